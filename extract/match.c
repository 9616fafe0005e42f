/*
 * match.c - runs the patterns of rule.h. Patterns are compiled to machine code
 * when they are first needed; a sentence never sees one that nothing wants.
 */
#include "rule.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#define JIT_STACK (512 * 1024)
#define MATCH_LIMIT 200000	/* per start; a bounded pattern on 4 KB stays far below */

struct matcher {
	pcre2_match_data *data;
	pcre2_match_context *context;
	pcre2_jit_stack *stack;
	size_t errors;
};

struct matcher *matcher_new(void)
{
	struct matcher *m = xmalloc(sizeof(*m));

	*m = (struct matcher){ .data = pcre2_match_data_create(MAX_SAME_GROUP * N_GROUPS, NULL),
		.context = pcre2_match_context_create(NULL),
		.stack = pcre2_jit_stack_create(32 * 1024, JIT_STACK, NULL) };
	if (!m->data || !m->context || !m->stack)
		abort();
	pcre2_set_match_limit(m->context, MATCH_LIMIT);
	pcre2_jit_stack_assign(m->context, NULL, m->stack);
	return m;
}

void matcher_free(struct matcher *m)
{
	if (!m)
		return;
	pcre2_match_data_free(m->data);
	pcre2_match_context_free(m->context);
	pcre2_jit_stack_free(m->stack);
	free(m);
}

size_t matcher_errors(const struct matcher *m)
{
	return m->errors;
}

static void find_groups(struct rule *rule, const pcre2_code *compiled)
{
	static const char names[N_GROUPS][2] = { "n", "v", "p", "h", "t", "s", "c" };

	for (int g = 0; g < N_GROUPS; g++) {
		PCRE2_SPTR first, last, at;
		int size = pcre2_substring_nametable_scan(compiled, (PCRE2_SPTR)names[g], &first, &last);
		int n = 0;

		for (at = first; size > 0 && at <= last && n < MAX_SAME_GROUP - 1; at += size)
			rule->group[g][n++] = at[0] << 8 | at[1];
		rule->group[g][n] = 0;
	}
}

static bool compile(struct rule *rule, struct buf *err)
{
	PCRE2_SIZE at;
	PCRE2_UCHAR why[160];
	pcre2_code *compiled;
	int code;

	compiled = pcre2_compile((PCRE2_SPTR)rule->pattern, PCRE2_ZERO_TERMINATED,
			PCRE2_CASELESS | PCRE2_DUPNAMES | PCRE2_NEVER_BACKSLASH_C, &code, &at, NULL);
	if (!compiled) {
		pcre2_get_error_message(code, why, sizeof(why));
		buf_addf(err, "%s:%d: rule %s: %s at byte %zu of %s", rule->file, rule->line,
				rule->name, (char *)why, (size_t)at, rule->pattern);
		return false;
	}
	pcre2_jit_compile(compiled, PCRE2_JIT_COMPLETE);	/* without JIT the interpreter runs it */
	find_groups(rule, compiled);
	__atomic_store_n(&rule->code, compiled, __ATOMIC_RELEASE);	/* groups first: others may look on */
	return true;
}

/* The pattern compiled, by whichever thread needs it first; NULL where it cannot be. */
static const pcre2_code *code_of(struct rule *rule)
{
	static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
	const pcre2_code *code = __atomic_load_n(&rule->code, __ATOMIC_ACQUIRE);
	struct buf err = { 0 };

	if (code)
		return code;
	pthread_mutex_lock(&lock);
	if (!rule->code)
		compile(rule, &err);
	code = rule->code;
	pthread_mutex_unlock(&lock);
	buf_release(&err);	/* rules_compile() says it aloud */
	return code;
}

bool rules_compile(struct rules *r, struct buf *err)
{
	for (size_t i = 0; i < r->n; i++)
		if (!r->rule[i]->code && !compile(r->rule[i], err))
			return false;
	return true;
}

static struct span group_span(const struct rule *rule, enum rule_group g, const PCRE2_SIZE *at, int n)
{
	for (int i = 0; rule->group[g][i]; i++) {
		int k = rule->group[g][i];

		if (k < n && at[2 * k] != PCRE2_UNSET)
			return (struct span){ (uint32_t)at[2 * k], (uint32_t)at[2 * k + 1] };
	}
	return (struct span){ 0, 0 };
}

bool rule_match(struct matcher *m, struct rule *rule, const struct shadow *s, size_t from,
		struct span *whole, struct span group[N_GROUPS])
{
	const pcre2_code *code = code_of(rule);
	PCRE2_SIZE *at;
	int n;

	if (!code) {
		m->errors++;
		return false;
	}
	n = pcre2_match(code, (PCRE2_SPTR)s->text, s->len, from, 0, m->data, m->context);
	if (n == PCRE2_ERROR_NOMATCH)
		return false;
	if (n < 0) {
		m->errors++;
		return false;
	}
	at = pcre2_get_ovector_pointer(m->data);
	*whole = (struct span){ (uint32_t)at[0], (uint32_t)at[1] };
	for (int g = 0; g < N_GROUPS; g++)
		group[g] = group_span(rule, (enum rule_group)g, at, n);
	return true;
}
