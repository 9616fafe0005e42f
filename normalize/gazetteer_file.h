/*
 * gazetteer_file.h - how a gazetteer lies in its file; for gazetteer.c and
 * gazetteer_build.c alone. Numbers are in the byte order of the machine that
 * made it: the file is made where it is used.
 *
 *	header | names, sorted by key and then by rank | places | strings
 */
#ifndef TALLY_GAZETTEER_FILE_H
#define TALLY_GAZETTEER_FILE_H

#include <stdint.h>

#define GAZETTEER_MAGIC "tallygz1"
#define GAZETTEER_ORDER 0x01020304u

struct file_header {
	char magic[8];
	uint32_t order;		/* GAZETTEER_ORDER as this machine writes it */
	uint32_t n_names, n_places, n_bytes;
};

struct file_name {
	uint32_t key;		/* byte of the strings where it starts, NUL-terminated */
	uint32_t place;
};

struct file_place {
	int32_t latitude, longitude;	/* 1/100000 degree */
	uint32_t rank;
	uint32_t name, admin1;		/* bytes of the strings */
	char country[2];		/* NULs for none */
	uint8_t level, unused;
};

#endif
