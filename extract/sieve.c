/*
 * sieve.c - bitsets of what a sentence holds and of the rules that it may
 * interest. Atoms are numbered: 0 to 255 the bytes, behind them the literals.
 *
 * Each rule hangs on its rarest clause: when one of the atoms of that clause
 * turns up, the rule becomes a candidate, so the cost of a sentence depends on
 * what it holds and hardly on how many rules there are.
 */
#include "sieve.h"

#include <stdlib.h>
#include <string.h>

#include "literals.h"

#define N_KINDS 5

struct piece {	/* some atoms of a clause, as a piece of the bitset */
	uint32_t index;
	uint64_t bits;
};

struct clause {
	struct piece *piece;
	size_t n;
};

struct sieve_plan {
	struct arena arena;
	struct literals *literals;
	struct needs *needs;		/* of each rule */
	struct clause (*clauses)[NEED_CLAUSES];	/* of each rule, the one it hangs on first */
	uint64_t **wake;		/* of each atom: the rules that hang on it, or NULL */
	uint64_t *always;		/* rules that need nothing */
	uint64_t *kind[N_KINDS];
	size_t n_rules, rule_words, atom_words;
};

struct sieve {
	const struct sieve_plan *plan;
	bool plain;
	uint64_t *seen;		/* atoms */
	uint64_t *candidate;	/* rules */
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

static struct clause make_clause(struct sieve_plan *p, const struct need_clause *c)
{
	struct clause out = { .piece = arena_alloc(&p->arena, (c->n + 4) * sizeof(*out.piece)) };

	for (uint32_t i = 0; i < 4; i++)
		if (c->bytes[i])
			out.piece[out.n++] = (struct piece){ i, c->bytes[i] };
	for (size_t i = 0; i < c->n; i++) {
		size_t atom = 256 + literals_add(p->literals, c->literal[i]), k = 0;

		while (k < out.n && out.piece[k].index != atom >> 6)
			k++;
		if (k == out.n)
			out.piece[out.n++] = (struct piece){ (uint32_t)(atom >> 6), 0 };
		out.piece[k].bits |= (uint64_t)1 << (atom & 63);
	}
	return out;
}

static void hang(struct sieve_plan *p, size_t rule)
{
	const struct clause *c = &p->clauses[rule][0];

	if (!p->needs[rule].n) {
		set_bit(p->always, rule);
		return;
	}
	for (size_t i = 0; i < c->n; i++)
		for (size_t b = 0; b < 64; b++) {
			size_t atom = (size_t)c->piece[i].index * 64 + b;

			if (!(c->piece[i].bits >> b & 1))
				continue;
			if (!p->wake[atom])
				p->wake[atom] = new_bits(&p->arena, p->rule_words);
			set_bit(p->wake[atom], rule);
		}
}

struct sieve_plan *sieve_plan_new(const struct rules *rules)
{
	struct sieve_plan *p = xmalloc(sizeof(*p));

	*p = (struct sieve_plan){ .literals = literals_new(), .n_rules = rules->n, .rule_words = rules->n / 64 + 1 };
	p->needs = arena_alloc(&p->arena, (rules->n + 1) * sizeof(*p->needs));
	p->clauses = arena_alloc(&p->arena, (rules->n + 1) * sizeof(*p->clauses));
	p->always = new_bits(&p->arena, p->rule_words);
	for (size_t k = 0; k < N_KINDS; k++)
		p->kind[k] = new_bits(&p->arena, p->rule_words);
	for (size_t i = 0; i < rules->n; i++) {
		p->needs[i] = needs_of_pattern(&p->arena, rules->rule[i]->pattern);
		set_bit(p->kind[rules->rule[i]->kind], i);
		for (size_t k = 0; k < p->needs[i].n; k++)
			p->clauses[i][k] = make_clause(p, &p->needs[i].clause[k]);
	}
	p->atom_words = (256 + literals_count(p->literals)) / 64 + 1;
	p->wake = arena_alloc(&p->arena, p->atom_words * 64 * sizeof(*p->wake));
	for (size_t i = 0; i < rules->n; i++)
		hang(p, i);
	literals_ready(p->literals);
	return p;
}

void sieve_plan_free(struct sieve_plan *p)
{
	if (!p)
		return;
	literals_free(p->literals);
	arena_release(&p->arena);
	free(p);
}

struct sieve *sieve_new(const struct sieve_plan *plan, bool plain)
{
	struct sieve *sv = xmalloc(sizeof(*sv));

	*sv = (struct sieve){ .plan = plan, .plain = plain, .seen = xmalloc(plan->atom_words * sizeof(uint64_t)),
		.candidate = xmalloc(plan->rule_words * sizeof(uint64_t)) };
	return sv;
}

void sieve_free(struct sieve *sv)
{
	if (!sv)
		return;
	free(sv->seen);
	free(sv->candidate);
	free(sv);
}

static void see(struct sieve *sv, size_t atom)
{
	const uint64_t *wake = sv->plan->wake[atom];

	if (has_bit(sv->seen, atom))
		return;
	set_bit(sv->seen, atom);
	for (size_t i = 0; wake && i < sv->plan->rule_words; i++)
		sv->candidate[i] |= wake[i];
}

static void see_literal(void *ctx, size_t literal)
{
	see(ctx, 256 + literal);
}

void sieve_text(struct sieve *sv, const char *text, size_t len)
{
	const struct sieve_plan *p = sv->plan;

	if (sv->plain)
		return;
	memset(sv->seen, 0, p->atom_words * sizeof(uint64_t));
	memcpy(sv->candidate, p->always, p->rule_words * sizeof(uint64_t));
	for (size_t i = 0; i < len; i++)
		if (!has_bit(sv->seen, (unsigned char)text[i]))
			see(sv, (unsigned char)text[i]);
	literals_find(p->literals, text, len, see_literal, sv);
}

void sieve_byte(struct sieve *sv, unsigned char byte)
{
	if (!sv->plain)
		see(sv, byte);
}

static bool is_met(const struct sieve *sv, const struct clause *c)
{
	for (size_t i = 0; i < c->n; i++)
		if (sv->seen[c->piece[i].index] & c->piece[i].bits)
			return true;
	return false;
}

static bool needs_met(const struct sieve *sv, size_t rule)
{
	for (size_t i = 1; i < sv->plan->needs[rule].n; i++)
		if (!is_met(sv, &sv->plan->clauses[rule][i]))
			return false;
	return true;
}

size_t sieve_next(const struct sieve *sv, enum rule_kind kind, size_t from)
{
	const struct sieve_plan *p = sv->plan;
	uint64_t mask = ~(uint64_t)0 << (from & 63);

	for (size_t i = from >> 6; i < p->rule_words; i++, mask = ~(uint64_t)0) {
		uint64_t bits = p->kind[kind][i] & mask & (sv->plain ? mask : sv->candidate[i]);

		for (; bits; bits &= bits - 1) {
			size_t rule = i * 64 + (size_t)__builtin_ctzll(bits);

			if (sv->plain || needs_met(sv, rule))
				return rule;
		}
	}
	return p->n_rules;
}

const struct needs *sieve_needs(const struct sieve_plan *p, size_t rule)
{
	return &p->needs[rule];
}

static bool is_words(const struct need_clause *c)
{
	return c->words && c->n && !c->bytes[0] && !c->bytes[1] && !c->bytes[2] && !c->bytes[3];
}

const char *const *sieve_words(const struct sieve_plan *p, size_t rule, size_t *n)
{
	const struct needs *needs = &p->needs[rule];

	for (size_t i = 0; i < needs->n; i++)
		if (is_words(&needs->clause[i])) {
			*n = needs->clause[i].n;
			return needs->clause[i].literal;
		}
	return NULL;
}

static void print_clause(const struct need_clause *c, struct buf *out)
{
	const char *sep = "";

	for (int b = 0; b < 256; b++) {
		if (!(c->bytes[b >> 6] >> (b & 63) & 1))
			continue;
		if (class_name((unsigned char)b))
			buf_addf(out, "%s%s", sep, class_name((unsigned char)b));
		else
			buf_addf(out, b > ' ' && b < 127 ? "%s%c" : "%s\\x%02x", sep, b);
		sep = "|";
	}
	for (size_t i = 0; i < c->n; i++, sep = "|")
		buf_addf(out, "%s%s", sep, c->literal[i]);
}

void sieve_print(const struct sieve_plan *p, size_t rule, struct buf *out)
{
	for (size_t i = 0; i < p->needs[rule].n; i++) {
		if (i)
			buf_adds(out, ", ");
		print_clause(&p->needs[rule].clause[i], out);
	}
}
