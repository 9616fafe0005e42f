/* pipeline.c - runs a report through extract/ and normalize/. */
#include "pipeline.h"

#include "places.h"

bool pipeline_open(struct pipeline *p, const char *dir, const char *lang, struct buf *trace, struct buf *err)
{
	*p = (struct pipeline){ .extractor = NULL };
	if (!knowledge_load(&p->k, dir, lang, err)) {
		knowledge_release(&p->k);
		return false;
	}
	p->gazetteer = places_open(&p->small, err);
	if (!p->gazetteer) {
		knowledge_release(&p->k);
		return false;
	}
	p->extractor = extractor_new(&p->k, trace);
	p->normalizer.k = &p->k;
	p->normalizer.gazetteer = p->gazetteer;
	return true;
}

void pipeline_close(struct pipeline *p)
{
	extractor_free(p->extractor);
	normalizer_release(&p->normalizer);
	knowledge_release(&p->k);
	gazetteer_close(p->gazetteer);
}

void pipeline_report(struct pipeline *p, const struct report *r)
{
	extract_report(p->extractor, r);
	normalize_start(&p->normalizer);
}

bool pipeline_next(struct pipeline *p, const struct document **doc)
{
	const struct document *d = extract_next(p->extractor);

	if (!d)
		return false;
	normalize_document(&p->normalizer, d);
	if (doc)
		*doc = d;
	return true;
}
