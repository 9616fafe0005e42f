/*
 * test_context.c - places, dates and speakers of whole reports, by a table: what
 * stands in the last claim's cell. Each way to carry something over stands
 * beside the case in which nothing may be. Only the built-in list of places is
 * used, so that the test needs no gazetteer.
 */
#include "reports.h"

static int failed;

struct row {
	const char *text, *column, *expected;
};

/* The cell of the last claim; "no claim" where there is none. */
static void check(const struct row *row)
{
	struct report r = report_of(row->text, "2025-03-12");
	const struct column *c = column_find(row->column, strlen(row->column));
	struct buf cell = { 0 };

	assert_non_null(pipeline_report(&pipeline, &r));
	assert_true(pipeline.normalizer.n > 0);
	c->put(&cell, &r, pipeline.normalizer.claims[pipeline.normalizer.n - 1]);
	if (strcmp(buf_str(&cell), row->expected)) {
		print_error("%s of '%s': '%s', not '%s'\n", row->column, row->text, buf_str(&cell), row->expected);
		failed++;
	}
	buf_release(&cell);
}

#define CHECK_ALL(rows) do { \
	failed = 0; \
	for (size_t i = 0; i < sizeof(rows) / sizeof(*(rows)); i++) \
		check(&(rows)[i]); \
	assert_int_equal(failed, 0); \
} while (0)

static void test_places(void **state)
{
	static const struct row rows[] = {
		/* what the words mean */
		{ "Two people were killed in Khan Younis.", "country", "PS" },
		{ "Two people were killed in Khan Younis.", "admin1", "Gaza Strip" },
		{ "Two people were killed in Khan Younis.", "place_precision", "town" },
		{ "Two people were killed in KHAN YUNIS.", "country", "PS" },
		{ "Two people were killed in Deir el-Balah.", "latitude", "31.42000" },
		{ "Two people were killed in El Fasher.", "country", "SD" },
		{ "Two people were killed in Kiev.", "country", "UA" }, { "Two people were killed in Kyiv.", "country", "UA" },
		{ "Two people were killed in Kyiv's Darnytskyi district.", "country", "UA" },
		{ "Two people were killed in France.", "country", "FR" },
		{ "Two people were killed in France.", "place_precision", "country" },
		{ "Two people were killed in France.", "latitude", "" },
		{ "Two people were killed in Crimea.", "place_precision", "admin1" },
		{ "Two people were killed in the Red Sea.", "country", "" },
		{ "Two people were killed in Velmar.", "place_text", "Velmar" },
		{ "Two people were killed in Velmar.", "place_precision", "none" },
		{ "Two people were killed in Velmar, Sumy region.", "place", "Velmar" },
		{ "Two people were killed in Velmar, Sumy region.", "country", "UA" },
		/* which words */
		{ "In Odesa, drones hit a port and three people were injured.", "place", "Odesa" },
		{ "A strike on Velmar killed two people.", "place", "Velmar" },
		{ "Twelve drones were shot down over Odesa region.", "place", "Odesa region" },
		{ "Four missiles were launched from Crimea at Odesa.", "place", "Odesa" },
		{ "About 900 people fled from Avdiivka.", "place", "Avdiivka" },
		{ "Russia launched 40 drones.", "place_text", "" },
		{ "Two people were killed near Lyman and three in Kharkiv.", "place", "Kharkiv" },
		{ "Two people were killed in Sheikh Radwan in Gaza City.", "place", "Sheikh Radwan" },
		{ "Twelve people died, the service said on Telegram.", "place_text", "" },
		/* carried on, and not */
		{ "Missiles hit Odesa. Two people were killed.", "place", "Odesa" },
		{ "Missiles hit Odesa. Two people were killed.", "inherited", "place;date" },
		{ "Missiles hit Odesa.\n\nTwo people were killed.", "place", "Odesa" },
		{ "Missiles hit Odesa. Elsewhere two people were killed.", "place_text", "" },
		{ "Missiles hit Odesa. In a separate attack two people were killed.", "place_text", "" },
		{ "KHARKIV, March 12 - Two people were killed by a mine.", "place", "KHARKIV" },
		{ "KHARKIV, March 12 - Two people were killed by a mine in Odesa.", "place", "Odesa" },
		{ "Missiles hit Odesa. Since the war began 2,000 people have been killed.", "place_text", "" },
		{ "Ukraine's mayors met in Ukraine. Two people were killed.", "country", "UA" },
	};

	(void)state;
	CHECK_ALL(rows);
}

/* Which of several places a figure has, and which is none of an event. */
static void test_parts(void **state)
{
	static const struct row rows[] = {
		/* at the head of a sentence, and the object of a verb */
		{ "In Velmar district, boats picked up villagers and 12 people were rescued.", "place", "Velmar district" },
		{ "A missile hit the village of Velmar in Sumy region, killing two people.", "place", "Velmar" },
		{ "Near Lyman the guns fell silent; a woman was killed by shelling of Izium.", "place", "Izium" },
		{ "KYIV, March 12 - Two people were killed when a drone hit Sumy.", "place", "Sumy" },
		{ "SUMY: Two people were killed at a market.", "place", "SUMY" },
		{ "He spoke from Sudan, where the toll has climbed to 900 dead.", "place", "Sudan" },
		/* a number that has a place to itself leaves the total without one */
		{ "Seven people were wounded: four in Lyman and three in Izium. Of 40 drones, 31 were shot down.", "place", "" },
		{ "Two people were killed; nine were captured near Izium.", "place", "Izium" },
		/* a house where only no town is told */
		{ "Shells fell on Odesa. Two people were killed at the Marka mosque.", "place", "Odesa" },
		{ "Two people were killed at the Marka mosque.", "place", "Marka mosque" },
		/* who acts, speaks, or comes from there */
		{ "Moscow lost 40 soldiers.", "place", "" },
		{ "Islamabad repeated that it shot down five aircraft.", "place", "" },
		{ "The Kiev regime lost 40 soldiers.", "place", "" },
		{ "Two people were killed, he told reporters in Odesa.", "place", "" },
		{ "Two people were injured by a bomb dropped by Russia.", "place", "" },
		/* people called by their country are there, unless it is told */
		{ "Fuel no longer gets through to Gaza since the raid that killed 1,400 Israelis.", "country", "IL" },
		{ "Six Israelis were killed in Gaza.", "country", "PS" },
		/* what is told of the town rather */
		{ "Guards arrested six smugglers near the Tarm border in Lyman.", "place", "Lyman" },
		{ "Drones hit a refinery in Odesa, 200 km south of Kyiv, injuring two people.", "place", "Odesa" },
		{ "In Sumy region, two people were killed in Bilopillia.", "place", "Bilopillia" },
		{ "In Niger, two people were killed near Velmar.", "place", "Velmar" },
		/* who counts from afar, and who counts at home */
		{ "At least 60 people have been killed, according to a rights group in Thailand.", "place", "" },
		{ "At least 60 people have been killed, according to the health ministry in Gaza.", "place", "Gaza" },
		{ "THE REBELS KILLED THE MAYOR OF THE TOWN OF VELMAR, AND WOUNDED TWO PEASANTS.", "place", "VELMAR" },
		/* where somebody was going, is from or holds office */
		{ "Two people died on the way to Odesa.", "place", "" },
		{ "The suspect, a resident of Odesa, killed two people.", "place", "" },
		{ "The mayor of Odesa was away when two people were killed.", "place", "" },
		{ "The strike left 900 residents of Odesa homeless and killed two people.", "place", "Odesa" },
		/* a country before the name of what lies in it */
		{ "Floods in Kenya's southern Tarm county killed two people.", "country", "KE" },
		{ "Two people were killed in the Pakistani city of Velmar.", "country", "PK" },
		{ "Two people were killed in Velmar, southern Lebanon.", "country", "LB" },
		/* the capital of a people */
		{ "Two people were killed in the Somali capital.", "place", "Mogadishu" },
		{ "Somali troops patrol. Somalia mourns. Two people were killed in the capital.", "place", "Mogadishu" },
	};

	(void)state;
	CHECK_ALL(rows);
}

/* Which country it is where no place is told. */
static void test_theatres(void **state)
{
	static const struct row rows[] = {
		{ "Since the start of the full-scale war Russia has lost 41,320 soldiers.", "country", "UA" },
		{ "Since the start of the full-scale war Russia has lost 41,320 soldiers.", "place", "" },
		{ "Russian troops marched. Russia lost 40 soldiers.", "country", "RU" },
		{ "Kenya mourns. Kenyan police are silent. Nine Ugandans were killed.", "country", "UG" },
	};

	(void)state;
	CHECK_ALL(rows);
}

/* The scene that is told on from sentence to sentence. */
static void test_scene(void **state)
{
	static const struct row rows[] = {
		/* that of the event, not of a part of it */
		{ "In Israel nine missiles came down and killed six people, two of them in Haifa. Forty people are in hospital.",
			"place", "Israel" },
		{ "Missiles hit Odesa. A widow who lives in Lviv wept. Two people were killed.", "place", "Odesa" },
		{ "Missiles hit Odesa, the governor told reporters in Kyiv. Two people were killed.", "place", "Odesa" },
		{ "Shells hit Lyman. The wounded were taken to the hospital in Izium. Two people died.", "place", "Lyman" },
		/* a total is of the country, not of the town told before it */
		{ "Floods swept Kenya. In Velmar a wall fell. Since June 40 people have been killed.", "place", "Kenya" },
		{ "A man died in Velmar, bringing the toll to nine.", "place", "" },
		/* a place without a name is the last of its size */
		{ "Shells hit Lyman. In Sumy region a bridge fell. Two people were killed in the town.", "place", "Lyman" },
		{ "Shells hit Lyman. Two people were killed. Nine people in the region were wounded.", "place", "Lyman" },
		/* bulletins: another line is about other troops */
		{ "Assaults were repelled near Lyman. The enemy lost 90 soldiers.", "place", "Lyman" },
		{ "Assaults were repelled near Lyman.\n\nThe enemy lost 90 soldiers.", "place", "" },
		{ "A mine killed a man near Lyman.\n\nAir defence shot down nine drones.", "place", "" },
		{ "Drones were flying over Ukraine.\n\nAir defence shot down nine drones.", "place", "Ukraine" },
		/* what one item of a list says holds for no other */
		{ "Odesa\n- Two people were killed in Lyman.\n- Police arrested nine people.", "place", "Odesa" },
		/* the past */
		{ "Shells hit Lyman. It was the heaviest raid since May, when nine people were killed.", "place", "" },
		/* a correspondent abroad */
		{ "MADRID, March 12 - Salvadoran priests mourn. Salvadoran police are silent. Salvadorans wept. "
			"Salvadoran MPs met.\n\nSix people were killed.", "place", "" },
	};

	(void)state;
	CHECK_ALL(rows);
}

static void test_dates(void **state)
{
	/* 12 March 2025 is a Wednesday */
	static const struct row rows[] = {
		{ "Two people were killed on Monday.", "date_start", "2025-03-10" },
		{ "Two people were killed on Thursday.", "date_start", "2025-03-06" },
		{ "Two people were killed overnight.", "date_start", "2025-03-11" },
		{ "Two people were killed overnight.", "date_end", "2025-03-12" },
		{ "Two people were killed yesterday.", "date_end", "2025-03-11" },
		{ "Two people were killed on 31 June.", "date_text", "" },
		{ "Two people were killed on 3 March 2024.", "date_start", "2024-03-03" },
		{ "Over the past day two people were killed.", "date_start", "2025-03-11" },
		{ "Two people were killed in February.", "date_end", "2025-02-28" },
		{ "More than 900 people have been killed since 24 February 2022.", "date_start", "2022-02-24" },
		{ "More than 900 people have been killed since 24 February 2022.", "count_type", "cumulative" },
		{ "More than 900 people have been killed since the start of the war on 24 February 2022.", "date_start",
			"2022-02-24" },
		{ "Two people were killed.", "date_start", "2025-03-12" }, { "Two people were killed.", "inherited", "date" },
		/* told with the speaker, if the event has none of its own */
		{ "Officials said on Monday that two people were killed.", "date_start", "2025-03-10" },
		{ "Officials said on Monday that two people were killed on Sunday.", "date_start", "2025-03-09" },
		/* the dateline's day is the day to reckon from, not the day of the event */
		{ "VELMAR, March 11 - Two people were killed yesterday.", "date_start", "2025-03-10" },
		{ "VELMAR, March 11 - Two people were killed on Sunday.", "date_start", "2025-03-09" },
		{ "VELMAR, 3 JAN 90 -- TWO PEOPLE WERE KILLED.", "date_start", "2025-03-12" },	/* too far from the report's */
		/* carried on, and not */
		{ "A mine went off on Monday. Two people were killed.", "date_start", "2025-03-10" },
		{ "A mine went off on Monday.\n\nTwo people were killed.", "date_start", "2025-03-10" },
		{ "A mine went off on Monday. In all 900 people have been killed since 2022.", "date_start", "2022-01-01" },
		{ "In February mines went off. Two people were killed.", "count_type", "new" },
		{ "In February mines went off.\n\nTwo people were killed.", "count_type", "new" },
	};

	(void)state;
	CHECK_ALL(rows);
}

static void test_sources(void **state)
{
	static const struct row rows[] = {
		{ "Two people were killed, the health ministry said.", "source", "health ministry" },
		{ "Two people were killed, the health ministry said.", "source_type", "health" },
		{ "According to the General Staff, 12 tanks were destroyed.", "source", "General Staff" },
		{ "The army claimed that 12 rebels were killed.", "status", "claimed" },
		{ "Two people were killed, the governor said on Telegram.", "channel", "Telegram" },
		{ "Two people were killed, said a spokesman, because the siren failed.", "source", "spokesman" },
		{ "Two people were killed, according to an army officer.", "source", "army officer" },
		{ "The UN's mission has verified the deaths of 140 civilians.", "source", "UN's mission" },
		{ "The health ministry's final count is 412 dead.", "source", "health ministry" },
		{ "The Courier, citing leaked documents, reported that 12 soldiers were killed.", "source", "leaked documents" },
		{ "Police: two people killed in Velmar", "source", "Police" },
		{ "Ernan Valda, the head of the station, said two people were killed.", "source", "Ernan Valda" },
		{ "Two people were killed.", "source", "" }, { "Two people were killed.", "source_type", "none" },
		{ "According to preliminary data, two people were killed.", "source", "" },
		{ "According to preliminary data, two people were killed.", "status", "preliminary" },
		/* each clause its own */
		{ "The army said three soldiers died; the rebels said that 40 soldiers were killed.", "source", "rebels" },
		/* carried on, and not */
		{ "The mayor said a mine went off. Two people were killed.", "source", "mayor" },
		{ "The mayor said a mine went off. Two people were killed.", "inherited", "date;source" },
		{ "The mayor said a mine went off.\n\nTwo people were killed.", "source", "" },
		{ "The mayor said a mine went off.[12] Two people were killed.", "source", "" },
		{ "Mayor Ana Brel said a mine went off.\n\nTwo people were killed, she said.", "source", "Mayor Ana Brel" },
		{ "Air Force of the Armed Forces of Ukraine\n\nOn Monday 12 drones were shot down.", "source",
			"Air Force of the Armed Forces of Ukraine" },
		{ "Air Command South reports\n\nOn Monday 12 drones were shot down.", "source", "Air Command South" },
		{ "The air force killed nine rebels.\n\nOn Monday 12 drones were shot down.", "source", "" },
	};

	(void)state;
	CHECK_ALL(rows);
}

static void test_relations(void **state)
{
	static const struct row rows[] = {
		{ "Ten people, including six men and four women, were killed.", "relation", "part" },
		{ "Ten people, including six men and three women, were killed.", "relation", "subset" },
		{ "The ministry said 231 people were killed. A rights group said 420 people were killed.", "relation",
			"conflicts" },
		{ "The ministry said 231 people were killed. A rights group said two people were killed.", "relation", "" },
		{ "At least 1,400 people were killed in Israel. In Israel more than 1,300 people were killed.", "relation",
			"conflicts" },
		{ "The war cost $12 billion, $3 billion of it for ammunition.", "relation", "subset" },
		{ "As of March 1 the army had destroyed 40 tanks.", "count_type", "cumulative" },
	};

	(void)state;
	CHECK_ALL(rows);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_places), cmocka_unit_test(test_parts),
		cmocka_unit_test(test_scene), cmocka_unit_test(test_theatres), cmocka_unit_test(test_dates),
		cmocka_unit_test(test_sources),
		cmocka_unit_test(test_relations),
	};

	return cmocka_run_group_tests(tests, open_pipeline, close_pipeline);
}
