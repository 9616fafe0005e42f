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
	if (p->owner)
		return;
	knowledge_release(&p->k);
	gazetteer_close(p->gazetteer);
}

void pipeline_share(struct pipeline *p, struct pipeline *owner)
{
	*p = (struct pipeline){ .owner = owner, .gazetteer = owner->gazetteer };
	p->extractor = extractor_new(&owner->k, NULL);
	p->normalizer.k = &owner->k;
	p->normalizer.gazetteer = owner->gazetteer;
}

const struct document *pipeline_report(struct pipeline *p, const struct report *r)
{
	const struct document *doc = extract_report(p->extractor, r);

	if (!r->base)
		normalize_start(&p->normalizer);
	p->normalizer.n = 0;
	if (doc)
		normalize_document(&p->normalizer, doc);
	return doc;
}
