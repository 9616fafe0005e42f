/*
 * main.c - the command line: which command, and the last look at standard
 * output. A write that failed late (a full disk) is a failed run.
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "commands.h"

static const struct {
	const char *name;
	int (*run)(int argc, char **argv);
} commands[] = {
	{ "series", series_main }, { "plot", plot_main }, { "verify", verify_main },
	{ "explain", explain_main }, { "rules", rules_main }, { "gazetteer", gazetteer_main },
};

int main(int argc, char **argv)
{
	int (*run)(int, char **) = claims_main;
	int status;

	for (size_t i = 0; argc > 1 && i < sizeof(commands) / sizeof(*commands); i++)
		if (!strcmp(argv[1], commands[i].name)) {
			run = commands[i].run;
			argc--;
			argv++;
			break;
		}
	status = run(argc, argv);
	if (fflush(stdout) || ferror(stdout)) {
		fprintf(stderr, "tally: cannot write standard output: %s\n", strerror(errno));
		return 3;
	}
	return status;
}
