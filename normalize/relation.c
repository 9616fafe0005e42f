/*
 * relation.c - how a claim stands to the claims before it: a table of kinds of
 * relation and one walk back, over at most REPEAT_REACH claims. It computes no
 * figure, and what rules have related inside a sentence stays so.
 */
#include "out_of.h"
#include "repeat.h"

#include <string.h>

#define OWNER_REACH 6	/* sentences back that "two of them" may refer to */
#define BREAKDOWN_BYTES 300	/* from a total to what it is made of */
#define FROM_REACH 40	/* bytes from a total to "four from one family" */
#define WHERE_REACH 80	/* bytes from a total to the place where some of it fell */
#define KIN_REACH 40	/* sentences that a victim's kin are told of behind the total they were counted in */

bool same_number(const struct figure *a, const struct figure *b)
{
	return a->has_value && b->has_value && a->value >= b->value && a->value <= b->value;
}

bool is_part(const struct claim *c)
{
	return is(c->relation, "subset") || is(c->relation, "part") || is(c->relation, "of");
}

double figure_size(const struct figure *f)
{
	return f->has_value ? f->value : f->has_low ? f->low : f->high;
}

/* "Two more died, bringing the toll to 19" */
static bool grows(const struct context *x, const struct claim *c, const struct claim *total)
{
	static const char *const raise[] = { "bringing ", "raising ", "taking ", "pushing ", "lifting ", "brings ", "raises ",
		"took the ", "brought ", "raised ", "pushed ", "bring ", "raise ", "push ",
		NULL };
	static const char *const more[] = { "more ", "further ", NULL };
	/* "spoke of two dead and raised this to five": the same dead, counted again */
	static const char *const corrected[] = { "raised this ", "raised it ", "raised that ", "raising this ", "raising it ",
		NULL };

	if (c->home != total->home || !is(total->count_type, "update") || !is(c->action, total->action) ||
	    figure_size(&c->figure) >= figure_size(&total->figure))
		return false;
	if (is(c->count_type, "increment"))
		return true;
	return c->span.end < total->span.start && !says_between(x, c->span.end, total->span.start, corrected) &&
		(says_between(x, c->span.end, total->span.start, raise) || says_between(x, c->span.end, c->unit_span.end, more));
}

/* "some 85% of the missiles were intercepted": a share of what was told before */
static bool is_share_of(const struct claim *c, const struct claim *old)
{
	return is(c->unit, "share") && !is(old->unit, "share") && !is(old->category, "money");
}

static bool shares_same(const struct context *x, const struct claim *c, const struct claim *old)
{
	(void)x;
	return is_share_of(c, old) && is(c->action, old->action);
}

/* What one side lost is no part of what the other launched. */
static bool shares_launched(const struct context *x, const struct claim *c, const struct claim *old)
{
	(void)x;
	return is_share_of(c, old) && is_fate(c->action) && is(old->action, "launched") && !is_of_other_side(c, old);
}

/* Two fates that a third action tells of together: 909 casualties are the dead and the hurt. */
static const struct pair {
	const char *whole, *one, *other;
} pairs[] = {
	{ "casualty", "killed", "injured" }, { "downed_or_suppressed", "intercepted", "suppressed" },
};

static const char *other_fate(const char *whole, const char *action)
{
	for (size_t i = 0; i < sizeof(pairs) / sizeof(*pairs); i++) {
		if (!is(whole, pairs[i].whole))
			continue;
		if (is(action, pairs[i].one) || is(action, pairs[i].other))
			return is(action, pairs[i].one) ? pairs[i].other : pairs[i].one;
	}
	return NULL;
}

/* 909 casualties, then 432 died and 477 were wounded: the two make up the first. */
static bool makes_up(const struct context *x, const struct claim *c, const struct claim *total)
{
	const char *other = other_fate(total->action, c->action);

	(void)x;
	if (!other || !total->figure.has_value || !same_top(c->unit, total->unit))
		return false;
	for (size_t i = 0; i < c->home->n_claims; i++) {
		const struct claim *rest = c->home->claims[i];

		if (is(rest->action, other) && adds_up(c->figure.value + rest->figure.value, &total->figure))
			return true;
	}
	return false;
}

/* "94 were taken to hospital: six in serious condition": behind a colon stands what it is made of. */
static bool breaks_down(const struct context *x, const struct claim *c, const struct claim *total)
{
	const char *text = x->text + total->span.end, *colon;
	size_t gap = c->span.start > total->span.end ? c->span.start - total->span.end : 0;

	if (c->home != total->home || gap > BREAKDOWN_BYTES || is(c->category, "money") || !is(c->action, total->action) ||
	    !same_top(c->unit, total->unit) || !c->figure.has_value || !total->figure.has_value ||
	    c->figure.value >= total->figure.value)
		return false;
	colon = memchr(text, ':', gap);
	return colon && !memchr(text, ';', gap) && colon[1] == ' ';
}

/* "killed nine people, four from one family": those behind the comma are some of them. */
static bool comes_from(const struct context *x, const struct claim *c, const struct claim *total)
{
	static const char *const actions[] = { "killed", "injured", "casualty", "arrested", "captured", NULL };

	return c->home == total->home && is(c->action, total->action) && is_one_of(c->action, actions) &&
		c->unit_span.end == c->unit_span.start && c->span.start > total->unit_span.end + 1 &&
		c->span.start - total->unit_span.end < FROM_REACH &&
		memchr(x->text + total->unit_span.end, ',', c->span.start - total->unit_span.end) == x->text + c->span.start - 2 &&
		starts_lower(x->text + c->span.end, " from ") && figure_size(&c->figure) <= figure_size(&total->figure);
}

/* "Floods displaced 26,000 people. A week later 11,000 remained in shelters": some of the same. */
static bool remains_of(const struct context *x, const struct claim *c, const struct claim *old)
{
	(void)x;
	return is(c->action, "displaced") && is(old->action, "displaced") && is(c->count_type, "standing") &&
		!is(old->count_type, "standing") && c->home->paragraph == old->home->paragraph && same_top(c->unit, old->unit) &&
		c->figure.has_value && old->figure.has_value && c->figure.value < old->figure.value;
}

/* Both told of in one sentence by the same verb, c the fewer and behind. */
static bool is_fewer(const struct claim *c, const struct claim *total)
{
	return c->home == total->home && is(c->action, total->action) && same_top(c->unit, total->unit) &&
		figure_size(&c->figure) < figure_size(&total->figure) && total->span.start <= c->span.start;
}

/* "Five are in hospital, two in intensive care": a bare count of no other place right behind a comma. */
static bool is_inner(const struct context *x, const struct claim *c, const struct claim *total)
{
	return is_of_hurt(c->action) && c->home == total->home && is(c->action, total->action) &&
		c->unit_span.end == c->unit_span.start && c->span.start > total->span.end + 2 &&
		starts_lower(x->text + c->span.start - 2, ", ") && figure_size(&c->figure) < figure_size(&total->figure) &&
		!memchr(x->text + total->span.end, ',', c->span.start - 2 - total->span.end) &&
		(c->inherited & INHERIT_PLACE || !*c->place || is(c->place, total->place));
}

/* "killed 14 people, five in Velmar alone" */
static bool is_alone(const struct context *x, const struct claim *c, const struct claim *total)
{
	static const char *const alone[] = { "alone", NULL };
	size_t end = c->span.end;
	/* "hundreds are missing, and the mayor spoke of 370 in her town alone": nobody knows of how many */
	bool vague = !total->figure.has_value && c->home == total->home && is(c->action, total->action) &&
		same_top(c->unit, total->unit) && total->span.start < c->span.start;

	if (!vague && !is_fewer(c, total))
		return false;
	while (end < c->sentence.end && end < c->span.end + FROM_REACH && !strchr(",;:.", x->text[end]))
		end++;
	return says_between(x, c->span.end, end, alone);
}

/* "killed 170 in Velmar district, where 110 died in one town"; not "killed nine and shelled Lys, where three died" */
static bool is_where(const struct context *x, const struct claim *c, const struct claim *total)
{
	static const char *const other[] = { "and", "but", "while", NULL };
	size_t comma = total->span.end;

	if (!is_fewer(c, total) || c->span.start <= comma)
		return false;
	while (comma < c->span.start && comma < total->span.end + WHERE_REACH && x->text[comma] != ',')
		comma++;
	return comma < c->span.start && starts_lower(x->text + comma, ", where ") &&
		!says_between(x, total->span.end, comma, other) &&
		!memchr(x->text + comma + 1, ',', c->span.start - comma - 1);
}

/* Kinds of relation to an earlier claim. Where several hold, the first; of one kind, the nearest claim. */
static const struct kind {
	const char *relation;
	bool (*holds)(const struct context *x, const struct claim *c, const struct claim *old);
} kinds[] = {
	{ "subset", breaks_down }, { "subset", comes_from }, { "subset", remains_of },
	{ "subset", is_alone }, { "subset", is_where }, { "subset", is_inner }, { "subset", shares_same },
	{ "of", shares_launched },
	{ "part", makes_up }, { "same", repeats }, { "conflicts", disagrees }, { "of", counted_out_of },
	{ "of", counted_out_of_taken }, { "of", counted_out_of_hurt },
	{ "of", counted_out_of_dead },
};

#define KINDS (sizeof(kinds) / sizeof(*kinds))

/* Which actions c may be related to beside its own: what every kind above asks first. */
struct reach {
	bool any, launched, kidnapped, injured, killed;
};

static bool reaches(const struct reach *r, const struct claim *c, const struct claim *old)
{
	return r->any || is(c->action, old->action) || (r->launched && is(old->action, "launched")) ||
		other_fate(old->action, c->action) || (r->kidnapped && is(old->action, "kidnapped")) ||
		(r->injured && is(old->action, "injured")) || (r->killed && is(old->action, "killed"));
}

static void relate_back(const struct context *x, struct claim **claims, size_t i)
{
	struct claim *c = claims[i];
	struct reach r = { is(c->unit, "share"), is_fate(c->action), is_of_taken(c->action),
		is_of_hurt(c->action), is(c->action, "body_recovered") };
	size_t low = i > REPEAT_REACH ? i - REPEAT_REACH : 0, best = KINDS;

	for (size_t j = i; j-- > low && best;)
		for (size_t k = 0; k < best && reaches(&r, c, claims[j]); k++)
			if (kinds[k].holds(x, c, claims[j])) {
				best = k;
				c->parent = claims[j];
			}
	if (best == KINDS)
		return;
	c->relation = kinds[best].relation;
	if (is(c->relation, "of") && c->home == c->parent->home) {
		c->has_of_total = true;
		c->of_total = c->parent->figure.value;
	}
}

/* What a claim that a rule called some of others ("two of them died"), or a rival figure, belongs to. */
static bool may_own(const struct claim *c, const struct claim *old)
{
	bool share = is(c->unit, "share");

	if ((!share && !is(c->category, old->category)) || is(old->unit, "share") || is_part(old))
		return false;
	if (is(c->relation, "conflicts"))
		return !is(old->relation, "conflicts") && is(c->action, old->action) && same_top(c->unit, old->unit) &&
			same_place(c, old) && same_order(&c->figure, &old->figure) &&
			!same_number(&c->figure, &old->figure);
	if (!share && (!same_top(c->unit, old->unit) || figure_size(&c->figure) > figure_size(&old->figure)))
		return false;
	return is(c->action, old->action) || is(c->relation, "of");
}

/* The nearest claim that may own this one; a subset that is found takes its kind of count. */
static void find_owner(struct claim **claims, size_t i)
{
	struct claim *c = claims[i];
	/* "subset?" holds where something is found for it to belong to */
	bool suspected = is_weak(c->relation);
	long reach = suspected ? KIN_REACH : OWNER_REACH;

	for (size_t j = i; j-- > 0 && c->home - claims[j]->home <= reach;) {
		if (!may_own(c, claims[j]))
			continue;
		c->parent = claims[j]->parent && is(claims[j]->relation, "same") ? claims[j]->parent : claims[j];
		if (suspected || (is(c->relation, "of") && is(c->action, c->parent->action)))
			c->relation = "subset";
		if (is(c->relation, "subset") && is(c->count_type, "new"))
			c->count_type = c->parent->count_type;
		return;
	}
	if (suspected || is(c->relation, "conflicts"))
		c->relation = "";
}

/* "Two of the men", "eight of the victims": some of those told of before. */
static bool is_some_of(const struct context *x, const struct claim *c)
{
	static const char *const words[] = { " of the ", " of those ", " of these ", NULL };
	const char *text = x->text + c->span.end;

	for (size_t i = 0; words[i]; i++)
		if (starts_lower(text, words[i]))
			return c->unit_span.start == c->span.end + strlen(words[i]);
	return false;
}

/* "Some 25,000 of them were airlifted": of those told of before. */
static bool is_of_them(const struct context *x, const struct claim *c)
{
	const char *text = x->text + c->span.end;

	return c->unit_span.end == c->unit_span.start && (starts_lower(text, " of them ") || starts_lower(text, " of those "));
}

/* What "two of the men" are counted out of: the nearest larger count of such before it, of the same action first. */
static void find_whole(struct claim **claims, size_t i)
{
	struct claim *c = claims[i];

	for (size_t j = i; j-- > 0 && c->home - claims[j]->home <= OWNER_REACH && !is(c->relation, "subset");) {
		struct claim *old = claims[j];
		bool same = is(c->action, old->action);

		if (is_part(old) || is(old->unit, "share") || !is(c->category, old->category) ||
		    !(unit_within(c->unit, old->unit) || unit_within(old->unit, c->unit)) ||
		    figure_size(&c->figure) >= figure_size(&old->figure) || (c->parent && !same))
			continue;
		c->parent = old;
		c->relation = same ? "subset" : "of";
	}
}

/* "Two more died, bringing the toll to 19": the total stands behind, in the same sentence. */
static void find_total(const struct context *x, struct claim *c)
{
	for (size_t i = 0; i < c->home->n_claims && !*c->relation; i++)
		if (grows(x, c, c->home->claims[i])) {
			c->count_type = "increment";
			c->relation = "delta";
			c->parent = c->home->claims[i];
		}
}

/* "Eight of the ten were downed", told again: once counted out is enough. */
static void find_repeat(const struct context *x, struct claim **claims, size_t i)
{
	size_t low = i > REPEAT_REACH ? i - REPEAT_REACH : 0;

	for (size_t j = i; j-- > low;)
		if (repeats(x, claims[i], claims[j])) {
			claims[i]->relation = "same";
			claims[i]->parent = claims[j];
			return;
		}
}

/* "17 soldiers, four of them officers": no policemen. */
static void settle_officers(const struct context *x, struct claim *c)
{
	if (is(c->unit, "person.police") && is(c->relation, "subset") && c->parent && is(c->parent->unit, "person.soldier") &&
	    (starts_lower(x->text + c->unit_span.start, "officer") || starts_lower(x->text + c->span.end, " of them officer")))
		c->unit = c->parent->unit;
}

/* "She lost four of her children": hers, and some of the dead that were told of before. */
static bool is_of_kin(const struct context *x, const struct claim *c)
{
	static const char *const of[] = { " of his ", " of her ", " of my ", " of our ", NULL };
	static const char *const kin[] = { "children", "sons", "daughters", "brothers", "sisters", "siblings", "relatives",
		"grandchildren", "cousins", "nephews", "nieces", "family", "kin ", "loved ones", NULL };

	if (!is(c->action, "killed") || !starts_with_one(x->text + c->unit_span.start, kin))
		return false;
	for (size_t i = 0; of[i]; i++)
		if (starts_lower(x->text + c->span.end, of[i]) && c->unit_span.start >= c->span.end + strlen(of[i]) &&
		    c->unit_span.start < c->span.end + FROM_REACH)
			return true;
	return false;
}

void find_relations(const struct context *x, struct claim **claims, size_t n)
{
	find_parts(x, claims, n);
	for (size_t i = 0; i < n; i++) {
		if (!*claims[i]->relation && is_of_kin(x, claims[i]))
			claims[i]->relation = "subset?";
		if (is(claims[i]->relation, "of"))
			find_repeat(x, claims, i);
		if (*claims[i]->relation) {
			if (is(claims[i]->relation, "conflicts") && claims[i]->parent &&
			    same_number(&claims[i]->figure, &claims[i]->parent->figure))
				claims[i]->relation = "same";
			if (!claims[i]->parent)
				find_owner(claims, i);
			continue;
		}
		relate_back(x, claims, i);
		find_total(x, claims[i]);
		if (!*claims[i]->relation && (is_some_of(x, claims[i]) || is_of_them(x, claims[i])))
			find_whole(claims, i);
		/* "four of the 29 passengers", who are told of nowhere else; not "all 29" */
		if (!*claims[i]->relation && claims[i]->has_of_total && claims[i]->of_total > figure_size(&claims[i]->figure))
			claims[i]->relation = "of";
	}
	find_lead_subsets(x, claims, n);
	settle_parts(x, claims, n);
	settle_wholes(claims, n);
	for (size_t i = 0; i < n; i++)
		settle_officers(x, claims[i]);
}
