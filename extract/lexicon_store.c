/*
 * lexicon_store.c - a lexicon into a store and out of it. Of its entries the store
 * has numbers alone, what phrases of one line share only once; an entry is made of
 * them when its phrase is first met.
 */
#include "lexicon_parts.h"

#include <stdlib.h>
#include <string.h>

static struct lex_entry entry_in(const struct stored_entries *s, const struct stored_entry *e)
{
	const struct stored_line *l = &s->lines[e->line];

	return (struct lex_entry){ (enum word_class)l->cls, s->codes.s + l->code, s->attrs.s + l->attr,
		s->files.s + l->file, (int)l->line, NULL };
}

struct lex_entry stored_entry_of(const struct lexicon *lx, size_t n)
{
	return entry_in(&lx->entries, &lx->entries.all[n]);
}

/* Out of the store. Of threads that come at the same time the first wins. */
const struct lex_entry *stored_entries_of(const struct lexicon *lx, uint32_t node)
{
	const struct stored_entries *s = &lx->entries;
	const struct stored_entry *from = &s->all[lx->node[node].stored];
	struct lex_entry *e, *none = NULL;
	size_t n = 1;

	while (from + n < s->all + s->n && from[n].node == node)
		n++;
	e = xmalloc(n * sizeof(*e));
	for (size_t i = 0; i < n; i++) {
		e[i] = entry_in(s, &from[i]);
		e[i].next = i + 1 < n ? &e[i + 1] : NULL;
	}
	if (__atomic_compare_exchange_n(&lx->entry[node], &none, e, false, __ATOMIC_ACQ_REL, __ATOMIC_ACQUIRE))
		return e;
	free(e);
	return none;
}

static void store_entries(struct stored_entries *s, struct store *st)
{
	store_array(st, s->all, &s->n);
	store_array(st, s->lines, &s->n_lines);
	store_array(st, s->codes.s, &s->codes.len);
	store_array(st, s->attrs.s, &s->attrs.len);
	store_array(st, s->files.s, &s->files.len);
}

#define LINES_BACK 64	/* how many lines back the same one is looked for: phrases of a line lie close together */

static bool is_of_line(const struct stored_entries *s, const struct stored_line *l, const struct lex_entry *e)
{
	return l->line == (uint32_t)e->line && l->cls == e->cls && !strcmp(s->files.s + l->file, e->file) &&
		!strcmp(s->codes.s + l->code, e->code) && !strcmp(s->attrs.s + l->attr, e->attr);
}

/* The number of the line of an entry, that of a new one where it was not among the last. */
static uint32_t store_line(struct stored_entries *s, const struct lex_entry *e)
{
	struct stored_line *l;

	for (size_t i = s->n_lines; i-- > 0 && s->n_lines - i < LINES_BACK;)
		if (is_of_line(s, &s->lines[i], e))
			return (uint32_t)i;
	s->lines = grow(s->lines, &s->cap_lines, s->n_lines + 1, sizeof(*s->lines));
	l = &s->lines[s->n_lines];
	*l = (struct stored_line){ e->cls, store_text(&s->codes, e->code), store_text(&s->attrs, e->attr),
		store_text(&s->files, e->file), (uint32_t)e->line };
	return (uint32_t)s->n_lines++;
}

/* The stored entries begin with one that is none, so that 0 is no number of one. */
static void write_entries(struct lexicon *lx, struct store *st)
{
	struct stored_entries s = { .n = 1, .all = grow(NULL, &s.cap, 1, sizeof(*s.all)) };

	s.all[0] = (struct stored_entry){ .node = 0 };
	for (uint32_t node = 1; node < lx->n_nodes; node++) {
		lx->node[node].stored = lx->entry[node] ? (uint32_t)s.n : 0;
		for (const struct lex_entry *e = lx->entry[node]; e; e = e->next) {
			s.all = grow(s.all, &s.cap, s.n + 1, sizeof(*s.all));
			s.all[s.n++] = (struct stored_entry){ node, store_line(&s, e) };
		}
	}
	store_entries(&s, st);
	free(s.all);
	free(s.lines);
	buf_release(&s.codes);
	buf_release(&s.attrs);
	buf_release(&s.files);
}

void lexicon_store(struct lexicon *lx, struct store *st)
{
	if (!st->out) {
		free(lx->slot);
		free(lx->node);
		free(lx->starts);
		free(lx->entry);
		lx->stored = true;
	}
	if (st->out)
		write_entries(lx, st);
	else
		store_entries(&lx->entries, st);
	store_array(st, lx->pool.s, &lx->pool.len);
	store_array(st, lx->slot, &lx->n_slots);
	store_array(st, lx->node, &lx->n_nodes);
	store_array(st, lx->starts, &lx->n_starts);
	store_number(st, lx->n_phrases);
	if (!st->out)
		lx->entry = xzalloc(lx->n_nodes * sizeof(*lx->entry));
}
