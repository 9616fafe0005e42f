/*
 * stage.h - the stages of extract.c, for extract/ alone. Each takes the
 * sentence as the one before left it.
 */
#ifndef TALLY_STAGE_H
#define TALLY_STAGE_H

#include "extract.h"

struct stage {
	struct knowledge *k;
	struct matcher *matcher;
	struct sieve *sieve;	/* knows what stands in the shadow at hand */
	struct arena *arena;	/* of the report */
	struct buf *trace;	/* NULL but for explain */
	const char *text;	/* of the report */
	struct shadow work;	/* the sentence being read */
	struct claim **claims;	/* memory for the claims of one sentence, … */
	size_t cap_claims;
	struct reject *rejects;	/* … and for the numbers turned away */
	size_t cap_rejects;
	struct sentence *before;	/* the sentence before in the paragraph, or NULL */
	struct sentence *above;		/* that one, or a paragraph of one sentence before; NULL for none */
	struct sentence *lead;		/* the line that opens the list this line is in, or NULL */
};

/*
 * read.c: fold a sentence; fold it and find its claims. With kinds, those of its
 * words that the gate let it through for, it may be left alone on the way, not
 * ready, where no claim can come of it; 0 reads it to the end.
 */
void make_ready(struct stage *st, struct sentence *s);
void read_sentence(struct stage *st, struct sentence *s, uint64_t kinds);

/* lex.c: words and numbers into class bytes. */
void lex_words(struct stage *st, struct sentence *s);

/* fold.c: apply the mask or phrase rules, in order. */
void fold_rules(struct stage *st, struct sentence *s, enum rule_kind kind);

/* find.c: claims of the folded sentence. */
void find_claims(struct stage *st, struct sentence *s);

/* The noun phrase in bytes [start, end) of the shadow: unit, own action, plural (fold.c). */
void read_noun(struct stage *st, struct sentence *s, struct span h, struct item *out);

#endif
