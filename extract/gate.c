/*
 * gate.c - what each line of a claim rule wants of the words of a sentence. It asks twice:
 * first by the kinds alone, which turns most sentences of a newspaper away for a
 * few instructions; then the sieve, whether the lines' own needs are met by the
 * letters of the text and by the classes that its words could come to stand for.
 */
#include "gate.h"

#include <stdlib.h>
#include <string.h>

#include "finder.h"

#define MAX_PHRASE 32	/* words of a phrase */
#define COMMON 0.2	/* share of sentences that hold such a word */

/* Any kind of each set that is not 0: verb, noun, word, number, and those of the line's own needs. */
#define N_ANY (4 + NEED_CLAUSES)

struct want {
	uint64_t any[N_ANY];
};

/*
 * What one line wants, by category. People may go without a noun ("moved 12"),
 * under some verbs with one that nobody knows ("killed 12 woodcutters") and, in
 * the plural, without a number; things and people may be counted by an
 * article; an act noun may be enough. Only those that may hold count.
 */
enum { WANT_BARE = N_CATEGORIES, WANT_UNKNOWN, WANT_PLURAL, WANT_ACT, WANT_ONE, N_WANTS = WANT_ONE + N_CATEGORIES };

struct wants {
	struct want of[N_WANTS];
	bool may[N_WANTS];
};

struct gate {
	struct scan_table *words;
	struct wants *wants;	/* of each match line */
	bool *open;		/* of each: it needs nothing of the letters */
	struct want *least;	/* the wants of all lines but those that say more than another */
	size_t n_least, cap_least;
	struct { unsigned char byte; uint64_t of; } seen[N_CLASSES];	/* classes of the words; of ~0: in any sentence */
	size_t n_seen, n;
	const struct lex_entry *last;	/* added, and its kinds */
	uint64_t last_kinds;
	bool every;		/* some phrase counts in a way that no word tells: let all through */
	char *unit[MAX_OWN];	/* units that rules name: their nouns have a kind of their own */
	size_t n_units;
	size_t n_own;		/* lines whose words got a kind */
	const struct rules *rules;
	const struct units *units;
	const struct lexicon *lexicon;
};

static bool finds_by_itself(const struct rule *r)
{
	return r->kind == RULE_CLAIM && strcmp(r->action, "parent") && strcmp(r->action, "lead");
}

/* --- kinds of words */

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
	if (!g->last || e->line != g->last->line || e->cls != g->last->cls || e->file != g->last->file)
		g->last_kinds = kinds_of_entry(e, g->units) | unit_kinds(g, e);
	g->last = e;
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
}

/* Of a literal that is a whole word, between its blanks. */
static struct word word_of(const char *literal)
{
	return (struct word){ literal + 1, strlen(literal) - 2 };
}

/* Whole words that each match of a line holds one of get these kinds; false where there are none. */
static bool add_words(struct gate *g, const struct sieve_plan *plan, size_t line, uint64_t kinds)
{
	const struct need_clause *words = sieve_words(plan, line);

	for (size_t i = 0; words && i < words->n; i++)
		scan_table_add(g->words, word_of(words->literal[i]), kinds);
	return words != NULL;
}

/* --- wants of rules */

static bool acts_by(const struct rule *r, const char *action)
{
	return !strcmp(r->action, action);
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
	w->of[WANT_UNKNOWN].any[3] = KIND_NUMBER;
}

/* own: the kind of the words that the line holds, 0 for none. */
static void set_wants(struct gate *g, const struct sieve_plan *plan, const struct rule *r, size_t line, uint64_t own)
{
	struct wants *w = &g->wants[r->first_line + line];
	uint64_t nouns[N_CATEGORIES];

	*w = (struct wants){ .may = { false } };
	for (int c = 0; c < N_CATEGORIES; c++) {
		w->may[c] = find_nouns(g, r, c, &nouns[c]);
		want_counted(r, &r->lines[line], c, nouns[c], &w->of[c]);
	}
	want_uncounted(r, nouns, w);
	want_bare(r, w);
	add_needs(w, sieve_needs(plan, r->first_line + line),
			own && add_words(g, plan, r->first_line + line, own) ? own : 0);
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

/*
 * The kind of the words of a line's own; 0 where they are so common that they
 * would tell nothing. There are more rules than kinds, so they share them.
 */
static uint64_t own_kind(struct gate *g, const struct sieve_plan *plan, const struct rule *r, size_t line)
{
	const struct need_clause *words = sieve_words(plan, r->first_line + line);

	if (acts_by(r, "own") || acts_by(r, "verb") || !words || words->weight > COMMON)
		return 0;
	return KIND_OWN(g->n_units + g->n_own++ % (MAX_OWN - g->n_units));
}

/* Whether a line needs only what the kinds tell; of phrases of one number they tell too little. */
static bool needs_no_letters(const struct needs *needs)
{
	const enum word_class special[] = { CLASS_QL, CLASS_QN, CLASS_DELTA };

	for (size_t i = 0; i < needs->n; i++) {
		struct need_clause c = needs->clause[i];

		for (size_t k = 0; k < sizeof(special) / sizeof(*special); k++)
			c.bytes[special[k] >> 6] &= ~((uint64_t)1 << (special[k] & 63));
		if (!kinds_of_clause(&c))
			return false;
	}
	return true;
}

static void add_rule(struct gate *g, const struct sieve_plan *plan, const struct rule *r)
{
	for (size_t i = 0; i < r->n_lines; i++) {
		struct wants *w = &g->wants[r->first_line + i];

		set_wants(g, plan, r, i, own_kind(g, plan, r, i));
		g->open[r->first_line + i] = needs_no_letters(sieve_needs(plan, r->first_line + i));
		for (int c = 0; c < N_WANTS; c++)
			if (w->may[c])
				add_least(g, &w->of[c]);
	}
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
		if (!c.words || kinds_of_clause(&classes) & ~KIND_NUMBER || (!c.n && !kinds_of_clause(&c)))
			continue;
		for (size_t k = 0; k < c.n; k++)
			scan_table_add(g->words, word_of(c.literal[k]), counting_kind(r, needs));
		return;
	}
	g->every = true;
}

bool gate_is_blind(const struct gate *g, const struct rule *r)
{
	for (size_t i = 0; i < r->n_lines; i++)
		if (has_want(&g->wants[r->first_line + i], KIND_NUMBER))
			return true;
	return false;
}

/* A phrase that says what it counts, by words that no dictionary has as a noun ("members"). */
static void add_unit_words(struct gate *g, const struct sieve_plan *plan, const struct rule *r, size_t line)
{
	int c = category_number(unit_category(g->units, r->unit));

	if (*r->unit && c >= 0 && !add_words(g, plan, r->first_line + line, KIND_NOUN(c) | KIND_COUNTED(c)))
		g->every = true;
}

static void add_phrase(struct gate *g, const struct sieve_plan *plan, const struct rule *r, size_t line)
{
	add_counting_words(g, plan, r, line);
	add_unit_words(g, plan, r, line);
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
		.wants = xmalloc((rules->n_lines + 1) * sizeof(*g->wants)),
		.open = xmalloc((rules->n_lines + 1) * sizeof(*g->open)) };
	scan_table_set(g->words, KIND_NUMBER, KIND_NUMBER | KIND_MONEY, KIND_MONEY);
	add_units(g);
	lexicon_each(lx, add_entry, g);
	set_seen(g);
	memset(g->wants, 0, rules->n_lines * sizeof(*g->wants));
	memset(g->open, 0, rules->n_lines * sizeof(*g->open));
	for (size_t i = 0; i < rules->n; i++)
		if (finds_by_itself(rules->rule[i]))
			add_rule(g, plan, rules->rule[i]);
	for (size_t i = 0; i < rules->n; i++)
		for (size_t k = 0; rules->rule[i]->kind == RULE_PHRASE && k < rules->rule[i]->n_lines; k++)
			add_phrase(g, plan, rules->rule[i], k);
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
	free(g->open);
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
	for (size_t i = 0; i < g->n_least; i++)
		if (is_met(&g->least[i], kinds))
			return true;
	return false;
}

/* Some line of a claim rule needs nothing but the classes of such words. */
static bool is_open(const struct gate *g, uint64_t kinds)
{
	for (size_t i = 0; i < g->rules->n_lines; i++)
		if (g->open[i] && has_want(&g->wants[i], kinds))
			return true;
	return false;
}

static enum gate_verdict verdict_of(const struct gate *g, struct gate_memo *memo, uint64_t kinds)
{
	size_t at = (kinds * 0x9E3779B97F4A7C15ULL) >> (64 - GATE_MEMO_BITS);

	if (memo->kinds[at] != kinds) {
		memo->kinds[at] = kinds;
		memo->verdict[at] = !is_promising(g, kinds) ? GATE_SHUT : is_open(g, kinds) ? GATE_OPEN : GATE_ASK;
	}
	return memo->verdict[at];
}

/* Classes that words of these kinds may come to stand for. */
static void see_classes(const struct gate *g, struct sieve *sv, uint64_t kinds)
{
	for (size_t i = 0; i < g->n_seen; i++)
		if (kinds & g->seen[i].of)
			sieve_byte(sv, g->seen[i].byte);
}

/* What phrase rules may make of what is there. */
static void see_phrases(const struct gate *g, struct sieve *sv)
{
	uint64_t lines;

	for (size_t i = 0; (i = sieve_next(sv, RULE_PHRASE, i, &lines)) < g->n; i++)
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

/* A word, in any case, that may be part of a number. */
static bool is_number_word(const struct gate *g, const char *s, size_t len)
{
	const uint64_t parts = class_bit(CLASS_NUMWORD) | class_bit(CLASS_SCALE) | class_bit(CLASS_FRACTION) |
		class_bit(CLASS_VAGUE);
	char word[24];
	size_t n = 0;

	while (n < len && n < sizeof(word) && is_alpha((unsigned char)s[n])) {
		word[n] = (char)to_lower((unsigned char)s[n]);
		n++;
	}
	return n == sizeof(word) || lexicon_starts(g->lexicon, word, n) & parts;
}

/* A number whose next word no dictionary knows counts what that word says. */
static bool counts_unknown(const struct gate *g, const char *text, size_t len, size_t at)
{
	char word[24];
	size_t n = 0;

	while (at < len && (is_word_byte((unsigned char)text[at]) || strchr(",.-/", text[at])))
		at++;
	while (at < len && is_space((unsigned char)text[at]))
		at++;
	for (; at < len && is_alpha((unsigned char)text[at]) && n < sizeof(word); at++)
		word[n++] = (char)to_lower((unsigned char)text[at]);
	/* a name, joined to the next by a mark, cut short or foreign: not judged */
	if (!n || is_upper((unsigned char)text[at - n]) || n == sizeof(word) ||
	    (at < len && !is_space((unsigned char)text[at])))
		return false;
	return !lexicon_starts(g->lexicon, word, n);
}

/* Whether any number in digits or words may stand for itself. */
static bool has_bare_number(const struct gate *g, const char *text, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		bool start = is_word_byte((unsigned char)text[i]) && (!i || !is_word_byte((unsigned char)text[i - 1]));

		if (!start)
			continue;
		if ((is_digit((unsigned char)text[i]) || is_number_word(g, text + i, len - i)) &&
		    !counts_unknown(g, text, len, i))
			return true;
	}
	return false;
}

static bool some_line_wants(const struct gate *g, const struct sieve *sv, uint64_t kinds)
{
	uint64_t lines;

	for (size_t i = 0; (i = sieve_next(sv, RULE_CLAIM, i, &lines)) < g->n; i++)
		for (; lines; lines &= lines - 1)
			if (has_want(&g->wants[g->rules->rule[i]->first_line + (size_t)__builtin_ctzll(lines)], kinds))
				return true;
	return false;
}

/* Asks the letters. */
static bool is_wanted(const struct gate *g, struct sieve *sv, uint64_t kinds, const char *text, size_t len)
{
	sieve_text(sv, text, len);
	see_signs(sv, text, len);
	see_classes(g, sv, kinds);
	see_phrases(g, sv);
	return some_line_wants(g, sv, kinds);
}

bool gate_stays_open(const struct gate *g, struct sieve *sv, uint64_t kinds)
{
	bool open;

	if (g->every)
		return true;
	sieve_save(sv);
	see_phrases(g, sv);
	open = some_line_wants(g, sv, kinds);
	sieve_restore(sv);
	return open;
}

bool gate_lets_through(const struct gate *g, struct gate_memo *memo, struct sieve *sv, uint64_t kinds,
		const char *text, size_t len)
{
	enum gate_verdict verdict;

	if (g->every)
		return true;
	if (!gate_counts(kinds) && !(kinds & KIND_MONEY))
		return false;
	verdict = verdict_of(g, memo, kinds);
	if (verdict != GATE_SHUT && kinds & KIND_BARE && !(kinds & (KIND_LIGHT(0) | KIND_SELF)) &&
	    !has_bare_number(g, text, len)) {
		kinds &= ~KIND_BARE_NUMBER;
		verdict = verdict_of(g, memo, kinds);
	}
	return verdict == GATE_OPEN || (verdict == GATE_ASK && is_wanted(g, sv, kinds, text, len));
}
