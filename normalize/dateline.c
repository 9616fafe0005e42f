/*
 * dateline.c - the head of a story: "SAN SALVADOR, 3 JAN 90 (RADIO) --", "KYIV,
 * Ukraine (Agency) -", "Velmar, March 3 (Agency)--". It says where and on what day
 * the story was filed, not where and when what it tells happened.
 */
#include "when.h"

#include <string.h>

#define AGENCY_REACH 90	/* bytes of a line in which the name of an agency stands behind town and day */
#define DAY_REACH 40		/* bytes of "(Sol), 12 Sept." behind the town */
#define DIGEST_REACH 24		/* sentences around a dateline in which … */
#define DIGEST_LINES 3		/* … so many of them make a digest */
#define HEADING_BYTES 80	/* the longest heading all in capitals */
#define HEAD_SENTENCES 3	/* of a report: a headline or two stand above its dateline */

static bool opens_dash(const char *s)
{
	static const char *const dashes[] = { " --", " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 " };

	for (size_t k = 0; k < sizeof(dashes) / sizeof(*dashes); k++)
		if (!strncmp(s, dashes[k], strlen(dashes[k])))
			return true;
	return false;
}

size_t dash_length(const char *s)
{
	if (!strncmp(s, "\xE2\x80\x93", 3) || !strncmp(s, "\xE2\x80\x94", 3))
		return 3;
	return *s == '-';
}

/* "Velmar, March 3 (Agency)--": byte behind the bracket, 0 where a line opens otherwise. */
static size_t behind_agency(const struct context *x, const struct sentence *s)
{
	size_t i = s->span.start, end = s->span.end < i + AGENCY_REACH ? s->span.end : i + AGENCY_REACH;
	bool comma = false, digit = false;

	for (; i < end && (is_word_byte((unsigned char)x->text[i]) || strchr(" ,.'-/", x->text[i])); i++) {
		comma |= x->text[i] == ',';
		digit |= comma && is_digit((unsigned char)x->text[i]);
	}
	if (i >= end || x->text[i] != '(' || !digit || !is_upper((unsigned char)x->text[s->span.start]))
		return 0;
	while (i < end && x->text[i] != ')')
		i++;
	return i < end && dash_length(x->text + i + 1 + (x->text[i + 1] == ' ')) ? i + 1 : 0;
}

static struct span town_of_agency(const struct context *x, const struct sentence *s)
{
	const char *comma = memchr(x->text + s->span.start, ',', s->span.end - s->span.start);

	return (struct span){ s->span.start, (uint32_t)(comma - x->text) };
}

/* "ISLAMABAD: The army said" at the head of a report; further down it may be the label of a list. */
static bool is_capital(const struct context *x, const struct sentence *s, struct span name)
{
	const struct lex_entry *e = x->text[name.end] == ':' && s - x->doc->sentences < HEAD_SENTENCES ?
		find_phrase(x, name, CLASS_DATE) : NULL;

	return e && !strncmp(e->code, "capital.", 8);
}

/* "OFFICE OF VELMAR - PRESS ROOM": a heading in capitals, not where a story was filed. */
static bool is_heading(const struct context *x, const struct sentence *s)
{
	if (s->span.end - s->span.start > HEADING_BYTES)
		return false;
	for (size_t i = s->span.start; i < s->span.end; i++)
		if (is_lower((unsigned char)x->text[i]))
			return false;
	return true;
}

/* "(New York) - The army": the town in the brackets, where those who write sit; "(AP) -" is an agency. */
static struct span town_in_brackets(const struct context *x, const struct sentence *s)
{
	struct span name = { s->span.start + 1, s->span.start + 1 };

	if (x->text[s->span.start] != '(' || !is_upper((unsigned char)x->text[name.start]))
		return (struct span){ 0, 0 };
	while (name.end < s->span.end && (is_alpha((unsigned char)x->text[name.end]) || strchr(" .,'-", x->text[name.end])))
		name.end++;
	if (x->text[name.end] != ')' || !dash_length(x->text + name.end + 1 + (x->text[name.end + 1] == ' ')) ||
	    is_all_caps(x->text, name))
		return (struct span){ 0, 0 };
	return name;
}

/* "SAN SALVADOR, 3 JAN 90 --", "KYIV, Ukraine (Agency) -": the capitals at the head of a line. */
struct span dateline_of(const struct context *x, const struct sentence *s)
{
	size_t i = s->span.start, end = s->span.end < i + 60 ? s->span.end : i + 60, last = i;

	if (behind_agency(x, s))
		return town_of_agency(x, s);
	if (x->text[i] == '(')
		return town_in_brackets(x, s);
	for (; i < end && !opens_dash(x->text + i) && (is_upper((unsigned char)x->text[i]) ||
			strchr(" .'-/", x->text[i]) || (unsigned char)x->text[i] >= 0x80); i++)
		last = is_upper((unsigned char)x->text[i]) ? i + 1 : last;
	if (last < s->span.start + 3 || i >= end)
		return (struct span){ 0, 0 };
	if (x->text[i] == ',' || x->text[i] == '(' || (opens_dash(x->text + last) && !is_heading(x, s)) ||
	    is_capital(x, s, (struct span){ s->span.start, (uint32_t)last }))
		return (struct span){ s->span.start, (uint32_t)last };
	return (struct span){ 0, 0 };
}

/* "VELMAR (Sol), 12 Sept. Nine people died": byte behind the day, 0 where none stands there. */
static uint32_t behind_day(const struct context *x, const struct sentence *s, uint32_t at)
{
	uint32_t end = s->span.end < at + DAY_REACH ? s->span.end : at + DAY_REACH;
	bool digit = false;

	if (x->text[at] != ',' && strncmp(x->text + at, " (", 2))
		return 0;
	for (uint32_t i = at; i + 3 < end; i++) {
		digit |= is_digit((unsigned char)x->text[i]);
		if (x->text[i] == '.' && x->text[i + 1] == ' ' && digit && is_upper((unsigned char)x->text[i + 2]) &&
		    is_lower((unsigned char)x->text[i + 3]))
			return i + 1;
	}
	return 0;
}

uint32_t dateline_end(const struct context *x, const struct sentence *s)
{
	uint32_t end = s->span.end < s->span.start + 160 ? s->span.end : s->span.start + 160;
	struct span line = s->line_start ? dateline_of(x, s) : (struct span){ 0, 0 };

	if (!line.end)
		return 0;
	if (behind_agency(x, s))
		return (uint32_t)behind_agency(x, s);
	if (x->text[line.end] == ':')
		return line.end;
	for (uint32_t i = s->span.start; i + 3 < end; i++)
		if (opens_dash(x->text + i))
			return i;
	return behind_day(x, s, line.end);
}

bool is_digest_line(const struct context *x, const struct sentence *s)
{
	const struct sentence *first = x->doc->sentences, *end = first + x->doc->n;
	int n = 0;

	if (!s->line_start || !dateline_end(x, s))
		return false;
	for (const struct sentence *t = s - first > DIGEST_REACH ? s - DIGEST_REACH : first;
	     t < end && t - s < DIGEST_REACH && n < DIGEST_LINES; t++)
		n += t->line_start && dateline_end(x, t) > 0;
	return n >= DIGEST_LINES;
}

bool in_dateline(const struct context *x, const struct sentence *s, const struct item *it)
{
	return s->line_start && it->span.end <= dateline_end(x, s);
}

static bool prints_year(const struct context *x, struct span s)
{
	size_t digits = 0;

	for (size_t i = s.end; i > s.start && is_digit((unsigned char)x->text[i - 1]); i--)
		digits++;
	return digits == 4;
}

/* The day in the head of a story, or in one of the lines above the first of a report. */
static bool day_of(const struct context *x, const struct sentence *s, int32_t *day)
{
	bool top = s - x->doc->sentences < 4 && s->span.start < 400 && s->span.end - s->span.start < 110;
	bool own_line = s->line_start && (s + 1 == x->doc->sentences + x->doc->n || s[1].line_start);
	uint32_t end = dateline_end(x, s);

	if (!end && !(top && own_line && !s->n_claims))
		return false;
	look_at(x, s);
	for (size_t i = 0; i < s->shadow.n_items; i++) {
		const struct item *it = &s->shadow.items[i];
		struct when w;

		if (it->cls != CLASS_WHEN || (end && it->span.end > end) || it->span.start > s->span.start + 140)
			continue;
		w = read_when(x, it);
		if ((w.kind == WHEN_DAY || w.kind == WHEN_AS_OF) && w.has_start && w.start == w.end &&
		    (end ? has_digit(x->text, it->span) : prints_year(x, it->span))) {
			*day = w.start;
			return true;
		}
	}
	return false;
}

/* A headline stands above its story's dateline. */
static bool day_ahead(const struct context *x, const struct claim *c, int32_t *day)
{
	const struct sentence *end = x->doc->sentences + x->doc->n;

	for (const struct sentence *s = c->home + 1; s < end && s - c->home <= 3; s++)
		if (dateline_end(x, s))
			return day_of(x, s, day);
	return false;
}

bool dateline_day(const struct context *x, const struct claim *c, int32_t *day)
{
	const struct sentence *s = c->home + 1, *first = x->doc->sentences;

	while (s-- > first && c->home->span.start - s->span.start < DATELINE_BYTES)
		if (s->line_start && day_of(x, s, day))
			return true;
	return day_ahead(x, c, day);
}
