/*
 * quotation.c - for source.c: a quotation is told by who is named where it closes,
 * one that goes on by who is named where the one before it closes.
 */
#include "source.h"

#include <string.h>

#include "extract/token.h"

#define SERIES 8	/* paragraphs of one quotation */

/* Whether a byte of a sentence is in a quotation: behind an odd number of quotation marks of its paragraph. */
static bool is_quoted(const struct context *x, const struct sentence *s, uint32_t at)
{
	size_t low = s->span.start > QUOTE_REACH ? s->span.start - QUOTE_REACH : 0;
	const char *line = memrchr(x->text + low, '\n', s->span.start - low), *end = x->text + at;
	const char *start = line ? line + 1 : x->text + low;
	bool open = false;

	if (!memchr(start, '"', (size_t)(end - start)) && !memchr(start, '\xE2', (size_t)(end - start)))
		return false;
	for (const char *t = start; t < end; t++) {
		if (*t == '"')
			open = !open;
		else if (*t == '\xE2' && t[1] == '\x80' && (t[2] == '\x9C' || t[2] == '\x9D'))
			open = t[2] == '\x9C';
	}
	return open;
}

bool inside_quote(const struct context *x, const struct claim *c)
{
	return is_quoted(x, c->home, c->span.start);
}

bool starts_quoted(const struct context *x, const struct sentence *s)
{
	return is_quoted(x, s, s->span.start);
}

/* Where the quotation closes that the claim stands in, or is looked for no further. */
static const char *quote_end(const struct context *x, const struct claim *c)
{
	const char *t = x->text + c->span.end, *far = t + QUOTE_REACH;

	while (*t && t < far && *t != '"' && strncmp(t, "\xE2\x80\x9D", 3) != 0)
		t++;
	return t;
}

/* Who is named where the quotation closes in a sentence, not who is told of in it; else its first. */
static int speaker_at(const struct context *x, const struct sentence *s, const char *close)
{
	const struct shadow *sh = &s->shadow;

	for (size_t i = 0; sentence_has(s, CLASS_WHO) && i < sh->len; i++)
		if (shadow_item(sh, i) && shadow_item(sh, i)->cls == CLASS_WHO && x->text + shadow_item(sh, i)->span.end > close)
			return sh->item[i];
	return first_or_nearest(s, 0);
}

/* "… We buried nine. The others are still there," said a miner: who is named where the quotation closes. */
bool speaker_behind(const struct context *x, struct claim *c)
{
	const struct sentence *end = x->doc->sentences + x->doc->n, *s = c->home;
	const char *close = quote_end(x, c);

	while (++s < end && s - c->home < REACH && s->paragraph == c->home->paragraph && x->text + s->span.start < close) {
		int who;

		look_at(x, s);
		who = speaker_at(x, s, close);
		if (who >= 0 && (set_source(x, c, &s->shadow.items[who]) || speaker_meant(x, c, s, who))) {
			c->inherited |= INHERIT_SOURCE;
			return true;
		}
	}
	return false;
}

/* Whether quotation marks close before who is named. */
static bool is_of_quote(const struct context *x, const struct item *who)
{
	const char *at = x->text + who->span.start;

	return is_flagged(who, "quote") ||
		(who->span.start > 4 && at[-1] == ' ' && (at[-2] == '"' || !strncmp(at - 4, "\xE2\x80\x9D", 3)));
}

/* "We fled," said a miner. "I lost four brothers.": nobody else is named since, so he goes on. */
bool speaker_goes_on(const struct context *x, struct claim *c)
{
	const struct sentence *first = x->doc->sentences, *s = c->home;

	while (s-- > first && c->home - s <= CARRY_REACH && s->paragraph == c->home->paragraph) {
		int who;

		look_at(x, s);
		who = nearest_item(s, CLASS_WHO, s->shadow.len, NULL);
		if (who < 0)
			continue;
		if (!is_of_quote(x, &s->shadow.items[who]) ||
		    !(set_source(x, c, &s->shadow.items[who]) || speaker_meant(x, c, s, who)))
			return false;
		c->inherited |= INHERIT_SOURCE;
		return true;
	}
	return false;
}

/* The first sentence of the paragraph of s. */
static const struct sentence *paragraph_start(const struct context *x, const struct sentence *s)
{
	while (s > x->doc->sentences && s[-1].paragraph == s->paragraph)
		s--;
	return s;
}

static bool opens_quoted(const struct context *x, const struct sentence *s)
{
	return is_opening_quote(x->text + s->span.start);
}

/*
 * Of several paragraphs of one quotation each opens with its mark, and only the last
 * closes: who is named last before them, or in one of them, says them all.
 */
bool speaker_of_series(const struct context *x, struct claim *c)
{
	const struct sentence *first = x->doc->sentences, *s = paragraph_start(x, c->home);

	for (int n = 0; n < SERIES && s > first && opens_quoted(x, s); n++) {
		const struct sentence *t = s;

		s = paragraph_start(x, s - 1);
		while (t-- > s) {
			int who;

			look_at(x, t);
			who = nearest_item(t, CLASS_WHO, t->shadow.len, NULL);
			if (who < 0)
				continue;
			if (!set_source(x, c, &t->shadow.items[who]) && !speaker_meant(x, c, t, who))
				return false;
			c->inherited |= INHERIT_SOURCE;
			return true;
		}
	}
	return false;
}

bool is_quotation(const struct sentence *s)
{
	const struct shadow *sh = &s->shadow;

	for (size_t i = 0; sentence_has(s, CLASS_WHO) && i < sh->len; i++)
		if (shadow_item(sh, i) && is_flagged(shadow_item(sh, i), "quote"))
			return true;
	return false;
}
