# Everything runs in .venv, which the first target makes from the lock file; after that nothing needs a network.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
DEMO := build/demo

.DEFAULT_GOAL := help
.PHONY: help demo test check lint types docs lock bench quality weights wheel clean

help:  ## show the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

$(READY): pyproject.toml requirements.lock
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Sayso needs Python 3.11 or newer; try make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	touch $@

demo: $(READY)  ## read the examples and print their incidents
	@rm -rf $(DEMO) && mkdir -p $(DEMO)
	@$(BIN)/sayso read examples/reports -c $(DEMO)/case.sayso
	@$(BIN)/python examples/demo.py $(DEMO)/case.sayso

test: $(READY)  ## run the tests
	$(BIN)/python -m pytest

check: lint types test  ## lint, types, and all tests, those of the documentation among them

lint: $(READY)
	$(BIN)/ruff format --check src tests benchmarks tables training examples
	$(BIN)/ruff check src tests benchmarks tables training examples

types: $(READY)
	$(BIN)/mypy

docs: $(READY)  ## check that documentation and code are in step
	$(BIN)/python -m pytest tests/docs tests/laws

bench: $(READY)  ## measure speed as ratios; see benchmarks/README.md
	$(BIN)/python benchmarks/speed.py
	$(BIN)/python benchmarks/network.py

quality: $(READY)  ## run the official scorers (needs SAYSO_SHARED or ../shared)
	$(BIN)/python benchmarks/quality.py

TRAINING := build/training
DATA := $(or $(SAYSO_SHARED),../shared)/data

$(TRAINING)/.ready: training/requirements.txt
	$(PYTHON) -m venv $(TRAINING)
	$(TRAINING)/bin/python -m pip install --quiet -r training/requirements.txt --editable .
	touch $@

weights: $(TRAINING)/.ready  ## train the network anew and export it (two hours on two cores)
	$(TRAINING)/bin/python training/train.py --data $(DATA) --out $(TRAINING)/run --resume
	$(TRAINING)/bin/python training/export.py --checkpoint $(TRAINING)/run/checkpoint.pt --out src/sayso/model/weights
	$(TRAINING)/bin/python training/calibrate.py --weights src/sayso/model/weights --data $(DATA)

wheel: $(READY)  ## build the wheel
	$(BIN)/python -m hatchling build -t wheel

lock:  ## resolve the lock file again (needs a network)
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/python -m uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate --no-emit-index-url \
	  --python-version 3.11 --extra fetch --group dev pyproject.toml -o requirements.lock

clean:  ## remove what was built
	rm -rf $(VENV) build dist
