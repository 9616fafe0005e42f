/*
 * attribution.c - for source.c: the attributions of a sentence, and for which of its
 * clauses each holds. Who relays it is passed over for who said it first.
 */
#include "source.h"

#include <string.h>

#include "extract/token.h"
#include "role.h"

bool is_flagged(const struct item *it, const char *flag)
{
	return it->rule && strstr(it->rule->flags, flag);
}

/* "citing leaked documents": before whoever only passes it on. */
static bool is_first(const struct item *it)
{
	return has_name(it) && is_flagged(it, "first");
}

/* "police said on Monday in Velmar": when and where it was said. */
static bool is_when_where(const struct item *it)
{
	return it && (it->cls == CLASS_WHEN || it->cls == CLASS_WHERE);
}

/* Whether a clause ends with byte at, or another begins there. */
static bool ends_clause(const struct shadow *sh, size_t at)
{
	static const char *const words[] = { " as ", " while ", " after ", " before ", " and ", " but ", " in ", " at ",
		" on ", " when ", " during ", " by ", NULL };

	while (at < sh->len && (sh->text[at] == '"' ||
				(sh->text[at] == ' ' && is_when_where(shadow_item(sh, at + 1)) && ++at)))
		at++;
	/* ", the ministry said, an agency reports": who passes it on stands right behind */
	return at >= sh->len || strchr(".,;)", sh->text[at]) || role_class(sh, at) == CLASS_WHO ||
		starts_with_one(sh->text + at, words);
}

/* "…," a man who fled told us that night: what the marks close is told. */
static bool closes_quote(const struct shadow *sh, size_t at)
{
	return at > 1 && sh->text[at - 1] == ' ' && sh->text[at - 2] == '"';
}

/* "…, police said.": they say what stands before; "police said that …" does not. */
bool speaks_back(const struct shadow *sh, size_t at)
{
	return is_flagged(shadow_item(sh, at), "back") || closes_quote(sh, at) ||
		(!is_flagged(shadow_item(sh, at), "ahead") && ends_clause(sh, at + 1));
}

/* The attribution of what stands at byte at: the nearest, but each clause has its own. */
static int speaker_of(const struct sentence *s, size_t at)
{
	const struct shadow *sh = &s->shadow;
	size_t best = SIZE_MAX;
	int found = -1;

	for (size_t i = 0; sentence_has(s, CLASS_WHO) && i < sh->len; i++) {
		const struct item *it = shadow_item(sh, i);
		size_t cost = i > at ? i - at : at - i;

		if (!it || it->cls != CLASS_WHO || !has_name(it) || (at < i && !speaks_back(sh, i)))
			continue;
		for (size_t k = i < at ? i : at; k < (i < at ? at : i); k++)
			cost += sh->text[k] == ';' ? 200 : 0;
		if (cost <= best) {
			best = cost;
			found = sh->item[i];
		}
	}
	return found;
}

int first_or_nearest(const struct sentence *s, size_t at)
{
	int first = nearest_item(s, CLASS_WHO, at, is_first);

	return first >= 0 ? first : speaker_of(s, at);
}

bool source_in_sentence(const struct context *x, struct claim *c, const struct sentence *s, size_t at)
{
	int who = first_or_nearest(s, at);

	return who >= 0 && set_source(x, c, &s->shadow.items[who]);
}

/* What a sentence opens with, behind its article: NULL where no dictionary knows it. */
size_t head_at(const struct sentence *s)
{
	return starts_lower(s->shadow.text, "the ") ? strlen("the ") : 0;
}

const struct item *head_of(const struct sentence *s)
{
	return shadow_item(&s->shadow, head_at(s));
}

/* The office or group at the head of a sentence: NULL for none. */
const struct item *head_office(const struct sentence *s)
{
	const struct item *it = head_of(s);

	return it && it->cls == CLASS_SOURCE && it->lex ? it : NULL;
}
