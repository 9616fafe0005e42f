/*
 * kind.h - what a word of a report could come to mean, as far as the gate
 * (gate.h) cares: one bit for each answer.
 *
 * A word has all the kinds that any phrase of the dictionaries gives it, so a
 * kind that a sentence lacks is one that no rule can find in it.
 *
 * A noun counts only within COUNT_REACH bytes behind the start of its number:
 * fold.c keeps to that, so that the order of words tells as much.
 */
#ifndef TALLY_KIND_H
#define TALLY_KIND_H

#include "lexicon.h"
#include "scan.h"
#include "sieve.h"
#include "unit.h"

#define N_CATEGORIES 6		/* people, munitions, equipment, infrastructure, events, money */

#define KIND_BIT(n) ((uint64_t)1 << (n))
#define KIND_VERB(c) KIND_BIT(c)	/* a verb, state or act noun with a sense for category c */
#define KIND_NOUN(c) KIND_BIT(6 + (c))	/* a noun of category c */
#define KIND_ACT KIND_BIT(12)		/* "deaths" */
#define KIND_STATE KIND_BIT(13)		/* "missing"; has verb bits too */
#define KIND_OTHER_VERB KIND_BIT(14)	/* a verb that says nothing of what is counted */
#define KIND_BARE KIND_BIT(21)		/* a verb that is about people where nothing is named: "killed 12" */
#define KIND_NUMBER KIND_BIT(16)	/* also "neither" */
#define KIND_ARTICLE KIND_BIT(22)	/* counts one where an act noun follows; under some verbs also other nouns */
#define KIND_BARE_NUMBER KIND_BIT(23)	/* of a sentence: a number with no unknown noun behind it */
#define KIND_SELF KIND_BIT(62)		/* counts by itself: "neither" */
#define KIND_MARK KIND_BIT(15)		/* "no", "another": as good as a number where a noun follows */
#define KIND_MONEY KIND_BIT(17)		/* a currency; of a sentence: beside a number */
#define KIND_CUE KIND_BIT(18)
#define KIND_TOPIC KIND_BIT(19)		/* says that the text is about war, disaster or crime */
#define KIND_TOLL KIND_BIT(20)		/* "death toll" */

/* Of a sentence, not of a word: a number, or an article, with a noun of category c behind it; see kinds_join() */
#define KIND_COUNTED(c) KIND_BIT(24 + (c))
#define KIND_ONE(c) KIND_BIT(30 + (c))

#define KIND_LIGHT(c) KIND_BIT(36 + (c))	/* a verb that counts c without a number: "a soldier was killed" */
#define KIND_OWN(n) KIND_BIT(42 + (n))		/* the n-th thing that a rule asks for by name, see gate.c */

#define KIND_HOME KIND_BIT(61)		/* a name, adjective or national of a country may start with it */

#define MAX_OWN 19
#define KIND_VERBS (KIND_NOUN(0) - 1)
#define KIND_NOUNS (KIND_ACT - KIND_NOUN(0))
#define KIND_ANY_VERB (KIND_VERBS | KIND_OTHER_VERB)

/*
 * Kinds of a sentence, gathered from those of its words in their order. Start
 * with zeros.
 */
struct kinds {
	uint64_t all;
	size_t number, article, mark;	/* up to which byte a noun belongs to the last of each; 0 for none yet */
	size_t paid, worth;	/* up to which word a currency belongs to the last number, a number to the last currency */
};

void kinds_join(struct kinds *k, const struct hit *word);

/* -1 where there is no such category. */
int category_number(const char *name);
const char *category_name(int c);

/* The kinds that a dictionary entry gives the words of its phrases. */
uint64_t kinds_of_entry(const struct lex_entry *e, const struct units *units);

/* The kinds of words that a class is made of, alone or folded; 0 for one that may stand in any sentence. */
uint64_t kinds_of_class(enum word_class cls);

/* Classes of counted phrases, which only phrase rules make. */
bool is_folded_class(enum word_class cls);

/* The kinds that a clause of classes alone can be met by; 0 where anything may meet it. */
uint64_t kinds_of_clause(const struct need_clause *c);

#endif
