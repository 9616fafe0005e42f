/*
 * lexicon.c - the trie over words that the dictionaries are.
 *
 * A node is a prefix of phrases, and knows the word that led to it. All nodes
 * hang in one hash table keyed by (node before, word), so a look-up costs one probe
 * a word and the table is the only index there is. It is read for nearly every
 * word of a report, all over the place: a slot is as small as can be.
 */
#include "lexicon_parts.h"

#include "token.h"

#include <stdlib.h>
#include <string.h>

struct node {
	uint64_t starts;		/* behind a first word: classes of the phrases that start with it */
	uint64_t next;			/* a bit for each word that goes on with a phrase, see bit_of() */
	uint64_t key;			/* of the word that leads here: its first eight bytes, zeros behind a shorter one */
	uint32_t from;			/* the node before */
	uint32_t len, word;		/* of the word: bytes, and where in the pool it starts, NUL-terminated */
	uint32_t stored;		/* its first entry in a store, 0 for none */
};

#define NODE_BITS 24		/* of a slot; above them bits of the hash, which tell most other words */
#define NODE_MASK ((1U << NODE_BITS) - 1)

/* An entry in a store; its texts by where they start in pools of their own. */
struct stored_entry {
	uint32_t node, cls, code, attr, file, line;
};

struct stored_entries {
	struct stored_entry *all;	/* those of a phrase side by side */
	struct buf codes, attrs, files;
	size_t n, cap;
};

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
	struct stored_entries entries;	/* of one out of a store, which also has its pool, slots and nodes … */
	bool stored;			/* … and makes entries when they are first asked for */
};

struct lexicon *lexicon_new(void)
{
	struct lexicon *lx = xmalloc(sizeof(*lx));

	*lx = (struct lexicon){ .n_slots = 1024, .n_nodes = 1 };
	lx->slot = xzalloc(lx->n_slots * sizeof(*lx->slot));
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
	for (size_t i = 0; lx->stored && i < lx->n_nodes; i++)
		free(lx->entry[i]);
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
	free(lx->slot);
	lx->slot = xzalloc(lx->n_slots * sizeof(*lx->slot));
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

void lexicon_add(struct lexicon *lx, const char *phrase, size_t len, const struct lex_entry *e)
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

static struct lex_entry entry_in(const struct stored_entries *s, const struct stored_entry *e)
{
	return (struct lex_entry){ (enum word_class)e->cls, s->codes.s + e->code, s->attrs.s + e->attr,
		s->files.s + e->file, (int)e->line, NULL };
}

/* Out of the store. Of threads that come at the same time the first wins. */
static const struct lex_entry *make_entries(const struct lexicon *lx, uint32_t node)
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

static const struct lex_entry *entries_of(const struct lexicon *lx, uint32_t node)
{
	const struct lex_entry *e = __atomic_load_n(&lx->entry[node], __ATOMIC_ACQUIRE);

	return e || !lx->node[node].stored ? e : make_entries(lx, node);
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
		e = lex_of_class(entries_of(lx, node), cls);
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

static void tell_entry(const struct lexicon *lx, size_t node, const struct lex_entry *e, lexicon_fn *fn, void *ctx)
{
	const char *words[MAX_WORDS];
	size_t n = MAX_WORDS;

	for (size_t at = node; at && n; at = lx->node[at].from)
		words[--n] = lx->pool.s + lx->node[at].word;
	fn(ctx, words + n, MAX_WORDS - n, e);
}

void lexicon_each(const struct lexicon *lx, lexicon_fn *fn, void *ctx)
{
	for (size_t i = 1; i < lx->entries.n; i++) {
		const struct lex_entry e = entry_in(&lx->entries, &lx->entries.all[i]);

		tell_entry(lx, lx->entries.all[i].node, &e, fn, ctx);
	}
	for (size_t node = 1; !lx->stored && node < lx->n_nodes; node++)
		for (const struct lex_entry *e = lx->entry[node]; e; e = e->next)
			tell_entry(lx, node, e, fn, ctx);
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

const char *lexicon_text(struct lexicon *lx, const char *s, size_t len)
{
	return arena_strndup(&lx->arena, s, len);
}

size_t lexicon_size(const struct lexicon *lx)
{
	return lx->n_phrases;
}

static void store_entries(struct stored_entries *s, struct store *st)
{
	store_array(st, s->all, &s->n);
	store_array(st, s->codes.s, &s->codes.len);
	store_array(st, s->attrs.s, &s->attrs.len);
	store_array(st, s->files.s, &s->files.len);
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
			s.all[s.n++] = (struct stored_entry){ node, e->cls, store_text(&s.codes, e->code),
				store_text(&s.attrs, e->attr), store_text(&s.files, e->file), (uint32_t)e->line };
		}
	}
	store_entries(&s, st);
	free(s.all);
	buf_release(&s.codes);
	buf_release(&s.attrs);
	buf_release(&s.files);
}

void lexicon_store(struct lexicon *lx, struct store *st)
{
	if (!st->out) {
		free(lx->slot);
		free(lx->node);
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
	store_number(st, lx->n_phrases);
	if (!st->out)
		lx->entry = xzalloc(lx->n_nodes * sizeof(*lx->entry));
}
