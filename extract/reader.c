/*
 * reader.c - goes over the files, decides which form each has and gives out
 * their reports. The forms themselves are in reader_text.c and
 * reader_ndjson.c; nothing is unpacked or converted here.
 *
 * A name that ends in .ndjson or .jsonl is NDJSON, so that a bad first line
 * does not turn the file into prose; anything else is NDJSON where its first
 * line that is not blank is a JSON object, and plain text where it is not.
 */
#include "reader_form.h"

#include "scrub.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define SNIFF ((size_t)64 * 1024)	/* bytes that decide what a file is */

static void say(struct reader *r, const char *fmt, va_list ap)
{
	va_list again;
	int n;

	va_copy(again, ap);
	n = vsnprintf(NULL, 0, fmt, again);
	va_end(again);
	if (n > 0) {
		char *s = xmalloc((size_t)n + 1);

		vsnprintf(s, (size_t)n + 1, fmt, ap);
		buf_add(&r->message, s, (size_t)n);
		free(s);
	}
	r->bad++;
	if (r->note)
		r->note(r->ctx, buf_str(&r->message));
}

void bad_file(struct reader *r, const char *fmt, ...)
{
	va_list ap;

	buf_clear(&r->message);
	scrub_quoted(&r->message, r->in.name, strlen(r->in.name));
	va_start(ap, fmt);
	say(r, fmt, ap);
	va_end(ap);
}

void bad_line(struct reader *r, const char *fmt, ...)
{
	va_list ap;

	buf_clear(&r->message);
	scrub(&r->message, r->in.name, strlen(r->in.name));
	buf_addf(&r->message, ":%zu: ", r->line);
	va_start(ap, fmt);
	say(r, fmt, ap);
	va_end(ap);
}

void bad_access(struct reader *r, const char *verb, int error)
{
	buf_clear(&r->message);
	buf_addf(&r->message, "cannot %s ", verb);
	scrub_quoted(&r->message, r->in.name, strlen(r->in.name));
	buf_addf(&r->message, ": %s", strerror(error));
	r->bad++;
	if (r->note)
		r->note(r->ctx, r->message.s);
}

void report_reset(struct reader *r, const char *id)
{
	r->report = (struct report){
		.id = id, .text = "", .date = "", .title = "", .source = "", .lang = "",
	};
}

static void close_file(struct reader *r)
{
	if (r->in.fd > STDIN_FILENO)
		close(r->in.fd);
	r->in.fd = -1;
	buf_clear(&r->in.buf);
}

/* open(2) takes a directory, and only read(2) would refuse it. */
static int open_path(const char *name)
{
	int fd = open(name, O_RDONLY | O_CLOEXEC);
	struct stat st;

	if (fd >= 0 && !fstat(fd, &st) && S_ISDIR(st.st_mode)) {
		close(fd);
		errno = EISDIR;
		return -1;
	}
	return fd;
}

static bool open_file(struct reader *r, const char *name)
{
	struct input *in = &r->in;

	in->name = name;
	in->pos = 0;
	r->report.more = r->text_open = false;
	in->eof = false;
	in->error = 0;
	r->line = 0;
	if (strcmp(name, "-")) {
		in->fd = open_path(name);
	} else if (r->stdin_read) {
		bad_file(r, ": standard input can be read only once");
		return false;
	} else {
		in->fd = STDIN_FILENO;
		r->stdin_read = true;
	}
	if (in->fd < 0)
		bad_access(r, "open", errno);
	return in->fd >= 0;
}

/* Control codes, DEL and bytes that are no UTF-8, in percent; cut ends do not count. */
static size_t share_of_noise(const char *s, size_t len, bool cut, size_t *nuls)
{
	size_t noise, first;

	*nuls = 0;
	for (size_t i = 0; cut && i < 3 && len && !utf8_len(s + len - 1, 1); i++)
		len--;
	noise = count_invalid(s, len, &first);
	for (size_t i = 0; i < len; i++) {
		unsigned char c = (unsigned char)s[i];

		*nuls += !c;
		noise += (c < 0x20 && !is_space(c)) || c == 0x7F;
	}
	return len ? noise * 100 / len : 0;
}

static size_t skip_mark(const char *s, size_t len)
{
	return len >= 3 && !memcmp(s, "\xEF\xBB\xBF", 3) ? 3 : 0;
}

/*
 * Whether the first bytes can be text; says why not. NULs are left to the
 * lines of NDJSON, where each makes one line bad and not the file.
 */
static bool check_bytes(struct reader *r, bool lines)
{
	const char *s = buf_str(&r->in.buf);
	size_t len = r->in.buf.len, mark = skip_mark(s, len), nuls, noise;

	if (r->in.eof && mark + strspn(s + mark, " \t\r\n\v\f") == len) {
		bad_file(r, " is empty");
		return false;
	}
	if (len >= 2 && (!memcmp(s, "\xFF\xFE", 2) || !memcmp(s, "\xFE\xFF", 2))) {
		bad_file(r, ": UTF-16 is not read; convert it to UTF-8");
		return false;
	}
	noise = share_of_noise(s, len, !r->in.eof, &nuls);
	if (nuls && !lines)
		bad_file(r, ": not text (it holds NUL bytes)");
	else if (noise > 10)
		bad_file(r, ": not text (%zu%% are control codes or invalid UTF-8)", noise);
	return noise <= 10 && (!nuls || lines);
}

static bool ends_in(const char *s, const char *end)
{
	size_t len = strlen(s), n = strlen(end);

	return len >= n && ascii_ieq(s + len - n, end);
}

/* False where the first line could not be read to its end. */
static bool first_line_is_object(struct reader *r, bool *is)
{
	struct input *in = &r->in;
	size_t from = skip_mark(in->buf.s, in->buf.len), eol;

	from += strspn(in->buf.s + from, " \t\r\n");
	*is = false;
	if (in->buf.s[from] != '{')
		return true;
	if (!input_find_eol(in, from, &eol))
		return false;
	*is = ndjson_is_object(in->buf.s + from, eol - from);
	return true;
}

static bool choose_form(struct reader *r)
{
	bool is = false;

	r->form = r->format;
	if (r->format == FORMAT_AUTO)
		r->form = ends_in(r->in.name, ".ndjson") || ends_in(r->in.name, ".jsonl") ?
			  FORMAT_NDJSON : FORMAT_TEXT;
	if (!input_fill(&r->in, SNIFF)) {
		bad_access(r, "read", r->in.error);
		return false;
	}
	if (!check_bytes(r, r->form == FORMAT_NDJSON))
		return false;
	if (r->format != FORMAT_AUTO || r->form == FORMAT_NDJSON)
		return true;
	if (!first_line_is_object(r, &is)) {
		bad_access(r, "read", r->in.error);
		return false;
	}
	r->form = is ? FORMAT_NDJSON : FORMAT_TEXT;
	return true;
}

struct reader *reader_open(char *const *files, size_t n, enum format format,
		const char *date, note_fn *note, void *ctx)
{
	struct reader *r = xmalloc(sizeof(*r));

	*r = (struct reader){
		.files = files, .n_files = n, .format = format, .date = date ? date : "",
		.note = note, .ctx = ctx, .in.fd = -1,
	};
	return r;
}

/* Open the next file that can be read; false when there are no more. */
static bool next_file(struct reader *r)
{
	while (r->next_file < r->n_files) {
		if (open_file(r, r->files[r->next_file++]) && choose_form(r))
			return true;
		close_file(r);
	}
	return false;
}

static void fill_date(struct reader *r)
{
	if (!*r->report.date)
		r->report.date = r->date;
	if (!*r->report.date)
		r->report.date = date_in_name(&r->arena, r->in.name);
}

const struct report *reader_next(struct reader *r)
{
	if (!r->report.more)
		arena_clear(&r->arena);
	while (r->in.fd >= 0 || next_file(r)) {
		if (r->form == FORMAT_NDJSON ? read_ndjson(r) : read_text(r)) {
			fill_date(r);
			return &r->report;
		}
		close_file(r);
	}
	return NULL;
}

size_t reader_bad(const struct reader *r)
{
	return r->bad;
}

void reader_close(struct reader *r)
{
	if (!r)
		return;
	close_file(r);
	json_object_put(r->object);
	if (r->tok)
		json_tokener_free(r->tok);
	buf_release(&r->in.buf);
	buf_release(&r->message);
	arena_release(&r->arena);
	free(r);
}
