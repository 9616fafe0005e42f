/*
 * breakdown.c - parts of a total: the items of the list that a line with it
 * opens, what stands in apposition to it, and what rules called some of it where
 * the sum is exact. Nothing is a part because it might be: only by its sum.
 */
#include "place.h"
#include "repeat.h"

#include <math.h>
#include <string.h>

#define APPOSED 9	/* claims in apposition to a total */
#define SUM_REACH 6	/* sentences from a total to the one that breaks it down */
#define SUM_OVER 1.2	/* a sum of parts over the least that a total is told to be */
#define SUM_LEAST 4	/* smaller sums come about by chance, … */
#define SUM_OF_KINDS 2	/* … but for "one civilian and one soldier" of the lead's two */
#define SUM_SURE 20	/* and these do not, wherever the parts are */
#define SPREAD_LEAST 10	/* the same where the parts stand in several sentences … */
#define SPREAD_REACH 8	/* … of so many */

bool adds_up(double sum, const struct figure *total)
{
	bool open = total->hedge == HEDGE_AT_LEAST || total->hedge == HEDGE_MORE_THAN;

	return total->has_value && sum >= total->value && sum <= total->value * (open ? SUM_OVER : 1);
}

bool says_between(const struct context *x, size_t from, size_t to, const char *const *words)
{
	for (size_t i = from; i < to; i++)
		for (size_t k = 0; x->text[i] == ' ' && words[k]; k++)
			if (starts_lower(x->text + i + 1, words[k]))
				return true;
	return false;
}

static bool is_item_of(const struct claim *c, const struct claim *total)
{
	return c->figure.has_value && total->figure.has_value && is(c->action, total->action) &&
		same_top(c->unit, total->unit) && (!*c->relation || c->parent == total);
}

/* Whether the figures of a list's items, from claim i on, make up a figure of the line that opens it. */
static bool sums_to(const struct context *x, struct claim **claims, size_t n, size_t i, const struct claim *total,
		const struct sentence *lead)
{
	double sum = 0;

	for (; i < n && claims[i]->home - lead < REACH && lead_of(x, claims[i]->home) == lead; i++)
		if (is_item_of(claims[i], total))
			sum += claims[i]->figure.value;
	return adds_up(sum, &total->figure);
}

/* "19 dead, as follows:", and then six here, nine there and four elsewhere. */
static size_t settle_list(const struct context *x, struct claim **claims, size_t n, size_t i)
{
	const struct sentence *lead = lead_of(x, claims[i]->home);
	size_t end = i;

	while (lead && end < n && claims[end]->home - lead < REACH && lead_of(x, claims[end]->home) == lead)
		end++;
	for (size_t k = 0; lead && k < lead->n_claims; k++) {
		struct claim *total = lead->claims[k];

		for (size_t j = i; sums_to(x, claims, end, i, total, lead) && j < end; j++)
			if (is_item_of(claims[j], total)) {
				claims[j]->relation = "part";
				claims[j]->parent = total;
			}
	}
	return end > i ? end : i + 1;
}

/* Whether a place is told between a total and the first of what may be its parts. */
static bool place_between(const struct claim *total, const struct claim *c)
{
	const struct shadow *sh = &total->home->shadow;

	for (size_t i = 0; i < sh->n_items; i++)
		if (sh->items[i].cls == CLASS_WHERE && sh->items[i].span.start >= total->unit_span.end &&
		    sh->items[i].span.end <= c->span.start)
			return true;
	return false;
}

/* The least total that counts standing behind it may make up: smaller sums come about by chance. */
static double least_total(const struct context *x, const struct claim *total, const struct claim *c)
{
	if (c->span.start == total->unit_span.end + 2 && x->text[total->unit_span.end] == ',')
		return 2;
	if (c->span.start <= total->span.end || !place_between(total, c))
		return SUM_LEAST;
	/* "29 over Arno, 15 over Lys, 11 over Sol and three over Berd": each of its own place, and none of the first */
	return is_elsewhere(c, total) && !memchr(x->text + total->span.end, ':', c->span.start - total->span.end) &&
		(!is_wide(total) || is_wide(c)) ? HUGE_VAL : SUM_SURE;
}

/* "Two people, a man and a girl, were hurt", "40 died, 22 of them here and 18 there": those behind are the total. */
static void settle_apposition(const struct context *x, struct claim **claims, size_t n, size_t i)
{
	struct claim *total = claims[i];
	size_t end = i + 1;
	double sum = 0;

	if (!total->figure.has_value || total->figure.value < 2 || end == n || is_part(total) ||
	    total->figure.value < least_total(x, total, claims[end]))
		return;
	for (; end < n && sum < total->figure.value && end - i <= APPOSED; end++) {
		const struct claim *c = claims[end];

		if (c->home != total->home || (*c->relation && !(is(c->relation, "subset") && c->parent == total)) ||
		    !is(c->action, total->action) || !c->figure.has_value || c->figure.value < 1 ||
		    !(unit_within(c->unit, total->unit) || unit_within(total->unit, c->unit)) ||
		    c->span.start < total->span.end + 2)
			return;
		sum += c->figure.value;
	}
	if (sum < total->figure.value || sum > total->figure.value || end < i + 3)
		return;
	for (size_t k = i + 1; k < end; k++) {
		claims[k]->relation = "part";
		claims[k]->parent = total;
	}
}

bool counts_alike(const struct claim *c, const struct claim *first)
{
	return is(c->action, first->action) && same_top(c->unit, first->unit);
}

/*
 * What the claims of one sentence that are like the first of them sum up to; 0 where
 * they are no breakdown. *kinds: no two of them count the same kind.
 */
static double sum_like(const struct claim *first, bool *kinds)
{
	double sum = 0;
	size_t n = 0;

	*kinds = true;
	for (size_t i = 0; i < first->home->n_claims; i++) {
		const struct claim *c = first->home->claims[i];

		if (!counts_alike(c, first))
			continue;
		if (*c->relation || !c->figure.has_value || c->figure.value < 1 || (!n && c != first))
			return 0;
		*kinds &= !n || !is(c->unit, first->unit);
		sum += c->figure.value;
		n++;
	}
	return n > 1 ? sum : 0;
}

/* "30 on Monday, 18 on Sunday": no day of its own lies outside of the total's. */
static bool is_within_days(const struct claim *total, const struct claim *c)
{
	return c->inherited & INHERIT_DATE || !c->date_span.end || !total->date_span.end || !*c->date_start ||
		!*total->date_start ||
		(strcmp(c->date_start, total->date_start) >= 0 && strcmp(c->date_end, total->date_end) <= 0);
}

/* Told of another place than the total, or of days that it is not of. */
static bool is_apart(const struct claim *total, const struct claim *c)
{
	return (is_elsewhere(c, total) && *total->place && !is_wide(total)) || !is_within_days(total, c);
}

bool may_hold(const struct claim *total, const struct claim *c)
{
	bool bare = c->unit_span.end == c->unit_span.start;

	return (unit_within(c->unit, total->unit) || (bare && unit_within(total->unit, c->unit))) && !is_apart(total, c);
}

/* "Twelve soldiers", and then six civilians: none of the one is one of the other. */
static bool is_other_kind(const struct claim *total, const struct claim *c)
{
	static const char *const armed[] = { "person.soldier", "person.militant", "person.police", "person.attacker", NULL };

	return (is(c->unit, "person.civilian") && is_one_of(total->unit, armed)) ||
		(is(total->unit, "person.civilian") && is_one_of(c->unit, armed));
}

/* Whether those that count like the first of a sentence may be parts of a total told before it. */
static bool may_hold_all(const struct claim *total, const struct claim *first)
{
	for (size_t i = 0; i < first->home->n_claims; i++) {
		const struct claim *c = first->home->claims[i];

		if (counts_alike(c, first) && (is_apart(total, c) || is_other_kind(total, c)))
			return false;
	}
	return true;
}

/* Whether a total is large enough not to be met by chance. */
static bool may_sum(const struct claim *total, const struct claim *first, bool kinds)
{
	return total->figure.value >= (kinds && is(total->date_start, first->date_start) ? SUM_OF_KINDS : SUM_LEAST);
}

/* "… rose to 273, including 137 in the capital", and then 73 here and 63 there: what is told already of a total. */
static double told_of(const struct claim *total)
{
	double sum = 0;

	for (size_t i = 0; i < total->home->n_claims; i++) {
		const struct claim *c = total->home->claims[i];

		if (c->parent == total && is(c->relation, "subset") && c->figure.has_value && !is(c->unit, "share"))
			sum += c->figure.value;
	}
	return sum;
}

/* "49 casualties, including 18 deaths", and then: "four children killed, 12 men and two women" */
static bool may_be_summed(const struct claim *total)
{
	return !*total->relation || (is_part(total) && total->parent && !is(total->action, total->parent->action));
}

/* "Eight people died", and then: "five were killed at once, and three died of their wounds". */
static void settle_sum(struct claim **claims, size_t i)
{
	struct claim *first = claims[i];
	struct sentence *s = first->home;
	bool kinds;
	double sum = sum_like(first, &kinds);

	for (size_t j = i; sum > 0 && j-- > 0 && s - claims[j]->home <= SUM_REACH;) {
		struct claim *total = claims[j];

		if (total->home == s || !may_be_summed(total) || !may_sum(total, first, kinds) || !counts_alike(total, first) ||
		    !may_hold_all(total, first) ||
		    !(adds_up(sum, &total->figure) || adds_up(sum + told_of(total), &total->figure)))
			continue;
		for (size_t k = 0; k < total->home->n_claims && !adds_up(sum, &total->figure); k++)
			if (total->home->claims[k]->parent == total && is(total->home->claims[k]->relation, "subset") &&
			    !is(total->home->claims[k]->unit, "share"))
				total->home->claims[k]->relation = "part";
		for (size_t k = 0; k < s->n_claims; k++)
			if (counts_alike(s->claims[k], first)) {
				s->claims[k]->relation = "part";
				s->claims[k]->parent = total;
			}
		return;
	}
}

static bool equals(double sum, const struct claim *total)
{
	return sum >= total->figure.value && sum <= total->figure.value;
}

void make_parts(struct claim **claims, size_t from, size_t end, struct claim *total,
		bool (*belongs)(const struct claim *c, const struct claim *total))
{
	for (size_t i = from; i < end; i++)
		if (belongs(claims[i], total)) {
			claims[i]->relation = "part";
			claims[i]->parent = total;
		}
}

/* Whether c may be one of the parts that a total is made of, told in the sentences behind it: of another place. */
static bool is_further(const struct claim *c, const struct claim *total)
{
	if (!c->figure.has_value || c->figure.value < 1 || c->figure.value >= total->figure.value)
		return false;
	if (is(c->relation, "subset"))
		return c->parent == total;
	return !*c->relation && *c->place && !is(c->place, total->place) && !(c->inherited & INHERIT_PLACE) &&
		may_hold(total, c);
}

static bool is_spread_of(const struct claim *c, const struct claim *total)
{
	return counts_alike(c, total) && is_further(c, total);
}

/*
 * "The quake killed 273, 137 of them in the capital", and then: "73 died in Arno, 43 in
 * Lys and 20 in Velmar": figures that follow on a total, each of a place of its own and
 * no other of their kind among them, until they make it up.
 */
static void settle_places(struct claim **claims, size_t n, size_t i)
{
	struct claim *total = claims[i];
	double sum = 0;
	size_t parts = 0, k = i + 1;

	if (!total->figure.has_value || total->figure.value < SPREAD_LEAST || is_part(total))
		return;
	for (; k < n && claims[k]->home - total->home <= SPREAD_REACH && sum < total->figure.value; k++) {
		const struct claim *c = claims[k];

		if (!counts_alike(c, total) || same_number(&c->figure, &total->figure))
			continue;
		if (!is_further(c, total))
			return;
		sum += c->figure.value;
		parts++;
	}
	if (parts > 1 && equals(sum, total))
		make_parts(claims, i + 1, k, total, is_spread_of);
}

void find_parts(const struct context *x, struct claim **claims, size_t n)
{
	for (size_t i = 0; i < n; i++)
		settle_apposition(x, claims, n, i);
	for (size_t i = 0; i < n;)
		i = settle_list(x, claims, n, i);
	for (size_t i = 0; i < n; i++)
		if (!*claims[i]->relation)
			settle_sum(claims, i);
	for (size_t i = 0; i < n; i++)
		settle_places(claims, n, i);
	find_lead_parts(x, claims, n);
}

/* "Nine there, including two children": some of the nine. */
static bool is_included(const struct context *x, const struct claim *c, const struct claim *before)
{
	return before->home == c->home && is(c->relation, "part") && c->span.start > 10 &&
		starts_lower(x->text + c->span.start - 10, "including ") && figure_size(&c->figure) <= figure_size(&before->figure);
}

/* "4,593 deaths: 2,725 here, 844 there and the balance elsewhere": parts that leave a rest are some of the total. */
static void settle_rest(const struct context *x, struct claim *c)
{
	static const char *const rest[] = { "rest ", "balance ", "remainder ", "others ", "elsewhere", NULL };

	if (is(c->relation, "part") && c->parent && c->parent->home == c->home && is(c->action, c->parent->action) &&
	    says_between(x, c->span.end, c->sentence.end, rest))
		c->relation = "subset";
}

/*
 * "Three of the dead were children and nine were soldiers", "22 of them …, and 141 …", "1,773 hurt (581 … and
 * 1,192 …), including 582": what is no part of a part, as it is more or stands behind its verb or bracket, is
 * one of the whole.
 */
static void settle_sister(const struct context *x, struct claim *c)
{
	static const char *const verbs[] = { "were", "was", "are", NULL };
	static const char *const inner[] = { " of them", " of whom", " of these", NULL };
	struct claim *p = c->parent;
	size_t from;

	if (!p || p->home != c->home || !p->parent || p->span.end >= c->span.start || !is(c->relation, "subset") ||
	    !(is(p->relation, "subset") || is(p->relation, "part")) || starts_with_one(x->text + c->span.end, inner))
		return;
	from = p->span.end;
	if (figure_size(&c->figure) > figure_size(&p->figure) || says_between(x, from, c->span.start, verbs) ||
	    (memchr(x->text + from, ')', c->span.start - from) && !memchr(x->text + from, '(', c->span.start - from)))
		c->parent = p->parent;
}

/* "Ten people, including six men and four women": an exact breakdown is made of parts. */
void settle_parts(const struct context *x, struct claim **claims, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		settle_sister(x, claims[i]);
		settle_rest(x, claims[i]);
	}
	for (size_t i = 1; i < n; i++)
		if (is_included(x, claims[i], claims[i - 1]) && is(claims[i - 1]->relation, "part")) {
			claims[i]->relation = "subset";
			claims[i]->parent = claims[i - 1];
		}
	for (size_t i = 0; i < n; i++) {
		const struct claim *total = claims[i]->parent;
		double sum = 0;
		size_t k, end = i;

		if (!is(claims[i]->relation, "subset") || !total || !total->figure.has_value)
			continue;
		for (; end < n && claims[end]->parent == total && is(claims[end]->relation, "subset") &&
		       claims[end]->home == claims[i]->home && claims[end]->figure.has_value; end++)
			sum += claims[end]->figure.value;
		if (end > i + 1 && adds_up(sum, &total->figure))
			for (k = i; k < end; k++)
				claims[k]->relation = "part";
		/* "six here, nine there": one as the other */
		if (end < n && claims[end]->parent == total && is(claims[end]->relation, "part") &&
		    claims[end]->home == claims[end - 1]->home && !is(claims[end - 1]->unit, "share"))
			claims[end - 1]->relation = "part";
		i = end > i ? end - 1 : i;
	}
}
