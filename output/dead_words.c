/*
 * dead_words.c - dead_words.h. Each word that is a whole alternative of a pattern, or
 * stands between blanks, is read once in a sentence of its own. A word with an
 * optional letter or ending is not judged, as one of its forms may be alive, nor is
 * one whose class stands beside it.
 */
#include "dead_words.h"

#include <stdio.h>
#include <string.h>

#define SHORTEST 3	/* letters of a word */
#define MAX_DEPTH 32	/* groups in groups */

/* What words stand as, a line each: "\nword:CLASS\n" or "\nword:\n". */
struct known_words {
	struct buf lines;
};

/* The class that a word alone is folded into; CLASS_NONE for none. */
static enum word_class class_of(struct pipeline *p, const char *word, size_t len)
{
	struct buf text = { 0 };
	struct report r = { .id = "-", .date = "", .title = "", .source = "", .lang = "" };
	const struct document *doc;
	enum word_class cls = CLASS_NONE;

	buf_addf(&text, "zog %.*s zog.", (int)len, word);
	r.text = buf_str(&text);
	r.len = text.len;
	doc = pipeline_report(p, &r);
	for (size_t i = 0; doc && doc->n && i < doc->sentences->shadow.len; i++) {
		const struct item *it = shadow_item(&doc->sentences->shadow, i);

		if (it && it->span.start == strlen("zog ") && it->span.end == strlen("zog ") + len)
			cls = it->cls;
	}
	buf_release(&text);
	return cls;
}

/* The name of its class out of what is known, asked for where it is not. */
static const char *class_name_of(struct known_words *known, struct pipeline *p, const char *word, size_t len)
{
	struct buf key = { 0 };
	const char *at;

	buf_addf(&key, "\n%.*s:", (int)len, word);
	at = strstr(buf_str(&known->lines), buf_str(&key));
	if (!at) {
		enum word_class cls = class_of(p, word, len);
		size_t start = known->lines.len;

		buf_addf(&known->lines, "%s%s\n", buf_str(&key), cls == CLASS_NONE ? "" : class_name((unsigned char)cls));
		at = buf_str(&known->lines) + start;
	}
	at += key.len;
	buf_release(&key);
	return at;
}

static bool is_letter(char c)
{
	return is_alpha((unsigned char)c) || c == '-' || c == '\'';
}

/* Whether what stands before or behind a run of letters makes it a word. */
static bool parts_words(char c, bool before)
{
	return !c || c == ' ' || c == '|' || c == (before ? '(' : ')') || (before && c && strchr(":=!>", c));
}

/* The next whole word of a pattern from *s on, its length; 0 at the end. */
static size_t next_word(const char *pattern, const char **s)
{
	for (; **s; (*s)++) {
		size_t n = 0;

		if (**s == '\\' && (*s)[1]) {
			(*s)++;
			continue;
		}
		if (**s == '[') {
			*s += strcspn(*s, "]");
			if (!**s)
				break;
			continue;
		}
		while (is_letter((*s)[n]))
			n++;
		if (!n)
			continue;
		if (n >= SHORTEST && parts_words(*s > pattern ? (*s)[-1] : 0, true) && parts_words((*s)[n], false))
			return n;
		*s += n - 1;
	}
	return 0;
}

/* Past an escaped byte or a set of bytes. */
static const char *past_element(const char *s)
{
	if (*s == '\\' && s[1])
		return s + 2;
	if (*s != '[')
		return s + 1;
	s += strcspn(s, "]");
	return *s ? s + 1 : s;
}

/* The group of alternatives around a word, as bytes of its pattern. */
static struct span group_around(const char *pattern, const char *word)
{
	const char *open[MAX_DEPTH] = { pattern }, *s = pattern;
	size_t depth = 0, inner = 0;

	for (; s < word; s = past_element(s)) {
		if (*s == '(' && depth + 1 < MAX_DEPTH)
			open[++depth] = s;
		else if (*s == ')' && depth)
			depth--;
	}
	for (; *s && (*s != ')' || inner); s = past_element(s))
		inner += (*s == '(') - (size_t)(*s == ')');
	return (struct span){ (uint32_t)(open[depth] - pattern), (uint32_t)(s - pattern) };
}

/* "now|still|ADV": the class, which a loaded pattern writes as "\x1f", is asked for where the word is. */
static bool asks_for_class(const char *pattern, const char *word, enum word_class cls)
{
	struct span group = group_around(pattern, word);
	struct buf byte = { 0 };
	bool asks;

	buf_addf(&byte, "\\x%02x", (unsigned)cls);
	asks = memmem(pattern + group.start, group.end - group.start, byte.s, byte.len) != NULL;
	buf_release(&byte);
	return asks;
}

/* told: the words of this rule that were printed, each between newlines. */
static size_t print_of_line(struct known_words *known, struct pipeline *p, const struct rule *rule, const char *pattern,
		struct buf *told)
{
	size_t found = 0, n;

	for (const char *s = pattern; (n = next_word(pattern, &s)); s += n) {
		const char *name = class_name_of(known, p, s, n);
		size_t len = strcspn(name, "\n");
		enum word_class cls = len ? class_by_name(name, len) : CLASS_NONE;
		size_t start = told->len;

		buf_addf(told, "\n%.*s\n", (int)n, s);
		if (cls == CLASS_NONE || asks_for_class(pattern, s, cls) ||
		    strstr(buf_str(told), told->s + start) < told->s + start)
			continue;
		printf("%s:%d: %s: \"%.*s\" stands as %.*s where rules match, and is never found\n", rule->file, rule->line,
				rule->name, (int)n, s, (int)len, name);
		found++;
	}
	return found;
}

size_t print_dead_words(struct pipeline *p)
{
	const struct rules *r = &p->k.rules;
	struct known_words known = { { 0 } };
	struct buf told = { 0 };
	size_t found = 0;

	buf_adds(&known.lines, "\n");
	for (size_t i = 0; i < r->n; i++) {
		buf_clear(&told);
		for (size_t k = 0; r->rule[i]->kind != RULE_MASK && k < r->rule[i]->n_lines; k++)
			found += print_of_line(&known, p, r->rule[i], r->rule[i]->lines[k]->pattern, &told);
	}
	buf_release(&told);
	buf_release(&known.lines);
	return found;
}
