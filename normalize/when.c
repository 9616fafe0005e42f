/*
 * when.c - the date of a claim: the date phrase nearest to it in its sentence,
 * else one from before in the paragraph, else the report's own date.
 */
#include "context.h"

#include <string.h>

#include "extract/isodate.h"

static struct when read_item(const struct context *x, const struct item *it)
{
	return when_read(x->text + it->span.start, it->span.end - it->span.start, x->has_report_day, x->report_day);
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

		if (sh->item[i] < 0 || sh->items[sh->item[i]].cls != CLASS_WHEN || far > best_far)
			continue;
		w = read_item(x, &sh->items[sh->item[i]]);
		if (w.kind == WHEN_NONE)
			continue;
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

void find_date(const struct context *x, struct claim *c)
{
	const struct sentence *s = c->home, *first = x->doc->sentences;
	struct span phrase = { 0, 0 };
	struct when w = claim_when(x, c, &phrase);

	settle_type(x, c, w.kind);
	if (w.kind != WHEN_NONE) {
		set_date(x, c, w, phrase);
		return;
	}
	while (s-- > first && c->home - s < REACH && s->paragraph == c->home->paragraph) {
		look_at(x, s);
		w = nearest_when(x, s, s->shadow.len, &phrase);
		/* a window goes on to hold: "In March … More than 1,900 were shot down." */
		if (w.kind == WHEN_WINDOW && !strcmp(c->count_type, "new"))
			c->count_type = "period";
		if (w.kind == WHEN_DAY || w.kind == WHEN_NIGHT || (w.kind == WHEN_WINDOW && !strcmp(c->count_type, "period"))) {
			set_date(x, c, w, phrase);
			c->inherited |= INHERIT_DATE;
			return;
		}
	}
	if (x->has_report_day && (!strcmp(c->count_type, "new") || !strcmp(c->count_type, "update") ||
				  !strcmp(c->count_type, "standing"))) {
		c->date_start = c->date_end = iso(x, x->report_day);
		c->inherited |= INHERIT_DATE;
	}
}
