/*
 * role.h - for where.c and its parts alone: the part that a place plays in its sentence,
 * what its name says of it, and what both cost it. Bytes are those of the sentence's shadow.
 */
#ifndef TALLY_ROLE_H
#define TALLY_ROLE_H

#include "place.h"

enum {
	COST_SCENE = 0, COST_LABEL = 45, COST_LEFT = 5, COST_OBJECT = 10, COST_TARGET = 25, COST_CONTAINER = 50,
	COST_FAR_OFF = 80,	/* "200 km south of Kyiv" */
	COST_BORDER = 60,	/* "across the border" */
	COST_PLAIN = 70,
};

/* The class of a byte's item, CLASS_NONE for text and behind the end. */
enum word_class role_class(const struct shadow *sh, size_t i);

bool is_figure(const struct shadow *sh, size_t i);

/* A place behind a preposition. */
static inline bool is_named(const struct item *it)
{
	return it && it->cls == CLASS_WHERE && it->name.end > it->name.start;
}

/* What may tell that something was struck: "shelling", "attack". */
static inline bool is_blow_class(enum word_class cls)
{
	return cls == CLASS_VING || cls == CLASS_THING || cls == CLASS_ACT;
}

/* A thing that is no town, village or camp. */
bool is_building(const struct lex_entry *e);

/* The name in an item that is a place or may be one. */
struct span printed_span(const struct item *it);

/* "village of Velmar"; "shelling of Velmar", "900 residents of Velmar". */
bool has_kind(const struct context *x, const struct sentence *s, size_t at);
bool is_blown(const struct context *x, const struct sentence *s, size_t at);

/* "in Saray Square in Velmar": the item of the place before, if that byte's only says where it lies; NULL for none. */
const struct item *inner_of(const struct context *x, const struct sentence *s, size_t at);

/* The same from the other side: the item of the place that the one at that byte lies in; NULL for none. */
const struct item *container_of(const struct context *x, const struct sentence *s, size_t at);

/* "the Arno mine in Sol province": no town is named, and what has a name is finer than the region. */
bool is_site(const struct context *x, const struct claim *c, struct span name, struct span holder);

/* "struck Zarzir", "attacked the city of Velmar"; "storm Adan" is no such name. */
bool is_object(const struct context *x, const struct sentence *s, size_t at);
bool is_storm_name(const struct shadow *sh, size_t at);

/* "in Iran, where the toll has risen to …" */
bool opens_clause(const struct shadow *sh, size_t place);

/* "; Beni", ", Beni", "and Beni" */
bool follows_mark(const struct shadow *sh, size_t at);

/* "Velmar recorded 12 deaths, Solen nine", "Velmar alone accounts for 12": a place whose figures are told. */
bool is_counted(const struct context *x, const struct claim *c, const struct sentence *s, size_t at);

bool is_location(const struct item *it);

/* "will give Velmar $2 million", "supplied Velmar with": who gets it. */
bool is_receiver(const struct context *x, const struct sentence *s, size_t at);

/* "Arnia's worst floods", "Arnia's air defences": a disaster, or what fires from the ground, is where its owner is. */
bool owns_scene(const struct shadow *sh, size_t at);

/* "Velmar was hit by", "Arno in Sol province has been shaken": what suffers is where, with nothing before it. */
bool is_sufferer(const struct context *x, const struct sentence *s, size_t at);
bool comes_under_fire(const struct item *it);

/* "the Velmar bombing": a town's name before an attack says where; a country's, whose it was. */
bool names_attack(const struct shadow *sh, size_t at);

/* "who lives in Chicago": where somebody is at home or has an office. */
bool is_aside(const struct context *x, const struct sentence *s, size_t at);

/* "taken to the hospital in Velmar": where the wounded are brought is not where they were hurt. */
bool is_hospital_of(const struct context *x, const struct sentence *s, size_t at);

/* Whether a thing has that code: "storm". */
bool is_of_code(const struct item *it, const char *code);

/* "BENI: " behind a semicolon: what follows is there. */
bool is_next_label(const struct shadow *sh, size_t at);

/* What the part of a place costs it for the claim; -1 where it plays none. */
int part_cost(const struct context *x, const struct claim *c, const struct sentence *s, size_t at);

/* What speaks against a place by its name; it may set what is picked to the name in full. */
int name_cost(const struct context *x, const struct claim *c, const struct sentence *s, size_t at, struct pick *p);

/* The entry of the dictionary that a printed place has by its first part, NULL for none. */
const struct lex_entry *entry_of(const struct context *x, const struct item *it, struct span name);

/* Words of an outlet are no place ("on Telegram"), nor is a family. */
bool is_no_place(const struct context *x, struct span s);

/* Whether only a dateline, a date or a dash stands before a place: it holds for the whole sentence. */
bool is_at_head(const struct context *x, const struct sentence *s, size_t at);

/* A town, village or the like without a name; the word at a byte, and the byte of the next. */
bool is_settlement(const struct item *it);
struct span word_at(const struct shadow *sh, size_t i);
size_t next_word(const struct shadow *sh, size_t i);

/* Whether a word says of which kind a place is, and whether one stands behind the place. */
bool is_kind(const struct context *x, struct span word);
bool is_kind_behind(const struct context *x, const struct sentence *s, size_t at);

/* Where such words before a place begin; where one that ends before it begins. */
size_t kind_start(const struct context *x, const struct sentence *s, size_t at);
size_t before_kind(const struct context *x, const struct sentence *s, size_t at);

#endif
