/*
 * side.h - for side.c, actor.c and voice.c: on whose side somebody stands. A side is
 * a country by its ISO code ("UA") or an armed group by its name ("Hezbollah"), ""
 * where no word tells; a string of a dictionary or of the report's arena.
 */
#ifndef TALLY_SIDE_H
#define TALLY_SIDE_H

#include "context.h"

/* A claim whose source is known and, once it is asked for, the side of who tells it. */
struct told_by {
	const struct context *x;
	const struct claim *c;
	const char *voice;	/* NULL: not asked for yet */
};

/*
 * The side of who tells the claim, of an office or a group alone, as others speak of
 * both sides; and whom that side calls the enemy, "" where it may be one of several or
 * is not named near the claim.
 */
const char *ours(struct told_by *t);
const char *theirs(struct told_by *t);

/* Theirs or ours, where the words of a span say so: "88 enemy UAVs", "118 occupiers", "our positions". */
const char *relative_side(struct told_by *t, struct span s);

/* The side that an item names, or what stands at byte at of a shadow: an item, or a word that ends there. */
const char *side_of(struct told_by *t, const struct item *it);
const char *side_at(struct told_by *t, const struct shadow *sh, size_t at);

/* The people in a counted phrase, whose word was folded away: "104 Russian drones", "12 Palestinians". */
const char *people_of(struct told_by *t, const struct item *it);

/* actor.c: who did what the claim tells, whose item stands at byte at of the shadow. */
const char *actor_of(struct told_by *t, const struct shadow *sh, size_t at);

/* Whether a clause ends at byte at. Before a verb, "strike" and "attacks" are nouns. */
bool is_clause_end(const struct shadow *sh, size_t at);

/* True when the word that ends before byte end is word, in any case. */
bool word_ends(const struct shadow *sh, size_t end, const char *word);

#endif
