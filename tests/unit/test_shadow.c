/*
 * test_shadow.c - sentences written again for matching, and the way back: each
 * byte of a shadow knows the bytes of the report it stands for, however often
 * it was folded.
 */
#include "extract/shadow.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

static void set(struct shadow *s, const char *text)
{
	shadow_set(s, text, (struct span){ 0, (uint32_t)strlen(text) });
}

static void check_text(const char *text, const char *expected)
{
	struct shadow s = { 0 };

	set(&s, text);
	assert_string_equal(s.text, expected);
	assert_int_equal(s.len, strlen(expected));
	shadow_release(&s);
}

static void test_lower_case(void **state)
{
	(void)state;
	check_text("", "");
	check_text("KILLED Three", "killed three");
	check_text("\xC3\x89T\xC3\x89", "\xC3\xA9t\xC3\xA9");
	check_text("\xD0\x9A\xD0\xB8\xD1\x97\xD0\xB2", "\xD0\xBA\xD0\xB8\xD1\x97\xD0\xB2");
	check_text("\xC5\xA0\xC5\xBD", "\xC5\xA1\xC5\xBE");
	check_text("3\xC3\x97" "4", "3\xC3\x97" "4");	/* the times sign has no case */
}

static void test_marks(void **state)
{
	(void)state;
	check_text("a  b\t\nc", "a b c");
	check_text("1\xC2\xA0" "400", "1 400");
	check_text("1\xE2\x80\xAF" "400", "1 400");
	check_text("don\xE2\x80\x99t", "don't");
	check_text("\xE2\x80\x9Cyes\xE2\x80\x9D", "\"yes\"");
	check_text("\xC2\xAByes\xC2\xBB", "\"yes\"");
	check_text("15\xE2\x80\x93" "20", "15-20");
	check_text("tanks \xE2\x80\x93 20", "tanks - 20");
	check_text("so\xE2\x80\x94they", "so - they");
	check_text("so -- they", "so - they");
	check_text("Kh\xE2\x80\x91" "101", "kh-101");
	check_text("soft\xC2\xADhyphen", "softhyphen");
	check_text("\xEF\xBB\xBFone", "one");
	check_text("\xE2\x80\xA2 tanks", "* tanks");
	check_text("wait\xE2\x80\xA6", "wait...");
}

/* No byte of a text can be taken for a class. */
static void test_no_class_in_text(void **state)
{
	char text[256];
	struct shadow s = { 0 };

	(void)state;
	for (int i = 0; i < 256; i++)
		text[i] = (char)i;
	shadow_set(&s, text, (struct span){ 0, sizeof(text) });
	for (size_t i = 0; i < s.len; i++) {
		assert_false(class_is((unsigned char)s.text[i]));
		assert_int_equal(s.item[i], -1);
	}
	shadow_release(&s);
}

static void check_span(struct shadow *s, const char *text, const char *find, const char *expected)
{
	const char *at = strstr(s->text, find);
	struct span span;

	assert_non_null(at);
	span = shadow_span(s, (size_t)(at - s->text), (size_t)(at - s->text) + strlen(find));
	assert_int_equal(span.end - span.start, strlen(expected));
	assert_memory_equal(text + span.start, expected, strlen(expected));
}

static void test_way_back(void **state)
{
	static const char text[] = "\xE2\x80\x9CWe  lost 1\xC2\xA0" "400\xE2\x80\x94" "all\xE2\x80\x9D";
	struct shadow s = { 0 };

	(void)state;
	set(&s, text);
	assert_string_equal(s.text, "\"we lost 1 400 - all\"");
	check_span(&s, text, "1 400", "1\xC2\xA0" "400");
	check_span(&s, text, " 1 400 ", "1\xC2\xA0" "400");	/* blanks at the ends do not count */
	check_span(&s, text, "we lost", "We  lost");
	check_span(&s, text, "\"we", "\xE2\x80\x9CWe");
	check_span(&s, text, "-", "\xE2\x80\x94");
	check_span(&s, text, "all\"", "all\xE2\x80\x9D");
	shadow_release(&s);
}

static void test_inside_report(void **state)
{
	static const char text[] = "Two fled. Three died. One stayed.";
	struct shadow s = { 0 };

	(void)state;
	shadow_set(&s, text, (struct span){ 10, 21 });
	assert_string_equal(s.text, "three died.");
	check_span(&s, text, "three", "Three");
	assert_int_equal(shadow_at(&s, 0), 10);
	assert_int_equal(shadow_to(&s, s.len - 1), 21);
	shadow_release(&s);
}

static void test_fold(void **state)
{
	static const char text[] = "At least  three people died in old Solen.";
	struct shadow s = { 0 };
	struct fold folds[3];
	struct span span;
	struct buf printed = { 0 };
	int n, p;

	(void)state;
	set(&s, text);
	n = shadow_add_item(&s, (struct item){ .cls = CLASS_NUM });
	p = shadow_add_item(&s, (struct item){ .cls = CLASS_PERSONS, .unit = "person" });
	folds[0] = (struct fold){ 0, 14, n };
	folds[1] = (struct fold){ 15, 21, p };
	folds[2] = (struct fold){ 30, 34, -1 };	/* "old " is left out */
	shadow_fold(&s, folds, 3);
	assert_string_equal(s.text, "\x01 \x0C died in solen.");
	assert_int_equal(s.item[0], n);
	assert_int_equal(s.item[2], p);
	assert_int_equal(s.item[4], -1);
	span = shadow_span(&s, 0, 3);
	assert_int_equal(span.start, 0);
	assert_int_equal(span.end, 22);
	check_span(&s, text, "in solen", "in old Solen");
	shadow_print(&s, &printed);
	assert_string_equal(buf_str(&printed), "[NUM] [PERSONS person] died in solen.");
	buf_release(&printed);
	shadow_fold(&s, NULL, 0);
	assert_string_equal(s.text, "\x01 \x0C died in solen.");
	shadow_release(&s);
}

static uint32_t seed = 7;

static size_t draw(size_t n)
{
	seed = seed * 1664525 + 1013904223;
	return (seed >> 16) % n;
}

/* What must hold of any shadow of bytes [0, len). */
static void check_invariants(const struct shadow *s, size_t len)
{
	assert_int_equal(s->text[s->len], '\0');
	for (size_t i = 0; i < s->len; i++) {
		assert_true(s->from[i] <= s->to[i] && s->to[i] <= len);
		assert_true(!i || s->from[i] >= s->from[i - 1]);
		assert_int_equal(class_is((unsigned char)s->text[i]), s->item[i] >= 0);
		if (s->item[i] >= 0) {
			const struct item *it = &s->items[s->item[i]];

			assert_true((size_t)s->item[i] < s->n_items);
			assert_int_equal((unsigned char)s->text[i], (unsigned char)it->cls);
			assert_true(shadow_at(s, i) == it->span.start && shadow_to(s, i) == it->span.end);
		}
	}
}

static void random_text(char *text, size_t *len)
{
	static const char *const parts[] = { "a", "B", "7", " ", "  ", "\n", "-", "--", ",", "\xC2\xA0", "\xC3\x89",
		"\xE2\x80\x94", "\xE2\x80\x93", "\xE2\x80\x9C", "\xE2\x80\x99", "\xD0\x96", "\xF0\x9F\x8C\x8A",
		"\xC2\xAD", "\xE2\x80\xA6", "\x01", "\x7F", "\xFF" };

	*len = 0;
	while (*len < 150) {
		const char *part = parts[draw(sizeof(parts) / sizeof(*parts))];

		memcpy(text + *len, part, strlen(part));
		*len += strlen(part);
	}
	text[*len] = '\0';
}

static void fold_random(struct shadow *s)
{
	struct fold folds[8];
	size_t n = 0, at = 0;

	while (n < 8 && at + 1 < s->len) {
		size_t start = at + draw(12), end = start + 1 + draw(5);
		struct item item = { .cls = draw(2) ? CLASS_Q : CLASS_NUM };

		if (end > s->len)
			break;
		item.span = (struct span){ shadow_at(s, start), shadow_to(s, end - 1) };
		folds[n++] = (struct fold){ (uint32_t)start, (uint32_t)end, draw(6) ? shadow_add_item(s, item) : -1 };
		at = end;
	}
	shadow_fold(s, folds, n);
}

static void test_random_folds(void **state)
{
	char text[200];
	struct shadow s = { 0 };
	size_t len;

	(void)state;
	for (int round = 0; round < 500; round++) {
		random_text(text, &len);
		shadow_set(&s, text, (struct span){ 0, (uint32_t)len });
		check_invariants(&s, len);
		for (int i = 0; i < 6; i++) {
			fold_random(&s);
			check_invariants(&s, len);
		}
	}
	shadow_release(&s);
}

static void test_long_sentence(void **state)
{
	struct shadow s = { 0 };
	struct buf b = { 0 };

	(void)state;
	for (int i = 0; i < 3000; i++)
		buf_adds(&b, "\xD0\x96 ");
	shadow_set(&s, b.s, (struct span){ 0, (uint32_t)b.len });
	assert_true(s.len <= SHADOW_MAX);
	check_invariants(&s, b.len);
	shadow_release(&s);
	buf_release(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_lower_case),
		cmocka_unit_test(test_marks),
		cmocka_unit_test(test_no_class_in_text),
		cmocka_unit_test(test_way_back),
		cmocka_unit_test(test_inside_report),
		cmocka_unit_test(test_fold),
		cmocka_unit_test(test_random_folds),
		cmocka_unit_test(test_long_sentence),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
