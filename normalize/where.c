/*
 * where.c - which of the places that a sentence prints is where a figure in it
 * happened. What a place costs is the part it plays (role.c), its distance from
 * the figure, what stands between them and what its name says (where_name.c); the
 * cheapest is taken.
 */
#include "role.h"

#include <string.h>

#define SENTENCE_REACH 4000	/* how far in a sentence without end a place is looked for */
#define WITHIN_REACH 160	/* how far behind a figure the town is looked for that lies in the country told first */
#define CLAUSE_OF_OTHERS 60	/* "fired nine at Arno, two of which fell in Lys" */
#define MOST_REACH 16	/* bytes of "predominantly" */
#define OF_REACH 30	/* bytes of "in the ruins of" */
#define HEAD_FAR 12		/* "In Kyiv, …" is no farther from any figure of its sentence */

/* What comes to the cost of a part. */
enum {
	COST_NEXT = 45,	/* "nine died, in Lyman two" */
	COST_SOME = 50,	/* "died in the south, including in Velmar" */
};

/* A figure without a noun of its own. */
static bool is_bare(const struct shadow *sh, size_t i)
{
	return is_figure(sh, i) && shadow_item(sh, i)->unit_span.end == shadow_item(sh, i)->unit_span.start;
}

/* "…, two in Lyman": a bare number right before a place has it for itself. */
static bool is_own_of(const struct shadow *sh, size_t figure, size_t place)
{
	size_t of_them = figure + 1;

	if (!is_figure(sh, figure))
		return false;
	if (starts_lower(sh->text + of_them, " of them ") || starts_lower(sh->text + of_them, " of whom "))
		return of_them + 9 == place;
	return is_bare(sh, figure) && figure + 2 == place && figure > 1 && !is_verb(role_class(sh, figure - 2));
}

/* "34 of them", "80 of the arrests" */
static bool is_some(const struct shadow *sh, size_t i)
{
	static const char *const of[] = { " of them ", " of whom ", " of those ", " of the ", NULL };

	return is_figure(sh, i) && starts_with_one(sh->text + i + 1, of);
}

/* "19 of them in Lyman, and over 300", "half of them in Lyman": where some are is not where the next are. */
static bool is_of_others(const struct shadow *sh, size_t place)
{
	return (place > 9 && is_some(sh, place - 10)) || (place > 1 && role_class(sh, place - 2) == CLASS_SHARE);
}

/* ", and security was stepped up in": what stands behind the comma is told of something else. */
static bool opens_other(const struct shadow *sh, size_t comma, size_t place)
{
	static const char *const words[] = { "and", "but", "while", NULL };
	static const char *const verbs[] = { "was", "were", "is", "are", "has", "have", "had", NULL };
	size_t i = comma + 2;

	if (i >= place || sh->text[comma + 1] != ' ' || !says_any(sh->text + i, words))
		return false;
	/* ", and bandits at": those who act there */
	if (starts_lower(sh->text + i, "and ") && role_class(sh, i + 4) == CLASS_QB && i + 6 == place)
		return true;
	for (; i < place; i++)
		if (is_verb(role_class(sh, i)) || role_class(sh, i) == CLASS_SAID ||
		    (sh->text[i - 1] == ' ' && says_any(sh->text + i, verbs)))
			return true;
	return false;
}

/* "No one was hurt there, but two men died in": another figure with a verb of its own is told of behind the comma. */
static bool opens_event(const struct shadow *sh, size_t at, size_t comma, size_t place)
{
	static const char *const words[] = { "and", "but", "while", NULL };
	bool figure = false, verb = false, done = false;

	if (comma + 2 >= place || sh->text[comma + 1] != ' ' || !says_any(sh->text + comma + 2, words))
		return false;
	for (size_t i = at > 2 ? at - 2 : at; i < comma && !done; i++)
		done = is_verb(role_class(sh, i));
	/* "killed two, and wounded nine in": still the same attackers */
	if (!done || is_verb(role_class(sh, next_word(sh, comma + 2))))
		return false;
	for (size_t i = comma + 2; i < place; i++) {
		/* "nine were killed, and 12 were hurt in": one event */
		figure |= is_figure(sh, i) && (!is_bare(sh, i) || !starts_lower(sh->text + comma + 2, "and "));
		verb |= role_class(sh, i) == CLASS_VED || role_class(sh, i) == CLASS_VPAST;
	}
	return figure && verb;
}

/*
 * What parts a figure at byte at from a place behind it: a new clause, another
 * figure that the place may be for. "Five were hurt: two in Lyman and three in
 * Izium" gives no place to the five.
 */
static int cost_behind(const struct context *x, const struct claim *c, const struct shadow *sh, size_t at, size_t place)
{
	/* "Norway gave $2 million, Ghana $3 million to Velmar": what others give is for others */
	int other = is_gift(c) ? NOWHERE : 15;
	bool opened = false;
	int including = 0;	/* what a clause of "including" costs, until it ends */
	int cost = is_bare(sh, place + 2) ? COST_NEXT : 0;

	/* "66 died, mostly in Velmar" */
	if (place > 1 && span_ends(x, shadow_span(sh, place > MOST_REACH ? place - MOST_REACH : 0, place - 1), "scene.most"))
		return NOWHERE;
	/* "nine died, and Velmar, where two died": what stands behind it happened there */
	if (opens_clause(sh, place) && memchr(sh->text + at, ',', place - at))
		cost += COST_NEXT;
	for (size_t i = at + 1; i < place; i++) {
		if (sh->text[i] == ';' || sh->text[i] == ':' || sh->text[i] == '(') {
			cost += sh->text[i] == ';' ? 80 : 40;
			opened = true;
		} else if (sh->text[i] == ')') {
			/* "Arno (339 cases, 88 deaths), Velmar (": the brackets of the next place have their own figures */
			cost += opened ? -40 : starts_lower(sh->text + place + 1, " (") ? NOWHERE : 0;
			opened = false;
		} else if (sh->text[i] == ',') {
			/* "44, including two children, in Velmar": all of them */
			cost -= including;
			including = starts_lower(sh->text + i, ", including ") ? COST_SOME : 0;
			cost += including + (opens_event(sh, at, i, place) ? NOWHERE : opens_other(sh, i, place) ? 60 : 0);
		} else if (role_class(sh, i) == CLASS_SHARE && i + 2 == place) {
			/* "66 died, most of them in Velmar" */
			cost = NOWHERE;
		} else if (is_some(sh, i) && !memchr(sh->text + i, ',', place - i)) {
			/* "82 died, 34 of them as they waited in Velmar" */
			cost = NOWHERE;
		} else if (is_figure(sh, i) && i > 7 && starts_lower(sh->text + i - 7, ", with ")) {
			/* "582 were arrested, with 262 arrests made in Velmar" */
			cost = NOWHERE;
		} else if (is_figure(sh, i) && starts_lower(sh->text + i + 1, " of which ")) {
			cost += CLAUSE_OF_OTHERS;
		} else if (is_figure(sh, i)) {
			cost += opened || is_own_of(sh, i, place) ? NOWHERE : other;
		}
	}
	return cost;
}

bool is_at_head(const struct context *x, const struct sentence *s, size_t at)
{
	const struct shadow *sh = &s->shadow;

	for (size_t i = 0; i < at; i++) {
		const struct item *it = shadow_item(sh, i);

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
	bool label = is_next_label(sh, place) || (is_figure(sh, place + 2) && follows_mark(sh, kind_start(x, s, place)));
	int cost = 0;

	if (opens_clause(sh, place))
		return 0;
	if (is_of_others(sh, place))
		return NOWHERE;

	/* a total told after an event is not of it: "a raid in Velmar killed two; 90 have died since May" */
	if (!strcmp(c->count_type, "cumulative") && !head)
		for (size_t i = place + 1; i < at; i++)
			if (is_figure(sh, i))
				return NOWHERE;
	/* "three in Kyiv, two in Odesa" */
	for (size_t i = 0; i < place && !cost && !label; i++)
		cost = is_figure(sh, i) ? 20 : 0;
	for (size_t i = label ? place + 2 : place + 1; i < at; i++)
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

/* "in Arno": a name that is not known, but is where something is said to be. */
static bool is_inside(const struct context *x, const struct sentence *s, size_t i, struct pick *p)
{
	static const char *const words[] = { "in", "at", "near", "outside", NULL };
	const struct item *it = shadow_item(&s->shadow, i);

	return it->cls == CLASS_WHERE && says_any(x->text + it->span.start, words) && !p->is_thing &&
		is_upper((unsigned char)x->text[p->span.start]);
}

/* The town or region of that country that an item names as a scene, at no cost; else NOWHERE. */
static struct pick scene_in(const struct context *x, const struct claim *c, const struct sentence *s, size_t i,
		const char *country)
{
	const struct item *it = shadow_item(&s->shadow, i);
	struct pick p = { .cost = it && part_cost(x, c, s, i) == COST_SCENE ? COST_SCENE : NOWHERE };
	const struct lex_entry *e;
	int cost;

	if (p.cost == NOWHERE)
		return p;
	p.span = printed_span(it);
	e = entry_of(x, it, p.span);
	cost = name_cost(x, c, s, i, &p);
	if ((e && (is_country(e) || !is(e->code, country))) || is_no_place(x, p.span) || cost >= NOWHERE ||
	    (cost && (e || !is_inside(x, s, i, &p))))
		p.cost = NOWHERE;
	return p;
}

/* Where in that country: the first scene behind the figure, if no figure has one of its own before. */
static struct pick pick_within(const struct context *x, const struct claim *c, const struct sentence *s, size_t at,
		const char *country)
{
	const struct shadow *sh = &s->shadow;
	bool told = false;

	for (size_t i = at + 1; i < sh->len && i < at + WITHIN_REACH && sh->text[i] != ';' && sh->text[i] != ':'; i++) {
		struct pick p = scene_in(x, c, s, i, country);

		if (p.cost < NOWHERE && cost_behind(x, c, sh, at, i) < NOWHERE)
			return p;
		told = told || role_class(sh, i) == CLASS_WHERE;
		if (told && is_figure(sh, i))
			break;
	}
	return (struct pick){ .cost = NOWHERE };
}

/* "In Mali, nine people were killed when a bus hit a mine near Gao", the same of a region: the finer one. */
static struct pick refine(const struct context *x, const struct claim *c, const struct sentence *s, size_t at,
		size_t head, struct pick best)
{
	const struct shadow *sh = &s->shadow;
	const struct item *it = shadow_item(sh, head);
	const struct lex_entry *e = it && best.cost < NOWHERE && head < at ? entry_of(x, it, best.span) : NULL;
	struct pick finer;

	if (best.cost >= NOWHERE || head >= at || !is_at_head(x, s, head) || (!is_country(e) &&
	    !is_region_name(x, c, x->text + best.span.start, best.span.end - best.span.start)))
		return best;
	for (size_t i = head + 1; i < at; i++)
		if ((it = shadow_item(sh, i)) && (it->cls == CLASS_NAME || (it->cls == CLASS_PLACE && !is_country(it->lex))) &&
		    is_counted(x, c, s, i))
			return (struct pick){ .span = it->span, .cost = COST_OBJECT };
	finer = pick_within(x, c, s, at, e ? e->code : homeland_at(x, c->span.start));
	return finer.cost < NOWHERE ? finer : best;
}

/* "in the province"; "across the region" is a phrase of its own. */
static bool means_region(const struct context *x, struct span s)
{
	return span_ends(x, s, "scene.region") || (span_says(x, s, "scene.reset") && ends_with(span_text(x, s), " region"));
}

/* "In Sol region one died in Arno and five were hurt across the region": the one that opens the sentence is meant. */
static struct pick back_to_head(const struct context *x, const struct claim *c, const struct sentence *s, size_t at,
		struct pick best)
{
	const struct shadow *sh = &s->shadow;
	const struct item *it = NULL, *head = NULL;

	for (size_t i = 0; i < at && !head; i++)
		if ((it = shadow_item(sh, i)) && is_named(it) && is_at_head(x, s, i))
			head = it;
	if (!head || !is_region_name(x, c, x->text + head->name.start, head->name.end - head->name.start))
		return best;
	for (size_t i = at + 1; i < sh->len && !is_figure(sh, i) && !strchr(";:", sh->text[i]); i++)
		if ((it = shadow_item(sh, i)) && it->cls == CLASS_WHERE)
			return !is_named(it) && means_region(x, it->span) ?
				(struct pick){ .span = head->name, .cost = COST_SCENE } : best;
	return best;
}

/* "raided Arno, in Sol province": what lies in the wide place that says where, if it is known or was struck. */
static struct pick take_contained(const struct context *x, const struct claim *c, const struct sentence *s,
		size_t where, struct pick best)
{
	const struct shadow *sh = &s->shadow;
	const struct item *wide = shadow_item(sh, where), *it = where > 3 ? shadow_item(sh, where - 3) : NULL;
	struct span name;

	if (best.cost >= NOWHERE || !it || wide->cls != CLASS_WHERE || !says_word(x->text + wide->span.start, "in") ||
	    strncmp(sh->text + where - 2, ", ", 2) || (it->cls != CLASS_NAME && it->cls != CLASS_PLACE))
		return best;
	name = printed_span(it);
	if (is_country(it->lex) || (!is_country(entry_of(x, wide, best.span)) &&
	    !is_region_name(x, c, x->text + best.span.start, best.span.end - best.span.start)))
		return best;
	if (!is_known_place(x, c, x->text + name.start, name.end - name.start) && part_cost(x, c, s, where - 3) != COST_OBJECT)
		return best;
	best.span = name;
	return best;
}

/* "struck the power plants of Velmar", but not "had left Velmar when it struck": what happened is told before it. */
static bool follows_event(const struct shadow *sh, size_t place)
{
	static const char *const preps[] = { "in", "at", "near", "outside", NULL };
	/* "in the ruins of Velmar" */
	bool of = place > 3 && starts_lower(sh->text + place - 4, " of ");

	for (size_t i = place; i-- > 0 && !strchr(",;:(", sh->text[i]);)
		if (is_verb(role_class(sh, i)) || role_class(sh, i) == CLASS_STATE ||
		    (of && place - i < OF_REACH && sh->text[i] == ' ' && says_any(sh->text + i + 1, preps)))
			return true;
	return false;
}

/* The best place of a sentence for a claim at byte at of its shadow. */
static struct pick pick_named(const struct context *x, const struct claim *c, const struct sentence *s, size_t at)
{
	const struct shadow *sh = &s->shadow;
	struct pick best = { .cost = NOWHERE };
	size_t where = 0;

	for (size_t i = at > SENTENCE_REACH ? at - SENTENCE_REACH : 0; i < sh->len && i < at + SENTENCE_REACH; i++) {
		struct pick p = { .cost = sh->item[i] >= 0 ? part_cost(x, c, s, i) : -1 };

		if (p.cost < 0 || p.cost >= best.cost)
			continue;
		p.span = printed_span(&sh->items[sh->item[i]]);
		p.is_far = p.cost == COST_FAR_OFF;
		p.is_plain = p.cost >= COST_PLAIN && !p.is_far && !follows_event(sh, i);
		p.cost += distance(x, s, at, i);
		if (p.cost >= best.cost || is_no_place(x, p.span))
			continue;
		p.cost += i > at ? cost_behind(x, c, sh, at, i) : cost_before(x, c, s, at, i);
		if (p.cost < best.cost)
			p.cost += name_cost(x, c, s, i, &p);
		/* "two in Lyman": known or not */
		if (p.cost < NOWHERE && is_own_of(sh, at, i))
			p.cost = 0;
		if (p.cost < best.cost) {
			best = p;
			where = i;
		}
	}
	best = take_contained(x, c, s, where, refine(x, c, s, at, where, best));
	return back_to_head(x, c, s, at, best);
}

struct pick pick_place(const struct context *x, const struct claim *c, const struct sentence *s, size_t at)
{
	struct pick p = pick_named(x, c, s, at), q;

	if (!is_all_caps(x->text, s->span))
		return p;
	q = pick_capitals(x, c, s, s == c->home ? c->span.start : s->span.end);
	return q.cost < p.cost ? q : p;
}
