/*
 * event.h - counted rows that tell of one thing, as one figure.
 *
 * Two reports that give the same number for a day, place, action and unit
 * tell of one event. Where they differ, the value is the latest report's and
 * low to high spans what was printed. Two rows of one report are two events.
 * An update takes the place of what was printed before it. Of a level, each
 * source's latest figure holds.
 */
#ifndef TALLY_EVENT_H
#define TALLY_EVENT_H

#include "counted.h"

struct event {
	const struct counted_row *row;	/* one of them: action, unit, window, place */
	struct figure figure;		/* has_value always; bounds only where printed */
	struct counted_row *const *rows;	/* all that made the figure, in report order */
	size_t count;
};

typedef void event_fn(void *data, const struct event *event);

/*
 * Give every event of c to fn; it is valid until fn returns. Moves the window
 * of updates (see event.c) and sets row->event.
 */
void event_each(struct counted *c, event_fn *fn, void *data);

#endif
