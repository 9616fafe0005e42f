/* normalize.c - one document through the finders of context.h. */
#include "normalize.h"

#include <stdlib.h>
#include <string.h>

#include "context.h"
#include "extract/isodate.h"
#include "place.h"

void normalizer_release(struct normalizer *n)
{
	free(n->claims);
	if (n->homeland) {
		arena_release(&n->homeland->arena);
		free(n->homeland->mention);
	}
	free(n->homeland);
	*n = (struct normalizer){ .k = n->k, .gazetteer = n->gazetteer };
}

void normalize_start(struct normalizer *n)
{
	n->last_id = 0;
}

/* Nothing is remembered from part to part: who works on one may not have seen the other. */
static struct homeland *fresh_homeland(struct normalizer *n)
{
	if (!n->homeland) {
		n->homeland = xmalloc(sizeof(*n->homeland));
		*n->homeland = (struct homeland){ .block = 0 };
	}
	n->homeland->known = false;
	return n->homeland;
}

static void collect(struct normalizer *n, const struct document *doc)
{
	n->n = 0;
	for (size_t i = 0; i < doc->n; i++) {
		struct sentence *s = &doc->sentences[i];

		n->claims = grow(n->claims, &n->cap, n->n + s->n_claims, sizeof(*n->claims));
		for (size_t j = 0; j < s->n_claims; j++)
			n->claims[n->n++] = s->claims[j];
	}
}

/*
 * Days are reckoned from the story's own dateline where it has one: a report may
 * be filed a day before or after it is published. It is the report's date where
 * that has none; a file of many stories has as many.
 */
static void set_day(struct context *x, struct claim *c)
{
	int32_t day;

	x->has_report_day = isodate_read(x->doc->report->date, &x->report_day);
	if (!dateline_day(x, c, &day) || (x->has_report_day && (day - x->report_day > 4 || x->report_day - day > 4)))
		return;
	if (!x->has_report_day)
		c->filed = iso_day(x, day);
	x->has_report_day = true;
	x->report_day = day;
}

/* A claim that holds for each of several places is made one claim a place. */
static void share_out(struct normalizer *n, const struct context *x, size_t i)
{
	struct span part[EACH_MOST];
	struct claim *c = n->claims[i];
	size_t k = each_place(x, c, part);

	if (k < 2)
		return;
	n->claims = grow(n->claims, &n->cap, n->n + k - 1, sizeof(*n->claims));
	memmove(n->claims + i + k, n->claims + i + 1, (n->n - i - 1) * sizeof(*n->claims));
	n->n += k - 1;
	for (size_t j = 0; j < k; j++) {
		struct claim *each = j ? arena_alloc(x->arena, sizeof(*each)) : c;

		*each = *c;
		clear_place(each);
		set_place(x, each, part[j]);
		n->claims[i + j] = each;
	}
}

void normalize_document(struct normalizer *n, const struct document *doc)
{
	struct told told[TOLD_SLOTS] = { { NULL, false } };
	struct publisher publisher = { .known = false };
	struct digest digest = { .known = false };
	struct incident incident = { .known = false };
	struct context x = { .k = n->k, .gazetteer = n->gazetteer, .homeland = fresh_homeland(n), .told = told,
		.publisher = &publisher, .incident = &incident, .digest = &digest, .doc = doc, .arena = doc->arena,
		.text = doc->report->text };

	collect(n, doc);
	if (n->n) {
		x.cues = arena_alloc(x.arena, doc->n * sizeof(*x.cues));
		x.has_recordings = holds_recordings(doc->report);
	}
	for (size_t i = 0; i < n->n; i++) {
		struct claim *c = n->claims[i];

		c->id = ++n->last_id;	/* for now: it has been seen to */
		set_day(&x, c);
		find_date(&x, c);
		find_place(&x, c);
		settle_place_of_more(&x, c);
		settle_currency(&x, c);
		find_source(&x, c);
		find_sides(&x, c);
	}
	n->last_id -= (int)n->n;
	for (size_t i = 0; i < n->n; i++) {
		share_out(n, &x, i);
		n->claims[i]->id = ++n->last_id;
	}
	x.first = n->n ? n->claims[0] : NULL;
	find_relations(&x, n->claims, n->n);
	share_place(&x, n->claims, n->n);
	share_source(n->claims, n->n);
	share_date(n->claims, n->n);
	share_sides(n->claims, n->n);
}
