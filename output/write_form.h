/*
 * write_form.h - the forms of a row; only the writer includes it.
 */
#ifndef TALLY_WRITE_FORM_H
#define TALLY_WRITE_FORM_H

#include "write.h"

/* The i-th column that the options ask for, or NULL behind the last. */
const struct column *chosen_column(const struct write_options *o, size_t i);

/* Each appends to out; cell is memory that they use in between. */
void csv_add_header(struct buf *out, const struct write_options *o);
void csv_add_row(struct buf *out, struct buf *cell, const struct write_options *o,
		const struct report *report, const struct claim *claim);
void ndjson_add_row(struct buf *out, struct buf *cell, const struct write_options *o,
		const struct report *report, const struct claim *claim);

/* Whether a spreadsheet takes text that begins with this byte for a formula. */
bool is_formula_start(char c);

#endif
