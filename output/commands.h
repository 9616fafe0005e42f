/*
 * commands.h - the commands of tally(1), for main.c. Each takes its own argv
 * (argv[0] is its name), prints, and returns the exit status: 0 done, 1 some
 * input was bad, 2 wrong usage, 3 output could not be written.
 */
#ifndef TALLY_COMMANDS_H
#define TALLY_COMMANDS_H

int claims_main(int argc, char **argv);
int explain_main(int argc, char **argv);
int rules_main(int argc, char **argv);
int series_main(int argc, char **argv);
int plot_main(int argc, char **argv);
int verify_main(int argc, char **argv);
int gazetteer_main(int argc, char **argv);

#endif
