/*
 * test_part.c - where long texts are cut.
 */
#include "extract/part.h"
#include "extract/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

/* A text of the piece again and again, with the other one at byte `at`. */
static void fill(struct buf *b, const char *piece, size_t at, const char *other)
{
	buf_clear(b);
	while (b->len < 2 * PART_BYTES)
		buf_adds(b, piece);
	if (*other)
		memcpy(b->s + at, other, strlen(other));
}

/* The text before the first cut ends so, and the text behind it begins so. */
static void expect_cut(struct buf *b, const char *before, const char *behind)
{
	size_t n = part_length(b->s, b->len);

	assert_in_range(n, PART_BYTES / 2, PART_BYTES);
	assert_int_equal(part_length(b->s, PART_BYTES + PART_AHEAD), n);	/* what is known behind does not matter */
	assert_memory_equal(b->s + n - strlen(before), before, strlen(before));
	assert_memory_equal(b->s + n, behind, strlen(behind));
}

static void test_short(void **state)
{
	char text[] = "Two houses burned.\n\nNo one was hurt.";

	(void)state;
	assert_int_equal(part_length(text, sizeof(text) - 1), sizeof(text) - 1);
	assert_int_equal(part_length(text, 0), 0);
}

static void test_where(void **state)
{
	struct buf b = { 0 };

	(void)state;
	fill(&b, "It rained again.\nTwo houses burned.\n", PART_BYTES - 40000, "\n \t\r\n");
	expect_cut(&b, "\n \t\r\n", "");
	fill(&b, "It rained again.\nTwo houses burned.\n", 0, "");
	expect_cut(&b, ".\n", "");
	fill(&b, "It rained again,\nand two houses burned.\n", 0, "");	/* a line that goes on */
	expect_cut(&b, "burned.\n", "It rained");
	fill(&b, "Dr. Vell of the U.S. spoke. Two houses burned. ", 0, "");
	expect_cut(&b, ".", " ");
	for (const char *s = b.s + part_length(b.s, b.len) - 4; s; s = NULL)
		assert_true(!memcmp(s, "oke.", 4) || !memcmp(s, "ned.", 4));
	fill(&b, "two houses and a barn ", 0, "");
	expect_cut(&b, "", " ");
	buf_release(&b);
}

/* No character is torn, and what is none does not hold anything up. */
static void test_characters(void **state)
{
	static const char *const pieces[] = { "\xE2\x82\xAC", "\xF0\x9F\x92\xA7", "x\xC3\xA9" };
	struct buf b = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(pieces) / sizeof(*pieces); i++)
		for (int shift = 0; shift < 4; shift++) {
			fill(&b, pieces[i], 0, "");
			expect_cut(&(struct buf){ b.s + shift * 12, b.len - 48, 0 }, "", "");
			assert_true(utf8_len(b.s + part_length(b.s, b.len), 4) > 0);
		}
	fill(&b, "\x80", 0, "");
	expect_cut(&b, "\x80", "\x80");
	fill(&b, " ", 0, "");
	expect_cut(&b, " ", " ");
	fill(&b, " ", PART_BYTES - 5, "Two houses burned.");
	expect_cut(&b, " ", " ");
	buf_release(&b);
}

/* The parts are the whole text, and nothing twice. */
static void test_all_of_it(void **state)
{
	struct report r = { .len = 0 };
	struct buf b = { 0 };
	size_t seen = 0, total;

	(void)state;
	fill(&b, "It rained again. Two houses burned.\n", 0, "");
	total = b.len;
	r.text = b.s;
	for (part_first(&r, total);; part_next(&r, total)) {
		assert_int_equal(r.base, seen);
		assert_ptr_equal(r.text, b.s + seen);
		seen += r.len;
		if (!r.more)
			break;
		assert_true(r.len > 0);
	}
	assert_int_equal(seen, total);
	buf_release(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_short),
		cmocka_unit_test(test_where),
		cmocka_unit_test(test_characters),
		cmocka_unit_test(test_all_of_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
