/*
 * list.c - lines that are items of a list. What one item says holds for no other.
 */
#include "context.h"

#include <string.h>

static const struct sentence *line_head(const struct context *x, const struct sentence *s)
{
	while (s > x->doc->sentences && !s->line_start)
		s--;
	return s;
}

/* "NORTH: ", "ITURI: " */
static bool is_labelled(const char *t, const char *end)
{
	size_t n = 0;

	while (t + n < end && n < 40 && (is_upper((unsigned char)t[n]) || t[n] == ' ' || t[n] == '-'))
		n++;
	return n > 2 && t + n + 3 < end && t[n] == ':' && t[n + 1] == ' ' && is_lower((unsigned char)t[n + 3]);
}

bool is_item(const struct context *x, const struct sentence *s)
{
	const struct sentence *head = line_head(x, s);
	const char *t = x->text + head->span.start;
	size_t n = (unsigned char)*t >= 0x80 ? 3 : 1;

	if (is_labelled(t, x->text + head->span.end))
		return true;
	return (*t == '-' || *t == '*' || !strncmp(t, "\xE2\x80\xA2", 3) || !strncmp(t, "\xE2\x80\x93", 3) ||
		!strncmp(t, "\xE2\x80\x94", 3)) && t[n] == ' ';
}

bool is_other_item(const struct context *x, const struct sentence *from, const struct sentence *to)
{
	return is_item(x, from) && line_head(x, from) != line_head(x, to);
}
