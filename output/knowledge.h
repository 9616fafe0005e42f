/*
 * knowledge.h - loads the dictionaries and rules that extract/ works with:
 * those built into the program, or those of a folder laid out like the source
 * tree (extract/lexicon/…, extract/rules/…).
 */
#ifndef TALLY_KNOWLEDGE_H
#define TALLY_KNOWLEDGE_H

#include "extract/extract.h"

/* dir: NULL for what is built in. lang: "en". False and "FILE:LINE: reason" in err. */
bool knowledge_load(struct knowledge *k, const char *dir, const char *lang, struct buf *err);

/* What is worked out of the built-in files, for the build to put it into the program: see extract/store.h. */
bool knowledge_store(const char *lang, struct buf *out, struct buf *err);

void knowledge_release(struct knowledge *k);

/* True when there are rules for that language. */
bool knowledge_has_language(const char *dir, const char *lang);

#endif
