/*
 * when.c - the date of a claim: the date phrase nearest to it in its sentence,
 * else one from before in the paragraph, else the report's own date.
 */
#include "context.h"

#include <string.h>
#include <strings.h>

#include "extract/isodate.h"

#define CARRY_SENTENCES 14	/* how far an event's date carries on, … */
#define CARRY_BYTES 2600	/* … and in bytes */

static struct when read_item(const struct context *x, const struct item *it)
{
	return when_read(x->k->lexicon, x->text + it->span.start, it->span.end - it->span.start, x->has_report_day, x->report_day);
}

/* "since the start of the conflict on February 28": the day that follows is the start. */
static void start_behind(const struct context *x, const struct sentence *s, size_t at, struct when *since)
{
	const struct shadow *sh = &s->shadow;
	size_t next = at + 1 < sh->len && sh->text[at + 1] == ' ' ? at + 2 : at + 1;
	struct when w;

	if (next >= sh->len || sh->item[next] < 0 || sh->items[sh->item[next]].cls != CLASS_WHEN)
		return;
	w = read_item(x, &sh->items[sh->item[next]]);
	if (w.kind == WHEN_DAY && w.has_start) {
		since->start = w.start;
		since->has_start = true;
	}
}

/* The day that start_behind() took. */
static bool is_start(const struct context *x, const struct sentence *s, size_t at)
{
	const struct shadow *sh = &s->shadow;

	return at > 1 && sh->text[at - 1] == ' ' && sh->item[at - 2] >= 0 && sh->items[sh->item[at - 2]].cls == CLASS_WHEN &&
		read_item(x, &sh->items[sh->item[at - 2]]).kind == WHEN_SINCE;
}

/* "the heaviest since May 2024, when 300 were launched": the day of the clause behind, and of no claim before. */
static bool read_when_clause(const struct context *x, const struct sentence *s, size_t i, size_t claim, struct when *w)
{
	static const char since[] = "since ", when[] = ", when ";
	const struct shadow *sh = &s->shadow;
	struct item it = sh->items[sh->item[i]];

	if (sh->len - i <= sizeof(when) || strncasecmp(sh->text + i + 1, when, sizeof(when) - 1) ||
			it.span.end - it.span.start < sizeof(since) || strncasecmp(x->text + it.span.start, since, sizeof(since) - 1))
		return true;
	if (claim < i)
		return !(i > 1 && sh->item[i - 2] >= 0 && sh->items[sh->item[i - 2]].cls == CLASS_MASK);
	it.span.start += sizeof(since) - 1;
	*w = read_item(x, &it);
	w->kind = w->has_start ? WHEN_DAY : w->kind;
	return true;
}

/* The nearest phrase that is a date; of two as near the one behind. */
static struct when nearest_when(const struct context *x, const struct sentence *s, size_t at, struct span *phrase)
{
	const struct shadow *sh = &s->shadow;
	struct when best = { .kind = WHEN_NONE };
	size_t best_far = SIZE_MAX;

	for (size_t i = 0; sentence_has(s, CLASS_WHEN) && i < sh->len; i++) {
		size_t far = i > at ? i - at : at - i;
		struct when w;

		if (sh->item[i] < 0 || sh->items[sh->item[i]].cls != CLASS_WHEN || far > best_far ||
		    in_dateline(x, s, &sh->items[sh->item[i]]) || is_start(x, s, i))
			continue;
		w = read_item(x, &sh->items[sh->item[i]]);
		if (w.kind == WHEN_NONE || !read_when_clause(x, s, i, at, &w))
			continue;
		if (w.kind == WHEN_SINCE && !w.has_start)
			start_behind(x, s, i, &w);
		best = w;
		best_far = far;
		*phrase = sh->items[sh->item[i]].span;
	}
	return best;
}

struct when claim_when(const struct context *x, const struct claim *c, struct span *phrase)
{
	return nearest_when(x, c->home, claim_position(c), phrase);
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

/* "reported on Sunday that": a day told with the speaker, where the event has none of its own. */
static struct when said_when(const struct context *x, const struct claim *c, struct span *phrase)
{
	const struct shadow *sh = &c->home->shadow;
	int who = nearest_item(c->home, CLASS_WHO, claim_position(c), NULL);
	struct when w = { .kind = WHEN_NONE };

	for (size_t i = 0; who >= 0 && i < sh->n_items; i++) {
		const struct item *it = &sh->items[i];

		if (it->cls != CLASS_WHEN || it->span.start < sh->items[who].span.start || it->span.end > sh->items[who].span.end)
			continue;
		w = read_item(x, it);
		*phrase = it->span;
		if (w.kind == WHEN_DAY || w.kind == WHEN_NIGHT)
			return w;
	}
	w.kind = WHEN_NONE;
	return w;
}

/* Whether a date of a sentence before goes on to hold for the claim. */
static bool carries(const struct claim *c, const struct sentence *s, const struct when *w)
{
	bool near = s->paragraph == c->home->paragraph;

	if (!strcmp(c->count_type, "cumulative"))
		return near && w->kind == WHEN_SINCE && w->has_start;
	/* a bulletin's day is printed once, above or in the first of its losses */
	if (w->kind == WHEN_WINDOW && w->has_start && w->end - w->start <= 1 && (!strcmp(c->action, "lost") ||
			!strcmp(c->action, "destroyed") || !strcmp(c->action, "intercepted")))
		return true;
	if (w->kind == WHEN_WINDOW)
		return near && (!strcmp(c->count_type, "period") || !strcmp(c->count_type, "new"));
	return w->kind == WHEN_DAY || w->kind == WHEN_NIGHT;
}

static bool carry_date(const struct context *x, struct claim *c)
{
	const struct sentence *s = c->home, *first = x->doc->sentences;
	struct span phrase = { 0, 0 };

	while (s-- > first && c->home - s < CARRY_SENTENCES && c->home->span.start - s->span.start < CARRY_BYTES) {
		struct when w;

		look_at(x, s);
		w = nearest_when(x, s, s->shadow.len, &phrase);
		if (w.kind == WHEN_NONE || !carries(c, s, &w))
			continue;
		if (w.kind == WHEN_WINDOW && !strcmp(c->count_type, "new"))
			c->count_type = "period";
		set_date(x, c, w, phrase);
		c->inherited |= INHERIT_DATE;
		return true;
	}
	return false;
}

void find_date(const struct context *x, struct claim *c)
{
	struct span phrase = { 0, 0 };
	struct when w = claim_when(x, c, &phrase);

	settle_type(x, c, w.kind);
	if (w.kind == WHEN_NONE)
		w = said_when(x, c, &phrase);
	if (w.kind != WHEN_NONE) {
		set_date(x, c, w, phrase);
		return;
	}
	if (carry_date(x, c))
		return;
	if (x->has_report_day && strcmp(c->count_type, "cumulative") && strcmp(c->count_type, "period") &&
	    strcmp(c->count_type, "rate")) {
		c->date_start = c->date_end = iso(x, x->report_day);
		c->inherited |= INHERIT_DATE;
	}
}
