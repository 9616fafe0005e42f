/*
 * carry.c - dates carried from sentence to sentence. What a sentence does not
 * date happened when the event told before it did; a headline and a lead may be
 * dated by what follows. Nothing is carried out of the background ("as reported
 * earlier") or into it, and nothing from one item of a list to another.
 */
#include "when.h"

#include <string.h>

#define DATE_SENTENCES 40	/* how far the day of an event carries on, … */
#define DATE_BYTES 8000		/* … and in bytes: farther than its place, as reports on one attack name its day once */
#define CARRY_DAYS 731	/* the longest window that carries on */
#define BACKGROUND_REACH 8	/* sentences that a word of the background holds for */
#define BACKGROUND_BYTES 2000	/* of a sentence: each claim of one without end asks */
#define LEAD_SENTENCES 3	/* headline and lead, … */
#define LEAD_BYTES 700
#define LEAD_EVENT 2		/* sentences that tell what the story is about */
#define AHEAD 6			/* … which look so many sentences ahead */
#define RECENT 6		/* days before the report that these may tell of */
#define LIST_DAYS 3		/* days in which what a list tells may be taken for one event each */
#define BULLETIN_DAYS 7		/* the longest window that a whole bulletin is of */

/* "Velmar, 12 March 2025.": a town and a day alone, in a sentence of their own. */
static bool is_town_and_day(const struct sentence *s)
{
	const struct shadow *sh = &s->shadow;
	const struct item *town = shadow_item(sh, 0);
	size_t end = sh->len;

	while (end > 0 && strchr(". ", sh->text[end - 1]))
		end--;
	if (!town || (town->cls != CLASS_PLACE && town->cls != CLASS_NAME))
		return false;
	return s->span.end - s->span.start < 60 && end > 1 && end < 6 && when_at(sh, end - 1) && !when_at(sh, 0);
}

/* A line above the story, such as says when the report is from: "Press office, 12 March 2025". */
static bool is_heading(const struct context *x, const struct sentence *s)
{
	if (s - x->doc->sentences > 2 || !s->line_start || s->n_claims || s->span.end - s->span.start >= 110 ||
	    s + 1 == x->doc->sentences + x->doc->n)
		return false;
	return is_town_and_day(s) || (s[1].line_start && !strchr(".!?:", x->text[s->span.end - 1]));
}

static bool tells_background(const struct context *x, const struct sentence *s)
{
	struct span head = { s->span.start, s->span.start + 24 < s->span.end ? s->span.start + 24 : s->span.end };
	struct span told = s->span;

	if (told.end - told.start > BACKGROUND_BYTES)
		told.end = told.start + BACKGROUND_BYTES;
	return span_says(x, told, "background") || span_starts(x, head, "background.head");
}

/* Every claim around asks again, so the answer is kept. */
static bool opens_background(const struct context *x, const struct sentence *s)
{
	struct told *t = &x->told[(size_t)(s - x->doc->sentences) % TOLD_SLOTS];

	if (t->sentence != s)
		*t = (struct told){ s, tells_background(x, s) };
	return t->opens_background;
}

bool in_background(const struct context *x, const struct sentence *s)
{
	const struct sentence *first = x->doc->sentences;

	for (const struct sentence *t = s; t >= first && t->paragraph == s->paragraph && s - t < BACKGROUND_REACH; t--)
		if (opens_background(x, t))
			return true;
	return false;
}

/* Whether the paragraph of a sentence opens with "Elsewhere". */
static bool is_elsewhere_told(const struct context *x, const struct sentence *s)
{
	const struct sentence *head = s;

	while (head > x->doc->sentences && head[-1].paragraph == s->paragraph && s - head < BACKGROUND_REACH)
		head--;
	return span_starts(x, (struct span){ head->span.start, head->span.end }, "scene.reset");
}

/* "ECUADOR: Oil spill" in a line below a blank one: another event than those above it. */
static bool opens_topic(const struct context *x, const struct sentence *s)
{
	const char *line = x->text + s->span.start;
	const char *colon = memchr(line, ':', s->span.end - s->span.start);

	return colon && colon - line > 3 && colon[1] == ' ' && opens_section(x, s) &&
		is_all_caps(x->text, (struct span){ s->span.start, (uint32_t)(colon - x->text) });
}

/* A date that both stand under: neither or the same background, not another item of the list. */
static bool share_event(const struct context *x, const struct sentence *from, const struct sentence *to)
{
	bool near = from->paragraph == to->paragraph;

	if (is_other_item(x, from, to))
		return false;
	for (const struct sentence *t = to - 1; t > from; t--)
		if (opens_topic(x, t))
			return false;
	for (const struct sentence *t = to; near && t > from; t--)
		if (opens_background(x, t))
			return false;
	return near || (!in_background(x, from) && !in_background(x, to) && !is_elsewhere_told(x, to));
}

/* What is given after a disaster was not given on its day. */
static bool is_later_gift(const struct claim *c, const struct sentence *told)
{
	if (!is(c->category, "money") || !(is(c->action, "provided") || is(c->action, "pledged")))
		return false;
	for (size_t i = 0; i < told->n_claims; i++)
		if (is(told->claims[i]->category, "money"))
			return false;
	return told->n_claims || told->paragraph != c->home->paragraph;
}

/* Sums that an audit or indictment tells of are of the years that it looked into. */
static bool is_of_audit(const struct claim *c)
{
	static const char *const actions[] = { "bribe", "kickback", "laundered", "stolen", "damage", NULL };

	return is(c->category, "money") && is_one_of(c->action, actions);
}

/* Whether a date of a sentence before goes on to hold for the claim. */
static bool holds_on(const struct claim *c, const struct sentence *s, const struct when *w)
{
	bool near = s->paragraph == c->home->paragraph;
	bool lead = s->span.start < LEAD_BYTES && w->has_start && (is_of_audit(c) || w->end - w->start <= BULLETIN_DAYS);

	if (is(c->count_type, "cumulative"))
		return w->kind == WHEN_SINCE && w->has_start && (near || is(c->action, "lost"));
	/* a bulletin's day is printed once, above or in the first of its losses */
	if (w->kind == WHEN_WINDOW && w->has_start && w->end - w->start <= 1 && (is(c->action, "lost") ||
			is(c->action, "destroyed") || is(c->action, "intercepted")))
		return true;
	if (w->kind == WHEN_WINDOW)
		return w->has_start && w->end - w->start <= CARRY_DAYS && (near || lead) &&
			(is(c->count_type, "period") || is(c->count_type, "new"));
	return (w->kind == WHEN_DAY || w->kind == WHEN_NIGHT) && !is_later_gift(c, s);
}

/* "last week's crash": the window of what is named there, of nothing told behind it. */
static bool is_of_named(const struct context *x, const struct when *w, struct span phrase)
{
	return w->kind == WHEN_WINDOW && ends_with(span_text(x, phrase), "'s");
}

/*
 * A bare "overnight" below the lead, with which nothing that is told of another place need have happened; in
 * a headline or lead it is when what the story is about did.
 */
static bool is_bare_night(const struct context *x, const struct claim *c, const struct sentence *s,
		const struct when *w, struct span phrase)
{
	return w->kind == WHEN_NIGHT && s - x->doc->sentences >= LEAD_EVENT &&
		phrase.end - phrase.start <= strlen("overnight") && starts_lower(x->text + phrase.start, "overnight") &&
		sentence_has(c->home, CLASS_WHERE);
}

/*
 * "It was the worst attack since May 2016, when a man drove a lorry into a market. Thirteen people died.": of that
 * one, as long as no speaker takes the story up again.
 */
static bool carry_compared(const struct context *x, const struct claim *c, struct when *w, struct span *phrase)
{
	const struct sentence *s = c->home - 1;

	if (c->home == x->doc->sentences || s->paragraph != c->home->paragraph || s->n_claims || !is(c->category, "people") ||
	    !is(c->count_type, "new") || sentence_has(c->home, CLASS_WHO))
		return false;
	look_at(x, s);
	for (size_t i = s->shadow.len; i-- > 0;) {
		const struct item *it = when_at(&s->shadow, i);

		if (!it)
			continue;
		*w = read_when(x, it);
		*phrase = it->span;
		if (w->kind != WHEN_PAST || !w->has_start || !starts_lower(s->shadow.text + i + 1, ", when "))
			return false;
		*w = (struct when){ WHEN_DAY, w->start, w->until, true, true, w->until, false };
		return true;
	}
	return false;
}

/* "a bombing this week": one event, which no window counts. */
static bool tells_one_event(const struct sentence *s)
{
	static const char *const events[] = { "attack", "airstrike", "clash", "shelling", NULL };
	const struct shadow *sh = &s->shadow;

	for (size_t i = 0; !s->n_claims && i < sh->len; i++)
		if (shadow_item(sh, i) && shadow_item(sh, i)->cls == CLASS_QA && is_one_of(shadow_item(sh, i)->unit, events))
			return true;
	return false;
}

/* A day in a heading: that on which the report was filed, unless it lies before it. */
static bool is_filing_day(const struct context *x, const struct sentence *s, const struct when *w)
{
	return w->kind == WHEN_DAY && is_heading(x, s) && !(x->has_report_day && w->has_start && w->end < x->report_day);
}

static bool carry_back(const struct context *x, const struct claim *c, struct when *w, struct span *phrase)
{
	const struct sentence *s = c->home, *first = x->doc->sentences;

	while (s-- > first && c->home - s < DATE_SENTENCES && c->home->span.start - s->span.start < DATE_BYTES) {
		struct when found;

		look_at(x, s);
		found = nearest_when(x, s, NULL, phrase);
		if (found.kind == WHEN_NONE && sentence_has(s, CLASS_WHO))
			found = swallowed_when(x, s, 0, phrase);
		/* the story goes on with "the next day"; "a day earlier" looks back for a sentence or two */
		if (found.kind == WHEN_SHIFT && (found.start > 0 || (s + 1 == c->home && s->paragraph == c->home->paragraph)))
			found = shifted_when(x, s, &found, *phrase);
		if (found.kind == WHEN_NONE || found.weak || !holds_on(c, s, &found) ||
		    is_of_named(x, &found, *phrase) || is_bare_night(x, c, s, &found, *phrase) ||
		    (is_harmed(c) && is_burial_day(x, s, *phrase)) ||
		    is_filing_day(x, s, &found) ||
		    (!share_event(x, s, c->home) && !(found.kind == WHEN_WINDOW && is_of_audit(c))))
			continue;
		if (found.kind == WHEN_WINDOW && tells_one_event(s))
			found.kind = WHEN_DAY;
		*w = found;
		return true;
	}
	return false;
}

/* "The blast struck at dawn on Friday": what was counted, or an event; no "parliament meets on Wednesday". */
static bool tells_of_event(const struct context *x, const struct sentence *s)
{
	static const enum word_class told[] = { CLASS_THING, CLASS_THINGS, CLASS_ACT, CLASS_ACTS, CLASS_VED, CLASS_VPAST,
		CLASS_VBASE, CLASS_VING, CLASS_PERSONS, CLASS_QA, CLASS_QB };

	for (size_t i = 0; i < sizeof(told) / sizeof(*told); i++)
		if (sentence_has(s, told[i]))
			return true;
	return s->n_claims || span_says(x, s->span, "scene.object");
}

/* The first day that the story below a headline or lead tells of, if it is a recent one. */
static bool carry_ahead(const struct context *x, const struct claim *c, struct when *w, struct span *phrase)
{
	const struct sentence *end = x->doc->sentences + x->doc->n;

	if (c->home - x->doc->sentences >= LEAD_SENTENCES || c->home->span.start > LEAD_BYTES || is_item(x, c->home) ||
	    !is(c->count_type, "new"))
		return false;
	for (const struct sentence *s = c->home + 1; s < end && s - c->home <= AHEAD; s++) {
		struct when found;

		look_at(x, s);
		if (is_heading(x, s) || is_item(x, s) || in_background(x, s) || span_says(x, s->span, "scene.also") ||
		    !tells_of_event(x, s))
			continue;
		found = nearest_when(x, s, NULL, phrase);
		if ((found.kind != WHEN_DAY && found.kind != WHEN_NIGHT) || (is_harmed(c) && is_burial_day(x, s, *phrase)))
			continue;
		if (!found.has_start || !x->has_report_day || found.end > x->report_day || found.start < x->report_day - RECENT)
			return false;
		*w = found;
		return true;
	}
	return false;
}

/* The days that the line which opens a list has for all of it. */
static bool carry_lead(const struct context *x, const struct claim *c, struct when *w, struct span *phrase)
{
	const struct sentence *lead = lead_of(x, c->home);
	struct when found = { .kind = WHEN_NONE };

	if (lead)
		found = nearest_when(x, lead, NULL, phrase);
	if (found.kind == WHEN_WINDOW && found.has_start && found.end - found.start < LIST_DAYS)
		found.kind = WHEN_DAY;
	if (found.kind != WHEN_DAY && found.kind != WHEN_NIGHT)
		return false;
	*w = found;
	return true;
}

bool carry_when(const struct context *x, const struct claim *c, struct when *w, struct span *phrase)
{
	/* a level is that of the report's day, a plan made on it */
	if ((is(c->count_type, "standing") && strcmp(c->action, "in_air")) || is(c->count_type, "plan"))
		return false;
	return carry_lead(x, c, w, phrase) || carry_compared(x, c, w, phrase) || carry_back(x, c, w, phrase) ||
		carry_ahead(x, c, w, phrase);
}

struct when same_when(const struct context *x, const struct sentence *from, bool window)
{
	const struct sentence *s = from, *first = x->doc->sentences;
	struct span phrase;

	while (s-- > first && from - s < CARRY_SENTENCES) {
		struct when w;

		look_at(x, s);
		w = nearest_when(x, s, NULL, &phrase);
		if (window ? (w.kind == WHEN_WINDOW && !w.weak) || (w.kind == WHEN_SINCE && w.has_start) :
				is_day(w) || (w.kind == WHEN_WINDOW && w.has_start && w.end - w.start <= 1))
			return w;
	}
	return (struct when){ .kind = WHEN_WINDOW };
}

static bool has_own_date(const struct claim *c)
{
	return !(c->inherited & INHERIT_DATE) && (*c->date_start || *c->date_end);
}

static void copy_date(struct claim *to, const struct claim *from)
{
	to->date_start = from->date_start;
	to->date_end = from->date_end;
	to->date_text = from->date_text;
	to->date_span = from->date_span;
	to->inherited |= INHERIT_DATE;
}

void share_date(struct claim **claims, size_t n)
{
	static const char *const relations[] = { "same", "subset", "part", "of", "conflicts", NULL };

	for (size_t i = n; i-- > 0;) {
		struct claim *c = claims[i];

		if (c->parent && is(c->relation, "same") && has_own_date(c) && !has_own_date(c->parent))
			copy_date(c->parent, c);
	}
	for (size_t i = 0; i < n; i++) {
		struct claim *c = claims[i];

		/* "14 died on Monday", and below: "seven died in Velmar": each of its events has its day */
		if (c->parent && is(c->relation, "part") && c->home != c->parent->home && *c->date_text)
			continue;
		/* "On Thursday a second boat sank. 107 died": told of a day that stands behind the other figure's */
		if (c->parent && is(c->relation, "conflicts") && *c->date_text && c->date_span.start > c->parent->span.end &&
		    c->date_span.start > c->parent->date_span.end)
			continue;
		/* "since May 90 were arrested; 40 of them are still in jail" */
		if (c->parent && is(c->count_type, "standing") && is(c->parent->count_type, "cumulative"))
			continue;
		if (c->parent && is_one_of(c->relation, relations) && !has_own_date(c) && *c->parent->date_start)
			copy_date(c, c->parent);
	}
}
