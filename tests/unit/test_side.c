/*
 * test_side.c - who acted and whose are counted, in the first row of a report;
 * "-" where it must stay empty.
 */
#include "output/tally.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdbool.h>
#include <string.h>

struct row {
	const char *text, *actor, *owner;
};

static bool differs(const char *got, const char *expected)
{
	return strcmp(*got ? got : "-", expected) != 0;
}

static void check_rows(const struct row *rows, size_t n)
{
	struct tally *t = tally_new(NULL, "en");
	size_t failed = 0;

	for (size_t i = 0; i < n; i++) {
		tally_report(t, "r", rows[i].text, strlen(rows[i].text), "2025-03-12");
		if (!tally_next(t)) {
			print_error("'%s' gives no row\n", rows[i].text);
			failed++;
		} else if (differs(tally_cell(t, "actor"), rows[i].actor) || differs(tally_cell(t, "owner"), rows[i].owner)) {
			print_error("'%s' has actor '%s'", rows[i].text, tally_cell(t, "actor"));
			print_error(" and owner '%s'\n", tally_cell(t, "owner"));
			failed++;
		}
	}
	tally_free(t);
	assert_int_equal(failed, 0);
}

#define CHECK(rows) check_rows(rows, sizeof(rows) / sizeof(*(rows)))

static void test_munitions(void **state)
{
	static const struct row rows[] = {
		{ "Russia launched 143 drones overnight.", "RU", "RU" },
		{ "Russian forces launched 143 drones overnight.", "RU", "RU" },
		{ "Ukraine launched 12 missiles at the depot.", "UA", "UA" },
		{ "Iran fired 30 ballistic missiles.", "IR", "IR" },
		{ "Hezbollah fired 40 rockets at the town.", "Hezbollah", "Hezbollah" },
		{ "Hamas fired 20 rockets.", "Hamas", "Hamas" },
		{ "Ukraine shot down 104 Russian drones.", "UA", "RU" },
		{ "Ukrainian air defences shot down 104 drones.", "UA", "-" },
		{ "Israel intercepted 30 missiles.", "IL", "-" },
		{ "Israel intercepted 30 Iranian missiles.", "IL", "IR" },
		{ "Air defences intercepted 30 Iranian missiles.", "-", "IR" },
		{ "Air defences shot down 104 drones.", "-", "-" },
		{ "In total 104 drones were shot down.", "-", "-" },
		{ "Twelve Russian drones were shot down.", "-", "RU" },
		{ "Twelve drones were shot down by Ukrainian air defences.", "UA", "-" },
		{ "Thirteen missiles hit the port.", "-", "-" },
		{ "The enemy launched 143 drones.", "-", "-" },
	};

	(void)state;
	CHECK(rows);
}

static void test_people(void **state)
{
	static const struct row rows[] = {
		{ "Israeli strikes killed 12 Palestinians.", "IL", "PS" },
		{ "An Israeli strike on the town killed 12 people.", "IL", "-" },
		{ "A Russian missile killed three people in Velmar.", "RU", "-" },
		{ "Twelve Palestinians were killed by Israeli forces.", "IL", "PS" },
		{ "Twelve Palestinians were killed.", "-", "PS" },
		{ "Twelve people were killed by Israeli fire.", "IL", "-" },
		{ "Three Ukrainian soldiers were killed.", "-", "UA" },
		{ "Two Israeli soldiers were injured.", "-", "IL" },
		{ "Hamas killed two Israeli soldiers.", "Hamas", "IL" },
		{ "Rebels killed two soldiers.", "-", "-" },
		{ "The army killed eight militants.", "-", "-" },
		{ "REBELS KILLED TWO SOLDIERS.", "-", "-" },
		{ "An attack on Israel killed 12 people.", "-", "-" },
		{ "An attack on the Israeli border killed 12 people.", "-", "-" },
		{ "Shelling killed three people in Ukraine.", "-", "-" },
		{ "In Ukraine shelling killed three people.", "-", "-" },
		{ "Three people were killed in a Russian town.", "-", "-" },
		{ "Ukraine said three people were killed.", "-", "-" },
		{ "Russia said it had killed 40 Ukrainian soldiers.", "RU", "UA" },
		{ "A raid on the northern Israeli settlement that killed 12 people was claimed.", "-", "-" },
		{ "Protesters denounced Israel's raids since a blast killed 12 people.", "-", "-" },
		{ "Afghan and coalition forces killed 12 insurgents.", "-", "-" },
		{ "A flood killed 12 people.", "-", "-" },
		{ "Three people were killed by a landslide.", "-", "-" },
	};

	(void)state;
	CHECK(rows);
}

static void test_equipment(void **state)
{
	static const struct row rows[] = {
		{ "Ukrainian forces destroyed three Russian tanks.", "UA", "RU" },
		{ "Ukraine destroyed two tanks.", "UA", "-" },
		{ "Russia lost 12 tanks.", "-", "RU" },
		{ "Two Ukrainian tanks were destroyed.", "-", "UA" },
		{ "Two tanks were destroyed.", "-", "-" },
		{ "Two tanks were destroyed by Russian drones.", "RU", "-" },
	};

	(void)state;
	CHECK(rows);
}

/* "Our" and "the enemy" are those of who tells it, if he is of a side. */
static void test_voice(void **state)
{
	static const struct row rows[] = {
		{ "The Ukrainian air force said the enemy launched 143 drones. Russia kept silent.", "RU", "RU" },
		{ "The Ukrainian air force said the enemy launched 143 drones.", "-", "-" },
		{ "The governor said the enemy launched 143 drones.", "-", "-" },
		{ "The Nigerian army said the enemy launched 12 drones.", "-", "-" },
		{ "The Ukrainian military said our defenders shot down 88 enemy drones. Russia kept silent.", "UA", "RU" },
		{ "The Pakistani military said it downed 25 enemy drones. India denied it.", "PK", "IN" },
		{ "Ukraine's military said Russian forces lost 1,200 troops.", "-", "RU" },
		{ "Hamas said its fighters killed seven enemy soldiers. Israel named two.", "Hamas", "IL" },
		{ "Russia claimed to have killed 300 Ukrainian troops.", "RU", "UA" },
		{ "Armenia said 49 of its soldiers were killed in Azerbaijani shelling.", "AZ", "AM" },
		{ "Armenia said 49 soldiers were killed in Azerbaijani hospitals.", "-", "-" },
		{ "The US said its forces shot down 15 Houthi drones.", "US", "Houthis" },
		{ "They told us strikes killed 12 people.", "-", "-" },
		{ "The Indian army said five drones were shot down.", "IN", "-" },
		{ "A resident said five drones were shot down.", "-", "-" },
		{ "Turkish jets killed 25 PKK fighters.", "TR", "PKK" },
		{ "Clashes between the army and the M23 left 30 dead.", "-", "-" },
		{ "Ukraine shot down 64 of 75 drones.", "UA", "-" },
		{ "Al-Shabaab fighters attacked an Ethiopian convoy, killing 20 soldiers.", "Al-Shabaab", "-" },
		{ "A bomb hit an Ethiopian convoy, killing 20 soldiers.", "-", "-" },
		{ "Kenya pledged $12 million.", "KE", "-" },
	};

	(void)state;
	CHECK(rows);
}

static void test_losses(void **state)
{
	static const struct row rows[] = {
		{ "Russian losses amounted to 30 tanks.", "-", "RU" },
		{ "Losses among Russian troops came to 40 men.", "-", "RU" },
		{ "The losses amounted to 30 tanks.", "-", "-" },
		{ "Ukraine's General Staff reports\n\nThe total combat losses of the enemy, Russia:\n\n- tanks: 10,200 (+5)",
			"-", "RU" },
		{ "The AFU lost 12 tanks.", "-", "UA" },
	};

	(void)state;
	CHECK(rows);
}

/* In a bulletin of one at war what prints no side is told of the enemy. */
static void test_bulletin(void **state)
{
	static const struct row rows[] = {
		{ "Russian Defence Ministry report\n\nEnemy units were hit in Ukraine. Two radars were destroyed.", "RU", "UA" },
		{ "Russian Defence Ministry report\n\nA fire broke out. Two radars were destroyed.", "-", "-" },
		{ "Russian Defence Ministry report\n\nEnemy units were hit in Ukraine. Four missiles fell on houses.", "-", "UA" },
		{ "Russian Defence Ministry report\n\nEnemy units were hit in Ukraine. Two houses were destroyed.", "-", "-" },
	};

	(void)state;
	CHECK(rows);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_munitions),
		cmocka_unit_test(test_people),
		cmocka_unit_test(test_equipment),
		cmocka_unit_test(test_voice),
		cmocka_unit_test(test_losses),
		cmocka_unit_test(test_bulletin),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
