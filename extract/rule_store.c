/*
 * rule_store.c - loaded rules into a store (store.h) and out of it. Texts lie in
 * one pool and are used there; macros, which only the reader of rule files needs,
 * stay behind.
 */
#include "rule.h"

#include <stdlib.h>

#define TEXTS 10	/* of a rule; an even number of numbers takes no room behind them */

struct stored_rule {
	double value, below;
	uint32_t text[TEXTS];	/* where they start in the pool */
	uint32_t kind, cls, role, line, n_lines, n_examples, has_value, also, vague, unused;
};

struct stored_example {
	uint32_t yes, line, sentence, expect;
};

struct stored_rules {
	struct buf texts;
	struct stored_rule *rule;
	uint32_t *pattern;	/* of each line, rule by rule: its number */
	uint32_t *source;	/* of each pattern: its text */
	struct stored_example *example;	/* rule by rule */
	size_t n_rules, n_lines, n_patterns, n_examples;
};

static void list_texts(struct rule *r, const char **text[TEXTS])
{
	const char **all[TEXTS] = { &r->name, &r->why, &r->file, &r->action, &r->only, &r->unit, &r->relation, &r->set,
		&r->which, &r->flags };

	for (size_t i = 0; i < TEXTS; i++)
		text[i] = all[i];
}

static void store_arrays(struct stored_rules *s, struct store *st)
{
	store_array(st, s->texts.s, &s->texts.len);
	store_array(st, s->rule, &s->n_rules);
	store_array(st, s->pattern, &s->n_lines);
	store_array(st, s->source, &s->n_patterns);
	store_array(st, s->example, &s->n_examples);
}

static void put_rule(struct stored_rules *s, struct rule *r)
{
	struct stored_rule *out = &s->rule[s->n_rules++];
	const char **text[TEXTS];

	*out = (struct stored_rule){ .value = r->value, .below = r->below, .kind = r->kind, .cls = r->cls,
		.role = (unsigned char)r->role, .line = (uint32_t)r->line, .n_lines = (uint32_t)r->n_lines,
		.n_examples = (uint32_t)r->n_examples, .has_value = r->has_value, .also = r->also, .vague = r->vague };
	list_texts(r, text);
	for (size_t i = 0; i < TEXTS; i++)
		out->text[i] = store_text(&s->texts, *text[i]);
	for (size_t i = 0; i < r->n_lines; i++)
		s->pattern[s->n_lines++] = (uint32_t)r->lines[i]->number;
	for (size_t i = 0; i < r->n_examples; i++)
		s->example[s->n_examples++] = (struct stored_example){ r->examples[i].yes, (uint32_t)r->examples[i].line,
			store_text(&s->texts, r->examples[i].sentence), store_text(&s->texts, r->examples[i].expect) };
}

static void write_rules(struct rules *r, struct store *st)
{
	struct stored_rules s = { .n_rules = 0 };
	struct arena a = { 0 };
	size_t examples = 0;

	for (size_t i = 0; i < r->n; i++)
		examples += r->rule[i]->n_examples;
	s.rule = arena_alloc(&a, r->n * sizeof(*s.rule));
	s.pattern = arena_alloc(&a, r->n_lines * sizeof(*s.pattern));
	s.source = arena_alloc(&a, r->n_patterns * sizeof(*s.source));
	s.example = arena_alloc(&a, examples * sizeof(*s.example));
	for (size_t i = 0; i < r->n; i++)
		put_rule(&s, r->rule[i]);
	for (; s.n_patterns < r->n_patterns; s.n_patterns++)
		s.source[s.n_patterns] = store_text(&s.texts, r->pattern[s.n_patterns]->pattern);
	store_arrays(&s, st);
	buf_release(&s.texts);
	arena_release(&a);
}

/* The patterns, none of them compiled. */
static void take_patterns(struct rules *r, const struct stored_rules *s)
{
	struct match_line *line = arena_alloc(&r->arena, s->n_patterns * sizeof(*line));

	r->pattern = xmalloc(s->n_patterns * sizeof(*r->pattern));
	for (; r->n_patterns < s->n_patterns; r->n_patterns++) {
		struct match_line *l = &line[r->n_patterns];

		*l = (struct match_line){ .pattern = s->texts.s + s->source[r->n_patterns], .number = r->n_patterns };
		r->pattern[r->n_patterns] = l;
	}
}

static struct example *take_examples(struct arena *a, const struct stored_rules *s, const struct stored_example *from,
		size_t n)
{
	struct example *all = arena_alloc(a, n * sizeof(*all));

	for (size_t i = 0; i < n; i++)
		all[i] = (struct example){ from[i].yes, s->texts.s + from[i].sentence, s->texts.s + from[i].expect,
			(int)from[i].line };
	return all;
}

static void take_rule(struct rules *r, const struct stored_rules *s, const struct stored_rule *from, size_t *examples)
{
	struct rule *rule = arena_alloc(&r->arena, sizeof(*rule));
	const char **text[TEXTS];

	*rule = (struct rule){ .kind = (enum rule_kind)from->kind, .cls = (enum word_class)from->cls,
		.role = (char)from->role, .line = (int)from->line, .n_lines = from->n_lines, .n_examples = from->n_examples,
		.value = from->value, .below = from->below, .has_value = from->has_value, .also = from->also,
		.vague = from->vague, .first_line = r->n_lines };
	list_texts(rule, text);
	for (size_t i = 0; i < TEXTS; i++)
		*text[i] = s->texts.s + from->text[i];
	rule->lines = arena_alloc(&r->arena, rule->n_lines * sizeof(*rule->lines));
	for (size_t i = 0; i < rule->n_lines; i++)
		rule->lines[i] = r->pattern[s->pattern[r->n_lines++]];
	rule->examples = take_examples(&r->arena, s, s->example + *examples, rule->n_examples);
	*examples += rule->n_examples;
	r->rule[r->n++] = rule;
}

static void read_rules(struct rules *r, struct store *st)
{
	struct stored_rules s = { .n_rules = 0 };
	size_t examples = 0;

	store_arrays(&s, st);
	if (st->failed)
		return;
	take_patterns(r, &s);
	r->rule = xmalloc(s.n_rules * sizeof(*r->rule));
	for (size_t i = 0; i < s.n_rules; i++)
		take_rule(r, &s, &s.rule[i], &examples);
}

void rules_store(struct rules *r, struct store *st)
{
	if (st->out)
		write_rules(r, st);
	else
		read_rules(r, st);
}
