/*
 * scene_meant.c - for scene.c: a place that is meant without its name, "in the
 * city", "this region", "the capital": the last scene told of that size.
 */
#include "place.h"

#include <string.h>

#define LONGEST_KIND 30	/* bytes of "metropolitan area" and its like */
#define MEANT_REACH 140	/* bytes from a figure to "in the city", … */
#define THIS_REACH 600	/* … and to "in this city" */

static const char *const sizes[] = {
	"scene.capital", "scene.city", "scene.town", "scene.region", "scene.area", "scene.country", NULL,
};

/* The words behind "the" up to the next mark. */
static struct span words_from(const struct context *x, size_t from, size_t end)
{
	size_t i = from;

	while (i < end && i < from + LONGEST_KIND && (is_alpha((unsigned char)x->text[i]) || x->text[i] == ' '))
		i++;
	return (struct span){ (uint32_t)from, (uint32_t)i };
}

/*
 * "hit the city", "in this town": the size of the place that is meant there; NULL
 * for none. At the head of a sentence it rather acts: "The state paid".
 */
static const char *size_at(const struct context *x, size_t i, size_t end)
{
	static const char *const articles[] = { "the", "this", NULL };
	struct span words;
	bool is_this, same;	/* "the area of operations" means none that was named */

	if (x->text[i - 1] != ' ' || !says_any(x->text + i, articles))
		return NULL;
	is_this = says_word(x->text + i, "this");
	while (x->text[i] != ' ' && i < end)
		i++;
	same = starts_lower(x->text + i, " same ");
	words = words_from(x, i + 1 + (same ? strlen("same ") : 0), end);
	for (int k = 0; words.end > words.start + 3 && x->text[words.end] != '\'' && sizes[k]; k++)
		if (span_starts(x, words, sizes[k]) && (same || is_this || !is(sizes[k], "scene.area")))
			return same ? "scene.area" : sizes[k];
	return NULL;
}

const char *meant_size(const struct context *x, const struct claim *c)
{
	size_t from = c->home->span.start, end = c->home->span.end;

	if (from + THIS_REACH < c->span.start)
		from = c->span.start - THIS_REACH;
	if (end > c->span.end + THIS_REACH)
		end = c->span.end + THIS_REACH;
	for (size_t i = from + 1; i < end; i++) {
		bool near = i + MEANT_REACH > c->span.start && i < c->span.end + MEANT_REACH;
		const char *size = near || says_word(x->text + i, "this") ? size_at(x, i, end) : NULL;

		if (size)
			return size;
	}
	return NULL;
}

static bool has_size(const struct context *x, const struct claim *c, const char *size)
{
	bool region = is(c->place_precision, "admin1") || span_says(x, c->place_span, "scene.region");

	if (is(size, "scene.country"))
		return is(c->place_precision, "country");
	if (is(size, "scene.area"))
		return !is(c->place_precision, "country");
	if (is(size, "scene.region"))
		return region;
	return !region && !is(c->place_precision, "country");
}

/* "the capital", of the country that the report is about. */
static bool take_capital(const struct context *x, struct claim *c)
{
	const char *name = country_capital(x, homeland_at(x, c->span.start));

	if (!*name)
		return false;
	c->place_text = "capital";
	resolve_place(x, c, name);
	c->place_is_scene = true;
	return true;
}

bool take_meant(const struct context *x, struct claim *c)
{
	const char *size = meant_size(x, c);
	const struct sentence *s = c->home, *first = x->doc->sentences;

	if (size && is(size, "scene.capital") && take_capital(x, c))
		return true;
	while (size && s-- > first && c->home - s < CARRY_SENTENCES && c->home->span.start - s->span.start < CARRY_BYTES) {
		if (!take_scene_of(x, c, s))
			continue;
		if (has_size(x, c, size))
			return true;
		clear_place(c);
	}
	return size && (is(size, "scene.city") || is(size, "scene.capital")) && take_dateline(x, c);
}
