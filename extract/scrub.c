/*
 * scrub.c - see scrub.h. Escaping that can be undone is not the aim: messages
 * are read by people, the bytes themselves are still in the input.
 */
#include "scrub.h"

/* U+0080..9F, U+200E/F, U+2028..202E and U+2066..2069 are written with these bytes. */
static bool is_harmful(const unsigned char *s, size_t n)
{
	if (n == 1)
		return s[0] < 0x20 || s[0] == 0x7F;
	if (n == 2)
		return s[0] == 0xC2 && s[1] < 0xA0;
	if (n != 3 || s[0] != 0xE2)
		return false;
	if (s[1] == 0x80)
		return s[2] == 0x8E || s[2] == 0x8F || (s[2] >= 0xA8 && s[2] <= 0xAE);
	return s[1] == 0x81 && s[2] >= 0xA6 && s[2] <= 0xA9;
}

void scrub(struct buf *out, const char *s, size_t len)
{
	while (len) {
		size_t n = utf8_len(s, len);

		if (!n || is_harmful((const unsigned char *)s, n))
			buf_addc(out, '?');
		else
			buf_add(out, s, n);
		s += n ? n : 1;
		len -= n ? n : 1;
	}
}

void scrub_quoted(struct buf *out, const char *s, size_t len)
{
	buf_addc(out, '\'');
	scrub(out, s, len);
	buf_addc(out, '\'');
}
