/*
 * class.h - the word classes of the shadow sentence.
 *
 * In a shadow (see shadow.h) every word or phrase that a dictionary or rule
 * knows stands as one byte, its class. Text never holds these bytes: they are
 * control codes, and bytes that no UTF-8 text contains. Rules name a class by
 * the upper-case name of this table; text in a shadow is lower case, so an
 * upper-case word in a rule is always a class or a macro.
 */
#ifndef TALLY_CLASS_H
#define TALLY_CLASS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define CLASS_TABLE(X) \
	/* numbers */ \
	X(NUM,      0x01)	/* number with its hedge */ \
	X(MONEY,    0x02)	/* amount with its currency */ \
	X(SHARE,    0x03)	/* percentage or fraction */ \
	X(HEDGE,    0x04)	/* "at least" before no number */ \
	X(MASK,     0x05)	/* a number that counts nothing */ \
	X(AGE,      0x06) \
	X(DESIG,    0x07)	/* designation or calibre */ \
	X(WHEN,     0x08)	/* date or time, with its preposition */ \
	/* nouns */ \
	X(PERSON,   0x0B)	/* person noun, singular */ \
	X(PERSONS,  0x0C)	/* person noun, plural */ \
	X(THING,    0x0E)	/* munition, equipment, structure, event */ \
	X(THINGS,   0x0F) \
	X(ACT,      0x10)	/* noun that holds its action: "death" */ \
	X(ACTS,     0x11) \
	X(TOLL,     0x12)	/* "death toll" */ \
	X(PLACE,    0x13)	/* place by dictionary */ \
	X(DEMONYM,  0x14) \
	X(NAME,     0x15)	/* capitalised words no dictionary knows */ \
	X(SOURCE,   0x16)	/* who says it */ \
	X(CURRENCY, 0x17) \
	/* verbs and states */ \
	X(VBASE,    0x18)	/* kill, kills */ \
	X(VPAST,    0x19)	/* shot up: past only */ \
	X(VPP,      0x1A)	/* slain: participle only */ \
	X(VED,      0x1B)	/* killed: past or participle */ \
	X(VING,     0x1C)	/* killing */ \
	X(STATE,    0x1D)	/* dead, missing */ \
	X(SAID,     0x1E)	/* verb of speech */ \
	X(ADV,      0x1F)	/* word that may stand between */ \
	/* folded phrases */ \
	X(Q,        0x7F)	/* counted noun phrase, or a bare number */ \
	X(QA,       0xC0)	/* "a soldier": one */ \
	X(QB,       0xC1)	/* "civilians": bare plural */ \
	X(QN,       0xF5)	/* counted act noun: "12 deaths" */ \
	X(QL,       0xFC)	/* line of a loss bulletin: an item and its total */ \
	X(WHERE,    0xF6)	/* place with its preposition */ \
	X(WHO,      0xF7)	/* attribution: "officials said" */ \
	X(NUMWORD,  0xF8) \
	X(TOPIC,    0x0D)	/* not a byte: words that say what a text is about */ \
	X(DATE,     0x0A)	/* not a byte: the words that date phrases are made of */ \
	X(FUNCTION, 0xFF)	/* function words stay text, with a capital */ \
	X(SCALE,    0xF9) \
	X(FRACTION, 0xFA) \
	X(VAGUE,    0xFB) \
	X(GONE,     0x09)	/* not a byte: what folds into it is left out */ \
	X(DELTA,    0xFD)	/* "(+6)": what a total grew by */ \
	X(CUE,      0xFE)	/* "death" of "death toll": words marks look for */

enum word_class {
	CLASS_NONE = 0,
#define X(name, byte) CLASS_##name = byte,
	CLASS_TABLE(X)
#undef X
};

enum {
#define X(name, byte) CLASS_ORDER_##name,
	CLASS_TABLE(X)
#undef X
	N_CLASSES
};

_Static_assert(N_CLASSES <= 64, "a set of classes is 64 bits wide");

/* The class of that name, CLASS_NONE where there is none. */
enum word_class class_by_name(const char *name, size_t len);

/* Each class as one bit of a set. */
static inline uint64_t class_bit(enum word_class c)
{
	static const unsigned char order[256] = {
#define X(name, byte) [byte] = CLASS_ORDER_##name,
		CLASS_TABLE(X)
#undef X
	};

	return (uint64_t)1 << order[c];
}

/* Any form of a verb. */
static inline bool is_verb(enum word_class c)
{
	return c == CLASS_VED || c == CLASS_VPAST || c == CLASS_VPP || c == CLASS_VBASE || c == CLASS_VING;
}

/* NULL where the byte is not a class. */
const char *class_name(unsigned char byte);

static inline bool class_is(unsigned char byte)
{
	static const bool is[256] = {
#define X(name, byte) [byte] = true,
		CLASS_TABLE(X)
#undef X
	};

	return is[byte];
}

#endif
