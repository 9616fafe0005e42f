/*
 * agree.c - whether a figure can be the subject of a verb: "was" is told of one.
 * "The driver of a bus with 14 passengers was hurt" has no 14 hurt, and "the
 * officer, who had three children, was killed" no three killed.
 */
#include "finder.h"

#include <string.h>

#define NEAR 40		/* bytes of the shadow from "was" to its verb, adverbs between */
#define BEFORE 24	/* bytes of the report in which "a group of" stands before its number */

/* Many that are told of as one. */
static bool is_collective(const struct finder *f, const struct item *it)
{
	static const char *const words[] = { "group", "family", "crew", "total", "team", "band", "party", "gang", "convoy",
		"column", "squad", "platoon", "unit", "cell", "wave", "swarm", "salvo", "barrage", "batch", "fleet",
		"flotilla", "formation", "caravan", "cache", "stockpile", "stock", "consignment", "shipment", "load", "set", "series",
		"string", "pair", "trio", "number", "majority", "household", "staff", "patrol", "handful", "host", NULL };
	const char *s = f->st->text + it->span.start;
	size_t from = it->span.start > f->s->span.start + BEFORE ? it->span.start - BEFORE : f->s->span.start;

	if (memmem(s, it->span.end - it->span.start, " of ", 4) || it->cls == CLASS_SHARE || it->total >= 0)
		return true;
	for (const char *at = f->st->text + from; at + 4 < s; at++)
		for (size_t i = 0; words[i]; i++)
			if (starts_lower(at, words[i]) && starts_lower(at + strlen(words[i]), " of "))
				return true;
	return false;
}

/* Whether the verb's auxiliary, the last between byte at and the verb, is one of the singular. */
static bool is_singular(const struct shadow *sh, size_t at, size_t verb)
{
	static const char *const one[] = { " was ", " is ", " has ", NULL };
	static const char *const many[] = { " were ", " are ", " have ", " had ", " be ", " being ", NULL };
	size_t low = verb > at + NEAR ? verb - NEAR : at;

	for (size_t i = verb; i-- > low;) {
		if (starts_with_one(sh->text + i, many))
			return false;
		if (starts_with_one(sh->text + i, one))
			return true;
		if (i + 1 < verb && shadow_item(sh, i) && shadow_item(sh, i)->cls != CLASS_ADV)
			return false;
	}
	return false;
}

/* "A fifth of the country, or 900,000 people, has fled": what the verb agrees with is said before. */
static bool is_restated(const struct shadow *sh, size_t at)
{
	const size_t n = strlen(", or ");

	return at >= n && starts_lower(sh->text + at - n, ", or ");
}

bool agrees(const struct finder *f, size_t at, const struct item *it)
{
	const struct figure *n = &it->figure;
	bool several = n->has_value ? n->value >= 2 : n->has_low && n->low >= 2;

	if (!several || f->g[GROUP_V].start <= at || it->cls == CLASS_MONEY || it->cls == CLASS_DELTA)
		return true;
	return !is_singular(&f->s->shadow, at, f->g[GROUP_V].start) || is_collective(f, it) ||
		is_restated(&f->s->shadow, at);
}
