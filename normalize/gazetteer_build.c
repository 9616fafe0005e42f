/*
 * gazetteer_build.c - gathers places from tables and lays them out as a file
 * that gazetteer.c maps.
 */
#include "gazetteer.h"

#include <json-c/json.h>
#include <stdlib.h>
#include <string.h>

#include "gazetteer_file.h"

#define MAX_FIELDS 20

struct region {	/* "UA.07": Kharkiv; its place is the last written of its seat */
	char code[16];
	uint32_t name;		/* byte of the strings; its country stands before it */
	uint32_t place;
	uint32_t rank;		/* of the town that lends it coordinates */
};

struct gazetteer_builder {
	struct buf strings;
	struct file_name *names;
	struct file_place *places;
	struct region *regions;	/* sorted by code once all are read */
	size_t n_names, cap_names, n_places, cap_places, n_regions, cap_regions;
};

struct gazetteer_builder *gazetteer_builder_new(void)
{
	struct gazetteer_builder *b = xmalloc(sizeof(*b));

	*b = (struct gazetteer_builder){ .n_names = 0 };
	buf_add(&b->strings, "\0\0\0\0", 4);	/* byte 3: an empty name without a country */
	return b;
}

void gazetteer_builder_free(struct gazetteer_builder *b)
{
	if (!b)
		return;
	buf_release(&b->strings);
	free(b->names);
	free(b->places);
	free(b->regions);
	free(b);
}

static uint32_t add_string(struct gazetteer_builder *b, const char *s, size_t len)
{
	size_t at = b->strings.len;

	buf_add(&b->strings, s, len);
	buf_addc(&b->strings, '\0');
	return (uint32_t)at;
}

/* A region's name with its country's code right before it, where read_place() finds it. */
static uint32_t add_region_name(struct gazetteer_builder *b, const char *country, const char *name, size_t len)
{
	add_string(b, country, strlen(country) < 2 ? 0 : 2);
	if (strlen(country) < 2)
		buf_add(&b->strings, "\0\0", 2);
	return add_string(b, name, len);
}

static void add_name(struct gazetteer_builder *b, const char *name, size_t len, uint32_t place)
{
	struct buf key = { 0 };

	gazetteer_key(name, len, &key);
	/* one or two letters are an abbreviation or a word */
	if (key.len > 2) {
		b->names = grow(b->names, &b->cap_names, b->n_names + 1, sizeof(*b->names));
		b->names[b->n_names++] = (struct file_name){ add_string(b, key.s, key.len), place };
	}
	buf_release(&key);
}

static uint32_t add_place(struct gazetteer_builder *b, struct file_place p)
{
	b->places = grow(b->places, &b->cap_places, b->n_places + 1, sizeof(*b->places));
	b->places[b->n_places] = p;
	return (uint32_t)b->n_places++;
}

static bool fail(struct buf *err, const char *file, int line, const char *why)
{
	buf_addf(err, "%s:%d: %s", file, line, why);
	return false;
}

static int32_t degrees(const char *s, size_t len)
{
	char number[32];
	double v;

	if (len >= sizeof(number))
		return 0;
	memcpy(number, s, len);
	number[len] = '\0';
	v = strtod(number, NULL) * 1e5;
	return (int32_t)(v < 0 ? v - 0.5 : v + 0.5);
}

struct field {
	const char *s;
	size_t len;
};

static size_t split(const char *s, size_t len, char sep, struct field *out)
{
	size_t n = 0;

	while (n < MAX_FIELDS && next_part(&s, &len, sep, &out[n].s, &out[n].len))
		n++;
	return n;
}

static int level_by_name(const struct field *f)
{
	static const char *const names[] = { "town", "area", "admin1", "country", "word" };

	for (int i = 0; i < 5; i++)
		if (strlen(names[i]) == f->len && !memcmp(names[i], f->s, f->len))
			return i;
	return -1;
}

static bool add_row(struct gazetteer_builder *b, const char *file, int line, const struct field *f, struct buf *err)
{
	struct file_place p = { .latitude = degrees(f[4].s, f[4].len), .longitude = degrees(f[5].s, f[5].len),
		/* our own rows come before any town of the same name */
		.rank = 50000000 };
	int level = level_by_name(&f[1]);
	char country[3] = "";
	struct field names[MAX_FIELDS];
	size_t n = split(f[0].s, f[0].len, ',', names);
	uint32_t at;

	if (level < 0)
		return fail(err, file, line, "the level is none of town, area, admin1, country, word");
	if (f[2].len != 2 && f[2].len)
		return fail(err, file, line, "the country is no code of two letters");
	memcpy(country, f[2].s, f[2].len);
	memcpy(p.country, country, 2);
	if (level == LEVEL_WORD)
		p.rank = UINT32_MAX;	/* found first */
	p.level = (uint8_t)level;
	p.admin1 = add_region_name(b, country, f[3].s, f[3].len);
	p.name = add_string(b, names[0].s, names[0].len);
	at = add_place(b, p);
	for (size_t i = 0; i < n; i++)
		add_name(b, names[i].s, names[i].len, at);
	return true;
}

bool gazetteer_add_supplement(struct gazetteer_builder *b, const char *file, const char *text, size_t len,
		struct buf *err)
{
	const char *line;
	size_t n;

	for (int number = 1; next_part(&text, &len, '\n', &line, &n); number++) {
		struct field f[MAX_FIELDS];

		if (!n || *line == '#')
			continue;
		if (split(line, n, '|', f) != 6)
			return fail(err, file, number, "not six columns");
		if (!add_row(b, file, number, f, err))
			return false;
	}
	return true;
}

static int by_code(const void *a, const void *b)
{
	return strcmp(((const struct region *)a)->code, ((const struct region *)b)->code);
}

/* "Kharkiv Oblast" is Kharkiv too; the word behind says that it is a region. */
static void add_region(struct gazetteer_builder *b, const char *code, const char *name)
{
	struct region r = { .rank = 0 };
	struct file_place p = { .level = LEVEL_ADMIN1 };
	const char *space = strrchr(name, ' ');

	if (strlen(code) >= sizeof(r.code))
		return;
	memcpy(r.code, code, strlen(code) + 1);
	r.name = add_region_name(b, code, name, strlen(name));
	p.admin1 = p.name = r.name;
	memcpy(p.country, code, 2);
	r.place = add_place(b, p);
	add_name(b, name, strlen(name), r.place);
	if (space && space - name > 2)
		add_name(b, name, (size_t)(space - name), r.place);
	b->regions = grow(b->regions, &b->cap_regions, b->n_regions + 1, sizeof(*b->regions));
	b->regions[b->n_regions++] = r;
}

static const char *text_of(struct json_object *o, const char *key)
{
	struct json_object *v;

	return json_object_object_get_ex(o, key, &v) && json_object_is_type(v, json_type_string) ?
		json_object_get_string(v) : "";
}

bool gazetteer_add_admin1(struct gazetteer_builder *b, const char *file, const char *text, size_t len,
		struct buf *err)
{
	struct json_tokener *tok = json_tokener_new();
	struct json_object *list = json_tokener_parse_ex(tok, text, (int)len);
	bool ok = list && json_object_is_type(list, json_type_array);

	for (size_t i = 0; ok && i < json_object_array_length(list); i++) {
		struct json_object *o = json_object_array_get_idx(list, i);
		const char *code = text_of(o, "code");

		if (strlen(code) > 3)
			add_region(b, code, text_of(o, "name"));
	}
	json_object_put(list);
	json_tokener_free(tok);
	if (b->n_regions)
		qsort(b->regions, b->n_regions, sizeof(*b->regions), by_code);
	return ok || fail(err, file, 1, "not a JSON array of regions");
}

static struct region *find_region(struct gazetteer_builder *b, const struct field *country, const struct field *code)
{
	struct region key = { .rank = 0 };

	if (!b->n_regions || country->len + code->len + 2 > sizeof(key.code))
		return NULL;
	memcpy(key.code, country->s, country->len);
	key.code[country->len] = '.';
	memcpy(key.code + country->len + 1, code->s, code->len);
	return bsearch(&key, b->regions, b->n_regions, sizeof(key), by_code);
}

/* Seats of government before other towns, then by people: which of two of one name is meant. */
static uint32_t rank_of(const struct field *feature, uint32_t population)
{
	if (feature->len == 4 && !memcmp(feature->s, "PPLC", 4))
		return population + 20000000;
	return feature->len == 4 && !memcmp(feature->s, "PPLA", 4) ? population + 500000 : population;
}

static void lend_coordinates(struct gazetteer_builder *b, struct region *r, const struct file_place *town)
{
	if (!r || town->rank < r->rank)
		return;
	r->rank = town->rank + 1;
	b->places[r->place].latitude = town->latitude;
	b->places[r->place].longitude = town->longitude;
}

/* Latin, Cyrillic and Arabic letters: the alphabets of the reports we read. */
static bool is_our_script(const struct field *f)
{
	for (size_t i = 0; i < f->len; i++)
		if ((unsigned char)f->s[i] >= 0xDC && (unsigned char)f->s[i] != 0xE1 && (unsigned char)f->s[i] != 0xE2)
			return false;
	return f->len > 0;
}

static void add_city(struct gazetteer_builder *b, const struct field *f)
{
	struct region *r = find_region(b, &f[8], &f[10]);
	struct file_place p = { .latitude = degrees(f[4].s, f[4].len), .longitude = degrees(f[5].s, f[5].len) };
	char country[3] = "";
	struct field names[MAX_FIELDS];
	const char *rest = f[3].s;
	size_t left = f[3].len;
	uint32_t at;

	memcpy(country, f[8].s, f[8].len < 2 ? f[8].len : 2);
	memcpy(p.country, country, 2);
	p.rank = rank_of(&f[7], (uint32_t)strtoul(f[14].s, NULL, 10));
	p.admin1 = r ? r->name : add_region_name(b, country, "", 0);
	p.name = add_string(b, f[1].s, f[1].len);
	lend_coordinates(b, r, &p);
	at = add_place(b, p);
	add_name(b, f[1].s, f[1].len, at);
	add_name(b, f[2].s, f[2].len, at);
	while (next_part(&rest, &left, ',', &names[0].s, &names[0].len))
		if (is_our_script(&names[0]))
			add_name(b, names[0].s, names[0].len, at);
}

bool gazetteer_add_cities(struct gazetteer_builder *b, const char *file, const char *text, size_t len,
		struct buf *err)
{
	const char *line;
	size_t n;

	for (int number = 1; next_part(&text, &len, '\n', &line, &n); number++) {
		struct field f[MAX_FIELDS];

		if (!n)
			continue;
		if (split(line, n, '\t', f) < 19)
			return fail(err, file, number, "not the columns of a GeoNames table");
		add_city(b, f);
	}
	return true;
}

static int by_key(const void *x, const void *y, void *builder)
{
	const struct gazetteer_builder *all = builder;
	const struct file_name *a = x, *b = y;
	const char *strings = all->strings.s;
	uint32_t p = all->places[a->place].rank, q = all->places[b->place].rank;
	int order = strcmp(strings + a->key, strings + b->key);

	if (order)
		return order;
	if (p != q)
		return p > q ? -1 : 1;
	return a->place < b->place ? -1 : a->place > b->place;
}

/* The same name of the same place, printed twice. */
static void drop_doubles(struct gazetteer_builder *b)
{
	size_t n = 0;

	for (size_t i = 0; i < b->n_names; i++)
		if (!n || b->names[i].place != b->names[n - 1].place ||
		    strcmp(b->strings.s + b->names[i].key, b->strings.s + b->names[n - 1].key))
			b->names[n++] = b->names[i];
	b->n_names = n;
}

void gazetteer_write(struct gazetteer_builder *b, struct buf *out)
{
	struct file_header h = { .magic = GAZETTEER_MAGIC, .order = GAZETTEER_ORDER };

	if (b->n_names)
		qsort_r(b->names, b->n_names, sizeof(*b->names), by_key, b);
	drop_doubles(b);
	h.n_names = (uint32_t)b->n_names;
	h.n_places = (uint32_t)b->n_places;
	h.n_bytes = (uint32_t)b->strings.len;
	buf_add(out, &h, sizeof(h));
	buf_add(out, b->names, b->n_names * sizeof(*b->names));
	buf_add(out, b->places, b->n_places * sizeof(*b->places));
	buf_add(out, b->strings.s, b->strings.len);
}
