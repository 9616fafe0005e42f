/*
 * shadow.h - a sentence written again for matching.
 *
 * The shadow of a sentence is its text in lower case (function words, once
 * lexed, with a capital) with blanks, quotation marks and dashes made alike, in
 * which every phrase that has been recognised
 * stands as one class byte (class.h). It is folded in place, again and again:
 * first what counts nothing, then words, then phrases, until a sentence such as
 *
 *	Shelling killed three people and wounded 12, officials said.
 *
 * reads `ACTS VED Q and VED Q, WHO.` and short rules can read it.
 *
 * Invariants: a class byte always has an item and nothing else has one; items
 * are in the order they were made; every byte knows the report byte it came
 * from, so whatever a rule finds can be traced to the bytes of the report.
 */
#ifndef TALLY_SHADOW_H
#define TALLY_SHADOW_H

#include "claim.h"
#include "class.h"
#include "lexicon.h"
#include "text.h"

struct rule;

struct item {
	enum word_class cls;
	struct span span;		/* report bytes */
	const struct lex_entry *lex;	/* NULL for what rules and numbers made */
	const struct rule *rule;	/* the mask or phrase rule that made it, or NULL */
	struct figure figure;		/* NUM, MONEY, SHARE and the folded Q… */
	const char *unit;		/* Q…: "" where no noun is printed; MONEY: its currency */
	const char *noun;		/* SHARE: the unit of what it is a share of; "" elsewhere */
	const char *action;		/* QN: the act noun's own action; "" elsewhere */
	struct span unit_span;		/* Q…: the noun phrase, empty where elided */
	struct span name;		/* WHERE, WHO: the place or the speaker in it */
	struct span channel;		/* WHO: Telegram, state television; empty without */
	int total;			/* item of the "75" in "64 of 75", or -1 */
	const struct lex_entry *total_verb;	/* "of the 31 abducted women" */
	unsigned flags;			/* ITEM_* */
};

enum {
	ITEM_PLURAL = 1,	/* the noun is plural */
	ITEM_MORE = 2,		/* another, more, further, additional */
	ITEM_ALL = 4,		/* all 29, both */
	ITEM_DEFINITE = 8,	/* the three, those 14 */
	ITEM_OTHER_NOUN = 16,	/* the noun is in no dictionary */
};

#define COUNT_REACH 200	/* bytes of the report from the start of a number to the end of what it counts */
#define SHADOW_MAX 4096	/* bytes of a sentence that are looked at */

struct shadow {
	char *text;		/* len bytes and a NUL */
	size_t len;
	uint32_t start;		/* report byte of the sentence … */
	uint16_t *from, *to;	/* … and the bytes behind it that each byte stands for: [from, to); see shadow_at() */
	int32_t *item;		/* item of each class byte, -1 for text */
	struct item *items;
	size_t n_items, cap_items;
	size_t cap;
};

struct fold {
	uint32_t start, end;	/* bytes of the shadow */
	int item;		/* takes their place; -1 leaves them out */
};

/* The item that a byte stands for; NULL for text, and behind the end. */
static inline const struct item *shadow_item(const struct shadow *s, size_t at)
{
	return at < s->len && s->item[at] >= 0 ? &s->items[s->item[at]] : NULL;
}

/* The report byte at which what a byte stands for begins. */
static inline uint32_t shadow_at(const struct shadow *s, size_t i)
{
	return s->start + s->from[i];
}

/* The report byte behind it. */
static inline uint32_t shadow_to(const struct shadow *s, size_t i)
{
	return s->start + s->to[i];
}

void shadow_release(struct shadow *s);

/* A copy of s, no larger than needed, in the arena: not to be folded or released. */
struct shadow shadow_keep(const struct shadow *s, struct arena *a);

/* Start over with the bytes [sentence) of text, at most SHADOW_MAX of them. */
void shadow_set(struct shadow *s, const char *text, struct span sentence);

/* A new item; what the initialiser leaves out is empty. Its index. */
int shadow_add_item(struct shadow *s, struct item item);

/* Apply folds, sorted and apart from each other. */
void shadow_fold(struct shadow *s, const struct fold *folds, size_t n);

/* The report bytes that bytes [start, end) of the shadow stand for. */
struct span shadow_span(const struct shadow *s, size_t start, size_t end);

/* Write the shadow for a person: class bytes as [NAME:code]. */
void shadow_print(const struct shadow *s, struct buf *out);

#endif
