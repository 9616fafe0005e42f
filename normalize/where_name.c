/*
 * where_name.c - for where.c: what speaks against a place by its name, and by the
 * words right beside it. A country is wide, a building names no town, and of a name
 * that no list has the sentence must tell that it is one of a place.
 */
#include "role.h"

#include <string.h>

#define MEASURE_REACH 40	/* bytes from "the strongest" to what it is measured by */
#define EVENT_REACH 20	/* bytes of "the bombardment" before "of Velmar" */
#define ENTER_REACH 24	/* bytes of a verb before a name */

/* What comes to the cost of a part. */
enum {
	COST_COUNTRY = 10, COST_OPENING = 50 /* "In Niger, …" */, COST_REGION = 30 /* "In Sumy region, …" */,
	COST_UNKNOWN = 40, COST_UNLISTED = 2, COST_THING = 60,
};

/* "outside the Department of Justice", "the Bank of Commerce": the office has its name from what follows. */
static bool names_office(const struct context *x, struct span s)
{
	return starts_lower(x->text + s.end, " of ") && is_upper((unsigned char)x->text[s.end + 4]) &&
		span_ends(x, s, "scene.office");
}

/* "the Velmar family home" */
static bool names_family(const struct context *x, struct span s)
{
	for (size_t i = s.start; i < s.end; i++)
		if (x->text[i] == ' ' && says_word(x->text + i + 1, "family"))
			return true;
	return false;
}

bool is_no_place(const struct context *x, struct span s)
{
	struct span with_next = { s.start, s.end + 1 };

	return (find_phrase(x, s, CLASS_SOURCE) && !names_thing(x, s) && !ends_in_area(x, s)) || names_family(x, with_next) ||
		names_office(x, s);
}

/* Bytes up to the comma or the "and" of a list, or the "to" of a road; but "central and southern Arnia" is one. */
static size_t first_part(const struct context *x, struct span s)
{
	bool named = false;

	for (size_t i = s.start; i < s.end; named |= may_open_name((unsigned char)x->text[i++]))
		if (x->text[i] == ',' || (named && i + 5 < s.end && !memcmp(x->text + i, " and ", 5)) ||
		    (i + 4 < s.end && !memcmp(x->text + i, " to ", 4)))
			return i - s.start;
	return s.end - s.start;
}

/* "stormed Velmar": what troops enter is a place, known or not. */
static bool is_entered(const struct context *x, const struct sentence *s, size_t at)
{
	const struct shadow *sh = &s->shadow;
	size_t from = at > ENTER_REACH ? at - ENTER_REACH : 0;

	return at > 1 && sh->text[at - 1] == ' ' && span_ends(x, shadow_span(sh, from, at - 1), "scene.entered");
}

/* "two bombs on Velmar", "rockets on the market at Velmar": what is dropped and fired comes down on places. */
static bool is_showered(const struct context *x, const struct sentence *s, size_t at)
{
	const struct item *it = at > 1 && s->shadow.text[at - 1] == ' ' ? shadow_item(&s->shadow, at - 2) : NULL;
	const char *unit = !it ? "" : it->lex ? it->lex->code : it->unit ? it->unit : "";

	return says_word(x->text + shadow_item(&s->shadow, at)->span.start, "on") &&
		!strcmp(unit_category(&x->k->units, unit), "munitions");
}

/* "collapsed on Arno, a village of": what the name is of is told behind it. */
static bool is_called_town(const struct context *x, const struct shadow *sh, size_t at)
{
	const struct item *it = shadow_item(sh, at + 3);

	if (!starts_lower(sh->text + at + 1, ", "))
		return false;
	return is_settlement(it) || (starts_lower(sh->text + at + 1, ", a ") && (is_settlement(shadow_item(sh, at + 5)) ||
		is_kind(x, word_at(sh, at + 5)) || span_says(x, word_at(sh, at + 5), "scene.town")));
}

/* "on the village of Velmar", "on Lake Velmar": the name says that it is one of a place. */
static bool tells_its_kind(const struct context *x, struct span name)
{
	for (uint32_t i = name.start; i + 4 < name.end; i++)
		if (i > name.start && !memcmp(x->text + i, " of ", 4) &&
		    span_ends(x, (struct span){ name.start, i }, "scene.town"))
			return true;
	return starts_lower(x->text + name.start, "lake ");
}

/* A preposition that stands before much else than places, unless an attack or its like stands before it. */
static bool is_vague(const struct context *x, const struct sentence *s, size_t at)
{
	static const char *const words[] = { "on", "for", "to", "across", "along", "over", "against", "into",
		"towards", "toward", NULL };
	const struct shadow *sh = &s->shadow;
	const struct item *it = shadow_item(sh, at);
	size_t from = at;
	enum word_class before;

	/* "the raid on Tuesday on" */
	while (from > 1 && role_class(sh, from - 2) == CLASS_WHEN)
		from -= 2;
	before = from > 1 ? role_class(sh, from - 2) : CLASS_NONE;
	/* "in the attack on Velmar" */
	if (before == CLASS_WHERE && says_word(x->text + it->span.start, "on") &&
	    span_ends(x, shadow_item(sh, from - 2)->span, "scene.object"))
		return false;
	if (it->cls == CLASS_NAME && (has_kind(x, s, at) || is_blown(x, s, at) || is_entered(x, s, at)))
		return false;
	/* "Arno 10 and 28; Solen 5" */
	if (it->cls == CLASS_NAME && is_figure(sh, at + 2) && follows_mark(sh, at))
		return false;
	/* "on Arno Square" */
	if (it->cls == CLASS_WHERE && (span_ends(x, it->name, "scene.kind") || tells_its_kind(x, it->name) ||
				       is_showered(x, s, at)))
		return false;
	if (before == CLASS_VBASE || before == CLASS_THING || before == CLASS_THINGS || before == CLASS_QA)
		return false;
	return it->cls != CLASS_WHERE || says_any(x->text + it->span.start, words);
}

/* "in the Nasra Medical Centre": a name that an office or hospital goes on is no town's. */
static bool opens_office(const struct shadow *sh, size_t at)
{
	return sh->text[at + 1] == ' ' && role_class(sh, at + 2) == CLASS_SOURCE;
}

/*
 * "in the AU peacekeeping mission": an unknown name that only says whose or which the
 * next noun is. "In the port of Velmar" it is told what the name is of.
 */
static bool is_attribute(const struct context *x, const struct shadow *sh, size_t at)
{
	struct span name = printed_span(shadow_item(sh, at));

	if (!says_word(x->text + name.start, "the") || sh->text[at + 1] != ' ' || !is_lower((unsigned char)sh->text[at + 2]) ||
	    names_thing(x, name))
		return false;
	for (size_t i = name.start; i + 4 < name.end; i++)
		if (!memcmp(x->text + i, " of ", 4))
			return false;
	return true;
}

/* "the strongest army in Africa": so wide a region is what it is measured by. */
static bool is_measure(const struct context *x, const struct sentence *s, struct span place)
{
	uint32_t from = place.start > s->span.start + MEASURE_REACH ? place.start - MEASURE_REACH : s->span.start;

	return span_says(x, (struct span){ from, place.start }, "most");
}

const struct lex_entry *entry_of(const struct context *x, const struct item *it, struct span name)
{
	struct span first = { name.start, name.start + (uint32_t)first_part(x, name) };

	return it->lex ? it->lex : find_phrase(x, first, CLASS_PLACE);
}

/* A name that no list has, of which the sentence tells that it is a place. */
static bool is_surely_place(const struct context *x, const struct claim *c, const struct sentence *s, size_t at)
{
	const struct item *it = shadow_item(&s->shadow, at);

	return is_called_town(x, &s->shadow, at) || (it->cls == CLASS_WHERE && ends_in_area(x, it->name)) ||
		(it->cls == CLASS_NAME && !is_given(c) &&
		 (is_kind_behind(x, s, at) || is_location(shadow_item(&s->shadow, at + 2))) &&
		 is_counted(x, c, s, at));
}

/* "in the centre of this city, 180 km north of Velmar": it says where the city lies that is meant. */
static bool lies_off(const struct context *x, const struct sentence *s, size_t at)
{
	static const char *const codes[] = { "scene.city", "scene.town", "scene.area", NULL };
	struct span before = s->span;

	before.end = shadow_item(&s->shadow, at)->span.start;
	if (!is_digit((unsigned char)x->text[before.end]) || before.end < before.start + 4 || x->text[before.end - 2] != ',')
		return false;
	before.end -= 2;
	for (int i = 0; codes[i]; i++)
		if (span_ends(x, before, codes[i]))
			return true;
	return false;
}

/* "Velmar" of "the bombing of Velmar": what happened there is no part of the name. */
static struct span behind_event(const struct context *x, struct span s)
{
	for (uint32_t i = s.start; i + 4 < s.end && i < s.start + EVENT_REACH; i++)
		if (starts_lower(x->text + i, " of ") && span_ends(x, (struct span){ s.start, i }, "scene.object"))
			return (struct span){ i + 4, s.end };
	return s;
}

int name_cost(const struct context *x, const struct claim *c, const struct sentence *s, size_t at,
		struct pick *p)
{
	const struct lex_entry *e = shadow_item(&s->shadow, at)->lex;
	const struct item *holder = container_of(x, s, at);
	struct span whole, first;
	bool known;

	if (*capital_of(x, p->span))
		return 0;
	p->span = behind_event(x, p->span);
	first = (struct span){ p->span.start, p->span.start + (uint32_t)first_part(x, p->span) };
	whole = longer_name(x, first, is_all_caps(x->text, s->span));
	p->is_thing = names_thing(x, whole) || opens_office(&s->shadow, at) || lies_off(x, s, at);
	/* "at St. Lena Hospital": of what no list has, the name in full */
	if (whole.end != first.end && !is_known_place(x, c, x->text + first.start, first.end - first.start))
		first = p->span = whole;
	/* "at the Arno mosque in Velmar": the town, known or not, not the building in it */
	if (p->is_thing && holder && is_site(x, c, first, printed_span(holder)))
		p->is_thing = false;
	if (p->is_thing && !is_cared_for(c) && holder && !is_country(entry_of(x, holder, printed_span(holder))))
		return COST_THING + COST_UNKNOWN;
	known = is_known_place(x, c, x->text + first.start, first.end - first.start);
	if (!known && !p->is_thing && is_capital_phrase(x, first) && !is_surely_place(x, c, s, at))
		return NOWHERE;
	if (!known && ((p->is_thing && !is_cared_for(c)) || !holder))
		return is_surely_place(x, c, s, at) ? COST_UNLISTED : is_vague(x, s, at) || is_attribute(x, &s->shadow, at) ?
			NOWHERE : p->is_thing ? COST_THING : COST_UNKNOWN;
	if (!e)
		e = find_phrase_span(x, first, CLASS_PLACE, &whole);
	if (e && !strcmp(e->code, "-") && is_measure(x, s, p->span))
		return NOWHERE;
	if (is_country(e))
		return is_at_head(x, s, at) ? COST_OPENING : COST_COUNTRY;
	return is_at_head(x, s, at) && span_ends(x, first, "scene.region") ? COST_REGION : 0;
}
