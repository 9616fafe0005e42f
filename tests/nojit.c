/*
 * nojit.c - preloaded under valgrind: PCRE2's machine code reads whole vectors,
 * the bytes behind the end of the text among them, and valgrind cannot know
 * that it does not use these. Without it PCRE2 falls back to its interpreter.
 */
#include <stdint.h>

int pcre2_jit_compile_8(void *code, uint32_t options);

int pcre2_jit_compile_8(void *code, uint32_t options)
{
	(void)code;
	(void)options;
	return -45;	/* PCRE2_ERROR_JIT_BADOPTION: as where there is no JIT */
}
