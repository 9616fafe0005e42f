/*
 * rules.c - `tally rules list|check [DIR]`: the rules with what they are for,
 * and a run of every rule's own examples.
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "columns.h"
#include "commands.h"
#include "dead_words.h"
#include "extract/reader.h"
#include "pipeline.h"
#include "save.h"

struct check {
	struct pipeline p;
	size_t passed, failed;
};

/* "4 person killed", "15..20 person killed", "vague person.militant arrested" */
static void describe(const struct claim *c, struct buf *out)
{
	const struct figure *f = &c->figure;

	buf_clear(out);
	if (f->has_value) {
		buf_add_number(out, f->value);
	} else if (f->has_high) {
		buf_add_number(out, f->low);
		buf_adds(out, "..");
		buf_add_number(out, f->high);
	} else {
		buf_adds(out, "vague");
	}
	buf_addf(out, " %s %s", c->unit, c->action);
}

/* What the rules made of a sentence: its rows, and what this rule folded. */
struct outcome {
	struct buf rows;	/* "4 person killed; 13 person injured; " */
	struct buf folded;	/* the words, one a line */
};

static void add_folded(const struct report *r, const struct sentence *s, const struct rule *rule, struct outcome *o)
{
	for (size_t i = 0; i < s->shadow.n_items; i++) {
		const struct item *it = &s->shadow.items[i];

		if (it->rule == rule) {
			buf_add(&o->folded, r->text + it->span.start, it->span.end - it->span.start);
			buf_addc(&o->folded, '\n');
		}
	}
}

/* True when the rule fired on the sentence. */
static bool run_example(struct check *c, const struct rule *rule, const char *sentence, struct outcome *o)
{
	struct report r = { .id = "-", .text = sentence, .len = strlen(sentence), .date = "2025-12-01",
		.title = "", .source = "", .lang = "" };
	struct buf row = { 0 };
	size_t before = rule->fired;
	const struct document *doc = pipeline_report(&c->p, &r);

	for (size_t i = 0; doc && i < doc->n; i++)
		add_folded(&r, &doc->sentences[i], rule, o);
	for (size_t i = 0; i < c->p.normalizer.n; i++) {
		describe(c->p.normalizer.claims[i], &row);
		buf_addf(&o->rows, "%s; ", buf_str(&row));
	}
	buf_release(&row);
	return rule->fired > before;
}

/* Every part of expect, "a; b", stands among the rows, or is what was folded. */
static bool matches(const struct rule *rule, const char *expect, const struct outcome *o)
{
	size_t left = strlen(expect), len;
	const char *part;
	struct buf want = { 0 };
	bool ok = true;

	if (rule->kind == RULE_MASK || rule->kind == RULE_PHRASE) {
		buf_addf(&want, "%s\n", expect);
		ok = !left || rule->cls == CLASS_GONE || strstr(buf_str(&o->folded), want.s);
	} else {
		while (ok && next_part(&expect, &left, ';', &part, &len)) {
			buf_clear(&want);
			buf_addf(&want, "%.*s; ", (int)len, part);
			ok = !len || strstr(buf_str(&o->rows), want.s);
		}
	}
	buf_release(&want);
	return ok;
}

static void check_example(struct check *c, const struct rule *rule, const struct example *e)
{
	struct outcome o = { { 0 }, { 0 } };
	bool fired = run_example(c, rule, e->sentence, &o);

	if (fired == e->yes && (!e->yes || matches(rule, e->expect, &o))) {
		c->passed++;
	} else {
		c->failed++;
		printf("%s:%d: %s: %s\n    %s\n    rows: %s\n", rule->file, e->line, rule->name,
				!e->yes ? "must not apply" : !fired ? "does not apply" : "gives something else",
				e->sentence, buf_str(&o.rows));
		if (o.folded.len)
			printf("    folded: %s", o.folded.s);
	}
	buf_release(&o.rows);
	buf_release(&o.folded);
}

static int check_rules(struct check *c)
{
	struct rules *r = &c->p.k.rules;
	const struct rule *open = gate_held_open(c->p.k.gate);
	struct buf err = { 0 };
	size_t without = 0;

	if (!rules_compile(r, &err)) {
		fprintf(stderr, "tally: %s\n", buf_str(&err));
		buf_release(&err);
		return 1;
	}
	for (size_t i = 0; i < r->n; i++) {
		for (size_t j = 0; j < r->rule[i]->n_examples; j++)
			check_example(c, r->rule[i], &r->rule[i]->examples[j]);
		if (!r->rule[i]->n_examples) {
			printf("%s:%d: %s: no example\n", r->rule[i]->file, r->rule[i]->line, r->rule[i]->name);
			without++;
		}
	}
	if (open) {
		printf("%s:%d: %s: no whole word tells that it counts, so every sentence is read: end its words with \\b\n",
				open->file, open->line, open->name);
		c->failed++;
	}
	print_dead_words(&c->p);
	printf("%zu rules, %zu phrases: %zu examples passed, %zu failed, %zu rules without one\n", r->n,
			lexicon_size(c->p.k.lexicon), c->passed, c->failed, without);
	return c->failed || without ? 1 : 0;
}

/* What each match line cannot do without. */
static void print_needs(const struct rule *rule)
{
	struct buf needs = { 0 };

	for (size_t i = 0; i < rule->n_lines; i++) {
		buf_clear(&needs);
		sieve_print(rule->lines[i]->pattern, &needs);
		printf("        needs %s\n", needs.len ? needs.s : "nothing");
	}
	buf_release(&needs);
}

static void note(void *ctx, const char *message)
{
	(void)ctx;
	fprintf(stderr, "tally: %s\n", message);
}

/* Run the rules over a corpus, so that the list can say how often each fired. */
static void read_corpus(struct pipeline *p, char **files, size_t n)
{
	struct reader *in = reader_open(files, n, FORMAT_AUTO, "", note, NULL);
	const struct report *r;

	while ((r = reader_next(in)))
		pipeline_report(p, r);
	reader_close(in);
}

static int list_rules(struct pipeline *p, char **files, size_t n)
{
	struct rules *r = &p->k.rules;
	struct buf err = { 0 };

	if (!rules_compile(r, &err)) {
		fprintf(stderr, "tally: %s\n", buf_str(&err));
		buf_release(&err);
		return 1;
	}
	if (n)
		read_corpus(p, files, n);
	for (size_t i = 0; i < r->n; i++) {
		const struct rule *rule = r->rule[i];

		printf("%-7s %-24s %s:%d", rule_kind_name(rule->kind), rule->name, rule->file, rule->line);
		if (n)
			printf("  fired %zu", rule->fired);
		printf("\n        %s\n", rule->why);
		print_needs(rule);
	}
	return 0;
}

static bool is_folder(const char *path)
{
	struct stat st;

	return !stat(path, &st) && S_ISDIR(st.st_mode);
}

static int usage(void)
{
	fputs("tally: usage: tally rules check [DIR]\n"
	      "tally: usage: tally rules list [DIR] [CORPUS...]\n", stderr);
	return 2;
}

/* For the build: what is worked out of the built-in rules, into a file. */
static int store_rules(const char *path)
{
	struct buf out = { 0 }, err = { 0 };
	bool ok = knowledge_store("en", &out, &err);

	if (ok && save_file(path, out.s, out.len)) {
		buf_addf(&err, "cannot write '%s': %s", path, strerror(errno));
		ok = false;
	}
	if (!ok)
		fprintf(stderr, "tally: %s\n", buf_str(&err));
	buf_release(&out);
	buf_release(&err);
	return ok ? 0 : 1;
}

int rules_main(int argc, char **argv)
{
	struct check c = { .passed = 0 };
	struct buf err = { 0 };
	const char *data = NULL;
	bool list;
	int at = 1, status;

	if (argc == 3 && !strcmp(argv[1], "store"))
		return store_rules(argv[2]);
	list = at < argc && !strcmp(argv[at], "list");
	if (at >= argc || (!list && (strcmp(argv[at], "check") || argc > at + 2)))
		return usage();
	if (argc > at + 1 && (!list || is_folder(argv[at + 1])))
		data = argv[++at];
	if (!pipeline_open(&c.p, data, "en", NULL, &err)) {
		fprintf(stderr, "tally: %s\n", buf_str(&err));
		buf_release(&err);
		return 1;
	}
	extractor_set_mode(c.p.extractor, list ? EXTRACT_ALL : EXTRACT_EXAMPLE);
	status = list ? list_rules(&c.p, argv + at + 1, (size_t)(argc - at - 1)) : check_rules(&c);
	pipeline_close(&c.p);
	buf_release(&err);
	return status;
}
