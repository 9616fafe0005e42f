/*
 * unit_before.c - for meaning.c: of what a bare number is, "killed 14 soldiers and
 * injured nine": of what was counted before it and the verb can be about, in the
 * sentence, at the head of its line or at the end of the sentence before. A noun of
 * its own is fold.c's.
 */
#include "finder.h"

#include <string.h>
#include <strings.h>

static bool is_home(const char *unit)
{
	return !strcmp(unit, "family") || !strcmp(unit, "household");
}

/* "nine guards, including a boy and a girl, were killed and two hurt": the two are guards, no children. */
static bool is_included(const struct finder *f, size_t at)
{
	static const char *const words[] = { " including ", "incl. ", "incl " };

	for (size_t i = at; i-- > 0 && f->s->shadow.text[i] != ';';) {
		const struct item *it = item_at(f->s, i);

		if (it && is_verb(it->cls))
			return false;
		for (size_t w = 0; w < sizeof(words) / sizeof(*words); w++)
			if (starts_lower(f->s->shadow.text + i, words[w]))
				return true;
	}
	return false;
}

/* Of which sex or age: it may be said of some of those counted only. */
static bool is_sort(const char *unit)
{
	static const char *const sorts[] = { "person.child", "person.woman", "person.man", NULL };

	return is_one_of(unit, sorts);
}

/*
 * Whom a bare count behind "three villagers died, one of them a girl, and nine were
 * hurt" is of: those that the girl, told at byte at, is one of; people, if only she is told.
 */
static const char *unit_of_whole(const struct finder *f, size_t at, const struct item *sort)
{
	for (size_t i = at; i-- > 0;) {
		const struct item *it = item_at(f->s, i);

		if (it && is_verb(it->cls))
			break;
		if (it && it->cls == CLASS_Q && !strncmp(it->unit, "person", 6) && !is_sort(it->unit))
			return it->unit;
	}
	return sort->figure.has_value && sort->figure.value <= 1 ? "person" : sort->unit;
}

const char *unit_among(const struct finder *f, size_t at)
{
	static const char *const words[] = { " among the ", " among their ", " among its ", " among our ", " among ", NULL };
	const struct shadow *s = &f->s->shadow;
	size_t behind = 0;

	for (size_t i = 0; words[i] && !behind; i++)
		if (starts_lower(s->text + at + 1, words[i]))
			behind = at + 1 + strlen(words[i]);
	/* "aid workers", "government troops": up to two words before the noun */
	for (int n = 0; behind && n < 3; n++) {
		const struct item *it = item_at(f->s, behind);
		const char *unit = "";

		if (it && it->cls == CLASS_QB)
			unit = it->unit;
		else if (it && it->cls == CLASS_PERSONS && it->lex)
			unit = it->lex->code;

		if (!strncmp(unit, "person.", 7))
			return unit;
		while (behind < s->len && s->text[behind] != ' ' && !strchr(",;:.", s->text[behind]))
			behind++;
		behind = behind < s->len && s->text[behind] == ' ' ? behind + 1 : 0;
	}
	return "";
}

/* "Drones over the bay: five launched, three downed": the noun that the line opens with, before its colon. */
static const char *unit_of_label(const struct finder *f, size_t at, const struct lex_entry *v)
{
	const struct shadow *s = &f->s->shadow;
	const struct item *label = NULL;
	size_t colon = 0;

	while (colon < at && s->text[colon] != ':')
		colon++;
	for (size_t i = 0; colon < at && i < colon && !label; i++) {
		const struct item *it = item_at(f->s, i);

		if (it && (is_verb(it->cls) || it->cls == CLASS_Q || it->cls == CLASS_WHO))
			return "";
		if (it && it->cls == CLASS_THINGS)
			label = it;
	}
	return label && label->lex && *verb_action(f, v, label->lex->code) ? label->lex->code : "";
}

static const char *join_units(const struct finder *f, const char *a, const char *b)
{
	struct buf both = { 0 };
	const char *unit;

	buf_addf(&both, "%s+%s", a, b);
	unit = arena_strdup(f->st->arena, buf_str(&both));
	buf_release(&both);
	return unit;
}

/*
 * "14 tanks and nine guns, of which 20 burned": more than those counted last
 * (at byte at) are of what stands joined before them, too.
 */
static const char *unit_of_both(const struct finder *f, size_t at, const struct item *last, const struct item *count)
{
	const struct shadow *s = &f->s->shadow;
	static const char *const joints[] = { " and ", ", and ", ", " };

	if (last->cls != CLASS_Q || !last->figure.has_value || !count->figure.has_value ||
			count->figure.value <= last->figure.value)
		return last->unit;
	for (size_t i = 0; i < sizeof(joints) / sizeof(*joints); i++) {
		size_t n = strlen(joints[i]);
		bool joined = at > n && !strncasecmp(s->text + at - n, joints[i], n);
		const struct item *first = joined ? item_at(f->s, at - n - 1) : NULL;

		if (first && first->cls == CLASS_Q && *first->unit && strcmp(first->unit, last->unit) &&
				!strcmp(category(f, first->unit), category(f, last->unit)))
			return join_units(f, first->unit, last->unit);
	}
	return last->unit;
}

const char *unit_before(const struct finder *f, size_t at, const struct lex_entry *v)
{
	const struct sentence *before = f->st->above;
	const char *label;
	size_t here = at;
	const struct item *count = item_at(f->s, at);
	bool of_those = !strncmp(f->s->shadow.text + at + 1, " of ", 4);

	while (at-- > 0) {
		const struct item *it = item_at(f->s, at);
		const char *unit = !it ? "" : it->cls == CLASS_SHARE ? it->noun : it->cls == CLASS_Q ||
			it->cls == CLASS_QA || it->cls == CLASS_QN ? it->unit : "";
		const struct claim *c = it && !*unit ? claim_of(f->s, f->s->shadow.item[at]) : NULL;

		if (of_those && it && it->cls == CLASS_QA)
			continue;	/* "three missiles at a ship, one of which": not the ship */
		if (it && it->cls == CLASS_QA && !strcmp(unit, "person.attacker"))
			continue;	/* "an attacker blew himself up: 43 dead": not of his kind */
		if ((*unit || c) && is_included(f, at))
			continue;
		if (c && it->cls != CLASS_SHARE)
			unit = c->unit;
		else if (it && is_home(unit))
			continue;	/* "a clash of two families: one dead" */

		if (*unit && is_sort(unit) && it->cls != CLASS_SHARE)
			unit = unit_of_whole(f, at, it);
		if (*unit && (!v || *verb_action(f, v, unit)))
			return unit == it->unit && count && strcmp(category(f, unit), "people") ?
				unit_of_both(f, at, it, count) : unit;
	}
	if (v && *(label = unit_of_label(f, here, v)))
		return label;
	if (before && before->n_claims) {
		const char *unit = before->claims[before->n_claims - 1]->unit;

		/* no currency, and of what kind of people not, is carried over a full stop; people over no blank line */
		if (strcmp(category(f, unit), "money") && (!v || *verb_action(f, v, unit)))
			return strcmp(category(f, unit), "people") ? unit : f->st->before ? "person" : "";
	}
	return "";
}
