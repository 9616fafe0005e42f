/*
 * place_speaker.c - for place.c: the place whose authority tells a figure, "Saudi
 * Arabia reported", "Gaza's health ministry said". What an observer, a person by
 * name, a ministry in its capital or forces abroad tell is of elsewhere. Who the
 * speaker is, is speaker.c's.
 */
#include "place.h"

#include <string.h>

bool names_capital(const struct context *x, struct span name)
{
	const struct lex_entry *e = find_phrase(x, name, CLASS_DATE);

	return e && !strncmp(e->code, "capital.", 8);
}

/* "an analyst based in Lebanon": where a speaker is says nothing of what he tells. */
static bool speaks_from(const struct context *x, struct span name, struct span where)
{
	for (size_t i = name.start; i < where.start; i++)
		if (x->text[i] == ' ' && (says_word(x->text + i + 1, "based") || says_word(x->text + i + 1, "from")))
			return true;
	return false;
}

/* "Moscow said" */
bool is_government(const struct context *x, struct span name)
{
	return names_capital(x, name) && name.end - name.start < 20 && is_lower((unsigned char)x->text[name.end - 1]);
}

/* "a monitoring group in Thailand" tells of elsewhere; "the health ministry in Gaza" of Gaza. */
static bool is_observer(const struct context *x, struct span name)
{
	static const char *const types[] = { "un", "ngo", "media", "company", NULL };
	const struct lex_entry *e = find_phrase(x, name, CLASS_SOURCE);

	return e && is_one_of(e->code, types);
}

/* "Jordan Miller": a capital behind the place, and no office in the rest of the name. */
static bool is_named_person(const struct context *x, struct span name, struct span where)
{
	struct span rest = { where.end, name.end };

	return rest.end > rest.start + 2 && x->text[rest.start] == ' ' && is_upper((unsigned char)x->text[rest.start + 1]) &&
		!find_phrase(x, rest, CLASS_SOURCE) && !find_phrase(x, rest, CLASS_PERSON);
}

/* "Velmar's defence ministry": a capital whose ministry speaks is all of its country. */
static bool speaks_for_country(const struct context *x, struct span where)
{
	const char *behind = x->text + where.end;

	return names_capital(x, where) && (*behind == '\'' || !strncmp(behind, "\xE2\x80\x99", 3));
}

/* "the health ministry in Velmar": a capital is where it sits, not what it tells of. */
static bool sits_in(const struct context *x, struct span name, struct span where)
{
	return names_capital(x, where) && where.start > name.start + 12 &&
		says_word(x->text + where.start - 3, "in") && starts_lower(x->text + where.start - 12, "ministry");
}

#define INITIALS 6	/* bytes of "U.A.E." */

/* "a U.S. official": letters that are said of whose official he is, as "American" would be. */
static bool is_of_nation(const struct context *x, const struct lex_entry *country, struct span where)
{
	for (uint32_t i = where.start; i < where.end; i++)
		if (is_lower((unsigned char)x->text[i]))
			return false;
	return is_country(country) && x->text[where.end] == ' ' && where.end - where.start <= INITIALS;
}

/* "the US Navy": forces of a country are where it sends them. */
static bool is_sent_abroad(const struct context *x, const struct lex_entry *country, struct span name,
		struct span where)
{
	struct span rest = { where.end, name.end };
	const struct lex_entry *office = find_phrase(x, rest, CLASS_SOURCE);

	return is_country(country) && x->text[where.end] == ' ' && office && is(office->code, "military");
}

/* "Saudi Arabia reported that it intercepted", "Gaza's health ministry said": the speaker's own place. */
bool take_speaker(const struct context *x, struct claim *c, enum word_class cls)
{
	int item = nearest_item(c->home, CLASS_WHO, claim_position(c), NULL);
	struct span name = item >= 0 ? c->home->shadow.items[item].name : (struct span){ 0, 0 }, where;
	const struct lex_entry *e = name.end ? find_phrase_span(x, name, cls, &where) : NULL;

	/* whose losses a ministry counts are in another country rather than its own */
	if (!e || !is_upper((unsigned char)e->code[0]) || (is_country(e) && !strcmp(c->action, "lost")) ||
	    is_government(x, name) || is_observer(x, name) ||
	    speaks_from(x, name, where) || sits_in(x, name, where) ||
	    (cls == CLASS_PLACE && (is_sent_abroad(x, e, name, where) || is_of_nation(x, e, where))) ||
	    (cls == CLASS_PLACE && is_named_person(x, name, where)))
		return false;
	if (cls == CLASS_PLACE && !speaks_for_country(x, where)) {
		set_place(x, c, where);
		c->place_is_scene = true;
		return true;
	}
	c->country = e->code;
	if (cls == CLASS_PLACE) {
		c->place_precision = "country";
		return true;
	}
	c->place = country_name(x, e->code);
	c->place_text = span_text(x, where);
	c->place_span = where;
	c->place_precision = "country";
	return true;
}
