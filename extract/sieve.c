/*
 * sieve.c - which match lines have all that they need. Atoms are numbered: 0 to
 * 255 the bytes, then any digit at all, behind it the literals.
 *
 * Each line hangs on its rarest clause: when one of the atoms of that clause
 * turns up, the line becomes a candidate, so the cost of a sentence depends on
 * what it holds and hardly on how many rules there are.
 *
 * Which literals stand in a run of letters is remembered for the runs that came
 * last: a text is made of few words.
 */
#include "sieve.h"

#include <stdlib.h>
#include <string.h>

#include "literals.h"

#define N_KINDS 5
#define DIGITS ((uint64_t)0x3FF << '0')
#define ANY_DIGIT 256
#define FIRST_LITERAL 257

/* Some atoms of a clause, as a piece of the bitset. The pieces of all lines lie side by side. */
struct piece {
	uint64_t bits;
	uint32_t index;
	bool last;	/* of its clause */
};

/* A clause that stands behind those of the parts before. */
struct step {
	uint32_t piece;		/* its first */
	uint16_t part;
	bool may_overlap;	/* with what stands behind it */
};

struct sieve_plan {
	struct arena arena;
	struct literals *literals;
	struct needs *needs;		/* of each pattern */
	uint32_t *pattern;		/* of each line: its number among those that read differently */
	struct piece *piece;
	size_t n_pieces, cap_pieces;
	uint32_t *pieces_of;		/* of each pattern: where its pieces start, the clause it hangs on first; one more */
	struct step *step;		/* clauses in the order of the patterns' parts */
	size_t n_steps, cap_steps;
	uint32_t *steps_of;		/* of each pattern: where its steps start; one more */
	uint32_t *hung;			/* lines that hang on atoms, one atom's behind the other's */
	uint32_t *hung_on;		/* of each atom: where its lines start; one more for the end */
	uint64_t *always;		/* lines that need nothing */
	uint64_t *kind[N_KINDS];
	uint32_t *rule;			/* of each line */
	uint32_t *first;		/* of each rule: its first line, and behind the last */
	unsigned char *byte;		/* of each rule: what it folds to */
	size_t n_rules, n_lines, line_words, n_atoms, atom_words;
	bool letters;			/* some pattern needs a letter as a byte of its own */
};

#define RUN_MAX 16	/* letters of a run that is remembered */
#define RUN_ATOMS 11	/* and literals in it */
#define RUN_BITS 13

struct known_run {
	uint64_t letters[2];	/* RUN_MAX of them: small, zeros behind */
	uint8_t n;		/* literals in it; NOT_KNOWN: none is remembered here */
	uint16_t literal[RUN_ATOMS];
};

#define NOT_KNOWN 255

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

static uint64_t *new_bits(struct arena *a, size_t words)
{
	return arena_alloc(a, words * sizeof(uint64_t));
}

static void set_bit(uint64_t *bits, size_t i)
{
	bits[i >> 6] |= (uint64_t)1 << (i & 63);
}

static bool has_bit(const uint64_t *bits, size_t i)
{
	return bits[i >> 6] >> (i & 63) & 1;
}

static void add_atom(struct sieve_plan *p, size_t clause, size_t atom)
{
	size_t k = clause;

	p->letters |= atom < 256 && is_alpha((unsigned char)atom);
	while (k < p->n_pieces && p->piece[k].index != atom >> 6)
		k++;
	if (k == p->n_pieces) {
		p->piece = grow(p->piece, &p->cap_pieces, k + 1, sizeof(*p->piece));
		p->piece[p->n_pieces++] = (struct piece){ 0, (uint32_t)(atom >> 6), false };
	}
	p->piece[k].bits |= (uint64_t)1 << (atom & 63);
}

static void add_clause(struct sieve_plan *p, const struct need_clause *c)
{
	bool digits = (c->bytes[0] & DIGITS) == DIGITS;
	size_t clause = p->n_pieces;

	for (size_t b = 0; b < 256; b++)
		if (c->bytes[b >> 6] >> (b & 63) & 1 && !(digits && is_digit((unsigned char)b)))
			add_atom(p, clause, b);
	if (digits)
		add_atom(p, clause, ANY_DIGIT);
	for (size_t i = 0; i < c->n; i++)
		add_atom(p, clause, FIRST_LITERAL + literals_add(p->literals, c->literal[i]));
	p->piece[p->n_pieces - 1].last = true;
}

/* Put the lines on the atoms they hang on; with nowhere to put them, count them. */
static void hang_lines(struct sieve_plan *p, uint32_t *to)
{
	for (uint32_t line = 0; line < p->n_lines; line++)
		for (size_t i = p->pieces_of[p->pattern[line]]; i < p->pieces_of[p->pattern[line] + 1]; i++) {
			for (uint64_t bits = p->piece[i].bits; bits; bits &= bits - 1) {
				uint32_t *at = &p->hung_on[p->piece[i].index * 64 + (size_t)__builtin_ctzll(bits)];

				if (to)
					to[(*at)++] = line;
				else
					at[1]++;
			}
			if (p->piece[i].last)
				break;
		}
}

static void hang_all(struct sieve_plan *p)
{
	p->hung_on = arena_alloc(&p->arena, (p->n_atoms + 2) * sizeof(*p->hung_on));
	hang_lines(p, NULL);
	for (size_t a = 0; a < p->n_atoms; a++)
		p->hung_on[a + 1] += p->hung_on[a];
	p->hung = arena_alloc(&p->arena, (p->hung_on[p->n_atoms] + 1) * sizeof(*p->hung));
	hang_lines(p, p->hung);
	memmove(p->hung_on + 1, p->hung_on, p->n_atoms * sizeof(*p->hung_on));	/* each has come to its end */
	p->hung_on[0] = 0;
}

/* Clauses come by how rare they are; steps go by their parts. */
static void add_step(struct sieve_plan *p, size_t first, struct step step)
{
	size_t i = p->n_steps++;

	p->step = grow(p->step, &p->cap_steps, p->n_steps, sizeof(*p->step));
	for (; i > first && p->step[i - 1].part > step.part; i--)
		p->step[i] = p->step[i - 1];
	p->step[i] = step;
}

static void add_pattern(struct sieve_plan *p, const struct match_line *l)
{
	struct needs *needs = &p->needs[l->number];
	size_t first = p->n_steps;

	*needs = needs_of_pattern(&p->arena, l->pattern);
	for (size_t k = 0; k < needs->n; k++) {
		const struct need_clause *c = &needs->clause[k];

		if (c->place != NEED_ANYWHERE && c->part < UINT16_MAX)
			add_step(p, first, (struct step){ (uint32_t)p->n_pieces, (uint16_t)c->part, c->place == NEED_BEHIND });
		add_clause(p, c);
	}
	if (p->n_steps == first + 1)
		p->n_steps = first;	/* one alone has no order */
	p->pieces_of[l->number + 1] = (uint32_t)p->n_pieces;
	p->steps_of[l->number + 1] = (uint32_t)p->n_steps;
}

static void add_line(struct sieve_plan *p, size_t line, const struct match_line *l)
{
	p->pattern[line] = (uint32_t)l->number;
	if (!p->needs[l->number].n)
		set_bit(p->always, line);
}

struct sieve_plan *sieve_plan_new(const struct rules *rules)
{
	struct sieve_plan *p = xmalloc(sizeof(*p));

	*p = (struct sieve_plan){ .literals = literals_new(), .n_rules = rules->n, .n_lines = rules->n_lines,
		.line_words = rules->n_lines / 64 + 1 };
	p->needs = arena_alloc(&p->arena, (rules->n_patterns + 1) * sizeof(*p->needs));
	p->pieces_of = arena_alloc(&p->arena, (rules->n_patterns + 1) * sizeof(*p->pieces_of));
	p->steps_of = arena_alloc(&p->arena, (rules->n_patterns + 1) * sizeof(*p->steps_of));
	p->pattern = arena_alloc(&p->arena, (p->n_lines + 1) * sizeof(*p->pattern));
	p->rule = arena_alloc(&p->arena, (p->n_lines + 1) * sizeof(*p->rule));
	p->first = arena_alloc(&p->arena, (p->n_rules + 1) * sizeof(*p->first));
	p->byte = arena_alloc(&p->arena, p->n_rules + 1);
	p->always = new_bits(&p->arena, p->line_words);
	for (size_t k = 0; k < N_KINDS; k++)
		p->kind[k] = new_bits(&p->arena, p->line_words);
	for (size_t i = 0; i < rules->n_patterns; i++)
		add_pattern(p, rules->pattern[i]);
	for (size_t i = 0, line = 0; i < rules->n; i++) {
		p->first[i] = (uint32_t)line;
		p->byte[i] = (unsigned char)rules->rule[i]->cls;
		for (size_t k = 0; k < rules->rule[i]->n_lines; k++, line++) {
			p->rule[line] = (uint32_t)i;
			set_bit(p->kind[rules->rule[i]->kind], line);
			add_line(p, line, rules->rule[i]->lines[k]);
		}
	}
	p->first[p->n_rules] = (uint32_t)p->n_lines;
	p->n_atoms = FIRST_LITERAL + literals_count(p->literals);
	p->atom_words = p->n_atoms / 64 + 1;
	hang_all(p);
	literals_ready(p->literals);
	return p;
}

void sieve_plan_free(struct sieve_plan *p)
{
	if (!p)
		return;
	literals_free(p->literals);
	arena_release(&p->arena);
	free(p->piece);
	free(p->step);
	free(p);
}

struct sieve *sieve_new(const struct sieve_plan *plan, bool plain)
{
	struct sieve *sv = xmalloc(sizeof(*sv));

	*sv = (struct sieve){ .plan = plan, .plain = plain, .seen = xmalloc(plan->atom_words * sizeof(uint64_t)),
		.reach = xmalloc(plan->n_atoms * sizeof(*sv->reach)), .candidate = xmalloc(plan->line_words * sizeof(uint64_t)),
		.kept = xmalloc((plan->atom_words + plan->line_words) * sizeof(uint64_t)),
		.known = xmalloc(sizeof(*sv->known) << RUN_BITS) };
	memset(sv->known, NOT_KNOWN, sizeof(*sv->known) << RUN_BITS);
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
	if (r && r->n < RUN_ATOMS && literal <= UINT16_MAX)
		r->literal[r->n++] = (uint16_t)literal;
	else
		sv->learning = NULL;
}

/* A run of letters that the last ones do not hold: look into it, and remember it if it is short. */
static void learn(struct sieve *sv, const char *s, size_t len, struct known_run *r, const uint64_t letters[2])
{
	*r = (struct known_run){ .n = 0 };
	sv->learning = r;
	literals_find(sv->plan->literals, s, len, see_literal, sv);
	if (sv->learning)
		memcpy(r->letters, letters, RUN_MAX);
	else
		r->n = NOT_KNOWN;
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
	if (r->n == NOT_KNOWN || r->letters[0] != letters[0] || r->letters[1] != letters[1]) {
		learn(sv, s, len, r, letters);
		return;
	}
	for (size_t i = 0; i < r->n; i++)
		see(sv, FIRST_LITERAL + r->literal[i]);
}

static void see_mark(struct sieve *sv, unsigned char byte)
{
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
			if (p->letters)
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
	const struct step *s = sv->plan->step + sv->plan->steps_of[pattern], *end = sv->plan->step + sv->plan->steps_of[pattern + 1];
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

/* Whether all is there that a candidate needs. */
static bool needs_met(const struct sieve *sv, size_t line)
{
	const uint32_t *pieces = &sv->plan->pieces_of[sv->plan->pattern[line]];
	const struct piece *q = sv->plan->piece + pieces[0], *end = sv->plan->piece + pieces[1];

	for (bool met = false; q < end; q++) {
		met |= (sv->seen[q->index] & q->bits) != 0;
		if (q->last && !met)
			return false;
		met &= !q->last;
	}
	return is_in_order(sv, sv->plan->pattern[line]);
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
	const uint32_t *pieces = &sv->plan->pieces_of[pattern];
	struct reach r = { 0, FAR };
	bool starts = true;

	for (size_t i = pieces[0]; i < pieces[1]; i++) {
		const struct piece *q = &sv->plan->piece[i];
		struct reach one;

		if (starts) {
			one = reach_of(sv, q);
			r.first = one.first > r.first ? one.first : r.first;
			r.last = one.last < r.last ? one.last : r.last;
		}
		starts = q->last;
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

const struct needs *sieve_needs(const struct sieve_plan *p, size_t line)
{
	return &p->needs[p->pattern[line]];
}

static bool is_words(const struct need_clause *c)
{
	return c->words && c->n && !c->bytes[0] && !c->bytes[1] && !c->bytes[2] && !c->bytes[3];
}

const struct need_clause *sieve_words(const struct sieve_plan *p, size_t line)
{
	const struct needs *needs = sieve_needs(p, line);

	for (size_t i = 0; i < needs->n; i++)
		if (is_words(&needs->clause[i]))
			return &needs->clause[i];
	return NULL;
}
