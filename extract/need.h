/*
 * need.h - what a sentence must hold before a pattern can match it.
 *
 * Read off the pattern itself: a pattern that reads "(?:bounty|reward)s? MONEY"
 * needs the byte MONEY and one of two literals. Only what every match must hold
 * is kept, so a sentence without it can be passed over without a change of
 * result; a part that cannot be judged (a wide class, an option, a look the
 * other way) asks for nothing.
 *
 * Needs are a conjunction of clauses; a clause holds where any of its atoms is
 * in the sentence. An atom is a byte (a class byte, a digit, a rare mark) or a
 * literal: small letters that stand side by side. A blank before or behind them
 * stands for "no letter": " kill" opens a word or follows a digit, " km " is all
 * of one. Without blanks there are three letters at least.
 *
 * A pattern is parts one behind the other, and so is what meets their clauses.
 */
#ifndef TALLY_NEED_H
#define TALLY_NEED_H

#include "text.h"

#define NEED_LITERAL 3		/* letters of the shortest literal that may stand inside a word */
#define NEED_CLAUSES 6		/* kept of a pattern, the rarest first */

/* Where what meets a clause stands, beside what meets the others. */
enum need_place {
	NEED_IN_PART,	/* behind that of the parts before its own, before that of the parts behind */
	NEED_BEHIND,	/* behind that of the parts before */
	NEED_ANYWHERE,
};

struct need_clause {
	uint64_t bytes[4];	/* bit b: the byte b */
	const char **literal;	/* n of them, in the arena */
	size_t n;
	bool words;		/* each literal is a word without digits in every match */
	bool any;		/* holds everywhere: a class too wide to judge */
	double weight;		/* guess of the share of sentences in which it holds */
	unsigned part;		/* the part of the pattern that it is of, counted from its start */
	enum need_place place;
};

struct needs {
	struct need_clause *clause;
	size_t n;
};

/* The needs of a pattern of rule.h, macros expanded; all in the arena. */
struct needs needs_of_pattern(struct arena *a, const char *pattern);

#endif
