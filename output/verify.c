/*
 * verify.c - holds the rows of a claims.csv against the reports they came
 * from. All rows are kept in memory, sorted by report and byte, and the reports
 * are read once, part by part: memory goes with the rows, not with the reports.
 *
 * Only bytes are compared; whether the figure was read rightly is no question
 * of this file. Where several reports have one id, a row stands if it stands
 * in any of them.
 */
#include "verify.h"

#include "csv_read.h"
#include "write_form.h"

#include "extract/reader.h"
#include "extract/scrub.h"

#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MAX_QUOTE 60	/* bytes of a text that a message repeats */

enum state { ROW_NO_REPORT, ROW_DIFFERS, ROW_OUTSIDE, ROW_NOT_NUMBERS, ROW_STANDS };

struct row {
	const char *id, *text;
	size_t start, end;
	size_t line;
	enum state state;
};

struct verify {
	const char *csv;
	struct row *rows;	/* in file order; by_id points into it */
	struct row **by_id;
	size_t n, cap;
	struct arena arena;
	size_t failed;
};

static void say(const char *message)
{
	fprintf(stderr, "tally: %s\n", message);
}

static void note(void *ctx, const char *message)
{
	(void)ctx;
	say(message);
}

static bool read_offset(const char *s, size_t *offset)
{
	*offset = 0;
	if (!*s || strlen(s) > 18)
		return false;
	for (; *s; s++) {
		if (!is_digit(*s))
			return false;
		*offset = *offset * 10 + (size_t)(*s - '0');
	}
	return true;
}

enum { WANT_ID, WANT_TEXT, WANT_START, WANT_END, WANT_COUNT };

static const struct csv_want want[WANT_COUNT] = {
	{ "report_id", true }, { "text", true }, { "start", true }, { "end", true },
};

static void keep_row(void *data, const char *const *field, size_t line)
{
	struct verify *v = data;
	struct row *row;

	v->rows = grow(v->rows, &v->cap, v->n + 1, sizeof(*v->rows));
	row = &v->rows[v->n++];
	*row = (struct row){
		.id = arena_strdup(&v->arena, field[WANT_ID]),
		.text = arena_strdup(&v->arena, field[WANT_TEXT]),
		.line = line,
	};
	if (!read_offset(field[WANT_START], &row->start) ||
	    !read_offset(field[WANT_END], &row->end) || row->start > row->end)
		row->state = ROW_NOT_NUMBERS;
}

/* An id or text as a spreadsheet export has it: ' before what starts a formula. */
static const char *skip_guard(const char *s)
{
	return s[0] == '\'' && is_formula_start(s[1]) ? s + 1 : s;
}

static int compare_ids(const void *a, const void *b)
{
	const struct row *x = *(struct row *const *)a, *y = *(struct row *const *)b;
	int order = strcmp(skip_guard(x->id), skip_guard(y->id));

	return order ? order : x->start < y->start ? -1 : x->start > y->start;
}

static void sort_rows(struct verify *v)
{
	v->by_id = xmalloc(v->n * sizeof(struct row *));
	for (size_t i = 0; i < v->n; i++)
		v->by_id[i] = &v->rows[i];
	qsort(v->by_id, v->n, sizeof(struct row *), compare_ids);
}

/* Whether a report could still show that the row stands. */
static bool is_open(const struct row *row)
{
	return row->state != ROW_STANDS && row->state != ROW_NOT_NUMBERS;
}

static bool stands_at(const char *text, const char *bytes, size_t len)
{
	return strlen(text) == len && !memcmp(text, bytes, len);
}

/* A row of the part: one that passes its end stands nowhere, since no number is torn. */
static void check_row(struct row *row, const struct report *part)
{
	const char *bytes = part->text + (row->start - part->base);
	size_t len = row->end - row->start;

	if (row->end > part->base + part->len) {
		row->state = part->more ? ROW_DIFFERS : ROW_OUTSIDE;
		return;
	}
	if (stands_at(row->text, bytes, len) || stands_at(skip_guard(row->text), bytes, len))
		row->state = ROW_STANDS;
	else
		row->state = ROW_DIFFERS;
}

/* The first of the sorted rows that is not before byte start of the report. */
static size_t find_first(const struct verify *v, const char *id, size_t start)
{
	size_t low = 0, high = v->n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;
		int order = strcmp(skip_guard(v->by_id[mid]->id), id);

		if (order < 0 || (!order && v->by_id[mid]->start < start))
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

/* Until a part is seen that a row lies in, the report is too short for it. */
static void start_report(struct verify *v, const char *id)
{
	for (size_t i = find_first(v, id, 0); i < v->n && !strcmp(skip_guard(v->by_id[i]->id), id); i++)
		if (is_open(v->by_id[i]))
			v->by_id[i]->state = ROW_OUTSIDE;
}

static void check_part(struct verify *v, const struct report *part)
{
	const char *id = skip_guard(part->id);
	size_t end = part->base + part->len;

	if (!part->base)
		start_report(v, id);
	for (size_t i = find_first(v, id, part->base); i < v->n; i++) {
		struct row *row = v->by_id[i];

		if (strcmp(skip_guard(row->id), id) || row->start >= end)
			break;
		if (is_open(row))
			check_row(row, part);
	}
}

static void add_cut(struct buf *b, const char *s)
{
	size_t len = strlen(s);

	scrub_quoted(b, s, len < MAX_QUOTE ? len : MAX_QUOTE);
}

static void say_failure(const struct verify *v, const struct row *row)
{
	struct buf b = { 0 };

	scrub(&b, v->csv, strlen(v->csv));
	buf_addf(&b, ":%zu: ", row->line);
	if (row->state == ROW_NOT_NUMBERS) {
		buf_adds(&b, "start and end are not two offsets");
	} else if (row->state == ROW_NO_REPORT) {
		buf_adds(&b, "report ");
		add_cut(&b, row->id);
		buf_adds(&b, " is not among the files");
	} else {
		add_cut(&b, row->text);
		buf_addf(&b, " does not stand at bytes %zu..%zu of ", row->start, row->end);
		add_cut(&b, row->id);
		if (row->state == ROW_OUTSIDE)
			buf_adds(&b, ", which is shorter");
	}
	fprintf(stderr, "%s\n", b.s);
	buf_release(&b);
}

static void say_failures(struct verify *v)
{
	for (size_t i = 0; i < v->n; i++) {
		if (v->rows[i].state == ROW_STANDS)
			continue;
		v->failed++;
		say_failure(v, &v->rows[i]);
	}
}

/* Returns how much of the input was bad. */
static size_t check_files(struct verify *v, char **files, size_t n, enum format format)
{
	struct reader *r = reader_open(files, n, format, "", note, NULL);
	const struct report *report;
	size_t bad;

	while ((report = reader_next(r)))
		check_part(v, report);
	bad = reader_bad(r);
	reader_close(r);
	return bad;
}

static int say_result(const struct verify *v)
{
	printf("%zu rows verified, %zu failed\n", v->n - v->failed, v->failed);
	if (!fflush(stdout) && !ferror(stdout))
		return 0;
	fprintf(stderr, "tally: cannot write standard output: %s\n", strerror(errno));
	return -1;
}

static int verify(const char *csv, char **files, size_t n, enum format format)
{
	struct verify v = { .csv = csv };
	struct buf err = { 0 };
	bool bad = csv_read(csv, want, WANT_COUNT, keep_row, &v, &err) != 0;
	int status;

	if (bad)
		say(buf_str(&err));
	sort_rows(&v);
	bad |= check_files(&v, files, n, format) > 0;
	say_failures(&v);
	status = say_result(&v) ? 3 : bad || v.failed;
	buf_release(&err);
	arena_release(&v.arena);
	free(v.by_id);
	free(v.rows);
	return status;
}

static int usage(const char *reason)
{
	fprintf(stderr, "tally: %s\n"
		"usage: tally verify [--format auto|text|ndjson] CLAIMS.csv FILE...\n", reason);
	return 2;
}

static bool find_format(const char *name, enum format *format)
{
	static const char *const names[] = { "auto", "text", "ndjson" };

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		if (strcmp(name, names[i]))
			continue;
		*format = (enum format)i;
		return true;
	}
	return false;
}

int verify_main(int argc, char **argv)
{
	static const struct option options[] = {
		{ "format", required_argument, NULL, 'f' }, { 0 },
	};
	enum format format = FORMAT_AUTO;
	int opt;

	opterr = 0;
	optind = 0;	/* main may have gone over its own options before */
	while ((opt = getopt_long(argc, argv, "", options, NULL)) != -1)
		if (opt != 'f' || !find_format(optarg, &format))
			return usage(opt == 'f' ? "no such format" : "no such option");
	if (argc - optind < 2)
		return usage("verify takes the claims and the files they came from");
	for (int i = optind + 1; i < argc; i++)
		if (!strcmp(argv[i], "-") && !strcmp(argv[optind], "-"))
			return usage("standard input can be read only once");
	return verify(argv[optind], argv + optind + 1, (size_t)(argc - optind - 1), format);
}
