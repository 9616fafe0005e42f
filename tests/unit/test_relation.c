/*
 * test_relation.c - how the claims of a small report stand to each other. A
 * report is read to a line of "value relation^parent", a claim without a
 * relation giving its value alone; or to its kinds of count.
 */
#include "output/tally.h"
#include "extract/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

struct example {
	const char *text, *want;
};

static struct tally *reader;

static int open_reader(void **state)
{
	(void)state;
	reader = tally_new(NULL, "en");
	return reader && !*tally_error(reader) ? 0 : -1;
}

static int close_reader(void **state)
{
	(void)state;
	tally_free(reader);
	return 0;
}

/* A cell is good until the next one is asked for. */
static void add_relation(struct buf *out)
{
	buf_addf(out, "%s%s", out->len ? "; " : "", tally_cell(reader, "text"));
	if (*tally_cell(reader, "relation"))
		buf_addf(out, " %s", tally_cell(reader, "relation"));
	if (*tally_cell(reader, "parent_id"))
		buf_addf(out, "^%s", tally_cell(reader, "parent_id"));
}

static void add_type(struct buf *out)
{
	buf_addf(out, "%s%s", out->len ? "; " : "", tally_cell(reader, "text"));
	buf_addf(out, " %s", tally_cell(reader, "count_type"));
}

static void check(const struct example *e, size_t n, void (*add)(struct buf *out))
{
	struct buf got = { 0 };
	size_t failed = 0;

	for (size_t i = 0; i < n; i++) {
		buf_clear(&got);
		tally_report(reader, "r", e[i].text, strlen(e[i].text), "2025-03-12");
		while (tally_next(reader) == 1)
			add(&got);
		if (strcmp(buf_str(&got), e[i].want)) {
			print_error("%s\n  want %s\n  got  %s\n", e[i].text, e[i].want, buf_str(&got));
			failed++;
		}
	}
	buf_release(&got);
	assert_int_equal(failed, 0);
}

#define CHECK(list, add) check(list, sizeof(list) / sizeof(*(list)), add)

static void test_same(void **state)
{
	static const struct example list[] = {
		{ "A strike killed 17 people in Velmar.\n\nThe strike killed 17 people, the mayor said.", "17; 17 same^1" },
		{ "Strike kills several fighters in Velmar\n\nThe patrol killed several fighters in Velmar.",
			"several; several same^1" },
		{ "A strike killed three people in Velmar. The three killed were miners.", "three; three same^1" },
		{ "A strike killed 17 people in Velmar. It injured 17 people.", "17; 17" },
		{ "A strike killed 17 people in Norway.\n\nA mine killed 17 people in Kenya.", "17; 17" },
		{ "Rain fell.\n\nIt rained.\n\nA strike killed three people in Velmar.\n\nA mine killed three people in "
			"Solen.", "three; three" },
		{ "A strike killed several people in Velmar. A mine killed dozens of people.", "several; dozens" },
		{ "A strike killed 17 people in Velmar. A strike destroyed 17 tanks.", "17; 17" },
		{ "Norway pledges $310 million to Kenya\n\nNorway pledged $310 million in aid.",
			"$310 million; $310 million same^1" },
		{ "Norway pledges $310 million to Kenya\n\nFinland pledged $320 million in aid.", "$310 million; $320 million" },
		/* small numbers only where the lead tells of the same kind, and not from item to item */
		{ "Mine kills one soldier in Velmar\n\nOne soldier was killed in Velmar by a mine.", "one; One same^1" },
		{ "Mine kills one soldier in Velmar\n\nOne child was killed in Velmar by a mine.", "one; One" },
		{ "- A mine killed one soldier.\n- A strike killed one soldier.", "one; one" },
		/* "the two" have been told of, be they all or some */
		{ "Two nurses were arrested in Velmar on May 2. The arrest of the two nurses was confirmed by police.",
			"Two; two same^1" },
		{ "Four troops, including two officers, were killed in Velmar. The two dead officers were from Solen.",
			"Four; two subset^1; two same^2" },
		{ "Four troops, including two officers, were killed in Velmar. Two officers were killed in Solen.",
			"Four; two subset^1; Two" },
		/* a country and a town in it; another source's equal count; page furniture above the headline */
		{ "Menu\nSearch\n\nNews\n\nKenya: strike kills four\n\nFour people were killed in Nakuru, Kenya.",
			"four; Four same^1" },
		/* a town told of without its name */
		{ "A strike killed 17 people in the Iraqi capital.\n\nSeventeen people died in the Iraqi capital.",
			"17; Seventeen same^1" },
		{ "The mayor said a strike killed two people in Velmar. The army said two people were killed in Velmar.",
			"two; two same^1" },
		{ "One nurse died. Two more people were kidnapped and killed.", "One; Two; Two" },
		{ "About 1,100 families, or 5,300 people, were evacuated.", "About 1,100; 5,300 same^1" },
	};

	(void)state;
	CHECK(list, add_relation);
}

static void test_conflicts(void **state)
{
	static const struct example list[] = {
		{ "A strike killed 17 people in Velmar, the mayor said. The army said 21 people were killed in Velmar.",
			"17; 21 conflicts^1" },
		{ "A strike killed 17 people in Velmar. A strike killed 21 people in Solen.", "17; 21" },
		{ "A strike killed 17 people in Velmar, the mayor said. The army said 21 people were injured in Velmar.",
			"17; 21" },
		{ "A strike killed three people in Velmar, the mayor said. The army said 300 people were killed in Velmar.",
			"three; 300" },
		{ "The ministry said 190 people had been killed since May 4. A group of doctors put the death toll far "
			"higher, at 350.", "190; 350 conflicts^1" },
		{ "A group of doctors put the death toll far higher, at 350.", "350" },
		/* set against each other in one sentence, however far apart */
		{ "The mayor said 12 people were killed in Velmar, while the army said 60 people were killed.",
			"12; 60 conflicts^1" },
		{ "The mayor said 12 people were killed in Velmar, while 60 people were killed in Solen.", "12; 60" },
		{ "The mayor said two people were hurt in Velmar. The army said a driver was hurt in Velmar.", "two; a" },
	};

	(void)state;
	CHECK(list, add_relation);
}

static void test_subset(void **state)
{
	static const struct example list[] = {
		{ "A strike killed 12 people in Velmar. Three of them were children.", "12; Three subset^1" },
		{ "A strike killed 12 people in Velmar. Eight of the dead were found in a cellar.", "12; Eight subset^1" },
		{ "Eleven people were killed in the raid, including two children.", "Eleven; two subset^1" },
		{ "Ten people were killed, including six men and four women.", "Ten; six part^1; four part^1" },
		{ "Ten people were killed, including six men and three women.", "Ten; six subset^1; three subset^1" },
		{ "Nine people were injured in Velmar. Among the injured are three firefighters.", "Nine; three subset^1" },
		{ "Among the injured are three firefighters.", "three subset" },
		{ "Two people were injured in Velmar. Among the injured are three firefighters.", "Two; three subset" },
		{ "Nine people were killed in Velmar. Among the injured are three firefighters.", "Nine; three subset" },
		{ "A strike killed 12 people in Velmar. Three children were killed in Solen.", "12; Three" },
		{ "Some 94 people were taken to hospital: six in serious condition, 17 with light wounds.",
			"Some 94; six part^1; 17 part^1" },
		{ "Ninety people were taken to hospital: six in serious condition.", "Ninety; six subset^1" },
		{ "Twelve people died in the fire. Eight of the victims died in Velmar.", "Twelve; Eight subset^1" },
		{ "The war cost $90 billion, $40 billion of it in pay.", "$90 billion; $40 billion subset^1" },
		{ "Nine miners are in hospital, two in a coma.", "Nine; two subset^1" },
		{ "Twelve were taken to hospital in Arno, five to the clinic in Lys.", "Twelve; five" },
		{ "Hundreds are missing in the valley, and the mayor spoke of 140 missing in his town alone.",
			"Hundreds; 140 subset^1" },
		{ "The quake killed 900 people. A farmer lost three of his brothers.", "900; three subset^1" },
		{ "The quake killed 900 people. A commander lost three of his soldiers.", "900; three" },
		{ "Some 818 people were displaced, half of them children. About 500 of them were in Arno and 318 in Lys.",
			"Some 818; half of them subset^1; About 500 part^1; 318 part^1" },
		{ "The war cost $90 billion and repairs $40 billion.", "$90 billion; $40 billion" },
	};

	(void)state;
	CHECK(list, add_relation);
}

static void test_part(void **state)
{
	static const struct example list[] = {
		{ "The raid caused 15 casualties: four people were killed and 11 injured.", "15; four part^1; 11 part^1" },
		{ "The raid caused 15 casualties. Four people were killed and 11 injured.", "15; Four part^1; 11 part^1" },
		{ "The raid caused 15 casualties. Four people were killed and nine injured.", "15; Four; nine" },
		{ "The raids killed 19 people, as follows:\n\n- South: 13 dead\n- North: six dead", "19; 13 part^1; six part^1" },
		{ "The raids killed 19 people, as follows:\n\n- South: 13 dead\n- North: five dead", "19; 13; five" },
		{ "Eight people were killed in Velmar. Five were killed at once, while three died in hospital.",
			"Eight; Five part^1; three part^1" },
		{ "More than 400 casualties were counted. In all 240 people were killed and 170 injured.",
			"More than 400; 240 part^1; 170 part^1" },
		{ "More than 400 casualties were counted. In all 240 people were killed and 370 injured.",
			"More than 400; 240; 370" },
		{ "Eight people were killed in Velmar. Five were killed at once, while two died in hospital.", "Eight; Five; two" },
		{ "Two people, a man and a girl, were wounded.", "Two; a part^1; a part^1" },
		{ "The raid wounded three soldiers, a civilian and two policemen.", "three; a; two" },
		{ "Forty drones were shot down: 30 over Arno and ten over Lys, including two near Berd.",
			"Forty; 30 part^1; ten part^1; two subset^3" },
		{ "Two drones crashed, one in Arno and the other in Lys.", "Two; one part^1" },
		{ "Two people were killed in Arno, three in Lys and one in Berd.", "Two; three; one" },
	};

	(void)state;
	CHECK(list, add_relation);
}

static void test_of(void **state)
{
	static const struct example list[] = {
		{ "The army launched 40 drones. Air defences shot down 31 drones.", "40; 31 of^1" },
		{ "The army launched 40 drones. Air defences shot down 51 drones.", "40; 51" },
		{ "The army launched 40 drones. Air defences shot down three missiles.", "40; three" },
		{ "The army launched 40 drones. Three drones are still in the air.", "40; Three of^1" },
		{ "Police detained eight students, six of whom were released.", "eight; six of^1" },
		{ "A strike injured 12 people in Velmar. Two of them died in hospital.", "12; Two of^1" },
		{ "The blast injured 90 people; 41 remained in hospital on Friday.", "90; 41 of^1" },
		{ "The fire displaced 88,000 people. By night some 25,000 of them were airlifted.", "88,000; some 25,000 of^1" },
		{ "The crash trapped nine people. Two of the men were taken to hospital.", "nine; Two of^1" },
		{ "The crash trapped nine people. Two of the camels were taken away.", "nine" },
		{ "Only four of the 29 passengers survived.", "Only four of" },
		{ "All 29 passengers survived.", "29" },
		{ "A strike injured 12 people in Velmar. Two soldiers died in hospital.", "12; Two" },
	};

	(void)state;
	CHECK(list, add_relation);
}

static void test_delta(void **state)
{
	static const struct example list[] = {
		{ "The toll rose to 18 from 15 on Tuesday after three of the wounded died.", "18; three delta^1" },
		{ "Two more people died on Friday, bringing the death toll to 19.", "Two delta^2; 19" },
		{ "Two people died on Friday. The death toll of the flood stands at 19.", "Two; 19" },
		{ "The death toll rose to 12 after two people died of their wounds.", "12; two delta^1" },
	};

	(void)state;
	CHECK(list, add_relation);
}

static void test_types(void **state)
{
	static const struct example list[] = {
		{ "The market bombing has killed 31 people.", "31 new" },
		{ "The war has killed 31,000 people.", "31,000 cumulative" },
		{ "There have been 400 casualties.", "400 cumulative" },
		{ "There were 400 casualties.", "400 new" },
		{ "No one has been arrested.", "No one new" },
		{ "The ministry's final count for the conflict is 412 dead.", "412 cumulative" },
		{ "The quake in June left three people dead.", "three new" },
		{ "Over the past week 30 people were killed.", "30 period" },
		{ "Since January some 30 people have been killed.", "some 30 cumulative" },
		{ "The death toll rose to 26 on Monday.", "26 update" },
		{ "The death toll now stands at 31.", "31 update" },
		{ "The ministry put its losses at eight soldiers killed.", "eight update" },
		{ "Six hikers remain unaccounted for.", "Six standing" },
		{ "An average of 45 villagers a day were hurt.", "45 rate" },
		{ "The mayor plans to move 650 people on Friday.", "650 plan" },
		{ "A strike killed three people. Two more people died in hospital.", "three new; Two increment" },
		{ "A strike hurt five people in Velmar. It left five other people hurt.", "five new; five new" },
	};

	(void)state;
	CHECK(list, add_type);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_same), cmocka_unit_test(test_conflicts), cmocka_unit_test(test_subset),
		cmocka_unit_test(test_part), cmocka_unit_test(test_of), cmocka_unit_test(test_delta),
		cmocka_unit_test(test_types),
	};

	return cmocka_run_group_tests(tests, open_reader, close_reader);
}
