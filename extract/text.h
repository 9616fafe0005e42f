/*
 * text.h - the few things every other file needs: spans, a growing buffer,
 * an arena and the test for an ASCII class that no locale can change.
 *
 * Invariants
 *   A span is a half-open byte range [start, end) of one report's text.
 *   A buf is always NUL-terminated once anything was added; len leaves the
 *   NUL out, so a buf may hold NULs of its own.
 *   Memory that cannot be had ends the process (abort): no caller could give
 *   back its figures anyway, and a figure lost without a word is worse.
 */
#ifndef TALLY_TEXT_H
#define TALLY_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct span {
	uint32_t start, end;	/* bytes */
};

void *xmalloc(size_t size);
void *xzalloc(size_t size);	/* zeros; room that is never looked at takes no memory */
void *xrealloc(void *p, size_t size);
char *xstrdup(const char *s);

/* Grow the array p of cap elements to hold need: doubling, cap updated. */
void *grow(void *p, size_t *cap, size_t need, size_t size);

struct buf {
	char *s;	/* owned; NULL until the first byte */
	size_t len, cap;
};

void buf_add(struct buf *b, const void *s, size_t len);
void buf_adds(struct buf *b, const char *s);
void buf_addc(struct buf *b, int c);
void buf_addf(struct buf *b, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void buf_clear(struct buf *b);		/* keeps the memory */
void buf_release(struct buf *b);	/* gives it back; b may be used again */
const char *buf_str(const struct buf *b);	/* never NULL */

/*
 * An arena holds what lives as long as one report. arena_clear() makes all of
 * it free at once and keeps the blocks for the next report.
 */
struct arena {
	struct arena_block *block;	/* newest first */
};

void *arena_alloc(struct arena *a, size_t size);	/* zeroed, aligned for any type */
char *arena_strndup(struct arena *a, const char *s, size_t len);
char *arena_strdup(struct arena *a, const char *s);
void arena_clear(struct arena *a);
void arena_release(struct arena *a);

static inline bool is_digit(int c) { return c >= '0' && c <= '9'; }
static inline bool is_upper(int c) { return c >= 'A' && c <= 'Z'; }
static inline bool is_lower(int c) { return c >= 'a' && c <= 'z'; }
static inline bool is_alpha(int c) { return is_upper(c) || is_lower(c); }
static inline bool is_alnum(int c) { return is_alpha(c) || is_digit(c); }
static inline bool is_space(int c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
static inline int to_lower(int c) { return is_upper(c) ? c + 32 : c; }

/* Letters and digits of any script. */
static inline bool is_word_byte(unsigned char c) { return is_alnum(c) || c >= 0x80; }

uint64_t hash_bytes(const char *s, size_t len);	/* the same in each run on one machine, no more */

bool ascii_ieq(const char *a, const char *b);	/* equal but for ASCII case */

/* Whether s goes on with word, which is in lower case. s needs a NUL, or any other byte, behind it. */
bool starts_lower(const char *s, const char *word);

/* Whether s goes on with one of the words, as starts_lower(); words ends with NULL. */
bool starts_with_one(const char *s, const char *const *words);

bool ends_with(const char *s, const char *end);

/* list ends with NULL */
bool is_one_of(const char *s, const char *const *list);

/* Length of the valid UTF-8 sequence at s, 1..4; 0 where there is none. */
size_t utf8_len(const char *s, size_t left);

/* Cut blanks off both ends: returns the first byte kept, *len shortened. */
const char *trim(const char *s, size_t *len);

/*
 * The next part of a list: s up to the separator, trimmed. *s moves behind
 * it; false when nothing is left. Parts may be empty.
 */
bool next_part(const char **s, size_t *left, char sep, const char **part, size_t *len);

/* More capitals than small letters: capitals mean nothing there. */
bool is_all_caps(const char *text, struct span s);

bool has_digit(const char *text, struct span s);

/* A mark that may open a quotation, straight or curled; s ends in a NUL. */
bool is_opening_quote(const char *s);

#endif
