/*
 * read.c - one sentence through the stages: masks, words, phrases, claims. It is
 * folded in working memory and kept in the arena of the report.
 */
#include "stage.h"

#include <string.h>

static void trace_shadow(struct stage *st, const struct sentence *s, const char *what)
{
	if (!st->trace)
		return;
	buf_addf(st->trace, "%-9s ", what);
	shadow_print(&s->shadow, st->trace);
	buf_addc(st->trace, '\n');
}

static void note_classes(struct sentence *s)
{
	memset(s->classes, 0, sizeof(s->classes));
	for (size_t i = 0; i < s->shadow.len; i++)
		if (s->shadow.item[i] >= 0) {
			unsigned char c = (unsigned char)s->shadow.text[i];

			s->classes[c >> 6] |= (uint64_t)1 << (c & 63);
		}
}

static void fold_words(struct stage *st, struct sentence *s)
{
	s->shadow = st->work;
	shadow_set(&s->shadow, st->text, s->span);
	trace_shadow(st, s, "text");
	sieve_text(st->sieve, s->shadow.text, s->shadow.len);
	fold_rules(st, s, RULE_MASK);
	trace_shadow(st, s, "masked");
	lex_words(st, s);
	sieve_text(st->sieve, s->shadow.text, s->shadow.len);
	trace_shadow(st, s, "words");
}

static void fold_phrases(struct stage *st, struct sentence *s)
{
	fold_rules(st, s, RULE_PHRASE);
	trace_shadow(st, s, "phrases");
	note_classes(s);
	st->work = s->shadow;
	s->shadow = shadow_keep(&st->work, st->arena);
	s->is_ready = true;
}

void make_ready(struct stage *st, struct sentence *s)
{
	if (s->is_ready)
		return;
	fold_words(st, s);
	fold_phrases(st, s);
}

/* Ready, unless its words show that no claim of these kinds can come of it. */
static bool is_worth_reading(struct stage *st, struct sentence *s, uint64_t kinds)
{
	if (s->is_ready) {
		sieve_text(st->sieve, s->shadow.text, s->shadow.len);
		return true;
	}
	fold_words(st, s);
	if (kinds && !gate_stays_open(st->k->gate, st->sieve, kinds)) {
		st->work = s->shadow;
		s->shadow = (struct shadow){ .len = 0 };
		return false;
	}
	fold_phrases(st, s);
	sieve_text(st->sieve, s->shadow.text, s->shadow.len);	/* where things stand now */
	return true;
}

static void *keep(struct arena *a, const void *p, size_t size)
{
	return size ? memcpy(arena_alloc(a, size), p, size) : NULL;
}

void read_sentence(struct stage *st, struct sentence *s, uint64_t kinds)
{
	if (!is_worth_reading(st, s, kinds))
		return;
	s->claims = st->claims;
	s->cap_claims = st->cap_claims;
	s->rejects = st->rejects;
	s->cap_rejects = st->cap_rejects;
	find_claims(st, s);
	st->claims = s->claims;
	st->cap_claims = s->cap_claims;
	st->rejects = s->rejects;
	st->cap_rejects = s->cap_rejects;
	s->claims = keep(st->arena, st->claims, s->n_claims * sizeof(*s->claims));
	s->rejects = keep(st->arena, st->rejects, s->n_rejects * sizeof(*s->rejects));
}
