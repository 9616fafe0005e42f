/*
 * store.h - arrays in one block of bytes, used as they lie there.
 *
 * What is worked out of the rules and dictionaries is the same in every run, so
 * it is written to a store when the program is built and read from it ever after.
 * One function of a module names its arrays for both ways; they cannot fall out
 * of step. A store fits the build that wrote it, and no other.
 *
 * Elements must hold numbers alone, with no room between them. What is read
 * belongs to the store: it is neither freed nor changed.
 */
#ifndef TALLY_STORE_H
#define TALLY_STORE_H

#include "text.h"

struct store {
	struct buf *out;	/* is written to; NULL for one that is read */
	const char *in;		/* the bytes that are left to read, aligned to STORE_ALIGN */
	size_t left;
	bool failed;		/* it ended too early */
};

#define STORE_ALIGN 16

/* The array of n elements goes in and stays as it is; or: what was written, its number in *n. */
void *store_bytes(struct store *st, const void *array, size_t *n, size_t size);

#define store_array(st, array, n) ((array) = store_bytes(st, array, n, sizeof(*(array))))

/* A text goes into a pool, to be stored as an array: where it starts there. One that was the last is not put twice. */
uint32_t store_text(struct buf *pool, const char *s);

uint64_t store_value(struct store *st, uint64_t value);

#define store_number(st, number) ((number) = store_value(st, number))

#endif
