/*
 * need_clause.c - clauses of need.h: how much they tell, and what holds where one
 * of several does.
 */
#include "need_read.h"

#include "class.h"

#include <stddef.h>
#include <string.h>

/* How often a byte stands in a sentence: guesses from newswire, only their order matters. */
static double byte_weight(unsigned char c)
{
	switch (c) {
	case CLASS_NUM: case CLASS_Q: case CLASS_WHERE: case CLASS_THING: case CLASS_THINGS: return 0.25;
	case CLASS_VED: case CLASS_NAME: case CLASS_QA: return 0.4;
	case CLASS_VBASE: case CLASS_SAID: case CLASS_WHO: case CLASS_WHEN: case CLASS_PLACE: return 0.2;
	case CLASS_VING: case CLASS_PERSON: case CLASS_PERSONS: case CLASS_SOURCE: case CLASS_QB: return 0.1;
	case CLASS_MONEY: case CLASS_SHARE: case CLASS_VPAST: case CLASS_VPP: case CLASS_MASK: case CLASS_DEMONYM:
	case CLASS_ADV: return 0.05;
	case '"': case '(': case ':': case ';': case '[': return 0.05;
	case '-': return 0.25;
	default: break;
	}
	if (is_digit(c))
		return 0.04;	/* ten of them: 0.4 */
	return class_is(c) ? 0.01 : c < ' ' || is_alpha(c) || strchr(" ,.-'", c) ? 1 : 0.02;
}

/* Words that are in so many sentences of a newspaper, none longer than COMMON_MAX with its blanks. */
static const struct { double share; const char *words; } common[] = {
	{ 0.4, " the to said of and in a " },
	{ 0.2, " for it on s " },
	{ 0.12, " is by from will be that its with at was " },
	{ 0.07, " he has an would as not which but are this have were had last " },
	{ 0.04, " also one two about they or up been more after first other over than may no out " },
};

#define COMMON_MAX 7

static double guess_weight(const char *s)
{
	size_t n = strlen(s), edges = (size_t)(*s == ' ') + (s[n - 1] == ' ');

	for (size_t i = 0; edges == 2 && n <= COMMON_MAX && i < sizeof(common) / sizeof(*common); i++)
		if (strstr(common[i].words, s))
			return common[i].share;
	return n - edges < NEED_LITERAL ? (edges == 2 ? 0.01 : 0.1) : 0.03 / (double)(n - edges - 2);
}

const char *make_literal(struct arena *a, const char *letters, size_t n, enum edge before, enum edge after)
{
	struct literal *l = arena_alloc(a, sizeof(*l) + n + 3);
	char *end = l->s;

	if (before)
		*end++ = ' ';
	memcpy(end, letters, n);
	end += n;
	if (after)
		*end++ = ' ';
	*end = '\0';
	l->weight = guess_weight(l->s);
	return l->s;
}

static double literal_weight(const char *s)
{
	return ((const struct literal *)(const void *)(s - offsetof(struct literal, s)))->weight;
}

/* Takes the bytes and literals of c that are not in but for as many chances that a sentence lets c through. */
static double none_of(const struct need_clause *c, const struct need_clause *but)
{
	double none = 1;

	for (int i = 0; i < 4; i++)
		for (uint64_t bits = c->bytes[i] & ~(but ? but->bytes[i] : 0); bits; bits &= bits - 1)
			none *= 1 - byte_weight((unsigned char)(i * 64 + __builtin_ctzll(bits)));
	for (size_t i = but ? but->n : 0; i < c->n; i++)	/* a clause that grew holds the new ones behind */
		none *= 1 - literal_weight(c->literal[i]);
	return none;
}

/* Whether a says no more than b: everything in b is in a. */
static bool covers(const struct need_clause *a, const struct need_clause *b)
{
	for (int i = 0; i < 4; i++)
		if (b->bytes[i] & ~a->bytes[i])
			return false;
	for (size_t i = 0, k; i < b->n; i++) {
		for (k = 0; k < a->n && strcmp(a->literal[k], b->literal[i]); k++)
			;
		if (k == a->n)
			return false;
	}
	return true;
}

void add_clause(struct pattern *p, struct needs *n, struct need_clause c)
{
	struct need_clause *all;

	if (c.weight <= 0)
		c.weight = 1 - none_of(&c, NULL);
	c.part = p->part;
	if (c.any || (c.weight >= 0.98 && !(c.words && c.n)) || c.n > MAX_ATOMS)
		return;
	for (size_t i = 0; i < n->n; i++)
		if (covers(&c, &n->clause[i]))
			return;
	all = arena_alloc(p->a, (n->n + 1) * sizeof(*all));
	if (n->n)
		memcpy(all, n->clause, n->n * sizeof(*all));
	all[n->n++] = c;
	n->clause = all;
}

void add_byte(struct need_clause *c, unsigned char byte)
{
	c->bytes[byte >> 6] |= (uint64_t)1 << (byte & 63);
}

/* What holds where either of two clauses does. */
static struct need_clause join(struct pattern *p, const struct need_clause *a, const struct need_clause *b)
{
	struct need_clause c = *a;

	c.words &= b->words;
	c.place = a->place > b->place ? a->place : b->place;
	c.literal = arena_alloc(p->a, (a->n + b->n + 1) * sizeof(*c.literal));
	if (a->n)
		memcpy(c.literal, a->literal, a->n * sizeof(*c.literal));
	for (int i = 0; i < 4; i++)
		c.bytes[i] |= b->bytes[i];
	for (size_t i = 0, k; i < b->n; i++) {
		for (k = 0; k < c.n && strcmp(c.literal[k], b->literal[i]); k++)
			;
		if (k == c.n)
			c.literal[c.n++] = b->literal[i];
	}
	c.weight = 1 - (1 - a->weight) * none_of(&c, a);
	return c;
}

/* What a clause costs where another would do: whole words tell the gate something as well. */
static double cost(const struct need_clause *c)
{
	return c->words ? c->weight : 2 * c->weight;
}

/* c joined with the clause of n that adds least to it. */
static struct need_clause join_nearest(struct pattern *p, const struct need_clause *c, const struct needs *n)
{
	struct need_clause best = join(p, c, &n->clause[0]);

	for (size_t i = 1; i < n->n; i++) {
		struct need_clause other = join(p, c, &n->clause[i]);

		if (cost(&other) < cost(&best))
			best = other;
	}
	return best;
}

struct needs any_of(struct pattern *p, struct needs *alt, size_t n)
{
	struct needs out = { 0 };

	if (n == 1)
		return alt[0];
	for (size_t i = 0; i < n; i++)
		if (!alt[i].n)
			return out;
	for (size_t k = 0; k < alt[0].n; k++) {
		struct need_clause c = alt[0].clause[k];

		for (size_t i = 1; i < n && c.n <= MAX_ATOMS; i++)
			c = join_nearest(p, &c, &alt[i]);
		add_clause(p, &out, c);
	}
	return out;
}
