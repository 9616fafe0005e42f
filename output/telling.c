/*
 * telling.c - the rows of one event as one figure: the rows of each report added
 * up, then the value that the best of the reports tells, and bounds as wide as all
 * of them. Which rows are of one event is decided in event.c.
 */
#include "telling.h"

#include <stdlib.h>

/* What one report says of an event: the sum of its rows. */
struct telling {
	struct figure sum;
	size_t order;		/* of its last row */
	bool printed;		/* a number, not only "dozens" */
	bool aside, update;
};

static bool is_vague(const struct figure *f)
{
	return !f->has_value && !f->has_high;
}

/*
 * Add a row to a sum. A row without a low bound ("up to 20") leaves the sum
 * without one, and so for high; "about 20" has its value for a low bound.
 */
static void add_figure(struct figure *sum, const struct figure *f)
{
	sum->value += shown(f);
	if (f->has_low)
		sum->low += f->low;
	else if (!f->has_high)
		sum->low += f->value;
	else
		sum->has_low = false;
	if (f->has_high)
		sum->high += f->high;
	else
		sum->has_high = false;
}

static size_t list_tellings(struct telling *t, struct counted_row *const *row, size_t count)
{
	size_t n = 0;

	for (size_t i = 0; i < count; i++) {
		bool alone = row[i]->aside || row[i]->step == STEP_UPDATE || is_level(row[i]);
		bool more = n && !alone && row[i]->report == row[i - 1]->report &&
			!t[n - 1].aside && !t[n - 1].update;

		if (!more)
			t[n++] = (struct telling){
				.sum = { .has_value = true, .has_low = true, .has_high = true },
				.aside = row[i]->aside, .update = row[i]->step == STEP_UPDATE };
		add_figure(&t[n - 1].sum, &row[i]->figure);
		t[n - 1].printed |= !is_vague(&row[i]->figure);
		t[n - 1].order = row[i]->order;
	}
	return n;
}

/* "Dozens" and "civilians" say nothing beside a number that is as large. */
static size_t drop_vague(struct telling *t, size_t n)
{
	double most = -1;
	size_t kept = 0;

	for (size_t i = 0; i < n; i++)
		if (t[i].printed && t[i].sum.value > most)
			most = t[i].sum.value;
	for (size_t i = 0; i < n; i++)
		if (t[i].printed || t[i].sum.value > most)
			t[kept++] = t[i];
	return kept;
}

static bool is_better(const struct telling *a, const struct telling *b)
{
	if (a->aside != b->aside)
		return b->aside;
	if (a->printed != b->printed)
		return a->printed;
	if (a->update != b->update)
		return a->update;
	return a->order > b->order;
}

/* A bound is open where the lowest (highest) telling itself leaves it open. */
static struct figure combine(struct telling *t, size_t n)
{
	struct telling *best = t;
	double least, most;
	struct figure f;

	n = drop_vague(t, n);
	least = most = t[0].sum.value;
	for (size_t i = 1; i < n; i++) {
		best = is_better(&t[i], best) ? &t[i] : best;
		least = t[i].sum.value < least ? t[i].sum.value : least;
		most = t[i].sum.value > most ? t[i].sum.value : most;
	}
	f = (struct figure){ .value = best->sum.value, .has_value = true,
		.low = least, .high = most };
	for (size_t i = 0; i < n; i++) {
		const struct figure *s = &t[i].sum;

		f.has_low |= s->has_low && s->value <= least;
		f.has_high |= s->has_high && s->value >= most;
		f.low = s->has_low && s->low < f.low ? s->low : f.low;
		f.high = s->has_high && s->high > f.high ? s->high : f.high;
	}
	return f;
}

struct figure figure_told(struct counted_row *const *row, size_t count)
{
	struct telling *t = xmalloc(count * sizeof(*t));
	struct figure f = combine(t, list_tellings(t, row, count));

	free(t);
	return f;
}
