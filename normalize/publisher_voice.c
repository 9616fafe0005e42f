/*
 * publisher_voice.c - for publisher.c: the office that speaks in a report whose
 * heading names none. Where the text speaks of "the enemy" and "our troops", or
 * calls itself a release, it is the first office that is said to report.
 */
#include "publisher.h"

#define VOICE_SENTENCES 12	/* that show whose voice it is, … */
#define VOICE_BYTES 3000	/* … and may name the office */

/* Outside of quotations only those who are at war speak of "the enemy", and of "our troops" with him. */
static bool speaks(const struct context *x, const struct sentence *s, const char *code)
{
	struct span told = cut_short(s->span, VOICE_BYTES);

	for (size_t i = told.start; i < told.end; i++)
		if (is_opening_quote(x->text + i))
			return false;
	return span_says(x, told, code);
}

/* How many of the first sentences speak of the enemy, and how many of our own. */
int count_voice(const struct context *x, const char *code)
{
	const struct sentence *first = x->doc->sentences, *end = first + x->doc->n;
	int n = 0;

	for (const struct sentence *s = first; s < end && s - first < VOICE_SENTENCES && s->span.start < VOICE_BYTES; s++)
		n += speaks(x, s, code);
	return n;
}

static bool is_voice_of_side(const struct context *x)
{
	int enemy = count_voice(x, "enemy");

	return enemy && enemy + count_voice(x, "ours") > 1;
}

/* "PRESS RELEASE NO. 12": of the first office to speak in it, whether a dictionary knows that one or not. */
static bool is_release(const struct context *x)
{
	const struct sentence *first = x->doc->sentences, *end = first + x->doc->n;

	for (const struct sentence *s = first; s < end && s - first < HEAD_LINES && s->span.start < HEAD_BYTES; s++)
		if (s->line_start && span_starts(x, s->span, "release"))
			return true;
	return false;
}

/* "Western Arno Command": a name whose last word is a common noun is that of a body, no person's. */
static bool is_body(const struct context *x, struct span name)
{
	uint32_t last = name.end;

	while (last > name.start && is_word_byte((unsigned char)x->text[last - 1]))
		last--;
	return last > name.start && is_upper((unsigned char)x->text[last]) &&
		is_plain_word(x, (struct span){ last, name.end });
}

/* The speaker that a sentence names first; NULL where it names none that can be read. */
static const struct item *first_speaker(const struct context *x, const struct sentence *s, struct speaker *by)
{
	int who;

	look_at(x, s);
	who = nearest_item(s, CLASS_WHO, 0, NULL);
	return who >= 0 && read_speaker(x, &s->shadow.items[who], by) ? &s->shadow.items[who] : NULL;
}

bool find_reporting_office(const struct context *x)
{
	const struct sentence *first = x->doc->sentences, *end = first + x->doc->n;
	bool release = is_release(x), told = release || is_voice_of_side(x);

	for (const struct sentence *s = first; told && s < end && s->span.start < VOICE_BYTES; s++) {
		struct speaker by;
		const struct item *who = first_speaker(x, s, &by);

		if (!who || (!is_office(by.type) && !speaks(x, s, "ours") && !(release && is_body(x, who->name))))
			continue;
		*x->publisher = (struct publisher){ true, by.name, by.type, false, false };
		return true;
	}
	return false;
}

/* "Ministry of Mines | News" above "…, the mine rescue service reports": the site passes on what that one says. */
void take_lead_office(const struct context *x)
{
	const struct sentence *first = x->doc->sentences, *end = first + x->doc->n;
	uint32_t line = first->span.start;

	while (line < first->span.end && x->text[line] != '|')
		line++;
	for (const struct sentence *s = first + 1; line < first->span.end && s < end && s - first < HEAD_LINES; s++) {
		struct speaker by;

		if (!first_speaker(x, s, &by) || !is_office(by.type))
			continue;
		*x->publisher = (struct publisher){ true, by.name, by.type, false, false };
		return;
	}
}
