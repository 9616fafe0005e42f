/*
 * date.h - what a printed date phrase means against the date of its report.
 *
 * "Saturday", "overnight into Sunday", "13-14 May", "over the past day", "since
 * 24 February 2022", "in March", "yesterday": weekdays and days without a year
 * look back from the report; a night spans two dates; what the calendar does
 * not have (31 June) is refused; a time of day alone says nothing.
 */
#ifndef TALLY_DATE_H
#define TALLY_DATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum when_kind {
	WHEN_NONE,	/* no date: a time of day, a length of time */
	WHEN_DAY,	/* one day, or several that an event took */
	WHEN_NIGHT,	/* two dates */
	WHEN_WINDOW,	/* a bounded window in which figures are counted */
	WHEN_AS_OF,	/* the day a running figure stood so */
	WHEN_SINCE,	/* from a start, or an open past, until the report */
	WHEN_FUTURE,
};

struct when {
	enum when_kind kind;
	int32_t start, end;	/* days since 1970-01-01 */
	bool has_start, has_end;
};

/* text: the phrase in any case, len bytes. report_day counts where has_report. */
struct when when_read(const char *text, size_t len, bool has_report, int32_t report_day);

#endif
