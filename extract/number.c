/*
 * number.c - the number grammar of number.h. It reads tokens of a shadow from
 * left to right: hedge, currency, figure or range, scale, currency, hedge. What
 * is no number phrase is left alone: digits inside a word ("155mm") never are.
 */
#include "number.h"

#include "quantity.h"

#include <stdlib.h>
#include <string.h>

#define MAX_JOINED 48		/* bytes of the longest amount written as one word */

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

/* The code of a currency that is a word besides ("try", "cop") needs a sum that nobody counts with that word */
static bool is_sum(const struct lex_entry *currency, const struct phrase *p)
{
	return !strstr(currency->attr, "sum") || p->a.value >= 10000 || (p->is_range && p->b.value >= 10000);
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
	if (e && !p->currency && !p->percent && is_sum(e, p) && is_alpha((unsigned char)c->s[c->pos - 1]))
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

/* "A$2 million" is Australian, "a $2 million fund" is not */
static const struct lex_entry *take_currency(struct cursor *c)
{
	size_t before = c->pos;
	const struct lex_entry *e = take(c, CLASS_CURRENCY);

	while (before < c->len && c->s[before] == ' ')
		before++;
	if (!e || c->s[before] != 'a' || c->s[before + 1] != ' ')
		return e;
	c->pos = before;
	return NULL;
}

/*
 * "a 40-million-euro fund", "a $3-billion bill", "a 50,000-dollar bribe": one word, read as if
 * blanks stood for its hyphens
 */
static bool read_joined(struct cursor *c, struct phrase *p)
{
	char word[MAX_JOINED];
	struct cursor inside = { .lx = c->lx, .s = word };
	const struct lex_entry *currency;
	size_t start, end;

	if (!peek(c, &start, &end) || end - start > sizeof(word) || !memchr(c->s + start, '-', end - start))
		return false;
	inside.len = end - start;
	for (size_t i = 0; i < inside.len; i++)
		word[i] = c->s[start + i] == '-' ? ' ' : c->s[start + i];
	if (!read_quantity(&inside, &p->a, true) || (p->a.scale < 1000 && p->a.value < 1000))
		return false;
	currency = p->currency ? p->currency : take(&inside, CLASS_CURRENCY);
	if (!currency || inside.pos < inside.len)
		return false;
	p->currency = currency;
	c->pos = end;
	return true;
}

/* "a group of 22 gunmen": the number says how many the group were. */
static bool is_number_next(struct cursor c)
{
	struct quantity q;

	return read_quantity(&c, &q, false);
}

/* "a quarter of a million", "three quarters of a million". No move where neither stands here. */
static bool read_quarters(struct cursor *c, struct quantity *q)
{
	size_t before = c->pos;
	const struct lex_entry *e = NULL;
	bool one = take_word(c, "a") && take_word(c, "quarter");

	if (!one)
		c->pos = before;
	if ((one || (take_word(c, "three") && take_word(c, "quarters"))) && take_word(c, "of") && take_word(c, "a"))
		e = take(c, CLASS_SCALE);
	if (!e || !strcmp(e->code, "percent")) {
		c->pos = before;
		return false;
	}
	*q = (struct quantity){ .scale = strtod(e->code, NULL), .words = true };
	q->value = q->scale * (one ? 0.25 : 0.75);
	return true;
}

static bool read_amount(struct cursor *c, struct phrase *p, size_t start)
{
	size_t before = c->pos;

	if (read_glued(c, p) || read_quarters(c, &p->a))
		return true;

	p->fraction = take(c, CLASS_FRACTION);
	if (p->fraction)
		return true;
	p->currency = take_currency(c);
	if (read_joined(c, p))
		return true;
	if (read_dash_range(c, &p->a, &p->b)) {
		p->is_range = true;
	} else if (read_quantity(c, &p->a, p->currency != NULL)) {
		p->is_range = read_upper(c, &p->a, &p->b, p->between,
				ends_with_word(c->s, start, "from") || ends_with_word(c->s, start, "by"),
				p->currency != NULL);
	} else {
		c->pos = before;
		p->currency = NULL;
		p->vague = take(c, CLASS_VAGUE);
		if (!p->vague || is_number_next(*c)) {
			c->pos = before;
			p->vague = NULL;
			return false;
		}
		leave_of(c, before);
		p->currency = take(c, CLASS_CURRENCY);
		return true;
	}
	/* "11 to 14 billion", "210 to 240 thousand": the scale is printed once */
	if (p->is_range && p->b.scale >= 100 && p->a.scale == 1 && p->a.value < p->b.value / p->b.scale)
		p->a.value *= p->b.scale;
	if (!p->currency || is_sum(p->currency, p))
		return true;
	p->currency = NULL;
	c->pos = before;
	return false;
}

struct figure figure_hedged(double v, enum hedge h)
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
	double unit = p->percent ? 100 : 1;	/* divided by: 70 * 0.01 is no 0.7 */
	enum hedge own = p->a.about ? HEDGE_ABOUT : p->a.least ? HEDGE_AT_LEAST : HEDGE_EXACT;
	enum hedge h = p->hedge == HEDGE_EXACT ? own : p->hedge;

	if (p->fraction) {
		double v = strtod(p->fraction->code, NULL);

		if (strstr(p->fraction->attr, "vague"))
			return (struct figure){ .low = v, .has_low = true, .hedge = HEDGE_VAGUE };
		return figure_hedged(v, h == HEDGE_RANGE ? HEDGE_EXACT : h);
	}
	if (p->vague)
		return (struct figure){ .low = strtod(p->vague->code, NULL), .has_low = true,
			.hedge = strstr(p->vague->attr, "unknown") ? HEDGE_UNKNOWN : HEDGE_VAGUE };
	if (p->is_range)
		return (struct figure){ .low = p->a.value / unit, .high = p->b.value / unit,
			.has_low = true, .has_high = true, .hedge = HEDGE_RANGE };
	return figure_hedged(p->a.value / unit, h == HEDGE_RANGE ? HEDGE_EXACT : h);
}

/* "wrote about three deaths": what is told of, no hedge. */
static bool tells_about(const struct shadow *s, size_t start)
{
	static const char *const verbs[] = { "wrote", "written", "writes", "posted", "tweeted", "spoke", "spoken", "talked",
		"told" };

	if (!starts_lower(s->text + start, "about "))
		return false;
	for (size_t i = 0; i < sizeof(verbs) / sizeof(*verbs); i++)
		if (ends_with_word(s->text, start, verbs[i]))
			return true;
	return false;
}

bool number_lex(const struct lexicon *lx, const struct shadow *s, size_t start, struct number *out)
{
	struct cursor c = { .lx = lx, .s = s->text, .len = s->len, .pos = start };
	struct phrase p = { .hedge = HEDGE_EXACT };

	if (tells_about(s, start))
		return false;
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
