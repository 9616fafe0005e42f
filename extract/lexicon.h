/*
 * lexicon.h - dictionary phrases and what they stand for.
 *
 * The dictionaries are plain files (lexicon/README says how they read). They
 * are loaded once, in order; after that the lexicon is read-only. A phrase in
 * several dictionaries keeps all its entries, the first loaded first.
 */
#ifndef TALLY_LEXICON_H
#define TALLY_LEXICON_H

#include "class.h"
#include "store.h"

struct lex_entry {
	enum word_class cls;
	const char *code;		/* first column: "person.soldier", "at_least", "24" */
	const char *attr;		/* the column marked "=", "" without one */
	const char *file;		/* where it stands, for messages and explain */
	int line;
	const struct lex_entry *next;	/* the same phrase in another class, or NULL */
};

struct lexicon;

struct lexicon *lexicon_new(void);
void lexicon_free(struct lexicon *lx);

/* Add one dictionary. False and a message "FILE:LINE: reason" in err if it is malformed. */
bool lexicon_load(struct lexicon *lx, const char *file, const char *text, size_t len, struct buf *err);

/*
 * The longest phrase of class cls (any, for CLASS_NONE) that starts at token
 * start of the lower-case text s: its entry, with *end set behind it; NULL
 * where none starts.
 */
const struct lex_entry *lexicon_match(const struct lexicon *lx, enum word_class cls,
		const char *s, size_t len, size_t start, size_t *end);

/*
 * Which classes the phrases have that start with this very token: a set of
 * class_bit(); 0 for a word that starts none. One probe, so that most words of a
 * text cost no more.
 */
uint64_t lexicon_starts(const struct lexicon *lx, const char *word, size_t len);

/* The entry among e and those behind it that has this class, or NULL. */
const struct lex_entry *lex_of_class(const struct lex_entry *e, enum word_class cls);

/* A code of ISO 3166-1, "UA"; in codes of the dictionaries only countries have two capitals. */
bool is_country_code(const char *code);

/* Look for "key=value" among the blank-separated words of attr; "" without it. Borrowed, len bytes. */
const char *lex_attr(const struct lex_entry *e, const char *key, size_t *len);

/*
 * Call fn once for each entry of each phrase; words: the phrase cut into its
 * tokens, n of them. They and the entry are valid during the call, its texts longer.
 */
typedef void lexicon_fn(void *ctx, const char *const *words, size_t n, const struct lex_entry *e);
void lexicon_each(const struct lexicon *lx, lexicon_fn *fn, void *ctx);

size_t lexicon_size(const struct lexicon *lx);

/* Into a store, or a new one out of it. */
void lexicon_store(struct lexicon *lx, struct store *st);

#endif
