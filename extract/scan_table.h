/*
 * scan_table.h - for scan.c and scan_table.c alone: the table of scan.h, and how a word
 * is looked up in it.
 *
 * A word is the hash of its first eight bytes and its length: two that only differ
 * behind those are one, and what is taken for a word of the table may be none. Of the
 * hash a slot keeps half, and for the kinds one number: few sets of kinds occur, and a
 * table that is small stays near the processor. A set
 * bit of the bitmap says that a word may be in the table, a clear one that it is not.
 */
#ifndef TALLY_SCAN_TABLE_H
#define TALLY_SCAN_TABLE_H

#include "scan.h"

#include <string.h>

#define BITMAP_BITS 17
#define BITMAP_WORDS ((size_t)(1 << BITMAP_BITS) / 64)
#define SECOND ((uint64_t)1 << 63)	/* kind of a word that ends a pair */

struct slot {
	uint32_t id;	/* bits of hash_of() a word, of pair_id() of two */
	uint32_t set;	/* its kinds, in sets; 0: free */
};

/* Open addressing, a power of two. */
struct slots {
	struct slot *slot;
	size_t n, cap;
};

struct scan_table {
	uint64_t *bitmap;
	struct slots words, pairs;
	uint64_t *sets;		/* of kinds; the first is empty */
	size_t n_sets, cap_sets;
	uint64_t number, mixed, money, all;
	bool stored;	/* its arrays lie in a store */
};

/* The first eight bytes as a number, ASCII capitals and small letters alike; zeros behind a shorter word. */
static inline uint64_t key_of(uint64_t eight, size_t len)
{
	uint64_t mask = len >= 8 ? ~(uint64_t)0 : ((uint64_t)1 << 8 * len) - 1;

	return (eight | 0x2020202020202020ULL) & mask;
}

static inline uint64_t hash_of(uint64_t key, size_t len)
{
	return (key + len) * 0x9E3779B97F4A7C15ULL;
}

static inline uint64_t load_eight(const char *s, size_t left)
{
	uint64_t v = 0;

	memcpy(&v, s, left < 8 ? left : 8);
	return v;
}

/* The bits of a hash that a slot keeps, from where its place in the table is taken too. */
static inline uint32_t slot_id(uint64_t hash)
{
	return (uint32_t)(hash >> 20);
}

static inline struct slot *find_slot(const struct slots *t, uint32_t id)
{
	size_t mask = t->cap - 1;

	for (size_t i = id & mask;; i = (i + 1) & mask)
		if (!t->slot[i].set || t->slot[i].id == id)
			return &t->slot[i];
}

static inline uint64_t kinds_in(const struct scan_table *t, const struct slots *s, uint64_t hash)
{
	return t->sets[find_slot(s, slot_id(hash))->set];
}

static inline uint64_t pair_id(uint64_t first, uint64_t second)
{
	return hash_of((first ^ (second << 1 | second >> 63)) | 1, 0);
}

#endif
