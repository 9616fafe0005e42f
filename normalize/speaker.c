/*
 * speaker.c - the words of an attribution made into a source: the name without
 * what belongs to the clause, its kind, and how sure it makes a figure.
 */
#include "place.h"

#include <string.h>

#include "extract/token.h"

#define SHORT_OF 200	/* bytes of the name that letters in brackets shorten */

static bool is_one_of_any_case(const char *s, const char *const *words)
{
	while (*words && !ascii_ieq(*words, s))
		words++;
	return *words != NULL;
}

/* Words that stand for a speaker named elsewhere, or for none. */
static bool is_pronoun(const char *s)
{
	static const char *const words[] = { "that", "the", "this", "report", "next report", "last report", "this report",
		"same report", "another report", "previous report", "same source", "same sources", "same account", "thus",
		"some", "one", "many", "others", "has", "have", "had", "reports", "initial reports", "first reports", "some reports",
		"preliminary data", "preliminary reports", "preliminary information", "preliminary estimates", "data",
		"initial indications", "initial figures", "preliminary figures", "first indications", "preliminary indications",
		"initial estimates", "early estimates", "initial data", "assessment", "breakdown", "latest update", "latest data",
		"latest figures", "official figures", "official data",
		"estimates", "initial information", "information", "note", "evidence", "last week", "document", "communique",
		"communiqué", "bulletin", "text", NULL };

	return !*s || is_one_of_any_case(s, words);
}

/* "Early estimates": what the adjective is of was taken for what is said. */
static bool is_adjective(const char *s)
{
	static const char *const words[] = { "early", "initial", "conflicting", "credible", "latest", "preliminary",
		"unconfirmed", "recent", "current", "serious", "severe", "significant", "deadly", "major", "previous",
		"various", "several", "multiple", NULL };
	const char *last = strrchr(s, ' ');

	return is_one_of_any_case(last ? last + 1 : s, words);
}

/* "We know", "it was time": the clause of somebody who is not named. */
static bool opens_with_pronoun(const char *s)
{
	static const char *const words[] = { "he", "she", "it", "they", "we", "i", "you", "who", "which", "what", "there",
		"his", "her", "their", "thus", NULL };
	size_t n = strcspn(s, " ");

	for (size_t i = 0; words[i]; i++)
		if (strlen(words[i]) == n && starts_lower(s, words[i]))
			return true;
	return false;
}

/* True when s holds word, in any case. */
static bool mentions(const char *s, const char *word)
{
	while (*s && !starts_lower(s, word))
		s++;
	return *s != '\0';
}

/* How sure a figure is by the words of who says it; a claim that knows already keeps its own. */
static void set_status(const struct context *x, struct claim *c, const struct item *who)
{
	const char *said = span_text(x, who->span);

	if (strcmp(c->status, "asserted"))
		return;
	if (mentions(said, "denied report") || mentions(said, "denied claim") || mentions(said, "dismissed report") ||
	    mentions(said, "dismissed claim") || (who->rule && is(who->rule->name, "who.rejects")))
		c->status = "denied";
	else if (who->rule && is(who->rule->name, "who.accuses"))
		c->status = "claimed";
	else if (mentions(said, "claim") && !mentions(said, "claimed responsibility"))
		c->status = "claimed";
	else if (mentions(said, "preliminary") || mentions(said, "initially"))
		c->status = "preliminary";
	else if (mentions(said, "estimates"))
		c->status = "estimated";
}

/* "in Velmar": where, and not who. */
static bool opens_elsewhere(const struct context *x, struct span s)
{
	static const char *const preps[] = { "in ", "at ", "near ", "over ", "under ", "during ", "since ", "between ", NULL };

	uint32_t next = s.start + (uint32_t)strcspn(x->text + s.start, " ") + 1;
	/* "Under Secretary Brel", "the Near East Foundation": a name that begins so */
	bool name = is_upper((unsigned char)x->text[s.start]) && next < s.end && is_upper((unsigned char)x->text[next]) &&
		s.start > 0 && !find_phrase(x, (struct span){ next, s.end }, CLASS_PLACE);

	return starts_with_one(x->text + s.start, preps) && !name && !names_somebody(x, s);
}

/* "Kharkiv", "the region of Kharkiv": a town or region alone, of which it is told ("Kharkiv reported five deaths"). */
static bool is_place_alone(const struct context *x, struct span s)
{
	static const char *const kinds[] = { "region of ", "province of ", "district of ", "governorate of ", "state of ",
		"city of ", NULL };
	struct span where;
	const struct lex_entry *e = find_phrase_span(x, s, CLASS_PLACE, &where);

	if (starts_with_one(x->text + s.start, kinds))
		return !find_phrase(x, s, CLASS_SOURCE);
	return e && where.start == s.start && where.end == s.end && !is_country(e) && is_upper((unsigned char)*e->code) &&
		!names_capital(x, s);
}

/* "the National Capital Region (NCR)": letters that only shorten the name before them. */
static bool shortens_name(const struct context *x, const struct item *who)
{
	const char *text = x->text;
	uint32_t at = who->span.start, letter = who->name.end;

	if (text[at] != '(' || at < 4)
		return false;
	for (at -= 2; letter > who->name.start; letter--) {
		while (at > 0 && !is_space((unsigned char)text[at - 1]))
			at--;
		/* small words between are no letters of it */
		if (is_lower((unsigned char)text[at]) && at + SHORT_OF > who->span.start && at > 1) {
			letter++;
		} else if (text[at] != text[letter - 1]) {
			return false;
		}
		at -= at > 1;
	}
	return true;
}

/*
 * Words cut out of a clause ("confirming the", "denied the charge and"): they open
 * with a verb or break off, or are none that a speaker is made of ("last week").
 */
static bool is_fragment(const struct context *x, struct span s)
{
	const uint64_t names = class_bit(CLASS_PLACE) | class_bit(CLASS_SOURCE);
	const uint64_t verbs = class_bit(CLASS_VED) | class_bit(CLASS_VING) | class_bit(CLASS_SAID);
	const uint64_t empty = class_bit(CLASS_FUNCTION) | class_bit(CLASS_ADV) | class_bit(CLASS_DATE) |
		class_bit(CLASS_NUMWORD);
	struct shadow sh = { 0 };
	size_t pos = 0, start, n = 0, said = 0;
	uint64_t first = 0, last = 0;

	shadow_set(&sh, x->text, s);
	while (token_next(sh.text, sh.len, &pos, &start)) {
		last = lexicon_starts(x->k->lexicon, sh.text + start, pos - start);
		said += !(last & empty && !(last & names)) && !is_digit((unsigned char)sh.text[start]);
		if (!n++)
			first = last;
	}
	shadow_release(&sh);
	return !said || first & verbs || opens_elsewhere(x, s) || (last & class_bit(CLASS_FUNCTION) && !(last & names));
}

/* "The army spokesman denied it and said": the speaker stands at the head of what was taken for his name. */
static bool cut_fragment(const struct context *x, struct span *s)
{
	struct span where;

	if (!is_fragment(x, *s))
		return true;
	if (!find_phrase_span(x, *s, CLASS_SOURCE, &where) || where.start - s->start > 40)
		return false;
	s->end = where.end;
	return !is_fragment(x, *s);
}

/* ", adding a photograph", ", told AFP", "an attack claimed by rebels": no speaker of a figure. */
static bool is_no_speech(const struct context *x, const struct item *who)
{
	const char *said = x->text + who->span.start;
	size_t n = who->name.start - who->span.start;

	return starts_lower(said, "claimed by ") || (n > 6 && starts_lower(said + 2, "adding ")) ||
		starts_lower(said, ", told ");
}

/* "WHO said": the organisation, in a text that has small letters. */
static bool is_health_organization(const struct context *x, const struct item *who, const char *name)
{
	return is(name, "WHO") && is_lower((unsigned char)x->text[who->span.end - 1]);
}

#define TOLD_REACH 90	/* bytes behind a name that tell who he is */
#define NAME_WORDS 5	/* of a person's name, titles and all */

/* The end of the word of a name at byte at, or of a small one in it ("al", "de"); at itself if it is none. */
static uint32_t name_word(const char *text, uint32_t at, bool first)
{
	uint32_t end = at;

	while (is_word_byte((unsigned char)text[end]) || text[end] == '-')
		end++;
	return is_digit((unsigned char)text[at]) || (is_lower((unsigned char)text[at]) && (first || end - at > 3)) ? at : end;
}

/* "Dr. ", "Brig. Gen. ": behind the titles before a name. */
static uint32_t behind_titles(const char *text, uint32_t at)
{
	uint32_t end = name_word(text, at, true);

	while (end > at && end - at < 5 && text[end] == '.' && text[end + 1] == ' ') {
		at = end + 2;
		end = name_word(text, at, true);
	}
	return at;
}

/* "the mayor of Velmar, Ana Brel, said": the name between commas behind what somebody is; empty for none. */
static struct span name_behind(const struct context *x, struct span role)
{
	const char *text = x->text;
	struct span name = { role.end + 2, role.end + 2 }, where;
	int words = 0;

	if (strncmp(text + role.end, ", ", 2) || !is_lower((unsigned char)text[role.start]) ||
	    !names_somebody(x, role))
		return (struct span){ 0, 0 };
	for (uint32_t at = behind_titles(text, name.start); words < NAME_WORDS; at = name.end + 1) {
		uint32_t end = name_word(text, at, !words);

		if (end == at)
			break;
		name.end = end;
		words++;
		if (text[end] != ' ')
			break;
	}
	if (words < 2 || !strchr(",.;)", text[name.end]) || starts_lower(text + name.start, "the ") ||
	    find_phrase(x, name, CLASS_SOURCE))
		return (struct span){ 0, 0 };
	/* "officials in Velmar, Sol Province" */
	if (find_phrase_span(x, name, CLASS_PLACE, &where) && where.start == name.start)
		return (struct span){ 0, 0 };
	return name;
}

/* "With most injuries reported in Arno", "no new cases reported": what is counted tells nothing. */
static bool is_counted(const struct context *x, struct span s)
{
	struct span where;

	return span_ends(x, s, "scene.counted") ||
		(find_phrase_span(x, s, CLASS_ACTS, &where) && where.end == s.end);
}

/* "A second blast raised the toll": what happened tells nothing. */
static bool is_event(const struct context *x, struct span s)
{
	struct span where;
	const struct lex_entry *e = find_phrase_span(x, s, CLASS_THING, &where);
	const char *category = e ? unit_category(&x->k->units, e->code) : "";
	bool happened = (is(category, "events") || is(category, "munitions")) && where.end == s.end;

	return (happened || is_counted(x, s)) && !find_phrase(x, s, CLASS_SOURCE);
}

/* "Ana Brel, who heads the fire brigade": what a name is said to be behind its comma; empty for none. */
static struct span told_behind(const struct context *x, struct span name)
{
	static const char *const heads[] = { "a ", "an ", "the ", "who heads ", "who leads ", "who runs ", "who chairs ",
		"head of ", "director of ", "chief of ", "spokesman ", "spokeswoman ", "spokesperson ", "mayor of ",
		"governor of ", "chairman of ", "president of ", "secretary of ", "deputy ", "coordinator of ", NULL };
	struct span told = { name.end + 2, name.end + 2 };

	if (strncmp(x->text + name.end, ", ", 2))
		return (struct span){ 0, 0 };
	told.end += (uint32_t)strcspn(x->text + told.start, ",.;:\"\n");
	if (told.end - told.start > TOLD_REACH || !edge_word(x->text + told.start, told.end - told.start, heads, false) ||
	    before_verb(x->text, told) < told.end || find_phrase(x, told, CLASS_VED) || find_phrase(x, told, CLASS_VPAST) ||
	    find_phrase(x, told, CLASS_SAID))
		return (struct span){ 0, 0 };
	return told;
}

/* Of what kind who speaks is, where his name alone does not tell. */
static const char *type_told(const struct context *x, struct span name)
{
	struct span told = told_behind(x, name);

	if (!told.end || find_phrase(x, name, CLASS_SOURCE) || !find_phrase(x, told, CLASS_SOURCE))
		return NULL;
	return speaker_type(x, told);
}

/* "a rate of 1.5 % reported": signs (dashes and bullets are of the bytes E2 80 xx) and figures name nobody. */
static bool has_word(const char *s)
{
	while (*s && !is_alpha((unsigned char)*s) && ((unsigned char)*s < 0xC3 || (unsigned char)*s == 0xE2))
		s++;
	return *s != '\0';
}

bool read_speaker(const struct context *x, const struct item *who, struct speaker *out)
{
	struct span s = trim_speaker(x, who->name), name;
	bool named = !is_no_speech(x, who) && cut_fragment(x, &s);
	const char *told;

	*out = (struct speaker){ span_text(x, s), speaker_type(x, s) };
	told = is(out->type, "unnamed") ? type_told(x, s) : NULL;
	if (told)
		out->type = told;
	if (is_health_organization(x, who, out->name)) {
		out->type = "un";
		return true;
	}
	if (shortens_name(x, who) || is_place_alone(x, s))
		return false;
	if (!named || !has_word(out->name) || is_event(x, s) || is_pronoun(out->name) || is_adjective(out->name) ||
	    opens_with_pronoun(out->name))
		return false;
	name = name_behind(x, s);
	if (name.end)
		out->name = span_text(x, (struct span){ s.start, name.end });
	return true;
}

bool set_source(const struct context *x, struct claim *c, const struct item *who)
{
	struct speaker by;

	if (!is_no_speech(x, who))
		set_status(x, c, who);
	if (!read_speaker(x, who, &by))
		return false;
	c->source = by.name;
	c->source_type = by.type;
	if (who->channel.end > who->channel.start)
		c->channel = span_text(x, who->channel);
	return true;
}
