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
#define PAST_REACH 40	/* bytes from a figure to its "were" */
#define AHEAD_REACH 40	/* bytes of it from "ahead of" to the day of a vote */
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

/* "since May, when 34 died", told of what stands behind the "when". */
static bool tells_behind(const struct context *x, const struct shadow *sh, size_t i, const struct claim *c)
{
	uint32_t from = when_at(sh, i)->span.end, end = c->span.start;
	uint32_t near = from + 12 < end ? from + 12 : end;

	return from < end && span_says(x, (struct span){ from, near }, "when") &&
		!clause_is_over(x, c, i);
}

/* "have been killed in 2025", told in June of that year: so far. */
static bool is_so_far(const struct context *x, const struct claim *c, const struct when *w)
{
	return x->has_report_day && w->end - w->start > 360 && w->start <= x->report_day && w->end > x->report_day &&
		strcmp(c->count_type, "plan") && strcmp(c->category, "money");
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
	} else if ((w.kind == WHEN_DAY || w.kind == WHEN_WINDOW) && is_opening(x, when_at(sh, i), c)) {
		w.kind = WHEN_SINCE;
		w.end = x->report_day;
		w.has_end = x->has_report_day;
	} else if (w.kind == WHEN_DAY && is_to_come(sh, i)) {
		w.kind = WHEN_FUTURE;
	} else if (w.kind == WHEN_AFTER) {
		w = day_after(x, sh, i, c, w.start);
	}
	if (w.kind == WHEN_WINDOW && c) {
		w.kind = dates_one_event(x, c, i) ? WHEN_DAY : is_so_far(x, c, &w) ? WHEN_SINCE : WHEN_WINDOW;
		if (is_so_far(x, c, &w))
			w.end = x->report_day;
	}
	return w;
}

/* "32 people who", "six of whom": the clause that follows what is counted at once is about it. */
static bool is_own_clause(const struct context *x, const struct shadow *sh, size_t at)
{
	uint32_t from = at + 2 < sh->len ? sh->at[at + 2] : 0, to = at + 9 < sh->len ? sh->at[at + 9] : from;

	return from && span_says(x, (struct span){ from, to }, "aside");
}

/* "WHO fears that 40 died on Monday": the health office opens the bytes, not an aside. */
static bool opens_with_office(const struct context *x, uint32_t from, uint32_t to)
{
	while (from < to && !is_alpha((unsigned char)x->text[from]))
		from++;
	return to - from > 4 && !strncmp(x->text + from, "WHO", 3) && !is_alpha((unsigned char)x->text[from + 3]);
}

/* "the army, which lost 40 men in May, said nine had died": the aside that is over has a figure of its own */
static bool is_closed_aside(const struct shadow *sh, size_t i, size_t at)
{
	size_t from = i;
	bool figure = false;

	if (i >= at || !memchr(sh->text + i, ',', at - i))
		return false;
	while (from > 0 && !strchr(",;:", sh->text[from]))
		figure |= strchr((char[]){ (char)CLASS_Q, (char)CLASS_QA, (char)CLASS_QN, 0 }, sh->text[from--]) != NULL;
	return figure && (starts_lower(sh->text + from, ", which ") || starts_lower(sh->text + from, ", who "));
}

/*
 * "detained eight students, six of whom were released today": the day is not that
 * of the eight. A comma ends an aside, and one without a verb that we know goes on
 * while the event does ("killed a man, who was sleeping, on Monday").
 */
static bool is_aside(const struct context *x, const struct shadow *sh, size_t i, const struct claim *c)
{
	size_t at = c ? claim_position(c) : 0, from = i;
	bool verb = false;

	if (c && i <= at)
		return is_closed_aside(sh, i, at);
	while (from > at && !strchr(",;", sh->text[from - 1]))
		verb |= is_finite((unsigned char)sh->text[--from]);
	if (from < i && span_says(x, (struct span){ c ? c->span.end : sh->at[from], sh->at[i] }, "other"))
		return true;
	return verb && from < i && !(c && from == at && is_own_clause(x, sh, at)) &&
		!opens_with_office(x, sh->at[from], sh->at[i]) && span_says(x, (struct span){ sh->at[from], sh->at[i] }, "aside");
}

/* "freed girls seized in May": the participle behind what is counted has another verb's date. */
static bool is_other_verb(const struct shadow *sh, size_t i, const struct claim *c)
{
	size_t at = claim_position(c);

	return !strcmp(c->category, "people") && i > at && at > 1 && at + 2 < sh->len && sh->text[at + 1] == ' ' &&
		is_finite((unsigned char)sh->text[at - 2]) && is_finite((unsigned char)sh->text[at + 2]);
}

/* Of a figure under two verbs, where the second of them is; 0 for the claim of the first. */
static size_t second_verb(const struct shadow *sh, const struct claim *c)
{
	const struct sentence *s = c->home;
	size_t at = claim_position(c), n = 0;
	bool second = false;

	for (size_t k = 0; k < s->n_claims && s->claims[k] != c; k++)
		second |= s->claims[k]->span.start == c->span.start && !is(s->claims[k]->action, c->action);
	for (size_t k = at + 1; second && k < sh->len && !strchr(";:", sh->text[k]); k++)
		if (is_finite((unsigned char)sh->text[k]) && ++n == 2)
			return k;
	return 0;
}

/* "nine people seized on 3 May were freed on Monday": each verb has its day. */
static bool is_of_first_verb(const struct shadow *sh, size_t i, const struct claim *c, size_t verb)
{
	if (i <= claim_position(c) || i >= verb)
		return false;
	for (size_t k = verb; k < sh->len; k++)
		if (when_at(sh, k))
			return true;
	return false;
}

/* "ahead of Sunday's vote nine people died", "died ahead of the vote on 3 May": the vote's day. */
static bool is_ahead(const struct shadow *sh, size_t i)
{
	static const char *const words[] = { " ahead of ", " prior to ", " in the run-up to ", " in the lead-up to ", NULL };
	size_t low = i > AHEAD_REACH ? i - AHEAD_REACH : 0;

	for (size_t k = i; k-- > low && !strchr(",;:.", sh->text[k]) && !is_finite((unsigned char)sh->text[k]);)
		for (size_t n = 0; words[n]; n++)
			if (starts_lower(sh->text + k, words[n] + (k == 0)))
				return true;
	return false;
}

/* Whether another figure stands behind a semicolon between two bytes of a shadow. */
static bool is_clause_of_other(const struct shadow *sh, size_t from, size_t to)
{
	bool clause = false;

	for (size_t k = from; k < to; k++) {
		clause |= sh->text[k] == ';';
		if (clause && shadow_item(sh, k) && (shadow_item(sh, k)->cls == CLASS_Q || shadow_item(sh, k)->cls == CLASS_QN))
			return true;
	}
	return false;
}

/* "117 were moved; 3,204 since May", "nine died; 34 are missing as of Monday", "since May 90 were held; 40 still are" */
static bool is_count_of_other(const struct shadow *sh, size_t i, size_t at, const struct claim *c, enum when_kind kind)
{
	if ((kind == WHEN_SINCE || kind == WHEN_DAY) && i < at)
		return is(c->count_type, "standing") && memchr(sh->text + i, ';', at - i);
	return (kind == WHEN_SINCE || kind == WHEN_AS_OF) && is_clause_of_other(sh, at + 1, i);
}

/* "storm kills nine; roads reopen next day": no day of what stands before the semicolon */
static bool is_day_of_other(const struct shadow *sh, size_t i, size_t at, enum when_kind kind)
{
	return kind == WHEN_SHIFT && i > at && memchr(sh->text + at, ';', i - at);
}

/* "nine are ill, and that may be 40 by June": a day to come is of the figure before it alone. */
static bool is_bound_of_other(const struct shadow *sh, size_t i, size_t at, const struct when *w)
{
	if (w->kind == WHEN_FUTURE && !w->has_start)
		for (size_t k = at + 1; k < i; k++)
			if (shadow_item(sh, k) && (shadow_item(sh, k)->cls == CLASS_Q || shadow_item(sh, k)->cls == CLASS_NUM))
				return true;
	return false;
}

/* How far a phrase is from the claim, in bytes of the shadow; over the edge of a clause is farther. */
static size_t distance(const struct context *x, const struct shadow *sh, size_t i, size_t at)
{
	size_t low = i < at ? i : at, high = i < at ? at : i;
	bool edge = high < sh->len && (memchr(sh->text + low, ';', high - low) ||
			span_says(x, (struct span){ sh->to[low], sh->at[high] }, "clause"));

	return high - low + (edge ? CLAUSE_EDGE : 0);
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
static struct when end_of_told(const struct context *x, const struct sentence *s, const struct when *w, struct span phrase)
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

		if (!it || in_dateline(x, s, it) || is_start(x, sh, i) || is_told(x, sh, i) || is_aside(x, sh, i, c) ||
		    is_ahead(sh, i) || (c ? is_other_verb(sh, i, c) || is_of_first_verb(sh, i, c, verb) : span_says(x, it->span, "until") || span_says(x, it->span, "by")))
			continue;
		w = read_for(x, sh, i, c);
		if (c && (!settle_since(x, c, i, &w) || is_count_of_other(sh, i, at, c, w.kind) ||
				is_bound_of_other(sh, i, at, &w) || is_day_of_other(sh, i, at, w.kind)))
			continue;
		/* "promised nine trucks by May": when is not told */
		if (c && w.kind == WHEN_AS_OF && is(c->action, "pledged"))
			continue;
		far = distance(x, sh, i, at) + (tells_days(&w) ? 0 : SHADOW_MAX);
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

struct when claim_when(const struct context *x, const struct claim *c, struct span *phrase)
{
	struct when w = nearest_when(x, c->home, c, phrase);

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

/* The report's own date, with the usual window of what stands in a bulletin. */
static void take_report_day(const struct context *x, struct claim *c)
{
	bool growth = is_type(c, "increment") && !strcmp(c->action, "lost");
	int32_t onset, start = growth ? x->report_day - 1 : x->report_day;

	if (!x->has_report_day || is_type(c, "period") || is_type(c, "rate"))
		return;
	if (!is_type(c, "cumulative"))
		c->date_start = iso_day(x, disaster_onset(x, c, &onset) ? onset : start);
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
		if (w.kind == WHEN_WINDOW && is_type(c, "new") && strncmp(c->unit, "money.", 6) && !is_of_one_event(c))
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

	settle_type(x, c, w.kind);
	if (is_sum_of_period(x, c, &w, phrase))
		c->count_type = "period";
	if (incident_start(x, phrase, &w))
		c->inherited |= INHERIT_DATE;
	if (w.kind != WHEN_NONE && !is_of_total(c, w.kind) && !(w.kind == WHEN_FUTURE && !w.has_start))
		set_date(x, c, w, phrase);
	else
		inherit_date(x, c);
}
