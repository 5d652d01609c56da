# Two commands do everything: `make course` and `make test`. Needs Python 3.11 or later, git and make.
PYTHON ?= python3
ifeq ($(OS),Windows_NT)
BIN := .venv/Scripts
else
BIN := .venv/bin
endif
# Byte code makes every kernel start faster, so it is written even where the environment says not to.
export PYTHONDONTWRITEBYTECODE :=
# Nothing comes without a hash from a lock, and nothing is built by a tool that pip would fetch by itself. Byte code
# of what nobody imports would be a fifth of the environment; what is imported leaves its own.
INSTALL := $(BIN)/python -m pip --disable-pip-version-check install --quiet --no-compile
LOCKED := $(INSTALL) --require-hashes --no-build-isolation
COMPILE := uv pip compile --universal --generate-hashes --quiet

.PHONY: course batch lab fresh author editions test fuzz killtest lint notebooks data bench dashboard licences lock clean help

help:
	@echo "make course     set up, then run the ten notebooks on the course's article into output/"
	@echo "make batch      set up what many articles need besides: python -m helpers extract"
	@echo "make lab        set up, then open JupyterLab on your own copy of the notebooks, which is never overwritten"
	@echo "make fresh      the same with a new copy; the old one is kept under a dated name"
	@echo "make author     open the notebooks themselves"
	@echo "make editions   write what students and teachers get into output/student and output/teacher"
	@echo "make test       set up, then run every test"
	@echo "make notebooks  run the notebooks in place and store what they show (ONE=03 for one)"
	@echo "make data       renew what is derived after a change in data/: checksums, glossary, exercises; and the list of simplified signs"
	@echo "make bench      speed of each part beside a yardstick and public tools (TEXT=file for a text of your own)"
	@echo "make fuzz       try hostile inputs on the reader (COUNT=200000), on ENTRY=table or on ENTRY=all"
	@echo "make killtest   end runs at COUNT=100 moments, with full disks and beside each other: whole files or none"
	@echo "make dashboard  notebook 07 as a page of its own, in Voila, without its code"
	@echo "make lint       check the style of code and notebooks"
	@echo "make licences   the licence of everything that is installed"
	@echo "make lock       renew the locked requirements (needs uv)"
	@echo "make clean      remove the environment, the results and all caches; a student's work stays"

course: .venv/course.done
	$(BIN)/python -m helpers run

batch: .venv/batch.done

lab: .venv/course.done
	$(BIN)/python -m helpers lab

fresh: .venv/course.done
	$(BIN)/python -m helpers lab --fresh

author: .venv/course.done
	$(BIN)/python -m helpers lab --author

editions: .venv/course.done
	$(BIN)/python -m helpers editions

test: .venv/test.done .venv/dashboard.done .venv/batch.done
	$(BIN)/python -m pytest -q -n 2 --dist loadfile --no-loadscope-reorder
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

lint: .venv/test.done
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

notebooks: .venv/test.done
	$(BIN)/python -m helpers store $(ONE)

data: .venv/course.done
	$(BIN)/python -c "from helpers.base import write_simplified; write_simplified()"
	$(BIN)/python -c "from helpers.base import refresh; refresh()"
	$(BIN)/python -c "from helpers.lesson import write_glossary; write_glossary()"
	$(BIN)/python -c "from helpers.lesson import write_exercise_table; write_exercise_table()"

fuzz: .venv/test.done .venv/fuzz
	PYTHONPATH=.venv/fuzz $(BIN)/python -m tests.fuzz $(or $(COUNT),200000) $(ENTRY)

killtest: .venv/test.done .venv/batch.done
	$(BIN)/python -m tests.kill $(or $(COUNT),100)

bench: .venv/test.done .venv/peers
	PYTHONPATH=.venv/peers $(BIN)/python tests/bench.py $(TEXT)

# `voila.json` there keeps the page to this machine: Voila's own would ask another host for a font.
dashboard: .venv/dashboard.done editions
	JUPYTER_CONFIG_PATH=helpers/explore $(BIN)/python -m voila output/student/07_explore.ipynb

licences: .venv/test.done
	$(BIN)/python -m tests.licences

# What is locked stays at its version while pyproject.toml allows it. To take newer ones, remove the files first.
lock:
	$(COMPILE) pyproject.toml -o requirements.lock
	$(COMPILE) pyproject.toml --extra test -c requirements.lock -o requirements-test.lock
	$(COMPILE) pyproject.toml --extra batch -c requirements-test.lock -o requirements-batch.lock
	$(COMPILE) pyproject.toml --extra batch --extra cluster -c requirements-test.lock -o requirements-cluster.lock
	$(COMPILE) pyproject.toml --extra dashboard -c requirements-test.lock -o requirements-dashboard.lock
	$(COMPILE) --group build -c requirements-test.lock -o requirements-build.lock
	$(COMPILE) --group peers -c requirements-test.lock -o requirements-peers.lock
	$(COMPILE) --group fuzz -c requirements-test.lock -o requirements-fuzz.lock

clean:
	rm -rf .venv .pytest_cache .ruff_cache .hypothesis .fuzz *.egg-info
	if [ -d output ]; then find output -mindepth 1 -maxdepth 1 ! -name "my_work.*" ! -name hand_in.html -exec rm -rf {} +; fi
	find . -name __pycache__ -prune -exec rm -rf {} +

# A stamp file stands for each finished installation: a second run installs nothing.
# Python 3.11 still puts an old setuptools into each environment, 12 MB that nothing here needs.
.venv/bin/python .venv/Scripts/python:
	$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11) and 'Python 3.11 or later is needed, this is ' + sys.version.split()[0] + '. Name another one: make course PYTHON=python3.12')"
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip uninstall -qq --yes setuptools

# The tests that these three bring along, 30 MB, are imported by nothing; pip removes the packages as before.
.venv/course.done: requirements.lock pyproject.toml | $(BIN)/python
	$(INSTALL) --require-hashes -r requirements.lock
	$(INSTALL) --no-build-isolation --no-deps -e .
	find .venv -type d -name tests -path '*/site-packages/*' \( -path '*/pandas/*' -o -path '*/numpy/*' -o \
		-path '*/matplotlib/*' -o -path '*/mpl_toolkits/*' \) -prune -exec rm -r {} +
	touch $@

# Who works on the course starts hundreds of kernels, so all byte code is written at once.
.venv/test.done: requirements-build.lock requirements-test.lock .venv/course.done
	$(LOCKED) -r requirements-build.lock
	$(LOCKED) -r requirements-test.lock
	-$(BIN)/python -m compileall -qq -j 2 .venv/lib
	touch $@

# 170 MB that the course itself does not need.
.venv/batch.done: requirements-batch.lock .venv/course.done
	$(INSTALL) --require-hashes -r requirements-batch.lock
	touch $@

# Not for the course itself, so it stays an extra.
.venv/dashboard.done: requirements-dashboard.lock .venv/course.done
	$(INSTALL) --require-hashes -r requirements-dashboard.lock
	touch $@

# The public tools that the benchmark runs beside ours; nothing else needs them, so they stay apart.
.venv/peers: requirements-peers.lock | .venv/test.done
	$(LOCKED) --target $@ -r requirements-peers.lock
	touch $@

# Coverage leads the fuzzer where there is a wheel of atheris for this Python; it stays apart, as nothing needs it.
.venv/fuzz: requirements-fuzz.lock | $(BIN)/python
	$(LOCKED) --only-binary :all: --no-deps --target $@ -r requirements-fuzz.lock || mkdir -p $@
	touch $@
