/*
 * heading.c - a place that alone opens a line: "Velmar. The mayor said …",
 * "10 April, 17:20. Dolkar, Velmar district. …". What the line tells happened there.
 */
#include "place.h"

#include "extract/token.h"

#define LONGEST_HEADING 40	/* bytes of "Velmar region." */
#define LONGEST_HOUR 30		/* bytes of "10 April, at 17:20." */

/* "Dolkar, Velmar district": a name that no list has, in a place that one has. */
static bool lies_in_known(const struct context *x, const struct claim *c, struct span name)
{
	size_t i = name.start;

	while (i < name.end && x->text[i] != ',')
		i++;
	return i + 2 < name.end && is_upper((unsigned char)x->text[i + 2]) &&
		is_known_place(x, c, x->text + i + 2, name.end - i - 2);
}

/* Whether a sentence opens its line, or only the day and hour stand before it: "10 April, 17:20. Velmar. …" */
static bool opens_line(const struct context *x, const struct sentence *s)
{
	return s->line_start || (s > x->doc->sentences && s[-1].line_start && !s[-1].n_claims &&
		s[-1].span.end - s[-1].span.start < LONGEST_HOUR && is_digit((unsigned char)x->text[s[-1].span.start]));
}

struct span heading_of(const struct context *x, const struct claim *c, const struct sentence *s)
{
	struct span name = { s->span.start, s->span.end };

	if (s->n_claims || s + 1 == x->doc->sentences + x->doc->n || s[1].line_start ||
	    name.end - name.start > LONGEST_HEADING || x->text[name.end - 1] != '.' ||
	    !is_upper((unsigned char)x->text[name.start]) || is_upper((unsigned char)x->text[name.start + 1]) ||
	    !opens_line(x, s))
		return (struct span){ 0, 0 };
	name.end--;
	return is_known_place(x, c, x->text + name.start, name.end - name.start) || lies_in_known(x, c, name) ? name :
		(struct span){ 0, 0 };
}
