/*
 * chart.h - the tables that the gnuplot scripts read: one line for each
 * calendar day, an empty cell where the day has no figure. Columns: date,
 * reports (published that day), no_report (1 where nothing tells of the day),
 * then the figures of the chart.
 */
#ifndef TALLY_CHART_H
#define TALLY_CHART_H

#include "series.h"

struct chart_tables {
	struct series *series;	/* by day; borrowed */
	long first, last;	/* days drawn; first > last where there are none */
	size_t outside;		/* cells that are of no day drawn */
};

/* The tables by name ("people.csv"), NULL behind the last. */
extern const char *const chart_files[];

/* Set first, last and outside from the series. */
void chart_find_days(struct chart_tables *p);

/* Append the table of that name to out. */
void chart_print(const struct chart_tables *p, const char *name, struct buf *out);

#endif
