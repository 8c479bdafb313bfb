# cuadra: `make` builds, `make check` tests, `make demo` shows. `make help` lists the goals, `V=1` shows the commands.
.DEFAULT_GOAL := all
.DELETE_ON_ERROR:
.SUFFIXES:

# What can be chosen: make BUILD=build-clang CC=clang, make PREFIX=/usr install DESTDIR=/tmp/package, EXTRA=-Werror.
BUILD    ?= build
PREFIX   ?= /usr/local
BINDIR   ?= $(PREFIX)/bin
LIBDIR   ?= $(PREFIX)/lib
INCDIR   ?= $(PREFIX)/include
DATADIR  ?= $(PREFIX)/share
MANDIR   ?= $(DATADIR)/man
ifeq ($(origin CC),default)
CC       := gcc
endif
OPT      ?= -O2 -g
SANITIZE := -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all

VERSION  := $(shell sed -n 's/^.define CUADRA_VERSION "\(.*\)"/\1/p' include/cuadra.h)
WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes -Wvla \
            -Wformat=2 -Wundef -Wwrite-strings
LIBS     ?= -lxlsxwriter -lzip -ldeflate -lexpat -lutf8proc -lmd -lsqlite3 -lm
CPPFLAGS += -Iinclude -Isrc -D_POSIX_C_SOURCE=200809L
CFLAGS   += -std=c11 $(OPT) $(WARNINGS) $(EXTRA)
# iconv is part of some C libraries and a library of its own beside others: the probe says which.
LDLIBS    = $(LIBS) $$(cat $(BUILD)/iconv)
COMPILE   = $(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP

# `make V=1` shows every command, `make -s` nothing; else a line says what is made.
Q        := $(if $(V),,@)
SILENT   := $(findstring s,$(firstword -$(MAKEFLAGS)))
say       = $(if $(V)$(SILENT),@:,@printf '  %-5s %s\n' $(1) $(2))

OBJECTS  := $(patsubst src/%.c,$(BUILD)/obj/%.o,$(sort $(wildcard src/*/*.c src/*/*/*.c)))
LIBRARY  := $(filter-out $(BUILD)/obj/cli/%,$(OBJECTS))
COMMANDS := $(filter $(BUILD)/obj/cli/%,$(OBJECTS))
UNIT     := $(patsubst %.c,$(BUILD)/%,$(sort $(wildcard tests/unit/test_*.c)))
FUZZ     := $(patsubst %.c,$(BUILD)/%,$(sort $(wildcard tests/fuzz/fuzz_*.c)))
TOOLS    := $(patsubst %.c,$(BUILD)/%,$(sort $(wildcard tests/tools/*.c)))
TESTED   := $(BUILD)/cuadra $(UNIT) $(FUZZ) $(TOOLS)

all: $(BUILD)/libcuadra.a $(if $(COMMANDS),$(BUILD)/cuadra) ## build build/cuadra and build/libcuadra.a

$(BUILD)/libcuadra.a: $(LIBRARY)
	$(call say,AR,$@)
	$(Q)rm -f $@ && ar rcs $@ $^

$(BUILD)/cuadra: $(COMMANDS) $(BUILD)/libcuadra.a
	$(call say,LINK,$@)
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $(COMMANDS) $(BUILD)/libcuadra.a $(LDLIBS)

$(BUILD)/obj/%.o: src/%.c | $(BUILD)/iconv
	$(call say,CC,$<)
	$(Q)mkdir -p $(@D) && $(COMPILE) -c -o $@ $<

# Where the templates will be installed is compiled into one object, made anew when that changes.
$(BUILD)/obj/merge/run.o: CPPFLAGS += -DCUADRA_TEMPLATES='"$(DATADIR)/cuadra/templates"'
$(BUILD)/obj/merge/run.o: $(BUILD)/datadir
$(BUILD)/datadir: always
	$(Q)mkdir -p $(BUILD) && echo '$(DATADIR)' | cmp -s - $@ || echo '$(DATADIR)' > $@

$(BUILD)/iconv: | $(BUILD)/installed-build
	$(Q)printf '#include <iconv.h>\nint main(void) { return iconv_open("", "") == (iconv_t)0; }\n' | \
	  $(CC) -x c -o $(BUILD)/probe - 2>/dev/null && echo > $@ || echo -liconv > $@; rm -f $(BUILD)/probe

# What the build (installed-build) and the tests (installed-test) need. Only the goals that promise it install.
INSTALL  := $(if $(filter demo check unit cases asan fuzz-replay deps deb,$(MAKECMDGOALS)),--install)
$(BUILD)/installed-%:
	$(Q)sh tests/tools/dependencies.sh $(INSTALL) $* && mkdir -p $(BUILD) && touch $@

deps: ## install what is missing to build and to test (apt-get, as root or with sudo)
	$(Q)sh tests/tools/dependencies.sh --install build test

# Tests: programs of tests/unit (cmocka), tests/fuzz (a target each, here with replay.c for a driver) and tests/tools.
FUZZER   ?= $(BUILD)/tests/fuzz/replay.o
$(UNIT): TEST_LIBS = -lcmocka -lz
$(TOOLS): TEST_LIBS = -lz
$(FUZZ): TEST_LIBS = $(FUZZER) -lz
$(FUZZ): $(filter %.o,$(FUZZER))
$(UNIT) $(FUZZ) $(TOOLS): $(BUILD)/tests/%: tests/%.c $(BUILD)/libcuadra.a | $(BUILD)/installed-test
	$(call say,TEST,$<)
	$(Q)mkdir -p $(@D) && $(COMPILE) -Itests $(LDFLAGS) -o $@ $< $(BUILD)/libcuadra.a $(TEST_LIBS) $(LDLIBS)

$(BUILD)/tests/fuzz/replay.o: tests/fuzz/replay.c
	$(Q)mkdir -p $(@D) && $(COMPILE) -c -o $@ $<

RUN      := BUILD='$(BUILD)' CC='$(CC)' OPT='$(OPT)' sh tests/run
check: $(TESTED) ## build and run every test
	$(Q)$(RUN) unit cases fuzz system corpus

unit: $(UNIT) ## run the unit tests
	$(Q)$(RUN) unit

cases: $(BUILD)/cuadra $(TOOLS) ## run the cases of tests/cases (CASE=name: one of them)
	$(Q)$(RUN) cases $(CASE)

cases-update: $(BUILD)/cuadra $(TOOLS) ## show what changed in the cases and ask before replacing each
	$(Q)$(RUN) update $(CASE)

fuzz-replay: $(FUZZ) ## run the fuzz targets over their seed corpora
	$(Q)$(RUN) fuzz

asan: ## run every test under AddressSanitizer and UndefinedBehaviorSanitizer
	$(Q)$(MAKE) BUILD=build-asan OPT='$(SANITIZE)' check

fuzz: ## build the libFuzzer targets in build-fuzz/tests/fuzz
	$(Q)$(MAKE) BUILD=build-fuzz CC=clang OPT='$(SANITIZE) -fsanitize=fuzzer-no-link' FUZZER=-fsanitize=fuzzer fuzz-targets
fuzz-targets: $(FUZZ)

bench: $(BUILD)/cuadra $(TOOLS) ## measure reading, converting and the whole job
	$(Q)BUILD=$(BUILD) sh tests/bench/run

documents: $(BUILD)/cuadra ## write anew the sessions of README.md and the guide, and its rule page
	$(Q)BUILD=$(BUILD) sh tests/tools/documents.sh $(BUILD)/documents
	$(Q)cp $(BUILD)/documents/README.md . && cp $(BUILD)/documents/GUIA.md examples

style: ## check the rules that the house keeps on its sources
	$(Q)sh tests/tools/style.sh

demo: $(BUILD)/cuadra ## build, consolidate examples/ and say what was found
	$(Q)BUILD=$(BUILD) sh tests/tools/demo.sh

# What is installed: make install PREFIX=/usr DESTDIR=/tmp/package.
$(BUILD)/cuadra.1 $(BUILD)/cuadra.bash: $(BUILD)/cuadra.%: $(BUILD)/cuadra
	$(Q)$(BUILD)/cuadra ayuda --formato $(if $(filter 1,$*),man,bash) > $@
$(BUILD)/cuadra.pc: include/cuadra.pc.in always | $(BUILD)/iconv
	$(Q)sed -e 's|@PREFIX@|$(PREFIX)|' -e 's|@LIBDIR@|$(LIBDIR)|' -e 's|@INCDIR@|$(INCDIR)|' \
	  -e 's|@VERSION@|$(VERSION)|' -e "s|@LIBS@|$(LDLIBS)|" $< > $@

COMPDIR   := $(DATADIR)/bash-completion/completions
INSTALLED := $(BINDIR)/cuadra $(LIBDIR)/libcuadra.a $(LIBDIR)/pkgconfig/cuadra.pc $(INCDIR)/cuadra.h \
             $(MANDIR)/man1/cuadra.1 $(COMPDIR)/cuadra
install: all $(BUILD)/cuadra.1 $(BUILD)/cuadra.bash $(BUILD)/cuadra.pc ## install under PREFIX (and DESTDIR): program, library, templates, manual
	$(Q)install -d $(addprefix $(DESTDIR),$(sort $(dir $(INSTALLED))) $(DATADIR)/cuadra/templates)
	$(Q)install -m 755 $(BUILD)/cuadra $(DESTDIR)$(BINDIR)
	$(Q)install -m 644 $(BUILD)/libcuadra.a $(DESTDIR)$(LIBDIR)
	$(Q)install -m 644 $(BUILD)/cuadra.pc $(DESTDIR)$(LIBDIR)/pkgconfig
	$(Q)install -m 644 include/cuadra.h $(DESTDIR)$(INCDIR)
	$(Q)install -m 644 $(BUILD)/cuadra.1 $(DESTDIR)$(MANDIR)/man1
	$(Q)install -m 644 $(BUILD)/cuadra.bash $(DESTDIR)$(COMPDIR)/cuadra
	$(Q)install -m 644 templates/* $(DESTDIR)$(DATADIR)/cuadra/templates

uninstall: ## remove what `make install` put in place
	$(Q)rm -f $(addprefix $(DESTDIR),$(INSTALLED))
	$(Q)rm -rf $(DESTDIR)$(DATADIR)/cuadra

deb: ## build build/cuadra_VERSION_ARCH.deb
	$(Q)rm -rf $(BUILD)/deb && $(MAKE) PREFIX=/usr DESTDIR=$(BUILD)/deb install
	$(Q)BUILD=$(BUILD) VERSION=$(VERSION) sh tests/tools/package.sh

dist: ## write build/cuadra-VERSION.tar.gz from the last commit
	$(Q)mkdir -p $(BUILD) && git archive --prefix=cuadra-$(VERSION)/ HEAD | gzip -n > $(BUILD)/cuadra-$(VERSION).tar.gz

clean: ## remove everything that was built
	rm -rf build build-asan build-clang build-fuzz

help: ## list the goals
	@sed -n 's/^\([a-z-]*\):.* ## \(.*\)/\1|\2/p' $(MAKEFILE_LIST) | \
	  while IFS='|' read -r goal what; do printf '  %-14s %s\n' "$$goal" "$$what"; done

.PHONY: always all check unit cases cases-update fuzz-replay asan fuzz fuzz-targets bench documents style demo install uninstall dist clean help deps
-include $(OBJECTS:.o=.d) $(addsuffix .d,$(UNIT) $(FUZZ) $(TOOLS))
