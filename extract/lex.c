/*
 * lex.c - words of the shadow into class bytes: numbers by their grammar,
 * dictionary phrases by the longest match, and runs of capitalised words that
 * no dictionary knows as names. Capitals only ever add: where a sentence is all
 * in capitals, the words that no list of words has are names.
 */
#include "number.h"
#include "stage.h"
#include "token.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define TITLE_WORD 4	/* letters of a word that has a capital in a headline … */
#define TITLE_WORDS 3	/* … of so many or more */

struct folds {
	struct fold *f;
	size_t n, cap;
};

static bool starts_upper(const char *text, uint32_t at)
{
	unsigned char c = (unsigned char)text[at], d = (unsigned char)text[at + 1];

	return is_upper(c) || (c == 0xC3 && d >= 0x80 && d <= 0x9E) ||
		(c == 0xD0 && d >= 0x80 && d <= 0xAF) || (c == 0xC4 && !(d & 1)) || (c == 0xC5 && d == 0xA0);
}

/* Function words stay text, but for a capital that tells them from content words. */
static void mark_function_word(struct shadow *sh, const struct lexicon *lx, size_t start, size_t end)
{
	size_t behind;

	if (is_lower((unsigned char)sh->text[start]) &&
	    lexicon_match(lx, CLASS_FUNCTION, sh->text, end, start, &behind) && behind == end)
		sh->text[start] = (char)(sh->text[start] - 32);
}

/* A word that no number phrase starts with is not worth the grammar. */
static bool may_start_number(const char *word, size_t len, uint64_t starts)
{
	const uint64_t parts = class_bit(CLASS_HEDGE) | class_bit(CLASS_NUMWORD) | class_bit(CLASS_SCALE) |
		class_bit(CLASS_FRACTION) | class_bit(CLASS_VAGUE) | class_bit(CLASS_CURRENCY);

	if (starts & parts)
		return true;
	for (size_t i = 0; i < len; i++)
		if (is_digit((unsigned char)word[i]) || word[i] == '-')
			return true;	/* "1,400", "rs500", "twenty-five" */
	return (len == 1 && *word == 'a') || (len == 2 && !memcmp(word, "an", 2)) || (len == 4 && !memcmp(word, "half", 4));
}

/* The entry that makes a word a class byte of its own; parts of numbers do not. */
static const struct lex_entry *standing_entry(const struct lex_entry *e)
{
	const struct lex_entry *noun = e;

	/* "a clinic" is a building before it is a speaker */
	while (noun && noun->cls != CLASS_PERSON && noun->cls != CLASS_PERSONS && noun->cls != CLASS_THING &&
	       noun->cls != CLASS_THINGS)
		noun = noun->next;
	if (noun && e->cls == CLASS_SOURCE)
		return noun;
	while (e && (e->cls == CLASS_HEDGE || e->cls == CLASS_NUMWORD || e->cls == CLASS_SCALE ||
		     e->cls == CLASS_FRACTION || e->cls == CLASS_VAGUE || e->cls == CLASS_CURRENCY ||
		     e->cls == CLASS_FUNCTION || e->cls == CLASS_TOPIC || e->cls == CLASS_DATE))
		e = e->next;
	return e;
}

static void add_fold(struct folds *fs, size_t start, size_t end, int item)
{
	fs->f = grow(fs->f, &fs->cap, fs->n + 1, sizeof(*fs->f));
	fs->f[fs->n++] = (struct fold){ (uint32_t)start, (uint32_t)end, item };
}

/* "dozens of": the words bind the noun, the number phrase ends before "of" */
static size_t number_end(const struct shadow *sh, const struct number *num)
{
	size_t end = num->end;

	return end > num->start + 3 && !memcmp(sh->text + end - 3, " of", 3) ? end - 3 : end;
}

static void add_number(struct sentence *s, struct folds *fs, const struct number *num)
{
	struct item item = { .cls = num->cls, .figure = num->figure, .total = -1,
		.span = shadow_span(&s->shadow, num->start, number_end(&s->shadow, num)),
		.unit = num->cls == CLASS_SHARE ? "share" : "" };

	add_fold(fs, num->start, num->end, shadow_add_item(&s->shadow, item));
}

static void add_entry(struct sentence *s, struct folds *fs, const struct lex_entry *e, size_t start, size_t end)
{
	struct item item = { .cls = e->cls, .span = shadow_span(&s->shadow, start, end), .lex = e, .total = -1 };

	add_fold(fs, start, end, shadow_add_item(&s->shadow, item));
}

static void add_name(struct sentence *s, struct folds *fs, size_t start, size_t end)
{
	struct fold *last = fs->n ? &fs->f[fs->n - 1] : NULL;
	struct span span = shadow_span(&s->shadow, start, end);

	if (last && s->shadow.items[last->item].cls == CLASS_NAME && last->end + 1 == start &&
	    s->shadow.text[last->end] == ' ') {
		last->end = (uint32_t)end;
		s->shadow.items[last->item].span.end = span.end;
		return;
	}
	add_fold(fs, start, end, shadow_add_item(&s->shadow,
			(struct item){ .cls = CLASS_NAME, .span = span, .total = -1 }));
}

static bool is_letter(unsigned char c)
{
	return is_alpha(c) || (c >= 0x80 && !class_is(c));
}

/* "SOHR", "OCHA": a name wherever it stands. */
static bool is_acronym(const char *word, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if (!is_upper((unsigned char)word[i]))
			return false;
	return len > 2;
}

/* "Russian-controlled", "Velmar-based": a word that a name is part of, and no name. */
static bool is_adjective(const struct stage *st, const struct shadow *sh, size_t start, size_t end)
{
	const char *dash = memrchr(sh->text + start, '-', end - start);
	size_t part = dash ? (size_t)(dash - sh->text) + 1 : end, behind;
	const struct lex_entry *e = part < end && !starts_upper(st->text, shadow_at(sh, part)) ?
		lexicon_match(st->k->lexicon, CLASS_DATE, sh->text, end, part, &behind) : NULL;

	for (; e; e = e->next)
		if (behind == end && e->cls == CLASS_DATE && !strcmp(e->code, "name.adjective"))
			return true;
	return false;
}

/* "Bombs Rip Velmar as Talks End": a headline in which every word of any length has a capital. */
static bool is_title(const struct stage *st, const struct shadow *sh)
{
	size_t words = 0, pos = 0, start;

	while (token_next(sh->text, sh->len, &pos, &start)) {
		if (pos - start < TITLE_WORD || !is_alpha((unsigned char)sh->text[start]))
			continue;
		if (starts_upper(st->text, shadow_at(sh, start)))
			words++;
		else if (!(lexicon_starts(st->k->lexicon, sh->text + start, pos - start) & class_bit(CLASS_FUNCTION)))
			return false;
	}
	return words >= TITLE_WORDS;
}

/* A capital that opens the sentence says nothing, unless a second one follows; nor then of a word like "in". */
static bool is_name(const struct stage *st, const struct shadow *sh, size_t start, size_t end, bool first)
{
	size_t pos = end, next;

	if (!starts_upper(st->text, shadow_at(sh, start)) || !is_letter((unsigned char)sh->text[start]))
		return false;
	if (has_digit(sh->text, (struct span){ (uint32_t)start, (uint32_t)end }))
		return false;	/* a designation */
	if (is_adjective(st, sh, start, end))
		return false;
	if (!first || is_acronym(st->text + shadow_at(sh, start), end - start))
		return true;
	return token_next(sh->text, sh->len, &pos, &next) && is_letter((unsigned char)sh->text[next]) &&
		starts_upper(st->text, shadow_at(sh, next)) &&
		!standing_entry(lexicon_match(st->k->lexicon, CLASS_NONE, sh->text, sh->len, next, &pos));
}

/* What a word does for the name of a place behind it, where capitals tell nothing. */
enum { NAME_BEHIND = 1, NAME_OF = 2, NAME_KIND = 4, NAME_PART = 8 };

static unsigned name_role(const struct stage *st, const struct shadow *sh, size_t start, size_t end)
{
	static const char *const codes[] = { "name.behind", "name.of", "name.kind", "name.part" };
	const struct lex_entry *e = NULL;
	unsigned role = 0;
	size_t behind;

	e = lexicon_match(st->k->lexicon, CLASS_DATE, sh->text, end, start, &behind);
	for (; e && behind == end; e = e->next)
		for (unsigned i = 0; i < sizeof(codes) / sizeof(*codes); i++)
			role |= e->cls == CLASS_DATE && !strcmp(e->code, codes[i]) ? 1U << i : 0;
	return role;
}

/* A word that no list of words has. */
static bool is_unknown(const struct stage *st, const struct shadow *sh, size_t start, size_t end)
{
	for (size_t i = start; i < end; i++)
		if (!is_letter((unsigned char)sh->text[i]))
			return false;
	return end - start > 2 && !lexicon_starts(st->k->lexicon, sh->text + start, end - start) &&
		!words_have(&st->k->plain, sh->text + start, end - start);
}

/*
 * A word that every list of words has: in a headline its capital makes no name of it,
 * but behind a place or an office ("Velmar Mall"). "In" is one nowhere.
 */
static bool is_common(const struct stage *st, const struct shadow *sh, const struct folds *fs, size_t start, size_t end,
		uint64_t starts, bool title)
{
	const struct fold *last = fs->n ? &fs->f[fs->n - 1] : NULL;

	if (starts & class_bit(CLASS_FUNCTION))
		return title || name_role(st, sh, start, end) & NAME_BEHIND;
	if (last && last->end + 1 == start &&
	    (sh->items[last->item].cls == CLASS_PLACE || sh->items[last->item].cls == CLASS_SOURCE))
		return false;
	return title && words_have(&st->k->plain, sh->text + start, end - start);
}

/*
 * Where all is in capitals, unknown words that are opened by "in" or "town of" are
 * a name, with "de la" between them: its end, 0 where there is none.
 */
static size_t name_in_caps(const struct stage *st, const struct shadow *sh, size_t start)
{
	size_t pos = start, at, end = 0;

	while (token_next(sh->text, sh->len, &pos, &at) && (at == start || (at && sh->text[at - 1] == ' '))) {
		if (is_unknown(st, sh, at, pos))
			end = pos;
		else if (!(name_role(st, sh, at, pos) & NAME_PART))
			break;
	}
	return end;
}

/* "according to hospital staff": who says so, not where somebody lies. */
static bool is_said_by(const struct shadow *sh, size_t start, const struct lex_entry *e)
{
	static const char word[] = "according ";
	size_t n = sizeof(word) - 1;

	return e && e->cls == CLASS_STATE && start >= n && !strncasecmp(sh->text + start - n, word, n);
}

/* "nobody" counts people, also behind "two shells fell" */
static bool is_nobody(const struct stage *st, const struct shadow *sh, const struct number *num)
{
	size_t end;
	const struct lex_entry *e = num->figure.has_value && num->figure.value == 0 ?
		lexicon_match(st->k->lexicon, CLASS_NUMWORD, sh->text, sh->len, num->start, &end) : NULL;

	return e && strstr(e->attr, "unit=person");
}

static char *money_unit(struct stage *st, const char *currency)
{
	char *unit = arena_alloc(st->arena, strlen(currency) + 7);

	memcpy(unit, "money.", 6);
	memcpy(unit + 6, currency, strlen(currency));
	return unit;
}

void lex_words(struct stage *st, struct sentence *s)
{
	struct shadow *sh = &s->shadow;
	bool caps = is_all_caps(st->text, s->span), title = !caps && st->k->plain.text && is_title(st, sh);
	bool first = true, head = true;
	struct folds fs = { 0 };
	unsigned role = 0, last = 0;	/* of the word, and of the one before; only where all is in capitals */
	size_t pos = 0, start, end;

	while (token_next(sh->text, sh->len, &pos, &start)) {
		const struct lex_entry *e = NULL;
		struct number num;
		uint64_t starts;
		bool opened;

		if (head && start > 2 && !memcmp(sh->text + start - 3, " - ", 3))
			first = true, head = false;	/* behind the dateline the sentence opens again */
		head = head && (class_is((unsigned char)sh->text[start]) || !is_alpha((unsigned char)sh->text[start]) ||
			starts_upper(st->text, shadow_at(sh, start)));
		if (class_is((unsigned char)sh->text[start]))
			continue;
		opened = role & NAME_BEHIND || (role & NAME_OF && last & NAME_KIND);
		last = role;
		role = caps ? name_role(st, sh, start, pos) : 0;
		starts = lexicon_starts(st->k->lexicon, sh->text + start, pos - start);
		if (starts)
			e = standing_entry(lexicon_match(st->k->lexicon, CLASS_NONE, sh->text, sh->len, start, &end));
		if (is_said_by(sh, start, e))
			e = NULL;
		if (may_start_number(sh->text + start, pos - start, starts) &&
		    number_lex(st->k->lexicon, sh, start, &num) && (!e || num.end >= end)) {
			add_number(s, &fs, &num);
			if (num.currency)
				sh->items[sh->n_items - 1].unit = money_unit(st, num.currency);
			else if (is_nobody(st, sh, &num))
				sh->items[sh->n_items - 1].unit = "person";
			pos = num.end;
		} else if (e) {
			add_entry(s, &fs, e, start, end);
			pos = end;
		} else if (opened && st->k->plain.text && (end = name_in_caps(st, sh, start))) {
			add_name(s, &fs, start, end);
			pos = end;
		} else if (!caps && !(first && starts & class_bit(CLASS_FUNCTION)) && is_name(st, sh, start, pos, first) &&
			   !is_common(st, sh, &fs, start, pos, starts, title)) {
			add_name(s, &fs, start, pos);
		} else if (starts & class_bit(CLASS_FUNCTION)) {
			mark_function_word(sh, st->k->lexicon, start, pos);
		}
		first = first && !is_letter((unsigned char)sh->text[start]);
	}
	shadow_fold(sh, fs.f, fs.n);
	free(fs.f);
}
