/*
 * test_reader.c - files of every form, good and bad, written to a folder of
 * their own and read back.
 */
#include "extract/part.h"
#include "extract/reader.h"
#include "extract/scrub.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static struct buf notes;	/* messages, each with a newline */

static void keep_note(void *ctx, const char *message)
{
	buf_addf(ctx, "%s\n", message);
}

static void write_bytes(const char *name, const char *s, size_t len)
{
	FILE *f = fopen(name, "wb");

	assert_non_null(f);
	assert_int_equal(fwrite(s, 1, len, f), len);
	assert_int_equal(fclose(f), 0);
}

static struct reader *open_one(char *name, enum format format, const char *date)
{
	static char *files[1];

	files[0] = name;
	buf_clear(&notes);
	return reader_open(files, 1, format, date, keep_note, &notes);
}

static struct reader *open_bytes(char *name, const char *s, size_t len)
{
	write_bytes(name, s, len);
	return open_one(name, FORMAT_AUTO, "");
}

#define OPEN(name, s) open_bytes(name, s, sizeof(s) - 1)

/* The reader has no more, and said just this. */
static void expect_end(struct reader *r, size_t bad, const char *said)
{
	assert_null(reader_next(r));
	assert_null(reader_next(r));
	assert_string_equal(buf_str(&notes), said);
	assert_int_equal(reader_bad(r), bad);
	reader_close(r);
}

static void expect_text(const struct report *p, const char *id, const char *s, size_t len)
{
	assert_non_null(p);
	assert_string_equal(p->id, id);
	assert_int_equal(p->len, len);
	assert_memory_equal(p->text, s, len);
	assert_int_equal(p->text[len], 0);
}

#define EXPECT(p, id, s) expect_text(p, id, s, sizeof(s) - 1)

static void test_text(void **state)
{
	struct reader *r = OPEN("a.txt", "Two houses burned.\r\nNo one was hurt.");
	const struct report *p = reader_next(r);

	(void)state;
	EXPECT(p, "a.txt", "Two houses burned.\r\nNo one was hurt.");
	assert_string_equal(p->date, "");
	assert_string_equal(p->title, "");
	assert_string_equal(p->lang, "");
	expect_end(r, 0, "");
}

static void test_mark_stays_in_text(void **state)
{
	struct reader *r = OPEN("mark.txt", "\xEF\xBB\xBFTwo houses burned.");

	(void)state;
	EXPECT(reader_next(r), "mark.txt", "\xEF\xBB\xBFTwo houses burned.");
	expect_end(r, 0, "");
}

static void test_brace_is_no_json(void **state)
{
	struct reader *r = OPEN("brace.txt", "{Update} Two houses burned.\n");

	(void)state;
	EXPECT(reader_next(r), "brace.txt", "{Update} Two houses burned.\n");
	expect_end(r, 0, "");
}

static void check_name_date(const char *name, const char *given, const char *expected)
{
	char copy[64];
	struct reader *r;

	snprintf(copy, sizeof(copy), "%s", name);
	write_bytes(copy, "Two.", 4);
	r = open_one(copy, FORMAT_AUTO, given);
	assert_string_equal(reader_next(r)->date, expected);
	reader_close(r);
}

static void test_date_of_name(void **state)
{
	(void)state;
	check_name_date("report-2026-03-15.txt", "", "2026-03-15");
	check_name_date("report-2026-03-15.txt", "2020-01-01", "2020-01-01");
	check_name_date("20260315_evening.txt", "", "2026-03-15");
	check_name_date("no 17-2026-02-30-20260301.txt", "", "2026-03-01");
	check_name_date("12345678.txt", "", "");
	check_name_date("202603151.txt", "", "");
	check_name_date("2026-03-155.txt", "", "");
	assert_int_equal(mkdir("2026-01-01", 0777), 0);
	check_name_date("2026-01-01/plain.txt", "", "");
}

static void test_ndjson(void **state)
{
	struct reader *r = OPEN("n.ndjson",
		"\xEF\xBB\xBF{\"id\":\"r1\",\"text\":\"Two \\u0000 \xD0\xB4\xD0\xB2\xD0\xB0\","
		"\"date\":\"October 8, 2023\",\"title\":\"T\",\"source\":\"S\",\"lang\":\"en\"}\r\n"
		"\r\n   \n"
		"{\"url\":\"https://example.org/2\",\"text\":\"\",\"other\":[1,{\"a\":null}]}\n"
		"{\"id\":17,\"text\":\"three\",\"date\":null,\"title\":null}\n"
		"{\"text\":\"last\"}");
	const struct report *p = reader_next(r);

	(void)state;
	EXPECT(p, "r1", "Two \0 \xD0\xB4\xD0\xB2\xD0\xB0");
	assert_string_equal(p->date, "2023-10-08");
	assert_string_equal(p->title, "T");
	assert_string_equal(p->source, "S");
	assert_string_equal(p->lang, "en");
	p = reader_next(r);
	EXPECT(p, "https://example.org/2", "");
	assert_string_equal(p->date, "");
	assert_string_equal(p->title, "");
	EXPECT(reader_next(r), "17", "three");
	EXPECT(reader_next(r), "n.ndjson:6", "last");
	expect_end(r, 0, "");
}

static void test_ndjson_by_content(void **state)
{
	struct reader *r = OPEN("export.json", "\n \n {\"id\":\"x\",\"text\":\"one\"}\n");

	(void)state;
	EXPECT(reader_next(r), "x", "one");
	expect_end(r, 0, "");
}

static void test_bad_lines(void **state)
{
	struct reader *r = OPEN("bad.ndjson",
		"{\"id\":\"cut\",\"text\":\"two\n"
		"{\"id\":\"good\",\"text\":\"one\"}\n"
		"[1]\nnull\n"
		"{\"id\":\"x\"}\n"
		"{\"id\":\"x\",\"text\":7}\n"
		"{\"id\":\"x\",\"text\":\"two\"} {}\n"
		"{'id':'x','text':'two'}\n"
		"{\"id\":\"x\",\"text\":\"\xFF\"}\n"
		"{\"id\":\"x\",\"text\":\"\xED\xA0\x80\"}\n"
		"{\"id\":\"x\",\"text\":\"two\"}\0\n"
		"{\"id\":\"last\",\"text\":\"\\ud800!\"}");

	(void)state;
	EXPECT(reader_next(r), "good", "one");
	EXPECT(reader_next(r), "last", "\xEF\xBF\xBD!");
	expect_end(r, 10,
		"bad.ndjson:1: bad JSON: the line ends too early\n"
		"bad.ndjson:3: bad JSON: not an object\n"
		"bad.ndjson:4: bad JSON: not an object\n"
		"bad.ndjson:5: no 'text'\n"
		"bad.ndjson:6: 'text' is not a string\n"
		"bad.ndjson:7: bad JSON: unexpected character\n"
		"bad.ndjson:8: bad JSON: unexpected character\n"
		"bad.ndjson:9: bad JSON: invalid UTF-8\n"
		"bad.ndjson:10: bad JSON: invalid UTF-8\n"
		"bad.ndjson:11: bad JSON: more behind the object\n");
}

static void test_deep_line(void **state)
{
	struct buf b = { 0 };
	struct reader *r;

	(void)state;
	buf_adds(&b, "{\"text\":\"x\",\"deep\":");
	for (int i = 0; i < 100000; i++)
		buf_addc(&b, '[');
	buf_adds(&b, "\n{\"id\":\"ok\",\"text\":\"y\"}\n");
	r = open_bytes("deep.ndjson", b.s, b.len);
	EXPECT(reader_next(r), "ok", "y");
	expect_end(r, 1, "deep.ndjson:1: bad JSON: nesting too deep\n");
	buf_release(&b);
}

static void test_dates(void **state)
{
	struct reader *r;
	const struct report *p;

	(void)state;
	r = OPEN("d.ndjson",
		"{\"id\":\"a\",\"text\":\"x\",\"date\":\"June 31, 2026\"}\n"
		"{\"id\":\"b\",\"text\":\"x\",\"date\":\"\\u001b[2J soon\"}\n"
		"{\"id\":\"c\",\"text\":\"x\",\"date\":20260315}\n"
		"{\"id\":\"d\",\"text\":\"x\",\"date\":\" \"}\n"
		"{\"id\":\"e\",\"text\":\"x\",\"date\":\"2026-03-15T01:00:00Z\"}\n");
	for (int i = 0; i < 4; i++) {
		p = reader_next(r);
		assert_non_null(p);
		assert_string_equal(p->date, "");
	}
	assert_string_equal(reader_next(r)->date, "2026-03-15");
	expect_end(r, 3,
		"d.ndjson:1: date 'June 31, 2026' not understood\n"
		"d.ndjson:2: date '?[2J soon' not understood\n"
		"d.ndjson:3: date '20260315' not understood\n");
	r = open_one("d.ndjson", FORMAT_NDJSON, "2026-04-01");
	assert_string_equal(reader_next(r)->date, "2026-04-01");
	for (int i = 0; i < 4; i++)
		p = reader_next(r);
	assert_string_equal(p->date, "2026-03-15");
	reader_close(r);
}

static void test_forced_format(void **state)
{
	struct reader *r;

	(void)state;
	write_bytes("f.ndjson", "{\"text\":\"a\"}", 12);
	r = open_one("f.ndjson", FORMAT_TEXT, "");
	EXPECT(reader_next(r), "f.ndjson", "{\"text\":\"a\"}");
	expect_end(r, 0, "");
	write_bytes("f.txt", "prose\n", 6);
	r = open_one("f.txt", FORMAT_NDJSON, "");
	expect_end(r, 1, "f.txt:1: bad JSON: not an object\n");
}

static void test_cannot_open(void **state)
{
	struct reader *r = open_one("missing.txt", FORMAT_AUTO, "");

	(void)state;
	expect_end(r, 1, "cannot open 'missing.txt': No such file or directory\n");
	r = open_one(".", FORMAT_AUTO, "");
	expect_end(r, 1, "cannot open '.': Is a directory\n");
	r = open_one("up\x1b[2Jto\n\xC2\x9B\xE2\x80\xAE\xFF.txt", FORMAT_AUTO, "");
	expect_end(r, 1, "cannot open 'up?[2Jto????.txt': No such file or directory\n");
	if (!geteuid())
		return;
	write_bytes("closed.txt", "x", 1);
	assert_int_equal(chmod("closed.txt", 0), 0);
	r = open_one("closed.txt", FORMAT_AUTO, "");
	expect_end(r, 1, "cannot open 'closed.txt': Permission denied\n");
}

static void test_cannot_read(void **state)
{
	struct reader *r;

	(void)state;
	if (access("/proc/self/mem", R_OK))
		skip();
	r = open_one("/proc/self/mem", FORMAT_AUTO, "");
	expect_end(r, 1, "cannot read '/proc/self/mem': Input/output error\n");
}

static void test_empty(void **state)
{
	(void)state;
	expect_end(OPEN("empty.txt", ""), 1, "'empty.txt' is empty\n");
	expect_end(OPEN("blank.txt", "\xEF\xBB\xBF \r\n\n"), 1, "'blank.txt' is empty\n");
	expect_end(OPEN("empty.ndjson", ""), 1, "'empty.ndjson' is empty\n");
}

static void test_binary(void **state)
{
	(void)state;
	expect_end(OPEN("nul.bin", "Two houses\0 burned."), 1,
		"'nul.bin': not text (it holds NUL bytes)\n");
	expect_end(OPEN("ctl.bin", "\x01\x02 ab\x03\x7F cd"), 1,
		"'ctl.bin': not text (40% are control codes or invalid UTF-8)\n");
	expect_end(OPEN("cp1251.txt", "\xC4\xE2\xE0 \xE4\xEE\xEC\xE0."), 1,
		"'cp1251.txt': not text (77% are control codes or invalid UTF-8)\n");
	expect_end(OPEN("le.txt", "\xFF\xFET\0w\0o\0"), 1,
		"'le.txt': UTF-16 is not read; convert it to UTF-8\n");
	expect_end(OPEN("be.txt", "\xFE\xFF\0T\0w\0o"), 1,
		"'be.txt': UTF-16 is not read; convert it to UTF-8\n");
	expect_end(OPEN("noise.ndjson", "\x80\x81\x82\x83\n"), 1,
		"'noise.ndjson': not text (80% are control codes or invalid UTF-8)\n");
}

static void test_invalid_utf8(void **state)
{
	struct reader *r = OPEN("i.txt", "Seventeen caf\xE9s and two houses burned down.");

	(void)state;
	EXPECT(reader_next(r), "i.txt", "Seventeen caf\xE9s and two houses burned down.");
	expect_end(r, 1, "'i.txt': invalid UTF-8 at byte 13\n");
	r = OPEN("j.txt", "Seventeen caf\xE9s and two na\xEFve men were hurt by debris.\xC3");
	assert_non_null(reader_next(r));
	expect_end(r, 1, "'j.txt': invalid UTF-8 at byte 13 (and 2 more)\n");
}

/* A character that the end of the first 64 KB cuts in two is no noise. */
static void test_cut_character(void **state)
{
	struct buf b = { 0 };
	struct reader *r;

	(void)state;
	while (b.len < 100000)
		buf_adds(&b, "\xE2\x82\xAC");
	buf_adds(&b, ".");
	r = open_bytes("euro.txt", b.s, b.len);
	expect_text(reader_next(r), "euro.txt", b.s, b.len);
	expect_end(r, 0, "");
	buf_release(&b);
}

static void test_long_line(void **state)
{
	size_t size = 50 * 1000 * 1000;
	struct buf b = { 0 };
	const struct report *p;
	struct reader *r;
	char *filler = xmalloc(size);

	(void)state;
	memset(filler, 'a', size);
	buf_adds(&b, "{\"id\":\"s\",\"text\":\"small\"}\n{\"id\":\"l\",\"text\":\"");
	buf_add(&b, filler, size);
	buf_adds(&b, "\"}\n{\"id\":\"t\",\"text\":\"small\"}");
	r = open_bytes("long.ndjson", b.s, b.len);
	buf_release(&b);
	EXPECT(reader_next(r), "s", "small");
	for (size_t n = 0; n < size; n += p->len) {
		p = reader_next(r);
		assert_string_equal(p->id, "l");
		assert_int_equal(p->base, n);
		assert_int_equal(p->more, n + p->len < size);
		assert_memory_equal(p->text, filler, p->len);
	}
	EXPECT(reader_next(r), "t", "small");
	expect_end(r, 0, "");
	free(filler);
	assert_int_equal(unlink("long.ndjson"), 0);
}

/* Lines that lie across the ends of the pieces in which the file is read. */
static void test_many_lines(void **state)
{
	struct buf b = { 0 }, id = { 0 };
	struct reader *r;
	int n = 20000;

	(void)state;
	for (int i = 0; i < n; i++)
		buf_addf(&b, "{\"id\":\"r%d\",\"text\":\"%.*s\"}\n", i, i % 60,
			"The quick count of things that stood here and are no more here");
	r = open_bytes("many.ndjson", b.s, b.len);
	for (int i = 0; i < n; i++) {
		const struct report *p = reader_next(r);

		buf_clear(&id);
		buf_addf(&id, "r%d", i);
		assert_non_null(p);
		assert_string_equal(p->id, id.s);
		assert_int_equal(p->len, i % 60);
	}
	expect_end(r, 0, "");
	buf_release(&b);
	buf_release(&id);
}

/* The same text has the same parts: as a file, from a pipe in drops, and in NDJSON. */
static void test_parts(void **state)
{
	static char *files[] = { "-" };
	struct buf text = { 0 }, line = { 0 };
	struct reader *r, *n;
	const struct report *p, *q;
	int saved = dup(STDIN_FILENO), ends[2];

	(void)state;
	for (int i = 0; text.len < 3 * PART_BYTES; i++)
		buf_addf(&text, "Item %d: two houses near Sol\xC3\xA9n burned. No one was hurt.%s", i,
			i % 7 ? " " : i % 31 ? "\n" : "\n\n");
	buf_addf(&line, "{\"id\":\"parts.txt\",\"date\":\"2025-03-02\",\"text\":\"");
	for (size_t i = 0; i < text.len; i++)
		buf_adds(&line, text.s[i] == '\n' ? "\\n" : (char[]){ text.s[i], '\0' });
	buf_adds(&line, "\"}\n{\"text\":\"small\"}\n");
	write_bytes("parts.ndjson", line.s, line.len);
	assert_int_equal(pipe(ends), 0);
	if (!fork()) {
		for (size_t i = 0; i < text.len; i += 997)
			if (write(ends[1], text.s + i, text.len - i < 997 ? text.len - i : 997) < 0)
				_exit(1);
		_exit(0);
	}
	close(ends[1]);
	dup2(ends[0], STDIN_FILENO);
	close(ends[0]);
	buf_clear(&notes);
	r = reader_open(files, 1, FORMAT_TEXT, "", keep_note, &notes);
	n = open_one("parts.ndjson", FORMAT_AUTO, "");
	for (size_t base = 0; base < text.len; base += p->len) {
		p = reader_next(r);
		q = reader_next(n);
		assert_int_equal(p->base, base);
		assert_int_equal(q->base, base);
		assert_int_equal(p->len, q->len);
		assert_in_range(p->len, PART_BYTES / 2 * !!p->more, PART_BYTES);
		assert_memory_equal(p->text, text.s + base, p->len);
		assert_memory_equal(q->text, text.s + base, p->len);
		assert_int_equal(p->more, base + p->len < text.len);
		assert_int_equal(q->more, p->more);
		assert_string_equal(q->date, "2025-03-02");
		assert_string_equal(q->id, "parts.txt");
	}
	EXPECT(reader_next(n), "parts.ndjson:2", "small");
	expect_end(n, 0, "");
	expect_end(r, 0, "");
	dup2(saved, STDIN_FILENO);
	close(saved);
	wait(NULL);
	buf_release(&text);
	buf_release(&line);
}

/* What is no UTF-8 is counted over all parts, and said once, with its byte in the file. */
static void test_invalid_in_parts(void **state)
{
	struct buf b = { 0 };
	struct buf warning = { 0 };
	struct reader *r;
	size_t n = 0;

	(void)state;
	while (b.len < PART_BYTES + 1000)
		buf_adds(&b, "Two houses burned.\n");
	buf_addf(&warning, "'i.txt': invalid UTF-8 at byte %zu (and 1 more)\n", b.len + strlen("caf"));
	buf_adds(&b, "caf\xE9\n");
	while (b.len < 2 * PART_BYTES)
		buf_adds(&b, "Two houses burned.\n");
	buf_adds(&b, "caf\xE9\n");
	r = open_bytes("i.txt", b.s, b.len);
	while (reader_next(r))
		n++;
	assert_int_equal(n, 3);
	expect_end(r, 1, warning.s);
	buf_release(&warning);
	buf_release(&b);
}

static void test_files_go_on(void **state)
{
	static char *files[] = { "missing.txt", "one.txt", ".", "two.ndjson", "one.txt" };
	struct reader *r;

	(void)state;
	write_bytes("one.txt", "One.", 4);
	write_bytes("two.ndjson", "{\"id\":\"n\",\"text\":\"Two.\"}\n", 25);
	buf_clear(&notes);
	r = reader_open(files, 5, FORMAT_AUTO, "", keep_note, &notes);
	EXPECT(reader_next(r), "one.txt", "One.");
	EXPECT(reader_next(r), "n", "Two.");
	EXPECT(reader_next(r), "one.txt", "One.");
	expect_end(r, 2, "cannot open 'missing.txt': No such file or directory\n"
		"cannot open '.': Is a directory\n");
}

static void test_stdin_once(void **state)
{
	static char *files[] = { "-", "-" };
	struct reader *r;
	int fd, saved = dup(STDIN_FILENO);

	(void)state;
	write_bytes("in.txt", "Three.", 6);
	fd = open("in.txt", O_RDONLY);
	assert_int_equal(dup2(fd, STDIN_FILENO), STDIN_FILENO);
	close(fd);
	buf_clear(&notes);
	r = reader_open(files, 2, FORMAT_AUTO, "", keep_note, &notes);
	EXPECT(reader_next(r), "-", "Three.");
	expect_end(r, 1, "'-': standard input can be read only once\n");
	if (saved >= 0) {
		dup2(saved, STDIN_FILENO);
		close(saved);
	}
}

static void test_scrub(void **state)
{
	struct buf b = { 0 };

	(void)state;
	scrub(&b, "a\0b\xC2\x85\xE2\x81\xA6\xD1\x8F\x80z", 12);
	assert_string_equal(b.s, "a?b??\xD1\x8F?z");
	buf_release(&b);
}

static char dir[] = "/tmp/test_reader.XXXXXX";

static int enter_folder(void **state)
{
	(void)state;
	return mkdtemp(dir) && !chdir(dir) ? 0 : -1;
}

static int leave_folder(void **state)
{
	static const char *const made[] = {
		"a.txt", "mark.txt", "brace.txt", "report-2026-03-15.txt", "20260315_evening.txt",
		"no 17-2026-02-30-20260301.txt", "12345678.txt", "202603151.txt",
		"2026-03-155.txt", "2026-01-01/plain.txt", "n.ndjson", "export.json",
		"bad.ndjson", "deep.ndjson", "d.ndjson", "f.ndjson", "f.txt", "closed.txt",
		"empty.txt", "blank.txt", "empty.ndjson", "nul.bin", "ctl.bin", "cp1251.txt",
		"le.txt", "be.txt", "noise.ndjson", "i.txt", "j.txt", "euro.txt", "long.ndjson",
		"many.ndjson", "one.txt", "two.ndjson", "in.txt", "parts.ndjson",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(made) / sizeof(*made); i++)
		unlink(made[i]);
	rmdir("2026-01-01");
	buf_release(&notes);
	return chdir("/") || rmdir(dir) ? -1 : 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_text),
		cmocka_unit_test(test_mark_stays_in_text),
		cmocka_unit_test(test_brace_is_no_json),
		cmocka_unit_test(test_date_of_name),
		cmocka_unit_test(test_ndjson),
		cmocka_unit_test(test_ndjson_by_content),
		cmocka_unit_test(test_bad_lines),
		cmocka_unit_test(test_deep_line),
		cmocka_unit_test(test_dates),
		cmocka_unit_test(test_forced_format),
		cmocka_unit_test(test_cannot_open),
		cmocka_unit_test(test_cannot_read),
		cmocka_unit_test(test_empty),
		cmocka_unit_test(test_binary),
		cmocka_unit_test(test_invalid_utf8),
		cmocka_unit_test(test_cut_character),
		cmocka_unit_test(test_long_line),
		cmocka_unit_test(test_many_lines),
		cmocka_unit_test(test_parts),
		cmocka_unit_test(test_invalid_in_parts),
		cmocka_unit_test(test_files_go_on),
		cmocka_unit_test(test_stdin_once),
		cmocka_unit_test(test_scrub),
	};

	return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
