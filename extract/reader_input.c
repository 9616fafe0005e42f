/*
 * reader_input.c - a file read in pieces, and the tests on its bytes. Knows
 * neither reports nor messages; errors are kept as errno.
 */
#include "reader_form.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#define CHUNK ((size_t)64 * 1024)

static bool read_chunk(struct input *in)
{
	struct buf *b = &in->buf;
	ssize_t n;

	if (b->len >= INPUT_MAX) {
		in->error = EFBIG;
		return false;
	}
	b->s = grow(b->s, &b->cap, b->len + CHUNK + 1, 1);
	do
		n = read(in->fd, b->s + b->len, CHUNK);
	while (n < 0 && errno == EINTR);
	if (n < 0) {
		in->error = errno;
		return false;
	}
	in->eof = n == 0;
	b->len += (size_t)n;
	b->s[b->len] = '\0';
	return true;
}

static void drop_used(struct input *in)
{
	in->buf.len -= in->pos;
	memmove(in->buf.s, in->buf.s + in->pos, in->buf.len + 1);
	in->pos = 0;
}

bool input_fill(struct input *in, size_t want)
{
	if (in->pos)
		drop_used(in);
	while (!in->eof && in->buf.len - in->pos < want)
		if (!read_chunk(in))
			return false;
	return true;
}

bool input_find_eol(struct input *in, size_t from, size_t *eol)
{
	for (;;) {
		size_t left = in->buf.len - in->pos;
		const char *s = buf_str(&in->buf) + in->pos;
		const char *end = from < left ? memchr(s + from, '\n', left - from) : NULL;

		if (end || in->eof) {
			*eol = end ? (size_t)(end - s) : left;
			return true;
		}
		from = from > left ? from : left;	/* scan each byte once */
		if (!read_chunk(in))
			return false;
	}
}

bool input_line(struct input *in, const char **line, size_t *len)
{
	size_t left = in->buf.len - in->pos;

	if (in->pos && !memchr(in->buf.s + in->pos, '\n', left))
		drop_used(in);
	if (!input_find_eol(in, 0, len))
		return false;
	if (in->pos == in->buf.len)
		return false;
	*line = in->buf.s + in->pos;
	in->pos += *len + (in->pos + *len < in->buf.len);
	return true;
}

/* Bytes at s that are ASCII, eight at a time: nearly all of most reports. */
static size_t ascii_run(const char *s, size_t len)
{
	size_t n = 0;
	uint64_t word;

	for (; len - n >= sizeof(word); n += sizeof(word)) {
		memcpy(&word, s + n, sizeof(word));
		if (word & UINT64_C(0x8080808080808080))
			break;
	}
	return n;
}

size_t count_invalid(const char *s, size_t len, size_t *first)
{
	size_t bad = 0;

	for (size_t i = ascii_run(s, len); i < len; i += ascii_run(s + i, len - i)) {
		size_t n = utf8_len(s + i, len - i);

		if (!n && !bad++)
			*first = i;
		i += n ? n : 1;
	}
	return bad;
}
