/*
 * test_library.c - the shared library, by its public header alone.
 */
#include "output/tally.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char text[] = "Shelling killed three people in Velmar. A mine wounded 12 soldiers.";

static struct tally *open_one(void)
{
	struct tally *t = tally_new(NULL, "en");

	assert_non_null(t);
	assert_string_equal(tally_error(t), "");
	return t;
}

static void check_first(struct tally *t)
{
	assert_string_equal(tally_cell(t, "report_id"), "r");
	assert_string_equal(tally_cell(t, "claim_id"), "1");
	assert_string_equal(tally_cell(t, "report_date"), "2025-03-12");
	assert_string_equal(tally_cell(t, "value"), "3");
	assert_string_equal(tally_cell(t, "unit"), "person");
	assert_string_equal(tally_cell(t, "action"), "killed");
	assert_string_equal(tally_cell(t, "text"), "three");
	assert_string_equal(tally_cell(t, "start"), "16");
	assert_string_equal(tally_cell(t, "end"), "21");
}

static void test_claims(void **state)
{
	struct tally *t = open_one();

	(void)state;
	tally_report(t, "r", text, strlen(text), "2025-03-12");
	assert_string_equal(tally_cell(t, "value"), "");	/* not on a claim yet */
	assert_int_equal(tally_next(t), 1);
	check_first(t);
	assert_int_equal(tally_next(t), 1);
	assert_string_equal(tally_cell(t, "value"), "12");
	assert_string_equal(tally_cell(t, "unit"), "person.soldier");
	assert_string_equal(tally_cell(t, "action"), "injured");
	assert_string_equal(tally_cell(t, "of_total"), "");
	assert_string_equal(tally_cell(t, "no such column"), "");
	assert_string_equal(tally_cell(t, ""), "");
	assert_int_equal(tally_next(t), 0);
	assert_int_equal(tally_next(t), 0);
	assert_string_equal(tally_error(t), "");
	tally_free(t);
}

static void test_several_reports(void **state)
{
	struct tally *t = open_one();

	(void)state;
	assert_int_equal(tally_next(t), 0);	/* no report yet */
	assert_string_equal(tally_cell(t, "value"), "");
	for (int i = 0; i < 3; i++) {
		tally_report(t, "r", text, strlen(text), "2025-03-12");
		assert_int_equal(tally_next(t), 1);	/* the rest of the report is left */
		check_first(t);
	}
	tally_report(t, "empty", "", 0, NULL);
	assert_string_equal(tally_cell(t, "value"), "");
	assert_int_equal(tally_next(t), 0);
	tally_report(t, NULL, "Four people died.", 17, NULL);
	assert_int_equal(tally_next(t), 1);
	assert_string_equal(tally_cell(t, "report_id"), "");
	assert_string_equal(tally_cell(t, "report_date"), "");
	assert_string_equal(tally_cell(t, "value"), "4");
	tally_free(t);
}

/* len bytes count, whatever stands behind them. */
static void test_length(void **state)
{
	struct tally *t = open_one();
	size_t len = strlen("Shelling killed three people in Velmar.");
	char *copy = malloc(len);

	(void)state;
	assert_non_null(copy);
	memcpy(copy, text, len);	/* no NUL: a byte read behind the end shows under ASan */
	tally_report(t, "r", copy, len, "");
	assert_int_equal(tally_next(t), 1);
	assert_string_equal(tally_cell(t, "value"), "3");
	assert_int_equal(tally_next(t), 0);
	tally_free(t);
	free(copy);
}

static void test_two_handles(void **state)
{
	struct tally *a = open_one(), *b = open_one();

	(void)state;
	tally_report(a, "r", text, strlen(text), "2025-03-12");
	tally_report(b, "b", "Nine drones were shot down.", 27, NULL);
	assert_int_equal(tally_next(a), 1);
	assert_int_equal(tally_next(b), 1);
	check_first(a);
	assert_string_equal(tally_cell(b, "unit"), "uav");
	tally_free(a);
	assert_string_equal(tally_cell(b, "value"), "9");
	tally_free(b);
}

/* A text of several parts: offsets and numbers of claims go on. */
static int write_line(char *line, size_t i)
{
	return snprintf(line, 100, "Shelling killed %zu people in Velmar. A mine wounded %zu soldiers.\n", i, i);
}

static void test_long_text(void **state)
{
	size_t times = 20000, n = 0, len = 0;
	char *all = malloc(times * 100);
	struct tally *t = open_one();

	(void)state;
	for (size_t i = 0; i < times; i++)	/* no sentence twice: what comes again and again is passed over */
		len += (size_t)write_line(all + len, i + 2);
	tally_report(t, "r", all, len, NULL);
	while (tally_next(t)) {
		size_t start = strtoul(tally_cell(t, "start"), NULL, 10);
		const char *words = tally_cell(t, "text");

		assert_memory_equal(all + start, words, strlen(words));
		assert_int_equal(strtoul(tally_cell(t, "claim_id"), NULL, 10), ++n);
	}
	assert_int_equal(n, 2 * times);
	assert_int_equal(tally_next(t), 0);
	tally_free(t);
	free(all);
}

static void test_errors(void **state)
{
	struct tally *t = tally_new("/no/such/folder", "en");

	(void)state;
	assert_non_null(t);
	assert_non_null(strstr(tally_error(t), "/no/such/folder"));
	tally_report(t, "r", text, strlen(text), NULL);
	assert_int_equal(tally_next(t), 0);
	assert_string_equal(tally_cell(t, "value"), "");
	tally_free(t);
	t = tally_new(NULL, "tlh");
	assert_string_not_equal(tally_error(t), "");	/* no rules for that language */
	tally_free(t);
	tally_free(NULL);
}

static void test_columns(void **state)
{
	size_t n = 0;

	(void)state;
	while (tally_column(n))
		n++;
	assert_int_equal(n, 37);
	assert_string_equal(tally_column(0), "report_id");
	assert_string_equal(tally_column(36), "inherited");
	assert_null(tally_column(37));
	assert_null(tally_column((size_t)-1));
	assert_true(strchr(tally_version(), '.') != NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_claims),
		cmocka_unit_test(test_several_reports),
		cmocka_unit_test(test_length),
		cmocka_unit_test(test_two_handles),
		cmocka_unit_test(test_long_text),
		cmocka_unit_test(test_errors),
		cmocka_unit_test(test_columns),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
