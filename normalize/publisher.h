/*
 * publisher.h - what publisher.c and publisher_voice.c share. Internal to
 * normalize; the rest asks publisher_of() (context.h).
 */
#ifndef TALLY_PUBLISHER_H
#define TALLY_PUBLISHER_H

#include "place.h"

#define HEAD_BYTES 400		/* of a report, in which its heading stands */
#define HEAD_LINES 4

/* A source_type whose figures come in bulletins of its own. */
bool is_office(const char *type);

/* A span, or its first max bytes. */
struct span cut_short(struct span s, size_t max);

/* How many of a report's first sentences say a phrase of a code ("enemy", "ours") outside of quotations. */
int count_voice(const struct context *x, const char *code);

/* Sets the publisher to the first office that speaks in a release or for a side at war; false if none does. */
bool find_reporting_office(const struct context *x);

/* Sets the publisher to the office whose report the site named in the heading passes on, if there is one. */
void take_lead_office(const struct context *x);

#endif
