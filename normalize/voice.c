/*
 * voice.c - for side.c and actor.c: whose side a name or word is on, who speaks for
 * it, and whom that side calls the enemy. The dictionaries tell: the words of peoples and countries,
 * side= and enemy= of forces and groups (sources.txt), enemy= of countries
 * (countries.txt).
 */
#include "side.h"

#include <string.h>

/* The value of an attribute of an entry, "_" for its blanks; "" without one. */
static const char *attr_of(const struct context *x, const struct lex_entry *e, const char *key)
{
	size_t len = 0;
	const char *value = e ? lex_attr(e, key, &len) : "";
	char *out = len ? arena_strndup(x->arena, value, len) : "";

	for (size_t i = 0; i < len; i++)
		if (out[i] == '_')
			out[i] = ' ';
	return out;
}

static const char *force_in(const struct context *x, struct span s)
{
	return attr_of(x, find_phrase(x, s, CLASS_SOURCE), "side");
}

static const char *side_in(const struct context *x, struct span s)
{
	static const enum word_class peoples[] = { CLASS_DEMONYM, CLASS_PERSONS, CLASS_PLACE };
	const struct lex_entry *force = find_phrase(x, s, CLASS_SOURCE);
	const char *side = force_in(x, s);

	if (*side)
		return side;
	if (force && is(force->code, "armed_group"))
		return "";	/* "Afghan rebels" are not their country's side */
	for (size_t i = 0; i < sizeof(peoples) / sizeof(*peoples); i++) {
		const struct lex_entry *e = find_phrase(x, s, peoples[i]);

		if (e && is_country_code(e->code))
			return e->code;
	}
	return "";
}

/* The same of words that are no piece of the report. */
static const char *side_in_words(const struct context *x, const char *words)
{
	struct context apart = { .k = x->k, .arena = x->arena, .text = words };

	return side_in(&apart, (struct span){ 0, (uint32_t)strlen(words) });
}

/* Offices of a state and armed groups speak for their side; a mayor or a newspaper tells of both. */
static bool is_side(const char *source_type)
{
	static const char *const types[] = { "military", "ministry", "government", "armed_group", NULL };

	return is_one_of(source_type, types);
}

static const char *voice_side(const struct context *x, const struct claim *c)
{
	if (is(c->source, "US"))
		return "US";	/* no dictionary has it, for the pronoun's sake */
	return is_side(c->source_type) ? side_in_words(x, c->source) : "";
}

static const char *enemy_of(const struct context *x, const char *side)
{
	struct context apart = { .k = x->k, .text = is_country_code(side) ? country_name(x, side) : side };
	struct span name = { 0, (uint32_t)strlen(apart.text) };

	return attr_of(x, find_phrase(&apart, name, is_country_code(side) ? CLASS_PLACE : CLASS_SOURCE), "enemy");
}

/* An enemy that the text around the claim names: it may be another's war. */
static const char *enemy_here(const struct told_by *t)
{
	const char *enemy = enemy_of(t->x, t->voice);

	return homeland_prints(t->x, t->c->span.start, enemy) ? enemy : "";
}

const char *ours(struct told_by *t)
{
	if (!t->voice)
		t->voice = voice_side(t->x, t->c);
	return t->voice;
}

const char *theirs(struct told_by *t)
{
	return *ours(t) ? enemy_here(t) : "";
}

bool word_ends(const struct shadow *sh, size_t end, const char *word)
{
	size_t n = strlen(word);

	return end >= n && (end == n || sh->text[end - n - 1] == ' ') && starts_lower(sh->text + end - n, word);
}

const char *relative_side(struct told_by *t, struct span s)
{
	if (span_says(t->x, s, "enemy"))
		return theirs(t);
	return span_says(t->x, s, "ours") ? ours(t) : "";
}

/* "three US soldiers": no dictionary has it, for the pronoun's sake. */
static bool says_us(const struct context *x, struct span s)
{
	for (size_t i = s.start; i + 3 < s.end; i++)
		if (!strncmp(x->text + i, "US ", 3) && (!i || !is_word_byte((unsigned char)x->text[i - 1])))
			return true;
	return false;
}

const char *people_of(struct told_by *t, const struct item *it)
{
	static const enum word_class classes[] = { CLASS_DEMONYM, CLASS_PERSONS, CLASS_PERSON };
	struct span s = it->span;
	const char *side;

	/* the noun stands behind the number, or, in a label, before it */
	if (it->unit_span.end > it->unit_span.start) {
		s.start = it->unit_span.start < s.start ? it->unit_span.start : s.start;
		s.end = it->unit_span.end > s.end ? it->unit_span.end : s.end;
	}
	if (*(side = force_in(t->x, s)))
		return side;
	for (size_t i = 0; i < sizeof(classes) / sizeof(*classes); i++) {
		const struct lex_entry *e = find_phrase(t->x, s, classes[i]);

		if (e && is_country_code(e->code))
			return e->code;
	}
	return says_us(t->x, s) ? "US" : relative_side(t, s);
}

const char *side_of(struct told_by *t, const struct item *it)
{
	if (it->cls == CLASS_QB || it->cls == CLASS_QA)
		return people_of(t, it);
	if (!it->lex)
		return "";
	if (it->cls == CLASS_SOURCE || it->cls == CLASS_PERSONS)
		return side_in(t->x, it->span);
	return is_country_code(it->lex->code) ? it->lex->code : relative_side(t, it->span);
}

/* "[The army said] it shot down", "[said that] its forces", "[claimed] to have": who says so, right behind that. */
static bool is_speaker_again(const struct shadow *sh, size_t end)
{
	static const char *const words[] = { "it", "they", "its", "their", "to", NULL };

	for (size_t i = 0; words[i]; i++) {
		size_t n = strlen(words[i]), at = end - n;
		const struct item *before;

		if (!word_ends(sh, end, words[i]) || at < 2)
			continue;
		before = shadow_item(sh, word_ends(sh, at - 1, "that") && at > 6 ? at - 7 : at - 2);
		return before && before->cls == CLASS_WHO;
	}
	return false;
}

/* The side of a word that stands for one, and ends before byte end of the shadow. */
static const char *side_of_word(struct told_by *t, const struct shadow *sh, size_t end)
{
	if (word_ends(sh, end, "enemy") || word_ends(sh, end, "enemy's") || word_ends(sh, end, "aggressor"))
		return theirs(t);
	if (word_ends(sh, end, "us") && !strncmp(t->x->text + shadow_span(sh, end - 2, end).start, "US", 2))
		return "US";
	if (word_ends(sh, end, "our") || word_ends(sh, end, "we") || word_ends(sh, end, "its own") ||
	    word_ends(sh, end, "their own") || word_ends(sh, end, "his own") || is_speaker_again(sh, end))
		return ours(t);
	return "";
}

const char *side_at(struct told_by *t, const struct shadow *sh, size_t at)
{
	const struct item *it = shadow_item(sh, at);

	if (it)
		return side_of(t, it);
	return is_alpha((unsigned char)sh->text[at]) && !is_alpha((unsigned char)sh->text[at + 1]) ?
		side_of_word(t, sh, at + 1) : "";
}
