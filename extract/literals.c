/*
 * literals.c - the machine of literals.h: a trie whose missing edges are filled
 * in breadth first, so that each byte is one look into a table. Only letters
 * have columns; any other byte leads back to the start.
 */
#include "literals.h"

#include <stdlib.h>
#include <string.h>

#define LETTERS 26

struct state {
	uint32_t next[LETTERS];
	uint32_t fall;		/* state of the longest proper end of what was read */
	uint32_t literal;	/* number + 1 of what ends here, 0 for none */
	uint32_t shorter;	/* nearest state on the way of falls where a literal ends, 0 for none */
};

struct literals {
	struct state *state;
	size_t n, cap, count;
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
	free(l->state);
	free(l);
}

size_t literals_count(const struct literals *l)
{
	return l->count;
}

size_t literals_add(struct literals *l, const char *s)
{
	uint32_t at = 0;

	for (; *s; s++) {
		size_t letter = (size_t)(*s - 'a');

		if (!l->state[at].next[letter]) {
			uint32_t new = add_state(l);	/* may move the states */

			l->state[at].next[letter] = new;
		}
		at = l->state[at].next[letter];
	}
	if (!l->state[at].literal)
		l->state[at].literal = (uint32_t)++l->count;
	return l->state[at].literal - 1;
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
			l->state[to].shorter = l->state[other].literal ? other : l->state[other].shorter;
			queue[tail++] = to;
		}
	}
	free(queue);
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
		for (uint32_t end = l->state[at].literal ? at : l->state[at].shorter; end; end = l->state[end].shorter)
			found(ctx, l->state[end].literal - 1);
	}
}
