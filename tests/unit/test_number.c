/*
 * test_number.c - the number grammar over the words of the dictionaries: each
 * row of the table of numbers in the claims contract, and what looks like a
 * number phrase and is none.
 */
#include "sentences.h"

#include "extract/number.h"
#include "extract/token.h"
#include "output/columns.h"

/* "value low high hedge" of a figure, "-" for what was not printed. */
static void describe(const struct number *n, struct buf *out)
{
	const struct figure *f = &n->figure;
	const struct { bool has; double v; } part[] = {
		{ f->has_value, f->value }, { f->has_low, f->low }, { f->has_high, f->high },
	};

	for (int i = 0; i < 3; i++) {
		if (part[i].has)
			buf_add_number(out, part[i].v);
		else
			buf_addc(out, '-');
		buf_addc(out, ' ');
	}
	buf_adds(out, hedge_name(f->hedge));
	if (n->cls == CLASS_MONEY)
		buf_addf(out, " %s", n->currency);
	else if (n->cls == CLASS_SHARE)
		buf_adds(out, " share");
}

/* All number phrases of a text, from left to right, as "words=figure; ". */
static void read_all(const char *text, struct buf *out)
{
	struct shadow s = { 0 };
	size_t pos = 0, start;

	fold_text(&s, text);
	while (token_next(s.text, s.len, &pos, &start)) {
		struct number n;
		struct span span;

		if (!number_lex(knowledge.lexicon, &s, start, &n))
			continue;
		span = shadow_span(&s, n.start, n.end);
		buf_add(out, text + span.start, span.end - span.start);
		buf_addc(out, '=');
		describe(&n, out);
		buf_adds(out, "; ");
		pos = n.end;
	}
	shadow_release(&s);
}

struct row {
	const char *text, *expected;	/* "phrase=value low high hedge; " for each phrase */
};

static void check_rows(const struct row *rows, size_t n)
{
	size_t failed = 0;

	for (size_t i = 0; i < n; i++) {
		struct buf got = { 0 };

		read_all(rows[i].text, &got);
		if (strcmp(buf_str(&got), rows[i].expected)) {
			print_error("%s\n    is   %s\n    not  %s\n", rows[i].text, buf_str(&got), rows[i].expected);
			failed++;
		}
		buf_release(&got);
	}
	assert_int_equal(failed, 0);
}

#define CHECK(rows) check_rows(rows, sizeof(rows) / sizeof(*(rows)))

static void test_plain(void **state)
{
	static const struct row rows[] = {
		{ "17 people", "17=17 17 17 exact; " },
		{ "seventeen people", "seventeen=17 17 17 exact; " },
		{ "Seventeen people", "Seventeen=17 17 17 exact; " },
		{ "0 people", "0=0 0 0 exact; " },
		{ "1,400 people", "1,400=1400 1400 1400 exact; " },
		{ "1,234,567 people", "1,234,567=1234567 1234567 1234567 exact; " },
		{ "2.5 tonnes", "2.5=2.5 2.5 2.5 exact; " },
		{ "twenty-five people", "twenty-five=25 25 25 exact; " },
		{ "twenty five people", "twenty five=25 25 25 exact; " },
		{ "ninety-nine people", "ninety-nine=99 99 99 exact; " },
		{ "one hundred people", "one hundred=100 100 100 exact; " },
		{ "a hundred people", "a hundred=100 100 100 exact; " },
		{ "a thousand people", "a thousand=1000 1000 1000 exact; " },
		{ "one hundred and twenty-three people", "one hundred and twenty-three=123 123 123 exact; " },
		{ "two thousand five hundred and six people", "two thousand five hundred and six=2506 2506 2506 exact; " },
		{ "thirty (30) people", "thirty (30)=30 30 30 exact; " },
		{ "a couple of people", "a couple of=2 2 2 exact; " },
		{ "17 people.", "17=17 17 17 exact; " },
		{ "(17)", "17=17 17 17 exact; " },
		{ "17, 18 and 19", "17=17 17 17 exact; 18=18 18 18 exact; 19=19 19 19 exact; " },
		{ "a total of 17 people", "a total of 17=17 17 17 exact; " },
	};

	(void)state;
	CHECK(rows);
}

static void test_at_least(void **state)
{
	static const struct row rows[] = {
		{ "at least 17 people", "at least 17=17 17 - at_least; " },
		{ "At least seventeen people", "At least seventeen=17 17 - at_least; " },
		{ "no fewer than 17 people", "no fewer than 17=17 17 - at_least; " },
		{ "no less than 17 people", "no less than 17=17 17 - at_least; " },
		{ "a minimum of 17 people", "a minimum of 17=17 17 - at_least; " },
		{ "17+ people", "17+=17 17 - at_least; " },
		{ "1,700+ people", "1,700+=1700 1700 - at_least; " },
		{ "17 or more people", "17 or more=17 17 - at_least; " },
		{ "more than 17 people", "more than 17=17 17 - more_than; " },
		{ "over 17 people", "over 17=17 17 - more_than; " },
		{ "upwards of 17 people", "upwards of 17=17 17 - more_than; " },
		{ "more than a hundred people", "more than a hundred=100 100 - more_than; " },
	};

	(void)state;
	CHECK(rows);
}

static void test_about(void **state)
{
	static const struct row rows[] = {
		{ "about 17 people", "about 17=17 - - about; " },
		{ "some 17 people", "some 17=17 - - about; " },
		{ "around 17 people", "around 17=17 - - about; " },
		{ "roughly 17 people", "roughly 17=17 - - about; " },
		{ "approximately 17 people", "approximately 17=17 - - about; " },
		{ "an estimated 17 people", "an estimated 17=17 - - about; " },
		{ "17-odd people", "17-odd=17 - - about; " },
		{ "20-odd people", "20-odd=20 - - about; " },
		{ "17 or so people", "17 or so=17 - - about; " },
		{ "nearly 17 people", "nearly 17=17 - 17 nearly; " },
		{ "almost 17 people", "almost 17=17 - 17 nearly; " },
		{ "close to 17 people", "close to 17=17 - 17 nearly; " },
		{ "a dozen people", "a dozen=12 - - about; " },
		{ "two dozen people", "two dozen=24 - - about; " },
		{ "half a dozen people", "half a dozen=6 - - about; " },
		{ "at least two dozen people", "at least two dozen=24 24 - at_least; " },
		{ "more than a dozen people", "more than a dozen=12 12 - more_than; " },
	};

	(void)state;
	CHECK(rows);
}

static void test_upper_bounds(void **state)
{
	static const struct row rows[] = {
		{ "up to 20 people", "up to 20=20 - 20 up_to; " },
		{ "as many as 20 people", "as many as 20=20 - 20 up_to; " },
		{ "fewer than 20 people", "fewer than 20=20 - 20 fewer_than; " },
		{ "less than 20 people", "less than 20=20 - 20 fewer_than; " },
		{ "under 20 people", "under 20=20 - 20 fewer_than; " },
	};

	(void)state;
	CHECK(rows);
}

static void test_ranges(void **state)
{
	static const struct row rows[] = {
		{ "between 15 and 20 people", "between 15 and 20=- 15 20 range; " },
		{ "15-20 people", "15-20=- 15 20 range; " },
		{ "15\xE2\x80\x93" "20 people", "15\xE2\x80\x93" "20=- 15 20 range; " },
		{ "15 to 20 people", "15 to 20=- 15 20 range; " },
		{ "three or four people", "three or four=- 3 4 range; " },
		{ "fifteen to twenty people", "fifteen to twenty=- 15 20 range; " },
		{ "1,200-1,500 people", "1,200-1,500=- 1200 1500 range; " },
		{ "11 to 14 billion", "11 to 14 billion=- 11000000000 14000000000 range; " },
		{ "between $11 and $14 billion", "between $11 and $14 billion=- 11000000000 14000000000 range USD; " },
		{ "10 to 15 percent", "10 to 15 percent=- 0.1 0.15 range share; " },
		/* a change, a falling pair and a list are no ranges */
		{ "from 16 to 20", "16=16 16 16 exact; 20=20 20 20 exact; " },
		{ "20 or 16", "20=20 20 20 exact; 16=16 16 16 exact; " },
		{ "three and four", "three=3 3 3 exact; four=4 4 4 exact; " },
	};

	(void)state;
	CHECK(rows);
}

static void test_vague(void **state)
{
	static const struct row rows[] = {
		{ "dozens were hurt", "dozens=- 24 - vague; " },
		{ "scores were hurt", "scores=- 40 - vague; " },
		{ "hundreds were hurt", "hundreds=- 200 - vague; " },
		{ "thousands were hurt", "thousands=- 2000 - vague; " },
		{ "tens of thousands were hurt", "tens of thousands=- 20000 - vague; " },
		{ "hundreds of thousands were hurt", "hundreds of thousands=- 200000 - vague; " },
		{ "several people", "several=- 3 - vague; " },
		{ "a few people", "a few=- 2 - vague; " },
		{ "a number of people", "a number of=- 2 - vague; " },
		{ "many people", "many=- 2 - vague; " },
	};

	(void)state;
	CHECK(rows);
}

static void test_shares(void **state)
{
	static const struct row rows[] = {
		{ "half of the houses", "half of the=0.5 0.5 0.5 exact share; " },
		{ "30 percent of homes", "30 percent=0.3 0.3 0.3 exact share; " },
		{ "30% of homes", "30%=0.3 0.3 0.3 exact share; " },
		{ "30 per cent of homes", "30 per cent=0.3 0.3 0.3 exact share; " },
		{ "about 30% of homes", "about 30%=0.3 - - about share; " },
		{ "three quarters of the fleet", "three quarters of=0.75 0.75 0.75 exact share; " },
		{ "most of the houses", "most of the=- 0.5 - vague share; " },
	};

	(void)state;
	CHECK(rows);
}

static void test_scales(void **state)
{
	static const struct row rows[] = {
		{ "1.2 million people", "1.2 million=1200000 1200000 1200000 exact; " },
		{ "12k people", "12k=12000 12000 12000 exact; " },
		{ "5 lakh people", "5 lakh=500000 500000 500000 exact; " },
		{ "1,20,000 people", "1,20,000=120000 120000 120000 exact; " },
		{ "half a million people", "half a million=500000 500000 500000 exact; " },
		{ "half a billion dollars", "half a billion dollars=500000000 500000000 500000000 exact USD; " },
		{ "3 hundred thousand people", "3 hundred thousand=300000 300000 300000 exact; " },
		{ "3.5mln people", "3.5mln=3500000 3500000 3500000 exact; " },
		{ "1 500 people", "1 500=1500 1500 1500 exact; " },
		{ "12 000 000 people", "12 000 000=12000000 12000000 12000000 exact; " },
		{ "one and a half million people", "one and a half million=1500000 1500000 1500000 exact; " },
	};

	(void)state;
	CHECK(rows);
}

static void test_money(void **state)
{
	static const struct row rows[] = {
		{ "$2.4bn", "$2.4bn=2400000000 2400000000 2400000000 exact USD; " },
		{ "$3.5m", "$3.5m=3500000 3500000 3500000 exact USD; " },
		{ "$1.2 billion", "$1.2 billion=1200000000 1200000000 1200000000 exact USD; " },
		{ "\xE2\x82\xAC" "350m", "\xE2\x82\xAC" "350m=350000000 350000000 350000000 exact EUR; " },
		{ "\xC2\xA3" "20,000", "\xC2\xA3" "20,000=20000 20000 20000 exact GBP; " },
		{ "350m euros", "350m euros=350000000 350000000 350000000 exact EUR; " },
		{ "3.75 crore rupees", "3.75 crore rupees=37500000 37500000 37500000 exact INR; " },
		{ "nearly $1.2 billion", "nearly $1.2 billion=1200000000 - 1200000000 nearly USD; " },
		{ "at least 40,000 dollars", "at least 40,000 dollars=40000 40000 - at_least USD; " },
		{ "200,000 hryvnias", "200,000 hryvnias=200000 200000 200000 exact UAH; " },
		{ "millions of dollars", "millions of dollars=- 2000000 - vague USD; " },
		{ "$5 to $7 million", "$5 to $7 million=- 5000000 7000000 range USD; " },
	};

	(void)state;
	CHECK(rows);
}

/* Digits of a word are no number, nor are two numbers one. */
static void test_no_numbers(void **state)
{
	static const struct row rows[] = {
		{ "155mm rounds", "" },
		{ "60,000 155mm rounds", "60,000=60000 60000 60000 exact; " },
		{ "400 122mm shells", "400=400 400 400 exact; " },
		{ "Kh-101", "" },
		{ "T-72", "" },
		{ "S-300", "" },
		{ "the 53rd Brigade", "" },
		{ "21st", "" },
		{ "a 64-year-old man", "" },
		{ "a five-storey block", "" },
		{ "a 12-point plan", "" },
		{ "a mast 3.5m high", "" },
		{ "v2", "" },
		{ "1,23 people", "" },
		{ "12,34,5", "" },
		{ "a man", "" },
		{ "and", "" },
		{ "at least", "" },
		{ "someone", "" },
		{ "$", "" },
		{ "half-hearted", "" },
		{ "forty-winks", "" },
		{ "99999999999999999999999999999999999999999999", "" },
	};

	(void)state;
	CHECK(rows);
}

static void test_hedge_names(void **state)
{
	(void)state;
	for (int h = HEDGE_EXACT; h <= HEDGE_UNKNOWN; h++)
		assert_int_equal(hedge_by_name(hedge_name((enum hedge)h)), h);
	assert_int_equal(hedge_by_name("perhaps"), HEDGE_EXACT);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_plain),
		cmocka_unit_test(test_at_least),
		cmocka_unit_test(test_about),
		cmocka_unit_test(test_upper_bounds),
		cmocka_unit_test(test_ranges),
		cmocka_unit_test(test_vague),
		cmocka_unit_test(test_shares),
		cmocka_unit_test(test_scales),
		cmocka_unit_test(test_money),
		cmocka_unit_test(test_no_numbers),
		cmocka_unit_test(test_hedge_names),
	};

	return cmocka_run_group_tests(tests, load_knowledge, release_knowledge);
}
