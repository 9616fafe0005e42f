/*
 * when.h - for the files of dates alone: the date phrases around a claim.
 */
#ifndef TALLY_WHEN_H
#define TALLY_WHEN_H

#include "context.h"

struct when read_when(const struct context *x, const struct item *it);

/* The date phrase at a byte of a shadow; NULL for none. */
static inline const struct item *when_at(const struct shadow *sh, size_t i)
{
	return i < sh->len && sh->item[i] >= 0 && sh->items[sh->item[i]].cls == CLASS_WHEN ? &sh->items[sh->item[i]] : NULL;
}

/* Forms that a clause is made of: no "-ing", no base that may be a noun. */
static inline bool is_finite(unsigned char c)
{
	return c == CLASS_VED || c == CLASS_VPAST || c == CLASS_VPP;
}

static inline bool is_day(struct when w)
{
	return w.kind == WHEN_DAY || w.kind == WHEN_NIGHT;
}

/*
 * The date phrase of a sentence that is nearest to the claim, of two as near the
 * one behind; c NULL: the last of the sentence. Passed over are datelines, the
 * day of the telling, dates of an aside and of events only compared with.
 */
struct when nearest_when(const struct context *x, const struct sentence *s, const struct claim *c, struct span *phrase);

/* "the ministry said on Monday": the day of the telling. Where the rule for speakers took it in it is no item. */
bool is_telling_day(const struct context *x, const struct shadow *sh, size_t at);

/* "the toll of Monday's blast rose to 12 on Friday": the day behind the figure is that of the count. */
bool is_update_day(const struct context *x, const struct shadow *sh, size_t at, const struct claim *c);

/* "in the same period": the last one told before; window: no day is meant. */
struct when same_when(const struct context *x, const struct sentence *from, bool window);

/*
 * The day of what a claim tells so many days after, reckoned from the day told right
 * before ("on Sunday, three days after …"), else the report's; none for other claims. c NULL:
 * the day of a disaster, for the sentences behind.
 */
struct when day_after(const struct context *x, const struct shadow *sh, size_t i, const struct claim *c, int32_t shift);

/* "the next day", "two days earlier": from the day told before; from the report's only backwards. */
struct when shifted_when(const struct context *x, const struct sentence *s, const struct when *w, struct span phrase);

/* "that day", "in the same period": the last one told before the phrase, in its sentence or the paragraph. */
struct when told_when(const struct context *x, const struct sentence *s, struct span phrase);

/* "The strike killed two": one event is told of, in whatever window. */
bool is_of_one_event(const struct claim *c);

/* Whether the window at byte i of the claim's shadow is when one event was: "in 2019 a landslide killed 40". */
bool dates_one_event(const struct context *x, const struct claim *c, size_t i, const struct when *w);

/* The day of what is told that the phrase for the speaker nearest to byte at has taken in. */
struct when swallowed_when(const struct context *x, const struct sentence *s, size_t at, struct span *phrase);

/* A date told of the event in other sentences; false and w left alone where none holds for the claim. */
bool carry_when(const struct context *x, const struct claim *c, struct when *w, struct span *phrase);

/* Whether a sentence tells of what was reported before: "As reported earlier", and the rest of its paragraph. */
bool in_background(const struct context *x, const struct sentence *s);

/* The window that the report counts from its lead on ("in September, as follows"); NULL where it tells of days. */
const struct digest *digest_of(const struct context *x);

/* Whether a claim is of what a digest counts, behind where it prints its window: no sum, promise or single event. */
bool is_in_digest(const struct context *x, const struct claim *c);

/* "since the attack": its day for the start; false where the report dates none. */
bool incident_start(const struct context *x, struct span phrase, struct when *w);

/* "the attacks, which killed 1,400": the day of what the claim is told of. */
bool incident_day(const struct context *x, const struct claim *c, struct when *w);

/* Of a figure under two verbs, where in the shadow the second is; 0 for the claim of the first. */
size_t second_verb(const struct shadow *sh, const struct claim *c);

/*
 * Whether the phrase at byte i dates an aside, another verb or what is ahead; c
 * NULL: or is a bound, for the sentences behind.
 */
bool is_beside_claim(const struct context *x, const struct shadow *sh, size_t i, const struct claim *c, size_t verb);

/* "the 2005 bombing", "the eruption of 1911" */
bool is_year_of_event(const struct item *it);

/* "At his funeral on Tuesday", "bodies were buried on Sunday": not when those told of behind it came to harm. */
bool is_burial_day(const struct context *x, const struct sentence *s, struct span phrase);
bool is_harmed(const struct claim *c);

/* Whether what it means, w, is told of another figure than the claim's. */
bool is_of_other_figure(const struct shadow *sh, size_t i, const struct claim *c, const struct when *w);

/* "The group, founded in 2014, …": a span of time is that of the clause it stands in. c may be NULL. */
bool is_span_of_clause(const struct shadow *sh, size_t i, const struct claim *c, const struct when *w);

/* "900 fled on Monday, 40 of them on Tuesday": whether the date is told with a figure before the claim's own part. */
bool is_told_with_other(const struct shadow *sh, size_t i, const struct claim *c);

/* "since May, when the raids began, 34 have died": the clause behind the date at byte i ends before the claim. */
bool clause_is_over(const struct context *x, const struct claim *c, size_t i);

/* Read the date phrase at byte i, beside "since", for the claim; false where it is not for the claim at all. */
bool settle_since(const struct context *x, const struct claim *c, size_t i, struct when *w);

#endif
