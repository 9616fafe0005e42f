/*
 * repeat.c - whether two claims count the same thing: one figure told again, or
 * another source's word for it.
 */
#include "repeat.h"

#include <string.h>

#include "extract/isodate.h"

#define RIVAL_REACH 12	/* sentences from a figure to another's for the same */
#define LONG_AGO 7	/* days between an event and what no longer is told of it */
#define ROUNDED_LEAST 20	/* a figure that is rounded, … */
#define ROUNDED_OVER 1.1	/* … and by how much, … */
#define OPEN_OVER 1.2	/* … and where it says that it is more */

/* "The three", "those four": told of before. */
bool is_definite(const struct context *x, const struct claim *c)
{
	static const char *const words[] = { "the ", "these ", "those ", NULL };

	for (size_t i = 0, n; words[i]; i++) {
		n = strlen(words[i]);
		if (c->span.start > n && !is_word_byte((unsigned char)x->text[c->span.start - n - 1]) &&
		    starts_lower(x->text + c->span.start - n, words[i]))
			return true;
	}
	return c->home->shadow.items[c->item].flags & ITEM_DEFINITE;
}

/* Two claims that count one kind of thing under one action, in one country as far as is known. */
static bool same_matter(const struct claim *c, const struct claim *old)
{
	if (!is(c->action, old->action) || !same_top(c->unit, old->unit) || is(old->relation, "same") ||
	    is(old->relation, "delta"))
		return false;
	if (is(c->unit, "share") || is(c->status, "planned") != is(old->status, "planned"))
		return false;
	/* a sum of money tells itself apart: its giver's country here, its taker's there */
	return is(c->category, "money") || !*c->country || !*old->country || is(c->country, old->country);
}

static bool is_some(const struct claim *c)
{
	return is(c->relation, "subset") || is(c->relation, "part");
}

/* "Lebanon" and "southern Lebanon", "Salada" and "Salada district": one is told less finely. */
static bool holds_place(const struct claim *wide, const struct claim *c)
{
	return strcasestr(c->place_text, wide->place) ||
		(is(wide->place_precision, "country") && is(wide->country, c->country));
}

bool is_elsewhere(const struct claim *c, const struct claim *old)
{
	return *c->place && *old->place && !(c->inherited & INHERIT_PLACE) && !holds_place(c, old) && !holds_place(old, c);
}

bool same_place(const struct claim *c, const struct claim *old)
{
	if (is(c->category, "money") || !*c->place || !*old->place || is(c->place, old->place))
		return true;
	return (c->inherited | old->inherited) & INHERIT_PLACE || holds_place(c, old) || holds_place(old, c);
}

/* Claims of the headline and lead, which the text below tells again: page furniture may stand above them. */
static bool is_lead(const struct claim *first, const struct claim *c)
{
	return c->home->paragraph <= first->home->paragraph + 1;
}

/* "Several fighters were killed" in the lead, "killing several fighters" below. */
static bool same_vague(const struct claim *c, const struct claim *old)
{
	const struct figure *a = &c->figure, *b = &old->figure;

	return a->hedge == HEDGE_VAGUE && b->hedge == HEDGE_VAGUE && !a->has_value && !b->has_value &&
		a->low >= b->low && a->low <= b->low && is(c->unit, old->unit);
}

/* "Strikes kill dozens" in the headline, "at least 28 people were killed" below: as many as were meant. */
static bool fills_vague(const struct claim *c, const struct claim *old)
{
	const struct figure *a = &old->figure, *b = &c->figure;

	return a->hedge == HEDGE_VAGUE && !a->has_value && a->has_low && b->has_value && b->value >= a->low &&
		b->value < 10 * a->low && is(c->unit, old->unit) && c->home->paragraph <= old->home->paragraph + 2;
}

/* "More than 300 pupils were freed" in the lead, "344 boys" below: the figure that was rounded. */
static bool fills_rounded(const struct claim *c, const struct claim *old)
{
	const struct figure *a = &old->figure, *b = &c->figure;
	bool up = a->hedge == HEDGE_MORE_THAN || a->hedge == HEDGE_AT_LEAST || a->hedge == HEDGE_ABOUT;
	bool down = a->hedge == HEDGE_NEARLY || a->hedge == HEDGE_ABOUT;
	double over = a->hedge == HEDGE_MORE_THAN || a->hedge == HEDGE_AT_LEAST ? OPEN_OVER : ROUNDED_OVER;

	if (!a->has_value || !b->has_value || a->value < ROUNDED_LEAST || c->home->paragraph > old->home->paragraph + 2)
		return false;
	return (up && b->value > a->value && b->value < over * a->value) ||
		(down && b->value < a->value && b->value * over > a->value);
}

/* "A soldier" */
static bool is_article(const struct claim *c)
{
	return c->home->shadow.items[c->item].cls == CLASS_QA;
}

/* Each has a source of its own, and not the same. */
static bool other_source(const struct claim *c, const struct claim *old)
{
	return *c->source && !(c->inherited & INHERIT_SOURCE) && !is(c->source, old->source);
}

/* Another source has the same figure. */
static bool confirms(const struct claim *c, const struct claim *old)
{
	return other_source(c, old) && !is_article(c) && is(c->date_start, old->date_start) && is(c->place, old->place) &&
		(unit_within(c->unit, old->unit) || unit_within(old->unit, c->unit));
}

/* A figure of the lead in the text below: a small one only of the same kind, "a soldier" in a paragraph of its own. */
static bool tells_lead_again(const struct context *x, const struct claim *c, const struct claim *old)
{
	if (!is_lead(x->first, old) || is_other_item(x, old->home, c->home) || !is(c->date_start, old->date_start))
		return false;
	if (c->figure.has_value && c->figure.value >= 3)
		return true;
	return is(c->unit, old->unit) && (!is_article(c) || c->home->paragraph != old->home->paragraph);
}

/* Lines of a list, each with a day of its own, tell of one event each. */
static bool is_of_other_day(const struct context *x, const struct claim *c, const struct claim *old)
{
	return *c->date_start && *old->date_start && !is(c->date_start, old->date_start) &&
		is_other_item(x, old->home, c->home);
}

/* "Four men", "four women": another four. */
static bool is_sex(const char *unit)
{
	return is(unit, "person.man") || is(unit, "person.woman");
}

/* One figure told again: the definite "the three", a number too particular for chance, or the lead's. */
bool repeats(const struct context *x, const struct claim *c, const struct claim *old)
{
	bool same = same_number(&c->figure, &old->figure), definite;

	if (c->home == old->home || !same_matter(c, old) || !same_place(c, old) ||
	    (!same && !same_vague(c, old) && !fills_vague(c, old) && !fills_rounded(c, old)))
		return false;
	if (is_sex(c->unit) && is_sex(old->unit) && !is(c->unit, old->unit))
		return false;
	if (is_of_other_day(x, c, old))
		return false;
	definite = is_definite(x, c);
	if (is_some(old) && !(definite && is(c->unit, old->unit)))
		return false;
	return (same && (definite || c->figure.value >= 10 || confirms(c, old))) || tells_lead_again(x, c, old);
}

/* Figures of one event are of one order: 30 against 2,700 are two things. */
bool same_order(const struct figure *a, const struct figure *b)
{
	double x = a->has_value ? a->value : a->low, y = b->has_value ? b->value : b->low;

	return x > 0 && y > 0 && x <= 3 * y && y <= 3 * x;
}

static bool is_count(const char *type)
{
	return is(type, "new") || is(type, "update") || is(type, "cumulative");
}

/* Large figures a little apart, of one thing in one country, are two counts of it. */
static bool is_near(const struct claim *c, const struct claim *old)
{
	double a = c->figure.value, b = old->figure.value;

	if (c->home == old->home || (*c->source && is(c->source, old->source)))
		return false;
	return c->figure.has_value && old->figure.has_value && a >= 100 && b >= 100 && a <= 1.25 * b && b <= 1.25 * a &&
		is(c->country, old->country) && *c->country && !is(c->count_type, "update") && is(c->unit, old->unit);
}

/* "Two civilians died", "three people died": of one another's kind, as far as is told. */
static bool same_kind(const struct claim *c, const struct claim *old)
{
	static const char *const anybody[] = { "person", "person.civilian", NULL };

	return is(c->unit, old->unit) || (is_one_of(c->unit, anybody) && is_one_of(old->unit, anybody));
}

/* "The toll had risen to 20": nobody's figure before was wrong; "a broadcaster put the toll at 20" is another's. */
static bool is_raised(const struct context *x, const struct claim *c)
{
	static const char *const words[] = { "rose ", "risen ", "rises ", "rising ", "climb", "reach", "jump", "grew ",
		"grown ", "increased ", "now ", "stands ", "stood ", "bring", "rais", "taking ", "revis", "pass", "has ",
		"had ", NULL };

	return is(c->count_type, "update") &&
		says_between(x, c->sentence.start ? c->sentence.start - 1 : 0, c->span.start, words);
}

/* Whether the sentence of c, or the one before in its paragraph, says one of the words. */
static bool says_near(const struct context *x, const struct claim *c, const char *const *words)
{
	const struct sentence *s = c->home;
	size_t from = (s > x->doc->sentences && s[-1].paragraph == s->paragraph ? s[-1] : *s).span.start;

	return says_between(x, from ? from - 1 : 0, s->span.end, words);
}

/*
 * "Residents gave a higher toll. They had buried 31": set against the others by its
 * own words, whoever says so; "The embassy, however, put them at five".
 */
static bool is_gainsaid(const struct context *x, const struct claim *c, const struct claim *old)
{
	static const char *const rival[] = { "higher figure", "higher toll", "higher number", "lower figure", "lower toll",
		"lower number", "different figure", "different toll", NULL };
	static const char *const but[] = { "however", NULL };

	if (c->home == old->home || c->home - old->home >= RIVAL_REACH || is_article(c) || is_article(old) ||
	    !same_order(&c->figure, &old->figure))
		return false;
	if (says_near(x, c, rival))
		return true;
	return says_near(x, c, but) && (other_source(c, old) || (!*c->source && is(c->count_type, "update")));
}

/* "The worst since 5 May, when 75 died. The bombs killed 42": what has a day of its own, long before. */
static bool is_long_ago(const struct claim *c, const struct claim *old)
{
	int32_t day, then;

	return !(old->inherited & INHERIT_DATE) && isodate_read(old->date_end, &then) && isodate_read(c->date_start, &day) &&
		day - then > LONG_AGO;
}

/* Another source's figure for what an earlier one told. */
bool disagrees(const struct context *x, const struct claim *c, const struct claim *old)
{
	if (!same_matter(c, old) || same_number(&c->figure, &old->figure) || !is(c->category, "people") || is_part(old) ||
	    is(old->relation, "conflicts") || !is_count(c->count_type) || !is_count(old->count_type) || !c->figure.has_value)
		return false;
	if (fills_vague(c, old) || is_of_other_day(x, c, old) || is_long_ago(c, old))
		return false;
	if (is_near(c, old))
		return true;
	if (is_definite(x, c))
		return false;
	if (is_gainsaid(x, c, old))
		return true;
	if (!other_source(c, old) || !same_kind(c, old) || is_article(c) || is_article(old) || is_raised(x, c))
		return false;
	/* "the army put it at three, relatives at nine": they are set against each other */
	if (c->home == old->home)
		return !(old->inherited & INHERIT_SOURCE) && *old->source && same_place(c, old);
	return (is(c->date_start, old->date_start) || c->inherited & INHERIT_DATE) &&
		(is(c->place, old->place) || c->inherited & INHERIT_PLACE) && same_place(c, old) &&
		c->home - old->home < RIVAL_REACH && same_order(&c->figure, &old->figure);
}
