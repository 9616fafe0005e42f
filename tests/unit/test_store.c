/*
 * test_store.c - what goes into a store comes out of it, and one that is cut short
 * is found out.
 */
#include "extract/store.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

struct things {
	uint32_t *small;
	double *large;
	char *text;
	size_t n_small, n_large, n_text, number;
};

static void store_things(struct things *t, struct store *st)
{
	store_array(st, t->small, &t->n_small);
	store_number(st, t->number);
	store_array(st, t->large, &t->n_large);
	store_array(st, t->text, &t->n_text);
}

static void write_things(struct buf *out)
{
	uint32_t small[] = { 3, 1, 2 };
	double large[] = { 0.5 };
	struct things t = { small, large, NULL, 3, 1, 0, 77 };
	struct store st = { .out = out };

	store_things(&t, &st);
}

/* As the program has it: at a boundary. */
static char *copy_of(const struct buf *bytes, size_t len)
{
	char *copy = aligned_alloc(STORE_ALIGN, (len + STORE_ALIGN) / STORE_ALIGN * STORE_ALIGN);

	assert_non_null(copy);
	return memcpy(copy, bytes->s, len);
}

static void test_round_trip(void **state)
{
	struct buf out = { 0 };
	struct things t = { 0 };
	struct store st;
	char *bytes;

	(void)state;
	write_things(&out);
	bytes = copy_of(&out, out.len);
	st = (struct store){ .in = bytes, .left = out.len };
	store_things(&t, &st);
	assert_false(st.failed);
	assert_int_equal(st.left, 0);
	assert_int_equal(t.n_small, 3);
	assert_int_equal(t.small[2], 2);
	assert_int_equal(t.number, 77);
	assert_int_equal(t.n_large, 1);
	assert_true(t.large[0] == 0.5);
	assert_int_equal(t.n_text, 0);
	free(bytes);
	buf_release(&out);
}

static void test_cut_short(void **state)
{
	struct buf out = { 0 };

	(void)state;
	write_things(&out);
	for (size_t len = 0; len < out.len; len++) {
		char *bytes = copy_of(&out, len);
		struct store st = { .in = bytes, .left = len };
		struct things t = { 0 };

		store_things(&t, &st);
		assert_true(st.failed);
		free(bytes);
	}
	buf_release(&out);
}

/* An array of other elements than those written is none of this build. */
static void test_other_size(void **state)
{
	struct buf out = { 0 };
	struct things t = { 0 };
	struct store st;
	char *bytes;

	(void)state;
	write_things(&out);
	bytes = copy_of(&out, out.len);
	st = (struct store){ .in = bytes, .left = out.len };
	store_array(&st, t.large, &t.n_large);
	assert_true(st.failed);
	assert_int_equal(t.n_large, 0);
	free(bytes);
	buf_release(&out);
}

static void test_texts(void **state)
{
	struct buf pool = { 0 };
	uint32_t a = store_text(&pool, "spade"), b = store_text(&pool, "spade"), c = store_text(&pool, "ade");

	(void)state;
	assert_int_equal(a, b);
	assert_string_equal(pool.s + a, "spade");
	assert_string_equal(pool.s + c, "ade");
	assert_int_not_equal(store_text(&pool, ""), a);
	buf_release(&pool);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_round_trip),
		cmocka_unit_test(test_cut_short),
		cmocka_unit_test(test_other_size),
		cmocka_unit_test(test_texts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
