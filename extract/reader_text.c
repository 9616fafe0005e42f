/*
 * reader_text.c - plain text: a file is one report, its id the path as given.
 * It is read part by part (part.h) and never held as a whole.
 *
 * The text is the file byte for byte, a byte order mark and bytes that are no
 * UTF-8 included: offsets count from the first byte of the file and stay true.
 * Later stages take a mark for a blank and other bytes from 0x80 on for letters.
 */
#include "reader_form.h"

#include "isodate.h"
#include "part.h"

#include <string.h>

/* YYYY-MM-DD or YYYYMMDD at s; years that a report can come from. */
static bool read_name_date(const char *s, char out[ISODATE_SIZE])
{
	char iso[ISODATE_SIZE] = "0000-00-00";
	size_t n = strspn(s, "0123456789");
	int32_t days, first, last;

	if (n == 8) {
		memcpy(iso, s, 4);
		memcpy(iso + 5, s + 4, 2);
		memcpy(iso + 8, s + 6, 2);
	} else if (n == 4 && strnlen(s, 10) == 10 && !is_digit(s[10])) {
		memcpy(iso, s, 10);
	}
	if (!isodate_read(iso, &days) || !isodate_read("1900-01-01", &first) ||
	    !isodate_read("2199-12-31", &last) || days < first || days > last)
		return false;
	memcpy(out, iso, ISODATE_SIZE);
	return true;
}

const char *date_in_name(struct arena *a, const char *path)
{
	const char *base = strrchr(path, '/');
	char out[ISODATE_SIZE];

	base = base ? base + 1 : path;
	for (const char *s = base; *s; s++)
		if ((s == base || !is_digit(s[-1])) && read_name_date(s, out))
			return arena_strdup(a, out);
	return "";
}

static void count_utf8(struct reader *r)
{
	size_t first = 0;
	size_t n = count_invalid(r->report.text, r->report.len, &first);

	if (n && !r->invalid)
		r->first_invalid = r->report.base + first;
	r->invalid += n;
}

static void say_utf8(struct reader *r)
{
	if (r->invalid > 1)
		bad_file(r, ": invalid UTF-8 at byte %zu (and %zu more)", r->first_invalid, r->invalid - 1);
	else if (r->invalid)
		bad_file(r, ": invalid UTF-8 at byte %zu", r->first_invalid);
}

static bool start(struct reader *r)
{
	if (r->text_open)
		return r->report.more;
	r->text_open = true;
	r->invalid = 0;
	report_reset(r, r->in.name);
	return true;
}

bool read_text(struct reader *r)
{
	struct input *in = &r->in;
	size_t left;

	if (!start(r))
		return false;
	if (!input_fill(in, PART_BYTES + PART_AHEAD)) {
		bad_access(r, "read", in->error);
		return false;
	}
	left = in->buf.len - in->pos;
	r->report.base += r->report.len;
	r->report.text = in->buf.s + in->pos;
	r->report.len = part_length(r->report.text, left);
	r->report.more = r->report.len < left;
	in->pos += r->report.len;
	count_utf8(r);
	if (!r->report.more)
		say_utf8(r);
	return true;
}
