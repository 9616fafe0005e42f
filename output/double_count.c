/*
 * double_count.c - the guard against double counting of counted.h: marks the rows
 * that a sum must leave out, since what they count is in another row, did not
 * happen, or is no number of things. It compares no two reports; event.c does.
 */
#include "double_count.h"

#include <math.h>
#include <string.h>

static bool did_not_happen(const struct counted_row *r)
{
	static const char *const statuses[] = { "denied", "retracted", "planned", NULL };

	return is_one_of(r->status, statuses);
}

static bool may_count(struct counted_row *r)
{
	struct counted_row *parent = r->parent;

	if (r->kind == KIND_NONE || did_not_happen(r) ||
	    !strncmp(r->unit, "share", 5) || !strcmp(r->relation, "same"))
		return false;
	if (!parent)
		return strcmp(r->relation, "subset") != 0;
	if (strcmp(parent->action, r->action))
		return true;
	if (!strcmp(r->relation, "delta"))
		return is_level(parent) && !is_level(r);
	r->aside = !strcmp(r->relation, "conflicts");
	return r->aside;
}

/* A figure that conflicts with a repeated one conflicts with the first. */
static void settle_conflict(struct counted_row *r)
{
	for (int hops = 0; r->parent && hops < 8 && (!strcmp(r->parent->relation, "same") ||
	     r->parent->aside); hops++)
		r->parent = r->parent->parent;
	r->out = !r->parent || r->parent->out || r->parent->aside || r->parent->kind != r->kind;
}

static bool is_exact(const struct figure *f)
{
	return f->has_value && f->has_low && f->has_high && f->low >= f->high;
}

static bool is_part(const struct counted_row *r, const struct counted_row *total)
{
	return r->parent == total && !strcmp(r->relation, "part") && r->kind == total->kind &&
		!strcmp(r->action, total->action) && !strcmp(r->count_type, total->count_type);
}

static bool may_split(const struct counted_row *total)
{
	return !total->out && !total->aside && !total->tried && is_exact(&total->figure);
}

/*
 * "75 targets: 60 drones, 15 missiles": put the parts in the place of their
 * total, so that each unit class has its figure and the sum stays the same.
 * Only where the parts are exact, sum to the total and are of other classes.
 */
static void split_total(struct counted_row *total, struct counted_row *row, size_t count)
{
	double sum = 0;

	total->tried = true;
	for (size_t i = 0; i < count; i++) {
		if (!is_part(&row[i], total))
			continue;
		if (!is_exact(&row[i].figure) || !strcmp(row[i].group, total->group) ||
		    did_not_happen(&row[i]))
			return;
		sum += row[i].figure.value;
	}
	if (sum <= 0 || fabs(sum - total->figure.value) > 1e-6)
		return;
	for (size_t i = 0; i < count; i++)
		if (is_part(&row[i], total))
			row[i].out = false;
	total->out = true;
}

void mark_rows(struct counted *c)
{
	struct counted_row *row = c->row;

	for (size_t i = 0; i < c->count; i++) {
		row[i].out = !may_count(&row[i]);
		if (!row[i].out && row[i].kind != KIND_NONE && row[i].end == NO_DAY) {
			row[i].out = true;
			c->undated++;
		}
	}
	for (size_t i = 0; i < c->count; i++)
		if (!row[i].out && row[i].aside)
			settle_conflict(&row[i]);
	for (size_t i = 0, k; i < c->count; i = k) {
		for (k = i; k < c->count && row[k].report == row[i].report; k++)
			;
		for (size_t m = i; m < k; m++)
			if (row[m].parent && may_split(row[m].parent) &&
			    is_part(&row[m], row[m].parent))
				split_total(row[m].parent, row + i, k - i);
	}
}
