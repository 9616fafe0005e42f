/*
 * reader.h - bytes in, reports out.
 *
 * A reader goes over the files of the command line in their order and gives
 * one report at a time. What it cannot read it says (through the note
 * callback, already worded as "FILE: reason" or "FILE:LINE: reason"), counts
 * and passes over; the rest goes on.
 */
#ifndef TALLY_READER_H
#define TALLY_READER_H

#include "report.h"
#include "text.h"

enum format { FORMAT_AUTO, FORMAT_TEXT, FORMAT_NDJSON };

struct reader;

typedef void note_fn(void *ctx, const char *message);	/* message without newline */

/*
 * Read the files (borrowed, n of them; "-" is standard input) one after the
 * other. date, "" or YYYY-MM-DD, is given to reports that carry none.
 */
struct reader *reader_open(char *const *files, size_t n, enum format format,
		const char *date, note_fn *note, void *ctx);

/* The next report, or NULL at the end. It is the reader's, valid until the next call. */
const struct report *reader_next(struct reader *r);

/* How many files, lines or stretches of bytes were bad so far. */
size_t reader_bad(const struct reader *r);

void reader_close(struct reader *r);

#endif
