/*
 * fold.c - mask and phrase rules: what they match becomes one class byte with
 * an item that remembers number, noun, total and flags. A rule sees what the
 * rules before it left.
 */
#include "stage.h"

#include <stdlib.h>
#include <string.h>

#define SAME_ORDER 1000		/* amounts of one list are no further apart */

static bool is_noun(enum word_class c)
{
	return c == CLASS_PERSON || c == CLASS_PERSONS || c == CLASS_THING || c == CLASS_THINGS ||
		c == CLASS_ACT || c == CLASS_ACTS || c == CLASS_Q || c == CLASS_QA || c == CLASS_QB || c == CLASS_QN ||
		c == CLASS_QL;
}

static const char *own_unit(const struct item *it)
{
	if (*it->unit)
		return it->unit;
	if (!it->lex)
		return "";
	/* nationals stand in the list of countries under their code */
	if (is_upper((unsigned char)it->lex->code[0]))
		return "person";
	return it->lex->code;
}

/* What one group of adjoining nouns counts: its last noun, made finer by those before. */
static const char *finer(const char *head, const char *modifier)
{
	return strlen(modifier) > strlen(head) && unit_within(modifier, head) && !strchr(modifier, '+') ?
		modifier : head;
}

static void add_unit(struct buf *units, const char *unit)
{
	const char *s = buf_str(units), *part;
	size_t left = units->len, n;

	while (left && next_part(&s, &left, '+', &part, &n))
		if (n == strlen(unit) && !memcmp(part, unit, n))
			return;
	if (units->len)
		buf_addc(units, '+');
	buf_adds(units, unit);
}

static bool has_word(const struct shadow *sh, size_t from, size_t to, const char *word)
{
	size_t n = strlen(word), k;

	for (size_t i = from; i + n <= to; i++) {
		for (k = 0; k < n && to_lower((unsigned char)sh->text[i + k]) == word[k]; k++)
			;
		if (k == n)
			return true;
	}
	return false;
}

static bool is_joint(const struct shadow *sh, size_t from, size_t to)
{
	return has_word(sh, from, to, ",") || has_word(sh, from, to, "/") || has_word(sh, from, to, " and ") ||
		has_word(sh, from, to, " or ");
}

static void read_act(struct item *out, const struct item *act)
{
	size_t n;

	if (act->lex) {
		const char *unit = lex_attr(act->lex, "unit", &n);

		out->action = act->lex->code;
		if (!*out->unit)
			out->unit = unit;
	} else {
		out->action = act->action;
	}
}

void read_noun(struct stage *st, struct sentence *s, struct span h, struct item *out)
{
	struct shadow *sh = &s->shadow;
	struct buf units = { 0 };
	const char *group = "";
	const struct item *act = NULL;
	size_t last = h.start;

	for (size_t i = h.start; i < h.end; i++) {
		const struct item *it = shadow_item(sh, i);

		if (!it || !is_noun(it->cls))
			continue;
		out->flags |= it->cls == CLASS_PERSONS || it->cls == CLASS_THINGS || it->cls == CLASS_ACTS ? ITEM_PLURAL : 0;
		if (it->cls == CLASS_ACT || it->cls == CLASS_ACTS) {
			act = it;
			continue;
		}
		if (*group && is_joint(sh, last, i)) {
			/* "Shahed, Gerbera and other drones" are drones; "tanks and other armoured vehicles" are both */
			if (!has_word(sh, last, i, " other ") || !unit_within(group, own_unit(it)))
				add_unit(&units, group);
			else
				buf_clear(&units);
			group = own_unit(it);
		} else {
			group = finer(own_unit(it), group);
		}
		last = i;
	}
	if (*group)
		add_unit(&units, group);
	if (units.len)
		out->unit = arena_strdup(st->arena, units.s);
	if (act)
		read_act(out, act);
	if (h.end > h.start)
		out->unit_span = shadow_span(sh, h.start, h.end);
	buf_release(&units);
}

static int first_item(const struct shadow *sh, struct span g, bool numeric)
{
	for (size_t i = g.start; i < g.end; i++) {
		enum word_class c = sh->item[i] >= 0 ? sh->items[sh->item[i]].cls : CLASS_NONE;

		if (c != CLASS_NONE && (!numeric || c == CLASS_NUM || c == CLASS_Q || c == CLASS_QA ||
					c == CLASS_QN || c == CLASS_QL || c == CLASS_SHARE ||
					c == CLASS_MONEY))
			return sh->item[i];
	}
	return -1;
}

static unsigned read_flags(const char *flags)
{
	return (strstr(flags, "more") ? ITEM_MORE : 0U) | (strstr(flags, "all") ? ITEM_ALL : 0U) |
		(strstr(flags, "definite") ? ITEM_DEFINITE : 0U) | (strstr(flags, "other") ? ITEM_OTHER_NOUN : 0U);
}

static void read_count(struct shadow *sh, const struct rule *rule, struct span whole,
		const struct span g[N_GROUPS], struct item *out)
{
	int n = g[GROUP_N].end ? first_item(sh, g[GROUP_N], true) : -1;
	double v = rule->value;

	if (n >= 0) {
		*out = sh->items[n];
		out->rule = rule;
		out->cls = rule->cls;
	}
	if (n < 0 || rule->has_value)
		out->span = g[GROUP_N].end ? shadow_span(sh, g[GROUP_N].start, g[GROUP_N].end) :
			shadow_span(sh, whole.start, whole.end);
	if (!rule->has_value)
		return;
	if (rule->vague)
		out->figure = (struct figure){ .low = v, .has_low = true, .hedge = HEDGE_UNKNOWN };
	else
		out->figure = (struct figure){ v, v, v, true, true, true, HEDGE_EXACT };
}

/*
 * Of whom "four members of a militia" are: a rule for people may name a body of
 * them, or whom it consists of ("members of the militant group"). Else the rule's.
 */
static const char *members_unit(const struct shadow *sh, struct span whole, const char *unit, const char *noun)
{
	static const char *const bodies[][2] = {
		{ "armed_group", "person.militant" }, { "military", "person.soldier" }, { "police", "person.police" },
	};

	if (strcmp(unit, "person"))
		return unit;
	if (!strncmp(noun, "person.", 7))
		return noun;
	for (size_t i = whole.start; i < whole.end; i++) {
		const struct item *it = shadow_item(sh, i);

		for (size_t k = 0; it && it->cls == CLASS_SOURCE && it->lex && k < sizeof(bodies) / sizeof(*bodies); k++)
			if (!strcmp(it->lex->code, bodies[k][0]))
				return bodies[k][1];
	}
	return unit;
}

/* A rule that makes an amount of a number by the currency of the amount before it, in its group p. */
static bool inherits_currency(const struct rule *rule)
{
	return rule->kind == RULE_PHRASE && rule->cls == CLASS_MONEY && strstr(rule->flags, "same");
}

/* "in Kenya bus crash", "in Velmar hotel fire": what happened and to what are no part of the place's name. */
static size_t name_end(const struct stage *st, const struct shadow *sh, struct span g)
{
	static const char *const moving[] = { "events", "equipment", NULL };
	size_t end = g.end;

	for (; end > g.start + 2 && sh->text[end - 2] == ' '; end -= 2) {
		const struct item *it = shadow_item(sh, end - 1);

		if (!it || (it->cls != CLASS_THING && it->cls != CLASS_THINGS) ||
		    (end == g.end && !is_one_of(unit_category(&st->k->units, own_unit(it)), moving)))
			break;
	}
	return end;
}

static struct item make_item(struct stage *st, struct sentence *s, const struct rule *rule,
		struct span whole, const struct span g[N_GROUPS])
{
	struct shadow *sh = &s->shadow;
	struct item out = { .cls = rule->cls, .rule = rule, .unit = "", .noun = "", .action = "", .total = -1,
		.span = shadow_span(sh, whole.start, whole.end) };

	if (rule->kind == RULE_MASK)
		return out;
	if (rule->cls == CLASS_Q || rule->cls == CLASS_QA || rule->cls == CLASS_QB || rule->cls == CLASS_QN ||
	    rule->cls == CLASS_QL ||
	    rule->cls == CLASS_MONEY || rule->cls == CLASS_SHARE || rule->cls == CLASS_NUM || rule->cls == CLASS_DELTA)
		read_count(sh, rule, whole, g, &out);
	out.flags |= read_flags(rule->flags);
	if (g[GROUP_H].end)
		read_noun(st, s, g[GROUP_H], &out);
	if (rule->cls == CLASS_SHARE) {
		out.noun = strcmp(out.unit, "share") ? out.unit : "";
		out.unit = "share";
	}
	if (inherits_currency(rule))
		out.unit = sh->items[first_item(sh, g[GROUP_P], true)].unit;
	if (*rule->action)
		out.action = rule->action;
	if (*rule->unit)
		out.unit = members_unit(sh, whole, rule->unit, out.unit);
	if (g[GROUP_T].end)
		out.total = first_item(sh, g[GROUP_T], true);
	if (g[GROUP_V].end) {
		int v = first_item(sh, g[GROUP_V], false);

		out.total_verb = v >= 0 ? sh->items[v].lex : NULL;
	}
	if (g[GROUP_S].end)
		out.name = shadow_span(sh, g[GROUP_S].start, name_end(st, sh, g[GROUP_S]));
	if (g[GROUP_C].end)
		out.channel = shadow_span(sh, g[GROUP_C].start, g[GROUP_C].end);
	return out;
}

/* The noun lies too far from its number for the gate (kind.h). */
static bool is_far(const struct shadow *sh, const struct span g[N_GROUPS])
{
	struct span n, h;

	if (!g[GROUP_N].end || !g[GROUP_H].end)
		return false;
	n = shadow_span(sh, g[GROUP_N].start, g[GROUP_N].end);
	h = shadow_span(sh, g[GROUP_H].start, g[GROUP_H].end);
	return h.end > n.start && h.end - n.start > COUNT_REACH;
}

/* "$3 billion in damage and 12 dead": what stands together in one list is of one order. */
static bool is_of_one_order(const struct shadow *sh, const struct span g[N_GROUPS])
{
	int p = first_item(sh, g[GROUP_P], true), n = first_item(sh, g[GROUP_N], true);
	/* an amount has its own currency */
	bool bare = n >= 0 && sh->items[n].cls == CLASS_NUM;
	double a = p >= 0 ? sh->items[p].figure.value : 0, b = n >= 0 ? sh->items[n].figure.value : 0;

	return bare && a > 0 && b > 0 && a < b * SAME_ORDER && b < a * SAME_ORDER;
}

/* "VRMC has logged 12 deaths": a rule that holds for initials alone, in a text that is not all of capitals. */
static bool lacks_initials(const struct rule *rule, const struct stage *st, const struct sentence *s,
		const struct span g[N_GROUPS])
{
	struct span name;

	if (!strstr(rule->flags, "initials"))
		return false;
	name = shadow_span(&s->shadow, g[GROUP_S].start, g[GROUP_S].end);
	for (uint32_t i = name.start; i < name.end; i++)
		if (!is_upper((unsigned char)st->text[i]))
			return true;
	return name.end < name.start + 2 || is_all_caps(st->text, s->span);
}

/* "Officials: nine dead": a rule for labels of those who do not speak. */
static bool is_speaker(const struct rule *rule, const struct shadow *sh, const struct span g[N_GROUPS])
{
	const struct item *it = strstr(rule->flags, "mute") ? shadow_item(sh, g[GROUP_H].start) : NULL;

	return it && lex_of_class(it->lex, CLASS_SOURCE);
}

static bool does_not_fold(const struct rule *rule, const struct stage *st, const struct sentence *s, struct span whole,
		const struct span g[N_GROUPS])
{
	const struct shadow *sh = &s->shadow;

	/* a figure in front of the match would be found again and again */
	if (inherits_currency(rule) && (g[GROUP_N].start < whole.start || g[GROUP_N].end > whole.end))
		return true;
	return whole.end == whole.start || is_far(sh, g) || is_speaker(rule, sh, g) ||
		(inherits_currency(rule) && !is_of_one_order(sh, g)) || lacks_initials(rule, st, s, g);
}

static void fold_rule(struct stage *st, struct sentence *s, struct rule *rule, uint64_t lines)
{
	struct span whole, g[N_GROUPS];
	struct fold *folds = NULL;
	size_t n = 0, cap = 0, from = 0;

	while (from < s->shadow.len && rule_match(st->matcher, rule, lines, &s->shadow, from, &whole, g)) {
		if (does_not_fold(rule, st, s, whole, g)) {
			from = whole.start + 1;
			continue;
		}
		if (st->trace && rule->kind == RULE_PHRASE) {
			struct span words = shadow_span(&s->shadow, whole.start, whole.end);

			buf_addf(st->trace, "  %s folds \"%.*s\"\n", rule->name, (int)(words.end - words.start),
					st->text + words.start);
		}
		if (inherits_currency(rule))
			whole = g[GROUP_N];
		folds = grow(folds, &cap, n + 1, sizeof(*folds));
		folds[n].start = whole.start;
		folds[n].end = whole.end;
		folds[n++].item = rule->cls == CLASS_GONE ? -1 :
			shadow_add_item(&s->shadow, make_item(st, s, rule, whole, g));
		from = whole.end;
	}
	if (n) {
		__atomic_fetch_add(&rule->fired, n, __ATOMIC_RELAXED);
		shadow_fold(&s->shadow, folds, n);
		matcher_forget(st->matcher);
		sieve_byte(st->sieve, (unsigned char)rule->cls);
	}
	free(folds);
	if (n && inherits_currency(rule))
		fold_rule(st, s, rule, lines);	/* the next of a list takes it from this one */
}

void fold_rules(struct stage *st, struct sentence *s, enum rule_kind kind)
{
	struct rules *r = &st->k->rules;
	uint64_t lines;

	matcher_forget(st->matcher);
	for (size_t i = 0; (i = sieve_next(st->sieve, kind, i, &lines)) < r->n; i++)
		fold_rule(st, s, r->rule[i], lines);
}
