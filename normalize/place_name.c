/*
 * place_name.c - the words of a printed place taken apart: its finest part, what
 * that lies in, and the name without what only says of which kind it is or where
 * in it ("the northern settlement of Velmar", "Sumy region").
 */
#include "place_name.h"

#include <string.h>

#include "extract/lexicon.h"

static bool starts_with(const struct named *n, const char *word)
{
	size_t k = strlen(word);

	return n->len > k + 1 && n->s[k] == ' ' && starts_lower(n->s, word);
}

static bool stops_with(const struct named *n, const char *word)
{
	size_t k = strlen(word);

	return n->len > k + 1 && n->s[n->len - k - 1] == ' ' && starts_lower(n->s + n->len - k, word);
}

/* Words around a name that only say where in it, or what it is. */
static const char *const heads[] = {
	"the", "city of", "town of", "village of", "province of", "state of", "district of", "department of",
	"governorate of", "port of", "island of", "region of", "settlement of", "northern", "southern", "eastern",
	"western", "central", "north", "south", "east", "west", "northeastern", "northwestern", "southeastern",
	"southwestern", "north-eastern", "north-western", "south-eastern", "south-western", "occupied", "downtown",
	"nearby", "neighbouring", "neighboring", "coastal", "greater", "and",
};
static const char *const region_tails[] = {
	"region", "oblast", "province", "governorate", "state", "department", "prefecture", "regency", "krai",
	"territory", "county",
};
static const char *const other_tails[] = {
	"city", "town", "village", "area", "district", "airport", "camp", "port", "refugee camp", "municipality",
	"suburb", "neighbourhood", "neighborhood", "raion", "locality", "sector", "front", "direction", "airspace",
	"border", "crossing", "valley", "strip", "peninsula", "island", "outskirts", "coast", "international airport",
	"capital", "hospital", "highway", "road",
};

static bool cut_heads(struct named *n)
{
	for (size_t i = 0; i < sizeof(heads) / sizeof(*heads); i++)
		if (starts_with(n, heads[i])) {
			n->s += strlen(heads[i]) + 1;
			n->len -= strlen(heads[i]) + 1;
			return true;
		}
	return false;
}

static bool cut_tails(struct named *n, const char *const *tails, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (stops_with(n, tails[i])) {
			n->len -= strlen(tails[i]) + 1;
			return true;
		}
	return false;
}

/* The "and" behind the first name: "central and southern Arnia and Velmar" are two places. NULL for none. */
static const char *and_of_list(const char *s)
{
	while (*s && !may_open_name((unsigned char)*s))
		s++;
	return strstr(s, " and ");
}

/* Up to the comma or bracket, or to the "and" of a list or the "to" of a road, of which the first counts. */
struct named next_part_of(const char **rest)
{
	const char *mark = strpbrk(*rest, ",("), *comma = mark, *and = and_of_list(*rest), *to = strstr(*rest, " to ");
	const char *list = and && (!to || and < to) ? and : to, *end = comma && (!list || comma < list) ? comma : list;
	struct named n = { *rest, end ? (size_t)(end - *rest) : strlen(*rest), false };

	while (end && n.len && strchr(" )", n.s[n.len - 1]))
		n.len--;
	if (!end && n.len && n.s[n.len - 1] == ')' && !memchr(n.s, '(', n.len))
		n.len--;
	*rest = end && end == comma ? end + 1 : *rest + strlen(*rest);
	while (**rest == ' ')
		++*rest;
	return n;
}

/* "Libyan" of "the Libyan town of", "Brazil's" of "Brazil's state of" */
static bool is_people(const struct context *x, const char *s, size_t len)
{
	struct shadow sh = { 0 };
	size_t end = 0;
	bool people;

	shadow_set(&sh, s, (struct span){ 0, (uint32_t)len });
	people = lexicon_match(x->k->lexicon, CLASS_DEMONYM, sh.text, sh.len, 0, &end) && end == sh.len;
	shadow_release(&sh);
	return people || (len > 2 && s[len - 1] == 's' && (s[len - 2] == '\'' || (unsigned char)s[len - 2] >= 0x80));
}

/* "Tolmar neighbourhood of Velmar": the name before the word for its kind lies in the one behind. */
bool cut_inner(const struct context *x, struct named *n, struct named *box)
{
	for (size_t i = 1; i + 4 < n->len; i++) {
		struct span kind = { 0, (uint32_t)i }, name;

		if (memcmp(n->s + i, " of ", 4))
			continue;
		for (kind.start = kind.end; kind.start && n->s[kind.start - 1] != ' ';)
			kind.start--;
		if (!kind.start)
			return false;
		for (name.start = name.end = kind.start - 1; name.start && n->s[name.start - 1] != ' ';)
			name.start--;
		if (!is_upper((unsigned char)n->s[name.start]) || is_people(x, n->s + name.start, name.end - name.start))
			return false;
		*box = (struct named){ n->s + i + 4, n->len - i - 4, false };
		n->len = i;
		return true;
	}
	return false;
}

static bool is_region_kind(const char *kind)
{
	static const char *const kinds[] = { "province", "department", "state", "region", NULL };

	return is_one_of(kind, kinds);
}

/* "northern settlement of Velmar": up to the name. */
bool cut_kind_of(struct named *n)
{
	/* without the s of many */
	static const char *const kinds[] = { "settlement", "city", "town", "village", "kibbutz", "community", "neighbourhood",
		"neighborhood", "suburb", "district", "province", "department", "municipality", "locality", "area", "port",
		"outskirt", "state", "island", "region", "hamlet", "territory", "water", "airspace", "vicinity", "environ",
		"coast", "border", "edge",
		"part", "centre", "center", "heart", "north", "south", "east", "west", "north-east", "north-west",
		"south-east", "south-west", "northeast", "northwest", "southeast", "southwest", NULL };

	for (size_t i = n->len; i-- > 4;) {
		struct named before = { n->s, i, false };

		if (n->len - i < 6 || memcmp(n->s + i, " of ", 4) || !is_lower((unsigned char)n->s[i - 1]))
			continue;
		for (int k = 0; kinds[k]; k++) {
			size_t len = strlen(kinds[k]), many = n->s[i - 1] == 's' && kinds[k][len - 1] != 's';

			if (before.len >= len + many && !memcmp(n->s + i - many - len, kinds[k], len) &&
			    (i == len + many || n->s[i - many - len - 1] == ' ')) {
				n->region = n->region || is_region_kind(kinds[k]);
				n->len -= i + 4;
				n->s += i + 4;
				if (starts_with(n, "the")) {
					n->len -= 4;
					n->s += 4;
				}
				return true;
			}
		}
	}
	return false;
}

/* The name itself, behind "northern" and before "region". */
struct named core_of(struct named n)
{
	cut_kind_of(&n);
	while (cut_heads(&n))
		;
	n.region |= cut_tails(&n, region_tails, sizeof(region_tails) / sizeof(*region_tails));
	while (!n.region && cut_tails(&n, other_tails, sizeof(other_tails) / sizeof(*other_tails)))
		;
	return n;
}
