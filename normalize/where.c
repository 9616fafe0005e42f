/*
 * where.c - which of the places that a sentence prints is where a figure in it
 * happened. Each has a part to play: behind "in" or "near" it is the scene,
 * behind a verb its object, behind "at" what is fired went to, behind "from"
 * where people left; a label at the head of a line holds for all of it. What a
 * place costs is its part, its distance from the figure, and what stands between
 * them; the cheapest is taken.
 *
 * No place are the dateline, where somebody lives or speaks, and who acts
 * ("Moscow said", "Israel's army").
 */
#include "place.h"

#include <string.h>

#define SENTENCE_REACH 4000	/* how far in a sentence without end a place is looked for */
#define HEAD_FAR 12		/* "In Kyiv, …" is no farther from any figure of its sentence */

/* What the part that a place plays costs. */
enum {
	COST_SCENE = 0, COST_LABEL = 5, COST_LEFT = 5, COST_OBJECT = 10, COST_TARGET = 25, COST_CONTAINER = 30,
	COST_PLAIN = 70,
	/* and what comes to it */
	COST_COUNTRY = 10, COST_OPENING = 50 /* "In Niger, …" */, COST_REGION = 30 /* "In Sumy region, …" */,
	COST_NEXT = 45 /* "nine died, in Lyman two" */, COST_FAR_OFF = 45 /* "200 km south of Kyiv" */,
	COST_UNKNOWN = 40, COST_THING = 60,
};

bool says_word(const char *s, const char *word)
{
	return starts_lower(s, word) && !is_alpha((unsigned char)s[strlen(word)]);
}

bool says_any(const char *s, const char *const *words)
{
	for (; *words; words++)
		if (says_word(s, *words))
			return true;
	return false;
}

static bool is_building(const struct lex_entry *e)
{
	return e && strcmp(e->code, "settlement") && strcmp(e->code, "location");
}

bool names_thing(const struct context *x, struct span s)
{
	return is_building(find_phrase(x, s, CLASS_THING)) || is_building(find_phrase(x, s, CLASS_THINGS));
}

static bool is_fired(const struct claim *c)
{
	static const char *const actions[] = { "launched", "hit", "intercepted", "downed_or_suppressed", "suppressed",
		"killed", "injured", "casualty", "destroyed", "damaged", "pledged", "provided", "delivered", NULL };

	return is_one_of(c->action, actions);
}

/* Patients are in the hospital that is named; what hit a mosque is rather told of the town. */
bool is_cared_for(const struct claim *c)
{
	return !strcmp(c->action, "hospitalised") || !strcmp(c->action, "treated");
}

static bool is_left(const struct claim *c)
{
	static const char *const actions[] = { "displaced", "evacuated", "rescued", "kidnapped", "escaped", "released", NULL };

	return is_one_of(c->action, actions);
}

static const struct item *item_at(const struct shadow *sh, size_t i)
{
	return i < sh->len && sh->item[i] >= 0 ? &sh->items[sh->item[i]] : NULL;
}

static enum word_class class_at(const struct shadow *sh, size_t i)
{
	const struct item *it = item_at(sh, i);

	return it ? it->cls : CLASS_NONE;
}

static bool is_figure(const struct shadow *sh, size_t i)
{
	enum word_class cls = class_at(sh, i);

	return cls == CLASS_Q || cls == CLASS_QN || cls == CLASS_QA || cls == CLASS_NUM || cls == CLASS_MONEY;
}

static bool is_named(const struct item *it)
{
	return it && it->cls == CLASS_WHERE && it->name.end > it->name.start;
}

static struct span printed_span(const struct item *it)
{
	return it->cls == CLASS_WHERE ? it->name : it->span;
}

/* The preposition of a place that says where from or where to, against what happened; -1: no place of it. */
static int direction_cost(const struct context *x, const struct claim *c, const struct item *it)
{
	static const char *const targets[] = { "at", "against", "targeting", "into", NULL };
	static const char *const ways[] = { "toward", "towards", "to", "for", NULL };
	const char *prep = x->text + it->span.start;

	if (says_word(prep, "from"))
		return is_left(c) ? COST_LEFT : -1;
	/* nobody dies "on the way to Velmar" there */
	if (strcmp(c->category, "people") && is_fired(c) && says_any(prep, ways))
		return COST_TARGET;
	return is_fired(c) && says_any(prep, targets) ? COST_TARGET : -1;
}

/* "killed Jordan Miller": a name behind a place, unless both name a thing ("Kuwait International Airport"). */
static bool is_person(const struct shadow *sh, size_t at)
{
	return class_at(sh, at + 2) == CLASS_NAME && sh->text[at + 1] == ' ' && class_at(sh, at + 4) != CLASS_THING;
}

static bool is_settlement(const struct item *it)
{
	return it && it->lex && !strcmp(it->lex->code, "settlement");
}

static struct span word_at(const struct shadow *sh, size_t i)
{
	size_t end = i;

	while (end < sh->len && is_alpha((unsigned char)sh->text[end]))
		end++;
	return shadow_span(sh, i, end);
}

/* "city", "street", "southern": words that say of which kind a place is. */
static bool is_kind(const struct context *x, struct span word)
{
	static const char *const codes[] = { "scene.kind", "scene.city", "scene.town", "scene.region", "scene.area", NULL };

	for (int i = 0; codes[i]; i++)
		if (span_says(x, word, codes[i]))
			return true;
	return false;
}

/* Where the words begin that only say what a place is: "the southern village of". */
static size_t kind_start(const struct context *x, const struct sentence *s, size_t at)
{
	static const char *const small[] = { "the", "of", NULL };
	const struct shadow *sh = &s->shadow;

	while (at > 1 && sh->text[at - 1] == ' ') {
		size_t from = at - 1;
		struct span word;

		while (from && sh->text[from - 1] != ' ')
			from--;
		word = shadow_span(sh, from, at - 1);
		if (class_at(sh, from) != CLASS_DEMONYM && !is_settlement(item_at(sh, from)) &&
		    !says_any(sh->text + from, small) && !is_kind(x, word))
			break;
		at = from;
	}
	return at;
}

/* "a Missouri native" */
static bool is_origin(const struct shadow *sh, size_t at)
{
	enum word_class behind = class_at(sh, at + 2);

	return sh->text[at + 1] == ' ' && (behind == CLASS_PERSON || behind == CLASS_PERSONS);
}

/* "the mayor of Odesa", "a resident of Odesa" */
static bool is_office(const struct shadow *sh, size_t at)
{
	enum word_class cls = at > 4 && says_word(sh->text + at - 3, "of") ? class_at(sh, at - 5) : CLASS_NONE;

	return cls == CLASS_PERSON || cls == CLASS_PERSONS || cls == CLASS_SOURCE || cls == CLASS_NAME || cls == CLASS_QA;
}

/* "(PCHR) Gaza", "the Kiev regime", "by Russia": of an organisation, a thing, or who did it. */
static bool is_part_of_name(const struct context *x, const struct shadow *sh, size_t at)
{
	enum word_class before = at > 1 ? class_at(sh, at - 2) : CLASS_NONE;
	const char *behind = sh->text + at + 1;

	if (at > 1 && sh->text[at - 1] == ' ' && (before == CLASS_NAME || before == CLASS_SOURCE || sh->text[at - 2] == ')'))
		return true;
	if (at > 2 && says_word(sh->text + at - 3, "by") && (at == 3 || sh->text[at - 4] == ' '))
		return true;
	/* function words have a capital in a shadow */
	return *behind == ' ' && is_lower((unsigned char)behind[1]) && !is_kind(x, word_at(sh, at + 2));
}

static bool is_blow(enum word_class cls)
{
	return cls == CLASS_VING || cls == CLASS_THING || cls == CLASS_ACT;
}

/* "village of Velmar" */
static bool has_kind(const struct context *x, const struct sentence *s, size_t at)
{
	const struct shadow *sh = &s->shadow;
	size_t from = kind_start(x, s, at);

	return at > 3 && from + 3 < at && says_word(sh->text + at - 3, "of");
}

/* "shelling of Velmar", "900 residents of Velmar" */
static bool is_blown(const struct context *x, const struct sentence *s, size_t at)
{
	const struct shadow *sh = &s->shadow;
	size_t from = kind_start(x, s, at);

	if (from < 2 || sh->text[from - 1] != ' ' || !says_word(sh->text + from, "of"))
		return false;
	return is_blow(class_at(sh, from - 2)) ||
		(is_figure(sh, from - 2) && span_ends(x, item_at(sh, from - 2)->span, "scene.people"));
}

/* "struck Zarzir", "attacked the city of Velmar". */
static bool is_object(const struct context *x, const struct sentence *s, size_t at)
{
	const struct shadow *sh = &s->shadow;
	size_t from = kind_start(x, s, at);
	enum word_class before = from > 1 && sh->text[from - 1] == ' ' ? class_at(sh, from - 2) : CLASS_NONE;
	struct span words;

	if (from < 2 || sh->text[from - 1] != ' ')
		return false;
	if (is_verb(before))
		return before != CLASS_VPP;
	/* "a missile hit the village of Velmar": the lexer may have taken "missile hit" for a noun */
	if (is_blown(x, s, at) || ((before == CLASS_THING || before == CLASS_QA) && has_kind(x, s, at)))
		return true;
	words = shadow_span(sh, from > 24 ? from - 24 : 0, from - 1);
	return span_ends(x, words, "scene.object");
}

/* "Kyiv lost two jets": what acts is no place, unless it suffers ("Kyiv was hit by"). */
static bool is_subject(const struct shadow *sh, size_t at)
{
	const char *behind = sh->text + at + 1;

	if (*behind != ' ')
		return false;
	if (says_word(behind + 1, "has") || says_word(behind + 1, "had") || says_word(behind + 1, "have") ||
	    says_word(behind + 1, "is") || says_word(behind + 1, "will"))
		return true;
	return is_verb(class_at(sh, at + 2)) || class_at(sh, at + 2) == CLASS_SAID;
}

/* "ITURI: " at the head of a line. */
static bool is_label(const struct sentence *s, size_t at)
{
	const struct shadow *sh = &s->shadow;

	return s->line_start && at < 4 && sh->text[at + 1] == ':';
}

/*
 * A place without a preposition: the object of a verb. Elsewhere it may be the
 * scene, but who launches does so from far.
 */
static int plain_cost(const struct context *x, const struct claim *c, const struct sentence *s, size_t at)
{
	const struct shadow *sh = &s->shadow;
	const struct item *it = item_at(sh, at);

	if (is_person(sh, at) || is_origin(sh, at) || is_part_of_name(x, sh, at))
		return -1;
	if (is_object(x, s, at))
		return COST_OBJECT;
	if (!is_given(c) && is_label(s, at) && it->cls == CLASS_PLACE)
		return is_country(it->lex) ? COST_PLAIN : COST_LABEL;
	if (is_given(c) || it->cls != CLASS_PLACE || !strcmp(c->action, "launched") || is_subject(sh, at) ||
	    is_government(x, it->span))
		return -1;
	if (is_office(sh, at))
		return -1;
	/* "U.S. experts", "Russia's losses": a country is more often who than where */
	return is_country(it->lex) && at + 1 < sh->len && (sh->text[at + 1] == '\'' || (sh->text[at + 1] == ' ' &&
		(is_alpha((unsigned char)sh->text[at + 2]) || sh->item[at + 2] >= 0))) ? -1 : COST_PLAIN;
}

/* Whether a place stands there that the next may contain: "in Saray Square", "hit the village of Velmar". */
static bool is_inner(const struct context *x, const struct sentence *s, size_t at)
{
	const struct item *it = item_at(&s->shadow, at);

	return is_named(it) || (it && it->cls == CLASS_NAME && (has_kind(x, s, at) || is_object(x, s, at)));
}

/* "in Sheikh Radwan in Gaza City": the second only says where the first lies. */
static bool is_container(const struct context *x, const struct sentence *s, size_t at)
{
	return at > 1 && s->shadow.text[at - 1] == ' ' && is_inner(x, s, at - 2);
}

/* "in Saray Square in Velmar": what lies in a place is one. */
static bool has_container(const struct context *x, const struct sentence *s, size_t at)
{
	return is_named(item_at(&s->shadow, at + 2)) && s->shadow.text[at + 1] == ' ' && is_inner(x, s, at);
}

/* "who lives in Chicago": where somebody is at home or has an office. */
static bool is_aside(const struct context *x, const struct sentence *s, size_t at)
{
	const struct shadow *sh = &s->shadow;
	size_t from = at > 24 ? at - 24 : 0;

	if (at < 2 || sh->text[at - 1] != ' ' || is_figure(sh, at - 2) || class_at(sh, at - 2) == CLASS_QB)
		return false;
	if (class_at(sh, at - 2) == CLASS_WHO)
		return span_ends(x, item_at(sh, at - 2)->span, "scene.aside");
	return span_ends(x, shadow_span(sh, from, at - 1), "scene.aside");
}

/* "in Iran, where the toll has risen to …" */
static bool opens_clause(const struct shadow *sh, size_t place)
{
	const char *behind = sh->text + place + 1;

	return !strncmp(behind, ", ", 2) && says_word(behind + 2, "where");
}

static bool is_border(const struct context *x, struct span name)
{
	return span_ends(x, name, "scene.border");
}

/* "a mosque in Velmar", "the border in Velmar": what is told of the town rather. */
static bool is_loose(const struct context *x, struct span name)
{
	return names_thing(x, name) || is_border(x, name);
}

/* "taken to the hospital in Velmar": where the wounded are brought is not where they were hurt. */
static bool is_hospital_of(const struct context *x, const struct sentence *s, size_t at)
{
	const struct item *before = at > 1 ? item_at(&s->shadow, at - 2) : NULL;

	if (!before)
		return false;
	if (before->lex && !strcmp(before->lex->code, "hospitalise"))
		return true;
	return is_named(before) && says_word(x->text + before->span.start, "to") && names_thing(x, before->name);
}

/* What the part costs that a place plays in its sentence; -1 where it plays none. */
static int part_cost(const struct context *x, const struct claim *c, const struct sentence *s, size_t at)
{
	const struct item *it = item_at(&s->shadow, at);

	if (in_dateline(x, s, it))
		return -1;
	if (is_named(it) && opens_clause(&s->shadow, at))
		return COST_SCENE;
	if (is_named(it) && it->rule && strstr(it->rule->flags, "direction"))
		return direction_cost(x, c, it);
	if (it->cls == CLASS_WHERE && (is_aside(x, s, at) || (!is_cared_for(c) && is_hospital_of(x, s, at))))
		return -1;
	if (is_named(it) && is_container(x, s, at) && !is_loose(x, printed_span(item_at(&s->shadow, at - 2))))
		return COST_CONTAINER;
	if (is_named(it) && is_digit((unsigned char)x->text[it->span.start]))
		return COST_FAR_OFF;
	if (is_named(it))
		return is_border(x, it->name) ? COST_CONTAINER : COST_SCENE;
	return it->cls == CLASS_PLACE || it->cls == CLASS_NAME ? plain_cost(x, c, s, at) : -1;
}

/* A figure without a noun of its own. */
static bool is_bare(const struct shadow *sh, size_t i)
{
	return is_figure(sh, i) && item_at(sh, i)->unit_span.end == item_at(sh, i)->unit_span.start;
}

/* "…, two in Lyman": a bare number right before a place has it for itself. */
static bool is_own_of(const struct shadow *sh, size_t figure, size_t place)
{
	size_t of_them = figure + 1;

	if (!is_figure(sh, figure))
		return false;
	if (starts_lower(sh->text + of_them, " of them ") || starts_lower(sh->text + of_them, " of whom "))
		return of_them + 9 == place;
	return is_bare(sh, figure) && figure + 2 == place && figure > 1 && !is_verb(class_at(sh, figure - 2));
}

/*
 * What parts a figure at byte at from a place behind it: a new clause, another
 * figure that the place may be for. "Five were hurt: two in Lyman and three in
 * Izium" gives no place to the five.
 */
static int cost_behind(const struct shadow *sh, size_t at, size_t place)
{
	bool opened = false;
	int cost = is_bare(sh, place + 2) ? COST_NEXT : 0;

	for (size_t i = at + 1; i < place; i++) {
		if (sh->text[i] == ';' || sh->text[i] == ':' || sh->text[i] == '(') {
			cost += 40;
			opened = true;
		} else if (sh->text[i] == ')') {
			cost -= opened ? 40 : 0;
			opened = false;
		} else if (is_figure(sh, i)) {
			cost += opened || is_own_of(sh, i, place) ? NOWHERE : 15;
		}
	}
	return cost;
}

/* Whether only a dateline, a date or a dash stands before a place: it holds for the whole sentence. */
static bool is_at_head(const struct context *x, const struct sentence *s, size_t at)
{
	const struct shadow *sh = &s->shadow;

	for (size_t i = 0; i < at; i++) {
		const struct item *it = item_at(sh, i);

		if (it ? it->cls != CLASS_WHEN && !in_dateline(x, s, it) : is_alpha((unsigned char)sh->text[i]))
			return false;
	}
	return true;
}

/* The same where the place stands before: it may be for a figure before, or of another clause. */
static int cost_before(const struct context *x, const struct claim *c, const struct sentence *s, size_t at,
		size_t place)
{
	const struct shadow *sh = &s->shadow;
	bool head = is_at_head(x, s, place);
	int cost = 0;

	if (opens_clause(sh, place))
		return 0;

	/* a total told after an event is not of it: "a raid in Velmar killed two; 90 have died since May" */
	if (!strcmp(c->count_type, "cumulative") && !head)
		for (size_t i = place + 1; i < at; i++)
			if (is_figure(sh, i))
				return NOWHERE;
	/* "three in Kyiv, two in Odesa" */
	for (size_t i = 0; i < place && !cost; i++)
		cost = is_figure(sh, i) ? 20 : 0;
	for (size_t i = place + 1; i < at; i++)
		if (sh->text[i] == ';' || (sh->text[i] == ':' && !head))
			cost += 80;
		else if (sh->text[i] == ',' && !head)
			cost += 12;
	return cost;
}

static int distance(const struct context *x, const struct sentence *s, size_t at, size_t place)
{
	size_t far = place > at ? place - at : at - place;

	if (far > HEAD_FAR && place < at && (is_at_head(x, s, place) || opens_clause(&s->shadow, place)))
		return HEAD_FAR;
	return (int)far;
}

/* Words of an outlet are no place ("on Telegram"), nor is a family. */
static bool is_no_place(const struct context *x, struct span s)
{
	const char *behind = x->text + s.end;

	return find_phrase(x, s, CLASS_SOURCE) || says_word(*behind == ' ' ? behind + 1 : behind, "family");
}

/* Bytes up to the comma. */
static size_t first_part(const struct context *x, struct span s)
{
	const char *comma = memchr(x->text + s.start, ',', s.end - s.start);

	return comma ? (size_t)(comma - x->text) - s.start : s.end - s.start;
}

/* A preposition that stands before much else than places, unless an attack or its like stands before it. */
static bool is_vague(const struct context *x, const struct sentence *s, size_t at)
{
	static const char *const words[] = { "on", "for", "to", "across", "along", "over", "against", "into",
		"towards", "toward", NULL };
	const struct shadow *sh = &s->shadow;
	const struct item *it = item_at(sh, at);
	enum word_class before = at > 1 ? class_at(sh, at - 2) : CLASS_NONE;

	if (it->cls == CLASS_NAME && (has_kind(x, s, at) || is_blown(x, s, at)))
		return false;
	if (before == CLASS_VBASE || before == CLASS_THING || before == CLASS_THINGS || before == CLASS_QA)
		return false;
	return it->cls != CLASS_WHERE || says_any(x->text + it->span.start, words);
}

/* What speaks against a place by its name. */
static int name_cost(const struct context *x, const struct claim *c, const struct sentence *s, size_t at,
		struct pick *p)
{
	struct span first = { p->span.start, p->span.start + (uint32_t)first_part(x, p->span) };
	const struct lex_entry *e = item_at(&s->shadow, at)->lex;
	struct span whole;

	if (*capital_of(x, p->span))
		return 0;
	p->is_thing = names_thing(x, first);
	if (!is_known_place(x, c, x->text + first.start, first.end - first.start) && !has_container(x, s, at))
		return is_vague(x, s, at) ? NOWHERE : p->is_thing ? COST_THING : COST_UNKNOWN;
	if (!e)
		e = find_phrase_span(x, first, CLASS_PLACE, &whole);
	if (is_country(e))
		return is_at_head(x, s, at) ? COST_OPENING : COST_COUNTRY;
	return is_at_head(x, s, at) && span_ends(x, first, "scene.region") ? COST_REGION : 0;
}

/* The best place of a sentence for a claim at byte at of its shadow. */
static struct pick pick_named(const struct context *x, const struct claim *c, const struct sentence *s, size_t at)
{
	const struct shadow *sh = &s->shadow;
	struct pick best = { .cost = NOWHERE };

	for (size_t i = at > SENTENCE_REACH ? at - SENTENCE_REACH : 0; i < sh->len && i < at + SENTENCE_REACH; i++) {
		struct pick p = { .cost = sh->item[i] >= 0 ? part_cost(x, c, s, i) : -1 };

		if (p.cost < 0 || p.cost >= best.cost)
			continue;
		p.span = printed_span(&sh->items[sh->item[i]]);
		p.cost += distance(x, s, at, i);
		if (p.cost >= best.cost || is_no_place(x, p.span))
			continue;
		p.cost += i > at ? cost_behind(sh, at, i) : cost_before(x, c, s, at, i);
		if (p.cost < best.cost)
			p.cost += name_cost(x, c, s, i, &p);
		if (p.cost < best.cost)
			best = p;
	}
	return best;
}

struct pick pick_place(const struct context *x, const struct claim *c, const struct sentence *s, size_t at)
{
	struct pick p = pick_named(x, c, s, at), q;

	if (!is_capitals(x, s))
		return p;
	q = pick_capitals(x, c, s, s == c->home ? c->span.start : s->span.end);
	return q.cost < p.cost ? q : p;
}
