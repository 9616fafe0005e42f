/*
 * incident.c - the attack that a report looks back on: "the Oct. 7 raid",
 * "Saturday's attacks". What it did is told again later without its day ("since
 * the attack", "the attacks, which killed 1,400"). Where a report dates two
 * attacks, neither is taken.
 */
#include "when.h"

#include <string.h>

#define INCIDENT_SENTENCES 80	/* of a report that are looked through */
#define INCIDENT_DAYS 3		/* the longest attack that has a day */
#define LONG_AGO 1		/* days before the report: today's is no looking back */
#define BESIDE 14		/* bytes of the shadow between a day and its attack: "Saturday's surprise attack" */
#define DEFINITE_REACH 40	/* bytes before an attack in which its article or owner stands */

static bool is_attack(const struct item *it)
{
	return it && it->lex && (it->cls == CLASS_THING || it->cls == CLASS_THINGS) && !strcmp(it->lex->code, "attack");
}

/* The attack right behind the day at byte i, or right before it. */
static bool is_beside_attack(const struct shadow *sh, size_t i)
{
	for (size_t k = i + 1; k < sh->len && k - i < BESIDE && !strchr(",;:", sh->text[k]); k++)
		if (shadow_item(sh, k))
			return is_attack(shadow_item(sh, k));
	return i > 1 && is_attack(shadow_item(sh, i - 2));
}

static bool is_past_day(const struct context *x, const struct when *w)
{
	return (w->kind == WHEN_DAY || w->kind == WHEN_NIGHT) && w->has_start && x->has_report_day &&
		w->end - w->start < INCIDENT_DAYS && w->end <= x->report_day - LONG_AGO;
}

/* Take the day of an attack; false where another was taken before. */
static bool take_day(struct incident *in, const struct when *w)
{
	if (in->has_day && (in->start > w->end || w->start > in->end))
		return in->has_day = false;
	if (!in->has_day) {
		in->has_day = true;
		in->start = w->start;
		in->end = w->end;
	}
	return true;
}

static bool look_through(const struct context *x, const struct sentence *s)
{
	look_at(x, s);
	for (size_t i = 0; sentence_has(s, CLASS_WHEN) && i < s->shadow.len; i++) {
		const struct item *it = shadow_item(&s->shadow, i);
		struct when w;

		if (!it || it->cls != CLASS_WHEN || !is_beside_attack(&s->shadow, i))
			continue;
		w = read_when(x, it);
		if (is_past_day(x, &w) && !take_day(x->incident, &w))
			return false;
	}
	return true;
}

static const struct incident *incident_of(const struct context *x)
{
	const struct sentence *s = x->doc->sentences, *end = s + x->doc->n;
	bool one = !x->incident->known;

	x->incident->known = true;
	for (; one && s < end && s - x->doc->sentences < INCIDENT_SENTENCES; s++)
		one = look_through(x, s);
	return x->incident;
}

/* "The attack", "their surprise attacks": one that has been told of. */
static bool is_definite(const struct shadow *sh, size_t at)
{
	static const char *const words[] = { " the ", "'s ", " its ", " their ", " his ", NULL };
	size_t low = at > DEFINITE_REACH ? at - DEFINITE_REACH : 0;

	for (size_t i = low; i < at; i++)
		for (size_t k = 0; words[k]; k++)
			if (starts_lower(sh->text + i, words[k]))
				return true;
	return false;
}

/* "to the attacks", which the rules take for a place. */
static bool is_placed_attack(const struct context *x, const struct item *it)
{
	const struct lex_entry *e = NULL;

	if (it && it->cls == CLASS_WHERE && (e = find_phrase(x, it->span, CLASS_THINGS)) == NULL)
		e = find_phrase(x, it->span, CLASS_THING);
	return e && !strcmp(e->code, "attack") && strstr(span_text(x, it->span), " the ");
}

/* "the attacks, which killed 1,400": the clause about it that the claim stands in. */
static bool is_told_of_attack(const struct context *x, const struct claim *c)
{
	const struct shadow *sh = &c->home->shadow;
	size_t at = claim_position(c), i = at, clause = 0;

	while (i-- > 0 && !strchr(";:", sh->text[i])) {
		if (starts_lower(sh->text + i, " which ") || starts_lower(sh->text + i, " that "))
			clause = i;
		if (is_attack(shadow_item(sh, i)) || is_placed_attack(x, shadow_item(sh, i)))
			return clause && clause - i < 3 && (is_definite(sh, i) || shadow_item(sh, i)->cls == CLASS_WHERE);
	}
	return false;
}

bool incident_start(const struct context *x, struct span phrase, struct when *w)
{
	const struct lex_entry *e = find_phrase(x, phrase, CLASS_THING);

	if (w->kind != WHEN_SINCE || w->has_start || !e || strcmp(e->code, "attack") || !incident_of(x)->has_day)
		return false;
	w->start = x->incident->start;
	w->has_start = true;
	return true;
}

bool incident_day(const struct context *x, const struct claim *c, struct when *w)
{
	if (strcmp(c->count_type, "new") || !is_told_of_attack(x, c) || !incident_of(x)->has_day)
		return false;
	*w = (struct when){ .kind = WHEN_DAY, .start = x->incident->start, .end = x->incident->end, .has_start = true,
		.has_end = true };
	return true;
}
