/*
 * source.c - who says so: the attribution of the claim's sentence; in a
 * quotation the speaker named where it closes; else the last attribution
 * before it in the paragraph.
 */
#include "context.h"

#include <string.h>

static bool has_name(const struct item *it)
{
	return it->name.end > it->name.start;
}

/* The word of list that text starts with, blank behind it included; 0 for none. ends: at its end instead. */
static size_t edge_word(const char *text, size_t len, const char *const *list, bool ends)
{
	for (; *list; list++) {
		size_t n = strlen(*list), k = 0, from = ends && len > n ? len - n : 0;

		while (k < n && n < len && to_lower((unsigned char)text[from + k]) == (*list)[k])
			k++;
		if (k == n && n < len)
			return n;
	}
	return 0;
}

/* "while Zelenskyy later": conjunctions and adverbs are no part of the speaker. */
static struct span trim_speaker(const struct context *x, struct span s)
{
	static const char *const heads[] = { "while ", "when ", "but ", "and ", "with ", "that ", "as ", "after ", "however ",
		"the ", "a ", "an ", "later ", "meanwhile ", "also ", "where ", NULL };
	static const char *const tails[] = { " later", " also", " then", " earlier", " has", " had", " have",
		" separately", " previously", " reportedly", " officially", NULL };
	size_t n;

	while ((n = edge_word(x->text + s.start, s.end - s.start, heads, false)))
		s.start += (uint32_t)n;
	while ((n = edge_word(x->text + s.start, s.end - s.start, tails, true)))
		s.end -= (uint32_t)n;
	return s;
}

/* Words that stand for a speaker named elsewhere, or for none. */
static bool is_pronoun(const char *s)
{
	static const char *const words[] = { "he", "she", "it", "they", "we", "i", "you", "who", "which", "that", "the",
		"this", "report", "which were", "which was", "there", "thus", "some", "many", "others", "one" };

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (ascii_ieq(words[i], s))
			return true;
	return !*s;
}

/* True when s holds word, in any case. */
static bool mentions(const char *s, const char *word)
{
	for (; *s; s++) {
		size_t i = 0;

		while (word[i] && to_lower((unsigned char)s[i]) == word[i])
			i++;
		if (!word[i])
			return true;
	}
	return false;
}

static bool set_source(const struct context *x, struct claim *c, const struct item *who)
{
	struct span s = trim_speaker(x, who->name);
	const struct lex_entry *e = find_phrase(x, s, CLASS_SOURCE);
	char *name = span_text(x, s);

	if (is_pronoun(name))
		return false;
	c->source = name;
	if (!strcmp(c->status, "asserted")) {
		const char *said = span_text(x, who->span);

		if (mentions(said, "denied report") || mentions(said, "denied claim") || mentions(said, "dismissed report") ||
		    mentions(said, "dismissed claim"))
			c->status = "denied";
		else if (mentions(said, "claim"))
			c->status = "claimed";
		else if (mentions(said, "preliminary") || mentions(said, "initially"))
			c->status = "preliminary";
		else if (mentions(said, "estimates"))
			c->status = "estimated";
	}
	c->source_type = e ? e->code : "unnamed";
	if (who->channel.end > who->channel.start)
		c->channel = span_text(x, who->channel);
	return true;
}

static bool source_in_sentence(const struct context *x, struct claim *c, const struct sentence *s, size_t at)
{
	int item = nearest_item(s, CLASS_WHO, at, has_name);

	return item >= 0 && set_source(x, c, &s->shadow.items[item]);
}

/* Quotation marks of the paragraph up to byte end: odd inside a quotation. */
static bool inside_quote(const struct context *x, const struct claim *c)
{
	const struct sentence *s = c->home;
	size_t i = s->span.start, low = i > QUOTE_REACH ? i - QUOTE_REACH : 0;
	bool open = false;

	while (i > low && x->text[i - 1] != '\n')
		i--;
	for (; i < c->span.start; i++) {
		if (x->text[i] == '"')
			open = !open;
		else if (!memcmp(x->text + i, "\xE2\x80\x9C", 3))
			open = true;
		else if (!memcmp(x->text + i, "\xE2\x80\x9D", 3))
			open = false;
	}
	return open;
}

static bool speaker_behind(const struct context *x, struct claim *c)
{
	const struct sentence *end = x->doc->sentences + x->doc->n, *s = c->home;

	while (++s < end && s - c->home < REACH && s->paragraph == c->home->paragraph) {
		look_at(x, s);
		if (source_in_sentence(x, c, s, 0)) {
			c->inherited |= INHERIT_SOURCE;
			return true;
		}
	}
	return false;
}

static bool speaker_before(const struct context *x, struct claim *c)
{
	const struct sentence *first = x->doc->sentences, *s = c->home;

	while (s-- > first && c->home - s < REACH && s->paragraph == c->home->paragraph) {
		look_at(x, s);
		if (source_in_sentence(x, c, s, s->shadow.len)) {
			c->inherited |= INHERIT_SOURCE;
			return true;
		}
	}
	return false;
}

void find_source(const struct context *x, struct claim *c)
{
	c->source_type = "none";
	if (source_in_sentence(x, c, c->home, claim_position(c)))
		return;
	if (inside_quote(x, c) && speaker_behind(x, c))
		return;
	speaker_before(x, c);
}
