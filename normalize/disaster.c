/*
 * disaster.c - updates "as of" a day. The figures of one on a disaster have grown since
 * the day on which the storm or quake struck, which is told once; those of one on a war
 * are its totals.
 */
#include "when.h"

#include <string.h>

#define HEADS 3			/* sentences at the head in which "as of" stands */
#define ONSET_SENTENCES 12	/* of a report in which the day of the disaster is told */
#define ONSET_DAYS 30		/* the longest time that updates go on */

/* "Cyclone Ana - Flash Update No. 3 (as of 19 March)": the sentence; NULL where none is of that kind. */
static const struct sentence *update_head(const struct context *x,
		bool (*names)(const struct context *, const struct sentence *))
{
	const struct sentence *first = x->doc->sentences;
	bool named = false;

	for (size_t n = 0; n < HEADS && n < x->doc->n; n++) {
		const struct shadow *sh = &first[n].shadow;

		look_at(x, first + n);
		named |= names(x, first + n);
		for (size_t i = 0; named && sentence_has(first + n, CLASS_WHEN) && i < sh->len; i++)
			if (when_at(sh, i) && read_when(x, when_at(sh, i)).kind == WHEN_AS_OF)
				return first + n;
	}
	return NULL;
}

/* "made landfall on 16 March", "the quake struck on 3 May" */
static bool tells_onset(const struct context *x, const struct sentence *s)
{
	static const char *const words[] = { "landfall", "struck", "hit ", "erupted", "swept ", "came ashore",
		"began ", "burst",
		"crossed the coast", NULL };

	return says_between(x, s->span.start, s->span.end, words);
}

static void look_for_onset(const struct context *x)
{
	const struct sentence *s = update_head(x, names_disaster), *first = x->doc->sentences;
	struct span phrase;

	x->incident->head_known = true;
	while (s && x->has_report_day && ++s < first + x->doc->n && s - first < ONSET_SENTENCES) {
		struct when w;

		look_at(x, s);
		w = nearest_when(x, s, NULL, &phrase);
		if (w.kind != WHEN_DAY || !w.has_start || w.start != w.end || w.start >= x->report_day ||
		    x->report_day - w.start > ONSET_DAYS || !tells_onset(x, s))
			continue;
		x->incident->has_onset = true;
		x->incident->onset = w.start;
		return;
	}
}

bool disaster_onset(const struct context *x, const struct claim *c, int32_t *day)
{
	static const char *const categories[] = { "people", "infrastructure", "equipment", NULL };

	if (!x->incident->head_known)
		look_for_onset(x);
	*day = x->incident->onset;
	return x->incident->has_onset && is_one_of(c->category, categories) && (is(c->count_type, "new") ||
			is(c->count_type, "update") || (is(c->count_type, "standing") && (is(c->action, "missing") ||
					is(c->action, "displaced"))));
}

static bool names_war(const struct context *x, const struct sentence *s)
{
	static const char *const words[] = { "war ", "war,", "hostilities", "conflict", "fighting", "escalation", NULL };

	return says_between(x, s->span.start, s->span.end, words);
}

bool is_war_snapshot(const struct context *x)
{
	return !update_head(x, names_disaster) && update_head(x, names_war);
}
