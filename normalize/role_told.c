/*
 * role_told.c - parts that a place plays without a preposition because of the
 * figure or event beside it: "Velmar recorded 12 deaths, Solen nine", "gave Velmar
 * $2 million", "Arnia's worst floods", "Velmar was hit by".
 */
#include "role.h"

#include <string.h>

#define TELL_REACH 24		/* bytes from "recorded" to its figure */
#define DISASTER_REACH 30	/* bytes of "'s worst spring floods" */

bool follows_mark(const struct shadow *sh, size_t at)
{
	return at > 4 && sh->text[at - 1] == ' ' &&
		(strchr(",;:", sh->text[at - 2]) || starts_lower(sh->text + at - 5, " and "));
}

/* Whether the claim is the figure at that byte or one behind it. */
static bool is_told(const struct claim *c, const struct sentence *s, size_t figure)
{
	return s != c->home || claim_position(c) >= figure;
}

/* "the Arno refugee camp" */
bool is_location(const struct item *it)
{
	return it && it->cls == CLASS_THING && it->lex && !strcmp(it->lex->code, "location");
}

bool is_counted(const struct context *x, const struct claim *c, const struct sentence *s, size_t at)
{
	static const char *const few[] = { "alone", "itself", "also", NULL };
	static const char *const actions[] = { "killed", "injured", "casualty", "missing", "displaced", "affected",
		"homeless", "hospitalised", "dead_or_missing", "kidnapped", "evacuated", NULL };
	const struct shadow *sh = &s->shadow;
	size_t i = next_word(sh, at), end;
	bool act;

	if (!is_one_of(c->action, actions) || sh->text[at + 1] != ' ')
		return false;
	if (is_figure(sh, at + 2))
		return follows_mark(sh, kind_start(x, s, at)) && is_told(c, s, at + 2);
	while (i < sh->len && (says_any(sh->text + i, few) || is_kind(x, word_at(sh, i)) ||
				is_settlement(shadow_item(sh, i)) ||
			is_location(shadow_item(sh, i))))
		i = next_word(sh, i);
	if (i >= sh->len || memchr(sh->text + at, ',', i - at))
		return false;
	act = role_class(sh, i) == CLASS_VED;
	for (end = i; end < sh->len && end < i + TELL_REACH && !is_figure(sh, end); end++)
		if (strchr(",;:", sh->text[end]))
			return false;
	return is_figure(sh, end) && is_told(c, s, end) && (act ? role_class(sh, end) == CLASS_QN :
		span_starts(x, shadow_span(sh, i, end), "scene.counts"));
}

bool is_receiver(const struct context *x, const struct sentence *s, size_t at)
{
	const struct shadow *sh = &s->shadow;
	const char *behind = sh->text + at + 1;

	if (at < 2 || sh->text[at - 1] != ' ' || *behind != ' ')
		return false;
	return (is_figure(sh, at + 2) || says_word(behind + 1, "with") || says_word(behind + 1, "another")) &&
		span_ends(x, shadow_span(sh, at > 12 ? at - 12 : 0, at - 1), "scene.gets");
}

bool is_of_code(const struct item *it, const char *code)
{
	return it && (it->cls == CLASS_THING || it->cls == CLASS_THINGS) && it->lex && !strcmp(it->lex->code, code);
}

bool owns_scene(const struct shadow *sh, size_t at)
{
	static const char *const disasters[] = { "earthquake", "flood", "storm", "landslide", "fire", NULL };
	size_t i = at + 1 + strlen("'s ");

	if (strncmp(sh->text + at + 1, "'s ", 3))
		return false;
	if (starts_lower(sh->text + i, "air defence") || starts_lower(sh->text + i, "air defense"))
		return true;
	while (i < sh->len && i < at + DISASTER_REACH && (is_lower((unsigned char)sh->text[i]) || sh->text[i] == ' '))
		i++;
	for (size_t k = 0; disasters[k]; k++)
		if (is_of_code(shadow_item(sh, i), disasters[k]))
			return true;
	return false;
}

bool is_sufferer(const struct context *x, const struct sentence *s, size_t at)
{
	static const char *const auxiliaries[] = { "was", "were", "been", "has", "have", "had", NULL };
	static const char *const codes[] = { "hit", "damage", "destroy", "capture", NULL };
	const struct shadow *sh = &s->shadow;
	size_t i = at + (is_named(shadow_item(sh, at + 2)) ? 4 : 2), verb;
	const struct item *it;

	if (i >= sh->len || sh->text[at + 1] != ' ' || sh->text[i - 1] != ' ')
		return false;
	while (i < sh->len && is_kind(x, word_at(sh, i)))
		i = next_word(sh, i);
	for (verb = i; says_any(sh->text + verb, auxiliaries);)
		verb = next_word(sh, verb);
	it = verb > i ? shadow_item(sh, verb) : NULL;
	if (it && it->lex && is_verb(it->cls))
		return is_one_of(it->lex->code, codes);
	return verb > i && verb < sh->len && span_says(x, word_at(sh, verb), "scene.object");
}

bool comes_under_fire(const struct item *it)
{
	return it && it->lex && is_verb(it->cls) && !strcmp(it->lex->code, "come under fire");
}

bool names_attack(const struct shadow *sh, size_t at)
{
	static const char *const attacks[] = { "attack", "airstrike", "clash", "shelling", "explosion", "fire", "flood",
		"landslide", "earthquake", NULL };
	static const char *const nouns[] = { "hit", "massacre", NULL };
	const struct item *town = shadow_item(sh, at), *it = sh->text[at + 1] == ' ' ? shadow_item(sh, at + 2) : NULL;

	/* "the Velmar market blast" */
	if (it && it->cls == CLASS_THING && is_building(it->lex) && sh->text[at + 3] == ' ')
		it = shadow_item(sh, (at += 2) + 2);
	if (!it || !it->lex || is_country(town->lex))
		return false;
	if (it->cls == CLASS_VBASE)
		return is_one_of(it->lex->code, nouns) && sh->text[at + 3] == ' ' && is_verb(role_class(sh, at + 4));
	return (it->cls == CLASS_THING || it->cls == CLASS_ACT) && is_one_of(it->lex->code, attacks);
}
