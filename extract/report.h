/*
 * report.h - one report as the rest of the program sees it, whatever form it
 * was read from. All strings live in the arena of the reader that made it and
 * are valid until the next report is asked for.
 *
 * A report longer than PART_BYTES (part.h) comes in parts, one after the other
 * and each on its own: spans count from the part's text[0], and only rows add
 * base to them.
 */
#ifndef TALLY_REPORT_H
#define TALLY_REPORT_H

#include <stdbool.h>
#include <stddef.h>

struct report {
	const char *id;		/* file name, NDJSON id or URL; never NULL */
	const char *text;	/* valid UTF-8 unless the reader said otherwise; len bytes, and one to look at */
	size_t len;		/* bytes */
	size_t base;		/* bytes of the report before this part; 0 for the first */
	bool more;		/* there are parts behind this one */
	const char *date;	/* publication, YYYY-MM-DD; "" where unknown */
	const char *title;	/* "" where unknown; not part of text */
	const char *source;	/* publisher, as given; "" where unknown */
	const char *lang;	/* two letters, as given; "" where unknown */
};

#endif
