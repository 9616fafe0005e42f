/*
 * place.h - for the finders of place alone: which words of a sentence say where.
 */
#ifndef TALLY_PLACE_H
#define TALLY_PLACE_H

#include "context.h"

/* A place of a sentence, and what speaks against it: the smaller the better. */
struct pick {
	struct span span;
	int cost;
	bool is_thing;	/* a building: where only if no town is named */
	bool is_far;	/* "north of it": only what another place lies off */
	bool is_plain;	/* no word says that it is where, no preposition and no verb */
};

#define NOWHERE 100000	/* a cost that no place has */

/* The best place of a sentence for a claim at byte at of its shadow; NOWHERE where there is none. */
struct pick pick_place(const struct context *x, const struct claim *c, const struct sentence *s, size_t at);

/* "the Yarmouk Mosque": whether a name is that of a building. */
bool names_thing(const struct context *x, struct span s);

/*
 * "Velmar" of "Velmar University", "St" of "St. Lena Hospital": the name in full, of an
 * institution; else as it was. caps: all around it is in capitals.
 */
struct span longer_name(const struct context *x, struct span name, bool caps);

/* "Human Rights", but not "Green Valley", which tells itself of which kind the place is. */
bool is_capital_phrase(const struct context *x, struct span name);

/* "Velmar district", "Soro camp": a name that says by its end that it is one of a town or an area. */
bool ends_in_area(const struct context *x, struct span name);

/* "the volatile Velmar region": the name without what is said of the place. */
struct span behind_adjectives(const struct context *x, struct span name);

/* The same in capitals, where no name stands out; at is a byte of the report. */
struct pick pick_capitals(const struct context *x, const struct claim *c, const struct sentence *s, size_t at);

/* The capital that "Somali" in "the Somali capital" stands for, "" for none. */
const char *capital_of(const struct context *x, struct span s);

/* Whether a name is a capital's; "Moscow" of "Moscow said": whether it is one alone. */
bool names_capital(const struct context *x, struct span name);
bool is_government(const struct context *x, struct span name);

/* Give the claim a place by its words. */
void set_place(const struct context *x, struct claim *c, struct span s);
void copy_place(struct claim *c, const struct claim *from);
void clear_place(struct claim *c);

/*
 * What was told before, or stands above: "in the city", the place of the event
 * that goes on, the headline, the dateline. False where nothing of it may be the
 * claim's.
 */
bool take_meant(const struct context *x, struct claim *c);
bool take_scene(const struct context *x, struct claim *c);
bool take_country(const struct context *x, struct claim *c);
bool take_ahead(const struct context *x, struct claim *c);
bool take_headline(const struct context *x, struct claim *c);
bool take_title(const struct context *x, struct claim *c);
bool take_dateline(const struct context *x, struct claim *c);

/* Give the claim the place that the event told in s has. */
bool take_scene_of(const struct context *x, struct claim *c, const struct sentence *s);

/* The size of place that a phrase without a name means, "this city" or, near the claim, "the city"; NULL for none. */
const char *meant_size(const struct context *x, const struct claim *c);

/* "elsewhere", "in a separate attack": the place of before is not this one's. */
bool resets(const struct context *x, const struct sentence *s);

/* "Saudi Arabia reported that it intercepted": the speaker's own place, by names of places or words of peoples. */
bool take_speaker(const struct context *x, struct claim *c, enum word_class cls);

/* For a gift: the country that the start of the report gives to. */
bool take_receiver(const struct context *x, struct claim *c);

/* For money that names none: the town or region that the start of the report says was struck. */
bool take_struck(const struct context *x, struct claim *c, struct claim **claims, size_t n);

/* "Velmar. The mayor said …": a place that alone opens a line, but no dateline. An empty span for none. */
struct span heading_of(const struct context *x, const struct claim *c, const struct sentence *s);

/* "Velmar (Sol): nine dead": the place that is the label of a line; one in a line of its own above the claim's. */
struct span label_of(const struct context *x, const struct claim *c, const struct sentence *s);
struct span heading_line_of(const struct context *x, const struct claim *c, const struct sentence *s);

/* "ECUADOR: Oil spill" above what is told: nothing that was told before that line happened there as well. */
bool take_topic(const struct context *x, struct claim *c);

/* Give the claim the label of its own line, where that is finer than the place it has. */
bool take_label(const struct context *x, struct claim *c);

/* Whether the place of a claim is a country or a region, and no town. */
bool is_wide(const struct claim *c);

/* A total over many events: of a war, or of a window of weeks. */
bool is_total(const struct claim *c);

/*
 * "as reported earlier", "the deadliest since": what is told there is the past; of a
 * superlative only what stands behind it. c may be NULL, for a sentence without claims.
 */
bool is_past(const struct context *x, const struct sentence *s, const struct claim *c);

/* The country that the people counted are called by ("1,400 Israelis"), "" for none. */
const char *people_country(const struct context *x, const struct claim *c);

/* Whether so many people of one country would have to be in another for the claim's place that they are no guests. */
bool is_abroad(const struct context *x, const struct claim *c);

/* "Three were among the dead": of those told of before, wherever that was. */
bool is_among(const struct context *x, const struct claim *c);

/*
 * The country alone: of the people counted, else of the report; of those whose toll it
 * is, if it says so; of the report, where all of it is meant.
 */
void take_people(const struct context *x, struct claim *c);
bool take_toll(struct claim *c);
bool take_nation(const struct context *x, struct claim *c);

/* Whether text goes on with word, in any case, and the word ends there. */
bool says_word(const char *s, const char *word);
bool says_any(const char *s, const char *const *words);

/* "brought to the base at Velmar", "launched from the airspace over Velmar": by the byte of the preposition. */
bool is_brought_to(const struct context *x, const struct claim *c, const struct sentence *s, uint32_t at);
bool is_launched_from(const struct context *x, const struct claim *c, const struct sentence *s, uint32_t at);

/* Patients are in the hospital that is named; who was killed at a mosque is rather told of the town. */
bool is_cared_for(const struct claim *c);

/*
 * What is given away; what is pledged or paid counts for the country that it is for; but
 * money of a case or disaster where it happened.
 */
bool is_sent(const struct claim *c);
bool is_gift(const struct claim *c);
bool is_given(const struct claim *c);

/* "nine each over Arno and Lys": the places of a claim that holds for each of them; 0 for any other. */
enum { EACH_MOST = 8 };
size_t each_place(const struct context *x, const struct claim *c, struct span part[EACH_MOST]);

#endif
