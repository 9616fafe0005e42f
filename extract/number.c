/*
 * number.c - the number grammar of number.h. It reads tokens of a shadow from
 * left to right: hedge, currency, figure or range, scale, currency, hedge. What
 * is no number phrase is left alone: digits inside a word ("155mm") never are.
 */
#include "number.h"

#include "token.h"

#include <stdlib.h>
#include <string.h>

static const char *const hedge_names[] = {
	[HEDGE_EXACT] = "exact", [HEDGE_AT_LEAST] = "at_least", [HEDGE_MORE_THAN] = "more_than",
	[HEDGE_ABOUT] = "about", [HEDGE_NEARLY] = "nearly", [HEDGE_UP_TO] = "up_to",
	[HEDGE_FEWER_THAN] = "fewer_than", [HEDGE_RANGE] = "range", [HEDGE_VAGUE] = "vague",
	[HEDGE_UNKNOWN] = "unknown",
};

enum hedge hedge_by_name(const char *name)
{
	for (size_t i = 0; i < sizeof(hedge_names) / sizeof(*hedge_names); i++)
		if (!strcmp(hedge_names[i], name))
			return (enum hedge)i;
	return HEDGE_EXACT;
}

const char *hedge_name(enum hedge h)
{
	return hedge_names[h];
}

/* A place in the shadow that moves on as parts are recognised. */
struct cursor {
	const struct lexicon *lx;
	const char *s;
	size_t len, pos;
};

/* One printed quantity; scale is what the last scale word multiplied by. */
struct quantity {
	double value, scale;
	bool about, words;
};

static bool peek(const struct cursor *c, size_t *start, size_t *end)
{
	*end = c->pos;
	return token_next(c->s, c->len, end, start);
}

static const struct lex_entry *take(struct cursor *c, enum word_class cls)
{
	size_t start, end;
	const struct lex_entry *e;

	if (!peek(c, &start, &end))
		return NULL;
	e = lexicon_match(c->lx, cls, c->s, c->len, start, &end);
	if (e)
		c->pos = end;
	return e;
}

static bool take_word(struct cursor *c, const char *word)
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

static void take_scales(struct cursor *c, struct quantity *q)
{
	const struct lex_entry *e;
	size_t before = c->pos;

	while ((e = take(c, CLASS_SCALE))) {
		if (!strcmp(e->code, "percent")) {
			c->pos = before;
			return;
		}
		q->scale = strtod(e->code, NULL);
		q->value *= q->scale;
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

static bool read_digit_token(struct cursor *c, struct quantity *q, bool money)
{
	size_t start, end, used;

	if (!peek(c, &start, &end) || !read_digits(c->s + start, end - start, &q->value, &used))
		return false;
	q->scale = 1;
	if (start + used < end) {
		size_t left = end - start - used;

		if (left == 4 && !memcmp(c->s + start + used, "-odd", 4))
			q->about = true;
		else if (!(q->scale = suffix_scale(c->s + start + used, left, money || counts_follow(*c, end))))
			return false;
		else
			q->value *= q->scale;
	}
	c->pos = end;
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

/* "two thousand five hundred and six", "a dozen", "half a million" */
static bool read_words(struct cursor *c, struct quantity *q)
{
	double total = 0, small;
	size_t before = c->pos, start;
	const struct lex_entry *e;

	*q = (struct quantity){ .scale = 1, .words = true };
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

		before = c->pos;
		take_scales(c, &part);
		total += part.value;
		q->about |= part.about;
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

static bool read_quantity(struct cursor *c, struct quantity *q, bool money)
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
static bool read_dash_range(struct cursor *c, struct quantity *a, struct quantity *b)
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
		b->value *= b->scale;
	}
	c->pos = end;
	take_scales(c, b);
	return true;
}

static bool ends_with_word(const char *s, size_t len, const char *word)
{
	size_t n = strlen(word);

	while (len && s[len - 1] == ' ')
		len--;
	for (size_t i = 0; len >= n && i < n; i++)
		if (to_lower((unsigned char)s[len - n + i]) != word[i])
			return false;
	return len >= n && (len == n || s[len - n - 1] == ' ');
}

/* "to 20", "or four", "and $14 billion" behind a first quantity */
static bool read_upper(struct cursor *c, const struct quantity *a, struct quantity *b,
		bool between, bool after_from, bool money)
{
	size_t before = c->pos;
	bool joined = between ? take_word(c, "and") : take_word(c, "or") ||
		(!after_from && take_word(c, "to"));

	joined = joined || (between && take_word(c, "to"));
	if (joined) {
		take(c, CLASS_CURRENCY);
		if (read_quantity(c, b, money) && b->value > a->value)
			return true;
	}
	c->pos = before;
	return false;
}

struct phrase {
	enum hedge hedge;
	bool between, is_range;
	struct quantity a, b;
	const struct lex_entry *currency, *vague, *fraction;
	bool percent;
};

static void take_hedges(struct cursor *c, struct phrase *p)
{
	const struct lex_entry *e;
	size_t before = c->pos;

	while ((e = take(c, CLASS_HEDGE))) {
		if (strstr(e->attr, "after")) {
			c->pos = before;
			return;
		}
		p->between |= !strcmp(e->code, "range");
		if (p->hedge == HEDGE_EXACT)
			p->hedge = hedge_by_name(e->code);
		before = c->pos;
	}
}

static void take_tail(struct cursor *c, struct phrase *p)
{
	const struct lex_entry *e;
	size_t before = c->pos;

	e = take(c, CLASS_SCALE);
	if (e && !strcmp(e->code, "percent"))
		p->percent = true;
	else
		c->pos = before;
	before = c->pos;
	e = take(c, CLASS_CURRENCY);
	if (e && !p->currency && !p->percent && is_alpha((unsigned char)c->s[c->pos - 1]))
		p->currency = e;
	else
		c->pos = before;
	before = c->pos;
	e = take(c, CLASS_HEDGE);
	if (e && strstr(e->attr, "after")) {
		if (p->hedge == HEDGE_EXACT)
			p->hedge = hedge_by_name(e->code);
	} else {
		c->pos = before;
	}
}

/* "tens of thousands of them": the last "of" belongs to the pronoun */
static void leave_of(struct cursor *c, size_t start)
{
	static const char *const pronouns[] = { "them", "whom", "which", "those", "these" };
	struct cursor next = *c;

	if (c->pos < start + 3 || memcmp(c->s + c->pos - 3, " of", 3))
		return;
	for (size_t i = 0; i < sizeof(pronouns) / sizeof(*pronouns); i++)
		if (take_word(&next, pronouns[i])) {
			c->pos -= 3;
			return;
		}
}

/* "N100 million", "Rs500 million": letters of a currency glued to digits, where a scale word follows */
static bool read_glued(struct cursor *c, struct phrase *p)
{
	size_t start, end, letters = 0, used, before = c->pos;

	if (!peek(c, &start, &end))
		return false;
	while (start + letters < end && is_lower((unsigned char)c->s[start + letters]))
		letters++;
	if (!letters || letters > 3 || start + letters == end)
		return false;
	p->currency = lexicon_match(c->lx, CLASS_CURRENCY, c->s, start + letters, start, &used);
	c->pos = start + letters;
	if (p->currency && used == start + letters && read_digit_token(c, &p->a, true) && p->a.scale >= 1000)
		return true;
	p->currency = NULL;
	c->pos = before;
	return false;
}

static bool read_amount(struct cursor *c, struct phrase *p, size_t start)
{
	size_t before = c->pos;

	if (read_glued(c, p))
		return true;

	p->fraction = take(c, CLASS_FRACTION);
	if (p->fraction)
		return true;
	p->currency = take(c, CLASS_CURRENCY);
	if (read_dash_range(c, &p->a, &p->b)) {
		p->is_range = true;
	} else if (read_quantity(c, &p->a, p->currency != NULL)) {
		p->is_range = read_upper(c, &p->a, &p->b, p->between,
				ends_with_word(c->s, start, "from"), p->currency != NULL);
	} else {
		c->pos = before;
		p->currency = NULL;
		p->vague = take(c, CLASS_VAGUE);
		if (!p->vague)
			return false;
		leave_of(c, before);
		p->currency = take(c, CLASS_CURRENCY);
		return true;
	}
	/* "11 to 14 billion", "210 to 240 thousand": the scale is printed once */
	if (p->is_range && p->b.scale >= 100 && p->a.scale == 1 && p->a.value < p->b.value / p->b.scale)
		p->a.value *= p->b.scale;
	return true;
}

static struct figure bound(double v, enum hedge h)
{
	struct figure f = { .value = v, .has_value = true, .hedge = h };

	if (h == HEDGE_EXACT || h == HEDGE_AT_LEAST || h == HEDGE_MORE_THAN)
		f.low = v, f.has_low = true;
	if (h == HEDGE_EXACT || h == HEDGE_NEARLY || h == HEDGE_UP_TO || h == HEDGE_FEWER_THAN)
		f.high = v, f.has_high = true;
	return f;
}

static struct figure make_figure(const struct phrase *p)
{
	double unit = p->percent ? 0.01 : 1;
	enum hedge h = p->hedge == HEDGE_EXACT && p->a.about ? HEDGE_ABOUT : p->hedge;

	if (p->fraction) {
		double v = strtod(p->fraction->code, NULL);

		if (strstr(p->fraction->attr, "vague"))
			return (struct figure){ .low = v, .has_low = true, .hedge = HEDGE_VAGUE };
		return bound(v, h == HEDGE_RANGE ? HEDGE_EXACT : h);
	}
	if (p->vague)
		return (struct figure){ .low = strtod(p->vague->code, NULL), .has_low = true,
			.hedge = strstr(p->vague->attr, "unknown") ? HEDGE_UNKNOWN : HEDGE_VAGUE };
	if (p->is_range)
		return (struct figure){ .low = p->a.value * unit, .high = p->b.value * unit,
			.has_low = true, .has_high = true, .hedge = HEDGE_RANGE };
	return bound(p->a.value * unit, h == HEDGE_RANGE ? HEDGE_EXACT : h);
}

bool number_lex(const struct lexicon *lx, const struct shadow *s, size_t start, struct number *out)
{
	struct cursor c = { lx, s->text, s->len, start };
	struct phrase p = { .hedge = HEDGE_EXACT };

	take_hedges(&c, &p);
	if (!read_amount(&c, &p, start))
		return false;
	if (!p.fraction && !p.vague) {
		if (c.pos < c.len && c.s[c.pos] == '+' && p.hedge == HEDGE_EXACT) {
			p.hedge = HEDGE_AT_LEAST;
			c.pos++;
		}
		take_tail(&c, &p);
	}
	*out = (struct number){ .start = start, .end = c.pos, .figure = make_figure(&p),
		.cls = p.currency ? CLASS_MONEY : p.percent || p.fraction ? CLASS_SHARE : CLASS_NUM,
		.currency = p.currency ? p.currency->code : NULL };
	return true;
}
