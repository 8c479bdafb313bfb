# cuadra: `make` builds, `make check` tests, `make demo` shows. `make help` lists the goals.
.DEFAULT_GOAL := all
BUILD    ?= build
PREFIX   ?= /usr/local
DATADIR  ?= $(PREFIX)/share/cuadra
CC       ?= gcc
OPT      ?= -O2 -g
WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes -Wvla \
            -Wformat=2 -Wundef -Wwrite-strings
LIBS     ?= -lxlsxwriter -lzip -lexpat -lutf8proc -lmd -lfreexl -lshp -lsqlite3 -lz -lm
CPPFLAGS += -Iinclude -Isrc -D_POSIX_C_SOURCE=200809L -DCUADRA_TEMPLATES='"$(DATADIR)/templates"'
CFLAGS   += -std=c11 $(OPT) $(WARNINGS) $(EXTRA)
LDLIBS   += $(LIBS)

SOURCES  := $(sort $(wildcard src/*/*.c src/*/*/*.c))
OBJECTS  := $(SOURCES:src/%.c=$(BUILD)/obj/%.o)
LIBRARY  := $(filter-out $(BUILD)/obj/cli/%,$(OBJECTS))
COMMANDS := $(filter $(BUILD)/obj/cli/%,$(OBJECTS))

all: $(BUILD)/cuadra ## build build/cuadra and build/libcuadra.a

$(BUILD)/libcuadra.a: $(LIBRARY)
	rm -f $@ && ar rcs $@ $^

$(BUILD)/cuadra: $(COMMANDS) $(BUILD)/libcuadra.a
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)

$(BUILD)/obj/%.o: src/%.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

clean: ## remove what was built
	rm -rf $(BUILD)

help: ## list the goals
	@sed -n 's/^\([a-z-]*\):.*## /\1: /p' $(MAKEFILE_LIST)

.PHONY: all clean help
-include $(OBJECTS:.o=.d)
