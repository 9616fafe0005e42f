/*
 * reader_ndjson.c - newline-delimited JSON: a line is one report, an object
 * with "id" and "text" and, where known, "date", "title", "source", "url" and
 * "lang". Other members are passed over. Lines are read one at a time; a bad
 * one is said and counted and the next is read. Blank lines, CRLF, a byte
 * order mark at the top and a last line without its newline are fine.
 *
 * json-c's own check of UTF-8 lets surrogates and overlong forms through, so
 * every line is checked here before.
 */
#include "reader_form.h"

#include "isodate.h"
#include "part.h"
#include "scrub.h"

#include <stdlib.h>
#include <string.h>

#define MAX_DEPTH 64
#define MAX_QUOTE 60	/* bytes of a value that a message repeats */

static struct json_tokener *new_tokener(void)
{
	struct json_tokener *tok = json_tokener_new_ex(MAX_DEPTH);

	if (!tok)
		abort();
	json_tokener_set_flags(tok, JSON_TOKENER_STRICT | JSON_TOKENER_VALIDATE_UTF8);
	return tok;
}

/* The object that the line is; NULL, with the reason, where it is something else. */
static struct json_object *parse_line(struct json_tokener *tok, const char *s, size_t len,
		const char **reason)
{
	enum json_tokener_error error;
	struct json_object *o;
	size_t first;

	*reason = "not an object";
	if (!len || *s != '{')
		return NULL;
	*reason = "invalid UTF-8";
	if (count_invalid(s, len, &first))
		return NULL;
	json_tokener_reset(tok);
	o = json_tokener_parse_ex(tok, s, (int)len);
	error = json_tokener_get_error(tok);
	if (o && json_tokener_get_parse_end(tok) == len)
		return o;
	*reason = o ? "more behind the object" :
		  error == json_tokener_continue ? "the line ends too early" :
		  json_tokener_error_desc(error);
	json_object_put(o);
	return NULL;
}

bool ndjson_is_object(const char *line, size_t len)
{
	struct json_tokener *tok = new_tokener();
	const char *reason;
	const char *s = trim(line, &len);
	struct json_object *o = parse_line(tok, s, len, &reason);
	bool is = o != NULL;

	json_object_put(o);
	json_tokener_free(tok);
	return is;
}

/* A member that is a string or a number, as a string; "" where it is neither. */
static const char *get_string(struct json_object *o, const char *key)
{
	struct json_object *v = json_object_object_get(o, key);

	if (!json_object_is_type(v, json_type_string) &&
	    !json_object_is_type(v, json_type_int) && !json_object_is_type(v, json_type_double))
		return "";
	return json_object_get_string(v);
}

static const char *get_id(struct reader *r)
{
	const char *id = get_string(r->object, "id");
	struct buf b = { 0 };

	if (!*id)
		id = get_string(r->object, "url");
	if (*id)
		return id;
	buf_addf(&b, "%s:%zu", r->in.name, r->line);
	id = arena_strndup(&r->arena, b.s, b.len);
	buf_release(&b);
	return id;
}

/* A date that cannot be read is as good as none, but it is said. */
static void set_date(struct reader *r)
{
	struct json_object *v = json_object_object_get(r->object, "date");
	const char *s = v ? json_object_get_string(v) : "";
	char iso[ISODATE_SIZE];
	struct buf quoted = { 0 };
	size_t len = strlen(s);

	if (!s[strspn(s, " \t\r\n")])
		return;
	if (isodate_parse(s, iso)) {
		r->report.date = arena_strdup(&r->arena, iso);
		return;
	}
	scrub_quoted(&quoted, s, len < MAX_QUOTE ? len : MAX_QUOTE);
	bad_line(r, "date %s not understood", quoted.s);
	buf_release(&quoted);
}

static bool take_object(struct reader *r)
{
	struct json_object *text;

	if (!json_object_object_get_ex(r->object, "text", &text)) {
		bad_line(r, "no 'text'");
		return false;
	}
	if (!json_object_is_type(text, json_type_string)) {
		bad_line(r, "'text' is not a string");
		return false;
	}
	report_reset(r, get_id(r));
	r->report.text = json_object_get_string(text);
	part_first(&r->report, (size_t)json_object_get_string_len(text));
	r->report.title = get_string(r->object, "title");
	r->report.source = get_string(r->object, "source");
	r->report.lang = get_string(r->object, "lang");
	set_date(r);
	return true;
}

static bool take_line(struct reader *r, const char *s, size_t len)
{
	const char *reason;

	if (r->line == 1 && len >= 3 && !memcmp(s, "\xEF\xBB\xBF", 3)) {
		s += 3;
		len -= 3;
	}
	s = trim(s, &len);
	if (!len)
		return false;
	r->object = parse_line(r->tok, s, len, &reason);
	if (!r->object) {
		bad_line(r, "bad JSON: %s", reason);
		return false;
	}
	return take_object(r);
}

static size_t text_length(struct json_object *o)
{
	return (size_t)json_object_get_string_len(json_object_object_get(o, "text"));
}

bool read_ndjson(struct reader *r)
{
	const char *line;
	size_t len;

	if (!r->tok)
		r->tok = new_tokener();
	if (r->report.more) {
		part_next(&r->report, text_length(r->object));
		return true;
	}
	while (input_line(&r->in, &line, &len)) {
		r->line++;
		json_object_put(r->object);
		r->object = NULL;
		arena_clear(&r->arena);
		if (take_line(r, line, len))
			return true;
	}
	if (r->in.error)
		bad_access(r, "read", r->in.error);
	return false;
}
