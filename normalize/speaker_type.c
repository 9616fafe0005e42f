/*
 * speaker_type.c - of what kind a speaker is: of the office he is named by or
 * of the one before it, a state, or nobody known.
 */
#include "context.h"

#include <string.h>

/* "Armenia said", "Moscow said" */
static bool is_state(const struct context *x, struct span name)
{
	struct span where = { 0, 0 };
	const struct lex_entry *place = find_phrase_span(x, name, CLASS_PLACE, &where), *capital;

	if (where.start != name.start || where.end != name.end)
		return false;
	capital = find_phrase(x, name, CLASS_DATE);
	return is_country(place) || (capital && !strncmp(capital->code, "capital.", 8));
}

/* "fire brigade officials", "the mayor's press service": of no kind of their own, but of the office before them. */
static const struct lex_entry *office_before(const struct context *x, struct span name, struct span who)
{
	struct span before = { name.start, who.start }, where;
	const struct lex_entry *e = before.end > before.start ? find_phrase_span(x, before, CLASS_SOURCE, &where) : NULL;

	if (e && starts_lower(x->text + where.end, "'s "))
		where.end += 2;
	return e && where.end + 1 == who.start && x->text[where.end] == ' ' ? e : NULL;
}

const char *speaker_type(const struct context *x, struct span name)
{
	struct span where;
	const struct lex_entry *e = find_phrase_span(x, name, CLASS_SOURCE, &where);
	const struct lex_entry *office = e && is(e->code, "unnamed") ? office_before(x, name, where) : NULL;

	if (office)
		return office->code;
	return e ? e->code : is_state(x, name) ? "government" : "unnamed";
}
