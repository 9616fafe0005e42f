/*
 * rule.h - rules as an analyst writes them, and as PCRE2 runs them.
 *
 * A rule file (rules/README says how it reads) holds macros and rules of five
 * kinds. mask and phrase rules fold text into class bytes, claim rules make a
 * claim of every counted phrase inside their group n, mark rules set fields of
 * claims, drop rules take claims away and say why.
 *
 * Patterns see the shadow: lower-case text, class bytes. An upper-case word in
 * a pattern is a class or a macro. Every rule carries sentences in which it
 * must (yes) and must not (no) apply.
 */
#ifndef TALLY_RULE_H
#define TALLY_RULE_H

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "shadow.h"
#include "store.h"

enum rule_kind { RULE_MASK, RULE_PHRASE, RULE_CLAIM, RULE_MARK, RULE_DROP };

/* The named groups a rule may have. */
enum rule_group {
	GROUP_N,	/* n: the counted phrases */
	GROUP_V,	/* v: the verb, state or act noun that says what happened */
	GROUP_P,	/* p: the phrase the others belong to */
	GROUP_H,	/* h: the noun of a phrase rule */
	GROUP_T,	/* t: the "75" in "64 of 75" */
	GROUP_S,	/* s: the speaker or the place inside */
	GROUP_C,	/* c: the channel */
	N_GROUPS
};

#define MAX_SAME_GROUP 24	/* places of one pattern that may name the same group */
#define MAX_LINES 64		/* match lines of a rule */

struct example {
	bool yes;
	const char *sentence, *expect;	/* expect: "4 person killed; 13 person injured", or "" */
	int line;
};

/*
 * One way to match, written on a line of its own; tried only where what it needs
 * (need.h) is there. Lines that read alike, of whatever rules, are one.
 */
struct match_line {
	const char *pattern;		/* macros expanded */
	size_t number;			/* among those of all rules that read differently */
	pcre2_code *code;		/* compiled when first needed, by any thread */
	pcre2_code *fast;		/* the same as machine code, when it is needed often */
	unsigned tried;			/* since … */
	uint64_t tried_since;		/* … this text of some matcher */
	uint64_t used;			/* the last text that it was tried on */
	uint16_t *group;	/* once it is compiled: the numbers of each rule_group, 0 behind them */
};

struct rule {
	enum rule_kind kind;
	const char *name, *why, *file;
	int line;
	struct match_line **lines;
	size_t n_lines, first_line;	/* where its lines start among those of all rules */
	enum word_class cls;		/* mask, phrase: what the match folds into */
	const char *action;		/* claim: "verb", "own", "parent" or an action */
	char role;			/* claim: the senses it takes: o object, p passive (else object), s subject */
	const char *only;		/* claim: categories and units allowed, "" for all */
	const char *which;		/* claim: codes of what stands in group s, "" for anything */
	const char *unit;		/* default unit of a bare number */
	const char *relation;
	const char *set;		/* "count_type=update status=feared" */
	const char *flags;		/* phrase: "more all definite" */
	double value;			/* phrase: figure of a phrase without a number */
	double below;			/* drop: only figures under this; 0 for all */
	bool has_value, also, vague;
	struct example *examples;
	size_t n_examples;
	size_t fired;			/* how often it matched, for rules list */
};

struct rules {
	struct arena arena;
	struct rule **rule;	/* in the order of the files: earlier wins */
	size_t n, cap, n_lines;
	struct match_line **pattern;	/* the lines that read differently */
	size_t n_patterns, cap_patterns;
	uint32_t *slots;		/* their numbers plus one, by hash: a power of two, 0 in a free one */
	size_t n_slots;
	struct macro *macros;
	size_t n_macros, cap_macros;
};

void rules_release(struct rules *r);

/* Loaded rules into a store, or those of one into rules that hold none. */
void rules_store(struct rules *r, struct store *st);

/* Add one file. False and "FILE:LINE: reason" in err if it is malformed. */
bool rules_load(struct rules *r, const char *file, const char *text, size_t len, struct buf *err);

/* Compile all, or say which line does not. */
bool rules_compile(struct rules *r, struct buf *err);

/*
 * What PCRE2 needs to run, and what the patterns last gave; one a thread. plain:
 * remember nothing, as a check of the memory.
 */
struct matcher;

struct matcher *matcher_new(const struct rules *rules, bool plain);
void matcher_free(struct matcher *m);

/* The next match is asked for in another text. */
void matcher_forget(struct matcher *m);

/*
 * The next match of the rule at or after byte from of the shadow: the first that
 * any of the lines in the set gives, and of those that start at one byte that of
 * the line written first. Fills
 * group[N_GROUPS] with bytes of the shadow (start == end == 0 where a group
 * took no part) and whole. A pattern that runs into PCRE2's limits counts as
 * no match and in matcher_errors(). What a line gave is not asked for again until
 * matcher_forget().
 */
bool rule_match(struct matcher *m, struct rule *rule, uint64_t lines, const struct shadow *s, size_t from,
		struct span *whole, struct span group[N_GROUPS]);

size_t matcher_errors(const struct matcher *m);

/* Whether the rule is for such a thing: "only" names categories or units. */
bool rule_is_for(const struct rule *rule, const char *category, const char *unit);

/*
 * "which" names units, and verbs by their first word: whether the part of it that starts at
 * byte *at, up to a "+", names this code; *at is then behind that part.
 */
bool rule_is_of(const struct rule *rule, size_t *at, const char *code);

const char *rule_kind_name(enum rule_kind kind);

/* The value of "key=" in the rule's set line; "" without it. */
const char *rule_set(const struct rule *rule, const char *key, size_t *len);

#endif
