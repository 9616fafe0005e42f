/*
 * literals.c - the machine of literals.h: a trie whose missing edges are filled
 * in breadth first, so that each byte is one look into a table. Only letters
 * have columns; any other byte leads back to the start.
 */
#include "literals.h"

#include <stdlib.h>
#include <string.h>

#define LETTERS 26

/* Where letters have no letter before or behind them. */
enum { OPENS = 1, CLOSES = 2, N_SIDES = 4 };

struct state {
	uint32_t next[LETTERS];
	uint32_t fall;		/* state of the longest proper end of what was read */
	uint32_t shorter;	/* nearest state on the way of falls where a literal ends, 0 for none */
	uint32_t letters;	/* of the literals that end here, 0 where none does */
	uint32_t literal[N_SIDES];	/* number + 1 of each, by the sides it asks for; 0 for none */
};

struct literals {
	struct state *state;
	size_t n, cap, count;	/* cap 0: the states lie in a store */
};

static uint32_t add_state(struct literals *l)
{
	l->state = grow(l->state, &l->cap, l->n + 1, sizeof(*l->state));
	l->state[l->n] = (struct state){ .fall = 0 };
	return (uint32_t)l->n++;
}

struct literals *literals_new(void)
{
	struct literals *l = xmalloc(sizeof(*l));

	*l = (struct literals){ .n = 0 };
	add_state(l);
	return l;
}

void literals_free(struct literals *l)
{
	if (!l)
		return;
	if (l->cap)
		free(l->state);
	free(l);
}

size_t literals_count(const struct literals *l)
{
	return l->count;
}

size_t literals_add(struct literals *l, const char *s)
{
	unsigned sides = *s == ' ' ? OPENS : 0;
	const char *letter = s + (sides & OPENS);
	uint32_t at = 0, *number;

	for (; *letter && *letter != ' '; letter++) {
		size_t c = (size_t)(*letter - 'a');

		if (!l->state[at].next[c]) {
			uint32_t new = add_state(l);	/* may move the states */

			l->state[at].next[c] = new;
		}
		at = l->state[at].next[c];
	}
	sides |= *letter == ' ' ? CLOSES : 0;
	l->state[at].letters = (uint32_t)(letter - s) - (sides & OPENS);
	number = &l->state[at].literal[sides];
	if (!*number)
		*number = (uint32_t)++l->count;
	return *number - 1;
}

void literals_ready(struct literals *l)
{
	uint32_t *queue = xmalloc(l->n * sizeof(*queue));
	size_t head = 0, tail = 0;

	queue[tail++] = 0;
	while (head < tail) {
		uint32_t at = queue[head++];
		struct state *s = &l->state[at];
		uint32_t fall = s->fall;

		for (size_t c = 0; c < LETTERS; c++) {
			uint32_t to = s->next[c], other = at ? l->state[fall].next[c] : 0;

			if (!to) {
				s->next[c] = other;
				continue;
			}
			l->state[to].fall = other;
			l->state[to].shorter = l->state[other].letters ? other : l->state[other].shorter;
			queue[tail++] = to;
		}
	}
	free(queue);
}

void literals_store(struct literals *l, struct store *st)
{
	if (!st->out) {
		free(l->state);
		l->cap = 0;
	}
	store_array(st, l->state, &l->n);
	store_number(st, l->count);
}

static bool is_letter_at(const char *s, size_t len, size_t i)
{
	return i < len && is_alpha((unsigned char)s[i]);
}

void literals_find(const struct literals *l, const char *s, size_t len,
		void (*found)(void *ctx, size_t literal), void *ctx)
{
	uint32_t at = 0;

	for (size_t i = 0; i < len; i++) {
		unsigned letter = ((unsigned char)s[i] | 0x20U) - 'a';

		if (letter >= LETTERS) {
			at = 0;
			continue;
		}
		at = l->state[at].next[letter];
		for (uint32_t end = l->state[at].letters ? at : l->state[at].shorter; end; end = l->state[end].shorter) {
			const struct state *e = &l->state[end];
			unsigned sides = is_letter_at(s, len, i - e->letters) ? 0 : OPENS;

			sides |= is_letter_at(s, len, i + 1) ? 0 : CLOSES;
			for (unsigned k = 0; k < N_SIDES; k++)
				if (e->literal[k] && !(k & ~sides))
					found(ctx, e->literal[k] - 1);
		}
	}
}
