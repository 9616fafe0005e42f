/*
 * test_write.c - files of rows as they come out, failures to write them, and
 * `tally verify` over what was written.
 */
#include "output/verify.h"
#include "output/write.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const struct column *few[4];	/* report_id text start value */

static const char body[] = "Police said \"some\n20\" houses burned, -3 degrees.";
static const struct report report = {
	.id = "a.txt", .text = body, .len = sizeof(body) - 1, .date = "", .title = "",
	.source = "", .lang = "",
};
static struct claim claim = {
	.id = 1, .span = { 12, 21 },
	.figure = { .value = 20, .has_value = true, .hedge = HEDGE_ABOUT },
};

static struct write_options few_options(const char *path)
{
	return (struct write_options){ .path = path, .columns = few, .n_columns = 4 };
}

static void expect_file(const char *name, const char *expected)
{
	struct buf b = { 0 };
	FILE *f = fopen(name, "rb");
	int c;

	assert_non_null(f);
	while ((c = getc(f)) != EOF)
		buf_addc(&b, c);
	fclose(f);
	assert_string_equal(buf_str(&b), expected);
	buf_release(&b);
}

static size_t count_files(void)
{
	DIR *d = opendir(".");
	size_t n = 0;

	assert_non_null(d);
	while (readdir(d))
		n++;
	closedir(d);
	return n;
}

static int put(struct writer *w, const struct write_options *o, const struct report *r, const struct claim *c)
{
	struct buf row = { 0 }, cell = { 0 };
	int rc;

	write_row(o, &row, &cell, r, c);
	rc = writer_add(w, row.s, row.len);
	buf_release(&row);
	buf_release(&cell);
	return rc;
}

static void write_rows(const struct write_options *o, int rows)
{
	struct buf err = { 0 };
	struct writer *w = writer_open(o, &err);

	assert_non_null(w);
	for (int i = 0; i < rows; i++)
		assert_int_equal(put(w, o, &report, &claim), 0);
	assert_int_equal(writer_close(w, true, &err), 0);
	assert_string_equal(buf_str(&err), "");
	buf_release(&err);
}

static void test_csv(void **state)
{
	struct write_options o = few_options("out.csv");

	(void)state;
	write_rows(&o, 0);
	expect_file("out.csv", "report_id,text,start,value\n");
	write_rows(&o, 2);
	expect_file("out.csv", "report_id,text,start,value\n"
		"\"a.txt\",\"\"\"some\n20\"\"\",12,20\n\"a.txt\",\"\"\"some\n20\"\"\",12,20\n");
	o.hxl = true;
	write_rows(&o, 0);
	expect_file("out.csv", "report_id,text,start,value\n"
		"#meta+id+report,#description+number,#meta+offset+start,#indicator+value+num\n");
}

static void test_excel(void **state)
{
	struct write_options o = few_options("out.csv");
	struct claim saved = claim;

	(void)state;
	o.excel = true;
	claim.span = (struct span){ 37, 39 };
	claim.figure.value = -3;
	write_rows(&o, 1);
	claim = saved;
	expect_file("out.csv", "\xEF\xBB\xBFreport_id,text,start,value\r\n"
		"\"a.txt\",\"'-3\",37,-3\r\n");
}

static void test_ndjson(void **state)
{
	struct write_options o = few_options("out.ndjson");
	struct claim saved = claim;

	(void)state;
	o.ndjson = true;
	write_rows(&o, 1);
	expect_file("out.ndjson", "{\"report_id\":\"a.txt\",\"text\":\"\\\"some\\n20\\\"\","
		"\"start\":12,\"value\":20}\n");
	claim.span = (struct span){ 0, 0 };
	claim.figure.has_value = false;
	write_rows(&o, 1);
	claim = saved;
	expect_file("out.ndjson", "{\"report_id\":\"a.txt\",\"text\":null,\"start\":0,"
		"\"value\":null}\n");
}

static void test_ndjson_is_utf8(void **state)
{
	static const struct report bad = {
		.id = "b", .text = "20\xFF", .len = 3, .date = "", .title = "",
		.source = "", .lang = "",
	};
	static const struct claim c = { .span = { 0, 3 } };
	struct write_options o = few_options("out.ndjson");
	struct buf err = { 0 };
	struct writer *w;

	(void)state;
	o.ndjson = true;
	w = writer_open(&o, &err);
	assert_int_equal(put(w, &o, &bad, &c), 0);
	assert_int_equal(writer_close(w, true, &err), 0);
	expect_file("out.ndjson", "{\"report_id\":\"b\",\"text\":\"20\xEF\xBF\xBD\",\"start\":0,"
		"\"value\":null}\n");
}

static void test_large(void **state)
{
	struct write_options o = few_options("large.csv");
	struct stat st;

	(void)state;
	write_rows(&o, 10000);
	assert_int_equal(stat("large.csv", &st), 0);
	assert_int_equal(st.st_size, 27 + 10000 * 28);
	unlink("large.csv");
}

/* Until it is whole, a file is not there; without commit the old one stays. */
static void test_commit(void **state)
{
	struct write_options o = few_options("kept.csv");
	struct buf err = { 0 };
	size_t files = count_files();
	struct writer *w = writer_open(&o, &err);

	(void)state;
	assert_int_equal(put(w, &o, &report, &claim), 0);
	assert_int_equal(access("kept.csv", F_OK), -1);
	assert_int_equal(count_files(), files + 1);
	assert_int_equal(writer_close(w, false, &err), 0);
	assert_int_equal(count_files(), files);
	write_rows(&o, 0);
	assert_int_equal(chmod("kept.csv", 0640), 0);
	w = writer_open(&o, &err);
	assert_int_equal(put(w, &o, &report, &claim), 0);
	assert_int_equal(writer_close(w, false, &err), 0);
	expect_file("kept.csv", "report_id,text,start,value\n");
	assert_int_equal(count_files(), files + 1);
}

static void test_link_and_mode(void **state)
{
	struct write_options o = few_options("link.csv");
	struct stat st;

	(void)state;
	assert_int_equal(symlink("kept.csv", "link.csv"), 0);
	o.hxl = true;
	o.n_columns = 1;
	write_rows(&o, 0);
	assert_int_equal(lstat("link.csv", &st), 0);
	assert_true(S_ISLNK(st.st_mode));
	expect_file("kept.csv", "report_id\n#meta+id+report\n");
	assert_int_equal(stat("kept.csv", &st), 0);
	assert_int_equal(st.st_mode & 0777, 0640);
	unlink("link.csv");
}

static void expect_open_failure(const char *path, const char *reason)
{
	struct write_options o = few_options(path);
	struct buf err = { 0 };

	assert_null(writer_open(&o, &err));
	assert_string_equal(buf_str(&err), reason);
	buf_release(&err);
}

static void test_cannot_open(void **state)
{
	size_t files = count_files();

	(void)state;
	expect_open_failure("no/such/out.csv",
		"cannot write 'no/such/out.csv': No such file or directory");
	expect_open_failure(".", "cannot write '.': Is a directory");
	expect_open_failure("kept.csv/x", "cannot write 'kept.csv/x': Not a directory");
	assert_int_equal(count_files(), files);
}

static void test_full_device(void **state)
{
	struct write_options o = few_options("/dev/full");
	struct buf err = { 0 };
	struct writer *w = writer_open(&o, &err);
	int failed = 0;

	(void)state;
	assert_non_null(w);
	for (int i = 0; i < 10000; i++)
		failed += put(w, &o, &report, &claim) < 0;
	assert_in_range(failed, 1, 10000);
	assert_int_equal(writer_close(w, true, &err), -1);
	assert_string_equal(err.s, "cannot write '/dev/full': No space left on device");
	buf_clear(&err);
	w = writer_open(&o, &err);	/* the header alone */
	assert_int_equal(writer_close(w, true, &err), -1);
	assert_string_equal(err.s, "cannot write '/dev/full': No space left on device");
	buf_release(&err);
}

static int redirect(int fd, const char *path)
{
	int saved = dup(fd), to = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0666);

	fflush(NULL);
	assert_true(to >= 0);
	assert_int_equal(dup2(to, fd), fd);
	close(to);
	return saved;
}

static void restore(int fd, int saved)
{
	fflush(NULL);
	dup2(saved, fd);
	close(saved);
}

static void test_stdout(void **state)
{
	struct write_options o = few_options(NULL);
	struct buf err = { 0 };
	struct writer *w;
	int rc, saved = redirect(STDOUT_FILENO, "std.csv");

	(void)state;
	w = writer_open(&o, &err);
	rc = w ? writer_close(w, true, &err) : -1;
	restore(STDOUT_FILENO, saved);
	assert_int_equal(rc, 0);
	expect_file("std.csv", "report_id,text,start,value\n");
	saved = redirect(STDOUT_FILENO, "/dev/full");
	w = writer_open(&o, &err);
	rc = w ? writer_close(w, true, &err) : 0;
	restore(STDOUT_FILENO, saved);
	assert_int_equal(rc, -1);
	assert_string_equal(err.s, "cannot write standard output: No space left on device");
	buf_release(&err);
}

static int run_verify(char **argv)
{
	int argc = 0, status, out = redirect(STDOUT_FILENO, "out"), err;

	err = redirect(STDERR_FILENO, "err");
	while (argv[argc])
		argc++;
	status = verify_main(argc, argv);
	restore(STDERR_FILENO, err);
	restore(STDOUT_FILENO, out);
	return status;
}

#define VERIFY(...) run_verify((char *[]){ "verify", __VA_ARGS__, NULL })

static void write_string(const char *name, const char *s)
{
	FILE *f = fopen(name, "wb");

	assert_non_null(f);
	fputs(s, f);
	assert_int_equal(fclose(f), 0);
}

static void test_verify_stands(void **state)
{
	struct write_options o = { .path = "v.csv" };

	(void)state;
	write_string("a.txt", body);
	write_rows(&o, 3);
	assert_int_equal(VERIFY("v.csv", "a.txt"), 0);
	expect_file("out", "3 rows verified, 0 failed\n");
	expect_file("err", "");
	o.excel = o.hxl = true;
	claim.span = (struct span){ 37, 39 };
	write_rows(&o, 1);
	claim.span = (struct span){ 12, 21 };
	assert_int_equal(VERIFY("v.csv", "a.txt"), 0);
	expect_file("out", "1 rows verified, 0 failed\n");
}

static void test_verify_fails(void **state)
{
	(void)state;
	write_string("a.txt", "17 houses");
	write_string("v.csv", "start,end,text,report_id\n0,2,17,a.txt\n0,2,18,a.txt\n"
		"3,99,houses,a.txt\n0,2,17,b.txt\n,2,17,a.txt\n2,0,,a.txt\n-1,2,17,a.txt\n"
		"0,1,17,a.txt\n0,99999999999999999999,17,a.txt\n3,9,houses,a.txt\n");
	assert_int_equal(VERIFY("v.csv", "a.txt"), 1);
	expect_file("out", "2 rows verified, 8 failed\n");
	expect_file("err", "v.csv:3: '18' does not stand at bytes 0..2 of 'a.txt'\n"
		"v.csv:4: 'houses' does not stand at bytes 3..99 of 'a.txt', which is shorter\n"
		"v.csv:5: report 'b.txt' is not among the files\n"
		"v.csv:6: start and end are not two offsets\n"
		"v.csv:7: start and end are not two offsets\n"
		"v.csv:8: start and end are not two offsets\n"
		"v.csv:9: '17' does not stand at bytes 0..1 of 'a.txt'\n"
		"v.csv:10: start and end are not two offsets\n");
}

static void test_verify_bad_input(void **state)
{
	(void)state;
	write_string("v.csv", "start,end,text,report_id\n0,2,17,a.txt\n");
	assert_int_equal(VERIFY("v.csv", "a.txt", "missing.txt"), 1);
	expect_file("out", "1 rows verified, 0 failed\n");
	expect_file("err", "tally: cannot open 'missing.txt': No such file or directory\n");
	assert_int_equal(VERIFY("missing.csv", "a.txt"), 1);
	expect_file("out", "0 rows verified, 0 failed\n");
	write_string("v.csv", "start,text,report_id\n0,17,a.txt\n");
	assert_int_equal(VERIFY("v.csv", "a.txt"), 1);
	assert_int_equal(VERIFY("v.csv"), 2);
	assert_int_equal(VERIFY("--format", "morse", "v.csv", "a.txt"), 2);
	assert_int_equal(VERIFY("--fast", "v.csv", "a.txt"), 2);
	assert_int_equal(VERIFY("-", "-"), 2);
}

static void test_verify_ndjson(void **state)
{
	(void)state;
	write_string("r.json", "{\"id\":\"x\",\"text\":\"17 houses\"}\n"
		"{\"id\":\"y\",\"text\":\"nine\"}\n");
	write_string("v.csv", "report_id,text,start,end\ny,nine,0,4\nx,houses,3,9\nx,17,0,2\n");
	assert_int_equal(VERIFY("v.csv", "--format", "ndjson", "r.json"), 0);
	expect_file("out", "3 rows verified, 0 failed\n");
	assert_int_equal(VERIFY("--format=text", "v.csv", "r.json"), 1);
	expect_file("out", "0 rows verified, 3 failed\n");
}

static char dir[] = "/tmp/test_write.XXXXXX";

static int enter_folder(void **state)
{
	(void)state;
	few[0] = column_find("report_id", 9);
	few[1] = column_find("text", 4);
	few[2] = column_find("start", 5);
	few[3] = column_find("value", 5);
	return mkdtemp(dir) && !chdir(dir) ? 0 : -1;
}

static int leave_folder(void **state)
{
	static const char *const made[] = {
		"out.csv", "out.ndjson", "kept.csv", "std.csv", "out", "err",
		"a.txt", "v.csv", "r.json",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(made) / sizeof(*made); i++)
		unlink(made[i]);
	return chdir("/") || rmdir(dir) ? -1 : 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_csv),
		cmocka_unit_test(test_excel),
		cmocka_unit_test(test_ndjson),
		cmocka_unit_test(test_ndjson_is_utf8),
		cmocka_unit_test(test_large),
		cmocka_unit_test(test_commit),
		cmocka_unit_test(test_link_and_mode),
		cmocka_unit_test(test_cannot_open),
		cmocka_unit_test(test_full_device),
		cmocka_unit_test(test_stdout),
		cmocka_unit_test(test_verify_stands),
		cmocka_unit_test(test_verify_fails),
		cmocka_unit_test(test_verify_bad_input),
		cmocka_unit_test(test_verify_ndjson),
	};

	return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
