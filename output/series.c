/*
 * series.c - events to cells, cells to CSV, and the command `tally series`.
 * Which rows count is decided in double_count.c, which tell of one thing in
 * event.c; here they are only added up by date.
 */
#include "series.h"

#include "commands.h"
#include "event.h"
#include "save.h"

#include <csv.h>
#include <errno.h>
#include <getopt.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MAX_MESSAGES 20

void series_warn(const char *fmt, ...)
{
	struct buf text = { 0 };
	va_list ap;
	char *s = NULL;

	va_start(ap, fmt);
	if (vasprintf(&s, fmt, ap) < 0)
		abort();
	va_end(ap);
	for (char *p = s; *p; p++)
		buf_addc(&text, (unsigned char)*p < ' ' || *p == 127 ? '?' : *p);
	fprintf(stderr, "tally: %s\n", buf_str(&text));
	buf_release(&text);
	free(s);
}

static struct cell *add_cell(struct series *s, struct cell cell)
{
	s->cell = grow(s->cell, &s->cap, s->count + 1, sizeof(*s->cell));
	s->cell[s->count] = cell;
	return &s->cell[s->count++];
}

static const char *list_claims(struct series *s, const struct event *e)
{
	struct buf why = { 0 };
	const char *copy;

	for (size_t i = 0; i < e->count; i++)
		buf_addf(&why, "%s%s#%ld", i ? ";" : "", e->rows[i]->report_id, e->rows[i]->claim_id);
	copy = arena_strdup(&s->claims.arena, buf_str(&why));
	buf_release(&why);
	return copy;
}

static void add_event(void *data, const struct event *e)
{
	struct series *s = data;
	const struct counted_row *r = e->row;
	struct cell c = { .category = r->category, .action = r->action, .unit = r->group,
		.start = r->start, .end = r->end, .place = r->place, .figure = e->figure,
		.rows = e->count, .why = list_claims(s, e) };

	if (r->kind == KIND_DAY) {
		c.count_type = "new";
		c.place = "";
		c.start = c.date = period_first(s->by, r->end);
		c.end = period_last(s->by, r->end);
	} else if (r->kind == KIND_PERIOD) {
		c.count_type = "period";
		c.date = r->start != NO_DAY ? r->start : r->end;
	} else {
		c.count_type = r->kind == KIND_STANDING ? "standing" : "cumulative";
		c.unit = r->unit;
		c.date = period_first(s->by, r->end);
	}
	add_cell(s, c);
}

/* One cell a report; those of a date are added up with the rest. */
static void add_reports(struct series *s)
{
	struct counted *c = &s->claims;

	for (size_t i = 0; i < c->count; i++) {
		const struct counted_row *r = &c->row[i];

		if (r->report_day == NO_DAY || (i && r->report == r[-1].report))
			continue;
		add_cell(s, (struct cell){ .date = period_first(s->by, r->report_day),
			.start = period_first(s->by, r->report_day),
			.end = period_last(s->by, r->report_day), .category = "reports",
			.action = "published", .unit = "report", .count_type = "new",
			.place = "", .rows = 1, .why = r->report_id, .figure = {
				.value = 1, .low = 1, .high = 1,
				.has_value = true, .has_low = true, .has_high = true } });
	}
}

static int rank_of(const char *const *list, const char *name)
{
	int i = 0;

	while (list[i] && strcmp(list[i], name))
		i++;
	return i;
}

static int compare_cells(const void *a, const void *b)
{
	static const char *const categories[] = { "people", "munitions", "equipment",
		"infrastructure", "events", "money", NULL };
	static const char *const types[] = { "new", "period", "cumulative", "standing", NULL };
	const struct cell *x = a, *y = b;
	int d = (x->date > y->date) - (x->date < y->date);

	if (!d)
		d = rank_of(categories, x->category) - rank_of(categories, y->category);
	if (!d)
		d = strcmp(x->category, y->category);
	if (!d)
		d = strcmp(x->action, y->action);
	if (!d)
		d = strcmp(x->unit, y->unit);
	if (!d)
		d = rank_of(types, x->count_type) - rank_of(types, y->count_type);
	if (!d)
		d = strcmp(x->place, y->place);
	if (!d)
		d = (x->start > y->start) - (x->start < y->start);
	if (!d)
		d = (x->end > y->end) - (x->end < y->end);
	return d ? d : strcmp(x->why, y->why);
}

/* Are both of one day (or week, month) and to be added? */
static bool is_sum_with(const struct cell *x, const struct cell *y)
{
	return x->date == y->date && !strcmp(x->count_type, "new") &&
		!strcmp(y->count_type, "new") && !strcmp(x->category, y->category) &&
		!strcmp(x->action, y->action) && !strcmp(x->unit, y->unit);
}

static void add_to_cell(struct cell *sum, const struct cell *c, struct buf *why)
{
	sum->figure.value += c->figure.value;
	sum->figure.low += c->figure.low;
	sum->figure.high += c->figure.high;
	sum->figure.has_low &= c->figure.has_low;
	sum->figure.has_high &= c->figure.has_high;
	sum->rows += c->rows;
	buf_addf(why, ";%s", c->why);
}

static void add_up(struct series *s)
{
	struct buf why = { 0 };
	size_t n = 0;

	for (size_t i = 0, k; i < s->count; i = k) {
		struct cell sum = s->cell[i];

		buf_clear(&why);
		buf_adds(&why, sum.why);
		for (k = i + 1; k < s->count && is_sum_with(&sum, &s->cell[k]); k++)
			add_to_cell(&sum, &s->cell[k], &why);
		if (k > i + 1)
			sum.why = arena_strdup(&s->claims.arena, buf_str(&why));
		s->cell[n++] = sum;
	}
	s->count = n;
	buf_release(&why);
}

static void print_messages(const struct counted *c)
{
	const char *line = buf_str(&c->err);
	size_t n = 0;

	for (const char *end; (end = strchr(line, '\n')); line = end + 1)
		if (n++ < MAX_MESSAGES)
			series_warn("%.*s", (int)(end - line), line);
	if (n > MAX_MESSAGES)
		series_warn("%zu more rows like these", n - MAX_MESSAGES);
	if (c->undated)
		series_warn("left out for want of a date in row and report: %zu rows", c->undated);
}

int series_read(struct series *s, const char *path, enum period by)
{
	int rc = counted_read(&s->claims, path);

	s->by = by;
	print_messages(&s->claims);
	if (rc)
		return -1;
	event_each(&s->claims, add_event, s);
	add_reports(s);
	if (s->count)
		qsort(s->cell, s->count, sizeof(*s->cell), compare_cells);
	add_up(s);
	return s->claims.bad ? 1 : 0;
}

void series_release(struct series *s)
{
	counted_release(&s->claims);
	free(s->cell);
	*s = (struct series){ 0 };
}

void print_number(struct buf *out, double number)
{
	buf_addf(out, "%.6f", fabs(number) < 5e-7 ? 0.0 : number);
	while (out->s[out->len - 1] == '0')
		out->len--;
	if (out->s[out->len - 1] == '.')
		out->len--;
	out->s[out->len] = '\0';
}

void print_text(struct buf *out, const char *s)
{
	size_t len = strlen(s), need = csv_write(NULL, 0, s, len), start = out->len;

	out->s = grow(out->s, &out->cap, out->len + need + 1, 1);
	csv_write(out->s + out->len, need, s, len);
	out->len += need;
	out->s[out->len] = '\0';
	for (char *p = out->s + start; *p; p++)	/* gnuplot reads a row from one line only */
		if ((unsigned char)*p < ' ')
			*p = ' ';
}

static void print_cell(struct buf *out, const struct cell *c, bool why)
{
	const char *const text[] = { c->category, c->action, c->unit, c->count_type, c->place };
	const struct figure *f = &c->figure;
	char day[DAY_SIZE];

	buf_addf(out, "%s,", day_format(c->date, day));
	buf_addf(out, "%s,", day_format(c->start, day));
	buf_adds(out, day_format(c->end, day));
	for (size_t i = 0; i < sizeof(text) / sizeof(*text); i++) {
		buf_addc(out, ',');
		print_text(out, text[i]);
	}
	buf_addc(out, ',');
	print_number(out, f->value);
	buf_addc(out, ',');
	if (f->has_low)
		print_number(out, f->low);
	buf_addc(out, ',');
	if (f->has_high)
		print_number(out, f->high);
	buf_addf(out, ",%zu", c->rows);
	if (why) {
		buf_addc(out, ',');
		print_text(out, c->why);
	}
	buf_addc(out, '\n');
}

void series_print(const struct series *s, bool why, struct buf *out)
{
	buf_addf(out, "date,date_start,date_end,category,action,unit,count_type,place,"
		 "value,low,high,rows%s\n", why ? ",why" : "");
	for (size_t i = 0; i < s->count; i++)
		print_cell(out, &s->cell[i], why);
}

static const char usage[] =
	"usage: tally series CLAIMS.csv [-o FILE] [--by day|week|month] [--why]\n"
	"  -o FILE                write there instead of standard output\n"
	"  --by day|week|month    length of a period (default: day; weeks begin on Monday)\n"
	"  --why                  a column with the claims that made each figure\n";

struct options {
	const char *in, *out;
	enum period by;
	bool why;
};

static bool read_period(const char *s, enum period *by)
{
	static const char *const names[] = { "day", "week", "month", NULL };
	int n = rank_of(names, s);

	*by = n == 1 ? BY_WEEK : n == 2 ? BY_MONTH : BY_DAY;
	return names[n] != NULL;
}

/* Returns -1 to go on, else the exit status. */
static int read_options(int argc, char **argv, struct options *o)
{
	static const struct option list[] = {
		{ "by", required_argument, NULL, 'b' }, { "why", no_argument, NULL, 'w' },
		{ "help", no_argument, NULL, 'h' }, { 0 },
	};
	int opt;

	optind = 0;	/* the command line was read once for its first word */
	opterr = 0;
	while ((opt = getopt_long(argc, argv, ":o:h", list, NULL)) != -1) {
		if (opt == 'o') {
			o->out = optarg;
		} else if (opt == 'w') {
			o->why = true;
		} else if (opt == 'h') {
			return fputs(usage, stdout) < 0 || fflush(stdout) ? 3 : 0;
		} else if (opt != 'b') {
			series_warn("series: %s '%s'", opt == ':' ? "no value for" : "unknown option",
				    argv[optind - 1]);
			return 2;
		} else if (!read_period(optarg, &o->by)) {
			series_warn("series: --by is day, week or month, not '%s'", optarg);
			return 2;
		}
	}
	if (optind != argc - 1) {
		fputs(usage, stderr);
		return 2;
	}
	o->in = argv[optind];
	return -1;
}

int series_main(int argc, char **argv)
{
	struct options o = { .out = "-", .by = BY_DAY };
	struct series s = { 0 };
	struct buf out = { 0 };
	int rc = read_options(argc, argv, &o);

	if (rc >= 0)
		return rc;
	rc = series_read(&s, o.in, o.by);
	if (rc >= 0) {
		series_print(&s, o.why, &out);
		if (save_file(o.out, buf_str(&out), out.len)) {
			series_warn("cannot write '%s': %s", o.out, strerror(errno));
			rc = 3;
		}
	}
	series_release(&s);
	buf_release(&out);
	return rc < 0 ? 1 : rc;
}
