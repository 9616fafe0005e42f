/*
 * counted.h - the rows of a claims.csv, and which of them a sum may take.
 *
 * The guard against double counting of the claims contract: a row counts where
 * its parent, if any, has another action; `same`, parentless subsets, shares,
 * denied, retracted and planned figures do not count. Two readings are ours:
 *   a delta whose printed total is a level ("lost 1,000 (+12) since 2022")
 *   counts, since a level is never in a daily sum; and a total of one unit
 *   class gives way to its parts of other classes where they sum to it.
 */
#ifndef TALLY_COUNTED_H
#define TALLY_COUNTED_H

#include "day.h"

#include "extract/claim.h"

enum kind {
	KIND_DAY,		/* one day, or a night and its morning */
	KIND_PERIOD,		/* a longer window: never in a daily sum */
	KIND_CUMULATIVE,	/* a level since a start */
	KIND_STANDING,		/* a level that may fall */
	KIND_NONE,		/* plan, rate */
};

enum step { STEP_NEW, STEP_INCREMENT, STEP_UPDATE };

struct counted_row {
	const char *report_id, *category, *action, *unit, *source, *actor, *owner;
	const char *group;	/* class of the unit: "person", "missile+uav", "money.USD" */
	const char *place;	/* as a person reads it; "" where not known */
	const char *place_key;	/* tells two places of one name apart */
	const char *count_type, *relation, *status;
	struct figure figure;
	long claim_id, parent_id;	/* parent_id 0: none */
	long report_day;
	/*
	 * The window, first and last day. KIND_DAY: both the day it counts
	 * for. Levels: since (may be NO_DAY) and the day of the level.
	 */
	long start, end;
	size_t seen;		/* place in the file */
	size_t report;		/* equal for rows of one report; rises with report_day */
	size_t order;		/* by report, then claim_id */
	struct counted_row *parent;
	enum kind kind;
	enum step step;
	bool out;		/* takes no part in any sum */
	bool aside;		/* a conflicting figure: widens low and high only */
	bool tried;		/* as a total that its parts may replace */
	size_t event;		/* for event.c */
};

struct counted {
	struct counted_row *row;
	size_t count, cap;
	size_t undated;		/* rows that no day can be found for */
	size_t bad;		/* rows left out, each with a line in err */
	struct arena arena;	/* owns the strings */
	struct buf err;		/* "path:line: reason", one a line */
};

/*
 * Read the claims of path. Returns 0, or -1 when the file could not be read
 * to its end. Release in both cases.
 */
int counted_read(struct counted *c, const char *path);
void counted_release(struct counted *c);

static inline bool is_level(const struct counted_row *r)
{
	return r->kind == KIND_CUMULATIVE || r->kind == KIND_STANDING;
}

/* The number that stands for a row: its value, else a bound as printed. */
static inline double shown(const struct figure *f)
{
	return f->has_value ? f->value : f->has_low ? f->low : f->high;
}

#endif
