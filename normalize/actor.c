/*
 * actor.c - for side.c: who did what a claim tells, by the grammar of its sentence:
 * the subject before the verb, "by" behind a passive, the one who acted before.
 */
#include "side.h"

#include <string.h>

#define SUBJECT_REACH 60	/* bytes of the shadow from a verb to its subject */
#define AGENT_REACH 30		/* from a passive verb to its "by" */
#define GOVERNED_WORDS 6	/* from a preposition to what it governs */

/* "[in the town] and Russia", "[on Monday] the army": what a preposition governs ends here. */
static bool ends_phrase(const struct shadow *sh, size_t at)
{
	const struct item *it = shadow_item(sh, at);

	return it ? it->cls == CLASS_WHEN || it->cls == CLASS_WHERE : strchr(",;:()\"]", sh->text[at]) != NULL;
}

/* "an attack on the Israeli border": what a preposition governs has not acted. */
static bool is_governed(const struct shadow *sh, size_t at)
{
	static const char *const words[] = { "on", "in", "at", "against", "of", "from", "near", "with", "to", "for", "into",
		"over", "after", "since", "inside", "across", "around", "between", "toward", "towards", "through", NULL };

	for (int back = 0; back < GOVERNED_WORDS && at > 1 && sh->text[at - 1] == ' ' && !ends_phrase(sh, at - 2); back++) {
		at--;
		for (size_t i = 0; words[i]; i++)
			if (word_ends(sh, at, words[i]))
				return true;
		while (at > 0 && sh->text[at - 1] != ' ')
			at--;
	}
	return false;
}

bool is_clause_end(const struct shadow *sh, size_t at)
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
		if (word_ends(sh, at + 1, words[i]) && (sh->text[at + 1] == ' ' || !sh->text[at + 1]))
			return true;
	return false;
}

/*
 * The side before the verb at byte at: "Russia launched", "an Israeli strike on
 * the town killed". None of several ("Afghan and coalition forces"), and none
 * over a "that", which may stand for any noun before it.
 */
static const char *subject_side(struct told_by *t, const struct shadow *sh, size_t at)
{
	const struct item *verb = shadow_item(sh, at);
	const char *in_verb = verb ? relative_side(t, verb->span) : "";	/* "enemy lost" is one phrase */

	if (*in_verb)
		return in_verb;
	for (size_t far = 0; at-- > 0 && far < SUBJECT_REACH && !is_clause_end(sh, at); far++) {
		const struct item *it = shadow_item(sh, at);
		const char *side = side_at(t, sh, at);

		if (*side && is_governed(sh, at))
			side = "";
		if (*side || (it && it->cls == CLASS_QA))
			return side;
	}
	return "";
}

/* "in Israeli air strikes", "in Russian shelling": not "in Russian hospitals". */
static bool is_attack_of(struct told_by *t, const struct shadow *sh, size_t at)
{
	for (size_t i = at + 1; i < sh->len && i - at < AGENT_REACH && !strchr(",;:\".", sh->text[i]); i++) {
		const struct item *it = shadow_item(sh, i);
		const char *category;

		if (!it)
			continue;
		category = it->lex ? unit_category(&t->x->k->units, it->lex->code) : "";
		return is_verb(it->cls) || is(category, "events") || is(category, "munitions");
	}
	return false;
}

/* The side behind the "by" of a passive: "were killed by Israeli forces", "in Israeli strikes". */
static const char *agent_side(struct told_by *t, const struct shadow *sh, size_t at)
{
	size_t end = sh->len - at > AGENT_REACH ? at + AGENT_REACH : sh->len;
	bool by = false, in = false;

	for (size_t i = at + 1; i < end && !strchr(",;:\".", sh->text[i]); i++) {
		const struct item *it = shadow_item(sh, i);
		const char *side = by || in ? side_at(t, sh, i) : "";

		if (*side && (by || is_attack_of(t, sh, i)))
			return side;
		if (it && is_verb(it->cls))
			return "";
		by = by || word_ends(sh, i, "by");
		in = in || word_ends(sh, i, "in");
	}
	return "";
}

/* "were", "have been" and the like before the verb: it is suffered. */
static bool is_passive(const struct shadow *sh, size_t verb)
{
	static const char *const words[] = { "was", "were", "been", "being", "is", "are", "be", NULL };
	size_t end = verb - (verb > 0);

	for (size_t i = 0; words[i]; i++)
		if (word_ends(sh, end, words[i]))
			return true;
	return false;
}

/* "left 20 dead", "attacked with four missiles": verbs that no dictionary has, as they count by what stands behind. */
static bool is_verb_word(const struct shadow *sh, size_t end)
{
	static const char *const words[] = { "left", "leaving", "attacked", "struck", NULL };

	if (end >= sh->len || sh->text[end] != ' ' || (sh->text[end - 1] != 't' && sh->text[end - 1] != 'g' &&
			sh->text[end - 1] != 'd' && sh->text[end - 1] != 'k'))
		return false;
	for (size_t i = 0; words[i]; i++)
		if (word_ends(sh, end, words[i]))
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
		if ((it && is_verb(it->cls)) || is_verb_word(sh, at + 1))
			return at;
	}
	return SIZE_MAX;
}

/* "drones launched by the army": no "were" before it, and it is what the claim tells. */
static bool is_participle_of(const struct shadow *sh, size_t verb, const struct claim *c)
{
	const struct item *it = shadow_item(sh, verb);

	return it->lex && strstr(it->lex->attr, c->action) && starts_lower(sh->text + verb + 1, " by ");
}

static size_t passive_behind(const struct shadow *sh, size_t at, const struct claim *c)
{
	for (size_t i = at + 1; i < sh->len && i - at < SUBJECT_REACH && !strchr(",;:\"", sh->text[i]); i++) {
		const struct item *it = shadow_item(sh, i);

		if (it && is_verb(it->cls))
			return is_passive(sh, i) || is_participle_of(sh, i, c) ? i : SIZE_MAX;
	}
	return SIZE_MAX;
}

/* "carried out 58 strikes, dropping 121 bombs and shelled": a verb without a subject of its own. */
static bool goes_on(const struct shadow *sh, size_t verb)
{
	return verb > 2 && sh->text[verb - 1] == ' ' && (sh->text[verb - 2] == ',' || word_ends(sh, verb - 1, "and"));
}

/* Who acted in the claim before in the sentence. */
static const char *actor_before(const struct claim *c)
{
	const struct sentence *s = c->home;

	for (size_t i = 1; i < s->n_claims; i++)
		if (s->claims[i] == c)
			return s->claims[i - 1]->actor;
	return "";
}

/* "Russian drones hit a refinery, wounding four": the side that opens the clause, if nothing else does. */
static const char *first_side(struct told_by *t, const struct shadow *sh, size_t end)
{
	size_t at = end;

	while (at > 0 && !strchr(",;:\"", sh->text[at - 1]))
		at--;
	for (; at < end; at++) {
		const struct item *it = shadow_item(sh, at);

		if (it && it->cls != CLASS_WHEN && it->cls != CLASS_WHERE)
			return is_governed(sh, at) ? "" : side_of(t, it);
	}
	return "";
}

const char *actor_of(struct told_by *t, const struct shadow *sh, size_t at)
{
	size_t passive = passive_behind(sh, at, t->c), verb;

	if (passive != SIZE_MAX)
		return agent_side(t, sh, passive);
	verb = verb_before(sh, at);
	/* "downed 64 of 75": who downed them has not launched them */
	if (verb == SIZE_MAX || is_passive(sh, verb) || t->c->inherited & INHERIT_ACTION)
		return "";
	if (!goes_on(sh, verb))
		return subject_side(t, sh, verb);
	return t->c != t->c->home->claims[0] ? actor_before(t->c) : first_side(t, sh, verb - 2);
}
