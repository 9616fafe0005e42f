/*
 * rejects.c - goes over the numbers that the lexer saw and the masks that
 * folded numbers away, and says of each that has no row what became of it.
 */
#include "rejects.h"

#include <string.h>

#include "series.h"

static bool is_number(enum word_class c)
{
	return c == CLASS_NUM || c == CLASS_MONEY || c == CLASS_SHARE;
}

static bool inside(struct span a, struct span b)
{
	return a.start >= b.start && a.end <= b.end;
}

static bool has_row(const struct sentence *s, struct span span)
{
	for (size_t i = 0; i < s->n_claims; i++)
		if (s->claims[i]->span.start < span.end && span.start < s->claims[i]->span.end)
			return true;
	return false;
}

/* What a mask or attribution that holds the number is for; NULL where none does. */
static const char *folded_reason(const struct sentence *s, struct span span)
{
	for (size_t i = s->shadow.n_items; i-- > 0;) {
		const struct item *it = &s->shadow.items[i];

		if (it->cls == CLASS_WHO && inside(span, it->name))
			return "counts speakers";
		if (it->rule && (it->cls == CLASS_MASK || it->cls == CLASS_DESIG) && inside(span, it->span))
			return it->rule->name;
	}
	return NULL;
}

static const char *reason_of(const struct sentence *s, struct span span)
{
	const char *folded = folded_reason(s, span);

	if (folded)
		return folded;
	for (size_t i = 0; i < s->n_rejects; i++)
		if (s->rejects[i].span.start == span.start)
			return s->rejects[i].reason;
	return "no predicate";
}

static void print_reject(const struct document *doc, const struct sentence *s, struct span span,
		const char *reason, struct buf *out)
{
	const char *text = doc->report->text;
	size_t len = s->span.end - s->span.start < 300 ? s->span.end - s->span.start : 300;

	while (len && len == 300 && ((unsigned char)text[s->span.start + len] & 0xC0) == 0x80)
		len--;
	print_text(out, doc->report->id);
	buf_addf(out, ",%zu,%zu,", doc->report->base + span.start, doc->report->base + span.end);
	print_text(out, arena_strndup(doc->arena, text + span.start, span.end - span.start));
	buf_addc(out, ',');
	print_text(out, reason);
	buf_addc(out, ',');
	print_text(out, arena_strndup(doc->arena, text + s->span.start, len));
	buf_addc(out, '\n');
}

void rejects_print(const struct document *doc, struct buf *out)
{
	for (size_t i = 0; i < doc->n; i++) {
		const struct sentence *s = &doc->sentences[i];

		for (size_t j = 0; j < s->shadow.n_items; j++) {
			const struct item *it = &s->shadow.items[j];
			bool mask = it->rule && it->rule->kind == RULE_MASK;

			if (!mask && (!is_number(it->cls) || it->rule))
				continue;
			if (mask && !has_digit(doc->report->text, it->span))
				continue;
			if (!has_row(s, it->span))
				print_reject(doc, s, it->span, mask ? it->rule->name : reason_of(s, it->span), out);
		}
	}
}
