/*
 * finder.h - for find.c, meaning.c and their parts alone: one rule at work on one sentence.
 */
#ifndef TALLY_FINDER_H
#define TALLY_FINDER_H

#include "stage.h"

struct finder {
	struct stage *st;
	struct sentence *s;
	struct rule *rule;
	struct span g[N_GROUPS];
	bool changed;
};

struct meaning {
	const char *action, *unit;
	const char *noun;	/* unit of what is counted; of a share, of what it is a share of */
	const char *type;	/* count type that the word itself implies, or NULL */
	const char *status;	/* the same of the status */
	unsigned inherited;
	const char *reason;	/* why there is none, when action is "" */
};

/* The item of byte at of the sentence's shadow, or NULL. */
struct item *item_at(const struct sentence *s, size_t at);

/* The claim that counts this item, the last made; NULL where none does. */
struct claim *claim_of(const struct sentence *s, int item);

/* Where in the shadow an item stands; its length for one that was folded away. */
size_t position(const struct sentence *s, int item);

/* Classes of phrases that count something. */
bool countable(enum word_class c);

/* The claim of what group p counts, or NULL. */
struct claim *parent_of_match(const struct finder *f);

/*
 * "About 90 of them were decoys": what a figure of a rule without a group p belongs
 * to, the last that the sentence before counts. "Those included nine cruise missiles"
 * goes by what is counted. NULL for none.
 */
struct claim *last_claim_before(const struct finder *f, const struct item *it);

/* Relate a claim to what group p counts; a claim that has a relation keeps it. */
void relate_to_match(const struct finder *f, struct claim *c);

/* "14 dead, nine of them in Arno and five in Lys": the five are what the nine are. */
void join_sibling(struct claim *c, const struct claim *old);

/* Category of a unit; "" where the table has none. */
const char *category(const struct finder *f, const char *unit);

/* The contract: what counts "a" and "an" as one, and what counts a bare plural of people. */
bool article_counts(const char *action);
bool bare_plural_counts(const char *action);

/* The action verb v names for things of this unit in a role (o, p, s); "" where it says nothing of them. */
const char *verb_sense(const struct finder *f, const struct lex_entry *v, char role, const char *unit);

/* The action of verb v for things of this unit, in the role of the rule; "" where it says nothing of them. */
const char *verb_action(const struct finder *f, const struct lex_entry *v, const char *unit);

/* The unit of the nearest counted phrase before byte at that the verb can be about; "" for none. */
const char *unit_before(const struct finder *f, size_t at, const struct lex_entry *v);

/* "six casualties among the rebels": whose they are, by the count at byte at; "" where that is not said. */
const char *unit_among(const struct finder *f, size_t at);

/*
 * What the phrase at byte at, item it, would mean under the rule of f: its
 * action and unit, or an empty action and the reason why there is none.
 */
struct meaning find_meaning(struct finder *f, size_t at, const struct item *it, const struct claim *parent);

/* False, with the reason in m, where the contract lets such a phrase not count. */
bool may_count(struct finder *f, const struct item *it, struct meaning *m);

/* agree.c: whether a figure before its verb can be its subject: not several of "was". */
bool agrees(const struct finder *f, size_t at, const struct item *it);

#endif
