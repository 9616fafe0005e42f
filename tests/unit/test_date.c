/*
 * test_date.c - what date phrases mean in a report of Wednesday 12 March 2025,
 * and in one without a date.
 */
#include "normalize/date.h"

#include "extract/isodate.h"
#include "extract/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

struct row {
	const char *phrase, *expected;	/* kind, first and last day, "-" where unknown */
};

static void describe(struct when w, struct buf *out)
{
	static const char *const kinds[] = { "none", "day", "night", "window", "as of", "since", "future" };
	char day[ISODATE_SIZE];

	buf_adds(out, kinds[w.kind]);
	if (w.kind == WHEN_NONE || w.kind == WHEN_FUTURE)
		return;
	isodate_write(w.start, day);
	buf_addf(out, " %s", w.has_start ? day : "-");
	isodate_write(w.end, day);
	buf_addf(out, " %s", w.has_end ? day : "-");
}

static void check_rows(const struct row *rows, size_t n, bool has_report)
{
	int32_t report = isodate_to_days(2025, 3, 12);
	size_t failed = 0;

	for (size_t i = 0; i < n; i++) {
		const char *p = rows[i].phrase;
		struct buf got = { 0 };

		describe(when_read(p, strlen(p), has_report, has_report ? report : 0), &got);
		if (strcmp(buf_str(&got), rows[i].expected)) {
			print_error("'%s' is %s, not %s\n", p, buf_str(&got), rows[i].expected);
			failed++;
		}
		buf_release(&got);
	}
	assert_int_equal(failed, 0);
}

#define CHECK(rows) check_rows(rows, sizeof(rows) / sizeof(*(rows)), true)
#define CHECK_UNDATED(rows) check_rows(rows, sizeof(rows) / sizeof(*(rows)), false)

static void test_weekdays(void **state)
{
	static const struct row rows[] = {
		{ "on Tuesday", "day 2025-03-11 2025-03-11" },
		{ "Saturday", "day 2025-03-08 2025-03-08" },
		{ "on Thursday", "day 2025-03-06 2025-03-06" },
		{ "on Wednesday", "day 2025-03-12 2025-03-12" },
		{ "last Wednesday", "day 2025-03-05 2025-03-05" },
		{ "ON MONDAY", "day 2025-03-10 2025-03-10" },
		{ "Sunday morning", "day 2025-03-09 2025-03-09" },
		{ "since Monday", "since 2025-03-10 2025-03-12" },
		{ "next Monday", "future" },
	};

	(void)state;
	CHECK(rows);
}

static void test_near_days(void **state)
{
	static const struct row rows[] = {
		{ "today", "day 2025-03-12 2025-03-12" },
		{ "yesterday", "day 2025-03-11 2025-03-11" },
		{ "this morning", "day 2025-03-12 2025-03-12" },
		{ "three days ago", "day 2025-03-09 2025-03-09" },
		{ "two days earlier", "day 2025-03-10 2025-03-10" },
		{ "tomorrow", "future" },
		{ "next week", "future" },
	};

	(void)state;
	CHECK(rows);
}

static void test_nights(void **state)
{
	static const struct row rows[] = {
		{ "overnight", "night 2025-03-11 2025-03-12" },
		{ "last night", "night 2025-03-11 2025-03-12" },
		{ "overnight into Sunday", "night 2025-03-08 2025-03-09" },
		{ "overnight from Friday to Saturday", "night 2025-03-07 2025-03-08" },
		{ "overnight on Sunday", "night 2025-03-09 2025-03-10" },
		{ "on the night of 28 February to 1 March", "night 2025-02-28 2025-03-01" },
		{ "the night of 31 December to 1 January", "night 2024-12-31 2025-01-01" },
		{ "the night of March 8-9", "night 2025-03-08 2025-03-09" },
		{ "Sunday night", "day 2025-03-09 2025-03-09" },
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
		{ "3 Mar.", "day 2025-03-03 2025-03-03" },
		{ "3 March 2024", "day 2024-03-03 2024-03-03" },
		{ "March 3, 2024", "day 2024-03-03 2024-03-03" },
		{ "24.02.22", "day 2022-02-24 2022-02-24" },
		{ "01.03.2025", "day 2025-03-01 2025-03-01" },
		{ "2025-03-01", "day 2025-03-01 2025-03-01" },
		{ "29 February 2024", "day 2024-02-29 2024-02-29" },
		{ "on Monday, 3 March", "day 2025-03-03 2025-03-03" },
		/* a day without a year is the last one; the day after the report is let through */
		{ "24 December", "day 2024-12-24 2024-12-24" },
		{ "Sept. 3", "day 2024-09-03 2024-09-03" },
		{ "12 March", "day 2025-03-12 2025-03-12" },
		{ "13 March", "day 2025-03-13 2025-03-13" },
		{ "20 March", "day 2024-03-20 2024-03-20" },
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
		{ "31.06.2024", "none" },
		{ "2024-06-31", "none" },
		{ "2024-13-01", "none" },
		{ "00.00.2024", "none" },
		{ "", "none" },
		{ "-", "none" },
		{ "at 03:40", "none" },
		{ "at 6 a.m.", "none" },
		{ "for two hours", "none" },
		{ "by the bridge", "none" },
		{ "marching", "none" },
		{ "mayor", "none" },
		{ "sunlight", "none" },
	};

	(void)state;
	CHECK(rows);
}

static void test_windows(void **state)
{
	static const struct row rows[] = {
		{ "over the past day", "window 2025-03-11 2025-03-12" },
		{ "in the past 24 hours", "window 2025-03-11 2025-03-12" },
		{ "over the last three days", "window 2025-03-09 2025-03-12" },
		{ "in the past week", "window 2025-03-05 2025-03-12" },
		{ "over the past two weeks", "window 2025-02-26 2025-03-12" },
		{ "this week", "window 2025-03-10 2025-03-12" },
		{ "last week", "window 2025-03-03 2025-03-09" },
		{ "this month", "window 2025-03-01 2025-03-12" },
		{ "last month", "window 2025-02-01 2025-02-28" },
		{ "last year", "window 2024-01-01 2024-12-31" },
		{ "in February", "window 2025-02-01 2025-02-28" },
		{ "in March", "window 2025-03-01 2025-03-12" },
		{ "in December", "window 2024-12-01 2024-12-31" },
		{ "in February 2024", "window 2024-02-01 2024-02-29" },
		{ "between 1 and 9 March", "window 2025-03-01 2025-03-09" },
		{ "in 2023", "window 2023-01-01 2023-12-31" },
		{ "between 2021 and 2023", "window 2021-01-01 2023-12-31" },
	};

	(void)state;
	CHECK(rows);
}

static void test_since(void **state)
{
	static const struct row rows[] = {
		{ "since 24 February 2022", "since 2022-02-24 2025-03-12" },
		{ "since 24 February", "since 2025-02-24 2025-03-12" },
		{ "since February", "since 2025-02-01 2025-03-12" },
		{ "since February 2022", "since 2022-02-01 2025-03-12" },
		{ "since 2022", "since 2022-01-01 2025-03-12" },
		{ "since the war began", "since - 2025-03-12" },
		{ "so far this year", "since 2025-01-01 2025-03-12" },
		{ "from 01.09.23 to 05.03.25", "since 2023-09-01 2025-03-05" },
	};

	(void)state;
	CHECK(rows);
}

/* Without the date of the report a phrase may still say what kind of date it is. */
static void test_undated(void **state)
{
	static const struct row rows[] = {
		{ "on Tuesday", "day - -" },
		{ "yesterday", "day - -" },
		{ "overnight", "night - -" },
		{ "3 March", "day - -" },
		{ "3 March 2024", "day 2024-03-03 2024-03-03" },
		{ "in February 2024", "window 2024-02-01 2024-02-29" },
		{ "in 2023", "window 2023-01-01 2023-12-31" },
		{ "since 24 February 2022", "since 2022-02-24 -" },
		{ "since the war began", "since - -" },
		{ "over the past day", "window - -" },
	};

	(void)state;
	CHECK_UNDATED(rows);
}

static void test_any_bytes(void **state)
{
	char text[24];
	uint32_t seed = 3;

	(void)state;
	for (int round = 0; round < 20000; round++) {
		static const char alphabet[] = "0123456789./-: marchjunefidayovsincelt\xE2\x80\xFF";
		size_t n = 0;

		for (; n < sizeof(text); n++) {
			seed = seed * 1664525 + 1013904223;
			text[n] = alphabet[(seed >> 16) % (sizeof(alphabet) - 1)];
		}
		when_read(text, n, round & 1, 20000);	/* sanitizers and valgrind look on */
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_weekdays),
		cmocka_unit_test(test_near_days),
		cmocka_unit_test(test_nights),
		cmocka_unit_test(test_days),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_windows),
		cmocka_unit_test(test_since),
		cmocka_unit_test(test_undated),
		cmocka_unit_test(test_any_bytes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
