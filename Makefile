# The commands of this project. `make run` and `make test` are all that most people need.
PYTHON ?= python3
BIN := .venv/bin
UV := .uv/bin/uv
COMPILE := $(UV) pip compile pyproject.toml --quiet --universal --generate-hashes \
	--no-emit-index-url --custom-compile-command "make lock"

.DEFAULT_GOAL := help
.PHONY: help run install install-dev explorer test lint format docs lock clean python

help: ## Show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 20

run: install explorer ## Start the database, read the sample plans, serve http://127.0.0.1:8000; Ctrl-C stops it
	@exec $(BIN)/tongchou up corpus

install: python ## Set up .venv alone
	@$(PYTHON) tools/bootstrap.py

install-dev: python ## Set up .venv with what tests and linters need
	@$(PYTHON) tools/bootstrap.py --dev

explorer: ## Build web/ into web/dist, where it is not fresh
	@test -x $(BIN)/python || $(MAKE) install
	@$(BIN)/python tools/explorer.py

test: lint explorer ## Linters, types, import rules and every test, two files at a time
	@$(BIN)/pytest -n 2 --dist loadfile

lint: install-dev ## Linters, types and import rules
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

format: install-dev ## Let ruff format the code and mend what it can
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

docs: install-dev ## Write the parts of docs/ that are made from the code
	@$(BIN)/python tools/docs.py

lock: python ## Pin every dependency again, with hashes, in both lock files
	@test -x $(UV) || { $(PYTHON) -m venv .uv && .uv/bin/pip install --quiet uv; }
	@$(COMPILE) --extra dev --output-file requirements-dev.lock $(LOCKFLAGS)
	@$(COMPILE) --extra py2neo --extra build --constraint requirements-dev.lock --output-file requirements.lock $(LOCKFLAGS)
	@$(UV) pip compile requirements-node.in --quiet --universal --generate-hashes --no-emit-index-url \
		--custom-compile-command "make lock" --output-file requirements-node.lock $(LOCKFLAGS)

clean: ## Remove .venv, caches and built files; the graph and its data stay
	rm -rf .venv .uv dist build web/dist web/node_modules .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -not -path './.git/*' -prune -exec rm -rf {} +

python:
	@command -v $(PYTHON) >/dev/null || { \
		echo 'tongchou: $(PYTHON) is not on PATH. On Debian and Ubuntu: sudo apt update && sudo apt install python3 python3-venv' >&2; \
		exit 1; }
