/*
 * date.h - what a printed date phrase means against the date of its report.
 *
 * "Saturday", "overnight into Sunday", "13-14 May", "over the past day", "since
 * 24 February 2022", "in March", "yesterday": weekdays and days without a year
 * look back from the report; a night spans two dates; what the calendar does
 * not have (31 June) is refused; a time of day alone says nothing.
 *
 * A kind may come without days: "in three years" is a window, "last summer" was
 * in another season at the other end of the world. Such a phrase still keeps the
 * report's own date away from the claim.
 */
#ifndef TALLY_DATE_H
#define TALLY_DATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "extract/lexicon.h"

enum when_kind {
	WHEN_NONE,	/* no date: a time of day, a length of time */
	WHEN_DAY,	/* one day, or several that an event took */
	WHEN_NIGHT,	/* two dates */
	WHEN_WINDOW,	/* a bounded window in which figures are counted */
	WHEN_AS_OF,	/* the day a running figure stood so */
	WHEN_SINCE,	/* from a start, or an open past, until the report */
	WHEN_FUTURE,	/* days behind the report's */
	WHEN_SAME,	/* "in the same period": the one told of before */
	WHEN_SHIFT,	/* "the next day", "two days earlier": start days behind or before the one told of before */
	WHEN_AFTER,	/* "three days after the quake": the quake was start days from the day told, or the report's */
	WHEN_PAST,	/* "the deadliest since May": when another event was */
};

struct when {
	enum when_kind kind;
	int32_t start, end;	/* days since 1970-01-01 */
	bool has_start, has_end;
	int32_t until;		/* SINCE: last day of the day, month or year that is its start; SHIFT: 1 for a night */
	bool weak;		/* "in 24 hours": taken to end with the report where nothing else is told */
};

/*
 * text: the phrase in any case, len bytes; lx has the words of dates.
 * report_day counts where has_report.
 */
struct when when_read(const struct lexicon *lx, const char *text, size_t len, bool has_report, int32_t report_day);

#endif
