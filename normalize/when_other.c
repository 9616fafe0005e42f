/*
 * when_other.c - for when_near.c: dates of a sentence that are not the claim's, but those of
 * an aside, of another verb or figure, or of what is only to come.
 */
#include "place.h"
#include "when.h"

#include <string.h>

#define EVENT_REACH 40	/* bytes of it from "in the" to the year of a bombing */
#define DATE_OPENING 4	/* bytes of "with" in "with 2022" */
#define AHEAD_REACH 40	/* bytes of the shadow from "ahead of" to the day of a vote */

/* "32 people who", "six of whom": the clause that follows what is counted at once is about it. */
static bool is_own_clause(const struct context *x, const struct shadow *sh, size_t at)
{
	uint32_t from = at + 2 < sh->len ? shadow_at(sh, at + 2) : 0, to = at + 9 < sh->len ? shadow_at(sh, at + 9) : from;

	return from && span_says(x, (struct span){ from, to }, "aside");
}

/* "WHO fears that 40 died on Monday": the health office opens the bytes, not an aside. */
static bool opens_with_office(const struct context *x, uint32_t from, uint32_t to)
{
	while (from < to && !is_alpha((unsigned char)x->text[from]))
		from++;
	return to - from > 4 && !strncmp(x->text + from, "WHO", 3) && !is_alpha((unsigned char)x->text[from + 3]);
}

/* Whether one of the claims of the sentence stands between two bytes of its shadow. */
static bool has_claim_between(const struct sentence *s, size_t from, size_t to)
{
	for (size_t k = 0; k < s->n_claims; k++)
		if (claim_position(s->claims[k]) >= from && claim_position(s->claims[k]) < to)
			return true;
	return false;
}

/*
 * "the army, which lost 40 men in May, said nine had died": the aside that is over has a claim
 * of its own. The day of "the bus, which carried 40 pilgrims on Sunday, overturned" is the only one.
 */
static bool is_closed_aside(const struct shadow *sh, size_t i, const struct claim *c)
{
	size_t at = claim_position(c), from = i;

	if (i >= at || !memchr(sh->text + i, ',', at - i))
		return false;
	while (from > 0 && !strchr(",;:", sh->text[from]))
		from--;
	return has_claim_between(c->home, from, i) &&
		(starts_lower(sh->text + from, ", which ") || starts_lower(sh->text + from, ", who "));
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
		return is_closed_aside(sh, i, c);
	while (from > at && !strchr(",;", sh->text[from - 1]))
		verb |= is_finite((unsigned char)sh->text[--from]);
	/* "compared to" ends in what the date opens with */
	if (from < i && span_says(x, (struct span){ c ? c->span.end : shadow_at(sh, from), shadow_at(sh, i) + DATE_OPENING },
			"other"))
		return true;
	return verb && from < i && !(c && from == at && is_own_clause(x, sh, at)) &&
		!opens_with_office(x, shadow_at(sh, from), shadow_at(sh, i)) &&
		span_says(x, (struct span){ shadow_at(sh, from), shadow_at(sh, i) }, "aside");
}

/* "freed girls seized in May": the participle behind what is counted has another verb's date. */
static bool is_other_verb(const struct shadow *sh, size_t i, const struct claim *c)
{
	size_t at = claim_position(c);

	return !strcmp(c->category, "people") && i > at && at > 1 && at + 2 < sh->len && sh->text[at + 1] == ' ' &&
		is_finite((unsigned char)sh->text[at - 2]) && is_finite((unsigned char)sh->text[at + 2]);
}

size_t second_verb(const struct shadow *sh, const struct claim *c)
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
static bool is_ahead(const struct context *x, const struct shadow *sh, size_t i)
{
	static const char *const words[] = { " ahead of ", " prior to ", " in the run-up to ", " in the lead-up to ", NULL };
	static const char *const votes[] = { "elections", "election", "vote", "talks", "summit", "meeting", "ballot",
		"referendum", "poll", "polls", "match", "game", "ceremony", "session", "hearing", "trial", "deadline", "truce",
		"ceasefire", NULL };
	size_t low = i > AHEAD_REACH ? i - AHEAD_REACH : 0;

	/* "Sunday's elections" */
	if (ends_with(span_text(x, when_at(sh, i)->span), "s") && sh->text[i + 1] == ' ' &&
	    says_any(sh->text + i + 2, votes))
		return true;
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

/*
 * "117 were moved; 3,204 since May", "40 drowned; nine were missing in March", "since May 90 were held; 40 still
 * are": the date is that of the other count
 */
static bool is_count_of_other(const struct shadow *sh, size_t i, size_t at, const struct claim *c, enum when_kind kind)
{
	if ((kind == WHEN_SINCE || kind == WHEN_DAY) && i < at)
		return is(c->count_type, "standing") && memchr(sh->text + i, ';', at - i);
	return (kind == WHEN_SINCE || kind == WHEN_AS_OF || kind == WHEN_WINDOW) && is_clause_of_other(sh, at + 1, i);
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

/* The clause around byte i of a shadow, between its marks. */
static void clause_around(const struct shadow *sh, size_t i, size_t *low, size_t *high)
{
	for (*low = i; *low > 0 && !strchr(",;:(", sh->text[*low - 1]);)
		(*low)--;
	for (*high = i; *high + 1 < sh->len && !strchr(",;:(", sh->text[*high + 1]);)
		(*high)++;
}

/* "funerals were held on Tuesday", "buried on Sunday in a mass grave": in these bytes. */
static bool tells_burial(const struct context *x, struct span s)
{
	return span_says(x, s, "aftermath") || (span_says(x, s, "buried") && span_says(x, s, "grave"));
}

bool is_harmed(const struct claim *c)
{
	static const char *const harms[] = { "killed", "injured", "casualty", "dead_or_missing", NULL };

	return is_one_of(c->action, harms);
}

/* "searched on Friday for survivors of a landslide that killed 42": the day of the search. */
static bool tells_search(const struct context *x, const struct shadow *sh, size_t low, size_t i, size_t at)
{
	static const char *const joins[] = { " that ", " which ", " after ", NULL };

	if (!span_says(x, (struct span){ shadow_at(sh, low), shadow_at(sh, i) }, "search"))
		return false;
	while (i < at && !starts_with_one(sh->text + i, joins))
		i++;
	return i < at;
}

/*
 * "Solen mourned on Sunday the victims of a raid that killed nine", "31 bodies were buried on Sunday; nine of the
 * dead were children": not the day on which they died. "Nine died on Sunday and were laid to rest in Arno": it is.
 */
static bool is_aftermath(const struct context *x, const struct shadow *sh, size_t i, const struct claim *c)
{
	size_t at = claim_position(c), low, high;

	if (!is_harmed(c))
		return false;
	clause_around(sh, i, &low, &high);
	if (at >= low && at <= high && at > i && tells_search(x, sh, low, i, at))
		return true;
	if (at >= low && at <= high)
		return at > i && span_says(x, (struct span){ shadow_at(sh, low), shadow_at(sh, i) }, "aftermath");
	return tells_burial(x, (struct span){ shadow_at(sh, low), shadow_to(sh, high) });
}

bool is_burial_day(const struct context *x, const struct sentence *s, struct span phrase)
{
	const struct shadow *sh = &s->shadow;
	struct span clause;
	size_t low, high;

	for (size_t i = 0; i < sh->len; i++)
		if (when_at(sh, i) && when_at(sh, i)->span.start == phrase.start) {
			clause_around(sh, i, &low, &high);
			clause = (struct span){ shadow_at(sh, low), shadow_to(sh, high) };
			return tells_burial(x, clause) || tells_search(x, sh, low, i, high) ||
				(!s->n_claims && span_says(x, clause, "ceremony"));
		}
	return false;
}

bool is_year_of_event(const struct item *it)
{
	return it->rule && !strcmp(it->rule->name, "date.year.of");
}

/* "nine were killed in the 2005 bombing"; no "nine were held over the 2005 bombing" */
static bool is_in_it(const struct shadow *sh, size_t i)
{
	static const char *const words[] = { " in the ", " by the ", " during the ", " in its ", " in a ", NULL };
	size_t low = i > EVENT_REACH ? i - EVENT_REACH : 0;

	for (size_t k = i; k-- > low && !strchr(",;:.(", sh->text[k]);)
		if (starts_with_one(sh->text + k, words))
			return true;
	return false;
}

/* The year of an event is the claim's where that is what the event did, not what was said or done of it later. */
static bool is_year_of_other(const struct shadow *sh, size_t i, const struct claim *c)
{
	static const char *const goes_on[] = { ", which ", ", that ", ", in which ", ", when ", NULL };
	size_t at = c ? claim_position(c) : 0;

	if (!is_year_of_event(when_at(sh, i)))
		return false;
	if (i > at)	/* no "died, fewer than in the 2010 flood" */
		return !c || !is_in_it(sh, i) || memchr(sh->text + at, ',', i - at);
	for (size_t k = i + 1; k < at; k++) {
		unsigned char cls = (unsigned char)sh->text[k];

		if (strchr(";:", sh->text[k]) || cls == CLASS_SAID || cls == CLASS_WHO)
			return true;
		if (cls == ',' && !starts_with_one(sh->text + k, goes_on) && (unsigned char)sh->text[k + 2] != CLASS_VING)
			return true;
	}
	return false;
}

bool is_beside_claim(const struct context *x, const struct shadow *sh, size_t i, const struct claim *c, size_t verb)
{
	if (is_aside(x, sh, i, c) || is_ahead(x, sh, i) || is_year_of_other(sh, i, c))
		return true;
	if (!c)
		return span_says(x, when_at(sh, i)->span, "until") || span_says(x, when_at(sh, i)->span, "by");
	return is_other_verb(sh, i, c) || is_of_first_verb(sh, i, c, verb) || is_aftermath(x, sh, i, c);
}

bool is_told_with_other(const struct shadow *sh, size_t i, const struct claim *c)
{
	size_t at = claim_position(c), from = i;
	bool opens = i < at && at > 2 && at < sh->len && starts_lower(sh->text + at - 2, ", ");

	while (opens && from > 0 && !strchr(",;:", sh->text[from - 1]))
		from--;
	return opens && has_claim_between(c->home, from, at - 2);
}

/* "hit 14 ships since May and still holds nine men", "nine are missing after a wreck on Friday": a level is today's. */
static bool is_day_of_event(const struct shadow *sh, size_t i, size_t at, const struct claim *c)
{
	static const char *const words[] = { " after ", " when ", NULL };
	static const char *const joins[] = { " and ", " but ", " while ", NULL };

	if (!is(c->count_type, "standing") && !is(c->action, "missing"))
		return false;
	for (size_t k = i < at ? i : at; k < (i < at ? at : i); k++)
		if (starts_with_one(sh->text + k, i < at ? joins : words))
			return true;
	return false;
}

/* A word that only tells what was done once, where no dictionary of verbs has it: "founded", "formed". */
static bool says_done(const char *word)
{
	static const char *const words[] = { "founded ", "formed ", "created ", "born ", "built ", "established ", "elected ",
		"appointed ", "raged ", "began ", "started ", "signed ", NULL };

	return word[-1] == ' ' && starts_with_one(word, words);
}

/* ", founded in 2014": what stands behind the comma is a participle. */
static bool is_participle(const struct shadow *sh, size_t i)
{
	unsigned char cls = i < sh->len ? (unsigned char)sh->text[i] : 0;

	return cls == CLASS_VED || cls == CLASS_VPP || (cls && says_done(sh->text + i));
}

/*
 * "The group, founded in 2014, killed two", "the army, which has fought since May, lost two", "killed in Velmar, where
 * a blast hit a market last month": a span of time in a clause with a verb of its own is that verb's. A day there
 * may be the event's: "the bus, which carried 40 pilgrims on Sunday, overturned".
 */
bool is_span_of_clause(const struct shadow *sh, size_t i, const struct claim *c, const struct when *w)
{
	static const char *const clauses[] = { ", which ", ", who ", ", where ", ", whose ", ", bringing ", ", raising ",
		", taking ", ", pushing ", ", lifting ", NULL };
	static const char *const nouns[] = { ", a ", ", an ", ", the ", NULL };
	size_t at = c ? claim_position(c) : sh->len, low = i, high = i;
	bool verb;

	if (w->kind != WHEN_WINDOW && w->kind != WHEN_SINCE)
		return false;
	while (low > 0 && !strchr(",;:(", sh->text[low]))
		low--;
	verb = starts_with_one(sh->text + low, clauses);
	low = i;
	for (; low > 0 && !strchr(",;:(", sh->text[low]); low--)
		verb |= is_finite((unsigned char)sh->text[low]) || says_done(sh->text + low);
	while (high < sh->len && !strchr(",;:).", sh->text[high]))
		high++;
	if (!verb || sh->text[low] != ',' || (at > low && at < high) || (c && i < at && has_claim_between(c->home, low, high)))
		return false;
	/* "one of the four, arrested in March, has": of those counted */
	if (low > at && low <= at + 2)
		return false;
	/* "the violence, which spread in 2015, has killed 40": since then */
	if (starts_lower(sh->text + high, ", has ") || starts_lower(sh->text + high, ", have "))
		return false;
	/* a clause before the claim has to be over */
	if (c && i < at && (sh->text[high] != ',' || high > at))
		return false;
	return starts_with_one(sh->text + low, clauses) || starts_with_one(sh->text + low, nouns) ||
		is_participle(sh, low + 2);
}

/* "down from 40, an increase of 12 since Friday": the start is that of what it grew by. */
static bool is_start_of_growth(const struct shadow *sh, size_t i, size_t at, const struct when *w)
{
	static const char *const words[] = { ", an increase of ", ", a rise of ", ", up ", ", a jump of ", ", a decrease of ",
		", a drop of ", NULL };

	for (size_t k = at; w->kind == WHEN_SINCE && k < i; k++)
		if (starts_with_one(sh->text + k, words))
			return true;
	return false;
}

bool is_of_other_figure(const struct shadow *sh, size_t i, const struct claim *c, const struct when *w)
{
	size_t at = claim_position(c);

	if (is_span_of_clause(sh, i, c, w) || is_start_of_growth(sh, i, at, w))
		return true;
	/* "promised nine trucks by May": when is not told */
	return (w->kind == WHEN_AS_OF && is(c->action, "pledged")) || is_count_of_other(sh, i, at, c, w->kind) ||
		is_bound_of_other(sh, i, at, w) || is_day_of_other(sh, i, at, w->kind) || is_day_of_event(sh, i, at, c);
}
