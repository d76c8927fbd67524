# Everything starts here: `make repl` and `make test` set up what they need and say so.

SWIFT ?= swift
STATIC = -Xswiftc -static-stdlib
FORMAT_PATHS = Package.swift Sources Tests Examples Benchmarks/Package.swift Benchmarks/Sources
BENCH_SCALE ?= 1
BENCH_THREADS ?= 2
BENCH_DATA ?= .bench-data/$(BENCH_SCALE)
FUZZ_SECONDS ?= 20
BENCH = Benchmarks/.build/release/samat-bench

.PHONY: repl build test lint setup setup-test seeds docs bench bench-engine bench-peers fuzz reference clean

## repl: build the shell and start it on the embedded seeds
repl: build
	@exec "$$($(SWIFT) build -c release --static-swift-stdlib --show-bin-path)/samat-repl"

## build: the release build of the shell
build: setup
	$(SWIFT) build -c release --static-swift-stdlib --product samat-repl

## test: every test, the format lint and the examples
test: setup-test lint
	$(SWIFT) build --build-tests
	$(SWIFT) test --skip-build
	Scripts/check-linkage.sh

## lint: the layout of all Swift sources
lint:
	$(SWIFT) format lint --strict --configuration .swift-format --recursive $(FORMAT_PATHS)
	Scripts/embed-seeds.sh .build-seeds.swift && cmp .build-seeds.swift Sources/SamatKit/Seeds/EmbeddedSeeds.swift; \
	  status=$$?; rm -f .build-seeds.swift; exit $$status

## setup: the system packages that a build needs
setup:
	@Scripts/install-packages.sh libedit-dev libsqlite3-dev

## setup-test: the system packages that the tests need
setup-test:
	@Scripts/install-packages.sh libedit-dev libsqlite3-dev tmux

## seeds: write the CSV files of seeds/ into the source that carries them
seeds:
	Scripts/embed-seeds.sh

## docs: the reference pages, with warnings as errors
docs: setup
	for target in KQLSyntax KQLEngine PersianText RegionalScience SamatKit SamatStore SamatTesting; do \
	  SAMAT_DOCS=1 $(SWIFT) package --scratch-path .build-docs \
	    --allow-writing-to-directory .build-docs generate-documentation --target $$target \
	    --warnings-as-errors --output-path .build-docs/$$target.doccarchive || exit 1; \
	done

## bench: start-up time and memory of the shell
bench: build
	@Scripts/install-packages.sh python3
	Scripts/bench-startup.sh "$$($(SWIFT) build -c release --static-swift-stdlib --show-bin-path)/samat-repl"

## bench-engine: the engine's own benchmarks, on synthetic data that is made where it is missing
bench-engine: bench-data
	$(BENCH) queries --data $(BENCH_DATA) --threads $(BENCH_THREADS)
	$(BENCH) small
	$(BENCH) scaling --threads $(BENCH_THREADS)

## bench-peers: the same queries by other engines, installed by pip, side by side with ours
bench-peers: bench-data
	@Scripts/install-packages.sh python3-venv
	@test -x .bench-venv/bin/python3 || python3 -m venv .bench-venv
	.bench-venv/bin/pip install --quiet duckdb polars chdb pyarrow
	.bench-venv/bin/python3 Benchmarks/compare.py --data $(BENCH_DATA) --threads $(BENCH_THREADS)

# The manifest is touched because a package by path is not looked through for new files otherwise.
bench-data:
	@touch Benchmarks/Package.swift
	$(SWIFT) build -c release --package-path Benchmarks --product samat-bench
	@test -f $(BENCH_DATA)/resolutions.csv || \
	  $(BENCH) generate --out $(BENCH_DATA) --scale $(BENCH_SCALE)

.PHONY: bench-data

## bench-journal: a journal of a million events: filling, opening, recording, following, verifying
bench-journal: setup
	@touch Benchmarks/Package.swift
	$(SWIFT) build -c release --package-path Benchmarks --product samat-bench
	$(BENCH) journal

## soak-journal: the faults of the journal's file, as often as takes minutes: kill -9, damage, a full disk
soak-journal: setup
	Scripts/soak-journal.sh

# `make soak` runs every soak.
soak: soak-journal

.PHONY: bench-journal soak soak-journal

## reference: Documentation/Functions.md, from what functions and operators say of themselves
reference: setup
	SAMAT_RECORD=1 $(SWIFT) test --filter ReferenceTests || $(SWIFT) test --filter ReferenceTests

## fuzz: odd queries and files, FUZZ_SECONDS for each of syntax, queries and files
fuzz:
	@touch Benchmarks/Package.swift
	$(SWIFT) build -c release --package-path Benchmarks --product samat-fuzz
	Scripts/fuzz.sh Benchmarks/.build/release/samat-fuzz $(FUZZ_SECONDS) .build-fuzz Tests/Queries

clean:
	rm -rf .build .build-docs Benchmarks/.build .build-fuzz
