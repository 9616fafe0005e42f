/*
 * need_syntax.c - for need.c: the pieces of PCRE2's syntax that rules use, one
 * read at a time: escapes, [...], how often and what kind of group. What it does not
 * know fails the pattern. What the pieces need is need.c's.
 */
#include "need_read.h"

#include <stdlib.h>
#include <string.h>

static int hex(int c)
{
	return is_digit(c) ? c - '0' : to_lower(c) >= 'a' && to_lower(c) <= 'f' ? to_lower(c) - 'a' + 10 : -1;
}

int read_escape(struct pattern *p)
{
	char c = *p->s;

	if (!c) {
		p->failed = true;
		return -1;
	}
	p->s++;

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

struct need_clause read_class(struct pattern *p)
{
	struct need_clause c = { .words = true };
	bool negated = *p->s == '^';

	p->s += negated;
	for (bool first = true; *p->s && (*p->s != ']' || first); first = false) {
		int from, to;

		/* "[:alpha:]" */
		p->failed |= *p->s == '[' && p->s[1] && strchr(":.=", p->s[1]);
		to = from = read_member(p, &c);
		if (from >= 0 && p->s[0] == '-' && p->s[1] && p->s[1] != ']') {
			p->s++;
			to = read_member(p, &c);
			p->failed |= to < from;
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

/* Bytes of a "{m}", "{m,}" or "{m,n}"; 0 where a brace is one of the text. */
static size_t counted_times(const char *s)
{
	size_t n = 1;

	if (*s != '{' || !is_digit((unsigned char)s[1]))
		return 0;
	while (is_digit((unsigned char)s[n]))
		n++;
	if (s[n] == ',')
		n++;
	while (is_digit((unsigned char)s[n]))
		n++;
	return s[n] == '}' ? n + 1 : 0;
}

int read_quantifier(struct pattern *p)
{
	int least;

	if (*p->s == '?' || *p->s == '*' || *p->s == '+') {
		least = *p->s++ == '+';
	} else if (counted_times(p->s)) {
		least = (int)strtol(p->s + 1, NULL, 10);
		p->s += counted_times(p->s);
	} else {
		return -1;
	}
	if (*p->s == '?' || *p->s == '+')
		p->s++;
	return least;
}

bool open_group(struct pattern *p, enum look *look)
{
	bool counts = true;

	*look = LOOK_NONE;
	p->failed |= *p->s == '*';	/* "(*atomic:" */
	if (*p->s != '?')
		return true;
	p->s++;
	if (p->s[0] == '<' && (p->s[1] == '=' || p->s[1] == '!')) {
		counts = p->s[1] == '=';
		*look = LOOK_BEHIND;
		p->edge = EDGE_ANY;
		p->s += 2;
	} else if (*p->s == '<' && p->s[1] == '*') {
		p->failed = true;
	} else if (*p->s == '<') {
		p->s += strcspn(p->s, ">");
		p->s += *p->s == '>';
	} else if (*p->s == '-' && is_alpha((unsigned char)p->s[1])) {	/* (?-i: */
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
