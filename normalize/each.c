/*
 * each.c - "nine each over Arno and Lys": a row for every place that is named.
 */
#include "place.h"

#include <string.h>

#define EACH_REACH 60	/* bytes from a number to the places that it holds for */

/* Bytes of what parts two places at i: ", ", ", and ", " and "; 0 where nothing does. */
static size_t divider(const char *text, size_t i, size_t end)
{
	static const char *const marks[] = { ", and ", " and ", ", ", NULL };

	for (const char *const *m = marks; *m; m++)
		if (i + strlen(*m) < end && !memcmp(text + i, *m, strlen(*m)))
			return strlen(*m);
	return 0;
}

static bool says_each(const struct context *x, const struct claim *c)
{
	const char *number = x->text + c->span.end;
	size_t far = c->place_span.start - c->span.end;

	if (c->place_span.start < c->span.end || far > EACH_REACH)
		return false;
	for (size_t i = 0; i + 6 < far; i++) {
		if (is_digit((unsigned char)number[i]) || number[i] == ';')
			return false;
		if (starts_lower(number + i, " each "))
			return true;
	}
	return false;
}

/* "Voronezh" of "Belgorod and Voronezh regions". */
static uint32_t end_of_name(const struct context *x, struct span s)
{
	uint32_t word = s.end;

	while (word > s.start && x->text[word - 1] != ' ')
		word--;
	return word > s.start && is_lower((unsigned char)x->text[word]) && x->text[s.end - 1] == 's' ? word - 1 : s.end;
}

size_t each_place(const struct context *x, const struct claim *c, struct span part[EACH_MOST])
{
	uint32_t start = c->place_span.start, end = c->place_span.end;
	size_t n = 0, mark;

	/* "each in Velmar, Sol region": one place and what it lies in */
	if (!says_each(x, c) || !memmem(x->text + start, end - start, " and ", 5))
		return 0;
	for (uint32_t i = start; i < end && n < EACH_MOST - 1; i++) {
		if (!(mark = divider(x->text, i, end)))
			continue;
		part[n++] = (struct span){ start, i };
		start = i + (uint32_t)mark;
		i = start;
	}
	part[n] = (struct span){ start, end };
	if (n)
		part[n].end = end_of_name(x, part[n]);
	return n + 1;
}
