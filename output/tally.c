/* tally.c - the public face of the pipeline (tally.h). */
#include "tally.h"

#include <stdlib.h>
#include <string.h>

#include "columns.h"
#include "extract/part.h"
#include "pipeline.h"

#define VERSION "0.1.0"

struct tally {
	struct pipeline pipeline;
	bool open;
	struct report report;	/* the part that is at hand */
	struct buf text;	/* the whole report's, with a NUL behind it */
	size_t at;		/* claim after the current one */
	struct buf error, cell;
};

struct tally *tally_new(const char *data_dir, const char *lang)
{
	struct tally *t = xmalloc(sizeof(*t));

	*t = (struct tally){ .at = 0 };
	t->open = pipeline_open(&t->pipeline, data_dir, lang ? lang : "en", NULL, &t->error);
	return t;
}

void tally_free(struct tally *t)
{
	if (!t)
		return;
	if (t->open)
		pipeline_close(&t->pipeline);
	buf_release(&t->error);
	buf_release(&t->cell);
	buf_release(&t->text);
	free(t);
}

const char *tally_error(const struct tally *t)
{
	return buf_str(&t->error);
}

void tally_report(struct tally *t, const char *id, const char *text, size_t len, const char *date)
{
	if (!t->open)
		return;
	buf_clear(&t->text);
	buf_add(&t->text, text, len);
	t->report = (struct report){ .id = id ? id : "", .text = t->text.s, .date = date ? date : "",
		.title = "", .source = "", .lang = "" };
	t->at = 0;
	part_first(&t->report, len);
	pipeline_report(&t->pipeline, &t->report);
}

int tally_next(struct tally *t)
{
	if (!t->open || !t->report.text)
		return 0;
	while (t->at >= t->pipeline.normalizer.n) {
		t->at = 0;
		if (!t->report.more) {
			t->pipeline.normalizer.n = 0;
			return 0;
		}
		part_next(&t->report, t->text.len);
		pipeline_report(&t->pipeline, &t->report);
	}
	t->at++;
	return 1;
}

const char *tally_cell(struct tally *t, const char *column)
{
	const struct column *c = column_find(column, strlen(column));

	buf_clear(&t->cell);
	if (c && t->at)
		c->put(&t->cell, &t->report, t->pipeline.normalizer.claims[t->at - 1]);
	return buf_str(&t->cell);
}

const char *tally_column(size_t i)
{
	return i < n_columns ? columns[i].name : NULL;
}

const char *tally_version(void)
{
	return VERSION;
}
