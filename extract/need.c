/*
 * need.c - reads a pattern as far as is needed to tell what each of its matches
 * must hold. It knows the part of PCRE2's syntax that rules use (need_syntax.c);
 * what it does not know ends the reading with no needs, never with a wrong one.
 */
#include "need_read.h"

#include <stdlib.h>
#include <string.h>

#define MAX_PATTERN 16384	/* bytes: edges are looked for by recursion */
#define MAX_RUN 40	/* letters kept of a literal */
#define MAX_WAYS 24	/* to read one run: "attack(?:ed|s|ing)?" has four */

struct run {	/* literal letters that stand side by side */
	struct { char s[MAX_RUN]; size_t n; } way[MAX_WAYS];
	size_t n;	/* ways; 0: no letter was read */
	enum edge edge;	/* what stands before it */
};

struct letters {
	const char *s;
	size_t n;
};

static struct needs read_alternatives(struct pattern *p, int depth);

/* What stood side by side becomes a clause, if each way to read it says enough; behind: the pattern that follows it. */
static void end_run(struct pattern *p, struct needs *n, struct run *run, const char *behind)
{
	struct need_clause c = { .literal = run->n ? arena_alloc(p->a, run->n * sizeof(*c.literal)) : NULL };
	enum edge before = run->edge, after = run->n ? edge_behind(p, behind) : EDGE_ANY;

	c.words = before == EDGE_NO_WORD && after == EDGE_NO_WORD;
	for (size_t i = 0; i < run->n; i++) {
		size_t len = run->way[i].n;
		enum edge end = len < MAX_RUN ? after : EDGE_ANY;

		c.words &= end == after;
		if (!(len >= NEED_LITERAL || (len && before && end) || (len > 1 && before)))
			break;
		c.literal[c.n++] = make_literal(p->a, run->way[i].s, len, before, end);
	}
	if (run->n && c.n == run->n)
		add_clause(p, n, c);
	run->n = 0;
}

/* Clauses of what takes up no room of its own: it may reach past its part. */
static void set_place(struct needs *n, enum need_place place)
{
	for (size_t i = 0; i < n->n; i++)
		if (place > n->clause[i].place)
			n->clause[i].place = place;
}

static struct needs read_group(struct pattern *p, int depth)
{
	enum edge before = p->edge;
	enum look look;
	bool counts = open_group(p, &look);
	struct needs n;

	p->looks += look != LOOK_NONE;
	n = read_alternatives(p, depth + 1);
	p->looks -= look != LOOK_NONE;
	if (look == LOOK_AHEAD || (look && !counts) || (look && p->edge < before))
		p->edge = before;
	if (*p->s == ')')
		p->s++;
	else
		p->failed = true;
	set_place(&n, look == LOOK_AHEAD ? NEED_BEHIND : look ? NEED_ANYWHERE : NEED_IN_PART);
	return counts ? n : (struct needs){ 0 };
}

static void add_all(struct pattern *p, struct needs *n, const struct needs *more)
{
	for (size_t i = 0; i < more->n; i++)
		add_clause(p, n, more->clause[i]);
}

static void start_run(struct pattern *p, struct run *run)
{
	if (run->n)
		return;
	run->edge = p->edge;
	run->way[0].n = 0;
	run->n = 1;
}

static void add_letters(struct run *run, size_t way, const char *s, size_t n)
{
	for (size_t i = 0; i < n && run->way[way].n < MAX_RUN; i++)
		run->way[way].s[run->way[way].n++] = s[i];
}

/* One of several words, "" among them, goes on with each way to read the run. */
static void add_ways(struct run *run, const struct letters *words, size_t n)
{
	size_t old = run->n;

	for (size_t k = n; k-- > 0;)
		for (size_t i = 0; i < old; i++) {
			if (k)
				run->way[k * old + i] = run->way[i];
			add_letters(run, k * old + i, words[k].s, words[k].n);
		}
	run->n = old * n;
}

/* A letter goes on with the run, unless it is repeated. */
static void read_letter(struct pattern *p, struct needs *n, struct run *run)
{
	struct letters one[] = { { p->s++, 1 }, { "", 0 } };
	bool maybe = *p->s == '?' && p->s[1] != '?' && p->s[1] != '+' && run->n * 2 <= MAX_WAYS;
	int least;

	start_run(p, run);
	p->edge = EDGE_ANY;
	if (maybe) {
		p->s++;
		add_ways(run, one, 2);
		return;
	}
	least = read_quantifier(p);
	if (least)
		add_ways(run, one, 1);
	if (least >= 0)
		end_run(p, n, run, "");
}

/*
 * A group of nothing but words, "(?:y|ies)" or "(?:ed|s)?", goes on with the run as
 * a letter does; false where it is something else.
 */
static bool read_words(struct pattern *p, struct run *run)
{
	struct letters words[MAX_WAYS + 1];
	size_t n = 0;
	const char *s = p->s + 3;

	if (strncmp(p->s, "(?:", 3))
		return false;
	for (bool more = true; more && n < MAX_WAYS; s++) {
		words[n] = (struct letters){ s, 0 };
		while (is_lower(*s))
			s++;
		words[n].n = (size_t)(s - words[n].s);
		n++;
		more = *s == '|';
		if (!more && *s != ')')
			return false;
	}
	if (s[-1] != ')' || (*s && strchr("*+{", *s)))
		return false;
	if (*s == '?') {
		words[n++] = (struct letters){ "", 0 };
		s++;
		if (*s == '?' || *s == '+')
			s++;
	}
	if (n * (run->n ? run->n : 1) > MAX_WAYS)
		return false;
	start_run(p, run);
	p->edge = EDGE_ANY;
	add_ways(run, words, n);
	p->s = s;
	return true;
}

/* What stands behind an element of which that is known, if it is there. */
static void go_past(struct pattern *p, enum edge edge, bool needed)
{
	p->edge = needed || edge < p->edge ? edge : p->edge;
}

/* One of some bytes, or several. */
static void read_bytes(struct pattern *p, struct needs *n, struct need_clause c)
{
	bool needed = read_quantifier(p) != 0;

	if (needed)
		add_clause(p, n, c);
	go_past(p, edge_of(&c), needed);
}

static void read_byte(struct pattern *p, struct needs *n, unsigned char byte)
{
	struct need_clause c = { .words = true };

	add_byte(&c, byte);
	read_bytes(p, n, c);
}

/* Behind a backslash: a byte, or a kind of bytes of which only the digits say something. */
static void read_escaped(struct pattern *p, struct needs *n)
{
	struct need_clause digits = { .words = true };
	char kind = *p->s;
	int byte = read_escape(p);

	if (byte >= 0) {
		read_byte(p, n, (unsigned char)byte);
		return;
	}
	if (kind == 'b') {
		p->edge = EDGE_NO_WORD;
		return;
	}
	for (int d = '0'; kind == 'd' && d <= '9'; d++)
		add_byte(&digits, (unsigned char)d);
	if (kind == 's')
		add_byte(&digits, ' ');
	digits.any = kind != 'd' && kind != 's';
	read_bytes(p, n, digits);
}

static void read_nested(struct pattern *p, struct needs *n, int depth)
{
	enum edge before = p->edge, after;
	struct needs inner;
	bool needed;

	if (*p->s++ == '[') {
		read_bytes(p, n, read_class(p));
		return;
	}
	inner = read_group(p, depth);
	after = p->edge;
	needed = read_quantifier(p) != 0;
	if (needed)
		add_all(p, n, &inner);
	p->edge = before;
	go_past(p, after, needed);
}

static void read_element(struct pattern *p, struct needs *n, struct run *run, int depth)
{
	char c = *p->s;

	if (is_lower(c)) {
		read_letter(p, n, run);
		return;
	}
	if (c == '(' && read_words(p, run))
		return;
	end_run(p, n, run, p->s);
	p->part += !depth;
	if (c == '[' || c == '(') {
		read_nested(p, n, depth);
		return;
	}
	p->s++;
	if (c == '\\') {
		read_escaped(p, n);
	} else if (c == '.' || c == '^' || c == '$') {
		read_quantifier(p);
		p->edge = c == '^' ? EDGE_NO_WORD : EDGE_ANY;
	} else {
		read_byte(p, n, (unsigned char)c);
	}
}

static struct needs read_sequence(struct pattern *p, int depth)
{
	struct needs n = { 0 };
	struct run run;	/* large: only its start is set */

	run.n = 0;
	while (!p->failed && *p->s && *p->s != '|' && *p->s != ')')
		read_element(p, &n, &run, depth);
	end_run(p, &n, &run, p->s);
	return n;
}

static struct needs read_alternatives(struct pattern *p, int depth)
{
	struct needs *alt = NULL, out;
	size_t n = 0, cap = 0;
	enum edge edge = p->edge, after = EDGE_NO_WORD;	/* each alternative starts where the group does */

	p->failed |= depth > MAX_DEPTH;
	do {
		alt = grow(alt, &cap, n + 1, sizeof(*alt));
		p->edge = edge;
		alt[n++] = read_sequence(p, depth);
		after = p->edge < after ? p->edge : after;
	} while (!p->failed && *p->s == '|' && p->s++);
	p->edge = after;
	out = any_of(p, alt, n);
	if (n > 1 && !depth)
		set_place(&out, NEED_ANYWHERE);
	free(alt);
	return out;
}

static int by_weight(const void *a, const void *b)
{
	double x = ((const struct need_clause *)a)->weight, y = ((const struct need_clause *)b)->weight;

	return x < y ? -1 : x > y;
}

/* What is kept, apart from what was tried on the way. */
static struct needs copy_needs(struct arena *a, const struct needs *n)
{
	struct needs out = { arena_alloc(a, NEED_CLAUSES * sizeof(*out.clause)), n->n < NEED_CLAUSES ? n->n : NEED_CLAUSES };

	for (size_t i = 0; i < out.n; i++) {
		out.clause[i] = n->clause[i];
		out.clause[i].literal = arena_alloc(a, (n->clause[i].n + 1) * sizeof(*n->clause[i].literal));
		for (size_t k = 0; k < n->clause[i].n; k++)
			out.clause[i].literal[k] = arena_strdup(a, n->clause[i].literal[k]);
	}
	return out;
}

struct needs needs_of_pattern(struct arena *a, const char *pattern)
{
	struct arena scratch = { 0 };
	struct pattern p = { .a = &scratch, .start = pattern, .s = pattern };
	struct needs n = { 0 };

	if (strlen(pattern) > MAX_PATTERN)
		p.failed = true;
	else
		find_ways(&p);
	if (!p.failed)
		n = read_alternatives(&p, 0);

	if (p.failed || *p.s)
		n.n = 0;
	if (n.n > 1)
		qsort(n.clause, n.n, sizeof(*n.clause), by_weight);
	n = copy_needs(a, &n);
	arena_release(&scratch);
	return n;
}
