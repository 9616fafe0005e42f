/*
 * lexicon_load.c - reads the lines of a dictionary file (lexicon/README says how
 * they are written) into phrases and their entries.
 */
#include "lexicon_parts.h"

#include <string.h>

#define MAX_COLUMNS 8

static bool fail(struct buf *err, const char *file, int line, const char *why)
{
	buf_addf(err, "%s:%d: %s", file, line, why);
	return false;
}

struct columns {
	enum word_class cls[MAX_COLUMNS];	/* CLASS_NONE marks the attribute column, … */
	size_t n, attr;				/* … which is this one; n or more for none */
};

static bool read_classes(struct columns *c, const char *s, size_t len)
{
	const char *part;
	size_t n;

	c->n = 0;
	c->attr = MAX_COLUMNS;
	while (next_part(&s, &len, ' ', &part, &n)) {
		if (!n)
			continue;
		if (c->n == MAX_COLUMNS)
			return false;
		c->cls[c->n] = n == 1 && *part == '=' ? CLASS_NONE : class_by_name(part, n);
		if (n == 1 && *part == '=')
			c->attr = c->n;
		else if (c->cls[c->n] == CLASS_NONE)
			return false;
		c->n++;
	}
	return c->n > 0;
}

/* The attributes hold for the columns before theirs as well. */
static const char *read_attr(struct lexicon *lx, const struct columns *c, const char *s, size_t len)
{
	const char *col;
	size_t n;

	for (size_t i = 0; c->attr < c->n && next_part(&s, &len, '|', &col, &n); i++)
		if (i == c->attr)
			return lexicon_text(lx, col, n);
	return "";
}

static bool read_line(struct lexicon *lx, const struct columns *c, struct lex_entry e,
		const char *s, size_t len, struct buf *err)
{
	const char *col, *var;
	size_t n, m;

	next_part(&s, &len, '|', &col, &n);
	if (!n)
		return fail(err, e.file, e.line, "no code before the first |");
	e.code = lexicon_text(lx, col, n);
	e.attr = s ? read_attr(lx, c, s, len) : "";
	for (size_t i = 0; i < c->n && next_part(&s, &len, '|', &col, &n); i++) {
		if (c->cls[i] == CLASS_NONE)
			continue;
		e.cls = c->cls[i];
		while (next_part(&col, &n, ',', &var, &m))
			if (!lexicon_add(lx, var, m, &e))
				return fail(err, e.file, e.line, "a word of more than 255 bytes");
	}
	return s ? fail(err, e.file, e.line, "more columns than %class names") : true;
}

bool lexicon_load(struct lexicon *lx, const char *file, const char *text, size_t len, struct buf *err)
{
	struct columns c = { .n = 0 };
	struct lex_entry e = { .file = lexicon_text(lx, file, strlen(file)) };
	const char *line;
	size_t n;

	while (next_part(&text, &len, '\n', &line, &n)) {
		const char *hash = n ? memchr(line, '#', n) : NULL;

		e.line++;
		if (hash) {
			n = (size_t)(hash - line);
			line = trim(line, &n);
		}
		if (!n)
			continue;
		if (n > 7 && !memcmp(line, "%class ", 7)) {
			if (!read_classes(&c, line + 7, n - 7))
				return fail(err, file, e.line, "unknown class");
		} else if (!c.n) {
			return fail(err, file, e.line, "an entry before %class");
		} else if (!read_line(lx, &c, e, line, n, err)) {
			return false;
		}
	}
	return true;
}
