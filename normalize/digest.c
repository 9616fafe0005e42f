/*
 * digest.c - the window that a whole report counts. A weekly or monthly report prints
 * it once, in its heading or lead ("in September", "8-14 February", "over the past
 * week"), and the figures below are of it. A story of several days names those: where
 * the sentences below tell of days of their own the report is no digest.
 */
#include "place.h"
#include "when.h"

#define WINDOW_SENTENCES 5
#define WINDOW_BYTES 1000
#define LONGEST 366		/* days of a window */
#define OLDEST 92		/* days that it may have ended before the report */
#define BELOW 3			/* sentences with figures that make a report of many, … */
#define DATED_SHARE 3		/* … of which no more than one in so many has a day of its own */

static bool counts_in_digest(const struct claim *c)
{
	return !is(c->category, "money") && !is(c->action, "pledged") && !is(c->action, "delivered");
}

/* Whether a sentence has a figure that may be of a window. */
static bool counts_any(const struct sentence *s)
{
	for (size_t i = 0; i < s->n_claims; i++)
		if (counts_in_digest(s->claims[i]))
			return true;
	return false;
}

/* "the 5-7 August escalation": the days of what is named there. */
static bool names_event(const struct context *x, struct span phrase)
{
	const char *text = x->text;

	return phrase.start > 4 && starts_lower(text + phrase.start - 4, "the ") && text[phrase.end] == ' ' &&
		is_lower((unsigned char)text[phrase.end + 1]);
}

/* Whether one of its figures is of the window w at byte i of its shadow, and not of one event that this dates. */
static bool counts_in(const struct context *x, const struct sentence *s, size_t i, const struct when *w)
{
	for (size_t k = 0; k < s->n_claims; k++)
		if (counts_in_digest(s->claims[k]) && s->claims[k]->figure.has_value &&
		    !dates_one_event(x, s->claims[k], i, w))
			return true;
	return false;
}

/* A bounded window of the recent past that a phrase prints. */
static bool is_window(const struct context *x, const struct when *w)
{
	return w->kind == WHEN_WINDOW && w->has_start && w->has_end && w->end > w->start && w->end - w->start <= LONGEST &&
		(!x->has_report_day || (w->end <= x->report_day && w->end >= x->report_day - OLDEST));
}

/*
 * The first window of a sentence of the head, if it counts something in it ("in May a landslide killed 40" does
 * not) or says which paper the report is.
 */
static bool find_window(const struct context *x, const struct sentence *s, struct digest *d)
{
	const struct shadow *sh = &s->shadow;
	bool genre = span_says(x, s->span, "genre");

	look_at(x, s);
	for (size_t i = 0; i < sh->len; i++) {
		struct when w = { .kind = WHEN_NONE };

		if (when_at(sh, i))
			w = read_when(x, when_at(sh, i));
		if (!is_window(x, &w) || names_event(x, when_at(sh, i)->span) || !(genre || counts_in(x, s, i, &w)))
			continue;
		d->start = w.start;
		d->end = w.end;
		d->phrase = when_at(sh, i)->span;
		return true;
	}
	return false;
}

/* Whether a sentence tells of a day, or of a window that is no part of the report's. */
static bool tells_other(const struct context *x, const struct sentence *s, const struct digest *d)
{
	for (size_t i = 0; i < s->shadow.len; i++)
		if (when_at(&s->shadow, i) && !is_telling_day(x, &s->shadow, i)) {
			struct when w = read_when(x, when_at(&s->shadow, i));

			if (is_day(w) || w.kind == WHEN_SHIFT ||
			    (w.kind == WHEN_WINDOW && w.has_start && (w.start < d->start || w.end > d->end)))
				return true;
		}
	return false;
}

/* Whether enough is counted behind the sentence that prints the window, and little of it on days of its own. */
static bool counts_below(const struct context *x, const struct sentence *s, const struct digest *d)
{
	const struct sentence *end = x->doc->sentences + x->doc->n;
	size_t n = 0, dated = 0;

	while (++s < end)
		if (counts_any(s)) {
			n++;
			dated += tells_other(x, s, d);
		}
	return n >= BELOW && dated * DATED_SHARE <= n;
}

const struct digest *digest_of(const struct context *x)
{
	struct digest *d = x->digest;
	const struct sentence *first = x->doc->sentences, *end = first + x->doc->n;

	if (!d->known)
		for (const struct sentence *s = first; s < end && s - first < WINDOW_SENTENCES && s->span.start < WINDOW_BYTES; s++)
			if (find_window(x, s, d)) {
				d->found = counts_below(x, s, d);
				break;
			}
	d->known = true;
	return d->found ? d : NULL;
}

bool is_in_digest(const struct context *x, const struct claim *c)
{
	const struct digest *d;

	if (!counts_in_digest(c) || is_of_one_event(c) || in_background(x, c->home))
		return false;
	d = digest_of(x);
	return d && c->span.start >= d->phrase.start;
}
