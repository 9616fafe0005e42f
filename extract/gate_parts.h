/*
 * gate_parts.h - for the files of the gate alone: what it is made of.
 */
#ifndef TALLY_GATE_PARTS_H
#define TALLY_GATE_PARTS_H

#include "gate.h"

/* Any kind of each set that is not 0: verb, noun, word, number, and those of the line's own needs. */
#define N_ANY (4 + NEED_CLAUSES)

struct want {
	uint64_t any[N_ANY];
};

/*
 * What one line wants, by category. People may go without a noun ("moved 12"),
 * under some verbs with one that nobody knows ("killed 12 woodcutters") and, in
 * the plural, without a number; things and people may be counted by an
 * article; an act noun may be enough. Only those that may hold count.
 */
enum { WANT_BARE = N_CATEGORIES, WANT_UNKNOWN, WANT_PLURAL, WANT_ACT, WANT_ONE, N_WANTS = WANT_ONE + N_CATEGORIES };

#define GATE_SPELLED (1 << 17)
#define MAX_UNITS 128
#define UNIT_KINDS (MAX_OWN / 2)	/* kinds for units, the others are for words of lines */

struct wants {
	struct want of[N_WANTS];
	bool may[N_WANTS];
};

/*
 * Wants as the gate asks them: the sets of one behind the other, the rarest kinds
 * first, a 0 behind each want.
 */
struct want_list {
	uint64_t *set;
	size_t n, cap;
};

/* "42,000 displaced households": a claim rule of action "done" finds only what a phrase with a verb has counted. */
enum { DEED_NONE, DEED_TOLD, DEED_WANTED };

struct gate {
	struct scan_table *words;
	struct want_list wants;	/* of all match lines: what those of a line have in common, then what is left of each … */
	uint32_t *wants_of;	/* … and where those of each start; one more for the end */
	struct want_list least;	/* of all lines but those that say more than another */
	struct { unsigned char byte; uint64_t of; } seen[N_CLASSES];	/* classes of the words; of ~0: in any sentence */
	size_t n_seen, n;
	struct lex_entry last;	/* while it is made: what was added, and its kinds */
	uint64_t last_kinds;
	uint64_t national_kinds;	/* while it is made: what nationals count as, see below */
	const struct rule *every;	/* counts in a way that no word tells: let all through */
	char *unit[MAX_UNITS];	/* while it is made: units that rules name, … */
	size_t unit_kind[MAX_UNITS];	/* … and which own kind their nouns have: those of one rule share it */
	size_t n_units;
	uint64_t *spelled;	/* bits by hash: words that some pattern spells out */
	uint64_t *own;		/* while it is made, of each line: the kind of its words, 0 for none */
	unsigned char *deed;	/* of each line: DEED_… */
	const struct rules *rules;
	const struct units *units;	/* while it is made */
	const struct lexicon *lexicon;
	bool stored;		/* its arrays lie in a store */
};

/*
 * Whole words that each match of a line holds one of get these kinds; false where
 * its pattern does not say so.
 */
bool add_words(struct gate *g, const struct sieve_plan *plan, size_t line, uint64_t kinds);

/* A claim rule that does not hang on another row. */
bool finds_by_itself(const struct rule *r);

/*
 * gate_want.c: a kind for the words of lines of claim rules. There are more lines
 * than kinds, so those whose words are about as rare share one: rare words let a
 * sentence through for their own sake, not for common ones of another line.
 */
void set_own_kinds(struct gate *g, const struct sieve_plan *plan);

/* gate_want.c: what the lines of all claim rules want. After set_own_kinds(). */
void add_wants(struct gate *g, const struct sieve_plan *plan);

/* gate_word.c: the kinds of nouns that phrases count nationals as ("a Palestinian"). */
uint64_t national_kinds(const struct gate *g, const struct sieve_plan *plan);

/* gate_word.c: the words of the dictionaries and those by which phrases count. */
void add_lexicon(struct gate *g);
void add_phrases(struct gate *g, const struct sieve_plan *plan);

#endif
