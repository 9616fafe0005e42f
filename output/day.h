/*
 * day.h - calendar days as numbers: day 0 is 1970-01-01, Gregorian throughout.
 * No time zone and no locale takes part.
 */
#ifndef TALLY_DAY_H
#define TALLY_DAY_H

#include <limits.h>

#define NO_DAY LONG_MIN
#define DAY_SIZE 11	/* "YYYY-MM-DD" and its NUL */

/* The day of "YYYY-MM-DD"; NO_DAY for anything else, 31 June included. */
long day_parse(const char *s);

/* Writes the day as "YYYY-MM-DD", or "" for NO_DAY; returns out. */
const char *day_format(long day, char out[DAY_SIZE]);

enum period { BY_DAY, BY_WEEK, BY_MONTH };	/* a week begins on Monday */

long period_first(enum period by, long day);
long period_last(enum period by, long day);

#endif
