/*
 * test_source.c - who says it, in the last row of a report; "-" where no one
 * is named. A trailing + says that the source came from another sentence.
 */
#include "output/tally.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

struct row {
	const char *text, *source, *type;	/* type, and the status where it is not asserted */
};

struct found {
	char source[128], type[64];
};

/* A cell holds until the next is asked for. */
static void read_row(struct tally *t, struct found *f)
{
	char source[100], type[32];
	const char *status;

	snprintf(source, sizeof(source), "%s", tally_cell(t, "source"));
	snprintf(f->source, sizeof(f->source), "%s%s", *source ? source : "-",
		 strstr(tally_cell(t, "inherited"), "source") ? "+" : "");
	snprintf(type, sizeof(type), "%s", tally_cell(t, "source_type"));
	status = tally_cell(t, "status");
	if (!strcmp(status, "asserted"))
		status = "";
	snprintf(f->type, sizeof(f->type), "%s%s%s", type, *status ? " " : "", status);
}

static bool read_last(struct tally *t, const char *text, struct found *f)
{
	bool any = false;

	tally_report(t, "r", text, strlen(text), "2025-03-12");
	for (; tally_next(t); any = true)
		read_row(t, f);
	return any;
}

static void check_rows(const struct row *rows, size_t n)
{
	struct tally *t = tally_new(NULL, "en");
	size_t failed = 0;

	for (size_t i = 0; i < n; i++) {
		const struct row *r = &rows[i];
		struct found f = { .source = "no row" };

		if (!read_last(t, r->text, &f) || strcmp(f.source, r->source) || strcmp(f.type, r->type)) {
			print_error("'%s' is said by '%s', %s\n", r->text, f.source, f.type);
			failed++;
		}
	}
	tally_free(t);
	assert_int_equal(failed, 0);
}

#define CHECK(rows) check_rows(rows, sizeof(rows) / sizeof(*(rows)))

static void test_said(void **state)
{
	static const struct row rows[] = {
		{ "The mayor said three people were killed.", "mayor", "local_official" },
		{ "Three people were killed, the mayor said.", "mayor", "local_official" },
		{ "Three people were killed, police said.", "police", "police" },
		{ "Three people were killed, officials said.", "officials", "unnamed" },
		{ "Three people were killed, a police commander told reporters.", "police commander", "police" },
		{ "Three people were killed, according to the health ministry.", "health ministry", "health" },
		{ "According to the General Staff, three soldiers were killed.", "General Staff", "military" },
		{ "Three people were killed, said the regional governor.", "regional governor", "local_official" },
		{ "The army announced that three soldiers were killed.", "army", "military" },
		{ "The army reported three soldiers killed.", "army", "military" },
		{ "Witnesses said three people were killed.", "Witnesses", "witness" },
		{ "The prosecutor's office confirmed that three people were killed.", "prosecutor's office", "prosecutor" },
		{ "The Red Cross said three people were killed.", "Red Cross", "ngo" },
		{ "The United Nations said three people were killed.", "United Nations", "un" },
		{ "Hamas said three people were killed.", "Hamas", "armed_group" },
		{ "The Hamas-run health ministry said three people were killed.", "Hamas-run health ministry", "health" },
		{ "Three people were killed, the mayor said on Telegram.", "mayor", "local_official" },
		{ "The company said three workers were killed.", "company", "company" },
		{ "Firefighters said three people were killed.", "Firefighters", "emergency_service" },
		{ "THE ARMY REPORTED THAT THREE SOLDIERS WERE KILLED.", "ARMY", "military" },
		{ "The health ministry's final count is 412 dead and 96 wounded.", "health ministry", "health" },
	};

	(void)state;
	CHECK(rows);
}

static void test_first_source(void **state)
{
	static const struct row rows[] = {
		{ "Reuters reported, citing the health ministry, that three people were killed.", "health ministry", "health" },
		{ "Three people were killed, Reuters reported, citing police.", "police", "police" },
		{ "Three people were killed, Reuters reported.", "Reuters", "media" },
	};

	(void)state;
	CHECK(rows);
}

static void test_clauses(void **state)
{
	static const struct row rows[] = {
		{ "The mayor said three people were killed, while police said five people were injured.", "police", "police" },
		{ "The mayor said three people were killed; police said five people were injured.", "police", "police" },
		{ "Police said three people were killed, but the health ministry said five people were injured.",
			"health ministry", "health" },
	};

	(void)state;
	CHECK(rows);
}

static void test_carried(void **state)
{
	static const struct row rows[] = {
		/* a credit in brackets is for all that stands before it, unless it has its own */
		{ "Nine people died in Velmar. (Relief Agency, 5 March 2025)", "Relief Agency+", "ngo" },
		{ "Nine people died in Velmar.\n\nRain fell. (Relief Agency, 5 March 2025)", "-", "none" },
		{ "Police said nine people died in Velmar. (Relief Agency, 5 March 2025)", "Police", "police" },
		{ "The mayor said the bridge was closed. Three people were killed.", "mayor+", "local_official" },
		{ "The mayor said the bridge was closed.\n\nThree people were killed.", "-", "none" },
		{ "\"Three people were killed. The road is closed,\" the mayor said.", "mayor+", "local_official" },
		{ "The mayor arrived at the scene. Three people were killed.", "-", "none" },
		{ "The mayor said the road was closed.[12] Three people were killed.", "-", "none" },
		{ "The mayor arrived. Police said the road was closed. She spoke. Three people were killed.", "Police+", "police" },
	};

	(void)state;
	CHECK(rows);
}

/* What stands before "X said that" is not X's; before "…, X said" it is. */
static void test_scope(void **state)
{
	static const struct row rows[] = {
		{ "A raid killed two people, with police saying the road was closed.", "-", "none" },
		{ "The blast that killed two people came hours after the army said it had withdrawn.", "-", "none" },
		{ "The blast came hours after Kyiv's air force said two people were killed.", "Kyiv's air force", "military" },
		{ "Rebels fired, the army said, killing two people.", "army", "military" },
		{ "Two people were killed, the army said after the raid.", "army", "military" },
		{ "The paper wrote that medical sources reported two people killed.", "medical sources", "health" },
		{ "Rebels claimed responsibility for an attack that killed two people.", "-", "none" },
		{ "Two people were killed, a medic told a local outlet.", "medic", "health" },
		{ "\"Two people were killed,\" said Col. Adan Bravo, a spokesman.", "Col. Adan Bravo", "unnamed" },
		{ "The army spokesman denied it and said two people were killed.", "army spokesman", "military" },
		{ "Two people were killed, an official there said.", "official", "unnamed" },
	};

	(void)state;
	CHECK(rows);
}

/* Verbs that give a figure, and those that only pass it on. */
static void test_giver(void **state)
{
	static const struct row rows[] = {
		{ "The mayor said rebels had fled. The army flew in food. It reported nine men killed.", "army+", "military" },
		{ "The army flew in food. The mayor said rebels had fled. It reported nine men killed.", "mayor+", "local_official" },
		{ "Nine men died, said three officials who asked not to be named.", "three officials", "unnamed" },
		{ "The agency cited the interior ministry as saying nine men had died.", "interior ministry", "ministry" },
		{ "Nine men were killed, by the rebels' account.", "rebels", "armed_group" },
		{ "Amnesty International documented 41 killings.", "Amnesty International", "ngo" },
		{ "ACLED has logged 912 deaths since January.", "ACLED", "ngo" },
		{ "UNHCR counts 13,000 displaced people in the camps.", "UNHCR", "un" },
		{ "By the health ministry's count, 41 people have died.", "health ministry", "health" },
		{ "By the count of the health ministry, 41 people have died.", "health ministry", "health" },
		{ "Nine people died in Velmar (Reuters).", "Reuters", "media" },
		{ "Nine people fled to the Rapid Support Forces (RSF).", "-", "none" },
		{ "Six civilians died, the rebels assert.", "rebels", "armed_group" },
		{ "Nine people died, residents told the Arno Lawyers network.", "residents", "witness" },
		{ "Nine people died, two residents told AFP.", "two residents", "witness" },
		{ "Bamako put its losses at six dead.", "Bamako", "government" },
		{ "Nine people died, according to a report which the interior ministry presented.", "interior ministry",
		  "ministry" },
		{ "Nine soldiers were killed, the interior ministry confirmed in Velmar.", "interior ministry", "ministry" },
		{ "The navy said it sank two boats. A day later it shot down nine drones.", "navy+", "military" },
		{ "The navy said it sank two boats. A day later nine drones were shot down.", "-", "none" },
		{ "The army spokesman put the losses at five dead.", "army spokesman", "military" },
		{ "A survivor spoke of 12 dead.", "survivor", "witness" },
		{ "A witness counted ten bodies in the street.", "witness", "witness" },
		{ "The army denied that two soldiers were killed.", "army", "military denied" },
		{ "Some 9,000 people have fled, the Red Cross estimated.", "Red Cross", "ngo" },
		{ "Two people were killed, as reported by the health ministry.", "health ministry", "health" },
		{ "Drones kill two in Velmar \xE2\x80\x93 local officials", "local officials", "local_official" },
		{ "Police confirmed 14 deaths.", "Police", "police" },
		{ "Figures released by the health ministry show that two people were killed.", "health ministry", "health" },
		{ "Two people were killed (Health Ministry, 5 March 2025).", "Health Ministry", "health" },
		{ "Two people were killed, as per the district administration.", "district administration", "local_official" },
		{ "It was learned from police sources that two people were killed.", "police sources", "police" },
		{ "U.S. officials believe that two people were killed.", "U.S. officials", "government" },
		{ "Two people were killed (Monday, 5 March 2025).", "-", "none" },
		{ "The army put its men on alert; two people were killed.", "-", "none" },
		{ "An attack claimed by Hamas killed two people.", "-", "none" },
	};

	(void)state;
	CHECK(rows);
}

/* An attribution holds on in its paragraph as long as the same is told of. */
static void test_doer(void **state)
{
	static const struct row rows[] = {
		{ "The German hospital treated 40 wounded.", "German hospital", "health" },
		{ "Nine men were taken to the German hospital, where 40 were treated.", "-", "none" },
		{ "Red Crescent volunteers rescued 40 people by boat.", "Red Crescent volunteers", "ngo" },
		{ "The state government promised 200,000 rupees to each bereaved family.", "state government",
		  "local_official planned" },
		{ "The finance ministry gave $40 million for the war.", "finance ministry", "ministry" },
		{ "The Red Cross rescued 40 people, the mayor said.", "mayor", "local_official" },
		{ "Forty people were rescued by the Red Cross.", "-", "none" },
		{ "A truck of the Red Cross rescued 40 people.", "-", "none" },
		{ "The army killed 40 people.", "-", "none" },
		{ "Police arrested 40 people.", "-", "none" },
	};

	(void)state;
	CHECK(rows);
}

static void test_carry_stops(void **state)
{
	static const struct row rows[] = {
		{ "Police said the road was closed. On Thursday two people were killed.", "-", "none" },
		{ "Police said the road was closed. In Velmar two people were killed.", "-", "none" },
		{ "Police said the year was bad. January was the worst: two people were killed.", "Police+", "police" },
		{ "Police said the road was closed. Elsewhere two people were killed.", "-", "none" },
		{ "Police said one man was killed. Some 900 people remain displaced.", "-", "none" },
		{ "\"It was loud,\" said Adan Bravo. Two people were killed.", "-", "none" },
		{ "Police said the road was closed. Reporter Adan Bravo reports from a town where two people were killed.",
			"Reporter Adan Bravo", "media" },
	};

	(void)state;
	CHECK(rows);
}

static void test_lists(void **state)
{
	static const struct row rows[] = {
		{ "Local media reported the following arrests:\nPolice arrested two men in Velmar.\nTroops arrested four men.",
			"Local media+", "media" },
		{ "Local media reported the following arrests:\nPolice arrested two men.\n\nTroops killed four men.",
			"-", "none" },
	};

	(void)state;
	CHECK(rows);
}

#define ENEMY "Our troops held their positions. The enemy shelled them, the General Staff reports.\n\n"

/* Whose bulletin it is: a heading names it, or the voice of one side of a war. */
static void test_publisher(void **state)
{
	static const struct row rows[] = {
		{ "Health Ministry, 5 March\n\nTwo people were killed.", "Health Ministry+", "health" },
		{ "Health Ministry: figures of the day\n\nTwo people were killed.", "Health Ministry+", "health" },
		{ "Joint Command North - Press Office\n\nTwo people were killed.", "Joint Command North+", "military" },
		{ "The governor's channel, 5 March\n\nTwo people were killed.", "governor's channel+", "local_official" },
		{ "Army shells rebel town in the north\n\nTwo people were killed.", "-", "none" },
		{ ENEMY "Over the past day the enemy lost two tanks.", "General Staff+", "military" },
		{ ENEMY "According to preliminary estimates, the enemy lost two tanks.", "General Staff+", "military preliminary" },
		{ ENEMY "The command added that two people were killed.", "General Staff+", "military" },
		{ ENEMY "The mayor said two people were killed.", "mayor", "local_official" },
		{ "The men fled, the army said.\n\nTwo people were killed.", "-", "none" },
		{ "\"The enemy shelled our troops. The enemy fled,\" the army said.\n\nTwo people were killed.", "-", "none" },
	};

	(void)state;
	CHECK(rows);
}

/* The name without what belongs to the clause or the dateline; words that name nobody. */
static void test_names(void **state)
{
	static const struct row rows[] = {
		{ "Two people were killed, including a minor, the army said.", "army", "military" },
		{ "Two people, who were harvesting onions, were killed in Velmar, the army reported.", "army", "military" },
		{ "Two people were killed, the commander, Col. Adan Bravo, said.", "commander, Col. Adan Bravo", "unnamed" },
		{ "The mayor of Velmar, Adan Bravo, said two people were killed.", "mayor of Velmar, Adan Bravo", "local_official" },
		{ "\"Two people were killed,\" Adan Bravo, a doctor, told AFP by phone.", "Adan Bravo, a doctor", "health" },
		{ "Two people were killed, the health ministry confirmed.", "health ministry", "health" },
		{ "Two people were killed, the army has confirmed to Reuters.", "army", "military" },
		{ "VELMAR, 3 MAY 89 (RADIO) -- [TEXT] THE ARMY REPORTED THAT TWO PEOPLE WERE KILLED.", "ARMY", "military" },
		{ "It was confirmed that two people were killed.", "-", "none" },
		{ "We have already said that two people were killed.", "-", "none" },
		{ "The next report said that two people were killed.", "-", "none" },
		{ "Last week, it said two people were killed.", "-", "none" },
	};

	(void)state;
	CHECK(rows);
}

static void test_recordings(void **state)
{
	static const struct row rows[] = {
		{ "[BEGIN RECORDING] [BRAVO] THE BRIDGE FELL. TWO PEOPLE WERE KILLED.", "BRAVO+", "unnamed" },
		{ "[BEGIN RECORDING] [BRAVO] IT FELL. [PASSAGE OMITTED] TWO PEOPLE WERE KILLED.", "BRAVO+", "unnamed" },
		{ "[BEGIN RECORDING] [BRAVO] IT FELL. [ILAN] TWO PEOPLE WERE KILLED.", "ILAN+", "unnamed" },
		{ "[BEGIN RECORDING] [REPORTER] TWO PEOPLE WERE KILLED.", "-", "none" },
		{ "[BEGIN RECORDING] [BRAVO] IT FELL. [END RECORDING] TWO PEOPLE WERE KILLED.", "-", "none" },
		{ "THE FRONT [ARMED MOVEMENT OF VELMAR] FLED. TWO PEOPLE WERE KILLED.", "-", "none" },
	};

	(void)state;
	CHECK(rows);
}

static void test_none(void **state)
{
	static const struct row rows[] = {
		{ "Clashes were reported. It has been confirmed that nine people died.", "-", "none" },
		{ "Three people were killed in Velmar.", "-", "none" },
		{ "Three people were reportedly killed.", "-", "none" },
		{ "It said three people were killed.", "-", "none" },
		{ "He said three people were killed.", "-", "none" },
		{ "Two officials were killed.", "-", "none" },
		{ "The health ministry's building was hit and three people were killed.", "-", "none" },
		{ "Police killed three people.", "-", "none" },
		{ "Three soldiers of the army were killed.", "-", "none" },
	};

	(void)state;
	CHECK(rows);
}

static void test_status(void **state)
{
	static const struct row rows[] = {
		{ "The army claimed that 12 rebels were killed.", "army", "military claimed" },
		{ "The army said 12 rebels were killed.", "army", "military" },
	};

	(void)state;
	CHECK(rows);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_said),
		cmocka_unit_test(test_first_source),
		cmocka_unit_test(test_clauses),
		cmocka_unit_test(test_carried),
		cmocka_unit_test(test_scope),
		cmocka_unit_test(test_giver),
		cmocka_unit_test(test_doer),
		cmocka_unit_test(test_carry_stops),
		cmocka_unit_test(test_lists),
		cmocka_unit_test(test_publisher),
		cmocka_unit_test(test_names),
		cmocka_unit_test(test_recordings),
		cmocka_unit_test(test_none),
		cmocka_unit_test(test_status),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
