/*
 * telling.h - for event.c alone: what the rows of one event come to.
 */
#ifndef TALLY_TELLING_H
#define TALLY_TELLING_H

#include "counted.h"

/* At least one row, in the order of reports. has_value always; bounds only where printed. */
struct figure figure_told(struct counted_row *const *row, size_t count);

#endif
