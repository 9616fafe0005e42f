/*
 * heading.c - a place that alone opens a line: "Velmar. The mayor said …",
 * "10 April, 17:20. Dolkar, Velmar district. …", "Velmar (Sol): nine dead", or stands
 * in a line of its own above what is told of it. What the line or the lines below
 * tell happened there, unless a finer place is told.
 */
#include "place.h"

#include <string.h>

#include "extract/token.h"

#define LONGEST_HEADING 40	/* bytes of "Velmar region." */
#define LONGEST_LABEL 64	/* bytes of "Velmar district (Sol region):" */
#define LONGEST_HOUR 30		/* bytes of "10 April, at 17:20." */

/* "Dolkar, Velmar district": a name that no list has, in a place that one has. */
static bool lies_in_known(const struct context *x, const struct claim *c, struct span name)
{
	size_t i = name.start;

	while (i < name.end && x->text[i] != ',')
		i++;
	return i + 2 < name.end && is_upper((unsigned char)x->text[i + 2]) &&
		is_known_place(x, c, x->text + i + 2, name.end - i - 2);
}

/* Whether a sentence opens its line, or only the day and hour stand before it: "10 April, 17:20. Velmar. …" */
static bool opens_line(const struct context *x, const struct sentence *s)
{
	return s->line_start || (s > x->doc->sentences && s[-1].line_start && !s[-1].n_claims &&
		s[-1].span.end - s[-1].span.start < LONGEST_HOUR && is_digit((unsigned char)x->text[s[-1].span.start]));
}

/* "Velmar district", "Sol and al-Arno": capitals, and what joins them or says of which kind they are. */
static bool is_title(const struct context *x, struct span name)
{
	static const char *const small[] = { "region", "district", "province", "city", "town", "village", "area", "zone",
		"locality", "territory", "county", "state", "oblast", "governorate", "department", "township", "municipality",
		"camp", "and", "of", "the", "de", "la", "el", "al", "do", "da", "du", "sur", "les", NULL };

	for (size_t i = name.start; i < name.end; i++) {
		bool head = i == name.start || strchr(" (", x->text[i - 1]);

		if (is_digit((unsigned char)x->text[i]))
			return false;
		if (head && is_lower((unsigned char)x->text[i]) && !says_any(x->text + i, small) &&
		    !memchr(x->text + i, '-', 4))
			return false;
	}
	return name.end > name.start + 2 && !find_phrase(x, name, CLASS_SOURCE);
}

/* "Velmar (Sol region)", "Dolkar, Velmar district": known itself, or by what it lies in. */
static bool is_place_title(const struct context *x, const struct claim *c, struct span name)
{
	const char *text = x->text + name.start, *bracket = memchr(text, '(', name.end - name.start), *close;
	size_t first = 0;

	while (first < name.end - name.start && text[first] != ',' && text[first] != '(')
		first++;
	while (first > 0 && text[first - 1] == ' ')
		first--;
	if (!first || !is_title(x, name))
		return false;
	if (is_known_place(x, c, text, first) || lies_in_known(x, c, name))
		return true;
	close = bracket ? memchr(bracket, ')', (size_t)(x->text + name.end - bracket)) : NULL;
	return close && is_known_place(x, c, bracket + 1, (size_t)(close - bracket - 1));
}

/* Bytes of a bullet or a number before what a line says. */
static size_t mark_length(const char *t)
{
	size_t n = 0;

	if (is_bullet(t))
		return (unsigned char)*t >= 0x80 ? 4 : 2;
	while (is_digit((unsigned char)t[n]))
		n++;
	return n && n < 3 && t[n] && strchr("./)", t[n]) && t[n + 1] == ' ' ? n + 2 : 0;
}

struct span label_of(const struct context *x, const struct claim *c, const struct sentence *s)
{
	static const struct span none = { 0, 0 };
	struct span name = { s->span.start, s->span.start };
	uint32_t end = s->span.end < name.start + LONGEST_LABEL ? s->span.end : name.start + LONGEST_LABEL;

	if (!s->line_start)
		return none;
	if (is_digest_line(x, s))
		return dateline_of(x, s);
	if (dateline_end(x, s))
		return x->text[dateline_of(x, s).end] == ':' && is_of_list(x, s) ? dateline_of(x, s) : none;
	name.start += (uint32_t)mark_length(x->text + name.start);
	for (name.end = name.start; name.end < end && x->text[name.end] != ':'; name.end++)
		if (strchr(".;\"!?", x->text[name.end]) || is_digit((unsigned char)x->text[name.end]))
			return none;
	if (name.end >= end || x->text[name.end + 1] != ' ' || !is_upper((unsigned char)x->text[name.start]))
		return none;
	return is_place_title(x, c, name) && !is_country(find_phrase(x, name, CLASS_PLACE)) ? name : none;
}

/* "Background": a line of few words between blank ones opens another part. */
static bool opens_part(const struct context *x, const struct sentence *s)
{
	return s->span.end - s->span.start <= LONGEST_LABEL && !strchr(".,:;!?\"", x->text[s->span.end - 1]) &&
		opens_section(x, s) && stands_apart(x, s);
}

struct span heading_line_of(const struct context *x, const struct claim *c, const struct sentence *s)
{
	static const struct span none = { 0, 0 };
	const struct sentence *end = x->doc->sentences + x->doc->n;
	struct span name = s->span;

	if (s == x->doc->sentences || s >= c->home || s + 1 >= end || !s->line_start || !s[1].line_start || s->n_claims ||
	    name.end - name.start > LONGEST_LABEL || !is_upper((unsigned char)x->text[name.start]))
		return none;
	name.end -= x->text[name.end - 1] == ':';
	if (strchr(".;!?", x->text[name.end - 1]) || !is_place_title(x, c, name) ||
	    is_country(find_phrase(x, name, CLASS_PLACE)))
		return none;
	for (const struct sentence *t = s + 2; t < c->home; t++)
		if (opens_part(x, t))
			return none;
	/* right above its lines it holds up to the next blank one */
	if (!stands_apart(x, s))
		for (const struct sentence *t = s + 1; t < c->home; t++)
			if (stands_apart(x, t))
				return none;
	return name;
}

/* The place that opens the line of a section: "ECUADOR: Oil spill" below a blank line. */
static struct span topic_of(const struct context *x, const struct claim *c)
{
	static const struct span none = { 0, 0 };
	const struct sentence *first = x->doc->sentences + 1;

	for (const struct sentence *s = c->home - 1; s >= first && c->home - s < REACH; s--) {
		struct span name = { s->span.start, s->span.start };

		if (s->span.end - s->span.start > LONGEST_LABEL || strchr(".;!?", x->text[s->span.end - 1]) ||
		    !opens_section(x, s))
			continue;
		while (name.end < s->span.end && x->text[name.end] != ':')
			name.end++;
		return name.end + 1 < s->span.end && is_upper((unsigned char)x->text[name.start]) &&
			is_place_title(x, c, name) ? name : none;
	}
	return none;
}

bool take_topic(const struct context *x, struct claim *c)
{
	struct span topic = topic_of(x, c);

	if (!topic.end || (*c->place && c->place_span.start > topic.start))
		return false;
	clear_place(c);
	set_place(x, c, topic);
	return true;
}

struct span heading_of(const struct context *x, const struct claim *c, const struct sentence *s)
{
	struct span name = { s->span.start, s->span.end };

	if (s->n_claims || s + 1 == x->doc->sentences + x->doc->n || s[1].line_start ||
	    name.end - name.start > LONGEST_HEADING || x->text[name.end - 1] != '.' ||
	    !is_upper((unsigned char)x->text[name.start]) || is_all_caps(x->text, s[1].span) ||
	    !opens_line(x, s))
		return (struct span){ 0, 0 };
	name.end--;
	return is_known_place(x, c, x->text + name.start, name.end - name.start) || lies_in_known(x, c, name) ? name :
		(struct span){ 0, 0 };
}

/* "Velmar, Sol" */
static const char *join_place(const struct context *x, const char *town, const char *region)
{
	struct buf text = { 0 };
	const char *joined;

	buf_addf(&text, "%s, %s", town, region);
	joined = arena_strdup(x->arena, buf_str(&text));
	buf_release(&text);
	return joined;
}

/* "across Sol": all over it, whatever town the line is from */
static bool is_all_over(const struct context *x, const struct claim *c)
{
	static const char *const words[] = { "across ", "throughout ", NULL };
	struct span before = { c->place_span.start > 16 ? c->place_span.start - 16 : 0, c->place_span.start };

	return says_between(x, before.start, before.end, words);
}

/* Whether a town is known to lie in the country or the region that is told. */
static bool lies_within(const struct claim *town, const struct claim *wide)
{
	if (is_wide(town) || !town->has_coordinates || !is(town->country, wide->country))
		return false;
	return is(wide->place_precision, "country") || (*town->admin1 && is(town->admin1, wide->admin1));
}

/* "Velmar (Sol): nine people died": the label of the claim's line, where it is finer than what is told behind it. */
bool take_label(const struct context *x, struct claim *c)
{
	struct span label = label_of(x, c, c->home);
	struct claim told = *c;
	bool within;

	/* "Velmar (Sol):": what was taken may be what the label lies in */
	within = *told.place && told.place_span.start >= label.start && told.place_span.end <= label.end;
	if (!label.end || (*told.place && !within && !is_wide(c)))
		return false;
	set_place(x, c, label);
	c->place_is_scene = true;
	if (!*told.place || within)
		return true;
	/* "VELMAR - …in Sol province": of the towns of that name the one there */
	if (!lies_within(c, &told)) {
		const char *text = c->place_text;

		c->has_coordinates = false;
		c->admin1 = "";
		c->place_text = join_place(x, text, told.place);
		resolve_place(x, c, c->place_text);
		c->place_text = text;
	}
	/* "Lagos: nine died in Borno state": a dateline is where the line was written */
	if (lies_within(c, &told) && !is_all_over(x, &told))
		return true;
	copy_place(c, &told);
	return false;
}
