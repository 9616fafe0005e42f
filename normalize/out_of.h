/*
 * out_of.h - for relation.c: claims that are counted out of one of another action.
 * c is the later of the two. Each kind says which actions of c it is for.
 */
#ifndef TALLY_OUT_OF_H
#define TALLY_OUT_OF_H

#include "context.h"

/* What becomes of munitions in the air; of people who were taken; of people who were hurt. */
bool is_fate(const char *action);

/* Both tell whose the arms were, and they were not of one side. */
bool is_of_other_side(const struct claim *c, const struct claim *old);
bool is_of_taken(const char *action);
bool is_of_hurt(const char *action);

/* Out of the launched, the kidnapped, the injured and the killed. */
bool counted_out_of(const struct context *x, const struct claim *c, const struct claim *old);
bool counted_out_of_taken(const struct context *x, const struct claim *c, const struct claim *old);
bool counted_out_of_hurt(const struct context *x, const struct claim *c, const struct claim *old);
bool counted_out_of_dead(const struct context *x, const struct claim *c, const struct claim *old);

#endif
