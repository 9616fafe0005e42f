/*
 * doer.c - an office that tells by its deed: "Red Crescent volunteers rescued 40
 * people", "The government offered a reward of $2 million". Where nobody is said to
 * say so, those who rescue, treat and pay are the source of what they did. Not so of
 * those who kill, capture or arrest: who tells of that is as often somebody else.
 */
#include "context.h"

#include <string.h>

#include "extract/token.h"

#define DOER_REACH 120	/* bytes of a shadow from who acts to the figure */
#define ARTICLE_REACH 4	/* bytes behind which one more word is looked at */
#define VERB_REACH 28	/* … and to the verb: "The Red Cross in Velmar has treated" */

/* What is done by whom. */
static const struct {
	const char *action, *types;	/* kinds of source between blanks */
} deeds[] = {
	{ "rescued", " emergency_service ngo un " },
	{ "evacuated", " emergency_service ngo un " },
	{ "body_recovered", " emergency_service ngo health " },
	{ "treated", " health ngo un " },
	{ "hospitalised", " health ngo " },
	{ "amount", " un ngo " },
	{ "delivered", " un ngo " },
	{ "held", " police prosecutor " },
	{ "bounty", " police government ministry " },
	{ "pledged", " ministry government local_official un " },
	{ "provided", " ministry government local_official un " },
	{ "compensation", " ministry government local_official " },
};

static bool does(const struct claim *c, const char *type)
{
	for (size_t i = 0; i < sizeof(deeds) / sizeof(*deeds); i++) {
		const char *at = is(deeds[i].action, c->action) ? strstr(deeds[i].types, type) : NULL;

		if (at && at[-1] == ' ' && at[strlen(type)] == ' ')
			return true;
	}
	return false;
}

static bool is_deed(const struct claim *c)
{
	for (size_t i = 0; i < sizeof(deeds) / sizeof(*deeds); i++)
		if (is(deeds[i].action, c->action))
			return true;
	return false;
}

/* The entry of an office, or of a hospital, in the words of an item; NULL for none. */
static const struct lex_entry *office_of(const struct context *x, const struct item *it)
{
	const bool may = it && (it->cls == CLASS_SOURCE || it->cls == CLASS_PERSON || it->cls == CLASS_PERSONS ||
		it->cls == CLASS_QB);

	if (it && it->cls == CLASS_THING && it->lex && is(it->lex->code, "hospital"))
		return it->lex;
	return may ? find_phrase(x, it->span, CLASS_SOURCE) : NULL;
}

/* "The Red Cross treated", "The ministry, which …, gave": not "by the Red Cross", "a doctor of the Red Cross". */
static bool is_subject(const struct context *x, const struct shadow *sh, size_t at, size_t figure)
{
	static const char *const before[] = { "by ", "of ", "to ", "from ", "for ", "with ", "at ", "in ", "against ", "on ",
		NULL };
	size_t from = at >= 4 && starts_lower(sh->text + at - 4, "the ") ? at - 4 : at, end = at;

	for (int i = 0; before[i]; i++) {
		size_t n = strlen(before[i]);

		if (from >= n && starts_lower(sh->text + from - n, before[i]))
			return false;
	}
	for (size_t i = at + 1; i < figure && i < at + VERB_REACH; i++) {
		const struct item *it = shadow_item(sh, i);

		if (it && is_verb(it->cls))
			return true;
		if (strchr(".;:\"", sh->text[i]))
			return false;
		end = i;
	}
	return span_says(x, shadow_span(sh, at, end + 1), "scene.gets") ||
		span_says(x, shadow_span(sh, at, end + 1), "scene.does");
}

/* "Al-Arno" before a hospital: where a name begins that no class byte stands for; else the byte itself. */
static uint32_t with_article(const struct context *x, uint32_t at)
{
	uint32_t from = at;

	while (from > 1 && x->text[from - 1] == ' ' && is_alpha((unsigned char)x->text[from - 2]) && at - from < ARTICLE_REACH)
		for (from--; from && (is_alpha((unsigned char)x->text[from - 1]) || x->text[from - 1] == '-');)
			from--;
	return starts_lower(x->text + from, "al-") || starts_lower(x->text + from, "el-") ? from : at;
}

/* "Arno Hospital", "the German hospital": with the name before it. */
static struct span with_name(const struct context *x, const struct shadow *sh, size_t i)
{
	struct span s = shadow_item(sh, i)->span;
	const struct item *name = i > 1 && sh->text[i - 1] == ' ' ? shadow_item(sh, i - 2) : NULL;

	if (name && (name->cls == CLASS_NAME || name->cls == CLASS_PLACE || name->cls == CLASS_DEMONYM))
		s.start = name->span.start;
	else
		s.start = with_article(x, s.start);
	return s;
}

struct span hospital_of(const struct context *x, const struct claim *c)
{
	const struct shadow *sh = &c->home->shadow;
	size_t at = claim_position(c);

	size_t low = at > DOER_REACH ? at - DOER_REACH : 0;

	for (size_t i = at; i < sh->len && i-- > low && !strchr(";:", sh->text[i]);) {
		const struct item *it = shadow_item(sh, i);
		struct span named = it ? with_name(x, sh, i) : (struct span){ 0, 0 }, where;
		const struct lex_entry *e = it ? find_phrase_span(x, it->span, CLASS_THING, &where) : NULL;

		if (!e || strcmp(e->code, "hospital") || (it->cls != CLASS_THING && !is_verb(it->cls)))
			continue;
		/* "hospital admitted" is a verb of the dictionary */
		named.end = where.end;
		if (named.start < it->span.start && (is_verb(it->cls) || is_subject(x, sh, i, at)))
			return named;
	}
	return (struct span){ 0, 0 };
}

bool take_doer(const struct context *x, struct claim *c)
{
	const struct shadow *sh = &c->home->shadow;
	size_t at = claim_position(c);

	if (!is_deed(c) || at >= sh->len)
		return false;
	for (size_t i = at, low = at > DOER_REACH ? at - DOER_REACH : 0; i-- > low && !strchr(";:", sh->text[i]);) {
		const struct item *it = shadow_item(sh, i);
		const struct lex_entry *e = office_of(x, it);

		const char *type = e && is(e->code, "hospital") ? "health" : e ? e->code : "";

		if (!e || !does(c, type) || !is_subject(x, sh, i, at))
			continue;
		c->source = span_text(x, with_name(x, sh, i));
		c->source_type = type;
		return true;
	}
	return false;
}
