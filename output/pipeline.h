/*
 * pipeline.h - knowledge, extractor and normaliser in one, as the library and
 * the commands use them.
 */
#ifndef TALLY_PIPELINE_H
#define TALLY_PIPELINE_H

#include "knowledge.h"
#include "normalize/normalize.h"

struct pipeline {
	const struct pipeline *owner;	/* of knowledge and gazetteer; NULL where they are its own */
	struct knowledge k;
	struct extractor *extractor;
	struct gazetteer *gazetteer;
	bool small;	/* no gazetteer was found: only the built-in list of places is known */
	struct normalizer normalizer;
};

/* As knowledge_load(); on false nothing is held. trace as in extractor_new(). */
bool pipeline_open(struct pipeline *p, const char *dir, const char *lang, struct buf *trace, struct buf *err);
void pipeline_close(struct pipeline *p);

/* Another one over the knowledge of the owner, for another thread; the owner is closed last. */
void pipeline_share(struct pipeline *p, struct pipeline *owner);

/*
 * Claims of the report, or of the next part of it, in p->normalizer.claims and
 * numbered on from part to part. The report is borrowed, and what comes back
 * valid, until the next call; NULL where the part holds no sentence.
 */
const struct document *pipeline_report(struct pipeline *p, const struct report *r);

#endif
