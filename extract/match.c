/*
 * match.c - runs the patterns of rule.h. A pattern is compiled when it is first
 * needed, and made machine code when it is needed often: for a short report that
 * would cost more than all the rest. A sentence never sees one that nothing wants,
 * and none is run twice where it would give the same again.
 */
#include "rule.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#define JIT_STACK (512 * 1024)
#define OFTEN 60		/* tries after which machine code pays, … */
#define OFTEN_TEXTS 20000	/* … within so many texts: what is rare takes no memory for it, however long a report */
#define IDLE 20000		/* texts without a try after which it is dropped again */
#define MATCH_LIMIT 200000	/* per start; a bounded pattern on 4 KB stays far below */

/* What a line gave when it was last run: the first match at or behind a byte. */
struct answer {
	uint64_t text;	/* which text it was asked of; 0 for none */
	uint32_t from;
	bool found;
	struct span whole, group[N_GROUPS];
};

struct matcher {
	const struct rules *rules;
	struct answer *answer;	/* of each pattern; NULL where nothing is to be remembered */
	uint64_t text;		/* how many there were */
	pcre2_match_data *data;
	pcre2_match_context *context;
	pcre2_jit_stack *stack;
	size_t errors;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;	/* of what patterns are compiled to, and of … */
static size_t matchers;						/* … how many may run them */

static void count_matchers(size_t by)
{
	pthread_mutex_lock(&lock);
	matchers += by;
	pthread_mutex_unlock(&lock);
}

struct matcher *matcher_new(const struct rules *rules, bool plain)
{
	struct matcher *m = xmalloc(sizeof(*m));

	*m = (struct matcher){ .rules = rules, .text = 1, .data = pcre2_match_data_create(MAX_SAME_GROUP * N_GROUPS, NULL),
		.context = pcre2_match_context_create(NULL),
		.stack = pcre2_jit_stack_create(32 * 1024, JIT_STACK, NULL) };
	if (!m->data || !m->context || !m->stack)
		abort();
	if (!plain)
		m->answer = xzalloc((rules->n_patterns + 1) * sizeof(*m->answer));
	count_matchers(1);
	pcre2_set_match_limit(m->context, MATCH_LIMIT);
	pcre2_jit_stack_assign(m->context, NULL, m->stack);
	return m;
}

void matcher_free(struct matcher *m)
{
	if (!m)
		return;
	count_matchers((size_t)-1);
	pcre2_match_data_free(m->data);
	pcre2_match_context_free(m->context);
	pcre2_jit_stack_free(m->stack);
	free(m->answer);
	free(m);
}

static void drop_code(struct match_line *line)
{
	if (line->fast != line->code)
		pcre2_code_free(line->fast);
	pcre2_code_free(line->code);
	line->fast = line->code = NULL;
	line->tried = 0;
}

/* What was not run for long takes no memory, unless others may be running it. */
static void drop_idle(const struct matcher *m)
{
	pthread_mutex_lock(&lock);
	for (size_t i = 0; matchers == 1 && i < m->rules->n_patterns; i++) {
		struct match_line *line = m->rules->pattern[i];

		if (line->code && m->text - line->used > IDLE)
			drop_code(line);
	}
	pthread_mutex_unlock(&lock);
}

void matcher_forget(struct matcher *m)
{
	if (++m->text % IDLE == 0)
		drop_idle(m);
}

size_t matcher_errors(const struct matcher *m)
{
	return m->errors;
}

/* False where a pattern has more groups than are kept. */
static bool find_groups(struct match_line *line, const pcre2_code *compiled)
{
	static const char names[N_GROUPS][2] = { "n", "v", "p", "h", "t", "s", "c" };
	uint16_t group[N_GROUPS * MAX_SAME_GROUP];
	uint32_t captures = 0;
	size_t n = 0;
	bool fits;

	pcre2_pattern_info(compiled, PCRE2_INFO_CAPTURECOUNT, &captures);
	fits = captures < MAX_SAME_GROUP * N_GROUPS;

	for (int g = 0; g < N_GROUPS; g++) {
		PCRE2_SPTR first, last, at;
		int size = pcre2_substring_nametable_scan(compiled, (PCRE2_SPTR)names[g], &first, &last);
		size_t end = n + MAX_SAME_GROUP - 1;

		for (at = first; size > 0 && at <= last && n < end; at += size)
			group[n++] = (uint16_t)(at[0] << 8 | at[1]);
		group[n++] = 0;
		fits &= size <= 0 || at > last;
	}
	line->group = xrealloc(line->group, n * sizeof(*group));
	memcpy(line->group, group, n * sizeof(*group));
	return fits;
}

static bool compile(const struct rule *rule, struct match_line *line, struct buf *err)
{
	PCRE2_SIZE at;
	PCRE2_UCHAR why[160];
	pcre2_code *compiled;
	int code;

	compiled = pcre2_compile((PCRE2_SPTR)line->pattern, PCRE2_ZERO_TERMINATED,
			PCRE2_CASELESS | PCRE2_DUPNAMES | PCRE2_NEVER_BACKSLASH_C, &code, &at, NULL);
	if (!compiled) {
		pcre2_get_error_message(code, why, sizeof(why));
		buf_addf(err, "%s:%d: rule %s: %s at byte %zu of %s", rule->file, rule->line,
				rule->name, (char *)why, (size_t)at, line->pattern);
		return false;
	}
	if (!find_groups(line, compiled)) {
		buf_addf(err, "%s:%d: rule %s: too many groups in %s", rule->file, rule->line, rule->name, line->pattern);
		pcre2_code_free(compiled);
		return false;
	}
	__atomic_store_n(&line->code, compiled, __ATOMIC_RELEASE);	/* groups first: others may look on */
	return true;
}

/* With the lock held. A matcher that is alone has nobody who may be running the pattern; else it is copied. */
static void make_fast(struct match_line *line)
{
	pcre2_code *copy = matchers > 1 ? pcre2_code_copy(line->code) : line->code;

	if (!copy)
		return;
	pcre2_jit_compile(copy, PCRE2_JIT_COMPLETE);	/* without JIT the interpreter runs it */
	__atomic_store_n(&line->fast, copy, __ATOMIC_RELEASE);
}

/* Do so much of it as is not yet done, if no other thread has. */
static const pcre2_code *prepare(const struct rule *rule, struct match_line *line, bool fast)
{
	struct buf err = { 0 };

	pthread_mutex_lock(&lock);
	if (!line->code)
		compile(rule, line, &err);
	if (fast && line->code && !line->fast)
		make_fast(line);
	pthread_mutex_unlock(&lock);
	buf_release(&err);	/* rules_compile() says it aloud */
	return fast && line->fast ? line->fast : line->code;
}

/* Counts a try. Threads may disagree on when the count began, which does no harm. */
static bool is_often_tried(const struct matcher *m, struct match_line *line)
{
	if (m->text - __atomic_load_n(&line->tried_since, __ATOMIC_RELAXED) > OFTEN_TEXTS) {
		__atomic_store_n(&line->tried_since, m->text, __ATOMIC_RELAXED);
		__atomic_store_n(&line->tried, 0, __ATOMIC_RELAXED);
	}
	return __atomic_add_fetch(&line->tried, 1, __ATOMIC_RELAXED) > OFTEN;
}

/* The pattern compiled; NULL where it cannot be. */
static const pcre2_code *code_of(const struct matcher *m, const struct rule *rule, struct match_line *line)
{
	const pcre2_code *code = __atomic_load_n(&line->fast, __ATOMIC_ACQUIRE);

	__atomic_store_n(&line->used, m->text, __ATOMIC_RELAXED);
	if (!code && is_often_tried(m, line))
		return prepare(rule, line, true);
	if (!code)
		code = __atomic_load_n(&line->code, __ATOMIC_ACQUIRE);
	return code ? code : prepare(rule, line, false);
}

bool rules_compile(struct rules *r, struct buf *err)
{
	for (size_t i = 0; i < r->n; i++)
		for (size_t k = 0; k < r->rule[i]->n_lines; k++)
			if (!r->rule[i]->lines[k]->code && !compile(r->rule[i], r->rule[i]->lines[k], err))
				return false;
	return true;
}

/* Where each group of a match stands. */
static void set_spans(const struct match_line *line, const PCRE2_SIZE *at, int n, struct span span[N_GROUPS])
{
	const uint16_t *k = line->group;

	for (int g = 0; g < N_GROUPS; g++, k++) {
		span[g] = (struct span){ 0, 0 };
		for (; *k; k++)
			if (!span[g].end && *k < n && at[2 * *k] != PCRE2_UNSET)
				span[g] = (struct span){ (uint32_t)at[2 * *k], (uint32_t)at[2 * *k + 1] };
	}
}

static int run(struct matcher *m, const pcre2_code *code, const struct shadow *s, size_t from)
{
	return code ? pcre2_match(code, (PCRE2_SPTR)s->text, s->len, from, 0, m->data, m->context) : PCRE2_ERROR_NULL;
}

static bool run_line(struct matcher *m, const struct rule *rule, struct match_line *line, const struct shadow *s,
		size_t from, struct answer *a)
{
	PCRE2_SIZE *at;
	int n = run(m, code_of(m, rule, line), s, from);

	/* both ways have limits of their own, so that of machine code decides */
	if (n < 0 && n != PCRE2_ERROR_NOMATCH)
		n = run(m, prepare(rule, line, true), s, from);
	if (n == PCRE2_ERROR_NOMATCH)
		return false;
	if (n < 0) {
		m->errors++;
		return false;
	}
	at = pcre2_get_ovector_pointer(m->data);
	a->whole = (struct span){ (uint32_t)at[0], (uint32_t)at[1] };
	set_spans(line, at, n, a->group);
	return true;
}

/* The first match behind one byte is that behind the next as well, unless it starts before it. */
static const struct answer *line_match(struct matcher *m, const struct rule *rule, struct match_line *line,
		const struct shadow *s, size_t from, struct answer *scratch)
{
	struct answer *a = m->answer ? &m->answer[line->number] : scratch;

	if (m->answer && a->text == m->text && a->from <= from && (!a->found || from <= a->whole.start))
		return a;
	a->text = m->text;
	a->from = (uint32_t)from;
	a->found = run_line(m, rule, line, s, from, a);
	return a;
}

bool rule_match(struct matcher *m, struct rule *rule, uint64_t lines, const struct shadow *s, size_t from,
		struct span *whole, struct span group[N_GROUPS])
{
	struct answer scratch;
	bool found = false;

	for (; lines; lines &= lines - 1) {
		const struct answer *a = line_match(m, rule, rule->lines[__builtin_ctzll(lines)], s, from, &scratch);

		if (!a->found || (found && a->whole.start >= whole->start))
			continue;
		*whole = a->whole;
		memcpy(group, a->group, sizeof(a->group));
		found = true;
	}
	return found;
}
