/*
 * write_csv.c - rows as CSV: text quoted by libcsv, numbers and empty cells
 * bare, LF at the line end (CRLF for spreadsheets). Bytes go through as they
 * are; what a cell holds is decided in columns.c.
 */
#include "write_form.h"

#include <csv.h>

#define MARK "\xEF\xBB\xBF"

/* LibreOffice runs even a quoted "=1+2". */
bool is_formula_start(char c)
{
	return c == '=' || c == '+' || c == '-' || c == '@' || c == '\t' || c == '\r';
}

static void add_quoted(struct buf *out, const struct buf *cell)
{
	size_t room = 2 * cell->len + 2;	/* every byte a quote */

	out->s = grow(out->s, &out->cap, out->len + room + 1, 1);
	out->len += csv_write2(out->s + out->len, room, cell->s, cell->len, '"');
	out->s[out->len] = '\0';
}

static void end_row(struct buf *out, const struct write_options *o)
{
	buf_adds(out, o->excel ? "\r\n" : "\n");
}

void csv_add_header(struct buf *out, const struct write_options *o)
{
	const struct column *c;

	if (o->excel)
		buf_adds(out, MARK);
	for (size_t i = 0; (c = chosen_column(o, i)); i++)
		buf_addf(out, "%s%s", i ? "," : "", c->name);
	end_row(out, o);
	if (!o->hxl)
		return;
	/* Bare, so that gnuplot takes the row for a comment. */
	for (size_t i = 0; (c = chosen_column(o, i)); i++)
		buf_addf(out, "%s%s", i ? "," : "", c->hxl);
	end_row(out, o);
}

void csv_add_row(struct buf *out, struct buf *cell, const struct write_options *o,
		const struct report *report, const struct claim *claim)
{
	const struct column *c;
	struct buf plain = { 0 };

	for (size_t i = 0; (c = chosen_column(o, i)); i++) {
		if (i)
			buf_addc(out, ',');
		buf_clear(cell);
		c->put(cell, report, claim);
		if (!cell->len)
			continue;
		if (c->numeric) {
			buf_add(out, cell->s, cell->len);
		} else if (o->excel && is_formula_start(cell->s[0])) {
			buf_addc(&plain, '\'');
			buf_add(&plain, cell->s, cell->len);
			add_quoted(out, &plain);
			buf_clear(&plain);
		} else {
			add_quoted(out, cell);
		}
	}
	end_row(out, o);
	buf_release(&plain);
}
