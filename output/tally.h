/*
 * tally.h - libtally: numeric claims of a report, as rows.
 *
 *	struct tally *t = tally_new(NULL, "en");
 *	tally_report(t, "id-1", text, strlen(text), "2025-12-01");
 *	while (tally_next(t))
 *		puts(tally_cell(t, "value"));
 *	tally_free(t);
 *
 * A handle is for one thread; several threads take a handle each. Nothing is
 * printed and nothing exits: a call that fails says so by its result, and
 * tally_error() has the first reason. Strings are UTF-8. The columns and what
 * may stand in them are those of tally(5).
 */
#ifndef TALLY_H
#define TALLY_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

#define TALLY_API __attribute__((visibility("default")))

struct tally;

/*
 * data_dir: a folder with dictionaries and rules laid out as in the source
 * tree, NULL for those built in. lang: "en". Never NULL: where loading failed
 * tally_error() is not empty, and the handle may only be freed.
 */
TALLY_API struct tally *tally_new(const char *data_dir, const char *lang);
TALLY_API void tally_free(struct tally *t);

/* The first error of the handle; "" while there is none. Owned by the handle. */
TALLY_API const char *tally_error(const struct tally *t);

/*
 * Start on a report. text: len bytes of UTF-8, copied; id and date are borrowed
 * until the next tally_report() or tally_free(). date: of publication, YYYY-MM-DD, or
 * NULL or "" where unknown.
 */
TALLY_API void tally_report(struct tally *t, const char *id, const char *text, size_t len, const char *date);

/* Go to the next claim of the report, in text order. 0 at the end. */
TALLY_API int tally_next(struct tally *t);

/*
 * The cell of the claim tally_next() went to; "" where it is empty or there is
 * no such column. Owned by the handle, valid until the next tally_cell().
 */
TALLY_API const char *tally_cell(struct tally *t, const char *column);

/* Name of column i of a row, in order; NULL behind the last. */
TALLY_API const char *tally_column(size_t i);

/* "0.1.0" */
TALLY_API const char *tally_version(void);

#ifdef __cplusplus
}
#endif

#endif
