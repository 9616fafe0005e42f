/*
 * sentences.h - what several unit tests share: the knowledge built into the
 * program, loaded once, and sentences folded by it.
 */
#ifndef TALLY_TESTS_SENTENCES_H
#define TALLY_TESTS_SENTENCES_H

#include "output/knowledge.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

static struct knowledge knowledge;

static int load_knowledge(void **state)
{
	struct buf err = { 0 };

	(void)state;
	if (knowledge_load(&knowledge, NULL, "en", &err))
		return 0;
	print_error("%s\n", buf_str(&err));
	buf_release(&err);
	return -1;
}

static int release_knowledge(void **state)
{
	(void)state;
	knowledge_release(&knowledge);
	return 0;
}

/* A whole text as one sentence of the shadow. */
static inline void fold_text(struct shadow *s, const char *text)
{
	shadow_set(s, text, (struct span){ 0, (uint32_t)strlen(text) });
}

#endif
