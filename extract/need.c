/*
 * need.c - reads a pattern as far as is needed to tell what each of its matches
 * must hold. It knows the part of PCRE2's syntax that rules use; what it does
 * not know ends the reading with no needs, never with a wrong one.
 */
#include "need.h"

#include "class.h"

#include <stdlib.h>
#include <string.h>

#define MAX_DEPTH 60
#define MAX_ATOMS 160	/* of a clause; a longer one tells little */
#define MAX_RUN 40	/* letters kept of a literal */

/* What stands beside a place in the pattern; each says more than the one before. */
enum edge { EDGE_ANY, EDGE_NO_LETTER, EDGE_NO_WORD };

struct pattern {
	struct arena *a;
	const char *s;
	bool failed;
	enum edge edge;	/* what stands before s */
	const char *group_end;	/* behind the group that s is in, once looked for */
	int depth;	/* of groups looked into for what they start with */
	int looks;	/* depth of groups that take up no room: what follows them does not follow their text */
};

struct run {	/* literal letters that stand side by side */
	char s[MAX_RUN];
	size_t n;
	enum edge edge;	/* what stands before it */
};

static struct needs read_alternatives(struct pattern *p, int depth);

/* How often a byte stands in a sentence: guesses from newswire, only their order matters. */
static double byte_weight(unsigned char c)
{
	switch (c) {
	case CLASS_NUM: case CLASS_Q: case CLASS_WHERE: case CLASS_THING: case CLASS_THINGS: return 0.25;
	case CLASS_VED: case CLASS_NAME: case CLASS_QA: return 0.4;
	case CLASS_VBASE: case CLASS_SAID: case CLASS_WHO: case CLASS_WHEN: case CLASS_PLACE: return 0.2;
	case CLASS_VING: case CLASS_PERSON: case CLASS_PERSONS: case CLASS_SOURCE: case CLASS_QB: return 0.1;
	case CLASS_MONEY: case CLASS_SHARE: case CLASS_VPAST: case CLASS_VPP: case CLASS_MASK: case CLASS_DEMONYM:
	case CLASS_ADV: return 0.05;
	case '"': case '(': case ':': case ';': case '[': return 0.05;
	case '-': return 0.25;
	default: break;
	}
	if (is_digit(c))
		return 0.04;	/* ten of them: 0.4 */
	return class_is(c) ? 0.01 : c < ' ' || is_alpha(c) || strchr(" ,.-'", c) ? 1 : 0.02;
}

static bool is_common(const char *s)
{
	static const char *const words[] = { " a ", " an ", " and ", " are ", " as ", " at ", " by ", " for ", " from ",
		" has ", " have ", " in ", " is ", " it ", " of ", " on ", " s ", " that ", " the ", " to ", " was ", " were ",
		" with ", NULL };

	return is_one_of(s, words);
}

static double literal_weight(const char *s)
{
	size_t n = strlen(s), edges = (size_t)(*s == ' ') + (s[n - 1] == ' ');

	if (edges == 2 && n <= sizeof(" from ") - 1 && is_common(s))
		return 0.4;
	return n - edges < NEED_LITERAL ? (edges == 2 ? 0.01 : 0.1) : 0.03 / (double)(n - edges - 2);
}

/* The share of sentences that a clause lets through, as if its atoms came independently. */
static double weigh(const struct need_clause *c)
{
	double none = 1;

	for (int i = 0; i < 4; i++)
		for (uint64_t bits = c->bytes[i]; bits; bits &= bits - 1)
			none *= 1 - byte_weight((unsigned char)(i * 64 + __builtin_ctzll(bits)));
	for (size_t i = 0; i < c->n; i++)
		none *= 1 - literal_weight(c->literal[i]);
	return 1 - none;
}

/* Whether a says no more than b: everything in b is in a. */
static bool covers(const struct need_clause *a, const struct need_clause *b)
{
	for (int i = 0; i < 4; i++)
		if (b->bytes[i] & ~a->bytes[i])
			return false;
	for (size_t i = 0, k; i < b->n; i++) {
		for (k = 0; k < a->n && strcmp(a->literal[k], b->literal[i]); k++)
			;
		if (k == a->n)
			return false;
	}
	return true;
}

static void add_clause(struct pattern *p, struct needs *n, struct need_clause c)
{
	struct need_clause *all;

	c.weight = weigh(&c);
	if (c.any || (c.weight >= 0.98 && !(c.words && c.n)) || c.n > MAX_ATOMS)
		return;
	for (size_t i = 0; i < n->n; i++)
		if (covers(&c, &n->clause[i]))
			return;
	all = arena_alloc(p->a, (n->n + 1) * sizeof(*all));
	if (n->n)
		memcpy(all, n->clause, n->n * sizeof(*all));
	all[n->n++] = c;
	n->clause = all;
}

static void add_byte(struct need_clause *c, unsigned char byte)
{
	c->bytes[byte >> 6] |= (uint64_t)1 << (byte & 63);
}

/* Behind the alternatives of the group that s is in: its quantifier, or what follows. */
static const char *skip_to_end(const char *s)
{
	for (int depth = 0; *s && (*s != ')' || depth); s++) {
		if (*s == '\\' && s[1])
			s++;
		else if (*s == '[')
			s += strcspn(s, "]");
		else
			depth += *s == '(' ? 1 : *s == ')' ? -1 : 0;
		if (!*s)
			break;
	}
	return *s ? s + 1 : s;
}

static struct need_clause read_class(struct pattern *p);
static int read_quantifier(struct pattern *p);
static enum edge edge_behind(struct pattern *p, const char *s);

/* What none of the bytes of a clause is. */
static enum edge edge_of(const struct need_clause *c)
{
	enum edge edge = EDGE_NO_WORD;

	if (c->any)
		return EDGE_ANY;
	for (int i = 0; i < 4; i++)
		for (uint64_t bits = c->bytes[i]; bits; bits &= bits - 1) {
			unsigned char b = (unsigned char)(i * 64 + __builtin_ctzll(bits));

			if (is_alpha(b) || (b >= 0x80 && !class_is(b)))
				return EDGE_ANY;
			if (is_digit(b))
				edge = EDGE_NO_LETTER;
		}
	return edge;
}

/* One byte, or one of several, at s: what stands behind the letter before it. */
static enum edge edge_ahead(const struct pattern *p, const char *s)
{
	struct pattern ahead = { .a = p->a, .s = s + 1 };
	struct need_clause c = { .n = 0 };

	if (*s == '[') {
		c = read_class(&ahead);
	} else if (s[0] == '\\' && s[1]) {
		if (s[1] == 'b')
			return EDGE_NO_WORD;
		ahead.s++;
		c.any = !strchr("dsx", s[1]);
		if (s[1] == 'd')
			add_byte(&c, '0');
		if (s[1] == 'x')	/* class bytes are written so, and those that no word holds */
			ahead.s += 2;
	} else {
		add_byte(&c, (unsigned char)*s);
	}
	return ahead.failed || read_quantifier(&ahead) == 0 ? EDGE_ANY : edge_of(&c);
}

/* The next alternative of the group that s is in, NULL behind the last. */
static const char *next_alternative(const char *s)
{
	for (int depth = 0; *s; s++) {
		if (*s == '\\' && s[1])
			s++;
		else if (*s == '[')
			s += strcspn(s, "]");
		else if (!depth && (*s == '|' || *s == ')'))
			return *s == '|' ? s + 1 : NULL;
		else
			depth += *s == '(' ? 1 : *s == ')' ? -1 : 0;
		if (!*s)
			break;
	}
	return NULL;
}

/* What the group at s starts with, if it must be there and must not be something else. */
static enum edge edge_of_group(const struct pattern *p, const char *s)
{
	struct pattern inner = { .a = p->a, .looks = 1, .depth = p->depth + 1 };
	bool look = !strncmp(s, "(?=", 3), group = !strncmp(s, "(?:", 3);
	enum edge edge = EDGE_NO_WORD;
	const char *end = skip_to_end(s + 1);

	if ((!look && !group) || (group && *end && strchr("?*{", *end)) || p->depth > MAX_DEPTH)
		return EDGE_ANY;
	for (const char *alt = s + 3; alt; alt = next_alternative(alt)) {
		enum edge one = edge_behind(&inner, alt);

		edge = one < edge ? one : edge;
	}
	return edge;
}

/* Behind the group of the alternative that ends at s; long lists of words ask for it again and again. */
static const char *group_end(struct pattern *p, const char *s)
{
	if (!p->group_end)
		p->group_end = skip_to_end(s);
	return p->group_end;
}

/* What follows s, which is where p is in its pattern, as far as that tells. */
static enum edge edge_behind(struct pattern *p, const char *s)
{
	for (bool own = true; *s == '|' || *s == ')'; own = false) {
		if (p->looks)
			return EDGE_ANY;
		s = *s == ')' ? s + 1 : own ? group_end(p, s) : skip_to_end(s);
		if (*s && strchr("?*{+", *s))
			return EDGE_ANY;
	}
	if (*s == '$')
		return EDGE_NO_WORD;
	if (*s == '(')
		return edge_of_group(p, s);
	return !*s || *s == '.' || *s == '^' ? EDGE_ANY : edge_ahead(p, s);
}

static const char *make_literal(struct arena *a, const struct run *run, enum edge before, enum edge after)
{
	char *s = arena_alloc(a, run->n + 3), *end = s;

	if (before)
		*end++ = ' ';
	memcpy(end, run->s, run->n);
	end += run->n;
	if (after)
		*end++ = ' ';
	*end = '\0';
	return s;
}

/* What stood side by side becomes a clause, if it says enough; behind: the pattern that follows it. */
static void end_run(struct pattern *p, struct needs *n, struct run *run, const char *behind)
{
	struct need_clause c = { .n = 1 };
	enum edge before = run->edge, after = run->n < MAX_RUN ? edge_behind(p, behind) : EDGE_ANY;

	c.words = run->n && before == EDGE_NO_WORD && after == EDGE_NO_WORD;
	if (run->n >= NEED_LITERAL || (run->n && before && after) || (run->n > 1 && before)) {
		c.literal = arena_alloc(p->a, sizeof(*c.literal));
		c.literal[0] = make_literal(p->a, run, before, after);
		add_clause(p, n, c);
	}
	run->n = 0;
}

static int hex(int c)
{
	return is_digit(c) ? c - '0' : to_lower(c) >= 'a' && to_lower(c) <= 'f' ? to_lower(c) - 'a' + 10 : -1;
}

/* An escape behind its backslash: the byte it stands for, -1 for a kind of bytes or a place. */
static int read_escape(struct pattern *p)
{
	char c = *p->s++;

	if (c == 'x' && hex((unsigned char)p->s[0]) >= 0 && hex((unsigned char)p->s[1]) >= 0) {
		p->s += 2;
		return hex((unsigned char)p->s[-2]) * 16 + hex((unsigned char)p->s[-1]);
	}
	if (is_alpha((unsigned char)c) || is_digit((unsigned char)c)) {
		if (!strchr("bBdDwWsSK", c))
			p->failed = true;
		return -1;
	}
	return (unsigned char)c;
}

/* One member of [...]: its byte, -1 for a kind that the clause then holds or is spoilt by. */
static int read_member(struct pattern *p, struct need_clause *c)
{
	bool digits = !strncmp(p->s, "\\d", 2);
	int byte;

	if (*p->s != '\\')
		return (unsigned char)*p->s++;
	p->s++;
	byte = read_escape(p);
	if (byte >= 0)
		return byte;
	for (int d = '0'; digits && d <= '9'; d++)
		add_byte(c, (unsigned char)d);
	c->any |= !digits;
	return -1;
}

static struct need_clause read_class(struct pattern *p)
{
	struct need_clause c = { .words = true };
	bool negated = *p->s == '^';

	p->s += negated;
	for (bool first = true; *p->s && (*p->s != ']' || first); first = false) {
		int from = read_member(p, &c), to = from;

		if (from >= 0 && p->s[0] == '-' && p->s[1] && p->s[1] != ']') {
			p->s++;
			to = read_member(p, &c);
		}
		for (int b = from; b >= 0 && b <= to; b++)
			add_byte(&c, (unsigned char)b);
		/* patterns ignore case */
		if (from == to && is_lower(from))
			add_byte(&c, (unsigned char)(from - 32));
	}
	if (*p->s)
		p->s++;
	else
		p->failed = true;
	c.any |= negated;
	return c;
}

/* ?, *, +, {m,n} and what makes them lazy or possessive: the least number of times; -1 where there is none. */
static int read_quantifier(struct pattern *p)
{
	int least;

	if (*p->s == '?' || *p->s == '*' || *p->s == '+') {
		least = *p->s++ == '+';
	} else if (*p->s == '{' && is_digit((unsigned char)p->s[1])) {
		least = (int)strtol(p->s + 1, NULL, 10);
		p->s += strcspn(p->s, "}");
		p->s += *p->s == '}';
	} else {
		return -1;
	}
	if (*p->s == '?' || *p->s == '+')
		p->s++;
	return least;
}

enum look { LOOK_NONE, LOOK_AHEAD, LOOK_BEHIND };

/*
 * Behind "(": what kind of group opens. True where its content is part of every
 * match; look: it takes up no room.
 */
static bool open_group(struct pattern *p, enum look *look)
{
	bool counts = true;

	*look = LOOK_NONE;
	if (*p->s != '?')
		return true;
	p->s++;
	if (p->s[0] == '<' && (p->s[1] == '=' || p->s[1] == '!')) {
		counts = p->s[1] == '=';
		*look = LOOK_BEHIND;
		p->edge = EDGE_ANY;
		p->s += 2;
	} else if (*p->s == '<') {
		p->s += strcspn(p->s, ">");
		p->s += *p->s == '>';
	} else if (*p->s == '-') {	/* (?-i: */
		p->s += strcspn(p->s, ":)");
		p->s += *p->s == ':';
	} else if (*p->s && strchr(":=>!", *p->s)) {
		*look = *p->s == '=' || *p->s == '!' ? LOOK_AHEAD : LOOK_NONE;
		counts = *p->s++ != '!';
	} else {
		p->failed = true;
	}
	return counts;
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
	return counts ? n : (struct needs){ 0 };
}

static void add_all(struct pattern *p, struct needs *n, const struct needs *more)
{
	for (size_t i = 0; i < more->n; i++)
		add_clause(p, n, more->clause[i]);
}

/* A letter goes on with the run, unless it may be missing or repeated. */
static void read_letter(struct pattern *p, struct needs *n, struct run *run, char c)
{
	size_t before = run->n;
	int least = read_quantifier(p);

	if (!run->n)
		run->edge = p->edge;
	p->edge = EDGE_ANY;
	if (least && run->n < MAX_RUN)
		run->s[run->n++] = c;
	if (least == 0)
		run->n = before;
	if (least >= 0)
		end_run(p, n, run, "");
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
		p->s++;
		read_letter(p, n, run, c);
		return;
	}
	end_run(p, n, run, p->s);
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
	struct run run = { .n = 0 };

	while (!p->failed && *p->s && *p->s != '|' && *p->s != ')')
		read_element(p, &n, &run, depth);
	end_run(p, &n, &run, p->s);
	return n;
}

static int by_weight(const void *a, const void *b)
{
	double x = ((const struct need_clause *)a)->weight, y = ((const struct need_clause *)b)->weight;

	return x < y ? -1 : x > y;
}

/* What holds where either of two clauses does. */
static struct need_clause join(struct pattern *p, const struct need_clause *a, const struct need_clause *b)
{
	struct need_clause c = *a;

	c.words &= b->words;
	c.literal = arena_alloc(p->a, (a->n + b->n + 1) * sizeof(*c.literal));
	if (a->n)
		memcpy(c.literal, a->literal, a->n * sizeof(*c.literal));
	for (int i = 0; i < 4; i++)
		c.bytes[i] |= b->bytes[i];
	for (size_t i = 0, k; i < b->n; i++) {
		for (k = 0; k < c.n && strcmp(c.literal[k], b->literal[i]); k++)
			;
		if (k == c.n)
			c.literal[c.n++] = b->literal[i];
	}
	c.weight = weigh(&c);
	return c;
}

/* c joined with the clause of n that adds least to it. */
static struct need_clause join_nearest(struct pattern *p, const struct need_clause *c, const struct needs *n)
{
	struct need_clause best = join(p, c, &n->clause[0]);

	for (size_t i = 1; i < n->n; i++) {
		struct need_clause other = join(p, c, &n->clause[i]);

		if (other.weight < best.weight)
			best = other;
	}
	return best;
}

/*
 * Of alternatives each match holds the needs of one. From each clause of the
 * first one grows a clause that takes in the nearest of every other.
 */
static struct needs any_of(struct pattern *p, struct needs *alt, size_t n)
{
	struct needs out = { 0 };

	for (size_t i = 0; i < n; i++)
		if (!alt[i].n)
			return out;
	for (size_t k = 0; k < alt[0].n; k++) {
		struct need_clause c = alt[0].clause[k];

		for (size_t i = 1; i < n && c.n <= MAX_ATOMS; i++)
			c = join_nearest(p, &c, &alt[i]);
		add_clause(p, &out, c);
	}
	return out;
}

static struct needs read_alternatives(struct pattern *p, int depth)
{
	struct needs *alt = NULL, out;
	size_t n = 0, cap = 0;
	enum edge edge = p->edge, after = EDGE_NO_WORD;	/* each alternative starts where the group does */
	const char *outer = p->group_end;

	p->failed |= depth > MAX_DEPTH;
	p->group_end = NULL;
	do {
		alt = grow(alt, &cap, n + 1, sizeof(*alt));
		p->edge = edge;
		alt[n++] = read_sequence(p, depth);
		after = p->edge < after ? p->edge : after;
	} while (!p->failed && *p->s == '|' && p->s++);
	p->edge = after;
	p->group_end = outer;
	out = any_of(p, alt, n);
	free(alt);
	return out;
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
	struct pattern p = { .a = &scratch, .s = pattern };
	struct needs n = read_alternatives(&p, 0);

	if (p.failed || *p.s)
		n.n = 0;
	if (n.n > 1)
		qsort(n.clause, n.n, sizeof(*n.clause), by_weight);
	n = copy_needs(a, &n);
	arena_release(&scratch);
	return n;
}
