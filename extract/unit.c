/* unit.c - the table of unit.h. */
#include "unit.h"

#include <string.h>

struct unit_class {
	const char *top, *category;
	size_t len;	/* of top */
	struct unit_class *next;
};

void units_release(struct units *u)
{
	arena_release(&u->arena);
	u->first = NULL;
}

bool units_load(struct units *u, const char *file, const char *text, size_t len, struct buf *err)
{
	const char *line, *part;
	size_t n, m;

	for (int at = 1; next_part(&text, &len, '\n', &line, &n); at++) {
		struct unit_class *c;

		if (!n || *line == '#')
			continue;
		c = arena_alloc(&u->arena, sizeof(*c));
		next_part(&line, &n, '|', &part, &m);
		c->top = arena_strndup(&u->arena, part, m);
		c->len = m;
		if (!next_part(&line, &n, '|', &part, &m) || !m || line) {
			buf_addf(err, "%s:%d: a unit needs one category", file, at);
			return false;
		}
		c->category = arena_strndup(&u->arena, part, m);
		c->next = u->first;
		u->first = c;
	}
	return true;
}

const char *unit_category(const struct units *u, const char *unit)
{
	size_t n = strcspn(unit, ".+");

	for (const struct unit_class *c = u->first; c; c = c->next)
		if (c->len == n && !memcmp(c->top, unit, n))
			return c->category;
	return "";
}

bool unit_within(const char *unit, const char *prefix)
{
	size_t n = strlen(prefix);

	return !strncmp(unit, prefix, n) && (!unit[n] || unit[n] == '.');
}

bool same_top(const char *a, const char *b)
{
	while (*a == *b && *a && *a != '.' && *a != '+')
		a++, b++;
	return (!*a || *a == '.' || *a == '+') && (!*b || *b == '.' || *b == '+');
}
