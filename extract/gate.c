/*
 * gate.c - what each claim rule wants of the words of a sentence. It asks twice:
 * first by the kinds alone, which turns most sentences of a newspaper away for a
 * few instructions; then the sieve, whether the rules' own needs are met by the
 * letters of the text and by the classes that its words could come to stand for.
 */
#include "gate.h"

#include <stdlib.h>
#include <string.h>

#define MAX_PHRASE 32	/* words of a phrase */

/* Any kind of each set that is not 0: verb, noun, word, and those of the rule's own needs. */
#define N_ANY (3 + NEED_CLAUSES)

struct want {
	uint64_t any[N_ANY];
};

/*
 * What one rule wants, by category; behind the categories what an act noun is
 * enough for, and people without a number. Only those that may hold count.
 */
enum { WANT_ACT = N_CATEGORIES, WANT_UNNUMBERED, N_WANTS };

struct wants {
	struct want of[N_WANTS];
	bool may[N_WANTS];
};

struct gate {
	struct scan_table *words;
	struct wants *wants;	/* of each rule */
	struct want *least;	/* the wants of all rules but those that say more than another */
	size_t n_least, cap_least;
	struct { unsigned char byte; uint64_t of; } seen[N_CLASSES];	/* classes of the words; of ~0: in any sentence */
	size_t n_seen, n;
	bool every;		/* some phrase counts in a way that no word tells: let all through */
	char *unit[MAX_OWN];	/* units that rules name: their nouns have a kind of their own */
	size_t n_own;		/* kinds of one's own given so far, units first */
	size_t n_units;
	const struct rules *rules;
	const struct units *units;
	const struct lexicon *lexicon;
};

static bool finds_by_itself(const struct rule *r)
{
	return r->kind == RULE_CLAIM && strcmp(r->action, "parent") && strcmp(r->action, "lead");
}

/* --- kinds of words */

static bool is_word_byte(unsigned char c)
{
	return is_alpha(c) || is_digit(c) || c >= 0x80;
}

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
			kinds |= KIND_OWN(i);
	return kinds;
}

static bool is_function_word(const struct gate *g, struct word w)
{
	return lexicon_starts(g->lexicon, w.s, w.len) & class_bit(CLASS_FUNCTION);
}

/*
 * A phrase of several words is looked for by its last two, and at the second of
 * these; but not at a function word, or every "of" would be worth a second look.
 */
static void add_entry(void *ctx, const char *const *tokens, size_t n, const struct lex_entry *e)
{
	struct gate *g = ctx;
	uint64_t kinds = kinds_of_entry(e, g->units) | unit_kinds(g, e);
	struct word w[MAX_PHRASE];
	size_t words = cut_words(tokens, n, w, MAX_PHRASE), last = words;

	if (!kinds || !words)
		return;
	while (last > 1 && is_function_word(g, w[last - 1]))
		last--;
	if (last > 1)
		scan_table_add_pair(g->words, w[last - 2], w[last - 1], kinds);
	else
		scan_table_add(g->words, w[0], kinds);
}

/* A unit that some rule is only for. */
static void add_unit(struct gate *g, const char *part, size_t len)
{
	char *unit = xmalloc(len + 1);

	memcpy(unit, part, len);
	unit[len] = '\0';
	for (size_t i = 0; i < g->n_units; i++)
		if (!strcmp(g->unit[i], unit))
			len = 0;
	if (len && category_number(unit) < 0 && g->n_units < MAX_OWN / 2)
		g->unit[g->n_units++] = unit;
	else
		free(unit);
}

static void add_units(struct gate *g)
{
	for (size_t i = 0; i < g->n; i++) {
		const char *s = g->rules->rule[i]->only, *part;
		size_t left = strlen(s), n;

		while (finds_by_itself(g->rules->rule[i]) && next_part(&s, &left, ' ', &part, &n))
			add_unit(g, part, n);
	}
	g->n_own = g->n_units;
}

/* Whole words that each match of a rule holds one of get these kinds; false where there are none. */
static bool add_words(struct gate *g, const struct sieve_plan *plan, size_t rule, uint64_t kinds)
{
	size_t n = 0;
	const char *const *words = sieve_words(plan, rule, &n);

	for (size_t i = 0; i < n; i++)
		scan_table_add(g->words, (struct word){ words[i], strlen(words[i]) }, kinds);
	return words != NULL;
}

/* --- wants of rules */

static uint64_t wanted_verb(const struct rule *r, int c)
{
	if (!strcmp(r->action, "verb"))
		return KIND_VERB(c) | KIND_ACT;
	return !strcmp(r->action, "done") ? KIND_VERB(c) : 0;
}

/* What the rule is for in category c: the category itself, or units of it. False where it is for none. */
static bool find_nouns(const struct gate *g, const struct rule *r, int c, uint64_t *nouns)
{
	bool may = rule_is_for(r, category_name(c), "");

	*nouns = may ? KIND_NOUN(c) : 0;
	for (size_t i = 0; !may && i < g->n_units; i++)
		if (rule_is_for(r, "", g->unit[i]) && !strcmp(unit_category(g->units, g->unit[i]), category_name(c)))
			*nouns |= KIND_OWN(i);
	return may || *nouns;
}

/* A verb that is about people says so of a bare number too; otherwise what is counted is named. */
static uint64_t wanted_noun(const struct rule *r, int c, uint64_t nouns)
{
	if (!strcmp(r->action, "verb") && !c)
		return KIND_NUMBER;
	if (*r->unit)
		return 0;
	return strcmp(category_name(c), "money") ? nouns : KIND_MONEY;
}

static void add_needs(struct want *w, const struct needs *needs)
{
	for (size_t i = 0; i < needs->n; i++)
		w->any[3 + i] = kinds_of_clause(&needs->clause[i]);
}

static void set_wants(struct gate *g, const struct sieve_plan *plan, size_t rule)
{
	const struct rule *r = g->rules->rule[rule];
	const struct needs *needs = sieve_needs(plan, rule);
	struct wants *w = &g->wants[rule];
	bool own = !strcmp(r->action, "own"), verb = !strcmp(r->action, "verb");
	uint64_t word = 0, nouns;

	*w = (struct wants){ .may = { false } };
	if (!finds_by_itself(r))
		return;
	if (!own && !verb && g->n_own < MAX_OWN && add_words(g, plan, rule, KIND_OWN(g->n_own)))
		word = KIND_OWN(g->n_own++);
	for (int c = 0; c < N_CATEGORIES; c++) {
		w->may[c] = find_nouns(g, r, c, &nouns);
		w->of[c].any[0] = own ? KIND_NUMBER : wanted_verb(r, c);
		w->of[c].any[1] = wanted_noun(r, c, nouns);
		w->of[c].any[2] = word;
		add_needs(&w->of[c], needs);
	}
	w->may[WANT_ACT] = own;
	w->of[WANT_ACT].any[0] = KIND_ACT;
	add_needs(&w->of[WANT_ACT], needs);
	w->may[WANT_UNNUMBERED] = w->may[0] && verb;
	w->of[WANT_UNNUMBERED].any[0] = KIND_LIGHT | KIND_ACT;
	w->of[WANT_UNNUMBERED].any[1] = KIND_NOUN(0);
	add_needs(&w->of[WANT_UNNUMBERED], needs);
}

/*
 * A phrase that counts without a number or a noun ("neither of them") is found
 * by its words, which then stand for a number.
 */
static void add_counting_words(struct gate *g, const struct sieve_plan *plan, size_t rule)
{
	const uint64_t counting = KIND_NUMBER | KIND_NOUNS | KIND_MONEY | KIND_ACT;
	const struct rule *r = g->rules->rule[rule];
	const struct needs *needs = sieve_needs(plan, rule);

	if (r->kind != RULE_PHRASE || !is_folded_class(r->cls))
		return;
	for (size_t i = 0; i < needs->n; i++) {
		uint64_t kinds = kinds_of_clause(&needs->clause[i]);

		if (kinds && !(kinds & ~counting))
			return;
	}
	g->every |= !add_words(g, plan, rule, KIND_NUMBER);
}

static bool is_met(const struct want *w, uint64_t kinds)
{
	for (size_t i = 0; i < N_ANY; i++)
		if (w->any[i] && !(kinds & w->any[i]))
			return false;
	return true;
}

static bool has_want(const struct wants *w, uint64_t kinds)
{
	for (int c = 0; c < N_WANTS; c++)
		if (w->may[c] && is_met(&w->of[c], kinds))
			return true;
	return false;
}

bool gate_is_blind(const struct gate *g, size_t rule)
{
	return has_want(&g->wants[rule], KIND_NUMBER);
}

/* Whatever meets b meets a. */
static bool is_weaker(const struct want *a, const struct want *b)
{
	for (size_t i = 0; i < N_ANY; i++) {
		size_t k = 0;

		while (a->any[i] && k < N_ANY && (!b->any[k] || b->any[k] & ~a->any[i]))
			k++;
		if (k == N_ANY)
			return false;
	}
	return true;
}

static void add_least(struct gate *g, const struct want *w)
{
	size_t n = 0;

	for (size_t i = 0; i < g->n_least; i++)
		if (is_weaker(&g->least[i], w))
			return;
	for (size_t i = 0; i < g->n_least; i++)
		if (!is_weaker(w, &g->least[i]))
			g->least[n++] = g->least[i];
	g->least = grow(g->least, &g->cap_least, n + 1, sizeof(*g->least));
	g->least[n] = *w;
	g->n_least = n + 1;
}

static void set_seen(struct gate *g)
{
	for (int b = 1; b < 256; b++) {
		uint64_t of = kinds_of_class((enum word_class)b);

		if (!class_is((unsigned char)b) || is_folded_class((enum word_class)b))
			continue;
		g->seen[g->n_seen].byte = (unsigned char)b;
		g->seen[g->n_seen++].of = of ? of : ~(uint64_t)0;
	}
}

struct gate *gate_new(const struct lexicon *lx, const struct units *units, const struct rules *rules,
		const struct sieve_plan *plan)
{
	struct gate *g = xmalloc(sizeof(*g));

	*g = (struct gate){ .words = scan_table_new(), .n = rules->n, .rules = rules, .units = units, .lexicon = lx,
		.wants = xmalloc((rules->n + 1) * sizeof(*g->wants)) };
	scan_table_set(g->words, KIND_NUMBER, KIND_NUMBER | KIND_MONEY, KIND_MONEY);
	add_units(g);
	lexicon_each(lx, add_entry, g);
	set_seen(g);
	for (size_t i = 0; i < rules->n; i++) {
		set_wants(g, plan, i);
		add_counting_words(g, plan, i);
		for (int c = 0; c < N_WANTS; c++)
			if (g->wants[i].may[c])
				add_least(g, &g->wants[i].of[c]);
	}
	return g;
}

void gate_free(struct gate *g)
{
	if (!g)
		return;
	for (size_t i = 0; i < g->n_units; i++)
		free(g->unit[i]);
	scan_table_free(g->words);
	free(g->wants);
	free(g->least);
	free(g);
}

const struct scan_table *gate_words(const struct gate *g)
{
	return g->words;
}

/* --- at work */

/* Most sentences end here. */
static bool is_promising(const struct gate *g, uint64_t kinds)
{
	if (!gate_counts(kinds) && !(kinds & KIND_MONEY))
		return false;
	for (size_t i = 0; i < g->n_least; i++)
		if (is_met(&g->least[i], kinds))
			return true;
	return false;
}

/* Classes that words of these kinds may come to stand for, and what phrase rules may make of them. */
static void see_classes(const struct gate *g, struct sieve *sv, uint64_t kinds)
{
	for (size_t i = 0; i < g->n_seen; i++)
		if (kinds & g->seen[i].of)
			sieve_byte(sv, g->seen[i].byte);
	for (size_t i = 0; (i = sieve_next(sv, RULE_PHRASE, i)) < g->n; i++)
		sieve_byte(sv, (unsigned char)g->rules->rule[i]->cls);
}

/* Plain signs that a shadow writes for those of Unicode. */
static void see_signs(struct sieve *sv, const char *text, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if ((unsigned char)text[i] >= 0x80) {
			for (const char *s = "\"-'*. "; *s; s++)
				sieve_byte(sv, (unsigned char)*s);
			return;
		}
}

bool gate_lets_through(const struct gate *g, struct sieve *sv, uint64_t kinds, const char *text, size_t len)
{
	if (g->every)
		return true;
	if (!is_promising(g, kinds))
		return false;
	sieve_text(sv, text, len);
	see_signs(sv, text, len);
	see_classes(g, sv, kinds);
	for (size_t i = 0; (i = sieve_next(sv, RULE_CLAIM, i)) < g->n; i++)
		if (has_want(&g->wants[i], kinds))
			return true;
	return false;
}
