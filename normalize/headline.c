/*
 * headline.c - for place.c: the place that the headline or the title of a report
 * names, where it lies in the country that the report is about. Of towns only one
 * that stands there alone is taken.
 */
#include "place.h"

#include <string.h>

#include "extract/token.h"

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

/* The first sentence stands alone in its line without a full stop, and is not the claim's own that names who acted. */
static bool has_headline(const struct context *x, const struct claim *c)
{
	const struct sentence *first = x->doc->sentences;

	if (x->doc->n < 2 || x->text[first->span.end - 1] == '.')
		return false;
	if (c->home == first)
		return !is(c->action, "launched") && !is(c->action, "exchanged");
	return c->home->paragraph != first->paragraph && first[1].line_start && !resets(x, c->home);
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
	if (where.end)
		set_place(x, c, where);
	return where.end > 0 && holds_for(c);
}
