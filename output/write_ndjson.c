/*
 * write_ndjson.c - rows as NDJSON: the columns as members in their order,
 * numbers as numbers, empty cells as null. JSON holds only UTF-8, so bytes
 * that are none are written as U+FFFD: `text` is then not the report's bytes
 * to the letter, start and end still are.
 */
#include "write_form.h"

#include <json-c/json.h>
#include <stdlib.h>

static void add_utf8(struct buf *b, const char *s, size_t len)
{
	while (len) {
		size_t n = utf8_len(s, len);

		if (n)
			buf_add(b, s, n);
		else
			buf_adds(b, "\xEF\xBF\xBD");
		s += n ? n : 1;
		len -= n ? n : 1;
	}
}

/* A number keeps the digits of its cell, which json-c's own format would change. */
static struct json_object *new_number(const char *digits)
{
	return json_object_new_double_s(strtod(digits, NULL), digits);
}

static struct json_object *new_text(const struct buf *cell)
{
	struct json_object *o;
	struct buf text = { 0 };

	add_utf8(&text, cell->s, cell->len);
	o = json_object_new_string_len(text.s, (int)text.len);
	buf_release(&text);
	return o;
}

void ndjson_add_row(struct buf *out, struct buf *cell, const struct write_options *o,
		const struct report *report, const struct claim *claim)
{
	struct json_object *row = json_object_new_object();
	const struct column *c;

	for (size_t i = 0; (c = chosen_column(o, i)); i++) {
		struct json_object *v = NULL;

		buf_clear(cell);
		c->put(cell, report, claim);
		if (cell->len)
			v = c->numeric ? new_number(cell->s) : new_text(cell);
		if ((cell->len && !v) || json_object_object_add(row, c->name, v))
			abort();
	}
	buf_adds(out, json_object_to_json_string_ext(row,
			JSON_C_TO_STRING_PLAIN | JSON_C_TO_STRING_NOSLASHESCAPE));
	buf_addc(out, '\n');
	json_object_put(row);
}
