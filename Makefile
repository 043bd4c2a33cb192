# make run    installs what is needed and opens the window with the sample catalogue
# make test   installs what is needed and runs all checks, without a display
# CONTRIBUTING.md describes the other targets.

# The onnxruntime to install: gpu (also runs on the CPU), cpu (slim), cuda (gpu and NVIDIA's libraries).
RUNTIME ?= gpu
# Missing system packages: install them (if allowed) or only print their names.
SYSTEM_PACKAGES ?= install

# Otherwise each program that a test starts compiles all modules again.
unexport PYTHONDONTWRITEBYTECODE

VENV := .venv
PYTHON := $(VENV)/bin/python
READY := $(VENV)/.ready-$(RUNTIME)

.PHONY: run test setup check pytest lint format translations lock bundle deb smoke benchmark bench-audit bench-index table-corpus hard soak chaos evaluate evaluate-sample evaluate-second-photo train train-detector demo-catalogue screenshots clean

run: setup
	$(PYTHON) -m desktop_app --sample

test: check

check: lint pytest

setup: $(READY)

# The runtimes share one environment, so installing one removes the marker of the others.

$(READY): requirements/app-$(RUNTIME).txt requirements/dev.txt tools/setup.sh
	@SYSTEM_PACKAGES=$(SYSTEM_PACKAGES) tools/setup.sh $(VENV) requirements/app-$(RUNTIME).txt requirements/dev.txt
	@rm -f $(VENV)/.ready-*
	@touch $@

# Prints the stack of each thread after a test has hung, without pytest's own frames.
HANG := grep -l Timeout build/hang-*.txt | xargs -r sed -E '/_pytest|pluggy|runpy|xdist|execnet/d; s:File ".*/(.*/.*)":\1:'
# More processes wait for each other: the model already uses two cores. So would the threads of
# OpenBLAS, which wait in a loop; the tests' matrices are small.
TEST_PROCESSES ?= 2

lint: setup
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports

pytest: setup
	@rm -f build/hang-*.txt
	QT_QPA_PLATFORM=offscreen OPENBLAS_NUM_THREADS=1 $(PYTHON) -m pytest -n $(TEST_PROCESSES) --dist loadfile || { $(HANG); exit 1; }

format: setup
	$(VENV)/bin/ruff check --fix .
	$(VENV)/bin/ruff format .

# Collects the texts of the program in assets/translations and compiles them.
translations: setup
	$(PYTHON) tools/translations.py update
	$(PYTHON) tools/translations.py compile

# Writes benchmarks/OUTPUT.md (an hour); NAMES="query startup" runs some of them.
benchmark: setup
	$(PYTHON) -m benchmarks.record $(NAMES)

# The vector indexes side by side, after many changes, in a catalogue, and at a server: N=1000000 DATA=folder
bench-index: setup
	$(PYTHON) -m benchmarks.index_engines --n $(or $(N),100000) $(if $(DATA),--data $(DATA))
	$(PYTHON) -m benchmarks.index_churn --n $(or $(N),100000)
	$(PYTHON) -m benchmarks.large_search --n $(or $(N),100000)
	$(PYTHON) -m benchmarks.server_search --n $(or $(N),100000)

# 200 tables as shops have them, and 5,000 damaged ones: how many are read right.
table-corpus: setup
	$(PYTHON) -m tools.table_corpus --mutations 5000

# 20,000 damaged pictures and 5,000 damaged tables: crashes, hangs, memory, foreign exceptions.
# Then kills, power failures and damaged files of the program's own: some hours. An interrupted
# run goes on with `python -m tools.fault_injection --resume`.
hard: setup
	$(PYTHON) -m tools.hostile_files
	$(PYTHON) -m tools.fault_injection

# A day of the demo at accelerated pace, and two thousand products at the counter.
soak: setup
	$(PYTHON) -m benchmarks.soak
	$(PYTHON) -m benchmarks.counter_soak

# Eight stations of a shared catalogue, while connections are cut and the server is killed.
chaos: setup
	$(PYTHON) -m benchmarks.station_chaos

# Accuracy and speed of the audit. The scripts in BENCH create the copies from DATA,
# outside the project.
BENCH ?= ../shared/bench
bench-audit: setup build/duplicates/truth.csv
	$(PYTHON) -m benchmarks.audit --bench build/duplicates --grow
	$(PYTHON) -m benchmarks.audit_crops --data $(DATA)
	$(PYTHON) -m benchmarks.audit --memory 100000

build/duplicates/truth.csv:
	$(PYTHON) $(BENCH)/make_dups.py --grocery $(DATA)/grocery --clothing $(DATA)/clothing --out build/duplicates

# Accuracy of recognition, on the sample, on real photos and in simulated shops, and at the end
# the figures to reach. DATA contains the data sets. FROZEN is the card of the network before
# training, if there is one: benchmarks/unseen_domains.py says how it is made.
DATA ?= ../shared/data
FROZEN ?= build/frozen/frozen.json
FIGURES := build/figures
evaluate: evaluate-sample
	rm -f $(addprefix $(FIGURES)/,recognition.json unseen_domains.json calibrate.json query.json)
	mkdir -p $(FIGURES)
	$(PYTHON) -m desktop_app evaluate --json --catalog build/sample --queries assets/sample/queries.csv > $(FIGURES)/sample-evaluation.json
	$(PYTHON) -m benchmarks.recognition --data $(DATA)
	$(PYTHON) -m benchmarks.keypoint_retrieval --data $(DATA)
	$(PYTHON) -m benchmarks.geometric_verification --data $(DATA)/grocery
	$(PYTHON) -m benchmarks.category_vote --data $(DATA)/clothing
	$(PYTHON) -m benchmarks.teaching --data $(DATA)/grocery
	$(PYTHON) -m benchmarks.counter_accuracy --data $(DATA)
	$(PYTHON) -m benchmarks.corrections --data $(DATA)
	$(PYTHON) -m benchmarks.cluttered_photos --data $(DATA)
	$(PYTHON) -m benchmarks.unseen_domains --data $(DATA) $(if $(wildcard $(FROZEN)),--frozen $(FROZEN))
	$(PYTHON) -m training.calibrate --data $(DATA) --keep-card
	$(PYTHON) -m benchmarks.query
	$(PYTHON) -m benchmarks.targets

evaluate-sample: setup
	rm -rf build/sample
	$(PYTHON) -m tools.bundle_catalogue --unpack build/sample
	$(PYTHON) -m desktop_app evaluate --catalog build/sample --queries assets/sample/queries.csv

# Trains the model: hours on a CPU; an interrupted run is resumed.
RUN ?= build/training
TRAIN = .venv-train/bin/python -m
train: .venv-train
	$(TRAIN) training.train --data $(DATA) --run $(RUN)/first
	$(TRAIN) training.train --data $(DATA) --run $(RUN) --cycle second --after $(RUN)/first
	$(TRAIN) training.curves --run $(RUN)
	$(TRAIN) training.export --run $(RUN) --name vitrine-shop
	$(TRAIN) training.extend_embedding --data $(DATA)

# Renders scenes (an hour or two), trains the product detector (as long) and fits the counting; an
# interrupted run is resumed.
train-detector: .venv-train .venv-render
	.venv-render/bin/python -m tools.demo_catalogue --more-scenes 160
	$(TRAIN) training.detector.train --data $(DATA) --run $(RUN)/detector --scenes build/more_scenes
	$(TRAIN) training.detector.train --data $(DATA) --run $(RUN)/detector-many --start $(RUN)/detector --scenes build/more_scenes
	$(TRAIN) training.detector.export --data $(DATA) --run $(RUN)/detector-many
	$(TRAIN) training.counting.train --data $(DATA) --run $(RUN)/counting --scenes build/more_scenes

.venv-train: pyproject.toml
	python3 -m venv $@
	$@/bin/pip install --quiet --upgrade pip
	$@/bin/pip install --quiet '.[train]'
	@touch $@

# Renders the sample's missing pictures (one or two hours for all of them) and packs its
# catalogue.
demo-catalogue: setup .venv-render
	.venv-render/bin/python -m tools.demo_catalogue
	$(PYTHON) -m tools.bundle_catalogue

# Renders a second photo of each product of the sample (half an hour on one core) and measures
# the accuracy with both. An interrupted run is resumed.
evaluate-second-photo: setup .venv-render
	.venv-render/bin/python -m tools.demo_catalogue --second-photos
	$(PYTHON) -m benchmarks.second_photo

# bpy has wheels only for Python 3.11.
.venv-render: pyproject.toml
	python3.11 -m venv $@
	$@/bin/pip install --quiet --upgrade pip
	$@/bin/pip install --quiet --group render
	@touch $@

# Draws the pictures of the user guide, or of PAGES of it, in both languages.
screenshots: setup
	$(PYTHON) -m tools.screenshots $(PAGES)

# New versions of all dependencies, with their hashes.
lock: setup
	tools/lock.sh

# The folder that runs without Python, its package for Debian, and the test of both, also in an
# empty root: some minutes. As root; make bundle RUNTIME=cpu builds the one that is released.
bundle: setup
	$(VENV)/bin/pip install --quiet --require-hashes -r requirements/bundle.txt
	$(VENV)/bin/pyinstaller --noconfirm --log-level WARN pyinstaller.spec

deb: bundle
	$(PYTHON) -m tools.bundle.debian_package

smoke: deb
	$(PYTHON) -m tools.bundle.smoke_test dist/vitrine/vitrine
	tools/bundle/empty_root.sh $(PYTHON) dist/vitrine_*.deb

clean:
	rm -rf build dist $(VENV)
