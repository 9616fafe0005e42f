/* load.c - reads a file; see load.h. Reports are read part by part, by extract/reader.h. */
#include "load.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

bool load_file(const char *path, struct buf *out, struct buf *err)
{
	FILE *f = fopen(path, "rb");
	char block[65536];
	size_t n;
	bool ok;

	if (!f) {
		buf_addf(err, "cannot open '%s': %s", path, strerror(errno));
		return false;
	}
	while ((n = fread(block, 1, sizeof(block), f)))
		buf_add(out, block, n);
	ok = !ferror(f);
	if (!ok)
		buf_addf(err, "cannot read '%s': %s", path, strerror(errno));
	fclose(f);
	return ok;
}
