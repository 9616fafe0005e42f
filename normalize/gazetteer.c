/*
 * gazetteer.c - looks names up in a gazetteer that is mapped or held in memory.
 * A look-up is a binary search over the names: some twenty probes.
 */
#include "gazetteer.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utf8proc.h>

#include "gazetteer_file.h"

struct gazetteer {
	const char *bytes;
	size_t len;
	bool mapped;
	const struct file_header *header;
	const struct file_name *names;
	const struct file_place *places;
	const char *strings;
};

/* Check the sizes and set the parts; strings end with a NUL, so no search can leave the file. */
static bool lay_out(struct gazetteer *g, struct buf *err)
{
	const struct file_header *h = (const void *)g->bytes;
	size_t need;

	if (g->len < sizeof(*h) || memcmp(h->magic, GAZETTEER_MAGIC, 8) || h->order != GAZETTEER_ORDER) {
		buf_adds(err, "not a gazetteer of this version and machine");
		return false;
	}
	need = sizeof(*h) + h->n_names * sizeof(struct file_name) + h->n_places * sizeof(struct file_place) + h->n_bytes;
	if (g->len != need || !h->n_bytes || g->bytes[g->len - 1]) {
		buf_adds(err, "the file is cut off or damaged");
		return false;
	}
	g->header = h;
	g->names = (const void *)(g->bytes + sizeof(*h));
	g->places = (const void *)(g->names + h->n_names);
	g->strings = (const char *)(g->places + h->n_places);
	return true;
}

struct gazetteer *gazetteer_of(const char *bytes, size_t len, struct buf *err)
{
	struct gazetteer *g = xmalloc(sizeof(*g));
	char *copy = xmalloc(len + 1);

	memcpy(copy, bytes, len);
	*g = (struct gazetteer){ .bytes = copy, .len = len };
	if (lay_out(g, err))
		return g;
	gazetteer_close(g);
	return NULL;
}

struct gazetteer *gazetteer_open(const char *path, struct buf *err)
{
	struct gazetteer *g = xmalloc(sizeof(*g));
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	struct stat st;
	void *p = MAP_FAILED;

	*g = (struct gazetteer){ .mapped = true };
	if (fd >= 0 && !fstat(fd, &st) && st.st_size > 0)
		p = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_SHARED, fd, 0);
	if (p == MAP_FAILED) {
		buf_adds(err, fd >= 0 && !errno ? "the file is empty" : strerror(errno));
	} else {
		g->bytes = p;
		g->len = (size_t)st.st_size;
	}
	if (fd >= 0)
		close(fd);
	if (g->bytes && lay_out(g, err))
		return g;
	gazetteer_close(g);
	return NULL;
}

void gazetteer_close(struct gazetteer *g)
{
	if (!g)
		return;
	if (g->bytes && g->mapped)
		munmap((void *)(uintptr_t)g->bytes, g->len);
	else if (g->bytes)
		free((void *)(uintptr_t)g->bytes);
	free(g);
}

/* Hyphens and blanks part words, other marks are left out. */
static void add_key_byte(struct buf *out, unsigned char c)
{
	bool gap = c == ' ' || c == '-' || c == '_' || c == '/' || c == '\t' || c == '\n' || c == '\r';

	if (gap && out->len && out->s[out->len - 1] != ' ')
		buf_addc(out, ' ');
	else if (c >= 0x80 || is_alpha(c) || is_digit(c))
		buf_addc(out, to_lower(c));
}

/* U+2018, U+2019, U+02BC and their like: apostrophes of many alphabets. */
static size_t apostrophe_len(const unsigned char *s)
{
	if (s[0] == 0xE2 && s[1] == 0x80 && (s[2] == 0x98 || s[2] == 0x99))
		return 3;
	return s[0] == 0xCA && (s[1] >= 0xB9 && s[1] <= 0xBF) ? 2 : 0;
}

/* Most names are of plain letters, which Unicode folds as we do. */
static bool is_plain(const char *name, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if ((unsigned char)name[i] < ' ' || (unsigned char)name[i] > '~')
			return false;
	return true;
}

static void add_folded(struct buf *out, const char *name, size_t len)
{
	utf8proc_uint8_t *folded = NULL;
	utf8proc_ssize_t n = utf8proc_map((const utf8proc_uint8_t *)name, (utf8proc_ssize_t)len, &folded,
			UTF8PROC_CASEFOLD | UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK | UTF8PROC_STRIPCC);

	for (utf8proc_ssize_t i = 0; i < n;) {
		size_t skip = apostrophe_len(folded + i);

		if (!skip)
			add_key_byte(out, folded[i++]);
		i += (utf8proc_ssize_t)skip;
	}
	free(folded);
}

void gazetteer_key(const char *name, size_t len, struct buf *out)
{
	size_t start = out->len;

	if (!is_plain(name, len))
		add_folded(out, name, len);
	else
		for (size_t i = 0; i < len; i++)
			add_key_byte(out, (unsigned char)name[i]);
	while (out->len > start && out->s[out->len - 1] == ' ')
		out->s[--out->len] = '\0';
	if (out->len == start)
		buf_add(out, "", 0);
}

/* The first name whose key is not less. */
static size_t lower_bound(const struct gazetteer *g, const char *key)
{
	size_t low = 0, high = g->header->n_names;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (strcmp(g->strings + g->names[mid].key, key) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

static struct gazetteer_place read_place(const struct gazetteer *g, const struct file_place *p)
{
	struct gazetteer_place out = { .name = g->strings + p->name, .admin1 = g->strings + p->admin1, .country = "",
		.level = (enum place_level)p->level, .latitude = p->latitude / 1e5, .longitude = p->longitude / 1e5,
		.rank = p->rank };

	/* the code stands in the strings right before the region's name */
	if (p->country[0])
		out.country = g->strings + p->admin1 - 3;
	return out;
}

static size_t find_key(const struct gazetteer *g, const char *key, struct gazetteer_place *out, size_t max)
{
	size_t n = 0;

	for (size_t i = lower_bound(g, key); i < g->header->n_names && n < max; i++) {
		if (strcmp(g->strings + g->names[i].key, key))
			break;
		out[n++] = read_place(g, &g->places[g->names[i].place]);
	}
	return n;
}

/* Behind an article that writers set or leave out; key itself where there is none. */
static const char *skip_article(const char *key)
{
	static const char *const articles[] = { "al ", "el ", "ad ", "ar ", "as ", "ash ", "at ", "az ", "an ", "the " };

	for (size_t i = 0; i < sizeof(articles) / sizeof(*articles); i++)
		if (!strncmp(key, articles[i], strlen(articles[i])) && strlen(key) > strlen(articles[i]) + 2)
			return key + strlen(articles[i]);
	return key;
}

size_t gazetteer_find(const struct gazetteer *g, const char *name, size_t len,
		struct gazetteer_place *out, size_t max)
{
	struct buf key = { 0 };
	const char *rest;
	size_t n;

	gazetteer_key(name, len, &key);
	n = key.len ? find_key(g, buf_str(&key), out, max) : 0;
	rest = skip_article(buf_str(&key));
	if (!n && rest != buf_str(&key))
		n = find_key(g, rest, out, max);
	buf_release(&key);
	return n;
}
