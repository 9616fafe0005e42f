/*
 * plot.c - the command `tally plot`. Writes the tables of the charts, puts the
 * scripts beside them and runs gnuplot there.
 *
 * No text of a report reaches gnuplot as code: the names of files and scripts
 * are fixed, tables hold dates, numbers and names of actions, and gnuplot is
 * started without a shell inside the directory. A script that the user changed
 * is kept.
 */
#include "chart.h"
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

extern char **environ;

static const char *const scripts[] = {
	"table.gp", "style.gp",		/* loaded by those that follow */
	"people.gp", "munitions.gp", "cumulative.gp", "money.gp", NULL,
};
#define FIRST_CHART 2

struct plot {
	struct series series;
	const char *in, *dir;
	bool png, svg;
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

static void write_data(struct plot *p)
{
	struct chart_tables t = { .series = &p->series };
	struct buf out = { 0 };

	series_print(&p->series, false, &out);
	write_in(p, "daily.csv", out.s, out.len);
	chart_find_days(&t);
	if (t.outside)
		series_warn("not drawn, far from the dates of the reports: %zu figures", t.outside);
	for (int i = 0; chart_files[i]; i++) {
		buf_clear(&out);
		chart_print(&t, chart_files[i], &out);
		write_in(p, chart_files[i], out.s, out.len);
	}
	buf_release(&out);
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
		write_data(&p);
		write_scripts(&p);
		if (p.rc < 3)
			draw_charts(&p);
	}
	series_release(&p.series);
	return p.rc;
}
