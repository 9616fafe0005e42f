/*
 * day.c - dates to day numbers and back. The sums count years from March, so
 * that the leap day comes last; an era is 400 years, 146097 days.
 */
#include "day.h"

#include "extract/text.h"

#include <stdio.h>

struct date {
	long year, month, day;
};

static long day_of(struct date d)
{
	long y = d.month <= 2 ? d.year - 1 : d.year;
	long era = y / 400, year = y - era * 400;
	long in_year = (153 * (d.month + (d.month > 2 ? -3 : 9)) + 2) / 5 + d.day - 1;

	return era * 146097 + year * 365 + year / 4 - year / 100 + in_year - 719468;
}

/* For days from year 1 on. */
static struct date date_of(long day)
{
	long z = day + 719468, era = z / 146097, in_era = z - era * 146097;
	long year = (in_era - in_era / 1460 + in_era / 36524 - in_era / 146096) / 365;
	long in_year = in_era - (365 * year + year / 4 - year / 100);
	long m = (5 * in_year + 2) / 153;
	struct date d = { .month = m < 10 ? m + 3 : m - 9, .day = in_year - (153 * m + 2) / 5 + 1 };

	d.year = year + era * 400 + (d.month <= 2);
	return d;
}

static long number_of(const char *s, int digits)
{
	long n = 0;

	for (int i = 0; i < digits; i++) {
		if (!is_digit((unsigned char)s[i]))
			return -1;
		n = n * 10 + (s[i] - '0');
	}
	return n;
}

long day_parse(const char *s)
{
	struct date d, back;
	long day;

	if ((d.year = number_of(s, 4)) < 1 || s[4] != '-' || (d.month = number_of(s + 5, 2)) < 1 ||
	    s[7] != '-' || (d.day = number_of(s + 8, 2)) < 1 || s[10] || d.month > 12)
		return NO_DAY;
	day = day_of(d);
	back = date_of(day);
	return back.month == d.month && back.day == d.day ? day : NO_DAY;
}

const char *day_format(long day, char out[DAY_SIZE])
{
	struct date d;

	out[0] = '\0';
	if (day == NO_DAY)
		return out;
	d = date_of(day);
	snprintf(out, DAY_SIZE, "%04u-%02u-%02u", (unsigned)d.year % 10000,
		 (unsigned)d.month % 100, (unsigned)d.day % 100);
	return out;
}

long period_first(enum period by, long day)
{
	struct date d;

	if (by == BY_DAY)
		return day;
	if (by == BY_WEEK)	/* day 0 was a Thursday; the sum stays positive */
		return day - (day + 3 + 7 * 146097) % 7;
	d = date_of(day);
	d.day = 1;
	return day_of(d);
}

long period_last(enum period by, long day)
{
	if (by == BY_DAY)
		return day;
	if (by == BY_WEEK)
		return period_first(by, day) + 6;
	return period_first(by, period_first(by, day) + 31) - 1;
}
