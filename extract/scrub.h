/*
 * scrub.h - text from outside made fit for a message on a terminal.
 */
#ifndef TALLY_SCRUB_H
#define TALLY_SCRUB_H

#include "text.h"

/*
 * Append s with a question mark for every control code (C0, DEL, C1), every
 * mark that turns the writing direction and every byte that is no UTF-8: a
 * file name can neither move the cursor nor break the line.
 */
void scrub(struct buf *out, const char *s, size_t len);

/* The same between single quotes: 'name'. */
void scrub_quoted(struct buf *out, const char *s, size_t len);

#endif
