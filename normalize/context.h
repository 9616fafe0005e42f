/*
 * context.h - for normalize/ alone: what the finders of place, date, source
 * and sides share.
 *
 * Each finder fills its fields of one claim: from the claim's own sentence if
 * it can, else from the sentences before it in the paragraph, and then says so
 * in inherited. What it does not know it leaves empty.
 */
#ifndef TALLY_CONTEXT_H
#define TALLY_CONTEXT_H

#include <string.h>

#include "date.h"
#include "extract/extract.h"
#include "gazetteer.h"

#define REACH 40		/* sentences of a paragraph that context is looked for in */
#define CARRY_REACH 4		/* sentences that an attribution goes on to hold for */
#define PRONOUN_REACH 12	/* sentences before "he said" that he is named in */
#define QUOTE_REACH 4096	/* bytes a quotation is looked for in */
#define CARRY_SENTENCES 14	/* how far an event's place and date carry on, … */
#define CARRY_BYTES 2600	/* … and in bytes */
#define REPEAT_REACH 200	/* claims before it that a claim may repeat */

static inline bool is(const char *a, const char *b)
{
	return *a == *b && !strcmp(a, b);	/* most differ in their first letter */
}

/* A name begins so: with a capital, or with a letter that may be one ("İzmir"). */
static inline bool may_open_name(unsigned char c)
{
	return is_upper(c) || c >= 0x80;
}

/* A country named at a byte of the report. */
struct mention {
	uint32_t at;
	const char *code;
	bool is_place;	/* not its people or what is theirs */
};

/* What homeland.c remembers from claim to claim. */
struct homeland {
	const char *text;	/* of the report that … */
	size_t block;		/* … this block of it was counted in */
	bool known, named;
	uint16_t count[26][26];	/* how often each country is printed, by its code */
	char code[3];		/* the one printed most, "" for none */
	struct mention *mention;	/* in the order of the text, … */
	size_t n_mentions, cap_mentions;
	size_t noted_from, noted;	/* … of these bytes */
	const char *name[26][26], *capital[26][26];	/* of countries, once they are asked for; … */
	struct coin {
		const char *word, *code;
	} coin[26][26];		/* … and what their money is called: pesos, PHP */
	struct arena arena;
};

/* What carry.c remembers of sentences that it was asked about, each at its number modulo TOLD_SLOTS. */
#define TOLD_SLOTS 16
struct told {
	const struct sentence *sentence;
	bool opens_background;
};

/* The office whose bulletin the report is; "" where it is none. */
struct publisher {
	bool known;	/* publisher.c has looked */
	const char *source, *type;
	bool at_war;	/* it speaks of "the enemy", and has an army */
	bool of_war;	/* it speaks of "the enemy" */
};

/* The attack that a report looks back on, once incident.c has looked. */
struct incident {
	bool known, has_day;
	int32_t start, end;
};

/* The window that a whole report counts, once digest.c has looked; .found false where it counts none. */
struct digest {
	bool known, found;
	int32_t start, end;
	struct span phrase;	/* that prints it */
};

/* Whom an attribution names, and of what kind he is. */
struct speaker {
	const char *name, *type;
};

/* A word or phrase of the dictionaries of context (dates.txt, scenes.txt), where a report prints it. */
struct cue {
	struct span span;
	const struct lex_entry *entry;
};

/* Those of one sentence. */
struct cues {
	struct cue *cue;
	size_t n;
	bool known;
};

struct context {
	const struct knowledge *k;
	const struct gazetteer *gazetteer;
	const struct document *doc;
	struct arena *arena;
	struct homeland *homeland;
	struct told *told;	/* TOLD_SLOTS of them */
	struct publisher *publisher;
	struct incident *incident;
	struct digest *digest;
	struct cues *cues;	/* of each sentence of the document */
	const char *text;	/* of the report */
	const struct claim *first;	/* of the report, once all are found */
	bool has_recordings;	/* transcripts, see recording.c */
	bool has_report_day;
	int32_t report_day;
};

/*
 * Make a sentence other than the claim's own ready to be looked at: its shadow,
 * items and classes are empty until then. A statement of its own: as one of
 * several arguments it may come too late for the others.
 */
void look_at(const struct context *x, const struct sentence *s);

/* The last sentence that starts at or before a byte, by its number; the first for bytes before it. */
size_t sentence_at(const struct document *doc, size_t at);

/*
 * The line that opens the list which s stands in, with bullets or without: it ends
 * with a colon and holds up to a blank line or one with its own speaker. NULL for none.
 */
const struct sentence *lead_of(const struct context *x, const struct sentence *s);

/* Byte of the claim's item in its sentence's shadow; the end where it was folded away. */
size_t claim_position(const struct claim *c);

/* The item of a class nearest to byte at of the shadow, those behind it first on a tie; -1 for none. */
int nearest_item(const struct sentence *s, enum word_class cls, size_t at, bool (*wanted)(const struct item *));

/* The bytes of span as a string of the arena. */
char *span_text(const struct context *x, struct span s);

/* A day as YYYY-MM-DD. */
const char *iso_day(const struct context *x, int32_t day);

/* The longest dictionary phrase of the class in the bytes of span, last one wins; NULL for none. */
const struct lex_entry *find_phrase_span(const struct context *x, struct span s, enum word_class cls,
		struct span *where);
const struct lex_entry *find_phrase(const struct context *x, struct span s, enum word_class cls);

/* Whether the word is a common one of the language, in whatever letters it is printed. */
bool is_plain_word(const struct context *x, struct span word);

/* The first word of such a code, known by how it begins, in the sentences of span; NULL for none. */
const struct lex_entry *find_code(const struct context *x, struct span s, const char *begin);

/* Whether a word of lexicon/en (dates.txt, scenes.txt) of that code stands in the bytes of span, opens or ends them. */
bool span_says(const struct context *x, struct span s, const char *code);
bool span_starts(const struct context *x, struct span s, const char *code);
bool span_ends(const struct context *x, struct span s, const char *code);

/* "- ", "• ", "NORTH: ": whether a sentence is in an item of a list; whether from is in another one than to. */
bool is_bullet(const char *line);
bool is_item_line(const char *line, const char *end);
bool is_item(const struct context *x, const struct sentence *s);
/* Whether a sentence is in an item of a list of which others stand near: no label alone. */
bool is_of_list(const struct context *x, const struct sentence *s);
bool is_other_item(const struct context *x, const struct sentence *from, const struct sentence *to);

/* Whether a blank line stands between a sentence, which is not the last, and the next. */
bool stands_apart(const struct context *x, const struct sentence *s);

/* A line of its own below a blank one, without a figure: it may open a part of the report. */
bool opens_section(const struct context *x, const struct sentence *s);

/* Bytes of the dash that s starts with, 0 where it starts with none. */
size_t dash_length(const char *s);

#define DATELINE_BYTES 6000	/* how far a story's dateline holds */

/* The capitals at the head of a line that name where a story was filed; empty where there are none. */
struct span dateline_of(const struct context *x, const struct sentence *s);

/* Where the story itself begins: behind the dash; 0 for a sentence that has no dateline. */
uint32_t dateline_end(const struct context *x, const struct sentence *s);

/* "VELMAR - …" line after line: a digest, each story of which has a dateline of its own. */
bool is_digest_line(const struct context *x, const struct sentence *s);

/* Whether a date or place stands in the dateline rather than in what the story tells. */
bool in_dateline(const struct context *x, const struct sentence *s, const struct item *it);

/* The day on which the claim's story was filed, as its dateline has it. */
bool dateline_day(const struct context *x, const struct claim *c, int32_t *day);

/* Whether an entry is the name of a country: of those in it, towns have its code too. NULL is none. */
bool is_country(const struct lex_entry *e);

/* The country that the text around byte at is about, "" for none; whether it prints anything of a country. */
const char *homeland_at(const struct context *x, size_t at);
bool homeland_prints(const struct context *x, size_t at, const char *code);

/* Whether it surely is not about the country of that code: another is printed far more often. */
bool homeland_differs(const struct context *x, size_t at, const char *code);

/* A country's usual name and capital by its code; "" for an unknown one. */
const char *country_name(const struct context *x, const char *code);
const char *country_capital(const struct context *x, const char *code);

/* What a country's money is called, and its code; NULLs where no dictionary tells. */
const struct coin *country_coin(const struct context *x, const char *code);

/* Pesos are those of the country that the report is about. After find_place(). */
void settle_currency(const struct context *x, struct claim *c);

/* Whether a loss is only estimated, by who tells it (NULL for nobody) and by its size. */
void settle_estimate(struct claim *c, const struct item *who);

/* Fill in place, admin1, country, coordinates and precision from the words of a place. */
void resolve_place(const struct context *x, struct claim *c, const char *text);

/* Whether a name means a place that we know and that may be meant near the claim. */
bool is_known_place(const struct context *x, const struct claim *c, const char *s, size_t len);

/* "Sol province", "Sol" where that is a region of the report's country and no large town: what towns lie in. */
bool is_region_name(const struct context *x, const struct claim *c, const char *s, size_t len);

void find_place(const struct context *x, struct claim *c);

/*
 * A claim that does not print its place takes that of the claim it belongs to, a
 * gift that of the gift before. After find_relations().
 */
void share_place(const struct context *x, struct claim **claims, size_t n);
void find_date(const struct context *x, struct claim *c);

/* What is told again, or counted out of a claim, happened when that did. After find_relations(). */
void share_date(struct claim **claims, size_t n);
void find_source(const struct context *x, struct claim *c);

/* Whom an attribution names; false where its words name none ("he"). */
bool read_speaker(const struct context *x, const struct item *who, struct speaker *out);

/* The kind of source that the words of a speaker name; "unnamed" where no dictionary knows. */
const char *speaker_type(const struct context *x, struct span name);

/*
 * speaker_words.c: a speaker without conjunctions, adverbs and what belongs to another
 * clause; where a verb ends him; whether words name an office or a person (one that only
 * begins the name of one, as "disease" does, must be the noun itself).
 */
struct span trim_speaker(const struct context *x, struct span s);
uint32_t before_verb(const char *text, struct span s);
bool names_somebody(const struct context *x, struct span s);

/* The word of list that text starts with, blank behind it included; 0 for none. ends: at its end instead. */
size_t edge_word(const char *text, size_t len, const char *const *list, bool ends);

/* Whether transcripts of recordings stand in a report: asked once, few have any. */
bool holds_recordings(const struct report *r);

/* Take for the claim's source who speaks in the recording it stands in; false where it stands in none. */
bool recording_speaker(const struct context *x, struct claim *c);

/* Take the speaker of an attribution for the claim's source; false where the words name none ("he"). */
bool set_source(const struct context *x, struct claim *c, const struct item *who);

/* Take for the claim's source the office that did it ("The Red Cross rescued nine men"); false for none. */
bool take_doer(const struct context *x, struct claim *c);

/* "Arno Hospital admitted 16 patients": the hospital, if it has a name; empty for none. */
struct span hospital_of(const struct context *x, const struct claim *c);

const struct publisher *publisher_of(const struct context *x);

/* What is counted out of a claim has its source, where it has none of its own. After find_relations(). */
void share_source(struct claim **claims, size_t n);

/* After find_source(). */
void find_sides(const struct context *x, struct claim *c);

/* A part is its whole's side's, what is shot down that of who launched it. After find_relations(). */
void share_sides(struct claim **claims, size_t n);

/* Relations over sentences, and the defaults of count_type and status. */
void find_relations(const struct context *x, struct claim **claims, size_t n);

/* Parts of a total by lists and apposition, before other relations are looked for; exact sums of these, after. */
void find_parts(const struct context *x, struct claim **claims, size_t n);

/* breakdown.c: of one action and kind; a kind and place that a total may hold; all that belong made parts of it. */
bool counts_alike(const struct claim *c, const struct claim *first);
bool may_hold(const struct claim *total, const struct claim *c);
void make_parts(struct claim **claims, size_t from, size_t end, struct claim *total,
		bool (*belongs)(const struct claim *c, const struct claim *total));

/* breakdown.c: what belongs to a sister's whole, a rest, an exact breakdown; when all relations are found. */
void settle_parts(const struct context *x, struct claim **claims, size_t n);

/* lead_total.c: events that make up what the lead sums up, and such as are only some of it. */
void find_lead_parts(const struct context *x, struct claim **claims, size_t n);
void find_lead_subsets(const struct context *x, struct claim **claims, size_t n);

/* Moves parts that are more than their whole to what holds both, or makes them no parts. */
void settle_wholes(struct claim **claims, size_t n);

/* What a rule only suspects: "cumulative?", "subset?". */
static inline bool is_weak(const char *word)
{
	return ends_with(word, "?");
}

/* Some of another claim, or counted out of it. */
bool is_part(const struct claim *c);

/* Whether parts that sum up so make up a total: exactly, or a little more than "at least" so many. */
bool adds_up(double sum, const struct figure *total);

/* Whether one of the words stands between the bytes. */
bool says_between(const struct context *x, size_t from, size_t to, const char *const *words);

/* Both have a figure, and the same. */
bool same_number(const struct figure *a, const struct figure *b);

/* The size of a figure, by its value or its bound. */
double figure_size(const struct figure *f);

/* By the date phrase of its sentence, and what that means. */
void settle_type(const struct context *x, struct claim *c, enum when_kind kind, struct span phrase);

/* Once the place is known: more elsewhere is no more of the same. */
void settle_place_of_more(const struct context *x, struct claim *c);

/* "Sixty people have died in a ferry accident": one event's, though told like a war's total. */
bool is_in_event(const struct claim *c);

/* "the floods have killed 70": one event is told of before the figure. */
bool is_of_disaster(const struct claim *c);

/* The date phrase that holds for the claim in its own sentence: kind NONE if there is none. */
struct when claim_when(const struct context *x, const struct claim *c, struct span *phrase);

#endif
