/*
 * recording.c - speakers of radio transcripts: "[BEGIN RECORDING] [BRAVO] TWO
 * PEOPLE DIED. [END RECORDING]". Who stands in brackets at the head of a
 * recording or of a sentence in it says all up to the next of them.
 */
#include "context.h"

#include <string.h>

#define RECORDING_REACH 6000	/* bytes before a claim that its recording may begin in */
#define SPEAKER_BYTES 80	/* of a speaker in brackets */

static bool holds_one(const char *text, size_t len, const char *const *words)
{
	for (size_t i = 0; i < len; i++)
		for (size_t k = 0; words[k]; k++)
			if (starts_lower(text + i, words[k]))
				return true;
	return false;
}

/* Of the one who wrote the recording down: "[PASSAGE OMITTED]". */
static bool is_remark(const char *text, size_t len)
{
	static const char *const words[] = { "omitted", "indistinct", "continued", "unknown", "text", "video", "speak", NULL };

	return holds_one(text, len, words);
}

/* His own words are nobody's figures. */
static bool is_reporter(const char *text, size_t len)
{
	static const char *const words[] = { "reporter", "announcer", "correspondent", NULL };

	return holds_one(text, len, words);
}

/* The name in the bracket at i, where it stands as a speaker: behind another bracket or the end of a sentence. */
static bool read_bracket(const char *text, size_t i, struct span *name)
{
	const char *end = memchr(text + i, ']', strnlen(text + i, SPEAKER_BYTES));
	size_t before = i;

	while (before && text[before - 1] == ' ')
		before--;
	if (!end || !before || !strchr("].?!", text[before - 1]))
		return false;
	*name = (struct span){ (uint32_t)i + 1, (uint32_t)(end - text) };
	return !is_remark(text + name->start, name->end - name->start);
}

/* The speaker of the recording that byte at stands in; empty where it stands in none, or is told by a reporter. */
static struct span recorded_speaker(const char *text, size_t at)
{
	size_t low = at > RECORDING_REACH ? at - RECORDING_REACH : 0;
	struct span name, found = { 0, 0 };

	for (size_t i = at; i-- > low;) {
		char next = (char)to_lower((unsigned char)text[i + 1]);	/* before the NUL at the end */

		if (text[i] != '[')
			continue;
		if (next == 'b' && starts_lower(text + i, "[begin recording"))
			return found;
		if (next == 'e' && starts_lower(text + i, "[end recording"))
			break;
		if (!found.end && read_bracket(text, i, &name))
			found = name;
	}
	return (struct span){ 0, 0 };
}

bool holds_recordings(const struct report *r)
{
	const char *s = r->text, *end = r->text + r->len;

	for (; (s = memchr(s, '[', (size_t)(end - s))); s++)
		if (starts_lower(s, "[begin recording"))
			return true;
	return false;
}

bool recording_speaker(const struct context *x, struct claim *c)
{
	struct span name;

	if (!x->has_recordings)
		return false;
	name = recorded_speaker(x->text, c->span.start);
	if (name.end == name.start || is_reporter(x->text + name.start, name.end - name.start))
		return false;
	c->source = span_text(x, name);
	c->source_type = speaker_type(x, name);
	c->inherited |= INHERIT_SOURCE;
	return true;
}
