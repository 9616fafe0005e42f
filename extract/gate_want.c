/*
 * gate_want.c - what each line of a claim rule wants of the words of a sentence,
 * by the category of what it counts.
 */
#include "gate_parts.h"

#include <stdlib.h>
#include <string.h>

#include "finder.h"

#define COMMON 0.2	/* share of sentences that hold such a word */

bool finds_by_itself(const struct rule *r)
{
	return r->kind == RULE_CLAIM && strcmp(r->action, "parent") && strcmp(r->action, "lead");
}

static bool acts_by(const struct rule *r, const char *action)
{
	return !strcmp(r->action, action);
}

/* The nouns of a unit that a rule is for: of its own kind, or any of its category where there are too many units. */
static uint64_t nouns_of_unit(const struct gate *g, const char *unit, int c)
{
	if (strcmp(unit_category(g->units, unit), category_name(c)))
		return 0;
	for (size_t i = 0; i < g->n_units; i++)
		if (!strcmp(g->unit[i], unit))
			return KIND_OWN(g->unit_kind[i]);
	return KIND_NOUN(c);
}

/* What the rule is for in category c: the category itself, or units of it. False where it is for none. */
static bool find_nouns(const struct gate *g, const struct rule *r, int c, uint64_t *nouns)
{
	const char *s = r->only, *part;
	size_t left = strlen(s), n;

	*nouns = 0;
	if (rule_is_for(r, category_name(c), ""))
		left = 0, *nouns = KIND_NOUN(c);
	while (left && next_part(&s, &left, ' ', &part, &n)) {
		struct buf unit = { 0 };

		buf_add(&unit, part, n);
		*nouns |= nouns_of_unit(g, buf_str(&unit), c);
		buf_release(&unit);
	}
	return *nouns != 0;
}

/* The noun may stand before its number where the rule points at it, and in the lines of a loss bulletin. */
static bool may_precede(const struct rule *r, const struct match_line *l)
{
	return acts_by(r, "own") || strstr(l->pattern, "(?<h>");
}

static uint64_t wanted_verb(const struct rule *r, int c)
{
	if (acts_by(r, "verb"))
		return KIND_VERB(c) | KIND_ACT | KIND_TOLL;
	return acts_by(r, "done") ? KIND_VERB(c) : 0;
}

/* What is counted, in category c, behind a number. */
static void want_counted(const struct rule *r, const struct match_line *l, int c, uint64_t nouns, struct want *w)
{
	bool money = !strcmp(category_name(c), "money");

	w->any[0] = wanted_verb(r, c);
	w->any[3] = money ? 0 : KIND_NUMBER;
	if (*r->unit)
		return;
	w->any[1] = money ? KIND_MONEY : nouns != KIND_NOUN(c) || may_precede(r, l) ? nouns : KIND_COUNTED(c);
}

/* The same of all wants of a line: its words, and what its pattern needs. */
static void add_needs(struct wants *w, const struct needs *needs, uint64_t word)
{
	for (size_t i = 0; i < needs->n; i++) {
		uint64_t kinds = kinds_of_clause(&needs->clause[i]);

		for (int k = 0; k < N_WANTS; k++)
			w->of[k].any[4 + i] = kinds;
	}
	for (int k = 0; k < N_WANTS; k++)
		w->of[k].any[2] = word;
}

/* What is counted one by one: by an article, by an article before an act noun, in the plural. */
static void want_uncounted(const struct rule *r, uint64_t *nouns, struct wants *w)
{
	bool own = acts_by(r, "own"), verb = acts_by(r, "verb");

	for (int c = 0; c < N_CATEGORIES; c++) {
		w->may[WANT_ONE + c] = w->may[c] && !own && (verb || acts_by(r, "done") || article_counts(r->action));
		w->of[WANT_ONE + c].any[0] = verb ? KIND_ACT | KIND_LIGHT(c) : wanted_verb(r, c);
		w->of[WANT_ONE + c].any[1] = KIND_ONE(c);
		w->of[WANT_ONE + c].any[3] = nouns[c];
	}
	w->may[WANT_PLURAL] = w->may[0] && (verb || bare_plural_counts(r->action));
	w->of[WANT_PLURAL].any[0] = verb ? KIND_LIGHT(0) | KIND_ACT : 0;
	w->of[WANT_PLURAL].any[1] = KIND_NOUN(0);
	w->may[WANT_ACT] = own;
	w->of[WANT_ACT].any[0] = KIND_ACT;
	w->of[WANT_ACT].any[3] = KIND_NUMBER;
}

/* A number without a noun, or with one that nobody knows, is of people. */
static void want_bare(const struct rule *r, struct wants *w)
{
	w->may[WANT_BARE] = w->may[WANT_UNKNOWN] = w->may[0] && acts_by(r, "verb");
	w->of[WANT_BARE].any[0] = KIND_BARE | KIND_ACT | KIND_TOLL;
	w->of[WANT_BARE].any[3] = KIND_BARE_NUMBER;
	w->of[WANT_UNKNOWN].any[0] = KIND_LIGHT(0) | KIND_ACT | KIND_TOLL;
	w->of[WANT_UNKNOWN].any[1] = KIND_BARE | KIND_ACT | KIND_TOLL;
	w->of[WANT_UNKNOWN].any[3] = KIND_NUMBER;
}

static void set_wants(struct gate *g, const struct sieve_plan *plan, const struct rule *r, size_t line,
		struct wants *w)
{
	uint64_t nouns[N_CATEGORIES], own = g->own[r->first_line + line];

	*w = (struct wants){ .may = { false } };
	for (int c = 0; c < N_CATEGORIES; c++) {
		w->may[c] = find_nouns(g, r, c, &nouns[c]);
		want_counted(r, r->lines[line], c, nouns[c], &w->of[c]);
	}
	want_uncounted(r, nouns, w);
	want_bare(r, w);
	add_needs(w, sieve_needs(plan, r->first_line + line),
			own && add_words(g, plan, r->first_line + line, own) ? own : 0);
}

/* Words of a line's own that are worth a kind: none that are so common that they would tell nothing. */
static const struct need_clause *own_words(const struct sieve_plan *plan, const struct rule *r, size_t line)
{
	const struct need_clause *words = sieve_words(plan, r->first_line + line);

	return acts_by(r, "own") || acts_by(r, "verb") || !words || words->weight > COMMON ? NULL : words;
}

struct owner {
	size_t line;	/* among those of all rules */
	double weight;	/* of its words */
};

static int by_weight(const void *a, const void *b)
{
	const struct owner *x = a, *y = b;

	return x->weight != y->weight ? (x->weight > y->weight) - (x->weight < y->weight) :
		(x->line > y->line) - (x->line < y->line);
}

void set_own_kinds(struct gate *g, const struct sieve_plan *plan)
{
	struct owner *owner = xmalloc((g->rules->n_lines + 1) * sizeof(*owner));
	size_t n = 0, kinds = MAX_OWN - UNIT_KINDS;

	for (size_t i = 0; i < g->n; i++) {
		const struct rule *r = g->rules->rule[i];

		for (size_t k = 0; finds_by_itself(r) && k < r->n_lines; k++)
			if (own_words(plan, r, k))
				owner[n++] = (struct owner){ r->first_line + k, own_words(plan, r, k)->weight };
	}
	qsort(owner, n, sizeof(*owner), by_weight);
	for (size_t i = 0; i < n; i++)
		g->own[owner[i].line] = KIND_OWN(UNIT_KINDS + i * kinds / n);
	free(owner);
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

/* Wants none of which says more than another. */
struct least {
	struct want *want;
	size_t n, cap;
};

static void add_least(struct least *l, const struct want *w)
{
	size_t n = 0;

	for (size_t i = 0; i < l->n; i++)
		if (is_weaker(&l->want[i], w))
			return;
	for (size_t i = 0; i < l->n; i++)
		if (!is_weaker(w, &l->want[i]))
			l->want[n++] = l->want[i];
	l->want = grow(l->want, &l->cap, n + 1, sizeof(*l->want));
	l->want[n] = *w;
	l->n = n + 1;
}

static void add_set(struct want_list *list, uint64_t set)
{
	list->set = grow(list->set, &list->cap, list->n + 1, sizeof(*list->set));
	list->set[list->n++] = set;
}

static int by_size(const void *a, const void *b)
{
	int x = __builtin_popcountll(*(const uint64_t *)a), y = __builtin_popcountll(*(const uint64_t *)b);

	return x - y;
}

static bool has_set(const struct want *w, uint64_t set)
{
	for (size_t i = 0; i < N_ANY; i++)
		if (w->any[i] == set)
			return true;
	return false;
}

/* The sets of w that are not in but; NULL for none. */
static void list_want(struct want_list *list, const struct want *w, const struct want *but)
{
	uint64_t set[N_ANY];
	size_t n = 0;

	for (size_t i = 0; i < N_ANY; i++)
		if (w->any[i] && !(but && has_set(but, w->any[i])))
			set[n++] = w->any[i];
	qsort(set, n, sizeof(*set), by_size);
	for (size_t i = 0; i < n; i++)
		if (!i || set[i] != set[i - 1])
			add_set(list, set[i]);
	add_set(list, 0);
}

static void list_least(struct want_list *list, const struct least *l)
{
	for (size_t i = 0; i < l->n; i++)
		list_want(list, &l->want[i], NULL);
}

/* First what all wants of a line have in common, then what is left of each. */
static void list_line(struct want_list *list, const struct least *l)
{
	struct want common = l->want[0];

	for (size_t i = 1; i < l->n; i++)
		for (size_t k = 0; k < N_ANY; k++)
			if (!has_set(&l->want[i], common.any[k]))
				common.any[k] = 0;
	list_want(list, &common, NULL);
	for (size_t i = 0; i < l->n; i++)
		list_want(list, &l->want[i], &common);
}

static void add_wants_of(struct gate *g, const struct sieve_plan *plan, const struct rule *r, struct least *all)
{
	struct least one = { .n = 0 };

	for (size_t i = 0; i < r->n_lines; i++, one.n = 0) {
		size_t line = r->first_line + i;
		struct wants w;

		set_wants(g, plan, r, i, &w);
		for (int c = 0; c < N_WANTS; c++) {
			if (!w.may[c])
				continue;
			add_least(&one, &w.of[c]);
			add_least(all, &w.of[c]);
		}
		g->wants_of[line] = (uint32_t)g->wants.n;
		if (one.n)
			list_line(&g->wants, &one);
		g->wants_of[line + 1] = (uint32_t)g->wants.n;
	}
	free(one.want);
}

void add_wants(struct gate *g, const struct sieve_plan *plan)
{
	struct least all = { .n = 0 };

	for (size_t i = 0; i < g->n; i++) {
		const struct rule *r = g->rules->rule[i];

		if (finds_by_itself(r))
			add_wants_of(g, plan, r, &all);
		else
			for (size_t k = 0; k < r->n_lines; k++)
				g->wants_of[r->first_line + k + 1] = (uint32_t)g->wants.n;
	}
	list_least(&g->least, &all);
	free(all.want);
}
