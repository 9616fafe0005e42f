/*
 * repeat.h - for relation.c: claims that count what an earlier one counted. c is
 * the later of the two.
 */
#ifndef TALLY_REPEAT_H
#define TALLY_REPEAT_H

#include "context.h"

/* One figure told again: the definite "the three", a number too particular for chance, or the lead's. */
bool repeats(const struct context *x, const struct claim *c, const struct claim *old);

/* "The three", "those four": told of before. */
bool is_definite(const struct context *x, const struct claim *c);

/* Another source's figure for what an earlier one told. */
bool disagrees(const struct context *x, const struct claim *c, const struct claim *old);

/* In one place as far as is known: a country holds its towns. */
bool same_place(const struct claim *c, const struct claim *old);

/* In a place of its own, which neither holds the other's nor lies in it. */
bool is_elsewhere(const struct claim *c, const struct claim *old);

/* Figures of one event are of one order: 30 against 2,700 are two things. */
bool same_order(const struct figure *a, const struct figure *b);

#endif
