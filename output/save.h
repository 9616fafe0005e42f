/*
 * save.h - a finished text to its file, whole or not at all.
 */
#ifndef TALLY_SAVE_H
#define TALLY_SAVE_H

#include <stddef.h>

/*
 * Write len bytes to path by a temporary file beside it and rename(2); "-" is
 * standard output, and what is not a regular file (a device, a pipe) is
 * written in place. Returns 0, or -1 with errno set; then path is as it was.
 */
int save_file(const char *path, const char *s, size_t len);

#endif
