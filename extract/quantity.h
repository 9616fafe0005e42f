/*
 * quantity.h - for number.c: one printed quantity at a place of the shadow.
 */
#ifndef TALLY_QUANTITY_H
#define TALLY_QUANTITY_H

#include "lexicon.h"

/* A place in the shadow that moves on as parts are recognised. */
struct cursor {
	const struct lexicon *lx;
	const char *s;
	size_t len, pos;
	size_t known;		/* 1 + where the token starts of which … */
	uint64_t starts;	/* … this is what phrases may start with it, as lexicon_starts() says */
};

/* One printed quantity; scale is what the last scale word multiplied by. */
struct quantity {
	double value, scale;
	bool about, least, words;	/* "60-odd"; "60-plus"; told in words */
};

/* The next token without moving: false at the end. */
bool peek(const struct cursor *c, size_t *start, size_t *end);

/* Move over the longest phrase of this class; NULL, and no move, where none starts here. */
const struct lex_entry *take(struct cursor *c, enum word_class cls);

/* Move over this very word. */
bool take_word(struct cursor *c, const char *word);

/* Read "1,400", "3.5k" and the scale words behind. False leaves the cursor anywhere. */
bool read_digit_token(struct cursor *c, struct quantity *q, bool money);

/* Read digits or words: "1.2 million", "two dozen", "thirty (30)". False does not move. */
bool read_quantity(struct cursor *c, struct quantity *q, bool money);

/* Read "15-20", one token. False does not move. */
bool read_dash_range(struct cursor *c, struct quantity *a, struct quantity *b);

#endif
