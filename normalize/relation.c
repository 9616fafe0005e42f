/*
 * relation.c - what kind of count a claim is, how sure, and how it stands to
 * the other claims of its report. A first version: the same figure again.
 */
#include "context.h"

#include <string.h>

static bool same_top(const char *a, const char *b)
{
	size_t n = strcspn(a, ".+"), m = strcspn(b, ".+");

	return n == m && !memcmp(a, b, n);
}

static bool is(const char *a, const char *b)
{
	return !strcmp(a, b);
}

static bool is_weak(const char *type)
{
	return *type && type[strlen(type) - 1] == '?';
}

static bool is_part(const struct claim *c)
{
	return is(c->relation, "subset") || is(c->relation, "part") || is(c->relation, "of");
}

/* "Two more died" adds to a toll only where the same has been told of before, or is summed up. */
static bool adds_to_toll(const struct context *x, const struct claim *c)
{
	const struct sentence *s = c->home, *first = x->doc->sentences;

	/* "killed one and injured two more": another verb, not another victim of the same */
	for (size_t i = 1; i < s->n_claims; i++)
		if (s->claims[i] == c && !is(s->claims[i - 1]->action, c->action))
			return false;
	for (size_t i = 0; i < s->n_claims; i++)
		if (s->claims[i] != c && is(s->claims[i]->action, c->action) && is(s->claims[i]->count_type, "update"))
			return true;
	for (; s >= first && c->home - s < REACH; s--)
		for (size_t i = 0; i < s->n_claims && s->claims[i] != c; i++)
			if (is(s->claims[i]->action, c->action) && is(s->claims[i]->category, c->category) &&
			    !is_part(s->claims[i]))
				return true;
	return false;
}

static const char *type_of(const struct context *x, const struct claim *c, enum when_kind kind)
{
	const struct item *it = &c->home->shadow.items[c->item];

	if (is(c->action, "missing") || is(c->action, "trapped") || is(c->action, "held") || is(c->action, "in_air"))
		return "standing";
	if (kind == WHEN_SINCE)
		return "cumulative";
	if (kind == WHEN_FUTURE)
		return "plan";
	if (it->flags & ITEM_MORE && strcmp(c->category, "money") && adds_to_toll(x, c))
		return "increment";
	if (kind == WHEN_WINDOW)
		return "period";
	if (is(c->count_type, "cumulative?") && kind != WHEN_DAY && kind != WHEN_NIGHT)
		return "cumulative";
	if (kind == WHEN_AS_OF)
		return is(c->category, "people") ? "update" : "cumulative";
	return "new";
}

void settle_type(const struct context *x, struct claim *c, enum when_kind kind)
{
	if (!*c->status)
		c->status = "asserted";
	if (*c->count_type && !is_weak(c->count_type))
		return;
	if (c->parent && c->parent->id && is_part(c)) {
		c->count_type = c->parent->count_type;
		if (is(c->status, "asserted"))
			c->status = c->parent->status;
		return;
	}
	c->count_type = type_of(x, c, kind);
}

static bool same_number(const struct figure *a, const struct figure *b)
{
	return a->has_value && b->has_value && a->value >= b->value && a->value <= b->value;
}

/* Two claims that may speak of one thing: as to place, and as to what they count. */
static bool comparable(const struct claim *c, const struct claim *old)
{
	if (c->home == old->home || !is(c->action, old->action) || !same_top(c->unit, old->unit) || is_part(old) ||
	    is(old->relation, "same") || is(old->relation, "delta"))
		return false;
	if (is(c->unit, "share") || is(c->status, "planned") != is(old->status, "planned"))
		return false;
	if (*c->country && *old->country && !is(c->country, old->country))
		return false;
	return !*c->place || !*old->place || is(c->place, old->place) || c->inherited & INHERIT_PLACE ||
		old->inherited & INHERIT_PLACE;
}

/* Claims of the headline and lead, which the text below tells again. */
static bool is_lead(const struct context *x, const struct claim *c)
{
	return c->home->paragraph <= x->doc->sentences->paragraph + 1;
}

/* One figure told again: the definite "the three", a number too particular for chance, or the lead's. */
static bool repeats(const struct context *x, const struct claim *c, const struct claim *old)
{
	const struct item *it = &c->home->shadow.items[c->item];

	if (!same_number(&c->figure, &old->figure) || !comparable(c, old))
		return false;
	return it->flags & ITEM_DEFINITE || c->figure.value >= 10 ||
		(is_lead(x, old) && c->figure.value >= 3 && is(c->unit, old->unit) && is(c->date_start, old->date_start));
}

/* Figures of one event are of one order: 30 against 2,700 are two things. */
static bool same_order(const struct figure *a, const struct figure *b)
{
	double x = a->has_value ? a->value : a->low, y = b->has_value ? b->value : b->low;

	return x > 0 && y > 0 && x <= 3 * y && y <= 3 * x;
}

static bool is_count(const char *type)
{
	return is(type, "new") || is(type, "update") || is(type, "cumulative");
}

/* Large figures a little apart, of one thing in one country, are two counts of it. */
static bool is_near(const struct claim *c, const struct claim *old)
{
	double a = c->figure.value, b = old->figure.value;

	return c->figure.has_value && old->figure.has_value && a >= 100 && b >= 100 && a <= 1.25 * b && b <= 1.25 * a &&
		is(c->country, old->country) && *c->country && !is(c->count_type, "update") && same_top(c->unit, old->unit);
}

/* Another source's figure for what an earlier one told. */
static bool disagrees(const struct claim *c, const struct claim *old)
{
	if (!comparable(c, old) || same_number(&c->figure, &old->figure) || !is(c->category, "people") || is_part(old) ||
	    !is_count(c->count_type) || !is_count(old->count_type) || !c->figure.has_value)
		return false;
	if (is_near(c, old))
		return true;
	return *c->source && !is(c->source, old->source) && !(c->inherited & INHERIT_SOURCE) && is(c->unit, old->unit) &&
		(is(c->date_start, old->date_start) || c->inherited & INHERIT_DATE) &&
		(is(c->place, old->place) || c->inherited & INHERIT_PLACE) && c->home - old->home < 12 &&
		same_order(&c->figure, &old->figure);
}

static bool is_fate(const char *action)
{
	static const char *const fates[] = { "intercepted", "suppressed", "downed_or_suppressed", "hit", "fell",
		"left_airspace", "in_air" };

	for (size_t i = 0; i < sizeof(fates) / sizeof(*fates); i++)
		if (is(fates[i], action))
			return true;
	return false;
}

/* "launched 143 drones; 104 were downed": the 104 are counted out of the 143. */
static bool counted_out_of(const struct claim *c, const struct claim *old)
{
	return is(c->category, "munitions") && is_fate(c->action) && is(old->action, "launched") &&
		same_top(c->unit, old->unit) && is(c->count_type, old->count_type) && c->figure.has_value &&
		old->figure.has_value && c->figure.value <= old->figure.value;
}

/* "Two more died, bringing the toll to 19" */
static bool grows(const struct claim *c, const struct claim *total)
{
	return c->home == total->home && is(c->count_type, "increment") && is(total->count_type, "update") &&
		is(c->action, total->action);
}

static void relate(struct claim *c, struct claim *to, const char *relation)
{
	c->relation = relation;
	c->parent = to;
}

/* "some 85% of the missiles were intercepted": a share of what was told before */
static bool shares(struct claim *c, struct claim *old)
{
	if (!is(c->unit, "share") || is(old->unit, "share") || is(old->category, "money"))
		return false;
	if (is(c->action, old->action))
		relate(c, old, "subset");
	else if (is_fate(c->action) && is(old->action, "launched"))
		relate(c, old, "of");
	return *c->relation;
}

/* 909 casualties, then 432 died and 477 were wounded: the two make up the first. */
static bool breaks_down(struct claim *dead, struct claim *hurt, struct claim *total)
{
	double sum = dead->figure.value + hurt->figure.value;

	if (!is(total->action, "casualty") || !is(dead->action, "killed") || !is(hurt->action, "injured") ||
	    dead->home != hurt->home || !total->figure.has_value || sum < total->figure.value || sum > total->figure.value)
		return false;
	relate(dead, total, "part");
	relate(hurt, total, "part");
	return true;
}

/* "Ten people, including six men and four women": an exact breakdown is made of parts. */
static void settle_parts(struct claim **claims, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const struct claim *total = claims[i]->parent;
		double sum = 0;
		size_t k, end = i;

		if (!is(claims[i]->relation, "subset") || !total || !total->figure.has_value)
			continue;
		for (; end < n && claims[end]->parent == total && is(claims[end]->relation, "subset") &&
		       claims[end]->home == claims[i]->home && claims[end]->figure.has_value; end++)
			sum += claims[end]->figure.value;
		if (end > i + 1 && sum >= total->figure.value && sum <= total->figure.value)
			for (k = i; k < end; k++)
				claims[k]->relation = "part";
		i = end > i ? end - 1 : i;
	}
}

void find_relations(const struct context *x, struct claim **claims, size_t n)
{
	settle_parts(claims, n);
	for (size_t i = 0; i < n; i++) {
		struct claim *c = claims[i];
		size_t low = i > REPEAT_REACH ? i - REPEAT_REACH : 0;

		if (*c->relation)
			continue;
		for (size_t j = i; j-- > low && !shares(c, claims[j]);)
			;
		for (size_t j = i; j-- > low && i + 1 < n && !breaks_down(c, claims[i + 1], claims[j]);)
			;
		for (size_t j = low; j < i && !*c->relation; j++)
			if (repeats(x, c, claims[j]))
				relate(c, claims[j], "same");
		for (size_t j = low; j < i && !*c->relation; j++)
			if (disagrees(c, claims[j]))
				relate(c, claims[j], "conflicts");
		for (size_t j = i; j-- > low && !*c->relation;)
			if (counted_out_of(c, claims[j])) {
				relate(c, claims[j], "of");
				c->has_of_total = c->home == claims[j]->home;
				c->of_total = claims[j]->figure.value;
			}
		for (size_t j = i + 1; j < n && j < i + 4 && !*c->relation; j++)
			if (grows(c, claims[j]))
				relate(c, claims[j], "delta");
	}
}
