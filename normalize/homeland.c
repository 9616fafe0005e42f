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

#include "extract/token.h"

#define BLOCK ((size_t)4096)
#define HEAD 400	/* bytes of a report that count more: headline and dateline */

static uint16_t *count_of(struct homeland *h, const char *code)
{
	return &h->count[code[0] - 'A'][code[1] - 'A'];
}

/* The country that a word or phrase at start stands for, if any; *end behind it. */
static const char *country_at(const struct context *x, const struct shadow *sh, size_t start, size_t word_end,
		size_t *end)
{
	static const enum word_class classes[] = { CLASS_PLACE, CLASS_DEMONYM, CLASS_PERSONS };
	const uint64_t wanted = class_bit(CLASS_PLACE) | class_bit(CLASS_DEMONYM) | class_bit(CLASS_PERSONS);
	uint64_t starts = lexicon_starts(x->k->lexicon, sh->text + start, word_end - start);

	for (size_t i = 0; starts & wanted && i < sizeof(classes) / sizeof(*classes); i++) {
		const struct lex_entry *e = lexicon_match(x->k->lexicon, classes[i], sh->text, sh->len, start, end);

		if (e && is_country_code(e->code))
			return e->code;
	}
	return NULL;
}

static void count_block(const struct context *x, struct homeland *h, size_t from)
{
	size_t len = x->doc->report->len, to = from + BLOCK < len ? from + BLOCK : len, pos = 0, start, end;
	struct shadow sh = { 0 };

	shadow_set(&sh, x->text, (struct span){ (uint32_t)from, (uint32_t)to });
	while (token_next(sh.text, sh.len, &pos, &start)) {
		const char *code = country_at(x, &sh, start, pos, &end);

		if (!code)
			continue;
		*count_of(h, code) = (uint16_t)(*count_of(h, code) + (sh.at[start] < HEAD ? 3 : 1));
		pos = end;
	}
	shadow_release(&sh);
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

const char *homeland_at(const struct context *x, size_t at)
{
	struct homeland *h = x->homeland;
	size_t block = at / BLOCK;

	if (h->text != x->text || h->block != block || !h->known) {
		memset(h->count, 0, sizeof(h->count));
		for (size_t b = block ? block - 1 : 0; b <= block + 1 && b * BLOCK < x->doc->report->len; b++)
			count_block(x, h, b * BLOCK);
		choose(h);
		h->text = x->text;
		h->block = block;
		h->known = true;
	}
	return h->code;
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

static void note_name(void *ctx, const char *const *words, size_t n, const struct lex_entry *e)
{
	struct homeland *h = ctx;
	bool capital = e->cls == CLASS_DATE && !strncmp(e->code, "capital.", 8);
	const char *code = capital ? e->code + 8 : e->code, **slot;

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
