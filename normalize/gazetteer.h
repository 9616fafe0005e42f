/*
 * gazetteer.h - named places with their coordinates, and how to look them up.
 *
 * A gazetteer is one file, made by gazetteer_build() from tables and mapped into
 * memory: opening it costs no reading, and threads and processes share it. It
 * holds names, sorted by key, and places; a name may lead to many places (there
 * are 30 Victorias) and a place has many names.
 *
 * A key is a name without what writers vary: case, accents, apostrophes and
 * points are gone, a hyphen is a blank ("Deir al-Balah" and "DEIR AL BALAH").
 * A leading article (al, el, the ...) may be left out in a look-up.
 */
#ifndef TALLY_GAZETTEER_H
#define TALLY_GAZETTEER_H

#include "extract/text.h"

/* A word is no place: it warns that the towns of that name are seldom meant. */
enum place_level { LEVEL_TOWN, LEVEL_AREA, LEVEL_ADMIN1, LEVEL_COUNTRY, LEVEL_WORD };

/* Strings belong to the gazetteer. */
struct gazetteer_place {
	const char *name;	/* as usually written */
	const char *admin1;	/* name of its region, "" where unknown */
	const char *country;	/* ISO 3166-1 alpha-2, "" for a sea */
	enum place_level level;
	double latitude, longitude;
	uint32_t rank;		/* people, and more for a seat of government: which of two of one name is meant */
};

struct gazetteer;

/* Map a file. NULL, and the reason in err without the file's name, where it is none. */
struct gazetteer *gazetteer_open(const char *path, struct buf *err);

/* One over bytes in memory, which it copies. */
struct gazetteer *gazetteer_of(const char *bytes, size_t len, struct buf *err);

void gazetteer_close(struct gazetteer *g);	/* NULL is fine */

/*
 * The places of that name (any case, len bytes), the largest first: at most max
 * of them into out; how many were filled in.
 */
size_t gazetteer_find(const struct gazetteer *g, const char *name, size_t len,
		struct gazetteer_place *out, size_t max);

/* The key of a name, added to out. */
void gazetteer_key(const char *name, size_t len, struct buf *out);

/*
 * Gather tables, then write a gazetteer. A supplement is our own table: lines
 * "name, variant, … | level | country | admin1 | latitude | longitude", # starts
 * a comment. cities is GeoNames' cities500.txt; admin1 a JSON array of
 * {"code","name"}. False and "FILE:LINE: reason" where a table is malformed.
 */
struct gazetteer_builder;

struct gazetteer_builder *gazetteer_builder_new(void);
void gazetteer_builder_free(struct gazetteer_builder *b);
bool gazetteer_add_supplement(struct gazetteer_builder *b, const char *file, const char *text, size_t len,
		struct buf *err);
bool gazetteer_add_admin1(struct gazetteer_builder *b, const char *file, const char *text, size_t len,
		struct buf *err);
bool gazetteer_add_cities(struct gazetteer_builder *b, const char *file, const char *text, size_t len,
		struct buf *err);
void gazetteer_write(struct gazetteer_builder *b, struct buf *out);

#endif
