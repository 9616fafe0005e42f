/*
 * reports.h - what several unit tests share: whole reports through all stages.
 * Only the built-in list of places is used, so that no test needs a gazetteer.
 */
#ifndef TALLY_TESTS_REPORTS_H
#define TALLY_TESTS_REPORTS_H

#include "output/pipeline.h"
#include "output/columns.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

static struct pipeline pipeline;

static int open_pipeline(void **state)
{
	struct buf err = { 0 };

	(void)state;
	setenv("TALLY_GAZETTEER", "", 1);
	return pipeline_open(&pipeline, NULL, "en", NULL, &err) ? 0 : -1;
}

static int close_pipeline(void **state)
{
	(void)state;
	pipeline_close(&pipeline);
	return 0;
}

static inline struct report report_of(const char *text, const char *date)
{
	return (struct report){ .id = "r", .text = text, .len = strlen(text), .date = date, .title = "", .source = "",
		.lang = "" };
}

#endif
