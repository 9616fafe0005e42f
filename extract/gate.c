/*
 * gate.c - asks of a sentence what the lines of claim rules want, and asks twice:
 * first by the kinds alone, which turns most sentences of a newspaper away for a
 * few instructions; then the sieve, whether the lines' own needs are met by the
 * letters of the text and by the classes that its words could come to stand for.
 */
#include "gate_parts.h"

#include <stdlib.h>
#include <string.h>

#define SPELLED_WORDS ((size_t)GATE_SPELLED / 64)

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

static size_t spelled_bit(const char *word, size_t len)
{
	return (size_t)(hash_bytes(word, len) >> 40) % GATE_SPELLED;
}

/* Whether a pattern may spell the word out, and so take it for something else than a noun. */
static bool is_spelled(const struct gate *g, const char *word, size_t len)
{
	size_t bit = spelled_bit(word, len);

	return g->spelled[bit / 64] >> bit % 64 & 1;
}

/* All runs of letters in the patterns of all rules. */
static void set_spelled(struct gate *g)
{
	for (size_t i = 0; i < g->rules->n_patterns; i++)
		for (const char *s = g->rules->pattern[i]->pattern; *s; s++) {
			const char *start = s;

			while (is_alpha((unsigned char)*s))
				s++;
			if (s > start) {
				size_t bit = spelled_bit(start, (size_t)(s - start));

				g->spelled[bit / 64] |= (uint64_t)1 << bit % 64;
			}
			if (!*s)
				break;
		}
}

static void set_deeds(struct gate *g)
{
	for (size_t i = 0; i < g->n; i++) {
		const struct rule *r = g->rules->rule[i];

		for (size_t k = 0; k < r->n_lines; k++)
			if (r->kind == RULE_PHRASE && strstr(r->lines[k]->pattern, "(?<v>"))
				g->deed[r->first_line + k] = DEED_TOLD;
			else if (r->kind == RULE_CLAIM && !strcmp(r->action, "done"))
				g->deed[r->first_line + k] = DEED_WANTED;
	}
}

struct gate *gate_new(const struct lexicon *lx, const struct units *units, const struct rules *rules,
		const struct sieve_plan *plan)
{
	struct gate *g = xmalloc(sizeof(*g));

	*g = (struct gate){ .words = scan_table_new(), .n = rules->n, .rules = rules, .units = units, .lexicon = lx,
		.wants_of = xmalloc((rules->n_lines + 1) * sizeof(*g->wants_of)),
		.own = xzalloc((rules->n_lines + 1) * sizeof(*g->own)),
		.deed = xzalloc(rules->n_lines + 1),
		.spelled = xzalloc(SPELLED_WORDS * sizeof(*g->spelled)) };
	scan_table_set(g->words, KIND_NUMBER, KIND_NUMBER | KIND_MONEY, KIND_MONEY);
	g->national_kinds = national_kinds(g, plan);
	add_lexicon(g);
	set_seen(g);
	g->wants_of[0] = 0;
	set_own_kinds(g, plan);
	add_wants(g, plan);
	add_phrases(g, plan);
	set_spelled(g);
	set_deeds(g);
	return g;
}

void gate_free(struct gate *g)
{
	if (!g)
		return;
	for (size_t i = 0; i < g->n_units; i++)
		free(g->unit[i]);
	scan_table_free(g->words);
	free(g->own);
	if (!g->stored) {
		free(g->wants.set);
		free(g->wants_of);
		free(g->least.set);
		free(g->spelled);
		free(g->deed);
	}
	free(g);
}

void gate_store(struct gate *g, struct store *st)
{
	size_t lines = g->rules->n_lines + 1, words = SPELLED_WORDS, every = 0;

	while (every < g->n && g->rules->rule[every] != g->every)
		every++;
	scan_table_store(g->words, st);
	store_array(st, g->wants.set, &g->wants.n);
	store_array(st, g->wants_of, &lines);
	store_array(st, g->least.set, &g->least.n);
	store_array(st, g->spelled, &words);
	store_array(st, g->deed, &lines);
	store_number(st, every);
	g->every = every < g->n ? g->rules->rule[every] : NULL;
}

struct gate *gate_stored(struct store *st, const struct lexicon *lx, const struct rules *rules)
{
	struct gate *g = xmalloc(sizeof(*g));

	*g = (struct gate){ .words = scan_table_new(), .n = rules->n, .rules = rules, .lexicon = lx, .stored = true };
	set_seen(g);
	gate_store(g, st);
	return g;
}

const struct scan_table *gate_words(const struct gate *g)
{
	return g->words;
}

const struct rule *gate_held_open(const struct gate *g)
{
	return g->every;
}

/* --- at work */

/* Whether words of these kinds meet one of the wants. */
static bool is_met(const uint64_t *set, const uint64_t *end, uint64_t kinds)
{
	while (set < end) {
		while (*set & kinds)
			set++;
		if (!*set)
			return true;
		while (*set++)
			;
	}
	return false;
}

static enum gate_verdict verdict_of(const struct gate *g, struct gate_memo *memo, uint64_t kinds)
{
	size_t at = (kinds * 0x9E3779B97F4A7C15ULL) >> (64 - GATE_MEMO_BITS);

	if (memo->kinds[at] != kinds) {
		memo->kinds[at] = kinds;
		memo->verdict[at] = is_met(g->least.set, g->least.set + g->least.n, kinds) ? GATE_ASK : GATE_SHUT;
	}
	return memo->verdict[at];
}

/* What the letters of a sentence are read from, and where the bytes of the report stand in it. */
struct letters {
	const char *text;
	size_t len;
	const uint16_t *at;	/* bytes of the sentence of a shadow's; NULL where the report itself is read */
	uint32_t start;
};

/* A shadow writes small letters and plain signs: where the report has others, it is what rules will see. */
static struct letters letters_of(const char *text, struct span sentence, struct shadow *scratch)
{
	for (size_t i = sentence.start; i < sentence.end; i++) {
		unsigned char c = (unsigned char)text[i];

		if (c >= 0x7F || (c < ' ' && !is_space(c))) {
			shadow_set(scratch, text, sentence);
			return (struct letters){ scratch->text, scratch->len, scratch->from, sentence.start };
		}
	}
	return (struct letters){ text + sentence.start, sentence.end - sentence.start, NULL, sentence.start };
}

/* Where the word of a hit starts; false for one of a run with signs that may part it: it may be anywhere. */
static bool place_of(const struct letters *l, const char *text, uint32_t at, uint32_t end, size_t *place)
{
	size_t low = 0, high = l->len;

	*place = at - l->start;
	if (!l->at)
		return true;
	for (size_t i = at; i < end && is_word_byte((unsigned char)text[i]); i++)
		if ((unsigned char)text[i] >= 0x80)
			return false;
	while (low < high) {
		size_t mid = (low + high) / 2;

		if (l->at[mid] < at - l->start)
			low = mid + 1;
		else
			high = mid;
	}
	*place = low;
	return true;
}

/* Classes that the words may come to stand for, as far as they are of these kinds. */
static void see_classes(const struct gate *g, struct sieve *sv, uint64_t kinds, const char *text, struct span sentence,
		const struct letters *l, const struct hit *hits, size_t n)
{
	for (size_t i = 0; i < g->n_seen; i++)
		if (!~g->seen[i].of)
			sieve_byte(sv, g->seen[i].byte);
	for (size_t k = 0; k < n; k++) {
		size_t place;
		bool known = hits[k].kinds & kinds && place_of(l, text, hits[k].at, sentence.end, &place);

		for (size_t i = 0; hits[k].kinds & kinds && i < g->n_seen; i++) {
			if (!~g->seen[i].of || !(hits[k].kinds & kinds & g->seen[i].of))
				continue;
			if (known)
				sieve_word(sv, g->seen[i].byte, place);
			else
				sieve_byte(sv, g->seen[i].byte);
		}
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

/* A number whose next word neither a dictionary nor a rule knows counts what that word says. */
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
	return !lexicon_starts(g->lexicon, word, n) && !is_spelled(g, word, n);
}

/* Whether any number in digits or words may stand for itself, behind a sign beyond ASCII also. */
static bool has_bare_number(const struct gate *g, const char *text, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		bool start = is_alnum((unsigned char)text[i]) && (!i || !is_alnum((unsigned char)text[i - 1]));

		if (!start)
			continue;
		if ((is_digit((unsigned char)text[i]) || is_number_word(g, text + i, len - i)) &&
		    !counts_unknown(g, text, len, i))
			return true;
	}
	return false;
}

struct asked {
	const struct gate *g;
	uint64_t kinds;
	bool told;	/* some phrase may hold a verb */
};

static bool tells_deed(const void *ctx, size_t line)
{
	const struct gate *g = ctx;

	return g->deed[line] == DEED_TOLD;
}

static bool is_wanting(const void *ctx, size_t line)
{
	const struct asked *a = ctx;
	const uint64_t *set = a->g->wants.set + a->g->wants_of[line], *end = a->g->wants.set + a->g->wants_of[line + 1];

	if (set == end || (a->g->deed[line] == DEED_WANTED && !a->told))
		return false;
	while (*set & a->kinds)
		set++;
	return !*set && is_met(set + 1, end, a->kinds);
}

/* With what phrase rules may make of what is there. */
static bool some_line_wants(const struct gate *g, struct sieve *sv, uint64_t kinds)
{
	struct asked a = { g, kinds, false };

	sieve_folds(sv, RULE_PHRASE);
	a.told = sieve_any(sv, RULE_PHRASE, tells_deed, g);
	return sieve_any(sv, RULE_CLAIM, is_wanting, &a);
}

bool gate_stays_open(const struct gate *g, struct sieve *sv, uint64_t kinds)
{
	bool open;

	if (g->every)
		return true;
	sieve_save(sv);
	open = some_line_wants(g, sv, kinds);
	sieve_restore(sv);
	return open;
}

bool gate_lets_through(const struct gate *g, struct gate_memo *memo, struct sieve *sv, uint64_t kinds,
		const char *text, struct span sentence, const struct hit *hits, size_t n, struct shadow *scratch)
{
	enum gate_verdict verdict;
	struct letters l;

	if (g->every)
		return true;
	if (!gate_counts(kinds) && !(kinds & KIND_MONEY))
		return false;
	verdict = verdict_of(g, memo, kinds);
	if (verdict != GATE_SHUT && kinds & KIND_BARE && !(kinds & (KIND_LIGHT(0) | KIND_SELF)) &&
	    !has_bare_number(g, text + sentence.start, sentence.end - sentence.start)) {
		kinds &= ~KIND_BARE_NUMBER;
		verdict = verdict_of(g, memo, kinds);
	}
	if (verdict == GATE_SHUT)
		return false;
	l = letters_of(text, sentence, scratch);
	sieve_text(sv, l.text, l.len);
	see_classes(g, sv, kinds, text, sentence, &l, hits, n);
	return some_line_wants(g, sv, kinds);
}
