/*
 * event.c - puts counted rows together to events. Rows are sorted so that
 * those of one window, place, action and unit class stand in a bucket; inside
 * a bucket, reports are read in order of their date and each is compared with
 * the events that earlier reports gave:
 *   1. an equal figure is the same event told again;
 *   2. where the place is known, what is left over conflicts with what the
 *      others left over: one event, with a low and a high;
 *   3. else it is a new event.
 * An update whose day holds nothing else of its place belongs to the latest of
 * the seven days before that does: "rose to 20" counts for the day of the
 * strike. Cost: quadratic in the events of one bucket, which are few.
 */
#include "event.h"

#include "telling.h"

#include <stdlib.h>
#include <string.h>

#include "extract/unit.h"

#define NO_EVENT ((size_t)-1)
#define UPDATE_DAYS 7	/* how far an update looks back for what it updates */

struct draft {
	const struct counted_row *first;
	size_t told_by;		/* report that gave an equal figure last */
	bool gone;		/* joined to another event */
};

struct maker {
	struct counted_row **row;	/* the bucket */
	size_t count;
	struct draft *event;
	size_t first, events, cap;	/* first: of the bucket */
};

static int compare_place(const struct counted_row *x, const struct counted_row *y)
{
	int d = (x->kind > y->kind) - (x->kind < y->kind);

	if (!d)
		d = strcmp(x->category, y->category);
	if (!d)
		d = strcmp(x->action, y->action);
	if (!d)
		d = is_level(x) ? strcmp(x->unit, y->unit) : strcmp(x->group, y->group);
	return d ? d : strcmp(x->place_key, y->place_key);
}

static int compare_bucket(const struct counted_row *x, const struct counted_row *y)
{
	int d = compare_place(x, y);

	if (!d)
		d = (x->end > y->end) - (x->end < y->end);
	return d ? d : (x->start > y->start) - (x->start < y->start);
}

static int compare_rows(const void *a, const void *b)
{
	const struct counted_row *x = *(struct counted_row *const *)a;
	const struct counted_row *y = *(struct counted_row *const *)b;
	int d = compare_bucket(x, y);

	return d ? d : (x->order > y->order) - (x->order < y->order);
}

static bool agree(const char *a, const char *b)
{
	return !*a || !*b || !strcmp(a, b);
}

/* May both rows be of one event? Soldiers and civilians may not. */
static bool may_be_one(const struct counted_row *x, const struct counted_row *y)
{
	return agree(x->actor, y->actor) && agree(x->owner, y->owner) &&
		(unit_within(x->unit, y->unit) || unit_within(y->unit, x->unit));
}

static void new_event(struct maker *m, struct counted_row *r)
{
	m->event = grow(m->event, &m->cap, m->events + 1, sizeof(*m->event));
	m->event[m->events] = (struct draft){ .first = r, .told_by = NO_EVENT };
	r->event = m->events++;
}

/* Rows before an update that it takes the place of belong to no event. */
static void drop_updated(struct maker *m)
{
	for (size_t i = 0; i < m->count; i++) {
		struct counted_row *u = m->row[i];

		if (u->step != STEP_UPDATE)
			continue;
		for (size_t k = 0; k < i; k++)
			if (may_be_one(m->row[k], u) && (m->row[k]->step != STEP_UPDATE ||
			    !strcmp(m->row[k]->source, u->source)))
				m->row[k]->out = true;
	}
}

static bool is_open(const struct maker *m, size_t e, const struct counted_row *r)
{
	const struct draft *d = &m->event[e];

	return !d->gone && d->told_by != r->report && may_be_one(d->first, r);
}

static bool find_equal(struct maker *m, struct counted_row *r, size_t events)
{
	for (size_t e = m->first; e < events; e++) {
		const struct counted_row *first = m->event[e].first;
		double a = shown(&first->figure), b = shown(&r->figure);

		if (!is_open(m, e, r) || a < b || a > b ||
		    (first->step == STEP_INCREMENT) != (r->step == STEP_INCREMENT))
			continue;
		m->event[e].told_by = r->report;
		r->event = e;
		return true;
	}
	return false;
}

static void join_events(struct maker *m, size_t to, size_t from)
{
	m->event[from].gone = true;
	for (size_t i = 0; i < m->count; i++)
		if (m->row[i]->event == from)
			m->row[i]->event = to;
}

/* All that earlier reports left over for this place, as one event with r. */
static bool find_conflict(struct maker *m, struct counted_row *r, size_t events)
{
	size_t to = NO_EVENT;

	if (!*r->place_key || r->step == STEP_INCREMENT)
		return false;
	for (size_t e = m->first; e < events; e++) {
		if (!is_open(m, e, r) || m->event[e].first->step == STEP_INCREMENT)
			continue;
		if (to == NO_EVENT)
			to = e;
		else
			join_events(m, to, e);
	}
	r->event = to;
	return to != NO_EVENT;
}

/* Updates of one toll by several sources are one event, in one report too. */
static bool find_update(struct maker *m, struct counted_row *r)
{
	for (size_t e = m->first; r->step == STEP_UPDATE && e < m->events; e++)
		if (!m->event[e].gone && m->event[e].first->step == STEP_UPDATE &&
		    may_be_one(m->event[e].first, r)) {
			r->event = e;
			return true;
		}
	return false;
}

/* The rows [i, k) of the bucket are one report's. */
static void read_report(struct maker *m, size_t i, size_t k)
{
	size_t before = m->events;

	for (size_t n = i; n < k; n++)
		if (!m->row[n]->out && !find_update(m, m->row[n]))
			find_equal(m, m->row[n], before);
	for (size_t n = i; n < k; n++) {
		struct counted_row *r = m->row[n];

		if (!r->out && r->event == NO_EVENT && !find_update(m, r) &&
		    !find_conflict(m, r, before))
			new_event(m, r);
	}
}

/* Each source's latest report holds, and in it the figure it gives first. */
static void read_levels(struct maker *m)
{
	for (size_t i = 0; i < m->count; i++)
		for (size_t k = 0; k < m->count && !m->row[i]->out; k++)
			m->row[i]->out = m->row[k]->aside == m->row[i]->aside &&
				!strcmp(m->row[k]->source, m->row[i]->source) &&
				may_be_one(m->row[k], m->row[i]) &&
				(m->row[k]->report == m->row[i]->report ? k < i : k > i);
	for (size_t i = 0; i < m->count; i++) {
		struct counted_row *r = m->row[i];

		for (size_t e = m->first; !r->out && e < m->events; e++)
			if (may_be_one(m->event[e].first, r))
				r->event = e;
		if (!r->out && r->event == NO_EVENT)
			new_event(m, r);
	}
}

static void read_bucket(struct maker *m)
{
	m->first = m->events;
	if (is_level(m->row[0])) {
		read_levels(m);
		return;
	}
	drop_updated(m);
	for (size_t i = 0, k; i < m->count; i = k) {
		for (k = i; k < m->count && m->row[k]->report == m->row[i]->report; k++)
			;
		read_report(m, i, k);
	}
}

/* The day that row[n], an update, updates: its own, or one of the days before. */
static long updated_day(struct counted_row **row, size_t count, size_t n)
{
	const struct counted_row *u = row[n];

	for (size_t k = n; k < count && !compare_bucket(row[k], u); k++)
		if (row[k]->step != STEP_UPDATE && may_be_one(row[k], u))
			return u->end;
	for (size_t k = n; k-- > 0;) {
		if (compare_place(row[k], u) || row[k]->end < u->end - UPDATE_DAYS)
			break;
		if (may_be_one(row[k], u))
			return row[k]->end;
	}
	return u->end;
}

static void move_updates(struct counted_row **row, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (row[i]->kind == KIND_DAY && row[i]->step == STEP_UPDATE && *row[i]->place_key)
			row[i]->start = row[i]->end = updated_day(row, count, i);
	qsort(row, count, sizeof(*row), compare_rows);
}

static int compare_events(const void *a, const void *b)
{
	const struct counted_row *x = *(struct counted_row *const *)a;
	const struct counted_row *y = *(struct counted_row *const *)b;
	int d = (x->event > y->event) - (x->event < y->event);

	return d ? d : (x->order > y->order) - (x->order < y->order);
}

/* The rows that may count, those set aside last; *aside is where they begin. */
static size_t list_rows(struct counted *c, struct counted_row **row, size_t *aside)
{
	size_t n = 0;

	for (size_t i = 0; i < c->count; i++) {
		c->row[i].event = NO_EVENT;
		if (!c->row[i].out && (!c->row[i].aside || is_level(&c->row[i])))
			row[n++] = &c->row[i];
	}
	*aside = n;
	for (size_t i = 0; i < c->count; i++)
		if (!c->row[i].out && c->row[i].aside && !is_level(&c->row[i]))
			row[n++] = &c->row[i];
	return n;
}

static void give_events(struct counted_row **row, size_t count, event_fn *fn, void *data)
{
	qsort(row, count, sizeof(*row), compare_events);
	for (size_t i = 0, k; i < count && row[i]->event != NO_EVENT; i = k) {
		struct event e = { .row = row[i], .rows = row + i };

		for (k = i; k < count && row[k]->event == row[i]->event; k++)
			if (e.row->aside)
				e.row = row[k];
		e.count = k - i;
		e.figure = figure_told(row + i, k - i);
		fn(data, &e);
	}
}

void event_each(struct counted *c, event_fn *fn, void *data)
{
	struct counted_row **row = xmalloc(c->count * sizeof(struct counted_row *));
	struct maker m = { 0 };
	size_t aside, count = list_rows(c, row, &aside);

	qsort(row, aside, sizeof(*row), compare_rows);
	move_updates(row, aside);
	for (size_t i = 0, k; i < aside; i = k) {
		for (k = i; k < aside && !compare_bucket(row[k], row[i]); k++)
			;
		m.row = row + i;
		m.count = k - i;
		read_bucket(&m);
	}
	for (size_t i = aside; i < count; i++)	/* they follow what they conflict with */
		row[i]->event = row[i]->parent->out ? NO_EVENT : row[i]->parent->event;
	give_events(row, count, fn, data);
	free(m.event);
	free(row);
}
