# Everything starts here: `make repl` and `make test` set up what they need and say so.

SWIFT ?= swift
STATIC = -Xswiftc -static-stdlib
FORMAT_PATHS = Package.swift Sources Tests Examples

.PHONY: repl build test lint setup setup-test seeds docs bench clean

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
	@Scripts/install-packages.sh libedit-dev

## setup-test: the system packages that the tests need
setup-test:
	@Scripts/install-packages.sh libedit-dev tmux

## seeds: write the CSV files of seeds/ into the source that carries them
seeds:
	Scripts/embed-seeds.sh

## docs: the reference pages, with warnings as errors
docs: setup
	for target in KQLSyntax KQLEngine PersianText RegionalScience SamatKit SamatTesting; do \
	  SAMAT_DOCS=1 $(SWIFT) package --scratch-path .build-docs \
	    --allow-writing-to-directory .build-docs generate-documentation --target $$target \
	    --warnings-as-errors --output-path .build-docs/$$target.doccarchive || exit 1; \
	done

## bench: start-up time and memory of the shell
bench: build
	@Scripts/install-packages.sh python3
	Scripts/bench-startup.sh "$$($(SWIFT) build -c release --static-swift-stdlib --show-bin-path)/samat-repl"

clean:
	rm -rf .build .build-docs
