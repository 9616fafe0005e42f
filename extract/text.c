/*
 * text.c - buffers, arena and ASCII helpers of text.h. Nothing here knows what
 * a report or a claim is.
 */
#include "text.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BLOCK_SIZE ((size_t)64 * 1024)

struct arena_block {
	struct arena_block *next;
	size_t used, size;
	max_align_t data[];
};

void *xmalloc(size_t size)
{
	void *p = malloc(size ? size : 1);

	if (!p)
		abort();
	return p;
}

void *xzalloc(size_t size)
{
	void *p = calloc(size ? size : 1, 1);

	if (!p)
		abort();
	return p;
}

void *xrealloc(void *p, size_t size)
{
	p = realloc(p, size ? size : 1);
	if (!p)
		abort();
	return p;
}

char *xstrdup(const char *s)
{
	size_t len = strlen(s) + 1;

	return memcpy(xmalloc(len), s, len);
}

void *grow(void *p, size_t *cap, size_t need, size_t size)
{
	if (need <= *cap)
		return p;
	*cap = *cap * 2 > need ? *cap * 2 : need + 8;
	return xrealloc(p, *cap * size);
}

void buf_add(struct buf *b, const void *s, size_t len)
{
	b->s = grow(b->s, &b->cap, b->len + len + 1, 1);
	if (len)
		memcpy(b->s + b->len, s, len);
	b->len += len;
	b->s[b->len] = '\0';
}

void buf_adds(struct buf *b, const char *s)
{
	buf_add(b, s, strlen(s));
}

void buf_addc(struct buf *b, int c)
{
	char ch = (char)c;

	buf_add(b, &ch, 1);
}

void buf_addf(struct buf *b, const char *fmt, ...)
{
	va_list ap;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	if (n < 0)
		return;
	b->s = grow(b->s, &b->cap, b->len + (size_t)n + 1, 1);
	va_start(ap, fmt);
	vsnprintf(b->s + b->len, (size_t)n + 1, fmt, ap);
	va_end(ap);
	b->len += (size_t)n;
}

void buf_clear(struct buf *b)
{
	b->len = 0;
	if (b->s)
		b->s[0] = '\0';
}

void buf_release(struct buf *b)
{
	free(b->s);
	*b = (struct buf){ 0 };
}

const char *buf_str(const struct buf *b)
{
	return b->s ? b->s : "";
}

void *arena_alloc(struct arena *a, size_t size)
{
	struct arena_block *b = a->block;
	size_t unit = sizeof(max_align_t);
	char *p;

	size = (size + unit - 1) / unit * unit;
	if (!b || b->used + size > b->size) {
		size_t room = size > BLOCK_SIZE ? size : BLOCK_SIZE;

		b = xmalloc(sizeof(*b) + room);
		*b = (struct arena_block){ .next = a->block, .size = room };
		a->block = b;
	}
	p = (char *)b->data + b->used;
	b->used += size;
	return memset(p, 0, size);
}

char *arena_strndup(struct arena *a, const char *s, size_t len)
{
	char *p = arena_alloc(a, len + 1);

	if (len)
		memcpy(p, s, len);
	return p;
}

char *arena_strdup(struct arena *a, const char *s)
{
	return arena_strndup(a, s, strlen(s));
}

void arena_clear(struct arena *a)
{
	while (a->block && a->block->next) {
		struct arena_block *next = a->block->next;

		free(a->block);
		a->block = next;
	}
	if (a->block)
		a->block->used = 0;
}

void arena_release(struct arena *a)
{
	arena_clear(a);
	free(a->block);
	a->block = NULL;
}

uint64_t hash_bytes(const char *s, size_t len)
{
	uint64_t h = len;

	for (size_t i = 0; i < len; i += 8) {
		uint64_t eight = 0;

		memcpy(&eight, s + i, len - i < 8 ? len - i : 8);
		h = (h ^ eight) * 0x9E3779B97F4A7C15ULL;
		h ^= h >> 32;
	}
	return h;
}

bool ascii_ieq(const char *a, const char *b)
{
	while (*a && to_lower((unsigned char)*a) == to_lower((unsigned char)*b))
		a++, b++;
	return *a == *b;
}

bool starts_lower(const char *s, const char *word)
{
	while (*word && to_lower((unsigned char)*s) == *word)
		s++, word++;
	return !*word;
}

bool starts_with_one(const char *s, const char *const *words)
{
	while (*words && !starts_lower(s, *words))
		words++;
	return *words != NULL;
}

bool ends_with(const char *s, const char *end)
{
	size_t len = strlen(s), n = strlen(end);

	return len >= n && !strcmp(s + len - n, end);
}

bool is_one_of(const char *s, const char *const *list)
{
	for (; *list; list++)
		if (!strcmp(*list, s))
			return true;
	return false;
}

size_t utf8_len(const char *str, size_t left)
{
	const unsigned char *s = (const unsigned char *)str;
	size_t n;

	if (!left)
		return 0;
	if (s[0] < 0x80)
		return 1;
	if (s[0] < 0xC2 || s[0] > 0xF4)
		return 0;
	n = s[0] < 0xE0 ? 2 : s[0] < 0xF0 ? 3 : 4;
	if (left < n)
		return 0;
	for (size_t i = 1; i < n; i++)
		if ((s[i] & 0xC0) != 0x80)
			return 0;
	if ((s[0] == 0xE0 && s[1] < 0xA0) || (s[0] == 0xED && s[1] > 0x9F) ||
	    (s[0] == 0xF0 && s[1] < 0x90) || (s[0] == 0xF4 && s[1] > 0x8F))
		return 0;
	return n;
}

const char *trim(const char *s, size_t *len)
{
	while (*len && is_space((unsigned char)s[*len - 1]))
		--*len;
	while (*len && is_space((unsigned char)*s))
		s++, --*len;
	return s;
}

bool next_part(const char **s, size_t *left, char sep, const char **part, size_t *len)
{
	const char *end;

	if (!*s)
		return false;
	end = *left ? memchr(*s, sep, *left) : NULL;
	*len = end ? (size_t)(end - *s) : *left;
	*part = trim(*s, len);
	if (end) {
		*left -= (size_t)(end + 1 - *s);
		*s = end + 1;
	} else {
		*s = NULL;
		*left = 0;
	}
	return true;
}

bool is_all_caps(const char *text, struct span s)
{
	size_t upper = 0, lower = 0;

	for (size_t i = s.start; i < s.end; i++) {
		upper += is_upper((unsigned char)text[i]);
		lower += is_lower((unsigned char)text[i]);
	}
	return upper > 2 * lower;
}

bool has_digit(const char *text, struct span s)
{
	for (size_t i = s.start; i < s.end; i++)
		if (is_digit((unsigned char)text[i]))
			return true;
	return false;
}

bool is_opening_quote(const char *s)
{
	return *s == '"' || !strncmp(s, "\xE2\x80\x9C", 3);
}
