/*
 * resolve.c - what a printed place is: its finest part looked up as a country,
 * a region or a town, of the towns of one name the one that its container, the
 * country of the report or its size speaks for. Where nothing speaks for one,
 * the words stay and the precision is none: a wrong dot on a map harms more
 * than a missing one.
 */
#include "place_name.h"

#include <string.h>

#include "extract/token.h"

#define MAX_CANDIDATES 48
#define OWN_ROW 50000000	/* rank of the rows of our own list */
#define GREAT 1000000	/* people and more: a city that is known in any country */
#define LARGE 150000	/* people and more: a town that is meant though nothing else says so */

static const struct lex_entry *known_place(const struct context *x, const char *s, size_t len)
{
	struct shadow sh = { 0 };
	const struct lex_entry *e;
	size_t end = 0;

	shadow_set(&sh, s, (struct span){ 0, (uint32_t)len });
	e = lexicon_match(x->k->lexicon, CLASS_PLACE, sh.text, sh.len, 0, &end);
	if (end != sh.len)
		e = NULL;
	shadow_release(&sh);
	return e;
}

static bool same_name(const char *a, const char *b, size_t len)
{
	struct buf x = { 0 }, y = { 0 };
	bool same;

	gazetteer_key(a, strlen(a), &x);
	gazetteer_key(b, len, &y);
	same = x.len && y.len && !strncmp(x.s, y.s, y.len) && (x.len == y.len || x.s[y.len] == ' ');
	buf_release(&x);
	buf_release(&y);
	return same;
}

/* What speaks for a candidate; -1 where something speaks against it. */
static int weigh(const struct context *x, const struct gazetteer_place *p, const struct named *n,
		const struct named *box, const char *code, const char *home)
{
	int weight = 0;
	const struct lex_entry *e = box->len ? known_place(x, box->s, box->len) : NULL;

	if (is_country(e) && strcmp(e->code, p->country))
		return -1;
	if (is_country(e))
		weight += 8;
	if (box->len && same_name(p->admin1, box->s, box->len))
		weight += 8;
	/* the dictionary knows the usual country of a name; the report may be about another */
	if (*code && *p->country && strcmp(code, p->country) && (strcmp(home, p->country) || p->rank < OWN_ROW))
		return -1;
	if (*code && !strcmp(code, p->country))
		weight += 4;
	if (*home && !strcmp(home, p->country))
		weight += 8;
	if (n->region == (p->level == LEVEL_ADMIN1))
		weight += n->region ? 5 : 2;
	if (p->rank >= LARGE)
		weight += 3;
	if (p->rank >= OWN_ROW)
		weight += 6;
	return weight;
}

static bool choose(const struct context *x, const struct claim *c, const struct named *n, const struct named *box,
		const char *code, struct gazetteer_place *out)
{
	struct gazetteer_place all[MAX_CANDIDATES];
	size_t count = x->gazetteer ? gazetteer_find(x->gazetteer, n->s, n->len, all, MAX_CANDIDATES) : 0;
	const char *home = homeland_at(x, c->span.start);
	/* an ordinary word needs its container */
	bool word = count && all[0].level == LEVEL_WORD;
	int best = word ? 7 : 2, least = best;

	for (size_t i = word; i < count; i++) {
		int weight = weigh(x, &all[i], n, box, code, home);

		if (word && !box->len)
			break;
		/* a small town abroad, in a country that the text does not speak of: rather one of this that no list has */
		if (*home && strcmp(home, all[i].country) && all[i].rank < GREAT && !box->len && !*code &&
		    !homeland_prints(x, c->span.start, all[i].country))
			continue;
		/* the only place of that name, in a country that the text speaks of */
		if (weight >= 0 && homeland_prints(x, c->span.start, all[i].country))
			weight = weight < 3 ? 3 : weight + 2;
		if (weight > best) {
			best = weight;
			*out = all[i];
		}
	}
	return best > least;
}

static void set_from(struct claim *c, const struct context *x, const struct gazetteer_place *p)
{
	static const char *const precisions[] = { "town", "town", "admin1", "country" };

	c->admin1 = arena_strdup(x->arena, p->admin1);
	c->country = arena_strdup(x->arena, p->country);
	c->place_precision = precisions[p->level];
	c->latitude = p->latitude;
	c->longitude = p->longitude;
	c->has_coordinates = true;
}

bool is_known_place(const struct context *x, const struct claim *c, const char *s, size_t len)
{
	const struct named whole = { s, len, false }, none = { "", 0, false };
	struct named n = core_of(whole);
	struct gazetteer_place p;

	return len > 2 && (known_place(x, s, len) || known_place(x, n.s, n.len) || choose(x, c, &whole, &none, "", &p) ||
			   (n.len && choose(x, c, &n, &none, "", &p)));
}

/* "in Georgia" of a report about the United States: our own list has the region of a country's name. */
static bool is_region_at_home(const struct context *x, const struct claim *c, const struct named *n,
		struct gazetteer_place *out)
{
	const char *home = homeland_at(x, c->span.start);
	struct gazetteer_place all[MAX_CANDIDATES];
	size_t count = x->gazetteer && *home ? gazetteer_find(x->gazetteer, n->s, n->len, all, MAX_CANDIDATES) : 0;

	for (size_t i = 0; i < count; i++)
		if (all[i].level == LEVEL_ADMIN1 && all[i].rank >= OWN_ROW && !strcmp(all[i].country, home)) {
			*out = all[i];
			return true;
		}
	return false;
}

bool is_region_name(const struct context *x, const struct claim *c, const char *s, size_t len)
{
	const char *home = homeland_at(x, c->span.start);
	struct named n = core_of((struct named){ s, len, false });
	struct gazetteer_place all[MAX_CANDIDATES];
	size_t count = x->gazetteer && n.len ? gazetteer_find(x->gazetteer, n.s, n.len, all, MAX_CANDIDATES) : 0;
	bool region = false;

	for (size_t i = 0; i < count; i++) {
		if (strcmp(all[i].country, home))
			continue;
		if (all[i].level != LEVEL_ADMIN1 && all[i].rank >= LARGE && !n.region)
			return false;
		region = region || all[i].level == LEVEL_ADMIN1;
	}
	return region || n.region;
}

static bool has_capital(const char *s, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if (is_upper((unsigned char)s[i]))
			return true;
	return false;
}

/* "Kenya's Tana River county": what lies in a country is not called by it. The country, or NULL. */
static const struct lex_entry *cut_owner(const struct context *x, struct named *n)
{
	const struct lex_entry *e;

	for (size_t i = 0; i + 3 < n->len; i++) {
		size_t mark = n->s[i] == '\'' ? 1 : !strncmp(n->s + i, "\xE2\x80\x99", 3) ? 3 : 0;

		if (!mark || strncmp(n->s + i + mark, "s ", 2))
			continue;
		e = known_place(x, n->s, i);
		if (!is_country(e) || !has_capital(n->s + i + mark + 2, n->len - i - mark - 2))
			return NULL;
		n->s += i + mark + 2;
		n->len -= i + mark + 2;
		return e;
	}
	return NULL;
}

/* "the northern Israeli settlement of": the country that the words before a name tell. */
static const char *people_before(const struct context *x, const char *text, const char *name)
{
	struct shadow sh = { 0 };
	const char *code = "";
	size_t pos = 0, start, end;

	shadow_set(&sh, text, (struct span){ 0, (uint32_t)(name - text) });
	while (!*code && token_next(sh.text, sh.len, &pos, &start)) {
		const struct lex_entry *e = lexicon_match(x->k->lexicon, CLASS_DEMONYM, sh.text, sh.len, start, &end);

		if (e && is_country_code(e->code))
			code = e->code;
	}
	shadow_release(&sh);
	return code;
}

/* The country that is printed with a place: it owns it, its people's word or itself stands beside it. */
static const char *printed_country(const struct context *x, const char *text, const struct named *whole,
		const struct named *box, const struct lex_entry *owner)
{
	const struct lex_entry *e = box->len ? known_place(x, box->s, box->len) : NULL;

	if (owner)
		return owner->code;
	if (is_country(e))
		return e->code;
	return whole->s > text ? people_before(x, text, whole->s) : "";
}

void resolve_place(const struct context *x, struct claim *c, const char *text)
{
	const char *rest = text;
	struct named whole = next_part_of(&rest), core, box = { "", 0, false }, inner = box;
	const struct lex_entry *e = known_place(x, whole.s, whole.len);
	const struct lex_entry *owner = e ? NULL : cut_owner(x, &whole);
	struct gazetteer_place p;
	const char *code;

	if (!e && cut_inner(x, &whole, &inner))
		e = known_place(x, whole.s, whole.len);
	else
		cut_kind_of(&whole);
	c->place = arena_strndup(x->arena, whole.s, whole.len);
	c->place_precision = "none";
	core = core_of(whole);
	if (!e)
		e = known_place(x, core.s, core.len);
	if (is_country(e) && is_region_at_home(x, c, &core, &p)) {
		set_from(c, x, &p);
		return;
	}
	if (is_country(e) && !core.region) {
		c->country = e->code;
		c->place_precision = "country";
		return;
	}
	if (inner.len)
		box = core_of(inner);
	else if (*rest)
		box = core_of(next_part_of(&rest));
	code = printed_country(x, text, &whole, &box, owner);
	if (!*code && e && is_upper((unsigned char)e->code[0]))
		code = e->code;
	/* "Arno, Velmar": a town that lies in another of the report's own country */
	if (!*code && box.len && choose(x, c, &box, &(struct named){ "", 0, false }, "", &p) &&
	    is(p.country, homeland_at(x, c->span.start)))
		code = arena_strdup(x->arena, p.country);
	if (choose(x, c, &whole, &box, code, &p) || (core.len && choose(x, c, &core, &box, code, &p))) {
		set_from(c, x, &p);
		return;
	}
	/* the place itself is not known, but what it lies in, or its country */
	if (box.len && !*code) {
		e = known_place(x, box.s, box.len);
		if (e && is_upper((unsigned char)e->code[0]))
			code = e->code;
		else if (choose(x, c, &box, &(struct named){ "", 0, false }, "", &p))
			code = arena_strdup(x->arena, p.country);
	}
	if (*code && !box.len)
		c->place_precision = core.region ? "admin1" : "town";
	c->country = *code ? code : arena_strdup(x->arena, homeland_at(x, c->span.start));
}
