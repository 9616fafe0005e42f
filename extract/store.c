/*
 * store.c - the block of store.h: before each array the number of its elements
 * and their size, behind it zeros up to the next boundary.
 */
#include "store.h"

#include <string.h>

struct head {
	uint64_t n, size;
};

_Static_assert(sizeof(struct head) == STORE_ALIGN, "what follows a head is aligned as the head is");

static size_t padding(size_t bytes)
{
	return (STORE_ALIGN - bytes % STORE_ALIGN) % STORE_ALIGN;
}

static void write_array(struct buf *out, const void *array, struct head head)
{
	static const char zeros[STORE_ALIGN];

	buf_add(out, &head, sizeof(head));
	buf_add(out, array, head.n * head.size);
	buf_add(out, zeros, padding(head.n * head.size));
}

static const void *read_array(struct store *st, size_t *n, size_t size)
{
	struct head head = { 0, 0 };
	const char *array = st->in + sizeof(head);
	size_t bytes;

	if (st->left >= sizeof(head))
		memcpy(&head, st->in, sizeof(head));
	bytes = head.n * size;
	st->failed |= head.size != size || (st->left - sizeof(head)) / size < head.n ||
		st->left - sizeof(head) - bytes < padding(bytes);
	*n = st->failed ? 0 : head.n;
	if (st->failed)
		return NULL;
	st->in = array + bytes + padding(bytes);
	st->left -= (size_t)(st->in - array) + sizeof(head);
	return array;
}

void *store_bytes(struct store *st, const void *array, size_t *n, size_t size)
{
	if (st->out)
		write_array(st->out, array, (struct head){ *n, size });
	else
		array = read_array(st, n, size);
	return (void *)array;	/* const for its reader by agreement: see store.h */
}

uint32_t store_text(struct buf *pool, const char *s)
{
	size_t n = strlen(s) + 1, at = pool->len;

	if (at >= n && !memcmp(pool->s + at - n, s, n) && (at == n || !pool->s[at - n - 1]))
		return (uint32_t)(at - n);
	buf_add(pool, s, n);
	return (uint32_t)at;
}

uint64_t store_value(struct store *st, uint64_t value)
{
	size_t one = 1;
	const uint64_t *stored = store_bytes(st, &value, &one, sizeof(value));

	return one ? *stored : 0;
}
