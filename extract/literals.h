/*
 * literals.h - finds which of many words and word parts stand in a text, in
 * one pass over it (Aho and Corasick's machine), whatever their number.
 *
 * Literals are small letters; a blank before or behind them stands for "no
 * letter" there, be it a mark, a digit or the end. Without it a literal is found
 * inside words as well. The text may be in any case.
 */
#ifndef TALLY_LITERALS_H
#define TALLY_LITERALS_H

#include "store.h"

struct literals;

struct literals *literals_new(void);
void literals_free(struct literals *l);

/* The number of a literal, the same for the same literal: 0, 1, … in the order of first use. */
size_t literals_add(struct literals *l, const char *s);
size_t literals_count(const struct literals *l);

/* After the last was added, before the first search; read-only from then on. */
void literals_ready(struct literals *l);

/* Ready ones into a store, or new ones out of it. */
void literals_store(struct literals *l, struct store *st);

/*
 * Calls found(ctx, number) for what stands in the text, possibly more than once
 * for a literal. Cost: one step a byte.
 */
void literals_find(const struct literals *l, const char *s, size_t len,
		void (*found)(void *ctx, size_t literal), void *ctx);

#endif
