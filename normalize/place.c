/*
 * place.c - where it happened: which printed place belongs to a figure. In its
 * own sentence the place that says where (where.c), the owner of what stands or
 * lies there, the place whose authority speaks (place_speaker.c); else the scene
 * of what is told (scene.c), the headline (headline.c), the dateline; else only the
 * country that the report is about. What the words mean is resolve.c's.
 */
#include "place.h"

#include <string.h>

#define SUM_REACH 70	/* bytes from "bringing" to the figure */
#define CONTAINED_REACH 12	/* bytes from "in eastern Lysia" to "the Arno camp" */
#define HOSPITAL_REACH 40	/* bytes of "the general hospital in" */
#define ATTACHED 40	/* what a place costs at most that surely is the figure's */

/* "Arnia's floods": whose what stands behind is; 0 where no thing is owned. */
static uint32_t owner_end(const struct context *x, struct span s)
{
	for (uint32_t i = s.start; i + 3 < s.end; i++) {
		size_t mark = x->text[i] == '\'' ? 1 : !strncmp(x->text + i, "\xE2\x80\x99", 3) ? 3 : 0;
		struct span thing = { i + (uint32_t)mark + 2, s.end };

		if (mark && thing.start < s.end && !strncmp(x->text + i + mark, "s ", 2) &&
		    is_lower((unsigned char)x->text[thing.start]))
			return find_phrase(x, thing, CLASS_THINGS) || find_phrase(x, thing, CLASS_THING) ? i : 0;
	}
	return 0;
}

/* "Kyiv's" is Kyiv. */
static struct span cut_possessive(const struct context *x, struct span s)
{
	const char *end = x->text + s.end;
	uint32_t owner = owner_end(x, s);

	if (owner)
		return (struct span){ s.start, owner };

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
	c->place_span = s;
	c->place_text = span_text(x, behind_adjectives(x, cut_possessive(x, s)));
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
	c->place_is_speaker = from->place_is_speaker;
}

void clear_place(struct claim *c)
{
	c->place_span = (struct span){ 0, 0 };
	c->place_text = c->place = c->admin1 = c->country = "";
	c->place_precision = "none";
	c->latitude = c->longitude = 0;
	c->has_coordinates = false;
	c->place_is_scene = c->place_is_speaker = false;
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

/* What strikes a place, as one of its kind or as a verb. */
static bool is_blow(const struct item *it)
{
	static const char *const blows[] = { "attack", "airstrike", "shelling", "explosion", "missile", "hit", "strike",
		"bomb", "shell", NULL };

	return it && ((it->lex && is_one_of(it->lex->code, blows)) || (it->unit && is_one_of(it->unit, blows)));
}

static bool tells_blow(const struct shadow *sh)
{
	for (size_t i = 0; i < sh->len; i++)
		if (is_blow(shadow_item(sh, i)))
			return true;
	return false;
}

/*
 * "At the hospital in Velmar 40 wounded were brought in": they were hurt elsewhere, and so
 * goes the story on. Not so where the hospital itself was attacked.
 */
static bool is_of_hospital(const struct context *x, const struct sentence *s, struct span place)
{
	struct span before = { place.start > s->span.start + HOSPITAL_REACH ? place.start - HOSPITAL_REACH : s->span.start,
		place.start };
	const struct lex_entry *e = find_phrase_span(x, before, CLASS_THING, &before);

	return e && is(e->code, "hospital") && place.start - before.end < 5 && !tells_blow(&s->shadow) &&
		!span_says(x, s->span, "scene.entered");
}

/* "In eastern Lysia the Arno camp had 12 deaths": a place that no list has lies in what is named before it. */
static void take_country_of(const struct context *x, struct claim *c, struct span place)
{
	const struct shadow *sh = &c->home->shadow;

	for (size_t i = 0; i < sh->len; i++) {
		const struct item *it = shadow_item(sh, i);
		const struct lex_entry *e = it && it->cls == CLASS_WHERE && it->span.end < place.start &&
			says_word(x->text + it->span.start, "in") ? find_phrase(x, it->name, CLASS_PLACE) : NULL;

		if (e && is_country_code(e->code) && place.start - it->span.end < CONTAINED_REACH)
			c->country = e->code;
	}
}

static bool take_printed(const struct context *x, struct claim *c, const struct pick *p)
{
	if (p->cost >= NOWHERE)
		return false;
	set_place(x, c, p->span);
	if (is(c->place_precision, "none") && !strchr(c->place_text, ','))
		take_country_of(x, c, p->span);
	c->place_is_scene = !is_of_hospital(x, c->home, p->span);
	if (p->cost <= ATTACHED || !is_abroad(x, c))
		return true;
	clear_place(c);
	return false;
}

/* "19 of them in Velmar": where some of those told before are. */
static bool is_some_of(const struct context *x, const struct claim *c)
{
	static const char *const words[] = { "of them", "of whom", "of these", NULL };

	return (x->text[c->span.end] == ' ' && says_any(x->text + c->span.end + 1, words)) ||
		ends_with(span_text(x, c->span), " of them");
}

/* "46 dead and 111 injured": the place of the figure before it in the sentence. */
static bool take_neighbour(const struct context *x, struct claim *c)
{
	const struct claim *before = NULL;

	for (size_t i = 0; i < c->home->n_claims && c->home->claims[i] != c; i++)
		if (!is_some_of(x, c->home->claims[i]))
			before = c->home->claims[i];
	if (!before || !*before->place || !before->place_is_scene || is_gift(before) || is_gift(c) ||
	    (is_total(c) && !is_total(before)) || before->place_span.end > c->span.start)
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

bool is_wide(const struct claim *c)
{
	return !strcmp(c->place_precision, "country") || !strcmp(c->place_precision, "admin1");
}

/* "1.4 million Lysians have been uprooted": from all over their country, whatever town was told of before. */
static bool is_moved_nation(const struct context *x, const struct claim *c)
{
	static const char *const actions[] = { "displaced", "homeless", "affected", NULL };

	return is_one_of(c->action, actions) && *people_country(x, c);
}

/* A place from outside the claim's sentence. */
static bool take_told(const struct context *x, struct claim *c)
{
	/* a total of a whole war is no more of the correspondent's town than a gift, but for the lead's own */
	bool far = is_gift(c) || (is_total(c) && !dateline_end(x, c->home));

	if (is_past(x, c->home, c) || is_boast(x, c) || is_moved_nation(x, c))
		return false;
	if (!take_neighbour(x, c) && !take_headline(x, c) && !take_scene(x, c) && !take_country(x, c) && !take_ahead(x, c) &&
	    (!strcmp(c->action, "lost") || (!take_title(x, c) && (far || !take_dateline(x, c)))))
		return false;
	if (!is_abroad(x, c) && !(is_total(c) && *people_country(x, c) && !is_wide(c) && !c->place_is_scene))
		return true;
	clear_place(c);
	return false;
}

/* "a man died in Velmar, bringing the toll to nine": not all of the nine died there, where the sentence names it. */
static bool is_sum(const struct context *x, const struct claim *c)
{
	struct span before = { c->home->span.start, c->span.start };

	if (strcmp(c->count_type, "update") && strcmp(c->count_type, "increment"))
		return false;
	if (before.end - before.start > SUM_REACH)
		before.start = before.end - SUM_REACH;
	return span_says(x, before, "scene.sum");
}

/* Of the place of one of many events only the country holds for all. */
static void widen(struct claim *c)
{
	const char *country = c->country;

	if (is_wide(c))
		return;
	clear_place(c);
	c->country = country;
	if (*country)
		c->place_precision = "country";
}

/* "The strike hit Velmar. Arnia's health ministry said two died": of a speaker's country, the town told before. */
static void take_finer(const struct context *x, struct claim *c)
{
	struct claim wide = *c;

	if (is_total(c) || !*wide.place || !is_wide(&wide) || span_says(x, c->home->span, "scene.overall"))
		return;
	if (take_scene(x, c) && !strcmp(c->country, wide.country) && !is_wide(c))
		c->inherited |= INHERIT_PLACE;
	else
		copy_place(c, &wide);
}

/* "Strike on Velmar" above "the Sol directorate said": where it happened, not whose directorate tells it. */
static void prefer_headline(const struct context *x, struct claim *c)
{
	struct claim told = *c;

	if (is_total(c) || c->inherited & INHERIT_PLACE)
		return;
	if (take_headline(x, c) && is(c->country, told.country))
		c->inherited |= INHERIT_PLACE;
	else
		copy_place(c, &told);
}

static void take_place(const struct context *x, struct claim *c)
{
	struct pick p = pick_place(x, c, c->home, claim_position(c));

	if (!p.is_thing && take_printed(x, c, &p)) {
		if (!is_gift(c))
			take_label(x, c);
		return;
	}
	if (!is_gift(c) && take_label(x, c))
		return;
	if (take_toll(c))
		return;
	if (take_nation(x, c))
		return;
	if (take_meant(x, c)) {
		c->inherited |= INHERIT_PLACE;
		return;
	}
	if (take_owner(x, c))
		return;
	if (!is_gift(c) && !is_among(x, c) && take_speaker(x, c, CLASS_PLACE)) {
		c->place_is_speaker = true;
		take_finer(x, c);
		prefer_headline(x, c);
		return;
	}
	if (!strcmp(c->category, "munitions") && take_speaker(x, c, CLASS_DEMONYM))
		return;
	if (p.is_thing && !is_cared_for(c) && take_scene(x, c)) {
		c->inherited |= INHERIT_PLACE;
		if (strcmp(c->place_precision, "country"))
			return;
		c->inherited &= ~(unsigned)INHERIT_PLACE;
	}
	if (p.is_thing && take_printed(x, c, &p))
		return;
	if (is_cared_for(c) && hospital_of(x, c).end) {
		set_place(x, c, hospital_of(x, c));
		c->place_is_scene = true;
	} else {
		bool told = take_told(x, c);

		if (take_topic(x, c) || told)
			c->inherited |= INHERIT_PLACE;
		else
			take_people(x, c);
	}
}

void find_place(const struct context *x, struct claim *c)
{
	take_place(x, c);
	if (is_sum(x, c) && !(c->inherited & INHERIT_PLACE))
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

static bool is_counted_of(const struct claim *c)
{
	static const char *const relations[] = { "subset", "part", "of", NULL };

	return is_one_of(c->relation, relations);
}

void share_place(const struct context *x, struct claim **claims, size_t n)
{
	const struct claim *given = NULL;	/* the last gift that says for whom it is */

	for (size_t i = 0; i < n; i++) {
		struct claim *c = claims[i];
		bool gift = is_gift(c);

		/* "Arnia's minister said 27 of the dead were from his country": they died where the others did */
		if (c->place_is_speaker && c->parent && *c->parent->place && c->parent->home != c->home && is_counted_of(c)) {
			share(c, c->parent);
			continue;
		}
		if (has_own_place(c)) {
			given = gift ? c : given;
			if (c->parent && !strcmp(c->relation, "same") && !has_own_place(c->parent) && !c->parent->place_is_scene)
				share(c->parent, c);
			continue;
		}
		/* "14 died in Arnia", and below: "seven died in Velmar" */
		if (c->parent && !strcmp(c->relation, "part") && c->home != c->parent->home && *c->place && !is_wide(c) &&
		    is_wide(c->parent))
			continue;
		if (c->parent && (has_own_place(c->parent) || (!*c->place && *c->parent->place)))
			share(c, c->parent);
		else if (gift && !(given && is_sent(given)) && (!*c->place || is(c->place_precision, "country")) &&
			 take_struck(x, c, claims, n))
			c->inherited |= INHERIT_PLACE;
		else if (gift && given && c->span.start - given->span.start < CARRY_BYTES) {
			share(c, given);
			if (names_capital(x, given->place_span))	/* "arms for Kyiv": the country, where it is named as well */
				take_receiver(x, c);
		}
		else if (is_sent(c) && !*c->place && take_receiver(x, c))
			c->inherited |= INHERIT_PLACE;
	}
}
