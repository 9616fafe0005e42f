/*
 * test_need.c - what is read off patterns: never more than each match holds.
 */
#include "extract/need.h"
#include "extract/sieve.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

/* The needs of one match line, as rules list prints them. */
static void check(const char *line, const char *expected)
{
	struct rules rules = { .n = 0 };
	struct buf err = { 0 }, text = { 0 }, out = { 0 };

	buf_addf(&text, "claim t\nmatch %s\n", line);
	if (!rules_load(&rules, "t.rules", text.s, text.len, &err))
		fail_msg("%s", buf_str(&err));
	sieve_print(rules.rule[0]->lines[0]->pattern, &out);
	assert_string_equal(buf_str(&out), expected);
	rules_release(&rules);
	buf_release(&text);
	buf_release(&out);
}

static void test_needs(void **state)
{
	(void)state;
	check("bounty MONEY", "..bounty, MONEY");
	check("(?:bounty|reward)s? (?<n>MONEY)", "..bountys|..rewards|..bounty|..reward, MONEY");
	check("\\battack(?:ed|s)?\\b", "attacked|attacks|attack");
	check("\\bneighbou?rs\\b", "neighbours|neighbors");
	check("\\b(?:search|comb)(?:ing|ed)\\b", "searching|combing|searched|combed");
	check("\\battack(?:ed|s)+\\b", "attack..");	/* how often is not known */
	check("\\battack(?:ed|s[a-z])?\\b", "attack..");
	check("\\b(?:ed|s)?\\b", "");
	check("(?:TOLL )?Q", "Q");			/* an option asks for nothing */
	check("TOLL{0,3}Q", "Q");
	check("TOLL{1,3}Q", "TOLL, Q");
	/* what is not understood asks for nothing */
	check("Q blip[[:alpha:]]+", "");
	check("Q (*pla:blip)[a-z]+", "");
	check("Q blipped[z-a]", "");
	check("Q blipped\\", "");
	check("(un)zzk Q (?-1)", "");
	check("Q blipa{1|Q zorped", "blipa|zorped.., {|zorped.., 1|zorped.., Q");		/* a brace that closes nothing */
	check("Q (?:blip|q[\\])]y)s", "blip..|q, Q");
	check("(?!TOLL)Q", "Q");			/* nor does what must not follow */
	check("(?=TOLL)Q", "TOLL, Q");
	check("[^TOLL]Q", "Q");
	check("[TOLL~QN] killed", "killed.., TOLL|QN");
	check("kil+ed", "..kil..");
	check("ab?c", "");				/* too short to tell anything */
	check("(?:killed|[a-z]+)", "");
	check("\\[\\d{1,4}\\]", "], [, 0|1|2|3|4|5|6|7|8|9");
	check("(?:Q dead|TOLL)", "TOLL|dead.., TOLL|Q");
	check("(?-i:killed)", "..killed..");
	check("killed\\z", "");				/* an escape it does not know */
}

/* What stands beside the letters of a literal: a letter, or surely none. */
static void test_edges(void **state)
{
	(void)state;
	check("\\bdead\\b", "dead");
	check("\\bdead", "dead..");
	check("Q dead\\d", "dead, Q, 0|1|2|3|4|5|6|7|8|9");
	check("Q[ -]dead", "dead.., Q");
	check("Q[ -]?dead", "dead.., Q");		/* Q is no letter either */
	check("a[ -]?dead", "..dead..");
	check("\\d[ -]?km\\b", "km, 0|1|2|3|4|5|6|7|8|9");
	check("\\d[a-z]?km\\b", "0|1|2|3|4|5|6|7|8|9");	/* "5skm": two letters inside a word tell nothing */
	check("(?:a|Q )dead", "..dead..");
	check("(?:Q|Q )dead", "dead.., Q");
	check("(?:Q )?dead", "..dead..");
	check("(?<=Q )dead", "dead.., Q");
	check("(?<!Q )dead", "..dead..");
	check("(?=dead) Q", "..dead.., Q");		/* what follows a look does not follow its text */
	check("(?:dead|hurt) Q", "..dead|..hurt, Q");
	check("(?:dead|hurt)+ Q", "..dead..|..hurt.., Q");
	check("dead ?Q", "..dead, Q");			/* the blank may be missing: Q is no letter either */
	check("dead(?: (?:WHERE|WHEN))? Q", "..dead, Q");
	check("dead(?:ly| Q)? Q", "..dead.., Q");
	check("dead(?<n> Q)", "..dead, Q");
	check("dead[,;] Q", "..dead, Q");		/* a comma stands nearly everywhere */
	check("^dead$", "dead");
	check("Q dead(?= |,)", "dead, Q");
	check("Q dead(?= |s)", "dead.., Q");
	check("Q dead(?! )", "dead.., Q");
	check("Q dead(?: Q|, Q)", "dead, Q");
	check("Q dead(?: Q|, Q)?", "dead.., Q");
	check("Q dead(?:| Q)", "dead.., Q");
}

/* Whole words, for the gate. */
static void check_words(const char *line, const char *expected)
{
	struct rules rules = { .n = 0 };
	struct buf err = { 0 }, text = { 0 }, out = { 0 };
	struct sieve_plan *plan;
	const struct need_clause *words;

	buf_addf(&text, "claim t\nmatch %s\n", line);
	assert_true(rules_load(&rules, "t.rules", text.s, text.len, &err));
	plan = sieve_plan_new(&rules);
	words = sieve_words(plan, 0);
	for (size_t i = 0; words && i < words->n; i++)
		buf_adds(&out, words->literal[i]);
	assert_string_equal(words ? buf_str(&out) : "-", expected);
	sieve_plan_free(plan);
	rules_release(&rules);
	buf_release(&text);
	buf_release(&out);
}

static void test_words(void **state)
{
	(void)state;
	check_words("\\bfate of Q", " fate ");
	check_words("fate of Q", " of ");		/* "ill-fate" would match */
	check_words("\\b(?:loss|losses) of Q", " loss  losses ");
	check_words("\\bloss(?:es)? of Q", " losses  loss ");
	check_words("\\bpackages?\\b Q", " packages  package ");
	check_words("\\bpackag[a-z]*\\b Q", "-");
	check_words("\\bfate", "-");
	check_words("Q fate$", " fate ");
}

/* Whether a pattern may match, as far as its sieve can tell. */
static bool may_match(const char *line, const char *text)
{
	struct rules rules = { .n = 0 };
	struct buf err = { 0 }, source = { 0 };
	struct sieve_plan *plan;
	struct sieve *sv;
	uint64_t lines;
	bool may;

	buf_addf(&source, "claim t\nmatch %s\n", line);
	assert_true(rules_load(&rules, "t.rules", source.s, source.len, &err));
	plan = sieve_plan_new(&rules);
	sv = sieve_new(plan, false);
	sieve_text(sv, text, strlen(text));
	may = sieve_next(sv, RULE_CLAIM, 0, &lines) == 0;
	sieve_free(sv);
	sieve_plan_free(plan);
	rules_release(&rules);
	buf_release(&source);
	return may;
}

static void test_order(void **state)
{
	(void)state;
	assert_true(may_match("\\btold\\b .{0,20}\\bleave\\b", "they were told to leave"));
	assert_false(may_match("\\btold\\b .{0,20}\\bleave\\b", "a leave that was told of"));
	assert_true(may_match("\\btold\\b .{0,20}\\bleave\\b", "leave, he told them, leave"));
	/* of one part, of alternatives and around looks the order is not known */
	assert_true(may_match("(?:told leave|leave told)", "leave told"));
	assert_true(may_match("(?:told .{0,9}leave)", "leave told"));
	assert_true(may_match("told .{0,9}leave|leave .{0,9}told", "leave told"));
	assert_true(may_match("(?=.{0,9}told) ?leave", "leave told"));
	assert_true(may_match("leave (?<=told leave )now", "told leave now"));
	assert_false(may_match("leave(?=.{0,9} told)", "told to leave"));
	assert_true(may_match("(?:(?=.{0,9}told) )?leave (?:now|told)", "leave told"));
}

static void check_next(const struct sieve *sv, enum rule_kind kind, size_t from, size_t rule, uint64_t lines)
{
	uint64_t got = 0;

	assert_int_equal(sieve_next(sv, kind, from, &got), rule);
	assert_int_equal(got, lines);
}

static void test_sieve(void **state)
{
	static const char text[] = "claim a\nmatch Q killed\nmatch Q hurt\nclaim b\nmatch TOLL\n"
		"mask c\nmatch \\d+\nmatch \\ddead\nclaim d\nmatch .\n";
	struct rules rules = { .n = 0 };
	struct buf err = { 0 };
	struct sieve_plan *plan;
	struct sieve *sv;

	(void)state;
	assert_true(rules_load(&rules, "t.rules", text, strlen(text), &err));
	plan = sieve_plan_new(&rules);
	sv = sieve_new(plan, false);
	sieve_text(sv, "three were KILLED", 17);
	check_next(sv, RULE_CLAIM, 0, 3, 1);	/* no Q yet */
	sieve_byte(sv, CLASS_Q);
	check_next(sv, RULE_CLAIM, 0, 0, 1);
	check_next(sv, RULE_CLAIM, 1, 3, 1);
	check_next(sv, RULE_MASK, 0, 4, 0);	/* none: the number of rules */
	sieve_text(sv, "12", 2);		/* all forgotten */
	check_next(sv, RULE_CLAIM, 0, 3, 1);
	check_next(sv, RULE_MASK, 0, 2, 1);
	sieve_text(sv, "12dead", 6);
	check_next(sv, RULE_MASK, 0, 2, 3);
	sieve_text(sv, "12 undead", 9);
	check_next(sv, RULE_MASK, 0, 2, 1);
	for (int i = 0; i < 3; i++) {		/* words seen before, and one too long to be remembered */
		sieve_text(sv, "hurt hurtfully Q unwholesomelyincomprehensiblehurt hurt", 56);
		sieve_byte(sv, CLASS_Q);
		check_next(sv, RULE_CLAIM, 0, 0, 2);
	}
	sieve_free(sv);
	sv = sieve_new(plan, true);
	sieve_text(sv, "", 0);
	check_next(sv, RULE_CLAIM, 0, 0, 3);	/* plain lets all through */
	sieve_free(sv);
	sieve_plan_free(plan);
	rules_release(&rules);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_needs), cmocka_unit_test(test_edges), cmocka_unit_test(test_words),
		cmocka_unit_test(test_order),
		cmocka_unit_test(test_sieve),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
