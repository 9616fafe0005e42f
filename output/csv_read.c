/*
 * csv_read.c - the CSV reader of `tally series` and `tally plot`, over libcsv
 * in its strict mode. The file is fed line by line, so that a message can name
 * the line. It does not know what the columns mean, and keeps no row.
 */
#include "csv_read.h"

#include <csv.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define NO_COLUMN ((size_t)-1)

struct reader {
	const char *path;
	const struct csv_want *want;
	size_t count;
	csv_row_fn *fn;
	void *data;
	struct buf *err;
	struct buf text;		/* cells of the row, each with its NUL */
	size_t *cell, cells, cap;	/* where each cell begins in text */
	size_t *column;			/* column of want[i] */
	const char **field;
	size_t columns, rows;		/* of the header; rows ended so far */
	size_t line, row_line;
	bool failed;
};

static void fail_at(struct reader *r, size_t line, const char *reason)
{
	if (r->failed)
		return;
	r->failed = true;
	buf_addf(r->err, "%s:%zu: %s", r->path, line, reason);
}

static void end_cell(void *s, size_t len, void *data)
{
	struct reader *r = data;

	if (!r->cells)
		r->row_line = r->line;
	if (len && memchr(s, '\0', len))
		fail_at(r, r->line, "NUL byte");
	r->cell = grow(r->cell, &r->cap, r->cells + 1, sizeof(*r->cell));
	r->cell[r->cells++] = r->text.len;
	buf_add(&r->text, s, len);
	buf_addc(&r->text, '\0');
}

static const char *cell_text(const struct reader *r, size_t i)
{
	return r->text.s + r->cell[i];
}

static void read_header(struct reader *r)
{
	r->columns = r->cells;
	for (size_t i = 0; i < r->count; i++) {
		r->column[i] = NO_COLUMN;
		for (size_t k = r->cells; k-- > 0;)
			if (!strcmp(cell_text(r, k), r->want[i].name))
				r->column[i] = k;
		if (r->column[i] == NO_COLUMN && r->want[i].required && !r->failed) {
			r->failed = true;
			buf_addf(r->err, "%s:%zu: no column '%s' in the header",
				 r->path, r->row_line, r->want[i].name);
		}
	}
}

static void give_row(struct reader *r)
{
	if (r->cells != r->columns) {
		r->failed = true;
		buf_addf(r->err, "%s:%zu: %zu cells where the header has %zu",
			 r->path, r->row_line, r->cells, r->columns);
		return;
	}
	for (size_t i = 0; i < r->count; i++)
		r->field[i] = r->column[i] == NO_COLUMN ? "" : cell_text(r, r->column[i]);
	r->fn(r->data, r->field, r->row_line);
}

static void end_row(int ch, void *data)
{
	struct reader *r = data;
	bool tags = r->rows == 1 && r->cells && cell_text(r, 0)[0] == '#';

	(void)ch;
	if (r->failed)
		return;
	if (!r->rows)
		read_header(r);
	else if (!tags)
		give_row(r);
	r->rows++;
	r->cells = 0;
	buf_clear(&r->text);
}

static void read_lines(struct reader *r, struct csv_parser *p, FILE *in)
{
	char *s = NULL;
	size_t cap = 0, skip;
	ssize_t len;

	while (!r->failed && (len = getline(&s, &cap, in)) >= 0) {
		r->line++;
		skip = r->line == 1 && len >= 3 && !memcmp(s, "\xEF\xBB\xBF", 3) ? 3 : 0;
		if (csv_parse(p, s + skip, (size_t)len - skip, end_cell, end_row, r)
		    != (size_t)len - skip)
			fail_at(r, r->line, "quote in the wrong place");
	}
	if (!r->failed && ferror(in))
		fail_at(r, r->line, strerror(errno));
	free(s);
	if (!r->failed && csv_fini(p, end_cell, end_row, r))
		fail_at(r, r->cells ? r->row_line : r->line, "quote never closed");
	if (!r->failed && !r->rows)
		fail_at(r, 1, "no header");
}

int csv_read(const char *path, const struct csv_want *want, size_t count,
	     csv_row_fn *fn, void *data, struct buf *err)
{
	bool std = !strcmp(path, "-");
	struct reader r = { .path = std ? "standard input" : path, .want = want, .count = count,
		.fn = fn, .data = data, .err = err };
	FILE *in = std ? stdin : fopen(path, "rb");
	struct csv_parser p;

	if (!in) {
		buf_addf(err, "cannot open '%s': %s", path, strerror(errno));
		return -1;
	}
	if (csv_init(&p, CSV_STRICT | CSV_STRICT_FINI))
		abort();
	r.column = xmalloc(count * sizeof(*r.column));
	r.field = xmalloc(count * sizeof(*r.field));
	read_lines(&r, &p, in);
	csv_free(&p);
	free(r.column);
	free(r.field);
	free(r.cell);
	buf_release(&r.text);
	if (!std)
		fclose(in);
	return r.failed ? -1 : 0;
}
