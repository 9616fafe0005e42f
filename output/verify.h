/*
 * verify.h - `tally verify`: do the words of each row stand where it says?
 */
#ifndef TALLY_VERIFY_H
#define TALLY_VERIFY_H

/*
 * verify [--format auto|text|ndjson] CLAIMS.csv FILE...
 * argv[0] is the word "verify". Failures go to standard error as
 * "CLAIMS.csv:LINE: reason", the count to standard output. Returns the exit
 * status: 0 all rows stand; 1 some do not, or some input could not be read;
 * 2 wrong usage; 3 standard output could not be written.
 */
int verify_main(int argc, char **argv);

#endif
