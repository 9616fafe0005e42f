/*
 * when.c - the date of a claim: the date phrase of its sentence that is told of
 * it (when_near.c), else that of the event told before (carry.c), else the day of
 * the telling, else the report's own date.
 *
 * Rulings where the contract is silent: a standing figure and a plan without a
 * date of their own have the report's; a running total ends with it; what a
 * bulletin's list grew by is of the past day.
 */
#include "when.h"

#include <string.h>

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

/* "the agency said Thursday's toll": the day is that of what is told. */
static bool is_possessive(const struct context *x, const struct item *it)
{
	return ends_with(span_text(x, it->span), "'s") || ends_with(span_text(x, it->span), "\xE2\x80\x99s");
}

/* "…, who were at work on Saturday, a source said": a comma behind the day parts it from the speaker. */
static struct when swallowed_by(const struct context *x, const struct sentence *s, const struct item *who,
		struct span *phrase)
{
	const struct item *it;

	for (size_t i = 0; who && (it = next_in_speaker(&s->shadow, who, &i));) {
		struct when w = read_when(x, it);

		if (!is_day(w) || it->span.start <= who->span.start + 2 ||
		    !(x->text[it->span.end] == ',' || is_possessive(x, it)))
			continue;
		*phrase = it->span;
		return w;
	}
	return (struct when){ .kind = WHEN_NONE };
}

struct when swallowed_when(const struct context *x, const struct sentence *s, size_t at, struct span *phrase)
{
	int who = nearest_item(s, CLASS_WHO, at, NULL);

	return swallowed_by(x, s, who >= 0 ? &s->shadow.items[who] : NULL, phrase);
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
		w = swallowed_when(x, c->home, claim_position(c), phrase);
	if (w.kind == WHEN_SHIFT)
		return shifted_when(x, c->home, &w, *phrase);
	return w.kind == WHEN_SAME ? told_when(x, c->home, *phrase) : w;
}

/* "reported on Sunday that", "rose to 12 on Sunday": a day of the telling, where the event has none of its own. */
static struct when said_when(const struct context *x, const struct claim *c, struct span *phrase)
{
	const struct shadow *sh = &c->home->shadow;
	const struct item *who = speaker_of(c), *it;
	struct when w = { .kind = WHEN_NONE };

	for (size_t i = 0; !is_day(w) && i < sh->len; i++)
		if ((it = when_at(sh, i)) && ((who && is_telling_day(x, sh, i)) || is_update_day(x, sh, i, c))) {
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

/* What a digest counts is of its window, but for single events and what it tells of before. */
static bool take_digest(const struct context *x, struct claim *c)
{
	const struct digest *d;

	if (!is_type(c, "new") || !is_in_digest(x, c))
		return false;
	d = digest_of(x);
	c->inherited |= INHERIT_DATE;
	c->count_type = "period";
	set_date(x, c, (struct when){ WHEN_WINDOW, d->start, d->end, true, true, d->end, false }, d->phrase);
	return true;
}

/* The event's own day before that of the telling, that before a window carried over. */
static void inherit_date(const struct context *x, struct claim *c)
{
	struct span phrase = { 0, 0 }, told = { 0, 0 };
	struct when w = { .kind = WHEN_NONE }, said = said_when(x, c, &told);
	bool carried;

	if (incident_day(x, c, &w)) {
		c->inherited |= INHERIT_DATE;
		set_date(x, c, w, phrase);
		return;
	}
	carried = carry_when(x, c, &w, &phrase);
	if (!(carried && w.kind != WHEN_WINDOW) && take_digest(x, c))
		return;
	if (carried && (w.kind != WHEN_WINDOW || said.kind == WHEN_NONE || is_referred(x, c, phrase))) {
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
