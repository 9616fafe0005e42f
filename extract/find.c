/*
 * find.c - claim, mark and drop rules over the folded sentence.
 *
 * First the rules that know their action by themselves, then, again and again
 * until nothing is new, those that take it from the phrase they belong to. A
 * number has one row per predicate: the first rule that gives it one wins, and
 * only a rule marked "also" may add a row under another action. What matches
 * but cannot be meant (a verb that says nothing about such a thing, a number
 * without a noun) is turned away with its reason.
 */
#include "finder.h"

#include "number.h"

#include <stdlib.h>
#include <string.h>

#define MAX_PASSES 6

struct item *item_at(const struct sentence *s, size_t at)
{
	return s->shadow.item[at] >= 0 ? &s->shadow.items[s->shadow.item[at]] : NULL;
}

struct claim *claim_of(const struct sentence *s, int item)
{
	for (size_t i = s->n_claims; i-- > 0;)
		if (s->claims[i]->item == item)
			return s->claims[i];
	return NULL;
}

static void turn_away(struct finder *f, int item, const char *reason)
{
	struct sentence *s = f->s;

	for (size_t i = 0; i < s->n_rejects; i++)
		if (s->rejects[i].span.start == s->shadow.items[item].span.start)
			return;
	s->rejects = grow(s->rejects, &s->cap_rejects, s->n_rejects + 1, sizeof(*s->rejects));
	s->rejects[s->n_rejects++] = (struct reject){ s->shadow.items[item].span, reason };
	if (f->st->trace)
		buf_addf(f->st->trace, "  turned away by %s: %s\n", f->rule->name, reason);
}

size_t position(const struct sentence *s, int item)
{
	for (size_t i = 0; i < s->shadow.len; i++)
		if (s->shadow.item[i] == item)
			return i;
	return s->shadow.len;
}

static const char *set_or(const struct finder *f, const char *key, const char *otherwise)
{
	size_t len;
	const char *value = rule_set(f->rule, key, &len);

	return len ? arena_strndup(f->st->arena, value, len) : otherwise;
}

static struct claim *new_claim(struct finder *f, int item, const struct meaning *m)
{
	struct sentence *s = f->s;
	struct item *it = &s->shadow.items[item];
	struct claim *c = arena_alloc(f->st->arena, sizeof(*c));

	*c = (struct claim){ .figure = it->figure, .span = it->span, .sentence = s->span,
		.unit_span = it->unit_span, .category = category(f, m->unit), .action = m->action,
		.unit = m->unit, .count_type = set_or(f, "count_type", m->type ? m->type : ""),
		.status = set_or(f, "status", m->status ? m->status : ""),
		.relation = f->rule->relation, .place_text = "", .place = "", .admin1 = "", .country = "",
		.place_precision = "", .date_start = "", .date_end = "", .date_text = "", .filed = "", .source = "",
		.source_type = "", .channel = "", .actor = "", .owner = "", .rule = f->rule->name,
		.inherited = m->inherited, .home = s, .item = item };
	s->claims = grow(s->claims, &s->cap_claims, s->n_claims + 1, sizeof(*s->claims));
	s->claims[s->n_claims++] = c;
	f->changed = true;
	__atomic_fetch_add(&f->rule->fired, 1, __ATOMIC_RELAXED);
	if (f->st->trace)
		buf_addf(f->st->trace, "  %s: %.*s -> %s %s\n", f->rule->name, (int)(it->span.end - it->span.start),
				f->st->text + it->span.start, m->unit, m->action);
	return c;
}

/* "64 of 75 drones were shot down": the 75 have a row under the verb before. noun: what both are of, if it is known. */
static void claim_total(struct finder *f, struct claim *c, const struct item *it, const char *noun)
{
	const struct item *total = &f->s->shadow.items[it->total];
	struct meaning m = { .action = "", .unit = *noun ? noun : c->unit, .inherited = INHERIT_ACTION, .reason = "" };
	struct claim *t;
	bool same;

	c->of_total = total->figure.value;
	c->has_of_total = total->figure.has_value;
	if (!*noun && it->cls == CLASS_SHARE)
		m.unit = "person";
	if (it->total_verb)
		m.action = verb_sense(f, it->total_verb, 'o', m.unit);
	else if (!strcmp(c->category, "munitions"))
		m.action = "launched";
	/* "three of the 14 killed were children": some of the same */
	same = !strcmp(m.action, c->action);
	/* "nine of the 14 deaths" */
	if (!it->total_verb && !strcmp(f->rule->action, "own"))
		c->relation = "subset";
	/* "two of the four": the four have been told of before */
	if (!*m.action || (same && strcmp(f->rule->action, "done")) || (it->flags & ITEM_DEFINITE && !it->total_verb))
		return;
	if (!it->total_verb || it->total_verb->cls == CLASS_NONE)
		m.inherited |= INHERIT_UNIT;
	t = claim_of(f->s, it->total);
	if (!t)
		t = new_claim(f, it->total, &m);
	t->unit_span = c->unit_span;
	t->relation = "";
	c->parent = t;
	c->relation = same ? "subset" : "of";
}

static bool has_claim(const struct sentence *s, int item, const char *action)
{
	for (size_t i = 0; i < s->n_claims; i++)
		if (s->claims[i]->item == item && !strcmp(s->claims[i]->action, action))
			return true;
	return false;
}

/* What money buys, in the list below it, is no part of it. */
static bool is_bought(const struct finder *f, const struct claim *c, const struct claim *sum)
{
	return !strcmp(f->rule->action, "lead") && !strcmp(sum->category, "money") && strcmp(c->category, "money");
}

static void try_item(struct finder *f, size_t at, struct claim *parent)
{
	int item = f->s->shadow.item[at];
	struct item *it = &f->s->shadow.items[item];
	struct claim *old = claim_of(f->s, item), *c;
	struct meaning m;

	if (old && (!f->rule->also || parent == old || it->total >= 0))
		return;
	if (!agrees(f, at, it)) {
		turn_away(f, item, "the verb is in the singular");
		return;
	}
	m = find_meaning(f, at, it, parent);
	if (old && has_claim(f->s, item, m.action))
		return;
	/* "four bodies lie there and nobody dares to come": a zero has a verb of its own */
	if (parent && !*f->rule->relation && it->figure.has_value && it->figure.value <= 0 &&
	    !strcmp(f->rule->action, "parent"))
		return;
	if (!may_count(f, it, &m)) {
		turn_away(f, item, m.reason);
		return;
	}
	c = new_claim(f, item, &m);
	if (!strcmp(f->rule->relation, "sibling"))
		join_sibling(c, parent);
	else if (*f->rule->relation && parent && !is_bought(f, c, parent))
		c->parent = parent;
	else if (!strcmp(f->rule->action, "lead"))
		c->relation = "";
	it = &f->s->shadow.items[item];
	if (it->total >= 0 && it->total != item)
		claim_total(f, c, it, m.noun);
	if (it->flags & ITEM_ALL && it->figure.has_value) {
		c->of_total = it->figure.value;
		c->has_of_total = true;
	}
}

bool countable(enum word_class c)
{
	return c == CLASS_Q || c == CLASS_QA || c == CLASS_QB || c == CLASS_QN || c == CLASS_QL || c == CLASS_MONEY ||
		c == CLASS_SHARE || c == CLASS_DELTA;
}

static void apply_mark(struct finder *f)
{
	struct span n = f->g[GROUP_N];
	const char *hedge = set_or(f, "hedge", "");

	__atomic_fetch_add(&f->rule->fired, 1, __ATOMIC_RELAXED);
	for (size_t i = 0; i < f->s->n_claims; i++) {
		struct claim *c = f->s->claims[i];
		size_t at = position(f->s, c->item);

		if (n.end && at < f->s->shadow.len && (at < n.start || at >= n.end))
			continue;
		if (!rule_is_for(f->rule, c->category, c->unit) ||
		    (*f->rule->action && !strstr(f->rule->action, c->action)))
			continue;
		if (!*c->count_type)
			c->count_type = set_or(f, "count_type", "");
		if (!*c->status)
			c->status = set_or(f, "status", "");
		if (c->figure.hedge == HEDGE_EXACT && *hedge)
			c->figure = figure_hedged(c->figure.value, hedge_by_name(hedge));
		relate_to_match(f, c);
		if (f->st->trace)
			buf_addf(f->st->trace, "  %s: %s%s\n", f->rule->name, f->rule->set, f->rule->relation);
	}
}

static bool is_dropped(const struct finder *f, const struct claim *c)
{
	const struct rule *rule = f->rule;
	struct span n = f->g[GROUP_N];
	size_t at = position(f->s, c->item);

	/* a total that was folded away goes with the row that it stands under */
	if (at >= f->s->shadow.len || (n.end && (at < n.start || at >= n.end)))
		return false;
	if (!rule_is_for(rule, c->category, c->unit) || (*rule->action && !strstr(rule->action, c->action)))
		return false;
	return rule->below <= 0 || (c->figure.has_value && c->figure.value < rule->below);
}

static void apply_drop(struct finder *f)
{
	struct sentence *s = f->s;
	size_t out = 0;

	for (size_t i = 0; i < s->n_claims; i++) {
		struct claim *c = s->claims[i];

		if (!is_dropped(f, c)) {
			s->claims[out++] = c;
			continue;
		}
		turn_away(f, c->item, f->rule->why);
		__atomic_fetch_add(&f->rule->fired, 1, __ATOMIC_RELAXED);
	}
	s->n_claims = out;
}

/*
 * "74 drones, 61 downed"; "one bomb, two houses ruined": in a list with no
 * "and" the verb behind it is that of the last alone, where another kind of
 * thing, or one that has its noun, stands before. Where what it tells of starts.
 */
static size_t list_start(const struct finder *f)
{
	struct span n = f->g[GROUP_N];
	size_t last = n.end;
	const struct item *a, *b = NULL;
	const char *kind;

	while (last > n.start && !((b = item_at(f->s, last - 1)) && countable(b->cls)))
		last--;
	if (f->g[GROUP_V].start < n.end || last < n.start + 4 || strncmp(f->s->shadow.text + last - 3, ", ", 2))
		return n.start;
	a = item_at(f->s, last - 4);
	if (!b || !a || !countable(a->cls) || !a->unit || !*a->unit)
		return n.start;
	kind = category(f, b->unit);
	if (!*b->unit || (!strcmp(category(f, a->unit), "munitions") &&
				(!strcmp(kind, "infrastructure") || !strcmp(kind, "people"))))
		return last - 1;
	return n.start;
}

/*
 * "Four killed nurses and 30 hurt": a figure that has its participle before its
 * noun is not told of by the one behind a bare figure.
 */
static bool is_told_otherwise(const struct finder *f, size_t at)
{
	const struct item *it = item_at(f->s, at), *last = NULL;
	size_t end = f->g[GROUP_N].end;

	if (f->g[GROUP_V].start < end || !it->total_verb || it->total >= 0)
		return false;
	while (end-- > at + 1 && !last)
		if ((last = item_at(f->s, end)) && !countable(last->cls))
			last = NULL;
	return last && last->cls == CLASS_Q && !*last->unit && !(last->flags & ITEM_OTHER_NOUN);
}

/* "The gunmen demanded": what stands in group s, if anything, is what the rule is about, in its order. */
static bool is_about(const struct finder *f)
{
	struct span s = f->g[GROUP_S];
	size_t told = s.end ? 0 : strlen(f->rule->which);

	for (size_t i = s.start; i < s.end && f->rule->which[told]; i++) {
		const struct item *it = item_at(f->s, i);

		if (it)
			rule_is_of(f->rule, &told, it->unit && *it->unit ? it->unit : it->lex ? it->lex->code : "");
	}
	return !f->rule->which[told];
}

static void apply(struct finder *f)
{
	struct claim *parent;

	if (!is_about(f))
		return;

	if (f->rule->kind == RULE_MARK) {
		apply_mark(f);
		return;
	}
	if (f->rule->kind == RULE_DROP) {
		apply_drop(f);
		return;
	}
	if (!strcmp(f->rule->action, "lead") && !f->st->lead)
		return;
	parent = f->g[GROUP_P].end ? parent_of_match(f) : last_claim_before(f, NULL);
	if (!strcmp(f->rule->action, "parent") && !parent)
		return;
	for (size_t i = list_start(f); i < f->g[GROUP_N].end; i++) {
		const struct item *it = item_at(f->s, i);

		/* what a total grew by is counted by the rules for deltas alone */
		if (it && countable(it->cls) && !is_told_otherwise(f, i) &&
		    (it->cls != CLASS_DELTA || !strcmp(f->rule->relation, "delta")))
			try_item(f, i, f->g[GROUP_P].end ? parent : last_claim_before(f, it));
	}
}

/* Go on behind what was counted, so that the context of one match can open the next. */
static size_t next_start(const struct finder *f, struct span whole)
{
	uint32_t end = f->g[GROUP_N].end > f->g[GROUP_V].end ? f->g[GROUP_N].end : f->g[GROUP_V].end;

	/* what belongs to one phrase may have others belong to it */
	if (f->g[GROUP_P].end)
		end = f->g[GROUP_N].start;
	if (f->rule->kind != RULE_CLAIM || end > whole.end || end <= whole.start)
		end = whole.end;
	return end > whole.start ? end : whole.start + 1;
}

static void run_rules(struct stage *st, struct sentence *s, enum rule_kind kind, bool inherit, bool *changed)
{
	struct rules *r = &st->k->rules;
	struct finder f = { .st = st, .s = s };
	struct span whole;
	uint64_t lines;

	for (size_t i = 0; (i = sieve_next(st->sieve, kind, i, &lines)) < r->n; i++) {
		f.rule = r->rule[i];
		if (kind == RULE_CLAIM && inherit != !strcmp(f.rule->action, "parent"))
			continue;
		for (size_t from = 0; from <= s->shadow.len &&
				rule_match(st->matcher, f.rule, lines, &s->shadow, from, &whole, f.g);
				from = next_start(&f, whole))
			apply(&f);
	}
	*changed |= f.changed;
}

static int by_position(const void *a, const void *b)
{
	const struct claim *x = *(struct claim *const *)a, *y = *(struct claim *const *)b;

	if (x->span.start != y->span.start)
		return x->span.start < y->span.start ? -1 : 1;
	return x->item - y->item;
}

void find_claims(struct stage *st, struct sentence *s)
{
	bool changed = false;
	int pass = 0;

	matcher_forget(st->matcher);
	run_rules(st, s, RULE_CLAIM, false, &changed);
	do {
		changed = false;
		run_rules(st, s, RULE_CLAIM, true, &changed);
	} while (changed && ++pass < MAX_PASSES);
	if (!s->n_claims)
		return;
	run_rules(st, s, RULE_DROP, false, &changed);
	run_rules(st, s, RULE_MARK, false, &changed);
	qsort(s->claims, s->n_claims, sizeof(*s->claims), by_position);
}
