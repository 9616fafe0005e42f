/*
 * test_when.c - which date a claim takes, by a table: of the phrases of its
 * sentence, of the sentences around it, or of the report. Beside each way to
 * carry a date over stands the case in which nothing may be.
 */
#include "reports.h"

/* "text" of the claim, then first and last day, count_type, and "+" where the date was carried. */
struct row {
	const char *text, *claim, *expected;
};

static void put(struct buf *b, const char *column, const struct report *r, const struct claim *c)
{
	column_find(column, strlen(column))->put(b, r, c);
}

static void describe(const struct report *r, const char *claim, struct buf *out)
{
	struct buf cell = { 0 };

	for (size_t i = 0; i < pipeline.normalizer.n; i++) {
		const struct claim *c = pipeline.normalizer.claims[i];

		buf_clear(&cell);
		put(&cell, "text", r, c);
		if (strcmp(buf_str(&cell), claim))
			continue;
		put(out, "date_start", r, c);
		buf_addc(out, ' ');
		put(out, "date_end", r, c);
		buf_addc(out, ' ');
		put(out, "count_type", r, c);
		buf_adds(out, c->inherited & INHERIT_DATE ? " +" : "");
		break;
	}
	buf_release(&cell);
}

static void check_rows(const struct row *rows, size_t n, const char *date)
{
	size_t failed = 0;

	for (size_t i = 0; i < n; i++) {
		struct report r = report_of(rows[i].text, date);
		struct buf got = { 0 };

		assert_non_null(pipeline_report(&pipeline, &r));
		describe(&r, rows[i].claim, &got);
		if (strcmp(buf_str(&got), rows[i].expected)) {
			print_error("'%s' of '%s': '%s', not '%s'\n", rows[i].claim, rows[i].text, buf_str(&got), rows[i].expected);
			failed++;
		}
		buf_release(&got);
	}
	assert_int_equal(failed, 0);
}

#define CHECK_ON(rows, date) check_rows(rows, sizeof(rows) / sizeof(*(rows)), date)
#define CHECK(rows) CHECK_ON(rows, "2025-03-12")	/* a Wednesday */

static void test_own_phrase(void **state)
{
	static const struct row rows[] = {
		{ "Two people were killed on Monday.", "Two", "2025-03-10 2025-03-10 new" },
		{ "Two people were killed on Monday and three were injured on Tuesday.",
			"Two", "2025-03-10 2025-03-10 new" },
		{ "Two people were killed on Monday and three were injured on Tuesday.",
			"three", "2025-03-11 2025-03-11 new" },
		{ "On 31 June two people were killed.", "two", "2025-03-12 2025-03-12 new +" },
		/* the clause of somebody else */
		{ "Police detained eight students, six of whom were released on Tuesday.",
			"eight", "2025-03-12 2025-03-12 new +" },
		{ "Police detained eight students, six of whom were released on Tuesday.",
			"six", "2025-03-11 2025-03-11 new" },
		{ "Gunmen killed two men, who were asleep, on Tuesday.", "two", "2025-03-11 2025-03-11 new" },
		{ "Gunmen freed 21 girls seized in Velmar on 9 January.", "21", "2025-03-12 2025-03-12 new +" },
		{ "Rebels fired two rockets in response to a raid that killed three people on Monday.", "two",
			"2025-03-12 2025-03-12 new +" },
		{ "Rebels fired two rockets in response to a raid that killed three people on Monday.", "three",
			"2025-03-10 2025-03-10 new" },
		{ "Late on Monday or early on Tuesday two people were killed.", "two", "2025-03-10 2025-03-11 new" },
		{ "Two people were killed in the worst attack in the valley this year.", "Two", "2025-03-12 2025-03-12 new +" },
		/* the day of the telling */
		{ "Drones wounded four people overnight, the governor said on Wednesday.",
			"four", "2025-03-11 2025-03-12 new" },
		{ "Drones wounded four people, the governor said on Tuesday.", "four", "2025-03-11 2025-03-11 new" },
		{ "A teacher told a relief agency in June that two people had been killed.", "two", "2025-03-12 2025-03-12 new +" },
		/* a part with a day or window of its own */
		{ "Some 900 people have fled since 2023, 40 of them from Velmar in the past two weeks.", "40",
			"2025-02-26 2025-03-12 period" },
		{ "On Monday 900 people fled, 40 of them on Tuesday.", "40", "2025-03-11 2025-03-11 new" },
		{ "Some 900 people were killed on Monday, 40 of them in Velmar, and police held nine men on Tuesday.", "40",
			"2025-03-10 2025-03-10 new" },
		/* a level is today's, whenever what left it was */
		{ "Nine people drowned and two were missing after a boat sank late on Monday.", "two",
			"2025-03-12 2025-03-12 standing +" },
		{ "Nine people drowned and two were missing after a boat sank late on Monday.", "Nine", "2025-03-10 2025-03-10 new" },
		/* since something came about */
		{ "Some 900 people have died since the front took up arms in May 2019.", "Some 900",
			"2019-05-01 2025-03-12 cumulative" },
		{ "The army says that it has downed nine drones since 4 March. The front has lost 40 fighters in that time.", "40",
			"2025-03-04 2025-03-12 cumulative" },
		/* the day of mourning or burying them */
		{ "The raid came on Sunday. Solen mourned on Tuesday the victims of a raid that left nine dead.", "nine",
			"2025-03-09 2025-03-09 new +" },
		{ "The raid came on Sunday. Twelve bodies were buried on Tuesday in a common grave. Two of the dead were children.",
			"Two", "2025-03-09 2025-03-09 new +" },
		{ "Two people died on Sunday and were laid to rest in Velmar.", "Two", "2025-03-09 2025-03-09 new" },
		{ "On Monday gunmen attacked a funeral in Velmar, killing two people.", "two", "2025-03-10 2025-03-10 new" },
		{ "A landslide buried 40 homes on Monday, killing two people.", "two", "2025-03-10 2025-03-10 new" },
		{ "At his funeral on Monday his brother wept. Two people were killed.", "Two", "2025-03-12 2025-03-12 new +" },
		/* events compared with */
		{ "The raid killed two people, the deadliest since May, when 34 people died.",
			"two", "2025-03-12 2025-03-12 new +" },
		{ "It was the deadliest raid since May, when 34 people died.", "34", "2024-05-01 2024-05-31 new" },
		{ "February was the deadliest month in three years: 189 people were killed.",
			"189", "2025-02-01 2025-02-28 period" },
		{ "It was the third raid since 9 January, when four people were killed.",
			"four", "2025-01-09 2025-01-09 new" },
		/* running totals, windows, plans */
		{ "Since 24 February 2022 more than 900 people have been killed.",
			"more than 900", "2022-02-24 2025-03-12 cumulative" },
		{ "Since the war began on 3 May 2024, 900 people have been killed.",
			"900", "2024-05-03 2025-03-12 cumulative" },
		{ "Some 900 people have been killed since the truce signed by both armies on 3 May 2024.",
			"Some 900", "2024-05-03 2025-03-12 cumulative" },
		{ "The army has so far lost 40 soldiers in its campaign that began on 4 February.",
			"40", "2025-02-04 2025-03-12 cumulative" },
		{ "A march that began on Monday left 40 people injured.", "40", "2025-03-10 2025-03-10 new" },
		{ "In all, 900 people have been killed.", "900", " 2025-03-12 cumulative +" },
		{ "In the first ten days of February 900 people were killed.", "900", "2025-02-01 2025-02-10 period" },
		{ "In the first hours of 9 March 12 people were killed.", "12", "2025-03-09 2025-03-09 new" },
		{ "In recent weeks 12 people were killed.", "12", "  period" },
		/* a length of time ends with the report, where nothing else is told */
		{ "Two people were killed in 24 hours.", "Two", "2025-03-11 2025-03-12 period" },
		{ "On Monday two people were killed in four hours.", "two", "2025-03-10 2025-03-10 new" },
		{ "The war, which began in April 2023, has killed 900 people.", "900", "2023-04-01 2025-03-12 cumulative" },
		{ "Some 90 people fled in May; across the country nine thousand have been displaced since April 2023.",
			"nine thousand", "2023-04-01 2025-03-12 cumulative" },
		{ "Velmar, 12 March 2025. The office said it had named two people killed by troops on 9 March.", "two",
			"2025-03-09 2025-03-09 new" },
		{ "Velmar, March 12 (Agency)--Within 24 hours two people were killed.", "two", "2025-03-11 2025-03-12 period" },
		{ "It fired 20 rockets on 9 March, the group said, and lost two men that day.", "two", "2025-03-09 2025-03-09 new" },
		/* by the distance from another day */
		{ "The army downed two drones over the previous night.", "two", "2025-03-11 2025-03-12 new" },
		{ "On Monday a bomb killed two people. A day later six people were killed.", "six", "2025-03-11 2025-03-11 new" },
		{ "On 3 March a bomb killed two people and two days later six people were killed.", "six",
			"2025-03-05 2025-03-05 new" },
		{ "On 3 March a bomb killed two people. The previous day six people had been killed.", "six",
			"2025-03-02 2025-03-02 new" },
		{ "On 3 March a bomb killed two people. A day earlier a mine had hurt one.\n\nSome 60 were killed in all.", "Some 60",
			"2025-03-03 2025-03-03 new +" },
		{ "The previous day six people had been killed.", "six", "2025-03-11 2025-03-11 new" },
		{ "Rescuers came on Wednesday, three days after an earthquake that killed 40 people.", "40",
			"2025-03-09 2025-03-09 new" },
		{ "Three days after the earthquake the town is empty. Some 40 people were killed.", "Some 40",
			"2025-03-09 2025-03-09 new +" },
		{ "Three days after the truce a raid killed 40 people.", "40", "2025-03-12 2025-03-12 new +" },
		{ "Three days after the truce, a raid killed 40 people.", "40", "2025-03-12 2025-03-12 new +" },
		{ "The group said in its March 2024 report that 40 people were killed.", "40", "2025-03-12 2025-03-12 new +" },
		{ "Twelve people were killed several days ago.", "Twelve", "  new" },
		{ "Officials will evacuate 900 people tomorrow.", "900", "2025-03-13 2025-03-13 plan" },
		{ "Envoys will meet tomorrow after gunmen killed 12 people.", "12", "2025-03-12 2025-03-12 new +" },
		{ "The ministry will buy 40 drones.", "40", "2025-03-12 2025-03-12 plan +" },
	};

	(void)state;
	CHECK(rows);
}

#define RAIN "It rained. It rained. It rained. It rained. It rained. "
#define WEEKS_OF_RAIN RAIN RAIN RAIN RAIN RAIN RAIN RAIN RAIN	/* farther than a day is carried */

static void test_carried(void **state)
{
	static const struct row rows[] = {
		{ "A mine went off on Monday. Two people were killed.", "Two", "2025-03-10 2025-03-10 new +" },
		{ "A mine went off on Monday.\n\nTwo people were killed.", "Two", "2025-03-10 2025-03-10 new +" },
		/* "in a separate attack" is another event of the same day */
		{ "A mine went off on Monday. In a separate attack two people were killed.",
			"two", "2025-03-10 2025-03-10 new +" },
		{ "A mine went off on Monday. Five people were still missing.",
			"Five", "2025-03-12 2025-03-12 standing +" },
		{ "A mine went off on Monday. In all 900 people have been killed since 2022.", "900",
			"2022-01-01 2025-03-12 cumulative" },
		{ "A mine went off on Monday. Two people were killed, police said on Tuesday.",
			"Two", "2025-03-10 2025-03-10 new +" },
		/* the state at an hour is no event */
		{ "By Sunday evening the roads were open. Two people were killed by a mine.",
			"Two", "2025-03-12 2025-03-12 new +" },
		{ "A man, who had been freed on Monday, spoke. Two people were killed by a mine.", "Two",
			"2025-03-12 2025-03-12 new +" },
		{ "Six men were held, two of whom were freed on Monday. Two people were killed by a mine.", "Two",
			"2025-03-12 2025-03-12 new +" },
		/* the background keeps its dates, and takes none */
		{ "As reported earlier, a mine went off on Monday.\n\nTwo people were killed.",
			"Two", "2025-03-12 2025-03-12 new +" },
		{ "As reported earlier, a mine went off on Monday. Two people were killed.",
			"Two", "2025-03-10 2025-03-10 new +" },
		{ "A mine went off on Monday. Earlier, two people were killed in Velmar.", "two", "  new" },
		{ "A mine went off on Monday. Earlier, a road was closed. Two people were killed in Velmar.", "Two", "  new" },
		{ "A mine went off on Monday. Earlier in the day two people were killed in Velmar.", "two",
			"2025-03-10 2025-03-10 new +" },
		{ "It was the deadliest raid since Sunday. Two people were killed.",
			"Two", "2025-03-12 2025-03-12 new +" },
		/* items of a list */
		{ "On Monday there were raids:\n- In Velmar two people were killed.",
			"two", "2025-03-10 2025-03-10 new +" },
		{ "Raids:\n- Mines were found on Monday.\n- In Velmar two people were killed.",
			"two", "2025-03-12 2025-03-12 new +" },
		{ "NORTH: Mines were found on Monday.\n\nSOUTH: Two people were killed.",
			"Two", "2025-03-12 2025-03-12 new +" },
		/* what is to come has not happened, though the last day of that name has passed */
		{ "The envoy will fly home on Monday. Two people were killed by a mine.", "Two", "2025-03-12 2025-03-12 new +" },
		{ "The envoy would leave on Monday. Two people were killed by a mine.", "Two", "2025-03-12 2025-03-12 new +" },
		/* of what is told, not of the telling */
		{ "The army said that Monday's raid killed two people.", "two", "2025-03-10 2025-03-10 new" },
		{ "Troops overran a camp in Velmar, on Monday, the army said. Two people were killed.", "Two",
			"2025-03-10 2025-03-10 new +" },
		/* the line that opens a list has its days */
		{ "Media reported the following arrests on March 9 and 10:\nPolice arrested two men.\n"
			"Troops arrested four men.", "four", "2025-03-09 2025-03-10 new +" },
		{ "Media reported the following arrests on March 9 and 10:\nPolice arrested two men.\n"
			"Troops arrested four men on Tuesday.", "four", "2025-03-11 2025-03-11 new" },
		{ "Media reported the following arrests on March 9:\nPolice arrested two men.\n\nTroops killed six men today.", "six",
			"2025-03-12 2025-03-12 new" },
		/* too far off */
		{ "A mine went off on Monday. " WEEKS_OF_RAIN "Two people were killed.", "Two",
			"2025-03-12 2025-03-12 new +" },
	};

	(void)state;
	CHECK(rows);
}

/* What is told again, or counted out of a claim, happened when that did. */
static void test_shared(void **state)
{
	static const struct row rows[] = {
		{ "Raid kills 17 people in Velmar\n\nIt rained.\n\nThey buried 17 people killed on Sunday in Velmar.", "17",
			"2025-03-09 2025-03-09 new +" },
		{ "A raid killed 17 people on Sunday. It rained on Monday. Four of the dead were children.", "Four",
			"2025-03-09 2025-03-09 new +" },
		{ "A raid killed 17 people on Sunday. On Monday four people were killed.", "four", "2025-03-10 2025-03-10 new" },
	};

	(void)state;
	CHECK(rows);
}

#define ANSWER "The army answers Friday's attack. " WEEKS_OF_RAIN

/* The attack that a report looks back on. */
static void test_incident(void **state)
{
	static const struct row rows[] = {
		{ ANSWER "The army closed the port in reply to the rebel attacks, which killed 40 people.", "40",
			"2025-03-07 2025-03-07 new +" },
		{ ANSWER "Some 90 people have been killed since the attack.", "Some 90", "2025-03-07 2025-03-12 cumulative +" },
		/* two attacks, or none that is dated, or another */
		{ "The army recalls the Feb. 2 attack. " ANSWER "The army closed the port in reply to the rebel attacks, which "
			"killed 40 people.", "40", "2025-03-12 2025-03-12 new +" },
		{ "The army answers. " RAIN "The army closed the port in reply to the rebel attacks, which killed 40 people.",
			"40", "2025-03-12 2025-03-12 new +" },
		{ ANSWER "The army closed the port in reply to an attack, which killed 40 people.", "40",
			"2025-03-12 2025-03-12 new +" },
		{ ANSWER "The army closed the port. A mine killed 40 people.", "40", "2025-03-12 2025-03-12 new +" },
	};

	(void)state;
	CHECK(rows);
}

#define TALK "The mayor spoke of the rain, of the roads, of the bridge, of the market, and of the school. "

static void test_windows(void **state)
{
	static const struct row rows[] = {
		/* a window printed once: a count of it only in a bulletin or a list of labels */
		{ "Over the past day shelling went on.\n\nTwo people were killed.",
			"Two", "2025-03-11 2025-03-12 new +" },
		{ "Between 3 and 9 March aviation was busy.\n\nAir defence shot down 40 drones.", "40",
			"2025-03-03 2025-03-09 new +" },
		{ "It was the worst crash since May, when a bus left the road in Velmar. Thirteen people died.", "Thirteen",
			"2024-05-01 2024-05-31 new +" },
		{ "It was the worst crash since May, when a bus left the road in Velmar. Police said nine people died.", "nine",
			"2025-03-12 2025-03-12 new +" },
		{ "It was the worst crash since May. Thirteen people died.", "Thirteen", "2025-03-12 2025-03-12 new +" },
		{ "Reporting period: 3-9 March 2025\n\nTwo people were killed.",
			"Two", "2025-03-03 2025-03-09 new +" },
		{ "Reporting period: 3-9 March 2025\n\nKilled: 12", "12", "2025-03-03 2025-03-09 period +" },
		{ "Over the past 12 years shelling went on.\n\nTwo people were killed.",
			"Two", "2025-03-12 2025-03-12 new +" },
		{ "In the past 24 hours 37 people were killed. Five people were injured in the same period.", "Five",
			"2025-03-11 2025-03-12 period" },
		{ "Since 3 May 2024 some 37 people have been killed. Five people were injured during this period.", "Five",
			"2024-05-03 2025-03-12 cumulative" },
		/* a list of losses: totals from their start, growth of the past day */
		{ "Total losses of the enemy from 24.02.22 to 12.03.25:\n\ntanks - 12,204 (+2)", "12,204",
			"2022-02-24 2025-03-12 cumulative +" },
		{ "Total losses of the enemy from 24.02.22 to 12.03.25:\n\ntanks - 12,204 (+2)", "2",
			"2025-03-11 2025-03-12 increment +" },
		/* a window is none of the rest of a report */
		{ "It rained in Velmar. Roads were closed to all. " TALK TALK TALK TALK TALK TALK TALK "In February mines went off."
			"\n\nTwo people were killed.", "Two", "2025-03-12 2025-03-12 new +" },
	};

	(void)state;
	CHECK(rows);
}

static void test_headlines(void **state)
{
	static const struct row rows[] = {
		{ "Mine kills two people in Velmar\n\nA mine went off in Velmar on Monday, the mayor said.", "two",
			"2025-03-10 2025-03-10 new +" },
		{ "Two people were killed by a mine, the mayor said on Wednesday.\n\nIt went off on Monday.", "Two",
			"2025-03-10 2025-03-10 new +" },
		{ "40 DRONES SHOT DOWN\n\nOn the night of 12 March the enemy attacked.",
			"40", "2025-03-11 2025-03-12 new +" },
		/* what is long ago is told of something else */
		{ "Mine kills two people in Velmar\n\nOn 9 January the road was closed.",
			"two", "2025-03-12 2025-03-12 new +" },
		{ "Mine kills two people in Velmar\n\nAs reported earlier, a road was closed on Monday.", "two",
			"2025-03-12 2025-03-12 new +" },
		/* a heading says when the report is from */
		{ "Press office, 11 March 2025\n\nTwo people were killed.", "Two", "2025-03-11 2025-03-11 new +" },
		{ "Press office, 11 March 2025\n\nTwo people were killed on Monday.",
			"Two", "2025-03-10 2025-03-10 new" },
	};

	(void)state;
	CHECK(rows);
}

/* A report without a date has that of its dateline, if a year is printed. */
static void test_datelines(void **state)
{
	static const struct row rows[] = {
		{ "VELMAR, 3 JAN 90 -- TWO PEOPLE WERE KILLED YESTERDAY.", "TWO", "1990-01-02 1990-01-02 new" },
		{ "VELMAR, 3 JAN 90 (RADIO) -- [TEXT] TWO PEOPLE WERE KILLED ON MONDAY.",
			"TWO", "1990-01-01 1990-01-01 new" },
		{ "VELMAR, January 3, 1990 (Agency) \xE2\x80\x94 Two people were killed.",
			"Two", "1990-01-03 1990-01-03 new +" },
		{ "Two people were killed in Velmar\n\nVELMAR, Jan 3, 1990 - A mine went off.",
			"Two", "1990-01-03 1990-01-03 new +" },
		{ "Press office, 3 January 1990\n\nTwo people were killed.", "Two", "1990-01-03 1990-01-03 new +" },
		{ "VELMAR, 3 JAN -- TWO PEOPLE WERE KILLED YESTERDAY.", "TWO", "  new" },
		{ "VELMAR, 31 JUN 90 -- TWO PEOPLE WERE KILLED YESTERDAY.", "TWO", "  new" },
		{ "Two people were killed.", "Two", "  new" },
		{ "Two people were killed in a raid like that of 3 January 1990.", "Two", "1990-01-03 1990-01-03 new" },
	};

	(void)state;
	CHECK_ON(rows, "");
}

static void check_report_date(const char *text, const char *date, const char *expected)
{
	struct report r = report_of(text, date);
	struct buf cell = { 0 };

	assert_non_null(pipeline_report(&pipeline, &r));
	assert_true(pipeline.normalizer.n > 0);
	put(&cell, "report_date", &r, pipeline.normalizer.claims[pipeline.normalizer.n - 1]);
	assert_string_equal(buf_str(&cell), expected);
	buf_release(&cell);
}

static void test_report_date(void **state)
{
	(void)state;
	check_report_date("VELMAR, 3 JAN 90 -- TWO PEOPLE WERE KILLED.", "", "1990-01-03");
	check_report_date("VELMAR, 3 JAN 90 -- TWO PEOPLE WERE KILLED.", "2025-03-12", "2025-03-12");
	check_report_date("VELMAR, 3 JAN 90 -- TWO WERE KILLED.\n\nARNO, 4 JAN 90 -- TWO PEOPLE WERE KILLED.", "",
		"1990-01-04");
	check_report_date("VELMAR, 3 JAN -- TWO PEOPLE WERE KILLED.", "", "");
	check_report_date("Two people were killed on 3 January 1990.", "", "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_own_phrase), cmocka_unit_test(test_carried), cmocka_unit_test(test_windows),
		cmocka_unit_test(test_shared), cmocka_unit_test(test_incident),
		cmocka_unit_test(test_headlines), cmocka_unit_test(test_datelines), cmocka_unit_test(test_report_date),
	};

	return cmocka_run_group_tests(tests, open_pipeline, close_pipeline);
}
