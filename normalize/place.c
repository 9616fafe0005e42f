/*
 * place.c - where it happened: which printed place belongs to a figure. In its
 * own sentence the place that says where (where.c), the owner of what stands or
 * lies there, the place whose authority speaks; else the scene of what is told
 * (scene.c), the headline, the dateline; else only the country that the report
 * is about. What the words mean is resolve.c's.
 */
#include "place.h"

#include <string.h>

#define THEATRE_REACH 1000	/* bytes around a claim that tell which war it is of */
#define SUM_REACH 70	/* bytes from "bringing" to the figure */
#define NATION_REACH 3	/* sentences that "throughout the country" holds for */
#define ATTACHED 40	/* what a place costs at most that surely is the figure's */

/* What is pledged or paid counts for the country that it is for, not for the giver or the town of the meeting. */
bool is_given(const struct claim *c)
{
	static const char *const actions[] = { "pledged", "provided", "delivered", NULL };

	return is_one_of(c->action, actions) || !strcmp(c->category, "money");
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

/* "Kyiv's" is Kyiv. */
static struct span cut_possessive(const struct context *x, struct span s)
{
	const char *end = x->text + s.end;

	if (s.end - s.start > 4 && !memcmp(end - 4, "\xE2\x80\x99s", 4))
		s.end -= 4;
	else if (s.end - s.start > 2 && !memcmp(end - 2, "'s", 2))
		s.end -= 2;
	return s;
}

const char *capital_of(const struct context *x, struct span s)
{
	const struct lex_entry *e = says_any(x->text + s.end, (const char *const[]){ " capital", "'s capital", NULL }) ?
		find_phrase(x, s, CLASS_DEMONYM) : NULL;

	return e && is_country_code(e->code) ? country_capital(x, e->code) : "";
}

void set_place(const struct context *x, struct claim *c, struct span s)
{
	const char *text = span_text(x, cut_possessive(x, s));

	c->place_span = s;
	c->place_text = says_word(text, "the") && text[3] == ' ' ? text + 4 : text;
	resolve_place(x, c, *capital_of(x, s) ? capital_of(x, s) : c->place_text);
}

void copy_place(struct claim *c, const struct claim *from)
{
	c->place_span = from->place_span;
	c->place_text = from->place_text;
	c->place = from->place;
	c->admin1 = from->admin1;
	c->country = from->country;
	c->place_precision = from->place_precision;
	c->latitude = from->latitude;
	c->longitude = from->longitude;
	c->has_coordinates = from->has_coordinates;
	c->place_is_scene = from->place_is_scene;
}

void clear_place(struct claim *c)
{
	c->place_span = (struct span){ 0, 0 };
	c->place_text = c->place = c->admin1 = c->country = "";
	c->place_precision = "none";
	c->latitude = c->longitude = 0;
	c->has_coordinates = false;
	c->place_is_scene = false;
}

/* "half of Iran's launchers": whose they are is where, for what stands or lies there. */
static bool take_owner(const struct context *x, struct claim *c)
{
	struct span phrase = { c->span.start, c->unit_span.end }, where;
	const struct lex_entry *e;

	if (phrase.end <= phrase.start || phrase.end > c->home->span.end)
		return false;
	e = find_phrase_span(x, phrase, CLASS_PLACE, &where);
	if (!e || (strncmp(x->text + where.end, "'s", 2) && strncmp(x->text + where.end, "\xE2\x80\x99s", 4)))
		return false;
	set_place(x, c, where);
	c->place_is_scene = true;
	return true;
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
	const struct lex_entry *e = find_phrase(x, name, CLASS_DATE);

	return e && !strncmp(e->code, "capital.", 8) && name.end - name.start < 20 &&
		is_lower((unsigned char)x->text[name.end - 1]);
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
	const struct lex_entry *e = find_phrase(x, where, CLASS_DATE);
	const char *behind = x->text + where.end;

	return e && !strncmp(e->code, "capital.", 8) && (*behind == '\'' || !strncmp(behind, "\xE2\x80\x99", 3));
}

/* "Saudi Arabia reported that it intercepted", "Gaza's health ministry said": the speaker's own place. */
static bool take_speaker(const struct context *x, struct claim *c, enum word_class cls)
{
	int item = nearest_item(c->home, CLASS_WHO, claim_position(c), NULL);
	struct span name = item >= 0 ? c->home->shadow.items[item].name : (struct span){ 0, 0 }, where;
	const struct lex_entry *e = name.end ? find_phrase_span(x, name, cls, &where) : NULL;

	if (!e || !is_upper((unsigned char)e->code[0]) || is_government(x, name) || is_observer(x, name) ||
	    speaks_from(x, name, where) ||
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
	c->place_is_scene = true;
	return true;
}

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

/* Whether people of one country would have to be in another for that place. */
static bool is_abroad(const struct context *x, const struct claim *c)
{
	const char *people = people_country(x, c);

	return *people && *c->country && strcmp(people, c->country);
}

static bool take_printed(const struct context *x, struct claim *c, const struct pick *p)
{
	if (p->cost >= NOWHERE)
		return false;
	set_place(x, c, p->span);
	c->place_is_scene = true;
	if (p->cost <= ATTACHED || !is_abroad(x, c))
		return true;
	clear_place(c);
	return false;
}

/* "Nine Gazans died", and no place that would fit. */
static void take_people(const struct context *x, struct claim *c)
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

/* "46 dead and 111 injured": the place of the figure before it in the sentence. */
static bool take_neighbour(struct claim *c)
{
	const struct claim *before = NULL;

	for (size_t i = 0; i < c->home->n_claims && c->home->claims[i] != c; i++)
		before = c->home->claims[i];
	if (!before || !*before->place || is_gift(before) || is_gift(c) || (is_total(c) && !is_total(before)) ||
	    before->place_span.end > c->span.start)
		return false;
	copy_place(c, before);
	return true;
}

/* "Moscow repeated that it had shot down": what a government says of its arms is told of no town. */
static bool is_boast(const struct context *x, const struct claim *c)
{
	const struct shadow *sh = &c->home->shadow;
	const struct item *it = shadow_item(sh, 0);

	if (!it || !strcmp(c->category, "people") || !strcmp(c->category, "money"))
		return false;
	return (it->cls == CLASS_PLACE && is_government(x, it->span)) || (it->cls == CLASS_WHO && is_government(x, it->name));
}

/* A gift is for the country of the headline, hardly for the town in it. */
static bool take_headline(const struct context *x, struct claim *c)
{
	if (!take_title(x, c))
		return false;
	if (!is_gift(c) || !strcmp(c->place_precision, "country"))
		return true;
	clear_place(c);
	return false;
}

/* A place from outside the claim's sentence. */
static bool take_told(const struct context *x, struct claim *c)
{
	/* a total of a whole war is no more of the correspondent's town than a gift, but for the lead's own */
	bool far = is_gift(c) || (is_total(c) && !dateline_end(x, c->home));

	if (is_past(x, c->home) || is_boast(x, c))
		return false;
	if (!take_neighbour(c) && !take_scene(x, c) &&
	    (!strcmp(c->action, "lost") || (!take_headline(x, c) && (far || !take_dateline(x, c)))))
		return false;
	if (!is_abroad(x, c))
		return true;
	clear_place(c);
	return false;
}

/* "a man died in Velmar, bringing the toll to nine": not all of the nine died there. */
static bool is_sum(const struct context *x, const struct claim *c)
{
	struct span before = { c->home->span.start, c->span.start };

	if (strcmp(c->count_type, "update") && strcmp(c->count_type, "increment"))
		return false;
	if (before.end - before.start > SUM_REACH)
		before.start = before.end - SUM_REACH;
	return span_says(x, before, "scene.sum");
}

/* "the Lysian toll stood at 20": of all that country, whatever town was told of before. */
static bool take_toll(struct claim *c)
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

/* Of the place of one of many events only the country holds for all. */
static void widen(struct claim *c)
{
	const char *country = c->country;

	if (!strcmp(c->place_precision, "country") || !strcmp(c->place_precision, "admin1"))
		return;
	clear_place(c);
	c->country = country;
	if (*country)
		c->place_precision = "country";
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

static void take_place(const struct context *x, struct claim *c)
{
	struct pick p = pick_place(x, c, c->home, claim_position(c));

	if (!p.is_thing && take_printed(x, c, &p))
		return;
	if (take_toll(c))
		return;
	if (is_nationwide(x, c)) {
		take_homeland(x, c);
		return;
	}
	if (take_meant(x, c)) {
		c->inherited |= INHERIT_PLACE;
		return;
	}
	if (take_owner(x, c) || (!is_gift(c) && take_speaker(x, c, CLASS_PLACE)) ||
	    (!strcmp(c->category, "munitions") && take_speaker(x, c, CLASS_DEMONYM)))
		return;
	if (p.is_thing && !is_cared_for(c) && take_scene(x, c)) {
		c->inherited |= INHERIT_PLACE;
		if (strcmp(c->place_precision, "country"))
			return;
		c->inherited &= ~(unsigned)INHERIT_PLACE;
	}
	if (p.is_thing && take_printed(x, c, &p))
		return;
	if (take_told(x, c))
		c->inherited |= INHERIT_PLACE;
	else
		take_people(x, c);
}

void find_place(const struct context *x, struct claim *c)
{
	take_place(x, c);
	if (is_sum(x, c))
		widen(c);
}

static bool has_own_place(const struct claim *c)
{
	return *c->place && !(c->inherited & INHERIT_PLACE);
}

static void share(struct claim *c, const struct claim *from)
{
	copy_place(c, from);
	c->inherited |= INHERIT_PLACE;
}

void share_place(struct claim **claims, size_t n)
{
	const struct claim *given = NULL;	/* the last gift that says for whom it is */

	for (size_t i = 0; i < n; i++) {
		struct claim *c = claims[i];
		bool gift = is_gift(c);

		if (has_own_place(c)) {
			given = gift ? c : given;
			if (c->parent && !strcmp(c->relation, "same") && !has_own_place(c->parent) && !c->parent->place_is_scene)
				share(c->parent, c);
			continue;
		}
		if (c->parent && (has_own_place(c->parent) || (!*c->place && *c->parent->place)))
			share(c, c->parent);
		else if (gift && given && c->span.start - given->span.start < CARRY_BYTES)
			share(c, given);
	}
}
