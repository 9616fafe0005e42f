/*
 * when_year.c - what a date phrase means in its report. One that has no date of
 * its own may still print one with its year; days without one below are of that.
 */
#include "when.h"

#include "extract/isodate.h"

#define LONG_DAYS 31	/* days, nights and months are of one year; what is longer may not be */

static struct when read_against(const struct context *x, const struct item *it, bool has_day, int32_t day)
{
	return when_read(x->k->lexicon, x->text + it->span.start, it->span.end - it->span.start, has_day, day);
}

/* The last day of the year of the last date before byte at ("17 February 2011", "June 2012"); 0 for none. */
static int32_t year_told(const struct context *x, uint32_t at)
{
	const struct document *doc = x->doc;
	size_t n = sentence_at(doc, at) + 1;
	size_t first = n > REACH ? n - REACH : 0;
	int y, m, d;

	while (n-- > first) {
		const struct sentence *s = &doc->sentences[n];

		look_at(x, s);
		for (size_t i = s->shadow.n_items; i-- > 0;) {
			const struct item *it = &s->shadow.items[i];
			struct when w;

			if (it->cls != CLASS_WHEN || it->span.start >= at)
				continue;
			w = read_against(x, it, false, 0);
			if (!w.has_start || !w.has_end || w.end - w.start >= LONG_DAYS)
				continue;
			isodate_from_days(w.end, &y, &m, &d);
			return isodate_to_days(y, 12, 31);
		}
	}
	return 0;
}

/* Not at all, or by a whole one: what stands for one day of each year. */
static bool moved_by_years(int32_t days)
{
	return !days || days == 365 || days == 366;
}

/*
 * "On 18 February", in a report without a date: of the year told last. What a week
 * would move ("on Friday", "two days ago") is reckoned from a day that nobody knows; what a week moves by a year
 * is one of the last days of December.
 */
static struct when read_undated_report(const struct context *x, const struct item *it)
{
	struct when w = read_against(x, it, false, 0), in_year, week_before;
	int32_t day;

	if (w.has_start || w.has_end || !has_digit(x->text, it->span))
		return w;
	day = year_told(x, it->span.start);
	if (!day)
		return w;
	in_year = read_against(x, it, true, day);
	week_before = read_against(x, it, true, day - 7);
	return in_year.has_end && moved_by_years(in_year.start - week_before.start) &&
		in_year.end - in_year.start == week_before.end - week_before.start ? in_year : w;
}

struct when read_when(const struct context *x, const struct item *it)
{
	return x->has_report_day ? read_against(x, it, true, x->report_day) : read_undated_report(x, it);
}
