/*
 * lead_total.c - figures of single events below a lead that sums them up: "fourteen
 * rebels died on Monday", and then seven in one town, four in another and three in a
 * third. Where they make up the lead's figure they are its parts; where they are fewer,
 * of the same day and in towns of the country that it is of, or of the window that the
 * report counts, they are some of it.
 */
#include "place.h"
#include "repeat.h"
#include "when.h"

#include <string.h>

#define LEAD_SENTENCES 2
#define EVENTS_LEAST 8	/* what a lead sums up is more, as its events stand far apart */
#define SURE_SUM 20		/* a sum that is not met by chance … */
#define SURE_EVENTS 3		/* … by so many figures */
#define FAR_REACH 16	/* sentences from a lead's total to the last of its events */

/* Counted in the event or events of a day. */
static bool is_of_day(const struct claim *c)
{
	return is(c->count_type, "new") || is(c->count_type, "period");
}

/* A count like the lead's, wherever and of whom it is told. */
static bool is_like(const struct claim *c, const struct claim *total)
{
	return c->home != total->home && !*c->relation && counts_alike(c, total) && c->figure.has_value &&
		c->figure.value >= 1 && c->figure.value < total->figure.value && is_of_day(c);
}

/* A count that may be one of the events that a lead sums up. */
static bool is_event_of(const struct claim *c, const struct claim *total)
{
	return is_like(c, total) && may_hold(total, c);
}

static bool may_sum_up(const struct context *x, const struct claim *c)
{
	return !*c->relation && c->home - x->doc->sentences <= LEAD_SENTENCES && c->figure.has_value &&
		c->figure.value >= EVENTS_LEAST && is(c->category, "people") && is_of_day(c);
}

/* The claim behind the last of those that make up a total; 0 where fewer than the least do. */
static size_t end_of_parts(struct claim **claims, size_t n, size_t i, size_t least,
		bool (*belongs)(const struct claim *c, const struct claim *total))
{
	const struct claim *total = claims[i];
	size_t end = i + 1, events = 0;
	double sum = 0;

	for (; end < n && claims[end]->home - total->home <= FAR_REACH && sum < total->figure.value; end++)
		if (belongs(claims[end], total)) {
			sum += claims[end]->figure.value;
			events++;
		}
	return events >= least && sum <= total->figure.value && sum >= total->figure.value ? end : 0;
}

void find_lead_parts(const struct context *x, struct claim **claims, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		size_t end = may_sum_up(x, claims[i]) ? end_of_parts(claims, n, i, 2, is_event_of) : 0;

		if (end)
			make_parts(claims, i + 1, end, claims[i], is_event_of);
		/* in other places, and "suspects" for "militants": so many do not add up by chance */
		else if (may_sum_up(x, claims[i]) && claims[i]->figure.value >= SURE_SUM &&
			 (end = end_of_parts(claims, n, i, SURE_EVENTS, is_like)))
			make_parts(claims, i + 1, end, claims[i], is_like);
	}
}

/* Of the lead's day, and in a town or region of its country. */
static bool is_under(const struct context *x, const struct claim *c, const struct claim *total)
{
	return is_event_of(c, total) && is(c->date_start, total->date_start) && *c->date_start && *c->place &&
		is(c->country, total->country) && !is(c->place_precision, "country") && !resets(x, c->home);
}

/* "At least 62 died across Iraq on Sunday", and then: 42 in one city and 14 in another. */
static void settle_under(const struct context *x, struct claim **claims, size_t n, size_t i)
{
	struct claim *total = claims[i];
	const char *place = "";
	bool places = false;
	double sum = 0;

	if (!is(total->place_precision, "country") || !*total->place || total->inherited & INHERIT_PLACE)
		return;
	for (size_t k = i + 1; k < n && claims[k]->home - total->home <= FAR_REACH; k++)
		if (is_under(x, claims[k], total)) {
			sum += claims[k]->figure.value;
			places |= *place && !is(place, claims[k]->place);
			place = claims[k]->place;
		}
	for (size_t k = i + 1; places && sum <= total->figure.value && k < n; k++)
		if (claims[k]->home - total->home <= FAR_REACH && is_under(x, claims[k], total)) {
			claims[k]->relation = "subset";
			claims[k]->parent = total;
		}
}

/* The total that a digest prints with its window. */
static bool is_total_of_digest(const struct context *x, const struct claim *c)
{
	const struct digest *d = may_sum_up(x, c) && is(c->count_type, "period") ? digest_of(x) : NULL;

	return d && d->phrase.start >= c->home->span.start && d->phrase.end <= c->home->span.end;
}

/* "1,106 were killed in May", and then: 497 by the army, 129 by rebels, of the same window and kind. */
static void settle_in_digest(struct claim **claims, size_t n, size_t i)
{
	struct claim *total = claims[i];

	for (size_t k = i + 1; k < n; k++) {
		struct claim *c = claims[k];

		if (is_event_of(c, total) && is(c->count_type, "period") && is(c->date_start, total->date_start) &&
		    is(c->date_end, total->date_end)) {
			c->relation = "subset";
			c->parent = total;
		}
	}
}

void find_lead_subsets(const struct context *x, struct claim **claims, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (may_sum_up(x, claims[i]))
			settle_under(x, claims, n, i);
		if (is_total_of_digest(x, claims[i]))
			settle_in_digest(claims, n, i);
	}
}
