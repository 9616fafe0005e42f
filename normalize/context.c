/* context.c - looking around in a sentence; see context.h. */
#include "context.h"

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
		const struct item *it = sh->item[i] >= 0 ? &sh->items[sh->item[i]] : NULL;
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

bool is_country(const struct lex_entry *e)
{
	return e && is_upper((unsigned char)e->code[0]) && strstr(e->file, "countries");
}

enum part { ANYWHERE, AT_START, AT_END };

/* Whether a word or phrase of that code stands in that part of the bytes of span. */
static bool says(const struct context *x, struct span s, const char *code, enum part part)
{
	struct shadow sh = { 0 };
	size_t pos = 0, start, end;
	bool found = false;

	shadow_set(&sh, x->text, s);
	while (!found && token_next(sh.text, sh.len, &pos, &start)) {
		const struct lex_entry *e = NULL;

		if (lexicon_starts(x->k->lexicon, sh.text + start, pos - start) & class_bit(CLASS_DATE))
			e = lexicon_match(x->k->lexicon, CLASS_DATE, sh.text, sh.len, start, &end);
		pos = e ? end : pos;
		for (; e && !found && (part != AT_END || pos == sh.len); e = lex_of_class(e->next, CLASS_DATE))
			found = !strcmp(e->code, code);
		if (part == AT_START)
			break;
	}
	shadow_release(&sh);
	return found;
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
