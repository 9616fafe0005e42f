/*
 * relation.c - what kind of count a claim is, how sure, and how it stands to
 * the other claims of its report. A first version: the same figure again.
 */
#include "context.h"

#include <string.h>

void settle_type(const struct context *x, struct claim *c, enum when_kind kind)
{
	const struct item *it = &c->home->shadow.items[c->item];

	(void)x;
	if (!*c->status)
		c->status = "asserted";
	if (*c->count_type && c->count_type[strlen(c->count_type) - 1] != '?')
		return;
	if (c->parent && c->parent->id && (!strcmp(c->relation, "subset") || !strcmp(c->relation, "part") ||
					   !strcmp(c->relation, "of"))) {
		c->count_type = c->parent->count_type;
		if (!strcmp(c->status, "asserted"))
			c->status = c->parent->status;
		return;
	}
	if (!strcmp(c->action, "missing") || !strcmp(c->action, "trapped") || !strcmp(c->action, "held") ||
	    !strcmp(c->action, "in_air"))
		c->count_type = "standing";
	else if (kind == WHEN_SINCE)
		c->count_type = "cumulative";
	else if (kind == WHEN_FUTURE)
		c->count_type = "plan";
	else if (it->flags & ITEM_MORE && strcmp(c->category, "money") && c->home->n_claims == 1)
		c->count_type = "increment";
	else if (kind == WHEN_WINDOW)
		c->count_type = "period";
	else if (!strcmp(c->count_type, "cumulative?") && kind != WHEN_DAY && kind != WHEN_NIGHT)
		c->count_type = "cumulative";
	else
		c->count_type = "new";
}

static bool same_number(const struct figure *a, const struct figure *b)
{
	return a->has_value && b->has_value && a->value >= b->value && a->value <= b->value;
}

static bool same_top(const char *a, const char *b)
{
	size_t n = strcspn(a, ".+"), m = strcspn(b, ".+");

	return n == m && !memcmp(a, b, n);
}

/* One figure told again: the definite "the three", or a number too particular for chance. */
static bool repeats(const struct claim *c, const struct claim *old)
{
	const struct item *it = &c->home->shadow.items[c->item];

	if (c->home == old->home || strcmp(c->action, old->action) || !same_top(c->unit, old->unit) ||
	    !same_number(&c->figure, &old->figure) || *old->relation)
		return false;
	if (*c->country && *old->country && strcmp(c->country, old->country))
		return false;
	return it->flags & ITEM_DEFINITE || c->figure.value >= 10;
}

void find_relations(const struct context *x, struct claim **claims, size_t n)
{
	(void)x;
	for (size_t i = 1; i < n; i++) {
		if (*claims[i]->relation || !strcmp(claims[i]->category, "money"))
			continue;
		for (size_t j = i > REPEAT_REACH ? i - REPEAT_REACH : 0; j < i; j++)
			if (repeats(claims[i], claims[j])) {
				claims[i]->relation = "same";
				claims[i]->parent = claims[j];
				break;
			}
	}
}
