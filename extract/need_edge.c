/*
 * need_edge.c - what stands beside the letters of a literal: a letter, or surely
 * none. It looks one byte ahead, through the ends and the starts of groups.
 */
#include "need_read.h"

#include "class.h"

#include <string.h>

/* Bytes from the "[" of a class to its "]", which is none where it comes first or behind a backslash. */
static size_t class_length(const char *s)
{
	size_t n = 1 + (s[1] == '^');

	for (bool first = true; s[n] && (s[n] != ']' || first); first = false)
		n += s[n] == '\\' && s[n + 1] ? 2 : 1;
	return n;
}

/* Marks the brackets and bars that mean something; false where groups are nested too deep. */
static bool mark_groups(const struct pattern *p, size_t len)
{
	size_t depth = 0;

	for (size_t i = 0; i < len && depth <= MAX_DEPTH; i++) {
		char c = p->start[i];

		if (c == '\\' && i + 1 < len)
			i++;
		else if (c == '[')
			i += class_length(p->start + i);
		else if (c == '(' || c == '|' || c == ')')
			p->way[i].bar = 1;
		depth += c == '(';
		depth -= c == ')' && depth;
	}
	return depth <= MAX_DEPTH;
}

void find_ways(struct pattern *p)
{
	size_t len = strlen(p->start), depth = 0;
	struct way in[MAX_DEPTH + 2];	/* the groups that a byte is in */

	p->way = arena_alloc(p->a, (len + 1) * sizeof(*p->way));
	if (!mark_groups(p, len)) {
		p->failed = true;
		return;
	}
	in[0] = (struct way){ (uint32_t)len, (uint32_t)len };
	for (size_t i = len + 1; i-- > 0;) {
		char c = p->way[i].bar ? p->start[i] : '\0';

		if (c == ')' && depth <= MAX_DEPTH)
			in[++depth] = (struct way){ (uint32_t)i, (uint32_t)i };
		else if (c == '|')
			in[depth].bar = (uint32_t)i;
		else if (c == '(' && depth)
			depth--;
		p->way[i] = in[depth];
	}
}

/* The next bar or bracket of the group that s is in; the end of the pattern where there is none. */
static const char *next_bar(const struct pattern *p, const char *s)
{
	return p->start + p->way[s - p->start].bar;
}

/* Behind the alternatives of the group that s is in: its quantifier, or what follows. */
static const char *skip_to_end(const struct pattern *p, const char *s)
{
	s = p->start + p->way[s - p->start].end;
	return *s ? s + 1 : s;
}

enum edge edge_of(const struct need_clause *c)
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

static enum edge at_least(enum edge a, enum edge b)
{
	return a < b ? a : b;
}

/* One byte, or one of several, at s, and what follows where it may be missing. */
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
	if (ahead.failed)
		return EDGE_ANY;
	return read_quantifier(&ahead) ? edge_of(&c) : at_least(edge_of(&c), edge_behind(p, ahead.s));
}

/* The next alternative of the group that s is in, NULL behind the last. */
static const char *next_alternative(const struct pattern *p, const char *s)
{
	s = next_bar(p, s);
	return *s == '|' ? s + 1 : NULL;
}

/* Where the alternatives of the group at s start; NULL where they are not what follows. */
static const char *inside(const char *s)
{
	if (s[1] != '?')
		return s + 1;
	if (strchr(":=>", s[2]) && s[2])
		return s + 3;
	return s[2] == '<' && s[3] != '=' && s[3] != '!' ? s + strcspn(s, ">") + 1 : NULL;
}

/* What the group at s starts with, and what follows where it may be missing. */
static enum edge edge_of_group(const struct pattern *p, const char *s)
{
	struct pattern in = { .a = p->a, .start = p->start, .way = p->way, .looks = 1, .depth = p->depth + 1 };
	struct pattern end = { .s = skip_to_end(p, s + 1) };
	const char *alt = inside(s);
	enum edge edge = EDGE_NO_WORD;
	bool needed;

	if (!alt || p->depth > MAX_DEPTH)
		return EDGE_ANY;
	for (; alt; alt = next_alternative(p, alt))
		edge = at_least(edge, edge_behind(&in, alt));
	needed = read_quantifier(&end) != 0;
	return needed || !edge ? edge : at_least(edge, edge_behind(p, end.s));
}

enum edge edge_behind(const struct pattern *p, const char *s)
{
	while (*s == '|' || *s == ')') {
		if (p->looks)
			return EDGE_ANY;
		s = skip_to_end(p, s);
		if (*s && strchr("?*{+", *s))
			return EDGE_ANY;
	}
	if (*s == '$')
		return EDGE_NO_WORD;
	if (*s == '(')
		return edge_of_group(p, s);
	return !*s || *s == '.' || *s == '^' ? EDGE_ANY : edge_ahead(p, s);
}
