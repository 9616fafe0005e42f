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

struct lexicon *lexicon_new(void)
{
	struct lexicon *lx = xmalloc(sizeof(*lx));

	*lx = (struct lexicon){ .n_slots = 1024, .n_nodes = 1 };
	lx->slot = xzalloc(lx->n_slots * sizeof(*lx->slot));
	lx->node = grow(NULL, &lx->cap_nodes, 1, sizeof(*lx->node));
	lx->node[0] = (struct node){ .from = 0 };
	lx->n_starts = 1;
	lx->starts = grow(NULL, &lx->cap_starts, 1, sizeof(*lx->starts));
	lx->starts[0] = 0;
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
		free(lx->starts);
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

/* Where in the pool a word stands: that of a first word, which most words are, or behind all. */
static uint32_t pool_word(struct lexicon *lx, uint32_t from, const char *word, size_t len)
{
	uint32_t same = from ? node_behind(lx, 0, word, len) : 0, at = (uint32_t)lx->pool.len;

	if (same)
		return lx->node[same].word;
	buf_add(&lx->pool, word, len);
	buf_addc(&lx->pool, '\0');
	return at;
}

static uint32_t new_start(struct lexicon *lx)
{
	lx->starts = grow(lx->starts, &lx->cap_starts, lx->n_starts + 1, sizeof(*lx->starts));
	lx->starts[lx->n_starts] = 0;
	return (uint32_t)lx->n_starts++;
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
	lx->node[node] = (struct node){ .key = key_of(word, len), .from = from & NODE_MASK, .len = len & LONGEST_WORD,
		.word = pool_word(lx, from, word, len), .first = from ? 0 : new_start(lx) };
	lx->node[from].next |= bit_of(word, len);
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

bool lexicon_add(struct lexicon *lx, const char *phrase, size_t len, const struct lex_entry *e)
{
	size_t pos = 0, start;
	uint32_t node = 0, first = 0;
	struct lex_entry **slot;

	while (token_next(phrase, len, &pos, &start))
		if (pos - start > LONGEST_WORD)
			return false;
	pos = 0;
	while (token_next(phrase, len, &pos, &start)) {
		node = add_word(lx, node, phrase + start, pos - start);
		first = first ? first : node;
	}
	if (!node)
		return true;
	lx->n_phrases++;
	for (slot = &lx->entry[node]; *slot; slot = (struct lex_entry **)&(*slot)->next)
		if (merge_forms(*slot, e)) {
			lx->starts[lx->node[first].first] |= class_bit((*slot)->cls);
			return true;
		}
	lx->starts[lx->node[first].first] |= class_bit(e->cls);
	*slot = arena_alloc(&lx->arena, sizeof(*e));
	**slot = *e;
	return true;
}

uint64_t lexicon_starts(const struct lexicon *lx, const char *word, size_t len)
{
	return lx->starts[lx->node[node_behind(lx, 0, word, len)].first];
}

const struct lex_entry *lex_of_class(const struct lex_entry *e, enum word_class cls)
{
	while (e && cls != CLASS_NONE && e->cls != cls)
		e = e->next;
	return e;
}

static const struct lex_entry *entries_of(const struct lexicon *lx, uint32_t node)
{
	const struct lex_entry *e = __atomic_load_n(&lx->entry[node], __ATOMIC_ACQUIRE);

	return e || !lx->node[node].stored ? e : stored_entries_of(lx, node);
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
		const struct lex_entry e = stored_entry_of(lx, i);

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
