/*
 * side.c - who acted, and whose people or things are counted: from the subject
 * of the verb, "by" behind a passive, and the word of a people in the counted
 * phrase itself. Only countries and armed groups called by their name are
 * taken. Everything else stays empty: a guessed side turns a figure into its
 * opposite. "The enemy" is not resolved.
 */
#include "context.h"

#include <string.h>

#define SUBJECT_REACH 60	/* bytes of the shadow from a verb to its subject */
#define AGENT_REACH 30		/* from a passive verb to its "by" */

/* True when the word that ends before byte end is word, in any case. */
static bool word_before(const struct shadow *sh, size_t end, const char *word)
{
	size_t n = strlen(word);

	return end >= n && (end == n || sh->text[end - n - 1] == ' ') && starts_lower(sh->text + end - n, word);
}

/* "an attack on the Israeli border": what a preposition governs has not acted. */
static bool is_governed(const struct shadow *sh, size_t at)
{
	static const char *const words[] = { "on", "in", "at", "against", "of", "from", "near", "with", "to", "for", "into",
		"over", "after", "since", "inside", "across", "around", "between", "toward", "towards", "through", NULL };

	for (int back = 0; back < 4 && at > 0 && sh->text[at - 1] == ' '; back++) {
		at--;
		for (size_t i = 0; words[i]; i++)
			if (word_before(sh, at, words[i]))
				return true;
		while (at > 0 && sh->text[at - 1] != ' ')
			at--;
	}
	return false;
}

/* In an all-capitals wire a capital says nothing of a name. */
static bool is_name(const struct context *x, const struct sentence *s, struct span w)
{
	if (!is_upper((unsigned char)x->text[w.start]))
		return false;
	for (size_t i = s->span.start; i < s->span.end; i++)
		if (x->text[i] >= 'a' && x->text[i] <= 'z')
			return true;
	return false;
}

/* The people in a counted phrase, whose word was folded away: "104 Russian drones", "12 Palestinians". */
static const char *people_of(const struct context *x, const struct item *it)
{
	static const enum word_class classes[] = { CLASS_DEMONYM, CLASS_PERSONS, CLASS_PERSON };
	struct span s = it->span;

	/* the noun stands behind the number, or, in a label, before it */
	if (it->unit_span.end > it->unit_span.start) {
		s.start = it->unit_span.start < s.start ? it->unit_span.start : s.start;
		s.end = it->unit_span.end > s.end ? it->unit_span.end : s.end;
	}
	for (size_t i = 0; i < sizeof(classes) / sizeof(*classes); i++) {
		const struct lex_entry *e = find_phrase(x, s, classes[i]);

		if (e && is_country_code(e->code))
			return e->code;
	}
	return "";
}

/* The side that an item names, "" for none. */
static const char *side_of(const struct context *x, const struct sentence *s, const struct item *it)
{
	if (it->cls == CLASS_QB || it->cls == CLASS_QA)
		return people_of(x, it);
	if (!it->lex)
		return "";
	if (it->cls == CLASS_SOURCE) {
		const struct lex_entry *e = find_phrase(x, it->span, CLASS_DEMONYM);

		if (!strcmp(it->lex->code, "armed_group"))
			return is_name(x, s, it->span) ? span_text(x, it->span) : "";
		return e && is_country_code(e->code) ? e->code : "";
	}
	return is_country_code(it->lex->code) ? it->lex->code : "";
}

/* Before a verb, "strike" and "attacks" are nouns. */
static bool is_clause_end(const struct shadow *sh, size_t at)
{
	static const char *const words[] = { "that", "which", "since", "while", "after", "but", "and", "or", "as", "because",
		"when", "where", NULL };
	const struct item *it = shadow_item(sh, at);

	if (strchr(",;:\"", sh->text[at]))
		return true;
	if (it)
		return (is_verb(it->cls) && it->cls != CLASS_VBASE) || it->cls == CLASS_SAID || it->cls == CLASS_WHO ||
			it->cls == CLASS_Q || it->cls == CLASS_QN;
	for (size_t i = 0; words[i]; i++)
		if (word_before(sh, at + 1, words[i]) && (sh->text[at + 1] == ' ' || !sh->text[at + 1]))
			return true;
	return false;
}

/*
 * The side before the verb at byte at: "Russia launched", "an Israeli strike on
 * the town killed". None of several ("Afghan and coalition forces"), and none
 * over a "that", which may stand for any noun before it.
 */
static const char *subject_side(const struct context *x, const struct sentence *s, size_t at)
{
	const struct shadow *sh = &s->shadow;

	for (size_t far = 0; at-- > 0 && far < SUBJECT_REACH && !is_clause_end(sh, at); far++) {
		const struct item *it = shadow_item(sh, at);
		const char *side = it && !is_governed(sh, at) ? side_of(x, s, it) : "";

		if (*side || (it && it->cls == CLASS_QA))
			return side;
	}
	return "";
}

/* The side behind the "by" of a passive: "were killed by Israeli forces". */
static const char *agent_side(const struct context *x, const struct sentence *s, size_t at)
{
	const struct shadow *sh = &s->shadow;
	size_t end = sh->len - at > AGENT_REACH ? at + AGENT_REACH : sh->len;
	bool by = false;

	for (size_t i = at + 1; i < end && !strchr(",;:\".", sh->text[i]); i++) {
		const struct item *it = shadow_item(sh, i);
		const char *side = by && it ? side_of(x, s, it) : "";

		if (*side)
			return side;
		if (it && is_verb(it->cls))
			return "";
		by = by || word_before(sh, i, "by");
	}
	return "";
}

/* "were", "have been" and the like before the verb: it is suffered. */
static bool is_passive(const struct shadow *sh, size_t verb)
{
	static const char *const words[] = { "was", "were", "been", "being", "is", "are", "be", NULL };
	size_t end = verb - (verb > 0);

	for (size_t i = 0; words[i]; i++)
		if (word_before(sh, end, words[i]))
			return true;
	return false;
}

/* The verb of the claim: the nearest before it, else (a passive) the first behind it; SIZE_MAX for none. */
static size_t verb_before(const struct shadow *sh, size_t at)
{
	while (at-- > 0) {
		const struct item *it = shadow_item(sh, at);

		if (sh->text[at] == ';')
			break;
		if (it && is_verb(it->cls))
			return at;
	}
	return SIZE_MAX;
}

static size_t passive_behind(const struct shadow *sh, size_t at)
{
	for (size_t i = at + 1; i < sh->len && i - at < SUBJECT_REACH && !strchr(",;:\"", sh->text[i]); i++) {
		const struct item *it = shadow_item(sh, i);

		if (it && is_verb(it->cls))
			return is_passive(sh, i) ? i : SIZE_MAX;
	}
	return SIZE_MAX;
}

static const char *actor_of(const struct context *x, const struct sentence *s, size_t at)
{
	size_t passive = passive_behind(&s->shadow, at), verb;

	if (passive != SIZE_MAX)
		return agent_side(x, s, passive);
	verb = verb_before(&s->shadow, at);
	if (verb == SIZE_MAX || is_passive(&s->shadow, verb))
		return "";
	return subject_side(x, s, verb);
}

void find_sides(const struct context *x, struct claim *c)
{
	static const char *const suffered[] = { "killed", "injured", "casualty", "captured", "destroyed", "damaged", "hit",
		"destroyed_or_damaged", "intercepted", "suppressed", "downed_or_suppressed", "arrested", "kidnapped", NULL };
	const struct shadow *sh = &c->home->shadow;
	size_t at = claim_position(c);
	const char *people, *subject;

	if (at >= sh->len || c->item < 0)
		return;
	people = people_of(x, &sh->items[c->item]);
	subject = actor_of(x, c->home, at);
	/* "13 drones hit the port": what is counted is itself the subject */
	if (!strcmp(c->action, "hit") && !strcmp(c->category, "munitions"))
		subject = "";
	if (!strcmp(c->action, "launched")) {
		c->actor = *subject ? subject : people;
		c->owner = *people ? people : subject;
	} else if (!strcmp(c->action, "lost")) {
		c->owner = *people ? people : subject;
	} else if (is_one_of(c->action, suffered)) {
		c->actor = subject;
		c->owner = people;
	}
}
