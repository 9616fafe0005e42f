/*
 * again.c - a table of the sentences of a part, by their ends and length. Where
 * two fall on one slot the later one takes it and counting starts over, so that
 * at worst a sentence is read too often.
 */
#include "again.h"

#include <string.h>

/* A headline may come back in the body and a caption; a figure of a list in every list. */
#define TIMES 8
#define BYTES 2048	/* of repetition before it is called so */

void again_clear(struct again *a)
{
	memset(a, 0, sizeof(*a));
}

static uint64_t end_of(const char *s, size_t len)
{
	uint64_t v = 0;

	memcpy(&v, s, len < 8 ? len : 8);
	return v;
}

static size_t slot_of(const char *s, size_t len)
{
	uint64_t ends = end_of(s, len) * 31 + end_of(s + len - (len < 8 ? len : 8), len) + len;

	return ends * 0x9E3779B97F4A7C15ULL >> 54;
}

_Static_assert(AGAIN_SLOTS == 1 << 10, "slot_of() shifts");

static bool is_same(const char *text, const struct sentence *a, const struct sentence *b)
{
	size_t len = a->span.end - a->span.start;

	return len == b->span.end - b->span.start && !memcmp(text + a->span.start, text + b->span.start, len);
}

const struct sentence *again_note(struct again *a, const char *text, const struct sentence *s)
{
	size_t len = s->span.end - s->span.start, i = slot_of(text + s->span.start, len);

	if (!a->slot[i].first || !is_same(text, a->slot[i].first, s)) {
		a->slot[i].first = s;
		a->slot[i].times = 0;
	}
	a->slot[i].times++;
	return a->slot[i].times > TIMES && a->slot[i].times * len > BYTES ? a->slot[i].first : NULL;
}
