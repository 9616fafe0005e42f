/*
 * places.h - finds the gazetteer of this machine, or makes do without.
 */
#ifndef TALLY_PLACES_H
#define TALLY_PLACES_H

#include "normalize/gazetteer.h"

/*
 * The gazetteer that the environment's TALLY_GAZETTEER names; else that beside
 * the program or installed with it; else a small one made of the built-in
 * supplement (an empty TALLY_GAZETTEER asks for that). *small says that nothing
 * was found. NULL, with the reason in err, where a file that was named cannot be
 * used.
 */
struct gazetteer *places_open(bool *small, struct buf *err);

#endif
