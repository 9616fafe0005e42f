/*
 * pipeline.h - knowledge, extractor and normaliser in one, as the library and
 * the commands use them.
 */
#ifndef TALLY_PIPELINE_H
#define TALLY_PIPELINE_H

#include "knowledge.h"
#include "normalize/normalize.h"

struct pipeline {
	struct knowledge k;
	struct extractor *extractor;
	struct gazetteer *gazetteer;
	bool small;	/* no gazetteer was found: only the built-in list of places is known */
	struct normalizer normalizer;
};

/* As knowledge_load(); on false nothing is held. trace as in extractor_new(). */
bool pipeline_open(struct pipeline *p, const char *dir, const char *lang, struct buf *trace, struct buf *err);
void pipeline_close(struct pipeline *p);

/* Start on a report, which is borrowed until the next call. */
void pipeline_report(struct pipeline *p, const struct report *r);

/* Claims of the next part of the report; false at its end. They are p->normalizer.claims. */
bool pipeline_next(struct pipeline *p, const struct document **doc);

#endif
