# tally: make deps demo | make deps check | make install
# The user's CC, CFLAGS, CPPFLAGS and LDFLAGS are kept apart from ours.
CC ?= gcc
CFLAGS ?= -O2 -g
PREFIX ?= /usr/local
BUILD ?= build
PROGRAM ?= tally

# libc6-dbg: valgrind needs the names in libc; python3: scripts/score
PACKAGES = gcc libc6-dev make libpcre2-dev libcsv-dev libjson-c-dev libutf8proc-dev \
	libcmocka-dev gnuplot-nox fonts-dejavu-core valgrind libc6-dbg python3
OUR_CFLAGS = -std=c11 -D_GNU_SOURCE -I. -fvisibility=hidden -fPIC -pthread -Wall -Wextra -Wpedantic \
	-Wconversion -Wshadow -MMD -MP
ifdef DEVELOPER
OUR_CFLAGS += -Werror
endif
LIBS = -lpcre2-8 -lcsv -ljson-c -lutf8proc -lm -pthread

DATA := $(sort $(wildcard extract/lexicon/*.txt extract/lexicon/*/*.txt extract/lexicon/*/*.words \
	extract/rules/*/*.rules normalize/data/*.tsv scripts/*.gp))
SOURCES := $(sort $(wildcard extract/*.c normalize/*.c output/*.c))
OBJECTS := $(SOURCES:%.c=$(BUILD)/%.o) $(BUILD)/embedded.o
LIB_OBJECTS := $(filter-out $(BUILD)/output/main.o,$(OBJECTS)) $(BUILD)/stored.o
SONAME = libtally.so.0
LIBRARY = $(BUILD)/$(SONAME)
UNIT_SOURCES := $(sort $(wildcard tests/unit/test_*.c))
UNIT_TESTS := $(UNIT_SOURCES:%.c=$(BUILD)/%)

# the sanitized build: same sources, same tests
ASAN = BUILD=build/asan PROGRAM=build/asan/tally LDFLAGS="$(LDFLAGS)" \
	CFLAGS="-O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all"

# places: our own list, and what make deps fetched
TABLES = build/places/admin1.json build/places/cities500.txt

all: $(PROGRAM)
	@if [ -s build/places/cities500.txt ]; then $(MAKE) --no-print-directory build/gazetteer.bin; fi

$(PROGRAM): $(BUILD)/output/main.o $(BUILD)/libtally.a
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

build/gazetteer.bin: normalize/data/places.tsv normalize/gazetteer_build.c $(TABLES)
	./$(PROGRAM) gazetteer -o $@ normalize/data/places.tsv $(TABLES)

$(BUILD)/libtally.a: $(LIB_OBJECTS)
	rm -f $@
	ar rcs $@ $^

$(LIBRARY): $(LIB_OBJECTS)
	$(CC) $(CFLAGS) $(LDFLAGS) -shared -Wl,-soname,$(SONAME) -o $@ $^ $(LIBS)

$(BUILD)/libtally.so: $(LIBRARY)
	ln -sf $(SONAME) $@

libtally.so: $(BUILD)/libtally.so

$(BUILD)/%.o: %.c Makefile
	@mkdir -p $(@D)
	$(CC) $(OUR_CFLAGS) $(CFLAGS) $(CPPFLAGS) -c -o $@ $<

$(BUILD)/embedded.c: scripts/embed $(DATA)
	@mkdir -p $(@D)
	scripts/embed embedded $(DATA) > $@.tmp
	mv $@.tmp $@

# A program without it works out what the rules and dictionaries come to (extract/store.h).
$(BUILD)/bare: $(OBJECTS) $(BUILD)/nothing.o
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

$(BUILD)/en.store: $(BUILD)/bare
	$(BUILD)/bare rules store $@

$(BUILD)/nothing.c: scripts/embed
	@mkdir -p $(@D)
	scripts/embed stored > $@.tmp
	mv $@.tmp $@

$(BUILD)/stored.c: scripts/embed $(BUILD)/en.store
	scripts/embed stored $(BUILD)/en.store > $@.tmp
	mv $@.tmp $@

# .incbin is no C include: the object depends on the data files themselves
$(BUILD)/embedded.o: $(DATA)
$(BUILD)/stored.o: $(BUILD)/en.store
$(BUILD)/embedded.o $(BUILD)/stored.o $(BUILD)/nothing.o: %.o: %.c Makefile
	$(CC) -std=gnu11 -I. -fvisibility=hidden -fPIC $(CFLAGS) -c -o $@ $<

# --- tests

$(BUILD)/tests/unit/%: $(BUILD)/tests/unit/%.o $(BUILD)/libtally.a
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ -lcmocka $(LIBS)

# sees what an installed program sees: the shared library
$(BUILD)/tests/unit/test_library: $(BUILD)/tests/unit/test_library.o $(BUILD)/libtally.so
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $< -L$(BUILD) -ltally -lcmocka -Wl,-rpath,'$$ORIGIN/../..'

$(BUILD)/nojit.so: tests/nojit.c
	@mkdir -p $(@D)
	$(CC) -shared -fPIC -o $@ $<

unit-tests: $(UNIT_TESTS)

tests: all $(LIBRARY) unit-tests

check: tests $(BUILD)/nojit.so
	$(MAKE) $(ASAN) tests
	tests/check $(PROGRAM) $(BUILD) build/asan

accuracy: $(PROGRAM)
	mkdir -p out
	./$(PROGRAM) tests/accuracy/reports.ndjson -o out/accuracy.csv
	scripts/score tests/accuracy/gold.jsonl tests/accuracy/reports.ndjson out/accuracy.csv

# corpora are given: make bench NEWS=news.txt DENSE=dense.txt
bench: $(PROGRAM)
	@scripts/bench ./$(PROGRAM) "$(NEWS)" "$(DENSE)" $(RUNS)

# --- for people

deps-bench: deps
	@scripts/deps ripgrep zstd

deps:
	@scripts/deps $(PACKAGES)
	@command -v npm >/dev/null || scripts/deps npm
	@scripts/gazetteer build/places

demo:
	@$(MAKE) --no-print-directory all
	mkdir -p out
	./$(PROGRAM) tests/samples/2*.txt -o out/claims.csv
	./$(PROGRAM) series out/claims.csv -o out/daily.csv
	./$(PROGRAM) plot out/claims.csv -o out/charts
	@scripts/show-claims out

SHARE = $(DESTDIR)$(PREFIX)/share/tally

install: all $(LIBRARY)
	install -d $(addprefix $(DESTDIR)$(PREFIX)/,bin lib include share/man/man1 share/man/man5)
	install -m 755 $(PROGRAM) $(DESTDIR)$(PREFIX)/bin/tally
	install -m 644 $(LIBRARY) $(DESTDIR)$(PREFIX)/lib/$(SONAME)
	ln -sf $(SONAME) $(DESTDIR)$(PREFIX)/lib/libtally.so
	install -m 644 output/tally.h $(DESTDIR)$(PREFIX)/include/tally.h
	install -m 644 output/tally.1 $(DESTDIR)$(PREFIX)/share/man/man1/tally.1
	install -m 644 output/tally.5 $(DESTDIR)$(PREFIX)/share/man/man5/tally.5
	for f in $(DATA); do \
		install -d $(SHARE)/$${f%/*} && install -m 644 $$f $(SHARE)/$$f || exit 1; \
	done
	if [ -s build/gazetteer.bin ]; then install -m 644 build/gazetteer.bin $(SHARE)/gazetteer.bin; fi

clean:
	rm -rf build out tally

.PHONY: all libtally.so unit-tests tests check accuracy bench deps deps-bench demo install clean
.SECONDARY:

-include $(OBJECTS:.o=.d) $(UNIT_TESTS:=.d)
