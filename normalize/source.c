/*
 * source.c - who says so: the attribution of the claim's sentence; in a
 * quotation the speaker named where it closes; else the last attribution
 * before it in the paragraph.
 */
#include "context.h"

#include <string.h>

#include "extract/token.h"

static bool has_name(const struct item *it)
{
	return it->name.end > it->name.start;
}

/* The word of list that text starts with, blank behind it included; 0 for none. ends: at its end instead. */
static size_t edge_word(const char *text, size_t len, const char *const *list, bool ends)
{
	for (; *list; list++) {
		size_t n = strlen(*list), from = ends && len > n ? len - n : 0;

		if (n < len && starts_lower(text + from, *list))
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
	while (s.end > s.start && strchr(", ;:", x->text[s.end - 1]))
		s.end--;
	return s;
}

/* Words that stand for a speaker named elsewhere, or for none. */
static bool is_pronoun(const char *s)
{
	static const char *const words[] = { "he", "she", "it", "they", "we", "i", "you", "who", "which", "that", "the",
		"this", "report", "which were", "which was", "there", "thus", "some", "many", "others", "one", "has", "have",
		"had", "thus denying", "reports", "initial reports", "preliminary data", "preliminary reports",
		"preliminary information", "data", "estimates", "initial information", "his", "her", "their" };

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (ascii_ieq(words[i], s))
			return true;
	return !*s;
}

/* True when s holds word, in any case. */
static bool mentions(const char *s, const char *word)
{
	while (*s && !starts_lower(s, word))
		s++;
	return *s != '\0';
}

/* How sure a figure is by the words of who says it; a claim that knows already keeps its own. */
static void set_status(const struct context *x, struct claim *c, const struct item *who)
{
	const char *said = span_text(x, who->span);

	if (strcmp(c->status, "asserted"))
		return;
	if (mentions(said, "denied report") || mentions(said, "denied claim") || mentions(said, "dismissed report") ||
	    mentions(said, "dismissed claim"))
		c->status = "denied";
	else if (mentions(said, "claim") && !mentions(said, "claimed responsibility"))
		c->status = "claimed";
	else if (mentions(said, "preliminary") || mentions(said, "initially"))
		c->status = "preliminary";
	else if (mentions(said, "estimates"))
		c->status = "estimated";
}

/* Words cut out of a clause ("confirming the", "denied the charge and"): they open with a verb or break off. */
static bool is_fragment(const struct context *x, struct span s)
{
	const uint64_t verbs = class_bit(CLASS_VED) | class_bit(CLASS_VING) | class_bit(CLASS_SAID);
	struct shadow sh = { 0 };
	size_t pos = 0, start, n = 0;
	uint64_t first = 0, last = 0;

	shadow_set(&sh, x->text, s);
	while (token_next(sh.text, sh.len, &pos, &start)) {
		last = lexicon_starts(x->k->lexicon, sh.text + start, pos - start);
		if (!n++)
			first = last;
	}
	shadow_release(&sh);
	return first & verbs || (n > 1 && last & class_bit(CLASS_FUNCTION));
}

static bool set_source(const struct context *x, struct claim *c, const struct item *who)
{
	struct span s = trim_speaker(x, who->name);
	const struct lex_entry *e = find_phrase(x, s, CLASS_SOURCE);
	char *name = span_text(x, s);

	set_status(x, c, who);
	if (is_pronoun(name) || is_fragment(x, s))
		return false;
	c->source = name;
	c->source_type = e ? e->code : "unnamed";
	if (who->channel.end > who->channel.start)
		c->channel = span_text(x, who->channel);
	return true;
}

/* "citing leaked documents": before whoever only passes it on. */
static bool is_first(const struct item *it)
{
	return has_name(it) && it->rule && strstr(it->rule->flags, "first");
}

/* The attribution of what stands at byte at: the nearest, but each clause has its own. */
static int speaker_of(const struct sentence *s, size_t at)
{
	const struct shadow *sh = &s->shadow;
	size_t best = SIZE_MAX;
	int found = -1;

	for (size_t i = 0; i < sh->len; i++) {
		const struct item *it = sh->item[i] >= 0 ? &sh->items[sh->item[i]] : NULL;
		size_t cost = i > at ? i - at : at - i;

		if (!it || it->cls != CLASS_WHO || !has_name(it))
			continue;
		for (size_t k = i < at ? i : at; k < (i < at ? at : i); k++)
			cost += sh->text[k] == ';' ? 200 : 0;
		if (cost <= best) {
			best = cost;
			found = sh->item[i];
		}
	}
	return found;
}

static bool source_in_sentence(const struct context *x, struct claim *c, const struct sentence *s, size_t at)
{
	int first = nearest_item(s, CLASS_WHO, at, is_first);
	int item = first >= 0 ? first : speaker_of(s, at);

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

/* A footnote mark closes what its source says: [107] at the end of a sentence. */
static bool is_noted(const struct context *x, const struct sentence *s)
{
	return s->span.end > s->span.start + 3 && x->text[s->span.end - 1] == ']' &&
		is_digit((unsigned char)x->text[s->span.end - 2]);
}

/* Back through the paragraph; a pronoun ("she said") reaches for its name beyond it. */
static bool speaker_before(const struct context *x, struct claim *c)
{
	const struct sentence *first = x->doc->sentences, *s = c->home;
	bool pronoun = nearest_item(c->home, CLASS_WHO, 0, has_name) >= 0;

	while (s-- > first && c->home - s < (pronoun ? 12 : REACH) && (pronoun || s->paragraph == c->home->paragraph)) {
		if (is_noted(x, s))
			return false;
		look_at(x, s);
		if (source_in_sentence(x, c, s, s->shadow.len)) {
			c->inherited |= INHERIT_SOURCE;
			return true;
		}
	}
	return false;
}

static bool is_office(const char *type)
{
	static const char *const types[] = { "military", "ministry", "government", "police", "prosecutor", "health", "un",
		"emergency_service", "local_official", NULL };

	return is_one_of(type, types);
}

/* A line of a bulletin's head that opens with the office whose bulletin it is: a heading, not a sentence. */
static bool take_publisher_line(const struct context *x, struct claim *c, const struct sentence *s)
{
	const struct shadow *sh = &s->shadow;
	const struct item *office = NULL, *next = NULL;

	for (size_t i = 0; i < sh->len && !next; i++) {
		const struct item *it = sh->item[i] >= 0 ? &sh->items[sh->item[i]] : NULL;

		if (office && it)
			next = it;
		else if (it && it->cls == CLASS_SOURCE)
			office = it;
		else if (it && it->cls != CLASS_DEMONYM && it->cls != CLASS_PLACE && it->cls != CLASS_NAME)
			return false;
	}
	if (!office || !is_office(office->lex->code) || x->text[office->span.end] == '\'' ||
	    (next && (next->cls == CLASS_VED || next->cls == CLASS_VBASE ||
			next->cls == CLASS_VPAST || next->cls == CLASS_SAID)))
		return false;
	c->source = span_text(x, (struct span){ s->span.start, office->span.end });
	c->source_type = office->lex->code;
	c->inherited |= INHERIT_SOURCE;
	return true;
}

/* "Air Command South reports": a heading that is nothing but an attribution. */
static bool take_heading(const struct context *x, struct claim *c, const struct sentence *s)
{
	look_at(x, s);
	if (!sentence_has(s, CLASS_WHO))
		return take_publisher_line(x, c, s);
	if (s->shadow.len > 2 || x->text[s->span.end - 1] == '.' || !source_in_sentence(x, c, s, 0))
		return false;
	c->inherited |= INHERIT_SOURCE;
	return true;
}

/* In a bulletin the office at its head says all that is not told to be said by another. */
static bool take_publisher(const struct context *x, struct claim *c)
{
	const struct sentence *first = x->doc->sentences, *end = first + x->doc->n;

	for (const struct sentence *s = first; s < end && s - first < 4 && s->span.start < 400; s++)
		if (s->line_start && s->span.end - s->span.start < 700 && take_heading(x, c, s))
			return true;
	return false;
}

void find_source(const struct context *x, struct claim *c)
{
	c->source_type = "none";
	if (source_in_sentence(x, c, c->home, claim_position(c)))
		return;
	if (inside_quote(x, c) && speaker_behind(x, c))
		return;
	if (!speaker_before(x, c))
		take_publisher(x, c);
}
