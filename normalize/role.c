/*
 * role.c - the part that a place plays in its sentence: behind "in" or "near" it
 * is the scene, behind a verb its object, behind "at" what is fired went to,
 * behind "from" where people left; a label at the head of a line holds for all
 * of it. No part has the dateline, where somebody lives or speaks or is brought
 * to (place_far.c), and who acts ("Moscow said", "Israel's army").
 */
#include "role.h"

#include <string.h>

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

bool is_building(const struct lex_entry *e)
{
	return e && strcmp(e->code, "settlement") && strcmp(e->code, "location");
}

/* The West Bank is no bank: a place that the dictionary knows by its whole name. */
static bool is_whole_place(const struct context *x, struct span s)
{
	struct span where;

	return find_phrase_span(x, s, CLASS_PLACE, &where) && where.end == s.end;
}

/* "KENYA BLAST" is no building's name. */
static bool is_event(const struct context *x, const struct lex_entry *e)
{
	return e && !strcmp(unit_category(&x->k->units, e->code), "events");
}

bool names_thing(const struct context *x, struct span s)
{
	const struct lex_entry *one = find_phrase(x, s, CLASS_THING), *more = find_phrase(x, s, CLASS_THINGS);

	return ((is_building(one) && !is_event(x, one)) || (is_building(more) && !is_event(x, more))) &&
		!is_whole_place(x, s);
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

enum word_class role_class(const struct shadow *sh, size_t i)
{
	const struct item *it = shadow_item(sh, i);

	return it ? it->cls : CLASS_NONE;
}

bool is_figure(const struct shadow *sh, size_t i)
{
	enum word_class cls = role_class(sh, i);

	return cls == CLASS_Q || cls == CLASS_QN || cls == CLASS_QA || cls == CLASS_NUM || cls == CLASS_MONEY;
}

struct span printed_span(const struct item *it)
{
	return it->cls == CLASS_WHERE ? it->name : it->span;
}

/* The preposition of a place that says where from or where to, against what happened; -1: no place of it. */
static int direction_cost(const struct context *x, const struct claim *c, const struct item *it)
{
	static const char *const targets[] = { "at", "against", "targeting", "into", NULL };
	static const char *const ways[] = { "toward", "towards", "to", "for", "approaching", "nearing", NULL };
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
	return role_class(sh, at + 2) == CLASS_NAME && sh->text[at + 1] == ' ' && role_class(sh, at + 4) != CLASS_THING;
}

/* "a Missouri native" */
static bool is_origin(const struct shadow *sh, size_t at)
{
	enum word_class behind = role_class(sh, at + 2);

	return sh->text[at + 1] == ' ' && (behind == CLASS_PERSON || behind == CLASS_PERSONS);
}

/* "the mayor of Odesa", "a resident of Odesa" */
static bool is_office(const struct shadow *sh, size_t at)
{
	enum word_class cls = at > 4 && says_word(sh->text + at - 3, "of") ? role_class(sh, at - 5) : CLASS_NONE;

	return cls == CLASS_PERSON || cls == CLASS_PERSONS || cls == CLASS_SOURCE || cls == CLASS_NAME || cls == CLASS_QA;
}

/* "(PCHR) Gaza", "the Kiev regime", "by Russia": of an organisation, a thing, or who did it. */
static bool is_part_of_name(const struct context *x, const struct shadow *sh, size_t at)
{
	enum word_class before = at > 1 ? role_class(sh, at - 2) : CLASS_NONE;
	const char *behind = sh->text + at + 1;

	if (at > 1 && sh->text[at - 1] == ' ' && (before == CLASS_NAME || before == CLASS_SOURCE || sh->text[at - 2] == ')'))
		return true;
	if (at > 2 && says_word(sh->text + at - 3, "by") && (at == 3 || sh->text[at - 4] == ' '))
		return true;
	/* function words have a capital in a shadow */
	return *behind == ' ' && is_lower((unsigned char)behind[1]) && !is_kind(x, word_at(sh, at + 2));
}

/* "shelling of Velmar", "900 residents of Velmar" */
bool is_blown(const struct context *x, const struct sentence *s, size_t at)
{
	const struct shadow *sh = &s->shadow;
	const struct item *who;
	size_t from = kind_start(x, s, at);

	if (from < 2 || sh->text[from - 1] != ' ' || !says_word(sh->text + from, "of"))
		return false;
	who = shadow_item(sh, from - 2);
	if (!who)
		return false;
	if (is_blow_class(who->cls) && !is_of_code(who, "house") && !is_of_code(who, "vehicle"))
		return true;
	return span_ends(x, who->span, "scene.people") ||
		(is_figure(sh, from - 2) && span_ends(x, who->unit_span, "scene.people"));
}

/* "shot down", "brought down": what is so treated flies, and is no place. */
static bool downs(const struct item *verb)
{
	static const char *const codes[] = { "shoot down", "bring down", "intercept", "down or suppress", NULL };

	return verb->lex && is_one_of(verb->lex->code, codes);
}

/* "killed", "arrested": who suffers that is no place. */
static bool is_of_people(const struct item *verb)
{
	const char *sense = verb->lex ? verb->lex->attr : "";
	bool any = false;

	for (; (sense = strstr(sense, "o.")); sense++, any = true)
		if (strncmp(sense, "o.people=", 9) && strncmp(sense, "o.person", 8))
			return false;
	return any;
}

bool is_object(const struct context *x, const struct sentence *s, size_t at)
{
	const struct shadow *sh = &s->shadow;
	size_t from = kind_start(x, s, at);
	enum word_class before = from > 1 && sh->text[from - 1] == ' ' ? role_class(sh, from - 2) : CLASS_NONE;
	struct span words;

	if (from < 2 || sh->text[from - 1] != ' ')
		return false;
	if (is_verb(before))
		return before != CLASS_VPP && !downs(shadow_item(sh, from - 2)) && !is_of_people(shadow_item(sh, from - 2));
	/* "a missile hit the village of Velmar": the lexer may have taken "missile hit" for a noun */
	if (is_blown(x, s, at) || ((before == CLASS_THING || before == CLASS_QA) && has_kind(x, s, at)))
		return true;
	words = shadow_span(sh, from > 24 ? from - 24 : 0, from - 1);
	return span_ends(x, words, "scene.object");
}

/* "two drones returned to Lysia": where nothing happened. */
static bool is_flown_to(const struct shadow *sh, size_t at)
{
	const struct item *verb = at > 1 && sh->text[at - 1] == ' ' ? shadow_item(sh, at - 2) : NULL;

	return verb && verb->lex && is_verb(verb->cls) && !strcmp(verb->lex->code, "leave airspace");
}

/* "Kyiv lost two jets": what acts is no place, unless it suffers ("Kyiv was hit by"). */
static bool is_subject(const struct shadow *sh, size_t at)
{
	const char *behind = sh->text + at + 1;

	/* "Arnia, Lysia swap", "Arnia and Lysia exchanged": both act */
	if (starts_lower(behind, ", ") && role_class(sh, at + 3) == CLASS_PLACE)
		return sh->text[at + 4] == ' ' && is_verb(role_class(sh, at + 5));
	if (starts_lower(behind, " and ") && role_class(sh, at + 6) == CLASS_PLACE)
		return sh->text[at + 7] == ' ' && is_verb(role_class(sh, at + 8));
	if (*behind != ' ')
		return false;
	if (says_word(behind + 1, "has") || says_word(behind + 1, "had") || says_word(behind + 1, "have") ||
	    says_word(behind + 1, "is") || says_word(behind + 1, "will"))
		return true;
	return is_verb(role_class(sh, at + 2)) || role_class(sh, at + 2) == CLASS_SAID;
}

bool is_next_label(const struct shadow *sh, size_t at)
{
	return at > 1 && sh->text[at + 1] == ':' && sh->text[at - 2] == ';';
}

/* "ITURI: " at the head of a line, and "; BENI: " behind it. */
static bool is_label(const struct sentence *s, size_t at)
{
	const char *behind = s->shadow.text + at + 1;

	behind += starts_lower(behind, " as a whole") ? strlen(" as a whole") : 0;
	return (*behind == ':' && s->line_start && at < 4) || is_next_label(&s->shadow, at);
}

bool is_storm_name(const struct shadow *sh, size_t at)
{
	return at > 1 && sh->text[at - 1] == ' ' && is_of_code(shadow_item(sh, at - 2), "storm");
}

/*
 * A place without a preposition: the object of a verb. Elsewhere it may be the
 * scene, but who launches does so from far.
 */
static int plain_cost(const struct context *x, const struct claim *c, const struct sentence *s, size_t at)
{
	const struct shadow *sh = &s->shadow;
	const struct item *it = shadow_item(sh, at);

	if (it->cls == CLASS_PLACE && (owns_scene(sh, at) || names_attack(sh, at)))
		return COST_OBJECT;
	if (is_given(c) ? it->cls == CLASS_PLACE && is_receiver(x, s, at) : is_counted(x, c, s, at))
		return COST_OBJECT;
	if (it->cls == CLASS_PLACE && comes_under_fire(shadow_item(sh, at + 2)))
		return COST_OBJECT;
	if (is_person(sh, at) || is_origin(sh, at) || is_part_of_name(x, sh, at) || is_storm_name(sh, at) ||
	    is_flown_to(sh, at))
		return -1;
	/* "captured Tripoli's main base in the desert": whose it is, where nothing else says where */
	if (is_object(x, s, at) && sh->text[at + 1] == '\'' && it->cls == CLASS_PLACE)
		return COST_PLAIN;
	if (is_object(x, s, at) || is_sufferer(x, s, at))
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

/* "in Iran, where the toll has risen to …" */
bool opens_clause(const struct shadow *sh, size_t place)
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

bool is_site(const struct context *x, const struct claim *c, struct span name, struct span holder)
{
	bool named = false;

	for (size_t i = name.start; i < name.end; i++)
		named |= is_upper((unsigned char)x->text[i]);
	return named && names_thing(x, name) && is_region_name(x, c, x->text + holder.start, holder.end - holder.start);
}

/* "200 km south of Kyiv", "about 50 miles (80 km) south of Islamabad" */
static bool tells_distance(const struct context *x, const struct shadow *sh, size_t at)
{
	const struct item *it = shadow_item(sh, at), *before;

	before = shadow_item(sh, at > 3 && sh->text[at - 2] == ')' ? at - 3 : at > 1 ? at - 2 : at);
	return (before && before->rule && !strcmp(before->rule->name, "measure")) ||
		has_digit(x->text, (struct span){ it->span.start, it->name.start });
}

/* What the part costs that a place plays in its sentence; -1 where it plays none. */
int part_cost(const struct context *x, const struct claim *c, const struct sentence *s, size_t at)
{
	const struct item *it = shadow_item(&s->shadow, at), *inner;

	/* "the U.S.-allied nation" */
	if (in_dateline(x, s, it) || (it->cls == CLASS_PLACE && s->shadow.text[at + 1] == '-' &&
				      is_alpha((unsigned char)s->shadow.text[at + 2])))
		return -1;
	if (is_named(it) && opens_clause(&s->shadow, at) && !(tells_distance(x, &s->shadow, at) && inner_of(x, s, at)))
		return COST_SCENE;
	if (is_named(it) && it->rule && strstr(it->rule->flags, "direction"))
		return direction_cost(x, c, it);
	if (it->cls == CLASS_WHERE && (is_aside(x, s, at) || (!is_cared_for(c) && is_hospital_of(x, s, at))))
		return -1;
	if (it->cls == CLASS_WHERE && (is_brought_to(x, c, s, it->span.start) || is_launched_from(x, c, s, it->span.start)))
		return -1;
	inner = is_named(it) ? inner_of(x, s, at) : NULL;
	if (inner && (!is_loose(x, printed_span(inner)) || is_site(x, c, printed_span(inner), it->name)))
		return COST_CONTAINER;
	if (is_named(it) && tells_distance(x, &s->shadow, at))
		return COST_FAR_OFF;
	if (is_named(it))
		return is_border(x, it->name) ? COST_BORDER : COST_SCENE;
	return it->cls == CLASS_PLACE || it->cls == CLASS_NAME ? plain_cost(x, c, s, at) : -1;
}
