/*
 * out_of.c - whether a claim counts some of those that an earlier one told of under
 * another action: downed of the launched, freed of the taken, in hospital of the
 * hurt, bodies of the dead.
 */
#include "out_of.h"

#include "repeat.h"

#define TAKEN_REACH 4	/* sentences from those kidnapped to those set free */
#define HURT_REACH 2	/* sentences from the hurt to those taken to hospital */
#define DEAD_REACH 10	/* sentences from the dead to their bodies */

bool is_fate(const char *action)
{
	static const char *const fates[] = { "intercepted", "suppressed", "downed_or_suppressed", "hit", "fell",
		"left_airspace", "in_air", NULL };

	return is_one_of(action, fates);
}

bool is_of_other_side(const struct claim *c, const struct claim *old)
{
	return *c->owner && *old->owner && !is(c->owner, old->owner);
}

/* "launched 143 drones; 104 were downed": the 104 are counted out of the 143. */
bool counted_out_of(const struct context *x, const struct claim *c, const struct claim *old)
{
	(void)x;
	return is(c->category, "munitions") && is_fate(c->action) && is(old->action, "launched") &&
		same_top(c->unit, old->unit) && (is(c->count_type, old->count_type) || is(c->action, "in_air")) &&
		c->figure.has_value &&
		old->figure.has_value && c->figure.value <= old->figure.value && !is_of_other_side(c, old);
}

/* No more than those told of before within so many sentences, of their kind, in their place, and not others besides. */
static bool is_some_of(const struct claim *c, const struct claim *old, int reach)
{
	return !is_part(old) && same_top(c->unit, old->unit) && c->home - old->home <= reach && c->figure.has_value &&
		old->figure.has_value && c->figure.value <= old->figure.value && same_place(c, old) &&
		!(c->home->shadow.items[c->item].flags & ITEM_MORE);	/* "20 more are missing" */
}

/* "Two women who were kidnapped and then released": both are told of the same. */
static bool tells_of_taking(const struct claim *c)
{
	for (size_t i = 0; i < c->home->n_claims; i++)
		if (is(c->home->claims[i]->action, "kidnapped") && c->home->claims[i]->span.start == c->span.start)
			return true;
	return false;
}

/* "Gunmen seized 40 pupils. Twelve were freed, nine are still missing": counted out of those taken. */
bool is_of_taken(const char *action)
{
	static const char *const actions[] = { "released", "escaped", "rescued", "missing", "held", NULL };

	return is_one_of(action, actions);
}

bool counted_out_of_taken(const struct context *x, const struct claim *c, const struct claim *old)
{
	(void)x;
	return is_of_taken(c->action) && is(old->action, "kidnapped") && !tells_of_taking(c) &&
		is_some_of(c, old, TAKEN_REACH);
}

/* "Nine people were hurt; four were taken to hospital": some of the hurt */
bool is_of_hurt(const char *action)
{
	return is(action, "hospitalised");
}

bool counted_out_of_hurt(const struct context *x, const struct claim *c, const struct claim *old)
{
	/* "149 remained in hospital on Thursday": a level is of a day of its own */
	if (span_says(x, c->home->span, "scene.reset") || c->home->paragraph != old->home->paragraph ||
	    (!(c->inherited & INHERIT_DATE) && !is(c->date_start, old->date_start) && !is(c->count_type, "standing")))
		return false;
	return is_of_hurt(c->action) && is(old->action, "injured") && is_some_of(c, old, HURT_REACH);
}

/* "51 died. We have brought up 36 bodies": the bodies of some of the dead */
bool counted_out_of_dead(const struct context *x, const struct claim *c, const struct claim *old)
{
	(void)x;
	/* "the bodies of five sailors" are of others, and so is what was found in a place of its own */
	if (!(c->inherited & INHERIT_PLACE) && *c->place && !*old->place)
		return false;
	return is(c->action, "body_recovered") && c->home->shadow.items[c->item].cls == CLASS_QN &&
		is(old->action, "killed") && is_some_of(c, old, DEAD_REACH);
}
