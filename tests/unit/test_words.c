/* test_words.c - looks into a sorted list of words. */
#include "extract/words.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

static bool have(const char *list, const char *word)
{
	struct words w = words_of(list, strlen(list));

	return words_have(&w, word, strlen(word));
}

static void test_words(void **state)
{
	static const char list[] = "# a list\n# of five\nash\nashes\nbe\nlook\nzoo\n";
	static const char *const in[] = { "ash", "ashes", "be", "look", "zoo" };
	static const char *const out[] = { "a", "ashe", "ashess", "b", "loo", "looks", "zo", "zoos", "#", "list" };

	(void)state;
	for (size_t i = 0; i < sizeof(in) / sizeof(*in); i++)
		assert_true(have(list, in[i]));
	for (size_t i = 0; i < sizeof(out) / sizeof(*out); i++)
		assert_false(have(list, out[i]));
}

static void test_ends(void **state)
{
	(void)state;
	assert_false(have("", "ash"));
	assert_false(have("# nothing", "ash"));
	assert_true(have("ash", "ash"));	/* no newline behind the last */
	assert_true(have("ash\nbe", "be"));
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_words), cmocka_unit_test(test_ends) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
