/*
 * test_isodate.c - publication dates as they are printed, and day numbers.
 */
#include "extract/isodate.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

static void check_date(const char *s, const char *expected)
{
	char out[ISODATE_SIZE] = "untouched!";

	if (!isodate_parse(s, out))
		fail_msg("'%s' was not read", s);
	assert_string_equal(out, expected);
}

static void check_refused(const char *s)
{
	char out[ISODATE_SIZE] = "untouched!";

	if (isodate_parse(s, out))
		fail_msg("'%s' was read as %s", s, out);
	assert_string_equal(out, "untouched!");
}

static void test_forms(void **state)
{
	(void)state;
	check_date("2026-03-15", "2026-03-15");
	check_date("2026-03-15T06:00:00Z", "2026-03-15");
	check_date("2026-03-15T06:00:00.123+02:00", "2026-03-15");
	check_date("2026-03-15 06:00", "2026-03-15");
	check_date("10/12/2023", "2023-10-12");
	check_date("1/2/2023", "2023-01-02");
	check_date("October 8, 2023", "2023-10-08");
	check_date("8 October 2023", "2023-10-08");
	check_date("October 8-9, 2023", "2023-10-09");
	check_date("28\xE2\x80\x93" "29 February 2024", "2024-02-29");
	check_date("Oct 8, 2023", "2023-10-08");
	check_date("08 OCT. 2023", "2023-10-08");
	check_date("Sept 30, 2023", "2023-09-30");
	check_date("may 1 2023", "2023-05-01");
	check_date("\t 2024-02-29 \r\n", "2024-02-29");
	check_date("December 31, 1999", "1999-12-31");
}

static void test_impossible(void **state)
{
	(void)state;
	check_refused("2026-06-31");
	check_refused("June 31, 2026");
	check_refused("31 June 2026");
	check_refused("6/31/2026");
	check_refused("June 9-8, 2026");
	check_refused("2023-02-29");
	check_refused("1900-02-29");
	check_refused("13/10/2023");
	check_refused("2026-00-10");
	check_refused("2026-01-00");
	check_refused("0000-01-01");
}

static void test_refused(void **state)
{
	static const char *const bad[] = {
		"", " ", "yesterday", "2026-3-15", "20260315", "2026-03-151", "2026-03-15x",
		"2026-03-15T", "2026-03-15Tnoon", "10/12/23", "10/12", "10-12-2023",
		"October 2023", "Octo 8, 2023", "Oc 8, 2023", "Octobers 8, 2023",
		"8 Brumaire 2023", "100 October 2023", "8 October 20233", "8 October 2023 or so",
		"-2026-03-15", "2026-03-15 \xd0\xbe", "8,October 2023",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		check_refused(bad[i]);
}

static void test_known_days(void **state)
{
	int32_t days;

	(void)state;
	assert_int_equal(isodate_to_days(1970, 1, 1), 0);
	assert_int_equal(isodate_to_days(2000, 3, 1), 11017);
	assert_int_equal(isodate_to_days(1969, 12, 31), -1);
	assert_true(isodate_read("0001-01-01", &days));
	assert_int_equal(days, -719162);
	assert_true(isodate_read("9999-12-31", &days));
	assert_int_equal(days, 2932896);
	assert_false(isodate_read("2026-03-15 ", &days));
	assert_false(isodate_read("2026-02-30", &days));
}

/* Every day of the calendar follows the one before. */
static void test_all_days(void **state)
{
	int32_t days = -719162;

	(void)state;
	for (int y = 1; y <= 9999; y++) {
		for (int m = 1; m <= 12; m++) {
			for (int d = 1; d <= isodate_month_days(y, m); d++, days++) {
				int year, month, day;

				isodate_from_days(days, &year, &month, &day);
				if (isodate_to_days(y, m, d) != days || year != y ||
				    month != m || day != d)
					fail_msg("day %d is not %d-%d-%d", (int)days, y, m, d);
			}
		}
	}
	assert_int_equal(days, 2932897);
}

static void test_month_days(void **state)
{
	(void)state;
	assert_int_equal(isodate_month_days(2024, 2), 29);
	assert_int_equal(isodate_month_days(2023, 2), 28);
	assert_int_equal(isodate_month_days(2000, 2), 29);
	assert_int_equal(isodate_month_days(1900, 2), 28);
	assert_int_equal(isodate_month_days(2023, 6), 30);
	assert_true(isodate_valid(2024, 2, 29));
	assert_false(isodate_valid(10000, 1, 1));
}

static void test_weekday(void **state)
{
	(void)state;
	assert_int_equal(isodate_weekday(0), 3);
	assert_int_equal(isodate_weekday(-1), 2);
	assert_int_equal(isodate_weekday(isodate_to_days(2026, 3, 15)), 6);
	assert_int_equal(isodate_weekday(isodate_to_days(2023, 10, 9)), 0);
	assert_int_equal(isodate_weekday(isodate_to_days(1900, 1, 1)), 0);
}

static void test_write(void **state)
{
	char out[ISODATE_SIZE];

	(void)state;
	isodate_write(isodate_to_days(2026, 3, 1) - 1, out);
	assert_string_equal(out, "2026-02-28");
	isodate_write(INT32_MIN, out);
	assert_string_equal(out, "0001-01-01");
	isodate_write(INT32_MAX, out);
	assert_string_equal(out, "9999-12-31");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_forms),
		cmocka_unit_test(test_impossible),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_known_days),
		cmocka_unit_test(test_all_days),
		cmocka_unit_test(test_month_days),
		cmocka_unit_test(test_weekday),
		cmocka_unit_test(test_write),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
