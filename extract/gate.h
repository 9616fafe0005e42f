/*
 * gate.h - whether a sentence can hold a claim, told from its words alone.
 *
 * A claim needs something that counts and something that says what happened.
 * The gate knows for each word of the dictionaries what it could be (kinds), and
 * lets a sentence through where the kinds of its words and the needs of some
 * claim rule agree. It may let a sentence through in which no rule matches; it
 * never keeps one back in which one does. What passes is read in full.
 *
 * A claim that hangs on the sentence or line before is the caller's to see to.
 */
#ifndef TALLY_GATE_H
#define TALLY_GATE_H

#include "lexicon.h"
#include "scan.h"
#include "sieve.h"
#include "unit.h"

enum {
	/* what a verb, state or act noun can say something of, by category; then nouns, by category */
	KIND_VERB = 1,			/* people; munitions 2, equipment 4, … */
	KIND_NOUN = 1 << 6,		/* people; munitions 1 << 7, … */
	KIND_VERBS = 0x3F, KIND_NOUNS = 0x3F << 6,
	KIND_ACT = 1 << 12,		/* "deaths", "death toll" */
	KIND_STATE = 1 << 13,		/* "missing"; has verb bits too */
	KIND_OTHER_VERB = 1 << 14,	/* a verb that says nothing of what is counted */
	KIND_NUMBER = 1 << 15,
	KIND_MONEY = 1 << 16,		/* a currency */
	KIND_WORD = 1 << 17,		/* a word that a rule without a verb or noun hangs on */
	KIND_LIGHT = 1 << 18,		/* a verb under which people count without a number: "a soldier was killed" */
	KIND_SOLDIER = 1 << 19,		/* a noun for those in arms; has the bit of people too */
	KIND_TOPIC = 1 << 20,		/* says that the text is about war, disaster or crime */
};

struct gate;

struct gate *gate_new(const struct lexicon *lx, const struct units *units, const struct rules *rules,
		const struct sieve_plan *plan);
void gate_free(struct gate *g);

/* The words it looks for, for scan_text(). */
const struct scan_table *gate_words(const struct gate *g);

/* A claim rule that hangs on no word that the gate knows makes every sentence with a number worth reading. */
bool gate_is_blind(const struct gate *g, size_t rule);

/* kinds: those of all words of the text. sv is used up. */
bool gate_lets_through(const struct gate *g, struct sieve *sv, uint32_t kinds, const char *text, size_t len);

/* Whether anything in it could be counted. */
static inline bool gate_counts(uint32_t kinds)
{
	return kinds & (KIND_NUMBER | KIND_NOUNS);
}

#endif
