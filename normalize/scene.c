/*
 * scene.c - where something happened that its own sentence does not say: the place
 * of the event that is told on, that of a sentence behind the lead, the dateline.
 *
 * What carries on is the place of the event, not the last one printed: where a
 * sentence gives figures, the place of the first of them; where it gives none,
 * the place that says where in it, by a preposition or behind what happened.
 * Nothing carries out of the background or past "elsewhere". A total of a war or
 * of a month has no place from the events told around it, and losses in a
 * bulletin none from the lines about other troops.
 */
#include "place.h"
#include "when.h"

#include <string.h>

#include "extract/isodate.h"

#define SURELY 100	/* what the scene of another sentence may cost at most */
#define LONGEST_PLAIN 16	/* bytes of the shadow of "2. LYSIA (Velmar)." */
#define LONG_WINDOW 5	/* days that more than one event falls into */
#define LONG_CARRIED 32	/* the same where the window is that of another figure */
#define LONG_BEFORE 45	/* days from one event to another that is told beside it */
#define AHEAD 2	/* sentences behind the lead */
#define SHARED 3	/* places of a sentence that are shared out among its figures */

bool resets(const struct context *x, const struct sentence *s)
{
	return span_says(x, s->span, "scene.reset");
}

bool is_past(const struct context *x, const struct sentence *s, const struct claim *c)
{
	struct span before = { s->span.start, c ? c->span.start : s->span.end };

	return span_says(x, s->span, "background") || (span_says(x, before, "most") && span_says(x, s->span, "since"));
}

/* "In May guns ran short in Velmar. During this time two died": the window of another sentence that gives no figure. */
static bool is_far_window(const struct claim *c)
{
	const struct sentence *s = c->home;

	if (!(c->inherited & INHERIT_DATE) || !c->date_span.end || c->date_span.end > s->span.start)
		return false;
	while (s->span.start > c->date_span.start && c->home - s < CARRY_SENTENCES)
		s--;
	return !s->n_claims;
}

/* A total over many events: of a war, or of a window of weeks, also of one that is carried over from another figure. */
bool is_total(const struct claim *c)
{
	bool carried = is(c->count_type, "new") && c->inherited & INHERIT_DATE, own = is(c->count_type, "new") && !carried;
	int32_t from, to;

	if (is(c->count_type, "cumulative"))
		return true;
	/* "earlier this month the group sank two ships": of an event beside the one told on */
	return (carried || own || (is(c->count_type, "period") && !is_far_window(c))) && isodate_read(c->date_start, &from) &&
		isodate_read(c->date_end, &to) && to - from >= (carried ? LONG_CARRIED : LONG_WINDOW);
}

/* The wounded are brought to another town than the one in which it happened. */
static bool is_brought(const struct claim *c)
{
	return is(c->action, "hospitalised");
}

/*
 * The claim whose place is that of a sentence's event: the first, "nine" of "nine
 * missiles hit, four of them in Velmar". Totals and gifts are told by the way, and
 * what was fired is told for what it hit.
 */
static const struct claim *scene_claim(const struct sentence *s)
{
	const struct claim *fired = NULL;

	for (size_t i = 0; i < s->n_claims; i++) {
		if (is_gift(s->claims[i]) || is_total(s->claims[i]) || is_brought(s->claims[i]))
			continue;
		if (!is(s->claims[i]->action, "launched"))
			return s->claims[i];
		fired = fired ? fired : s->claims[i];
	}
	return fired ? fired : s->n_claims ? s->claims[0] : NULL;
}

/* "73 died in Arno, 43 in Lys, 13 in Velmar": places shared out among figures are the scene of none told on. */
static bool shares_out(const struct sentence *s)
{
	size_t places = 0;

	for (size_t i = 0; i < s->n_claims; i++) {
		const struct claim *c = s->claims[i];
		bool told = !*c->place || c->inherited & INHERIT_PLACE;

		for (size_t k = 0; k < i && !told; k++)
			told = is(s->claims[k]->place, c->place);
		places += !told;
	}
	return places >= SHARED;
}

/* "17 people died there": the place told last, in whatever way. */
static bool points_there(const struct context *x, const struct claim *c)
{
	static const char *const verbs[] = { "is", "are", "was", "were", "has", "have", "had", "will", "would", "may", "could",
		NULL };

	for (size_t i = c->home->span.start + 1; i + 6 < c->home->span.end; i++)
		if (x->text[i - 1] == ' ' && says_word(x->text + i, "there") &&
		    (x->text[i + 5] != ' ' || !says_any(x->text + i + 6, verbs)))
			return x->text[i + 5] != '\'';
	return false;
}

bool take_scene_of(const struct context *x, struct claim *c, const struct sentence *s)
{
	const struct claim *told = scene_claim(s);
	/* what the figure is of says nothing of the places of another sentence */
	struct claim any = *c;
	struct span heading = heading_of(x, c, s);
	struct pick p;

	if (!heading.end)
		heading = heading_line_of(x, c, s);
	if (heading.end) {
		set_place(x, c, heading);
		c->place_is_scene = true;
		return true;
	}
	if (shares_out(s))
		return false;
	any.category = "people";
	any.action = "killed";
	any.count_type = "new";
	if (told && is_brought(told))
		return false;
	if (told) {
		if (!*told->place || !told->place_is_scene || (told->place_is_speaker && is_wide(told)) ||
		    (names_thing(x, told->place_span) && !starts_lower(x->text + told->place_span.end, " in ")))
			return false;
		copy_place(c, told);
		return true;
	}
	look_at(x, s);
	p = pick_place(x, &any, s, s->shadow.len);
	if (p.is_far)
		return false;
	if (p.is_thing || p.cost >= SURELY + (int)s->shadow.len ||
	    (p.is_plain && s->shadow.len > LONGEST_PLAIN && !points_there(x, c)))
		p.span = label_of(x, c, s);
	if (!p.span.end)
		return false;
	set_place(x, c, p.span);
	c->place_is_scene = true;
	return true;
}

/* Bulletins have a paragraph for each part of the front, and one for what air defence did everywhere. */
static bool is_bulletin(const struct claim *c)
{
	static const char *const actions[] = { "launched", "hit", "intercepted", "downed_or_suppressed", "suppressed",
		"destroyed", "repelled", NULL };

	return is(c->action, "lost") ||
		(!is(c->category, "people") && !is(c->category, "money") && is_one_of(c->action, actions));
}

static bool is_moved(const struct claim *c)
{
	static const char *const actions[] = { "displaced", "affected", "homeless", NULL };

	return is_one_of(c->action, actions);
}

/* What an air force counts of a night is not told of the town where people died. */
static bool is_airborne(const struct claim *c)
{
	static const char *const actions[] = { "launched", "intercepted", "downed_or_suppressed", "suppressed", NULL };

	return (same_top(c->unit, "uav") || same_top(c->unit, "missile")) && is_one_of(c->action, actions);
}

/* "At Arno General, a surgeon counted": who knows what that is a name of. */
static bool is_unknown(const struct context *x, const struct claim *c)
{
	static const char *const words[] = { "at", "off", NULL };
	uint32_t at = c->place_span.start;

	return is(c->place_precision, "none") && !strchr(c->place_text, ',') && at > 5 &&
		!starts_lower(x->text + c->place_span.end, " in ") &&
		((x->text[at - 4] == ' ' && says_any(x->text + at - 3, words)) ||
		 (x->text[at - 5] == ' ' && says_any(x->text + at - 4, words)));
}

/* What a disaster cost is told of more than the town of the paragraph before. */
static bool is_cost(const struct claim *c)
{
	static const char *const actions[] = { "damage", "insured_loss", "reconstruction_cost", "amount", NULL };

	return is(c->category, "money") && is_one_of(c->action, actions);
}

/* "A quake shook Velmar on Monday. In 2013 one killed 220": long before what s tells of, and so of another event. */
static bool is_long_before(const struct claim *c, const struct claim *told)
{
	int32_t end, start;

	return told && !(c->inherited & INHERIT_DATE) && isodate_read(c->date_end, &end) &&
		isodate_read(told->date_start, &start) && start - end > LONG_BEFORE;
}

/* Whether what is told in s goes on in the claim, to which its place has been given. */
static bool goes_on(const struct context *x, const struct claim *c, const struct sentence *s)
{
	const struct claim *told = scene_claim(s);
	bool near = s->paragraph == c->home->paragraph;

	if ((near && heading_of(x, c, s).end) || heading_line_of(x, c, s).end)
		return true;
	if (is_long_before(c, told) && !is(c->place_precision, "country"))
		return false;
	if (!near && is_unknown(x, c))
		return false;
	if (!near && is_cost(c) && !is_wide(c))
		return false;
	if (is_total(c) && is_wide(c) && is(c->country, people_country(x, c)))
		return true;
	if (is(c->place_precision, "country"))
		return near || !is_total(c) || is(c->country, homeland_at(x, c->span.start));
	if (is_total(c))
		return near && ((told && is_total(told)) || is(c->place_precision, "admin1"));
	/* how many have fled is told of more than the town of the paragraph before */
	if (!near && is_moved(c) && !(told && is_moved(told)) && is(c->place_precision, "town"))
		return false;
	if (near && told && is_airborne(c) && !is_airborne(told) && !same_top(told->unit, c->unit) &&
	    is(c->place_precision, "town"))
		return false;
	return near || is(c->place_precision, "admin1") || !is_bulletin(c);
}

bool take_scene(const struct context *x, struct claim *c)
{
	const struct sentence *s = c->home, *first = x->doc->sentences;

	if (is_gift(c) || resets(x, c->home) || is_past(x, c->home, c))
		return false;
	while (s-- > first && c->home - s < CARRY_SENTENCES && c->home->span.start - s->span.start < CARRY_BYTES) {
		if (is_past(x, s, scene_claim(s)) || is_other_item(x, s, c->home))
			continue;
		if (take_scene_of(x, c, s)) {
			if (goes_on(x, c, s))
				return true;
			clear_place(c);
			/* a total may be of the country told before the town */
			if (!is_total(c) || is(c->action, "lost"))
				return false;
		}
		if (resets(x, s))
			return false;
	}
	return false;
}

/* "Niger is at war with two groups. Thousands have died": the country that the paragraph names for a total. */
bool take_country(const struct context *x, struct claim *c)
{
	const struct sentence *s = c->home, *first = x->doc->sentences;
	const char *code = homeland_at(x, c->span.start);

	if (!*code || !is_total(c) || is(c->action, "lost") || is_past(x, s, c))
		return false;
	for (; s-- > first && s->paragraph == c->home->paragraph && c->home - s < CARRY_SENTENCES;) {
		struct span where;
		const struct lex_entry *e = find_phrase_span(x, s->span, CLASS_PLACE, &where);

		if (!is_country(e) || !is(e->code, code))
			continue;
		set_place(x, c, where);
		return true;
	}
	return false;
}

/* "The blast happened in", "The house was in": of what the sentence before told of, not of who speaks or acts. */
static bool tells_more(const struct sentence *s)
{
	const struct item *it = starts_lower(s->shadow.text, "the ") ? shadow_item(&s->shadow, strlen("the ")) : NULL;

	return !s->n_claims && it && (it->cls == CLASS_THING || it->cls == CLASS_ACT);
}

/* "Nine people died when a tanker exploded. The blast happened in Velmar": the lead's place may be told behind it. */
bool take_ahead(const struct context *x, struct claim *c)
{
	const struct sentence *s = c->home, *end = x->doc->sentences + x->doc->n;

	if (s->paragraph > x->doc->sentences->paragraph + 1 || is_gift(c) || is_total(c) || is_item(x, s))
		return false;
	while (++s < end && s - c->home <= AHEAD && !is_past(x, s, NULL) && !resets(x, s)) {
		struct pick p;

		look_at(x, s);
		if (!tells_more(s))
			continue;
		p = pick_place(x, c, s, s->shadow.len);
		if (p.is_thing || p.cost >= SURELY + (int)s->shadow.len)
			continue;
		set_place(x, c, p.span);
		c->place_is_scene = true;
		return true;
	}
	return false;
}

bool take_dateline(const struct context *x, struct claim *c)
{
	const struct sentence *s = c->home + 1, *first = x->doc->sentences;

	while (s-- > first && c->home->span.start - s->span.start < DATELINE_BYTES) {
		bool own = s->line_start && !(is_other_item(x, s, c->home) && is_of_list(x, s));
		struct span line = own ? dateline_of(x, s) : (struct span){ 0, 0 };

		if (line.end && is_known_place(x, c, x->text + line.start, line.end - line.start)) {
			set_place(x, c, line);
			/* a correspondent's town abroad is not where it happened, nor the seat of who counts a month's dead */
			if (!homeland_differs(x, c->span.start, c->country) && !is_in_digest(x, c))
				return true;
			clear_place(c);
			return false;
		}
	}
	return false;
}
