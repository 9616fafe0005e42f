/*
 * test_sentence.c - where sentences and paragraphs end. A text is written with
 * its sentences between bars; "||" stands where a new paragraph begins.
 */
#include "extract/sentence.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

static void cut(const char *text, size_t len, struct buf *out)
{
	struct sentence s = { .paragraph = 0 };
	size_t pos = 0, last = 0;

	for (bool first = true; sentence_next(text, len, &pos, &s); first = false) {
		if (!first)
			buf_adds(out, s.paragraph > last ? "||" : "|");
		buf_add(out, text + s.span.start, s.span.end - s.span.start);
		last = s.paragraph;
	}
}

static void check(const char *text, const char *expected)
{
	struct buf got = { 0 };

	cut(text, strlen(text), &got);
	if (strcmp(buf_str(&got), expected))
		fail_msg("\n    is   %s\n    not  %s", buf_str(&got), expected);
	buf_release(&got);
}

static void test_marks(void **state)
{
	(void)state;
	check("", "");
	check(" \n\t ", "");
	check("One died.", "One died.");
	check("One died", "One died");
	check("One died. Two fled! Why? No one knew.", "One died.|Two fled!|Why?|No one knew.");
	check("One died.  Two fled.", "One died.|Two fled.");
	check("He said it was 3.5 km. They went.", "He said it was 3.5 km.|They went.");
	check("Wait... what? Go on.", "Wait... what?|Go on.");
	check("See example.org for more.", "See example.org for more.");
	check("Twelve were hurt. 30 fled.", "Twelve were hurt.|30 fled.");
}

static void test_wraps(void **state)
{
	(void)state;
	check("The rebels said they had killed and\nburied nine men.",
		"The rebels said they had killed and\nburied nine men.");
	check("The rebels of the northern front killed 18\nmen.", "The rebels of the northern front killed 18||men.");
	check("Nine people died on the ferry and another 18\nwere hurt.",
		"Nine people died on the ferry and another 18\nwere hurt.");
	check("The army said that nine soldiers had died on\nTuvo island.",
		"The army said that nine soldiers had died on\nTuvo island.");
	/* neither a headline nor a list */
	check("Nine soldiers killed on Tuvo island, army says\nThe army spoke.",
		"Nine soldiers killed on Tuvo island, army says||The army spoke.");
	check("Soldiers killed in action: 18\ntanks: 9", "Soldiers killed in action: 18||tanks: 9");
	check("Nine died on\nTuvo.", "Nine died on||Tuvo.");
}

static void test_abbreviations(void **state)
{
	(void)state;
	check("Gen. Oren Tal spoke. He left.", "Gen. Oren Tal spoke.|He left.");
	check("Dr. Petra Holm, Lt. Col. Ruy and Mr. Adel met.", "Dr. Petra Holm, Lt. Col. Ruy and Mr. Adel met.");
	check("School No. 8 was hit. Two fled.", "School No. 8 was hit.|Two fled.");
	check("Did they flee? No. Two stayed.", "Did they flee?|No.|Two stayed.");
	check("The U.S. Navy came. It left.", "The U.S. Navy came.|It left.");
	check("J. K. Moreth spoke.", "J. K. Moreth spoke.");
	check("On Sept. 3 two died. It rained.", "On Sept. 3 two died.|It rained.");
	check("At 6 a.m. the siren sounded. Two died.", "At 6 a.m. the siren sounded.|Two died.");
	check("Guns, shells etc. were found. One fired.", "Guns, shells etc. were found.|One fired.");
	check("They met near St. Olen. It rained.", "They met near St. Olen.|It rained.");
}

static void test_quotes(void **state)
{
	(void)state;
	check("\"One died.\" Two fled.", "\"One died.\"|Two fled.");
	check("\xE2\x80\x9COne died.\xE2\x80\x9D Two fled.", "\xE2\x80\x9COne died.\xE2\x80\x9D|Two fled.");
	check("\xC2\xABOne died.\xC2\xBB Two fled.", "\xC2\xABOne died.\xC2\xBB|Two fled.");
	check("\"Is it over?\" he asked. No one spoke.", "\"Is it over?\" he asked.|No one spoke.");
	check("(Two died.) One fled.", "(Two died.)|One fled.");
	check("It burned [Photo: Agency.] Two died.", "It burned [Photo: Agency.]|Two died.");
}

static void test_footnotes(void **state)
{
	(void)state;
	check("Two died.[12] Three fled.", "Two died.[12]|Three fled.");
	check("Two died.[12][13] Three fled.", "Two died.[12][13]|Three fled.");
	check("Two died.[12]Three fled.", "Two died.[12]|Three fled.");
}

static void test_lines(void **state)
{
	(void)state;
	check("Seven dead in Solen\n\nThe market burned.", "Seven dead in Solen||The market burned.");
	check("Seven dead in Solen\nThe market burned.", "Seven dead in Solen||The market burned.");
	check("Shelling killed three\npeople near Solen. Two fled.", "Shelling killed three\npeople near Solen.|Two fled.");
	check("Shelling killed three\r\npeople near Solen.\r\nTwo fled.",
		"Shelling killed three\r\npeople near Solen.||Two fled.");
	check("Shelling killed three,\nwounded two\n, and burned a house.",
		"Shelling killed three,\nwounded two\n, and burned a house.");
	check("Losses:\n- 12 tanks\n- 3 ships\n", "Losses:||- 12 tanks||- 3 ships");
	check("\xE2\x80\xA2 12 tanks\n\xE2\x80\xA2 3 ships", "\xE2\x80\xA2 12 tanks||\xE2\x80\xA2 3 ships");
	check("tanks \xE2\x80\x93 2,987 (+4)\nships \xE2\x80\x93 14", "tanks \xE2\x80\x93 2,987 (+4)||ships "
		"\xE2\x80\x93 14");
}

/* A wrapped line that had no room for the next word ends neither a paragraph nor an open sentence. */
static void test_full_lines(void **state)
{
	(void)state;
	check("The flood that came down from the hills on Monday night has\ndriven about 4,000 people out of the town, the "
		"mayor said.\nSome 3,000 of them are in schools.",
		"The flood that came down from the hills on Monday night has\ndriven about 4,000 people out of the town, the "
		"mayor said.|Some 3,000 of them are in schools.");
	check("The flood that came down from the hills on Monday night has\ndriven about 4,000 people out of the town.\n"
		"Some 3,000 of them are in schools.",
		"The flood that came down from the hills on Monday night has\ndriven about 4,000 people out of the town.||"
		"Some 3,000 of them are in schools.");
	check("The flood that came down from the hills has driven people\nout of the whole town (Government of Velmar, report "
		"of 8\nMay 2016).",
		"The flood that came down from the hills has driven people\nout of the whole town (Government of Velmar, report "
		"of 8\nMay 2016).");
	check("aircraft - 477 (+2)\nmotor vehicles and fuel tanks - 57,903 (+96)\nspecial equipment - 4,466\nThe data are "
		"being updated.", "aircraft - 477 (+2)||motor vehicles and fuel tanks - 57,903 (+96)||special equipment - "
		"4,466||The data are being updated.");
}

/* Every byte that is no blank lies in a sentence, and sentences do not overlap. */
static void test_nothing_lost(void **state)
{
	static const char alphabet[] = "aB.!? \n\"'[1]);,-\xE2\x80\x9D\xC2";
	char text[200];
	uint32_t seed = 1;

	(void)state;
	for (int round = 0; round < 2000; round++) {
		struct sentence s = { .paragraph = 0 };
		size_t pos = 0, end = 0;

		for (size_t i = 0; i < sizeof(text); i++) {
			seed = seed * 1664525 + 1013904223;
			text[i] = alphabet[(seed >> 16) % (sizeof(alphabet) - 1)];
		}
		while (sentence_next(text, sizeof(text), &pos, &s)) {
			assert_true(s.span.start >= end && s.span.end > s.span.start && s.span.end <= pos);
			for (size_t i = end; i < s.span.start; i++)
				assert_true(is_space((unsigned char)text[i]));
			end = s.span.end;
		}
		for (size_t i = end; i < sizeof(text); i++)
			assert_true(is_space((unsigned char)text[i]));
	}
}

static void test_line_start(void **state)
{
	static const char text[] = "One died. Two fled.\nThree stayed.";
	struct sentence s = { .paragraph = 0 };
	size_t pos = 0;

	(void)state;
	assert_true(sentence_next(text, sizeof(text) - 1, &pos, &s) && s.line_start && s.paragraph == 0);
	assert_true(sentence_next(text, sizeof(text) - 1, &pos, &s) && !s.line_start && s.paragraph == 0);
	assert_true(sentence_next(text, sizeof(text) - 1, &pos, &s) && s.line_start && s.paragraph == 1);
	assert_false(sentence_next(text, sizeof(text) - 1, &pos, &s));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_marks), cmocka_unit_test(test_wraps),
		cmocka_unit_test(test_abbreviations),
		cmocka_unit_test(test_quotes),
		cmocka_unit_test(test_footnotes),
		cmocka_unit_test(test_lines),
		cmocka_unit_test(test_full_lines),
		cmocka_unit_test(test_nothing_lost),
		cmocka_unit_test(test_line_start),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
