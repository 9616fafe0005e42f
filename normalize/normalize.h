/*
 * normalize.h - ties each candidate claim to its place, date, source and
 * sides, settles what kind of count it is and how it stands to the others,
 * and numbers the claims in text order.
 */
#ifndef TALLY_NORMALIZE_H
#define TALLY_NORMALIZE_H

#include "extract/extract.h"
#include "gazetteer.h"

struct normalizer {
	const struct knowledge *k;
	const struct gazetteer *gazetteer;	/* borrowed */
	struct homeland *homeland;
	int last_id;
	struct claim **claims;	/* of the document, in text order */
	size_t n, cap;
};

/* Set k and gazetteer, zero the rest. */
void normalizer_release(struct normalizer *n);

/* Before the first document of a report. */
void normalize_start(struct normalizer *n);

/* Fill in the claims of a document; they are then n->claims[0 .. n->n). */
void normalize_document(struct normalizer *n, const struct document *doc);

#endif
