/*
 * headline.c - for place.c: the place that the headline or the title of a report
 * names, where it lies in the country that the report is about. Of towns only one
 * that stands there alone is taken.
 */
#include "place.h"

#include <string.h>

#include "extract/token.h"

#define HEADLINE_COST 100	/* what a place in a headline may cost at most */
#define LONGEST_LINE 160	/* bytes of one that is in parts */

/* A total, and what is said to be "in the country". */
static bool is_of_country(const struct context *x, const struct claim *c)
{
	const char *size = meant_size(x, c);

	return is_total(c) || (size && is(size, "scene.country"));
}

/*
 * The place in a headline that lies in that country: the only town or village, but for
 * what is told of all the country, else the first of all; an empty span for none.
 */
static struct span place_in(const struct context *x, const struct claim *c, const char *text, struct span s,
		const char *country)
{
	struct span found = { 0, 0 }, fine = found;
	struct shadow sh = { 0 };
	size_t pos = 0, start, end, n_fine = 0;

	shadow_set(&sh, text, s);
	while (token_next(sh.text, sh.len, &pos, &start)) {
		const struct lex_entry *e = NULL;
		struct span name;

		if (lexicon_starts(x->k->lexicon, sh.text + start, pos - start) & class_bit(CLASS_PLACE))
			e = lexicon_match(x->k->lexicon, CLASS_PLACE, sh.text, sh.len, start, &end);
		if (!e)
			continue;
		pos = end;
		if (!is(e->code, country) || !strncmp(sh.text + end, " time", 5))	/* "Moscow time" */
			continue;
		name = shadow_span(&sh, start, end);
		if (!found.end)
			found = name;
		if (!is_country(e) && !is_region_name(x, c, text + name.start, name.end - name.start)) {
			fine = name;
			n_fine++;
		}
	}
	shadow_release(&sh);
	return n_fine == 1 && !is_of_country(x, c) ? fine : found;
}

/* "NOTE 12. Velmar village, Sol township. Air raid.": a line of short parts that tell nothing by a verb. */
static bool is_in_parts(const struct context *x, const struct sentence *first, const struct sentence *end)
{
	if (end[-1].span.end - first->span.start > LONGEST_LINE)
		return false;
	for (const struct sentence *s = first; s < end; s++) {
		look_at(x, s);
		for (size_t i = 0; i < s->shadow.n_items; i++)
			if (s->shadow.items[i].cls == CLASS_VED || s->shadow.items[i].cls == CLASS_VPAST || s->n_claims)
				return false;
	}
	return true;
}

/* Where the headline of a report ends: its first line, that has no full stop or is in parts; its start for none. */
static const struct sentence *headline_end(const struct context *x)
{
	const struct sentence *first = x->doc->sentences, *end = first + 1;

	while (end < first + x->doc->n && !end->line_start)
		end++;
	if (end == first + x->doc->n || (end == first + 1 ? x->text[first->span.end - 1] == '.' : !is_in_parts(x, first, end)))
		return first;
	return end;
}

/* The claim stands behind a headline, or in one that does not say who acted. */
static bool has_headline(const struct context *x, const struct claim *c)
{
	const struct sentence *first = x->doc->sentences, *end = headline_end(x);

	if (end == first)
		return false;
	if (c->home < end)
		return !is(c->action, "launched") && !is(c->action, "exchanged");
	return c->home->paragraph != first->paragraph && !resets(x, c->home);
}

/* "Artillery fire on Velmar, Sol governorate, 20 May": where the headline says that something happened. */
static bool take_printed_there(const struct context *x, struct claim *c)
{
	const struct sentence *end = headline_end(x);

	for (const struct sentence *s = x->doc->sentences; s < end && c->home >= end && !is_gift(c); s++) {
		struct claim any = *c;	/* what the figure is of says nothing of the places of another sentence */
		struct pick p;

		look_at(x, s);
		p = pick_place(x, &any, s, s->shadow.len);
		if (p.is_thing || !p.span.end || p.cost >= HEADLINE_COST + (int)s->shadow.len ||
		    (p.is_plain && end == x->doc->sentences + 1))
			continue;
		set_place(x, c, p.span);
		return true;
	}
	return false;
}

/* A gift is for the country of a headline, not for the town where something happened. */
static bool holds_for(struct claim *c)
{
	if (!is_gift(c) || is_wide(c))
		return true;
	clear_place(c);
	return false;
}

bool take_title(const struct context *x, struct claim *c)
{
	const char *title = x->doc->report->title, *code = homeland_at(x, c->span.start);
	struct span where = *code ? place_in(x, c, title, (struct span){ 0, (uint32_t)strlen(title) }, code) :
		(struct span){ 0, 0 };

	if (where.end) {
		c->place_text = arena_strndup(x->arena, title + where.start, where.end - where.start);
		resolve_place(x, c, c->place_text);
		return holds_for(c);
	}
	if (*code && has_headline(x, c)) {
		struct span head = x->doc->sentences[0].span, line = dateline_of(x, &x->doc->sentences[0]);

		head.start = line.end ? line.end : head.start;
		where = place_in(x, c, x->text, head, code);
	}
	if (!where.end)
		return has_headline(x, c) && take_printed_there(x, c);
	set_place(x, c, where);
	return holds_for(c);
}

bool take_headline(const struct context *x, struct claim *c)
{
	const struct sentence *s = c->home;

	while (s > x->doc->sentences && s[-1].paragraph == c->home->paragraph)
		s--;
	for (; s < c->home; s++)
		if (s->n_claims && *s->claims[0]->place && !(s->claims[0]->inherited & INHERIT_PLACE))
			return false;
	if (!has_headline(x, c) || !take_printed_there(x, c))
		return false;
	if (!is_wide(c))
		return true;
	clear_place(c);
	return false;
}
