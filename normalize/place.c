/*
 * place.c - where it happened: which printed place belongs to a figure. In its
 * own sentence the nearest place that says where (behind "in", "over"; behind
 * "at", "against" for what is fired; behind "from" for people who left), the
 * object of a verb ("struck Zarzir"), the place whose authority speaks; else the
 * last place of the event told before; else the dateline; else the country that
 * the report is about. What the words mean is resolve.c's.
 */
#include "context.h"

#include <string.h>

#include "extract/token.h"

#define SENTENCE_REACH 4000	/* how far in a sentence without end a place is looked for */
#define NOWHERE 100000	/* a cost that no place has */

/* A place of a sentence, and what speaks against it: the smaller the better. */
struct pick {
	struct span span;
	int cost;
};

static bool says(const char *s, const char *word)
{
	return starts_lower(s, word) && !is_alpha((unsigned char)s[strlen(word)]);
}

static bool says_any(const char *s, const char *const *words)
{
	for (; *words; words++)
		if (says(s, *words))
			return true;
	return false;
}

static bool is_fired(const struct claim *c)
{
	static const char *const actions[] = { "launched", "hit", "intercepted", "downed_or_suppressed", "suppressed",
		"killed", "injured", "casualty", "destroyed", "damaged", "pledged", "provided", "delivered", NULL };

	return is_one_of(c->action, actions);
}

static bool is_left(const struct claim *c)
{
	static const char *const actions[] = { "displaced", "evacuated", "rescued", "kidnapped", "escaped", "released", NULL };

	return is_one_of(c->action, actions);
}

/* What is pledged or paid counts for the country that it is for, not for the giver or the town of the meeting. */
static bool is_given(const struct claim *c)
{
	static const char *const actions[] = { "pledged", "provided", "delivered", NULL };

	return is_one_of(c->action, actions) || !strcmp(c->category, "money");
}

/* Money of a case or a disaster is lost where it happened. */
static bool is_local_money(const struct claim *c)
{
	static const char *const actions[] = { "damage", "seized", "stolen", "bribe", "kickback", "laundered",
		"ransom_demanded", "ransom_paid", "bounty", NULL };

	return is_one_of(c->action, actions);
}

/* A gift: who promises it is not where it goes. */
static bool is_gift(const struct claim *c)
{
	return is_given(c) && !is_local_money(c);
}

/* The preposition of a place that says where from or where to, against what happened; -1: no place of it. */
static int direction_cost(const struct context *x, const struct claim *c, const struct item *it)
{
	static const char *const targets[] = { "at", "against", "targeting", "into", "toward", "towards", "to", "for", NULL };
	const char *prep = x->text + it->span.start;

	if (says(prep, "from"))
		return is_left(c) ? 5 : -1;
	return is_fired(c) && says_any(prep, targets) ? 25 : -1;
}

static enum word_class class_at(const struct shadow *sh, size_t i)
{
	return i < sh->len && sh->item[i] >= 0 ? sh->items[sh->item[i]].cls : CLASS_NONE;
}

/* The class of the word before byte at, an article passed over. */
static enum word_class class_before(const struct shadow *sh, size_t at)
{
	size_t i = at;

	if (i > 4 && says(sh->text + i - 4, "the"))
		i -= 4;
	return i > 1 && sh->text[i - 1] == ' ' ? class_at(sh, i - 2) : CLASS_NONE;
}

/* "killed Jordan Miller": a name behind a place, unless both name a thing ("Kuwait International Airport"). */
static bool is_person(const struct shadow *sh, size_t at)
{
	return class_at(sh, at + 2) == CLASS_NAME && sh->text[at + 1] == ' ' && class_at(sh, at + 4) != CLASS_THING;
}

/* A place behind a verb is its object; elsewhere it may be the scene, but who launches does so from far. */
static int plain_cost(const struct claim *c, const struct sentence *s, size_t at)
{
	const struct shadow *sh = &s->shadow;
	enum word_class before = class_before(sh, at);

	if (is_person(sh, at))
		return -1;
	if (is_verb(before) && before != CLASS_VPP)
		return 10;
	if (is_given(c))
		return -1;
	if (sh->items[sh->item[at]].cls != CLASS_PLACE || !strcmp(c->action, "launched"))
		return -1;
	/* "U.S. experts": a country is more often who than where */
	return is_country(sh->items[sh->item[at]].lex) && at + 2 < sh->len && sh->text[at + 1] == ' ' &&
		(is_alpha((unsigned char)sh->text[at + 2]) || sh->item[at + 2] >= 0) ? -1 : 70;
}

/* "in Sheikh Radwan in Gaza City": the second only says where the first lies. */
static bool is_container(const struct sentence *s, size_t at)
{
	const struct shadow *sh = &s->shadow;
	const struct item *before = at > 1 && sh->item[at - 2] >= 0 ? &sh->items[sh->item[at - 2]] : NULL;

	return before && before->cls == CLASS_WHERE && before->name.end > before->name.start && sh->text[at - 1] == ' ';
}

/* "in Saray Square in Velmar": what lies in a place is one. */
static bool has_container(const struct sentence *s, size_t at)
{
	return at + 2 < s->shadow.len && s->shadow.item[at + 2] >= 0 &&
		s->shadow.items[s->shadow.item[at + 2]].cls == CLASS_WHERE && is_container(s, at + 2);
}

/* "who lives in Chicago": where somebody is at home or has an office. */
static bool is_home(const struct context *x, const struct item *it)
{
	static const char *const words[] = { "lives", "living", "live", "lived", "based", "born", "headquartered",
		"registered", "educated", "residing", NULL };
	size_t i = it->span.start;

	while (i && x->text[i - 1] == ' ')
		i--;
	while (i && is_alpha((unsigned char)x->text[i - 1]))
		i--;
	return says_any(x->text + i, words);
}

static int cost_of(const struct context *x, const struct claim *c, const struct sentence *s, size_t at)
{
	const struct item *it = &s->shadow.items[s->shadow.item[at]];

	if (it->cls == CLASS_WHERE && it->name.end > it->name.start && it->rule && strstr(it->rule->flags, "direction"))
		return direction_cost(x, c, it);
	if (it->cls == CLASS_WHERE && is_home(x, it))
		return -1;
	if (it->cls == CLASS_WHERE && it->name.end > it->name.start)
		return is_container(s, at) ? 30 : 0;
	return it->cls == CLASS_PLACE || it->cls == CLASS_NAME ? plain_cost(c, s, at) : -1;
}

static bool is_figure(const struct shadow *sh, size_t i)
{
	enum word_class cls = sh->item[i] >= 0 ? sh->items[sh->item[i]].cls : CLASS_NONE;

	return cls == CLASS_Q || cls == CLASS_QN || cls == CLASS_QA || cls == CLASS_NUM || cls == CLASS_MONEY;
}

/*
 * What parts a figure at byte at from a place: a new clause, another figure that
 * the place may be for, or, where the place stands before, the next of a list.
 * "In Kyiv, …" at the head of a sentence holds for all of it.
 */
static int clause_cost(const struct shadow *sh, size_t at, size_t place)
{
	size_t low = at < place ? at : place, high = at < place ? place : at;
	int cost = 0;

	/* "three in Kyiv, two in Odesa": a place before may be for the figure before it */
	for (size_t i = 0; place < at && i < place && !cost; i++)
		cost = is_figure(sh, i) ? 20 : 0;
	for (size_t i = low + 1; i < high; i++)
		if (sh->text[i] == ';' || sh->text[i] == ':')
			cost += 40;
		else if (sh->text[i] == ',' && place < at && place > 1)
			cost += 12;
		else if (is_figure(sh, i) && place > at)
			cost += 15;
	return cost;
}

/* Words of an outlet are no place ("on Telegram"), nor is a family. */
static bool is_no_place(const struct context *x, struct span s)
{
	const char *behind = x->text + s.end;

	return find_phrase(x, s, CLASS_SOURCE) || says(*behind == ' ' ? behind + 1 : behind, "family");
}

/* "the Yarmouk Mosque": a building says where only if no town does. */
static bool names_thing(const struct context *x, struct span s)
{
	return find_phrase(x, s, CLASS_THING) || find_phrase(x, s, CLASS_THINGS);
}

static struct span printed_span(const struct item *it)
{
	return it->cls == CLASS_WHERE ? it->name : it->span;
}

/* Bytes up to the comma. */
static size_t first_part(const struct context *x, struct span s)
{
	const char *comma = memchr(x->text + s.start, ',', s.end - s.start);

	return comma ? (size_t)(comma - x->text) - s.start : s.end - s.start;
}

/* A preposition that stands before much else than places, unless an attack or its like stands before it. */
static bool is_vague(const struct context *x, const struct sentence *s, size_t at)
{
	static const char *const words[] = { "on", "for", "to", "across", "along", "over", "against", NULL };
	const struct shadow *sh = &s->shadow;
	const struct item *it = &sh->items[sh->item[at]];
	enum word_class before = at > 1 && sh->item[at - 2] >= 0 ? sh->items[sh->item[at - 2]].cls : CLASS_NONE;

	if (before == CLASS_VBASE || before == CLASS_THING || before == CLASS_THINGS || before == CLASS_QA)
		return false;
	return it->cls != CLASS_WHERE || says_any(x->text + it->span.start, words);
}

/* The best place of a sentence for a claim at byte at of its shadow. */
static struct pick pick_named(const struct context *x, const struct claim *c, const struct sentence *s, size_t at)
{
	const struct shadow *sh = &s->shadow;
	struct pick best = { { 0, 0 }, NOWHERE };

	for (size_t i = at > SENTENCE_REACH ? at - SENTENCE_REACH : 0; i < sh->len && i < at + SENTENCE_REACH; i++) {
		int cost = sh->item[i] >= 0 ? cost_of(x, c, s, i) : -1;
		size_t far = i > at ? i - at : at - i;
		struct span span;

		if (cost < 0 || cost + (int)far >= best.cost)
			continue;
		span = printed_span(&sh->items[sh->item[i]]);
		if (is_no_place(x, span))
			continue;
		cost += (int)far + clause_cost(sh, at, i);
		if (!is_known_place(x, c, x->text + span.start, first_part(x, span)) && !has_container(s, i))
			cost += is_vague(x, s, i) ? NOWHERE : names_thing(x, span) ? 60 : 40;
		if (cost < best.cost)
			best = (struct pick){ span, cost };
	}
	return best;
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
	const char *text = span_text(x, cut_possessive(x, s));

	c->place_span = s;
	c->place_text = says(text, "the") && text[3] == ' ' ? text + 4 : text;
	resolve_place(x, c, c->place_text);
}

/* Whether the first word is one of the language rather than a name. */
static bool is_common_word(const struct context *x, const char *s, size_t len)
{
	const uint64_t names = class_bit(CLASS_PLACE) | class_bit(CLASS_DEMONYM) | class_bit(CLASS_SOURCE);
	struct shadow sh = { 0 };
	size_t pos = 0, start;
	bool common = true;

	shadow_set(&sh, s, (struct span){ 0, (uint32_t)len });
	if (token_next(sh.text, sh.len, &pos, &start)) {
		uint64_t starts = lexicon_starts(x->k->lexicon, sh.text + start, pos - start);

		common = (starts && !(starts & names)) || starts & class_bit(CLASS_FUNCTION) || pos - start < 3;
	}
	shadow_release(&sh);
	return common;
}

/* In capitals no name stands out: what follows a preposition and is a place that may be meant. */
static struct pick pick_capitals(const struct context *x, const struct claim *c, const struct sentence *s, size_t at)
{
	static const char *const words[] = { "in", "near", "at", "outside", NULL };
	struct pick best = { { 0, 0 }, NOWHERE };

	for (size_t i = s->span.start; i + 3 < s->span.end; i++) {
		size_t from = i, end;

		if ((i > s->span.start && x->text[i - 1] != ' ') || !says_any(x->text + i, words))
			continue;
		while (x->text[from] && x->text[from] != ' ')
			from++;
		for (end = ++from; end < s->span.end && end < from + 40 && (is_upper((unsigned char)x->text[end]) ||
				x->text[end] == ' ' || x->text[end] == '-' || (unsigned char)x->text[end] >= 0x80); end++)
			;
		for (; end > from + 2 && !is_common_word(x, x->text + from, end - from); end--) {
			int cost = (int)(i > at ? i - at : at - i) / 3;

			if ((x->text[end] != ' ' && x->text[end] != ',' && x->text[end] != '.' && end < s->span.end) ||
			    x->text[end - 1] == ' ' || !is_known_place(x, c, x->text + from, end - from))
				continue;
			if (cost < best.cost)
				best = (struct pick){ { (uint32_t)from, (uint32_t)end }, cost };
			break;
		}
	}
	return best;
}

static bool is_capitals(const struct context *x, const struct sentence *s)
{
	size_t upper = 0, lower = 0;

	for (size_t i = s->span.start; i < s->span.end; i++) {
		upper += is_upper((unsigned char)x->text[i]);
		lower += is_lower((unsigned char)x->text[i]);
	}
	return upper > 2 * lower;
}

/* The best place of a sentence for a claim at byte at of its shadow; NOWHERE where there is none. */
static struct pick pick_place(const struct context *x, const struct claim *c, const struct sentence *s, size_t at)
{
	struct pick p = pick_named(x, c, s, at), q;

	if (!is_capitals(x, s))
		return p;
	q = pick_capitals(x, c, s, s == c->home ? c->span.start : s->span.end);
	return q.cost < p.cost ? q : p;
}

/* "half of Iran's launchers": whose they are is where, for what stands or lies there. */
static bool take_owner(const struct context *x, struct claim *c)
{
	struct span phrase = { c->span.start, c->unit_span.end }, where;
	const struct lex_entry *e;

	if (phrase.end <= phrase.start || phrase.end > c->home->span.end)
		return false;
	e = find_phrase_span(x, phrase, CLASS_PLACE, &where);
	if (!e || (strncmp(x->text + where.end, "'s", 2) && strncmp(x->text + where.end, "\xE2\x80\x99s", 4)))
		return false;
	set_place(x, c, where);
	return true;
}

/* "an analyst based in Lebanon": where a speaker is says nothing of what he tells. */
static bool speaks_from(const struct context *x, struct span name, struct span where)
{
	for (size_t i = name.start; i < where.start; i++)
		if (x->text[i] == ' ' && (says(x->text + i + 1, "based") || says(x->text + i + 1, "from")))
			return true;
	return false;
}

/* "Jordan Miller": a capital behind the place, and no office in the rest of the name. */
static bool is_named_person(const struct context *x, struct span name, struct span where)
{
	struct span rest = { where.end, name.end };

	return rest.end > rest.start + 2 && x->text[rest.start] == ' ' && is_upper((unsigned char)x->text[rest.start + 1]) &&
		!find_phrase(x, rest, CLASS_SOURCE) && !find_phrase(x, rest, CLASS_PERSON);
}

/* "Saudi Arabia reported that it intercepted", "Gaza's health ministry said": the speaker's own place. */
static bool take_speaker(const struct context *x, struct claim *c, enum word_class cls)
{
	int item = nearest_item(c->home, CLASS_WHO, claim_position(c), NULL);
	struct span name = item >= 0 ? c->home->shadow.items[item].name : (struct span){ 0, 0 }, where;
	const struct lex_entry *e = name.end ? find_phrase_span(x, name, cls, &where) : NULL;

	if (!e || !is_upper((unsigned char)e->code[0]) || speaks_from(x, name, where) ||
	    (cls == CLASS_PLACE && is_named_person(x, name, where)))
		return false;
	if (cls == CLASS_PLACE) {
		set_place(x, c, where);
		return true;
	}
	c->country = e->code;
	c->place = country_name(x, e->code);
	c->place_text = span_text(x, where);
	c->place_span = where;
	c->place_precision = "country";
	return true;
}

/* "elsewhere", "in a separate attack": the place of before is not this one's. */
static bool resets(const struct context *x, const struct sentence *s)
{
	static const char *const words[] = { "elsewhere", "separate", "separately", "another attack", "another strike",
		"another incident", NULL };

	for (size_t i = s->span.start; i < s->span.end; i++)
		if ((i == s->span.start || x->text[i - 1] == ' ') && says_any(x->text + i, words))
			return true;
	return false;
}

/* "earlier", "the deadliest since": what is told behind these is the past. */
static bool is_background(const struct context *x, const struct sentence *s)
{
	static const char *const words[] = { "earlier this", "previously", "deadliest since", "worst since", "in a previous",
		"last year", "last month", NULL };

	for (size_t i = s->span.start; i < s->span.end; i++)
		if ((i == s->span.start || x->text[i - 1] == ' ') && says_any(x->text + i, words))
			return true;
	return false;
}

static bool carry_place(const struct context *x, struct claim *c)
{
	const struct sentence *s = c->home, *first = x->doc->sentences;

	while (s-- > first && c->home - s < CARRY_SENTENCES && c->home->span.start - s->span.start < CARRY_BYTES) {
		struct pick p;

		look_at(x, s);
		if (is_background(x, s))
			continue;
		p = pick_place(x, c, s, s->shadow.len);
		/* farther off, only what surely is a place */
		if (p.cost < (s->paragraph == c->home->paragraph ? 400 : 160) + (int)s->shadow.len) {
			set_place(x, c, p.span);
			return true;
		}
		if (resets(x, s))
			return false;
	}
	return false;
}

static bool take_dateline(const struct context *x, struct claim *c)
{
	const struct sentence *s = c->home + 1, *first = x->doc->sentences;

	while (s-- > first && c->home->span.start - s->span.start < DATELINE_BYTES) {
		struct span line = s->line_start ? dateline_of(x, s) : (struct span){ 0, 0 };

		if (line.end && is_known_place(x, c, x->text + line.start, line.end - line.start)) {
			set_place(x, c, line);
			return true;
		}
	}
	return false;
}

/* The first place in a headline that lies in that country; an empty span for none. */
static struct span place_in(const struct context *x, const char *text, struct span s, const char *country)
{
	struct span found = { 0, 0 };
	struct shadow sh = { 0 };
	size_t pos = 0, start, end;

	shadow_set(&sh, text, s);
	while (!found.end && token_next(sh.text, sh.len, &pos, &start)) {
		const struct lex_entry *e = NULL;

		if (lexicon_starts(x->k->lexicon, sh.text + start, pos - start) & class_bit(CLASS_PLACE))
			e = lexicon_match(x->k->lexicon, CLASS_PLACE, sh.text, sh.len, start, &end);
		if (!e)
			continue;
		pos = end;
		if (!strcmp(e->code, country))
			found = shadow_span(&sh, start, end);
	}
	shadow_release(&sh);
	return found;
}

/* The first sentence stands alone in its line, and is not the claim's own that names who acted. */
static bool is_headline(const struct context *x, const struct claim *c)
{
	const struct sentence *first = x->doc->sentences;

	if (c->home == first)
		return strcmp(c->action, "launched");
	return c->home->paragraph != first->paragraph && first[1].paragraph != first->paragraph && !resets(x, c->home);
}

/* The place that the headline names, if it lies in the country that the report is about. */
static bool take_title(const struct context *x, struct claim *c)
{
	const char *title = x->doc->report->title, *code = homeland_at(x, c->span.start);
	struct span where = *code ? place_in(x, title, (struct span){ 0, (uint32_t)strlen(title) }, code) :
		(struct span){ 0, 0 };

	if (where.end) {
		c->place_text = arena_strndup(x->arena, title + where.start, where.end - where.start);
		resolve_place(x, c, c->place_text);
		return true;
	}
	if (*code && is_headline(x, c)) {
		struct span head = x->doc->sentences[0].span, line = dateline_of(x, &x->doc->sentences[0]);

		head.start = line.end ? line.end : head.start;
		where = place_in(x, x->text, head, code);
	}
	if (where.end)
		set_place(x, c, where);
	return where.end > 0;
}

/* A total of a whole war belongs to no town of the sentences around it. */
static bool may_carry(const struct context *x, const struct claim *c)
{
	return strcmp(c->count_type, "cumulative") && !is_gift(c) && !resets(x, c->home);
}

/* The report names no place for it: only the country that it is about is told. */
static void take_homeland(const struct context *x, struct claim *c)
{
	const char *code = homeland_at(x, c->span.start);

	if (!*code)
		return;
	c->country = arena_strdup(x->arena, code);
	c->place_precision = "country";
	c->inherited |= INHERIT_PLACE;
}

void find_place(const struct context *x, struct claim *c)
{
	struct pick p = pick_place(x, c, c->home, claim_position(c));

	if (p.cost < NOWHERE) {
		set_place(x, c, p.span);
		return;
	}
	if (take_owner(x, c) || (!is_gift(c) && take_speaker(x, c, CLASS_PLACE)) ||
	    (!strcmp(c->category, "munitions") && take_speaker(x, c, CLASS_DEMONYM)))
		return;
	if (may_carry(x, c) && carry_place(x, c)) {
		c->inherited |= INHERIT_PLACE;
		return;
	}
	if (take_title(x, c) || (may_carry(x, c) && take_dateline(x, c)))
		c->inherited |= INHERIT_PLACE;
	else
		take_homeland(x, c);
}

static void copy_place(struct claim *c, const struct claim *from)
{
	c->place_span = from->place_span;
	c->place_text = from->place_text;
	c->place = from->place;
	c->admin1 = from->admin1;
	c->country = from->country;
	c->place_precision = from->place_precision;
	c->latitude = from->latitude;
	c->longitude = from->longitude;
	c->has_coordinates = from->has_coordinates;
	c->inherited |= INHERIT_PLACE;
}

static bool has_own_place(const struct claim *c)
{
	return *c->place && !(c->inherited & INHERIT_PLACE);
}

void share_place(struct claim **claims, size_t n)
{
	const struct claim *given = NULL;	/* the last gift that says for whom it is */

	for (size_t i = 0; i < n; i++) {
		struct claim *c = claims[i];
		bool gift = is_gift(c);

		if (has_own_place(c)) {
			given = gift ? c : given;
			continue;
		}
		if (c->parent && has_own_place(c->parent))
			copy_place(c, c->parent);
		else if (gift && given && c->span.start - given->span.start < CARRY_BYTES)
			copy_place(c, given);
	}
}
