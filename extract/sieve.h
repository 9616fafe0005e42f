/*
 * sieve.h - which rules are worth trying on a sentence.
 *
 * Each match line needs certain bytes and literals (need.h). The sieve knows
 * what stands in the shadow at hand and gives the rules of which a line has what
 * it needs, in their order; the others could not match. What was once seen stays seen while
 * the shadow is folded: a rule too many costs time, one too few a figure.
 *
 * A sieve_plan is made once of all rules and read-only after; a sieve is the
 * working state of one thread.
 */
#ifndef TALLY_SIEVE_H
#define TALLY_SIEVE_H

#include "need.h"
#include "rule.h"
#include "store.h"

struct sieve_plan;

struct sieve_plan *sieve_plan_new(const struct rules *rules);
void sieve_plan_free(struct sieve_plan *plan);

/* A plan into a store, and one out of it, that knows no needs. */
void sieve_plan_store(struct sieve_plan *plan, struct store *st);
struct sieve_plan *sieve_plan_stored(struct store *st);

struct sieve;

/* plain: let every rule through, as a check of the sieve itself. */
struct sieve *sieve_new(const struct sieve_plan *plan, bool plain);
void sieve_free(struct sieve *sv);

/* Forget all and look at a text. */
void sieve_text(struct sieve *sv, const char *text, size_t len);

/* A byte has come into the text by folding, no one knows where. */
void sieve_byte(struct sieve *sv, unsigned char byte);

/* A byte could come to stand for words of which one starts at that byte of the text. */
void sieve_word(struct sieve *sv, unsigned char byte, size_t at);

/* Keep what was seen, and go back to it: one deep. */
void sieve_save(struct sieve *sv);
void sieve_restore(struct sieve *sv);

/*
 * The number of the first rule of that kind from rule number from on, and which
 * of its lines could match, a bit each; the number of rules at the end.
 */
size_t sieve_next(const struct sieve *sv, enum rule_kind kind, size_t from, uint64_t *lines);

/* Whether a line of that kind of which wanted(ctx, its number among those of all rules) holds could match. */
bool sieve_any(const struct sieve *sv, enum rule_kind kind, bool (*wanted)(const void *ctx, size_t line),
		const void *ctx);

/* As if each rule of that kind of which a line could match had folded something, in their order. */
void sieve_folds(struct sieve *sv, enum rule_kind kind);

/* What a match line needs, by its number among those of all rules; of a plan that was made, not stored. */
const struct needs *sieve_needs(const struct sieve_plan *plan, size_t line);

/* A need of whole words alone, the rarest of the line's; NULL where it has none. Of a plan that was made. */
const struct need_clause *sieve_words(const struct sieve_plan *plan, size_t line);

/* What a pattern needs, for a person: "TOLL, from|by". */
void sieve_print(const char *pattern, struct buf *out);

#endif
