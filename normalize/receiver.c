/*
 * receiver.c - for place.c: what is a gift, and for whom the gifts of a report are
 * where the sentence of one does not say so. A story on aid names its receiver once, at its start:
 * "Arnia will give Lysia weapons", "an aid package for Lysia". In the story of a
 * disaster or an attack money is for the place that was struck.
 */
#include "place.h"

#include <string.h>
#include <strings.h>

#define LEAD 12		/* sentences in which it is looked for */
#define STRUCK_LEAD 1000	/* bytes in which a report says what was struck */
#define LONGEST_STORY 12000	/* bytes of a report on one event */
#define VERB 12		/* bytes of the shadow before a name in which "will give" ends */

/* What is given away, and no other sum. */
bool is_sent(const struct claim *c)
{
	static const char *const actions[] = { "pledged", "provided", "delivered", NULL };

	return is_one_of(c->action, actions);
}

/* What is pledged or paid counts for the country that it is for, not for the giver or the town of the meeting. */
bool is_given(const struct claim *c)
{
	return is_sent(c) || (!strcmp(c->category, "money") && strcmp(c->unit, "share"));
}

/* Money of a case or a disaster is lost where it happened. */
static bool is_local_money(const struct claim *c)
{
	static const char *const actions[] = { "damage", "seized", "stolen", "bribe", "kickback", "laundered",
		"ransom_demanded", "ransom_paid", "bounty", NULL };

	return is_one_of(c->action, actions);
}

/* A gift: who promises it is not where it goes. */
bool is_gift(const struct claim *c)
{
	return is_given(c) && !is_local_money(c);
}

/* "aid to", "a package of arms for": a gift is named before it, in the clause. */
static bool tells_gift(const struct context *x, const struct sentence *s, size_t i)
{
	size_t from = i;

	while (from > 0 && !strchr(",;:", s->shadow.text[from - 1]))
		from--;
	return from < i && (span_says(x, shadow_span(&s->shadow, from, i), "scene.gift") ||
		span_says(x, shadow_span(&s->shadow, from, i), "scene.gets"));
}

/* A country behind a verb of giving, or behind "for" or "to" and what is given. */
static bool is_received_by(const struct context *x, const struct sentence *s, size_t i)
{
	const struct shadow *sh = &s->shadow;
	struct span before = shadow_span(sh, i > VERB ? i - VERB : 0, i);
	const char *phrase = span_text(x, shadow_item(sh, i)->span);

	return span_ends(x, before, "scene.gets") ||
		((starts_lower(phrase, "for ") || starts_lower(phrase, "to ")) && tells_gift(x, s, i));
}

/* The country that a phrase names; an empty span where it names none, or more of it than the country. */
static struct span country_in(const struct context *x, const struct item *it)
{
	struct span name = it->cls == CLASS_WHERE ? it->name : it->span, where = { 0, 0 };
	const struct lex_entry *e = it->cls == CLASS_WHERE || it->cls == CLASS_PLACE ?
		find_phrase_span(x, name, CLASS_PLACE, &where) : NULL;

	return is_country(e) && where.end + 3 > name.end ? where : (struct span){ 0, 0 };
}

bool take_receiver(const struct context *x, struct claim *c)
{
	const struct sentence *first = x->doc->sentences, *end = first + (x->doc->n < LEAD ? x->doc->n : LEAD);

	if (resets(x, c->home))
		return false;
	for (const struct sentence *s = first; s < end && s->span.start < c->span.start; s++) {
		look_at(x, s);
		for (size_t i = 0; i < s->shadow.len; i++) {
			const struct item *it = shadow_item(&s->shadow, i);
			struct span where = it ? country_in(x, it) : (struct span){ 0, 0 };

			if (!where.end || !is_received_by(x, s, i))
				continue;
			set_place(x, c, where);
			return true;
		}
	}
	return false;
}

/* What a disaster or an attack does. */
static bool tells_struck(const struct claim *c)
{
	static const char *const actions[] = { "killed", "injured", "casualty", "missing", "dead_or_missing", "trapped",
		"homeless", "displaced", "evacuated", "affected", "rescued", "kidnapped", "damage", "hit", "damaged", "destroyed",
		"destroyed_or_damaged", NULL };

	return is_one_of(c->action, actions);
}

/* "BEIRUT" and "downtown Beirut" */
static bool is_same_place(const struct claim *a, const struct claim *b)
{
	return !strcasecmp(a->place, b->place) ||
		(a->has_coordinates && b->has_coordinates && !(a->latitude < b->latitude) && !(a->latitude > b->latitude));
}

/* A sentence in a line of its own, as in a list or under a heading. */
static bool is_line(const struct context *x, const struct sentence *s)
{
	return s->line_start && (s + 1 == x->doc->sentences + x->doc->n || s[1].line_start);
}

/* Whether a figure tells of another event than the first: elsewhere, or abroad. */
static bool is_of_another(const struct context *x, const struct claim *c, const struct claim *lead)
{
	if (names_thing(x, c->place_span))
		return false;
	if (*c->country && !is(c->country, lead->country))
		return true;
	return *c->place && !(c->inherited & INHERIT_PLACE) && !is(c->place_precision, "country") && !is_same_place(c, lead);
}

bool take_struck(const struct context *x, struct claim *c, struct claim **claims, size_t n)
{
	const struct claim *lead = NULL;

	if (!is(c->category, "money") || c->span.start > LONGEST_STORY || is_of_list(x, c->home) || is_line(x, c->home) ||
	    resets(x, c->home))
		return false;
	for (size_t i = 0; i < n && claims[i] != c; i++) {
		if (!tells_struck(claims[i]))
			continue;
		if (lead && is_of_another(x, claims[i], lead))
			return false;
		if (!lead && *claims[i]->place)
			lead = claims[i];
	}
	if (!lead || lead->span.start > STRUCK_LEAD || is_total(lead) || is(lead->place_precision, "country") ||
	    strstr(lead->place_text, " and ") || is_other_item(x, lead->home, c->home) ||
	    (*c->place && !is(c->country, lead->country)))
		return false;
	copy_place(c, lead);
	return true;
}
