/*
 * gate.c - kinds of the dictionary's words, and what each claim rule wants of
 * them. It asks twice: first by the kinds alone, which turns most sentences of
 * a newspaper away for a few instructions; then the sieve, whether the rules'
 * own needs are met by the letters of the text and by the classes that its
 * words could come to stand for.
 */
#include "gate.h"

#include <stdlib.h>
#include <string.h>

#include "finder.h"

#define N_CATEGORIES 6

static const char *const categories[N_CATEGORIES] = {
	"people", "munitions", "equipment", "infrastructure", "events", "money",
};

/* Any kind of each set that is not 0: verb, noun, word, and those of the rule's own needs. */
struct want {
	uint32_t any[3 + NEED_CLAUSES];
};

#define N_ANY (3 + NEED_CLAUSES)

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
	size_t n;
	unsigned char anyway[256];	/* classes that no kind tells anything of */
	size_t n_anyway;
	bool every;		/* some phrase counts in a way that no word tells: let all through */
	const struct rules *rules;
	const struct units *units;	/* while the words are gathered */
};

#define ANY_VERB (KIND_VERBS | KIND_OTHER_VERB)
#define THINGS (KIND_NOUNS & ~(uint32_t)KIND_NOUN)

/* Of what words a class is made, alone or folded. A class that is not here may stand in any sentence. */
static const struct { enum word_class cls; uint32_t of; } made[] = {
	{ CLASS_VBASE, ANY_VERB }, { CLASS_VPAST, ANY_VERB }, { CLASS_VPP, ANY_VERB }, { CLASS_VED, ANY_VERB },
	{ CLASS_VING, ANY_VERB }, { CLASS_STATE, KIND_STATE }, { CLASS_ACT, KIND_ACT }, { CLASS_ACTS, KIND_ACT },
	{ CLASS_TOLL, KIND_ACT }, { CLASS_PERSON, KIND_NOUN }, { CLASS_PERSONS, KIND_NOUN },
	{ CLASS_THING, THINGS }, { CLASS_THINGS, THINGS }, { CLASS_NUM, KIND_NUMBER },
	{ CLASS_SHARE, KIND_NUMBER }, { CLASS_DELTA, KIND_NUMBER }, { CLASS_MONEY, KIND_MONEY },
	{ CLASS_CUE, KIND_WORD },
	/* folded ones */
	{ CLASS_QA, KIND_NOUNS }, { CLASS_QB, KIND_NOUN }, { CLASS_Q, KIND_NOUNS | KIND_NUMBER },
	{ CLASS_QN, KIND_ACT }, { CLASS_QL, KIND_NOUNS },
};

static bool is_folded(enum word_class c)
{
	return c == CLASS_Q || c == CLASS_QA || c == CLASS_QB || c == CLASS_QN || c == CLASS_QL;
}

#define N_MADE (sizeof(made) / sizeof(*made))

static uint32_t kinds_of_class(enum word_class cls)
{
	for (size_t i = 0; i < N_MADE; i++)
		if (made[i].cls == cls)
			return made[i].of;
	return 0;
}

static int category_of(const char *name)
{
	for (int c = 0; c < N_CATEGORIES; c++)
		if (!strcmp(categories[c], name))
			return c;
	return -1;
}

static uint32_t noun_kinds(const struct gate *g, const struct lex_entry *e)
{
	int c = is_upper((unsigned char)e->code[0]) ? 0 : category_of(unit_category(g->units, e->code));

	if (c < 0)
		return KIND_NOUNS | KIND_SOLDIER;
	return (uint32_t)KIND_NOUN << c | (unit_within(e->code, "person.soldier") ? KIND_SOLDIER : 0);
}

/* "o.people=killed s.munitions=hit": the categories that the senses name */
static uint32_t verb_kinds(const struct lex_entry *e)
{
	const char *s = e->attr, *part;
	size_t left = strlen(s), n;
	uint32_t kinds = 0;

	while (next_part(&s, &left, ' ', &part, &n)) {
		struct buf action = { 0 };

		for (int c = 0; c < N_CATEGORIES; c++) {
			size_t len = strlen(categories[c]);

			if (n < len + 3 || part[1] != '.' || memcmp(part + 2, categories[c], len) || part[len + 2] != '=')
				continue;
			buf_add(&action, part + len + 3, n - len - 3);
			kinds |= (uint32_t)KIND_VERB << c;
			if (!c && (article_counts(buf_str(&action)) || bare_plural_counts(buf_str(&action))))
				kinds |= KIND_LIGHT;
		}
		buf_release(&action);
	}
	return kinds ? kinds : KIND_OTHER_VERB;
}

static uint32_t entry_kinds(const struct gate *g, const struct lex_entry *e)
{
	switch (e->cls) {
	case CLASS_PERSON: case CLASS_PERSONS: case CLASS_THING: case CLASS_THINGS:
		return noun_kinds(g, e);
	case CLASS_VBASE: case CLASS_VPAST: case CLASS_VPP: case CLASS_VED: case CLASS_VING:
		return verb_kinds(e);
	case CLASS_STATE:
		return verb_kinds(e) | KIND_STATE;
	case CLASS_ACT: case CLASS_ACTS: case CLASS_TOLL:
		return KIND_ACT;
	case CLASS_NUMWORD: case CLASS_SCALE: case CLASS_FRACTION: case CLASS_VAGUE:
		return KIND_NUMBER;
	case CLASS_CURRENCY:
		return KIND_MONEY;
	case CLASS_CUE:
		return KIND_WORD;
	case CLASS_TOPIC:
		return KIND_TOPIC;
	default:
		return 0;
	}
}

static bool is_word_byte(unsigned char c)
{
	return is_alpha(c) || is_digit(c) || c >= 0x80;
}

/* The last two words of letters and digits in a phrase; [0] is empty where there is but one. */
static void last_words(const char *const *words, size_t n, struct word last[2])
{
	for (size_t i = 0; i < n; i++)
		for (const char *s = words[i]; *s;) {
			const char *from = s;

			while (is_word_byte((unsigned char)*s))
				s++;
			if (s > from) {
				last[0] = last[1];
				last[1] = (struct word){ from, (size_t)(s - from) };
			} else {
				s++;
			}
		}
}

static void add_entry(void *ctx, const char *const *words, size_t n, const struct lex_entry *e)
{
	struct gate *g = ctx;
	uint32_t kinds = entry_kinds(g, e);
	struct word last[2] = { { "", 0 }, { "", 0 } };

	last_words(words, n, last);
	if (kinds && last[0].len)
		scan_table_add_pair(g->words, last[0], last[1], kinds);
	else if (kinds && last[1].len)
		scan_table_add(g->words, last[1], kinds);
}

static uint32_t wanted_verb(const struct rule *r, int c)
{
	if (!strcmp(r->action, "verb"))
		return (uint32_t)KIND_VERB << c | KIND_ACT;
	if (!strcmp(r->action, "done"))
		return (uint32_t)KIND_VERB << c;
	return 0;
}

/* A verb that is about people says so of a bare number too; otherwise what is counted is named. */
static uint32_t wanted_noun(const struct rule *r, int c)
{
	if (*r->unit || (!c && !strcmp(r->action, "verb")))
		return 0;
	if (!strcmp(categories[c], "money"))
		return KIND_MONEY;
	return !c && !rule_is_for(r, "people", "person") ? KIND_SOLDIER : (uint32_t)KIND_NOUN << c;
}

/* The category, or a unit of it, in the rule's only. */
static bool may_be(const struct gate *g, const struct rule *r, int c)
{
	const char *s = r->only, *part;
	size_t left = strlen(s), n;
	bool may = !left;

	while (!may && next_part(&s, &left, ' ', &part, &n)) {
		struct buf unit = { 0 };

		buf_add(&unit, part, n);
		may = !strcmp(unit.s, categories[c]) || !strcmp(unit_category(g->units, unit.s), categories[c]);
		buf_release(&unit);
	}
	return may;
}

/* The words that each match of the rule holds one of, where that is all there is to look for. */
static uint32_t wanted_word(struct gate *g, const struct sieve_plan *plan, size_t rule)
{
	size_t n;
	const char *const *words = sieve_words(plan, rule, &n);

	for (size_t i = 0; words && i < n; i++)
		scan_table_add(g->words, (struct word){ words[i], strlen(words[i]) }, KIND_WORD);
	return words ? KIND_WORD : 0;
}

static bool finds_by_itself(const struct rule *r)
{
	return r->kind == RULE_CLAIM && strcmp(r->action, "parent") && strcmp(r->action, "lead");
}

/* The kinds of words that a clause of classes alone can be met by; 0 where anything may meet it. */
static uint32_t clause_kinds(const struct need_clause *c)
{
	uint32_t kinds = 0;

	for (int b = 0; b < 256; b++) {
		uint32_t of = c->bytes[b >> 6] >> (b & 63) & 1 ? kinds_of_class((enum word_class)b) : KIND_NUMBER;

		if (!of)
			return 0;
		kinds |= c->bytes[b >> 6] >> (b & 63) & 1 ? of : 0;
	}
	return c->n ? 0 : kinds;
}

static void add_needs(struct want *w, const struct needs *needs)
{
	for (size_t i = 0; i < needs->n; i++)
		w->any[3 + i] = clause_kinds(&needs->clause[i]);
}

static void set_wants(struct gate *g, const struct sieve_plan *plan, size_t rule)
{
	const struct rule *r = g->rules->rule[rule];
	const struct needs *needs = sieve_needs(plan, rule);
	struct wants *w = &g->wants[rule];
	bool own = !strcmp(r->action, "own"), verb = !strcmp(r->action, "verb");

	*w = (struct wants){ .may = { false } };
	for (int c = 0; c < N_CATEGORIES && finds_by_itself(r); c++) {
		uint32_t *any = w->of[c].any;

		w->may[c] = may_be(g, r, c);
		if (!w->may[c])
			continue;
		any[0] = own ? KIND_NUMBER : wanted_verb(r, c);
		any[1] = verb && !c ? KIND_NUMBER : wanted_noun(r, c);
		add_needs(&w->of[c], needs);
		if (!any[0] && !any[1])
			any[2] = wanted_word(g, plan, rule);
	}
	w->may[WANT_ACT] = finds_by_itself(r) && own;
	w->of[WANT_ACT].any[0] = KIND_ACT;
	add_needs(&w->of[WANT_ACT], needs);
	w->may[WANT_UNNUMBERED] = w->may[0] && verb;
	w->of[WANT_UNNUMBERED].any[0] = KIND_LIGHT | KIND_ACT;
	w->of[WANT_UNNUMBERED].any[1] = KIND_NOUN;
	add_needs(&w->of[WANT_UNNUMBERED], needs);
}

/*
 * A phrase that counts without a number or a noun ("neither of them") is found
 * by its words, which then stand for a number.
 */
static void add_counting_words(struct gate *g, const struct sieve_plan *plan, size_t rule)
{
	const struct rule *r = g->rules->rule[rule];
	const struct needs *needs = sieve_needs(plan, rule);
	const char *const *words;
	size_t n = 0;

	if (r->kind != RULE_PHRASE || !is_folded(r->cls))
		return;
	for (size_t i = 0; i < needs->n; i++) {
		uint32_t kinds = clause_kinds(&needs->clause[i]);

		if (kinds && !(kinds & ~(uint32_t)(KIND_NUMBER | KIND_NOUNS | KIND_MONEY | KIND_ACT)))
			return;
	}
	words = sieve_words(plan, rule, &n);
	g->every |= !words;
	for (size_t i = 0; i < n; i++)
		scan_table_add(g->words, (struct word){ words[i], strlen(words[i]) }, KIND_NUMBER);
}

static bool is_met(const struct want *w, uint32_t kinds)
{
	for (size_t i = 0; i < N_ANY; i++)
		if (w->any[i] && !(kinds & w->any[i]))
			return false;
	return true;
}

static bool has_want(const struct wants *w, uint32_t kinds)
{
	for (int c = 0; c < N_WANTS; c++)
		if (w->may[c] && is_met(&w->of[c], kinds))
			return true;
	return false;
}

/* A rule that would have to be tried on any sentence with a number in it. */
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

/* Most sentences end here. */
static bool is_promising(const struct gate *g, uint32_t kinds)
{
	if (!(kinds & (KIND_NUMBER | KIND_NOUNS | KIND_MONEY | KIND_ACT)))
		return false;	/* nothing that could be counted */
	for (size_t i = 0; i < g->n_least; i++)
		if (is_met(&g->least[i], kinds))
			return true;
	return false;
}

struct gate *gate_new(const struct lexicon *lx, const struct units *units, const struct rules *rules,
		const struct sieve_plan *plan)
{
	struct gate *g = xmalloc(sizeof(*g));

	*g = (struct gate){ .words = scan_table_new(), .n = rules->n, .rules = rules, .units = units,
		.wants = xmalloc((rules->n + 1) * sizeof(*g->wants)) };
	scan_table_set(g->words, KIND_NUMBER, KIND_NUMBER | KIND_MONEY, KIND_MONEY);
	lexicon_each(lx, add_entry, g);
	for (int b = 1; b < 256; b++)
		if (class_is((unsigned char)b) && !kinds_of_class((enum word_class)b))
			g->anyway[g->n_anyway++] = (unsigned char)b;
	for (size_t i = 0; i < rules->n; i++) {
		set_wants(g, plan, i);
		add_counting_words(g, plan, i);
	}
	for (size_t i = 0; i < rules->n; i++)
		for (int c = 0; c < N_WANTS; c++)
			if (g->wants[i].may[c])
				add_least(g, &g->wants[i].of[c]);
	return g;
}

void gate_free(struct gate *g)
{
	if (!g)
		return;
	scan_table_free(g->words);
	free(g->wants);
	free(g->least);
	free(g);
}

const struct scan_table *gate_words(const struct gate *g)
{
	return g->words;
}

/* Classes that words of these kinds may come to stand for, and what phrase rules may make of them. */
static void see_classes(const struct gate *g, struct sieve *sv, uint32_t kinds)
{
	for (size_t i = 0; i < N_MADE; i++)
		if (kinds & made[i].of && !is_folded(made[i].cls))
			sieve_byte(sv, (unsigned char)made[i].cls);
	for (size_t i = 0; i < g->n_anyway; i++)
		sieve_byte(sv, g->anyway[i]);
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

bool gate_lets_through(const struct gate *g, struct sieve *sv, uint32_t kinds, const char *text, size_t len)
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
