/*
 * explain.c - `tally explain SENTENCE`: what each stage saw, which rules fired,
 * what was turned away and why, and the rows that came of it.
 */
#include <getopt.h>
#include <stdio.h>
#include <string.h>

#include "columns.h"
#include "commands.h"
#include "pipeline.h"

static void print_claim(const struct report *r, const struct claim *c)
{
	struct buf cell = { 0 };

	printf("row %d\n", c->id);
	for (size_t i = 0; i < n_columns; i++) {
		buf_clear(&cell);
		columns[i].put(&cell, r, c);
		if (cell.len && strcmp(columns[i].name, "report_id") && strcmp(columns[i].name, "sentence") &&
		    strcmp(columns[i].name, "claim_id"))
			printf("  %-15s %s\n", columns[i].name, cell.s);
	}
	buf_release(&cell);
}

static void print_rejects(const struct report *r, const struct document *doc)
{
	for (size_t i = 0; i < doc->n; i++)
		for (size_t j = 0; j < doc->sentences[i].n_rejects; j++) {
			const struct reject *x = &doc->sentences[i].rejects[j];
			bool has_row = false;

			for (size_t k = 0; k < doc->sentences[i].n_claims; k++)
				has_row |= doc->sentences[i].claims[k]->span.start == x->span.start;
			if (!has_row)
				printf("no row  %.*s: %s\n", (int)(x->span.end - x->span.start), r->text + x->span.start, x->reason);
		}
}

static void explain(struct pipeline *p, const struct report *r, struct buf *trace)
{
	const struct document *doc = pipeline_report(p, r);

	fputs(buf_str(trace), stdout);
	buf_clear(trace);
	if (doc)
		print_rejects(r, doc);
	for (size_t i = 0; i < p->normalizer.n; i++)
		print_claim(r, p->normalizer.claims[i]);
}

int explain_main(int argc, char **argv)
{
	static const struct option table[] = { { "date", required_argument, NULL, 'd' },
		{ "data", required_argument, NULL, 'D' }, { 0 } };
	struct report r = { .id = "-", .date = "", .title = "", .source = "", .lang = "" };
	struct buf trace = { 0 }, err = { 0 };
	const char *data = NULL;
	struct pipeline p;
	int code;

	while ((code = getopt_long(argc, argv, "", table, NULL)) != -1) {
		if (code == 'd')
			r.date = optarg;
		else if (code == 'D')
			data = optarg;
		else
			return 2;
	}
	if (optind + 1 != argc) {
		fputs("tally: usage: tally explain [--date YYYY-MM-DD] [--data DIR] 'SENTENCE'\n", stderr);
		return 2;
	}
	if (!pipeline_open(&p, data, "en", &trace, &err)) {
		fprintf(stderr, "tally: %s\n", buf_str(&err));
		buf_release(&err);
		return 1;
	}
	extractor_set_mode(p.extractor, EXTRACT_EXAMPLE);
	r.text = argv[optind];
	r.len = strlen(r.text);
	explain(&p, &r, &trace);
	pipeline_close(&p);
	buf_release(&trace);
	buf_release(&err);
	return 0;
}
