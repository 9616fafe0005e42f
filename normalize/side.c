/*
 * side.c - who acted, and whose people or things are counted: from who did it as
 * the sentence has it (actor.c), whose losses are told, and the words of a people
 * in the counted phrase itself. Only countries and armed groups called by their
 * name are taken. "Our" and "the enemy" are those of who tells it, and in a
 * bulletin of a force at war so is what prints no side. Everything else stays
 * empty: a guessed side turns a figure into its opposite.
 */
#include "side.h"

#include <string.h>

#define LOSSES_REACH 30	/* bytes of the shadow between "losses" and whose they are */

/* Byte of "losses" or a toll in a sentence; SIZE_MAX for none. */
static size_t find_losses(const struct shadow *sh)
{
	for (size_t i = 0; i < sh->len; i++) {
		const struct item *it = shadow_item(sh, i);

		if ((it && it->cls == CLASS_TOLL) || word_ends(sh, i + 1, "losses"))
			return i;
	}
	return SIZE_MAX;
}

/* " of the enemy", " among Russian troops": the words behind "losses" may say whose. */
static bool names_losers(const char *behind)
{
	return starts_lower(behind, " of ") || starts_lower(behind, " among ") || starts_lower(behind, " in ");
}

/* "Russian losses", "the enemy's combat losses", "losses of the enemy", "losses among Russian troops" */
static const char *side_of_losses(struct told_by *t, const struct shadow *sh)
{
	size_t at = find_losses(sh), far = 0;
	const char *side = "";

	if (at == SIZE_MAX)
		return "";
	for (size_t i = at; i-- > 0 && far++ < LOSSES_REACH && !*side && !is_clause_end(sh, i);)
		side = side_at(t, sh, i);
	if (*side || !names_losers(sh->text + at + 1))
		return side;
	far = 0;
	for (size_t i = at + 4; i < sh->len && far++ < LOSSES_REACH && !*side && !strchr(",;:", sh->text[i]); i++)
		side = side_at(t, sh, i);
	return side;
}

/* Whose losses they are by the sentence, else by the line that opens the list. */
static const char *owner_of_losses(struct told_by *t)
{
	const char *side = side_of_losses(t, &t->c->home->shadow);
	const struct sentence *lead = *side ? NULL : lead_of(t->x, t->c->home);

	return lead ? side_of_losses(t, &lead->shadow) : side;
}

static bool is_downing(const char *action)
{
	return is(action, "intercepted") || is(action, "suppressed") || is(action, "downed_or_suppressed");
}

/* In a bulletin of one at war: whose lot is told where no side is printed, and by whom it was dealt. */
static void take_war(struct told_by *t, struct claim *c)
{
	static const char *const fates[] = { "intercepted", "suppressed", "downed_or_suppressed", "hit", "fell", "debris",
		"left_airspace", "in_air", NULL };
	static const char *const dealt[] = { "destroyed", "damaged", "destroyed_or_damaged", "captured", NULL };
	bool theirs_fell = is(c->category, "munitions") && is_one_of(c->action, fates);
	bool theirs_broke = is(c->category, "equipment") && is_one_of(c->action, dealt);

	if (!*c->owner && !is(c->actor, theirs(t)) && (theirs_fell || theirs_broke || is(c->action, "lost")))
		c->owner = theirs(t);
	if (!*c->actor && theirs_broke && is(c->owner, theirs(t)))
		c->actor = ours(t);
}

/*
 * What a force tells without a subject it did itself: "143 drones were shot down
 * over our regions".
 */
static void take_voice(struct told_by *t, struct claim *c)
{
	const struct publisher *p = publisher_of(t->x);
	bool at_war = p->at_war && is(p->source, c->source);

	if (!*ours(t))
		return;
	if (is_downing(c->action) && !*c->actor && !is(c->owner, ours(t)) &&
	    (at_war || (is(c->source_type, "military") && (!*c->country || is(c->country, ours(t))))))
		c->actor = ours(t);
	if (at_war && *theirs(t))
		take_war(t, c);
}

/* "[Armenia said] 49 of its soldiers" */
static bool is_speakers_own(const struct context *x, const struct shadow *sh, const struct claim *c)
{
	struct span s = { c->span.end, c->unit_span.end };
	size_t at = claim_position(c);
	const struct item *before = at > 1 ? shadow_item(sh, at - 2) : NULL;

	return before && before->cls == CLASS_WHO && s.end > s.start &&
		(starts_lower(x->text + s.start, " of its ") || starts_lower(x->text + s.start, " of their "));
}

/* By whom and whose, as far as the sentence of the claim tells. */
static void take_sides(struct told_by *t, struct claim *c)
{
	static const char *const suffered[] = { "killed", "injured", "casualty", "captured", "destroyed", "damaged", "hit",
		"destroyed_or_damaged", "intercepted", "suppressed", "downed_or_suppressed", "arrested", "kidnapped", "repelled",
		"burned", "seized", NULL };
	static const char *const done[] = { "conducted", "pledged", "delivered", "provided", "deployed",
		"rescued", "evacuated", "released", NULL };
	static const char *const lost[] = { "lost", "surrendered", "killed", "injured", "casualty", "destroyed", "damaged",
		"captured", NULL };
	const struct shadow *sh = &c->home->shadow;
	const char *people = people_of(t, &sh->items[c->item]), *subject = actor_of(t, sh, claim_position(c));

	/* "13 drones hit the port": what is counted is itself the subject */
	if (is(c->action, "hit") && is(c->category, "munitions"))
		subject = "";
	if (is(c->action, "launched")) {
		c->actor = *subject ? subject : people;
		c->owner = *people ? people : subject;
	} else if (is(c->action, "lost") || is(c->action, "surrendered")) {
		c->owner = *people ? people : subject;
	} else if (is_one_of(c->action, done)) {
		c->actor = subject;
	} else if (is_one_of(c->action, suffered)) {
		c->actor = subject;
		c->owner = people;
	}
	if (!*c->owner && is_speakers_own(t->x, sh, c))
		c->owner = ours(t);
	if (!*c->owner && is_one_of(c->action, lost))
		c->owner = owner_of_losses(t);
}

void find_sides(const struct context *x, struct claim *c)
{
	struct told_by t = { .x = x, .c = c };

	if (claim_position(c) >= c->home->shadow.len || c->item < 0)
		return;
	take_sides(&t, c);
	take_voice(&t, c);
}

/* "Of the 104, 41 were Shaheds": whose the whole was the part is; what was launched, when it is shot down. */
void share_sides(struct claim **claims, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct claim *c = claims[i];
		const struct claim *from = c->parent;
		bool some = from && (is(c->relation, "subset") || is(c->relation, "part") || is(c->relation, "delta") ||
				is(c->relation, "same"));

		if (!from || is(c->relation, "conflicts"))
			continue;
		if (!*c->owner && (some || is(c->category, "munitions")))
			c->owner = from->owner;
		if (!*c->actor && some && is(c->action, from->action))
			c->actor = from->actor;
	}
}
