/*
 * nation.c - the country of a figure without a place: whose toll it is, how the
 * people counted are called, which war a bulletin tells of, and which country
 * the report is about.
 */
#include "place.h"

#include <string.h>

#define THEATRE_REACH 1000	/* bytes around a claim that tell which war it is of */
#define NATION_REACH 3	/* sentences that "throughout the country" holds for */
#define GUESTS_MOST 100	/* people of one country whom one event elsewhere befalls */

/*
 * The country whose war a bulletin is about, by words around the claim that only
 * its bulletins use; "" for none.
 */
static const char *theatre_of(const struct context *x, const struct claim *c)
{
	static const char kind[] = "theatre.";
	size_t len = x->doc->report->len, from = c->span.start, to = c->span.end + THEATRE_REACH;
	struct span near = { (uint32_t)(from > THEATRE_REACH ? from - THEATRE_REACH : 0), (uint32_t)(to < len ? to : len) };
	const struct lex_entry *e = find_code(x, near, kind);

	return e ? e->code + sizeof(kind) - 1 : "";
}

/* The report names no place for it: only the country that it is about is told. */
static void take_homeland(const struct context *x, struct claim *c)
{
	const char *code = homeland_at(x, c->span.start), *theatre = "";

	/* "Russian losses": whose they are is not where */
	if (!*code || !strcmp(c->action, "lost"))
		theatre = theatre_of(x, c);
	if (*theatre)
		code = theatre;
	if (!*code)
		return;
	c->country = arena_strdup(x->arena, code);
	c->place_precision = "country";
	c->inherited |= INHERIT_PLACE;
}

/* "1,400 Israelis": people who are called by their country are at home unless it says otherwise. */
const char *people_country(const struct context *x, const struct claim *c)
{
	const struct lex_entry *e = find_phrase(x, c->unit_span, CLASS_PERSONS);

	return e && is_country_code(e->code) ? e->code : "";
}

/* "Three Lysians were among the dead": of those told of before, wherever that was. */
bool is_among(const struct context *x, const struct claim *c)
{
	for (uint32_t at = c->span.end; at < c->home->span.end; at++)
		if (starts_lower(x->text + at, " among the ") || starts_lower(x->text + at, " among those "))
			return true;
	return false;
}

/* "The Lysian authorities said 70 Lysians were hurt": who is at home as well. */
static bool is_told_at_home(const struct context *x, const struct claim *c, const char *people)
{
	static const enum word_class names[] = { CLASS_DEMONYM, CLASS_PLACE };
	struct span before = { c->home->span.start, c->span.start };

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		const struct lex_entry *e = find_phrase(x, before, names[i]);

		if (e && is(e->code, people))
			return true;
	}
	return false;
}

/* Whether too many people of one country would have to be in another for that place, or are at home by what is told. */
bool is_abroad(const struct context *x, const struct claim *c)
{
	const char *people = people_country(x, c);

	if (!*people || !*c->country || is(people, c->country))
		return false;
	return !c->figure.has_value || c->figure.value >= GUESTS_MOST || (is_told_at_home(x, c, people) && !is_among(x, c));
}

/* "Nine Gazans died", and no place that would fit. */
void take_people(const struct context *x, struct claim *c)
{
	const char *people = people_country(x, c);

	if (*people) {
		c->country = people;
		c->place_precision = "country";
		c->inherited |= INHERIT_PLACE;
	} else {
		take_homeland(x, c);
	}
}

/* "the Lysian toll stood at 20": of all that country, whatever town was told of before. */
bool take_toll(struct claim *c)
{
	const struct shadow *sh = &c->home->shadow;

	for (size_t i = 2; i < sh->len; i++) {
		const struct item *toll = shadow_item(sh, i), *whose = shadow_item(sh, i - 2);

		if (!toll || toll->cls != CLASS_TOLL || !whose || whose->cls != CLASS_DEMONYM || !whose->lex ||
		    !is_country_code(whose->lex->code))
			continue;
		c->country = whose->lex->code;
		c->place_precision = "country";
		return true;
	}
	return false;
}

/* "throughout the country", in the claim's sentence or one right before it that names no place: all of it is meant. */
static bool is_nationwide(const struct context *x, const struct claim *c)
{
	const struct sentence *s = c->home, *first = x->doc->sentences;

	for (int n = 0; n < NATION_REACH && s >= first && s->paragraph == c->home->paragraph; n++, s--) {
		if (span_says(x, s->span, "scene.nationwide"))
			return true;
		for (size_t i = 0; s != c->home && i < s->n_claims; i++)
			if (*s->claims[i]->place)
				return false;
	}
	return false;
}

bool take_nation(const struct context *x, struct claim *c)
{
	if (!is_nationwide(x, c))
		return false;
	take_homeland(x, c);
	return true;
}
