/*
 * receiver.c - for place.c: for whom the gifts of a report are, where the sentence
 * of one does not say so. A story on aid names its receiver once, at its start:
 * "Arnia will give Lysia weapons", "an aid package for Lysia".
 */
#include "place.h"

#define LEAD 12		/* sentences in which it is looked for */
#define VERB 12		/* bytes of the shadow before a name in which "will give" ends */

/* A country behind a verb of giving, or behind "for", "to", "aid to". */
static bool is_received_by(const struct context *x, const struct sentence *s, size_t i)
{
	const struct shadow *sh = &s->shadow;
	struct span before = shadow_span(sh, i > VERB ? i - VERB : 0, i);
	const char *phrase = span_text(x, shadow_item(sh, i)->span);

	return span_ends(x, before, "scene.gets") || starts_lower(phrase, "for ") || starts_lower(phrase, "to ");
}

/* The country that a phrase names; an empty span where it names none, or more of it than the country. */
static struct span country_in(const struct context *x, const struct item *it)
{
	struct span name = it->cls == CLASS_WHERE ? it->name : it->span, where = { 0, 0 };
	const struct lex_entry *e = it->cls == CLASS_WHERE || it->cls == CLASS_PLACE ?
		find_phrase_span(x, name, CLASS_PLACE, &where) : NULL;

	return is_country(e) && where.end + 3 > name.end ? where : (struct span){ 0, 0 };
}

bool take_receiver(const struct context *x, struct claim *c)
{
	const struct sentence *first = x->doc->sentences, *end = first + (x->doc->n < LEAD ? x->doc->n : LEAD);

	for (const struct sentence *s = first; s < end && s->span.start < c->span.start; s++) {
		look_at(x, s);
		for (size_t i = 0; i < s->shadow.len; i++) {
			const struct item *it = shadow_item(&s->shadow, i);
			struct span where = it ? country_in(x, it) : (struct span){ 0, 0 };

			if (!where.end || !is_received_by(x, s, i))
				continue;
			set_place(x, c, where);
			return true;
		}
	}
	return false;
}
