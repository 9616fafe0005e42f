/*
 * gate_word.c - what the gate looks for in a text: the words of the dictionaries
 * by their kinds, those that rules ask for by name, and those by which phrases
 * count that print no number.
 */
#include "gate_parts.h"

#include <stdlib.h>
#include <string.h>

#define MAX_PHRASE 32	/* words of a phrase */

/* The words of letters and digits in a phrase, at most max of them. */
static size_t cut_words(const char *const *tokens, size_t n, struct word *out, size_t max)
{
	size_t found = 0;

	for (size_t i = 0; i < n; i++)
		for (const char *s = tokens[i]; *s && found < max;) {
			const char *from = s;

			while (is_word_byte((unsigned char)*s))
				s++;
			if (s > from)
				out[found++] = (struct word){ from, (size_t)(s - from) };
			else
				s++;
		}
	return found;
}

static uint64_t unit_kinds(const struct gate *g, const struct lex_entry *e)
{
	uint64_t kinds = 0;

	if (e->cls != CLASS_PERSON && e->cls != CLASS_PERSONS && e->cls != CLASS_THING && e->cls != CLASS_THINGS)
		return 0;
	for (size_t i = 0; i < g->n_units; i++)
		if (unit_within(e->code, g->unit[i]))
			kinds |= KIND_OWN(g->unit_kind[i]);
	return kinds;
}

/* Names, adjectives and nationals of countries stand under the country's code. */
static bool names_country(const struct lex_entry *e)
{
	return is_country_code(e->code) && (e->cls == CLASS_PLACE || e->cls == CLASS_DEMONYM || e->cls == CLASS_PERSONS);
}

static bool is_function_word(const struct gate *g, struct word w)
{
	return lexicon_starts(g->lexicon, w.s, w.len) & class_bit(CLASS_FUNCTION);
}

/* The phrases of a line come one behind the other, and all mean the same. */
static uint64_t kinds_like_last(struct gate *g, const struct lex_entry *e)
{
	if (e->line != g->last.line || e->cls != g->last.cls || e->file != g->last.file)
		g->last_kinds = kinds_of_entry(e, g->units) | unit_kinds(g, e) |
			(e->cls == CLASS_DEMONYM ? g->national_kinds : 0);
	g->last = *e;
	return g->last_kinds;
}

/*
 * A phrase of several words is looked for by its last two, and at the second of
 * these; but not at a function word, or every "of" would be worth a second look.
 * Before the last of "taken to hospital" (gap=yes) masks leave out what stands there.
 */
static void add_entry(void *ctx, const char *const *tokens, size_t n, const struct lex_entry *e)
{
	struct gate *g = ctx;
	uint64_t kinds = kinds_like_last(g, e);
	struct word w[MAX_PHRASE];
	size_t words = cut_words(tokens, n, w, MAX_PHRASE), last = words, len;

	if (words && names_country(e) && !is_function_word(g, w[0]))
		scan_table_add(g->words, w[0], KIND_HOME);
	if (!kinds || !words)
		return;
	while (last > 1 && is_function_word(g, w[last - 1]))
		last--;
	if (last > 1 && !*lex_attr(e, "gap", &len))
		scan_table_add_pair(g->words, w[last - 2], w[last - 1], kinds);
	else
		scan_table_add(g->words, w[last - 1], kinds);
}

/* Kinds for the units of each category: nouns of one are about as common. */
static const struct { size_t first, n; } unit_kinds_of[N_CATEGORIES] = {
	{ 0, 3 }, { 3, 2 }, { 5, 2 }, { 7, 2 }, { 7, 2 }, { 7, 2 },
};

_Static_assert(UNIT_KINDS == 9, "unit_kinds_of");

/* A unit that some rule is only for; used: how many rules came with a unit of each category before this one. */
static void add_unit(struct gate *g, const char *part, size_t len, const size_t used[N_CATEGORIES],
		size_t now[N_CATEGORIES])
{
	struct buf unit = { 0 };
	int c;

	buf_add(&unit, part, len);
	c = category_number(unit_category(g->units, buf_str(&unit)));
	for (size_t i = 0; i < g->n_units; i++)
		if (!strcmp(g->unit[i], buf_str(&unit)))
			c = -1;
	if (c >= 0 && len && category_number(buf_str(&unit)) < 0 && g->n_units < MAX_UNITS) {
		g->unit_kind[g->n_units] = unit_kinds_of[c].first + used[c] % unit_kinds_of[c].n;
		g->unit[g->n_units++] = unit.s;
		now[c] = used[c] + 1;
		return;
	}
	buf_release(&unit);
}

/* The units of one rule share a kind. */
static void add_units(struct gate *g)
{
	size_t used[N_CATEGORIES] = { 0 }, now[N_CATEGORIES] = { 0 };

	for (size_t i = 0; i < g->n; i++) {
		const char *s = g->rules->rule[i]->only, *part;
		size_t left = strlen(s), n;

		while (finds_by_itself(g->rules->rule[i]) && next_part(&s, &left, ' ', &part, &n))
			add_unit(g, part, n, used, now);
		memcpy(used, now, sizeof(used));
	}
}

void add_lexicon(struct gate *g)
{
	add_units(g);
	lexicon_each(g->lexicon, add_entry, g);
}

/* Of a literal that is a whole word, between its blanks. */
static struct word word_of(const char *literal)
{
	return (struct word){ literal + 1, strlen(literal) - 2 };
}

bool add_words(struct gate *g, const struct sieve_plan *plan, size_t line, uint64_t kinds)
{
	const struct need_clause *words = sieve_words(plan, line);

	for (size_t i = 0; words && i < words->n; i++)
		scan_table_add(g->words, word_of(words->literal[i]), kinds);
	return words != NULL;
}

/* What the words of a phrase that prints no number stand for: by itself, or before a noun. */
static uint64_t counting_kind(const struct rule *r, const struct needs *needs)
{
	if (r->cls == CLASS_QA || r->cls == CLASS_QN)
		return KIND_ARTICLE;
	for (size_t i = 0; i < needs->n; i++) {
		uint64_t kinds = kinds_of_clause(&needs->clause[i]);

		if (kinds && !(kinds & ~KIND_NOUNS))
			return KIND_MARK;
	}
	return KIND_NUMBER | KIND_SELF;
}

static bool needs_number(const struct needs *needs)
{
	for (size_t i = 0; i < needs->n; i++)
		if (kinds_of_clause(&needs->clause[i]) == KIND_NUMBER)
			return true;
	return false;
}

/*
 * A phrase that prints no number ("neither of them", "another driver", "a
 * soldier") is told by its words, which then stand for one. Bare plurals of
 * people have a want of their own.
 */
static void add_counting_words(struct gate *g, const struct sieve_plan *plan, const struct rule *r, size_t line)
{
	const struct needs *needs = sieve_needs(plan, r->first_line + line);

	if (!is_folded_class(r->cls) || r->cls == CLASS_QB || needs_number(needs))
		return;
	for (size_t i = 0; i < needs->n; i++) {
		struct need_clause c = needs->clause[i], classes = c;

		classes.n = 0;
		/* "\bzorp\b|\(": a byte that may stand anywhere says nothing of words */
		if ((c.bytes[0] | c.bytes[1] | c.bytes[2] | c.bytes[3]) && !kinds_of_clause(&classes))
			continue;
		if (!c.words || kinds_of_clause(&classes) & ~KIND_NUMBER || (!c.n && !kinds_of_clause(&c)))
			continue;
		for (size_t k = 0; k < c.n; k++)
			scan_table_add(g->words, word_of(c.literal[k]), counting_kind(r, needs));
		return;
	}
	g->every = g->every ? g->every : r;
}

static bool is_class_alone(const struct need_clause *c, enum word_class cls)
{
	for (int i = 0; i < 4; i++)
		if (c->bytes[i] != (i == (int)cls / 64 ? (uint64_t)1 << cls % 64 : 0))
			return false;
	return !c->n;
}

/* "A Palestinian": what it counts is told by the class of nationals. */
static bool counts_national(const struct sieve_plan *plan, const struct rule *r, size_t line)
{
	const struct needs *needs = sieve_needs(plan, r->first_line + line);

	for (size_t i = 0; i < needs->n && r->cls == CLASS_QA; i++)
		if (is_class_alone(&needs->clause[i], CLASS_DEMONYM))
			return true;
	return false;
}

/* A phrase that says what it counts, by words that no dictionary has as a noun ("members"). */
static void add_unit_words(struct gate *g, const struct sieve_plan *plan, const struct rule *r, size_t line)
{
	int c = category_number(unit_category(g->units, r->unit));

	if (counts_national(plan, r, line))
		return;
	if (*r->unit && c >= 0 && !add_words(g, plan, r->first_line + line, KIND_NOUN(c) | KIND_COUNTED(c)))
		g->every = g->every ? g->every : r;
}

static void add_phrase(struct gate *g, const struct sieve_plan *plan, const struct rule *r, size_t line)
{
	add_counting_words(g, plan, r, line);
	add_unit_words(g, plan, r, line);
}

uint64_t national_kinds(const struct gate *g, const struct sieve_plan *plan)
{
	uint64_t kinds = 0;

	for (size_t i = 0; i < g->n; i++) {
		const struct rule *r = g->rules->rule[i];
		int c = r->kind == RULE_PHRASE && *r->unit ? category_number(unit_category(g->units, r->unit)) : -1;

		for (size_t k = 0; c >= 0 && k < r->n_lines; k++)
			if (counts_national(plan, r, k))
				kinds |= KIND_NOUN(c);
	}
	return kinds;
}

void add_phrases(struct gate *g, const struct sieve_plan *plan)
{
	for (size_t i = 0; i < g->n; i++)
		for (size_t k = 0; g->rules->rule[i]->kind == RULE_PHRASE && k < g->rules->rule[i]->n_lines; k++)
			add_phrase(g, plan, g->rules->rule[i], k);
}
