/*
 * write.h - claims to a file, one row each, as CSV or NDJSON. Other rows may
 * be written by it as well, given their header.
 *
 * A regular file is written under a temporary name beside it and takes its
 * real name only by a close with commit, so that a reader never finds half a
 * file under it. Standard output and what is not a regular file (a device, a
 * pipe) are written in place. Rows are gathered and written in pieces; the
 * first failed write is kept and every call after it fails as well.
 */
#ifndef TALLY_WRITE_H
#define TALLY_WRITE_H

#include "columns.h"

struct write_options {
	const char *path;	/* NULL, "-" and "/dev/stdout" are standard output */
	const struct column *const *columns;	/* borrowed; NULL for all in order */
	size_t n_columns;	/* of the list above */
	bool ndjson;		/* objects, one a line; the two below are for CSV only */
	bool hxl;		/* a row of HXL tags under the header */
	bool excel;		/* byte order mark, CRLF, and ' before text that starts a formula */
	const char *header;	/* the line above the rows, where they are no claims; else NULL */
};

struct writer;

/* The options must outlive the writer. NULL, with the reason in err, on failure. */
struct writer *writer_open(const struct write_options *options, struct buf *err);

/* Append the claim's row to out. cell is memory to work in. Needs no writer, so any thread may. */
void write_row(const struct write_options *o, struct buf *out, struct buf *cell,
		const struct report *report, const struct claim *claim);

/* Write rows: 0, or -1 when output failed (the reason comes from writer_close()). */
int writer_add(struct writer *w, const char *rows, size_t len);

/*
 * Write what is left and free the writer. Without commit a regular file is
 * left as it was before. Returns 0, or -1 with "cannot write 'x': reason".
 */
int writer_close(struct writer *w, bool commit, struct buf *err);

#endif
