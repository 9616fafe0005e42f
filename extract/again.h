/*
 * again.h - sentences that are printed over and over: page furniture, a stuck
 * feed, or a file that means no good. The first few are read like any other.
 *
 * It remembers what stood in one part of a report (part.h), so what it answers
 * depends on nothing but the text of that part.
 */
#ifndef TALLY_AGAIN_H
#define TALLY_AGAIN_H

#include "sentence.h"

#define AGAIN_SLOTS 1024

struct again {
	struct {
		const struct sentence *first;	/* that was printed so; NULL for none */
		uint32_t times;
	} slot[AGAIN_SLOTS];
};

/* Start over with another part. */
void again_clear(struct again *a);

/*
 * Take note of a sentence of that text. The first one like it, where it has been
 * printed so often before that reading it once more is of no use; else NULL.
 */
const struct sentence *again_note(struct again *a, const char *text, const struct sentence *s);

#endif
