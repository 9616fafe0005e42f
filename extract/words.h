/*
 * words.h - a long list of words, in which one is looked up now and then.
 *
 * The list is a file: words in small letters, one a line, in the order of their
 * bytes, behind lines that start with "#". It is read where it lies; a look-up
 * halves it some sixteen times.
 */
#ifndef TALLY_WORDS_H
#define TALLY_WORDS_H

#include "text.h"

struct words {
	const char *text;	/* borrowed, from the first word on; NULL for no list */
	size_t len;
};

struct words words_of(const char *text, size_t len);

/* Whether the word, in small letters, is one of the list. */
bool words_have(const struct words *w, const char *word, size_t len);

#endif
