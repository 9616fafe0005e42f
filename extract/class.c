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
	static const struct { size_t len; const char *name; enum word_class cls; } all[] = {
#define X(name, byte) { sizeof(#name) - 1, #name, CLASS_##name },
		CLASS_TABLE(X)
#undef X
	};

	for (size_t i = 0; i < sizeof(all) / sizeof(*all); i++)
		if (all[i].len == len && !memcmp(all[i].name, name, len))
			return all[i].cls;
	return CLASS_NONE;
}
