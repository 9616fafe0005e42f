/*
 * scan.c - the pass over all bytes. 32 bytes at a time become a mask of word
 * bytes; each word that starts in it is hashed by its first eight bytes and its
 * length, and looked up in a bitmap that fits the first-level cache. What the
 * bitmap lets through, one word in ten or so, is looked up in the table.
 *
 * Words with bytes beyond ASCII take a slow way through shadow.c, so that they
 * are read as the sentences will be.
 */
#include "scan_table.h"

#include <string.h>

#include "shadow.h"

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>
#define HAVE_AVX2 1
#endif

#define LONG_RUN 1024	/* bytes of a run beyond which it is taken for anything */

struct scan {
	const struct scan_table *t;
	const char *text;
	size_t len;
	struct hits *hits;
	uint32_t n;		/* words so far */
	uint64_t before;	/* hash of the word before */
	uint64_t held;		/* and of that before the last "[": a footnote mark parts no words */
	struct shadow shadow;	/* of a run beyond ASCII */
};

static void add_hit(struct scan *sc, size_t at, uint64_t kinds)
{
	struct hits *h = sc->hits;

	if (h->n == h->cap)
		h->hit = grow(h->hit, &h->cap, h->n + 1, sizeof(*h->hit));
	h->hit[h->n++] = (struct hit){ (uint32_t)at, sc->n, kinds };
}

static bool holds_digit(const char *s, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if (is_digit((unsigned char)s[i]))
			return true;
	return false;
}

static uint64_t pair_kinds(const struct scan *sc, uint64_t hash)
{
	uint64_t a = pair_id(sc->before, hash), b = pair_id(sc->held, hash);

	return kinds_in(sc->t, &sc->t->pairs, a) | kinds_in(sc->t, &sc->t->pairs, b);
}

/* A word whose bytes are all ASCII or already normalised; at: where it counts for. */
static inline void take_word(struct scan *sc, const char *s, size_t len, uint64_t eight, size_t at)
{
	const struct scan_table *t = sc->t;
	uint64_t key = key_of(eight, len), hash = hash_of(key, len);
	size_t bit = hash >> (64 - BITMAP_BITS);
	uint64_t kinds = 0;

	/* of two marks ("[1][2]") the first holds it */
	if (at && sc->text[at - 1] == '[' && !(at > 1 && sc->text[at - 2] == ']'))
		sc->held = sc->before;
	if (t->bitmap[bit >> 6] >> (bit & 63) & 1) {
		kinds = kinds_in(t, &t->words, hash);
		if (kinds & SECOND)
			kinds = (kinds | pair_kinds(sc, hash)) & ~SECOND;
	}
	sc->before = hash;
	if (is_digit((unsigned char)*s))
		kinds |= t->number;
	/* digits glued to letters ("Rs500"), told from letters by one bit */
	else if (~key & 0x4040404040404040ULL & key_of(~(uint64_t)0, len) && holds_digit(s, len))
		kinds |= t->mixed;
	if (kinds)
		add_hit(sc, at, kinds);
	sc->n++;
}

static bool is_money_sign(const char *s, size_t left)
{
	return (left >= 3 && !memcmp(s, "\xE2\x82", 2)) ||
		(left >= 2 && !memcmp(s, "\xC2", 1) && (unsigned char)s[1] >= 0xA2 && (unsigned char)s[1] <= 0xA5);
}

/* "⚡Losses", "©Two": a sign may be part of the word or not, so its plain letters are one more word. */
static void take_plain(struct scan *sc, const char *s, size_t len, size_t at)
{
	for (size_t i = 0, from; i < len; i++) {
		for (from = i; i < len && is_alnum((unsigned char)s[i]);)
			i++;
		if (i == from || i - from == len)
			continue;
		take_word(sc, s + from, i - from, load_eight(s + from, i - from), at);
		sc->n--;
	}
}

/* A run with bytes beyond ASCII, read as a shadow reads it. */
static void take_wide(struct scan *sc, size_t start, size_t end)
{
	struct shadow *sh = &sc->shadow;

	if (end - start > LONG_RUN) {
		add_hit(sc, start, sc->t->all);
		return;
	}
	shadow_set(sh, sc->text, (struct span){ (uint32_t)start, (uint32_t)end });
	for (size_t i = 0; i < sh->len;) {
		size_t from = i;

		if (is_money_sign(sh->text + i, sh->len - i)) {
			add_hit(sc, start, sc->t->money);
			i += (unsigned char)sh->text[i] == 0xE2 ? 3 : 2;
			continue;
		}
		while (i < sh->len && is_word_byte((unsigned char)sh->text[i]) &&
		       !is_money_sign(sh->text + i, sh->len - i))
			i++;
		if (i > from) {
			uint64_t before = sc->before;

			take_plain(sc, sh->text + from, i - from, start);
			/* what follows may be a pair with either */
			if (sc->before != before)
				sc->held = sc->before;
			sc->before = before;
			take_word(sc, sh->text + from, i - from, load_eight(sh->text + from, i - from), start);
		} else
			i++;
	}
}

static size_t run_end(const struct scan *sc, size_t i, bool *wide)
{
	*wide = false;
	for (; i < sc->len && is_word_byte((unsigned char)sc->text[i]); i++)
		*wide |= (unsigned char)sc->text[i] >= 0x80;
	return i;
}

/* The run that starts at i, whatever its bytes; where it ends. */
static size_t take_run(struct scan *sc, size_t i)
{
	bool wide;
	size_t end = run_end(sc, i, &wide);

	if (wide)
		take_wide(sc, i, end);
	else
		take_word(sc, sc->text + i, end - i, load_eight(sc->text + i, end - i), i);
	return end;
}

static void scan_plain(struct scan *sc, size_t i)
{
	while (i < sc->len) {
		if (is_word_byte((unsigned char)sc->text[i])) {
			i = take_run(sc, i);
			continue;
		}
		if (sc->text[i] == '$')
			add_hit(sc, i, sc->t->money);
		i++;
	}
}

#ifdef HAVE_AVX2

struct block {
	uint64_t word, wide, dollar;	/* a bit a byte */
};

__attribute__((target("avx2")))
static inline struct block read_half(const char *s)
{
	__m256i v = _mm256_loadu_si256((const __m256i *)(const void *)s);
	__m256i low = _mm256_or_si256(v, _mm256_set1_epi8(0x20));
	/* signed compares: bytes from 0x80 on are negative and fall out of both ranges */
	__m256i letter = _mm256_and_si256(_mm256_cmpgt_epi8(low, _mm256_set1_epi8('a' - 1)),
			_mm256_cmpgt_epi8(_mm256_set1_epi8('z' + 1), low));
	__m256i digit = _mm256_and_si256(_mm256_cmpgt_epi8(v, _mm256_set1_epi8('0' - 1)),
			_mm256_cmpgt_epi8(_mm256_set1_epi8('9' + 1), v));
	uint32_t wide = (uint32_t)_mm256_movemask_epi8(v);

	return (struct block){
		(uint32_t)_mm256_movemask_epi8(_mm256_or_si256(letter, digit)) | wide, wide,
		(uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(v, _mm256_set1_epi8('$'))) };
}

__attribute__((target("avx2")))
static inline struct block read_block(const char *s)
{
	struct block a = read_half(s), b = read_half(s + 32);

	return (struct block){ a.word | b.word << 32, a.wide | b.wide << 32, a.dollar | b.dollar << 32 };
}

/* The words that start in the block at i; before: whether the byte in front of it belongs to a word. */
__attribute__((target("avx2")))
static void take_block(struct scan *sc, size_t i, const struct block *b, bool before)
{
	uint64_t starts = b->word & ~(b->word << 1 | before), marks = starts | b->dollar;

	for (; marks; marks &= marks - 1) {
		unsigned at = (unsigned)__builtin_ctzll(marks);
		uint64_t rest = ~(b->word >> at);
		unsigned len = at ? (unsigned)__builtin_ctzll(rest) : rest ? (unsigned)__builtin_ctzll(rest) : 64;
		uint64_t eight;

		if (b->dollar >> at & 1) {
			add_hit(sc, i + at, sc->t->money);
			continue;
		}
		if (at + len >= 64 || (b->wide >> at & (((uint64_t)1 << len) - 1))) {
			take_run(sc, i + at);
			continue;
		}
		memcpy(&eight, sc->text + i + at, 8);
		take_word(sc, sc->text + i + at, len, eight, i + at);
	}
}

__attribute__((target("avx2")))
static void scan_avx2(struct scan *sc)
{
	size_t i = 0;
	bool before = false;

	/* words are read eight bytes at a time, so the last blocks are left to the plain way */
	for (; i + 64 + 8 <= sc->len; i += 64) {
		struct block b = read_block(sc->text + i);

		take_block(sc, i, &b, before);
		before = b.word >> 63;
	}
	while (before && i < sc->len && is_word_byte((unsigned char)sc->text[i]))
		i++;
	scan_plain(sc, i);
}

static bool use_avx2(void)
{
	return __builtin_cpu_supports("avx2");
}

#else

static void scan_avx2(struct scan *sc)
{
	scan_plain(sc, 0);
}

static bool use_avx2(void)
{
	return false;
}

#endif

void scan_text(const struct scan_table *t, const char *text, size_t len, bool plain, struct hits *hits)
{
	struct scan sc = { .t = t, .text = text, .len = len, .hits = hits };

	hits->n = 0;
	if (plain || !use_avx2())
		scan_plain(&sc, 0);
	else
		scan_avx2(&sc);
	shadow_release(&sc.shadow);
}
