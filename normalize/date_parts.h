/*
 * date_parts.h - for date.c alone: the words of a date phrase, sorted.
 *
 * One pass over the phrase by the dictionary of class DATE; what the parts mean
 * together is date.c's business. Lists keep the order of the phrase, what is too
 * much for them is left out.
 */
#ifndef TALLY_DATE_PARTS_H
#define TALLY_DATE_PARTS_H

#include "extract/lexicon.h"

#define MAX_PARTS 4
#define PHRASE_BYTES 200	/* of a phrase that are read */

/* Key words, by their code in the dictionary. */
#define DATE_KEYS(X) \
	X(OVERNIGHT, "overnight") X(NIGHT, "night") X(LATE, "late") X(PART, "part") X(WEEKEND, "weekend") X(SEASON, "season") \
	X(SINCE, "since") X(FROM, "from") X(UNTIL, "until") X(BY, "by") X(TO, "to") X(IN, "in") X(AS_OF, "as_of") \
	X(PAST, "past") \
	X(THIS, "this") X(LAST, "last") X(NEXT, "next") X(AGO, "ago") X(LATER, "later") \
	X(EARLIER, "earlier") X(AFTER, "after") X(START, "start") X(ENDING, "ending") X(SAME, "same") X(SOME, "some") \
	X(DECADE, "decade") X(MOST, "most") X(EARLY, "early") X(MID, "mid") X(THROUGH, "through")

enum date_key {
#define X(name, code) KEY_##name,
	DATE_KEYS(X)
#undef X
	N_KEYS
};

struct list {
	int v[MAX_PARTS];
	size_t n;
};

struct parts {
	struct list days, months, years, weekdays;
	int count;		/* "past 24 hours": 24; 0 where none */
	int ordinal;		/* "second quarter": 2; 0 where none */
	char unit;		/* M h d w f m q H y: minute … half, year; 0 where none */
	char whole;		/* "two weeks of the month": what the unit is of; 0 where none */
	bool whole_last;	/* "of last month" */
	bool plural;		/* the unit: days, weeks */
	int week;		/* "week 33"; 0 where none */
	bool has_offset;	/* yesterday, tomorrow: … */
	int offset;		/* … days from the report's */
	bool has_hour;		/* 23:00, 6 a.m. */
	bool has_shift;		/* the next day, the day before: … */
	int shift;		/* … days from one told of before */
	bool is_numeric;	/* a date all in digits: 24.02.22 */
	unsigned keys;		/* 1u << KEY_* */
};

static inline bool has_key(const struct parts *p, enum date_key key)
{
	return p->keys >> key & 1;
}

struct parts date_parts(const struct lexicon *lx, const char *text, size_t len);

#endif
