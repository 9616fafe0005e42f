/* words.c - looks a word up in a sorted list by halves. */
#include "words.h"

#include <string.h>

struct words words_of(const char *text, size_t len)
{
	const char *line = text, *end = text + len;

	while (line < end && *line == '#') {
		const char *next = memchr(line, '\n', (size_t)(end - line));

		line = next ? next + 1 : end;
	}
	return (struct words){ line, (size_t)(end - line) };
}

static int compare(const char *a, size_t n, const char *b, size_t m)
{
	int order = memcmp(a, b, n < m ? n : m);

	return order ? order : (n > m) - (n < m);
}

bool words_have(const struct words *w, const char *word, size_t len)
{
	size_t low = 0, high = w->len;	/* starts of lines; the word stands from low on and before high */

	while (low < high) {
		size_t start = low + (high - low) / 2, end = start;
		int order;

		while (start > low && w->text[start - 1] != '\n')
			start--;
		while (end < w->len && w->text[end] != '\n')
			end++;
		order = compare(word, len, w->text + start, end - start);
		if (!order)
			return true;
		if (order < 0)
			high = start;
		else
			low = end + 1;
	}
	return false;
}
