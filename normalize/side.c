/*
 * side.c - who acted, and whose people or things are counted, where the
 * subject of the verb names a country. Everything else stays empty: a guessed
 * side turns a figure into its opposite.
 */
#include "context.h"

#include <string.h>

static bool is_verb(enum word_class c)
{
	return c == CLASS_VED || c == CLASS_VPAST || c == CLASS_VING || c == CLASS_VBASE;
}

/* The country of the words right before byte at: "Russia launched". */
static const char *subject_country(const struct sentence *s, size_t at)
{
	const struct shadow *sh = &s->shadow;

	for (size_t far = 0; at-- > 0 && far < 24; far++) {
		const struct item *it = sh->item[at] >= 0 ? &sh->items[sh->item[at]] : NULL;

		if (sh->text[at] == ',' || sh->text[at] == ';' || sh->text[at] == '"')
			return "";
		if (!it)
			continue;
		if (is_verb(it->cls))
			return "";
		if (it->lex && is_upper((unsigned char)it->lex->code[0]))
			return it->lex->code;
	}
	return "";
}

/* That of a bare plural, whose word was folded away: "Russians have used". */
static const char *bare_plural_country(const struct context *x, const struct sentence *s, size_t at)
{
	const struct shadow *sh = &s->shadow;

	for (size_t far = 0; at-- > 0 && far < 24; far++) {
		const struct item *it = sh->item[at] >= 0 ? &sh->items[sh->item[at]] : NULL;
		const struct lex_entry *e;

		if (sh->text[at] == ',' || (it && is_verb(it->cls)))
			return "";
		if (!it || it->cls != CLASS_QB)
			continue;
		e = find_phrase(x, it->unit_span, CLASS_PERSONS);
		if (e && is_upper((unsigned char)e->code[0]))
			return e->code;
	}
	return "";
}

void find_sides(const struct context *x, struct claim *c)
{
	const struct shadow *sh = &c->home->shadow;
	size_t at = claim_position(c);
	const char *country;

	if (strcmp(c->category, "munitions") && strcmp(c->action, "lost"))
		return;
	while (at > 0 && !(sh->item[at - 1] >= 0 && is_verb(sh->items[sh->item[at - 1]].cls)))
		at--;
	if (!at)
		return;
	country = subject_country(c->home, at - 1);
	if (!*country)
		country = bare_plural_country(x, c->home, at - 1);
	if (!strcmp(c->action, "launched"))
		c->actor = c->owner = country;
	else if (!strcmp(c->action, "lost"))
		c->owner = country;
	else if (!strcmp(c->action, "intercepted") || !strcmp(c->action, "downed_or_suppressed") ||
		 !strcmp(c->action, "suppressed"))
		c->actor = country;
}
