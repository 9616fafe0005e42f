/*
 * embedded.h - the project's data files as they were at build time. The bytes
 * are made by scripts/embed; the files themselves stay the one source.
 */
#ifndef TALLY_EMBEDDED_H
#define TALLY_EMBEDDED_H

#include <stddef.h>

/*
 * The bytes of a file by its path in the project ("scripts/people.gp"), with
 * their number in *len (the NUL behind them left out); NULL where there is none.
 */
const char *embedded_file(const char *name, size_t *len);

/* The path of the i-th file, in the order of their names; NULL behind the last. */
const char *embedded_name(size_t i);

/*
 * The same for what was worked out of them: none in the program that works it out
 * and is used for nothing else.
 */
const char *stored_file(const char *name, size_t *len);
const char *stored_name(size_t i);

#endif
