/*
 * when.c - the date of a claim: the date phrase of its sentence that is told of
 * it, else that of the event told before (carry.c), else the report's own date.
 *
 * Rulings where the contract is silent: a standing figure and a plan without a
 * date of their own have the report's; a running total ends with it; what a
 * bulletin's list grew by is of the past day.
 */
#include "when.h"

#include <string.h>
#include <strings.h>

#include "extract/isodate.h"

struct when read_when(const struct context *x, const struct item *it)
{
	return when_read(x->k->lexicon, x->text + it->span.start, it->span.end - it->span.start, x->has_report_day,
			x->report_day);
}

static const struct item *when_at(const struct shadow *sh, size_t i)
{
	return i < sh->len && sh->item[i] >= 0 && sh->items[sh->item[i]].cls == CLASS_WHEN ? &sh->items[sh->item[i]] : NULL;
}

/* "since the start of the conflict on February 28": the day that follows is the start. */
static void start_behind(const struct context *x, const struct shadow *sh, size_t at, struct when *since)
{
	const struct item *next = when_at(sh, at + 1 < sh->len && sh->text[at + 1] == ' ' ? at + 2 : at + 1);
	struct when w;

	if (!next)
		return;
	w = read_when(x, next);
	if (w.kind == WHEN_DAY && w.has_start) {
		since->start = w.start;
		since->has_start = true;
	}
}

/* The day that start_behind() took. */
static bool is_start(const struct context *x, const struct shadow *sh, size_t at)
{
	const struct item *before = at > 1 && sh->text[at - 1] == ' ' ? when_at(sh, at - 2) : NULL;

	return before && read_when(x, before).kind == WHEN_SINCE;
}

/* "the ministry said on Monday": the day of the telling. Where the rule for speakers took it in it is no item. */
static bool is_told(const struct shadow *sh, size_t at)
{
	return at > 1 && sh->text[at - 1] == ' ' && sh->item[at - 2] >= 0 && sh->items[sh->item[at - 2]].cls == CLASS_WHO;
}

/* "since May, when 34 died", told of what stands behind the "when". */
static bool tells_behind(const struct context *x, const struct item *it, uint32_t end)
{
	return it->span.end < end && span_says(x, (struct span){ it->span.end, it->span.end + 12 < end ? it->span.end + 12 : end },
			"when");
}

/*
 * What a phrase means for the claim: a start that something happened at is its
 * day ("since May, when"), and what a superlative compares with is no date of
 * what stands before it.
 */
static struct when read_for(const struct context *x, const struct shadow *sh, size_t i, const struct claim *c)
{
	struct when w = read_when(x, when_at(sh, i));
	bool behind = c && c->span.start >= when_at(sh, i)->span.end && tells_behind(x, when_at(sh, i), c->span.start);

	if (behind && (w.kind == WHEN_PAST || (w.kind == WHEN_SINCE && w.has_start))) {
		w.end = w.until;
		w.has_end = w.has_start;
		w.kind = WHEN_DAY;
	} else if (behind && w.kind == WHEN_WINDOW) {
		w.kind = WHEN_DAY;
	} else if (w.kind == WHEN_PAST) {
		w.kind = WHEN_NONE;
	} else if (w.kind == WHEN_SINCE && !w.has_start) {
		start_behind(x, sh, i, &w);
	}
	return w;
}

/* "eight students, six of whom were released today": the day is not that of the eight. */
static bool is_aside(const struct context *x, const struct claim *c, const struct item *it)
{
	return c && it->span.start > c->span.end && span_says(x, (struct span){ c->span.end, it->span.start }, "aside");
}

struct when nearest_when(const struct context *x, const struct sentence *s, const struct claim *c, struct span *phrase)
{
	const struct shadow *sh = &s->shadow;
	size_t at = c ? claim_position(c) : sh->len, best_far = SIZE_MAX;
	struct when best = { .kind = WHEN_NONE };

	for (size_t i = 0; sentence_has(s, CLASS_WHEN) && i < sh->len; i++) {
		size_t far = i > at ? i - at : at - i;
		const struct item *it = when_at(sh, i);
		struct when w;

		if (!it || far > best_far || in_dateline(x, s, it) || is_start(x, sh, i) || is_told(sh, i) || is_aside(x, c, it))
			continue;
		w = read_for(x, sh, i, c);
		if (w.kind == WHEN_NONE)
			continue;
		best = w;
		best_far = far;
		*phrase = it->span;
	}
	return best;
}

struct when claim_when(const struct context *x, const struct claim *c, struct span *phrase)
{
	struct when w = nearest_when(x, c->home, c, phrase);

	return w.kind == WHEN_SAME ? same_when(x, c) : w;
}

/* "reported on Sunday that": a day told with the speaker, where the event has none of its own. */
static struct when said_when(const struct context *x, const struct claim *c, struct span *phrase)
{
	const struct shadow *sh = &c->home->shadow;
	int who = nearest_item(c->home, CLASS_WHO, claim_position(c), NULL);
	struct when w = { .kind = WHEN_NONE };

	for (size_t i = 0; who >= 0 && i < sh->len; i++) {
		const struct item *it = when_at(sh, i);

		if (!it || !is_told(sh, i))
			continue;
		w = read_when(x, it);
		*phrase = it->span;
		if (w.kind == WHEN_DAY || w.kind == WHEN_NIGHT)
			return w;
	}
	for (size_t i = 0; who >= 0 && i < sh->n_items; i++) {
		const struct item *it = &sh->items[i];

		if (it->cls != CLASS_WHEN || it->span.start < sh->items[who].span.start || it->span.end > sh->items[who].span.end)
			continue;
		w = read_when(x, it);
		*phrase = it->span;
		if (w.kind == WHEN_DAY || w.kind == WHEN_NIGHT)
			return w;
	}
	w.kind = WHEN_NONE;
	return w;
}

static const char *iso(const struct context *x, int32_t day)
{
	char out[ISODATE_SIZE];

	isodate_write(day, out);
	return arena_strdup(x->arena, out);
}

static void set_date(const struct context *x, struct claim *c, struct when w, struct span phrase)
{
	c->date_span = phrase;
	c->date_text = span_text(x, phrase);
	if (w.has_start)
		c->date_start = iso(x, w.start);
	if (w.has_end)
		c->date_end = iso(x, w.end);
}

static bool is_type(const struct claim *c, const char *type)
{
	return !strcmp(c->count_type, type);
}

/* The report's own date, with the usual window of what stands in a bulletin. */
static void take_report_day(const struct context *x, struct claim *c)
{
	bool growth = is_type(c, "increment") && !strcmp(c->action, "lost");

	if (!x->has_report_day || is_type(c, "period") || is_type(c, "rate"))
		return;
	if (!is_type(c, "cumulative"))
		c->date_start = iso(x, growth ? x->report_day - 1 : x->report_day);
	c->date_end = iso(x, x->report_day);
	c->inherited |= INHERIT_DATE;
}

void find_date(const struct context *x, struct claim *c)
{
	struct span phrase = { 0, 0 };
	struct when w = claim_when(x, c, &phrase);

	settle_type(x, c, w.kind);
	if (w.kind == WHEN_NONE && carry_when(x, c, &w, &phrase)) {
		c->inherited |= INHERIT_DATE;
		if (w.kind == WHEN_WINDOW && is_type(c, "new"))
			c->count_type = "period";
	}
	if (w.kind == WHEN_NONE)
		w = said_when(x, c, &phrase);
	if (w.kind != WHEN_NONE)
		set_date(x, c, w, phrase);
	else if (!in_background(x, c->home))
		take_report_day(x, c);
}
