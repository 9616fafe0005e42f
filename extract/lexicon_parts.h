/*
 * lexicon_parts.h - for the files of the lexicon alone: how phrases come into it.
 */
#ifndef TALLY_LEXICON_PARTS_H
#define TALLY_LEXICON_PARTS_H

#include "lexicon.h"

/* A text that lives as long as the lexicon. */
const char *lexicon_text(struct lexicon *lx, const char *s, size_t len);

/* One phrase with its entry, of which the texts are lexicon_text()s. */
void lexicon_add(struct lexicon *lx, const char *phrase, size_t len, const struct lex_entry *e);

#endif
