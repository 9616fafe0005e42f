/* class.c - names of the word classes and back. */
#include "class.h"

#include <string.h>

static const char *const names[256] = {
#define X(name, byte) [byte] = #name,
	CLASS_TABLE(X)
#undef X
};

const char *class_name(unsigned char byte)
{
	return names[byte];
}

enum word_class class_by_name(const char *name, size_t len)
{
	for (int i = 0; i < 256; i++)
		if (names[i] && strlen(names[i]) == len && !memcmp(names[i], name, len))
			return (enum word_class)i;
	return CLASS_NONE;
}
