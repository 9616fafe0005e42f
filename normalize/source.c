/*
 * source.c - who says so: the attribution of the claim's clause; in a quotation
 * the speaker named where it closes; else the last attribution before it in the
 * paragraph, as long as the same is told of; else the office whose bulletin the
 * report is. Who relays it is passed over for who said it first.
 */
#include "context.h"

#include <string.h>

#include "extract/token.h"

static bool has_name(const struct item *it)
{
	return it->name.end > it->name.start;
}

static bool is_flagged(const struct item *it, const char *flag)
{
	return it->rule && strstr(it->rule->flags, flag);
}

/* "citing leaked documents": before whoever only passes it on. */
static bool is_first(const struct item *it)
{
	return has_name(it) && is_flagged(it, "first");
}

static bool starts_with_one(const char *text, const char *const *words)
{
	while (*words && !starts_lower(text, *words))
		words++;
	return *words != NULL;
}

/* "police said on Monday in Velmar": when and where it was said. */
static bool is_aside(const struct item *it)
{
	return it && (it->cls == CLASS_WHEN || it->cls == CLASS_WHERE);
}

/* Whether a clause ends with byte at, or another begins there. */
static bool ends_clause(const struct shadow *sh, size_t at)
{
	static const char *const words[] = { " as ", " while ", " after ", " before ", " and ", " but ", " in ", " at ",
		" on ", " when ", " during ", " by ", NULL };

	while (at < sh->len && (sh->text[at] == '"' || (sh->text[at] == ' ' && is_aside(shadow_item(sh, at + 1)) && ++at)))
		at++;
	return at >= sh->len || strchr(".,;)", sh->text[at]) || starts_with_one(sh->text + at, words);
}

/* "…," a man who fled told us that night: what the marks close is told. */
static bool closes_quote(const struct shadow *sh, size_t at)
{
	return at > 1 && sh->text[at - 1] == ' ' && sh->text[at - 2] == '"';
}

/* "…, police said.": they say what stands before; "police said that …" does not. */
static bool speaks_back(const struct shadow *sh, size_t at)
{
	return is_flagged(shadow_item(sh, at), "back") || closes_quote(sh, at) ||
		(!is_flagged(shadow_item(sh, at), "ahead") && ends_clause(sh, at + 1));
}

/* The attribution of what stands at byte at: the nearest, but each clause has its own. */
static int speaker_of(const struct sentence *s, size_t at)
{
	const struct shadow *sh = &s->shadow;
	size_t best = SIZE_MAX;
	int found = -1;

	for (size_t i = 0; sentence_has(s, CLASS_WHO) && i < sh->len; i++) {
		const struct item *it = shadow_item(sh, i);
		size_t cost = i > at ? i - at : at - i;

		if (!it || it->cls != CLASS_WHO || !has_name(it) || (at < i && !speaks_back(sh, i)))
			continue;
		for (size_t k = i < at ? i : at; k < (i < at ? at : i); k++)
			cost += sh->text[k] == ';' ? 200 : 0;
		if (cost <= best) {
			best = cost;
			found = sh->item[i];
		}
	}
	return found;
}

static int first_or_nearest(const struct sentence *s, size_t at)
{
	int first = nearest_item(s, CLASS_WHO, at, is_first);

	return first >= 0 ? first : speaker_of(s, at);
}

static bool source_in_sentence(const struct context *x, struct claim *c, const struct sentence *s, size_t at)
{
	int who = first_or_nearest(s, at);

	return who >= 0 && set_source(x, c, &s->shadow.items[who]);
}

/* Quotation marks of the paragraph up to byte end: odd inside a quotation. */
static bool inside_quote(const struct context *x, const struct claim *c)
{
	const struct sentence *s = c->home;
	size_t low = s->span.start > QUOTE_REACH ? s->span.start - QUOTE_REACH : 0;
	const char *line = memrchr(x->text + low, '\n', s->span.start - low), *end = x->text + c->span.start;
	const char *start = line ? line + 1 : x->text + low;
	bool open = false;

	if (!memchr(start, '"', (size_t)(end - start)) && !memchr(start, '\xE2', (size_t)(end - start)))
		return false;
	for (const char *t = start; t < end; t++) {
		if (*t == '"')
			open = !open;
		else if (*t == '\xE2' && t[1] == '\x80' && (t[2] == '\x9C' || t[2] == '\x9D'))
			open = t[2] == '\x9C';
	}
	return open;
}

/* Where the quotation closes that the claim stands in; the end of the report where it does not. */
static const char *quote_end(const struct context *x, const struct claim *c)
{
	const char *t = x->text + c->span.end;

	while (*t && *t != '"' && strncmp(t, "\xE2\x80\x9D", 3) != 0)
		t++;
	return t;
}

/* "… We buried nine. The others are still there," said a miner: who is named where the quotation closes. */
static bool speaker_behind(const struct context *x, struct claim *c)
{
	const struct sentence *end = x->doc->sentences + x->doc->n, *s = c->home;
	const char *close = quote_end(x, c);

	while (++s < end && s - c->home < REACH && s->paragraph == c->home->paragraph && x->text + s->span.start < close) {
		look_at(x, s);
		if (source_in_sentence(x, c, s, 0)) {
			c->inherited |= INHERIT_SOURCE;
			return true;
		}
	}
	return false;
}

/* Whether quotation marks close before who is named. */
static bool is_of_quote(const struct context *x, const struct item *who)
{
	const char *at = x->text + who->span.start;

	return is_flagged(who, "quote") ||
		(who->span.start > 4 && at[-1] == ' ' && (at[-2] == '"' || !strncmp(at - 4, "\xE2\x80\x9D", 3)));
}

/* "We fled," said a miner. "I lost four brothers.": nobody else is named since, so he goes on. */
static bool speaker_goes_on(const struct context *x, struct claim *c)
{
	const struct sentence *first = x->doc->sentences, *s = c->home;

	while (s-- > first && c->home - s <= CARRY_REACH && s->paragraph == c->home->paragraph) {
		int who;

		look_at(x, s);
		who = nearest_item(s, CLASS_WHO, s->shadow.len, NULL);
		if (who < 0)
			continue;
		if (!is_of_quote(x, &s->shadow.items[who]) || !set_source(x, c, &s->shadow.items[who]))
			return false;
		c->inherited |= INHERIT_SOURCE;
		return true;
	}
	return false;
}

/* A footnote mark closes what its source says: [107] at the end of a sentence. */
static bool is_noted(const struct context *x, const struct sentence *s)
{
	return s->span.end > s->span.start + 3 && x->text[s->span.end - 1] == ']' &&
		is_digit((unsigned char)x->text[s->span.end - 2]);
}

/*
 * "On Thursday …", "In Velmar …": a sentence that opens with its own time or
 * place tells of something else; "January was the worst" does not.
 */
static bool opens_anew(const struct context *x, const struct sentence *s)
{
	static const char *const heads[] = { "finally, ", "meanwhile, ", "elsewhere", "separately", "in ", "near ", NULL };
	static const char *const verbs[] = { " was ", " is ", " were ", " has ", " had ", " saw ", NULL };
	/* "A day later it shot down": told of the one told of before */
	static const char *const pronouns[] = { " it ", ", it ", " its ", ", its ", NULL };
	const struct shadow *sh = &s->shadow;
	const struct item *it = shadow_item(sh, 0);

	if ((!it || it->cls == CLASS_NAME) && starts_with_one(x->text + s->span.start, heads))
		return true;
	return it && (it->cls == CLASS_WHEN || it->cls == CLASS_WHERE) && !starts_with_one(sh->text + 1, verbs) &&
		!starts_with_one(sh->text + 1, pronouns);
}

/* "In addition, …": a paragraph that goes on with what the one before told. */
static bool goes_on(const struct context *x, const struct sentence *s)
{
	static const char *const heads[] = { "in addition, ", "additionally, ", "furthermore, ", "moreover, ", NULL };

	return starts_with_one(x->text + s->span.start, heads);
}

static bool is_quotation(const struct sentence *s)
{
	const struct shadow *sh = &s->shadow;

	for (size_t i = 0; sentence_has(s, CLASS_WHO) && i < sh->len; i++)
		if (shadow_item(sh, i) && is_flagged(shadow_item(sh, i), "quote"))
			return true;
	return false;
}

/* How many live elsewhere now is common knowledge, and no part of what was said of an attack. */
static bool is_common(const struct claim *c)
{
	static const char *const actions[] = { "displaced", "evacuated", "homeless", NULL };

	return is_one_of(c->action, actions);
}

/* "Reporter Adan Bravo reports from": a speaker whom no rule reads; what is told is not known to be another's. */
static bool tells_otherwise(const struct sentence *s)
{
	const struct shadow *sh = &s->shadow;

	for (size_t i = 2; sentence_has(s, CLASS_SAID) && i < sh->len; i++) {
		const struct item *by = shadow_item(sh, i - 2), *said = shadow_item(sh, i);

		if (said && said->cls == CLASS_SAID && by && (by->cls == CLASS_NAME || by->cls == CLASS_SOURCE))
			return true;
	}
	return false;
}

/* "(Relief Agency, 5 March)" stands behind what it is the source of: all since the one before it. */
static bool speaker_of_credit(const struct context *x, struct claim *c)
{
	const struct sentence *end = x->doc->sentences + x->doc->n, *s = c->home;

	while (++s < end && s - c->home < REACH && s->paragraph == c->home->paragraph) {
		look_at(x, s);
		if (!shadow_item(&s->shadow, 0) || !is_flagged(shadow_item(&s->shadow, 0), "credit"))
			continue;
		if (!set_source(x, c, shadow_item(&s->shadow, 0)))
			return false;
		c->inherited |= INHERIT_SOURCE;
		return true;
	}
	return false;
}

static bool speaker_of_list(const struct context *x, struct claim *c)
{
	const struct sentence *lead = lead_of(x, c->home);

	if (!lead || !source_in_sentence(x, c, lead, lead->shadow.len))
		return false;
	c->inherited |= INHERIT_SOURCE;
	return true;
}

/* "… are in shelters. (Relief Agency, 5 March)": a reference behind the full stop holds for what stands before it. */
static bool reference_behind(const struct context *x, struct claim *c)
{
	const struct sentence *end = x->doc->sentences + x->doc->n, *s = c->home;

	while (++s < end && s - c->home <= CARRY_REACH && s->paragraph == c->home->paragraph) {
		if (x->text[s->span.start] != '(')
			continue;
		look_at(x, s);
		if (!source_in_sentence(x, c, s, 0))
			return false;
		c->inherited |= INHERIT_SOURCE;
		return true;
	}
	return false;
}

/* "Solland gave $3 million": everybody knows, and each giver tells of his own gift. */
static bool is_gift(const struct claim *c)
{
	static const char *const actions[] = { "pledged", "provided", NULL };

	return is(c->category, "money") && is_one_of(c->action, actions);
}

/* A year of four digits at byte i of the text, no part of a longer word or number. */
static bool is_year(const char *text, size_t i)
{
	if ((strncmp(text + i, "18", 2) && strncmp(text + i, "19", 2) && strncmp(text + i, "20", 2)) ||
	    (i && is_alnum((unsigned char)text[i - 1])))
		return false;
	return is_digit((unsigned char)text[i + 2]) && is_digit((unsigned char)text[i + 3]) &&
		!is_alnum((unsigned char)text[i + 4]) && !(text[i + 4] == ',' && is_digit((unsigned char)text[i + 5]));
}

/* "The eruption of 1911 killed 1,335": known long since, and no part of what was said of today's. */
static bool is_long_ago(const struct context *x, const struct claim *c)
{
	const char *today = x->has_report_day ? iso_day(x, x->report_day) : NULL;

	for (size_t i = c->home->span.start; today && i + 4 <= c->home->span.end; i++)
		if (is_year(x->text, i) && strncmp(x->text + i, today, 4) < 0)
			return true;
	return false;
}

/* Back through the paragraph, up to where something else is told of. */
static void carry_speaker(const struct context *x, struct claim *c)
{
	const struct sentence *first = x->doc->sentences, *s = c->home;
	bool on = goes_on(x, s);

	if (is_common(c) || is_gift(c) || is_long_ago(x, c) || tells_otherwise(s))
		return;
	while (((on && s == c->home) || !opens_anew(x, s)) && s-- > first && c->home - s <= CARRY_REACH &&
	       (s->paragraph == c->home->paragraph || (on && s + 1 == c->home))) {
		if (is_noted(x, s))
			return;
		look_at(x, s);
		if (is_quotation(s))
			return;
		if (source_in_sentence(x, c, s, s->shadow.len)) {
			c->inherited |= INHERIT_SOURCE;
			return;
		}
	}
}

/* "The army flew in food on Monday. It reported": who acts at the head of the sentence before. */
static bool actor_meant(const struct context *x, struct claim *c, const struct sentence *s)
{
	const struct item *it;

	if (s < x->doc->sentences || s->paragraph != c->home->paragraph || sentence_has(s, CLASS_WHO))
		return false;
	look_at(x, s);
	it = shadow_item(&s->shadow, starts_lower(s->shadow.text, "the ") ? strlen("the ") : 0);
	if (!it || it->cls != CLASS_SOURCE || !it->lex)
		return false;
	c->source = span_text(x, it->span);
	c->source_type = it->lex->code;
	c->inherited |= INHERIT_SOURCE;
	return true;
}

/* "She said": the name is looked for in the sentence, and beyond the paragraph. */
static bool speaker_meant(const struct context *x, struct claim *c, int pronoun)
{
	const struct sentence *first = x->doc->sentences, *s = c->home;
	const struct shadow *sh = &s->shadow;
	const char *word = x->text + sh->items[pronoun].name.start;
	int named = -1;

	for (size_t i = 0; i < sh->len && sh->item[i] != pronoun; i++)
		if (shadow_item(sh, i) && shadow_item(sh, i)->cls == CLASS_WHO && has_name(shadow_item(sh, i)))
			named = sh->item[i];
	if (named >= 0 && set_source(x, c, &sh->items[named]))
		return true;
	/* "the mayor, who declared a day of mourning": he is named right before, and no sentence back */
	if (starts_lower(word, "who ") || starts_lower(word, "which "))
		return false;
	if (s > first && starts_lower(word, "it ") && actor_meant(x, c, s - 1))
		return true;
	while (s-- > first && c->home - s < PRONOUN_REACH && !is_noted(x, s)) {
		look_at(x, s);
		if (source_in_sentence(x, c, s, s->shadow.len)) {
			c->inherited |= INHERIT_SOURCE;
			return true;
		}
	}
	return false;
}

static bool take_publisher(const struct context *x, struct claim *c)
{
	const struct publisher *p = publisher_of(x);

	if (!*p->source)
		return false;
	c->source = p->source;
	c->source_type = p->type;
	c->inherited |= INHERIT_SOURCE;
	return true;
}

/* "The command said", in the bulletin of the air force command: its publisher, called by his kind alone. */
static bool is_publisher(const struct context *x, const struct item *who)
{
	const char *name = x->text + who->name.start;
	struct speaker by;

	return who->name.start > 4 && starts_lower(name - 4, "the ") && read_speaker(x, who, &by) && !strchr(by.name, ' ') &&
		is_lower((unsigned char)*by.name) && (!strcmp(by.type, publisher_of(x)->type) || !strcmp(by.type, "unnamed"));
}

/* Who says it in words of its own clause. */
static bool speaker_here(const struct context *x, struct claim *c, const struct item *who)
{
	return (is_publisher(x, who) && take_publisher(x, c)) || set_source(x, c, who);
}

/* "The army said …; medics treated 24": a semicolon between who speaks and the figure. */
static bool is_parted(const struct claim *c, int who)
{
	const struct span *by = &c->home->shadow.items[who].span;
	const char *text = c->home->shadow.text;
	size_t at = claim_position(c), i = 0;

	while (i < at && c->home->shadow.item[i] != who)
		i++;
	return by->end <= c->span.start && i < at && memchr(text + i, ';', at - i);
}

void find_source(const struct context *x, struct claim *c)
{
	int who = first_or_nearest(c->home, claim_position(c));

	c->source_type = "none";
	settle_estimate(c, who >= 0 ? &c->home->shadow.items[who] : NULL);
	if (who >= 0 && is_parted(c, who) && take_doer(x, c))
		return;
	if (who >= 0 && speaker_here(x, c, &c->home->shadow.items[who]))
		return;
	if (inside_quote(x, c) && (speaker_behind(x, c) || speaker_goes_on(x, c)))
		return;
	if (who >= 0 && speaker_meant(x, c, who))
		return;
	if (recording_speaker(x, c))
		return;
	if (!sentence_has(c->home, CLASS_WHO) && speaker_of_list(x, c))
		return;
	if (!sentence_has(c->home, CLASS_WHO) && reference_behind(x, c))
		return;
	if ((!*publisher_of(x)->source || is(c->action, "bounty")) && !sentence_has(c->home, CLASS_WHO) && take_doer(x, c))
		return;
	if (take_publisher(x, c) || sentence_has(c->home, CLASS_WHO) || speaker_of_credit(x, c))
		return;
	carry_speaker(x, c);
}

/* "Two of the dead were children": who told of the dead told of them too. */
void share_source(struct claim **claims, size_t n)
{
	static const char *const relations[] = { "subset", "part", "delta", NULL };

	for (size_t i = 0; i < n; i++) {
		struct claim *c = claims[i];
		const struct claim *from = c->parent;

		if (*c->source || !from || !*from->source || !is_one_of(c->relation, relations))
			continue;
		c->source = from->source;
		c->source_type = from->source_type;
		c->channel = from->channel;
		c->inherited |= INHERIT_SOURCE;
	}
}
