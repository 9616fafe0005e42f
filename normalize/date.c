/*
 * date.c - the date grammar of date.h: what the parts of a phrase (date_parts.h)
 * mean together. Not printed and so not guessed: in which months a season lies,
 * how many days "several" are.
 */
#include <string.h>

#include "date_rules.h"

/* The year of a day without one: the last that does not lie after the report. */
static int guess_year(const struct parts *p, int32_t report, int month, int day)
{
	int y, m, d;

	isodate_from_days(report, &y, &m, &d);
	if (has_key(p, KEY_NEXT))
		return month > m ? y : y + 1;
	if (p->unit == 'y' || p->whole == 'y')	/* "in March this year", "in November last year" */
		return has_key(p, KEY_LAST) ? y - 1 : y;
	if (has_key(p, KEY_LAST))	/* "last October" */
		return month < m ? y : y - 1;
	return isodate_valid(y, month, day) && isodate_to_days(y, month, day) <= report + 1 ? y : y - 1;
}

/* Whole days between two dates, or a kind of figure that they bound. */
static struct when read_days(const struct parts *p, int32_t start, int32_t end)
{
	/* "between 23:00 on 8 June and 06:00 on 9 June" */
	bool night = has_key(p, KEY_NIGHT) || has_key(p, KEY_OVERNIGHT) || (p->has_hour && end == start + 1);

	if (end < start && !night)
		return undated(WHEN_NONE);
	if (end < start)	/* "on the night of 9 October (from 20:00 on 8 October)" */
		return days(WHEN_NIGHT, end, start);
	if (night && start == end && p->weekdays.n && !has_key(p, KEY_OVERNIGHT))	/* "on Monday night, 3 May" */
		return days(WHEN_DAY, start, start);
	if (night)
		return days(WHEN_NIGHT, start == end ? start - 1 : start, end);
	return days(end > start ? WHEN_WINDOW : WHEN_DAY, start, end);
}

static bool is_ending(const struct parts *p)
{
	return has_key(p, KEY_TO) || has_key(p, KEY_ENDING) || has_key(p, KEY_UNTIL);
}

/* A length of time told by the day that ends or, of a week, opens it. */
static bool is_of_day(const struct parts *p)
{
	return p->unit && has_key(p, KEY_IN) && p->months.n == 1 && p->days.n < 2 && !is_share(p) &&
		(is_ending(p) || (p->unit == 'w' && p->days.n));
}

/* "in the seven days to 9 March", "in the 12 months to February", "in the week of 3 March" */
static struct when read_ending(const struct parts *p, int32_t start, int32_t end)
{
	int n = p->count ? p->count : 1;

	if (!is_ending(p))
		return days(WHEN_WINDOW, start, start + 6);
	if ((p->unit == 'm' || p->unit == 'y') && !p->days.n)
		return days(WHEN_WINDOW, months_before(start, (p->unit == 'y' ? 12 * n : n) - 1), end);
	return days(WHEN_WINDOW, before(p, end) + (p->unit != 'h'), end);
}

/* "in the week to Friday", "the 24 hours to 8 June": the window that ends on that day; no other phrase has one. */
static struct when window_to(const struct parts *p, int32_t day)
{
	if (!p->unit || p->weekdays.n + p->days.n != 1 || !is_ending(p) || has_key(p, KEY_NIGHT))
		return undated(WHEN_NONE);
	return days(WHEN_WINDOW, before(p, day) + (p->unit != 'h'), day);
}

#define AHEAD_DAYS 183	/* "by May", said in March, is to come; said in September it is past */

/* "by May", "until 2030": where what is told so ends; what is to come has no day yet. */
static bool is_bound(const struct parts *p)
{
	/* "is needed through July" */
	bool through = has_key(p, KEY_THROUGH) && p->months.n == 1;

	return (has_key(p, KEY_BY) || has_key(p, KEY_UNTIL) || through) && !has_key(p, KEY_FROM) &&
		!has_key(p, KEY_SINCE) && !p->days.n;
}

static struct when read_bound(const struct parts *p, const struct frame *f, int32_t start, int32_t end)
{
	if (f->has_report && start > f->report)
		return undated(WHEN_FUTURE);
	if (f->has_report && end > f->report)
		end = f->report;
	return has_key(p, KEY_BY) ? days(WHEN_AS_OF, end, end) : undated(WHEN_NONE);
}

/* The next May where that is nearer than the last, in a phrase without a year. */
static int32_t bound_start(const struct parts *p, const struct frame *f, int32_t start)
{
	int y, m, d;

	isodate_from_days(start, &y, &m, &d);
	return !p->years.n && isodate_to_days(y + 1, m, 1) - f->report < AHEAD_DAYS ? isodate_to_days(y + 1, m, 1) : start;
}

/* "early May", "in mid-May", "late May": a third of the month; "since" or "by mid-May": the 15th. */
static void narrow_month(const struct parts *p, bool open, int32_t *start, int32_t *end)
{
	if (p->days.n || p->months.n != 1 || is_share(p))
		return;
	if (has_key(p, KEY_EARLY))
		*end = *start + 9;
	else if (has_key(p, KEY_LATE))
		*start += 20;
	else if (has_key(p, KEY_MID)) {
		*end = *start + (is_bound(p) ? 14 : 19);
		*start += open ? 14 : 10;
	}
}

/* "between January and June", read in a March: that is over, and so last year's. */
static int guess_first_year(const struct parts *p, int32_t report, int month, int day)
{
	int last = p->months.v[p->months.n - 1];

	if (p->months.n < 2 || p->days.n)
		return guess_year(p, report, month, day);
	return guess_year(p, report, last, 1) - (last < month);
}

/* A phrase that names months, and days of them or none. */
static struct when read_months(const struct parts *p, const struct frame *f)
{
	int month = p->months.v[0], last_month = p->months.v[p->months.n - 1];
	int day = p->days.n ? p->days.v[0] : 1, last_day = p->days.n > 1 ? p->days.v[p->days.n - 1] : day, year, last_year;
	bool open = (has_key(p, KEY_SINCE) || has_key(p, KEY_FROM)) && p->days.n < 2 && p->months.n < 2;
	int32_t start, end;

	if (month < 1 || month > 12 || last_month < 1 || last_month > 12)
		return undated(WHEN_NONE);
	if (!p->years.n && !f->has_report)
		return undated(open ? WHEN_SINCE : p->days.n == 1 ? WHEN_DAY : WHEN_WINDOW);
	year = p->years.n ? p->years.v[0] : guess_first_year(p, f->report, month, day);
	last_year = p->years.n > 1 ? p->years.v[1] : year + (last_month < month);
	if (last_month < month && p->years.n == 1 && p->days.n) {	/* "31 December to 1 January 2025" */
		last_year = year;
		year--;
	}
	if (!p->days.n)
		last_day = isodate_month_days(last_year, last_month);
	if (!isodate_valid(year, month, day) || !isodate_valid(last_year, last_month, last_day))
		return undated(WHEN_NONE);
	start = isodate_to_days(year, month, day);
	end = isodate_to_days(last_year, last_month, last_day);
	narrow_month(p, open, &start, &end);
	if (is_of_day(p))
		return read_ending(p, start, end);
	if (is_bound(p) && p->months.n == 1)
		return read_bound(p, f, bound_start(p, f, start), end);
	if (open && p->years.n > 1 && has_key(p, KEY_TO))	/* "from 7 October 2023 to the end of 2024" */
		return last_year < year ? undated(WHEN_NONE) : days(WHEN_WINDOW, start, isodate_to_days(last_year, 12, 31));
	if (open)
		return since(f, true, start, end);
	if ((has_key(p, KEY_SINCE) || has_key(p, KEY_FROM)) && p->is_numeric)	/* a loss bulletin's "from 24.02.22 to" */
		return (struct when){ WHEN_SINCE, start, end, true, true, start, false };
	if (p->days.n)
		return f->has_report && start > f->report + 1 ? days(WHEN_FUTURE, start, end) : read_days(p, start, end);
	if (is_share(p))
		return read_share(p, start, end);
	if (f->has_report && start > f->report)
		return days(WHEN_FUTURE, start, end);
	if (f->has_report && end > f->report)
		end = f->report;
	return days(WHEN_WINDOW, start, end);
}

static struct when read_years(const struct parts *p, const struct frame *f)
{
	int first = p->years.v[0], last = p->years.v[p->years.n - 1];
	int32_t start = isodate_to_days(first, 1, 1), end;

	if (has_key(p, KEY_DECADE))
		last = first + 9;
	if (last < first)
		return undated(WHEN_NONE);
	end = isodate_to_days(last, 12, 31);
	if (is_bound(p) && p->years.n == 1)
		return read_bound(p, f, start, end);
	if (has_key(p, KEY_SINCE))
		return has_key(p, KEY_SEASON) ? since(f, false, 0, 0) : since(f, true, start, end);
	if (has_key(p, KEY_SEASON))
		return undated(WHEN_WINDOW);
	if (is_share(p))
		return read_share(p, start, end);
	if (f->has_report && start > f->report)
		return days(WHEN_FUTURE, start, end);
	return days(WHEN_WINDOW, start, end);
}

/* "on the 16th": the last one. */
static struct when read_month_day(const struct parts *p, int32_t report)
{
	int y, m, d, day = p->days.v[0];

	isodate_from_days(report, &y, &m, &d);
	if (day > d)
		isodate_from_days(month_start(report) - 1, &y, &m, &d);
	if (!isodate_valid(y, m, day))
		return undated(WHEN_NONE);
	return read_days(p, isodate_to_days(y, m, day), isodate_to_days(y, m, day));
}

static struct when night_from(const struct frame *f, int32_t day)
{
	return days(WHEN_NIGHT, day, day + 1 > f->report ? f->report : day + 1);
}

/* The last day of that name, the report's own included. */
static int32_t weekday_before(int32_t report, int weekday)
{
	return report - (isodate_weekday(report) - weekday + 7) % 7;
}

static struct when read_weekdays(const struct parts *p, const struct frame *f)
{
	int32_t day = weekday_before(f->report, p->weekdays.v[p->weekdays.n - 1]), ahead;
	bool several = p->weekdays.n > 1 && has_key(p, KEY_TO);

	if (has_key(p, KEY_NEXT)) {
		ahead = day + 7;
		return days(WHEN_FUTURE, ahead, ahead);
	}
	if (p->unit == 'w' && has_key(p, KEY_LAST))	/* "Monday last week" */
		day = monday(f->report) - 7 + p->weekdays.v[0];
	else if (has_key(p, KEY_LAST) && day == f->report)
		day -= 7;
	if (has_key(p, KEY_SINCE))
		return since(f, true, day, day);
	if (window_to(p, day).kind)
		return window_to(p, day);
	if (has_key(p, KEY_OVERNIGHT) && (has_key(p, KEY_TO) || p->weekdays.n > 1))
		return days(WHEN_NIGHT, day - 1, day);
	if (has_key(p, KEY_OVERNIGHT))
		return night_from(f, day);
	if ((several || has_key(p, KEY_TO)) && has_key(p, KEY_NIGHT))	/* "in the night to Tuesday" */
		return days(WHEN_NIGHT, day - 1, day);
	if (several)
		return days(has_key(p, KEY_FROM) ? WHEN_WINDOW : WHEN_DAY, weekday_before(day, p->weekdays.v[0]), day);
	/* "Sunday night" is the evening */
	return days(WHEN_DAY, day, day);
}

/* "in two nights" */
static bool is_nights(const struct parts *p)
{
	return has_key(p, KEY_NIGHT) && has_key(p, KEY_IN) && p->count > 1 && !p->unit;
}

/* Without the report's own date a phrase still says what kind of figure it dates. */
static struct when read_undated(const struct parts *p)
{
	if (has_key(p, KEY_SAME))
		return undated(WHEN_SAME);
	if (p->has_shift)
		return (struct when){ .kind = WHEN_SHIFT, .start = p->shift };
	if (has_key(p, KEY_NEXT) || (p->has_offset && p->offset > 0))
		return undated(WHEN_FUTURE);
	if (has_key(p, KEY_SINCE))
		return undated(WHEN_SINCE);
	if (p->weekdays.n || p->has_offset)
		return undated(has_key(p, KEY_OVERNIGHT) ? WHEN_NIGHT : has_key(p, KEY_AS_OF) ? WHEN_AS_OF : WHEN_DAY);
	if (has_key(p, KEY_OVERNIGHT) || (has_key(p, KEY_NIGHT) && (has_key(p, KEY_LAST) || has_key(p, KEY_PAST))))
		return undated(WHEN_NIGHT);
	if (p->unit == 'y' && has_key(p, KEY_THIS))
		return undated(WHEN_SINCE);
	if (is_nights(p) || (p->unit && (has_key(p, KEY_PAST) || has_key(p, KEY_LAST) || has_key(p, KEY_THIS) ||
			(has_key(p, KEY_IN) && !has_key(p, KEY_SOME) && !is_moment(p) && (p->count || strchr("wfmqy", p->unit))))))
		return undated(WHEN_WINDOW);
	return undated(WHEN_NONE);
}

/* A phrase of key words alone. */
static struct when read_relative(const struct parts *p, const struct frame *f)
{
	bool night = has_key(p, KEY_NIGHT), near = has_key(p, KEY_LAST) || has_key(p, KEY_PAST);

	if (has_key(p, KEY_SAME))
		return undated(WHEN_SAME);
	if (p->has_shift)
		return (struct when){ .kind = WHEN_SHIFT, .start = p->shift, .until = has_key(p, KEY_NIGHT) };
	if (p->whole && is_share(p))
		return read_whole(p, f->report);
	if (p->weekdays.n)
		return read_weekdays(p, f);
	if (p->ordinal && (p->unit == 'q' || p->unit == 'H'))
		return read_quarter(p, f->report);
	if (is_nights(p))
		return (struct when){ WHEN_WINDOW, f->report - p->count, f->report, true, true, f->report, true };
	if (night && has_key(p, KEY_AGO) && p->count && !p->unit)	/* "three nights ago" */
		return days(WHEN_NIGHT, f->report - p->count, f->report - p->count + 1);
	if (has_key(p, KEY_BY) && p->unit && !p->count)	/* "by the end of the year" */
		return undated(WHEN_FUTURE);
	if (has_key(p, KEY_WEEKEND))
		return read_weekend(p, f->report);
	if (night && near && has_key(p, KEY_LATE))	/* "late last night" */
		return days(WHEN_DAY, f->report - 1, f->report - 1);
	if (has_key(p, KEY_OVERNIGHT) || (night && near))
		return days(WHEN_NIGHT, f->report - 1, f->report);
	if (p->has_offset)
		return days(p->offset > 0 ? WHEN_FUTURE : WHEN_DAY, f->report + p->offset, f->report + p->offset);
	if (has_key(p, KEY_THIS) && (has_key(p, KEY_PART) || night))
		return days(WHEN_DAY, f->report, f->report);
	if (has_key(p, KEY_SEASON))
		return undated(has_key(p, KEY_NEXT) ? WHEN_FUTURE : WHEN_WINDOW);
	if (p->unit && !p->keys && !p->count && !p->plural && !p->ordinal)	/* "the quarter saw" */
		return undated(WHEN_SAME);
	if (p->unit)
		return read_period(p, f);
	if (p->days.n == 1)
		return read_month_day(p, f->report);
	return undated(WHEN_NONE);
}

/* "since the start of the month", "since last week", "since the weekend" */
static struct when read_since(const struct parts *p, const struct frame *f)
{
	struct parts last = *p;
	struct when w = undated(WHEN_NONE);

	if (!f->has_report)
		return since(f, false, 0, 0);
	if (p->ordinal && (p->unit == 'q' || p->unit == 'H'))
		return read_quarter(p, f->report);
	last.keys &= ~(1u << KEY_SINCE | 1u << KEY_START);
	last.keys |= has_key(p, KEY_LAST) ? 0 : 1u << KEY_THIS;
	if (p->has_offset)
		w = days(WHEN_DAY, f->report + p->offset, f->report + p->offset);
	else if (has_key(p, KEY_WEEKEND))
		w = read_weekend(p, f->report);
	else if (!p->count && (has_key(p, KEY_LAST) || has_key(p, KEY_START)) && p->unit == 'd')
		w = days(WHEN_DAY, f->report, f->report);
	else if (!p->count && (has_key(p, KEY_LAST) || has_key(p, KEY_START)) && p->unit && p->unit != 'h' && p->unit != 'M')
		w = read_calendar(&last, f);
	return w.has_start ? since(f, true, w.start, w.end) : since(f, false, 0, 0);
}

static struct when read_parts(const struct parts *p, const struct frame *f)
{
	if (p->week)
		return f->has_report ? read_week(p, f->report) : undated(WHEN_WINDOW);
	if (p->months.n)
		return read_months(p, f);
	if (p->years.n)
		return read_years(p, f);
	if (has_key(p, KEY_SINCE) && !p->weekdays.n)
		return read_since(p, f);
	return f->has_report ? read_relative(p, f) : read_undated(p);
}

struct when when_read(const struct lexicon *lx, const char *text, size_t len, bool has_report, int32_t report_day)
{
	struct parts p = date_parts(lx, text, len);
	struct frame f = { has_report, has_report ? report_day : 0 };
	struct when w = read_parts(&p, &f);

	/* "the deadliest since May", "in three years"; no "since the first raid in May" */
	if (has_key(&p, KEY_MOST) || (p.ordinal && has_key(&p, KEY_SINCE) && !starts_lower(text, "since "))) {
		w.kind = WHEN_PAST;
		w.end = w.until;
		w.has_end = w.has_start;
	}
	if (w.kind == WHEN_DAY && has_key(&p, KEY_AS_OF))
		w.kind = WHEN_AS_OF;
	return w;
}
