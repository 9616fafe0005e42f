/*
 * date.c - the date grammar of date.h: what the parts of a phrase (date_parts.h)
 * mean together. Not printed and so not guessed: in which months a season lies,
 * how many days "several" are.
 */
#include "date.h"

#include "date_parts.h"
#include "extract/isodate.h"

static struct when days(enum when_kind kind, int32_t start, int32_t end)
{
	return (struct when){ kind, start, end, true, true, end };
}

static struct when undated(enum when_kind kind)
{
	return (struct when){ .kind = kind };
}

/* What a phrase is read against. */
struct frame {
	bool has_report;
	int32_t report;
};

static struct when since(const struct frame *f, bool has_start, int32_t start, int32_t until)
{
	return (struct when){ WHEN_SINCE, start, f->report, has_start, f->has_report, until };
}

static int32_t year_start(int32_t day)
{
	int y, m, d;

	isodate_from_days(day, &y, &m, &d);
	return isodate_to_days(y, 1, 1);
}

static int32_t month_start(int32_t day)
{
	int y, m, d;

	isodate_from_days(day, &y, &m, &d);
	return isodate_to_days(y, m, 1);
}

static int32_t monday(int32_t day)
{
	return day - isodate_weekday(day);
}

/* The year of a day without one: the last that does not lie after the report. */
static int guess_year(const struct parts *p, int32_t report, int month, int day)
{
	int y, m, d;

	isodate_from_days(report, &y, &m, &d);
	if (has_key(p, KEY_NEXT))
		return month > m ? y : y + 1;
	if (p->unit == 'y')	/* "in March this year", "in November last year" */
		return has_key(p, KEY_LAST) ? y - 1 : y;
	if (has_key(p, KEY_LAST))	/* "last October" */
		return month < m ? y : y - 1;
	return isodate_valid(y, month, day) && isodate_to_days(y, month, day) <= report + 1 ? y : y - 1;
}

/* "the first sixteen days of", "the second half of", "the third quarter of" a month or year */
static struct when read_share(const struct parts *p, int32_t start, int32_t end)
{
	int n = p->count ? p->count : 1, y, m, d;
	int32_t length = end - start + 1, part = p->unit == 'w' ? 7 * n : n;

	isodate_from_days(start, &y, &m, &d);
	if (p->unit == 'd' || p->unit == 'w')
		return has_key(p, KEY_LAST) ? days(WHEN_WINDOW, end - part + 1, end) : days(WHEN_WINDOW, start, start + part - 1);
	if (p->unit == 'q' && p->ordinal >= 1 && p->ordinal <= 4)
		return days(WHEN_WINDOW, isodate_to_days(y, 3 * p->ordinal - 2, 1),
			isodate_to_days(y, 3 * p->ordinal, isodate_month_days(y, 3 * p->ordinal)));
	if (p->unit == 'H' && length > 31)
		return p->ordinal == 1 ? days(WHEN_WINDOW, start, isodate_to_days(y, 6, 30)) :
			days(WHEN_WINDOW, isodate_to_days(y, 7, 1), end);
	if (p->unit == 'H')
		return p->ordinal == 1 ? days(WHEN_WINDOW, start, start + 14) : days(WHEN_WINDOW, start + 15, end);
	return undated(WHEN_WINDOW);
}

static bool is_share(const struct parts *p)
{
	return (p->ordinal || has_key(p, KEY_LAST)) && p->unit && (p->unit != 'y') && (p->unit != 'h');
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
	if (night && start == end && p->weekdays.n && !has_key(p, KEY_OVERNIGHT))
		return days(WHEN_DAY, start, start);	/* "on Monday night, 3 May" */
	if (night)
		return days(WHEN_NIGHT, start == end ? start - 1 : start, end);
	return days(end > start ? WHEN_WINDOW : WHEN_DAY, start, end);
}

/* The same day so many months before, or the last of that month. */
static int32_t months_before(int32_t day, int n)
{
	int y, m, d, last;

	isodate_from_days(day, &y, &m, &d);
	m -= 1 + n % 12;
	y -= n / 12 + (m < 0);
	m = (m + 12) % 12 + 1;
	if (y < 1)
		return isodate_to_days(1, 1, 1);
	last = isodate_month_days(y, m);
	return isodate_to_days(y, m, d < last ? d : last);
}

/* "past 24 hours", "last three weeks"; what is shorter than a day may reach into the day before */
static int32_t before(const struct parts *p, int32_t day)
{
	int n = p->count ? p->count : 1;

	switch (p->unit) {
	case 'h': return day - (n + 23) / 24;
	case 'd': return day - n;
	case 'w': return day - 7 * n;
	case 'f': return day - 14 * n;
	case 'm': return months_before(day, n);
	case 'q': return months_before(day, 3 * n);
	default: return months_before(day, 12 * n);
	}
}

/* "in the week to Friday", "the 24 hours to 8 June": the window that ends on that day; no other phrase has one. */
static struct when window_to(const struct parts *p, int32_t day)
{
	if (!p->unit || p->weekdays.n + p->days.n != 1 || !has_key(p, KEY_TO) || has_key(p, KEY_NIGHT))
		return undated(WHEN_NONE);
	return days(WHEN_WINDOW, before(p, day) + (p->unit != 'h'), day);
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
	year = p->years.n ? p->years.v[0] : guess_year(p, f->report, month, day);
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
	if (open)
		return since(f, true, start, end);
	if ((has_key(p, KEY_SINCE) || has_key(p, KEY_FROM)) && p->is_numeric)	/* a loss bulletin's "from 24.02.22 to" */
		return (struct when){ WHEN_SINCE, start, end, true, true, start };
	if (window_to(p, end).kind)
		return window_to(p, end);
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
		return days(WHEN_NIGHT, day, day + 1 > f->report ? f->report : day + 1);
	if (several)
		return days(has_key(p, KEY_FROM) ? WHEN_WINDOW : WHEN_DAY, weekday_before(day, p->weekdays.v[0]), day);
	/* "Sunday night" is the evening */
	return days(WHEN_DAY, day, day);
}

/* The last Saturday and Sunday that have begun; said on a Saturday, those that are over. */
static struct when read_weekend(const struct parts *p, int32_t report)
{
	int32_t since = (isodate_weekday(report) + 2) % 7, saturday = report - (since || has_key(p, KEY_THIS) ? since : 7);

	if (has_key(p, KEY_NEXT))
		return days(WHEN_FUTURE, report - since + 7, report - since + 8);
	return days(WHEN_DAY, saturday, saturday + 1 > report ? report : saturday + 1);
}

/* "this week", "last month": by the calendar */
static struct when read_calendar(const struct parts *p, const struct frame *f)
{
	int32_t r = f->report, first, next;

	switch (p->unit) {
	case 'w':
		/* said on a Monday, "this week" is the one that just ended */
		if (has_key(p, KEY_THIS))
			return days(WHEN_WINDOW, monday(r - 1), r);
		return has_key(p, KEY_NEXT) ? days(WHEN_FUTURE, monday(r) + 7, monday(r) + 13) :
			days(WHEN_WINDOW, monday(r) - 7, monday(r) - 1);
	case 'm':
		first = month_start(r);
		next = month_start(first + 31);
		if (has_key(p, KEY_THIS))
			return days(WHEN_WINDOW, first, r);
		return has_key(p, KEY_NEXT) ? days(WHEN_FUTURE, next, month_start(next + 31) - 1) :
			days(WHEN_WINDOW, month_start(first - 1), first - 1);
	case 'y':
		first = year_start(r);
		next = year_start(first + 366);
		if (has_key(p, KEY_THIS))
			return since(f, true, first, next - 1);
		return has_key(p, KEY_NEXT) ? days(WHEN_FUTURE, next, year_start(next + 366) - 1) :
			days(WHEN_WINDOW, year_start(first - 1), first - 1);
	default:
		return undated(has_key(p, KEY_NEXT) ? WHEN_FUTURE : WHEN_WINDOW);
	}
}

/* "a few days ago", "in recent weeks", "in past years": how many is not printed */
static struct when read_some(const struct parts *p, const struct frame *f)
{
	bool window = has_key(p, KEY_IN) || has_key(p, KEY_PAST) || has_key(p, KEY_LAST);

	if (p->unit == 'h' && (window || has_key(p, KEY_AGO)))
		return days(WHEN_DAY, f->report, f->report);
	return undated(has_key(p, KEY_AGO) ? WHEN_DAY : window ? WHEN_WINDOW : WHEN_NONE);
}

static struct when read_period(const struct parts *p, const struct frame *f)
{
	bool calendar = !p->count && (p->unit == 'w' || p->unit == 'm' || p->unit == 'y' || p->unit == 'q');

	if (has_key(p, KEY_NEXT))
		return calendar ? read_calendar(p, f) : days(WHEN_FUTURE, f->report, 2 * f->report - before(p, f->report));
	if (has_key(p, KEY_SOME) || (p->plural && !p->count && (has_key(p, KEY_PAST) || has_key(p, KEY_LAST))))
		return read_some(p, f);
	if (has_key(p, KEY_AGO))	/* months and years ago are no day, yet not today */
		return p->unit == 'd' || p->unit == 'w' ? days(WHEN_DAY, before(p, f->report), before(p, f->report)) :
			undated(p->unit == 'h' ? WHEN_NONE : WHEN_DAY);
	if (has_key(p, KEY_THIS) || (has_key(p, KEY_LAST) && calendar))
		return read_calendar(p, f);
	if (has_key(p, KEY_PAST) || has_key(p, KEY_LAST))
		return days(WHEN_WINDOW, before(p, f->report), f->report);
	if (has_key(p, KEY_IN) && p->count)
		return undated(WHEN_WINDOW);
	return undated(WHEN_NONE);
}

/* Without the report's own date a phrase still says what kind of figure it dates. */
static struct when read_undated(const struct parts *p)
{
	if (has_key(p, KEY_SAME))
		return undated(WHEN_SAME);
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
	if (p->unit && (has_key(p, KEY_PAST) || has_key(p, KEY_LAST) || has_key(p, KEY_THIS) ||
			(has_key(p, KEY_IN) && p->count)))
		return undated(WHEN_WINDOW);
	return undated(WHEN_NONE);
}

/* A phrase of key words alone. */
static struct when read_relative(const struct parts *p, const struct frame *f)
{
	bool night = has_key(p, KEY_NIGHT), near = has_key(p, KEY_LAST) || has_key(p, KEY_PAST);

	if (has_key(p, KEY_SAME))
		return undated(WHEN_SAME);
	if (p->weekdays.n)
		return read_weekdays(p, f);
	if (has_key(p, KEY_WEEKEND))
		return read_weekend(p, f->report);
	if (has_key(p, KEY_OVERNIGHT) || (night && near))
		return days(WHEN_NIGHT, f->report - 1, f->report);
	if (p->has_offset)
		return days(p->offset > 0 ? WHEN_FUTURE : WHEN_DAY, f->report + p->offset, f->report + p->offset);
	if (has_key(p, KEY_THIS) && (has_key(p, KEY_PART) || night))
		return days(WHEN_DAY, f->report, f->report);
	if (has_key(p, KEY_SEASON))
		return undated(has_key(p, KEY_NEXT) ? WHEN_FUTURE : WHEN_WINDOW);
	if (p->unit)
		return read_period(p, f);
	if (p->days.n == 1)
		return read_month_day(p, f->report);
	return undated(WHEN_NONE);
}

static struct when read_parts(const struct parts *p, const struct frame *f)
{
	if (p->months.n)
		return read_months(p, f);
	if (p->years.n)
		return read_years(p, f);
	if (has_key(p, KEY_SINCE) && !p->weekdays.n)
		return f->has_report && p->has_offset ? since(f, true, f->report + p->offset, f->report + p->offset) :
			since(f, false, 0, 0);
	return f->has_report ? read_relative(p, f) : read_undated(p);
}

struct when when_read(const struct lexicon *lx, const char *text, size_t len, bool has_report, int32_t report_day)
{
	struct parts p = date_parts(lx, text, len);
	struct frame f = { has_report, has_report ? report_day : 0 };
	struct when w = read_parts(&p, &f);

	if (has_key(&p, KEY_MOST) || (p.ordinal && has_key(&p, KEY_SINCE))) {	/* "the deadliest since May", "in three years" */
		w.kind = WHEN_PAST;
		w.end = w.until;
		w.has_end = w.has_start;
	}
	if (w.kind == WHEN_DAY && has_key(&p, KEY_AS_OF))
		w.kind = WHEN_AS_OF;
	return w;
}
