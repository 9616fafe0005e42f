/*
 * rejects.h - every number that gave no row, and why, in the contract's terms.
 */
#ifndef TALLY_REJECTS_H
#define TALLY_REJECTS_H

#include "extract/extract.h"

#define REJECTS_HEADER "report_id,start,end,text,reason,sentence\n"

/* Append a CSV line for each number of the document without a row: report_id,start,end,text,reason,sentence. */
void rejects_print(const struct document *doc, struct buf *out);

#endif
