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
	return kind == WHEN_AS_OF && is(c->category, "people") ? "update" : "new";
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

/* One figure told again: the definite "the three", or a number too particular for chance. */
static bool repeats(const struct claim *c, const struct claim *old)
{
	const struct item *it = &c->home->shadow.items[c->item];

	if (c->home == old->home || !is(c->action, old->action) || !same_top(c->unit, old->unit) ||
	    !same_number(&c->figure, &old->figure) || *old->relation)
		return false;
	if (*c->country && *old->country && !is(c->country, old->country))
		return false;
	return it->flags & ITEM_DEFINITE || c->figure.value >= 10;
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

void find_relations(const struct context *x, struct claim **claims, size_t n)
{
	(void)x;
	for (size_t i = 0; i < n; i++) {
		struct claim *c = claims[i];
		size_t low = i > REPEAT_REACH ? i - REPEAT_REACH : 0;

		if (*c->relation || is(c->category, "money"))
			continue;
		for (size_t j = low; j < i && !*c->relation; j++)
			if (repeats(c, claims[j]))
				relate(c, claims[j], "same");
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
