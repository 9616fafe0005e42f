/*
 * sieve_plan.c - what the match lines of all rules need, put up for a quick look:
 * from an atom to the lines whose rarest clause holds it.
 */
#include "sieve_parts.h"

#include <stdlib.h>
#include <string.h>

#define DIGITS ((uint64_t)0x3FF << '0')

static uint64_t *new_bits(struct arena *a, size_t words)
{
	return arena_alloc(a, words * sizeof(uint64_t));
}

static void add_atom(struct sieve_plan *p, size_t clause, size_t atom)
{
	size_t k = clause;

	if (atom < 256)
		p->asked[atom] = true;
	while (k < p->n_pieces && p->piece[k].index != atom >> 6)
		k++;
	if (k == p->n_pieces) {
		p->piece = grow(p->piece, &p->cap_pieces, k + 1, sizeof(*p->piece));
		p->piece[p->n_pieces++] = (struct piece){ 0, (uint32_t)(atom >> 6), 0 };
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
	if (p->n_pieces > clause)
		p->piece[p->n_pieces - 1].last = 1;
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
		.line_words = rules->n_lines / 64 + 1, .n_patterns = rules->n_patterns };
	p->asked = arena_alloc(&p->arena, 256);
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
	if (!p->stored) {
		free(p->piece);
		free(p->step);
	}
	free(p);
}

static void store_numbers(struct sieve_plan *p, struct store *st)
{
	store_number(st, p->n_rules);
	store_number(st, p->n_lines);
	store_number(st, p->n_patterns);
	store_number(st, p->n_atoms);
	store_number(st, p->line_words);
	store_number(st, p->atom_words);
}

void sieve_plan_store(struct sieve_plan *p, struct store *st)
{
	size_t patterns, lines, rules, atoms, hung, bytes = 256;

	literals_store(p->literals, st);
	store_numbers(p, st);
	patterns = p->n_patterns + 1;
	rules = p->n_rules + 1;
	atoms = p->n_atoms + 1;
	lines = p->n_lines;
	hung = st->out ? p->hung_on[p->n_atoms] : 0;
	store_array(st, p->asked, &bytes);
	store_array(st, p->piece, &p->n_pieces);
	store_array(st, p->pieces_of, &patterns);
	store_array(st, p->step, &p->n_steps);
	store_array(st, p->steps_of, &patterns);
	store_array(st, p->pattern, &lines);
	store_array(st, p->rule, &lines);
	store_array(st, p->first, &rules);
	store_array(st, p->byte, &rules);
	store_array(st, p->hung_on, &atoms);
	store_array(st, p->hung, &hung);
	store_array(st, p->always, &p->line_words);
	for (size_t k = 0; k < N_KINDS; k++)
		store_array(st, p->kind[k], &p->line_words);
}

struct sieve_plan *sieve_plan_stored(struct store *st)
{
	struct sieve_plan *p = xmalloc(sizeof(*p));

	*p = (struct sieve_plan){ .literals = literals_new(), .stored = true };
	sieve_plan_store(p, st);
	return p;
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
