/*
 * sieve.c - which match lines have all that they need, of what stands in a text.
 *
 * Each line hangs on its rarest clause: when one of the atoms of that clause
 * turns up, the line becomes a candidate, so the cost of a sentence depends on
 * what it holds and hardly on how many rules there are.
 *
 * Which literals stand in a run of letters is remembered for the runs that came
 * last: a text is made of few words.
 */
#include "sieve_parts.h"

#include <stdlib.h>
#include <string.h>

#define RUN_MAX 16	/* letters of a run that is remembered */
#define RUN_ATOMS 11	/* and literals in it */
#define RUN_BITS 13

struct known_run {
	uint64_t letters[2];	/* RUN_MAX of them: small, zeros behind */
	uint8_t n;		/* literals in it, and one; 0: none is remembered here */
	uint16_t literal[RUN_ATOMS];
};

/* Where an atom stands: some byte of the first, and of the last. */
struct reach {
	uint16_t first, last;
};

#define FAR UINT16_MAX	/* or anywhere behind it */

struct sieve {
	const struct sieve_plan *plan;
	bool plain;
	uint64_t *seen;		/* atoms */
	struct reach *reach;	/* of those that are seen */
	size_t at;		/* what is being looked at */
	uint64_t *candidate;	/* lines */
	uint64_t *kept;		/* atoms and lines, by sieve_save(); no literal comes in behind it */
	struct reach kept_reach[FIRST_LITERAL];
	struct known_run *known;
	struct known_run *learning;	/* the run that is being looked into, if it is to be remembered */
};

struct sieve *sieve_new(const struct sieve_plan *plan, bool plain)
{
	struct sieve *sv = xmalloc(sizeof(*sv));

	*sv = (struct sieve){ .plan = plan, .plain = plain, .seen = xmalloc(plan->atom_words * sizeof(uint64_t)),
		.reach = xmalloc(plan->n_atoms * sizeof(*sv->reach)), .candidate = xmalloc(plan->line_words * sizeof(uint64_t)),
		.kept = xmalloc((plan->atom_words + plan->line_words) * sizeof(uint64_t)),
		.known = xzalloc(sizeof(*sv->known) << RUN_BITS) };
	return sv;
}

void sieve_free(struct sieve *sv)
{
	if (!sv)
		return;
	free(sv->seen);
	free(sv->reach);
	free(sv->candidate);
	free(sv->kept);
	free(sv->known);
	free(sv);
}

static void see(struct sieve *sv, size_t atom)
{
	const struct sieve_plan *p = sv->plan;

	sv->reach[atom].last = sv->at < FAR ? (uint16_t)sv->at : FAR;
	if (has_bit(sv->seen, atom))
		return;
	sv->reach[atom].first = sv->reach[atom].last;
	set_bit(sv->seen, atom);
	for (uint32_t i = p->hung_on[atom]; i < p->hung_on[atom + 1]; i++)
		set_bit(sv->candidate, p->hung[i]);
}

static void see_literal(void *ctx, size_t literal)
{
	struct sieve *sv = ctx;
	struct known_run *r = sv->learning;

	see(sv, FIRST_LITERAL + literal);
	if (r && r->n <= RUN_ATOMS && literal <= UINT16_MAX)
		r->literal[r->n++ - 1] = (uint16_t)literal;
	else
		sv->learning = NULL;
}

/* A run of letters that the last ones do not hold: look into it, and remember it if it is short. */
static void learn(struct sieve *sv, const char *s, size_t len, struct known_run *r, const uint64_t letters[2])
{
	*r = (struct known_run){ .n = 1 };
	sv->learning = r;
	literals_find(sv->plan->literals, s, len, see_literal, sv);
	if (sv->learning)
		memcpy(r->letters, letters, RUN_MAX);
	else
		r->n = 0;
	sv->learning = NULL;
}

/* A run in lower case. room: bytes that may be read from s on, len or more. */
static void pack_run(const char *s, size_t len, size_t room, uint64_t letters[2])
{
	const uint64_t lower = 0x2020202020202020ULL;

	letters[0] = letters[1] = 0;
	memcpy(letters, s, room < RUN_MAX ? len : RUN_MAX);
	if (len < 8) {
		letters[0] = (letters[0] | lower) & (((uint64_t)1 << len * 8) - 1);
		letters[1] = 0;
	} else {
		letters[0] |= lower;
		letters[1] |= lower;
		letters[1] &= len < RUN_MAX ? ((uint64_t)1 << (len - 8) * 8) - 1 : ~(uint64_t)0;
	}
}

static void see_run(struct sieve *sv, const char *s, size_t len, size_t room)
{
	uint64_t letters[2];
	struct known_run *r;

	if (len > RUN_MAX) {
		sv->learning = NULL;
		literals_find(sv->plan->literals, s, len, see_literal, sv);
		return;
	}
	pack_run(s, len, room, letters);
	r = &sv->known[(letters[0] ^ letters[1] << 1) * 0x9E3779B97F4A7C15ULL >> (64 - RUN_BITS)];
	if (!r->n || r->letters[0] != letters[0] || r->letters[1] != letters[1]) {
		learn(sv, s, len, r, letters);
		return;
	}
	for (size_t i = 0; i + 1 < r->n; i++)
		see(sv, FIRST_LITERAL + r->literal[i]);
}

static void see_mark(struct sieve *sv, unsigned char byte)
{
	if (sv->plan->asked[byte])
		see(sv, byte);
	if (is_digit(byte))
		see(sv, ANY_DIGIT);
}

void sieve_text(struct sieve *sv, const char *text, size_t len)
{
	const struct sieve_plan *p = sv->plan;

	if (sv->plain)
		return;
	memset(sv->seen, 0, p->atom_words * sizeof(uint64_t));
	memcpy(sv->candidate, p->always, p->line_words * sizeof(uint64_t));
	for (size_t i = 0, start; i < len;) {
		sv->at = i;
		for (start = i; i < len && is_alpha((unsigned char)text[i]); i++)
			if (p->asked[(unsigned char)text[i]])
				see(sv, (unsigned char)text[i]);
		if (i > start)
			see_run(sv, text + start, i - start, len - start);
		else
			see_mark(sv, (unsigned char)text[i++]);
	}
}

void sieve_save(struct sieve *sv)
{
	memcpy(sv->kept, sv->seen, sv->plan->atom_words * sizeof(uint64_t));
	memcpy(sv->kept_reach, sv->reach, sizeof(sv->kept_reach));
	memcpy(sv->kept + sv->plan->atom_words, sv->candidate, sv->plan->line_words * sizeof(uint64_t));
}

void sieve_restore(struct sieve *sv)
{
	memcpy(sv->seen, sv->kept, sv->plan->atom_words * sizeof(uint64_t));
	memcpy(sv->reach, sv->kept_reach, sizeof(sv->kept_reach));
	memcpy(sv->candidate, sv->kept + sv->plan->atom_words, sv->plan->line_words * sizeof(uint64_t));
}

/* Wherever r says, and where it was seen before. */
static void see_within(struct sieve *sv, size_t atom, struct reach r)
{
	struct reach *old = &sv->reach[atom];

	if (!has_bit(sv->seen, atom)) {
		see(sv, atom);
		*old = r;
		return;
	}
	old->first = r.first < old->first ? r.first : old->first;
	old->last = r.last > old->last ? r.last : old->last;
}

void sieve_byte(struct sieve *sv, unsigned char byte)
{
	if (!sv->plain)
		see_within(sv, byte, (struct reach){ 0, FAR });
}

void sieve_word(struct sieve *sv, unsigned char byte, size_t at)
{
	uint16_t near = at < FAR ? (uint16_t)at : FAR;

	if (!sv->plain)
		see_within(sv, byte, (struct reach){ near, near });
}

/* From the first to the last of what meets a clause. */
static struct reach reach_of(const struct sieve *sv, const struct piece *q)
{
	struct reach r = { FAR, 0 };

	do {
		for (uint64_t bits = sv->seen[q->index] & q->bits; bits; bits &= bits - 1) {
			struct reach one = sv->reach[q->index * 64 + (size_t)__builtin_ctzll(bits)];

			r.first = one.first < r.first ? one.first : r.first;
			r.last = one.last > r.last ? one.last : r.last;
		}
	} while (!q++->last);
	return r;
}

/* Whether what it needs can stand in the order of its pattern. */
static bool is_in_order(const struct sieve *sv, size_t pattern)
{
	const struct step *s = sv->plan->step + sv->plan->steps_of[pattern];
	const struct step *end = sv->plan->step + sv->plan->steps_of[pattern + 1];
	unsigned from = 0, behind = 0, part = 0;	/* no earlier than where the part starts, and the next */

	for (; s < end; s++) {
		struct reach r = reach_of(sv, sv->plan->piece + s->piece);

		if (s->part != part)
			from = behind;
		part = s->part;
		if (r.last < from)
			return false;
		if (!s->may_overlap && r.first > behind)
			behind = r.first;
	}
	return true;
}

/* Whether all is there that a candidate needs, wherever. */
static bool has_all(const struct sieve *sv, size_t line)
{
	const uint32_t *pieces = &sv->plan->pieces_of[sv->plan->pattern[line]];
	const struct piece *q = sv->plan->piece + pieces[0], *end = sv->plan->piece + pieces[1];

	for (bool met = false; q < end; q++) {
		met |= (sv->seen[q->index] & q->bits) != 0;
		if (q->last && !met)
			return false;
		met &= !q->last;
	}
	return true;
}

static bool needs_met(const struct sieve *sv, size_t line)
{
	return has_all(sv, line) && is_in_order(sv, sv->plan->pattern[line]);
}

/* The lines of a rule that could match, from line number from on. */
static uint64_t lines_from(const struct sieve *sv, size_t from)
{
	size_t rule = sv->plan->rule[from], first = sv->plan->first[rule];
	uint64_t lines = 0;

	for (size_t line = from; line < sv->plan->first[rule + 1]; line++)
		if (sv->plain || (has_bit(sv->candidate, line) && needs_met(sv, line)))
			lines |= (uint64_t)1 << (line - first);
	return lines;
}

/* The first candidate of that kind from line number from on; n_lines at the end. */
static size_t next_candidate(const struct sieve *sv, enum rule_kind kind, size_t from)
{
	const struct sieve_plan *p = sv->plan;
	uint64_t mask = ~(uint64_t)0 << (from & 63);

	for (size_t i = from >> 6; i < p->line_words; i++, mask = ~(uint64_t)0) {
		uint64_t bits = p->kind[kind][i] & mask & (sv->plain ? mask : sv->candidate[i]);

		if (bits)
			return i * 64 + (size_t)__builtin_ctzll(bits);
	}
	return p->n_lines;
}

size_t sieve_next(const struct sieve *sv, enum rule_kind kind, size_t from, uint64_t *lines)
{
	const struct sieve_plan *p = sv->plan;

	for (size_t line = p->first[from]; (line = next_candidate(sv, kind, line)) < p->n_lines; line++) {
		*lines = lines_from(sv, line);
		if (*lines)
			return p->rule[line];
	}
	return p->n_rules;
}

bool sieve_any(const struct sieve *sv, enum rule_kind kind, bool (*wanted)(const void *ctx, size_t line),
		const void *ctx)
{
	const struct sieve_plan *p = sv->plan;

	for (size_t i = 0; i < p->line_words; i++)
		for (uint64_t bits = p->kind[kind][i] & sv->candidate[i]; bits; bits &= bits - 1) {
			size_t line = i * 64 + (size_t)__builtin_ctzll(bits);

			if (wanted(ctx, line) && needs_met(sv, line))
				return true;
		}
	return false;
}

/*
 * What a pattern matches holds all that it needs: it starts no later than the first
 * of the last of each, and ends no earlier than the last of the first.
 */
static struct reach reach_of_match(const struct sieve *sv, size_t pattern)
{
	const struct sieve_plan *p = sv->plan;
	struct reach r = { 0, FAR };

	for (size_t i = p->steps_of[pattern]; i < p->steps_of[pattern + 1]; i++) {
		struct reach one;

		/* what is only looked at lies outside */
		if (p->step[i].may_overlap)
			continue;
		one = reach_of(sv, &p->piece[p->step[i].piece]);
		r.first = one.first > r.first ? one.first : r.first;
		r.last = one.last < r.last ? one.last : r.last;
	}
	return r;
}

void sieve_folds(struct sieve *sv, enum rule_kind kind)
{
	const struct sieve_plan *p = sv->plan;

	for (size_t line = 0; (line = next_candidate(sv, kind, line)) < p->n_lines; line++) {
		unsigned char byte = p->byte[p->rule[line]];
		bool anywhere = has_bit(sv->seen, byte) && !sv->reach[byte].first && sv->reach[byte].last == FAR;

		if (!anywhere && needs_met(sv, line))
			see_within(sv, byte, reach_of_match(sv, p->pattern[line]));
	}
}
