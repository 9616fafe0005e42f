/*
 * extract.c - one report through the stages: sentences, masks, words, phrases,
 * claims. It keeps the working memory from report to report.
 */
#include "extract.h"

#include "stage.h"

#include <stdlib.h>
#include <string.h>

struct extractor {
	struct knowledge *k;
	struct matcher *matcher;
	struct sieve *sieve;
	struct arena arena;
	struct buf *trace;
	struct document doc;
	size_t cap;		/* of doc.sentences */
	struct sentence next;	/* where the report is at */
	size_t pos;
};

struct extractor *extractor_new(struct knowledge *k, struct buf *trace)
{
	struct extractor *x = xmalloc(sizeof(*x));

	*x = (struct extractor){ .k = k, .matcher = matcher_new(), .sieve = sieve_new(k->sieve, false), .trace = trace };
	return x;
}

static void release_sentence(struct sentence *s)
{
	shadow_release(&s->shadow);
	free(s->claims);
	free(s->rejects);
}

void extractor_free(struct extractor *x)
{
	if (!x)
		return;
	for (size_t i = 0; i < x->cap; i++)
		release_sentence(&x->doc.sentences[i]);
	free(x->doc.sentences);
	matcher_free(x->matcher);
	sieve_free(x->sieve);
	arena_release(&x->arena);
	free(x);
}

void extractor_set_plain(struct extractor *x, bool plain)
{
	sieve_free(x->sieve);
	x->sieve = sieve_new(x->k->sieve, plain);
}

size_t extractor_errors(const struct extractor *x)
{
	return matcher_errors(x->matcher);
}

static struct sentence *add_sentence(struct extractor *x)
{
	size_t old = x->cap;

	x->doc.sentences = grow(x->doc.sentences, &x->cap, x->doc.n + 1, sizeof(*x->doc.sentences));
	for (; old < x->cap; old++)
		x->doc.sentences[old] = (struct sentence){ 0 };
	return &x->doc.sentences[x->doc.n++];
}

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

static void read_sentence(struct stage *st, struct sentence *s)
{
	shadow_set(&s->shadow, st->text, s->span);
	trace_shadow(st, s, "text");
	sieve_text(st->sieve, s->shadow.text, s->shadow.len);
	fold_rules(st, s, RULE_MASK);
	trace_shadow(st, s, "masked");
	lex_words(st, s);
	sieve_text(st->sieve, s->shadow.text, s->shadow.len);
	trace_shadow(st, s, "words");
	fold_rules(st, s, RULE_PHRASE);
	trace_shadow(st, s, "phrases");
	note_classes(s);
	find_claims(st, s);
}

static void cut_sentences(struct extractor *x)
{
	const struct report *r = x->doc.report;

	size_t start = x->pos;

	while (x->doc.n < DOCUMENT_MAX && x->pos - start < DOCUMENT_BYTES &&
	       sentence_next(r->text, r->len, &x->pos, &x->next)) {
		struct sentence *s = add_sentence(x);

		s->span = x->next.span;
		s->paragraph = x->next.paragraph;
		s->line_start = x->next.line_start;
		s->n_claims = s->n_rejects = 0;
	}
}

void extract_report(struct extractor *x, const struct report *r)
{
	x->doc.report = r;
	x->doc.arena = &x->arena;
	x->next = (struct sentence){ 0 };
	x->pos = 0;
}

/* A line of a list: a dash, bullet or number, or a count, right at its start. */
static bool is_list_item(const char *text, const struct sentence *s)
{
	const char *c = text + s->span.start;

	return s->line_start && (*c == '-' || *c == '*' || is_digit((unsigned char)*c) || !memcmp(c, "\xE2\x80", 2) ||
		!memcmp(c, "\xC2\xB7", 2));
}

/*
 * A line that ends in a colon opens a list; it holds as long as the lines are
 * list items. Sentences on the line of an item belong to the item.
 */
static struct sentence *next_lead(const char *text, struct sentence *lead, struct sentence *s)
{
	if (s->span.end > s->span.start && text[s->span.end - 1] == ':')
		return s;
	if (lead && s->line_start && !is_list_item(text, s) && s != lead + 1)
		return NULL;
	return lead;
}

const struct document *extract_next(struct extractor *x)
{
	struct stage st = { .k = x->k, .matcher = x->matcher, .sieve = x->sieve, .arena = &x->arena, .trace = x->trace,
		.text = x->doc.report->text };
	struct sentence *lead = NULL;

	arena_clear(&x->arena);
	x->doc.n = 0;
	cut_sentences(x);
	for (size_t i = 0; i < x->doc.n; i++) {
		struct sentence *s = &x->doc.sentences[i];

		st.before = i && s[-1].paragraph == s->paragraph ? s - 1 : NULL;
		lead = next_lead(st.text, lead, s);
		st.lead = lead == s ? NULL : lead;
		read_sentence(&st, s);
	}
	return x->doc.n ? &x->doc : NULL;
}
