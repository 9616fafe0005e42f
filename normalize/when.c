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

#define CLAUSE_EDGE 40	/* bytes of the shadow that the edge of a clause is worth */
#define FUTURE_REACH 60	/* bytes of it that "will" reaches */
#define TOLD_REACH 40	/* bytes of it from "told" to the day of that */
#define PAST_REACH 40	/* bytes from a figure to its "were" */
#define START_REACH 60	/* bytes of it from "since the truce" to the day of that */
#define OPENING_WORD 12	/* bytes of the report that "which began" is looked for in, before a day */

struct when read_when(const struct context *x, const struct item *it)
{
	return when_read(x->k->lexicon, x->text + it->span.start, it->span.end - it->span.start, x->has_report_day,
			x->report_day);
}

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

/* "the ministry said on Monday": the day of the telling. Where the rule for speakers took it in it is no item. */
static bool is_told(const struct context *x, const struct shadow *sh, size_t at)
{
	const struct item *who = NULL;

	if (at > 1 && sh->text[at - 1] == ' ' && sh->item[at - 2] >= 0)
		who = &sh->items[sh->item[at - 2]];
	/* "said that Thursday's strike": of what is told */
	return who && who->cls == CLASS_WHO && !starts_lower(x->text + who->span.end - 5, " that") &&
		!starts_lower(x->text + when_at(sh, at)->span.end - 2, "'s");
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
	static const char *const words[] = { " will ", " would ", " shall ", " is to ", " are to ", NULL };

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

/*
 * What a phrase means for the claim: a start that something happened at is its
 * day ("since May, when"), and what a superlative compares with is no date of
 * what stands before it.
 */
static struct when read_for(const struct context *x, const struct shadow *sh, size_t i, const struct claim *c)
{
	struct when w = read_when(x, when_at(sh, i));
	bool behind = c && c->span.start >= when_at(sh, i)->span.end && tells_behind(x, sh, i, c);

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
	} else if ((w.kind == WHEN_DAY || w.kind == WHEN_WINDOW) &&
		   (is_opening(x, when_at(sh, i), c) || dates_aside(sh, i))) {
		w.kind = WHEN_SINCE;
		w.end = x->report_day;
		w.has_end = x->has_report_day;
	} else if (is_day(w) && is_to_come(sh, i)) {
		w.kind = WHEN_FUTURE;
	} else if (w.kind == WHEN_AFTER) {
		w = day_after(x, sh, i, c, w.start);
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
	if (high < sh->len && span_says(x, (struct span){ sh->to[low], sh->at[high] }, "clause"))
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

		if (!it || in_dateline(x, s, it) || is_start(x, sh, i) || is_told(x, sh, i) || is_told_to(sh, i) ||
		    is_beside_claim(x, sh, i, c, verb))
			continue;
		w = read_for(x, sh, i, c);
		if (c && (!settle_since(x, c, i, &w) || is_of_other_figure(sh, i, c, &w)))
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

/* The next date among the items at or behind *i that a speaker's phrase has taken in; NULL for none. */
static const struct item *next_in_speaker(const struct shadow *sh, const struct item *who, size_t *i)
{
	while (*i < sh->n_items) {
		const struct item *it = &sh->items[(*i)++];

		if (it->cls == CLASS_WHEN && it->span.start >= who->span.start && it->span.end <= who->span.end)
			return it;
	}
	return NULL;
}

static const struct item *speaker_of(const struct claim *c)
{
	int who = nearest_item(c->home, CLASS_WHO, claim_position(c), NULL);

	return who >= 0 ? &c->home->shadow.items[who] : NULL;
}

/* "…, who were at work on Saturday, a source said": a comma behind the day parts it from the speaker. */
static struct when swallowed_when(const struct context *x, const struct claim *c, struct span *phrase)
{
	const struct item *who = speaker_of(c), *it;
	struct when w = { .kind = WHEN_NONE };

	for (size_t i = 0; who && !is_day(w) && (it = next_in_speaker(&c->home->shadow, who, &i));)
		if (it->span.start > who->span.start + 2 && x->text[it->span.end] == ',') {
			w = read_when(x, it);
			*phrase = it->span;
		}
	return is_day(w) ? w : (struct when){ .kind = WHEN_NONE };
}

/* "Over the week", in a bulletin that prints its days: these. */
static struct when days_of_period(const struct context *x, const struct sentence *s, const struct when *w,
		struct span phrase)
{
	static const char *const periods[] = { " the week", " the month", " the period", NULL };
	struct when told = { .kind = WHEN_NONE };

	for (size_t i = 0; w->kind == WHEN_WINDOW && periods[i]; i++)
		if (ends_with(span_text(x, phrase), periods[i]))
			told = same_when(x, s, true);
	return told.kind == WHEN_WINDOW && told.has_start ? told : *w;
}

struct when claim_when(const struct context *x, const struct claim *c, struct span *phrase)
{
	struct when w = nearest_when(x, c->home, c, phrase);

	w = days_of_period(x, c->home, &w, *phrase);
	if (w.kind == WHEN_NONE)
		w = swallowed_when(x, c, phrase);
	if (w.kind == WHEN_SHIFT)
		return shifted_when(x, c->home, &w, *phrase);
	return w.kind == WHEN_SAME ? told_when(x, c->home, *phrase) : w;
}

/* "reported on Sunday that": a day told with the speaker, where the event has none of its own. */
static struct when said_when(const struct context *x, const struct claim *c, struct span *phrase)
{
	const struct shadow *sh = &c->home->shadow;
	const struct item *who = speaker_of(c), *it;
	struct when w = { .kind = WHEN_NONE };

	for (size_t i = 0; who && !is_day(w) && i < sh->len; i++)
		if ((it = when_at(sh, i)) && is_told(x, sh, i)) {
			w = read_when(x, it);
			*phrase = it->span;
		}
	for (size_t i = 0; who && !is_day(w) && (it = next_in_speaker(sh, who, &i));) {
		w = read_when(x, it);
		*phrase = it->span;
	}
	return is_day(w) ? w : (struct when){ .kind = WHEN_NONE };
}

static void set_date(const struct context *x, struct claim *c, struct when w, struct span phrase)
{
	c->date_span = phrase;
	c->date_text = span_text(x, phrase);
	if (w.has_start)
		c->date_start = iso_day(x, w.start);
	if (w.has_end)
		c->date_end = iso_day(x, w.end);
}

static bool is_type(const struct claim *c, const char *type)
{
	return !strcmp(c->count_type, type);
}

/* What a war, a crime or a case cost is told when it is known: no day of the report's. */
static bool is_sum(const struct claim *c)
{
	static const char *const actions[] = { "damage", "insured_loss", "amount", "bounty", "seized", "stolen", "laundered",
		"bribe", "kickback", NULL };

	return is_type(c, "new") && !strcmp(c->category, "money") && is_one_of(c->action, actions);
}

/* The report's own date, with the usual window of what stands in a bulletin. */
static void take_report_day(const struct context *x, struct claim *c)
{
	bool growth = is_type(c, "increment") && !strcmp(c->action, "lost");
	int32_t start = growth ? x->report_day - 1 : x->report_day;

	if (!x->has_report_day || is_type(c, "period") || is_type(c, "rate") || is_sum(c))
		return;
	if (!is_type(c, "cumulative"))
		c->date_start = iso_day(x, start);
	c->date_end = iso_day(x, x->report_day);
	c->inherited |= INHERIT_DATE;
}

/* A start is none of an increment or a plan: it says since when there is what they add to or change. */
static bool is_of_total(const struct claim *c, enum when_kind kind)
{
	return kind == WHEN_SINCE && (is_type(c, "increment") || is_type(c, "plan"));
}

/* "(Relief Agency, 5 March)": the day of a paper that is cited says less than the days that the paragraph tells. */
static bool is_referred(const struct context *x, const struct claim *c, struct span told)
{
	const struct item *who = speaker_of(c);

	return who && who->rule && strstr(who->rule->flags, "credit") && told.end < c->span.start &&
		!memchr(x->text + told.end, '\n', c->span.start - told.end);
}

/*
 * What a bulletin of a side at war or a list of labels counts, and some of what was
 * counted in a window, is of the window that is printed once; a story tells of one
 * event after the other.
 */
static bool counts_window(const struct context *x, const struct claim *c)
{
	uint32_t at = c->span.start;
	bool labelled = at > c->home->span.start + 2 && !strncmp(x->text + at - 2, ": ", 2);

	if (c->parent && is_type(c->parent, "period"))
		return true;
	return (publisher_of(x)->of_war || labelled) && strncmp(c->unit, "money.", 6) && !is_of_one_event(c);
}

/* The event's own day before that of the telling, that before a window carried over. */
static void inherit_date(const struct context *x, struct claim *c)
{
	struct span phrase = { 0, 0 }, told = { 0, 0 };
	struct when w = { .kind = WHEN_NONE }, said = said_when(x, c, &told);

	if (incident_day(x, c, &w)) {
		c->inherited |= INHERIT_DATE;
		set_date(x, c, w, phrase);
	} else if (carry_when(x, c, &w, &phrase) &&
		   (w.kind != WHEN_WINDOW || said.kind == WHEN_NONE || is_referred(x, c, phrase))) {
		c->inherited |= INHERIT_DATE;
		if (w.kind == WHEN_WINDOW && is_type(c, "new") && counts_window(x, c))
			c->count_type = "period";
		set_date(x, c, w, phrase);
	} else if (said.kind != WHEN_NONE) {
		set_date(x, c, said, told);
	} else if (!in_background(x, c->home)) {
		take_report_day(x, c);
	}
}

/* "paid $3 million between July 2022 and June 2024": sums of both ends printed; what an audit found is no period's. */
static bool is_sum_of_period(const struct context *x, const struct claim *c, const struct when *w, struct span phrase)
{
	static const char *const actions[] = { "amount", "provided", "revenue", "price", "compensation", NULL };

	return w->kind == WHEN_WINDOW && is_type(c, "new") && is_one_of(c->action, actions) && !strcmp(c->category, "money") &&
		(starts_lower(x->text + phrase.start, "between ") || starts_lower(x->text + phrase.start, "from "));
}

void find_date(const struct context *x, struct claim *c)
{
	struct span phrase = { 0, 0 };
	struct when w = claim_when(x, c, &phrase);

	settle_type(x, c, w.kind, phrase);
	if (is_sum_of_period(x, c, &w, phrase))
		c->count_type = "period";
	if (incident_start(x, phrase, &w))
		c->inherited |= INHERIT_DATE;
	if (w.kind != WHEN_NONE && !is_of_total(c, w.kind) && !(w.kind == WHEN_FUTURE && !w.has_start))
		set_date(x, c, w, phrase);
	else
		inherit_date(x, c);
}
