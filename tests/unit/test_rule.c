/*
 * test_rule.c - how rule files are read: fields, macros and classes, messages
 * with their line, and patterns that run into a limit.
 */
#include "extract/rule.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

static struct rules load(const char *text)
{
	struct rules r = { .n = 0 };
	struct buf err = { 0 };

	if (!rules_load(&r, "t.rules", text, strlen(text), &err))
		fail_msg("%s", buf_str(&err));
	return r;
}

static void test_fields(void **state)
{
	static const char text[] =
		"# a comment\n"
		"claim   people.killed\n"
		"why     three were killed\n"
		"match   (?<n>Q) killed\n"
		"action  killed\n"
		"role    subject\n"
		"only    people equipment\n"
		"unit    person\n"
		"relation subset\n"
		"set     count_type=update status=feared\n"
		"also    yes\n"
		"\n"
		"yes     Three were\\nkilled.   => 3 person killed\n"
		"no      It was killed.\n"
		"phrase  no.one\n"
		"match   no one\n"
		"class   QA\n"
		"value   0\n"
		"flag    definite vague\n";
	struct rules r = load(text);
	struct rule *rule = r.rule[0];
	size_t len;

	(void)state;
	assert_int_equal(r.n, 2);
	assert_int_equal(rule->kind, RULE_CLAIM);
	assert_string_equal(rule->name, "people.killed");
	assert_string_equal(rule->why, "three were killed");
	assert_string_equal(rule->action, "killed");
	assert_true(rule->role == 's' && rule->also && !rule->has_value && !rule->vague);
	assert_string_equal(rule->only, "people equipment");
	assert_string_equal(rule->unit, "person");
	assert_string_equal(rule->relation, "subset");
	assert_string_equal(rule->file, "t.rules");
	assert_int_equal(rule->line, 2);
	assert_memory_equal(rule_set(rule, "status", &len), "feared", 6);
	assert_int_equal(len, 6);
	assert_string_equal(rule_set(rule, "unit", &len), "");
	assert_int_equal(rule->n_examples, 2);
	assert_true(rule->examples[0].yes && !rule->examples[1].yes);
	assert_string_equal(rule->examples[0].sentence, "Three were\nkilled.");
	assert_string_equal(rule->examples[0].expect, "3 person killed");
	assert_int_equal(rule->examples[0].line, 13);
	assert_string_equal(rule->examples[1].expect, "");
	rule = r.rule[1];
	assert_int_equal(rule->kind, RULE_PHRASE);
	assert_int_equal(rule->cls, CLASS_QA);
	assert_true(rule->has_value && rule->vague && rule->value >= 0 && rule->value <= 0);
	rules_release(&r);
}

static void check_pattern(const char *match, const char *expected)
{
	struct buf text = { 0 };
	struct rules r;

	buf_addf(&text, "macro AND (?:,| and)\nmacro LIST Q(?:AND Q){0,3}\nclaim t\n%s\n", match);
	r = load(text.s);
	assert_string_equal(r.rule[0]->lines[0]->pattern, expected);
	rules_release(&r);
	buf_release(&text);
}

static void test_macros(void **state)
{
	(void)state;
	check_pattern("match a b", "a b");
	check_pattern("match a\nmatch b", "a");	/* each line is a pattern of its own */
	check_pattern("match Q", "\\x7f");
	check_pattern("match [^Q~QA~NUM]", "[^\\x7f\\xc0\\x01]");
	check_pattern("match LIST", "\\x7f(?:(?:,| and) \\x7f){0,3}");
	check_pattern("match \\S\\bQ\\~", "\\S\\b\\x7f\\~");	/* what is escaped stays */
	check_pattern("match (?<n>Q)", "(?<n>\\x7f)");
}

static void test_last_macro_wins(void **state)
{
	struct rules r = load("macro M a\nmacro M b\nclaim t\nmatch M\n");

	(void)state;
	assert_string_equal(r.rule[0]->lines[0]->pattern, "b");
	rules_release(&r);
}

static void check_refused(const char *text, const char *message)
{
	struct rules r = { .n = 0 };
	struct buf err = { 0 };

	assert_false(rules_load(&r, "dir/t.rules", text, strlen(text), &err));
	assert_string_equal(buf_str(&err), message);
	buf_release(&err);
	rules_release(&r);
}

static void test_refused(void **state)
{
	(void)state;
	check_refused("claim a\nmatch x\n\nmtach y\n", "dir/t.rules:4: unknown word 'mtach'");
	check_refused("why lost\n", "dir/t.rules:1: unknown word 'why'");
	check_refused("claim\nmatch x\n", "dir/t.rules:1: rule without a name 'claim'");
	check_refused("claim a\nwhy b\n", "dir/t.rules:1: rule without a match line 'a'");
	check_refused("\nclaim a\nclaim b\nmatch x\n", "dir/t.rules:2: rule without a match line 'a'");
	check_refused("claim a\nmatch NOSUCH x\n", "dir/t.rules:2: no class or macro 'NOSUCH'");
	check_refused("macro M a NOSUCH\n", "dir/t.rules:1: no class or macro 'NOSUCH'");
	check_refused("macro M\n", "dir/t.rules:1: macro without a body 'M'");
	check_refused("phrase a\nclass NOSUCH\nmatch x\n", "dir/t.rules:2: no class 'NOSUCH'");
	check_refused("claim a\nrole hero\nmatch x\n", "dir/t.rules:2: no role 'hero'");
}

static void test_bad_pattern(void **state)
{
	struct rules r = load("claim good\nmatch a\n\nclaim bad\nmatch (a\n");
	struct buf err = { 0 };

	(void)state;
	assert_false(rules_compile(&r, &err));
	assert_memory_equal(buf_str(&err), "t.rules:4: rule bad: ", 21);
	buf_release(&err);
	rules_release(&r);
}

static bool match_lines(struct matcher *m, struct rule *rule, uint64_t lines, const char *text, size_t from,
		struct span *whole, struct span group[N_GROUPS])
{
	struct shadow s = { 0 };
	bool is;

	matcher_forget(m);
	shadow_set(&s, text, (struct span){ 0, (uint32_t)strlen(text) });
	is = rule_match(m, rule, lines, &s, from, whole, group);
	shadow_release(&s);
	return is;
}

static bool match(struct matcher *m, struct rule *rule, const char *text, size_t from, struct span *whole,
		struct span group[N_GROUPS])
{
	return match_lines(m, rule, ~(uint64_t)0 >> (64 - rule->n_lines), text, from, whole, group);
}

static void test_match(void **state)
{
	/* two match lines may name the same group */
	struct rules r = load("claim t\nmatch (?<n>\\d+) were (?<v>shot)\nmatch (?<v>shot) (?<n>\\d+)\n");
	struct matcher *m = matcher_new(&r, false);
	struct span whole, group[N_GROUPS];

	(void)state;
	assert_true(match(m, r.rule[0], "Then 12 were shot.", 0, &whole, group));
	assert_int_equal(whole.start, 5);
	assert_int_equal(whole.end, 17);
	assert_int_equal(group[GROUP_N].start, 5);
	assert_int_equal(group[GROUP_N].end, 7);
	assert_int_equal(group[GROUP_V].start, 13);
	assert_int_equal(group[GROUP_P].end, 0);
	assert_true(match(m, r.rule[0], "They shot 7.", 0, &whole, group));
	assert_int_equal(group[GROUP_N].start, 10);
	assert_int_equal(group[GROUP_V].start, 5);
	assert_false(match(m, r.rule[0], "They shot 7.", 6, &whole, group));
	assert_false(match(m, r.rule[0], "", 0, &whole, group));
	assert_int_equal(matcher_errors(m), 0);
	matcher_free(m);
	rules_release(&r);
}

/* The first match wins, and of those that start together that of the upper line. */
static void test_lines(void **state)
{
	struct rules r = load("claim t\nmatch dead (?<n>\\d)\nmatch (?<v>dead)\nmatch \\d dead\n");
	struct matcher *m = matcher_new(&r, false);
	struct span whole, group[N_GROUPS];

	(void)state;
	assert_true(match(m, r.rule[0], "3 dead 4", 0, &whole, group));
	assert_int_equal(whole.start, 0);
	assert_int_equal(group[GROUP_N].end, 0);
	assert_true(match(m, r.rule[0], "3 dead 4", 1, &whole, group));
	assert_int_equal(whole.end, 8);
	assert_int_equal(group[GROUP_N].start, 7);
	assert_int_equal(group[GROUP_V].end, 0);
	assert_true(match_lines(m, r.rule[0], 2, "3 dead 4", 0, &whole, group));	/* the second line alone */
	assert_int_equal(whole.start, 2);
	assert_int_equal(group[GROUP_V].end, 6);
	assert_false(match_lines(m, r.rule[0], 0, "3 dead 4", 0, &whole, group));
	matcher_free(m);
	rules_release(&r);
}

/* A line is tried slowly at first and becomes machine code when it is tried often: the same comes out. */
static void test_often(void **state)
{
	struct rules r = load("claim t\nmatch \\b(?<n>\\d+) (?<v>dead|hurt)\n");
	struct matcher *m = matcher_new(&r, false);
	struct span whole, group[N_GROUPS];

	(void)state;
	for (int i = 0; i < 100; i++) {
		assert_true(match(m, r.rule[0], "x9 dead, 12 hurt", 0, &whole, group));
		assert_int_equal(group[GROUP_N].start, 9);
		assert_int_equal(group[GROUP_V].end, 16);
		assert_false(match(m, r.rule[0], "x9 dead, 12 lost", 0, &whole, group));
	}
	assert_int_equal(matcher_errors(m), 0);
	matcher_free(m);
	rules_release(&r);
}

/* A pattern that would run for ever is given up, and that is counted. */
static void test_limit(void **state)
{
	struct rules r = load("claim t\nmatch (?:(?:a{1,9}){1,40}){1,40}b\n");
	struct matcher *m = matcher_new(&r, false);
	struct span whole, group[N_GROUPS];
	char text[64];

	(void)state;
	memset(text, 'a', sizeof(text));
	memcpy(text + sizeof(text) - 4, "c b", 4);
	assert_false(match(m, r.rule[0], text, 0, &whole, group));
	assert_int_equal(matcher_errors(m), 1);
	matcher_free(m);
	rules_release(&r);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_fields),
		cmocka_unit_test(test_macros),
		cmocka_unit_test(test_last_macro_wins),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_bad_pattern),
		cmocka_unit_test(test_match),
		cmocka_unit_test(test_lines),
		cmocka_unit_test(test_often),
		cmocka_unit_test(test_limit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
