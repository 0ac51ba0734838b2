# Everything runs in a virtual environment inside the checkout; nothing but Python 3.11 to 3.13, make and git is needed.
PYTHON ?= $(shell for v in 3.11 3.12 3.13; do command -v python$$v && break; done || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
UV_VERSION := 0.13.9

# The tests start hundreds of processes: without compiled files each of them would compile all it imports anew.
unexport PYTHONDONTWRITEBYTECODE

# Trust what the machine trusts: in many organisations certificates are signed in the house.
export UV_SYSTEM_CERTS := 1

.DEFAULT_GOAL := help
.PHONY: help setup run ui test lint docs bench lock clean

help: ## Show what can be made
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

setup: $(READY) ## Make the virtual environment with every dependency, as locked

$(READY): requirements.lock pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)
	@$(BIN)/uv pip install --quiet --compile-bytecode --python $(BIN)/python --require-hashes --requirement requirements.lock
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --editable .
	@touch $(READY)

run: setup ## Read the bundled sample articles through Dagster and show the tolls
	@$(BIN)/python -m assets.launch seeds/articles seeds/claims
	@$(BIN)/tollbook tolls
	@echo "Watch and launch: make ui"

ui: setup ## Open Dagster's page: launch, watch, schedule (Ctrl-C stops it)
	@$(BIN)/python -m assets.serve

test: setup lint ## Run all checks
	@$(BIN)/python -m pytest -n 3 --dist loadfile --no-loadscope-reorder

lint: setup ## Style, types
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

docs: setup ## Build the documentation into site/, links checked
	@PYTHONPATH=. NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --quiet
	@echo "Documentation: site/index.html"

bench: setup ## Measure extraction and reconciliation against their peers
	@$(BIN)/python -m tests.benchmarks.bench

lock: setup ## Lock the newest versions that pyproject.toml allows
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	  --group dev --custom-compile-command "make lock" pyproject.toml --output-file requirements.lock

clean: ## Remove the environment and everything a run made
	rm -rf $(VENV) data .dagster build dist site
