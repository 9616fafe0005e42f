/*
 * load.h - a whole file to memory: dictionaries, rules, tables of places.
 */
#ifndef TALLY_LOAD_H
#define TALLY_LOAD_H

#include "extract/text.h"

/* Add the bytes of the file to out. False with the reason added to err. */
bool load_file(const char *path, struct buf *out, struct buf *err);

#endif
