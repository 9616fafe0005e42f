/*
 * place_kind.c - words that say of which kind a place is, before its name ("the
 * southern village of") and behind it ("Banka village").
 */
#include "role.h"

#include <string.h>

bool is_settlement(const struct item *it)
{
	return it && it->lex && !strcmp(it->lex->code, "settlement");
}

struct span word_at(const struct shadow *sh, size_t i)
{
	size_t end = i;

	while (end < sh->len && is_alpha((unsigned char)sh->text[end]))
		end++;
	return shadow_span(sh, i, end);
}

/* Behind the word at i. */
size_t next_word(const struct shadow *sh, size_t i)
{
	while (i < sh->len && sh->text[i] != ' ')
		i++;
	return i < sh->len ? i + 1 : i;
}

/* "city", "street", "southern": words that say of which kind a place is. */
bool is_kind(const struct context *x, struct span word)
{
	static const char *const codes[] = { "scene.kind", "scene.city", "scene.town", "scene.region", "scene.area", NULL };

	for (int i = 0; codes[i]; i++)
		if (span_says(x, word, codes[i]))
			return true;
	return false;
}

struct span behind_adjectives(const struct context *x, struct span name)
{
	for (uint32_t end = name.start; end < name.end;) {
		for (end = name.start; end < name.end && x->text[end] != ' '; end++)
			;
		if (end == name.end || !span_says(x, (struct span){ name.start, end }, "scene.adjective"))
			break;
		name.start = end + 1;
	}
	return name;
}

bool ends_in_area(const struct context *x, struct span name)
{
	static const char *const codes[] = { "scene.city", "scene.town", "scene.region", "scene.area", NULL };

	for (int i = 0; codes[i]; i++)
		if (span_ends(x, name, codes[i]))
			return true;
	return false;
}

/* Where the words begin that only say what a place is: "the southern village of". */
size_t kind_start(const struct context *x, const struct sentence *s, size_t at)
{
	static const char *const small[] = { "the", "of", NULL };
	const struct shadow *sh = &s->shadow;

	while (at > 1 && sh->text[at - 1] == ' ') {
		size_t from = at - 1;
		struct span word;

		while (from && sh->text[from - 1] != ' ')
			from--;
		word = shadow_span(sh, from, at - 1);
		if (role_class(sh, from) != CLASS_DEMONYM && !is_settlement(shadow_item(sh, from)) &&
		    !says_any(sh->text + from, small) && !is_kind(x, word))
			break;
		at = from;
	}
	return at;
}

/* The last name of a list that the one at that byte is in: "the northern Arno, Lys and southern Velmar". */
static size_t last_in_list(const struct context *x, const struct shadow *sh, size_t at)
{
	for (;;) {
		size_t next = at + 1;

		next += starts_lower(sh->text + next, ", ") ? 2 : 0;
		next += starts_lower(sh->text + next, " and ") ? 5 : starts_lower(sh->text + next, "and ") ? 4 : 0;
		while (next > at + 1 && next < sh->len && is_kind(x, word_at(sh, next)))
			next = next_word(sh, next);
		if (next == at + 1 || next >= sh->len || !shadow_item(sh, next) ||
		    (shadow_item(sh, next)->cls != CLASS_NAME && shadow_item(sh, next)->cls != CLASS_PLACE))
			return at;
		at = next;
	}
}

/* "Velmar village", "Velmar and Arno districts" */
bool is_kind_behind(const struct context *x, const struct sentence *s, size_t at)
{
	static const char *const codes[] = { "scene.city", "scene.town", "scene.region", NULL };
	const struct shadow *sh = &s->shadow;
	size_t last = last_in_list(x, sh, at);

	if (last + 2 >= sh->len || sh->text[last + 1] != ' ')
		return false;
	if (last > at)
		return is_settlement(shadow_item(sh, last + 2)) || span_says(x, word_at(sh, last + 2), "scene.areas");
	if (is_settlement(shadow_item(sh, at + 2)))
		return true;
	for (int i = 0; codes[i]; i++)
		if (span_says(x, word_at(sh, at + 2), codes[i]))
			return true;
	return false;
}

/* "village of Velmar" */
bool has_kind(const struct context *x, const struct sentence *s, size_t at)
{
	const struct shadow *sh = &s->shadow;
	size_t from = kind_start(x, s, at);

	return (at > 3 && from + 3 < at && says_word(sh->text + at - 3, "of")) || is_kind_behind(x, s, at);
}

/* Where the word before a blank begins that only says of which kind a place is ("Banka village"), else at. */
size_t before_kind(const struct context *x, const struct sentence *s, size_t at)
{
	const struct shadow *sh = &s->shadow;
	size_t from = at > 1 ? at - 1 : 0;

	if (!from || sh->text[from] != ' ')
		return at;
	while (from && sh->text[from - 1] != ' ')
		from--;
	if (from < 2 || (shadow_item(sh, from) && !is_settlement(shadow_item(sh, from))))
		return at;
	return shadow_item(sh, from) || is_kind(x, shadow_span(sh, from, at - 1)) ? from : at;
}
