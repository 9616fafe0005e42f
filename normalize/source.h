/*
 * source.h - for source.c, attribution.c, quotation.c and carry_source.c: the items of
 * class WHO in the sentences of a report, and whose the figures around them are. Where
 * a function takes a source, it fills in that of the claim; what it finds in another
 * sentence it says to be inherited.
 */
#ifndef TALLY_SOURCE_H
#define TALLY_SOURCE_H

#include "context.h"

static inline bool has_name(const struct item *it)
{
	return it->name.end > it->name.start;
}

/* Whether the rule of an attribution has a flag (rules/README). */
bool is_flagged(const struct item *it, const char *flag);

/* Whether the attribution at byte at of a shadow tells what stands before it. */
bool speaks_back(const struct shadow *sh, size_t at);

/* The attribution that holds for byte at of a sentence, as the number of its item; -1 for none. */
int first_or_nearest(const struct sentence *s, size_t at);

/* Take the speaker whom it names. */
bool source_in_sentence(const struct context *x, struct claim *c, const struct sentence *s, size_t at);

/* What a sentence opens with behind its article, and where; NULL where no dictionary knows it, or it is no office. */
size_t head_at(const struct sentence *s);
const struct item *head_of(const struct sentence *s);
const struct item *head_office(const struct sentence *s);

/* Whether a claim stands in a quotation, and a sentence names the speaker of one. */
bool inside_quote(const struct context *x, const struct claim *c);
bool is_quotation(const struct sentence *s);

/* Whether the quotation of the sentence before goes on in a sentence. */
bool starts_quoted(const struct context *x, const struct sentence *s);

/* Take who is named where the quotation closes, or the one before it closed. */
bool speaker_behind(const struct context *x, struct claim *c);
bool speaker_goes_on(const struct context *x, struct claim *c);

/* Take who is named before the paragraphs of one quotation, or in one of them. */
bool speaker_of_series(const struct context *x, struct claim *c);

/* Take the last speaker of the paragraph, or whom a pronoun ("he said", an item of sentence at) stands for. */
void carry_speaker(const struct context *x, struct claim *c);
bool speaker_meant(const struct context *x, struct claim *c, const struct sentence *at, int pronoun);

#endif
