/*
 * source.c - who says so: the attribution of the claim's clause; in a quotation
 * the speaker named where it closes; else the last attribution before it in the
 * paragraph, as long as the same is told of; else the office whose bulletin the
 * report is.
 */
#include "source.h"

#include <string.h>

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
	if (inside_quote(x, c) && (speaker_behind(x, c) || speaker_goes_on(x, c) || speaker_of_series(x, c)))
		return;
	if (who >= 0 && speaker_meant(x, c, c->home, who))
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
