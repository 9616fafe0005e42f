/*
 * publisher.c - whose bulletin a report is. In one the office that publishes it
 * says all that is not told to be said by another: a heading names it, or, where
 * the text speaks of "the enemy" and "our troops", the first office that is said
 * to report. It is looked for once in a report, and only for a claim.
 */
#include "publisher.h"

#include <string.h>

#define REPORT_TOLD 2		/* sentences that go on to call a report one, … */
#define REPORT_REACH 12		/* … so near */
#define TITLE_BYTES 90		/* of a heading behind the name of the office */

bool is_office(const char *type)
{
	static const char *const types[] = { "military", "ministry", "government", "police", "prosecutor", "health", "un",
		"emergency_service", "local_official", NULL };

	return is_one_of(type, types);
}

/* " - Press Office": what a headline takes for its speaker has his name in it. */
static struct span printed_name(const struct item *it)
{
	return it->cls == CLASS_WHO ? it->name : it->span;
}

/* The entry of an office in the words of an item; NULL for none. */
static const struct lex_entry *office_of(const struct context *x, const struct item *it)
{
	const struct lex_entry *e = NULL;

	if (it->cls == CLASS_SOURCE || it->cls == CLASS_PERSON || it->cls == CLASS_WHO)
		e = find_phrase(x, printed_name(it), CLASS_SOURCE);
	return e && (is_office(e->code) || is(e->code, "ngo")) ? e : NULL;
}

struct span cut_short(struct span s, size_t max)
{
	return (struct span){ s.start, s.end - s.start > max ? s.start + (uint32_t)max : s.end };
}

/* "Evening Update", "Press Release": what a bulletin is called. */
static bool says_genre(const struct context *x, struct span s)
{
	return span_says(x, s, "genre") || span_says(x, s, "release");
}

/* "…, 5 May", "Summary of …", "… - Press Office": what stands around the name of an office makes a heading. */
static bool is_heading(const struct context *x, const struct sentence *s, struct span name)
{
	struct span behind = cut_short((struct span){ name.end, s->span.end }, TITLE_BYTES);
	const char *rest = x->text + behind.start;

	while (behind.start < behind.end && *rest == ' ')
		behind.start++, rest++;
	/* "The mayor, his wife and three children died": in a heading a date or a title stands behind the comma */
	if (s->n_claims && *rest == ',' && is_lower((unsigned char)rest[strspn(rest, ", ")]))
		return false;
	/* "Coalition, Arnish Troops Seize 11 Rifles" */
	if (s->n_claims && *rest == ',' && is_alpha((unsigned char)rest[strspn(rest, ", ")]) &&
	    !memchr(rest, ':', s->span.end - behind.start))
		return false;
	/* "The Defence Forces (DF) has conducted six strikes": a sentence about them */
	if (*rest == '(') {
		const char *close = memchr(rest, ')', behind.end - behind.start);

		if (close && close[1] == ' ' && is_lower((unsigned char)close[2]))
			return false;
	}
	/* a dash of its own letter, no quotation mark */
	return behind.start == behind.end || strchr(",:(|-", *rest) ||
		(!strncmp(rest, "\xE2\x80", 2) && (rest[2] == '\x93' || rest[2] == '\x94' || rest[2] == '\x95')) ||
		says_genre(x, behind) || says_genre(x, (struct span){ s->span.start, name.start });
}

/*
 * "The governor, Ana Brel, arrived on Monday.", "At the request of the government, troops": a sentence, as
 * another stands on its line, it has a verb, or several small words stand before the office.
 */
static bool is_told(const struct context *x, const struct sentence *s, struct span name)
{
	static const char *const verbs[] = { "was", "were", "is", "are", "has", "have", "had", "will", "would", NULL };
	static const char *const toward[] = { " to the ", " against the ", " on the ", " with the ", NULL };
	static const char *const small[] = { "of", "the", "and", "for", "by", "from", "on", "in", NULL };
	bool ends = x->text[s->span.end - 1] == '.', alone = s + 1 == x->doc->sentences + x->doc->n || s[1].line_start;
	int words = 0;

	/* "Notes in Relation to the Military Rule" */
	for (size_t i = 0; toward[i]; i++)
		if (name.start - s->span.start > strlen(toward[i]) &&
		    starts_lower(x->text + name.start - strlen(toward[i]), toward[i]))
			return true;
	for (uint32_t i = s->span.start; i < s->span.end; i++) {
		bool first = i == s->span.start || x->text[i - 1] == ' ';

		if (first && i >= name.end && ends && says_any(x->text + i, verbs))
			return true;
		words += first && i < name.start && is_lower((unsigned char)x->text[i]) && !says_any(x->text + i, small);
	}
	return words > 1 || (ends && !alone && x->text[name.end] == ',');
}

/* Only a dash and blanks between two bytes. */
static bool says_dash(const char *text, size_t from, size_t to)
{
	size_t dashes = 0;

	for (; from < to; from++) {
		if (text[from] == ' ')
			continue;
		if (text[from] != '-' && (unsigned char)text[from] < 0x80)
			return false;
		dashes++;
	}
	return dashes > 0;
}

/* "[AIR COMMAND] OF UAF": a word that is no name in a line of capitals, and ends it. */
static bool ends_in_word(const struct shadow *sh, size_t at)
{
	size_t i = at;

	while (i < sh->len && is_alpha((unsigned char)sh->text[i]))
		i++;
	return i > at && i == sh->len;
}

/* "[Armed Forces] of the Arno Republic" */
static bool is_named(const struct item *it)
{
	return it->cls == CLASS_PLACE || it->cls == CLASS_NAME || it->cls == CLASS_DEMONYM || it->cls == CLASS_SOURCE;
}

/* What a heading names so far. */
struct heading {
	struct span name;
	const struct lex_entry *office;
};

/* "of the Arno Republic" at byte i of the line, behind an office: where it ends; i where there is none. */
static size_t take_owner(const struct sentence *s, size_t i, struct heading *h)
{
	const struct shadow *sh = &s->shadow;
	size_t of = i + (starts_lower(sh->text + i, "of the ") ? strlen("of the ") : strlen("of "));
	const struct item *it;

	if (!starts_lower(sh->text + i, "of ") || of >= sh->len)
		return i;
	it = shadow_item(sh, of);
	if (it ? !is_named(it) : !ends_in_word(sh, of))
		return i;
	h->name.end = it ? it->span.end : s->span.end;
	return it ? of + 1 : sh->len;
}

/* Whether the heading's name goes on with what stands at byte i, behind the office. */
static bool names_more(const struct context *x, const struct sentence *s, size_t i, struct heading *h)
{
	const struct item *it = shadow_item(&s->shadow, i);

	if (!it)
		return strchr("- ", s->shadow.text[i]) != NULL;
	if (office_of(x, it) && says_dash(x->text, h->name.end, printed_name(it).start)) {
		/* "GOVERNMENT OF SOL - MINISTRY OF MINES": the finer one */
		*h = (struct heading){ printed_name(it), office_of(x, it) };
		return true;
	}
	/* "Directorate of the Emergency Service in Sol region" */
	if (it->cls == CLASS_WHERE && i + 1 == s->shadow.len) {
		h->name.end = it->span.end;
		return false;
	}
	/* "[Central Command] Press Release": two names to the lexer */
	if (it->cls != CLASS_NAME || says_genre(x, it->span) ||
	    span_starts(x, (struct span){ it->span.start, s->span.end }, "genre") ||
	    span_starts(x, (struct span){ it->span.start, s->span.end }, "release"))
		return false;
	h->name.end = it->span.end;
	return true;
}

/* Before the office: its country and other names. False for a word that opens no heading. */
static bool opens_heading(const struct context *x, const struct item *it, struct heading *h)
{
	h->office = office_of(x, it);
	if (!h->office && it->cls != CLASS_DEMONYM && it->cls != CLASS_PLACE && it->cls != CLASS_NAME)
		return false;
	h->name = (struct span){ h->name.end ? h->name.start : it->span.start, it->span.end };
	return true;
}

/* A line that opens with an office, a date, names of places or what it is ("Information by") before it or not. */
static bool read_heading(const struct context *x, const struct sentence *s)
{
	const struct shadow *sh = &s->shadow;
	struct heading h = { .office = NULL };

	for (size_t i = 0, owner; i < sh->len; i++) {
		const struct item *it = shadow_item(sh, i);

		if (h.office) {
			for (owner = take_owner(s, i, &h); owner > i && owner < sh->len; owner = take_owner(s, i, &h))
				i = owner + (sh->text[owner] == ' ');
			if (owner >= sh->len || !names_more(x, s, i, &h))
				break;
		} else if (it && it->cls != CLASS_WHEN && it->cls != CLASS_MASK && !opens_heading(x, it, &h)) {
			return false;	/* "5 May 2012 - Joint Command Morning Update" */
		}
	}
	if (!h.office || is_told(x, s, h.name) || !is_heading(x, s, h.name))
		return false;
	*x->publisher = (struct publisher){ true, span_text(x, h.name), h.office->code, false, false };
	return true;
}

static void set_publisher(const struct context *x, struct span name)
{
	*x->publisher = (struct publisher){ true, span_text(x, name), speaker_type(x, name), false, false };
}

/* Names alone: nothing that tells of anything, and no number of a file. */
static bool is_name_line(const struct context *x, const struct sentence *s)
{
	const struct shadow *sh = &s->shadow;

	if (!is_upper((unsigned char)x->text[s->span.start]) || s->span.end - s->span.start > TITLE_BYTES || s->n_claims)
		return false;
	for (size_t i = 0; i < sh->len; i++) {
		const struct item *it = shadow_item(sh, i);

		if (it ? is_verb(it->cls) || it->cls == CLASS_SAID || it->cls == CLASS_WHEN : strchr(".?!:\"", sh->text[i]) != NULL)
			return false;
	}
	return true;
}

/* "NORTHERN CORPS" above "For Immediate Release": who releases it, whether a dictionary knows him or not. */
static bool read_release(const struct context *x, const struct sentence *s)
{
	const struct sentence *above = s > x->doc->sentences ? s - 1 : NULL;

	if (!above || !above->line_start || !span_starts(x, s->span, "release"))
		return false;
	look_at(x, above);
	if (!is_name_line(x, above))
		return false;
	set_publisher(x, above->span);
	return true;
}

/* The next "[…]" from byte at on, that only blanks stand before; empty for none. */
static struct span next_tag(const struct context *x, uint32_t at, uint32_t end)
{
	uint32_t close;

	while (at < end && is_space((unsigned char)x->text[at]))
		at++;
	for (close = at; close < end && x->text[close] != ']'; close++)
		;
	return at < close && close < end && x->text[at] == '[' ? (struct span){ at + 1, close } : (struct span){ 0, 0 };
}

/* "-- [COMMUNIQUE] [GENERAL COMMAND OF THE FRONT] [TEXT]": a monitor tells whose words the text is. */
static bool read_tags(const struct context *x)
{
	uint32_t start = x->doc->sentences->span.start, end = start + HEAD_BYTES;

	if (end > x->doc->report->len)
		end = (uint32_t)x->doc->report->len;
	for (uint32_t i = start; i < end; i++) {
		struct span genre = x->text[i] == '[' ? next_tag(x, i, end) : (struct span){ 0, 0 };
		struct span name = genre.end && span_starts(x, genre, "voice") ? next_tag(x, genre.end + 1, end) :
			(struct span){ 0, 0 };

		if (!name.end || starts_lower(x->text + name.start, "text]"))
			continue;
		set_publisher(x, name);
		return true;
	}
	return false;
}

/* "Air Command South reports"; "Health ministry: figures of the day" */
static bool read_attribution(const struct context *x, const struct sentence *s, const struct item *who)
{
	struct speaker by;

	if (s->n_claims || x->text[s->span.end - 1] == '.' || who != &s->shadow.items[s->shadow.item[0]] ||
	    (s->shadow.len > 2 && x->text[who->span.end - 1] != ':'))
		return false;
	if (!read_speaker(x, who, &by) || !is_office(by.type))
		return false;
	*x->publisher = (struct publisher){ true, by.name, by.type, false, false };
	return true;
}

/* How many of the sentences behind s go on with "The report notes", "The statement adds". */
static int count_report(const struct context *x, const struct sentence *s)
{
	static const char *const words[] = { "the report ", "the statement ", "the bulletin ", "the update ", NULL };
	const struct sentence *end = x->doc->sentences + x->doc->n, *far = end - s > REPORT_REACH ? s + REPORT_REACH : end;
	int n = 0;

	while (++s < far)
		n += starts_with_one(x->text + s->span.start, words);
	return n;
}

/* "The Arno Society said in its monthly report", and then "The report notes": a summary of what that one says. */
static bool read_summary(const struct context *x, const struct item *who, const struct sentence *s)
{
	struct speaker by;

	if (!who->rule || !(is(who->rule->name, "who.releases") || span_says(x, s->span, "genre")) ||
	    count_report(x, s) < REPORT_TOLD || !read_speaker(x, who, &by))
		return false;
	*x->publisher = (struct publisher){ true, by.name, by.type, false, false };
	return true;
}

static bool find_heading(const struct context *x)
{
	const struct sentence *first = x->doc->sentences, *end = first + x->doc->n;

	for (const struct sentence *s = first; s < end && s - first < HEAD_LINES && s->span.start < HEAD_BYTES; s++) {
		int who;

		if (!s->line_start || s->span.end - s->span.start > 700)
			continue;
		look_at(x, s);
		who = nearest_item(s, CLASS_WHO, 0, NULL);
		if ((who >= 0 && (read_attribution(x, s, &s->shadow.items[who]) ||
				  read_summary(x, &s->shadow.items[who], s))) ||
		    ((who < 0 || !s->n_claims) && read_heading(x, s)))
			return true;
		if (read_release(x, s))
			return true;
	}
	return false;
}

const struct publisher *publisher_of(const struct context *x)
{
	struct publisher *p = x->publisher;

	if (p->known)
		return p;
	if (read_tags(x))
		;
	else if (find_heading(x))
		take_lead_office(x);
	else if (!find_reporting_office(x))
		*p = (struct publisher){ true, "", "none", false, false };
	p->of_war = *p->source && count_voice(x, "enemy") > 0;
	p->at_war = p->of_war && (is(p->type, "military") || is(p->type, "ministry"));
	return p;
}
