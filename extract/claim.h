/*
 * claim.h - the one record of the program. extract/ makes a claim from a
 * number phrase under a predicate, normalize/ fills in the rest, output/
 * writes it. Stages fill fields in; nothing is copied into other arrays.
 *
 * A claim belongs to the arena of its report, as do all its strings; a string
 * that is not known is "", never NULL. The vocabularies are those of the
 * claims contract, printed in the man page tally(5).
 */
#ifndef TALLY_CLAIM_H
#define TALLY_CLAIM_H

#include "text.h"

enum hedge {
	HEDGE_EXACT, HEDGE_AT_LEAST, HEDGE_MORE_THAN, HEDGE_ABOUT, HEDGE_NEARLY,
	HEDGE_UP_TO, HEDGE_FEWER_THAN, HEDGE_RANGE, HEDGE_VAGUE, HEDGE_UNKNOWN,
};

/*
 * A figure as printed. A member that has_* does not name was not printed and
 * stays empty in the output: an open bound is never invented.
 */
struct figure {
	double value, low, high;
	bool has_value, has_low, has_high;
	enum hedge hedge;
};

/* Which fields came from another clause or sentence (column "inherited"). */
enum {
	INHERIT_PLACE = 1, INHERIT_DATE = 2, INHERIT_SOURCE = 4, INHERIT_UNIT = 8, INHERIT_ACTION = 16,
};

struct sentence;

struct claim {
	int id;				/* 1, 2, … in text order; 0 until numbered */
	struct figure figure;
	struct span span;		/* the number phrase with its hedge, in report bytes */
	struct span sentence;		/* the sentence it stands in, in report bytes */
	struct span unit_span;		/* head noun phrase as printed; empty where elided */
	const char *category, *action, *unit;
	const char *count_type, *status;
	struct claim *parent;		/* another claim of the same report, or NULL */
	const char *relation;
	double of_total;
	bool has_of_total;
	struct span place_span, date_span;
	bool place_is_scene;		/* it was told for an event, not taken from headline or dateline */
	bool place_is_speaker;		/* it is only that of who tells it */
	const char *place_text, *place, *admin1, *country, *place_precision;
	double latitude, longitude;
	bool has_coordinates;
	const char *date_start, *date_end, *date_text;
	const char *filed;		/* day of its story's dateline where the report has no date, else "" */
	const char *source, *source_type, *channel;
	const char *actor, *owner;
	const char *rule;		/* name of the rule that found it */
	unsigned inherited;		/* INHERIT_* */
	struct sentence *home;		/* the sentence it was found in, and … */
	int item;			/* … the item of its shadow that it counts */
};

#endif
