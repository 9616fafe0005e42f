/*
 * counted.c - reads claims.csv into rows, each with its parent, and has those marked
 * that a sum must leave out (double_count.c). It sums nothing; event.c does. Cost: a
 * sort of the rows.
 */
#include "counted.h"

#include "csv_read.h"
#include "double_count.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum column {
	REPORT_ID, REPORT_DATE, CLAIM_ID, CATEGORY, ACTION, UNIT, VALUE, LOW, HIGH, HEDGE,
	COUNT_TYPE, PARENT_ID, RELATION, STATUS, PLACE_TEXT, PLACE, ADMIN1, COUNTRY,
	DATE_START, DATE_END, SOURCE, ACTOR, OWNER, COLUMNS,
};

static const struct csv_want wanted[COLUMNS] = {
	{ "report_id", true }, { "report_date", true }, { "claim_id", true },
	{ "category", true }, { "action", true }, { "unit", true },
	{ "value", true }, { "low", true }, { "high", true }, { "hedge", false },
	{ "count_type", true }, { "parent_id", true }, { "relation", true },
	{ "status", true }, { "place_text", false }, { "place", false },
	{ "admin1", false }, { "country", false }, { "date_start", true },
	{ "date_end", true }, { "source", false }, { "actor", false }, { "owner", false },
};

struct loader {
	struct counted *c;
	const char *path;
	const char *const *field;
	size_t line;
	bool bad;
};

static void reject(struct loader *l, enum column column, const char *reason)
{
	if (l->bad)
		return;
	l->bad = true;
	l->c->bad++;
	buf_addf(&l->c->err, "%s:%zu: %s '%s' in column %s\n",
		 strcmp(l->path, "-") ? l->path : "standard input", l->line, reason,
		 l->field[column], wanted[column].name);
}

/* Plain decimal numbers only: no exponent, no "inf", no thousands mark. */
static bool read_number(struct loader *l, enum column column, double *number)
{
	const char *s = l->field[column];
	char *end;

	*number = 0;
	if (!*s)
		return false;
	*number = strtod(s, &end);
	if (*end || s[strspn(s, "-0123456789.")] || !isfinite(*number))
		reject(l, column, "bad number");
	return true;
}

static long read_id(struct loader *l, enum column column)
{
	const char *s = l->field[column];

	if (!*s && column == PARENT_ID)
		return 0;
	if (!*s || s[strspn(s, "0123456789")] || strlen(s) > 15)
		reject(l, column, "bad number");
	return l->bad ? 0 : strtol(s, NULL, 10);
}

static long read_day(struct loader *l, enum column column)
{
	long day = day_parse(l->field[column]);

	if (day == NO_DAY && *l->field[column])
		reject(l, column, "bad date");
	return day;
}

static int compare_parts(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* "uav.strike+missile.cruise" is of class "missile+uav"; money keeps its currency. */
static const char *unit_group(struct arena *a, const char *unit)
{
	char **part = NULL;
	size_t n = 0, cap = 0, left = strlen(unit), len;
	const char *s = unit, *p;
	struct buf group = { 0 };
	char *copy;

	if (!strncmp(unit, "money", 5))
		return unit;
	while (next_part(&s, &left, '+', &p, &len)) {
		const char *dot = memchr(p, '.', len);

		part = grow(part, &cap, n + 1, sizeof(*part));
		part[n++] = arena_strndup(a, p, dot ? (size_t)(dot - p) : len);
	}
	qsort(part, n, sizeof(*part), compare_parts);
	for (size_t i = 0; i < n; i++)
		if (!i || strcmp(part[i], part[i - 1]))
			buf_addf(&group, "%s%s", group.len ? "+" : "", part[i]);
	free(part);
	copy = arena_strdup(a, buf_str(&group));
	buf_release(&group);
	return copy;
}

static void set_place(struct loader *l, struct counted_row *r)
{
	struct arena *a = &l->c->arena;
	const char *const *f = l->field;
	struct buf key = { 0 };

	r->place = arena_strdup(a, *f[PLACE] ? f[PLACE] : *f[PLACE_TEXT] ? f[PLACE_TEXT] : f[COUNTRY]);
	if (*r->place)
		buf_addf(&key, "%s|%s|%s", r->place, f[ADMIN1], f[COUNTRY]);
	r->place_key = arena_strdup(a, buf_str(&key));
	buf_release(&key);
}

static void set_type(struct counted_row *r)
{
	const char *type = r->count_type;

	r->kind = !strcmp(type, "cumulative") ? KIND_CUMULATIVE :
		!strcmp(type, "standing") ? KIND_STANDING :
		!strcmp(type, "plan") || !strcmp(type, "rate") ? KIND_NONE :
		!strcmp(type, "period") ? KIND_PERIOD : KIND_DAY;
	r->step = !strcmp(type, "update") ? STEP_UPDATE :
		!strcmp(type, "increment") ? STEP_INCREMENT : STEP_NEW;
}

/*
 * The window. A night spans two dates and belongs to the morning it ended on.
 * A period whose dates are not printed has no known length, so it is no day.
 */
static void set_window(struct loader *l, struct counted_row *r)
{
	long first = read_day(l, DATE_START), last = read_day(l, DATE_END);

	if (first != NO_DAY && last != NO_DAY && first > last)
		reject(l, DATE_START, "date after date_end");
	r->start = first;
	if (r->kind == KIND_PERIOD || is_level(r)) {
		r->end = last != NO_DAY ? last : r->report_day != NO_DAY ? r->report_day : first;
		if (r->start > r->end || (is_level(r) && r->start == r->end))
			r->start = NO_DAY;
	} else {
		r->end = last != NO_DAY ? last : first != NO_DAY ? first : r->report_day;
		if (first == NO_DAY)
			r->start = r->end;
	}
	if (is_level(r) || r->kind == KIND_NONE || r->start == NO_DAY)
		return;
	r->kind = r->end - r->start <= 1 && (r->kind == KIND_DAY || last != NO_DAY)
		? KIND_DAY : KIND_PERIOD;
	if (r->kind == KIND_DAY)
		r->start = r->end;
}

static void set_figure(struct loader *l, struct counted_row *r)
{
	struct figure *f = &r->figure;

	f->has_value = read_number(l, VALUE, &f->value);
	f->has_low = read_number(l, LOW, &f->low);
	f->has_high = read_number(l, HIGH, &f->high);
	if (!f->has_value && !f->has_low && !f->has_high)
		reject(l, VALUE, "no number");
}

static void add_row(void *data, const char *const *field, size_t line)
{
	struct loader *l = data;
	struct counted *c = l->c;
	struct counted_row r = { .seen = c->count };

	l->field = field;
	l->line = line;
	l->bad = false;
	r.claim_id = read_id(l, CLAIM_ID);
	r.parent_id = read_id(l, PARENT_ID);
	r.report_day = read_day(l, REPORT_DATE);
	set_figure(l, &r);
	r.count_type = arena_strdup(&c->arena, field[COUNT_TYPE]);
	set_type(&r);
	set_window(l, &r);
	if (l->bad)
		return;
	r.report_id = arena_strdup(&c->arena, field[REPORT_ID]);
	r.category = arena_strdup(&c->arena, field[CATEGORY]);
	r.action = arena_strdup(&c->arena, field[ACTION]);
	r.unit = arena_strdup(&c->arena, field[UNIT]);
	r.relation = arena_strdup(&c->arena, field[RELATION]);
	r.status = arena_strdup(&c->arena, field[STATUS]);
	r.source = arena_strdup(&c->arena, field[SOURCE]);
	r.actor = arena_strdup(&c->arena, field[ACTOR]);
	r.owner = arena_strdup(&c->arena, field[OWNER]);
	r.group = unit_group(&c->arena, r.unit);
	set_place(l, &r);
	c->row = grow(c->row, &c->cap, c->count + 1, sizeof(*c->row));
	c->row[c->count++] = r;
}

static int compare_ids(const void *a, const void *b)
{
	const struct counted_row *x = a, *y = b;
	int d = strcmp(x->report_id, y->report_id);

	if (!d)
		d = (x->report_day > y->report_day) - (x->report_day < y->report_day);
	if (!d)
		d = (x->claim_id > y->claim_id) - (x->claim_id < y->claim_id);
	return d ? d : (x->seen > y->seen) - (x->seen < y->seen);
}

static int compare_reports(const void *a, const void *b)
{
	const struct counted_row *x = a, *y = b;
	int d = (x->report_day > y->report_day) - (x->report_day < y->report_day);

	if (!d)
		d = (x->report > y->report) - (x->report < y->report);
	return d ? d : (x->claim_id > y->claim_id) - (x->claim_id < y->claim_id);
}

static bool is_same_report(const struct counted_row *x, const struct counted_row *y)
{
	return x->report_day == y->report_day && !strcmp(x->report_id, y->report_id);
}

static bool same_number(bool has_a, double a, bool has_b, double b)
{
	return has_a == has_b && (!has_a || (a >= b && a <= b));
}

static bool same_claim(const struct counted_row *x, const struct counted_row *y)
{
	const struct figure *a = &x->figure, *b = &y->figure;

	return same_number(a->has_value, a->value, b->has_value, b->value) &&
		same_number(a->has_low, a->low, b->has_low, b->low) &&
		same_number(a->has_high, a->high, b->has_high, b->high) &&
		!strcmp(x->action, y->action) && !strcmp(x->unit, y->unit) && !strcmp(x->place_key, y->place_key);
}

/*
 * A report that was read twice gives each of its claims twice. Two claims of one
 * number that differ are of two reports with one id: they cannot be told apart,
 * so the second is left out, and said to be.
 */
static void drop_repeated(struct counted *c)
{
	struct counted_row *row = c->row;
	size_t n = 0;

	for (size_t i = 0; i < c->count; i++) {
		if (!n || row[n - 1].claim_id != row[i].claim_id || !is_same_report(&row[n - 1], &row[i])) {
			row[n++] = row[i];
		} else if (!same_claim(&row[n - 1], &row[i])) {
			c->bad++;
			buf_addf(&c->err, "two reports have the id '%s': left out a second claim %ld\n",
				 row[i].report_id, row[i].claim_id);
		}
	}
	c->count = n;
}

/* Rows by report date, then place of the report in the file, then claim_id. */
static void sort_rows(struct counted *c)
{
	struct counted_row *row = c->row;

	qsort(row, c->count, sizeof(*row), compare_ids);
	drop_repeated(c);
	for (size_t i = 0, k; i < c->count; i = k) {
		size_t first = row[i].seen;

		for (k = i; k < c->count && is_same_report(&row[k], &row[i]); k++)
			first = row[k].seen < first ? row[k].seen : first;
		for (size_t m = i; m < k; m++)
			row[m].report = first;
	}
	qsort(row, c->count, sizeof(*row), compare_reports);
	for (size_t i = 0; i < c->count; i++)
		row[i].order = i;
}

static struct counted_row *find_claim(struct counted_row *row, size_t count, long id)
{
	for (size_t low = 0, high = count; low < high;) {
		size_t mid = low + (high - low) / 2;

		if (row[mid].claim_id == id)
			return &row[mid];
		if (row[mid].claim_id < id)
			low = mid + 1;
		else
			high = mid;
	}
	return NULL;
}

static void link_parents(struct counted *c)
{
	struct counted_row *row = c->row;

	for (size_t i = 0, k; i < c->count; i = k) {
		for (k = i; k < c->count && row[k].report == row[i].report; k++)
			;
		for (size_t m = i; m < k; m++)
			if (row[m].parent_id && row[m].parent_id != row[m].claim_id)
				row[m].parent = find_claim(row + i, k - i, row[m].parent_id);
	}
}

int counted_read(struct counted *c, const char *path)
{
	struct loader l = { .c = c, .path = path };
	int rc = csv_read(path, wanted, COLUMNS, add_row, &l, &c->err);

	if (rc) {
		buf_addc(&c->err, '\n');
		return rc;
	}
	if (!c->count)
		return 0;
	sort_rows(c);
	link_parents(c);
	mark_rows(c);
	return 0;
}

void counted_release(struct counted *c)
{
	free(c->row);
	arena_release(&c->arena);
	buf_release(&c->err);
	*c = (struct counted){ 0 };
}
