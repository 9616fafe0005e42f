/*
 * homeland.c - which country a stretch of a report is about: the one whose names,
 * adjectives and nationals it prints most. It breaks ties between towns of one
 * name, and stands in where a report names no place at all.
 *
 * The stretch is the block of 4 KB that the claim stands in and its neighbours,
 * looked at once for all claims of a block.
 */
#include "context.h"

#include <stdlib.h>
#include <string.h>

#include "extract/kind.h"

#define BLOCK ((size_t)4096)
#define LONGEST 64	/* bytes of a name */
#define SECTION_REACH 4096	/* bytes below the heading of a section */
#define LONGEST_ITEM 2000	/* bytes of an item of a list before and behind the figure */
#define HEAD 400	/* bytes of a report that count more: headline and dateline */

static uint16_t *count_of(struct homeland *h, const char *code)
{
	return &h->count[code[0] - 'A'][code[1] - 'A'];
}

/* The country that a phrase at the start of the shadow stands for, if any; *end behind it. */
static const char *country_of(const struct context *x, const struct shadow *sh, size_t *end, bool *is_place)
{
	static const enum word_class classes[] = { CLASS_PLACE, CLASS_DEMONYM, CLASS_PERSONS };

	for (size_t i = 0; i < sizeof(classes) / sizeof(*classes); i++) {
		const struct lex_entry *e = lexicon_match(x->k->lexicon, classes[i], sh->text, sh->len, 0, end);

		*is_place = i == 0;
		if (e && is_country_code(e->code))
			return e->code;
	}
	return NULL;
}

/* "Central America": whether a longer name, which is of no country, starts with the word before. */
static bool ends_longer_name(const struct context *x, size_t at, uint32_t behind)
{
	size_t word = at, end = 0;
	struct shadow sh = { 0 };
	const struct lex_entry *e;

	if (!at || x->text[at - 1] != ' ')
		return false;
	for (word--; word && is_alpha((unsigned char)x->text[word - 1]);)
		word--;
	if (word + 1 == at)	/* ", America": no word */
		return false;
	shadow_set(&sh, x->text, (struct span){ (uint32_t)word, behind });
	e = lexicon_match(x->k->lexicon, CLASS_PLACE, sh.text, sh.len, 0, &end);
	shadow_release(&sh);
	return e && end > at - word && !is_country_code(e->code);
}

/* The country named at a byte of the report, or NULL; *end: the byte behind its name. */
static const char *country_at(const struct context *x, size_t at, size_t *end, bool *is_place)
{
	size_t len = x->doc->report->len, n = 0;
	uint32_t behind = (uint32_t)(at + LONGEST < len ? at + LONGEST : len);
	struct shadow sh = { 0 };
	const char *code;

	if (ends_longer_name(x, at, behind))
		return NULL;
	shadow_set(&sh, x->text, (struct span){ (uint32_t)at, behind });
	code = country_of(x, &sh, &n, is_place);
	if (code)
		*end = shadow_span(&sh, 0, n).end;
	shadow_release(&sh);
	return code;
}

/* The first of the document's words from that byte on. */
static const struct hit *first_hit(const struct hits *h, size_t at)
{
	size_t low = 0, high = h->n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (h->hit[middle].at < at)
			low = middle + 1;
		else
			high = middle;
	}
	return h->hit + low;
}

static void add_to(uint16_t *count, int n)
{
	*count = (uint16_t)(*count + n);
}

static void add_mention(struct homeland *h, const struct hit *w, const char *code, bool is_place)
{
	h->mention = grow(h->mention, &h->cap_mentions, h->n_mentions + 1, sizeof(*h->mention));
	h->mention[h->n_mentions++] = (struct mention){ w->at, code, is_place };
}

/* "drones from Kursk" are told of elsewhere. */
static bool is_origin(const struct context *x, size_t at)
{
	return at >= 5 && starts_lower(x->text + at - 5, "from ");
}

/* "a Lysian missile", "Lysian airstrikes": who strikes, not where. */
static bool is_striker(const struct context *x, size_t end)
{
	static const char *const words[] = { " strike", " airstrike", " air strike", " drone", " missile", " shelling",
		" warplane", " fighter jet", " jets", " bombing", " bombardment", " artillery", " raid", NULL };

	for (size_t i = 0; words[i]; i++)
		if (starts_lower(x->text + end, words[i]))
			return true;
	return false;
}

/* Note the countries named in a stretch, as far as that is not yet done: claims mostly come in order. */
static void note_mentions(const struct context *x, struct homeland *h, size_t from, size_t to)
{
	const struct hits *hits = &x->doc->hits;
	size_t at, end;
	bool is_place = false;
	const char *code;

	if (from < h->noted_from || from > h->noted) {
		h->n_mentions = 0;
		h->noted = h->noted_from = from;
	}
	at = end = h->noted;
	for (const struct hit *w = first_hit(hits, at); w < hits->hit + hits->n && w->at < to; w++)
		if (w->kinds & KIND_HOME && w->at >= end && (code = country_at(x, w->at, &end, &is_place)) &&
		    !is_origin(x, w->at) && !is_striker(x, end))
			add_mention(h, w, code, is_place);
	h->noted = end > to ? end : to;
}

static void count_between(const struct context *x, struct homeland *h, size_t from, size_t to)
{
	note_mentions(x, h, from, to);
	for (size_t i = h->n_mentions; i-- > 0 && h->mention[i].at >= from;)
		if (h->mention[i].at < to)
			add_to(count_of(h, h->mention[i].code), h->mention[i].at < HEAD ? 3 : 1);
}

/* The most printed code, if it is printed twice and more often than any other. */
static void choose(struct homeland *h)
{
	unsigned best = 1, second = 0;

	h->code[0] = '\0';
	for (int i = 0; i < 26; i++)
		for (int j = 0; j < 26; j++) {
			unsigned n = h->count[i][j];

			if (n > best) {
				second = best;
				best = n;
				h->code[0] = (char)('A' + i);
				h->code[1] = (char)('A' + j);
				h->code[2] = '\0';
			} else if (n > second) {
				second = n;
			}
		}
	if (best == second)
		h->code[0] = '\0';
}

/* Money that is counted in abroad, too. */
static bool is_foreign_money(const char *unit)
{
	static const char *const units[] = { "money.USD", "money.EUR", "money.GBP", "money.CHF", "money.JPY", "money.CNY",
		"money.AUD", "money.CAD", "money.NOK", "money.SEK", "money.DKK", "money.KRW", NULL };

	/* XOF is of several countries */
	return strncmp(unit, "money.", 6) || strlen(unit) != 9 || unit[6] == 'X' || is_one_of(unit, units);
}

/* A report that names no country, but counts in one coin of its own: "NIS 2 million". */
static void choose_by_money(const struct context *x, struct homeland *h)
{
	const char *coin = "";

	for (size_t i = 0; i < x->doc->n; i++)
		for (size_t k = 0; k < x->doc->sentences[i].n_claims; k++) {
			const char *unit = x->doc->sentences[i].claims[k]->unit;

			if (is_foreign_money(unit) || is(unit, coin))
				continue;
			if (*coin)
				return;
			coin = unit;
		}
	if (!*coin)
		return;
	h->code[0] = coin[6];
	h->code[1] = coin[7];
	h->code[2] = '\0';
}

/* Whether any country is printed in the stretch. */
static bool names_any(const struct homeland *h)
{
	for (int i = 0; i < 26; i++)
		for (int j = 0; j < 26; j++)
			if (h->count[i][j] > 1)
				return true;
	return false;
}

static const char *block_country(const struct context *x, size_t at)
{
	struct homeland *h = x->homeland;
	size_t block = at / BLOCK;

	if (h->text != x->text || !h->known)
		h->n_mentions = h->noted = h->noted_from = 0;
	if (h->text != x->text || h->block != block || !h->known) {
		memset(h->count, 0, sizeof(h->count));
		count_between(x, h, block ? (block - 1) * BLOCK : 0, (block + 2) * BLOCK);
		choose(h);
		if (!*h->code && !names_any(h))
			choose_by_money(x, h);
		h->text = x->text;
		h->block = block;
		h->known = true;
	}
	return h->code;
}

/* The item of a list, in its own line, that byte at stands in; empty where it stands in none. */
static struct span item_around(const struct context *x, size_t at)
{
	const char *text = x->text, *end, *line;
	size_t low = at > LONGEST_ITEM ? at - LONGEST_ITEM : 0, start, len = x->doc->report->len;
	size_t reach = len - at < LONGEST_ITEM ? len - at : LONGEST_ITEM;

	line = memrchr(text + low, '\n', at - low);
	start = line ? (size_t)(line + 1 - text) : low;
	start += strspn(text + start, " ");
	if (!is_item_line(text + start, text + len))
		return (struct span){ 0, 0 };
	end = memchr(text + at, '\n', reach);
	return (struct span){ (uint32_t)start, (uint32_t)(end ? (size_t)(end - text) : at + reach) };
}

/*
 * The country that the places of an item lie in, if in one: an item of a digest is
 * about that, whatever the others are about.
 */
static const char *item_country(const struct context *x, struct span item)
{
	const struct homeland *h = x->homeland;
	const char *found = "";

	for (size_t i = 0; i < h->n_mentions; i++) {
		const struct mention *m = &h->mention[i];

		if (!m->is_place || m->at < item.start || m->at >= item.end)
			continue;
		if (*found && strcmp(found, m->code))
			return "";
		found = m->code;
	}
	return found;
}

/* Whether the country at a byte of the text stands in a line of its own. */
static bool is_section(const struct context *x, size_t at)
{
	size_t end = at;
	bool is_place = false;

	if ((at && x->text[at - 1] != '\n') || !country_at(x, at, &end, &is_place))
		return false;
	end += strspn(x->text + end, " :");
	return x->text[end] == '\n';
}

/* The country that alone is the heading of the section of byte at: "Syria", and below it strikes near its towns. */
static const char *section_country(const struct context *x, size_t at)
{
	const struct homeland *h = x->homeland;

	for (size_t i = h->n_mentions; i-- > 0 && h->mention[i].at + SECTION_REACH > at;)
		if (h->mention[i].at < at && h->mention[i].is_place && is_section(x, h->mention[i].at))
			return h->mention[i].code;
	return "";
}

const char *homeland_at(const struct context *x, size_t at)
{
	struct span item = item_around(x, at);
	const char *block = block_country(x, at), *own = item.end ? item_country(x, item) : "";

	if (item.end && !*own)
		own = section_country(x, at);
	return *own ? own : block;
}

bool homeland_prints(const struct context *x, size_t at, const char *code)
{
	homeland_at(x, at);
	return is_country_code(code) && *count_of(x->homeland, code) > 0;
}

bool homeland_differs(const struct context *x, size_t at, const char *code)
{
	const char *home = homeland_at(x, at);

	return *home && is_country_code(code) && strcmp(home, code) &&
		*count_of(x->homeland, home) > 2 * *count_of(x->homeland, code) + 1;
}

/* "united arab emirates" in capitals as a name has them. */
static char *write_name(struct arena *a, const char *const *words, size_t n)
{
	struct buf name = { 0 };
	char *out;

	for (size_t i = 0; i < n; i++) {
		bool small = !strcmp(words[i], "and") || !strcmp(words[i], "of") || !strcmp(words[i], "the");

		if (i)
			buf_addc(&name, ' ');
		buf_addc(&name, small || !is_lower((unsigned char)words[i][0]) ? words[i][0] : words[i][0] - 32);
		buf_adds(&name, words[i] + 1);
	}
	out = arena_strdup(a, buf_str(&name));
	buf_release(&name);
	return out;
}

/* "philippine pesos": whose coin it is stands in its code. */
static void note_coin(struct homeland *h, const char *const *words, size_t n, const struct lex_entry *e)
{
	struct coin *coin;

	if (n != 2 || !is_alpha((unsigned char)*words[1]) || strlen(e->code) != 3 ||
	    !is_upper((unsigned char)e->code[0]) || !is_upper((unsigned char)e->code[1]))
		return;
	coin = &h->coin[e->code[0] - 'A'][e->code[1] - 'A'];
	if (coin->word)
		return;		/* the first is the usual one, others are "crowns" */
	coin->word = arena_strdup(&h->arena, words[1]);
	coin->code = e->code;
}

static void note_name(void *ctx, const char *const *words, size_t n, const struct lex_entry *e)
{
	struct homeland *h = ctx;
	bool capital = e->cls == CLASS_DATE && !strncmp(e->code, "capital.", 8);
	const char *code = capital ? e->code + 8 : e->code, **slot;

	if (e->cls == CLASS_CURRENCY)
		note_coin(h, words, n, e);
	if (!capital && (e->cls != CLASS_PLACE || !is_country(e) || !is_country_code(code)))
		return;
	slot = capital ? &h->capital[code[0] - 'A'][code[1] - 'A'] : &h->name[code[0] - 'A'][code[1] - 'A'];
	if (!*slot)
		*slot = write_name(&h->arena, words, n);
}

static const struct homeland *names_of(const struct context *x)
{
	struct homeland *h = x->homeland;

	if (!h->named)
		lexicon_each(x->k->lexicon, note_name, h);
	h->named = true;
	return h;
}

const char *country_name(const struct context *x, const char *code)
{
	const char *name = is_country_code(code) ? names_of(x)->name[code[0] - 'A'][code[1] - 'A'] : NULL;

	return name ? name : "";
}

const char *country_capital(const struct context *x, const char *code)
{
	const char *name = is_country_code(code) ? names_of(x)->capital[code[0] - 'A'][code[1] - 'A'] : NULL;

	return name ? name : "";
}

const struct coin *country_coin(const struct context *x, const char *code)
{
	static const struct coin none = { NULL, NULL };

	return is_country_code(code) ? &names_of(x)->coin[code[0] - 'A'][code[1] - 'A'] : &none;
}
