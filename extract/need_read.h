/*
 * need_read.h - for the files of need.h alone: a pattern as it is read.
 */
#ifndef TALLY_NEED_READ_H
#define TALLY_NEED_READ_H

#include "need.h"

#define MAX_DEPTH 60
#define MAX_ATOMS 160	/* of a clause; a longer one tells little */

/* What stands beside a place in the pattern; each says more than the one before. */
enum edge { EDGE_ANY, EDGE_NO_LETTER, EDGE_NO_WORD };

/* Which way on from a byte: where its alternative ends and its group, a bar or a bracket, or the pattern. */
struct way {
	uint32_t bar, end;
};

struct pattern {
	struct arena *a;
	const char *start, *s;	/* the whole, and what is not yet read */
	struct way *way;	/* of each byte from start on */
	bool failed;
	enum edge edge;	/* what stands before s */
	int depth;	/* of groups looked into for what they start with */
	int looks;	/* depth of groups that take up no room: what follows them does not follow their text */
	unsigned part;	/* of the whole, the part that s is in */
};

/* What clauses point at the letters of while a pattern is read. */
struct literal {
	double weight;	/* the share of sentences that hold it */
	char s[];	/* as in need.h */
};

/* need_clause.c */

/* A literal of n letters, with what stands beside them; in the arena. */
const char *make_literal(struct arena *a, const char *letters, size_t n, enum edge before, enum edge after);

void add_byte(struct need_clause *c, unsigned char byte);

/* c too, of the part that is being read, unless it says nothing, or no more than a clause there. */
void add_clause(struct pattern *p, struct needs *n, struct need_clause c);

/*
 * Of alternatives each match holds the needs of one. From each clause of the
 * first one grows a clause that takes in the nearest of every other.
 */
struct needs any_of(struct pattern *p, struct needs *alt, size_t n);

/* need_edge.c */

/* What none of the bytes of a clause is. */
enum edge edge_of(const struct need_clause *c);

/* Look once for the ways of a pattern; it fails where it is nested too deep. */
void find_ways(struct pattern *p);

/* What follows s, a place in the pattern, as far as that tells. */
enum edge edge_behind(const struct pattern *p, const char *s);

/* need_syntax.c */

/* An escape behind its backslash: the byte it stands for, -1 for a kind of bytes or a place. */
int read_escape(struct pattern *p);

/* [...] behind its bracket. */
struct need_clause read_class(struct pattern *p);

/* ?, *, +, {m,n} and what makes them lazy or possessive: the least number of times; -1 where there is none. */
int read_quantifier(struct pattern *p);

enum look { LOOK_NONE, LOOK_AHEAD, LOOK_BEHIND };

/*
 * Behind "(": what kind of group opens. True where its content is part of every
 * match; look: it takes up no room.
 */
bool open_group(struct pattern *p, enum look *look);

#endif
