/*
 * report.h - one report as the rest of the program sees it, whatever form it
 * was read from. All strings live in the arena of the reader that made it and
 * are valid until the next report is asked for.
 */
#ifndef TALLY_REPORT_H
#define TALLY_REPORT_H

#include <stddef.h>

struct report {
	const char *id;		/* file name, NDJSON id or URL; never NULL */
	const char *text;	/* valid UTF-8 unless the reader said otherwise; len bytes, then a NUL */
	size_t len;		/* bytes; the offsets of every row count from text[0] */
	const char *date;	/* publication, YYYY-MM-DD; "" where unknown */
	const char *title;	/* "" where unknown; not part of text */
	const char *source;	/* publisher, as given; "" where unknown */
	const char *lang;	/* two letters, as given; "" where unknown */
};

#endif
