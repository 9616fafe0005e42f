/*
 * test_again.c - sentences that are printed over and over.
 */
#include "extract/again.h"
#include "reports.h"

/* How many times in a row a text is printed before it is passed over. */
static size_t times_read(const char *piece)
{
	struct again a;
	struct buf text = { 0 };
	struct sentence s[400];
	size_t len = strlen(piece), n = 0;

	for (size_t i = 0; i < 400; i++) {
		s[i] = (struct sentence){ .span = { (uint32_t)text.len, (uint32_t)(text.len + len) } };
		buf_adds(&text, piece);
	}
	again_clear(&a);
	while (n < 400 && !again_note(&a, text.s, &s[n]))
		n++;
	if (n < 400)
		assert_ptr_equal(again_note(&a, text.s, &s[n]), &s[0]);
	buf_release(&text);
	return n;
}

static void test_times(void **state)
{
	char page[601];

	(void)state;
	assert_int_equal(times_read("No one was hurt."), 128);
	memset(page, 'a', 600);
	page[600] = '\0';
	assert_int_equal(times_read(page), 8);		/* a line of the page's own, on each of some pages */
	assert_int_equal(times_read("3"), 400);
}

/* Between others of the same ends and length, and with other words in the middle. */
static void test_others(void **state)
{
	static const char text[] = "Of the three soldiers died in Velmar.Of the three officers died in Velmar.";
	struct sentence a = { .span = { 0, 37 } }, b = { .span = { 37, 74 } };
	struct again again;

	(void)state;
	again_clear(&again);
	for (int i = 0; i < 300; i++) {
		assert_null(again_note(&again, text, &a));
		assert_null(again_note(&again, text, &b));
	}
}

static size_t count_claims(const char *text, size_t len)
{
	struct report r = { .id = "r", .text = text, .len = len, .date = "", .title = "", .source = "", .lang = "" };
	const struct document *doc = extract_report(pipeline.extractor, &r);
	size_t n = 0;

	for (size_t i = 0; i < doc->n; i++)
		n += doc->sentences[i].n_claims;
	return n;
}

static void test_report(void **state)
{
	struct buf text = { 0 };
	size_t before = extractor_passed_over(pipeline.extractor), found;

	(void)state;
	for (int i = 0; i < 500; i++)
		buf_adds(&text, "Shelling killed three people.\n");
	buf_adds(&text, "A mine wounded 12 soldiers.\n");
	found = count_claims(text.s, text.len);
	assert_in_range(found, 60, 80);		/* the soldiers among them */
	assert_int_equal(extractor_passed_over(pipeline.extractor) - before, 501 - found);
	buf_release(&text);
}

/* Whoever prints 2,000 figures without an end of a sentence writes no report. */
static void test_heap(void **state)
{
	struct buf text = { 0 };
	size_t before = extractor_passed_over(pipeline.extractor), found;

	(void)state;
	for (int i = 1; i <= 2000; i++)
		buf_addf(&text, "%d people were killed, ", i);
	found = count_claims(text.s, text.len);
	assert_in_range(found, 400, 700);	/* ten a piece, and all of the last 4 KB */
	assert_in_range(extractor_passed_over(pipeline.extractor) - before, 1200, 1600);
	buf_release(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_times), cmocka_unit_test(test_others), cmocka_unit_test(test_report),
		cmocka_unit_test(test_heap),
	};

	return cmocka_run_group_tests(tests, open_pipeline, close_pipeline);
}
