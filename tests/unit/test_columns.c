/*
 * test_columns.c - the order of the columns, and what stands in each.
 */
#include "extract/number.h"
#include "output/columns.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static struct claim blank_claim(void)
{
	return (struct claim){
		.category = "", .action = "", .unit = "", .count_type = "", .status = "",
		.relation = "", .place_text = "", .place = "", .admin1 = "", .country = "",
		.place_precision = "", .date_start = "", .date_end = "", .date_text = "",
		.source = "", .source_type = "", .channel = "", .actor = "", .owner = "",
		.rule = "",
	};
}

static struct report make_report(const char *text, size_t len)
{
	return (struct report){
		.id = "r", .text = text, .len = len, .date = "2026-03-15",
		.title = "", .source = "", .lang = "",
	};
}

static void check_cell(const char *column, const struct report *r, const struct claim *c,
		const char *expected)
{
	const struct column *col = column_find(column, strlen(column));
	struct buf b = { 0 };

	assert_non_null(col);
	col->put(&b, r, c);
	if (strcmp(buf_str(&b), expected))
		fail_msg("%s is '%s', not '%s'", column, buf_str(&b), expected);
	buf_release(&b);
}

static void test_order(void **state)
{
	static const char expected[] =
		"report_id report_date claim_id category action unit unit_text value low high "
		"hedge count_type parent_id relation of_total status place_text place admin1 "
		"country latitude longitude place_precision date_start date_end date_text "
		"source source_type channel actor owner text start end sentence rule inherited ";
	static const char numeric[] =
		"claim_id value low high parent_id of_total latitude longitude start end ";
	struct buf all = { 0 }, numbers = { 0 };

	(void)state;
	for (size_t i = 0; i < n_columns; i++) {
		buf_addf(&all, "%s ", columns[i].name);
		if (columns[i].numeric)
			buf_addf(&numbers, "%s ", columns[i].name);
		assert_int_equal(columns[i].hxl[0], '#');
		for (size_t k = 0; k < i; k++)
			assert_string_not_equal(columns[i].hxl, columns[k].hxl);
	}
	assert_string_equal(all.s, expected);
	assert_string_equal(numbers.s, numeric);
	buf_release(&all);
	buf_release(&numbers);
}

static void test_find(void **state)
{
	(void)state;
	assert_string_equal(column_find("placebo", 5)->name, "place");
	assert_string_equal(column_find("place_text", 10)->name, "place_text");
	assert_null(column_find("plac", 4));
	assert_null(column_find("", 0));
	assert_null(column_find("Value", 5));
}

static void check_number(double value, const char *expected)
{
	struct buf b = { 0 };

	buf_add_number(&b, value);
	assert_string_equal(buf_str(&b), expected);
	buf_release(&b);
}

static void test_numbers(void **state)
{
	(void)state;
	check_number(0, "0");
	check_number(-0.0, "0");
	check_number(17, "17");
	check_number(-17, "-17");
	check_number(100, "100");
	check_number(1204, "1204");
	check_number(0.3, "0.3");
	check_number(0.1 + 0.2, "0.30000000000000004");
	check_number(1.0 / 3, "0.3333333333333333");
	check_number(12.5, "12.5");
	check_number(0.001, "0.001");
	check_number(37500000, "37500000");
	check_number(2400000000.0, "2400000000");
	check_number(1e15, "1000000000000000");
	check_number(1e22, "10000000000000000000000");
	check_number(9007199254740993.0, "9007199254740992");
	check_number(1e-7, "0.0000001");
	check_number(NAN, "");
	check_number(INFINITY, "");
}

static void test_numbers_read_back(void **state)
{
	static const double values[] = {
		DBL_MAX, DBL_MIN, 4.9e-324, 123456.789, 5e-5, 99999999.99, 0.7 * 0.1, -2.5e-9,
	};

	(void)state;
	for (size_t i = 0; i < sizeof(values) / sizeof(*values); i++) {
		struct buf b = { 0 };

		buf_add_number(&b, values[i]);
		assert_true(strtod(b.s, NULL) == values[i]);
		assert_null(strpbrk(b.s, "eE,"));
		buf_release(&b);
	}
}

static void test_blank_claim(void **state)
{
	struct report r = make_report("Text.", 5);
	struct claim c = blank_claim();

	(void)state;
	r.date = "";
	for (size_t i = 0; i < n_columns; i++) {
		const char *name = columns[i].name;

		if (!strcmp(name, "report_id"))
			check_cell(name, &r, &c, "r");
		else if (!strcmp(name, "hedge"))
			check_cell(name, &r, &c, "exact");
		else if (!strcmp(name, "claim_id") || !strcmp(name, "start") ||
			 !strcmp(name, "end"))
			check_cell(name, &r, &c, "0");
		else
			check_cell(name, &r, &c, "");
	}
}

static void test_filled_claim(void **state)
{
	static const char text[] = "Officials said 64 of 75\nattack drones were downed.";
	struct report r = make_report(text, sizeof(text) - 1);
	struct claim parent = blank_claim(), c = blank_claim();

	(void)state;
	parent.id = 3;
	c.id = 4;
	c.parent = &parent;
	c.relation = "of";
	c.figure = (struct figure){ .value = 64, .low = 64.5, .has_value = true, .has_low = true,
		.hedge = HEDGE_AT_LEAST };
	c.of_total = 75;
	c.has_of_total = true;
	c.span = (struct span){ 15, 17 };
	c.unit_span = (struct span){ 21, 37 };
	c.sentence = (struct span){ 0, (uint32_t)r.len };
	c.has_coordinates = true;
	c.latitude = 48.5;
	c.longitude = -0.0000001;
	c.source = "the regional\r\nhead";
	c.inherited = INHERIT_ACTION | INHERIT_PLACE | INHERIT_SOURCE;
	check_cell("report_date", &r, &c, "2026-03-15");
	check_cell("claim_id", &r, &c, "4");
	check_cell("parent_id", &r, &c, "3");
	check_cell("relation", &r, &c, "of");
	check_cell("value", &r, &c, "64");
	check_cell("low", &r, &c, "64.5");
	check_cell("high", &r, &c, "");
	check_cell("hedge", &r, &c, "at_least");
	check_cell("of_total", &r, &c, "75");
	check_cell("latitude", &r, &c, "48.50000");
	check_cell("longitude", &r, &c, "0.00000");
	check_cell("text", &r, &c, "64");
	check_cell("start", &r, &c, "15");
	check_cell("end", &r, &c, "17");
	check_cell("unit_text", &r, &c, "75 attack drones");
	check_cell("sentence", &r, &c, "Officials said 64 of 75 attack drones were downed.");
	check_cell("source", &r, &c, "the regional head");
	check_cell("inherited", &r, &c, "place;source;action");
	c.inherited = 31;
	check_cell("inherited", &r, &c, "place;date;source;unit;action");
}

static void test_hedges(void **state)
{
	static const char *const names[] = {
		"exact", "at_least", "more_than", "about", "nearly", "up_to", "fewer_than",
		"range", "vague", "unknown",
	};

	(void)state;
	for (int h = HEDGE_EXACT; h <= HEDGE_UNKNOWN; h++)
		assert_string_equal(hedge_name((enum hedge)h), names[h]);
}

/* `text` is the report's bytes, line end and stray byte and all. */
static void test_text_is_verbatim(void **state)
{
	struct report r = make_report("about\n\xFF 20", 10);
	struct claim c = blank_claim();

	(void)state;
	c.span = (struct span){ 0, 10 };
	check_cell("text", &r, &c, "about\n\xFF 20");
	c.sentence = c.span;
	check_cell("sentence", &r, &c, "about \xFF 20");
	c.span = (struct span){ 7, 400 };
	check_cell("text", &r, &c, " 20");
	c.span = (struct span){ 500, 400 };
	check_cell("text", &r, &c, "");
}

/* A long sentence of two-byte characters with the phrase at a given place. */
static void check_cut(size_t before, size_t after, size_t expected_start)
{
	struct buf text = { 0 }, cell = { 0 };
	struct claim c = blank_claim();
	struct report r;
	const char *phrase;

	for (size_t i = 0; i < before / 2; i++)
		buf_adds(&text, "\xD1\x8F");
	c.span.start = (uint32_t)text.len;
	buf_adds(&text, "at least 17");
	c.span.end = (uint32_t)text.len;
	for (size_t i = 0; i < after / 2; i++)
		buf_adds(&text, "\xD1\x8F");
	c.sentence.end = (uint32_t)text.len;
	r = make_report(text.s, text.len);
	column_find("sentence", 8)->put(&cell, &r, &c);
	phrase = strstr(cell.s, "at least 17");
	assert_non_null(phrase);
	assert_in_range(cell.len, SENTENCE_MAX - 6, SENTENCE_MAX);
	assert_int_equal(phrase - cell.s, c.span.start - expected_start);
	for (const char *s = cell.s; *s; s += utf8_len(s, 4))
		assert_int_not_equal(utf8_len(s, 4), 0);
	buf_release(&text);
	buf_release(&cell);
}

static void test_sentence_is_bounded(void **state)
{
	(void)state;
	check_cut(0, 3000, 0);
	check_cut(900, 3000, 0);
	check_cut(988, 3000, 0);	/* ends at byte 999 */
	check_cut(990, 3000, 496);	/* would lose its last byte */
	check_cut(3000, 3000, 2506);
	check_cut(3000, 0, 2012);	/* byte 2011 is inside a character */
}

/* Spans count within a part, cells within the report: past 4 GiB as well. */
static void test_part_of_report(void **state)
{
	struct report r = make_report("Two houses burned.", 18);
	struct claim c = blank_claim();

	(void)state;
	r.base = (size_t)5 << 30;
	c.span = (struct span){ 0, 3 };
	check_cell("start", &r, &c, "5368709120");
	check_cell("end", &r, &c, "5368709123");
	check_cell("text", &r, &c, "Two");
}

static void test_sentence_limit(void **state)
{
	char text[SENTENCE_MAX + 1];
	struct report r = make_report(text, sizeof(text));
	struct claim c = blank_claim();
	struct buf b = { 0 };

	(void)state;
	memset(text, '7', sizeof(text));
	c.sentence = (struct span){ 0, SENTENCE_MAX };
	column_find("sentence", 8)->put(&b, &r, &c);
	assert_int_equal(b.len, SENTENCE_MAX);
	buf_clear(&b);
	c.sentence = c.span = (struct span){ 0, SENTENCE_MAX + 1 };
	column_find("sentence", 8)->put(&b, &r, &c);
	assert_int_equal(b.len, SENTENCE_MAX);
	buf_release(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_order),
		cmocka_unit_test(test_find),
		cmocka_unit_test(test_numbers),
		cmocka_unit_test(test_numbers_read_back),
		cmocka_unit_test(test_blank_claim),
		cmocka_unit_test(test_filled_claim),
		cmocka_unit_test(test_hedges),
		cmocka_unit_test(test_text_is_verbatim),
		cmocka_unit_test(test_sentence_is_bounded),
		cmocka_unit_test(test_part_of_report),
		cmocka_unit_test(test_sentence_limit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
