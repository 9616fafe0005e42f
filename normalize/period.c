/*
 * period.c - the part of the date grammar that tells lengths of time: windows by the
 * calendar and by the report's day, shares of a month or year, and days so long before
 * or behind another.
 */
#include <string.h>

#include "date_rules.h"

#define HALF_DAY 12	/* hours */

struct when read_calendar(const struct parts *p, const struct frame *f)
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

int32_t months_before(int32_t day, int n)
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
int32_t before(const struct parts *p, int32_t day)
{
	int n = p->count ? p->count : 1;

	switch (p->unit) {
	case 'M': return day;
	case 'h': return day - (n + 23) / 24;
	case 'd': return day - n;
	case 'w': return day - 7 * n;
	case 'f': return day - 14 * n;
	case 'm': return months_before(day, n);
	case 'q': return months_before(day, 3 * n);
	default: return months_before(day, 12 * n);
	}
}

/* "a few days ago", "in recent weeks", "in past years": how many is not printed */
static struct when read_some(const struct parts *p, const struct frame *f)
{
	bool window = has_key(p, KEY_IN) || has_key(p, KEY_PAST) || has_key(p, KEY_LAST);

	if ((p->unit == 'h' || p->unit == 'M') && (window || has_key(p, KEY_AGO)))
		return days(WHEN_DAY, f->report, f->report);
	return undated(has_key(p, KEY_AGO) ? WHEN_DAY : window ? WHEN_WINDOW : WHEN_NONE);
}

/* "in 24 hours", "in a fortnight": of which day they are the last is not printed */
static struct when weak_window(int32_t start, int32_t end)
{
	struct when w = days(WHEN_WINDOW, start, end);

	w.weak = true;
	return w;
}

/* "two days later", "a week earlier", "three days after the quake": months and years tell no day */
static struct when read_shift(const struct parts *p)
{
	int length = p->unit == 'd' ? 1 : p->unit == 'w' ? 7 : p->unit == 'f' ? 14 : 0;
	int n = length * (p->count ? p->count : 1);

	if (!length || has_key(p, KEY_SOME) || (p->plural && !p->count))
		return undated(p->unit == 'h' || p->unit == 'M' || has_key(p, KEY_AFTER) ? WHEN_NONE : WHEN_DAY);
	return (struct when){ .kind = has_key(p, KEY_AFTER) ? WHEN_AFTER : WHEN_SHIFT,
		.start = has_key(p, KEY_LATER) ? n : -n };
}

/* "within 20 minutes", "in two hours": how long one event took, no window of many */
bool is_moment(const struct parts *p)
{
	return has_key(p, KEY_IN) && p->count && (p->unit == 'M' || (p->unit == 'h' && p->count < HALF_DAY)) &&
		!has_key(p, KEY_PAST) && !has_key(p, KEY_LAST);
}

struct when read_period(const struct parts *p, const struct frame *f)
{
	bool calendar = !p->count && (p->unit == 'w' || p->unit == 'm' || p->unit == 'y' || p->unit == 'q');

	if (has_key(p, KEY_AFTER) || has_key(p, KEY_LATER) || has_key(p, KEY_EARLIER))
		return read_shift(p);
	if (has_key(p, KEY_NEXT))
		return calendar ? read_calendar(p, f) : days(WHEN_FUTURE, f->report, 2 * f->report - before(p, f->report));
	if (has_key(p, KEY_SOME) || (p->plural && !p->count && (has_key(p, KEY_PAST) || has_key(p, KEY_LAST))))
		return read_some(p, f);
	if (has_key(p, KEY_AGO))	/* months and years ago are no day, yet not today */
		return p->unit == 'd' || p->unit == 'w' ? days(WHEN_DAY, before(p, f->report), before(p, f->report)) :
			undated(p->unit == 'h' || p->unit == 'M' ? WHEN_NONE : WHEN_DAY);
	/* "in the last month" ends with the report, "last month" by the calendar */
	if (has_key(p, KEY_THIS) || (has_key(p, KEY_LAST) && calendar && !has_key(p, KEY_PAST)))
		return read_calendar(p, f);
	if (has_key(p, KEY_PAST) || has_key(p, KEY_LAST))
		return days(WHEN_WINDOW, before(p, f->report), f->report);
	if (is_moment(p))
		return undated(WHEN_NONE);
	if (has_key(p, KEY_IN) && p->unit && strchr(p->count ? "hdwf" : "wf", p->unit))
		return weak_window(before(p, f->report), f->report);
	if (has_key(p, KEY_IN) && (p->count || p->unit == 'm' || p->unit == 'y'))
		return undated(WHEN_WINDOW);
	return undated(WHEN_NONE);
}

struct when read_share(const struct parts *p, int32_t start, int32_t end)
{
	int n = p->count ? p->count : 1, y, m, d;
	int32_t length = end - start + 1, part = p->unit == 'w' ? 7 * n : n;

	isodate_from_days(start, &y, &m, &d);
	if (p->unit == 'd' || p->unit == 'w')
		return has_key(p, KEY_LAST) ? days(WHEN_WINDOW, end - part + 1, end) : days(WHEN_WINDOW, start, start + part - 1);
	if (p->unit == 'm' && length > 31 && n <= 12)
		return has_key(p, KEY_LAST) ? days(WHEN_WINDOW, isodate_to_days(y, 13 - n, 1), end) :
			days(WHEN_WINDOW, start, isodate_to_days(y, n, isodate_month_days(y, n)));
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

bool is_share(const struct parts *p)
{
	return (p->ordinal || has_key(p, KEY_LAST)) && p->unit && (p->unit != 'y') && (p->unit != 'h') && p->unit != 'M';
}

struct when read_whole(const struct parts *p, int32_t report)
{
	int32_t start = p->whole == 'y' ? year_start(report) : month_start(report), end;

	if (p->whole_last)
		start = p->whole == 'y' ? year_start(start - 1) : month_start(start - 1);
	end = p->whole == 'y' ? year_start(start + 366) - 1 : month_start(start + 31) - 1;
	return read_share(p, start, end > report ? report : end);
}

struct when read_week(const struct parts *p, int32_t report)
{
	int y, m, d;
	int32_t start;

	isodate_from_days(report, &y, &m, &d);
	if (p->years.n)
		y = p->years.v[0];
	start = monday(isodate_to_days(y, 1, 4)) + 7 * (p->week - 1);
	if (!p->years.n && start > report)
		start = monday(isodate_to_days(y - 1, 1, 4)) + 7 * (p->week - 1);
	return days(WHEN_WINDOW, start, start + 6);
}

struct when read_quarter(const struct parts *p, int32_t report)
{
	int32_t first = year_start(report);
	struct when w = read_share(p, first, year_start(first + 366) - 1);

	if (w.has_start && w.start > report)
		w = read_share(p, year_start(first - 1), first - 1);
	w.end = w.end > report ? report : w.end;
	if (has_key(p, KEY_SINCE))
		return (struct when){ WHEN_SINCE, w.start, report, true, true, w.start, false };
	return w;
}

struct when read_weekend(const struct parts *p, int32_t report)
{
	int32_t since = (isodate_weekday(report) + 2) % 7, saturday = report - (since || has_key(p, KEY_THIS) ? since : 7);

	if (has_key(p, KEY_NEXT))
		return days(WHEN_FUTURE, report - since + 7, report - since + 8);
	return days(WHEN_DAY, saturday, saturday + 1 > report ? report : saturday + 1);
}
