/*
 * token.h - the words of a shadow.
 *
 * A token is a run of letters and digits with what belongs inside a word:
 * "at", "64-year-old", "1,400", "kh-59/69", "u.s.", "don't". A possessive
 * "'s", a currency sign and every other mark is a token of its own; so is a
 * class byte. Dictionaries are cut into words by the same function, so a
 * phrase and the text it stands in always agree.
 */
#ifndef TALLY_TOKEN_H
#define TALLY_TOKEN_H

#include "text.h"

/*
 * The token that starts at or after *pos in s (lower case, len bytes); blanks
 * are passed over. Returns false at the end, else sets *start and *pos (its end).
 */
bool token_next(const char *s, size_t len, size_t *pos, size_t *start);

#endif
