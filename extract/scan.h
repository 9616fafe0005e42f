/*
 * scan.h - which kinds of words stand where in a text, before anything else is
 * known of it.
 *
 * A scan_table holds words, each with a set of kinds (bits that the owner of
 * the table gives a meaning). scan_text() goes once over a text and reports each
 * word that is, or cannot be told from, a word of the table. It never misses
 * one; it may report a few that only look alike. Case does not count; signs of
 * Unicode are read as in a shadow (shadow.h).
 *
 * A word is a run of letters and digits; what holds a hyphen is two. Kinds are
 * of the lower 63 bits.
 */
#ifndef TALLY_SCAN_H
#define TALLY_SCAN_H

#include "store.h"

struct scan_table;

struct scan_table *scan_table_new(void);
void scan_table_free(struct scan_table *t);

struct word {
	const char *s;	/* lower case */
	size_t len;	/* bytes */
};

/* A word's kinds are added to those it has. */
void scan_table_add(struct scan_table *t, struct word w, uint64_t kinds);

/* Kinds of a word that count only right behind another. */
void scan_table_add_pair(struct scan_table *t, struct word first, struct word second, uint64_t kinds);

/* Kinds of every word that starts with a digit, of one that holds a digit behind a letter, and of money signs. */
void scan_table_set(struct scan_table *t, uint64_t number, uint64_t mixed, uint64_t money);

/* Into a store, or a new one out of it. */
void scan_table_store(struct scan_table *t, struct store *st);

struct hit {
	uint32_t at;	/* byte of the word's start */
	uint32_t nth;	/* which word of the text it is; of a money sign, that behind it */
	uint64_t kinds;
};

struct hits {
	struct hit *hit;	/* in the order of the text */
	size_t n, cap;
};

/* Replaces hits. plain: byte by byte, as a check of the fast way. */
void scan_text(const struct scan_table *t, const char *text, size_t len, bool plain, struct hits *hits);

#endif
