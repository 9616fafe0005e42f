/*
 * scan_table.c - makes the table of scan.h and keeps it in a store. Words and pairs
 * of words lie in two tables of slots, all words in the bitmap as well.
 */
#include "scan_table.h"

#include <stdlib.h>

struct scan_table *scan_table_new(void)
{
	struct scan_table *t = xmalloc(sizeof(*t));

	*t = (struct scan_table){ .bitmap = xzalloc(BITMAP_WORDS * sizeof(*t->bitmap)), .n_sets = 1 };
	t->sets = grow(NULL, &t->cap_sets, 1, sizeof(*t->sets));
	t->sets[0] = 0;
	return t;
}

void scan_table_free(struct scan_table *t)
{
	if (!t)
		return;
	if (!t->stored) {
		free(t->bitmap);
		free(t->words.slot);
		free(t->pairs.slot);
		free(t->sets);
	}
	free(t);
}

void scan_table_store(struct scan_table *t, struct store *st)
{
	size_t words = BITMAP_WORDS;

	if (!st->out) {
		free(t->bitmap);
		free(t->sets);
		t->stored = true;
	}
	store_array(st, t->bitmap, &words);
	store_array(st, t->words.slot, &t->words.cap);
	store_array(st, t->pairs.slot, &t->pairs.cap);
	store_array(st, t->sets, &t->n_sets);
	store_number(st, t->number);
	store_number(st, t->mixed);
	store_number(st, t->money);
	store_number(st, t->all);
}

static void make_room(struct slots *t)
{
	struct slots old = *t;

	if (3 * t->n < 2 * t->cap)
		return;
	t->cap = old.cap ? 2 * old.cap : 1024;
	t->slot = xzalloc(t->cap * sizeof(*t->slot));
	for (size_t i = 0; i < old.cap; i++)
		if (old.slot[i].set)
			*find_slot(t, old.slot[i].id) = old.slot[i];
	free(old.slot);
}

/* The number of a set of kinds, that of a new one if need be. */
static uint32_t set_of(struct scan_table *t, uint64_t kinds)
{
	for (size_t i = 0; i < t->n_sets; i++)
		if (t->sets[i] == kinds)
			return (uint32_t)i;
	t->sets = grow(t->sets, &t->cap_sets, t->n_sets + 1, sizeof(*t->sets));
	t->sets[t->n_sets] = kinds;
	return (uint32_t)t->n_sets++;
}

static void add_slot(struct scan_table *t, struct slots *slots, uint64_t hash, uint64_t kinds)
{
	struct slot *s;

	make_room(slots);
	s = find_slot(slots, slot_id(hash));
	slots->n += !s->set;
	*s = (struct slot){ slot_id(hash), set_of(t, t->sets[s->set] | kinds) };
}

static uint64_t hash_word(struct word w)
{
	return hash_of(key_of(load_eight(w.s, w.len), w.len), w.len);
}

void scan_table_add(struct scan_table *t, struct word w, uint64_t kinds)
{
	uint64_t hash = hash_word(w), bit = hash >> (64 - BITMAP_BITS);

	add_slot(t, &t->words, hash, kinds);
	t->bitmap[bit >> 6] |= (uint64_t)1 << (bit & 63);
	t->all |= kinds & ~SECOND;
}

void scan_table_add_pair(struct scan_table *t, struct word first, struct word second, uint64_t kinds)
{
	scan_table_add(t, second, SECOND);
	add_slot(t, &t->pairs, pair_id(hash_word(first), hash_word(second)), kinds);
	t->all |= kinds;
}

void scan_table_set(struct scan_table *t, uint64_t number, uint64_t mixed, uint64_t money)
{
	t->number = number;
	t->mixed = mixed;
	t->money = money;
	t->all |= number | mixed | money;
}
