# A thin door to CMake. Every target does the set-up that it needs, on a bare machine too.
PRESET ?= release
JOBS ?= $(shell nproc 2> /dev/null || echo 2)
PREFIX ?= /usr/local
SHARED ?= ../shared

.PHONY: build demo test asan scores bench manual goldens install clean setup
.DEFAULT_GOAL := build

setup:
	@bash .ci/setup

# Configures and builds one preset: $(call built,PRESET,TARGET)
built = cmake --preset $(1) && cmake --build build/$(1) -j $(JOBS) --target $(2)

build: setup
	$(call built,$(PRESET),claimcheck)

# Checks the sample bulletins and prints what is wrong with them. Findings are what the demo is for: exit status 1 is a success.
demo: setup
	$(call built,release,claimcheck)
	@echo
	@build/release/claimcheck check corpus/samples || test $$? -eq 1

test: setup
	$(call built,dev,all)
	ctest --preset dev -j $(JOBS)

asan: setup
	$(call built,asan,all)
	ctest --preset asan -j $(JOBS)

# Accuracy on the labelled material, where it is present, against tests/scores/floors.json.
scores: setup
	$(call built,$(PRESET),claimcheck)
	python3 tests/scores/scores.py --program build/$(PRESET)/claimcheck --shared $(SHARED)

# Documents, then corpora; `make bench ISSUES="1000 100000"` for larger ones (a hundred thousand take 10 GB of disk).
ISSUES ?= 1000 10000
bench: setup
	$(call built,release,bench)
	build/release/tests/bench
	build/release/tests/bench $(ISSUES)

# The manual of all rules, from the rule files.
manual: setup
	$(call built,$(PRESET),claimcheck)
	build/$(PRESET)/claimcheck rules manual > build/$(PRESET)/rules.md
	@echo "the manual is build/$(PRESET)/rules.md"

# Writes the golden reports anew; read the difference before you commit it.
goldens: setup
	$(call built,dev,all)
	CLAIMCHECK_REWRITE_GOLDENS=1 ctest --preset dev -R '^(reports|program)$$'

install: build
	cmake --install build/$(PRESET) --prefix $(PREFIX)

clean:
	rm -rf build
