/*
 * plot.h - the command `tally plot CLAIMS.csv -o DIR`: four charts, the data
 * they are drawn from and the gnuplot scripts that draw them.
 */
#ifndef TALLY_PLOT_H
#define TALLY_PLOT_H

/*
 * argv[0] is "plot". Returns the exit status: 1 where rows were bad or gnuplot
 * is not to be found (data and scripts are written all the same), 3 where a
 * file or chart could not be written.
 */
int plot_main(int argc, char **argv);

#endif
