/*
 * currency.c - pesos, rupees and pounds are the money of several countries: a
 * bare word of that kind means the coin of the country that its sentence names
 * before it ("Norway gave 2 billion kroner"), else of the one that the report is
 * about, else of the place. "Indian rupees" and signs say it themselves, and dollars and
 * euros are left as they are: they are counted in everywhere.
 */
#include "context.h"

#include <string.h>

/* The word that ends a number phrase: "pesos" of "3 million pesos". */
static const char *last_word(const struct context *x, struct span s)
{
	size_t i = s.end;

	while (i > s.start && is_alpha((unsigned char)x->text[i - 1]))
		i--;
	return i > s.start && i < s.end ? x->text + i : "";
}

/* One and many have the same first letters. */
static bool is_coin(const struct coin *coin, const char *word)
{
	size_t len = coin->word ? strlen(coin->word) : 0;

	if (len < 4)
		return false;
	return starts_lower(word, coin->word) || (coin->word[len - 1] == 's' && !strncmp(word, coin->word, len - 1));
}

#define SAME_REACH 160	/* bytes between the amounts of a list that names its coin once */

/* "600,000 rupees for a death and 200,000 for a house": the coin of a bare number stands before it. */
static bool is_named_before(const struct context *x, struct span s, const struct coin *coin)
{
	size_t from = s.start > SAME_REACH ? s.start - SAME_REACH : 0;

	if (!coin->word || !is_digit((unsigned char)x->text[s.start]) || find_phrase(x, s, CLASS_CURRENCY))
		return false;
	for (size_t i = s.start; i > from; i--)
		if (x->text[i - 1] == ' ' && is_coin(coin, x->text + i))
			return true;
	return false;
}

static bool is_in_coin(const struct context *x, struct span s, const struct coin *coin)
{
	return is_coin(coin, last_word(x, s)) || is_named_before(x, s, coin);
}

/* The coin of the country that is named last before the amount, in its sentence. */
static const struct coin *coin_before(const struct context *x, const struct claim *c)
{
	static const enum word_class names[] = { CLASS_PLACE, CLASS_DEMONYM };
	struct span before = { c->home->span.start, c->span.start };
	const struct coin *coin = country_coin(x, "");

	for (size_t i = 0; i < 2 && !is_in_coin(x, c->span, coin); i++) {
		const struct lex_entry *e = find_phrase(x, before, names[i]);

		coin = country_coin(x, e ? e->code : "");
	}
	return coin;
}

void settle_currency(const struct context *x, struct claim *c)
{
	static const char *const everywhere[] = { "money.USD", "money.EUR", NULL };
	const struct coin *coin;
	char *unit;

	if (strncmp(c->unit, "money.", 6) || is_one_of(c->unit, everywhere) || find_phrase(x, c->span, CLASS_DEMONYM))
		return;
	coin = coin_before(x, c);
	if (!is_in_coin(x, c->span, coin))
		coin = country_coin(x, homeland_at(x, c->span.start));
	if (!is_in_coin(x, c->span, coin))
		coin = country_coin(x, c->country);
	if (!is_in_coin(x, c->span, coin))
		return;
	unit = arena_alloc(x->arena, sizeof("money.") + strlen(coin->code));
	memcpy(unit, "money.", 6);
	memcpy(unit + 6, coin->code, strlen(coin->code));
	c->unit = unit;
}

#define LARGE_LOSS 1e9	/* nobody has counted so much */

/* What rebuilding will cost, and what a disaster has cost in billions or is put at, is an estimate. */
void settle_estimate(struct claim *c, const struct item *who)
{
	bool put = who && who->rule && is(who->rule->name, "who.puts");

	if (!is(c->category, "money") || strcmp(c->status, "asserted"))
		return;
	if (is(c->action, "reconstruction_cost") ||
	    (is(c->action, "damage") && (put || figure_size(&c->figure) >= LARGE_LOSS)))
		c->status = "estimated";
}
