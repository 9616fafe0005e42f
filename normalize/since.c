/*
 * since.c - what "since" says of a figure beside it: a running total, the day on
 * which the total began, or nothing at all.
 */
#include "when.h"

#include <string.h>

/* Where in the bytes from … to the words stand; NULL where they do not. */
static const char *find_words(const struct context *x, uint32_t from, uint32_t to, const char *words)
{
	size_t len = strlen(words);

	for (uint32_t i = from; i + len <= to; i++)
		if (starts_lower(x->text + i, words))
			return x->text + i;
	return NULL;
}

/* "when in a raid, 34 died", "when, it is said, 34 died": no verb before that comma */
static bool opens_aside(const char *clause)
{
	static const char *const words[] = { ",", " in ", " at ", " on ", " during ", " after ", " amid ", NULL };

	for (size_t i = 0; words[i]; i++)
		if (starts_lower(clause, words[i]))
			return true;
	return false;
}

/* ", claiming 40 lives": what is counted belongs to the clause before the comma. */
static bool opens_with_participle(const struct context *x, uint32_t from, uint32_t to)
{
	while (from < to && !is_alpha((unsigned char)x->text[from]))
		from++;
	while (from < to && is_alpha((unsigned char)x->text[from]))
		from++;
	return from < to && from > 3 && starts_lower(x->text + from - 3, "ing");
}

bool clause_is_over(const struct context *x, const struct claim *c, size_t i)
{
	const struct shadow *sh = &c->home->shadow;
	size_t at = claim_position(c), from = i + 1, comma = at;

	while (from < at && strchr(", ", sh->text[from]))
		from++;
	while (from < at && sh->text[from] != ' ')
		from++;			/* "when", "after" */
	while (comma > from && sh->text[comma] != ',')
		comma--;
	if (comma == from || opens_aside(sh->text + from) || !memchr(sh->text + from + 1, ' ', comma - from - 1) ||
	    memchr(sh->text + comma, CLASS_VING, at - comma) ||	/* "when gunmen stormed a camp, killing 40" */
	    opens_with_participle(x, shadow_at(sh, comma), c->span.start))
		return false;
	return at == comma + 2 || find_words(x, shadow_at(sh, comma), c->span.start, " have ") ||
		find_words(x, shadow_at(sh, comma), c->span.start, " has ");
}

/* "tension since 3 May, after gunmen killed nine": they did on that day. */
static bool is_day_since(const struct context *x, const struct claim *c, size_t i, const struct when *w)
{
	uint32_t from = when_at(&c->home->shadow, i)->span.end, to = c->span.start;

	return w->kind == WHEN_SINCE && w->has_start && from < to && !clause_is_over(x, c, i) &&
		(find_words(x, from, to, ", after ") || find_words(x, from, to, ", when "));
}

/* "in May 1980", "in 2019": when a war or a flight began; no "in the past week", in which what is told began */
static bool is_start(const struct context *x, const struct item *it, const struct when *w)
{
	static const char *const near[] = { "past", "last", "this", "the", NULL };
	const char *text = x->text + it->span.start;

	if (w->kind != WHEN_WINDOW || !w->has_start || w->weak || !starts_lower(text, "in "))
		return is_day(*w);
	for (size_t i = 0; near[i]; i++)
		if (starts_lower(text + strlen("in "), near[i]))
			return false;
	return true;
}

/* "900 have died since gunmen attacked on 3 May", "since they took up arms in May 1980" */
static bool is_since_day(const struct context *x, const struct claim *c, const struct item *it, const struct when *w)
{
	const char *since;
	size_t len;

	if (!is_start(x, it, w) || it->span.start < c->span.end || !x->has_report_day || w->start > x->report_day)
		return false;
	since = find_words(x, c->span.end, it->span.start, " since ");
	len = since ? (size_t)(x->text + it->span.start - since) : 0;
	return since && !memchr(since, ',', len) && !memchr(since, ';', len);
}

/* The "since" of the clause that byte to stands in; to for none. */
static uint32_t since_before(const struct context *x, uint32_t from, uint32_t to)
{
	for (uint32_t i = to; i > from && !strchr(",;", x->text[i - 1]); i--)
		if (starts_lower(x->text + i - 1, "since ") && (i - 1 == from || !is_alpha((unsigned char)x->text[i - 2])))
			return i - 1;
	return to;
}

/* "Since the road was cut on 3 May, 900 have died", "He said that since the truce of 3 May, nine have died" */
static bool opens_since(const struct context *x, const struct claim *c, const struct item *it, const struct when *w)
{
	static const char *const other[] = { ", when ", ", after ", ", wh", ", in which ", ", during which ", NULL };
	uint32_t from = since_before(x, c->home->span.start, it->span.start), end = it->span.end;

	if (!is_start(x, it, w) || c->span.start < end || !x->has_report_day || w->start > x->report_day ||
	    from == it->span.start || !strchr(",:", x->text[end]))
		return false;
	for (size_t i = 0; other[i]; i++)
		if (starts_lower(x->text + end, other[i]))
			return false;
	return true;
}

/*
 * "released nine whom they had held since May", "four drivers, missing since May, were freed": not since when
 * they were released; "shelled for the fourth time since Sunday": how often something else was.
 */
static bool is_of_another(const struct context *x, const struct claim *c, const struct item *it, const struct when *w)
{
	static const char *const words[] = { " whom ", ", missing ", ", held ", ", detained ", ", jailed ", NULL };

	if (w->kind != WHEN_SINCE)
		return false;
	if (it->span.start > 5 && starts_lower(x->text + it->span.start - 5, "time "))
		return true;
	for (size_t i = 0; it->span.start > c->span.end && words[i]; i++)
		if (find_words(x, c->span.end, it->span.start, words[i]))
			return !strstr(words[i], c->action);
	return false;
}

bool settle_since(const struct context *x, const struct claim *c, size_t i, struct when *w)
{
	const struct item *it = when_at(&c->home->shadow, i);

	if (is_day_since(x, c, i, w))
		*w = (struct when){ .kind = WHEN_DAY, .start = w->start, .end = w->start, .has_start = true, .has_end = true };
	else if (is_since_day(x, c, it, w) || opens_since(x, c, it, w))
		*w = (struct when){ .kind = WHEN_SINCE, .start = w->start, .end = x->report_day, .has_start = true,
			.has_end = true };
	return !is_of_another(x, c, it, w);
}
