/*
 * isodate.c - dates of isodate.h. Reads the few forms in which publication
 * dates come in feeds and archives; dates within running text are another
 * matter and are not read here. No libc time function takes part: they depend
 * on locale and zone, and strptime() takes June 31.
 */
#include "isodate.h"

#include "text.h"

#include <string.h>

#define DAYS_PER_ERA 146097	/* 400 years */
#define DAYS_TO_1970 719468	/* from 0000-03-01 */
#define FIRST_DAY (-719162)	/* 0001-01-01 */
#define LAST_DAY 2932896	/* 9999-12-31 */

static const char *const months[] = {
	"january", "february", "march", "april", "may", "june", "july",
	"august", "september", "october", "november", "december",
};

int isodate_month_days(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

	return days[month - 1] + (leap && month == 2);
}

bool isodate_valid(int year, int month, int day)
{
	return year >= 1 && year <= 9999 && month >= 1 && month <= 12 &&
	       day >= 1 && day <= isodate_month_days(year, month);
}

/* Years are counted from March, so that the leap day is the last of its year. */
int32_t isodate_to_days(int year, int month, int day)
{
	int y = year - (month <= 2);
	int era = (y >= 0 ? y : y - 399) / 400;
	int yoe = y - era * 400;
	int doy = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
	int doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;

	return era * DAYS_PER_ERA + doe - DAYS_TO_1970;
}

void isodate_from_days(int32_t days, int *year, int *month, int *day)
{
	int64_t z = (int64_t)days + DAYS_TO_1970;
	int64_t era = (z >= 0 ? z : z - (DAYS_PER_ERA - 1)) / DAYS_PER_ERA;
	int doe = (int)(z - era * DAYS_PER_ERA);
	int yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	int doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	int mp = (5 * doy + 2) / 153;

	*day = doy - (153 * mp + 2) / 5 + 1;
	*month = mp + (mp < 10 ? 3 : -9);
	*year = (int)(yoe + era * 400) + (*month <= 2);
}

int isodate_weekday(int32_t days)
{
	int w = (days % 7 + 3) % 7;	/* 1970-01-01 was a Thursday */

	return w < 0 ? w + 7 : w;
}

static void put_digits(char *out, int n, int value)
{
	while (n--) {
		out[n] = (char)('0' + value % 10);
		value /= 10;
	}
}

static void put_date(char out[ISODATE_SIZE], int year, int month, int day)
{
	put_digits(out, 4, year);
	out[4] = '-';
	put_digits(out + 5, 2, month);
	out[7] = '-';
	put_digits(out + 8, 2, day);
	out[10] = '\0';
}

void isodate_write(int32_t days, char out[ISODATE_SIZE])
{
	int year, month, day;

	days = days < FIRST_DAY ? FIRST_DAY : days > LAST_DAY ? LAST_DAY : days;
	isodate_from_days(days, &year, &month, &day);
	put_date(out, year, month, day);
}

/* A run of min..max digits at *s, passed over; false where it is another length. */
static bool read_digits(const char **s, int min, int max, int *value)
{
	int n = 0;

	*value = 0;
	for (; n < max && is_digit((*s)[n]); n++)
		*value = *value * 10 + ((*s)[n] - '0');
	if (n < min || is_digit((*s)[n]))
		return false;
	*s += n;
	return true;
}

static bool read_char(const char **s, char c)
{
	if (**s != c)
		return false;
	++*s;
	return true;
}

static const char *skip_blanks(const char *s)
{
	while (is_space((unsigned char)*s))
		s++;
	return s;
}

/* "October", "Oct", "oct.", "Sept": a name to its third letter or further. */
static bool read_month(const char **s, int *month)
{
	size_t n = 0;

	while (is_alpha((*s)[n]))
		n++;
	for (size_t m = 0; n >= 3 && m < 12; m++) {
		size_t i = 0;

		while (i < n && to_lower((*s)[i]) == months[m][i])
			i++;
		if (i < n || (months[m][n] && n != 3 && !(m == 8 && n == 4)))
			continue;
		*month = (int)m + 1;
		*s += n;
		(void)read_char(s, '.');
		return true;
	}
	return false;
}

static bool read_ymd(const char **s, int *y, int *m, int *d)
{
	return read_digits(s, 4, 4, y) && read_char(s, '-') && read_digits(s, 2, 2, m) &&
	       read_char(s, '-') && read_digits(s, 2, 2, d);
}

/* A time of day or zone after the date: its value is of no use, its form is. */
static bool is_time(const char *s)
{
	if ((*s != 'T' && *s != 't' && *s != ' ') || !is_digit(s[1]))
		return false;
	return s[1 + strspn(s + 1, "0123456789:.,+-Zz ")] == '\0';
}

static bool parse_ymd(const char *s, int *y, int *m, int *d)
{
	return read_ymd(&s, y, m, d) && (!*skip_blanks(s) || is_time(s));
}

static bool parse_slashes(const char *s, int *y, int *m, int *d)
{
	return read_digits(&s, 1, 2, m) && read_char(&s, '/') && read_digits(&s, 1, 2, d) &&
	       read_char(&s, '/') && read_digits(&s, 4, 4, y) && !*skip_blanks(s);
}

/* "8", or the last of "8-9" with a hyphen or a dash. */
static bool read_days(const char **s, int *d)
{
	const char *behind;
	int last;

	if (!read_digits(s, 1, 2, d))
		return false;
	behind = *s + (**s == '-' ? 1 : !strncmp(*s, "\xE2\x80\x93", 3) ? 3 : 0);
	if (behind > *s && read_digits(&behind, 1, 2, &last) && last > *d) {
		*d = last;
		*s = behind;
	}
	return true;
}

/* "October 8, 2023" and "8 October 2023" */
static bool parse_words(const char *s, int *y, int *m, int *d)
{
	bool day_first = read_days(&s, d);

	s = skip_blanks(s);
	if (!read_month(&s, m))
		return false;
	s = skip_blanks(s);
	if (!day_first && !read_days(&s, d))
		return false;
	(void)read_char(&s, ',');
	s = skip_blanks(s);
	return read_digits(&s, 4, 4, y) && !*skip_blanks(s);
}

bool isodate_parse(const char *s, char out[ISODATE_SIZE])
{
	int y, m, d;

	s = skip_blanks(s);
	if (!parse_ymd(s, &y, &m, &d) && !parse_slashes(s, &y, &m, &d) &&
	    !parse_words(s, &y, &m, &d))
		return false;
	if (!isodate_valid(y, m, d))
		return false;
	put_date(out, y, m, d);
	return true;
}

bool isodate_read(const char *iso, int32_t *days)
{
	int y, m, d;

	if (!read_ymd(&iso, &y, &m, &d) || *iso || !isodate_valid(y, m, d))
		return false;
	*days = isodate_to_days(y, m, d);
	return true;
}
