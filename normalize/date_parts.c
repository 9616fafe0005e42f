/*
 * date_parts.c - the words of a date phrase into the lists of date_parts.h:
 * numbers by their marks (24.02.22, 4/5, 13-14, 03:40), words by the dictionary.
 */
#include "date_parts.h"

#include <stdlib.h>
#include <string.h>

static void add_part(struct list *l, int value)
{
	if (l->n < MAX_PARTS)
		l->v[l->n++] = value;
}

/* A phrase being read. */
struct reading {
	const struct lexicon *lx;
	char s[PHRASE_BYTES + 1];	/* in lower case */
	size_t len;
	struct parts p;
	struct list *last;		/* what the number just read went to, or NULL */
	bool behind_month, behind_week;	/* the word before was a month, or "week" without a number */
	struct list dotted_days, dotted_months;	/* "24.02", "25/6": only without a month by name */
};

struct group {
	int v[3], digits[3];
	int n;
	char sep;
};

/* "6.05 a.m.", "7.30pm": the hour of a day. */
static bool is_half_day(const char *s, size_t len, size_t i)
{
	i += i < len && s[i] == ' ';
	if (i + 1 >= len || (s[i] != 'a' && s[i] != 'p'))
		return false;
	if (s[i + 1] == 'm')
		return i + 2 >= len || !is_alpha((unsigned char)s[i + 2]);
	return s[i + 1] == '.' && i + 2 < len && s[i + 2] == 'm';
}

/* Numbers that one mark holds together; n is 0 for a time of day. Returns the byte behind. */
static size_t read_group(const char *s, size_t len, size_t i, struct group *g)
{
	*g = (struct group){ .n = 0 };
	while (i < len && g->n < 3) {
		size_t from = i;

		for (; i < len && is_digit((unsigned char)s[i]); i++)
			g->v[g->n] = g->v[g->n] < 100000 ? g->v[g->n] * 10 + (s[i] - '0') : g->v[g->n];
		g->digits[g->n++] = (int)(i - from);
		if (i + 1 >= len || !strchr(".-/:", s[i]) || !is_digit((unsigned char)s[i + 1]) || (g->sep && g->sep != s[i]))
			break;
		g->sep = s[i++];
	}
	if (g->sep == ':' || (g->sep == '.' && is_half_day(s, len, i)))
		g->n = 0;
	return i;
}

static int full_year(int v, int digits)
{
	return digits > 2 ? v : v < 50 ? 2000 + v : 1900 + v;
}

/* "24.02.22", "2025-11-30", "30/11/2025": day before month, unless it cannot be one */
static void read_numeric(struct parts *p, const struct group *g)
{
	bool year_first = g->digits[0] == 4, month_first = g->sep == '/' && g->v[1] > 12 && g->v[0] <= 12;

	add_part(&p->years, year_first ? g->v[0] : full_year(g->v[2], g->digits[2]));
	add_part(&p->months, g->v[month_first ? 0 : 1]);
	add_part(&p->days, g->v[year_first ? 2 : month_first ? 1 : 0]);
	p->is_numeric = true;
}

/* "9/11", "7/10", "24/7": names of attacks, and always; no dates */
static bool is_name(const struct group *g)
{
	static const int names[][2] = { { 9, 11 }, { 7, 10 }, { 7, 7 }, { 26, 11 }, { 24, 7 } };

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (g->sep == '/' && g->v[0] == names[i][0] && g->v[1] == names[i][1])
			return true;
	return false;
}

/* "4/5", "13-14", "2023-24", "24.02" */
static void read_pair(struct reading *r, const struct group *g)
{
	struct parts *p = &r->p;

	if (g->digits[0] == 4 && g->v[0] >= 1900 && g->v[0] < 2100) {
		add_part(&p->years, g->v[0]);
		add_part(&p->years, g->digits[1] == 2 ? g->v[0] / 100 * 100 + g->v[1] : g->v[1]);
	} else if (g->sep == '.' && g->v[0] <= 31 && g->digits[1] == 2 && g->v[1] && g->v[1] <= 12) {
		add_part(&r->dotted_days, g->v[0]);
		add_part(&r->dotted_months, g->v[1]);
	} else if (g->sep != '.' && g->v[0] && g->v[0] <= 31 && g->v[1] && g->v[1] <= 31) {
		add_part(&p->days, g->v[0]);
		add_part(&p->days, g->v[1]);
		p->keys |= 1u << KEY_TO;
		/* "on 25/6": day before month, unless it cannot be one */
		if (g->sep == '/' && !is_name(g) && !is_digit((unsigned char)*r->s) && (g->v[0] <= 12 || g->v[1] <= 12)) {
			add_part(&r->dotted_days, g->v[g->v[1] > 12 ? 1 : 0]);
			add_part(&r->dotted_months, g->v[g->v[1] > 12 ? 0 : 1]);
		}
	}
}

static void read_single(struct reading *r, int v, int digits)
{
	struct parts *p = &r->p;

	r->last = NULL;
	if (r->behind_week && v >= 1 && v <= 53) {
		p->week = v;
		return;
	}
	if (digits == 4 && v >= 1900 && v < 2100)
		r->last = &p->years;
	else if (digits == 2 && r->behind_month && (v > 31 || (p->days.n && !has_key(p, KEY_TO))))
		r->last = &p->years;		/* 27 NOV 89, 24 Feb 22 */
	else if (digits <= 2 && v >= 1 && v <= 31)
		r->last = &p->days;
	if (r->last)
		add_part(r->last, r->last == &p->years ? full_year(v, digits) : v);
	if (v > 0 && v < 1000 && !p->unit)
		p->count = v;		/* "seven days to 9 March": of the days */
}

/* What was taken for a day or a year is an hour. */
static void take_back(struct reading *r)
{
	if (r->last && r->last->n)
		r->last->n--;
	r->last = NULL;
	if (!r->p.unit)
		r->p.count = 0;
}

static void read_code(struct reading *r, const char *code);

/* "24th", "1980s", "6am", "T06:00Z": letters at a number are no word of their own. */
static size_t read_suffix(struct reading *r, size_t i)
{
	size_t end = i, behind;
	const struct lex_entry *e;

	while (end < r->len && is_alpha((unsigned char)r->s[end]))
		end++;
	e = lexicon_match(r->lx, CLASS_DATE, r->s, end, i, &behind);
	if (e && !strcmp(e->code, "clock")) {
		take_back(r);
		r->p.has_hour = true;
	}
	if (e && !strcmp(e->code, "units.hour"))	/* "24h" */
		read_code(r, e->code);
	if (end == i + 1 && r->s[i] == 's' && r->last == &r->p.years)
		r->p.keys |= 1u << KEY_DECADE;
	return end;
}

static size_t read_digits(struct reading *r, size_t i)
{
	struct group g;
	size_t end = read_group(r->s, r->len, i, &g);

	r->p.has_hour |= !g.n;
	if (g.n == 3)
		read_numeric(&r->p, &g);
	else if (g.n == 2)
		read_pair(r, &g);
	else if (g.n == 1)
		read_single(r, g.v[0], g.digits[0]);
	if (g.n != 1)
		r->last = NULL;
	r->behind_week = false;
	return read_suffix(r, end);
}

/* A unit behind "two weeks of", "the last week of", "the second half of". */
static bool is_of_whole(const struct parts *p)
{
	return p->unit && p->unit != 'M' && (p->ordinal || p->count || has_key(p, KEY_LAST));
}

static void read_unit(struct reading *r, const char *name)
{
	static const struct { const char *name; char unit; } units[] = { { "minute", 'M' }, { "hour", 'h' },
		{ "day", 'd' }, { "week", 'w' }, { "fortnight", 'f' }, { "month", 'm' }, { "quarter", 'q' }, { "half", 'H' },
		{ "year", 'y' } };
	int count = r->p.count;

	for (size_t i = 0; i < sizeof(units) / sizeof(*units); i++)
		if (!strcmp(units[i].name, name))
			*(is_of_whole(&r->p) ? &r->p.whole : &r->p.unit) = units[i].unit;
	take_back(r);		/* "24 hours", "16 days": no day of a month */
	r->p.count = count;
}

/* "the past 48 hrs": no time of day */
static bool is_length(const struct parts *p)
{
	return p->count >= 12 && p->count <= 96 && (has_key(p, KEY_IN) || has_key(p, KEY_PAST) || has_key(p, KEY_LAST));
}

static void read_code(struct reading *r, const char *code)
{
	static const char *const keys[] = {
#define X(name, code) code,
		DATE_KEYS(X)
#undef X
	};
	const char *dot = strchr(code, '.');
	int value = dot ? (int)strtol(dot + 1, NULL, 10) : 0;
	struct parts *p = &r->p;

	/* "the first ten days of last month": the month is the last one, not the days */
	p->whole_last |= p->unit && p->unit != 'M' && !strcmp(code, "last");
	for (size_t i = 0; i < N_KEYS; i++)
		if (!strcmp(keys[i], code) && !(i == KEY_LAST && p->whole_last))
			p->keys |= 1u << i;
	if (!strncmp(code, "month.", 6))
		add_part(&p->months, value);
	else if (!strncmp(code, "weekday.", 8))
		add_part(&p->weekdays, value);
	else if (!strncmp(code, "ordinal.", 8))
		p->ordinal = value;
	else if (!strncmp(code, "unit.", 5) || !strncmp(code, "units.", 6)) {
		p->plural = code[4] == 's';
		read_unit(r, dot + 1);
	}
	if (!strcmp(code, "clock") && is_length(p)) {
		read_unit(r, "hour");
	} else if (!strcmp(code, "clock")) {
		take_back(r);
		p->has_hour = true;
	}
	if (!strncmp(code, "day.", 4)) {
		p->offset = value;
		p->has_offset = true;
	}
	if (!strncmp(code, "shift.", 6)) {
		p->shift = value;
		p->has_shift = true;
	}
	if (!strncmp(code, "holiday.", 8)) {
		add_part(&p->months, value / 100);
		add_part(&p->days, value % 100);
	}
	if (!strncmp(code, "event.", 6)) {
		add_part(&p->years, value / 10000);
		add_part(&p->months, value / 100 % 100);
		add_part(&p->days, value % 100);
	}
	r->behind_month = !strncmp(code, "month.", 6);
	r->behind_week = !strcmp(code, "unit.week") && !p->count;
}

/* The word at i, or words; a part of a word ("mid-May", "Friday-Sunday") where no dictionary has the whole. */
static size_t read_word(struct reading *r, size_t i)
{
	size_t run = i, end = i;
	const struct lex_entry *e, *number;

	while (run < r->len && (is_alpha((unsigned char)r->s[run]) || (unsigned char)r->s[run] >= 0xC0 ||
			((unsigned char)r->s[run] >= 0x80 && run > i)))
		run++;
	if (run == i)
		run++;
	e = lexicon_match(r->lx, CLASS_DATE, r->s, r->len, i, &end);
	if (!e)
		e = lexicon_match(r->lx, CLASS_DATE, r->s, run, i, &end);
	number = e ? NULL : lexicon_match(r->lx, CLASS_NUMWORD, r->s, r->len, i, &end);
	r->behind_month = r->behind_week = false;
	if (number && !r->p.unit)
		r->p.count = (int)strtol(number->code, NULL, 10);
	for (const struct lex_entry *next = e; next; next = lex_of_class(next->next, CLASS_DATE))
		read_code(r, next->code);	/* "q2" is a quarter and the second */
	r->last = NULL;
	return e || number ? end : run;
}

/* A dash, also one of U+2010 to U+2015. */
static bool is_dash(const char *s, size_t left)
{
	unsigned char last = left > 2 ? (unsigned char)s[2] : 0;

	return *s == '-' || (last >= 0x90 && last <= 0x95 && !memcmp(s, "\xE2\x80", 2));
}

struct parts date_parts(const struct lexicon *lx, const char *text, size_t len)
{
	struct reading r = { .lx = lx, .len = len < PHRASE_BYTES ? len : PHRASE_BYTES };

	for (size_t i = 0; i < r.len; i++)
		r.s[i] = is_space((unsigned char)text[i]) ? ' ' : (char)to_lower((unsigned char)text[i]);
	for (size_t i = 0; i < r.len;) {
		unsigned char c = (unsigned char)r.s[i];

		if (is_digit(c)) {
			i = read_digits(&r, i);
		} else if (is_dash(r.s + i, r.len - i)) {
			r.p.keys |= 1u << KEY_TO;
			i += c == '-' ? 1 : 3;
		} else if (is_alpha(c) || c >= 0xC0) {
			i = read_word(&r, i);
		} else {
			i++;
		}
	}
	if (has_key(&r.p, KEY_THROUGH))
		r.p.keys |= 1u << KEY_TO;
	if (!r.p.months.n && r.dotted_days.n) {
		r.p.days = r.dotted_days;
		r.p.months = r.dotted_months;
		r.p.is_numeric = true;
	}
	return r.p;
}
