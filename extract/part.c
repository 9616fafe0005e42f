/*
 * part.c - where a long report is cut. It looks for a blank line, else for the
 * end of a line, else of a sentence, from the end of what fits backwards.
 */
#include "part.h"

#include "sentence.h"
#include "text.h"

#include <string.h>

#define LINES (PART_BYTES / 2)		/* how far back a blank line is looked for */
#define SENTENCES ((size_t)32 * 1024)	/* how far back an end of a sentence is */

/* Behind the last blank line of text[from, to); 0 for none. */
static size_t behind_blank_line(const char *text, size_t from, size_t to)
{
	const char *nl;

	while (to > from && (nl = memrchr(text + from, '\n', to - from))) {
		size_t at = (size_t)(nl - text), i = at;

		while (i > from && (text[i - 1] == ' ' || text[i - 1] == '\t' || text[i - 1] == '\r'))
			i--;
		if (i > from && text[i - 1] == '\n')
			return at + 1;
		to = i;
	}
	return 0;
}

/*
 * Behind the last sentence that ends in text[from, to), one that ends its line
 * if there is any; from where all is blank up to the last. Sentences are bounded,
 * so one that from lies in ends long before to.
 */
static size_t behind_sentence(const char *text, size_t len, size_t from, size_t to)
{
	struct sentence s = { 0 };
	size_t pos = from, line = 0, sentence = from;

	while (sentence_next(text, len, &pos, &s) && pos < to) {
		sentence = pos;
		if (text[pos] == '\n')
			line = pos + 1;
	}
	return line ? line : sentence;
}

size_t part_length(const char *text, size_t len)
{
	size_t cut, ahead = len < PART_BYTES + PART_AHEAD ? len : PART_BYTES + PART_AHEAD;

	if (len <= PART_BYTES)
		return len;
	cut = behind_blank_line(text, PART_BYTES - LINES, PART_BYTES);
	return cut ? cut : behind_sentence(text, ahead, PART_BYTES - SENTENCES, PART_BYTES);
}

static void set_length(struct report *r, size_t left)
{
	r->len = part_length(r->text, left);
	r->more = r->len < left;
}

void part_first(struct report *r, size_t total)
{
	r->base = 0;
	set_length(r, total);
}

void part_next(struct report *r, size_t total)
{
	r->base += r->len;
	r->text += r->len;
	set_length(r, total - r->base);
}
