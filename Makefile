# tally: make deps demo | make deps check | make install
# The user's CFLAGS, LDFLAGS and CC are kept apart from ours.
CC ?= gcc
CFLAGS ?= -O2 -g
PREFIX ?= /usr/local
BUILD ?= build
PROGRAM ?= tally

PACKAGES = gcc make pkg-config libpcre2-dev libcsv-dev libjson-c-dev libcmocka-dev gnuplot-nox fonts-dejavu-core valgrind
OUR_CFLAGS = -std=c11 -D_GNU_SOURCE -I. -fvisibility=hidden -fPIC -Wall -Wextra -Wpedantic -Wconversion -Wshadow -MMD -MP
ifdef DEVELOPER
OUR_CFLAGS += -Werror
endif
LIBS = -lpcre2-8 -lcsv -ljson-c -lm

DATA := $(sort $(wildcard extract/lexicon/*.txt extract/lexicon/*/*.txt extract/rules/*/*.rules normalize/data/*.tsv scripts/*.gp))
SOURCES := $(sort $(wildcard extract/*.c normalize/*.c output/*.c))
OBJECTS := $(SOURCES:%.c=$(BUILD)/%.o) $(BUILD)/embedded.o
LIB_OBJECTS := $(filter-out $(BUILD)/output/main.o,$(OBJECTS))

all: $(PROGRAM)

$(PROGRAM): $(BUILD)/output/main.o $(BUILD)/libtally.a
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

$(BUILD)/libtally.a: $(LIB_OBJECTS)
	rm -f $@
	ar rcs $@ $^

$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(OUR_CFLAGS) $(CFLAGS) $(CPPFLAGS) -c -o $@ $<

$(BUILD)/embedded.c: scripts/embed $(DATA)
	@mkdir -p $(@D)
	scripts/embed $(DATA) > $@.tmp
	mv $@.tmp $@

# .incbin is no C include: the object depends on the data files themselves
$(BUILD)/embedded.o: $(BUILD)/embedded.c $(DATA)
	$(CC) -std=gnu11 -I. $(CFLAGS) -c -o $@ $<

-include $(OBJECTS:.o=.d)
