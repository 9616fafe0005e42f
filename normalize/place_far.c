/*
 * place_far.c - places that a thing in its sentence was brought to or came from, and
 * so not where it happened: "brought to the base at Velmar", "launched from the
 * airspace over Velmar".
 */
#include "place.h"

#include <string.h>

#define LONGEST_WAY 40	/* bytes of "to the military hospital" */
#define LONGEST_BROUGHT 14	/* bytes of "transferred" */

/* The last such word before byte at, with no mark between; 0 for none. */
static uint32_t word_before(const struct context *x, const struct sentence *s, uint32_t at, const char *word)
{
	uint32_t low = at > s->span.start + LONGEST_WAY ? at - LONGEST_WAY : s->span.start;

	for (uint32_t i = at; i > low && !strchr(",;:.()\"", x->text[i - 1]); i--)
		if (x->text[i - 1] == ' ' && says_word(x->text + i, word) && i + strlen(word) < at)
			return i;
	return 0;
}

bool is_brought_to(const struct context *x, const struct claim *c, const struct sentence *s, uint32_t at)
{
	/* "sent to quell a riot in" is no way */
	static const char *const articles[] = { "the", "a", "an", "another", "its", "their", NULL };
	static const char *const hurt[] = { "killed", "injured", "casualty", "missing", "dead_or_missing", NULL };
	uint32_t to = is_one_of(c->action, hurt) ? word_before(x, s, at, "to") : 0;
	struct span before = { to > s->span.start + LONGEST_BROUGHT ? to - LONGEST_BROUGHT : s->span.start, to };

	return to && says_any(x->text + to + strlen("to "), articles) && span_ends(x, before, "scene.brought");
}

bool is_launched_from(const struct context *x, const struct claim *c, const struct sentence *s, uint32_t at)
{
	uint32_t from = is(c->action, "launched") ? word_before(x, s, at, "from") : 0;

	/* "from Arno over Velmar": a name is what they came from */
	for (uint32_t i = from; i < at; i++)
		if (is_upper((unsigned char)x->text[i]))
			return false;
	return from > 0;
}
