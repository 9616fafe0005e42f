/*
 * when_near.c - for when.c: which date phrase of a sentence is told of a claim, and
 * what it means there. The nearest one is, but no edge of a clause may part them,
 * and a phrase that tells no days, or the day of the telling, gives way.
 */
#include "when.h"

#include <string.h>

#define CLAUSE_EDGE 40	/* bytes of the shadow that the edge of a clause is worth */
#define FUTURE_REACH 60	/* bytes of it that "will" reaches */
#define TOLD_REACH 40	/* bytes of it from "told" to the day of that */
#define CUTOFF_REACH 40	/* bytes of the report from "data cutoff" to its day */
#define PAST_REACH 40	/* bytes from a figure to its "were" */
#define START_REACH 60	/* bytes of it from "since the truce" to the day of that */
#define OPENING_WORD 12	/* bytes of the report that "which began" is looked for in, before a day */

/* The next date of the clause behind a date at byte at; NULL for none. */
static const struct item *next_of_clause(const struct shadow *sh, size_t at)
{
	for (size_t i = at + 1; i < sh->len && i - at < START_REACH && !strchr(",;:.", sh->text[i]); i++)
		if (when_at(sh, i))
			return when_at(sh, i);
	return NULL;
}

/* "since the outbreak of war on February 28": the day that follows is the start. */
static void start_behind(const struct context *x, const struct shadow *sh, size_t at, struct when *since)
{
	const struct item *next = next_of_clause(sh, at);
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
	struct when before;

	for (size_t i = at; i-- > 0 && at - i < START_REACH && !strchr(",;:.", sh->text[i]);)
		if (when_at(sh, i)) {
			before = read_when(x, when_at(sh, i));
			return before.kind == WHEN_SINCE && (!before.has_start || i + 2 == at);
		}
	return false;
}

/* "have lost 40 tanks in their campaign, which began on June 4", "the war, which began in May, has": all since. */
static bool is_opening(const struct context *x, const struct item *it, const struct claim *c)
{
	uint32_t from = it->span.start > OPENING_WORD ? it->span.start - OPENING_WORD : 0;

	return c && from && (is_weak(c->count_type) || is(c->count_type, "cumulative")) &&
		(c->span.end < from || c->span.start > it->span.end) &&
		span_ends(x, (struct span){ from, it->span.start - 1 }, "began");
}

bool is_telling_day(const struct context *x, const struct shadow *sh, size_t at)
{
	const struct item *who = NULL;

	if (at > 1 && sh->text[at - 1] == ' ' && sh->item[at - 2] >= 0)
		who = &sh->items[sh->item[at - 2]];
	/* "said that Thursday's strike": of what is told */
	return who && who->cls == CLASS_WHO && !starts_lower(x->text + who->span.end - 5, " that") &&
		!starts_lower(x->text + when_at(sh, at)->span.end - 2, "'s");
}

static bool is_day_or_shift(struct when w)
{
	return is_day(w) || w.kind == WHEN_SHIFT;
}

bool is_update_day(const struct context *x, const struct shadow *sh, size_t at, const struct claim *c)
{
	return c && is(c->count_type, "update") && is(c->category, "people") && when_at(sh, at)->span.start > c->span.end &&
		is_day_or_shift(read_when(x, when_at(sh, at)));
}

/* "since the last data cutoff at 2:00 PM ET on May 8": to when an update goes, no day of what it tells. */
static bool is_cutoff(const struct context *x, const struct item *it)
{
	uint32_t from = it->span.start > CUTOFF_REACH ? it->span.start - CUTOFF_REACH : 0;

	return span_says(x, (struct span){ from, it->span.start }, "cutoff");
}

/* "On 15 May the ministry said that two had died on 13 May": of the two, the first is when it spoke. */
static bool is_day_spoken(const struct context *x, const struct shadow *sh, size_t at)
{
	const struct item *who = at + 3 < sh->len && starts_lower(sh->text + at + 1, ", ") ? shadow_item(sh, at + 3) :
		at + 2 < sh->len ? shadow_item(sh, at + 2) : NULL;

	if (at || !who || who->cls != CLASS_WHO)
		return false;
	if (who->rule && is(who->rule->name, "who.releases"))
		return true;
	for (size_t i = at + 3; i < sh->len; i++)
		if (when_at(sh, i) && !is_telling_day(x, sh, i)) {
			struct when w = read_when(x, when_at(sh, i));

			return w.kind == WHEN_DAY || w.kind == WHEN_WINDOW || w.kind == WHEN_NIGHT;
		}
	return false;
}

/* "told a relief agency in June that", which no rule for speakers has taken in */
static bool is_told_to(const struct shadow *sh, size_t at)
{
	if (!starts_lower(sh->text + at + 1, " that "))
		return false;
	for (size_t i = at; i-- > 0 && at - i < TOLD_REACH && !strchr(",;:.", sh->text[i]) &&
			!is_finite((unsigned char)sh->text[i]);)
		if ((unsigned char)sh->text[i] == CLASS_SAID)
			return true;
	return false;
}

/* "will fly home on Tuesday": a day to come, though the last of that name has passed. */
static bool is_to_come(const struct shadow *sh, size_t at)
{
	static const char *const words[] = { " will ", " would ", " shall ", " is to ", " are to ", " prepares to ",
		" prepare to ", " preparing to ", " prepares for ", " preparing for ", " due to ", " set to ", " plans to ",
		" scheduled ", " expected to ", NULL };

	for (size_t i = at; i-- > 0 && at - i < FUTURE_REACH && !strchr(",;:.", sh->text[i]);)
		for (size_t k = 0; sh->text[i] == ' ' && words[k]; k++)
			if (starts_lower(sh->text + i, words[k]))
				return true;
	return false;
}

/* "the deadliest since the 2010 quake, which killed 500": of the quake; "the deadliest since May, which" is not. */
static bool tells_of_start(const struct context *x, struct span phrase)
{
	static const char *const joins[] = { ", which ", ", in which ", " that ", " which ", NULL };
	const char *since = strstr(span_text(x, phrase), "since "), *behind = x->text + phrase.end;

	if (!since || !(starts_lower(since + 6, "the ") || starts_lower(since + 6, "an ") || starts_lower(since + 6, "a ")))
		return false;
	return starts_with_one(behind, joins);
}

/* "since May, when 34 died", told of what stands behind the "when". */
static bool tells_behind(const struct context *x, const struct shadow *sh, size_t i, const struct claim *c)
{
	uint32_t from = when_at(sh, i)->span.end, end = c->span.start;
	uint32_t near = from + 12 < end ? from + 12 : end;

	return from < end && (span_says(x, (struct span){ from, near }, "when") ||
		tells_of_start(x, when_at(sh, i)->span)) && !clause_is_over(x, c, i);
}

/* "have been killed in 2025", told in June of that year: so far. */
static bool is_so_far(const struct context *x, const struct claim *c, const struct when *w)
{
	return x->has_report_day && w->end - w->start > 360 && w->start <= x->report_day && w->end > x->report_day &&
		strcmp(c->count_type, "plan") && strcmp(c->category, "money");
}

/* "The violence, which spread in 2015, has killed 40": what goes on to this day began then. */
static bool dates_aside(const struct shadow *sh, size_t i)
{
	if (!starts_lower(sh->text + i + 1, ", has ") && !starts_lower(sh->text + i + 1, ", have "))
		return false;
	while (i > 0 && sh->text[i] != ',')
		i--;
	return starts_lower(sh->text + i, ", which ");
}

/* "earlier this month the group sank two ships": on some day of it, no count of the month. */
static bool is_some_day_of(const struct context *x, const struct item *it)
{
	const char *before = x->text + it->span.start;

	return starts_lower(before, "earlier ") || (it->span.start >= 8 && starts_lower(before - 8, "earlier "));
}

/* "From 18:00 on 8 May the enemy attacked", told on the 9th: until then. */
static bool begins_night(const struct context *x, const struct shadow *sh, size_t i, const struct when *w)
{
	const struct item *hour = i > 1 ? when_at(sh, i - 2) : NULL;

	return hour && w->kind == WHEN_DAY && w->has_start && x->has_report_day && x->report_day == w->start + 1 &&
		starts_lower(x->text + hour->span.start, "from ") &&
		memchr(x->text + hour->span.start, ':', hour->span.end - hour->span.start);
}

/* "shot down 60 drones since the evening of 19 May", told on the 20th: one night's, as bulletins print it. */
static bool is_since_last_night(const struct context *x, const struct claim *c, const struct when *w)
{
	return w->kind == WHEN_SINCE && w->has_start && x->has_report_day && w->start + 1 >= x->report_day &&
		is(c->category, "munitions");
}

/*
 * What a phrase means for the claim: a start that something happened at is its
 * day ("since May, when"), and what a superlative compares with is no date of
 * what stands before it.
 */
static struct when read_for(const struct context *x, const struct shadow *sh, size_t i, const struct claim *c)
{
	struct when w = read_when(x, when_at(sh, i));
	bool behind = c && c->span.start >= when_at(sh, i)->span.end && tells_behind(x, sh, i, c);

	if ((w.kind == WHEN_WINDOW || w.kind == WHEN_SINCE) && w.has_start && is_some_day_of(x, when_at(sh, i))) {
		w.kind = WHEN_DAY;
		w.end = w.has_end && w.end < x->report_day ? w.end : x->report_day;
		w.has_end = w.has_end || x->has_report_day;
		return w;
	}

	if (behind && (w.kind == WHEN_PAST || (w.kind == WHEN_SINCE && w.has_start))) {
		w.end = w.until;
		w.has_end = w.has_start;
		w.kind = WHEN_DAY;
	} else if (behind && w.kind == WHEN_WINDOW) {
		w.kind = WHEN_DAY;
	} else if (w.kind == WHEN_PAST) {
		w.kind = WHEN_NONE;
	} else if (c && is_since_last_night(x, c, &w)) {
		w.kind = WHEN_NIGHT;
		w.end = x->report_day;
	} else if (w.kind == WHEN_SINCE && !w.has_start) {
		start_behind(x, sh, i, &w);
	} else if ((w.kind == WHEN_DAY || w.kind == WHEN_WINDOW) &&
		   (is_opening(x, when_at(sh, i), c) || dates_aside(sh, i))) {
		w.kind = WHEN_SINCE;
		w.end = x->report_day;
		w.has_end = x->has_report_day;
	} else if (is_day(w) && is_to_come(sh, i)) {
		w.kind = WHEN_FUTURE;
	} else if (w.kind == WHEN_AFTER) {
		w = day_after(x, sh, i, c, w.start);
	} else if (begins_night(x, sh, i, &w)) {
		w.kind = WHEN_NIGHT;
		w.end = x->report_day;
	}
	if (w.kind == WHEN_WINDOW && c) {
		w.kind = dates_one_event(x, c, i, &w) ? WHEN_DAY : is_so_far(x, c, &w) ? WHEN_SINCE : WHEN_WINDOW;
		if (is_so_far(x, c, &w))
			w.end = x->report_day;
	}
	return w;
}

/* How far a phrase is from the claim, in bytes of the shadow: far over a clause edge, farthest over a semicolon. */
static size_t distance(const struct context *x, const struct shadow *sh, size_t i, size_t at)
{
	size_t low = i < at ? i : at, high = i < at ? at : i, far = high - low;

	if (high < sh->len && memchr(sh->text + low, ';', far))
		return far + SHADOW_MAX / 2;
	if (high < sh->len && span_says(x, (struct span){ shadow_to(sh, low), shadow_at(sh, high) }, "clause"))
		return far + CLAUSE_EDGE;
	return far;
}

/* "will meet tomorrow after killing 10", "after 10 were killed": what happened is not to come. */
static bool is_past(const struct shadow *sh, const struct claim *c)
{
	static const char *const words[] = { " was ", " were ", " had ", " has been ", " have been ", NULL };
	size_t at = claim_position(c);

	if (!strcmp(c->count_type, "plan"))
		return false;
	if (at > 1 && is_finite((unsigned char)sh->text[at - 2]))
		return true;
	for (size_t i = at + 1; i < sh->len && i - at < PAST_REACH && !strchr(",;:.", sh->text[i]); i++)
		for (size_t k = 0; sh->text[i] == ' ' && words[k]; k++)
			if (starts_lower(sh->text + i, words[k]))
				return true;
	return false;
}

/* Whether a phrase prints a year. */
static bool has_year(const struct context *x, const struct item *it)
{
	size_t digits = 0;

	for (size_t i = it->span.start; i < it->span.end && digits < 4; i++)
		digits = is_digit((unsigned char)x->text[i]) ? digits + 1 : 0;
	return digits == 4;
}

/*
 * "Two were killed on 4 May 2021": past, though the report is filed under the day
 * before. Only a year that is printed says so much.
 */
static bool has_happened(const struct context *x, const struct item *it, const struct when *w)
{
	return w->has_start && w->has_end && w->start == w->end && has_year(x, it);
}

static struct when as_day(struct when w)
{
	w.kind = WHEN_DAY;
	return w;
}

/* "40 had been killed by the end of the quarter": the last day of the window told before. */
static struct when end_of_told(const struct context *x, const struct sentence *s, const struct when *w,
		struct span phrase)
{
	struct when told = { .kind = WHEN_NONE };

	if (!w->has_start && x->has_report_day && strstr(span_text(x, phrase), "end of the "))
		told = told_when(x, s, phrase);
	if (told.kind != WHEN_WINDOW || !told.has_end || told.end > x->report_day)
		return (struct when){ .kind = WHEN_NONE };
	told.start = told.end;
	return as_day(told);
}

/* "admitted the deaths in a report of April 2020": no word of what is to come. */
static bool is_told_behind(const struct context *x, const struct shadow *sh, size_t i, const struct claim *c)
{
	return is(c->category, "people") && strcmp(c->count_type, "plan") && has_year(x, when_at(sh, i)) && !is_to_come(sh, i);
}

/* "late on Tuesday or early on Wednesday": the night between is told, not either day. */
static void take_in_other(const struct context *x, const struct shadow *sh, size_t at, struct when *w)
{
	struct when other;

	if (w->kind != WHEN_DAY || !when_at(sh, at))
		return;
	other = read_when(x, when_at(sh, at));
	if (other.kind != WHEN_DAY || other.start - w->start > 1 || w->start - other.start > 1)
		return;
	w->start = other.start < w->start ? other.start : w->start;
	w->end = other.end > w->end ? other.end : w->end;
}

static void take_in_others(const struct context *x, const struct shadow *sh, size_t i, struct when *w)
{
	if (i > 4 && starts_lower(sh->text + i - 4, " or "))
		take_in_other(x, sh, i - 5, w);
	if (i + 5 < sh->len && starts_lower(sh->text + i + 1, " or "))
		take_in_other(x, sh, i + 5, w);
}

/* What tells days goes before what does not: "in the first hours of 19 March". */
static bool tells_days(const struct when *w)
{
	return ((w->has_start || w->has_end) && !w->weak) || w->kind == WHEN_SAME || w->kind == WHEN_SHIFT;
}

struct when nearest_when(const struct context *x, const struct sentence *s, const struct claim *c, struct span *phrase)
{
	const struct shadow *sh = &s->shadow;
	size_t at = c ? claim_position(c) : sh->len, best_far = SIZE_MAX, verb = c ? second_verb(sh, c) : 0;
	struct when best = { .kind = WHEN_NONE };

	for (size_t i = 0; sentence_has(s, CLASS_WHEN) && i < sh->len; i++) {
		const struct item *it = when_at(sh, i);
		struct when w;
		size_t far;

		if (!it || in_dateline(x, s, it) || (!c && is_cutoff(x, it)) || is_start(x, sh, i) ||
		    is_telling_day(x, sh, i) || is_day_spoken(x, sh, i) || is_told_to(sh, i) ||
		    is_update_day(x, sh, i, c) || is_beside_claim(x, sh, i, c, verb))
			continue;
		w = read_for(x, sh, i, c);
		if (c ? !settle_since(x, c, i, &w) || is_of_other_figure(sh, i, c, &w) : is_span_of_clause(sh, i, c, &w))
			continue;
		far = distance(x, sh, i, at) + (tells_days(&w) ? 0 : SHADOW_MAX);
		if (c && is_told_with_other(sh, i, c))
			far += CLAUSE_EDGE;
		if (w.kind == WHEN_FUTURE && c && (is_past(sh, c) || is_told_behind(x, sh, i, c)))
			w = has_happened(x, it, &w) ? as_day(w) : end_of_told(x, s, &w, it->span);
		if (w.kind == WHEN_NONE || far > best_far)
			continue;
		take_in_others(x, sh, i, &w);
		best = w;
		best_far = far;
		*phrase = it->span;
	}
	return best;
}
