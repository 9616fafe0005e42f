/*
 * reader_form.h - what the reader and its input forms share; nobody else
 * includes it.
 *
 * An input is one file, read in pieces into one buffer. What lies before pos
 * is used up and is thrown away when more is read, so memory is bounded by the
 * longest line of NDJSON, or by one part of a text.
 */
#ifndef TALLY_READER_FORM_H
#define TALLY_READER_FORM_H

#include "reader.h"

#include <json-c/json.h>

/* json-c counts in ints: a line from 2 GiB on is refused as unreadable (EFBIG). */
#define INPUT_MAX ((size_t)INT32_MAX)

struct input {
	const char *name;	/* as on the command line; borrowed */
	int fd;			/* -1 where none is open */
	struct buf buf;
	size_t pos;		/* first byte not used yet */
	bool eof;
	int error;		/* errno of the read that failed, or 0 */
};

struct reader {
	char *const *files;
	size_t n_files, next_file;
	enum format format;	/* asked for */
	const char *date;
	note_fn *note;
	void *ctx;
	size_t bad;
	bool stdin_read;
	struct input in;
	enum format form;	/* of the open file */
	struct arena arena;	/* strings of the present report */
	struct report report;
	struct json_tokener *tok;
	struct json_object *object;	/* owns the strings of an NDJSON report */
	size_t line;		/* number of the line last read, from 1 */
	bool text_open;		/* the file is plain text, and its first part was given out */
	size_t invalid, first_invalid;	/* bytes of the text so far that are no UTF-8, and where */
	struct buf message;
};

/*
 * Read until want bytes lie behind pos; fewer at the end. False on an error.
 * The bytes before pos, and pointers to any, are gone after it.
 */
bool input_fill(struct input *in, size_t want);

/* Offset from pos of the first line end at or behind from, or all that is left. */
bool input_find_eol(struct input *in, size_t from, size_t *eol);

/*
 * The next line without its newline, valid until the next call; false at the
 * end or on an error (in->error).
 */
bool input_line(struct input *in, const char **line, size_t *len);

/* How many bytes are no UTF-8, and the offset of the first. */
size_t count_invalid(const char *s, size_t len, size_t *first);

/*
 * Count something bad and say it: "'FILE'" or "FILE:LINE: " and the words that
 * follow; the words must be fit for a terminal.
 */
void bad_file(struct reader *r, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void bad_line(struct reader *r, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
/* "cannot VERB 'FILE': reason of the error number" */
void bad_access(struct reader *r, const char *verb, int error);

/* A report all of whose strings are "" but for the id and the date of the caller. */
void report_reset(struct reader *r, const char *id);

/*
 * The first YYYY-MM-DD or YYYYMMDD in a path's base name that is a day of 1900
 * to 2199 and has no digit beside it; "" where there is none.
 */
const char *date_in_name(struct arena *a, const char *path);

/* Each fills r->report; false when the file has no more. */
bool read_text(struct reader *r);
bool read_ndjson(struct reader *r);

/* Whether the line holds one JSON object and nothing else. */
bool ndjson_is_object(const char *line, size_t len);

#endif
