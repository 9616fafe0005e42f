/*
 * test_scan.c - the pass over all bytes: what it must find, and that the fast way
 * finds the same as the plain one on any bytes.
 */
#include "extract/scan.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

static struct word word(const char *s)
{
	return (struct word){ s, strlen(s) };
}

static struct scan_table *make(void)
{
	struct scan_table *t = scan_table_new();

	scan_table_set(t, 1, 2, 4);
	scan_table_add(t, word("killed"), 8);
	scan_table_add(t, word("neutralisation"), 16);
	scan_table_add_pair(t, word("shot"), word("down"), 32);
	scan_table_add(t, word("\xd0\xb2\xd0\xb1\xd0\xb8\xd1\x82\xd0\xbe"), 64);
	return t;
}

static uint64_t all_kinds(const struct scan_table *t, const char *text, bool plain)
{
	struct hits hits = { 0 };
	uint64_t kinds = 0;

	scan_text(t, text, strlen(text), plain, &hits);
	for (size_t i = 0; i < hits.n; i++)
		kinds |= hits.hit[i].kinds;
	free(hits.hit);
	return kinds;
}

static void test_found(void **state)
{
	static const struct { const char *text; uint64_t kinds; } table[] = {
		{ "Nobody came.", 0 }, { "12 came", 1 }, { "KILLED", 8 }, { "they Killed him", 8 }, { "unkilled", 0 },
		{ "killed-off", 8 }, { "neutralisation", 16 }, { "neutralisations", 0 }, { "shot down", 32 }, { "Shot\nDOWN", 32 },
		{ "shot-down", 32 }, { "down", 0 }, { "shot him down", 0 }, { "shot [103] down", 33 }, { "shot [note 3] down", 33 },
		{ "Rs500", 6 & 2 }, { "$ 5", 5 }, { "\xe2\x82\xac" "5", 5 }, { "\xe2\x80\x9ckilled\xe2\x80\x9d", 8 },
		{ "kil\xc2\xadled", 8 }, { "\xd0\x92\xd0\xb1\xd0\xb8\xd1\x82\xd0\xbe", 64 }, { "killed\xc2\xa0" "12", 9 }, {
			"", 0 },
	};
	struct scan_table *t = make();
	char padded[400];

	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++) {
		assert_int_equal(all_kinds(t, table[i].text, true), table[i].kinds);
		/* across every edge of the blocks that the fast way reads */
		for (size_t at = 0; at < 140; at++) {
			memset(padded, ' ', sizeof(padded));
			memcpy(padded + at, table[i].text, strlen(table[i].text));
			padded[sizeof(padded) - 1] = '\0';
			assert_int_equal(all_kinds(t, padded, false), table[i].kinds);
		}
	}
	scan_table_free(t);
}

static void test_fast_as_plain(void **state)
{
	static const char *const pieces[] = { "killed", " ", "shot", "down", "12", "[", "]", "$", "\xe2\x80\x93", "x",
		".", "\n",
		"\xc2\xad", "\xff", "\xd0\xb2", "KILLED", "neutralisation", "-", "'" };
	struct scan_table *t = make();
	unsigned seed = 7;
	char text[3000];

	(void)state;
	for (int round = 0; round < 400; round++) {
		struct hits a = { 0 }, b = { 0 };
		size_t len = 0;

		while (len + 20 < sizeof(text) - (unsigned)round) {
			const char *p;

			seed = seed * 1103515245U + 12345U;
			p = pieces[seed / 65536U % (sizeof(pieces) / sizeof(*pieces))];
			memcpy(text + len, p, strlen(p));
			len += strlen(p);
		}
		scan_text(t, text, len, true, &a);
		scan_text(t, text, len, false, &b);
		assert_int_equal(a.n, b.n);
		for (size_t i = 0; i < a.n; i++) {
			assert_int_equal(a.hit[i].at, b.hit[i].at);
			assert_int_equal(a.hit[i].kinds, b.hit[i].kinds);
		}
		free(a.hit);
		free(b.hit);
	}
	scan_table_free(t);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_found), cmocka_unit_test(test_fast_as_plain) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
