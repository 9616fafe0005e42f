/*
 * place_longer.c - names that only look like a town's: the first words of a longer
 * name that an institution has ("Velmar University", "St. Lena Hospital"), a
 * street's ("Foundry Street"), and common words that some title prints in capitals.
 */
#include "place.h"

#include <string.h>

#include "extract/words.h"

#define LONGEST 4	/* words that such a name goes on for */

/* Behind the blank, or the full stop of "St.", that ends at i; i where the name ends there. */
static uint32_t next_of_name(const struct context *x, uint32_t start, uint32_t i)
{
	bool saint = x->text[i] == '.' && i - start == 2 && x->text[i - 1] == 't';

	i += saint;
	return is_space((unsigned char)x->text[i]) && (saint || x->text[i - 1] != '.') ? i + 1 : i;
}

static uint32_t end_of_word(const struct context *x, uint32_t i)
{
	while (is_word_byte((unsigned char)x->text[i]))
		i++;
	return i;
}

/* Whether a word may go on the name before it: where all are in capitals, only one that is no common word. */
static bool goes_on(const struct context *x, struct span word, bool caps)
{
	if (word.end == word.start || !is_upper((unsigned char)x->text[word.start]))
		return false;
	return !caps || !is_plain_word(x, word);
}

struct span longer_name(const struct context *x, struct span name, bool caps)
{
	struct span whole = name;

	for (int i = 0; i < LONGEST; i++) {
		uint32_t next = next_of_name(x, name.start, whole.end);
		struct span word = { next, end_of_word(x, next) };

		if (next == whole.end)
			break;
		whole.end = word.end;
		if (is_upper((unsigned char)x->text[word.start]) && names_thing(x, whole))
			return whole;
		if (!goes_on(x, word, caps))
			break;
	}
	return name;
}

/* One word alone may be a town's ("Mocha"). */
static bool is_of_common_words(const struct context *x, struct span name)
{
	int words = 0;

	for (uint32_t i = name.start; i < name.end; i++) {
		uint32_t end = end_of_word(x, i);

		if (end == i)
			continue;
		if (!is_plain_word(x, (struct span){ i, end }))
			return false;
		words++;
		i = end;
	}
	return words > 1;
}

bool is_capital_phrase(const struct context *x, struct span name)
{
	return !ends_in_area(x, name) && !span_ends(x, name, "scene.kind") && is_of_common_words(x, name);
}
