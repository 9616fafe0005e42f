/* context.c - looking around in a sentence; see context.h. */
#include "context.h"

#include <stdlib.h>
#include <string.h>

#include "extract/isodate.h"
#include "extract/token.h"

void look_at(const struct context *x, const struct sentence *s)
{
	extract_look(x->doc, s);
}

size_t claim_position(const struct claim *c)
{
	const struct shadow *s = &c->home->shadow;

	for (size_t i = 0; i < s->len; i++)
		if (s->item[i] == c->item || (s->item[i] >= 0 && s->items[s->item[i]].total == c->item))
			return i;
	return s->len;
}

int nearest_item(const struct sentence *s, enum word_class cls, size_t at, bool (*wanted)(const struct item *))
{
	const struct shadow *sh = &s->shadow;
	size_t best = SIZE_MAX;
	int found = -1;

	for (size_t i = 0; sentence_has(s, cls) && i < sh->len; i++) {
		const struct item *it = shadow_item(sh, i);
		size_t far = i > at ? i - at : at - i;

		if (!it || it->cls != cls || (wanted && !wanted(it)) || far > best)
			continue;
		best = far;
		found = sh->item[i];
	}
	return found;
}

char *span_text(const struct context *x, struct span s)
{
	char *p = arena_strndup(x->arena, x->text + s.start, s.end - s.start);

	for (char *c = p; *c; c++)
		if (is_space((unsigned char)*c))
			*c = ' ';
	return p;
}

const char *iso_day(const struct context *x, int32_t day)
{
	char out[ISODATE_SIZE];

	isodate_write(day, out);
	return arena_strdup(x->arena, out);
}

const struct lex_entry *find_phrase_span(const struct context *x, struct span s, enum word_class cls,
		struct span *where)
{
	const struct lex_entry *found = NULL;
	struct shadow sh = { 0 };
	size_t pos = 0, start, end;

	shadow_set(&sh, x->text, s);
	while (token_next(sh.text, sh.len, &pos, &start)) {
		const struct lex_entry *e = lexicon_match(x->k->lexicon, cls, sh.text, sh.len, start, &end);

		if (!e)
			continue;
		found = e;
		*where = shadow_span(&sh, start, end);
		pos = end;
	}
	shadow_release(&sh);
	return found;
}

const struct lex_entry *find_phrase(const struct context *x, struct span s, enum word_class cls)
{
	struct span where;

	return find_phrase_span(x, s, cls, &where);
}

bool is_plain_word(const struct context *x, struct span word)
{
	char *w = span_text(x, word);

	for (char *c = w; *c; c++)
		*c = (char)to_lower((unsigned char)*c);
	return words_have(&x->k->plain, w, word.end - word.start);
}

bool is_country(const struct lex_entry *e)
{
	return e && is_upper((unsigned char)e->code[0]) && strstr(e->file, "countries");
}

/* Collect the words of context of a sentence, in working memory of the caller. */
static size_t read_cues(const struct context *x, struct span s, struct cue **cue, size_t *cap)
{
	struct shadow sh = { 0 };
	size_t pos = 0, start, end, n = 0;

	shadow_set(&sh, x->text, s);
	while (token_next(sh.text, sh.len, &pos, &start)) {
		const struct lex_entry *e = NULL;

		if (lexicon_starts(x->k->lexicon, sh.text + start, pos - start) & class_bit(CLASS_DATE))
			e = lexicon_match(x->k->lexicon, CLASS_DATE, sh.text, sh.len, start, &end);
		if (!e)
			continue;
		*cue = grow(*cue, cap, n + 1, sizeof(**cue));
		(*cue)[n++] = (struct cue){ shadow_span(&sh, start, end), e };
		pos = end;
	}
	shadow_release(&sh);
	return n;
}

/* The words of context of a sentence, read when first asked for: claims ask again and again. */
static const struct cues *cues_of(const struct context *x, size_t sentence)
{
	struct cues *c = &x->cues[sentence];
	struct cue *cue = NULL;
	size_t cap = 0;

	if (c->known)
		return c;
	c->known = true;
	c->n = read_cues(x, x->doc->sentences[sentence].span, &cue, &cap);
	if (c->n) {
		c->cue = arena_alloc(x->arena, c->n * sizeof(*c->cue));
		memcpy(c->cue, cue, c->n * sizeof(*c->cue));
	}
	free(cue);
	return c;
}

size_t sentence_at(const struct document *doc, size_t at)
{
	size_t low = 0, high = doc->n;

	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (doc->sentences[middle].span.start <= at)
			low = middle;
		else
			high = middle;
	}
	return low;
}

const struct lex_entry *find_code(const struct context *x, struct span s, const char *begin)
{
	for (size_t i = sentence_at(x->doc, s.start); i < x->doc->n && x->doc->sentences[i].span.start < s.end; i++) {
		const struct cues *c = cues_of(x, i);

		for (size_t k = 0; k < c->n; k++)
			for (const struct lex_entry *e = c->cue[k].entry; e; e = lex_of_class(e->next, CLASS_DATE))
				if (!strncmp(e->code, begin, strlen(begin)))
					return e;
	}
	return NULL;
}

enum part { ANYWHERE, AT_START, AT_END };

static bool is_cue(const struct cue *c, struct span s, const char *code, enum part part)
{
	if (c->span.start < s.start || c->span.end > s.end || (part == AT_START && c->span.start != s.start) ||
	    (part == AT_END && c->span.end != s.end))
		return false;
	for (const struct lex_entry *e = c->entry; e; e = lex_of_class(e->next, CLASS_DATE))
		if (!strcmp(e->code, code))
			return true;
	return false;
}

/* Whether a word or phrase of that code stands in that part of the bytes of span. */
static bool says(const struct context *x, struct span s, const char *code, enum part part)
{
	while (s.start < s.end && is_space((unsigned char)x->text[s.start]))
		s.start++;
	while (s.end > s.start && is_space((unsigned char)x->text[s.end - 1]))
		s.end--;
	for (size_t i = sentence_at(x->doc, s.start); i < x->doc->n && x->doc->sentences[i].span.start < s.end; i++) {
		const struct cues *c = cues_of(x, i);

		for (size_t k = 0; k < c->n; k++)
			if (is_cue(&c->cue[k], s, code, part))
				return true;
	}
	return false;
}

bool span_says(const struct context *x, struct span s, const char *code)
{
	return says(x, s, code, ANYWHERE);
}

bool span_starts(const struct context *x, struct span s, const char *code)
{
	return says(x, s, code, AT_START);
}

bool span_ends(const struct context *x, struct span s, const char *code)
{
	return says(x, s, code, AT_END);
}
