/*
 * columns.c - what stands in each column of claims.csv. Only formats; a field
 * that no stage filled in is an empty cell, never a guess.
 */
#include "columns.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "extract/number.h"

static void add_zeros(struct buf *b, int n)
{
	while (n-- > 0)
		buf_addc(b, '0');
}

/* Digits d1d2d3… that stand for d1.d2d3… times ten to the power exp. */
static void add_plain(struct buf *b, const char *digits, int n, int exp)
{
	if (exp < 0) {
		buf_adds(b, "0.");
		add_zeros(b, -exp - 1);
		buf_add(b, digits, (size_t)n);
		return;
	}
	for (int i = 0; i < n; i++) {
		if (i == exp + 1)
			buf_addc(b, '.');
		buf_addc(b, digits[i]);
	}
	add_zeros(b, exp + 1 - n);
}

void buf_add_number(struct buf *b, double value)
{
	char s[32], digits[20];		/* -d.dddddddddddddddde-308 is 24 bytes */
	int n = 0;

	if (!isfinite(value))
		return;
	for (int precision = 0; precision <= 16; precision++) {
		snprintf(s, sizeof(s), "%.*e", precision, fabs(value));
		if (strtod(s, NULL) == fabs(value))
			break;
	}
	for (const char *p = s; *p != 'e'; p++)
		if (is_digit(*p))
			digits[n++] = *p;
	if (value < 0)
		buf_addc(b, '-');
	add_plain(b, digits, n, (int)strtol(strchr(s, 'e') + 1, NULL, 10));
}

/* Five decimals are about a metre: more than any gazetteer knows. */
static void add_degrees(struct buf *b, double degrees)
{
	if (isfinite(degrees))
		buf_addf(b, "%.5f", fabs(degrees) < 0.000005 ? 0.0 : degrees);
}

/* Control codes become blanks, CR LF one blank; valid UTF-8 or not is left as it is. */
static void add_line(struct buf *b, const char *s, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		unsigned char c = (unsigned char)s[i];

		if (c == '\r' && i + 1 < len && s[i + 1] == '\n')
			continue;
		buf_addc(b, c < 0x20 || c == 0x7F ? ' ' : c);
	}
}

static void add_string(struct buf *b, const char *s)
{
	if (s)
		add_line(b, s, strlen(s));
}

/* A span cut to what the report has, so that no stage's slip reads past the end. */
static struct span clip(struct span span, const struct report *r)
{
	if (span.end > r->len)
		span.end = (uint32_t)r->len;
	if (span.start > span.end)
		span.start = span.end;
	return span;
}

static bool is_inside_char(const struct report *r, uint32_t at)
{
	return at < r->len && ((unsigned char)r->text[at] & 0xC0) == 0x80;
}

/*
 * At most SENTENCE_MAX bytes of a sentence, so that a file without any line
 * end does not repeat itself in every row. The cut keeps the front where the
 * number phrase lies in it, else it puts the phrase in the middle; a phrase
 * longer than the limit loses its end. Characters are never cut in two.
 */
static struct span bound_sentence(const struct report *r, struct span whole, struct span phrase)
{
	struct span cut = whole;

	if (whole.end - whole.start <= SENTENCE_MAX)
		return whole;
	if (phrase.start >= whole.start && phrase.end <= whole.end &&
	    phrase.end - whole.start > SENTENCE_MAX) {
		uint32_t length = phrase.end - phrase.start;
		uint32_t room = length < SENTENCE_MAX ? (SENTENCE_MAX - length) / 2 : 0;

		cut.start = phrase.start - whole.start > room ? phrase.start - room : whole.start;
		if (whole.end - cut.start < SENTENCE_MAX)
			cut.start = whole.end - SENTENCE_MAX;
		if (cut.start > phrase.start)
			cut.start = phrase.start;
	}
	for (int i = 0; i < 3 && cut.start < phrase.start && is_inside_char(r, cut.start); i++)
		cut.start++;
	if (whole.end - cut.start > SENTENCE_MAX)
		cut.end = cut.start + SENTENCE_MAX;
	for (int i = 0; i < 3 && cut.end < whole.end && is_inside_char(r, cut.end); i++)
		cut.end--;
	return cut;
}

#define PUT(name) \
	static void put_##name(struct buf *b, const struct report *r, const struct claim *c)
#define PUT_STRING(name) \
	PUT(name) { (void)r; add_string(b, c->name); }
#define PUT_FIGURE(name) \
	PUT(name) { (void)r; if (c->figure.has_##name) buf_add_number(b, c->figure.name); }

PUT(report_id) { (void)c; buf_adds(b, r->id); }
PUT(report_date) { add_string(b, *r->date ? r->date : c->filed); }
PUT(claim_id) { (void)r; buf_addf(b, "%d", c->id); }
PUT_STRING(category)
PUT_STRING(action)
PUT_STRING(unit)
PUT_FIGURE(value)
PUT_FIGURE(low)
PUT_FIGURE(high)
PUT(hedge) { (void)r; buf_adds(b, hedge_name(c->figure.hedge)); }
PUT_STRING(count_type)
PUT(parent_id) { (void)r; if (c->parent) buf_addf(b, "%d", c->parent->id); }
PUT_STRING(relation)
PUT(of_total) { (void)r; if (c->has_of_total) buf_add_number(b, c->of_total); }
PUT_STRING(status)
PUT_STRING(place_text)
PUT_STRING(place)
PUT_STRING(admin1)
PUT_STRING(country)
PUT(latitude) { (void)r; if (c->has_coordinates) add_degrees(b, c->latitude); }
PUT(longitude) { (void)r; if (c->has_coordinates) add_degrees(b, c->longitude); }
PUT_STRING(place_precision)
PUT_STRING(date_start)
PUT_STRING(date_end)
PUT_STRING(date_text)
PUT_STRING(source)
PUT_STRING(source_type)
PUT_STRING(channel)
PUT_STRING(actor)
PUT_STRING(owner)
PUT(start) { buf_addf(b, "%zu", r->base + c->span.start); }
PUT(end) { buf_addf(b, "%zu", r->base + c->span.end); }
PUT_STRING(rule)

PUT(unit_text)
{
	struct span s = clip(c->unit_span, r);

	add_line(b, r->text + s.start, s.end - s.start);
}

/* Byte for byte: report[start:end] == text. */
PUT(text)
{
	struct span s = clip(c->span, r);

	buf_add(b, r->text + s.start, s.end - s.start);
}

PUT(sentence)
{
	struct span s = bound_sentence(r, clip(c->sentence, r), clip(c->span, r));

	add_line(b, r->text + s.start, s.end - s.start);
}

PUT(inherited)
{
	static const char *const names[] = { "place", "date", "source", "unit", "action" };
	const char *sep = "";

	(void)r;
	for (unsigned i = 0; i < sizeof(names) / sizeof(*names); i++) {
		if (!(c->inherited & 1u << i))
			continue;
		buf_addf(b, "%s%s", sep, names[i]);
		sep = ";";
	}
}

_Static_assert(INHERIT_PLACE == 1 && INHERIT_DATE == 2 && INHERIT_SOURCE == 4 &&
	INHERIT_UNIT == 8 && INHERIT_ACTION == 16, "put_inherited() goes by the bits");

#define TEXT(name, hxl) { #name, hxl, false, put_##name },
#define NUMBER(name, hxl) { #name, hxl, true, put_##name },

const struct column columns[] = {
	TEXT(report_id, "#meta+id+report")
	TEXT(report_date, "#date+reported")
	NUMBER(claim_id, "#meta+id+claim")
	TEXT(category, "#indicator+category")
	TEXT(action, "#event+type")
	TEXT(unit, "#indicator+unit+code")
	TEXT(unit_text, "#indicator+unit+text")
	NUMBER(value, "#indicator+value+num")
	NUMBER(low, "#indicator+value+min")
	NUMBER(high, "#indicator+value+max")
	TEXT(hedge, "#indicator+hedge")
	TEXT(count_type, "#indicator+type")
	NUMBER(parent_id, "#meta+id+parent")
	TEXT(relation, "#meta+relation")
	NUMBER(of_total, "#indicator+value+total")
	TEXT(status, "#status")
	TEXT(place_text, "#loc+text")
	TEXT(place, "#loc+name")
	TEXT(admin1, "#adm1+name")
	TEXT(country, "#country+code+v_iso2")
	NUMBER(latitude, "#geo+lat")
	NUMBER(longitude, "#geo+lon")
	TEXT(place_precision, "#geo+precision")
	TEXT(date_start, "#date+occurred+start")
	TEXT(date_end, "#date+occurred+end")
	TEXT(date_text, "#date+occurred+text")
	TEXT(source, "#meta+source+name")
	TEXT(source_type, "#meta+source+type")
	TEXT(channel, "#meta+channel")
	TEXT(actor, "#group+actor")
	TEXT(owner, "#group+owner")
	TEXT(text, "#description+number")
	NUMBER(start, "#meta+offset+start")
	NUMBER(end, "#meta+offset+end")
	TEXT(sentence, "#description+sentence")
	TEXT(rule, "#meta+rule")
	TEXT(inherited, "#meta+inherited")
};

const size_t n_columns = sizeof(columns) / sizeof(*columns);

const struct column *column_find(const char *name, size_t len)
{
	for (size_t i = 0; i < n_columns; i++)
		if (!strncmp(columns[i].name, name, len) && !columns[i].name[len])
			return &columns[i];
	return NULL;
}
