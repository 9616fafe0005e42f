/*
 * claims.c - `tally FILE…`: reports in, rows out. Options are one table, which
 * also is the help text.
 */
#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "commands.h"
#include "crew.h"
#include "extract/isodate.h"
#include "extract/reader.h"
#include "rejects.h"
#include "tally.h"

struct settings {
	const char *date, *lang, *data, *rejects;	/* rejects: a file, or NULL */
	enum format format;
	struct write_options write, write_rejects;
	size_t jobs;
	const struct column **columns;
	bool stats, plain;
};

enum {
	OPT_DATE = 256, OPT_FORMAT, OPT_LANG, OPT_COLUMNS, OPT_NDJSON, OPT_HXL, OPT_EXCEL, OPT_DATA, OPT_REJECTS,
	OPT_JOBS, OPT_STATS, OPT_PLAIN, OPT_GAZETTEER, OPT_VERSION,
};

static const struct {
	const char *name;
	int code;
	const char *argument, *help;
} options[] = {
	{ "output", 'o', "FILE", "write there, by a temporary file and rename" },
	{ "date", OPT_DATE, "YYYY-MM-DD", "date of the reports that carry none" },
	{ "format", OPT_FORMAT, "FORM", "auto, text or ndjson (auto)" },
	{ "lang", OPT_LANG, "LANG", "auto or en (auto)" },
	{ "columns", OPT_COLUMNS, "LIST", "only these columns, in this order" },
	{ "ndjson", OPT_NDJSON, NULL, "write NDJSON instead of CSV" },
	{ "hxl", OPT_HXL, NULL, "a row of HXL tags under the header" },
	{ "excel", OPT_EXCEL, NULL, "byte order mark, CRLF, no cell that starts a formula" },
	{ "data", OPT_DATA, "DIR", "take rules and dictionaries from DIR" },
	{ "gazetteer", OPT_GAZETTEER, "FILE", "take places from there, not from the one installed" },
	{ "rejects", OPT_REJECTS, "FILE", "list there every number that gave no row, and why" },
	{ "jobs", OPT_JOBS, "N", "work on N threads (1); what comes out is the same" },
	{ "stats", OPT_STATS, NULL, "say on standard error how much was read and found" },
	{ "no-prefilter", OPT_PLAIN, NULL, "try every rule on every sentence: slow, gives the same" },
	{ "help", 'h', NULL, "print this" },
	{ "version", OPT_VERSION, NULL, "print the version" },
};

#define N_OPTIONS (sizeof(options) / sizeof(*options))

static void print_help(void)
{
	puts("usage: tally [OPTION...] FILE...\n"
	     "       tally series | plot | verify | explain | rules ...\n\n"
	     "Numeric claims of each report, as CSV on standard output. \"-\" reads standard\n"
	     "input. tally(1) describes the other commands, tally(5) the columns.\n");
	for (size_t i = 0; i < N_OPTIONS; i++) {
		char left[40], letter[] = "-?, ";

		letter[1] = (char)options[i].code;
		snprintf(left, sizeof(left), "%s--%s%s%s", options[i].code < 256 ? letter : "    ", options[i].name,
				 options[i].argument ? " " : "", options[i].argument ? options[i].argument : "");
		printf("  %-26s %s\n", left, options[i].help);
	}
}

static void print_version(void)
{
	printf("tally %s\n", tally_version());
	puts("Places: GeoNames (geonames.org), CC BY 4.0, where its gazetteer was fetched.");
}

static int usage(const char *why, const char *what)
{
	fprintf(stderr, "tally: %s%s%s%s\n", why, what ? " '" : "", what ? what : "", what ? "'" : "");
	fputs("tally: see tally --help\n", stderr);
	return 2;
}

static void note(void *ctx, const char *message)
{
	(void)ctx;
	fprintf(stderr, "tally: %s\n", message);
}

static bool set_columns(struct settings *s, const char *list)
{
	size_t left = strlen(list), len, cap = 0;
	const char *name;

	while (next_part(&list, &left, ',', &name, &len)) {
		const struct column *c = column_find(name, len);

		if (!c) {
			fprintf(stderr, "tally: no column '%.*s'\n", (int)len, name);
			return false;
		}
		s->columns = grow(s->columns, &cap, s->write.n_columns + 1, sizeof(*s->columns));
		s->columns[s->write.n_columns++] = c;
	}
	s->write.columns = s->columns;
	return true;
}

static bool set_format(struct settings *s, const char *name)
{
	static const char *const names[] = { "auto", "text", "ndjson" };

	for (int i = 0; i < 3; i++)
		if (!strcmp(names[i], name)) {
			s->format = (enum format)i;
			return true;
		}
	return false;
}

static bool set_date(struct settings *s, const char *date)
{
	int32_t day;

	s->date = date;
	return isodate_read(date, &day);
}

static bool set_jobs(struct settings *s, const char *value)
{
	char *end;

	s->jobs = is_digit((unsigned char)*value) ? strtoul(value, &end, 10) : 0;
	return s->jobs && s->jobs <= MAX_JOBS && !*end;
}

/* -1 to go on, else the exit status. */
static int set_option(struct settings *s, int code, const char *value)
{
	switch (code) {
	case 'o': s->write.path = value; return -1;
	case OPT_DATE: return set_date(s, value) ? -1 : usage("not a date", value);
	case OPT_FORMAT: return set_format(s, value) ? -1 : usage("no such format", value);
	case OPT_LANG: s->lang = value; return -1;
	case OPT_COLUMNS: return set_columns(s, value) ? -1 : 2;
	case OPT_NDJSON: s->write.ndjson = true; return -1;
	case OPT_HXL: s->write.hxl = true; return -1;
	case OPT_EXCEL: s->write.excel = true; return -1;
	case OPT_DATA: s->data = value; return -1;
	case OPT_REJECTS: s->rejects = value; return -1;
	case OPT_JOBS: return set_jobs(s, value) ? -1 : usage("not a number of threads", value);
	case OPT_STATS: s->stats = true; return -1;
	case OPT_PLAIN: s->plain = true; return -1;
	case 'h': print_help(); return 0;
	case OPT_GAZETTEER: return setenv("TALLY_GAZETTEER", value, 1) ? 2 : -1;
	case OPT_VERSION: print_version(); return 0;
	default: return 2;
	}
}

/* "-o r1.txt r2.txt" with the name forgotten would write over the first report. */
static bool is_same_file(const char *a, const char *b)
{
	struct stat x, y;

	return strcmp(a, "-") && !stat(a, &x) && !stat(b, &y) && S_ISREG(x.st_mode) && x.st_dev == y.st_dev &&
		x.st_ino == y.st_ino;
}

static int read_options(struct settings *s, int argc, char **argv)
{
	struct option table[N_OPTIONS + 1] = { { 0 } };
	int code, status = -1;

	for (size_t i = 0; i < N_OPTIONS; i++)
		table[i] = (struct option){ options[i].name, options[i].argument ? required_argument : no_argument,
			NULL, options[i].code };
	opterr = 0;
	while (status < 0 && (code = getopt_long(argc, argv, "o:h", table, NULL)) != -1)
		status = code == '?' || code == ':' ? usage("wrong option or argument", argv[optind - 1]) :
			set_option(s, code, optarg);
	if (status >= 0)
		return status;
	if (optind >= argc)
		return usage("no file given", NULL);
	for (int i = optind; i < argc; i++)
		if (s->write.path && is_same_file(s->write.path, argv[i]))
			return usage("the output is one of the reports:", s->write.path);
	if (strcmp(s->lang, "auto") && !knowledge_has_language(s->data, s->lang))
		return usage("no rules for the language", s->lang);
	return -1;
}

/* Mostly letters of another script than the rules are for: say so rather than find nothing. */
static bool is_other_script(const struct report *r)
{
	size_t latin = 0, wide = 0, n = r->len < 4096 ? r->len : 4096;

	for (size_t i = 0; i < n; i++) {
		latin += is_alpha((unsigned char)r->text[i]);
		wide += (unsigned char)r->text[i] >= 0xD0 && (unsigned char)r->text[i] < 0xE0;
	}
	return wide > latin;
}

/* Where rows and rejects go, and what was met on the way. */
struct run {
	struct writer *rows, *rejects;	/* rejects: NULL where they are not asked for */
	size_t reports, passed_over;
};

static bool is_readable(const struct settings *s, const struct report *r)
{
	bool other = (*r->lang && strncmp(r->lang, "en", 2)) || is_other_script(r);

	if (strcmp(s->lang, "auto") || !other)
		return true;
	fprintf(stderr, "tally: %s: passed over, there are no rules for its language%s%s\n", r->id,
			*r->lang ? " " : "", r->lang);
	return false;
}

static bool write_out(void *ctx, const struct buf *rows, const struct buf *rejects)
{
	struct run *run = ctx;

	return !writer_add(run->rows, buf_str(rows), rows->len) &&
		!(run->rejects && writer_add(run->rejects, buf_str(rejects), rejects->len));
}

static bool read_all(const struct settings *s, struct reader *in, struct crew *crew, struct run *run)
{
	const struct report *r;
	bool ok = true, readable = false;

	while (ok && (r = reader_next(in))) {
		if (!r->base) {		/* its first part speaks for all of it */
			readable = is_readable(s, r);
			run->reports += readable;
			run->passed_over += !readable;
		}
		if (readable)
			ok = crew_put(crew, r);
	}
	return crew_finish(crew);
}

static bool open_outputs(const struct settings *s, struct run *run, struct buf *err)
{
	run->rows = writer_open(&s->write, err);
	if (run->rows && s->rejects)
		run->rejects = writer_open(&s->write_rejects, err);
	return run->rows && (!s->rejects || run->rejects);
}

/* All is renamed into place, or nothing where something failed before. */
static bool close_outputs(struct run *run, bool ok, struct buf *err)
{
	if (run->rows && writer_close(run->rows, ok, err))
		ok = false;
	if (run->rejects && writer_close(run->rejects, ok, err))
		ok = false;
	return ok;
}

/* A pattern that does not compile is named; one that ran into a limit is counted. */
static void tell_errors(struct rules *rules, size_t errors)
{
	struct buf err = { 0 };

	if (!rules_compile(rules, &err))
		fprintf(stderr, "tally: %s\n", buf_str(&err));
	else
		fprintf(stderr, "tally: %zu patterns ran into their limit and were given up\n", errors);
	buf_release(&err);
}

/* The exit status of what was read. */
static int sum_up(const struct settings *s, const struct run *run, struct reader *in, const struct crew *crew,
		struct rules *rules)
{
	size_t errors = crew_errors(crew), heaps = crew_passed_over(crew);

	if (heaps)
		fprintf(stderr, "tally: %zu figures were passed over: printed over and over, or heaped up without an end "
				"of a sentence; --rejects lists them\n", heaps);
	if (errors)
		tell_errors(rules, errors);
	if (s->stats)
		fprintf(stderr, "tally: %zu reports, %zu claims, %zu bad inputs, %zu passed over\n", run->reports,
				crew_claims(crew), reader_bad(in), run->passed_over);
	return reader_bad(in) || run->passed_over || errors || heaps ? 1 : 0;
}

static int run(struct settings *s, struct pipeline *p, char **files, size_t n)
{
	struct run run = { .reports = 0 };
	struct crew_options o = { .jobs = s->jobs, .write = &s->write, .rejects = s->rejects, .out = write_out,
		.mode = s->plain ? EXTRACT_PLAIN : s->rejects ? EXTRACT_ALL : EXTRACT_QUICK, .ctx = &run };
	struct reader *in = reader_open(files, n, s->format, s->date, note, NULL);
	struct crew *crew = crew_new(p, &o);
	struct buf err = { 0 };
	bool ok;
	int status;

	s->write_rejects = (struct write_options){ .path = s->rejects, .header = REJECTS_HEADER };
	ok = open_outputs(s, &run, &err) && read_all(s, in, crew, &run);
	if (!close_outputs(&run, ok, &err))
		fprintf(stderr, "tally: %s\n", buf_str(&err)), ok = false;
	status = sum_up(s, &run, in, crew, &p->k.rules);
	crew_free(crew);
	reader_close(in);
	buf_release(&err);
	return ok ? status : 3;
}

int claims_main(int argc, char **argv)
{
	struct settings s = { .date = "", .lang = "auto", .jobs = 1 };
	struct buf err = { 0 };
	struct pipeline p;
	int status = read_options(&s, argc, argv);

	if (status < 0) {
		if (pipeline_open(&p, s.data, strcmp(s.lang, "auto") ? s.lang : "en", NULL, &err)) {
			if (p.small)
				fputs("tally: no gazetteer: only the places of the built-in list are known\n", stderr);
			status = run(&s, &p, argv + optind, (size_t)(argc - optind));
			pipeline_close(&p);
		} else {
			fprintf(stderr, "tally: %s\n", buf_str(&err));
			status = 1;
		}
	}
	free(s.columns);
	buf_release(&err);
	return status;
}
