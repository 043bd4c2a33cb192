# make run    sets up what is needed and opens the window on the sample catalogue
# make test   sets up what is needed and runs every check, without a display
# The README tells the rest.

# Which onnxruntime: gpu (also runs on the CPU), cpu (slim), cuda (gpu and NVIDIA's libraries).
RUNTIME ?= gpu
# Packages of the system that are missing: install (where that is allowed) or only name them.
SYSTEM_PACKAGES ?= install

VENV := .venv
PYTHON := $(VENV)/bin/python
READY := $(VENV)/.ready-$(RUNTIME)
TS := $(wildcard assets/translations/*.ts)

.PHONY: run test setup check pytest lint format translations lock bundle benchmark evaluate baseline sample clean

run: setup translations
	$(PYTHON) -m desktop_app --sample

test: check

check: lint pytest

setup: $(READY)

$(READY): requirements/app-$(RUNTIME).txt requirements/dev.txt tools/setup.sh
	SYSTEM_PACKAGES=$(SYSTEM_PACKAGES) tools/setup.sh $(VENV) requirements/app-$(RUNTIME).txt requirements/dev.txt
	rm -f $(VENV)/.ready-*
	touch $@

lint: setup translations
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports

pytest: setup translations
	QT_QPA_PLATFORM=offscreen $(PYTHON) -m pytest

format: setup
	$(VENV)/bin/ruff check --fix .
	$(VENV)/bin/ruff format .

# The compiled translations, from the texts in assets/translations.
translations: setup
	$(PYTHON) tools/translations.py compile

# New versions of all dependencies, with their hashes.
lock: setup
	tools/lock.sh

bundle: setup translations
	$(VENV)/bin/pip install --quiet --require-hashes -r requirements/bundle.txt
	$(VENV)/bin/pyinstaller --noconfirm --log-level WARN pyinstaller.spec

clean:
	rm -rf build dist $(VENV)
