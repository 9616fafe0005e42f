/*
 * find_parent.c - for find.c: to which claim the figure of a rule belongs, the one
 * that group p counts or one of the sentence before, and what it is of it. How claims
 * of other sentences are related is for later (normalize/relation.c).
 */
#include "finder.h"

#include <string.h>

/* The last counted phrase in group p, or -1. */
static int item_of_parent(const struct finder *f)
{
	for (size_t i = f->g[GROUP_P].end; i-- > f->g[GROUP_P].start;) {
		const struct item *it = item_at(f->s, i);

		if (it && countable(it->cls))
			return f->s->shadow.item[i];
	}
	return -1;
}

/* "103 shells, 15 frobs, 3 mines": the claim before a thing that no dictionary has, in the same list. */
static struct claim *claim_across(const struct finder *f, size_t at)
{
	struct claim *c = NULL;

	while (!c && at-- > 0 && !strchr(".;:", f->s->shadow.text[at])) {
		const struct item *it = item_at(f->s, at);

		if (!it)
			continue;
		if (is_verb(it->cls) || it->cls == CLASS_SAID || it->cls == CLASS_STATE || it->cls == CLASS_WHO)
			return NULL;
		c = claim_of(f->s, f->s->shadow.item[at]);
		if (!c && countable(it->cls) && !(it->flags & ITEM_OTHER_NOUN))
			return NULL;
	}
	return c;
}

/*
 * "Killed 44 people, including 20 children, in one town and 179 in another", "six, four of
 * them women, were killed on Monday and nine on Friday": the 179 and the nine go with the
 * 44 and the six, as a comma or a verb ends what is told of the 20 and the four. But
 * "including 20 in one town and 12 in another".
 */
static struct claim *whole_of(const struct finder *f, struct claim *c)
{
	const struct shadow *sh = &f->s->shadow;
	size_t at;

	if (!c || !c->parent || c->parent->home != c->home || strcmp(f->rule->relation, "sibling") ||
	    (strcmp(c->relation, "subset") && strcmp(c->relation, "part")))
		return c;
	for (at = position(f->s, c->item); at < f->g[GROUP_N].start; at++) {
		const struct item *it = item_at(f->s, at);

		if (it && (it->cls == CLASS_WHERE || it->cls == CLASS_WHEN))
			return c;
		if (sh->text[at] == ',' || (it && is_verb(it->cls)))
			return c->parent;
	}
	return c;
}

struct claim *parent_of_match(const struct finder *f)
{
	int item = item_of_parent(f);
	struct claim *c = whole_of(f, item >= 0 ? claim_of(f->s, item) : NULL);

	if (c || item < 0 || !(f->s->shadow.items[item].flags & ITEM_OTHER_NOUN))
		return c;
	return claim_across(f, position(f->s, item));
}

void relate_to_match(const struct finder *f, struct claim *c)
{
	int item = item_of_parent(f);

	if (*c->relation || !*f->rule->relation)
		return;
	c->relation = f->rule->relation;
	c->parent = item >= 0 ? claim_of(f->s, item) : NULL;
	if (strcmp(c->relation, "of"))
		return;
	if (item >= 0 && f->s->shadow.items[item].figure.has_value) {
		c->has_of_total = true;
		c->of_total = f->s->shadow.items[item].figure.value;
	}
	/* counted out of its parent, or, under the same action, some of it */
	if (c->parent && !strcmp(c->parent->action, c->action))
		c->relation = "subset";
}

/* "22 out of 35 missiles": the 35, which other verbs are told of. */
static bool is_total(const struct sentence *s, const struct claim *c)
{
	for (size_t i = 0; i < s->n_claims; i++)
		if (s->claims[i]->parent == c && !strcmp(s->claims[i]->relation, "of"))
			return true;
	return false;
}

struct claim *last_claim_before(const struct finder *f, const struct item *it)
{
	bool lead = !strcmp(f->rule->action, "lead");
	const struct sentence *b = lead ? f->st->lead : f->st->before;

	if (!b || !b->n_claims || (!lead && strcmp(f->rule->action, "parent")))
		return NULL;
	/* another's figure is for what the sentence told first: its dead */
	if (!strcmp(f->rule->relation, "conflicts"))
		return b->claims[0];
	for (size_t i = b->n_claims; i-- > 0 && !lead && it && it->unit && *it->unit;)
		if (same_top(b->claims[i]->unit, it->unit) && !is_total(b, b->claims[i]))
			return b->claims[i];
	/* "90,000 fled, half of them by boat. About 60,000 are in camps": of the people, not of the half */
	for (size_t i = b->n_claims; i-- > 0 && !lead;)
		if (strcmp(b->claims[i]->unit, "share"))
			return b->claims[i];
	return b->claims[b->n_claims - 1];
}

void join_sibling(struct claim *c, const struct claim *old)
{
	bool some = old && (!strcmp(old->relation, "subset") || !strcmp(old->relation, "part"));

	c->relation = some ? old->relation : "";
	c->parent = some ? old->parent : NULL;
}
