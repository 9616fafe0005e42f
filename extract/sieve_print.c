/*
 * sieve_print.c - what a pattern needs, written for a person.
 */
#include "sieve.h"

#include <string.h>

#include "class.h"

/* " kill" is "kill..", " km " is "km". */
static void print_literal(const char *s, const char *sep, struct buf *out)
{
	size_t n = strlen(s);
	bool left = *s == ' ', right = s[n - 1] == ' ';

	buf_addf(out, "%s%s%.*s%s", sep, left ? "" : "..", (int)(n - left - right), s + left, right ? "" : "..");
}

static void print_clause(const struct need_clause *c, struct buf *out)
{
	const char *sep = "";

	for (int b = 0; b < 256; b++) {
		if (!(c->bytes[b >> 6] >> (b & 63) & 1))
			continue;
		if (class_name((unsigned char)b))
			buf_addf(out, "%s%s", sep, class_name((unsigned char)b));
		else
			buf_addf(out, b > ' ' && b < 127 ? "%s%c" : "%s\\x%02x", sep, b);
		sep = "|";
	}
	for (size_t i = 0; i < c->n; i++, sep = "|")
		print_literal(c->literal[i], sep, out);
}

void sieve_print(const char *pattern, struct buf *out)
{
	struct arena a = { 0 };
	struct needs needs = needs_of_pattern(&a, pattern);

	for (size_t i = 0; i < needs.n; i++) {
		if (i)
			buf_adds(out, ", ");
		print_clause(&needs.clause[i], out);
	}
	arena_release(&a);
}
