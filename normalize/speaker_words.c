/*
 * speaker_words.c - the words of an attribution without what belongs to its clause:
 * datelines, conjunctions, lists and clauses before the speaker, verbs behind.
 */
#include "context.h"

#include <string.h>

#include "extract/token.h"

#define PAPER_REACH 60	/* bytes of "latest report issued" before "by" */

size_t edge_word(const char *text, size_t len, const char *const *list, bool ends)
{
	for (; *list; list++) {
		size_t n = strlen(*list), from = ends && len > n ? len - n : 0;

		if (n < len && starts_lower(text + from, *list))
			return n;
	}
	return 0;
}

/* "SAN VELMAR, 3 MAY 89 (RADIO) -- [TEXT] THE ARMY": behind the dateline and its remarks. */
static uint32_t behind_dateline(const char *text, struct span s)
{
	uint32_t start = s.start;

	/* "(Velmar) The army" */
	if (text[start] == '(' && memchr(text + start, ')', s.end - start))
		start = (uint32_t)((const char *)memchr(text + start, ')', s.end - start) - text) + 2;
	for (uint32_t i = start; i + 2 < s.end; i++) {
		size_t n = text[i] == ']' ? 1 : dash_length(text + i);

		if (n && text[i + n] == ' ')
			start = i + (uint32_t)n + 1;
	}
	return start < s.end ? start : s.start;	/* "(Groupe Velmar) said": the brackets are the speaker */
}

/* Classes of the words of a speaker, each word by itself. */
static uint64_t classes_in(const struct context *x, struct span s)
{
	struct shadow sh = { 0 };
	size_t pos = 0, start;
	uint64_t all = 0;

	shadow_set(&sh, x->text, s);
	while (token_next(sh.text, sh.len, &pos, &start))
		all |= lexicon_starts(x->k->lexicon, sh.text + start, pos - start);
	shadow_release(&sh);
	return all;
}

/* Conjunctions, articles and adverbs before a speaker. */
static uint32_t behind_head(const char *text, struct span s)
{
	static const char *const heads[] = { "while ", "when ", "but ", "though ", "although ", "and ", "with ", "that ",
		"as ", "after ", "however ", "the ", "a ", "an ", "later ", "meanwhile ", "also ", "where ",
		"its ", "his ", "her ", "their ", NULL };
	size_t n;

	while ((n = edge_word(text + s.start, s.end - s.start, heads, false)))
		s.start += (uint32_t)n;
	return s.start;
}

/* "• The ministry": a line of a list. */
static uint32_t behind_bullet(const char *text, struct span s)
{
	uint32_t at = s.start;

	if (!is_bullet(text + at))
		return at;
	at += (unsigned char)text[at] >= 0x80 ? 3 : 1;
	at += text[at] == ' ';
	return at < s.end ? at : s.start;
}

/* "director" of "harbour director", "commissioner" of "commissioner of Velmar": the noun a speaker is named by. */
static struct span head_noun(const struct context *x, struct span s)
{
	for (uint32_t i = s.start; i + 4 < s.end; i++)
		if (starts_lower(x->text + i, " of "))
			s.end = i;
	for (uint32_t i = s.start; i < s.end; i++)
		if (x->text[i] == ' ')
			s.start = i + 1;
	return s;
}

bool names_somebody(const struct context *x, struct span s)
{
	return find_phrase(x, s, CLASS_SOURCE) || find_phrase(x, s, CLASS_PERSON) || find_phrase(x, s, CLASS_PERSONS) ||
		classes_in(x, head_noun(x, s)) & (class_bit(CLASS_SOURCE) | class_bit(CLASS_PERSON));
}

/* "Velmar and Solen": places at the end of the clause before the speaker. */
static bool joins_names(const struct context *x, struct span s)
{
	return is_upper((unsigned char)x->text[s.start]) && memmem(x->text + s.start, s.end - s.start, " and ", 5) &&
		!names_somebody(x, s);
}

/* "cracked walls and cut lines", "who fled"; not "commander", "Adan Bravo". */
static bool is_clause(const struct context *x, struct span s)
{
	const char *text = x->text + s.start;
	struct span word = { s.start, s.start + (uint32_t)strcspn(text, " ,") };

	return starts_lower(text, "including ") || span_says(x, s, "speaker.deed") || joins_names(x, s) ||
		is_digit((unsigned char)*text) ||
		classes_in(x, word) & (class_bit(CLASS_FUNCTION) | class_bit(CLASS_VING)) ||
		(is_lower((unsigned char)*text) && !names_somebody(x, s));
}

/* What stands before a comma may be of the clause before, or name the speaker: "commander, Col. Bravo". */
static uint32_t behind_clause(const struct context *x, struct span s)
{
	const char *comma;
	uint32_t start = s.start;

	while ((comma = memchr(x->text + s.start, ',', s.end - s.start)) && x->text + s.end - comma > 4 &&
	       is_clause(x, (struct span){ s.start, (uint32_t)(comma - x->text) })) {
		s.start = (uint32_t)(comma - x->text) + 1;
		while (x->text[s.start] == ' ')
			s.start++;
		s.start = behind_head(x->text, s);
	}
	return s.start > start && is_clause(x, s) ? s.end : s.start;
}

/* "none was seen by coalition, or merchant vessels, the command said": a list ends the clause before the speaker. */
static uint32_t behind_list(const char *text, struct span s)
{
	const char *last = memrchr(text + s.start, ',', s.end - s.start);

	for (const char *t = text + s.start; last && t < last && text + s.end - last > 2; t++)
		if (starts_lower(t, ", or ") || starts_lower(t, ", and "))
			return behind_head(text, (struct span){ (uint32_t)(last + 2 - text), s.end });
	return s.start;
}

/* "The rebels claimed the attack, saying": what a speaker did before he spoke. */
static uint32_t before_deed(const struct context *x, struct span s)
{
	for (uint32_t i = s.start + 1; i < s.end; i++) {
		uint32_t end = i;

		while (end < s.end && is_lower((unsigned char)x->text[end]))
			end++;
		if (x->text[i - 1] == ' ' && end > i && span_says(x, (struct span){ i, end }, "speaker.deed"))
			return i - 1;
	}
	return s.end;
}

/* The day that was taken in with a speaker: "the mayor on Monday". */
static uint32_t before_day(const struct context *x, struct span s)
{
	const struct sentence *home = &x->doc->sentences[sentence_at(x->doc, s.start)];
	const struct shadow *sh = &home->shadow;

	for (size_t i = 0; i < sh->n_items; i++)
		if (sh->items[i].cls == CLASS_WHEN && sh->items[i].span.start > s.start + 2 && sh->items[i].span.start < s.end)
			return sh->items[i].span.start;
	return s.end;
}

/* "The sprinter has denied the charge and": a verb ends the speaker. */
uint32_t before_verb(const char *text, struct span s)
{
	static const char *const verbs[] = { " has ", " have ", " had ", " was ", " were ", " is ", " are ", " would ",
		" could ", " will ", NULL };

	for (uint32_t i = s.start; i < s.end; i++)
		for (size_t k = 0; text[i] == ' ' && verbs[k]; k++)
			if (starts_lower(text + i, verbs[k]))
				return i;
	return s.end;
}

/* "latest update from the agency", "report issued by the agency": behind what the paper is called. */
static uint32_t behind_paper(const struct context *x, struct span s)
{
	static const char *const by[] = { "from ", "by ", "of ", NULL };

	for (uint32_t i = s.start; i < s.end && i < s.start + PAPER_REACH; i++)
		if (x->text[i] == ' ' && starts_with_one(x->text + i + 1, by) &&
		    (span_ends(x, (struct span){ s.start, i }, "speaker.paper") ||
		     span_ends(x, (struct span){ s.start, i }, "speaker.issued"))) {
			struct span rest = { i + 1 + (uint32_t)strcspn(x->text + i + 1, " ") + 1, s.end };

			if (rest.start >= rest.end)
				return s.start;
			rest.start = behind_head(x->text, rest);
			return names_somebody(x, rest) || is_upper((unsigned char)x->text[rest.start]) ? rest.start : s.start;
		}
	return s.start;
}

/* "official press release": what a dictionary has as a whole. */
static bool is_entry(const struct context *x, struct span s)
{
	struct span found = { 0, 0 };

	return find_phrase_span(x, s, CLASS_SOURCE, &found) && found.start == s.start && found.end == s.end;
}

/* "annual UN report", "UN estimates": what somebody's paper is called is no part of his name. */
static struct span cut_paper(const struct context *x, struct span s)
{
	static const char *const heads[] = { "annual ", "monthly ", "weekly ", "daily ", "latest ", "new ", "updated ",
		"recent ", NULL };
	struct span name = s;
	size_t n;

	while (name.end > name.start && x->text[name.end - 1] != ' ')
		name.end--;
	if (name.end == name.start || !span_ends(x, s, "speaker.paper") || is_entry(x, s))
		return s;
	name.end--;
	if (name.end > name.start + 2 && starts_lower(x->text + name.end - 2, "'s"))
		name.end -= 2;
	while ((n = edge_word(x->text + name.start, name.end - name.start, heads, false)))
		name.start += (uint32_t)n;
	return find_phrase(x, name, CLASS_SOURCE) ? name : s;
}

/* "while Zelenskyy later": conjunctions and adverbs are no part of the speaker. */
struct span trim_speaker(const struct context *x, struct span s)
{
	static const char *const tails[] = { " later", " also", " then", " earlier", " has", " had", " have",
		" separately", " previously", " further", " additionally", " again", " repeatedly", " meanwhile",
		" on", " in", " reportedly", " officially", " today", " yesterday", NULL };
	size_t n;

	s.start = behind_dateline(x->text, s);
	s.start = behind_bullet(x->text, s);
	s.start = behind_head(x->text, s);
	if (s.start >= s.end)
		return (struct span){ s.end, s.end };
	s.start = behind_clause(x, s);
	s.start = behind_list(x->text, s);
	s.end = before_verb(x->text, s);
	s.end = before_deed(x, s);
	s.end = before_day(x, s);
	while ((n = edge_word(x->text + s.start, s.end - s.start, tails, true)))
		s.end -= (uint32_t)n;
	while (s.end > s.start && strchr(", ;:", x->text[s.end - 1]))
		s.end--;
	if (s.end - s.start > 2 && x->text[s.start] == '(' && x->text[s.end - 1] == ')')
		s = (struct span){ s.start + 1, s.end - 1 };
	s.start = behind_paper(x, s);
	return s.start < s.end ? cut_paper(x, s) : (struct span){ s.end, s.end };
}
