/*
 * save.c - writes a text by temporary file and rename. The name is never
 * followed by a rename where it is a device: that would replace the device.
 */
#include "save.h"

#include "extract/text.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int write_all(int fd, const char *s, size_t len)
{
	while (len) {
		ssize_t n = write(fd, s, len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return -1;
		s += n;
		len -= (size_t)n;
	}
	return 0;
}

static int write_in_place(const char *path, const char *s, size_t len)
{
	int fd = open(path, O_WRONLY | O_CLOEXEC), rc;

	if (fd < 0)
		return -1;
	rc = write_all(fd, s, len);
	return close(fd) ? -1 : rc;
}

/* mkstemp() leaves the file to its owner alone; give it the usual mode. */
static void set_mode(int fd)
{
	mode_t mask = umask(0);

	umask(mask);
	(void)!fchmod(fd, 0666 & ~mask);
}

static int replace_file(const char *path, const char *s, size_t len)
{
	struct buf temp = { 0 };
	int fd, rc, error;

	buf_addf(&temp, "%s.XXXXXX", path);
	fd = mkostemp(temp.s, O_CLOEXEC);
	if (fd < 0) {
		buf_release(&temp);
		return -1;
	}
	set_mode(fd);
	rc = write_all(fd, s, len);
	error = errno;
	if (close(fd) && !rc)
		rc = -1, error = errno;
	if (!rc && rename(temp.s, path))
		rc = -1, error = errno;
	if (rc)
		unlink(temp.s);
	buf_release(&temp);
	errno = error;
	return rc;
}

int save_file(const char *path, const char *s, size_t len)
{
	struct stat st;
	char *real;
	int rc;

	if (!strcmp(path, "-") || !strcmp(path, "/dev/stdout"))
		return write_all(STDOUT_FILENO, s, len);
	if (!strcmp(path, "/dev/stderr"))
		return write_all(STDERR_FILENO, s, len);
	if (!stat(path, &st) && !S_ISREG(st.st_mode))
		return write_in_place(path, s, len);
	real = realpath(path, NULL);	/* rename(2) would put the file in place of a link */
	rc = replace_file(real ? real : path, s, len);
	free(real);
	return rc;
}
