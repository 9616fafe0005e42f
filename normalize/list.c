/*
 * list.c - lines that are items of a list, of which what one says holds for no
 * other, and the line that opens a list: "The ministry reported the following:".
 */
#include "context.h"

#include <string.h>

#define LABELS_REACH 12	/* sentences in which the next item of a list stands */

static const struct sentence *line_head(const struct context *x, const struct sentence *s)
{
	while (s > x->doc->sentences && !s->line_start)
		s--;
	return s;
}

/* "NORTH: ", "ITURI. " */
static bool is_labelled(const char *t, const char *end)
{
	size_t n = 0;

	while (t + n < end && n < 40 && (is_upper((unsigned char)t[n]) || t[n] == ' ' || t[n] == '-'))
		n++;
	return n > 2 && t + n + 3 < end && strchr(":.", t[n]) && t[n + 1] == ' ' && is_lower((unsigned char)t[n + 3]);
}

/* "3. The army said", "(2) In Velmar": a paragraph with its number; "2/ Police" goes on with a thread */
static bool is_numbered(const char *t, const char *end)
{
	size_t n = *t == '(';

	while (t + n < end && n < 3 && is_digit((unsigned char)t[n]))
		n++;
	return n > (*t == '(') && t + n + 2 < end && strchr(*t == '(' ? ")" : ".)", t[n]) && t[n + 1] == ' ' &&
		(is_upper((unsigned char)t[n + 2]) || (unsigned char)t[n + 2] >= 0x80 || t[n + 2] == '"');
}

/* "Lower Arno: …": capitals and a colon, a label where other lines have one as well. */
static bool is_titled(const char *t, const char *end)
{
	size_t n = 0;

	while (t + n < end && n < 40 &&
	       (is_alpha((unsigned char)t[n]) || (unsigned char)t[n] >= 0x80 || strchr(" -'", t[n]))) {
		if (is_lower((unsigned char)t[n]) && (!n || t[n - 1] == ' '))
			return false;
		n++;
	}
	return n > 2 && t + n + 2 < end && t[n] == ':' && t[n + 1] == ' ' && !is_upper((unsigned char)t[1]);
}

static bool is_titled_list(const struct context *x, const struct sentence *head)
{
	const struct sentence *first = x->doc->sentences, *end = first + x->doc->n;

	/* the first line is a headline */
	if (head == first || !is_titled(x->text + head->span.start, x->text + head->span.end))
		return false;
	for (const struct sentence *t = head - first > LABELS_REACH ? head - LABELS_REACH : first;
	     t < end && t - head < LABELS_REACH; t++)
		if (t != head && t->line_start && is_titled(x->text + t->span.start, x->text + t->span.end))
			return true;
	return false;
}

bool is_bullet(const char *t)
{
	size_t n = (unsigned char)*t >= 0x80 ? 3 : 1;

	return (*t == '-' || *t == '*' || !strncmp(t, "\xE2\x80\xA2", 3) || !strncmp(t, "\xE2\x80\x93", 3) ||
		!strncmp(t, "\xE2\x80\x94", 3)) && (t[n] == ' ' || (*t == '-' && is_upper((unsigned char)t[1])));
}

bool is_item_line(const char *line, const char *end)
{
	return is_bullet(line) || is_labelled(line, end) || is_titled(line, end);
}

bool is_item(const struct context *x, const struct sentence *s)
{
	const struct sentence *head = line_head(x, s);
	const char *t = x->text + head->span.start;

	/* a label that ends with a full stop is a sentence of its own */
	return is_labelled(t, x->text + x->doc->report->len) || is_bullet(t) || is_numbered(t, x->text + head->span.end) ||
		is_digest_line(x, head) || is_titled_list(x, head);
}

bool is_of_list(const struct context *x, const struct sentence *s)
{
	const struct sentence *first = x->doc->sentences, *end = first + x->doc->n;

	if (!is_item(x, s))
		return false;
	for (const struct sentence *t = s - first > LABELS_REACH ? s - LABELS_REACH : first;
	     t < end && t - s < LABELS_REACH; t++)
		if (t->line_start && is_item(x, t) && line_head(x, t) != line_head(x, s))
			return true;
	return false;
}

bool is_other_item(const struct context *x, const struct sentence *from, const struct sentence *to)
{
	return is_item(x, from) && line_head(x, from) != line_head(x, to);
}

bool stands_apart(const struct context *x, const struct sentence *s)
{
	int lines = 0;

	for (size_t i = s->span.end; i < s[1].span.start; i++)
		lines += x->text[i] == '\n';
	return lines > 1;
}

bool opens_section(const struct context *x, const struct sentence *s)
{
	return s > x->doc->sentences && s->line_start && s[1].line_start && !s->n_claims && stands_apart(x, s - 1);
}

const struct sentence *lead_of(const struct context *x, const struct sentence *s)
{
	const struct sentence *first = x->doc->sentences, *t = s;

	while (t-- > first && s - t < REACH && s->span.start - t->span.start < QUOTE_REACH) {
		look_at(x, t);
		if (x->text[t->span.end - 1] == ':')
			return t;
		/* items may stand apart, too */
		if (sentence_has(t, CLASS_WHO) || (stands_apart(x, t) && !(is_item(x, t) && is_item(x, t + 1))))
			return NULL;
	}
	return NULL;
}
