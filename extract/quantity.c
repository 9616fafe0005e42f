/*
 * quantity.c - digits, number words and scales: what one printed quantity is
 * worth. Hedges, ranges in words and currencies are number.c's.
 */
#include "quantity.h"

#include "token.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

bool peek(const struct cursor *c, size_t *start, size_t *end)
{
	*end = c->pos;
	return token_next(c->s, c->len, end, start);
}

const struct lex_entry *take(struct cursor *c, enum word_class cls)
{
	size_t start, end;
	const struct lex_entry *e;

	if (!peek(c, &start, &end))
		return NULL;
	if (c->known != start + 1) {
		c->known = start + 1;
		c->starts = lexicon_starts(c->lx, c->s + start, end - start);
	}
	if (!(c->starts & class_bit(cls)))
		return NULL;
	e = lexicon_match(c->lx, cls, c->s, c->len, start, &end);
	if (e)
		c->pos = end;
	return e;
}

bool take_word(struct cursor *c, const char *word)
{
	size_t start, end;

	if (!peek(c, &start, &end) || end - start != strlen(word) || memcmp(c->s + start, word, end - start))
		return false;
	c->pos = end;
	return true;
}

/* Digits with thousands commas and a decimal point; *used is where they end. */
static bool read_digits(const char *s, size_t len, double *value, size_t *used)
{
	char digits[32];
	size_t n = 0, i = 0, group = 0;
	bool comma = false;

	for (; i < len && (is_digit(s[i]) || s[i] == ','); i++) {
		if (s[i] == ',') {
			if ((comma && group != 3 && group != 2) || !group || group > 3)
				return false;
			comma = true;
			group = 0;
		} else if (n + 1 < sizeof(digits)) {
			digits[n++] = s[i];
			group++;
		} else {
			return false;
		}
	}
	if (!n || (comma && group != 3))
		return false;
	if (i + 1 < len && s[i] == '.' && is_digit(s[i + 1])) {
		if (n + 1 < sizeof(digits))
			digits[n++] = '.';
		for (i++; i < len && is_digit(s[i]); i++)
			if (n + 1 < sizeof(digits))
				digits[n++] = s[i];
	}
	digits[n] = '\0';
	*value = strtod(digits, NULL);	/* digits and a point: "C" locale always holds */
	*used = i;
	return true;
}

/* "k", "m", "bn" right behind digits. A lone m is metres unless it is money. */
static double suffix_scale(const char *s, size_t len, bool money)
{
	static const struct { const char *suffix; double scale; bool money_only; } table[] = {
		{ "k", 1e3, false }, { "m", 1e6, true }, { "mn", 1e6, false }, { "mln", 1e6, false },
		{ "b", 1e9, true }, { "bn", 1e9, false }, { "tn", 1e12, false },
	};

	for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++)
		if (strlen(table[i].suffix) == len && !memcmp(table[i].suffix, s, len))
			return table[i].money_only && !money ? 0 : table[i].scale;
	return 0;
}

/* 34.2 billion is no 34200000000.000004 */
static double scaled(double value, double scale)
{
	double product = value * scale, whole = nearbyint(product);

	return fabs(product - whole) < 1e-3 ? whole : product;
}

/* "60-odd", "60-plus" */
static bool read_suffix(const char *s, size_t len, struct quantity *q)
{
	q->about = len == 4 && !memcmp(s, "-odd", 4);
	q->least = len == 5 && !memcmp(s, "-plus", 5);
	return q->about || q->least;
}

/* A word of the class in "sixty-odd", "dozen-plus". No move and NULL for others. */
static const struct lex_entry *take_round(struct cursor *c, enum word_class cls, struct quantity *q)
{
	size_t start, end, used;
	const char *dash = peek(c, &start, &end) ? memchr(c->s + start, '-', end - start) : NULL;
	const struct lex_entry *e;

	if (!dash || !read_suffix(dash, end - (size_t)(dash - c->s), &(struct quantity){ 0 }))
		return NULL;
	used = (size_t)(dash - c->s);
	e = lexicon_match(c->lx, cls, c->s, used, start, &used);
	if (!e || used != (size_t)(dash - c->s))
		return NULL;
	read_suffix(dash, end - used, q);
	c->pos = end;
	return e;
}

static void take_scales(struct cursor *c, struct quantity *q)
{
	const struct lex_entry *e;
	size_t before = c->pos;

	while ((e = take(c, CLASS_SCALE)) || (e = take_round(c, CLASS_SCALE, q))) {
		if (!strcmp(e->code, "percent")) {
			c->pos = before;
			return;
		}
		q->scale = strtod(e->code, NULL);
		q->value = scaled(q->value, q->scale);
		q->about |= q->scale == 12;
		before = c->pos;
	}
}

/* "350m euros", "3.5m people": what no length is measured in makes the m millions */
static bool counts_follow(struct cursor c, size_t end)
{
	c.pos = end;
	return take(&c, CLASS_CURRENCY) || take(&c, CLASS_PERSONS);
}

/* "1 500", "12 000 000": thousands set with a blank. Not where digits follow, as in rows of a table */
static void take_blank_groups(const struct cursor *c, double *value, size_t *end)
{
	double v = *value;
	size_t at = *end;

	while (at + 4 <= c->len && c->s[at] == ' ' && is_digit(c->s[at + 1]) && is_digit(c->s[at + 2]) &&
	       is_digit(c->s[at + 3])) {
		v = v * 1000 + (c->s[at + 1] - '0') * 100 + (c->s[at + 2] - '0') * 10 + (c->s[at + 3] - '0');
		at += 4;
	}
	if (at == c->len || (strchr(" ,.;:)", c->s[at]) && (at + 1 == c->len || !is_digit(c->s[at + 1])))) {
		*value = v;
		*end = at;
	}
}

/* "1.500", "12.000.000": what counts has no three decimals, so these are thousands set with points; 0 for others */
static double point_groups(const char *s, size_t len)
{
	double v = 0;
	size_t i = 0;

	if (*s == '0' || len < 5)
		return 0;
	for (; i < len && i < 3 && is_digit((unsigned char)s[i]); i++)
		v = v * 10 + (s[i] - '0');
	for (; i && len - i >= 4 && s[i] == '.' && is_digit((unsigned char)s[i + 1]) && is_digit((unsigned char)s[i + 2]) &&
	       is_digit((unsigned char)s[i + 3]); i += 4)
		v = v * 1000 + (s[i + 1] - '0') * 100 + (s[i + 2] - '0') * 10 + (s[i + 3] - '0');
	return i == len ? v : 0;
}

/* Neither a sum nor a share, of which three decimals may be told. */
static bool counts_things(struct cursor c)
{
	const struct lex_entry *e;

	if (c.pos < c.len && c.s[c.pos] == '%')
		return false;
	e = take(&c, CLASS_SCALE);
	return !e && !take(&c, CLASS_CURRENCY);
}

bool read_digit_token(struct cursor *c, struct quantity *q, bool money)
{
	size_t start, end, used;
	double grouped = 0;

	if (!peek(c, &start, &end) || !read_digits(c->s + start, end - start, &q->value, &used))
		return false;
	q->scale = 1;
	if (start + used == end && used <= 3 && c->s[start] != '0')
		take_blank_groups(c, &q->value, &end);
	else if (start + used < end) {
		size_t left = end - start - used;

		if (!read_suffix(c->s + start + used, left, q) &&
		    !(q->scale = suffix_scale(c->s + start + used, left, money || counts_follow(*c, end))))
			return false;
		q->value = scaled(q->value, q->scale);
	}
	c->pos = end;
	if (!money && (grouped = point_groups(c->s + start, end - start)) > 0 && counts_things(*c))
		q->value = grouped;
	take_scales(c, q);
	return true;
}

/* "twenty-five": both halves are number words */
static bool read_hyphen_word(struct cursor *c, double *value)
{
	size_t start, end, used;
	const char *dash;
	const struct lex_entry *a, *b;

	if (!peek(c, &start, &end) || !(dash = memchr(c->s + start, '-', end - start)))
		return false;
	used = (size_t)(dash - c->s);
	a = lexicon_match(c->lx, CLASS_NUMWORD, c->s, used, start, &used);
	used = end;
	b = lexicon_match(c->lx, CLASS_NUMWORD, c->s, end, (size_t)(dash - c->s) + 1, &used);
	if (!a || !b || used != end)
		return false;
	*value = strtod(a->code, NULL) + strtod(b->code, NULL);
	c->pos = end;
	return strtod(a->code, NULL) >= 20 && strtod(b->code, NULL) < 10;
}

static bool read_small(struct cursor *c, double *value)
{
	const struct lex_entry *e;
	size_t before = c->pos;

	if (read_hyphen_word(c, value))
		return true;
	c->pos = before;
	e = take(c, CLASS_NUMWORD);
	if (!e)
		return false;
	*value = strtod(e->code, NULL);
	/* "twenty five" */
	if (*value >= 20 && *value < 100) {
		before = c->pos;
		e = take(c, CLASS_NUMWORD);
		if (e && strtod(e->code, NULL) > 0 && strtod(e->code, NULL) < 10)
			*value += strtod(e->code, NULL);
		else
			c->pos = before;
	}
	return true;
}

/* "two and a half million": the half belongs to the scale behind it */
static void take_half(struct cursor *c, double *value)
{
	size_t before = c->pos, scale;
	const struct lex_entry *e;

	if (take_word(c, "and") && take_word(c, "a") && take_word(c, "half")) {
		scale = c->pos;
		e = take(c, CLASS_SCALE);
		c->pos = scale;
		if (e && strcmp(e->code, "percent")) {
			*value += 0.5;
			return;
		}
	}
	c->pos = before;
}

/* "two thousand five hundred and six", "a dozen", "half a million" */
static bool read_words(struct cursor *c, struct quantity *q)
{
	double total = 0, small;
	size_t before = c->pos, start;
	const struct lex_entry *e;

	*q = (struct quantity){ .scale = 1, .words = true };
	if ((e = take_round(c, CLASS_NUMWORD, q))) {
		q->value = strtod(e->code, NULL);
		return true;
	}
	if (!read_small(c, &small)) {
		bool half = take_word(c, "half");

		if (!take_word(c, "a") && !take_word(c, "an") && !half)
			return false;
		small = half ? 0.5 : 1;
		start = c->pos;
		e = take(c, CLASS_SCALE);
		c->pos = start;
		if (!e || !strcmp(e->code, "percent")) {
			c->pos = before;
			return false;
		}
	}
	for (;;) {
		struct quantity part = { .value = small, .scale = 1 };

		take_half(c, &part.value);
		before = c->pos;
		take_scales(c, &part);
		total += part.value;
		q->about |= part.about;
		q->least |= part.least;
		if (part.scale > 1)
			q->scale = part.scale;
		before = c->pos;
		if (part.scale < 100 || part.about)
			break;
		take_word(c, "and");
		if (!read_small(c, &small) || small >= part.scale) {
			c->pos = before;
			break;
		}
	}
	q->value = total;
	return true;
}

bool read_quantity(struct cursor *c, struct quantity *q, bool money)
{
	size_t before = c->pos, start, end, used;
	double v;

	*q = (struct quantity){ .scale = 1 };
	if (read_digit_token(c, q, money)) {
		/* "5 thousand (5,000)" is one figure */
	} else {
		c->pos = before;
		if (!read_words(c, q)) {
			c->pos = before;
			return false;
		}
	}
	before = c->pos;
	if (take_word(c, "(") && peek(c, &start, &end) && read_digits(c->s + start, end - start, &v, &used) &&
	    start + used == end && v == q->value) {
		c->pos = end;
		if (take_word(c, ")"))
			return true;
	}
	c->pos = before;
	return true;
}

/* "15-20" in one token */
bool read_dash_range(struct cursor *c, struct quantity *a, struct quantity *b)
{
	size_t start, end, u1, u2;
	const char *dash;
	size_t n;

	if (!peek(c, &start, &end) || !(dash = memchr(c->s + start, '-', end - start)))
		return false;
	n = (size_t)(dash - c->s) - start;
	*a = *b = (struct quantity){ .scale = 1 };
	if (!read_digits(c->s + start, n, &a->value, &u1) || u1 != n ||
	    !read_digits(dash + 1, end - start - n - 1, &b->value, &u2) || a->value >= b->value)
		return false;
	if (n + 1 + u2 != end - start) {
		b->scale = suffix_scale(dash + 1 + u2, end - start - n - 1 - u2, true);
		if (!b->scale)
			return false;
		b->value = scaled(b->value, b->scale);
	}
	c->pos = end;
	take_scales(c, b);
	return true;
}
