/*
 * date_rules.h - for date.c and period.c alone: what date phrases are read against,
 * and the answers that they give.
 */
#ifndef TALLY_DATE_RULES_H
#define TALLY_DATE_RULES_H

#include "date.h"
#include "date_parts.h"
#include "extract/isodate.h"

static inline struct when days(enum when_kind kind, int32_t start, int32_t end)
{
	return (struct when){ kind, start, end, true, true, end, false };
}

static inline struct when undated(enum when_kind kind)
{
	return (struct when){ .kind = kind };
}

/* What a phrase is read against. */
struct frame {
	bool has_report;
	int32_t report;
};

static inline struct when since(const struct frame *f, bool has_start, int32_t start, int32_t until)
{
	return (struct when){ WHEN_SINCE, start, f->report, has_start, f->has_report, until, false };
}

static inline int32_t year_start(int32_t day)
{
	int y, m, d;

	isodate_from_days(day, &y, &m, &d);
	return isodate_to_days(y, 1, 1);
}

static inline int32_t month_start(int32_t day)
{
	int y, m, d;

	isodate_from_days(day, &y, &m, &d);
	return isodate_to_days(y, m, 1);
}

static inline int32_t monday(int32_t day)
{
	return day - isodate_weekday(day);
}

/* period.c: the same day so many months before, or the last of that month. */
int32_t months_before(int32_t day, int n);

/* The first day of the "past 24 hours", "last three weeks" that end on a day. */
int32_t before(const struct parts *p, int32_t day);

/* "this week", "last month": by the calendar. */
struct when read_calendar(const struct parts *p, const struct frame *f);

/* A phrase that tells a length of time: "in the past two days", "three weeks ago", "a day later". */
struct when read_period(const struct parts *p, const struct frame *f);
bool is_moment(const struct parts *p);

/* "the first sixteen days of", "the second half of", "the third quarter of" a month or year */
bool is_share(const struct parts *p);
struct when read_share(const struct parts *p, int32_t start, int32_t end);

/* "the first two months of this year", "the last week of the month" */
struct when read_whole(const struct parts *p, int32_t report);

/* "in Q3": the last that has begun; "week 33": by the calendar of weeks, of which the first has 4 January in it. */
struct when read_quarter(const struct parts *p, int32_t report);
struct when read_week(const struct parts *p, int32_t report);

/* The last Saturday and Sunday that have begun; said on a Saturday, those that are over. */
struct when read_weekend(const struct parts *p, int32_t report);

#endif
