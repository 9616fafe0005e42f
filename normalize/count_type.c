/*
 * count_type.c - what kind of count a claim is: new, a window's, a running total,
 * what a total grew by. Contract section 6, the first that holds.
 */
#include "repeat.h"

#include <string.h>

#define HEAD 2	/* sentences at the head of a report that say what it is about */
#define DAYS_AFTER 14	/* days in which one event is still news */
#define TOTAL_LEAST 20	/* what a war has cost in all is more */

/* Between two claims; one number under two verbs has two claims at the same bytes. */
static bool has_semicolon(const struct context *x, uint32_t from, uint32_t to)
{
	return from < to && memchr(x->text + from, ';', to - from);
}

/* "Two more died" adds to a toll only where the same has been told of before, or is summed up. */
static bool adds_to_toll(const struct context *x, const struct claim *c)
{
	const struct sentence *s = c->home, *first = x->doc->sentences;

	/* "two more died in a separate attack" */
	if (span_says(x, s->span, "scene.reset"))
		return false;
	/* "a soldier was hurt, two others slightly": told apart from those, not added to them */
	if (starts_lower(x->text + c->span.end, " other") || starts_lower(x->text + c->span.end, " of other"))
		return false;
	/* "killed one and injured two more": another verb, not another victim of the same */
	for (size_t i = 1; i < s->n_claims; i++)
		if (s->claims[i] == c && !is(s->claims[i - 1]->action, c->action) &&
		    !has_semicolon(x, s->claims[i - 1]->span.end, c->span.start))
			return false;
	for (size_t i = 0; i < s->n_claims; i++)
		if (s->claims[i] != c && is(s->claims[i]->action, c->action) && is(s->claims[i]->count_type, "update"))
			return true;
	for (; s >= first && c->home - s < REACH; s--)
		for (size_t i = 0; i < s->n_claims && s->claims[i] != c; i++)
			if (is(s->claims[i]->action, c->action) && is(s->claims[i]->category, c->category) &&
			    !is_part(s->claims[i]))
				return !same_number(&s->claims[i]->figure, &c->figure);	/* that is told again */
	return false;
}

/* "Another four died in Velmar", after nine in Arno: nothing is added to what was told of another place. */
void settle_place_of_more(const struct context *x, struct claim *c)
{
	const struct sentence *s = c->home, *first = x->doc->sentences;

	if (!is(c->count_type, "increment") || !(c->home->shadow.items[c->item].flags & ITEM_MORE))
		return;
	for (; s >= first && c->home - s < REACH; s--)
		for (size_t i = s->n_claims; i-- > 0;) {
			const struct claim *old = s->claims[i];

			if (!old->id || old->id >= c->id || !is(old->action, c->action) || !is(old->category, c->category))
				continue;
			if (is_elsewhere(c, old))
				c->count_type = "new";
			return;
		}
}

/* "wildfire", "forest fires": no fire of guns. */
static bool is_wildfire(const char *text)
{
	static const char *const words[] = { "wild", "forest", "bush", "brush", "grass", NULL };

	for (size_t i = 0; words[i]; i++)
		if (starts_lower(text, words[i]))
			return true;
	return false;
}

/* No war is told by it. */
static bool names_disaster(const struct context *x, const struct sentence *s)
{
	static const char *const disasters[] = { "earthquake", "landslide", "flood", "storm", NULL };
	const struct shadow *sh = &s->shadow;

	look_at(x, s);
	for (size_t i = 0; i < sh->n_items; i++) {
		const struct item *it = &sh->items[i];

		if ((it->cls == CLASS_THING || it->cls == CLASS_THINGS) && it->lex &&
		    (is_one_of(it->lex->code, disasters) || (is(it->lex->code, "fire") && is_wildfire(x->text + it->span.start))))
			return true;
	}
	return false;
}

/* "The war has killed 20,000": whatever disaster was told of before. */
static bool is_of_war(const struct context *x, const struct sentence *s)
{
	static const char *const words[] = { " war ", " conflict ", " fighting ", " violence ", " insurgency ", NULL };

	for (uint32_t at = s->span.start; at < s->span.end; at++)
		for (size_t i = 0; x->text[at] == ' ' && words[i]; i++)
			if (starts_lower(x->text + at, words[i]))
				return true;
	return false;
}

/* "What we know three days after the march": of one event, too. */
static bool tells_days_after(const struct context *x, const struct sentence *s)
{
	for (size_t i = 0; sentence_has(s, CLASS_WHEN) && i < s->shadow.len; i++) {
		const struct item *it = shadow_item(&s->shadow, i);
		struct when w = { .kind = WHEN_NONE };

		if (it && it->cls == CLASS_WHEN)
			w = when_read(x->k->lexicon, x->text + it->span.start, it->span.end - it->span.start, x->has_report_day,
				x->report_day);
		if (w.kind == WHEN_AFTER && w.start >= -DAYS_AFTER)
			return true;
	}
	return false;
}

/* "The storm hit Velmar on Monday. Nine people have died": told by the headline, the lead or the sentence before. */
static bool follows_disaster(const struct context *x, const struct claim *c)
{
	const struct sentence *first = x->doc->sentences, *s = c->home;

	if (is_of_war(x, s))
		return false;
	for (size_t i = 0; i < HEAD && first + i < s; i++)
		if (names_disaster(x, first + i) || tells_days_after(x, first + i))
			return true;
	return names_disaster(x, s) || (s > first && s[-1].paragraph == s->paragraph && names_disaster(x, s - 1));
}

/* "Three people have died": told in the perfect tense as news, which no war's total is. */
static bool is_news(const struct claim *c)
{
	return (c->figure.has_value && c->figure.value < TOTAL_LEAST) || is(c->action, "evacuated") ||
		is(c->action, "rescued") || is(c->action, "released") || is(c->action, "body_recovered");
}

/* "the floods have killed 70": one event, though told like a war. */
bool is_of_disaster(const struct claim *c)
{
	static const char *const disasters[] = { "earthquake", "landslide", "flood", "storm", "fire", "explosion", NULL };
	const struct shadow *sh = &c->home->shadow;
	size_t at = claim_position(c);

	for (size_t i = 0; i < at; i++) {
		const struct item *it = sh->item[i] >= 0 ? &sh->items[sh->item[i]] : NULL;

		if (it && it->span.end <= c->span.start && (is_one_of(it->unit, disasters) ||
				(it->lex && (it->cls == CLASS_THING || it->cls == CLASS_THINGS) && is_one_of(it->lex->code, disasters))))
			return true;
	}
	return false;
}

static const char *type_of(const struct context *x, const struct claim *c, enum when_kind kind)
{
	const struct item *it = &c->home->shadow.items[c->item];

	if (is(c->action, "missing") || is(c->action, "trapped") || is(c->action, "held") || is(c->action, "in_air"))
		return "standing";
	if (kind == WHEN_SINCE)
		return "cumulative";
	if (kind == WHEN_FUTURE && !is(c->action, "killed") && !is(c->action, "injured"))
		return "plan";
	if (it->flags & ITEM_MORE && is(c->category, "people") && adds_to_toll(x, c))
		return "increment";
	if (kind == WHEN_WINDOW && strcmp(c->category, "money"))
		return "period";
	/* "no one has been arrested": nothing that could have added up */
	if (c->figure.has_value && c->figure.value <= 0)
		return "new";
	if (is(c->count_type, "cumulative?") && kind != WHEN_DAY && kind != WHEN_NIGHT)
		return is_news(c) || is_in_event(c) || is_of_disaster(c) || follows_disaster(x, c) ? "new" : "cumulative";
	if (kind == WHEN_AS_OF)
		return is(c->category, "people") ? "update" : "cumulative";
	return "new";
}

/* "900 have fled since 2023, 40 of them in the past month": a part with a window that is not its whole's. */
static bool has_own_window(const struct claim *c, enum when_kind kind, struct span phrase)
{
	return (kind == WHEN_WINDOW || kind == WHEN_SINCE) && c->parent->date_span.end && phrase.start >= c->span.end &&
		phrase.start != c->parent->date_span.start;
}

void settle_type(const struct context *x, struct claim *c, enum when_kind kind, struct span phrase)
{
	if (!*c->status)
		c->status = "asserted";
	/* "the toll since the start of the war has reached 900": a start goes before a rise */
	if (is(c->count_type, "update") && kind == WHEN_SINCE)
		c->count_type = "cumulative";
	if (*c->count_type && !is_weak(c->count_type))
		return;
	/* "seeks $8 million, of which $1 million is in hand": no plan */
	if (c->parent && c->parent->id && is_part(c) && !has_own_window(c, kind, phrase) &&
	    (is(c->action, c->parent->action) || !is(c->parent->count_type, "plan"))) {
		c->count_type = c->parent->count_type;
		if (is(c->status, "asserted"))
			c->status = c->parent->status;
		return;
	}
	c->count_type = type_of(x, c, kind);
}
