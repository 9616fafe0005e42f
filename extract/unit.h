/*
 * unit.h - the categories of units. Category follows the unit, whatever
 * happened to it; the table is lexicon/units.txt.
 */
#ifndef TALLY_UNIT_H
#define TALLY_UNIT_H

#include "text.h"

struct units {
	struct arena arena;
	struct unit_class *first;
};

void units_release(struct units *u);

/* Lines "uav | munitions". False and "FILE:LINE: reason" if malformed. */
bool units_load(struct units *u, const char *file, const char *text, size_t len, struct buf *err);

/* Category of "uav.strike+missile" (that of its first part); "" where unknown. */
const char *unit_category(const struct units *u, const char *unit);

/* True when unit is of, or below, the dotted code prefix. */
bool unit_within(const char *unit, const char *prefix);

/* Whether two units are of one kind, that of their first part: missile.cruise and missile. */
bool same_top(const char *a, const char *b);

#endif
