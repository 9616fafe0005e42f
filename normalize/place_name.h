/*
 * place_name.h - for resolve.c alone: the parts of a printed place. All point
 * into its words, none is a string of its own.
 */
#ifndef TALLY_PLACE_NAME_H
#define TALLY_PLACE_NAME_H

#include "context.h"

/* A name without what only says where in it or what it is. */
struct named {
	const char *s;
	size_t len;
	bool region;	/* "Sumy region" */
};

/* Up to the comma, or to the "and" of a list, of which the first counts; *rest: behind it. */
struct named next_part_of(const char **rest);

/* "Tolmar neighbourhood of Velmar" is Tolmar neighbourhood, and lies in Velmar; false where it is not so put. */
bool cut_inner(const struct context *x, struct named *n, struct named *box);

/* "northern settlement of Velmar" is Velmar; false where no word for a kind stands before the name. */
bool cut_kind_of(struct named *n);

/* The name itself, behind "northern" and before "region". */
struct named core_of(struct named n);

#endif
