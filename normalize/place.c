/*
 * place.c - where it happened. A first version: the named place behind a
 * preposition nearest to the figure in its sentence, else that of the
 * sentences before it in the paragraph, else the dateline. Countries are known
 * by name; there are no coordinates until a gazetteer is loaded.
 */
#include "context.h"

#include <string.h>

static bool is_event_place(const struct item *it)
{
	return it->name.end > it->name.start && !(it->rule && strstr(it->rule->flags, "direction"));
}

static bool starts_with_word(const char *s, const char *word)
{
	size_t n = strlen(word);

	for (size_t i = 0; i < n; i++)
		if (to_lower((unsigned char)s[i]) != word[i])
			return false;
	return s[n] == ' ';
}

static const char *skip_article(const char *s)
{
	return starts_with_word(s, "the") ? s + 4 : s;
}

static bool is_region(const char *s)
{
	static const char *const words[] = { "region", "oblast", "province", "state", "governorate", "district",
		"department" };

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		size_t n = strlen(s), m = strlen(words[i]);

		for (size_t k = 0; k + m <= n; k++) {
			size_t j = 0;

			while (j < m && to_lower((unsigned char)s[k + j]) == words[i][j])
				j++;
			if (j == m)
				return true;
		}
	}
	return false;
}

/* "Vyshhorod, Kyiv region": the finest level first, its container behind the comma */
static void split_chain(const struct context *x, struct claim *c)
{
	const char *comma = strchr(c->place_text, ',');

	c->place = skip_article(comma ? arena_strndup(x->arena, c->place_text, (size_t)(comma - c->place_text)) :
			c->place_text);
	if (!comma)
		return;
	for (comma++; *comma == ' '; comma++)
		;
	if (is_region(comma))
		c->admin1 = skip_article(comma);
}

/* "Kyiv's" is Kyiv. */
static struct span cut_possessive(const struct context *x, struct span s)
{
	const char *end = x->text + s.end;

	if (s.end - s.start > 4 && !memcmp(end - 4, "\xE2\x80\x99s", 4))
		s.end -= 4;
	else if (s.end - s.start > 2 && !memcmp(end - 2, "'s", 2))
		s.end -= 2;
	return s;
}

static void set_place(const struct context *x, struct claim *c, struct span s)
{
	const struct lex_entry *e = find_phrase(x, s, CLASS_PLACE);
	const char *text;

	c->place_span = s;
	text = span_text(x, cut_possessive(x, s));
	c->place_text = skip_article(text);
	split_chain(x, c);
	c->place_precision = "none";
	if (!e)
		return;
	if (is_upper((unsigned char)e->code[0]))
		c->country = e->code;
	c->place_precision = !strcmp(e->file + (strrchr(e->file, '/') ? strrchr(e->file, '/') - e->file + 1 : 0),
			"countries.txt") ? "country" : is_region(c->place) ? "admin1" : "town";
}

static bool place_in_sentence(const struct context *x, struct claim *c, const struct sentence *s, size_t at)
{
	int item = nearest_item(s, CLASS_WHERE, at, is_event_place);

	if (item < 0)
		return false;
	set_place(x, c, s->shadow.items[item].name);
	return true;
}

void find_place(const struct context *x, struct claim *c)
{
	const struct sentence *s = c->home, *first = x->doc->sentences;

	if (place_in_sentence(x, c, s, claim_position(c)))
		return;
	while (s-- > first && c->home - s < REACH && s->paragraph == c->home->paragraph) {
		look_at(x, s);
		if (place_in_sentence(x, c, s, s->shadow.len)) {
			c->inherited |= INHERIT_PLACE;
			return;
		}
	}
}
