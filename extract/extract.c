/*
 * extract.c - one report to documents: cuts it into sentences, looks over all of
 * it for the words that matter, and reads those sentences that may hold a claim.
 * It keeps the working memory from report to report.
 */
#include "extract.h"

#include "again.h"
#include "stage.h"

#include <stdlib.h>
#include <string.h>

#define PIECE_CLAIMS 10	/* of a piece of a sentence without end */
#define PIECE_WORDS 100	/* bytes shown before and behind such a claim */
#define TOPIC_REACH 700	/* bytes from an amount of money to words that say it is our matter */
#define TOPIC_SHORT 600	/* bytes: a report too short to show what it is about */
#define TOPIC_BYTES 500	/* of text for each sentence that holds one */

struct extractor {
	struct stage st;
	struct arena arena;
	enum extract_mode mode;
	struct document doc;
	size_t cap;		/* of doc.sentences */
	struct gate_memo memo;
	struct again again;
	size_t passed_over;
};

struct extractor *extractor_new(struct knowledge *k, struct buf *trace)
{
	struct extractor *x = xzalloc(sizeof(*x));

	x->st = (struct stage){ .k = k, .matcher = matcher_new(&k->rules, false), .sieve = sieve_new(k->sieve, false),
		.trace = trace };
	x->st.arena = x->doc.arena = &x->arena;
	x->doc.extractor = x;
	return x;
}

void extractor_free(struct extractor *x)
{
	if (!x)
		return;
	shadow_release(&x->st.work);
	free(x->st.claims);
	free(x->st.rejects);
	free(x->doc.sentences);
	free(x->doc.hits.hit);
	matcher_free(x->st.matcher);
	sieve_free(x->st.sieve);
	arena_release(&x->arena);
	free(x);
}

void extractor_set_mode(struct extractor *x, enum extract_mode mode)
{
	x->mode = mode;
	sieve_free(x->st.sieve);
	matcher_free(x->st.matcher);
	x->st.sieve = sieve_new(x->st.k->sieve, mode == EXTRACT_PLAIN);
	x->st.matcher = matcher_new(&x->st.k->rules, mode == EXTRACT_PLAIN);
}

size_t extractor_errors(const struct extractor *x)
{
	return matcher_errors(x->st.matcher);
}

size_t extractor_passed_over(const struct extractor *x)
{
	return x->passed_over;
}

static void cut_sentences(struct extractor *x)
{
	const struct report *r = x->doc.report;
	struct sentence next = { 0 };
	size_t pos = 0;

	x->doc.n = 0;
	while (sentence_next(r->text, r->len, &pos, &next)) {
		x->doc.sentences = grow(x->doc.sentences, &x->cap, x->doc.n + 1, sizeof(*x->doc.sentences));
		x->doc.sentences[x->doc.n++] = (struct sentence){ .span = next.span,
			.paragraph = next.paragraph, .line_start = next.line_start,
			.is_piece = next.is_piece };
	}
}

/* What kinds of words each sentence holds. */
static void note_kinds(struct extractor *x)
{
	size_t start = x->doc.sentences[0].span.start, k = 0;

	scan_text(gate_words(x->st.k->gate), x->doc.report->text + start, x->doc.report->len - start, x->mode == EXTRACT_PLAIN,
			&x->doc.hits);
	for (size_t i = 0; start && i < x->doc.hits.n; i++)
		x->doc.hits.hit[i].at += (uint32_t)start;
	for (size_t i = 0; i < x->doc.n; i++) {
		struct sentence *s = &x->doc.sentences[i];

		struct kinds kinds = { .all = 0 };

		s->hits[0] = (uint32_t)k;
		for (; k < x->doc.hits.n && x->doc.hits.hit[k].at < s->span.end; k++)
			kinds_join(&kinds, &x->doc.hits.hit[k]);
		s->hits[1] = (uint32_t)k;
		s->kinds = kinds.all;
	}
}

/* "Two radars;", "nine tanks; and": the line before a line of a list may end so. */
static bool goes_on_behind(const char *text, uint32_t at)
{
	while (at && is_space((unsigned char)text[at - 1]))
		at--;
	if (at > 5 && !memcmp(text + at - 5, "; and", 5))
		at -= 4;
	return at && text[at - 1] == ';';
}

/* A line of a list: a dash, bullet or number, or a count, right at its start, or what goes on behind such a line. */
static bool is_list_item(const char *text, const struct sentence *s)
{
	const char *c = text + s->span.start;

	return s->line_start && (*c == '-' || *c == '*' || is_digit((unsigned char)*c) || !memcmp(c, "\xE2\x80", 2) ||
		!memcmp(c, "\xC2\xB7", 2) || goes_on_behind(text, s->span.start));
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

/*
 * Whether a word of our matter stands in the sentence, or often enough near it:
 * one in an article about a company makes it no report.
 */
static bool is_on_topic(const struct extractor *x, const struct sentence *s)
{
	const struct sentence *first = x->doc.sentences, *end = first + x->doc.n, *a = s, *b = s + 1;
	size_t near = 0;

	if (s->kinds & KIND_TOPIC || end[-1].span.end - first->span.start < TOPIC_SHORT)
		return true;
	for (; a > first && s->span.start - a[-1].span.start < TOPIC_REACH; a--)
		near += (a[-1].kinds & KIND_TOPIC) != 0;
	for (; b < end && b->span.start - s->span.start < TOPIC_REACH; b++)
		near += (b->kinds & KIND_TOPIC) != 0;
	return near * TOPIC_BYTES + TOPIC_BYTES / 2 >= b[-1].span.end - a->span.start;
}

/* Money, and what is bought and sold: aircraft are ordered by airlines as well. */
static bool is_trade(const struct claim *c)
{
	return !strcmp(c->category, "money") || !strcmp(c->action, "pledged") || !strcmp(c->action, "delivered");
}

static bool tells_of_trade(const struct sentence *s)
{
	for (size_t i = 0; i < s->n_claims; i++)
		if (is_trade(s->claims[i]))
			return true;
	return false;
}

/* Turn the claims away for which the test says so. */
static void drop_claims(struct sentence *s, struct arena *a, bool (*goes)(const struct sentence *, size_t),
		const char *reason)
{
	struct reject *r = arena_alloc(a, (s->n_rejects + s->n_claims + 1) * sizeof(*r));
	size_t n = 0;

	if (s->n_rejects)
		memcpy(r, s->rejects, s->n_rejects * sizeof(*r));
	s->rejects = r;
	for (size_t i = 0; i < s->n_claims; i++)
		if (goes(s, i))
			r[s->n_rejects++] = (struct reject){ s->claims[i]->span, reason };
		else
			s->claims[n++] = s->claims[i];
	s->n_claims = n;
}

/* Trade far from anything that this program is about: company news, prices. */
static bool goes_as_trade(const struct sentence *s, size_t i)
{
	return is_trade(s->claims[i]);
}

static bool goes_as_repeated(const struct sentence *s, size_t i)
{
	(void)s;
	(void)i;
	return true;
}

/* What piles up in a piece of an endless sentence, and what belongs to that. */
static bool goes_as_heap(const struct sentence *s, size_t i)
{
	const struct claim *parent = s->claims[i]->parent;

	return i >= PIECE_CLAIMS || (parent && parent->home == s && parent->span.start > s->claims[i]->span.start);
}

/* The words around a claim stand for a sentence that has no end. */
static struct span words_around(const char *text, struct span sentence, struct span phrase)
{
	struct span s = sentence;

	if (phrase.start - s.start > PIECE_WORDS)
		s.start = phrase.start - PIECE_WORDS;
	if (s.end - phrase.end > PIECE_WORDS)
		s.end = phrase.end + PIECE_WORDS;
	while (s.start < phrase.start && ((unsigned char)text[s.start] & 0xC0) == 0x80)
		s.start++;
	while (s.end > phrase.end && s.end < sentence.end && ((unsigned char)text[s.end] & 0xC0) == 0x80)
		s.end--;
	return s;
}

static void cap_piece(struct extractor *x, struct sentence *s)
{
	size_t n = s->n_claims;

	drop_claims(s, &x->arena, goes_as_heap, "more figures side by side than a sentence holds");
	x->passed_over += n - s->n_claims;
	for (size_t i = 0; i < s->n_claims; i++)
		s->claims[i]->sentence = words_around(x->st.text, s->span, s->claims[i]->span);
}

/* Whether the line or sentence that it may go on from told of anything. */
static bool may_go_on(const struct stage *st, const struct sentence *s)
{
	if (!gate_counts(s->kinds))
		return false;
	return (st->above && st->above->n_claims) ||
		(st->lead && (st->lead->n_claims || st->lead->kinds & KIND_ANY_VERB));
}

static void read_if_worth_it(struct extractor *x, struct sentence *s)
{
	bool any_topic = x->mode == EXTRACT_EXAMPLE;
	bool on_topic = any_topic || !(s->kinds & KIND_MONEY) || is_on_topic(x, s);
	bool surely = x->mode != EXTRACT_QUICK || may_go_on(&x->st, s);
	const struct sentence *first = gate_counts(s->kinds) ? again_note(&x->again, x->st.text, s) : NULL;
	uint64_t kinds = on_topic ? s->kinds : s->kinds & ~KIND_MONEY;

	if (first)
		x->passed_over += first->n_claims;
	if (first && x->mode == EXTRACT_QUICK)
		return;
	if (!surely && !gate_lets_through(x->st.k->gate, &x->memo, x->st.sieve, kinds, x->st.text, s->span,
			x->doc.hits.hit + s->hits[0], s->hits[1] - s->hits[0], &x->st.work))
		return;
	if (x->st.lead)
		make_ready(&x->st, x->st.lead);
	read_sentence(&x->st, s, surely ? 0 : kinds);
	if (!any_topic && tells_of_trade(s) && !is_on_topic(x, s))
		drop_claims(s, &x->arena, goes_as_trade, "trade far from any word of war, disaster, crime or relief");
	if (first)
		drop_claims(s, &x->arena, goes_as_repeated, "its sentence is printed over and over");
	else if (s->is_piece)
		cap_piece(x, s);
}

void extract_look(const struct document *doc, const struct sentence *s)
{
	make_ready(&doc->extractor->st, &doc->sentences[s - doc->sentences]);
}

/* The sentence before is of the same paragraph, or is a whole one and a paragraph by itself, as in newspapers. */
static bool goes_on_from(const struct document *doc, const struct sentence *s)
{
	const struct sentence *before = s - 1;

	if (before->paragraph == s->paragraph)
		return true;
	return (before == doc->sentences || before[-1].paragraph != before->paragraph) &&
		doc->report->text[before->span.end - 1] == '.';
}

const struct document *extract_report(struct extractor *x, const struct report *r)
{
	struct sentence *lead = NULL;

	x->doc.report = r;
	x->st.text = r->text;
	arena_clear(&x->arena);
	cut_sentences(x);
	if (!x->doc.n)
		return NULL;
	note_kinds(x);
	again_clear(&x->again);
	for (size_t i = 0; i < x->doc.n; i++) {
		struct sentence *s = &x->doc.sentences[i];

		x->st.before = i && s[-1].paragraph == s->paragraph ? s - 1 : NULL;
		x->st.above = i && goes_on_from(&x->doc, s) ? s - 1 : NULL;
		lead = next_lead(x->st.text, lead, s);
		x->st.lead = lead == s ? NULL : lead;
		read_if_worth_it(x, s);
	}
	return &x->doc;
}
