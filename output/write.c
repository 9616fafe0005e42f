/*
 * write.c - where the rows go: the file, its temporary name and its failures.
 * What a row looks like is in write_csv.c and write_ndjson.c. The data is not
 * forced to the disk (no fsync): a run that a power cut ended is run again.
 */
#include "write_form.h"

#include "extract/scrub.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define PIECE ((size_t)64 * 1024)

struct writer {
	const struct write_options *options;
	int fd;
	char *path;		/* file that the temporary one replaces; NULL where there is none */
	struct buf temp;	/* its temporary name */
	struct buf out;
	int error;		/* errno of the first failure, or 0 */
};

const struct column *chosen_column(const struct write_options *o, size_t i)
{
	if (o->columns)
		return i < o->n_columns ? o->columns[i] : NULL;
	return i < n_columns ? &columns[i] : NULL;
}

static bool is_stdout(const char *path)
{
	return !path || !strcmp(path, "-") || !strcmp(path, "/dev/stdout");
}

static void add_reason(struct buf *err, const struct write_options *o, int error)
{
	buf_adds(err, "cannot write ");
	if (is_stdout(o->path))
		buf_adds(err, "standard output");
	else
		scrub_quoted(err, o->path, strlen(o->path));
	buf_addf(err, ": %s", strerror(error));
}

/* An own name for each try, so that runs side by side do not meet; modes as open(2) gives. */
static int open_temp(struct writer *w)
{
	for (unsigned try = 0; try < 100; try++) {
		buf_clear(&w->temp);
		buf_addf(&w->temp, "%s.%ld-%u.tmp", w->path, (long)getpid(), try);
		w->fd = open(w->temp.s, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
		if (w->fd >= 0 || errno != EEXIST)
			break;
	}
	return w->fd < 0 ? -1 : 0;
}

/* A link is followed first: rename(2) would put the file in place of the link. */
static int open_regular(struct writer *w, const char *path, const struct stat *old)
{
	w->path = old ? realpath(path, NULL) : xstrdup(path);
	if (!w->path)
		return -1;
	if (old && access(w->path, W_OK))
		return -1;
	if (open_temp(w))
		return -1;
	return old && fchmod(w->fd, old->st_mode & 0777) ? -1 : 0;
}

static int open_output(struct writer *w)
{
	const char *path = w->options->path;
	struct stat st;

	if (is_stdout(path))
		w->fd = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
	else if (!strcmp(path, "/dev/stderr"))
		w->fd = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
	else if (stat(path, &st))
		return errno == ENOENT ? open_regular(w, path, NULL) : -1;
	else if (S_ISREG(st.st_mode))
		return open_regular(w, path, &st);
	else
		w->fd = open(path, O_WRONLY | O_CLOEXEC);
	return w->fd < 0 ? -1 : 0;
}

static void writer_free(struct writer *w)
{
	if (w->fd >= 0)
		close(w->fd);
	free(w->path);
	buf_release(&w->temp);
	buf_release(&w->out);
	free(w);
}

struct writer *writer_open(const struct write_options *options, struct buf *err)
{
	struct writer *w = xmalloc(sizeof(*w));

	*w = (struct writer){ .options = options, .fd = -1 };
	if (open_output(w)) {
		add_reason(err, options, errno);
		if (w->fd >= 0 && w->path)
			unlink(w->temp.s);
		writer_free(w);
		return NULL;
	}
	if (options->header)
		buf_adds(&w->out, options->header);
	else if (!options->ndjson)
		csv_add_header(&w->out, options);
	return w;
}

static void flush(struct writer *w)
{
	size_t done = 0;

	while (!w->error && done < w->out.len) {
		ssize_t n = write(w->fd, w->out.s + done, w->out.len - done);

		if (n >= 0)
			done += (size_t)n;
		else if (errno != EINTR)
			w->error = errno;
	}
	buf_clear(&w->out);
}

void write_row(const struct write_options *o, struct buf *out, struct buf *cell,
		const struct report *report, const struct claim *claim)
{
	if (o->ndjson)
		ndjson_add_row(out, cell, o, report, claim);
	else
		csv_add_row(out, cell, o, report, claim);
}

int writer_add(struct writer *w, const char *rows, size_t len)
{
	if (w->error)
		return -1;
	buf_add(&w->out, rows, len);
	if (w->out.len >= PIECE)
		flush(w);
	return w->error ? -1 : 0;
}

int writer_close(struct writer *w, bool commit, struct buf *err)
{
	int rc;

	if (commit || !w->path)
		flush(w);
	if (close(w->fd) && !w->error)
		w->error = errno;
	w->fd = -1;
	if (w->path && commit && !w->error && rename(w->temp.s, w->path))
		w->error = errno;
	if (w->path && (!commit || w->error))
		unlink(w->temp.s);
	rc = w->error ? -1 : 0;
	if (rc)
		add_reason(err, w->options, w->error);
	writer_free(w);
	return rc;
}
