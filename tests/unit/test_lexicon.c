/*
 * test_lexicon.c - how dictionaries are read, what is refused and where, and
 * which phrase is found.
 */
#include "extract/lexicon.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

static const char people[] =
	"# people\n"
	"%class PERSON PERSONS\n"
	"person.soldier | soldier, army officer | soldiers, officers   # in uniform\n"
	"\n"
	"person.medic | | first responders\n"
	"person | man of the house | people\n";

static const char verbs[] =
	"%class = VBASE VPAST VPP VING\n"
	"kill | do=killed be=killed | kill, kills | killed | killed | killing\n"
	"shoot | | shoot | shot | shot |\n"
	"slay | | slay | slew | slain | slaying\n";

static struct lexicon *load(const char *text)
{
	struct lexicon *lx = lexicon_new();
	struct buf err = { 0 };

	assert_true(lexicon_load(lx, "people.txt", text, strlen(text), &err));
	assert_string_equal(buf_str(&err), "");
	return lx;
}

/* The words found at the start of text, and their code. */
static void check(const struct lexicon *lx, enum word_class cls, const char *text, const char *expected)
{
	size_t end = 0;
	const struct lex_entry *e = lexicon_match(lx, cls, text, strlen(text), 0, &end);
	struct buf got = { 0 };

	if (e)
		buf_addf(&got, "%.*s: %s %s", (int)end, text, class_name((unsigned char)e->cls), e->code);
	assert_string_equal(buf_str(&got), expected);
	buf_release(&got);
}

static void test_match(void **state)
{
	struct lexicon *lx = load(people);

	(void)state;
	check(lx, CLASS_NONE, "soldier", "soldier: PERSON person.soldier");
	check(lx, CLASS_NONE, "soldiers fled", "soldiers: PERSONS person.soldier");
	check(lx, CLASS_NONE, "army officer", "army officer: PERSON person.soldier");
	check(lx, CLASS_NONE, "army officers", "");
	check(lx, CLASS_NONE, "army", "");
	check(lx, CLASS_NONE, "first responders, too", "first responders: PERSONS person.medic");
	check(lx, CLASS_NONE, "man of the hour", "");
	check(lx, CLASS_NONE, "soldierly", "");
	check(lx, CLASS_NONE, "soldier's", "soldier: PERSON person.soldier");
	check(lx, CLASS_NONE, "in uniform", "");
	check(lx, CLASS_NONE, "", "");
	check(lx, CLASS_PERSONS, "soldier", "");
	check(lx, CLASS_PERSON, "soldier", "soldier: PERSON person.soldier");
	lexicon_free(lx);
}

static void test_longest(void **state)
{
	struct lexicon *lx = load("%class PERSON\na | guard\nb | guard of honour\nc | honour\n");

	(void)state;
	check(lx, CLASS_NONE, "guard of honour", "guard of honour: PERSON b");
	check(lx, CLASS_NONE, "guard of duty", "guard: PERSON a");
	check(lx, CLASS_NONE, "guard", "guard: PERSON a");
	lexicon_free(lx);
}

static void test_several_classes(void **state)
{
	struct lexicon *lx = load(people);
	struct buf err = { 0 };
	const struct lex_entry *e;
	size_t end;

	(void)state;
	assert_true(lexicon_load(lx, "sources.txt", "%class SOURCE\nmilitary | officers\n", 34, &err));
	e = lexicon_match(lx, CLASS_NONE, "officers", 8, 0, &end);
	assert_int_equal(e->cls, CLASS_PERSONS);	/* loaded first */
	e = lex_of_class(e, CLASS_SOURCE);
	assert_non_null(e);
	assert_string_equal(e->code, "military");
	assert_string_equal(e->file, "sources.txt");
	assert_int_equal(e->line, 2);
	assert_null(lex_of_class(e, CLASS_PLACE));
	check(lx, CLASS_SOURCE, "officers", "officers: SOURCE military");
	assert_int_equal(lexicon_size(lx), 8);
	lexicon_free(lx);
}

static void test_verbs(void **state)
{
	struct lexicon *lx = load(verbs);
	const struct lex_entry *e;
	size_t end, len;

	(void)state;
	check(lx, CLASS_NONE, "kills", "kills: VBASE kill");
	check(lx, CLASS_NONE, "killed", "killed: VED kill");	/* past and participle alike */
	check(lx, CLASS_NONE, "slew", "slew: VPAST slay");
	check(lx, CLASS_NONE, "slain", "slain: VPP slay");
	check(lx, CLASS_NONE, "shooting", "");
	e = lexicon_match(lx, CLASS_NONE, "killed", 6, 0, &end);
	assert_memory_equal(lex_attr(e, "be", &len), "killed", 6);
	assert_int_equal(len, 6);
	assert_string_equal(lex_attr(e, "b", &len), "");
	assert_int_equal(len, 0);
	e = lexicon_match(lx, CLASS_NONE, "shot", 4, 0, &end);
	assert_string_equal(e->attr, "");
	lexicon_free(lx);
}

#define TEN "aaaaaaaaaa"
#define HUNDRED TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN
#define LONG_WORD HUNDRED HUNDRED TEN TEN TEN TEN TEN TEN

static void check_refused(const char *text, const char *message)
{
	struct lexicon *lx = lexicon_new();
	struct buf err = { 0 };

	assert_false(lexicon_load(lx, "d.txt", text, strlen(text), &err));
	assert_string_equal(buf_str(&err), message);
	buf_release(&err);
	lexicon_free(lx);
}

static void test_refused(void **state)
{
	(void)state;
	check_refused("# words\n\nperson | people\n", "d.txt:3: an entry before %class");
	check_refused("%class PERSON\n%class NOSUCH\n", "d.txt:2: unknown class");
	check_refused("%class \n", "d.txt:1: an entry before %class");
	check_refused("%class PERSON\n | man\n", "d.txt:2: no code before the first |");
	check_refused("%class PERSON\nperson | a " LONG_WORD "\n", "d.txt:2: a word of more than 255 bytes");
	check_refused("%class PERSON\nperson | man | men\n", "d.txt:2: more columns than %class names");
	check_refused("%class PERSON PERSON PERSON PERSON PERSON PERSON PERSON PERSON PERSON\n", "d.txt:1: unknown class");
}

/* More phrases than the first table holds, all found again. */
static void test_many(void **state)
{
	struct lexicon *lx;
	struct buf text = { 0 };

	(void)state;
	buf_adds(&text, "%class PLACE\n");
	for (int i = 0; i < 5000; i++)
		buf_addf(&text, "p%d | town n%d, port of n%d\n", i, i, i);
	lx = load(text.s);
	assert_int_equal(lexicon_size(lx), 10000);
	for (int i = 0; i < 5000; i++) {
		char name[32], code[32];
		size_t end;
		const struct lex_entry *e;

		snprintf(name, sizeof(name), "port of n%d", i);
		snprintf(code, sizeof(code), "p%d", i);
		e = lexicon_match(lx, CLASS_PLACE, name, strlen(name), 0, &end);
		assert_non_null(e);
		assert_string_equal(e->code, code);
	}
	buf_release(&text);
	lexicon_free(lx);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_match),
		cmocka_unit_test(test_longest),
		cmocka_unit_test(test_several_classes),
		cmocka_unit_test(test_verbs),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_many),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
