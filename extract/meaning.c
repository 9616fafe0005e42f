/*
 * meaning.c - what a counted phrase under a verb means: the sense of the verb
 * for such a thing, its unit, and what the contract lets count.
 */
#include "finder.h"

#include <math.h>
#include <string.h>
#include <strings.h>

#define SMALL_SUM 10000	/* that is printed with its currency */
#define ALL_PEOPLE 9e9

/* Casualty, capture, damage and downing verbs. */
bool article_counts(const char *action)
{
	static const char *const actions[] = {
		"killed", "injured", "casualty", "dead_or_missing", "missing", "body_recovered", "kidnapped",
		"captured", "arrested", "destroyed", "damaged", "destroyed_or_damaged", "hit", "burned",
		"intercepted", "lost", "hospitalised", "rescued", NULL };

	return is_one_of(action, actions);
}

/* Casualty and capture verbs. */
bool bare_plural_counts(const char *action)
{
	static const char *const actions[] = {
		"killed", "injured", "casualty", "kidnapped", "captured", "arrested", NULL };

	return is_one_of(action, actions);
}

const char *category(const struct finder *f, const char *unit)
{
	return unit_category(&f->st->k->units, unit);
}

/* The sense of verb v in a role for what key names, or NULL. */
static const char *sense_for(const struct finder *f, const struct lex_entry *v, char role, const char *key, size_t len)
{
	const char *s = v->attr, *part;
	size_t left = strlen(s), n;

	while (next_part(&s, &left, ' ', &part, &n)) {
		if (n < len + 3 || part[0] != role || part[1] != '.' || memcmp(part + 2, key, len) || part[len + 2] != '=')
			continue;
		part += len + 3;
		n -= len + 3;
		if (n == 1 && *part == '-')
			return "";	/* none, though what it is a kind of has one */
		return n ? arena_strndup(f->st->arena, part, n) : NULL;
	}
	return NULL;
}

/* The narrowest one: for the unit, for what it is a kind of, for its category. */
const char *verb_sense(const struct finder *f, const struct lex_entry *v, char role, const char *unit)
{
	const char *sense, *cat = category(f, unit);

	for (size_t n = strlen(unit); n; n--)
		if ((!unit[n] || unit[n] == '.') && (sense = sense_for(f, v, role, unit, n)))
			return sense;
	sense = sense_for(f, v, role, cat, strlen(cat));
	return sense ? sense : "";
}

const char *verb_action(const struct finder *f, const struct lex_entry *v, const char *unit)
{
	const char *action;
	size_t len;

	if (!v)
		return "";
	if (v->cls == CLASS_ACT || v->cls == CLASS_ACTS || v->cls == CLASS_TOLL) {
		const char *of = lex_attr(v, "unit", &len);

		return !len || !strcmp(unit_category(&f->st->k->units, of), category(f, unit)) ? v->code : "";
	}
	action = verb_sense(f, v, f->rule->role, unit);
	/* a passive means what the active does to its object, unless the dictionary says otherwise */
	return *action || f->rule->role != 'p' ? action : verb_sense(f, v, 'o', unit);
}

/*
 * True when the first thing the verb says in this role is about people, and,
 * for a noun nobody knows, all it says is.
 */
static bool speaks_of_people(const struct finder *f, const struct lex_entry *v, bool only)
{
	const char *role = f->rule->role == 's' ? "s." : "o.", *s;
	size_t len;

	if (!v)
		return false;
	if (v->cls == CLASS_ACT || v->cls == CLASS_ACTS || v->cls == CLASS_TOLL)
		return *verb_action(f, v, "person");
	s = strstr(v->attr, role);
	if (!s || strncmp(s + 2, "people", 6) || *lex_attr(v, "bare", &len))
		return false;
	return !only || !strstr(s + 2, role);
}

/* The last verb of the line that opens the list: "Shot down:" */
static const struct lex_entry *verb_of_lead(const struct sentence *lead)
{
	for (size_t i = lead ? lead->shadow.len : 0; i-- > 0;) {
		const struct item *it = item_at(lead, i);

		if (it && is_verb(it->cls))
			return it->lex;
	}
	return NULL;
}

static const struct lex_entry *verb_of_match(const struct finder *f)
{
	const struct lex_entry *last = NULL;

	if (!strcmp(f->rule->action, "lead"))
		return verb_of_lead(f->st->lead);

	for (size_t i = f->g[GROUP_V].start; i < f->g[GROUP_V].end; i++) {
		const struct item *it = item_at(f->s, i);

		if (it && it->lex && !last)
			last = it->lex;
	}
	return last;
}

/* The noun the rule itself points at: "Houses destroyed: 310". */
static const char *noun_of_match(struct finder *f)
{
	struct item noun = { .unit = "", .action = "" };

	if (f->g[GROUP_H].end)
		read_noun(f->st, f->s, f->g[GROUP_H], &noun);
	return noun.unit;
}

/* "Two of the 14 people killed were children": the kind of person that the rule points at. */
static const char *told_kind(struct finder *f, const char *noun)
{
	const char *kind = noun_of_match(f);
	size_t len = strlen(noun);

	return !strncmp(kind, noun, len) && kind[len] == '.' ? kind : noun;
}

/* "30 percent of the frobs": a share of what no dictionary has is no share of what was told before. */
static bool is_share_of_another(const struct finder *f, size_t at)
{
	static const char *const of_those[] = { "them", "these", "those", "whom", "which", "this", "that", NULL };
	const char *s = f->s->shadow.text + at + 1;

	if (strncmp(s, " of ", 4))
		return false;
	for (size_t i = 0; of_those[i]; i++)
		if (!strncmp(s + 4, of_those[i], strlen(of_those[i])))
			return false;
	return true;
}

/* "carjackings", "evictions", "limbs": not people, whatever verb stands before them */
static bool is_no_person(const char *noun, size_t len)
{
	static const char *const ends[] = { "ings", "ions", "ments", "ities", "ages", "limbs", "legs", NULL };

	for (size_t i = 0; ends[i]; i++)
		if (len >= strlen(ends[i]) && !memcmp(noun + len - strlen(ends[i]), ends[i], strlen(ends[i])))
			return true;
	return false;
}

/* "33 operations, 17 fighters killed": nouns that no dictionary has are people, but for such. */
static bool counts_no_people(const struct finder *f, const struct item *it)
{
	return it->unit_span.end &&
		is_no_person(f->st->text + it->unit_span.start, it->unit_span.end - it->unit_span.start);
}

/* What is counted, when the verb is v: the noun printed, pointed at, before it, or meant by default. */
static const char *find_unit(struct finder *f, size_t at, const struct item *it, const struct lex_entry *v,
		unsigned *inherited)
{
	bool share = it->cls == CLASS_SHARE, other = it->flags & ITEM_OTHER_NOUN;
	const char *unit = share ? it->noun : it->unit;

	if (!*unit)
		unit = noun_of_match(f);
	if (share && !*unit && is_share_of_another(f, at))
		return "";
	if (!*unit && !other) {
		unit = unit_before(f, at, v);
		/* "asked for $9 million. The army freed 137 of them": a sum without its sign is large */
		if (*unit && (!rule_is_for(f->rule, category(f, unit), unit) ||
			      (!strncmp(unit, "money", 5) && it->figure.value < SMALL_SUM)))
			unit = "";
		if (*unit && !share)
			*inherited |= INHERIT_UNIT;
	}
	if (!*unit && !other)
		unit = f->rule->unit;
	/* a noun that no dictionary has is a kind of people only under casualty and capture verbs */
	if (!*unit && speaks_of_people(f, v, other) &&
	    (!other || (!counts_no_people(f, it) && bare_plural_counts(verb_action(f, v, "person")))))
		return "person";
	return unit;
}

/* The count type or status that a word implies, "" for none. */
static const char *verb_says(const struct finder *f, const struct lex_entry *v, const char *key)
{
	size_t len;
	const char *value = v ? lex_attr(v, key, &len) : "";

	return v && len ? arena_strndup(f->st->arena, value, len) : "";
}

static bool is_dead(const char *action)
{
	return !strcmp(action, "killed") || !strcmp(action, "body_recovered");
}

static struct meaning meaning_of_verb(struct finder *f, size_t at, const struct item *it)
{
	const struct lex_entry *v = verb_of_match(f);
	struct meaning m = { .action = "", .unit = "", .noun = "", .reason = "the verb says nothing of such a thing" };
	bool literal = strcmp(f->rule->action, "verb") && strcmp(f->rule->action, "lead");
	const char *unit = find_unit(f, at, it, literal ? NULL : v, &m.inherited);

	if (!*unit)
		m.reason = it->flags & ITEM_OTHER_NOUN ? "a noun that no dictionary has" : "no noun to count";
	else
		m.action = literal ? f->rule->action : verb_action(f, v, unit);
	if (!literal && !strcmp(m.action, "body_recovered") && !strcmp(it->action, "rescued"))
		m.action = it->action;	/* survivors that are found are no bodies */
	else if (is_dead(m.action) && !is_dead(it->action) && *verb_says(f, v, "needs")) {
		m.action = "";
		m.reason = "who is found may be alive";
	}
	m.unit = it->cls == CLASS_SHARE ? "share" : unit;
	m.noun = unit;
	m.type = verb_says(f, v, "type");
	m.status = verb_says(f, v, "status");
	return m;
}

/* "three drones and one jet were shot down": one verb for weapons of both kinds. */
static bool may_share_action(const char *a, const char *b)
{
	return !strcmp(a, b) || (!strcmp(a, "munitions") && !strcmp(b, "equipment")) ||
		(!strcmp(a, "equipment") && !strcmp(b, "munitions"));
}

/* A noun that no dictionary has, and that is not taken for people as under casualty and capture verbs. */
static bool is_another_thing(const struct finder *f, const struct item *it, const struct claim *c)
{
	if (!(it->flags & ITEM_OTHER_NOUN) || !it->unit_span.end)
		return false;
	/* what is no plural was no noun: "five over the bay" */
	if (to_lower((unsigned char)f->st->text[it->unit_span.end - 1]) != 's')
		return false;
	if (counts_no_people(f, it))
		return true;
	return strcmp(category(f, c->unit), "people") || !bare_plural_counts(c->action);
}

/* "80 dead in a week, 52,000 on the road": a bare number so far from its sibling counts something else. */
static bool is_out_of_order(const struct finder *f, const struct item *it, const struct claim *sibling)
{
	double a = sibling->figure.value, b = it->figure.value;

	return !strcmp(f->rule->relation, "sibling") && a > 0 && b >= 10000 && b > a * 200;
}

/* "Seized 41 guns": what is taken is a firearm; the guns of an army are hit, lost or given. */
static bool is_firearm(const struct finder *f, const struct item *it, const struct meaning *m)
{
	size_t n = it->unit_span.end - it->unit_span.start;

	return !strcmp(m->action, "captured") && !strcmp(m->unit, "artillery") && n == 4 &&
		!strncasecmp(f->st->text + it->unit_span.start, "guns", n);
}

/* "The $800 million package includes:" opens a list of what the money buys. */
static bool opens_purchase(const struct finder *f, const struct claim *lead)
{
	return !strcmp(f->rule->action, "lead") && !strcmp(lead->category, "money") && !strcmp(lead->action, "pledged");
}

static bool is_arms(const char *category)
{
	return !strcmp(category, "equipment") || !strcmp(category, "munitions");
}

struct meaning find_meaning(struct finder *f, size_t at, const struct item *it, const struct claim *parent)
{
	struct meaning m = { .action = "", .unit = it->unit, .noun = "", .reason = "no predicate" };
	const char *noun;

	if (!strcmp(f->rule->action, "own")) {
		m.action = it->action;
		if (!strcmp(m.unit, "person") && *unit_among(f, at))
			m.unit = unit_among(f, at);
	} else if (!strcmp(f->rule->action, "parent") || (parent && !strcmp(f->rule->action, "lead"))) {
		if (!parent)
			return m;
		noun = noun_of_match(f);
		/* "one of the victims was a woman": the noun pointed at may say more */
		if (!*m.unit || (at < f->g[GROUP_H].start && !strcmp(m.unit, "person") && !strncmp(noun, "person.", 7)))
			m.unit = noun;
		if (!*m.unit && opens_purchase(f, parent)) {
			m.reason = "a number of the list without a currency";
			return m;
		}
		if (!*m.unit && is_another_thing(f, it, parent)) {
			m.reason = "a noun that no dictionary has";
			return m;
		}
		if (!*m.unit && is_out_of_order(f, it, parent)) {
			m.reason = "far more than what stands beside it";
			return m;
		}
		if (!*m.unit)
			m.unit = parent->unit, m.inherited |= INHERIT_UNIT;
		m.inherited |= INHERIT_ACTION;
		m.action = parent->action;
		m.reason = "another kind of thing than what it would belong to";
		/* a bulletin's losses are men and machines alike */
		if (it->cls != CLASS_SHARE && !may_share_action(category(f, m.unit), parent->category) &&
				strcmp(parent->action, "lost") && !(opens_purchase(f, parent) && is_arms(category(f, m.unit))))
			m.action = "";
	} else if (!strcmp(f->rule->action, "done")) {
		m.noun = it->cls == CLASS_SHARE ? it->noun : m.unit;
		if (it->total >= 0 && !*m.noun)
			m.noun = "person";	/* "three of the 14 killed" */
		m.unit = it->cls == CLASS_SHARE ? "share" : told_kind(f, m.noun);
		m.action = it->total_verb ? verb_action(f, it->total_verb, m.noun) : "";
	} else {
		m = meaning_of_verb(f, at, it);
	}
	if (is_firearm(f, it, &m))
		m.unit = m.noun = "weapon";
	return m;
}

bool may_count(struct finder *f, const struct item *it, struct meaning *m)
{
	const char *noun = it->cls == CLASS_SHARE ? m->noun : m->unit;

	if (!*m->action)
		return false;
	if (*noun && !rule_is_for(f->rule, category(f, noun), noun)) {
		m->reason = "the rule is not for this kind of thing";
		return false;
	}
	/* "some 900 people left the town", but two guests did no more than leave */
	if (f->rule->below > 0 && (it->figure.has_value ? it->figure.value : it->figure.low) < f->rule->below) {
		m->reason = "too few to be that";
		return false;
	}
	/* "version 1.1": but 2.4 million of them are printed as a fraction */
	if (!strcmp(category(f, m->unit), "people") && it->figure.has_value &&
	    (it->figure.value != floor(it->figure.value) || it->figure.value > ALL_PEOPLE)) {
		m->reason = "people come in whole numbers, and there are not so many";
		return false;
	}
	/* but lives are saved */
	if (it->cls == CLASS_QN && is_dead(it->action) && !is_dead(m->action) &&
	    (strcmp(m->action, "rescued") || !strcmp(it->action, "body_recovered"))) {
		m->reason = "nothing more happens to the dead";
		return false;
	}
	/* "the deaths of two people and three injuries"; but survivors may die */
	if (it->cls == CLASS_QN && is_dead(m->action) && !is_dead(it->action) && strcmp(it->action, "casualty") &&
	    strcmp(it->action, "rescued")) {
		m->reason = "injuries are no deaths";
		return false;
	}
	/* "a shell went off": an article counts what is downed, not what goes off or strikes */
	if (it->cls == CLASS_QA && (!article_counts(m->action) ||
				(!strcmp(m->action, "hit") && !strcmp(category(f, m->unit), "munitions")))) {
		m->reason = "an article counts only under casualty, capture, damage and downing verbs";
		return false;
	}
	if (it->cls == CLASS_QB && (!bare_plural_counts(m->action) || strcmp(category(f, m->unit), "people"))) {
		m->reason = "a bare plural counts only for people under casualty and capture verbs";
		return false;
	}
	return true;
}
