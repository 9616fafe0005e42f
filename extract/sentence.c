/*
 * sentence.c - cuts a report into sentences by its own marks alone: no model,
 * no look at more than the next line. A sentence ends at a newline (unless the
 * next line goes on in lower case, as hard-wrapped text does), or at . ! ?
 * (with the quotes and brackets that close behind it) before a blank and
 * something that can open a sentence, unless the word before is an
 * abbreviation or an initial.
 */
#include "sentence.h"

#include <stdlib.h>
#include <string.h>

/* Words that a full stop follows in the middle of a sentence, in the order of strcmp(). */
static const char abbreviations[][8] = {
	"adm", "al", "approx", "apr", "art", "aug", "ave", "brig", "capt", "cdr", "cf", "cmdr", "co", "col",
	"corp", "cpl", "dec", "dept", "dr", "eng", "esp", "est", "etc", "feb", "fig", "fr", "gen", "gov",
	"hon", "inc", "incl", "jan", "jr", "jul", "jun", "lt", "ltd", "maj", "mar", "messrs", "mr", "mrs",
	"ms", "no", "nos", "nov", "oct", "op", "pfc", "pres", "prof", "pvt", "rep", "rev", "rs", "sen", "sep",
	"sept", "sgt", "spc", "sq", "sr", "st", "supt", "vs",
};

static int compare(const void *a, const void *b)
{
	return strcmp(a, b);
}

/* The letters that end at byte end, copied; their number, 0 where there are none or too many. */
static size_t last_word(const char *text, size_t start, size_t end, char word[8])
{
	size_t from = end, n;

	while (from > start && is_alpha((unsigned char)text[from - 1]))
		from--;
	n = end - from;
	if (n >= 8)
		return 0;
	memcpy(word, text + from, n);
	word[n] = '\0';
	return n;
}

static bool is_abbreviation(const char *text, size_t start, size_t dot)
{
	char word[8];
	size_t n = last_word(text, start, dot, word);

	if (n == 1 && is_upper((unsigned char)word[0]))
		return true;	/* an initial, or "U.S." */
	if (!n)
		return false;
	for (size_t k = 0; k < n; k++)
		word[k] = (char)to_lower((unsigned char)word[k]);
	if (!bsearch(word, abbreviations, sizeof(abbreviations) / sizeof(*abbreviations), sizeof(*abbreviations), compare))
		return false;
	/* "no." ends a sentence unless a number follows */
	return strcmp(word, "no") || (text[dot + 1] == ' ' && is_digit((unsigned char)text[dot + 2]));
}

/* "1." at the start of a line numbers the item */
static bool is_item_number(const char *text, size_t start, size_t dot)
{
	if (dot == start || dot - start > 3)
		return false;
	for (size_t i = start; i < dot; i++)
		if (!is_digit((unsigned char)text[i]))
			return false;
	return true;
}

/* Length of a closing quote, bracket or footnote mark at i, 0 for none. */
static size_t closer_len(const char *text, size_t len, size_t i)
{
	const char *s = text + i;
	size_t n = 1;

	if (i >= len)
		return 0;
	if (strchr("\"')]", *s) && *s)
		return 1;
	if (len - i >= 3 && (!memcmp(s, "\xE2\x80\x9D", 3) || !memcmp(s, "\xE2\x80\x99", 3) ||
			     !memcmp(s, "\xE2\x80\x9C", 3)))
		return 3;
	if (len - i >= 2 && !memcmp(s, "\xC2\xBB", 2))
		return 2;
	if (*s == '[') {
		while (i + n < len && n < 8 && (is_digit((unsigned char)s[n]) || is_lower((unsigned char)s[n])))
			n++;
		if (n > 1 && i + n < len && s[n] == ']')
			return n + 1;
	}
	return 0;
}

/* True where the mark at i closes a sentence; *end is then behind its closers. */
static bool closes(const char *text, size_t len, size_t start, size_t i, size_t *end)
{
	size_t n;
	bool noted = false;

	*end = i + 1;
	while (*end < len && strchr(".!?", text[*end]) && text[*end])
		++*end;
	while ((n = closer_len(text, len, *end))) {
		noted |= text[*end] == '[' || n > 1 || text[*end] == '"';
		*end += n;
	}
	if (*end >= len)
		return true;
	if (!is_space((unsigned char)text[*end]))
		/* "overnight.[71]The": a footnote mark without its blank */
		return noted && is_upper((unsigned char)text[*end]);
	if (text[i] == '.' && (is_abbreviation(text, start, i) || is_item_number(text, start, i)))
		return false;
	for (i = *end; i < len && text[i] == ' '; i++)
		;
	return i >= len || !is_lower((unsigned char)text[i]);
}


#define WRAPPED_MIN 36	/* bytes that a line of hard-wrapped text has, … */
#define WRAPPED_MAX 85	/* … from where to where */
#define WRAPPED_OPEN 24	/* and that one has at least that ends in "and" */
#define BLOCK_LINES 8	/* that are looked at for whether a text is wrapped */
#define ITEM_MAX 50	/* a line that ends in a figure and is no longer may be an item of a list */

/* Words that a line of a list or a headline does not end with, in the order of strcmp(). */
static const char open_words[][8] = {
	"a", "about", "after", "against", "almost", "an", "and", "another", "around", "as", "at", "between",
	"but", "by", "during", "for", "from", "had", "has", "have", "in", "into", "its", "killing", "least",
	"leaving", "near", "nearly", "of", "on", "only", "or", "over", "since", "some", "than", "that", "the",
	"their", "to", "until", "was", "were", "when", "where", "which", "while", "who", "with",
};

/*
 * How long the line is that ends at byte end; 0 where it is shorter than least or too long
 * for a wrapped one, or the next, from byte next on, is too long.
 */
static size_t wrapped_line(const char *text, size_t len, size_t end, size_t next, size_t least)
{
	size_t from = end;

	while (from && end - from <= WRAPPED_MAX && text[from - 1] != '\n')
		from--;
	if (end - from < least || end - from > WRAPPED_MAX)
		return 0;
	if (len - next > WRAPPED_MAX && !memchr(text + next, '\n', WRAPPED_MAX))
		return 0;
	return end - from;
}

/* Whether the word that ends at byte end leaves its sentence open. */
static bool ends_open(const char *text, size_t start, size_t end)
{
	char word[8];

	return last_word(text, start, end, word) &&
		bsearch(word, open_words, sizeof(open_words) / sizeof(*open_words), sizeof(*open_words), compare);
}

/* "killed and 18": a figure at the end of a line that the words before it leave open. */
static bool ends_in_open_figure(const char *text, size_t start, size_t end)
{
	while (end > start && (is_digit((unsigned char)text[end - 1]) || text[end - 1] == ','))
		end--;
	while (end > start && text[end - 1] == ' ')
		end--;
	return ends_open(text, start, end);
}

/* "(Relief Agency, 8" / "May 2016)": whether a bracket opens before byte end of a line and closes in the next. */
static bool parts_bracket(const char *text, size_t len, size_t start, size_t end, size_t next)
{
	while (end > start && !strchr("()\n", text[end - 1]))
		end--;
	while (next < len && !strchr("()\n", text[next]))
		next++;
	return end > start && text[end - 1] == '(' && next < len && text[next] == ')';
}

/* Where the line starts that byte at stands in; no further back than a wrapped line is long. */
static size_t line_at(const char *text, size_t at)
{
	size_t from = at;

	while (from && at - from <= WRAPPED_MAX && text[from - 1] != '\n')
		from--;
	return from;
}

/* Whether a line goes on in lower case in the next, which starts at byte next. */
static bool goes_on_small(const char *text, size_t end, size_t next)
{
	return is_lower((unsigned char)text[next]) && (is_lower((unsigned char)text[end - 1]) || text[end - 1] == ',');
}

/* The same of the lines from byte at on, up to a blank one; width: of the longest, if it is longer. */
static bool is_wrapped_below(const char *text, size_t len, size_t at, size_t *width)
{
	bool wrapped = false;

	for (int i = 0; i < BLOCK_LINES && at < len; i++) {
		const char *nl = memchr(text + at, '\n', len - at < WRAPPED_MAX + 1 ? len - at : WRAPPED_MAX + 1);
		size_t end = nl ? (size_t)(nl - text) : len;

		if (!nl || end == at || end + 1 >= len)
			break;
		wrapped |= goes_on_small(text, end, end + 1);
		*width = end - at > *width ? end - at : *width;
		at = end + 1;
	}
	return wrapped;
}

/*
 * Whether the line that ends at byte end is one of a hard-wrapped text and has no
 * room left for the word that the next one starts with, at byte next: it ends there
 * for its length alone. That the text is wrapped is told by a line of the same block
 * that goes on in lower case.
 */
static bool is_full(const char *text, size_t len, size_t end, size_t next)
{
	size_t from = line_at(text, end), own = end - from, width = own, word = next;
	bool wrapped = false;

	while (word < len && !is_space((unsigned char)text[word]))
		word++;
	if (own < WRAPPED_MIN || own > WRAPPED_MAX || !(is_alnum((unsigned char)text[next]) || text[next] == '"'))
		return false;
	for (int i = 0; i < BLOCK_LINES && from > 1 && text[from - 2] != '\n'; i++) {
		size_t above = line_at(text, from - 1);

		if (from - 1 - above > WRAPPED_MAX)
			return false;
		wrapped |= goes_on_small(text, from - 1, from);
		width = from - 1 - above > width ? from - 1 - above : width;
		from = above;
	}
	wrapped |= is_wrapped_below(text, len, next, &width);
	return wrapped && own + 1 + (word - next) > width;
}

/* True where the newline at i only wraps a line. */
static bool is_wrap(const char *text, size_t len, size_t start, size_t i)
{
	size_t before = i, line;
	unsigned char last, next;

	while (before > start && is_space((unsigned char)text[before - 1]))
		before--;
	for (i++; i < len && (text[i] == ' ' || text[i] == '\t'); i++)
		;
	if (i >= len || before == start || text[i] == '\n')
		return false;
	last = (unsigned char)text[before - 1];
	next = (unsigned char)text[i];
	if ((is_lower(last) || last == ',') && (is_lower(next) || next == ',' || next == ';'))
		return true;
	/* "the fight-\ning": a word that was parted at the end of its line */
	if (last == '-' && before - start > 1 && is_lower((unsigned char)text[before - 2]) && is_lower(next))
		return true;
	if (is_digit(next) && ends_open(text, start, before) && wrapped_line(text, len, before, i, WRAPPED_OPEN))
		return true;
	line = wrapped_line(text, len, before, i, WRAPPED_MIN);
	if (line && parts_bracket(text, len, start, before, i))
		return true;
	/* a short line that ends in a figure is an item of a list, however the next one starts */
	if (line && is_lower(next) && (is_digit(last) || is_upper(last)))
		return line > ITEM_MAX || (is_digit(last) && ends_in_open_figure(text, start, before));
	/* "linking the capital to the central / Andes": a sentence that was wrapped before goes on in a name */
	if (line > ITEM_MAX && before - line > start && is_lower(last) && is_upper(next))
		return true;
	return (line && (last == ',' || ends_open(text, start, before))) || is_full(text, len, before, i);
}

#define PIECE_MAX 1024

/*
 * A sentence without end is read in pieces. They part behind a comma or
 * semicolon, else before a figure, else at a blank: where it tears least.
 */
static size_t cut_piece(const char *text, size_t start)
{
	size_t last = start + PIECE_MAX, floor = start + PIECE_MAX / 2, figure = 0, blank = 0;

	for (size_t i = last; i > floor; i--) {
		if (!is_space((unsigned char)text[i]))
			continue;
		if (strchr(",;:", text[i - 1]) && text[i - 1])
			return i;
		if (!figure && is_digit((unsigned char)text[i + 1]))
			figure = i;
		if (!blank)
			blank = i;
	}
	if (figure || blank)
		return figure ? figure : blank;
	for (int i = 0; i < 3 && ((unsigned char)text[last] & 0xC0) == 0x80; i++)
		last--;	/* no blank: at least not inside a letter */
	return last;
}

typedef char bytes __attribute__((vector_size(16)));
typedef long long halves __attribute__((vector_size(16)));

/* Whether one of the next bytes may end a sentence: they are compared all at once. */
static bool holds_mark(const char *text)
{
	bytes b;
	halves any;

	memcpy(&b, text, sizeof(b));
	any = (halves)((b == '.') | (b == '!') | (b == '?') | (b == '\n'));
	return any[0] | any[1];
}

/* The next byte from i on at which a sentence may end; end where there is none. */
static size_t next_mark(const char *text, size_t end, size_t i)
{
	static const bool mark[256] = { ['.'] = true, ['!'] = true, ['?'] = true, ['\n'] = true };

	while (i + sizeof(bytes) <= end && !holds_mark(text + i))
		i += sizeof(bytes);
	while (i < end && !mark[(unsigned char)text[i]])
		i++;
	return i;
}

bool sentence_next(const char *text, size_t len, size_t *pos, struct sentence *s)
{
	size_t i = *pos, end, last, lines = 0;

	s->line_start = !i;
	if (!i && len >= 3 && !memcmp(text, "\xEF\xBB\xBF", 3))
		i = 3;	/* a byte order mark is a blank */
	for (; i < len && is_space((unsigned char)text[i]); i++)
		lines += text[i] == '\n';
	if (i >= len)
		return false;
	/* "… two died.\nThe others": a sentence that ends where a line is full ends no paragraph */
	if (lines == 1 && is_full(text, len, s->span.end, i))
		lines = 0;
	s->line_start |= lines > 0;
	s->paragraph += lines;
	s->span.start = (uint32_t)i;
	last = len - i > SHADOW_MAX ? i + SHADOW_MAX + 1 : len;
	for (; (i = next_mark(text, last, i)) < last; i++) {
		if (text[i] == '\n' && !is_wrap(text, len, s->span.start, i))
			break;
		if (text[i] != '\n' && closes(text, len, s->span.start, i, &end)) {
			i = end;
			break;
		}
	}
	s->is_piece = i - s->span.start > SHADOW_MAX;
	if (s->is_piece)
		i = cut_piece(text, s->span.start);
	*pos = i;
	while (i > s->span.start && is_space((unsigned char)text[i - 1]))
		i--;
	s->span.end = (uint32_t)i;
	return true;
}
