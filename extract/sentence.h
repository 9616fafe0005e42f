/*
 * sentence.h - where sentences and paragraphs of a report begin and end.
 */
#ifndef TALLY_SENTENCE_H
#define TALLY_SENTENCE_H

#include "shadow.h"

struct reject {
	struct span span;	/* the number, in report bytes */
	const char *reason;
};

struct sentence {
	struct span span;	/* report bytes, blanks at both ends left out */
	size_t paragraph;	/* 0, 1, …: lines that stand apart */
	bool line_start;	/* first of its line */
	bool is_piece;		/* of one that has no end for thousands of bytes */
	bool is_ready;		/* the shadow is folded; before, it and what hangs on it are empty */
	uint64_t kinds;		/* of its words; see gate.h */
	uint32_t hits[2];	/* its words among those found in the report: from, and behind */
	struct shadow shadow;	/* as folded to the end */
	uint64_t classes[4];	/* which class bytes stand in it; see sentence_has() */
	struct claim **claims;	/* in text order */
	size_t n_claims, cap_claims;	/* cap: while they are being found */
	struct reject *rejects;
	size_t n_rejects, cap_rejects;
};

static inline bool sentence_has(const struct sentence *s, enum word_class c)
{
	return s->classes[(unsigned char)c >> 6] >> (c & 63) & 1;
}

/*
 * The next sentence at or after *pos of text (len bytes): sets span, paragraph
 * (counted on from its old value) and line_start, moves *pos behind it. False
 * at the end.
 */
bool sentence_next(const char *text, size_t len, size_t *pos, struct sentence *s);

#endif
