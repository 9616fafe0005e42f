/*
 * need_edge.c - what stands beside the letters of a literal: a letter, or surely
 * none. It looks one byte ahead, through the ends and the starts of groups.
 */
#include "need_read.h"

#include "class.h"

#include <string.h>

/* The next bar or bracket of the group that s is in; the end of the pattern where there is none. */
static const char *next_bar(const char *s)
{
	for (int depth = 0; *s && (depth || (*s != '|' && *s != ')')); s++) {
		if (*s == '\\' && s[1])
			s++;
		else if (*s == '[')
			s += strcspn(s, "]");
		else
			depth += *s == '(' ? 1 : *s == ')' ? -1 : 0;
		if (!*s)
			break;
	}
	return s;
}

/* Behind the alternatives of the group that s is in: its quantifier, or what follows. */
static const char *skip_to_end(const char *s)
{
	while (*(s = next_bar(s)) == '|')
		s++;
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
	s = next_bar(s);
	return *s == '|' ? s + 1 : NULL;
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

enum edge edge_behind(struct pattern *p, const char *s)
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
