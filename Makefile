# Everything that anyone runs. Each target sets up what it needs; Python 3.11 or newer and make are all it asks for.

PYTHON ?= python3
ADDRESS ?= 127.0.0.1:8000

# What is named on the command line is a text to the end: neither make nor a shell looks for code in it. Make would
# expand it when it hands it on; so its value is taken as it is, and recipes find it in their environment.
override PYTHON := $(value PYTHON)
override ADDRESS := $(value ADDRESS)
override TOPIC := $(value TOPIC)
override TITLE := $(value TITLE)
override LEVEL := $(value LEVEL)
override KIND := $(value KIND)
override ANYWAY := $(value ANYWAY)
override FILES := $(value FILES)
override URL := $(value URL)
override FIRST := $(value FIRST)
export PYTHON ADDRESS TOPIC TITLE LEVEL KIND ANYWAY FILES URL FIRST

VENV := .venv
BIN := $(VENV)/bin
SITE_READY := $(VENV)/.site-ready
TEST_READY := $(VENV)/.test-ready
SPEC_READY := $(VENV)/.spec-ready
NU_READY := $(VENV)/.nu-ready
LOCK_READY := $(VENV)/.lock-ready

# Formats and checks the theme's scripts and style sheets; it looks for no newer version of itself. It trusts whom the
# machine trusts, since what it fetches is told by its hash.
DENO := DENO_NO_UPDATE_CHECK=1 DENO_TLS_CA_STORE=system,mozilla DENO_DIR=$(VENV)/deno $(BIN)/deno
THEME_SCRIPTS = $(wildcard generator/scripts/*.js generator/components/*/*.js tests/scripts/*.js)
THEME = $(THEME_SCRIPTS) $(wildcard generator/styles/*.css generator/components/*/*.css)

export NO_MKDOCS_2_WARNING := 1
# No clock in what is published: the same questions give the same bytes.
export SOURCE_DATE_EPOCH := 0

.PHONY: help serve site check house stats new import guides test soak live lint format golden bench bench-search lighthouse screenshots downloads portability upkeep lock vendor audit clean
.DEFAULT_GOAL := help

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

serve: $(SITE_READY) ## read the site at http://127.0.0.1:8000/; an edit shows at once
	@exec $(BIN)/python -m generator serve "--address=$$ADDRESS"

site: $(SITE_READY) ## build the finished site in site/
	@$(BIN)/python -m generator site

check: $(SITE_READY) ## check the questions, and nothing else
	@$(BIN)/python -m generator check

house: $(TEST_READY) ## check the questions, by the rules of the house too: spelling, lists, dates, code that runs
	@$(BIN)/python -m generator check --house

stats: $(SITE_READY) ## print what the bank holds, and what in it wants attention
	@$(BIN)/python -m generator stats

new: $(SITE_READY) ## start a question; asks for what is not named: make new TOPIC=serving TITLE="What is a model server?"
	@$(BIN)/python -m generator new "--level=$$LEVEL" "--kind=$$KIND" "--anyway=$${ANYWAY:-no}" -- "$$TOPIC" "$$TITLE"

import: $(SITE_READY) ## take questions out of other banks' files: make import FILES="../bank/README.md" TOPIC=sql
	@$(BIN)/python -m generator import "--listed=$$FILES" "--topic=$$TOPIC"

guides: $(SITE_READY) ## renew REFERENCE.md, and what editors complete, after a change to a field, bank.yml, topics or tags
	@$(BIN)/python -m generator guides

test: lint browser $(SPEC_READY) $(NU_READY) ## run every test, the browser's too, and check the questions as make house does
	@$(BIN)/python -m pytest
	@$(BIN)/python -m generator check --house

soak: browser $(SPEC_READY) $(NU_READY) ## run the long tests: fuzzing, kills, races, full disks; takes an hour or two
	@$(BIN)/python -m pytest tests/soak

live: $(SITE_READY) ## fail if an address of the public site would be lost: make live URL=https://...
	@$(BIN)/python -m generator live "--first=$${FIRST:-no}" -- "$$URL"

lint: $(TEST_READY) ## check format, style and types of Python, scripts and style sheets, spelling, forms and workflows
	@$(BIN)/ruff format --check --quiet generator tests tools || { echo "make format mends this"; exit 1; }
	@$(BIN)/ruff check --quiet generator tests tools
	@$(BIN)/mypy
	@$(DENO) fmt --check --quiet $(THEME) || { echo "make format mends this"; exit 1; }
	@$(DENO) lint --quiet $(THEME_SCRIPTS)
	@$(DENO) check --quiet $(THEME_SCRIPTS)
	@$(BIN)/typos
	@$(BIN)/check-jsonschema --quiet --builtin-schema vendor.github-issue-config .github/ISSUE_TEMPLATE/config.yml
	@$(BIN)/check-jsonschema --quiet --builtin-schema vendor.github-issue-forms .github/ISSUE_TEMPLATE/[!c]*.yml
	@$(BIN)/check-jsonschema --quiet --builtin-schema vendor.github-workflows .github/workflows/*.yml
	@$(BIN)/check-jsonschema --quiet --builtin-schema vendor.dependabot .github/dependabot.yml
	@$(BIN)/zizmor --offline --quiet --no-progress --persona pedantic .github

format: $(TEST_READY) ## put the code in its format
	@$(BIN)/ruff check --quiet --fix generator tests tools
	@$(BIN)/ruff format generator tests tools
	@$(DENO) fmt --quiet $(THEME)

golden: $(TEST_READY) ## accept the pages rendered now as the expected ones; read the diff before committing
	@$(BIN)/python -m pytest -q -n 0 tests/unit/test_golden.py --refresh

bench: browser ## measure the budgets and what a bank costs as it grows: make bench QUESTIONS="1000 10000"
	@$(BIN)/python -m tools.bench

bench-search: browser ## measure the search in a browser, on the real site and on 10,000 made-up questions
	@$(BIN)/python -m tools.bench_search 10000

lighthouse: browser ## judge every kind of page with Lighthouse; needs Node.js
	@$(BIN)/python -m tools.lighthouse

screenshots: browser ## every kind of page into screenshots/, phone and desktop, light and dark; renews the README's
	@$(BIN)/python -m tools.screenshots

downloads: browser ## make each study list of the finished site a PDF, in site/downloads/; after make site
	@$(BIN)/python -m tools.papers

portability: $(TEST_READY) ## build both banks by MkDocs, ProperDocs and Zensical, and name what differs
	@$(BIN)/python -m tools.portability

upkeep: $(TEST_READY) ## ask every source whether it is still there, and list answers to read again; needs the network
	@$(BIN)/python -m tools.upkeep

lock: $(LOCK_READY) $(TEST_READY) ## pin every package anew: requirements*.in into requirements*.txt, and deno.json, with hashes
	@for name in requirements requirements-dev requirements-lock; do \
	  $(VENV)/lock/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	    --no-header --no-emit-index-url --no-emit-find-links $$name.in -o $$name.txt || exit 1; done
	@$(DENO) update --quiet --latest --frozen=false

vendor: $(NU_READY) ## take the scripts and typefaces of others out of their pinned packages
	@from=$$(echo $(VENV)/deno/npm/*/ts-fsrs/$$(sed -n 's/.*"npm:ts-fsrs@\([^"]*\)".*/\1/p' deno.json)); \
	  cp "$$from/dist/index.mjs" generator/vendor/ts-fsrs.mjs && cp "$$from/LICENSE" generator/vendor/ts-fsrs.LICENSE.txt
	@$(BIN)/python -m tools.typefaces

audit: $(LOCK_READY) ## ask whether a pinned package has a known vulnerability; needs the network
	@$(VENV)/lock/bin/pip-audit --strict --progress-spinner off --require-hashes --disable-pip \
	  -r requirements.txt -r requirements-dev.txt -r requirements-lock.txt

clean: ## remove what was built
	@if [ -x $(BIN)/python ]; then $(BIN)/python -m generator clean; fi
	@rm -rf site .generator_cache screenshots differences lighthouse .hypothesis .pytest_cache .mypy_cache .ruff_cache

$(VENV)/bin/python:
	@"$$PYTHON" -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; name it: make PYTHON=python3.12 ...")'
	@"$$PYTHON" -m venv $(VENV)

$(SITE_READY): requirements.txt | $(VENV)/bin/python
	@$(BIN)/pip install -qq --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(TEST_READY): requirements-dev.txt $(SITE_READY)
	@$(BIN)/pip install -qq --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

# CommonMark's examples, which answers are tested with, come in the source of markdown-it-py: the very archive whose hash
# stands in requirements.txt.
$(SPEC_READY): requirements.txt $(TEST_READY)
	@rm -rf $(VENV)/spec && mkdir $(VENV)/spec
	@sed -n '/^markdown-it-py==/,/[^\\]$$/p' requirements.txt > $(VENV)/spec/requirements.txt
	@$(BIN)/pip download -qq --disable-pip-version-check --no-deps --no-build-isolation --no-binary :all: \
	  --require-hashes -r $(VENV)/spec/requirements.txt -d $(VENV)/spec
	@touch $@

# The Nu checker of HTML comes from npm: the very archive whose hash stands in deno.lock. No script of it runs, and the
# Java that it runs on is one of the pinned packages.
$(NU_READY): deno.json deno.lock $(TEST_READY)
	@$(DENO) install --quiet
	@echo 'import jar from "vnu-jar"; console.log(String(jar))' | $(DENO) run --quiet --cached-only - > $@.new
	@mv $@.new $@

$(LOCK_READY): requirements-lock.txt | $(VENV)/bin/python
	@"$$PYTHON" -m venv $(VENV)/lock
	@$(VENV)/lock/bin/pip install -qq --disable-pip-version-check --require-hashes -r requirements-lock.txt
	@touch $@

# Debian's own browser where it can be installed, else the one that Playwright brings. Of Debian's two, the one that has
# no window takes a third of the time that the other takes for a page.
.PHONY: browser
browser: $(TEST_READY)
	@if command -v chromium-headless-shell >/dev/null; then :; \
	elif [ "$$(id -u)" = 0 ] && grep -qsx 'ID=debian' /etc/os-release; then \
	  apt-get update -qq; \
	  for package in chromium-headless-shell chromium; do \
	    DEBIAN_FRONTEND=noninteractive apt-get install -qq -y $$package fonts-dejavu-core >/dev/null && break; done; \
	elif command -v chromium >/dev/null; then :; \
	else $(BIN)/playwright install chromium; fi
