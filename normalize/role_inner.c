/*
 * role_inner.c - which of two places that stand side by side lies in the other: "in
 * Saray Square in Velmar", "Velmar, a town in the Arno region". The finer one is where.
 */
#include "role.h"

#include <string.h>

#define HOLDER_REACH 48	/* bytes from a place to the one that it is said to lie in */

/* Whether a place stands there that the next may contain: "in Saray Square", "hit the village of Velmar". */
static bool is_inner(const struct context *x, const struct sentence *s, size_t at)
{
	const struct item *it = shadow_item(&s->shadow, at);

	if (is_storm_name(&s->shadow, at))
		return false;
	if (it && (it->cls == CLASS_NAME || it->cls == CLASS_PLACE) && is_sufferer(x, s, at))
		return true;
	if (is_named(it) || (it && it->cls == CLASS_NAME && (has_kind(x, s, at) || is_object(x, s, at))))
		return true;
	/* "the towns of Arno and Velmar in Sol province" */
	return it && it->cls == CLASS_NAME && at > 6 && starts_lower(s->shadow.text + at - 5, " and ") &&
		role_class(&s->shadow, at - 6) == CLASS_NAME && is_inner(x, s, at - 6);
}

/* "outside Arno", "six miles south of Arno": the place beside which, or off which, another lies. */
static bool lies_beside(const struct context *x, const struct item *it)
{
	static const char *const beside[] = { "outside", "near", "close", NULL };
	static const char *const sides[] = { "north of ", "south of ", "east of ", "west of ", "northeast of ",
		"northwest of ", "southeast of ", "southwest of ", "north-east of ", "north-west of ", "south-east of ",
		"south-west of ", NULL };

	if (says_any(x->text + it->span.start, beside))
		return true;
	for (uint32_t i = it->span.start; i < it->name.start; i++)
		if ((i == it->span.start || x->text[i - 1] == ' ') && starts_with_one(x->text + i, sides))
			return true;
	return false;
}

/* Behind the comma: "just outside Arno", "a few miles south of Arno", "to the north of Arno". */
static size_t before_way(const struct shadow *sh, size_t at)
{
	static const char *const ways[] = { "to the ", "just ", "a ", "some ", "about ", "only ", NULL };

	for (size_t k = 0; ways[k]; k++)
		if (at > strlen(ways[k]) + 2 && starts_lower(sh->text + at - strlen(ways[k]), ways[k]) &&
		    sh->text[at - strlen(ways[k]) - 1] == ' ')
			return at - strlen(ways[k]);
	return at;
}

/* "in Velmar, in the Arno district": what lies in what says of itself that it is wide. */
static bool is_region_behind(const struct context *x, const struct shadow *sh, size_t at)
{
	const struct item *it = shadow_item(sh, at);

	return says_word(x->text + it->span.start, "in") && span_ends(x, it->name, "scene.region");
}

const struct item *inner_of(const struct context *x, const struct sentence *s, size_t at)
{
	const struct shadow *sh = &s->shadow;
	size_t from = before_kind(x, s, at), mark;

	/* "near Velmar, outside Arno", "in Velmar, to the north of Arno", "in Velmar camp to the north of Arno" */
	mark = before_way(sh, at);
	if (mark < at && mark > 1 && sh->text[mark - 1] == ' ' && is_named(shadow_item(sh, mark - 2)) &&
	    lies_beside(x, shadow_item(sh, at)))
		return shadow_item(sh, mark - 2);
	if (mark > 2 && starts_lower(sh->text + mark - 2, ", ") &&
	    (lies_beside(x, shadow_item(sh, at)) || is_region_behind(x, sh, at)))
		return is_named(shadow_item(sh, mark - 3)) ||
			(role_class(sh, mark - 3) == CLASS_NAME && is_blown(x, s, mark - 3)) ? shadow_item(sh, mark - 3) : NULL;
	/* "in Velmar, also in the Arno region" */
	if (from > 4 && from == at && role_class(sh, at - 2) == CLASS_ADV && starts_lower(sh->text + at - 4, ", "))
		return is_inner(x, s, at - 5) ? shadow_item(sh, at - 5) : NULL;
	/* "Velmar, a town in the Arno region" */
	for (int words = 0; from > 4 && from < at && words < 2 && sh->text[from - 1] == ' ' &&
	     is_lower((unsigned char)sh->text[from - 2]) && !starts_lower(sh->text + from - 4, ", a "); words++)
		for (from--; from > 4 && (is_lower((unsigned char)sh->text[from - 1]) || sh->text[from - 1] == '-');)
			from--;
	if (from > 4 && from < at && starts_lower(sh->text + from - 4, ", a "))
		return role_class(sh, from - 5) == CLASS_PLACE || is_inner(x, s, from - 5) ? shadow_item(sh, from - 5) : NULL;
	if (from > 5 && from < at && starts_lower(sh->text + from - 5, ", an "))
		return role_class(sh, from - 6) == CLASS_PLACE || is_inner(x, s, from - 6) ? shadow_item(sh, from - 6) : NULL;
	/* the same where "a town" is counted */
	if (at > 6 && role_class(sh, at - 2) == CLASS_QA && !strncmp(sh->text + at - 4, ", ", 2) &&
	    is(shadow_item(sh, at - 2)->unit, "settlement"))
		return is_inner(x, s, at - 5) ? shadow_item(sh, at - 5) : NULL;
	return from > 1 && sh->text[from - 1] == ' ' && is_inner(x, s, from - 2) ? shadow_item(sh, from - 2) : NULL;
}

const struct item *container_of(const struct context *x, const struct sentence *s, size_t at)
{
	const struct shadow *sh = &s->shadow;

	for (size_t i = at + 1; i < sh->len && i < at + HOLDER_REACH; i++)
		if (is_named(shadow_item(sh, i)))
			return inner_of(x, s, i) == shadow_item(sh, at) ? shadow_item(sh, i) : NULL;
	return NULL;
}
