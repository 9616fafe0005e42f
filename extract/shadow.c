/*
 * shadow.c - writes a sentence in lower case with its marks made alike, folds
 * phrases into class bytes, and maps back. It knows no word of any language.
 */
#include "shadow.h"

#include <stdlib.h>
#include <string.h>

void shadow_release(struct shadow *s)
{
	free(s->item);
	free(s->items);
	*s = (struct shadow){ 0 };
}

/*
 * Room for the shadow of so many bytes, in one block; nothing is kept. One byte
 * becomes three at most ("…", "--"), and there is a NUL.
 */
static void make_room(struct shadow *s, size_t bytes)
{
	if (s->cap > 3 * bytes)
		return;
	free(s->item);
	s->cap = 3 * bytes + 64;
	s->item = xmalloc(s->cap * (sizeof(*s->from) + sizeof(*s->to) + sizeof(*s->item) + 1));
	s->from = (uint16_t *)(s->item + s->cap);
	s->to = s->from + s->cap;
	s->text = (char *)(s->to + s->cap);
}

static inline void put(struct shadow *s, int c, size_t at, size_t to)
{
	if (c == ' ' && (!s->len || s->text[s->len - 1] == ' '))
		return;
	s->text[s->len] = (char)c;
	s->from[s->len] = (uint16_t)(at - s->start);
	s->to[s->len] = (uint16_t)(to - s->start);
	s->item[s->len] = -1;
	s->len++;
}

static void puts_at(struct shadow *s, const char *str, size_t at, size_t to)
{
	while (*str)
		put(s, (unsigned char)*str++, at, to);
}

/* Lower case of the two-byte letters of Latin-1, Latin Extended-A and Cyrillic. */
static uint32_t lower_two(uint32_t cp)
{
	if (cp >= 0xC0 && cp <= 0xDE && cp != 0xD7)
		return cp + 32;
	if ((cp >= 0x100 && cp <= 0x137) || (cp >= 0x14A && cp <= 0x177) || cp == 0x490)
		return cp | 1;
	if ((cp >= 0x139 && cp <= 0x148) || (cp >= 0x179 && cp <= 0x17E))
		return cp + (cp & 1);
	if (cp >= 0x410 && cp <= 0x42F)
		return cp + 32;
	if (cp >= 0x400 && cp <= 0x40F)
		return cp + 80;
	return cp;
}

/* What a sign of General Punctuation or Latin-1 is read as; NULL for itself. */
static const char *plain_sign(uint32_t cp, bool spaced)
{
	switch (cp) {
	case 0xA0: case 0x2007: case 0x2009: case 0x200A: case 0x202F: case 0xFEFF:
		return " ";
	case 0xAD: case 0x200B: case 0x200C: case 0x200D: case 0x200E: case 0x200F: case 0x2060:
		return "";
	case 0x2010: case 0x2011: case 0x2212:
		return "-";
	case 0x2012: case 0x2013:
		return spaced ? " - " : "-";
	case 0x2014: case 0x2015:
		return " - ";
	case 0x2018: case 0x2019: case 0x201A: case 0x2BC: case 0x2032:
		return "'";
	case 0x201C: case 0x201D: case 0x201E: case 0xAB: case 0xBB: case 0x2033:
		return "\"";
	case 0x2022: case 0x25CF: case 0x25AA: case 0xB7:
		return "* ";
	case 0x2026:
		return "...";
	default:
		return NULL;
	}
}

static uint32_t decode(const char *str, size_t n)
{
	const unsigned char *s = (const unsigned char *)str;

	if (n == 2)
		return (uint32_t)(s[0] & 0x1F) << 6 | (s[1] & 0x3F);
	if (n == 3)
		return (uint32_t)(s[0] & 0x0F) << 12 | (uint32_t)(s[1] & 0x3F) << 6 | (s[2] & 0x3F);
	return 0x10000;	/* four bytes: nothing below cares which */
}

static void put_wide(struct shadow *s, const char *text, size_t n, size_t at, bool spaced)
{
	uint32_t cp = decode(text + at, n);
	const char *sign = n < 4 ? plain_sign(cp, spaced) : NULL;

	if (sign) {
		puts_at(s, sign, at, at + n);
	} else if (n == 2) {
		cp = lower_two(cp);
		put(s, (int)(0xC0 | cp >> 6), at, at + n);
		put(s, (int)(0x80 | (cp & 0x3F)), at, at + n);
	} else {
		for (size_t i = 0; i < n; i++)
			put(s, (unsigned char)text[at + i], at, at + n);
	}
}

void shadow_set(struct shadow *s, const char *text, struct span sentence)
{
	size_t end = sentence.end - sentence.start > SHADOW_MAX ? sentence.start + SHADOW_MAX : sentence.end;

	s->len = s->n_items = 0;
	s->start = sentence.start;
	make_room(s, end - sentence.start);
	for (size_t i = sentence.start; i < end;) {
		unsigned char c = (unsigned char)text[i];
		size_t n;

		if (is_alpha(c)) {
			put(s, to_lower(c), i, i + 1);
			i++;
			continue;
		}
		n = utf8_len(text + i, end - i);
		if (c == '-' && i + 1 < end && text[i + 1] == '-') {
			puts_at(s, " - ", i, i + 2);
			n = 2;
		} else if (n == 1 && is_space(c)) {
			put(s, ' ', i, i + 1);
		} else if (n == 1) {
			put(s, class_is(c) || c < ' ' ? '?' : to_lower(c), i, i + 1);
		} else if (n) {
			put_wide(s, text, n, i, s->len && s->text[s->len - 1] == ' ');
		} else {
			put(s, '?', i, i + 1);	/* not UTF-8 */
			n = 1;
		}
		i += n;
	}
	put(s, '\0', end, end);
	s->len--;
}

int shadow_add_item(struct shadow *s, struct item item)
{
	s->items = grow(s->items, &s->cap_items, s->n_items + 1, sizeof(*s->items));
	if (!item.unit)
		item.unit = "";
	if (!item.noun)
		item.noun = "";
	if (!item.action)
		item.action = "";
	s->items[s->n_items] = item;
	return (int)s->n_items++;
}

static bool is_letter(char c)
{
	unsigned char u = (unsigned char)c;

	return is_alpha(u) || is_digit(u) || (u >= 0x80 && !class_is(u));
}

static void copy_byte(struct shadow *s, size_t out, size_t in)
{
	s->text[out] = s->text[in];
	s->from[out] = s->from[in];
	s->to[out] = s->to[in];
	s->item[out] = s->item[in];
}

void shadow_fold(struct shadow *s, const struct fold *folds, size_t n)
{
	size_t out = n ? folds[0].start : 0, in = out;

	if (!n)
		return;
	for (size_t i = 0; i < n; i++) {
		for (; in < folds[i].start; in++, out++)
			copy_byte(s, out, in);
		if (folds[i].item >= 0) {
			s->text[out] = (char)s->items[folds[i].item].cls;
			s->from[out] = s->from[in];
			s->to[out] = s->to[folds[i].end - 1];
			s->item[out++] = folds[i].item;
		}
		else if (out && folds[i].end < s->len && is_letter(s->text[out - 1]) && is_letter(s->text[folds[i].end])) {
			s->text[out] = ' ';	/* what is left out must not join two words */
			s->from[out] = s->from[in];
			s->to[out] = s->to[folds[i].end - 1];
			s->item[out++] = -1;
		}
		in = folds[i].end;
	}
	for (; in <= s->len; in++, out++)
		copy_byte(s, out, in);
	s->len = out - 1;
}

struct shadow shadow_keep(const struct shadow *s, struct arena *a)
{
	struct shadow k = { .text = arena_strndup(a, s->text, s->len), .len = s->len, .start = s->start,
		.n_items = s->n_items };
	size_t n = s->len + 1;	/* the NUL has a place in the report as well */

	k.from = arena_alloc(a, n * sizeof(*k.from));
	k.to = arena_alloc(a, n * sizeof(*k.to));
	k.item = arena_alloc(a, n * sizeof(*k.item));
	k.items = arena_alloc(a, (s->n_items + 1) * sizeof(*k.items));
	memcpy(k.from, s->from, n * sizeof(*k.from));
	memcpy(k.to, s->to, n * sizeof(*k.to));
	memcpy(k.item, s->item, n * sizeof(*k.item));
	if (s->n_items)
		memcpy(k.items, s->items, s->n_items * sizeof(*k.items));
	return k;
}

struct span shadow_span(const struct shadow *s, size_t start, size_t end)
{
	while (start < end && s->text[start] == ' ')
		start++;
	while (end > start && s->text[end - 1] == ' ')
		end--;
	if (start == end)
		return (struct span){ shadow_at(s, start), shadow_at(s, start) };
	return (struct span){ shadow_at(s, start), shadow_to(s, end - 1) };
}

void shadow_print(const struct shadow *s, struct buf *out)
{
	for (size_t i = 0; i < s->len; i++) {
		const struct item *it = shadow_item(s, i);

		if (!it) {
			buf_addc(out, to_lower((unsigned char)s->text[i]));
			continue;
		}
		buf_addf(out, "[%s", class_name((unsigned char)s->text[i]));
		if (*it->unit)
			buf_addf(out, " %s", it->unit);
		else if (it->lex)
			buf_addf(out, " %s", it->lex->code);
		buf_addc(out, ']');
	}
}
