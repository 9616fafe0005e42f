/* places.c - where a gazetteer may lie; see places.h. */
#include "places.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "embedded.h"

/* From the folder that the program is in: built, sanitized, installed. */
static const char *const beside[] = { "build/gazetteer.bin", "../gazetteer.bin", "../share/tally/gazetteer.bin" };

#define SUPPLEMENT "normalize/data/places.tsv"

static struct gazetteer *open_named(const char *path, struct buf *err)
{
	struct buf why = { 0 };
	struct gazetteer *g = gazetteer_open(path, &why);

	if (!g)
		buf_addf(err, "cannot use the gazetteer '%s': %s", path, buf_str(&why));
	buf_release(&why);
	return g;
}

static struct gazetteer *open_beside(void)
{
	char self[4096];
	ssize_t n = readlink("/proc/self/exe", self, sizeof(self) - 1);
	struct gazetteer *g = NULL;

	self[n < 0 ? 0 : n] = '\0';
	for (size_t i = 0; n > 0 && !g && i < sizeof(beside) / sizeof(*beside); i++) {
		struct buf path = { 0 }, why = { 0 };
		const char *slash = strrchr(self, '/');

		buf_add(&path, self, (size_t)(slash - self) + 1);
		buf_adds(&path, beside[i]);
		g = gazetteer_open(path.s, &why);
		buf_release(&path);
		buf_release(&why);
	}
	return g;
}

static struct gazetteer *open_supplement(struct buf *err)
{
	struct gazetteer_builder *b = gazetteer_builder_new();
	struct gazetteer *g = NULL;
	struct buf bytes = { 0 };
	size_t len = 0;
	const char *text = embedded_file(SUPPLEMENT, &len);

	if (text && gazetteer_add_supplement(b, SUPPLEMENT, text, len, err)) {
		gazetteer_write(b, &bytes);
		g = gazetteer_of(bytes.s, bytes.len, err);
	}
	gazetteer_builder_free(b);
	buf_release(&bytes);
	return g;
}

struct gazetteer *places_open(bool *small, struct buf *err)
{
	const char *asked = getenv("TALLY_GAZETTEER");
	struct gazetteer *g;

	*small = false;
	if (asked && *asked)
		return open_named(asked, err);
	g = asked ? NULL : open_beside();
	*small = !g && !asked;
	return g ? g : open_supplement(err);
}
