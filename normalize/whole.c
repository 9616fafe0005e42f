/*
 * whole.c - no part is more than its whole. Where a list below "458 drones (some 300 of
 * them decoys):" opens with 458, it breaks down what the 300 are of, all of it; a part
 * that is more than whatever it could be of is none.
 */
#include "repeat.h"

static bool is_more(const struct claim *c, const struct claim *whole)
{
	return c->figure.has_value && whole->figure.has_value && c->figure.value > whole->figure.value &&
		is(c->action, whole->action) && same_top(c->unit, whole->unit);
}

static bool is_part_of(const struct claim *c, const struct claim *whole)
{
	return c->parent == whole && c->home != whole->home && is(c->relation, "part");
}

/* What holds a claim that is too large for its parent: the parent's own whole, if one is large enough; NULL. */
static struct claim *larger_whole(const struct claim *c)
{
	struct claim *whole = c->parent->parent;

	while (whole && is_more(c, whole))
		whole = whole->parent;
	return whole;
}

void settle_wholes(struct claim **claims, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct claim *c = claims[i], *old = c->parent, *whole;

		if (!old || !is_part(c) || is(old->unit, "share") || !is_more(c, old))
			continue;
		whole = larger_whole(c);
		for (size_t k = 0; k < n; k++)
			if (k != i && whole && is_part_of(claims[k], old))
				claims[k]->parent = whole;
		c->parent = whole;
		if (!whole)
			c->relation = "";
	}
}
