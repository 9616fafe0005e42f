/*
 * carry_source.c - for source.c: who is named in a sentence before. The last
 * attribution of the paragraph holds as long as the same is told of, "he said" is
 * of who was named or told of before.
 */
#include "source.h"

#include <string.h>

#include "extract/token.h"

/* A footnote mark closes what its source says: [107] at the end of a sentence. */
static bool is_noted(const struct context *x, const struct sentence *s)
{
	return s->span.end > s->span.start + 3 && x->text[s->span.end - 1] == ']' &&
		is_digit((unsigned char)x->text[s->span.end - 2]);
}

/*
 * "On Thursday …", "In Velmar …": a sentence that opens with its own time or
 * place tells of something else; "January was the worst" does not.
 */
static bool opens_anew(const struct context *x, const struct sentence *s)
{
	static const char *const heads[] = { "finally, ", "meanwhile, ", "elsewhere", "separately", "in ", "near ", NULL };
	static const char *const verbs[] = { " was ", " is ", " were ", " has ", " had ", " saw ", NULL };
	/* "A day later it shot down": told of the one told of before */
	static const char *const pronouns[] = { " it ", ", it ", " its ", ", its ", NULL };
	const struct shadow *sh = &s->shadow;
	const struct item *it = shadow_item(sh, 0);

	if ((!it || it->cls == CLASS_NAME) && starts_with_one(x->text + s->span.start, heads))
		return true;
	return it && (it->cls == CLASS_WHEN || it->cls == CLASS_WHERE) && !starts_with_one(sh->text + 1, verbs) &&
		!starts_with_one(sh->text + 1, pronouns);
}

/* "In addition, …": a paragraph that goes on with what the one before told. */
static bool goes_on(const struct context *x, const struct sentence *s)
{
	static const char *const heads[] = { "in addition, ", "additionally, ", "furthermore, ", "moreover, ", NULL };

	return starts_with_one(x->text + s->span.start, heads);
}

/* How many live elsewhere now is common knowledge, and no part of what was said of an attack. */
static bool is_common(const struct claim *c)
{
	static const char *const actions[] = { "displaced", "evacuated", "homeless", NULL };

	return is_one_of(c->action, actions);
}

/* "Reporter Adan Bravo reports from": a speaker whom no rule reads; what is told is not known to be another's. */
static bool tells_otherwise(const struct sentence *s)
{
	const struct shadow *sh = &s->shadow;

	for (size_t i = 2; sentence_has(s, CLASS_SAID) && i < sh->len; i++) {
		const struct item *by = shadow_item(sh, i - 2), *said = shadow_item(sh, i);

		if (said && said->cls == CLASS_SAID && by && (by->cls == CLASS_NAME || by->cls == CLASS_SOURCE))
			return true;
	}
	return false;
}

/* "Solland gave $3 million": everybody knows, and each giver tells of his own gift. */
static bool is_gift(const struct claim *c)
{
	static const char *const actions[] = { "pledged", "provided", NULL };

	return is(c->category, "money") && is_one_of(c->action, actions);
}

/* A year of four digits at byte i of the text, no part of a longer word or number. */
static bool is_year(const char *text, size_t i)
{
	if ((strncmp(text + i, "18", 2) && strncmp(text + i, "19", 2) && strncmp(text + i, "20", 2)) ||
	    (i && is_alnum((unsigned char)text[i - 1])))
		return false;
	return is_digit((unsigned char)text[i + 2]) && is_digit((unsigned char)text[i + 3]) &&
		!is_alnum((unsigned char)text[i + 4]) && !(text[i + 4] == ',' && is_digit((unsigned char)text[i + 5]));
}

/* "The eruption of 1911 killed 1,335": known long since, and no part of what was said of today's. */
static bool is_long_ago(const struct context *x, const struct claim *c)
{
	const char *today = x->has_report_day ? iso_day(x, x->report_day) : NULL;

	for (size_t i = c->home->span.start; today && i + 4 <= c->home->span.end; i++)
		if (is_year(x->text, i) && strncmp(x->text + i, today, 4) < 0)
			return true;
	return false;
}

/*
 * Whether a sentence opens with who says it, so that the next may be his as well: not
 * "…, according to the army", and not where that tells of an office or group of another kind.
 */
static bool speaks_on(const struct context *x, const struct sentence *s, const struct sentence *next)
{
	const struct item *who = shadow_item(&s->shadow, 0);
	const struct item *other = head_office(next);
	struct speaker by;

	if (!who || who->cls != CLASS_WHO || speaks_back(&s->shadow, 0) || !read_speaker(x, who, &by))
		return false;
	return !other || is(other->lex->code, by.type);
}

/*
 * Back through the paragraph, up to where something else is told of. A footnote mark
 * closes what its source says, but where each sentence has its own, the account of who
 * opened the first goes on in the next; one without a mark is the writer's own.
 */
void carry_speaker(const struct context *x, struct claim *c)
{
	const struct sentence *first = x->doc->sentences, *s = c->home;
	bool on = goes_on(x, s), noted = is_noted(x, s), crossed = false;

	if (is_common(c) || is_gift(c) || is_long_ago(x, c) || tells_otherwise(s))
		return;
	while (((on && s == c->home) || !opens_anew(x, s)) && s-- > first && c->home - s <= CARRY_REACH &&
	       (s->paragraph == c->home->paragraph || (on && s + 1 == c->home))) {
		crossed |= is_noted(x, s);
		if (crossed && (!noted || !is_noted(x, s)))
			return;
		noted &= is_noted(x, s);
		look_at(x, s);
		if (is_quotation(s) || (crossed && sentence_has(s, CLASS_WHO) && !speaks_on(x, s, c->home)))
			return;
		if (source_in_sentence(x, c, s, s->shadow.len)) {
			c->inherited |= INHERIT_SOURCE;
			return;
		}
	}
}

/* "A teacher, Ana Brel, gave another figure. She said", "President Brel came": who is told of at the head. */
static bool head_person(const struct context *x, const struct sentence *s, struct speaker *by)
{
	const struct item *it = head_of(s), *name;
	struct item who;

	if (!it || (it->cls != CLASS_QA && it->cls != CLASS_PERSON && it->cls != CLASS_SOURCE))
		return false;
	who = *it;
	who.name = it->cls == CLASS_QA ? (struct span){ it->span.start, it->unit_span.end } : it->span;
	name = shadow_item(&s->shadow, head_at(s) + 2);
	if (name && name->cls == CLASS_NAME && s->shadow.text[head_at(s) + 1] == ' ')
		who.name.end = name->span.end;
	else if (!find_phrase(x, who.name, CLASS_PERSON))
		return false;
	return read_speaker(x, &who, by);
}

/* "The army flew in food on Monday. It reported", "The mayor came. He said": who acts in the sentence before. */
static bool actor_meant(const struct context *x, struct claim *c, const struct sentence *s, bool person)
{
	struct speaker by;

	if (s->paragraph != c->home->paragraph)
		return false;
	look_at(x, s);
	if (sentence_has(s, CLASS_WHO) || (person ? !head_person(x, s, &by) : !head_office(s)))
		return false;
	c->source = person ? by.name : span_text(x, head_office(s)->span);
	c->source_type = person ? by.type : head_office(s)->lex->code;
	c->inherited |= INHERIT_SOURCE;
	return true;
}

/* "Authorities", "the army": several, or an office, and nobody who is called "he". */
static bool is_several(const struct speaker *by)
{
	static const char *const offices[] = { "police", "military", "government", "ministry", "un", "ngo", "media", NULL };

	return is_lower((unsigned char)*by->name) && (ends_with(by->name, "s") || ends_with(by->name, "people") ||
		is_one_of(by->type, offices));
}

/* Whom "he" may stand for in a sentence before: the first who tells of anything in it. */
static bool person_in_sentence(const struct context *x, struct claim *c, const struct sentence *s)
{
	const struct shadow *sh = &s->shadow;
	struct speaker by;

	for (size_t i = 0; sentence_has(s, CLASS_WHO) && i < sh->len; i++) {
		const struct item *it = shadow_item(sh, i);

		if (it && it->cls == CLASS_WHO && has_name(it) && read_speaker(x, it, &by) && !is_several(&by))
			return set_source(x, c, it);
	}
	return false;
}

/* "She said": the name is looked for in the sentence, and beyond the paragraph. */
bool speaker_meant(const struct context *x, struct claim *c, const struct sentence *at, int pronoun)
{
	const struct sentence *first = x->doc->sentences, *s = c->home;
	const struct shadow *sh = &at->shadow;
	const char *word = x->text + sh->items[pronoun].name.start;
	bool person = starts_lower(word, "he ") || starts_lower(word, "she ");
	int named = -1;

	for (size_t i = 0; i < sh->len && sh->item[i] != pronoun; i++)
		if (shadow_item(sh, i) && shadow_item(sh, i)->cls == CLASS_WHO && has_name(shadow_item(sh, i)))
			named = sh->item[i];
	if (named >= 0 && set_source(x, c, &sh->items[named]))
		return true;
	/* "the mayor, who declared a day of mourning": he is named right before, and no sentence back */
	if (starts_lower(word, "who ") || starts_lower(word, "which "))
		return false;
	/* who is told of in the quotation is not who says it */
	if (s > first && (starts_lower(word, "it ") || person) && !starts_quoted(x, s) && actor_meant(x, c, s - 1, person))
		return true;
	while (s-- > first && c->home - s < PRONOUN_REACH && !is_noted(x, s)) {
		look_at(x, s);
		if ((person && person_in_sentence(x, c, s)) || source_in_sentence(x, c, s, s->shadow.len)) {
			c->inherited |= INHERIT_SOURCE;
			return true;
		}
	}
	return false;
}
