# make demo: the record and the pages of the sample reports.   make test: everything that must hold.
# Both set up what they need in .venv, with uv from there and the versions and hashes of uv.lock.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
UV := $(BIN)/uv
export UV_PROJECT_ENVIRONMENT := $(VENV)
export OMP_NUM_THREADS ?= 1

.PHONY: demo test setup format clean

demo: $(VENV)/.users
	@rm -rf demo && mkdir demo
	$(BIN)/communique read --samples --record demo/communique.db
	$(BIN)/communique brief --record demo/communique.db --out demo/pages --open

test: $(VENV)/.developers
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n auto --dist loadfile

setup: $(VENV)/.developers

format: $(VENV)/.developers
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

clean:
	rm -rf $(VENV) demo dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache

$(UV):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "communique needs Python 3.11 or later: make PYTHON=python3.12 ...")'
	@echo 'Setting up $(VENV) (a minute or two the first time)'
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/pip install --quiet --disable-pip-version-check 'uv>=0.5,<1'

$(VENV)/.users: $(UV) uv.lock pyproject.toml
	@$(UV) sync --quiet --frozen --inexact --no-dev --python $(BIN)/python
	@touch $@

$(VENV)/.developers: $(UV) uv.lock pyproject.toml
	@$(UV) sync --quiet --frozen --inexact --python $(BIN)/python
	@touch $@ $(VENV)/.users
