/* token.c - where a word of a shadow starts and ends. */
#include "token.h"

#include <string.h>

/* ASCII letters and digits. */
static const bool plain[256] = {
	['0'] = true, ['1'] = true, ['2'] = true, ['3'] = true, ['4'] = true, ['5'] = true, ['6'] = true, ['7'] = true,
	['8'] = true, ['9'] = true,
#define LETTER(c) [c] = true, [c + 32] = true
	LETTER('A'), LETTER('B'), LETTER('C'), LETTER('D'), LETTER('E'), LETTER('F'), LETTER('G'), LETTER('H'),
	LETTER('I'), LETTER('J'), LETTER('K'), LETTER('L'), LETTER('M'), LETTER('N'), LETTER('O'), LETTER('P'),
	LETTER('Q'), LETTER('R'), LETTER('S'), LETTER('T'), LETTER('U'), LETTER('V'), LETTER('W'), LETTER('X'),
	LETTER('Y'), LETTER('Z'),
};

static bool is_word(unsigned char c)
{
	/* beyond ASCII all but the class bytes, which are those that UTF-8 never holds */
	return plain[c] || (c >= 0x80 && c != 0xC0 && c != 0xC1 && c < 0xF5);
}

/* Length of a currency or other sign that stands alone though it is not ASCII. */
static size_t sign_len(const char *s, size_t left)
{
	const unsigned char *u = (const unsigned char *)s;

	if (!left || u[0] < 0x80)
		return 0;
	if (left >= 3 && u[0] == 0xE2 && (u[1] == 0x82 || u[1] == 0x80))
		return 3;	/* U+2080..20BF, general punctuation */
	if (left >= 2 && u[0] == 0xC2 && u[1] < 0xC0 && u[1] != 0xAA && u[1] != 0xBA)
		return 2;	/* U+0080..00BF but for the ordinal marks */
	return 0;
}

static bool joins(const char *s, size_t len, size_t i, size_t start)
{
	unsigned char before = (unsigned char)s[i - 1], c = (unsigned char)s[i];
	unsigned char after = i + 1 < len ? (unsigned char)s[i + 1] : ' ';

	if (!is_word(before) || !is_word(after) || sign_len(s + i + 1, len - i - 1))
		return false;
	switch (c) {
	case '-':
		return true;
	case '\'':
		/* "don't" joins, the possessive does not */
		return !(after == 's' && (i + 2 >= len || !is_word((unsigned char)s[i + 2])));
	case ',':
		return is_digit(before) && is_digit(after);
	case '.':
		return (is_digit(before) && is_digit(after)) ||
			(is_lower(before) && is_lower(after) && (i == start + 1 || s[i - 2] == '.'));
	case '/':
		return is_digit(before) || is_digit(after);
	case '&':
		return true;
	default:
		return false;
	}
}

/* Whether byte i belongs to the token that starts before it. */
static inline bool goes_on(const char *s, size_t len, size_t i, size_t start)
{
	return plain[(unsigned char)s[i]] ||
		(!sign_len(s + i, len - i) && (is_word((unsigned char)s[i]) || joins(s, len, i, start)));
}

bool token_next(const char *s, size_t len, size_t *pos, size_t *start)
{
	size_t i = *pos, n;

	while (i < len && s[i] == ' ')
		i++;
	if (i >= len)
		return false;
	*start = i;
	n = sign_len(s + i, len - i);
	if (n) {
		*pos = i + n;
		return true;
	}
	if (s[i] == '\'' && i + 1 < len && s[i + 1] == 's' &&
	    (i + 2 >= len || !is_word((unsigned char)s[i + 2]))) {
		*pos = i + 2;
		return true;
	}
	if (!is_word((unsigned char)s[i])) {
		*pos = i + 1;
		return true;
	}
	for (i++; i < len && goes_on(s, len, i, *start); i++)
		;
	/* "u.s." keeps its last dot */
	if (i < len && s[i] == '.' && i >= *start + 3 && s[i - 2] == '.' && is_lower((unsigned char)s[i - 1]))
		i++;
	*pos = i;
	return true;
}
