/*
 * place_far.c - places behind "in" or "at" that are not where it happened: what things
 * and the wounded were brought to or came from ("the base at Velmar", "the hospital
 * in Velmar"), where somebody is at home, sits or speaks.
 */
#include "role.h"

#include <string.h>

#define LONGEST_WAY 40	/* bytes of "to the military hospital" */
#define LONGEST_BROUGHT 14	/* bytes of "transferred" */
#define STRUCK_REACH 40	/* bytes from "attacked" to the place of the rally */

/* The last such word before byte at, with no mark between; 0 for none. */
static uint32_t word_before(const struct context *x, const struct sentence *s, uint32_t at, const char *word)
{
	uint32_t low = at > s->span.start + LONGEST_WAY ? at - LONGEST_WAY : s->span.start;

	for (uint32_t i = at; i > low && !strchr(",;:.()\"", x->text[i - 1]); i--)
		if (x->text[i - 1] == ' ' && says_word(x->text + i, word) && i + strlen(word) < at)
			return i;
	return 0;
}

bool is_brought_to(const struct context *x, const struct claim *c, const struct sentence *s, uint32_t at)
{
	/* "sent to quell a riot in" is no way */
	static const char *const articles[] = { "the", "a", "an", "another", "its", "their", NULL };
	static const char *const hurt[] = { "killed", "injured", "casualty", "missing", "dead_or_missing", NULL };
	uint32_t to = is_one_of(c->action, hurt) ? word_before(x, s, at, "to") : 0;
	struct span before = { to > s->span.start + LONGEST_BROUGHT ? to - LONGEST_BROUGHT : s->span.start, to };

	return to && says_any(x->text + to + strlen("to "), articles) && span_ends(x, before, "scene.brought");
}

bool is_launched_from(const struct context *x, const struct claim *c, const struct sentence *s, uint32_t at)
{
	uint32_t from = is(c->action, "launched") ? word_before(x, s, at, "from") : 0;

	/* "from Arno over Velmar": a name is what they came from */
	for (uint32_t i = from; i < at; i++)
		if (is_upper((unsigned char)x->text[i]))
			return false;
	return from > 0;
}

/* "It was reported today in Velmar that": where it is told. */
static bool is_told_there(const struct shadow *sh, size_t at)
{
	size_t from = at, behind = at + 1;

	while (from > 1 && sh->text[from - 1] == ' ' && role_class(sh, from - 2) == CLASS_WHEN)
		from -= 2;
	while (sh->text[behind] == ' ' && role_class(sh, behind + 1) == CLASS_WHEN)
		behind += 2;
	return from > 1 && sh->text[from - 1] == ' ' && role_class(sh, from - 2) == CLASS_SAID &&
		starts_lower(sh->text + behind, " that ");
}

/* "hit a rally", "the attack on a rally": something befalls what stands before byte at. */
static bool is_struck(const struct context *x, const struct shadow *sh, size_t at)
{
	size_t from = at > STRUCK_REACH ? at - STRUCK_REACH : 0;

	for (size_t i = from; i < at; i++)
		from = sh->text[i] == ',' ? i : from;	/* "killed, days before talks in" */
	for (size_t i = from; i < at; i++)
		if (is_verb(role_class(sh, i)) || is_blow_class(role_class(sh, i)))
			return true;
	return span_says(x, shadow_span(sh, from, at - 1), "scene.object");
}

/* "…, the minister confirmed in Velmar"; but "said that in Velmar nine died". */
static bool speaks_there(const struct context *x, struct span who)
{
	return span_ends(x, who, "scene.aside") || (x->text[who.start] == ',' && !span_ends(x, who, "scene.told"));
}

/* "in Velmar, the defence ministry said": a capital is where those sit who tell of elsewhere. */
static bool is_seat(const struct context *x, const struct shadow *sh, size_t at)
{
	static const char *const seated[] = { "government", "ministry", "military", NULL };
	const struct item *it = shadow_item(sh, at), *who = shadow_item(sh, at + 3);
	const struct lex_entry *e;

	if (!is_named(it) || !starts_lower(sh->text + at + 1, ", ") || role_class(sh, at + 3) != CLASS_WHO ||
	    !names_capital(x, it->name))
		return false;
	e = find_phrase(x, who->name, CLASS_SOURCE);
	return e && is_one_of(e->code, seated);
}

/* "Adan Brel, a security official in Velmar": what the office of a speaker is of. */
static bool is_office_of_speaker(const struct shadow *sh, size_t at)
{
	enum word_class before = at > 4 && starts_lower(sh->text + at - 4, ", ") ? role_class(sh, at - 5) : CLASS_NONE;

	return role_class(sh, at - 2) == CLASS_QA && is(shadow_item(sh, at - 2)->unit, "person.official") &&
		(before == CLASS_NAME || before == CLASS_WHO);
}

/* ", said Ana Brel, a coordinator in Velmar": what the speaker is, behind his comma. */
static bool is_post_of_speaker(const struct shadow *sh, size_t at)
{
	size_t comma = at;

	while (comma > 1 && sh->text[comma] != ',') {
		comma--;
		if (is_figure(sh, comma) || is_verb(role_class(sh, comma)) || strchr(";:\"", sh->text[comma]))
			return false;
	}
	return comma > 1 && at - comma > 3 && role_class(sh, comma - 1) == CLASS_WHO &&
		!starts_lower(sh->text + comma, ", and ") && !starts_lower(sh->text + comma, ", while ");
}

/* "In Velmar, a spokesman said 12 died in Arno": where he spoke, if the sentence goes on to say where. */
static bool is_where_spoken(const struct context *x, const struct sentence *s, size_t at)
{
	const struct shadow *sh = &s->shadow;

	if (!is_named(shadow_item(sh, at)) || !starts_lower(sh->text + at + 1, ", ") || !is_at_head(x, s, at) ||
	    role_class(sh, at + 3) != CLASS_WHO)
		return false;
	for (size_t i = at + 4; i < sh->len; i++)
		if (is_named(shadow_item(sh, i)) && says_word(x->text + shadow_item(sh, i)->span.start, "in"))
			return true;
	return false;
}

bool is_aside(const struct context *x, const struct sentence *s, size_t at)
{
	const struct shadow *sh = &s->shadow;
	static const char *const seated[] = { "government", "ministry", "un", "ngo", "media", "company", NULL };
	size_t from = at > 24 ? at - 24 : 0, told = at;

	while (told > from + 2 && sh->text[told - 1] == ' ' && role_class(sh, told - 2) == CLASS_WHEN)
		told -= 2;
	if (is_seat(x, sh, at) || is_office_of_speaker(sh, at) || is_post_of_speaker(sh, at) || is_where_spoken(x, s, at))
		return true;
	if (at < 2 || sh->text[at - 1] != ' ' || is_figure(sh, at - 2) || role_class(sh, at - 2) == CLASS_QB)
		return false;
	if (is_told_there(sh, at))
		return true;
	/* "the cabinet in Velmar": where it sits, not what it tells of */
	if (role_class(sh, at - 2) == CLASS_SOURCE)
		return is_one_of(shadow_item(sh, at - 2)->lex ? shadow_item(sh, at - 2)->lex->code : "", seated);
	if (role_class(sh, at - 2) == CLASS_WHO)
		return speaks_there(x, shadow_item(sh, at - 2)->span);
	return span_ends(x, shadow_span(sh, from, told - 1), "scene.aside") ||
		(span_ends(x, shadow_span(sh, from, at - 1), "scene.gathering") && !is_struck(x, sh, at));
}

bool is_hospital_of(const struct context *x, const struct sentence *s, size_t at)
{
	const struct item *before = at > 1 ? shadow_item(&s->shadow, at - 2) : NULL;

	if (!before)
		return false;
	if (before->lex && !strcmp(before->lex->code, "hospitalise"))
		return true;
	/* … or "fled to schools in Velmar" */
	return before->cls == CLASS_WHERE && says_word(x->text + before->span.start, "to") &&
		names_thing(x, is_named(before) ? before->name : before->span);
}
