/*
 * sieve_parts.h - for the files of the sieve alone: its plan.
 *
 * Atoms are numbered: 0 to 255 the bytes, then any digit at all, behind it the
 * literals.
 */
#ifndef TALLY_SIEVE_PARTS_H
#define TALLY_SIEVE_PARTS_H

#include "literals.h"
#include "sieve.h"

#define N_KINDS 5
#define ANY_DIGIT 256
#define FIRST_LITERAL 257

/* Some atoms of a clause, as a piece of the bitset. The pieces of all lines lie side by side. */
struct piece {
	uint64_t bits;
	uint32_t index;
	uint32_t last;	/* of its clause */
};

/* A clause that stands behind those of the parts before. */
struct step {
	uint32_t piece;		/* its first */
	uint16_t part;
	uint16_t may_overlap;	/* with what stands behind it */
};

struct sieve_plan {
	struct arena arena;
	struct literals *literals;
	struct needs *needs;		/* of each pattern; NULL in one that was stored */
	uint32_t *pattern;		/* of each line: its number among those that read differently */
	struct piece *piece;
	size_t n_pieces, cap_pieces;
	uint32_t *pieces_of;		/* of each pattern: where its pieces start, the clause it hangs on first; one more */
	struct step *step;		/* clauses in the order of the patterns' parts */
	size_t n_steps, cap_steps;
	uint32_t *steps_of;		/* of each pattern: where its steps start; one more */
	uint32_t *hung;			/* lines that hang on atoms, one atom's behind the other's */
	uint32_t *hung_on;		/* of each atom: where its lines start; one more for the end */
	uint64_t *always;		/* lines that need nothing */
	uint64_t *kind[N_KINDS];
	uint32_t *rule;			/* of each line */
	uint32_t *first;		/* of each rule: its first line, and behind the last */
	unsigned char *byte;		/* of each rule: what it folds to */
	size_t n_rules, n_lines, n_patterns, line_words, n_atoms, atom_words;
	unsigned char *asked;		/* of each byte: whether some clause holds it */
	bool stored;			/* its arrays lie in a store */
};

static inline void set_bit(uint64_t *bits, size_t i)
{
	bits[i >> 6] |= (uint64_t)1 << (i & 63);
}

static inline bool has_bit(const uint64_t *bits, size_t i)
{
	return bits[i >> 6] >> (i & 63) & 1;
}

#endif
