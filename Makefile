# Openward: what to type. Needs make and Python 3.11 or newer; everything else is installed into VENV.
VENV ?= .venv
VAR ?= var
PORT ?= 8000
export VENV VAR PORT

PY = "$(VENV)/bin/python"
PYTEST = CHROMIUM="$$chromium" $(PY) -m pytest --junitxml="$(VAR)/test-results.xml" $(SHARED)
# Shared out over so many processes, each with services of its own; PARTS=1 runs them in one.
SHARED = $(if $(filter-out 1,$(PARTS)),-n $(PARTS) --no-loadscope-reorder)

.PHONY: run test test-full test-faults audit check bench lighthouse backup restore setup setup-dev setup-bench clean

run: setup
	@exec $(PY) -m config.launch

test: PARTS ?= 2
test: setup-dev
	@chromium=$$(sh tests/find_chromium.sh) && $(PYTEST) --cov --cov-report=term-missing:skip-covered
	@$(PY) -m coverage report --include=$(WHOLE) --fail-under=100 >/dev/null || \
		{ echo "$(WHOLE) must be covered whole, branches too" >&2; exit 1; }

# What turns statements into facts, and pages into statements.
WHOLE = programs/reconcile.py,programs/pages/extract.py,programs/pages/comparing.py

# The long figures too: more rounds, more cases, every page.
test-full: setup-dev
	@chromium=$$(sh tests/find_chromium.sh) && FULL=yes $(PYTEST) --cov --cov-report=term-missing:skip-covered

# An evening of readers while processes are killed and services restarted; the table, and VAR/faults.json.
test-faults: setup-dev
	@FAULTS="$(VAR)/faults.json" $(PY) -m pytest tests/faults -q -p no:cacheprovider

# Whether a locked package has a known hole. 2: nobody could be asked.
audit: setup-dev
	@exec $(PY) -m tests.audit

check: setup-dev
	@echo "lint" && $(PY) -m ruff check --quiet .
	@echo "format" && $(PY) -m ruff format --check --quiet .
	@echo "types" && $(PY) -m mypy --no-error-summary
	@echo "templates" && $(PY) -m djlint --lint --quiet templates
	@echo "migrations" && $(PY) -W ignore::RuntimeWarning manage.py makemigrations --check --dry-run --verbosity 0
	@echo "deployment" && $(DEPLOYED) $(PY) manage.py check --deploy --fail-level WARNING --verbosity 0
	@echo "translations" && $(PY) -m tests.test_translations

# Settings as on a server that is open to the world.
DEPLOYED = DEBUG=no HTTPS=yes ALLOWED_HOSTS=openward.example \
	SECRET_KEY=$$($(PY) -c 'import secrets; print(secrets.token_urlsafe(60))')

# ONLY=load: one part alone, or several with commas between.
bench: setup-bench
	@exec $(PY) -m benchmarks

lighthouse: setup-bench
	@CHROMIUM=$$(sh tests/find_chromium.sh) && export CHROMIUM && exec $(PY) -m benchmarks.lighthouse

# FILE names the backup; REPLACE=yes puts it in the place of what is there.
backup: setup
	@exec $(PY) -m config.backups back-up "$(FILE)"

restore: setup
	@exec $(PY) -m config.backups restore "$(FILE)" $(if $(filter yes,$(REPLACE)),--replace)

setup:
	@sh config/setup.sh

setup-dev:
	@sh config/setup.sh dev

setup-bench:
	@sh config/setup.sh bench

# Leaves the data under VAR alone.
clean:
	@test ! -f "$(VENV)/pyvenv.cfg" || rm -rf "$(VENV)"
	@rm -rf .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache "$(VAR)/static" "$(VAR)/static.mark"
	@echo "The environment and the caches are gone; the data under $(VAR) stays."
