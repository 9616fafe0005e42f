/*
 * dead_words.h - for `tally rules check`: words of patterns that no sentence can hold.
 *
 * Where a rule matches, the words of the dictionaries stand as class bytes already.
 * A pattern that asks for such a word by its letters never gets it, and what it was
 * written for is lost without a sound.
 */
#ifndef TALLY_DEAD_WORDS_H
#define TALLY_DEAD_WORDS_H

#include "pipeline.h"

/* Print them, a line each, with the rule and the class that they stand as. How many there are. */
size_t print_dead_words(struct pipeline *p);

#endif
