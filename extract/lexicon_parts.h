/*
 * lexicon_parts.h - for the files of the lexicon alone: what it is made of, and how
 * phrases come into it.
 */
#ifndef TALLY_LEXICON_PARTS_H
#define TALLY_LEXICON_PARTS_H

#include "lexicon.h"

#define NODE_BITS 24		/* of a slot; above them bits of the hash, which tell most other words */
#define NODE_MASK ((1U << NODE_BITS) - 1)
#define LONGEST_WORD 255

struct node {
	uint64_t next;			/* a bit for each word that goes on with a phrase, see bit_of() */
	uint64_t key;			/* of the word that leads here: its first eight bytes, zeros behind a shorter one */
	uint32_t from : NODE_BITS;	/* the node before */
	uint32_t len : 8;		/* bytes of the word */
	uint32_t word;			/* where in the pool it starts, NUL-terminated */
	uint32_t first;			/* behind a first word: its place in starts */
	uint32_t stored;		/* its first entry in a store, 0 for none */
};

/* What the phrases of a line of a dictionary share; texts by where they start in pools of their own. */
struct stored_line {
	uint32_t cls, code, attr, file, line;
};

struct stored_entry {
	uint32_t node, line;
};

struct stored_entries {
	struct stored_entry *all;	/* those of a phrase side by side */
	size_t n, cap;
	struct stored_line *lines;
	size_t n_lines, cap_lines;
	struct buf codes, attrs, files;
};

struct lexicon {
	struct arena arena;
	struct buf pool;	/* the words */
	uint32_t *slot;		/* open addressing, a power of two; 0 in a free one */
	size_t n_slots;
	struct node *node;
	size_t n_nodes, cap_nodes;
	uint64_t *starts;	/* of each first word: classes of the phrases that start with it; of the root none */
	size_t n_starts, cap_starts;
	struct lex_entry **entry;	/* of each node: of the phrases that end there, or NULL */
	size_t cap_entries;
	size_t n_phrases;
	struct stored_entries entries;	/* of one out of a store, which also has its pool, slots and nodes … */
	bool stored;			/* … and makes entries when they are first asked for */
};

/* Of a lexicon out of a store: the nth entry, and those of a node, made when they are first asked for. */
struct lex_entry stored_entry_of(const struct lexicon *lx, size_t n);
const struct lex_entry *stored_entries_of(const struct lexicon *lx, uint32_t node);

/* A text that lives as long as the lexicon. */
const char *lexicon_text(struct lexicon *lx, const char *s, size_t len);

/* One phrase with its entry, of which the texts are lexicon_text()s. False if a word of it is too long. */
bool lexicon_add(struct lexicon *lx, const char *phrase, size_t len, const struct lex_entry *e);

#endif
