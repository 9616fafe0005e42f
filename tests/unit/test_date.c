/*
 * test_date.c - what date phrases mean in a report of Wednesday 12 March 2025,
 * in reports of other days, and in one without a date.
 */
#include "normalize/date.h"

#include "extract/isodate.h"
#include "sentences.h"

struct row {
	const char *phrase, *expected;	/* kind, first and last day, "-" where unknown */
};

static void describe(struct when w, struct buf *out)
{
	static const char *const kinds[] = { "none", "day", "night", "window", "as of", "since", "future", "same",
		"shift", "after", "past" };
	char day[ISODATE_SIZE];

	buf_adds(out, kinds[w.kind]);
	if (w.kind == WHEN_SHIFT || w.kind == WHEN_AFTER)
		buf_addf(out, " %d", w.start);
	if (w.kind == WHEN_NONE || w.kind == WHEN_SAME || w.kind == WHEN_SHIFT || w.kind == WHEN_AFTER)
		return;
	isodate_write(w.start, day);
	buf_addf(out, " %s", w.has_start ? day : "-");
	isodate_write(w.end, day);
	buf_addf(out, " %s", w.has_end ? day : "-");
}

/* report: YYYY-MM-DD, "" for none */
static void check_rows(const struct row *rows, size_t n, const char *report)
{
	int32_t day = 0;
	bool has_report = isodate_read(report, &day);
	size_t failed = 0;

	for (size_t i = 0; i < n; i++) {
		const char *p = rows[i].phrase;
		struct buf got = { 0 };

		describe(when_read(knowledge.lexicon, p, strlen(p), has_report, day), &got);
		if (strcmp(buf_str(&got), rows[i].expected)) {
			print_error("'%s' is %s, not %s\n", p, buf_str(&got), rows[i].expected);
			failed++;
		}
		buf_release(&got);
	}
	assert_int_equal(failed, 0);
}

#define CHECK_ON(rows, report) check_rows(rows, sizeof(rows) / sizeof(*(rows)), report)
#define CHECK(rows) CHECK_ON(rows, "2025-03-12")

static void test_weekdays(void **state)
{
	static const struct row rows[] = {
		{ "on Tuesday", "day 2025-03-11 2025-03-11" },
		{ "Saturday", "day 2025-03-08 2025-03-08" },
		{ "on Thursday", "day 2025-03-06 2025-03-06" },
		{ "on Wednesday", "day 2025-03-12 2025-03-12" },
		{ "last Wednesday", "day 2025-03-05 2025-03-05" },
		{ "last Tuesday", "day 2025-03-11 2025-03-11" },
		{ "ON MONDAY", "day 2025-03-10 2025-03-10" },
		{ "Monday's", "day 2025-03-10 2025-03-10" },
		{ "Mon", "day 2025-03-10 2025-03-10" },
		{ "Sunday morning", "day 2025-03-09 2025-03-09" },
		{ "early on Sunday", "day 2025-03-09 2025-03-09" },
		{ "the early hours of Sunday", "day 2025-03-09 2025-03-09" },
		{ "Monday last week", "day 2025-03-03 2025-03-03" },
		{ "since Monday", "since 2025-03-10 2025-03-12" },
		{ "next Monday", "future 2025-03-17 2025-03-17" },
		{ "on Saturday and Sunday", "day 2025-03-08 2025-03-09" },
		{ "from Friday to Sunday", "window 2025-03-07 2025-03-09" },
		{ "between Monday and Wednesday", "window 2025-03-10 2025-03-12" },
		{ "Friday through Monday", "day 2025-03-07 2025-03-10" },
		{ "over the weekend", "day 2025-03-08 2025-03-09" },
		{ "next weekend", "future 2025-03-15 2025-03-16" },
	};

	(void)state;
	CHECK(rows);
}

static void test_near_days(void **state)
{
	static const struct row rows[] = {
		{ "today", "day 2025-03-12 2025-03-12" },
		{ "as of today", "as of 2025-03-12 2025-03-12" },
		{ "tonight", "day 2025-03-12 2025-03-12" },
		{ "yesterday", "day 2025-03-11 2025-03-11" },
		{ "YESTERDAY'S", "day 2025-03-11 2025-03-11" },
		{ "the day before yesterday", "day 2025-03-10 2025-03-10" },
		{ "the previous day", "shift -1" },
		{ "this morning", "day 2025-03-12 2025-03-12" },
		{ "this evening", "day 2025-03-12 2025-03-12" },
		{ "three days ago", "day 2025-03-09 2025-03-09" },
		{ "two days earlier", "shift -2" },
		{ "a week ago", "day 2025-03-05 2025-03-05" },
		{ "two weeks ago", "day 2025-02-26 2025-02-26" },
		{ "tomorrow", "future 2025-03-13 2025-03-13" },
		{ "the day after tomorrow", "future 2025-03-14 2025-03-14" },
		{ "next week", "future 2025-03-17 2025-03-23" },
		{ "next month", "future 2025-04-01 2025-04-30" },
		{ "next year", "future 2026-01-01 2026-12-31" },
		{ "over the next three days", "future 2025-03-12 2025-03-15" },
		/* not today, and no day either */
		{ "three months ago", "day - -" },
		{ "a year ago", "day - -" },
		{ "several days ago", "day - -" },
		{ "two hours ago", "none" },
		{ "in the past few hours", "day 2025-03-12 2025-03-12" },
		{ "a few minutes after", "none" },
	};

	(void)state;
	CHECK(rows);
}

static void test_nights(void **state)
{
	static const struct row rows[] = {
		{ "overnight", "night 2025-03-11 2025-03-12" },
		{ "last night", "night 2025-03-11 2025-03-12" },
		{ "during the past night", "night 2025-03-11 2025-03-12" },
		{ "overnight into Sunday", "night 2025-03-08 2025-03-09" },
		{ "overnight from Friday to Saturday", "night 2025-03-07 2025-03-08" },
		{ "overnight on Sunday", "night 2025-03-09 2025-03-10" },
		{ "overnight on Wednesday", "night 2025-03-12 2025-03-12" },
		{ "on the night of 28 February to 1 March", "night 2025-02-28 2025-03-01" },
		{ "the night of 31 December to 1 January", "night 2024-12-31 2025-01-01" },
		{ "the night of 31 December to 1 January 2025", "night 2024-12-31 2025-01-01" },
		{ "the night of March 8-9", "night 2025-03-08 2025-03-09" },
		{ "on night 8/9 March", "night 2025-03-08 2025-03-09" },
		{ "on the night of 9 March", "night 2025-03-08 2025-03-09" },
		{ "on the night of 1 March", "night 2025-02-28 2025-03-01" },
		{ "On the night of 9 March (from 20:00 on 8 March)", "night 2025-03-08 2025-03-09" },
		{ "On the night of 9 March (from 20:00 on the 8th)", "night 2025-03-08 2025-03-09" },
		{ "Sunday night", "day 2025-03-09 2025-03-09" },
		{ "on Wednesday night", "day 2025-03-12 2025-03-12" },
		/* an evening is no night, and a moment of a night none either */
		{ "Sunday evening", "day 2025-03-09 2025-03-09" },
		{ "late on Sunday night", "day 2025-03-09 2025-03-09" },
		{ "late last night", "day 2025-03-11 2025-03-11" },
		{ "as of Sunday night", "as of 2025-03-09 2025-03-09" },
		{ "by Sunday night", "day 2025-03-09 2025-03-09" },
		{ "on the evening of 9 March", "day 2025-03-09 2025-03-09" },
	};

	(void)state;
	CHECK(rows);
}

static void test_days(void **state)
{
	static const struct row rows[] = {
		{ "3 March", "day 2025-03-03 2025-03-03" },
		{ "on March 3", "day 2025-03-03 2025-03-03" },
		{ "March 3rd", "day 2025-03-03 2025-03-03" },
		{ "the 3rd of March", "day 2025-03-03 2025-03-03" },
		{ "3 Mar.", "day 2025-03-03 2025-03-03" },
		{ "3 March 2024", "day 2024-03-03 2024-03-03" },
		{ "March 3, 2024", "day 2024-03-03 2024-03-03" },
		{ "Mar. 3, 2024", "day 2024-03-03 2024-03-03" },
		{ "on Monday, 3 March", "day 2025-03-03 2025-03-03" },
		{ "on Monday (3 March)", "day 2025-03-03 2025-03-03" },
		{ "Tue 4 Mar 2025", "day 2025-03-04 2025-03-04" },
		{ "24-Feb-2022", "day 2022-02-24 2022-02-24" },
		{ "24 Feb 22", "day 2022-02-24 2022-02-24" },
		{ "24 Feb '22", "day 2022-02-24 2022-02-24" },
		{ "27 NOV 89", "day 1989-11-27 1989-11-27" },
		{ "24.02.22", "day 2022-02-24 2022-02-24" },
		{ "01.03.2025", "day 2025-03-01 2025-03-01" },
		{ "1.3.2025", "day 2025-03-01 2025-03-01" },
		{ "01-03-2025", "day 2025-03-01 2025-03-01" },
		{ "30/11/2024", "day 2024-11-30 2024-11-30" },
		{ "11/30/2024", "day 2024-11-30 2024-11-30" },
		{ "03/04/2024", "day 2024-04-03 2024-04-03" },
		{ "2025-03-01", "day 2025-03-01 2025-03-01" },
		{ "2025/03/01", "day 2025-03-01 2025-03-01" },
		{ "2025-03-01T06:30:00Z", "day 2025-03-01 2025-03-01" },
		{ "29 February 2024", "day 2024-02-29 2024-02-29" },
		{ "at 6 a.m. on 3 March", "day 2025-03-03 2025-03-03" },
		{ "6am on 3 March", "day 2025-03-03 2025-03-03" },
		{ "at 21:15 on 3 March", "day 2025-03-03 2025-03-03" },
		{ "on the 10th", "day 2025-03-10 2025-03-10" },
		{ "on the 16th", "day 2025-02-16 2025-02-16" },
		{ "As of 9 March", "as of 2025-03-09 2025-03-09" },
		{ "as of March 9", "as of 2025-03-09 2025-03-09" },
		{ "on 3 March this year", "day 2025-03-03 2025-03-03" },
		{ "on 3 June last year", "day 2024-06-03 2024-06-03" },
		/* a day without a year is the last one; the day after the report is let through */
		{ "24 December", "day 2024-12-24 2024-12-24" },
		{ "Sept. 3", "day 2024-09-03 2024-09-03" },
		{ "12 March", "day 2025-03-12 2025-03-12" },
		{ "13 March", "day 2025-03-13 2025-03-13" },
		{ "20 March", "day 2024-03-20 2024-03-20" },
		{ "20 March 2025", "future 2025-03-20 2025-03-20" },
	};

	(void)state;
	CHECK(rows);
}

static void test_refused(void **state)
{
	static const struct row rows[] = {
		{ "31 June", "none" },
		{ "June 31, 2024", "none" },
		{ "30 February 2024", "none" },
		{ "29 February 2023", "none" },
		{ "31 April", "none" },
		{ "from 29 to 31 June", "none" },
		{ "31.06.2024", "none" },
		{ "2024-06-31", "none" },
		{ "2024-13-01", "none" },
		{ "13/13/2024", "none" },
		{ "00.00.2024", "none" },
		{ "from 9 to 3 March", "none" },
		{ "", "none" },
		{ "-", "none" },
		{ "at 03:40", "none" },
		{ "at 6 a.m.", "none" },
		{ "2030 GMT", "none" },
		{ "12:00-14:00", "none" },
		{ "7/10", "none" },
		{ "24.5", "none" },
		{ "for two hours", "none" },
		{ "for several days", "none" },
		{ "by the bridge", "none" },
		{ "two days later", "shift 2" },
		{ "12 years old", "none" },
		{ "marching", "none" },
		{ "mayor", "none" },
		{ "sunlight", "none" },
		{ "monologue", "none" },
		{ "decide", "none" },
	};

	(void)state;
	CHECK(rows);
}

static void test_windows(void **state)
{
	static const struct row rows[] = {
		{ "over the past day", "window 2025-03-11 2025-03-12" },
		{ "in the past 24 hours", "window 2025-03-11 2025-03-12" },
		{ "over the previous 48 hours", "window 2025-03-10 2025-03-12" },
		{ "over the last three days", "window 2025-03-09 2025-03-12" },
		{ "in the past week", "window 2025-03-05 2025-03-12" },
		{ "over the past two weeks", "window 2025-02-26 2025-03-12" },
		{ "in early February", "window 2025-02-01 2025-02-10" },
		{ "mid-February", "window 2025-02-11 2025-02-20" },
		{ "late February 2024", "window 2024-02-21 2024-02-29" },
		{ "since mid-February", "since 2025-02-15 2025-03-12" },
		{ "by mid-February", "as of 2025-02-15 2025-02-15" },
		{ "early on 3 March", "day 2025-03-03 2025-03-03" },
		{ "in the last fortnight", "window 2025-02-26 2025-03-12" },
		{ "over the past month", "window 2025-02-12 2025-03-12" },
		{ "over the past three months", "window 2024-12-12 2025-03-12" },
		{ "in the past two years", "window 2023-03-12 2025-03-12" },
		{ "this week", "window 2025-03-10 2025-03-12" },
		{ "last week", "window 2025-03-03 2025-03-09" },
		{ "this month", "window 2025-03-01 2025-03-12" },
		{ "last month", "window 2025-02-01 2025-02-28" },
		{ "last year", "window 2024-01-01 2024-12-31" },
		{ "in February", "window 2025-02-01 2025-02-28" },
		{ "in Feb.", "window 2025-02-01 2025-02-28" },
		{ "in March", "window 2025-03-01 2025-03-12" },
		{ "in December", "window 2024-12-01 2024-12-31" },
		{ "last October", "window 2024-10-01 2024-10-31" },
		{ "in November last year", "window 2024-11-01 2024-11-30" },
		{ "in January this year", "window 2025-01-01 2025-01-31" },
		{ "in February 2024", "window 2024-02-01 2024-02-29" },
		{ "mid-May 2024", "window 2024-05-11 2024-05-20" },
		{ "from November to January", "window 2024-11-01 2025-01-31" },
		{ "between 1 and 9 March", "window 2025-03-01 2025-03-09" },
		{ "from March 3 to 9", "window 2025-03-03 2025-03-09" },
		{ "14\xE2\x80\x93" "16 February", "window 2025-02-14 2025-02-16" },
		{ "28 February - 2 March", "window 2025-02-28 2025-03-02" },
		{ "February 27 to March 2", "window 2025-02-27 2025-03-02" },
		{ "in the first ten days of February", "window 2025-02-01 2025-02-10" },
		{ "the last two weeks of February", "window 2025-02-15 2025-02-28" },
		{ "in the first half of February", "window 2025-02-01 2025-02-15" },
		{ "in the second half of 2024", "window 2024-07-01 2024-12-31" },
		{ "the third quarter of 2024", "window 2024-07-01 2024-09-30" },
		{ "Q1 2024", "window 2024-01-01 2024-03-31" },
		{ "in 2023", "window 2023-01-01 2023-12-31" },
		{ "between 2021 and 2023", "window 2021-01-01 2023-12-31" },
		{ "2021-22", "window 2021-01-01 2022-12-31" },
		{ "in the 1990s", "window 1990-01-01 1999-12-31" },
		{ "from 23.00 Moscow time on 11 March to 7.00 on 12 March", "window 2025-03-11 2025-03-12" },
		/* how long and when is not printed */
		{ "in 36 hours", "window 2025-03-10 2025-03-12" },
		{ "in three years", "window - -" },
		{ "in recent weeks", "window - -" },
		{ "in past years", "window - -" },
		{ "last summer", "window - -" },
		{ "in the winter of 2023", "window - -" },
		{ "in the same period", "same" },
		/* what is to come */
		{ "in April 2025", "future 2025-04-01 2025-04-30" },
		{ "in 2026", "future 2026-01-01 2026-12-31" },
		{ "next May", "future 2025-05-01 2025-05-31" },
	};

	(void)state;
	CHECK(rows);
}

/* Phrases of digests and of weekly bulletins. */
static void test_short(void **state)
{
	static const struct row rows[] = {
		{ "on 25/2", "day 2025-02-25 2025-02-25" },
		{ "on 2/25", "day 2025-02-25 2025-02-25" },
		{ "on the night of 4/5 March", "night 2025-03-04 2025-03-05" },
		{ "on Tues.", "day 2025-03-11 2025-03-11" },
		{ "in week 9", "window 2025-02-24 2025-03-02" },
		{ "in week 50", "window 2024-12-09 2024-12-15" },
		{ "in epidemiological week 1 of 2021", "window 2021-01-04 2021-01-10" },
		{ "in Q1", "window 2025-01-01 2025-03-12" },
		{ "in Q3", "window 2024-07-01 2024-09-30" },
		{ "in H2", "window 2024-07-01 2024-12-31" },
		{ "since Q4", "since 2024-10-01 2025-03-12" },
		{ "year to date", "since 2025-01-01 2025-03-12" },
		{ "since the turn of the year", "since 2025-01-01 2025-03-12" },
		{ "in the past 24h", "window 2025-03-11 2025-03-12" },
		{ "over 48 hrs", "window 2025-03-10 2025-03-12" },
		{ "three nights ago", "night 2025-03-09 2025-03-10" },
		{ "from 7 October 2023 to the end of 2024", "window 2023-10-07 2024-12-31" },
		{ "in the year to February", "window 2024-03-01 2025-02-28" },
		{ "as at 0600 on 3 March", "as of 2025-03-03 2025-03-03" },
		{ "in fiscal 2024", "window - -" },
		{ "the quarter", "same" },
		{ "in two nights", "window 2025-03-10 2025-03-12" },
		{ "in the last month", "window 2025-02-12 2025-03-12" },
		{ "last month", "window 2025-02-01 2025-02-28" },
		{ "in the night to Tuesday", "night 2025-03-10 2025-03-11" },
	};

	(void)state;
	CHECK(rows);
}

/* Where what is told so ends: to come, past, or of no day. */
static void test_bounds(void **state)
{
	static const struct row rows[] = {
		{ "by June", "future - -" },
		{ "by end-June", "future - -" },
		{ "by the end of the year", "future - -" },
		{ "until 2031", "future - -" },
		{ "by January", "as of 2025-01-31 2025-01-31" },
		{ "by the end of 2023", "as of 2023-12-31 2023-12-31" },
		{ "until January", "none" },
		{ "by 3 March", "day 2025-03-03 2025-03-03" },
		{ "from 2015 until 2019", "window 2015-01-01 2019-12-31" },
	};

	(void)state;
	CHECK(rows);
}

static void test_since(void **state)
{
	static const struct row rows[] = {
		{ "since 24 February 2022", "since 2022-02-24 2025-03-12" },
		{ "since Feb. 24, 2022", "since 2022-02-24 2025-03-12" },
		{ "since 24 February", "since 2025-02-24 2025-03-12" },
		{ "since February", "since 2025-02-01 2025-03-12" },
		{ "since February 2022", "since 2022-02-01 2025-03-12" },
		{ "since late 2022", "since 2022-01-01 2025-03-12" },
		{ "since 2022", "since 2022-01-01 2025-03-12" },
		{ "since yesterday", "since 2025-03-11 2025-03-12" },
		{ "since the war began", "since - 2025-03-12" },
		{ "since the start of the offensive", "since - 2025-03-12" },
		{ "since the spring of 2023", "since - 2025-03-12" },
		{ "so far this year", "since 2025-01-01 2025-03-12" },
		{ "from 01.09.23 to 05.03.25", "since 2023-09-01 2025-03-05" },
		{ "from 24.02 to 05.03", "since 2025-02-24 2025-03-05" },
		/* only compared with */
		{ "deadliest raid since May 2024", "past 2024-05-01 2024-05-31" },
		{ "worst since Monday", "past 2025-03-10 2025-03-10" },
		{ "third raid since Monday", "past 2025-03-10 2025-03-10" },
		{ "since the first raid on Monday", "since 2025-03-10 2025-03-12" },
		{ "deadliest month in three years", "past - -" },
	};

	(void)state;
	CHECK(rows);
}

static void test_other_reports(void **state)
{
	static const struct row leap[] = {	/* Friday */
		{ "yesterday", "day 2024-02-29 2024-02-29" },
		{ "29 February", "day 2024-02-29 2024-02-29" },
		{ "over the past year", "window 2023-03-01 2024-03-01" },
		{ "in February", "window 2024-02-01 2024-02-29" },
		{ "on the 31st", "none" },
		{ "on Friday", "day 2024-03-01 2024-03-01" },
		{ "on Saturday", "day 2024-02-24 2024-02-24" },
	};
	static const struct row new_year[] = {	/* Wednesday */
		{ "overnight", "night 2024-12-31 2025-01-01" },
		{ "on December 31", "day 2024-12-31 2024-12-31" },
		{ "in January", "window 2025-01-01 2025-01-01" },
		{ "last month", "window 2024-12-01 2024-12-31" },
		{ "this year", "since 2025-01-01 2025-01-01" },
		{ "this week", "window 2024-12-30 2025-01-01" },
	};
	static const struct row old[] = {	/* Wednesday */
		{ "ON MONDAY", "day 1990-01-01 1990-01-01" },
		{ "LAST NIGHT", "night 1990-01-02 1990-01-03" },
		{ "30 DECEMBER", "day 1989-12-30 1989-12-30" },
		{ "LAST OCTOBER", "window 1989-10-01 1989-10-31" },
	};
	static const struct row month_end[] = {
		{ "over the past month", "window 2025-02-28 2025-03-31" },
		{ "next month", "future 2025-04-01 2025-04-30" },
	};

	(void)state;
	CHECK_ON(leap, "2024-03-01");
	CHECK_ON(new_year, "2025-01-01");
	CHECK_ON(old, "1990-01-03");
	CHECK_ON(month_end, "2025-03-31");
}

/* Without the date of the report a phrase may still say what kind of date it is. */
static void test_undated(void **state)
{
	static const struct row rows[] = {
		{ "on Tuesday", "day - -" },
		{ "yesterday", "day - -" },
		{ "as of today", "as of - -" },
		{ "overnight", "night - -" },
		{ "last night", "night - -" },
		{ "3 March", "day - -" },
		{ "3 March 2024", "day 2024-03-03 2024-03-03" },
		{ "in February", "window - -" },
		{ "in February 2024", "window 2024-02-01 2024-02-29" },
		{ "in 2023", "window 2023-01-01 2023-12-31" },
		{ "since 24 February 2022", "since 2022-02-24 -" },
		{ "since the war began", "since - -" },
		{ "since Monday", "since - -" },
		{ "so far this year", "since - -" },
		{ "over the past day", "window - -" },
		{ "next week", "future - -" },
		{ "tomorrow", "future - -" },
		{ "31 June 2024", "none" },
		{ "at 6 a.m.", "none" },
	};

	(void)state;
	CHECK_ON(rows, "");
}

static void test_any_bytes(void **state)
{
	static const char *const words[] = { "first ", "half ", "of ", "since ", "31 ", "Feb ", "9999 ", "last ",
		"12/", "quarter ", "night ", "to ", "2024", ".", "months ", "99999999999", "next ", "-",
		"\xE2\x80\x93", "ago ", "\xFF", "past " };
	char text[300];
	uint32_t seed = 3;

	(void)state;
	for (int round = 0; round < 20000; round++) {
		size_t n = 0;

		for (int i = 0; i < 24; i++) {
			size_t k;
			const char *w;

			seed = seed * 1664525 + 1013904223;
			w = words[(seed >> 16) % (sizeof(words) / sizeof(*words))];
			k = strlen(w) - (seed >> 8) % 5 % strlen(w);
			if (n + k > sizeof(text))
				break;
			memcpy(text + n, w, k);
			n += k;
		}
		when_read(knowledge.lexicon, text, n, round & 1, 20000);	/* sanitizers and valgrind look on */
		when_read(knowledge.lexicon, text, n, true, -719162);
		when_read(knowledge.lexicon, text, n, true, 2932896);
	}
}

/* Said on a Saturday "the weekend" is the one before; a day of the next month may be tomorrow. */
static void test_edges(void **state)
{
	static const struct row saturday[] = {
		{ "over the weekend", "day 2025-03-08 2025-03-09" },
		{ "this weekend", "day 2025-03-15 2025-03-15" },
		{ "next weekend", "future 2025-03-22 2025-03-23" },
	};
	static const struct row last_of_august[] = {
		{ "Sept. 1", "day 2010-09-01 2010-09-01" },
		{ "Sept. 2", "day 2009-09-02 2009-09-02" },
	};

	(void)state;
	CHECK_ON(saturday, "2025-03-15");
	CHECK_ON(last_of_august, "2010-08-31");
}

static void test_lengths(void **state)
{
	static const struct row rows[] = {
		{ "in 24 hours", "window 2025-03-11 2025-03-12" },
		{ "in the 24 hours to 06:00", "window 2025-03-11 2025-03-12" },
		{ "in a fortnight", "window 2025-02-26 2025-03-12" },
		{ "in five days", "window 2025-03-07 2025-03-12" },
		{ "in four minutes", "none" },
		{ "in three years", "window - -" },
		{ "in the seven days to 9 March", "window 2025-03-03 2025-03-09" },
		{ "in the week ending 9 March", "window 2025-03-03 2025-03-09" },
		{ "in the week of 3 March", "window 2025-03-03 2025-03-09" },
		{ "in the 12 months to February", "window 2024-03-01 2025-02-28" },
		{ "in the first two months of this year", "window 2025-01-01 2025-02-28" },
		{ "in the first three months of 2024", "window 2024-01-01 2024-03-31" },
		{ "the last three months of last year", "window 2024-10-01 2024-12-31" },
		{ "since the beginning of the year", "since 2025-01-01 2025-03-12" },
		{ "since the start of March", "since 2025-03-01 2025-03-12" },
		{ "since the start of this month", "since 2025-03-01 2025-03-12" },
		{ "since last month", "since 2025-02-01 2025-03-12" },
		{ "since the weekend", "since 2025-03-08 2025-03-12" },
		{ "since the start of the war", "since - 2025-03-12" },
		{ "from 7 August to 1 September last year", "window 2024-08-07 2024-09-01" },
		{ "in January and February", "window 2025-01-01 2025-02-28" },
		{ "from 2015 to 2019", "window 2015-01-01 2019-12-31" },
		{ "on the night of Monday to Tuesday", "night 2025-03-10 2025-03-11" },
		{ "on Tuesday of last week", "day 2025-03-04 2025-03-04" },
		{ "on Christmas Day", "day 2024-12-25 2024-12-25" },
		{ "New Year's Day", "day 2025-01-01 2025-01-01" },
		{ "two days later", "shift 2" },
		{ "a week earlier", "shift -7" },
		{ "the next day", "shift 1" },
		{ "the following day", "shift 1" },
		{ "the day before", "shift -1" },
		{ "two months later", "day - -" },
		{ "three days after", "after -3" },
		{ "two years after", "none" },
	};

	(void)state;
	CHECK(rows);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_edges),
		cmocka_unit_test(test_weekdays), cmocka_unit_test(test_near_days), cmocka_unit_test(test_nights),
		cmocka_unit_test(test_days), cmocka_unit_test(test_refused), cmocka_unit_test(test_windows),
		cmocka_unit_test(test_since), cmocka_unit_test(test_bounds), cmocka_unit_test(test_short),
		cmocka_unit_test(test_other_reports), cmocka_unit_test(test_undated),
		cmocka_unit_test(test_any_bytes), cmocka_unit_test(test_lengths),
	};

	return cmocka_run_group_tests(tests, load_knowledge, release_knowledge);
}
