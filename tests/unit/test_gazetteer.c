/*
 * test_gazetteer.c - keys, tables into a file, look-ups in it, and files that
 * are none.
 */
#include "normalize/gazetteer.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

static const char supplement[] =
	"# a comment\n"
	"Deir al-Balah, Deir el-Balah | town | PS | Gaza Strip | 31.42 | 34.35\n"
	"Crimea, Crimean peninsula | admin1 | UA | Crimea | 45.3 | 34.4\n"
	"Black Sea | area | | | 43.4 | 34.3\n";
static const char admin1[] =
	"[{\"code\":\"SD.55\",\"name\":\"Northern Darfur\"},{\"code\":\"SC.01\",\"name\":\"Anse\"},"
	"{\"code\":\"UA.07\",\"name\":\"Kharkiv Oblast\"}]";

/* The 19 columns of a GeoNames line; only those that are read are filled in. */
#define CITY(name, others, lat, lon, feature, cc, region, people) \
	"1\t" name "\t" name "\t" others "\t" lat "\t" lon "\tP\t" feature "\t" cc "\t\t" \
	region "\t\t\t\t" people "\t\t1\tx\t2020-01-01\n"

static const char cities[] =
	CITY("Victoria", "Port Victoria", "-4.62", "55.45", "PPLC", "SC", "01", "22881")
	CITY("Victoria", "", "48.43", "-123.36", "PPLA", "CA", "02", "289625")
	CITY("Victoria", "", "28.80", "-97.00", "PPLA2", "US", "TX", "65534")
	CITY("Al Fashir", "El Fasher,El-Fasher,\xd0\x90\xd0\xbb\xd1\x8c-\xd0\xa4\xd0\xb0\xd1\x88\xd0\xb8\xd1\x80",
		"13.62", "25.35", "PPLA", "SD", "55", "252609")
	CITY("Izium", "Izyum,Izjum", "49.21", "37.25", "PPL", "UA", "07", "45000")
	CITY("S\xc3\xa3o Jos\xc3\xa9", "", "-27.6", "-48.6", "PPL", "BR", "26", "209804");

static struct gazetteer *make(void)
{
	struct gazetteer_builder *b = gazetteer_builder_new();
	struct buf err = { 0 }, out = { 0 };
	struct gazetteer *g;

	assert_true(gazetteer_add_supplement(b, "s.tsv", supplement, strlen(supplement), &err));
	assert_true(gazetteer_add_admin1(b, "a.json", admin1, strlen(admin1), &err));
	assert_true(gazetteer_add_cities(b, "c.txt", cities, strlen(cities), &err));
	gazetteer_write(b, &out);
	g = gazetteer_of(out.s, out.len, &err);
	assert_non_null(g);
	gazetteer_builder_free(b);
	buf_release(&out);
	return g;
}

static void test_keys(void **state)
{
	static const char *const table[][2] = {
		{ "Deir al-Balah", "deir al balah" }, { "DEIR AL BALAH", "deir al balah" }, { "Be'eri", "beeri" },
		{ "Be\xe2\x80\x99""eri", "beeri" }, { "S\xc3\xa3o Jos\xc3\xa9", "sao jose" }, { "St. Louis", "st louis" },
		{ "  Velmar  ", "velmar" }, { "Port-au-Prince", "port au prince" }, { "...", "" },
		{ "Cox's\nBazar", "coxs bazar" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++) {
		struct buf key = { 0 };

		gazetteer_key(table[i][0], strlen(table[i][0]), &key);
		assert_string_equal(buf_str(&key), table[i][1]);
		buf_release(&key);
	}
}

static void test_look_up(void **state)
{
	static const struct { const char *name; size_t n; const char *country, *admin1; enum place_level level; } table[] = {
		{ "Victoria", 3, "SC", "Anse", LEVEL_TOWN },	/* the capital before the larger town */
		{ "port victoria", 1, "SC", "Anse", LEVEL_TOWN },
		{ "El Fasher", 1, "SD", "Northern Darfur", LEVEL_TOWN }, { "EL-FASHER", 1, "SD", "Northern Darfur", LEVEL_TOWN },
		{ "Fashir", 0, "", "", LEVEL_TOWN }, { "al-Fashir", 1, "SD", "Northern Darfur", LEVEL_TOWN },
		{ "\xd0\x90\xd0\xbb\xd1\x8c-\xd0\xa4\xd0\xb0\xd1\x88\xd0\xb8\xd1\x80", 1, "SD", "Northern Darfur", LEVEL_TOWN },
		{ "Northern Darfur", 1, "SD", "Northern Darfur", LEVEL_ADMIN1 }, { "Kharkiv", 1, "UA", "Kharkiv Oblast",
			LEVEL_ADMIN1 },
		{ "The Black Sea", 1, "", "", LEVEL_AREA }, { "Sao Jose", 1, "BR", "", LEVEL_TOWN },
		{ "Crimean Peninsula", 1, "UA", "Crimea", LEVEL_ADMIN1 }, { "Velmar", 0, "", "", LEVEL_TOWN },
		{ "", 0, "", "", LEVEL_TOWN }, { "Victor", 0, "", "", LEVEL_TOWN }, { "of", 0, "", "", LEVEL_TOWN },
	};
	struct gazetteer *g = make();
	struct gazetteer_place p[8];

	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++) {
		assert_int_equal(gazetteer_find(g, table[i].name, strlen(table[i].name), p, 8), table[i].n);
		if (!table[i].n)
			continue;
		assert_string_equal(p[0].country, table[i].country);
		assert_string_equal(p[0].admin1, table[i].admin1);
		assert_int_equal(p[0].level, table[i].level);
	}
	/* a region lies where its largest town does */
	assert_int_equal(gazetteer_find(g, "Kharkiv Oblast", 14, p, 8), 1);
	assert_true(p[0].latitude > 49.2 && p[0].latitude < 49.22 && p[0].longitude > 37.24 && p[0].longitude < 37.26);
	assert_int_equal(gazetteer_find(g, "Victoria", 8, p, 2), 2);	/* no more than asked for */
	gazetteer_close(g);
}

static void test_bad_tables(void **state)
{
	static const char *const tables[][2] = {
		{ "Velmar | town | UA | x | 1\n", "s.tsv:1: not six columns" },
		{ "# c\nVelmar | hamlet | UA | x | 1 | 2\n", "s.tsv:2: the level is none of town, area, admin1, country, word" },
		{ "Velmar | town | UKR | x | 1 | 2\n", "s.tsv:1: the country is no code of two letters" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(tables) / sizeof(*tables); i++) {
		struct gazetteer_builder *b = gazetteer_builder_new();
		struct buf err = { 0 };

		assert_false(gazetteer_add_supplement(b, "s.tsv", tables[i][0], strlen(tables[i][0]), &err));
		assert_string_equal(buf_str(&err), tables[i][1]);
		gazetteer_builder_free(b);
		buf_release(&err);
	}
}

static void test_bad_files(void **state)
{
	struct gazetteer_builder *b = gazetteer_builder_new();
	struct buf out = { 0 }, err = { 0 };

	(void)state;
	assert_true(gazetteer_add_supplement(b, "s.tsv", supplement, strlen(supplement), &err));
	gazetteer_write(b, &out);
	for (size_t len = 0; len < out.len; len += 7)
		assert_null(gazetteer_of(out.s, len, &err));
	out.s[0] = 'x';
	assert_null(gazetteer_of(out.s, out.len, &err));
	assert_null(gazetteer_open("/nonexistent/gazetteer.bin", &err));
	gazetteer_close(NULL);
	gazetteer_builder_free(b);
	buf_release(&out);
	buf_release(&err);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_keys), cmocka_unit_test(test_look_up), cmocka_unit_test(test_bad_tables),
		cmocka_unit_test(test_bad_files),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
