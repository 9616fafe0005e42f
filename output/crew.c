/*
 * crew.c - the threads of crew.h and the ring of batches between them. What is
 * done with a part is in pipeline.c, write.c and rejects.c; nothing is read or
 * written here.
 */
#include "crew.h"

#include <pthread.h>
#include <stdlib.h>

#include "extract/part.h"
#include "rejects.h"

struct batch {
	struct report *parts;
	size_t n, cap;
	struct buf text;	/* of the parts, one behind the other */
	struct arena strings;
	struct buf rows, rejects;
	size_t claims;
	int last_id;		/* of the last part, … */
	bool counted;		/* … once this is set */
	bool done;
};

struct worker {
	struct crew *crew;
	struct pipeline *pipeline, own;
	struct buf cell;
	pthread_t thread;
};

struct crew {
	const struct crew_options *o;
	struct worker *workers;
	struct batch *ring;
	size_t n_ring;
	pthread_mutex_t lock;		/* over all below, and the flags of batches */
	pthread_cond_t changed;
	size_t filled, taken, written;	/* batches so far; batch i is in ring[i % n_ring] */
	bool over;			/* nothing will be filled any more */
	bool failed;
	size_t claims;
};

static struct batch *slot(struct crew *c, size_t i)
{
	return &c->ring[i % c->n_ring];
}

static void tell(struct crew *c, bool *flag)
{
	pthread_mutex_lock(&c->lock);
	*flag = true;
	pthread_cond_broadcast(&c->changed);
	pthread_mutex_unlock(&c->lock);
}

static void wait_for(struct crew *c, const bool *flag)
{
	pthread_mutex_lock(&c->lock);
	while (!*flag)
		pthread_cond_wait(&c->changed, &c->lock);
	pthread_mutex_unlock(&c->lock);
}

/* --- what a worker does */

/* The claims were numbered from 1; go on from the part before, in the batch before. */
static void number_on(struct worker *w, const struct batch *before)
{
	struct normalizer *n = &w->pipeline->normalizer;

	wait_for(w->crew, &before->counted);
	for (size_t i = 0; i < n->n; i++)
		n->claims[i]->id += before->last_id;
	n->last_id += before->last_id;
}

static void write_part(struct worker *w, struct batch *b, const struct report *part, const struct document *doc)
{
	const struct normalizer *n = &w->pipeline->normalizer;

	for (size_t i = 0; i < n->n; i++)
		write_row(w->crew->o->write, &b->rows, &w->cell, part, n->claims[i]);
	if (doc && w->crew->o->rejects)
		rejects_print(doc, &b->rejects);
	b->claims += n->n;
}

static void work_on(struct worker *w, struct batch *b, const struct batch *before)
{
	struct normalizer *n = &w->pipeline->normalizer;

	for (size_t i = 0; i < b->n; i++) {
		const struct report *part = &b->parts[i];
		bool goes_on = before && !i && part->base;
		const struct document *doc;

		if (goes_on)
			n->last_id = 0;
		doc = pipeline_report(w->pipeline, part);
		if (goes_on)
			number_on(w, before);
		if (before && i == b->n - 1) {
			b->last_id = n->last_id;
			tell(w->crew, &b->counted);
		}
		write_part(w, b, part, doc);
	}
}

static bool take(struct crew *c, size_t *i)
{
	bool any;

	pthread_mutex_lock(&c->lock);
	while (c->taken == c->filled && !c->over)
		pthread_cond_wait(&c->changed, &c->lock);
	any = c->taken < c->filled;
	if (any)
		*i = c->taken++;
	pthread_mutex_unlock(&c->lock);
	return any;
}

static void *run_worker(void *ctx)
{
	struct worker *w = ctx;
	struct crew *c = w->crew;
	size_t i;

	while (take(c, &i)) {
		work_on(w, slot(c, i), slot(c, i + c->n_ring - 1));
		tell(c, &slot(c, i)->done);
	}
	return NULL;
}

/* --- what the thread does that puts in and takes out */

static bool hand_out(struct crew *c, struct batch *b)
{
	if (!c->failed && !c->o->out(c->o->ctx, &b->rows, &b->rejects))
		c->failed = true;
	c->claims += b->claims;
	b->claims = b->n = 0;
	buf_clear(&b->rows);
	buf_clear(&b->rejects);
	return !c->failed;
}

static bool write_oldest(struct crew *c)
{
	struct batch *b = slot(c, c->written++);

	wait_for(c, &b->done);
	return hand_out(c, b);
}

static void copy_part(struct batch *b, const struct report *part)
{
	struct report *r;

	b->parts = grow(b->parts, &b->cap, b->n + 1, sizeof(*b->parts));
	r = &b->parts[b->n++];
	*r = *part;
	r->id = arena_strdup(&b->strings, part->id);
	r->date = arena_strdup(&b->strings, part->date);
	r->title = arena_strdup(&b->strings, part->title);
	r->source = arena_strdup(&b->strings, part->source);
	r->lang = arena_strdup(&b->strings, part->lang);
	r->text = b->text.s + b->text.len;
	buf_add(&b->text, part->text, part->len + 1);	/* and the byte behind, which may be looked at */
}

/* One place is left empty: the batch before the oldest one must keep its last number. */
static bool open_batch(struct crew *c)
{
	struct batch *b = slot(c, c->filled);

	while (c->filled - c->written >= c->n_ring - 1)
		if (!write_oldest(c))
			return false;
	b->text.s = grow(b->text.s, &b->text.cap, 2 * PART_BYTES + 2, 1);	/* texts must not move */
	buf_clear(&b->text);
	arena_clear(&b->strings);
	b->counted = b->done = false;
	return true;
}

static void close_batch(struct crew *c)
{
	pthread_mutex_lock(&c->lock);
	c->filled++;
	pthread_cond_broadcast(&c->changed);
	pthread_mutex_unlock(&c->lock);
}

bool crew_put(struct crew *c, const struct report *part)
{
	struct batch *b = slot(c, c->filled);

	if (c->o->jobs == 1) {
		b->parts = grow(b->parts, &b->cap, 1, sizeof(*b->parts));
		b->parts[b->n++] = *part;
		work_on(c->workers, b, NULL);
		return hand_out(c, b);
	}
	if (!b->n && !open_batch(c))
		return false;
	copy_part(b, part);
	if (b->text.len >= PART_BYTES / 2)
		close_batch(c);
	return true;
}

static void stop(struct crew *c)
{
	if (c->over || c->o->jobs == 1)
		return;
	tell(c, &c->over);
	for (size_t i = 0; i < c->o->jobs; i++)
		pthread_join(c->workers[i].thread, NULL);
}

bool crew_finish(struct crew *c)
{
	if (c->o->jobs > 1 && slot(c, c->filled)->n)
		close_batch(c);
	while (c->written < c->filled)
		write_oldest(c);
	stop(c);
	return !c->failed;
}

size_t crew_claims(const struct crew *c)
{
	return c->claims;
}

size_t crew_errors(const struct crew *c)
{
	size_t n = 0;

	for (size_t i = 0; i < c->o->jobs; i++)
		n += extractor_errors(c->workers[i].pipeline->extractor);
	return n;
}

size_t crew_passed_over(const struct crew *c)
{
	size_t n = 0;

	for (size_t i = 0; i < c->o->jobs; i++)
		n += extractor_passed_over(c->workers[i].pipeline->extractor);
	return n;
}

/* The first worker takes the pipeline as it is, others share its knowledge. */
static void start_worker(struct crew *c, size_t i, struct pipeline *p)
{
	struct worker *w = &c->workers[i];

	*w = (struct worker){ .crew = c, .pipeline = p };
	if (i) {
		pipeline_share(&w->own, p);
		w->pipeline = &w->own;
	}
	extractor_set_mode(w->pipeline->extractor, c->o->mode);
	if (c->o->jobs > 1 && pthread_create(&w->thread, NULL, run_worker, w))
		abort();
}

struct crew *crew_new(struct pipeline *p, const struct crew_options *o)
{
	struct crew *c = xmalloc(sizeof(*c));

	*c = (struct crew){ .o = o, .n_ring = o->jobs > 1 ? 2 * o->jobs + 2 : 1 };
	pthread_mutex_init(&c->lock, NULL);
	pthread_cond_init(&c->changed, NULL);
	c->ring = xmalloc(c->n_ring * sizeof(*c->ring));
	for (size_t i = 0; i < c->n_ring; i++)
		c->ring[i] = (struct batch){ 0 };
	c->workers = xmalloc(o->jobs * sizeof(*c->workers));
	for (size_t i = 0; i < o->jobs; i++)
		start_worker(c, i, p);
	return c;
}

static void release_batch(struct batch *b)
{
	free(b->parts);
	arena_release(&b->strings);
	buf_release(&b->text);
	buf_release(&b->rows);
	buf_release(&b->rejects);
}

void crew_free(struct crew *c)
{
	if (!c)
		return;
	stop(c);
	for (size_t i = 0; i < c->n_ring; i++)
		release_batch(&c->ring[i]);
	for (size_t i = 0; i < c->o->jobs; i++) {
		buf_release(&c->workers[i].cell);
		if (i)
			pipeline_close(&c->workers[i].own);
	}
	pthread_cond_destroy(&c->changed);
	pthread_mutex_destroy(&c->lock);
	free(c->workers);
	free(c->ring);
	free(c);
}
