/* kind.c - from classes, senses and units to the kinds of kind.h. */
#include "kind.h"

#include <string.h>

#include "finder.h"

static const char *const categories[N_CATEGORIES] = {
	"people", "munitions", "equipment", "infrastructure", "events", "money",
};

#define THINGS (KIND_NOUNS & ~KIND_NOUN(0))

static const struct { enum word_class cls; uint64_t of; } made[] = {
	{ CLASS_VBASE, KIND_ANY_VERB }, { CLASS_VPAST, KIND_ANY_VERB }, { CLASS_VPP, KIND_ANY_VERB },
	{ CLASS_VED, KIND_ANY_VERB }, { CLASS_VING, KIND_ANY_VERB }, { CLASS_STATE, KIND_STATE },
	{ CLASS_ACT, KIND_ACT }, { CLASS_ACTS, KIND_ACT }, { CLASS_TOLL, KIND_TOLL },
	{ CLASS_PERSON, KIND_NOUN(0) }, { CLASS_PERSONS, KIND_NOUN(0) },
	{ CLASS_THING, THINGS }, { CLASS_THINGS, THINGS }, { CLASS_NUM, KIND_NUMBER },
	{ CLASS_SHARE, KIND_NUMBER }, { CLASS_DELTA, KIND_NUMBER }, { CLASS_MONEY, KIND_MONEY },
	{ CLASS_CUE, KIND_CUE },
	/* folded ones */
	{ CLASS_Q, KIND_NOUNS | KIND_NUMBER }, { CLASS_QA, KIND_NOUNS }, { CLASS_QB, KIND_NOUN(0) },
	{ CLASS_QN, KIND_ACT }, { CLASS_QL, KIND_NOUNS },
};

bool is_folded_class(enum word_class c)
{
	return c == CLASS_Q || c == CLASS_QA || c == CLASS_QB || c == CLASS_QN || c == CLASS_QL ||
		c == CLASS_DELTA;
}

uint64_t kinds_of_class(enum word_class cls)
{
	for (size_t i = 0; i < sizeof(made) / sizeof(*made); i++)
		if (made[i].cls == cls)
			return made[i].of;
	return 0;
}

int category_number(const char *name)
{
	for (int c = 0; c < N_CATEGORIES; c++)
		if (!strcmp(categories[c], name))
			return c;
	return -1;
}

const char *category_name(int c)
{
	return categories[c];
}

static uint64_t noun_kinds(const struct lex_entry *e, const struct units *units)
{
	int c = is_upper((unsigned char)e->code[0]) ? 0 : category_number(unit_category(units, e->code));

	return c < 0 ? KIND_NOUNS : KIND_NOUN(c);
}

/* The category of "people" or of a unit such as "person.soldier"; -1 for none. */
static int category_of_sense(const char *name, const struct units *units)
{
	int c = category_number(name);

	return c < 0 ? category_number(unit_category(units, name)) : c;
}

/* "o.people=killed", "o.person.soldier=lost": what one sense says */
static uint64_t sense_kinds(const char *s, size_t len, const struct units *units)
{
	const char *is = memchr(s, '=', len);
	struct buf of = { 0 }, action = { 0 };
	uint64_t kinds = 0;
	int c;

	if (!is || is < s + 3 || s[1] != '.')
		return 0;
	buf_add(&of, s + 2, (size_t)(is - s) - 2);
	buf_add(&action, is + 1, (size_t)(s + len - is) - 1);
	c = category_of_sense(buf_str(&of), units);
	if (c >= 0 && strcmp(buf_str(&action), "-")) {
		kinds = KIND_VERB(c);
		if (article_counts(buf_str(&action)) || (!c && bare_plural_counts(buf_str(&action))))
			kinds |= KIND_LIGHT(c);
	}
	buf_release(&of);
	buf_release(&action);
	return kinds;
}

static uint64_t verb_kinds(const struct lex_entry *e, const struct units *units)
{
	const char *s = e->attr, *part;
	size_t left = strlen(s), n;
	uint64_t kinds = 0;

	while (next_part(&s, &left, ' ', &part, &n))
		kinds |= sense_kinds(part, n, units);
	/* the first sense of a role is the one that a bare number gets, if any does */
	for (const char *role = "osp"; *role && kinds && !*lex_attr(e, "bare", &n); role++) {
		char key[] = { *role, '.', '\0' };
		const char *first = strstr(e->attr, key);

		kinds |= first && !strncmp(first + 2, categories[0], strlen(categories[0])) ? KIND_BARE : 0;
	}
	return kinds ? kinds : KIND_OTHER_VERB;
}

uint64_t kinds_of_entry(const struct lex_entry *e, const struct units *units)
{
	switch (e->cls) {
	case CLASS_PERSON: case CLASS_PERSONS: case CLASS_THING: case CLASS_THINGS:
		return noun_kinds(e, units);
	case CLASS_VBASE: case CLASS_VPAST: case CLASS_VPP: case CLASS_VED: case CLASS_VING:
		return verb_kinds(e, units);
	case CLASS_STATE:
		return verb_kinds(e, units) | KIND_STATE;
	case CLASS_ACT: case CLASS_ACTS:
		return KIND_ACT;
	case CLASS_TOLL:
		return KIND_TOLL;
	case CLASS_NUMWORD: case CLASS_SCALE: case CLASS_FRACTION: case CLASS_VAGUE:
		return KIND_NUMBER;
	case CLASS_CURRENCY:
		return KIND_MONEY;
	case CLASS_CUE:
		return KIND_CUE;
	case CLASS_TOPIC:
		return KIND_TOPIC;
	default:
		return 0;
	}
}

uint64_t kinds_of_clause(const struct need_clause *c)
{
	uint64_t kinds = 0;

	for (int i = 0; i < 4 && !c->n; i++)
		for (uint64_t bits = c->bytes[i]; bits; bits &= bits - 1) {
			uint64_t of = kinds_of_class((enum word_class)(i * 64 + __builtin_ctzll(bits)));

			if (!of)
				return 0;
			kinds |= of;
		}
	return kinds;
}

/*
 * The words of a currency and of its number stand side by side (number.c). The
 * longest names have four words, and "of" may come between ("thousands of").
 */
#define MONEY_WORDS 6

/* "a tank and 12 more": what an article counted is counted on. */
static void take_number(struct kinds *k, size_t at)
{
	/* bare until somebody looks: see gate.c */
	k->all |= KIND_NUMBER | KIND_BARE_NUMBER | (k->all & (KIND_ONE(0) * 0x3F)) >> 6;
	k->number = at + COUNT_REACH;
}

static void take_money(struct kinds *k, const struct hit *w)
{
	bool number = w->kinds & KIND_NUMBER, currency = w->kinds & KIND_MONEY;

	if ((number && (currency || w->nth < k->worth)) || (currency && w->nth < k->paid))
		k->all |= KIND_MONEY;
	if (number)
		k->paid = w->nth + MONEY_WORDS;
	if (currency)
		k->worth = w->nth + MONEY_WORDS;
}

void kinds_join(struct kinds *k, const struct hit *w)
{
	uint64_t nouns = w->kinds & KIND_NOUNS;

	k->all |= w->kinds & ~(KIND_MONEY | KIND_HOME);
	if (w->kinds & (KIND_NUMBER | KIND_MONEY))
		take_money(k, w);
	if (w->kinds & KIND_NUMBER)
		take_number(k, w->at);
	if (nouns && w->at < k->number)
		k->all |= nouns << 18;
	if (nouns && w->at < k->article)
		k->all |= nouns << 24;
	if (w->kinds & KIND_ACT && w->at < k->article)
		take_number(k, w->at);
	if (nouns && w->at < k->mark) {
		k->all |= nouns << 18;
		take_number(k, w->at);
	}
	if (w->kinds & KIND_ARTICLE)
		k->article = w->at + COUNT_REACH;
	if (w->kinds & KIND_MARK)
		k->mark = w->at + COUNT_REACH;
}

_Static_assert(KIND_COUNTED(0) == KIND_NOUN(0) << 18 && KIND_ONE(0) == KIND_NOUN(0) << 24, "kinds_join() shifts");
