# Every command that a developer needs; `make` alone lists them.

PYTHON ?= python3
GEMEENTE ?= hoogezand-sappemeer
PORT ?= 8000
FRESH ?=
ARGS ?=
FAST = $(wildcard tests/architecture tests/setup tests/rules tests/domain tests/wording)

.DEFAULT_GOAL := help
.PHONY: help demo setup setup-dev test test-long check lock messages screenshots clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' Makefile

demo: setup ## the portal with fictional people, on http://127.0.0.1:8000 (GEMEENTE=rotterdam, PORT=8123, FRESH=yes)
	@exec .venv/bin/portal demo --gemeente "$(GEMEENTE)" --port "$(PORT)" $(if $(filter yes,$(FRESH)),--fresh)

setup: ## what the portal needs to run
	@$(PYTHON) .ci/setup.py

setup-dev: ## what the tests need as well
	@$(PYTHON) .ci/setup.py --dev

test: setup-dev ## all tests (ARGS="-k word" chooses some)
	@.venv/bin/pytest -v -rfEs $(ARGS)

test-long: setup-dev ## what takes too long for each day: every page at every width in every language, and the drills
	@.venv/bin/pytest -v -rfEs -n 0 -m long $(ARGS)

check: setup-dev ## style, types, imports, structure and the pure parts: under a minute
	@.venv/bin/ruff check
	@.venv/bin/ruff format --check
	@.venv/bin/mypy
	@.venv/bin/lint-imports
	@.venv/bin/pytest $(FAST)

lock: ## the lock files anew from pyproject.toml (UPGRADE=yes takes the newest versions)
	@$(PYTHON) .ci/lock.py $(if $(UPGRADE),--upgrade)

messages: setup-dev ## the sentences of pages and letters into the catalogues; then says what is to be translated
	@.venv/bin/portal messages update

screenshots: setup-dev ## the pictures in docs, taken from the running demo
	@.venv/bin/python docs/screenshots.py

clean: ## remove what set-up and tests made; the demo databases in var stay
	@rm -rf .venv node_modules portal/web/static/vendor *.egg-info mutants
	@rm -rf .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
