/*
 * one_event.c - for when.c: whether a window that is printed counts what happened
 * in it ("in March 40 people were killed"), or is only as near as is told when
 * one event was ("in March a landslide killed 40").
 */
#include "when.h"

#include <string.h>

#define WAR 1000	/* dead that no single attack but a war leaves */
#define MONTH 31	/* days */
#define BEHIND 60	/* bytes of the shadow from "40 were killed" to "in a raid" */

static bool is_event(const struct item *it)
{
	static const char *const events[] = { "attack", "airstrike", "shelling", "clash", "explosion", "incident", "landslide",
		"earthquake", "flood", "storm", "fire", "protest", "operation", NULL };

	return it && it->cls == CLASS_QA && is_one_of(it->unit, events);
}

/* "a fire": also where the lexer has the verb of that name. */
static bool is_event_at(const struct shadow *sh, size_t k)
{
	const struct item *it = shadow_item(sh, k);

	return is_event(it) || (it && it->cls == CLASS_VBASE && k > 2 &&
		(starts_lower(sh->text + k - 2, "a ") || (k > 3 && starts_lower(sh->text + k - 3, "an "))));
}

/* "The strike killed two": one event, in whatever window it is told. */
bool is_of_one_event(const struct claim *c)
{
	static const char *const events[] = { "attack", "airstrike", "shelling", "explosion", NULL };
	const struct shadow *sh = &c->home->shadow;
	size_t at = claim_position(c);

	for (size_t i = 4; i < at; i++) {
		const struct item *it = shadow_item(sh, i);

		if (it && it->cls == CLASS_THING && it->lex && is_one_of(it->lex->code, events) &&
		    starts_lower(sh->text + i - 4, "the "))
			return true;
	}
	return is_of_disaster(c);
}

/* Where it always goes on: "in March 40 died at a hospital" */
static bool is_standing_place(const char *unit)
{
	static const char *const places[] = { "hospital", "shelter", "settlement", "location", "depot", NULL };

	return is_one_of(unit, places);
}

/* Whether the item at byte k of the shadow has a claim of its own: it is counted, not told by the way. */
static bool is_counted(const struct claim *c, size_t k)
{
	for (size_t i = 0; i < c->home->n_claims; i++)
		if (c->home->claims[i]->item == c->home->shadow.item[k])
			return true;
	return false;
}

/* "a drone brigade destroyed 40": the thing only says of what kind who did it is. */
static bool is_of_force(const struct shadow *sh, size_t k)
{
	static const char *const forces[] = { "brigade", "unit", "battalion", "squadron", "regiment", "crew", "team", "force",
		"group", "operator", "campaign", "company", "maker", NULL };

	if (shadow_item(sh, k + 2) && shadow_item(sh, k + 2)->cls == CLASS_SOURCE)
		return true;
	return sh->text[k + 1] == ' ' && starts_with_one(sh->text + k + 2, forces);
}

/* "In 2014 a drone cut off 40 homes", "in March … took 40 girls from a school": one thing is in one event. */
static bool is_single_thing(const struct claim *c, size_t k)
{
	const struct item *it = shadow_item(&c->home->shadow, k);

	return it && it->cls == CLASS_QA && !is_one_of(it->unit, (const char *const[]){ "", "money", "share", NULL }) &&
		strncmp(it->unit, "person", 6) && strcmp(it->unit, "family") && strcmp(it->unit, "household") &&
		!is_standing_place(it->unit) && !is_counted(c, k) && !is_of_force(&c->home->shadow, k);
}

/* Whether the bytes from a to b of a shadow, in either order, are of one clause. */
static bool is_one_clause(const struct shadow *sh, size_t a, size_t b)
{
	size_t low = a < b ? a : b;

	return !memchr(sh->text + low, ';', (a < b ? b : a) - low);
}

/* "an attack on a region where 300 were killed", "brought back the war in which": the figure is not of the event. */
static bool is_of_other(const struct shadow *sh, size_t event, size_t at)
{
	for (size_t i = event + 2; i + 2 < at; i++)
		if (starts_lower(sh->text + i, " where ") || starts_lower(sh->text + i, " in which "))
			return true;
	return false;
}

static const char *const disasters[] = { "earthquake", "landslide", "flood", "storm", "explosion", NULL };

static bool is_disaster(const struct item *it)
{
	return it && (it->cls == CLASS_THING || it->cls == CLASS_QA) &&
		((it->lex && is_one_of(it->lex->code, disasters)) || is_one_of(it->unit, disasters));
}

/* So many are the dead of a war, whatever clash it began with. */
static bool is_of_war(const struct claim *c)
{
	const struct shadow *sh = &c->home->shadow;

	if (figure_size(&c->figure) < WAR || strcmp(c->category, "people"))
		return false;
	for (size_t i = 0; i < sh->len; i++)
		if (is_disaster(shadow_item(sh, i)))
			return false;
	return true;
}

/* "40 were killed in a raid", "by a bomb", "aboard a bus" */
static bool is_led_by(const struct shadow *sh, size_t k, const char *const *words)
{
	for (size_t i = 0; words[i]; i++)
		if (k > strlen(words[i]) && starts_lower(sh->text + k - strlen(words[i]), words[i]))
			return true;
	return false;
}

/* "In 2019 a landslide left 40 dead", "a raid in March killed 40", "40 were killed in a raid in March" */
static bool tells_event(const struct claim *c, size_t i, size_t at)
{
	static const char *const in[] = { " in ", NULL };
	static const char *const how[] = { " by ", " from ", " in ", " aboard ", " on ", " into ", " at ", " with ", NULL };
	const struct shadow *sh = &c->home->shadow;
	size_t end = at + BEHIND < sh->len ? at + BEHIND : sh->len;

	for (size_t k = 0; k < at; k++)
		if ((is_event_at(sh, k) || is_single_thing(c, k)) && is_one_clause(sh, k, i) && !is_of_other(sh, k, at))
			return true;
	for (size_t k = at + 4; k < end && !strchr(",;:.(", sh->text[k]); k++)
		if ((is_event(shadow_item(sh, k)) && is_led_by(sh, k, in)) || (is_single_thing(c, k) && is_led_by(sh, k, how)))
			return true;
	return false;
}

/* Whether the item at byte k of a shadow, or its article, stands right behind a word that is behind byte at. */
static bool is_behind(const struct shadow *sh, size_t at, size_t k, const char *word)
{
	size_t len = strlen(word);

	return (k > at + len && starts_lower(sh->text + k - len, word)) ||
		(k > at + len + 4 && starts_lower(sh->text + k - 4, "the ") && starts_lower(sh->text + k - 4 - len, word));
}

/* "a bomb has killed 25": what or who did it once. */
static bool is_agent(const struct item *it)
{
	static const char *const agents[] = { "bomb", "ied", "mine", "missile", "rocket", "shell", "uav", "person.attacker",
		NULL };

	return it && it->cls == CLASS_QA && is_one_of(it->unit, agents);
}

/* The end of the clause that stands before byte k; "has struck a feast, killing 25" goes on. */
static bool ends_clause(const struct shadow *sh, size_t k)
{
	return strchr(";:.(", sh->text[k]) ||
		(sh->text[k] == ',' && (k + 2 >= sh->len || (unsigned char)sh->text[k + 2] != CLASS_VING));
}

bool is_in_event(const struct claim *c)
{
	const struct shadow *sh = &c->home->shadow;
	size_t at = claim_position(c), end = at + BEHIND < sh->len ? at + BEHIND : sh->len;

	if (is_of_war(c))
		return false;
	for (size_t k = at; k-- > 0 && !ends_clause(sh, k);)
		if ((is_event(shadow_item(sh, k)) || is_agent(shadow_item(sh, k))) && !is_of_other(sh, k, at))
			return true;
	for (size_t k = at + 1; k < end && !strchr(",;:.(", sh->text[k]); k++)
		if ((is_event(shadow_item(sh, k)) && is_behind(sh, at, k, " in ")) ||
		    ((is_event(shadow_item(sh, k)) || is_disaster(shadow_item(sh, k))) && is_behind(sh, at, k, " after ")))
			return true;
	return false;
}

/* "last week's crash (16 dead)"; no "last week's 16 dead", "last year's toll of 40", "last year's raids" */
static bool is_its_event(const struct context *x, const struct shadow *sh, size_t i, size_t at)
{
	static const char *const sums[] = { " total", " toll", " figure", " fight", " war", " violence", " campaign",
		" offensive", " unrest", " crime", " conflict", " election", " rain", " monsoon", NULL };
	const struct item *next = i + 2 < sh->len ? shadow_item(sh, i + 2) : NULL;

	if (!ends_with(span_text(x, when_at(sh, i)->span), "'s") || (at > i && at < i + 4) ||
	    (next && (next->cls == CLASS_THINGS || next->cls == CLASS_TOLL)))
		return false;
	for (size_t k = 0; sums[k]; k++)
		if (starts_lower(sh->text + i + 1, sums[k]))
			return false;
	return true;
}

/* "when a bus crashed"; no "when compared", "when they tried to cross", "when boats capsize": who knows how often */
static bool opens_occasion(const struct shadow *sh, size_t k)
{
	static const char *const often[] = { "compared", "they ", "he ", "she ", "it ", "we ", "you ", "people ", "trying ",
		NULL };
	const char *next = sh->text + k + strlen(" when ");

	return !starts_with_one(next, often) && (unsigned char)*next != CLASS_VING && (unsigned char)*next != CLASS_THINGS;
}

/* "In March 40 were killed when a bus crashed", "when a tunnel gave way": the figure before it or in it. */
static bool has_when_behind(const struct shadow *sh, size_t i, size_t at)
{
	for (size_t k = (i < at ? i : at) + 1; k < sh->len && sh->text[k] != ';'; k++)
		if (starts_lower(sh->text + k, " when ") && is_one_clause(sh, i, k) &&
		    (k > at || !memchr(sh->text + k, ',', at - k)))
			return opens_occasion(sh, k);
	return false;
}

/* "Last week floods drowned 16", "in May the storm killed 40": of many a year has more than one. */
static bool tells_disaster(const struct claim *c, size_t i, size_t at, const struct when *w)
{
	const struct shadow *sh = &c->home->shadow;
	bool is_short = w->has_start && w->has_end && w->end - w->start <= MONTH;

	for (size_t k = 0; k < at; k++) {
		const struct item *it = shadow_item(sh, k);

		if (it && (is_disaster(it) ||
			   (is_short && it->cls == CLASS_THINGS && it->lex && is_one_of(it->lex->code, disasters))) &&
		    is_one_clause(sh, k, i) && !is_of_other(sh, k, at))
			return true;
	}
	return false;
}

/* "Five died in May after a leak of gas"; no "after a year of war" */
static bool has_cause_behind(const struct shadow *sh, size_t at)
{
	static const char *const causes[] = { " after a ", " after an ", NULL };
	static const char *const long_ones[] = { "year", "month", "week", "decade", "long", "war", "conflict", "campaign",
		"series", "string", "spate", "wave", "number", NULL };
	size_t end = at + BEHIND < sh->len ? at + BEHIND : sh->len;

	for (size_t k = at + 1; k < end && !strchr(",;:.(", sh->text[k]); k++)
		for (int i = 0; causes[i]; i++)
			if (starts_lower(sh->text + k, causes[i])) {
				const char *next = sh->text + k + strlen(causes[i]);

				return !starts_with_one(next, long_ones) && (unsigned char)*next != CLASS_WHEN;
			}
	return false;
}

/* "40 were killed in March when rebels stormed Velmar", "the riot last month that left 40 dead" */
static bool has_clause(const struct shadow *sh, size_t i, size_t at)
{
	const char *behind = sh->text + i + 1;

	if (has_when_behind(sh, i, at) || has_cause_behind(sh, at))
		return true;
	return i < at && i > 2 && (starts_lower(behind, " that ") || starts_lower(behind, " which "));
}

bool dates_one_event(const struct context *x, const struct claim *c, size_t i, const struct when *w)
{
	const struct shadow *sh = &c->home->shadow;
	size_t at = claim_position(c);

	return has_clause(sh, i, at) || is_year_of_event(when_at(sh, i)) ||
		(!is_of_war(c) && (tells_event(c, i, at) || tells_disaster(c, i, at, w) || is_its_event(x, sh, i, at)));
}
