/*
 * gazetteer.c - `tally gazetteer -o FILE TABLE…`: tables of places into one file
 * that tally maps. What a table is, its name's end tells.
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "commands.h"
#include "load.h"
#include "normalize/gazetteer.h"
#include "save.h"

static bool add_table(struct gazetteer_builder *b, const char *path, struct buf *err)
{
	struct buf text = { 0 };
	bool ok = load_file(path, &text, err);

	if (ok && ends_with(path, ".json"))
		ok = gazetteer_add_admin1(b, path, buf_str(&text), text.len, err);
	else if (ok && ends_with(path, ".tsv"))
		ok = gazetteer_add_supplement(b, path, buf_str(&text), text.len, err);
	else if (ok)
		ok = gazetteer_add_cities(b, path, buf_str(&text), text.len, err);
	buf_release(&text);
	return ok;
}

int gazetteer_main(int argc, char **argv)
{
	struct gazetteer_builder *b;
	struct buf err = { 0 }, out = { 0 };
	bool ok = true;
	int status = 1;

	if (argc < 4 || strcmp(argv[1], "-o")) {
		fputs("tally: usage: tally gazetteer -o FILE PLACES.tsv [ADMIN1.json] [CITIES.txt]\n", stderr);
		return 2;
	}
	b = gazetteer_builder_new();
	for (int i = 3; ok && i < argc; i++)
		ok = add_table(b, argv[i], &err);
	if (ok) {
		gazetteer_write(b, &out);
		ok = !save_file(argv[2], out.s, out.len);
		status = ok ? 0 : 3;
		if (!ok)
			buf_addf(&err, "cannot write '%s': %s", argv[2], strerror(errno));
	}
	if (!ok)
		fprintf(stderr, "tally: %s\n", buf_str(&err));
	gazetteer_builder_free(b);
	buf_release(&err);
	buf_release(&out);
	return status;
}
