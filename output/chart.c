/*
 * chart.c - cells of a series to the tables of the charts. What the charts
 * look like stands in the scripts (.gp); the columns here are what they read.
 */
#include "chart.h"

#include <stdlib.h>
#include <string.h>

#define DAYS_BEFORE 31		/* how far before the first report a chart may begin */
#define MAX_DAYS 10000
#define MONEY_PANELS 4

/* A column of a table, filled from the cells of one action and unit class. */
struct column {
	const char *name;
	const char *category, *action, *unit;
};

static const struct column people[] = {
	{ "killed", "people", "killed", "person" },
	{ "injured", "people", "injured", "person" },
};

#define FATES(unit, class) \
	{ unit "_launched", "munitions", "launched", class }, \
	{ unit "_intercepted", "munitions", "intercepted", class }, \
	{ unit "_downed_or_suppressed", "munitions", "downed_or_suppressed", class }, \
	{ unit "_suppressed", "munitions", "suppressed", class }, \
	{ unit "_hit", "munitions", "hit", class }

static const struct column munitions[] = {
	FATES("uav", "uav"), FATES("missile", "missile"), FATES("joint", "air_target"),
};

const char *const chart_files[] = {
	"people.csv", "cumulative.csv", "munitions.csv", "money.csv", NULL,
};

static bool is_daily(const struct cell *c)
{
	return !strcmp(c->count_type, "new");
}

static bool is_report(const struct cell *c)
{
	return !strcmp(c->category, "reports");
}

/* From the first figure to the last, but not far from the reports themselves. */
void chart_find_days(struct chart_tables *p)
{
	long first_report = NO_DAY, last_report = NO_DAY;

	*p = (struct chart_tables){ .series = p->series, .last = -1 };
	for (size_t i = 0; i < p->series->count; i++) {
		const struct cell *c = &p->series->cell[i];

		if (!is_daily(c))
			continue;
		p->first = p->last < p->first ? c->date : p->first;
		p->last = c->date;
		if (is_report(c)) {
			first_report = first_report == NO_DAY ? c->date : first_report;
			last_report = c->date;
		}
	}
	if (first_report != NO_DAY && p->first < first_report - DAYS_BEFORE)
		p->first = first_report - DAYS_BEFORE;
	if (last_report != NO_DAY && p->last > last_report + 1)
		p->last = last_report + 1;
	if (p->last - p->first >= MAX_DAYS)
		p->first = p->last - MAX_DAYS + 1;
	for (size_t i = 0; i < p->series->count; i++)
		p->outside += is_daily(&p->series->cell[i]) &&
			(p->series->cell[i].date < p->first || p->series->cell[i].date > p->last);
}

/* A count of several classes together ("missile+uav") is joint, as air_target. */
static bool is_in_column(const struct cell *c, const struct column *col)
{
	bool joint = strchr(c->unit, '+') != NULL;

	return is_daily(c) && !strcmp(c->category, col->category) &&
		!strcmp(c->action, col->action) && (!strcmp(c->unit, col->unit) ||
		(joint && !strcmp(col->unit, "air_target")));
}

/* The sum of the column on the day whose cells these are; false where none. */
static bool sum_column(const struct cell *cell, size_t count, const struct column *col,
		       struct figure *sum)
{
	*sum = (struct figure){ .has_low = true, .has_high = true };
	for (size_t i = 0; i < count; i++) {
		if (!is_in_column(&cell[i], col))
			continue;
		sum->has_value = true;
		sum->value += cell[i].figure.value;
		sum->low += cell[i].figure.low;
		sum->high += cell[i].figure.high;
		sum->has_low &= cell[i].figure.has_low;
		sum->has_high &= cell[i].figure.has_high;
	}
	return sum->has_value;
}

static void print_cell(struct buf *out, bool printed, double number)
{
	buf_addc(out, ',');
	if (printed)
		print_number(out, number);
}

static void print_bounds(struct buf *out, const struct figure *f)
{
	print_cell(out, f->has_value, f->value);
	print_cell(out, f->has_value && f->has_low, f->low);
	print_cell(out, f->has_value && f->has_high, f->high);
}

/* A kind of table: how its header and the cells of one day are printed. */
struct table {
	const struct column *column;
	size_t columns;
	bool bounds;		/* low and high beside each value */
	struct figure *total;	/* running totals, NULL for figures of the day */
};

static void print_header(struct buf *out, const struct table *t)
{
	struct buf name = { 0 };

	buf_adds(out, "date,reports,no_report");
	for (size_t i = 0; i < t->columns; i++) {
		for (int k = 0; k < (t->bounds ? 3 : 1); k++) {
			buf_clear(&name);
			buf_addf(&name, "%s%s", t->column[i].name,
				 k == 1 ? "_low" : k == 2 ? "_high" : "");
			buf_addc(out, ',');
			print_text(out, name.s);
		}
	}
	buf_addc(out, '\n');
	buf_release(&name);
}

/*
 * What is not bounded above stays so in all later totals; below, an open bound
 * adds nothing. A day without a report leaves a gap in the line.
 */
static void add_to_total(struct figure *total, const struct figure *f)
{
	if (!f->has_value)
		return;
	if (!total->has_value)
		*total = (struct figure){ .has_value = true, .has_low = true, .has_high = true };
	total->value += f->value;
	total->low += f->has_low ? f->low : 0;
	total->high += f->high;
	total->has_high &= f->has_high;
}

static void print_day(struct buf *out, const struct table *t, long day,
		      const struct cell *cell, size_t count)
{
	static const struct column reports = { "", "reports", "published", "report" };
	struct figure f;
	char date[DAY_SIZE];

	sum_column(cell, count, &reports, &f);
	buf_addf(out, "%s,%.0f,%s", day_format(day, date), f.value, count ? "" : "1");
	for (size_t i = 0; i < t->columns; i++) {
		sum_column(cell, count, &t->column[i], &f);
		if (t->total) {
			add_to_total(&t->total[i], &f);
			f = t->total[i];
			f.has_value &= count > 0;
		}
		if (t->bounds)
			print_bounds(out, &f);
		else
			print_cell(out, f.has_value, f.value);
	}
	buf_addc(out, '\n');
}

static void print_table(const struct chart_tables *p, const struct table *t, struct buf *out)
{
	const struct cell *cell = p->series->cell, *end = cell + p->series->count, *next;

	print_header(out, t);
	for (long day = p->first; day <= p->last; day++) {
		while (cell < end && (cell->date < day || !is_daily(cell)))
			cell++;
		for (next = cell; next < end && next->date == day; next++)
			;
		print_day(out, t, day, cell, (size_t)(next - cell));
		cell = next;
	}
}

struct amount {
	struct column column;
	size_t rows;
};

static int compare_amounts(const void *a, const void *b)
{
	const struct amount *x = a, *y = b;

	return (x->rows < y->rows) - (x->rows > y->rows);
}

static void count_amount(struct amount **amount, size_t *count, size_t *cap, const struct cell *c)
{
	for (size_t i = 0; i < *count; i++)
		if (is_in_column(c, &(*amount)[i].column)) {
			(*amount)[i].rows += c->rows;
			return;
		}
	*amount = grow(*amount, cap, *count + 1, sizeof(**amount));
	(*amount)[(*count)++] = (struct amount){ { "", "money", c->action, c->unit }, c->rows };
}

/* The actions and currencies told of most; a panel never mixes currencies. */
static void print_money(const struct chart_tables *p, struct buf *out)
{
	struct column column[MONEY_PANELS];
	struct table table = { .column = column };
	struct amount *amount = NULL;
	size_t count = 0, cap = 0;

	for (size_t i = 0; i < p->series->count; i++) {
		const struct cell *c = &p->series->cell[i];

		if (is_daily(c) && !strcmp(c->category, "money") && c->date >= p->first &&
		    c->date <= p->last && !strncmp(c->unit, "money.", 6))
			count_amount(&amount, &count, &cap, c);
	}
	if (count)
		qsort(amount, count, sizeof(*amount), compare_amounts);
	for (; table.columns < count && table.columns < MONEY_PANELS; table.columns++) {
		struct column *col = &column[table.columns];
		struct buf name = { 0 };

		*col = amount[table.columns].column;
		buf_addf(&name, "%s %s", col->action, col->unit + 6);
		for (char *c = name.s; *c; c++)
			*c = *c == '_' ? ' ' : *c;
		col->name = arena_strdup(&p->series->claims.arena, name.s);
		buf_release(&name);
	}
	print_table(p, &table, out);
	free(amount);
}

void chart_print(const struct chart_tables *p, const char *name, struct buf *out)
{
	struct figure total[2] = { 0 };
	struct table table = { .column = people, .columns = 2, .bounds = true };

	if (!strcmp(name, "money.csv")) {
		print_money(p, out);
		return;
	}
	if (!strcmp(name, "cumulative.csv"))
		table.total = total;
	else if (!strcmp(name, "munitions.csv"))
		table = (struct table){ .column = munitions,
			.columns = sizeof(munitions) / sizeof(*munitions) };
	print_table(p, &table, out);
}
