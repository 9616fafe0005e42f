/*
 * capitals.c - places in a text that is all capitals, such as the radio wires of
 * the 1980s: no name stands out, so what follows a preposition is taken where it
 * is a place that may be meant, or is said to lie in one ("NEAR LA ROCHELA, IN
 * SANTANDER DEPARTMENT").
 */
#include "place.h"

#include <string.h>

#include "extract/token.h"

#define LONGEST 40	/* bytes of a name */
#define FAR_PART 3	/* so many bytes of text part as much as one of a shadow */

/* Whether the first word is one of the language rather than a name. */
static bool is_common_word(const struct context *x, const char *s, size_t len)
{
	const uint64_t names = class_bit(CLASS_PLACE) | class_bit(CLASS_DEMONYM) | class_bit(CLASS_SOURCE);
	struct shadow sh = { 0 };
	size_t pos = 0, start;
	bool common = true;

	shadow_set(&sh, s, (struct span){ 0, (uint32_t)len });
	if (token_next(sh.text, sh.len, &pos, &start)) {
		uint64_t starts = lexicon_starts(x->k->lexicon, sh.text + start, pos - start);

		common = (starts && !(starts & names)) || starts & class_bit(CLASS_FUNCTION) || pos - start < 3;
	}
	shadow_release(&sh);
	return common;
}

static size_t word_end(const struct context *x, size_t i, size_t end)
{
	while (i < end && x->text[i] != ' ')
		i++;
	return i;
}

/* Behind "THE SMALL TOWN OF", "THE HEIGHTS OF", "A PLACE CALLED". */
static size_t skip_kind(const struct context *x, size_t from, size_t end)
{
	static const char *const words[] = { "the", "of", "a", "place", "called", "named", "known", "as", "heights", "hills",
		"outskirts", "vicinity", "surroundings", NULL };

	for (size_t n = 0; n < 5 && from < end; n++) {
		size_t word = word_end(x, from, end);
		struct span s = { (uint32_t)from, (uint32_t)word };

		if (!says_any(x->text + from, words) && !span_says(x, s, "scene.kind") &&
		    !(span_says(x, s, "scene.city") || span_says(x, s, "scene.town") || span_says(x, s, "scene.region")))
			break;
		from = word < end ? word + 1 : end;
	}
	return from;
}

static size_t name_end(const struct context *x, size_t from, size_t end)
{
	size_t i = from;

	while (i < end && i < from + LONGEST && (is_upper((unsigned char)x->text[i]) || x->text[i] == ' ' ||
			x->text[i] == '-' || (unsigned char)x->text[i] >= 0x80))
		i++;
	return i;
}

/* The longest run of words from there that is a place; empty for none. */
static struct span known_at(const struct context *x, const struct claim *c, const struct sentence *s, size_t from)
{
	for (size_t end = name_end(x, from, s->span.end); end > from + 2; end--) {
		if ((x->text[end] != ' ' && x->text[end] != ',' && x->text[end] != '.' && end < s->span.end) ||
		    x->text[end - 1] == ' ' || !is_known_place(x, c, x->text + from, end - from))
			continue;
		return (struct span){ (uint32_t)from, (uint32_t)end };
	}
	return (struct span){ 0, 0 };
}

/* "LA ROCHELA, IN SANTANDER DEPARTMENT": a name that we do not know, within one that we do. */
static struct span within_known(const struct context *x, const struct claim *c, const struct sentence *s, size_t from)
{
	size_t end = name_end(x, from, s->span.end), behind = end + 2;

	if (end < from + 3 || end > from + 24 || behind >= s->span.end || x->text[end] != ',')
		return (struct span){ 0, 0 };
	if (says_word(x->text + behind, "in"))
		behind += 3;
	return known_at(x, c, s, behind).end ? (struct span){ (uint32_t)from, (uint32_t)end } : (struct span){ 0, 0 };
}

/* "LA", "SAN": what opens a name and is none. */
static const char *const openers[] = { "la", "el", "las", "los", "san", "santa", "santo", NULL };

/* An opener opens a name with the next word, if that is no word of the language. */
static bool opens_name(const struct context *x, size_t from, size_t end)
{
	size_t word = word_end(x, from, end);

	if (says_any(x->text + from, openers) && word + 1 < end) {
		from = word + 1;
		word = word_end(x, from, end);
	}
	return !is_common_word(x, x->text + from, word - from);
}

static size_t far_from(size_t at, size_t i)
{
	return (i > at ? i - at : at - i) / FAR_PART;
}

/* "TOWN OF", "PLACE CALLED" */
static bool says_town(const struct context *x, size_t prep, size_t from)
{
	struct span kind = { (uint32_t)prep, (uint32_t)(from - 4) };

	if (from < prep + 8)
		return false;
	return says_word(x->text + from - 7, "called") ||
		(says_word(x->text + from - 3, "of") && span_ends(x, kind, "scene.town"));
}

/* "TOWN OF CANAYRE": what is said to be a town is one, known or not: its first word, or all up to a comma. */
static struct span town_at(const struct context *x, const struct sentence *s, size_t prep, size_t from)
{
	size_t end = name_end(x, from, s->span.end), word = word_end(x, from, s->span.end);

	if (!says_town(x, prep, from))
		return (struct span){ 0, 0 };
	if (end >= s->span.end || x->text[end] != ',' || end > from + 24 || memmem(x->text + from, end - from, " AND ", 5) ||
	    memmem(x->text + from, end - from, " IN ", 4))
		end = word;
	while (end > from && !is_upper((unsigned char)x->text[end - 1]))
		end--;
	return (struct span){ (uint32_t)from, (uint32_t)end };
}

/* "SAN RAMON", where all that is known of it is a town called San: the saint's name belongs to it. */
static struct span whole_saint(const struct context *x, const struct sentence *s, struct span name)
{
	static const char *const saints[] = { "san", "santa", "santo", NULL };
	size_t end = word_end(x, name.start, s->span.end), next = end;

	if (end + 1 < s->span.end)
		next = word_end(x, end + 1, s->span.end);
	if (name.end != end || !says_any(x->text + name.start, openers))
		return name;
	while (next > end && !is_upper((unsigned char)x->text[next - 1]))
		next--;
	return next > end && says_any(x->text + name.start, saints) ? (struct span){ name.start, (uint32_t)next } :
		(struct span){ 0, 0 };
}

static const char *const preps[] = { "in", "near", "at", "outside", NULL };

/* "IN THE TOWN OF CANAYRE", "MAYOR OF THE TOWN OF CANAYRE": whether a place may stand behind the word at i. */
static bool opens_place(const struct context *x, const struct sentence *s, size_t i)
{
	static const char *const heads[] = { "town", "village", "hamlet", NULL };
	size_t end;

	if (i > s->span.start && x->text[i - 1] != ' ')
		return false;
	if (says_any(x->text + i, preps))
		return true;
	end = word_end(x, i, s->span.end);
	return i > s->span.start + 4 && end < s->span.end && says_any(x->text + i, heads) &&
		says_word(x->text + end + 1, "of");
}

/* The place behind the preposition at i. */
static struct span place_at(const struct context *x, const struct claim *c, const struct sentence *s, size_t i)
{
	size_t behind = says_any(x->text + i, preps) ? word_end(x, i, s->span.end) + 1 : i;
	size_t from = skip_kind(x, behind, s->span.end);
	struct span name, town;

	if (from >= s->span.end || !opens_name(x, from, s->span.end))
		return (struct span){ 0, 0 };
	name = whole_saint(x, s, known_at(x, c, s, from));
	town = town_at(x, s, i, from);
	/* "THE TOWN OF SANTIAGO DE VADO, ": not the Santiago that is known */
	if (name.end && town.end > name.end && x->text[town.end] == ',')
		return town;
	if (!name.end)
		name = within_known(x, c, s, from);
	return name.end ? name : town;
}

/* Where the larger place ends that stands behind a name, ", IN SANTANDER DEPARTMENT"; where the name does for none. */
static uint32_t larger_end(const struct context *x, const struct claim *c, const struct sentence *s, struct span name)
{
	size_t behind = name.end + 2;
	struct span larger;

	if (behind >= s->span.end || x->text[name.end] != ',')
		return name.end;
	if (says_word(x->text + behind, "in"))
		behind += 3;
	larger = known_at(x, c, s, behind);
	return larger.end ? larger.end : name.end;
}

struct pick pick_capitals(const struct context *x, const struct claim *c, const struct sentence *s, size_t at)
{
	struct pick best = { .cost = NOWHERE };
	uint32_t head = dateline_end(x, s);

	for (size_t i = head > s->span.start ? head : s->span.start; i + 3 < s->span.end; i++) {
		struct span name;
		size_t end, cost;

		if (!opens_place(x, s, i) || is_brought_to(x, c, s, (uint32_t)i))
			continue;
		name = place_at(x, c, s, i);
		/* "SOURCES AT VELMAR HOSPITAL": a hospital's name */
		if (!name.end || longer_name(x, name, true).end != name.end)
			continue;
		end = larger_end(x, c, s, name);
		cost = far_from(at, i) < far_from(at, end) ? far_from(at, i) : far_from(at, end);
		if ((int)cost < best.cost)
			best = (struct pick){ .span = name, .cost = (int)cost };
		i = end > name.end ? end : i;
	}
	return best;
}
