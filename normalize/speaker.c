/*
 * speaker.c - the words of an attribution made into a source: the name without
 * what belongs to the clause, its kind, and how sure it makes a figure.
 */
#include "context.h"

#include <string.h>

#include "extract/token.h"

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
		"this", "report", "same source", "same sources", "same account", "which were", "which was", "there", "thus",
		"some", "many", "others", "one", "has", "have", "had", "thus denying", "reports", "initial reports",
		"preliminary data", "preliminary reports", "preliminary information", "preliminary estimates", "data",
		"estimates", "initial information", "his", "her", "their" };

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

/* "The army spokesman denied it and said": the speaker stands at the head of what was taken for his name. */
static bool cut_fragment(const struct context *x, struct span *s)
{
	struct span where;

	if (!is_fragment(x, *s))
		return true;
	if (!find_phrase_span(x, *s, CLASS_SOURCE, &where) || where.start - s->start > 40)
		return false;
	s->end = where.end;
	return !is_fragment(x, *s);
}

/* ", adding a photograph", "an attack claimed by rebels": no speaker of a figure. */
static bool is_no_speech(const struct context *x, const struct item *who)
{
	const char *said = x->text + who->span.start;
	size_t n = who->name.start - who->span.start;

	return starts_lower(said, "claimed by ") || (n > 6 && starts_lower(said + 2, "adding "));
}

bool read_speaker(const struct context *x, const struct item *who, struct speaker *out)
{
	struct span s = trim_speaker(x, who->name);
	bool named = !is_no_speech(x, who) && cut_fragment(x, &s);
	const struct lex_entry *e = find_phrase(x, s, CLASS_SOURCE);

	*out = (struct speaker){ span_text(x, s), e ? e->code : "unnamed" };
	return named && !is_pronoun(out->name);
}

bool set_source(const struct context *x, struct claim *c, const struct item *who)
{
	struct speaker by;

	set_status(x, c, who);
	if (!read_speaker(x, who, &by))
		return false;
	c->source = by.name;
	c->source_type = by.type;
	if (who->channel.end > who->channel.start)
		c->channel = span_text(x, who->channel);
	return true;
}
