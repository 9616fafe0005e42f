/*
 * isodate.h - calendar dates as YYYY-MM-DD strings and as day numbers.
 *
 * Proleptic Gregorian calendar, years 1 to 9999, no time zones: a date is
 * what was printed. A day number counts from 1970-01-01, which is 0.
 */
#ifndef TALLY_ISODATE_H
#define TALLY_ISODATE_H

#include <stdbool.h>
#include <stdint.h>

#define ISODATE_SIZE 11		/* bytes of "YYYY-MM-DD" with its NUL */

/*
 * Read a whole string as one date and write it to out as YYYY-MM-DD:
 *   2026-03-15   2026-03-15T06:00:00Z   2026-03-15 06:00   10/12/2023 (month first)
 *   October 8, 2023   Oct 8, 2023   8 October 2023   8 Oct 2023
 *   October 8-9, 2023   8-9 October 2023 (the last day)
 * Blanks at both ends are passed over, month names are English in any case
 * and may end in a full stop, the comma may be missing. False, and out left
 * alone, for anything else and for days that the calendar does not have.
 */
bool isodate_parse(const char *s, char out[ISODATE_SIZE]);

bool isodate_valid(int year, int month, int day);
int isodate_month_days(int year, int month);	/* 28..31; month is 1..12 */

/* The date must be valid. */
int32_t isodate_to_days(int year, int month, int day);
void isodate_from_days(int32_t days, int *year, int *month, int *day);

/* The same for strings: read takes nothing but YYYY-MM-DD. */
bool isodate_read(const char *iso, int32_t *days);
/* Days outside of the years 1 to 9999 are brought to the nearer end. */
void isodate_write(int32_t days, char out[ISODATE_SIZE]);

/* 0 is Monday, 6 is Sunday. */
int isodate_weekday(int32_t days);

#endif
