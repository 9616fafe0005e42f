/*
 * lexicon.c - loads the dictionaries into a trie over words.
 *
 * A node is a prefix of phrases, and knows the word that led to it. All nodes
 * hang in one hash table keyed by (node before, word), so a look-up costs one probe
 * a word and the table is the only index there is. It is read for nearly every
 * word of a report, all over the place: a slot is as small as can be.
 */
#include "lexicon.h"

#include "token.h"

#include <stdlib.h>
#include <string.h>

#define MAX_COLUMNS 8

struct node {
	uint64_t starts;		/* behind a first word: classes of the phrases that start with it */
	uint64_t next;			/* a bit for each word that goes on with a phrase, see bit_of() */
	uint64_t key;			/* of the word that leads here: its first eight bytes, zeros behind a shorter one */
	uint32_t from;			/* the node before */
	uint32_t len, word;		/* of the word: bytes, and where in the pool it starts, NUL-terminated */
	uint32_t unused;		/* a store takes no room between numbers */
};

#define NODE_BITS 24		/* of a slot; above them bits of the hash, which tell most other words */
#define NODE_MASK ((1U << NODE_BITS) - 1)

struct lexicon {
	struct arena arena;
	struct buf pool;	/* the words */
	uint32_t *slot;		/* open addressing, a power of two; 0 in a free one */
	size_t n_slots;
	struct node *node;
	size_t n_nodes, cap_nodes;
	struct lex_entry **entry;	/* of each node: of the phrases that end there, or NULL */
	size_t cap_entries;
	size_t n_phrases;
	bool stored;		/* pool, slots and nodes lie in a store */
};

struct lexicon *lexicon_new(void)
{
	struct lexicon *lx = xmalloc(sizeof(*lx));

	*lx = (struct lexicon){ .n_slots = 1024, .n_nodes = 1 };
	lx->slot = xmalloc(lx->n_slots * sizeof(*lx->slot));
	memset(lx->slot, 0, lx->n_slots * sizeof(*lx->slot));
	lx->node = grow(NULL, &lx->cap_nodes, 1, sizeof(*lx->node));
	lx->node[0] = (struct node){ .starts = 0 };
	lx->entry = grow(NULL, &lx->cap_entries, 1, sizeof(*lx->entry));
	lx->entry[0] = NULL;
	return lx;
}

void lexicon_free(struct lexicon *lx)
{
	if (!lx)
		return;
	arena_release(&lx->arena);
	if (!lx->stored) {
		buf_release(&lx->pool);
		free(lx->slot);
		free(lx->node);
	}
	free(lx->entry);
	free(lx);
}

static uint64_t key_of(const char *word, size_t len)
{
	uint64_t key = 0;

	memcpy(&key, word, len < 8 ? len : 8);
	return key;
}

/* One of 64: most words that go on with nothing are told by it, without a look into the table. */
static uint64_t bit_of(const char *word, size_t len)
{
	return (uint64_t)1 << ((key_of(word, len) ^ len) * 0x9E3779B97F4A7C15ULL >> 58);
}

static uint64_t hash_of(uint32_t from, uint64_t key, size_t len)
{
	return ((key ^ len) * 0x9E3779B97F4A7C15ULL ^ from * 0xC2B2AE3D27D4EB4FULL) * 0x9E3779B97F4A7C15ULL;
}

static uint32_t tag_of(uint64_t hash)
{
	return (uint32_t)(hash >> 56) << NODE_BITS;
}

/* The slot of the word behind a node: free, or with the node that it leads to. */
static uint32_t *find_slot(const struct lexicon *lx, uint32_t from, const char *word, size_t len)
{
	uint64_t key = key_of(word, len), hash = hash_of(from, key, len);
	size_t mask = lx->n_slots - 1;

	for (size_t i = (size_t)(hash >> 20) & mask;; i = (i + 1) & mask) {
		uint32_t slot = lx->slot[i];
		const struct node *n = &lx->node[slot & NODE_MASK];

		if (!slot || ((slot & ~NODE_MASK) == tag_of(hash) && n->key == key && n->from == from && n->len == len &&
			      (len <= 8 || !memcmp(lx->pool.s + n->word + 8, word + 8, len - 8))))
			return &lx->slot[i];
	}
}

/* The node behind another by that word, 0 where no phrase has it. */
static uint32_t node_behind(const struct lexicon *lx, uint32_t from, const char *word, size_t len)
{
	return *find_slot(lx, from, word, len) & NODE_MASK;
}

static void put_in_slot(struct lexicon *lx, uint32_t node)
{
	const struct node *n = &lx->node[node];

	*find_slot(lx, n->from, lx->pool.s + n->word, n->len) = tag_of(hash_of(n->from, n->key, n->len)) | node;
}

static void grow_slots(struct lexicon *lx)
{
	lx->n_slots *= 2;
	lx->slot = xrealloc(lx->slot, lx->n_slots * sizeof(*lx->slot));
	memset(lx->slot, 0, lx->n_slots * sizeof(*lx->slot));
	for (uint32_t i = 1; i < lx->n_nodes; i++)
		put_in_slot(lx, i);
}

static uint32_t add_word(struct lexicon *lx, uint32_t from, const char *word, size_t len)
{
	uint32_t node = node_behind(lx, from, word, len);

	if (node)
		return node;
	if (lx->n_nodes > NODE_MASK)
		abort();
	if (lx->n_nodes * 2 >= lx->n_slots)
		grow_slots(lx);
	lx->node = grow(lx->node, &lx->cap_nodes, lx->n_nodes + 1, sizeof(*lx->node));
	lx->entry = grow(lx->entry, &lx->cap_entries, lx->n_nodes + 1, sizeof(*lx->entry));
	lx->entry[lx->n_nodes] = NULL;
	node = (uint32_t)lx->n_nodes++;
	lx->node[node] = (struct node){ .key = key_of(word, len), .from = from, .len = (uint32_t)len,
		.word = (uint32_t)lx->pool.len };
	lx->node[from].next |= bit_of(word, len);
	buf_add(&lx->pool, word, len);
	buf_addc(&lx->pool, '\0');
	put_in_slot(lx, node);
	return node;
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
		node = add_word(lx, node, phrase + start, pos - start);
		first = first ? first : node;
	}
	if (!node)
		return;
	lx->n_phrases++;
	for (slot = &lx->entry[node]; *slot; slot = (struct lex_entry **)&(*slot)->next)
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
	return lx->node[node_behind(lx, 0, word, len)].starts;	/* those of the root are none */
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
		if (node && !(lx->node[node].next & bit_of(s + at, pos - at)))
			break;
		node = node_behind(lx, node, s + at, pos - at);
		if (!node)
			break;
		e = lex_of_class(lx->entry[node], cls);
		if (e) {
			best = e;
			*end = pos;
		}
		if (!lx->node[node].next)
			break;
	}
	return best;
}

#define MAX_WORDS 32	/* of a phrase, for lexicon_each() */

void lexicon_each(const struct lexicon *lx,
		void (*fn)(void *ctx, const char *const *words, size_t n, const struct lex_entry *e), void *ctx)
{
	const char *words[MAX_WORDS];

	for (size_t node = 1; node < lx->n_nodes; node++) {
		size_t n = MAX_WORDS;

		if (!lx->entry[node])
			continue;
		for (size_t at = node; at && n; at = lx->node[at].from)
			words[--n] = lx->pool.s + lx->node[at].word;
		for (const struct lex_entry *e = lx->entry[node]; e; e = e->next)
			fn(ctx, words + n, MAX_WORDS - n, e);
	}
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

size_t lexicon_size(const struct lexicon *lx)
{
	return lx->n_phrases;
}

/* An entry in a store; texts by where they start in pools of their own. */
struct stored_entry {
	uint32_t node, cls, code, attr, file, line;
};

struct stored_entries {
	struct stored_entry *all;	/* those of a phrase side by side */
	struct buf codes, attrs, files;
	size_t n, cap;
};

static void store_entries(struct stored_entries *s, struct store *st)
{
	store_array(st, s->all, &s->n);
	store_array(st, s->codes.s, &s->codes.len);
	store_array(st, s->attrs.s, &s->attrs.len);
	store_array(st, s->files.s, &s->files.len);
}

static void write_entries(const struct lexicon *lx, struct store *st)
{
	struct stored_entries s = { .n = 0 };

	for (uint32_t node = 1; node < lx->n_nodes; node++)
		for (const struct lex_entry *e = lx->entry[node]; e; e = e->next) {
			s.all = grow(s.all, &s.cap, s.n + 1, sizeof(*s.all));
			s.all[s.n++] = (struct stored_entry){ node, e->cls, store_text(&s.codes, e->code),
				store_text(&s.attrs, e->attr), store_text(&s.files, e->file), (uint32_t)e->line };
		}
	store_entries(&s, st);
	free(s.all);
	buf_release(&s.codes);
	buf_release(&s.attrs);
	buf_release(&s.files);
}

static void read_entries(struct lexicon *lx, struct store *st)
{
	struct stored_entries s = { .n = 0 };
	struct lex_entry *e;

	store_entries(&s, st);
	e = arena_alloc(&lx->arena, s.n * sizeof(*e));
	for (size_t i = 0; i < s.n; i++) {
		const struct stored_entry *from = &s.all[i];

		e[i] = (struct lex_entry){ (enum word_class)from->cls, s.codes.s + from->code, s.attrs.s + from->attr,
			s.files.s + from->file, (int)from->line, NULL };
		if (i && from->node == from[-1].node)
			e[i - 1].next = &e[i];
		else
			lx->entry[from->node] = &e[i];
	}
}

void lexicon_store(struct lexicon *lx, struct store *st)
{
	if (!st->out) {
		free(lx->slot);
		free(lx->node);
		lx->stored = true;
	}
	store_array(st, lx->pool.s, &lx->pool.len);
	store_array(st, lx->slot, &lx->n_slots);
	store_array(st, lx->node, &lx->n_nodes);
	store_number(st, lx->n_phrases);
	if (st->out) {
		write_entries(lx, st);
		return;
	}
	lx->entry = grow(lx->entry, &lx->cap_entries, lx->n_nodes, sizeof(*lx->entry));
	memset(lx->entry, 0, lx->n_nodes * sizeof(*lx->entry));
	read_entries(lx, st);
}
