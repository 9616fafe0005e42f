/*
 * crew.h - reports in, rows out, on as many threads as asked for.
 *
 * Parts of reports (part.h) are put in in their order by one thread, and what
 * comes of them is handed to out() in the same order on the same thread, byte
 * for byte the same however many threads work. With one job nothing is copied
 * and no thread is made.
 *
 * The unit of work is a batch of parts of about PART_BYTES, so that many small
 * reports and one long one scale alike. Claims of a long report are numbered
 * from part to part: who works on a part waits, once it has its claims, until
 * the part before has been counted.
 */
#ifndef TALLY_CREW_H
#define TALLY_CREW_H

#include "pipeline.h"
#include "write.h"

#define MAX_JOBS 256

struct crew_options {
	size_t jobs;
	enum extract_mode mode;
	const struct write_options *write;	/* what a row looks like */
	bool rejects;				/* whether numbers without a row are wanted */
	/* Takes finished rows and rejects; false where they could not be written. */
	bool (*out)(void *ctx, const struct buf *rows, const struct buf *rejects);
	void *ctx;
};

struct crew;

/* All is borrowed and must outlive the crew. */
struct crew *crew_new(struct pipeline *p, const struct crew_options *o);

/* The part is borrowed for the call. False when out() has failed; then nothing more is taken. */
bool crew_put(struct crew *c, const struct report *part);

/* Wait for all that was put in. False when out() has failed. */
bool crew_finish(struct crew *c);

/* After crew_finish(): claims found, patterns that ran into PCRE2's limits, figures passed over (extract.h). */
size_t crew_claims(const struct crew *c);
size_t crew_errors(const struct crew *c);
size_t crew_passed_over(const struct crew *c);

void crew_free(struct crew *c);

#endif
