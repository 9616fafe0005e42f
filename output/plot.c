/*
 * plot.c - the command `tally plot`. Writes one table per chart, a line for
 * each calendar day (an empty cell is a day without a figure), puts the
 * scripts beside them and runs gnuplot there.
 *
 * No text of a report reaches gnuplot as code: the names of files and scripts
 * are fixed, tables hold dates, numbers and names of actions, and gnuplot is
 * started without a shell inside the directory. A script that the user changed
 * is kept.
 */
#include "commands.h"
#include "embedded.h"
#include "save.h"
#include "series.h"

#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define DAYS_BEFORE 31		/* how far before the first report a chart may begin */
#define MAX_DAYS 10000
#define MONEY_PANELS 4

extern char **environ;

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

static const char *const scripts[] = {
	"table.gp", "style.gp",		/* loaded by those that follow */
	"people.gp", "munitions.gp", "cumulative.gp", "money.gp", NULL,
};
#define FIRST_CHART 2

struct plot {
	struct series series;
	const char *in, *dir;
	bool png, svg;
	long first, last;	/* days drawn; first > last where there are none */
	int rc;			/* worst exit status so far */
};

static void set_status(struct plot *p, int rc)
{
	if (rc > p->rc)
		p->rc = rc;
}

static char *path_in(const struct plot *p, const char *name)
{
	struct buf path = { 0 };

	buf_addf(&path, "%s/%s", p->dir, name);
	return path.s;
}

static void write_in(struct plot *p, const char *name, const char *s, size_t len)
{
	char *path = path_in(p, name);

	if (save_file(path, s, len)) {
		series_warn("cannot write '%s': %s", path, strerror(errno));
		set_status(p, 3);
	}
	free(path);
}

static bool is_daily(const struct cell *c)
{
	return !strcmp(c->count_type, "new");
}

static bool is_report(const struct cell *c)
{
	return !strcmp(c->category, "reports");
}

/* From the first figure to the last, but not far from the reports themselves. */
static void find_days(struct plot *p)
{
	long first_report = NO_DAY, last_report = NO_DAY;
	size_t outside = 0;

	p->first = 0;
	p->last = -1;
	for (size_t i = 0; i < p->series.count; i++) {
		const struct cell *c = &p->series.cell[i];

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
	for (size_t i = 0; i < p->series.count; i++)
		outside += is_daily(&p->series.cell[i]) &&
			(p->series.cell[i].date < p->first || p->series.cell[i].date > p->last);
	if (outside)
		series_warn("not drawn, far from the dates of the reports: %zu figures", outside);
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
	const char *name;	/* of the file */
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

static void write_table(struct plot *p, const struct table *t)
{
	const struct cell *cell = p->series.cell, *end = cell + p->series.count, *next;
	struct buf out = { 0 };

	print_header(&out, t);
	for (long day = p->first; day <= p->last; day++) {
		while (cell < end && (cell->date < day || !is_daily(cell)))
			cell++;
		for (next = cell; next < end && next->date == day; next++)
			;
		print_day(&out, t, day, cell, (size_t)(next - cell));
		cell = next;
	}
	write_in(p, t->name, out.s, out.len);
	buf_release(&out);
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
static void write_money(struct plot *p)
{
	struct column column[MONEY_PANELS];
	struct table table = { .name = "money.csv", .column = column };
	struct amount *amount = NULL;
	size_t count = 0, cap = 0;

	for (size_t i = 0; i < p->series.count; i++) {
		const struct cell *c = &p->series.cell[i];

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
		col->name = arena_strdup(&p->series.claims.arena, name.s);
		buf_release(&name);
	}
	write_table(p, &table);
	free(amount);
}

static void write_tables(struct plot *p)
{
	struct figure total[2] = { 0 };
	struct buf daily = { 0 };

	series_print(&p->series, false, &daily);
	write_in(p, "daily.csv", daily.s, daily.len);
	buf_release(&daily);
	find_days(p);
	write_table(p, &(struct table){ .name = "people.csv", .column = people,
		.columns = 2, .bounds = true });
	write_table(p, &(struct table){ .name = "cumulative.csv", .column = people,
		.columns = 2, .bounds = true, .total = total });
	write_table(p, &(struct table){ .name = "munitions.csv", .column = munitions,
		.columns = sizeof(munitions) / sizeof(*munitions) });
	write_money(p);
}

/* Is there another text than ours in the file already? */
static bool is_changed(const char *path, const char *s, size_t len)
{
	FILE *f = fopen(path, "rb");
	size_t i = 0;
	int c = 0;

	if (!f)
		return false;
	while ((c = getc(f)) != EOF && i < len && (char)c == s[i])
		i++;
	fclose(f);
	return c != EOF || i < len;
}

static void write_scripts(struct plot *p)
{
	for (size_t i = 0; scripts[i]; i++) {
		struct buf name = { 0 };
		size_t len = 0;
		char *path = path_in(p, scripts[i]);
		const char *s;

		buf_addf(&name, "scripts/%s", scripts[i]);
		s = embedded_file(name.s, &len);
		if (!s) {
			series_warn("script '%s' is not built in", name.s);
			set_status(p, 3);
		} else if (is_changed(path, s, len)) {
			series_warn("'%s' was changed by hand and is kept", path);
		} else {
			write_in(p, scripts[i], s, len);
		}
		buf_release(&name);
		free(path);
	}
}

/* Runs `gnuplot -d -e SETTING SCRIPT` in the directory. Returns an errno value. */
static int start_gnuplot(const struct plot *p, const char *setting, const char *script, pid_t *pid)
{
	char *argv[] = { (char[]){ "gnuplot" }, (char[]){ "-d" }, (char[]){ "-e" },
		xstrdup(setting), xstrdup(script), NULL };
	posix_spawn_file_actions_t actions;
	int error;

	if (posix_spawn_file_actions_init(&actions))
		abort();
	error = posix_spawn_file_actions_addchdir_np(&actions, p->dir);
	if (!error)
		error = posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null",
							 O_RDONLY, 0);
	if (!error)
		error = posix_spawnp(pid, argv[0], &actions, NULL, argv, environ);
	posix_spawn_file_actions_destroy(&actions);
	free(argv[3]);
	free(argv[4]);
	return error;
}

/* False where gnuplot could not be started, and need not be tried again. */
static bool draw(struct plot *p, const char *setting, const char *script)
{
	int status = 0, error;
	pid_t pid;

	error = start_gnuplot(p, setting, script, &pid);
	if (error) {
		series_warn("cannot run gnuplot: %s; data and scripts are in '%s'",
			    strerror(error), p->dir);
		set_status(p, 1);
		return false;
	}
	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	if (!WIFEXITED(status) || WEXITSTATUS(status)) {
		series_warn("gnuplot failed on '%s/%s'", p->dir, script);
		set_status(p, 3);
	}
	return true;
}

static void draw_charts(struct plot *p)
{
	for (size_t i = FIRST_CHART; scripts[i]; i++) {
		if (p->png && !draw(p, "term='png'", scripts[i]))
			return;
		if (p->svg && !draw(p, "term='svg'", scripts[i]))
			return;
	}
}

static const char usage[] =
	"usage: tally plot CLAIMS.csv -o DIR [--format png|svg|both]\n"
	"  -o DIR                   charts, their data and their scripts go there\n"
	"  --format png|svg|both    form of the charts (default: both)\n";

static bool read_format(const char *s, struct plot *p)
{
	p->png = !strcmp(s, "png") || !strcmp(s, "both");
	p->svg = !strcmp(s, "svg") || !strcmp(s, "both");
	return p->png || p->svg;
}

/* Returns -1 to go on, else the exit status. */
static int read_options(int argc, char **argv, struct plot *p)
{
	static const struct option list[] = {
		{ "format", required_argument, NULL, 'f' }, { "help", no_argument, NULL, 'h' },
		{ 0 },
	};
	int opt;

	optind = 0;	/* the command line was read once for its first word */
	opterr = 0;
	while ((opt = getopt_long(argc, argv, ":o:h", list, NULL)) != -1) {
		if (opt == 'o') {
			p->dir = optarg;
		} else if (opt == 'h') {
			return fputs(usage, stdout) < 0 || fflush(stdout) ? 3 : 0;
		} else if (opt != 'f') {
			series_warn("plot: %s '%s'", opt == ':' ? "no value for" : "unknown option",
				    argv[optind - 1]);
			return 2;
		} else if (!read_format(optarg, p)) {
			series_warn("plot: --format is png, svg or both, not '%s'", optarg);
			return 2;
		}
	}
	if (optind != argc - 1 || !p->dir || !*p->dir) {
		fputs(usage, stderr);
		return 2;
	}
	p->in = argv[optind];
	return -1;
}

int plot_main(int argc, char **argv)
{
	struct plot p = { .png = true, .svg = true };
	int rc = read_options(argc, argv, &p);

	if (rc >= 0)
		return rc;
	rc = series_read(&p.series, p.in, BY_DAY);
	set_status(&p, rc ? 1 : 0);
	if (rc >= 0 && mkdir(p.dir, 0777) && errno != EEXIST) {
		series_warn("cannot make directory '%s': %s", p.dir, strerror(errno));
		set_status(&p, 3);
	} else if (rc >= 0) {
		write_tables(&p);
		write_scripts(&p);
		if (p.rc < 3)
			draw_charts(&p);
	}
	series_release(&p.series);
	return p.rc;
}
