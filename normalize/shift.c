/*
 * shift.c - for when.c: dates that are told by their distance from another, "the
 * next day", "three days after the quake".
 */
#include "when.h"

#include <string.h>

#define CAME_REACH 14		/* bytes of the shadow before it: "took place" */
#define DISASTER_REACH 50	/* bytes behind "three days after" */

/* "[three days after] the earthquake", of which all that follows may tell. */
static bool is_after_disaster(const struct context *x, const struct item *it)
{
	struct span behind = { it->span.end, it->span.end + DISASTER_REACH };

	if (behind.end > x->doc->report->len)
		behind.end = (uint32_t)x->doc->report->len;
	return span_says(x, behind, "disaster");
}

/* "two days after a bomb killed nine", "a day after 16 men drowned": the claim is what that day saw. */
static bool is_of_its_clause(const struct shadow *sh, size_t i, const struct claim *c)
{
	size_t at = claim_position(c);

	if (at <= i || memchr(sh->text + i, ',', at - i) || memchr(sh->text + i, ';', at - i))
		return false;
	/* "three days after the truce a raid killed 40": the sentence needs a clause of its own */
	return (i > 0 && at > i + 2 && is_finite((unsigned char)sh->text[at - 2])) ||
		(at == i + 2 && at + 2 < sh->len && is_finite((unsigned char)sh->text[at + 2]));
}

/* "the assault came two days after": reckoned from the day of that. */
static bool is_of_told(const struct context *x, const struct shadow *sh, size_t i)
{
	static const char *const words[] = { " came", " come", " happened", " occurred", " followed", " took place", NULL };
	uint32_t from = shadow_at(sh, i > CAME_REACH ? i - CAME_REACH : 0);

	if (shadow_at(sh, i) <= from)
		return false;
	for (size_t k = 0; words[k]; k++)
		if (ends_with(span_text(x, (struct span){ from, shadow_at(sh, i) - 1 }), words[k]))
			return true;
	return false;
}

/* "three days after an earthquake that killed 40", "a week after the wave, the toll rose to 90" */
static bool is_told_after(const struct context *x, const struct item *it, const struct claim *c)
{
	struct span between = { it->span.end, c->span.start };
	const char *comma;

	if (between.start >= between.end)
		return false;
	comma = memchr(x->text + between.start, ',', between.end - between.start);
	if (!comma)
		return is_after_disaster(x, it);
	return starts_lower(comma, ", which ") || starts_lower(comma, ", that ") || starts_lower(c->count_type, "update") ||
		starts_lower(c->count_type, "cumulative");
}

/* The day last told in a sentence before the bytes of a phrase. */
static struct when day_before_phrase(const struct context *x, const struct sentence *s, struct span phrase)
{
	struct when day = { .kind = WHEN_NONE }, w;

	for (size_t i = 0; i < s->shadow.len; i++)
		if (when_at(&s->shadow, i) && when_at(&s->shadow, i)->span.end <= phrase.start &&
		    is_day(w = read_when(x, when_at(&s->shadow, i))) && w.has_start)
			day = w;
	return day;
}

static struct when told_day(const struct context *x, const struct sentence *s, struct span phrase)
{
	struct when day = day_before_phrase(x, s, phrase);

	return day.kind == WHEN_NONE ? same_when(x, s, false) : day;
}

struct when day_after(const struct context *x, const struct shadow *sh, size_t i, const struct claim *c, int32_t shift)
{
	const struct item *it = when_at(sh, i), *told = i > 2 ? when_at(sh, i - 3) : NULL;
	struct when day = { .kind = WHEN_NONE }, of_told;

	if (c ? !is_told_after(x, it, c) && !is_of_its_clause(sh, i, c) : !is_after_disaster(x, it))
		return day;
	if (told)
		day = read_when(x, told);
	else if (c && is_of_told(x, sh, i) && is_day(of_told = told_day(x, c->home, it->span)))
		day = of_told;
	else if (x->has_report_day)
		day = (struct when){ .kind = WHEN_DAY, .start = x->report_day, .has_start = true };
	if (!is_day(day) || !day.has_start)
		return (struct when){ .kind = WHEN_NONE };
	return (struct when){ .kind = WHEN_DAY, .start = day.start + shift, .end = day.start + shift, .has_start = true,
		.has_end = true };
}

static bool names_window(const char *phrase)
{
	static const char *const words[] = { " week", " month", " quarter", " half-year", " year", " period", " time", NULL };

	for (; *phrase; phrase++)
		for (size_t i = 0; words[i]; i++)
			if (starts_lower(phrase, words[i]))
				return true;
	return false;
}

/* "on Wednesday … the same night": that from Wednesday on. */
static struct when as_night(const struct context *x, struct when day)
{
	if (day.kind != WHEN_DAY && day.kind != WHEN_WINDOW)
		return day;
	day.kind = WHEN_NIGHT;
	if (!day.has_start || day.end != day.start)
		return day;
	if (x->has_report_day && day.end >= x->report_day)	/* the next has not come yet */
		day.start--;
	else
		day.end++;
	return day;
}

struct when told_when(const struct context *x, const struct sentence *s, struct span phrase)
{
	const char *text = span_text(x, phrase);

	if (names_window(text))
		return same_when(x, s, true);
	return ends_with(text, " night") ? as_night(x, told_day(x, s, phrase)) : told_day(x, s, phrase);
}

struct when shifted_when(const struct context *x, const struct sentence *s, const struct when *w, struct span phrase)
{
	struct when day = told_day(x, s, phrase);

	if (!is_day(day) || !day.has_start) {
		if (w->start > 0 || !x->has_report_day)
			return (struct when){ .kind = WHEN_DAY };
		day.end = x->report_day;
	} else if (day.kind == WHEN_NIGHT) {	/* "on Monday night … the next day": Tuesday */
		day.end = day.start;
	}
	return (struct when){ .kind = w->until ? WHEN_NIGHT : WHEN_DAY, .start = day.end + w->start,
		.end = day.end + w->start + w->until, .has_start = true, .has_end = true };
}
