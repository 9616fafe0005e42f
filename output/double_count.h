/*
 * double_count.h - for counted.c alone: which rows of a claims.csv a sum must leave out.
 */
#ifndef TALLY_DOUBLE_COUNT_H
#define TALLY_DOUBLE_COUNT_H

#include "counted.h"

/*
 * Sets out, aside and tried of each row, and counts those without a day in undated.
 * Rows of one report stand side by side, each with its parent.
 */
void mark_rows(struct counted *c);

#endif
