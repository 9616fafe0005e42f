/*
 * part.h - a long report in parts, so that memory stays bounded however long
 * it is. Where it is cut goes by its bytes alone: the same text has the same
 * parts, however it was read. No sentence and, where the text has blank lines,
 * no paragraph is torn; a character never is.
 */
#ifndef TALLY_PART_H
#define TALLY_PART_H

#include "report.h"

#define PART_BYTES ((size_t)128 * 1024)	/* the longest part */
#define PART_AHEAD ((size_t)8 * 1024)	/* what must be known behind it, to see where sentences end */

/*
 * Bytes of the first part of a text, of which len bytes are at hand: all of it,
 * or at least PART_BYTES + PART_AHEAD. A byte may be read behind them.
 */
size_t part_length(const char *text, size_t len);

/* A report whose text is whole, total bytes: cut it to its first part, go on to the part behind. */
void part_first(struct report *r, size_t total);
void part_next(struct report *r, size_t total);

#endif
