/*
 * gate.h - whether a sentence can hold a claim, told from its words alone.
 *
 * A claim needs something that counts and something that says what happened.
 * The gate knows for each word of the dictionaries what it could be (kind.h), and
 * lets a sentence through where the kinds of its words and the needs of some
 * claim rule agree. It may let a sentence through in which no rule matches; it
 * never keeps one back in which one does. What passes is read in full.
 *
 * A claim that hangs on the sentence or line before is the caller's to see to.
 */
#ifndef TALLY_GATE_H
#define TALLY_GATE_H

#include "kind.h"

struct gate;

struct gate *gate_new(const struct lexicon *lx, const struct units *units, const struct rules *rules,
		const struct sieve_plan *plan);
void gate_free(struct gate *g);

/* A gate into a store, and one out of it for the lexicon and rules that it was made of. */
void gate_store(struct gate *g, struct store *st);
struct gate *gate_stored(struct store *st, const struct lexicon *lx, const struct rules *rules);

/* The words it looks for, for scan_text(). */
const struct scan_table *gate_words(const struct gate *g);

/* A phrase rule that counts in a way that no whole word tells, so that all is let through; NULL where none does. */
const struct rule *gate_held_open(const struct gate *g);

#define GATE_MEMO_BITS 12

enum gate_verdict {
	GATE_SHUT,
	GATE_ASK,	/* it depends on the letters, and on what stands where */
};

/* Answers by kinds, of which a text has few: what one thread remembers. Starts as zeros. */
struct gate_memo {
	uint64_t kinds[1 << GATE_MEMO_BITS];
	enum gate_verdict verdict[1 << GATE_MEMO_BITS];
};

/* kinds: those of all words of the text, hits: the words, n of them. sv is used up, what is in scratch is lost. */
bool gate_lets_through(const struct gate *g, struct gate_memo *memo, struct sieve *sv, uint64_t kinds,
		const char *text, struct span sentence, const struct hit *hits, size_t n, struct shadow *scratch);

/*
 * The same once more, when its words are folded: sv has seen the shadow, and
 * gets it back as it was. Numbers that are dates or measures are gone now.
 */
bool gate_stays_open(const struct gate *g, struct sieve *sv, uint64_t kinds);

/* Whether anything in it could be counted. */
static inline bool gate_counts(uint64_t kinds)
{
	return kinds & (KIND_NUMBER | KIND_NOUNS | KIND_ACT);
}

#endif
