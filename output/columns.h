/*
 * columns.h - the columns of claims.csv: one table for every form of output.
 *
 * A cell is the text that stands in the column, without quoting. Numbers are
 * plain decimals: no exponent, no thousands mark, no fraction on integers; an
 * unknown number is an empty cell. All text but `report_id` and `text` is kept
 * on one line: control codes, line ends among them, are written as blanks,
 * since plotting tools count a line end within quotes as a row.
 */
#ifndef TALLY_COLUMNS_H
#define TALLY_COLUMNS_H

#include "extract/claim.h"
#include "extract/report.h"
#include "extract/text.h"

#define SENTENCE_MAX 1000	/* bytes in the column "sentence" */

struct column {
	const char *name;
	const char *hxl;	/* tag of the HXL standard */
	bool numeric;
	void (*put)(struct buf *, const struct report *, const struct claim *);	/* appends */
};

extern const struct column columns[];	/* in the order of the contract */
extern const size_t n_columns;

/* NULL where there is no such column. */
const struct column *column_find(const char *name, size_t len);

/*
 * The shortest plain decimal that reads back as the same double; nothing for
 * infinities and NaN. -0 is written 0.
 */
void buf_add_number(struct buf *b, double value);

#endif
