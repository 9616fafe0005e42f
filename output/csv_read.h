/*
 * csv_read.h - rows of a CSV file, columns found by the names in its header.
 *
 * A byte order mark is left out, as is a row of HXL tags right under the
 * header (first cell beginning with '#'). Rows are given one at a time and
 * nothing is kept, so a file may be larger than memory.
 */
#ifndef TALLY_CSV_READ_H
#define TALLY_CSV_READ_H

#include "extract/text.h"

struct csv_want {
	const char *name;	/* as in the header */
	bool required;		/* else a missing column reads as "" */
};

/* field[i] is the cell of want[i]; valid until the function returns. */
typedef void csv_row_fn(void *data, const char *const *field, size_t line);

/*
 * Read path ("-" is standard input) and give each row to fn; line is where
 * the row begins, from 1. Returns 0, or -1 with "path:line: reason" in err;
 * rows before the broken one were given.
 */
int csv_read(const char *path, const struct csv_want *want, size_t count,
	     csv_row_fn *fn, void *data, struct buf *err);

#endif
