# make demo   sets up .venv, checks the draft in seeds/ against its sources, writes reports/
# make test   the same with the test extras, then tests, lint, types, import layers
# make docs   the documentation site, into site/
# make bench  accuracy and speed beside public tools, which it installs into .venv
# All that is needed is Python 3.11 or newer; another one is chosen with PYTHON=/path/to/python.

CANDIDATES := python3.14 python3.13 python3.12 python3.11 python3 python
# The first that runs, is new enough, and can make a virtual environment (Debian parts that from Python).
PYTHON ?= $(shell for p in $(CANDIDATES); do \
  "$$p" -c 'import sys, ensurepip, venv; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && { echo "$$p"; break; }; done)
VENV := .venv
BIN := $(VENV)/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input -q
FORMATS := draft.docx --against page.html report.pdf figures.xlsx --manifest manifest.yaml
DRAFT := seeds/draft.md --against seeds/sources/*.txt --manifest seeds/manifest.yaml

.PHONY: demo test bench docs unit lint reports picture fix requirements wheel clean
.DELETE_ON_ERROR:

demo: $(VENV)/runtime.stamp reports
	@$(BIN)/checker check $(DRAFT) --format full || [ $$? -eq 1 ]
	@echo; echo "The same findings in every format: reports/"
	@echo; echo "A draft in Word against a web page, a PDF and a workbook (seeds/formats):"
	@cd seeds/formats && $(abspath $(BIN))/checker check $(FORMATS) --format concise || [ $$? -eq 1 ]

# Every renderer's view of the demo; the tests compare them with what is committed.
reports: $(VENV)/runtime.stamp
	@mkdir -p reports
	@$(BIN)/python -m checker.report.golden

# The picture in the README.
picture: $(VENV)/runtime.stamp
	@$(BIN)/python docs/picture.py

test: lint unit

unit: $(VENV)/test.stamp
	$(BIN)/python -m pytest

lint: $(VENV)/test.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# A peer that cannot be installed is named as absent.
bench: $(VENV)/runtime.stamp
	@$(MAKE) -s --no-print-directory $(VENV)/bench.stamp || echo "The peers could not all be installed; going on with those that are there."
	@$(BIN)/python -m bench.extraction

# Strict: a link that leads nowhere is an error.
docs: $(VENV)/docs.stamp
	@NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs build --strict --quiet
	@echo "Open site/index.html"

# What can be mended by machine.
fix: $(VENV)/test.stamp
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

wheel: $(VENV)/test.stamp
	$(PIP) wheel . --no-deps --no-build-isolation -w dist

$(VENV)/%.stamp: requirements/%.txt pyproject.toml checker/version.py | $(VENV)/made.stamp
	@echo "Installing the pinned dependencies of requirements/$*.txt into $(VENV) ..."
	@$(PIP) install --require-hashes -r requirements/$*.txt
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/made.stamp:
	@[ -n "$(PYTHON)" ] || { echo "checker needs Python 3.11 or newer with the venv module; none of these will do: $(CANDIDATES)." \
	  "Install one (on Debian: apt install python3 python3-venv), or name it: make demo PYTHON=/path/to/python" >&2; exit 2; }
	@"$(PYTHON)" -c 'import sys; v = sys.version_info; v >= (3, 11) or sys.exit("checker needs Python 3.11 or newer; %s is %d.%d" % (sys.executable, v[0], v[1]))'
	@"$(PYTHON)" -m venv $(VENV)
	@touch $@

# After a change of the dependencies in pyproject.toml; needs uv. Neither an index nor an address is written down.
PIN := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url
requirements:
	$(PIN) pyproject.toml requirements/build.in --extra html --extra pdf --extra tables -o requirements/runtime.txt
	$(PIN) pyproject.toml requirements/build.in --extra test -o requirements/test.txt
	$(PIN) pyproject.toml requirements/build.in --extra docs -c requirements/runtime.txt -o requirements/docs.txt
	$(PIN) pyproject.toml requirements/build.in requirements/bench.in -c requirements/runtime.txt -o requirements/bench.txt

clean:
	rm -rf $(VENV) dist build site .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
