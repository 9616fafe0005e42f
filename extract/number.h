/*
 * number.h - the number grammar: what is printed, and with which hedge.
 *
 * Reads "at least 1,400", "between 10 and 15", "two dozen", "nearly $1.2
 * billion", "some 3 lakh rupees", "about 30 percent", "300+", "thirty (30)" at
 * a token of a shadow. The words themselves are dictionary entries of the
 * classes HEDGE, NUMWORD, SCALE, FRACTION, VAGUE and CURRENCY, so another
 * language needs words, not code. Arithmetic is ours; no locale decides.
 */
#ifndef TALLY_NUMBER_H
#define TALLY_NUMBER_H

#include "shadow.h"

struct number {
	enum word_class cls;	/* CLASS_NUM, CLASS_MONEY or CLASS_SHARE */
	struct figure figure;
	const char *currency;	/* MONEY: code of the currency; NULL else */
	size_t start, end;	/* bytes of the shadow, hedge included */
};

/* True when a number phrase starts at token start of the shadow text. */
bool number_lex(const struct lexicon *lx, const struct shadow *s, size_t start, struct number *out);

/* "at_least" … to the enum; HEDGE_EXACT for an unknown name. */
enum hedge hedge_by_name(const char *name);
const char *hedge_name(enum hedge h);

/* A value with the bounds that a hedge leaves it; not for ranges and vague words. */
struct figure figure_hedged(double v, enum hedge h);

#endif
