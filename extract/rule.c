/*
 * rule.c - reads rule files: lines into rules, macros and class names into a
 * pattern. Running the patterns is match.c's.
 */
#include "rule.h"

#include <stdlib.h>
#include <string.h>

struct macro {
	const char *name, *body;
};

/* Where the reader stands: for messages, and for the rule being read. */
struct source {
	struct rules *rules;
	const char *file;
	int line;
	struct rule *rule;
	struct buf *err;
};

static bool fail(struct source *src, const char *why, const char *what, size_t len)
{
	buf_addf(src->err, "%s:%d: %s '%.*s'", src->file, src->line, why, (int)len, what);
	return false;
}

static struct macro *find_macro(const struct rules *r, const char *name, size_t len)
{
	for (size_t i = r->n_macros; i-- > 0;)
		if (!strncmp(r->macros[i].name, name, len) && !r->macros[i].name[len])
			return &r->macros[i];
	return NULL;
}

/* Bytes before the next upper-case word or "~". */
static size_t plain_length(const char *s, size_t len)
{
	size_t n = 0;

	while (n < len && s[n] != '~' && !is_upper((unsigned char)s[n]))
		n += s[n] == '\\' && n + 1 < len ? 2 : 1;
	return n;
}

/* What an upper-case word stands for. */
static bool add_word(struct source *src, const char *word, size_t len, struct buf *out)
{
	static const char hex[] = "0123456789abcdef";
	enum word_class cls = class_by_name(word, len);
	const struct macro *macro = cls == CLASS_NONE ? find_macro(src->rules, word, len) : NULL;

	if (cls == CLASS_NONE && !macro)
		return fail(src, "no class or macro", word, len);
	if (macro)
		buf_adds(out, macro->body);
	else
		buf_add(out, (const char[]){ '\\', 'x', hex[cls >> 4], hex[cls & 15] }, 4);
	return true;
}

/* Put a pattern into out with its upper-case words replaced. */
static bool expand(struct source *src, const char *s, size_t len, struct buf *out)
{
	for (size_t i = 0; i < len;) {
		size_t n = plain_length(s + i, len - i);

		buf_add(out, s + i, n);
		i += n;
		if (i < len && s[i] == '~') {	/* keeps class names in [...] apart */
			i++;
			continue;
		}
		for (n = 0; i + n < len && (is_upper((unsigned char)s[i + n]) || is_digit((unsigned char)s[i + n])); n++)
			;
		if (n && !add_word(src, s + i, n, out))
			return false;
		i += n;
	}
	return true;
}

/* A macro may be defined anew, for the lines behind. */
static bool add_macro(struct source *src, const char *s, size_t len)
{
	struct rules *r = src->rules;
	struct macro *old;
	struct buf body = { 0 };
	const char *name, *rest = s;
	size_t n, left = len;
	bool ok;

	next_part(&rest, &left, ' ', &name, &n);
	if (!rest)
		return fail(src, "macro without a body", s, len);
	rest = trim(rest, &left);
	ok = expand(src, rest, left, &body);
	old = find_macro(r, name, n);
	if (ok && old) {
		old->body = arena_strdup(&r->arena, buf_str(&body));
	} else if (ok) {
		r->macros = grow(r->macros, &r->cap_macros, r->n_macros + 1, sizeof(*r->macros));
		r->macros[r->n_macros++] = (struct macro){ arena_strndup(&r->arena, name, n),
			arena_strdup(&r->arena, buf_str(&body)) };
	}
	buf_release(&body);
	return ok;
}

static const char *const kinds[] = { "mask", "phrase", "claim", "mark", "drop" };

const char *rule_kind_name(enum rule_kind kind)
{
	return kinds[kind];
}

static bool start_rule(struct source *src, const char *key, size_t klen, const char *s, size_t len)
{
	struct rules *r = src->rules;
	struct rule *rule;

	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++) {
		if (strlen(kinds[i]) != klen || memcmp(kinds[i], key, klen))
			continue;
		if (!len)
			return fail(src, "rule without a name", key, klen);
		rule = arena_alloc(&r->arena, sizeof(*rule));
		*rule = (struct rule){ .kind = (enum rule_kind)i, .name = arena_strndup(&r->arena, s, len),
			.why = "", .file = src->file, .line = src->line, .action = "", .only = "", .which = "", .unit = "",
			.relation = "", .set = "", .flags = "", .role = 'o',
			.cls = i == RULE_MASK ? CLASS_MASK : i == RULE_PHRASE ? CLASS_Q : CLASS_NONE };
		r->rule = grow(r->rule, &r->cap, r->n + 1, sizeof(*r->rule));
		r->rule[r->n++] = src->rule = rule;
		return true;
	}
	return fail(src, "unknown word", key, klen);
}

static uint32_t *find_slot(const struct rules *r, const char *pattern)
{
	size_t i = hash_bytes(pattern, strlen(pattern)) & (r->n_slots - 1);

	while (r->slots[i] && strcmp(r->pattern[r->slots[i] - 1]->pattern, pattern))
		i = (i + 1) & (r->n_slots - 1);
	return &r->slots[i];
}

static void grow_slots(struct rules *r)
{
	free(r->slots);
	r->n_slots = r->n_slots ? r->n_slots * 2 : 1024;
	r->slots = xzalloc(r->n_slots * sizeof(*r->slots));
	for (size_t i = 0; i < r->n_patterns; i++)
		*find_slot(r, r->pattern[i]->pattern) = (uint32_t)i + 1;
}

/* The line that reads so: a new one, or one that some rule has. */
static struct match_line *share_line(struct rules *r, const char *pattern)
{
	struct match_line *line;
	uint32_t *slot;

	if (r->n_patterns * 2 >= r->n_slots)
		grow_slots(r);
	slot = find_slot(r, pattern);
	if (*slot)
		return r->pattern[*slot - 1];
	line = arena_alloc(&r->arena, sizeof(*line));
	*line = (struct match_line){ .pattern = arena_strdup(&r->arena, pattern), .number = r->n_patterns };
	r->pattern = grow(r->pattern, &r->cap_patterns, r->n_patterns + 1, sizeof(*r->pattern));
	r->pattern[r->n_patterns++] = line;
	*slot = (uint32_t)r->n_patterns;
	return line;
}

static bool add_match(struct source *src, const char *s, size_t len)
{
	struct rule *rule = src->rule;
	struct match_line **more = arena_alloc(&src->rules->arena, (rule->n_lines + 1) * sizeof(*more));
	struct buf pattern = { 0 };
	bool ok;

	if (rule->n_lines == MAX_LINES)
		return fail(src, "too many match lines", rule->name, strlen(rule->name));
	ok = expand(src, s, len, &pattern);
	if (rule->n_lines)
		memcpy(more, rule->lines, rule->n_lines * sizeof(*more));
	more[rule->n_lines++] = share_line(src->rules, buf_str(&pattern));
	rule->lines = more;
	buf_release(&pattern);
	return ok;
}

static void add_example(struct source *src, bool yes, const char *s, size_t len)
{
	struct rule *rule = src->rule;
	struct arena *a = &src->rules->arena;
	struct example *more = arena_alloc(a, (rule->n_examples + 1) * sizeof(*more));
	struct example *e = &more[rule->n_examples];
	char *arrow, *copy = arena_strndup(a, s, len);

	if (rule->n_examples)
		memcpy(more, rule->examples, rule->n_examples * sizeof(*more));
	*e = (struct example){ .yes = yes, .sentence = copy, .expect = "", .line = src->line };
	for (char *nl; (nl = strstr(copy, "\\n")); memmove(nl + 1, nl + 2, strlen(nl + 1)))
		*nl = '\n';
	arrow = strstr(copy, "=>");
	if (arrow) {
		size_t n = strlen(arrow + 2), m = (size_t)(arrow - copy);
		const char *expect = trim(arrow + 2, &n);

		e->expect = arena_strndup(a, expect, n);
		trim(copy, &m);
		copy[m] = '\0';
	}
	rule->examples = more;
	rule->n_examples++;
}

static bool set_text(struct source *src, const char *key, const char *value)
{
	struct rule *rule = src->rule;
	const struct { const char *key; const char **field; } table[] = {
		{ "why", &rule->why }, { "action", &rule->action }, { "only", &rule->only },
		{ "unit", &rule->unit }, { "relation", &rule->relation }, { "set", &rule->set },
		{ "flag", &rule->flags }, { "which", &rule->which },
	};

	for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++)
		if (!strcmp(table[i].key, key)) {
			*table[i].field = value;
			rule->vague |= !strcmp(key, "flag") && strstr(value, "vague");
			return true;
		}
	return false;
}

static bool set_field(struct source *src, const char *key, const char *value)
{
	struct rule *rule = src->rule;
	size_t n = strlen(value);

	if (set_text(src, key, value))
		return true;
	if (!strcmp(key, "match"))
		return add_match(src, value, n);
	if (!strcmp(key, "yes") || !strcmp(key, "no")) {
		add_example(src, key[0] == 'y', value, n);
		return true;
	}
	if (!strcmp(key, "class")) {
		rule->cls = class_by_name(value, n);
		return rule->cls != CLASS_NONE || fail(src, "no class", value, n);
	}
	if (!strcmp(key, "role")) {
		rule->role = value[0];
		return !strcmp(value, "subject") || !strcmp(value, "object") || !strcmp(value, "passive") ||
			fail(src, "no role", value, n);
	}
	if (!strcmp(key, "value")) {
		rule->value = strtod(value, NULL);
		return rule->has_value = true;
	}
	if (!strcmp(key, "below")) {
		rule->below = strtod(value, NULL);
		return true;
	}
	if (!strcmp(key, "also"))
		return rule->also = true;
	return false;
}

static bool end_rule(struct source *src)
{
	struct rule *rule = src->rule;

	src->rule = NULL;
	if (!rule)
		return true;
	if (!rule->n_lines) {
		src->line = rule->line;
		return fail(src, "rule without a match line", rule->name, strlen(rule->name));
	}
	rule->first_line = src->rules->n_lines;
	src->rules->n_lines += rule->n_lines;
	return true;
}

static bool read_line(struct source *src, const char *s, size_t len)
{
	const char *key, *rest = s;
	size_t klen, left = len;
	char *name;

	for (klen = 0; klen < len && !is_space((unsigned char)s[klen]); klen++)
		;
	key = s;
	rest = s + klen;
	left = len - klen;
	rest = trim(rest, &left);
	if (klen == 5 && !memcmp(key, "macro", 5))
		return end_rule(src) && add_macro(src, rest, left);
	name = arena_strndup(&src->rules->arena, key, klen);
	if (src->rule && set_field(src, name, arena_strndup(&src->rules->arena, rest, left)))
		return true;
	if (src->err->len)
		return false;
	return end_rule(src) && start_rule(src, key, klen, rest, left);
}

bool rules_load(struct rules *r, const char *file, const char *text, size_t len, struct buf *err)
{
	struct source src = { .rules = r, .file = arena_strdup(&r->arena, file), .err = err };
	const char *line;
	size_t n;

	while (next_part(&text, &len, '\n', &line, &n)) {
		src.line++;
		if (n && *line != '#' && !read_line(&src, line, n))
			return false;
	}
	return end_rule(&src);
}

void rules_release(struct rules *r)
{
	for (size_t i = 0; i < r->n_patterns; i++) {
		pcre2_code_free(r->pattern[i]->code);
		if (r->pattern[i]->fast != r->pattern[i]->code)
			pcre2_code_free(r->pattern[i]->fast);
		free(r->pattern[i]->group);
	}
	free(r->pattern);
	free(r->slots);
	free(r->rule);
	free(r->macros);
	arena_release(&r->arena);
	*r = (struct rules){ 0 };
}

/*
 * Whether a list of len bytes names this category, or this unit or what it is a kind of;
 * a verb goes by its first word ("hand over").
 */
static bool is_named(const char *list, size_t len, const char *category, const char *unit)
{
	const char *part;
	size_t n;

	while (next_part(&list, &len, ' ', &part, &n))
		if (n && ((!strncmp(part, category, n) && !category[n]) ||
			  (!strncmp(part, unit, n) && strchr(".+ ", unit[n]))))
			return true;
	return false;
}

bool rule_is_for(const struct rule *rule, const char *category, const char *unit)
{
	return !*rule->only || is_named(rule->only, strlen(rule->only), category, unit);
}

bool rule_is_of(const struct rule *rule, size_t *at, const char *code)
{
	const char *list = rule->which + *at, *plus = strchr(list, '+');

	if (!is_named(list, plus ? (size_t)(plus - list) : strlen(list), "", code))
		return false;
	*at += plus ? (size_t)(plus - list) + 1 : strlen(list);
	return true;
}

const char *rule_set(const struct rule *rule, const char *key, size_t *len)
{
	const struct lex_entry line = { .attr = rule->set };

	return lex_attr(&line, key, len);
}
