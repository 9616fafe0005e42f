/*
 * extract.h - from the bytes of a report to candidate claims.
 *
 * A knowledge holds what was loaded from the data files; it is shared and
 * read-only once made. An extractor is the working state of one thread. It
 * makes a document of each report, or of each part of a long one (part.h):
 * sentences in order, each with its final shadow and its claims. Context does
 * not reach over a part's edge. normalize/ goes on from there.
 *
 * Ownership: a document and all in it belong to the extractor and are valid
 * until the next extract_report() or extractor_free().
 */
#ifndef TALLY_EXTRACT_H
#define TALLY_EXTRACT_H

#include "gate.h"
#include "report.h"
#include "rule.h"
#include "sentence.h"
#include "sieve.h"
#include "unit.h"
#include "words.h"

struct knowledge {
	struct lexicon *lexicon;
	struct rules rules;
	struct units units;
	struct sieve_plan *sieve;	/* of the rules */
	struct gate *gate;	/* of rules and dictionaries */
	struct words plain;	/* words that are no names */
	struct buf plain_text;	/* where they lie, if they are not built in */
};

struct document {
	const struct report *report;
	struct sentence *sentences;
	size_t n;
	struct hits hits;	/* words of any kind (kind.h), by their byte in the report */
	struct arena *arena;	/* for what later stages add */
	struct extractor *extractor;
};

/*
 * How much is read. What all sentences would give, the ones that the gate lets
 * through give too; only the time differs (but for EXTRACT_EXAMPLE).
 */
enum extract_mode {
	EXTRACT_QUICK,	/* sentences that may hold a claim, and others when they are looked at */
	EXTRACT_ALL,	/* every sentence, for those who want to know what gave no claim */
	EXTRACT_EXAMPLE,	/* every sentence, be it about our matter or not: a text of one sentence cannot show it */
	EXTRACT_PLAIN,	/* every sentence, every rule, byte by byte: what the quick way is checked against */
};

struct extractor;

/* trace: where explain writes what each stage saw; NULL for none. */
struct extractor *extractor_new(struct knowledge *k, struct buf *trace);
void extractor_free(struct extractor *x);

void extractor_set_mode(struct extractor *x, enum extract_mode mode);

/*
 * The document of a report or part, which is borrowed as long; NULL where it
 * holds no sentence.
 */
const struct document *extract_report(struct extractor *x, const struct report *r);

/*
 * Make a sentence ready to be looked at: its shadow, items and classes. Only
 * those that may hold a claim are ready from the start.
 */
void extract_look(const struct document *doc, const struct sentence *s);

/* Patterns that ran into PCRE2's limits so far. */
size_t extractor_errors(const struct extractor *x);

/*
 * Figures passed over so far since their text is printed over and over (again.h),
 * or since more of them stand side by side than any sentence could hold.
 */
size_t extractor_passed_over(const struct extractor *x);

#endif
