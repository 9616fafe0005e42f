/*
 * date.c - the date grammar of date.h. A phrase is read into its parts (days,
 * months, years, weekdays, key words) in one pass; what they mean together is
 * decided after.
 */
#include "date.h"

#include <stdlib.h>
#include <string.h>

#include "extract/isodate.h"
#include "extract/text.h"

#define MAX_PARTS 4

struct parts {
	int day[MAX_PARTS], month[MAX_PARTS], year[MAX_PARTS], weekday[MAX_PARTS];
	size_t days, months, years, weekdays;
	int count;		/* "past 24 hours": 24; 0 where none */
	char period;		/* h d w m y of "hours days weeks months years", 0 */
	bool overnight, night, since, first, from, until, past, this_, last, next, ago, yesterday, today, range, iso, in,
		morning, weekend;
};

static const char *const months[] = { "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct",
	"nov", "dec" };
static const char *const weekdays[] = { "mon", "tue", "wed", "thu", "fri", "sat", "sun" };
static const char *const numbers[] = { "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
	"ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
	"twenty" };

static bool is_word(const char *w, const char *list)
{
	size_t n = strlen(w);

	for (const char *s = list; (s = strstr(s, w)); s += n)
		if ((s == list || s[-1] == ' ') && (s[n] == ' ' || !s[n]))
			return n > 0;
	return false;
}

static int prefix_index(const char *w, const char *const *table, int n)
{
	for (int i = 0; i < n; i++)
		if (!strncmp(w, table[i], strlen(table[i])))
			return i;
	return -1;
}

static bool is_month(const char *w, int *month)
{
	static const char *const names = "jan january feb february mar march apr april may jun june jul july aug august "
		"sep sept september oct october nov november dec december";

	if (!is_word(w, names))
		return false;
	*month = prefix_index(w, months, 12) + 1;
	return true;
}

static bool is_weekday(const char *w, int *day)
{
	size_t n = strlen(w);

	*day = prefix_index(w, weekdays, 7);
	return *day >= 0 && n > 5 && (!strcmp(w + n - 3, "day") || !strcmp(w + n - 4, "days"));
}

static void add_part(int *list, size_t *n, int value)
{
	if (*n < MAX_PARTS)
		list[(*n)++] = value;
}

static void read_number(struct parts *p, const char *w)
{
	long v = strtol(w, NULL, 10);
	size_t digits = strspn(w, "0123456789");

	if (digits == 4 && v >= 1900 && v < 2100 && !w[4])
		add_part(p->year, &p->years, (int)v);
	else if (digits == 2 && v > 31 && p->months && !w[2])
		add_part(p->year, &p->years, v < 50 ? 2000 + (int)v : 1900 + (int)v);	/* 27 NOV 89 */
	else if (digits <= 2 && v >= 1 && v <= 31)
		add_part(p->day, &p->days, (int)v);
	if (v > 0 && v < 1000)
		p->count = (int)v;
}

static void read_key(struct parts *p, const char *w)
{
	static const struct { const char *words; size_t at; } flags[] = {
		{ "overnight", offsetof(struct parts, overnight) }, { "night nights evening", offsetof(struct parts, night) },
		{ "since", offsetof(struct parts, since) }, { "first", offsetof(struct parts, first) },
		{ "from", offsetof(struct parts, from) }, { "until till by", offsetof(struct parts, until) },
		{ "past previous preceding", offsetof(struct parts, past) }, { "this", offsetof(struct parts, this_) },
		{ "last", offsetof(struct parts, last) }, { "next coming tomorrow", offsetof(struct parts, next) },
		{ "ago earlier", offsetof(struct parts, ago) }, { "yesterday", offsetof(struct parts, yesterday) },
		{ "today tonight", offsetof(struct parts, today) }, { "to and through between", offsetof(struct parts, range) },
		{ "in within during over", offsetof(struct parts, in) }, { "morning afternoon", offsetof(struct parts, morning) },
		{ "into", offsetof(struct parts, range) }, { "weekend", offsetof(struct parts, weekend) },
	};
	int n = prefix_index(w, numbers, 21);

	for (size_t i = 0; i < sizeof(flags) / sizeof(*flags); i++)
		if (is_word(w, flags[i].words))
			*(bool *)((char *)p + flags[i].at) = true;
	if (is_word(w, "hour hours minute minutes"))
		p->period = 'h';
	else if (is_word(w, "day days"))
		p->period = 'd';
	else if (is_word(w, "week weeks"))
		p->period = 'w';
	else if (is_word(w, "month months"))
		p->period = 'm';
	else if (is_word(w, "year years"))
		p->period = 'y';
	for (; n >= 0 && n < 21; n++)
		if (!strcmp(w, numbers[n]))
			p->count = n;
}

/* "24.02.22", "2025-11-30", "30/11/2025": day before month but in ISO dates */
static bool read_compact(struct parts *p, const char *s, size_t len)
{
	int v[3] = { 0, 0, 0 }, digits[3] = { 0, 0, 0 }, n = 0;

	for (size_t i = 0; i < len && n < 3; i++) {
		if (is_digit((unsigned char)s[i])) {
			v[n] = v[n] * 10 + (s[i] - '0');
			digits[n]++;
		} else if (strchr(".-/", s[i])) {
			n++;
		} else if (s[i] == 't' && n == 2) {
			break;
		} else {
			return false;
		}
	}
	if (n != 2 || !digits[2])
		return false;
	if (digits[0] == 4) {
		add_part(p->year, &p->years, v[0]);
		add_part(p->month, &p->months, v[1]);
		add_part(p->day, &p->days, v[2]);
	} else {
		add_part(p->day, &p->days, v[0]);
		add_part(p->month, &p->months, v[1]);
		add_part(p->year, &p->years, digits[2] == 2 ? 2000 + v[2] : v[2]);
	}
	return p->iso = true;
}

static void read_word(struct parts *p, const char *s, size_t len)
{
	char w[16];
	int v;

	if (len >= sizeof(w) || read_compact(p, s, len))
		return;
	for (size_t i = 0; i < len; i++)
		w[i] = (char)to_lower((unsigned char)s[i]);
	w[len] = '\0';
	if (is_digit((unsigned char)w[0]) && !memchr(w, ':', len))
		read_number(p, w);
	else if (is_month(w, &v))
		add_part(p->month, &p->months, v);
	else if (is_weekday(w, &v))
		add_part(p->weekday, &p->weekdays, v);
	else
		read_key(p, w);
}

static struct parts read_parts(const char *s, size_t len)
{
	struct parts p = { .count = 0 };

	for (size_t i = 0, n; i < len; i += n ? n : 1) {
		for (n = 0; i + n < len && (is_alpha((unsigned char)s[i + n]) || is_digit((unsigned char)s[i + n]) ||
				(n && strchr(".:/", s[i + n]) && i + n + 1 < len && is_digit((unsigned char)s[i + n + 1])) ||
				(n == 4 && s[i + n] == '-' && is_digit((unsigned char)s[i])) ||
				(n == 7 && s[i + n] == '-' && is_digit((unsigned char)s[i]) && s[i + 4] == '-'));)
			n++;
		if (n)
			read_word(&p, s + i, n);
		else if (s[i] == '-' || (unsigned char)s[i] == 0xE2)
			p.range = true;
	}
	return p;
}

static struct when days(enum when_kind kind, int32_t start, int32_t end)
{
	return (struct when){ kind, start, end, true, true };
}

static struct when open_past(bool has_start, int32_t start, bool has_report, int32_t report)
{
	return (struct when){ WHEN_SINCE, has_start ? start : 0, has_report ? report : 0, has_start, has_report };
}

/* The year of a day without one: the last that does not lie after the report. */
static int guess_year(int32_t report, int month, int day)
{
	int y, m, d;

	isodate_from_days(report, &y, &m, &d);
	return month > m || (month == m && day > d + 1) ? y - 1 : y;
}

/* "the first sixteen days of February" */
static struct when read_first(const struct parts *p, bool has_report, int32_t report)
{
	int n = (p->count ? p->count : 1) * (p->period == 'w' ? 7 : 1);
	int year = p->years ? p->year[0] : has_report ? guess_year(report, p->month[0], 1) : 0;

	if (!year || !isodate_valid(year, p->month[0], n))
		return (struct when){ .kind = WHEN_WINDOW };
	return days(WHEN_WINDOW, isodate_to_days(year, p->month[0], 1), isodate_to_days(year, p->month[0], n));
}

static struct when read_month(const struct parts *p, bool has_report, int32_t report)
{
	int month = p->month[0], day = p->days ? p->day[0] : 1, year, last_month = p->month[p->months - 1], last_year;
	int last_day = p->days > 1 ? p->day[p->days - 1] : day;
	int32_t start, end;

	if (!p->years && !has_report)
		return (struct when){ .kind = p->since ? WHEN_SINCE : p->days == 1 ? WHEN_DAY : WHEN_WINDOW };
	year = p->years ? p->year[0] : guess_year(report, month, p->days ? day : 1);
	last_year = p->years > 1 ? p->year[p->years - 1] : year + (last_month < month);
	if (!p->days)
		last_day = month >= 1 && month <= 12 ? isodate_month_days(year, last_month) : 0;
	if (!isodate_valid(year, month, day) || !isodate_valid(last_year, last_month, last_day))
		return (struct when){ .kind = WHEN_NONE };
	start = isodate_to_days(year, month, day);
	end = isodate_to_days(last_year, last_month, last_day);
	if ((p->since || p->from) && p->days < 2 && p->months < 2)
		return open_past(true, start, has_report, report);
	if ((p->since || p->from) && (p->days > 1 || p->months > 1) && p->iso)
		return (struct when){ WHEN_SINCE, start, end, true, true };
	if (!p->days && has_report && end > report && start <= report)
		end = report;
	if (!p->days)
		return days(WHEN_WINDOW, start, end);
	if (p->night && start == end)
		return days(WHEN_NIGHT, start - 1, end);
	return days(p->night ? WHEN_NIGHT : end > start ? WHEN_WINDOW : WHEN_DAY, start, end);
}

static struct when read_weekday(const struct parts *p, int32_t report)
{
	int today = isodate_weekday(report), wanted = p->weekday[p->weekdays - 1];
	int32_t day = report - (today - wanted + 7) % 7;

	if (p->next)
		return (struct when){ .kind = WHEN_FUTURE };
	if (p->last && day == report)
		day -= 7;
	if (p->since)
		return open_past(true, day, true, report);
	if (p->overnight && (p->range || p->weekdays > 1))
		return days(WHEN_NIGHT, day - 1, day);
	if (p->overnight)
		return days(WHEN_NIGHT, day, day + 1 > report ? report : day + 1);
	return days(WHEN_DAY, day, day);
}

/* The last Saturday and Sunday that have begun. */
static struct when read_weekend(int32_t report)
{
	int32_t saturday = report - (isodate_weekday(report) + 2) % 7;

	return days(WHEN_DAY, saturday, saturday + 1 > report ? report : saturday + 1);
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

/* "this week", "last month", "past 24 hours", "three days ago" */
static struct when read_period(const struct parts *p, int32_t report)
{
	int n = p->count ? p->count : 1;
	/* said on a Monday, "this week" is the one that just ended */
	int32_t monday = report - 1 - isodate_weekday(report - 1);
	int32_t length = p->period == 'h' ? (n + 23) / 24 : p->period == 'd' ? n : p->period == 'w' ? 7 * n :
		p->period == 'm' ? 30 * n : 365 * n;

	if (p->next)
		return (struct when){ .kind = WHEN_FUTURE };
	if (p->ago)
		return p->period != 'm' && p->period != 'y' ? days(WHEN_DAY, report - length, report - length) :
			(struct when){ .kind = WHEN_NONE };
	if (p->this_ && p->period == 'y')
		return open_past(true, year_start(report), true, report);
	if (p->this_ && p->period == 'm')
		return days(WHEN_WINDOW, month_start(report), report);
	if (p->this_ && p->period == 'w')
		return days(WHEN_WINDOW, monday, report);
	if (p->last && !p->count && p->period == 'w')
		return days(WHEN_WINDOW, report - isodate_weekday(report) - 7, report - isodate_weekday(report) - 1);
	if (p->last && !p->count && p->period == 'm')
		return days(WHEN_WINDOW, month_start(month_start(report) - 1), month_start(report) - 1);
	if (p->last && !p->count && p->period == 'y')
		return days(WHEN_WINDOW, year_start(year_start(report) - 1), year_start(report) - 1);
	if (p->past || p->last)
		return days(WHEN_WINDOW, report - length, report);
	if (p->in && p->count)
		return (struct when){ .kind = WHEN_WINDOW };
	return (struct when){ .kind = WHEN_NONE };
}

static bool starts_as_of(const char *s, size_t len)
{
	return len > 6 && to_lower((unsigned char)s[0]) == 'a' && to_lower((unsigned char)s[1]) == 's' &&
		s[2] == ' ' && to_lower((unsigned char)s[3]) == 'o' && to_lower((unsigned char)s[4]) == 'f';
}

/* Without the report's own date a phrase still says what kind of figure it dates. */
static enum when_kind kind_without_report(const struct parts *p)
{
	if (p->next)
		return WHEN_FUTURE;
	if (p->weekdays || p->yesterday || p->today)
		return p->overnight ? WHEN_NIGHT : WHEN_DAY;
	if (p->overnight || (p->last && p->night))
		return WHEN_NIGHT;
	if (p->period && p->this_ && p->period == 'y')
		return WHEN_SINCE;
	return p->period && (p->past || p->last || p->this_ || p->in) ? WHEN_WINDOW : WHEN_NONE;
}

struct when when_read(const char *text, size_t len, bool has_report, int32_t report)
{
	struct parts p = read_parts(text, len);
	bool as_of = starts_as_of(text, len);
	struct when w;

	if (p.months == 1 && p.first && (p.period == 'd' || p.period == 'w'))
		return read_first(&p, has_report, report);
	if (p.months) {
		w = read_month(&p, has_report, report);
		if (w.kind == WHEN_DAY && as_of)
			w.kind = WHEN_AS_OF;
		return w;
	}
	if (p.years == 1 && p.since)
		return open_past(true, isodate_to_days(p.year[0], 1, 1), has_report, report);
	if (p.years)
		return days(WHEN_WINDOW, isodate_to_days(p.year[0], 1, 1), isodate_to_days(p.year[p.years - 1], 12, 31));
	if (p.since && !p.weekdays)
		return open_past(false, 0, has_report, report);
	if (!has_report)
		return (struct when){ .kind = as_of && p.today ? WHEN_AS_OF : kind_without_report(&p) };
	if (p.next && !p.weekdays)
		return (struct when){ .kind = WHEN_FUTURE };
	if (p.weekend)
		return read_weekend(report);
	if (p.weekdays)
		return read_weekday(&p, report);
	if (p.overnight || (p.last && p.night))
		return days(WHEN_NIGHT, report - 1, report);
	if (p.yesterday)
		return days(WHEN_DAY, report - 1, report - 1);
	if (p.today || (p.this_ && (p.morning || p.night)))
		return days(as_of ? WHEN_AS_OF : WHEN_DAY, report, report);
	if (p.period)
		return read_period(&p, report);
	return (struct when){ .kind = WHEN_NONE };
}
