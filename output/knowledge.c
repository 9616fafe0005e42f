/*
 * knowledge.c - finds the data files, built in or in a folder, and hands them
 * to the loaders of extract/ in the order of their names.
 */
#include "knowledge.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "embedded.h"
#include "load.h"

typedef bool load_fn(struct knowledge *k, const char *name, const char *text, size_t len, struct buf *err);

static bool load_lexicon(struct knowledge *k, const char *name, const char *text, size_t len, struct buf *err)
{
	return lexicon_load(k->lexicon, name, text, len, err);
}

static bool load_units(struct knowledge *k, const char *name, const char *text, size_t len, struct buf *err)
{
	return units_load(&k->units, name, text, len, err);
}

static bool load_rules(struct knowledge *k, const char *name, const char *text, size_t len, struct buf *err)
{
	return rules_load(&k->rules, name, text, len, err);
}

static int by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The files of folder under dir that end in suffix, sorted; their number. */
static size_t list_folder(const char *dir, const char *folder, const char *suffix, char ***names)
{
	struct buf path = { 0 };
	struct dirent *e;
	size_t n = 0, cap = 0;
	DIR *d;

	buf_addf(&path, "%s/%s", dir, folder);
	d = opendir(buf_str(&path));
	while (d && (e = readdir(d)))
		if (ends_with(e->d_name, suffix)) {
			*names = grow(*names, &cap, n + 1, sizeof(**names));
			(*names)[n++] = xstrdup(e->d_name);
		}
	if (d)
		closedir(d);
	buf_release(&path);
	if (n)
		qsort(*names, n, sizeof(**names), by_name);
	return n;
}

static bool load_one(struct knowledge *k, const char *dir, const char *name, load_fn *load, struct buf *err)
{
	struct buf path = { 0 }, text = { 0 };
	bool ok;

	buf_addf(&path, "%s/%s", dir, name);
	ok = load_file(buf_str(&path), &text, err) && load(k, buf_str(&path), buf_str(&text), text.len, err);
	buf_release(&path);
	buf_release(&text);
	return ok;
}

static bool load_from_dir(struct knowledge *k, const char *dir, const char *folder, const char *suffix,
		load_fn *load, struct buf *err)
{
	char **names = NULL;
	size_t n = list_folder(dir, folder, suffix, &names);
	bool ok = n > 0;

	if (!n)
		buf_addf(err, "no %s files in '%s/%s'", suffix, dir, folder);
	for (size_t i = 0; i < n; i++) {
		struct buf name = { 0 };

		buf_addf(&name, "%s/%s", folder, names[i]);
		ok = ok && load_one(k, dir, buf_str(&name), load, err);
		buf_release(&name);
		free(names[i]);
	}
	free(names);
	return ok;
}

static bool load_built_in(struct knowledge *k, const char *folder, const char *suffix, load_fn *load, struct buf *err)
{
	size_t n = strlen(folder), len;
	const char *name, *text;
	bool found = false;

	for (size_t i = 0; (name = embedded_name(i)); i++) {
		if (strncmp(name, folder, n) || name[n] != '/' || strchr(name + n + 1, '/') || !ends_with(name, suffix))
			continue;
		found = true;
		text = embedded_file(name, &len);
		if (!load(k, name, text, len, err))
			return false;
	}
	if (!found)
		buf_addf(err, "no %s files for '%s' are built in", suffix, folder);
	return found;
}

static bool load(struct knowledge *k, const char *dir, const char *folder, const char *suffix,
		load_fn *fn, struct buf *err)
{
	return dir ? load_from_dir(k, dir, folder, suffix, fn, err) : load_built_in(k, folder, suffix, fn, err);
}

/* The words that are no names; a language may have no list of them. */
static bool load_plain(struct knowledge *k, const char *dir, const char *lang, struct buf *err)
{
	struct buf name = { 0 }, path = { 0 };
	const char *text = NULL;
	size_t len = 0;
	bool ok = true;

	buf_addf(&name, "extract/lexicon/%s/plain.words", lang);
	buf_addf(&path, "%s/%s", dir ? dir : "", buf_str(&name));
	if (!dir) {
		text = embedded_file(buf_str(&name), &len);
	} else if (!access(buf_str(&path), F_OK)) {
		ok = load_file(buf_str(&path), &k->plain_text, err);
		text = buf_str(&k->plain_text);
		len = k->plain_text.len;
	}
	if (text)
		k->plain = words_of(text, len);
	buf_release(&name);
	buf_release(&path);
	return ok;
}

/* What is read anew each time. */
static bool load_small(struct knowledge *k, const char *dir, const char *lang, struct buf *err)
{
	return load(k, dir, "extract/lexicon", "units.txt", load_units, err) && load_plain(k, dir, lang, err);
}

/* What the dictionaries and rules hold, and what follows from them. */
static bool work_out(struct knowledge *k, const char *dir, const char *lang, struct buf *err)
{
	struct buf words = { 0 }, rules = { 0 };
	bool ok;

	buf_addf(&words, "extract/lexicon/%s", lang);
	buf_addf(&rules, "extract/rules/%s", lang);
	ok = load(k, dir, buf_str(&words), ".txt", load_lexicon, err) &&
		load(k, dir, buf_str(&rules), ".rules", load_rules, err);
	buf_release(&words);
	buf_release(&rules);
	if (!ok)
		return false;
	k->sieve = sieve_plan_new(&k->rules);
	k->gate = gate_new(k->lexicon, &k->units, &k->rules, k->sieve);
	return true;
}

/* The same out of a store. */
static bool take_stored(struct knowledge *k, const char *bytes, size_t len, struct buf *err)
{
	struct store st = { .in = bytes, .left = len };

	lexicon_store(k->lexicon, &st);
	rules_store(&k->rules, &st);
	k->sieve = sieve_plan_stored(&st);
	k->gate = gate_stored(&st, k->lexicon, &k->rules);
	if (st.failed || st.left)
		buf_adds(err, "what is built in does not fit the program: build it anew");
	return !st.failed && !st.left;
}

/* Of a language: what was stored when the program was built; NULL where nothing was. */
static const char *find_stored(const char *lang, size_t *len)
{
	struct buf name = { 0 };
	const char *bytes;

	buf_addf(&name, "%s.store", lang);
	bytes = stored_file(buf_str(&name), len);
	buf_release(&name);
	return bytes;
}

bool knowledge_load(struct knowledge *k, const char *dir, const char *lang, struct buf *err)
{
	size_t len = 0;
	const char *bytes = dir ? NULL : find_stored(lang, &len);

	*k = (struct knowledge){ .lexicon = lexicon_new() };
	return load_small(k, dir, lang, err) &&
		(bytes ? take_stored(k, bytes, len, err) : work_out(k, dir, lang, err));
}

bool knowledge_store(const char *lang, struct buf *out, struct buf *err)
{
	struct store st = { .out = out };
	struct knowledge k = { .lexicon = lexicon_new() };
	bool ok = load_small(&k, NULL, lang, err) && work_out(&k, NULL, lang, err);

	if (ok) {
		lexicon_store(k.lexicon, &st);
		rules_store(&k.rules, &st);
		sieve_plan_store(k.sieve, &st);
		gate_store(k.gate, &st);
	}
	knowledge_release(&k);
	return ok;
}

void knowledge_release(struct knowledge *k)
{
	gate_free(k->gate);
	sieve_plan_free(k->sieve);
	k->gate = NULL;
	k->sieve = NULL;
	lexicon_free(k->lexicon);
	rules_release(&k->rules);
	units_release(&k->units);
	buf_release(&k->plain_text);
	k->lexicon = NULL;
}

bool knowledge_has_language(const char *dir, const char *lang)
{
	struct buf folder = { 0 };
	char **names = NULL;
	const char *name;
	bool found = false;

	buf_addf(&folder, "extract/rules/%s", lang);
	if (dir) {
		size_t n = list_folder(dir, buf_str(&folder), ".rules", &names);

		found = n > 0;
		while (n)
			free(names[--n]);
		free(names);
	} else {
		for (size_t i = 0; !found && (name = embedded_name(i)); i++)
			found = !strncmp(name, folder.s, folder.len) && name[folder.len] == '/';
	}
	buf_release(&folder);
	return found;
}
