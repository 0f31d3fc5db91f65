# Everything that is done to this repository. Each target installs what it needs by itself; Node 20 or newer and npm
# are all that has to be there, and from then on the pinned Node of node_modules runs.

SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: demo test check build bench soak clean help
export PATH := $(CURDIR)/node_modules/.bin:$(PATH)
export npm_config_update_notifier := false

PACKAGES := node_modules/.package-lock.json
EXECUTABLE := dist/gobundle
SOURCES := $(shell find src -name '*.ts') package.json $(shell find scripts/build scripts/build.ts -name '*.ts')

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-7s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: build ## the main job on real input: Go 1.21.5 and 1.22.12, a real application, no network
	@bash scripts/demo.sh

test: $(PACKAGES) build ## all checks and tests, end to end included
	@node scripts/test.ts check unit e2e

check: $(PACKAGES) ## format, lint, types, dead code, unit tests
	@node scripts/test.ts check unit

build: $(EXECUTABLE) ## the executable: dist/gobundle

bench: build ## against the script that an administrator writes, in alternating runs
	@bash scripts/bench.sh

soak: build ## the long random runs, a bystander (strace), each clause of the format broken in turn, then end-to-end tests again and again (ROUNDS=20)
	@GOBUNDLE_SOAK=1 vitest run --project unit test/bundle/cms/second-opinion.test.ts test/cases
	@vitest run --project soak
	@node scripts/clauses.ts
	@for round in $$(seq $${ROUNDS:-20}); do echo "round $$round"; node scripts/test.ts e2e || exit 1; done

clean: ## what was built and what demo and bench left; the packages stay
	@rm -rf dist .work coverage

$(EXECUTABLE): $(PACKAGES) $(SOURCES)
	@node scripts/build.ts

# Exactly the lockfile, and no package's own scripts (docs/decisions/0010).
$(PACKAGES): package-lock.json
	@npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@
