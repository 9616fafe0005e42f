/*
 * lexicon.c - loads the dictionaries into a trie over words.
 *
 * A node is a prefix of phrases; its children hang in one hash table keyed by
 * (node, word), so a look-up costs one probe a word and the table is the only
 * index there is.
 */
#include "lexicon.h"

#include "token.h"

#include <stdlib.h>
#include <string.h>

#define MAX_COLUMNS 8

/* A look-up touches the edge alone, unless the word has more than eight letters. */
struct edge {
	uint64_t key;		/* the word's first eight bytes, zeros behind a shorter one */
	uint32_t from, to;	/* nodes; to is 0 in a free slot */
	uint32_t len;
	uint32_t word;		/* byte of the pool where the word starts, NUL-terminated */
};

struct node {
	struct lex_entry *entry;	/* of the phrases that end here, or NULL */
	uint64_t starts;		/* behind a first word: classes of the phrases that start with it */
	bool goes_on;			/* some phrase has another word */
};

struct lexicon {
	struct arena arena;
	struct buf pool;	/* the words */
	struct edge *edges;	/* open addressing, a power of two */
	size_t n_edges, cap_edges;
	struct node *node;
	size_t n_nodes, cap_nodes;
	size_t n_entries;
};

struct lexicon *lexicon_new(void)
{
	struct lexicon *lx = xmalloc(sizeof(*lx));

	*lx = (struct lexicon){ .cap_edges = 1024, .n_nodes = 1 };
	lx->edges = xmalloc(lx->cap_edges * sizeof(*lx->edges));
	memset(lx->edges, 0, lx->cap_edges * sizeof(*lx->edges));
	lx->node = grow(NULL, &lx->cap_nodes, 1, sizeof(*lx->node));
	lx->node[0] = (struct node){ .entry = NULL };
	return lx;
}

void lexicon_free(struct lexicon *lx)
{
	if (!lx)
		return;
	arena_release(&lx->arena);
	buf_release(&lx->pool);
	free(lx->edges);
	free(lx->node);
	free(lx);
}

size_t lexicon_size(const struct lexicon *lx)
{
	return lx->n_entries;
}

static uint64_t key_of(const char *word, size_t len)
{
	uint64_t key = 0;

	memcpy(&key, word, len < 8 ? len : 8);
	return key;
}

static size_t hash_edge(uint32_t from, uint64_t key, size_t len)
{
	return (size_t)(((key ^ len) * 0x9E3779B97F4A7C15ULL ^ from * 0xC2B2AE3D27D4EB4FULL) * 0x9E3779B97F4A7C15ULL >> 20);
}

static struct edge *find_slot(const struct lexicon *lx, uint32_t from, const char *word, size_t len)
{
	uint64_t key = key_of(word, len);
	size_t mask = lx->cap_edges - 1;

	for (size_t i = hash_edge(from, key, len) & mask;; i = (i + 1) & mask) {
		struct edge *e = &lx->edges[i];

		if (!e->to || (e->key == key && e->from == from && e->len == len &&
			       (len <= 8 || !memcmp(lx->pool.s + e->word + 8, word + 8, len - 8))))
			return e;
	}
}

static void grow_edges(struct lexicon *lx)
{
	struct edge *old = lx->edges;
	size_t n = lx->cap_edges;

	lx->cap_edges = n * 2;
	lx->edges = xmalloc(lx->cap_edges * sizeof(*lx->edges));
	memset(lx->edges, 0, lx->cap_edges * sizeof(*lx->edges));
	for (size_t i = 0; i < n; i++)
		if (old[i].to)
			*find_slot(lx, old[i].from, lx->pool.s + old[i].word, old[i].len) = old[i];
	free(old);
}

static uint32_t add_edge(struct lexicon *lx, uint32_t from, const char *word, size_t len)
{
	struct edge *e;

	if (lx->n_edges * 2 >= lx->cap_edges)
		grow_edges(lx);
	e = find_slot(lx, from, word, len);
	if (e->to)
		return e->to;
	lx->node = grow(lx->node, &lx->cap_nodes, lx->n_nodes + 1, sizeof(*lx->node));
	lx->node[lx->n_nodes] = (struct node){ .entry = NULL };
	lx->node[from].goes_on = true;
	*e = (struct edge){ key_of(word, len), from, (uint32_t)lx->n_nodes++, (uint32_t)len, (uint32_t)lx->pool.len };
	buf_add(&lx->pool, word, len);
	buf_addc(&lx->pool, '\0');
	lx->n_edges++;
	return e->to;
}

static bool is_verb_form(enum word_class c)
{
	return c == CLASS_VBASE || c == CLASS_VPAST || c == CLASS_VPP || c == CLASS_VED;
}

/* "killed" is past and participle, "hurt" the base as well: one class for what rules cannot tell apart */
static bool merge_forms(struct lex_entry *old, const struct lex_entry *e)
{
	if (old->line != e->line || old->file != e->file)
		return false;
	if (old->cls != e->cls && is_verb_form(old->cls) && is_verb_form(e->cls))
		old->cls = CLASS_VED;
	return old->cls == e->cls || old->cls == CLASS_VED;
}

static void add_phrase(struct lexicon *lx, const char *phrase, size_t len, struct lex_entry *e)
{
	size_t pos = 0, start;
	uint32_t node = 0, first = 0;
	struct lex_entry **slot;

	while (token_next(phrase, len, &pos, &start)) {
		node = add_edge(lx, node, phrase + start, pos - start);
		first = first ? first : node;
	}
	if (!node)
		return;
	lx->n_entries++;
	for (slot = &lx->node[node].entry; *slot; slot = (struct lex_entry **)&(*slot)->next)
		if (merge_forms(*slot, e)) {
			lx->node[first].starts |= class_bit((*slot)->cls);
			return;
		}
	lx->node[first].starts |= class_bit(e->cls);
	*slot = arena_alloc(&lx->arena, sizeof(*e));
	**slot = *e;
}

static bool fail(struct buf *err, const char *file, int line, const char *why)
{
	buf_addf(err, "%s:%d: %s", file, line, why);
	return false;
}

struct columns {
	enum word_class cls[MAX_COLUMNS];	/* CLASS_NONE marks the attribute column, … */
	size_t n, attr;				/* … which is this one; n or more for none */
};

static bool read_classes(struct columns *c, const char *s, size_t len)
{
	const char *part;
	size_t n;

	c->n = 0;
	c->attr = MAX_COLUMNS;
	while (next_part(&s, &len, ' ', &part, &n)) {
		if (!n)
			continue;
		if (c->n == MAX_COLUMNS)
			return false;
		c->cls[c->n] = n == 1 && *part == '=' ? CLASS_NONE : class_by_name(part, n);
		if (n == 1 && *part == '=')
			c->attr = c->n;
		else if (c->cls[c->n] == CLASS_NONE)
			return false;
		c->n++;
	}
	return c->n > 0;
}

/* The attributes hold for the columns before theirs as well. */
static const char *read_attr(struct lexicon *lx, const struct columns *c, const char *s, size_t len)
{
	const char *col;
	size_t n;

	for (size_t i = 0; c->attr < c->n && next_part(&s, &len, '|', &col, &n); i++)
		if (i == c->attr)
			return arena_strndup(&lx->arena, col, n);
	return "";
}

static bool read_line(struct lexicon *lx, const struct columns *c, struct lex_entry e,
		const char *s, size_t len, struct buf *err)
{
	const char *col, *var;
	size_t n, m;

	next_part(&s, &len, '|', &col, &n);
	if (!n)
		return fail(err, e.file, e.line, "no code before the first |");
	e.code = arena_strndup(&lx->arena, col, n);
	e.attr = s ? read_attr(lx, c, s, len) : "";
	for (size_t i = 0; i < c->n && next_part(&s, &len, '|', &col, &n); i++) {
		if (c->cls[i] == CLASS_NONE)
			continue;
		e.cls = c->cls[i];
		while (next_part(&col, &n, ',', &var, &m))
			add_phrase(lx, var, m, &e);
	}
	return s ? fail(err, e.file, e.line, "more columns than %class names") : true;
}

bool lexicon_load(struct lexicon *lx, const char *file, const char *text, size_t len, struct buf *err)
{
	struct columns c = { .n = 0 };
	struct lex_entry e = { .file = arena_strdup(&lx->arena, file) };
	const char *line;
	size_t n;

	while (next_part(&text, &len, '\n', &line, &n)) {
		const char *hash = n ? memchr(line, '#', n) : NULL;

		e.line++;
		if (hash) {
			n = (size_t)(hash - line);
			line = trim(line, &n);
		}
		if (!n)
			continue;
		if (n > 7 && !memcmp(line, "%class ", 7)) {
			if (!read_classes(&c, line + 7, n - 7))
				return fail(err, file, e.line, "unknown class");
		} else if (!c.n) {
			return fail(err, file, e.line, "an entry before %class");
		} else if (!read_line(lx, &c, e, line, n, err)) {
			return false;
		}
	}
	return true;
}

uint64_t lexicon_starts(const struct lexicon *lx, const char *word, size_t len)
{
	uint32_t node = find_slot(lx, 0, word, len)->to;

	return lx->node[node].starts;	/* those of the root are none */
}

const struct lex_entry *lex_of_class(const struct lex_entry *e, enum word_class cls)
{
	while (e && cls != CLASS_NONE && e->cls != cls)
		e = e->next;
	return e;
}

const struct lex_entry *lexicon_match(const struct lexicon *lx, enum word_class cls,
		const char *s, size_t len, size_t start, size_t *end)
{
	const struct lex_entry *best = NULL, *e;
	size_t pos = start, at;
	uint32_t node = 0;

	while (token_next(s, len, &pos, &at)) {
		node = find_slot(lx, node, s + at, pos - at)->to;
		if (!node)
			break;
		e = lex_of_class(lx->node[node].entry, cls);
		if (e) {
			best = e;
			*end = pos;
		}
		if (!lx->node[node].goes_on)
			break;
	}
	return best;
}

#define MAX_WORDS 32	/* of a phrase, for lexicon_each() */

void lexicon_each(const struct lexicon *lx,
		void (*fn)(void *ctx, const char *const *words, size_t n, const struct lex_entry *e), void *ctx)
{
	const struct edge **into = xmalloc(lx->n_nodes * sizeof(*into));	/* the edge that leads to each node */
	const char *words[MAX_WORDS];

	memset(into, 0, lx->n_nodes * sizeof(*into));
	for (size_t i = 0; i < lx->cap_edges; i++)
		if (lx->edges[i].to)
			into[lx->edges[i].to] = &lx->edges[i];
	for (size_t node = 1; node < lx->n_nodes; node++) {
		size_t n = MAX_WORDS;

		if (!lx->node[node].entry)
			continue;
		for (const struct edge *e = into[node]; e && n; e = e->from ? into[e->from] : NULL)
			words[--n] = lx->pool.s + e->word;
		for (const struct lex_entry *e = lx->node[node].entry; e; e = e->next)
			fn(ctx, words + n, MAX_WORDS - n, e);
	}
	free(into);
}

bool is_country_code(const char *code)
{
	return is_upper((unsigned char)code[0]) && is_upper((unsigned char)code[1]) && !code[2];
}

const char *lex_attr(const struct lex_entry *e, const char *key, size_t *len)
{
	const char *s = e->attr, *part;
	size_t left = strlen(s), n, k = strlen(key);

	while (next_part(&s, &left, ' ', &part, &n))
		if (n > k && part[k] == '=' && !memcmp(part, key, k)) {
			*len = n - k - 1;
			return part + k + 1;
		}
	*len = 0;
	return "";
}
