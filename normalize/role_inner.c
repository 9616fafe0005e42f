/*
 * role_inner.c - which of two places that stand side by side lies in the other: "in
 * Saray Square in Velmar", "Velmar, a town in the Arno region". The finer one is where.
 */
#include "role.h"

#include <string.h>

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

/* "in Velmar, in the Arno district": what lies in what says of itself that it is wide. */
static bool is_region_behind(const struct context *x, const struct shadow *sh, size_t at)
{
	const struct item *it = shadow_item(sh, at);

	return says_word(x->text + it->span.start, "in") && span_ends(x, it->name, "scene.region");
}

const struct item *inner_of(const struct context *x, const struct sentence *s, size_t at)
{
	static const char *const beside[] = { "outside", "near", "close", "north of", "south of", "east of", "west of",
		"northeast of", "northwest of", "southeast of", "southwest of", "north-east of", "north-west of",
		"south-east of", "south-west of", NULL };
	const struct shadow *sh = &s->shadow;
	size_t from = before_kind(x, s, at), mark;

	/* "near Velmar, outside Arno", "in Velmar, to the north of Arno", "in Velmar camp to the north of Arno" */
	mark = at > 9 && starts_lower(sh->text + at - 7, "to the ") ? at - 7 : at;
	if (mark < at && mark > 1 && sh->text[mark - 1] == ' ' && is_named(shadow_item(sh, mark - 2)))
		return shadow_item(sh, mark - 2);
	if (mark > 2 && starts_lower(sh->text + mark - 2, ", ") &&
	    (says_any(x->text + shadow_item(sh, at)->span.start, beside) || is_region_behind(x, sh, at)))
		return is_named(shadow_item(sh, mark - 3)) ||
			(role_class(sh, mark - 3) == CLASS_NAME && is_blown(x, s, mark - 3)) ? shadow_item(sh, mark - 3) : NULL;
	/* "in Velmar, also in the Arno region" */
	if (from > 4 && from == at && role_class(sh, at - 2) == CLASS_ADV && starts_lower(sh->text + at - 4, ", "))
		return is_inner(x, s, at - 5) ? shadow_item(sh, at - 5) : NULL;
	/* "Velmar, a town in the Arno region" */
	for (int words = 0; from > 4 && from < at && words < 2 && sh->text[from - 1] == ' ' &&
	     is_lower((unsigned char)sh->text[from - 2]) && !starts_lower(sh->text + from - 4, ", a "); words++)
		for (from--; from > 4 && is_lower((unsigned char)sh->text[from - 1]);)
			from--;
	if (from > 4 && from < at && starts_lower(sh->text + from - 4, ", a "))
		return role_class(sh, from - 5) == CLASS_PLACE || is_inner(x, s, from - 5) ? shadow_item(sh, from - 5) : NULL;
	/* the same where "a town" is counted */
	if (at > 6 && role_class(sh, at - 2) == CLASS_QA && !strncmp(sh->text + at - 4, ", ", 2) &&
	    is(shadow_item(sh, at - 2)->unit, "settlement"))
		return is_inner(x, s, at - 5) ? shadow_item(sh, at - 5) : NULL;
	return from > 1 && sh->text[from - 1] == ' ' && is_inner(x, s, from - 2) ? shadow_item(sh, from - 2) : NULL;
}

const struct item *container_of(const struct context *x, const struct sentence *s, size_t at)
{
	const struct shadow *sh = &s->shadow;
	size_t behind = is_kind_behind(x, s, at) ? next_word(sh, at + 2) : at + 2;
	const struct item *it = shadow_item(sh, behind);

	return is_named(it) && inner_of(x, s, behind) == shadow_item(sh, at) ? it : NULL;
}
