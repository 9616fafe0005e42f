/*
 * series.h - figures per day, week or month, without double counting.
 *
 * A cell is one line of daily.csv. Cells of count_type "new" are sums and may
 * be added along the dates; cells of "period", "cumulative" and "standing" are
 * figures of one place that must not be added to anything. The value is the
 * sum of what is printed, low and high the sum of the bounds, absent where one
 * of them is open. Reports are counted too (category "reports"): a day with no
 * cell of an action but with reports is a day on which none was printed; a day
 * without reports is one of which nothing is known.
 */
#ifndef TALLY_SERIES_H
#define TALLY_SERIES_H

#include "counted.h"

struct cell {
	long date;		/* where it is drawn: first day of the period, day of a level */
	long start, end;	/* the window that it covers; start may be NO_DAY */
	const char *category, *action, *unit, *count_type, *place;
	struct figure figure;
	size_t rows;		/* claims that made it */
	const char *why;	/* their "report_id#claim_id", joined by ';' */
};

struct series {
	struct cell *cell;	/* by date, category, action, unit, count_type, place */
	size_t count, cap;
	enum period by;
	struct counted claims;	/* owns the strings of the cells */
};

/*
 * Read the claims of path. Returns 0; 1 where rows were bad and left out; -1
 * where the file could not be read. What was wrong went to standard error.
 */
int series_read(struct series *s, const char *path, enum period by);
void series_release(struct series *s);

/* The cells as CSV with a header; why adds a column of that name. */
void series_print(const struct series *s, bool why, struct buf *out);

/* A plain decimal number, at most six decimals, no exponent. */
void print_number(struct buf *out, double number);

/* A text cell in quotes. */
void print_text(struct buf *out, const char *s);

/* "tally: …" on standard error; control bytes of the text become '?'. */
void series_warn(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

#endif
