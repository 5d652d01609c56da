# Two commands do everything: `make course` and `make test`. Needs Python 3.11 or later, git and make.
PYTHON ?= python3
ifeq ($(OS),Windows_NT)
BIN := .venv/Scripts
else
BIN := .venv/bin
endif
# Byte code makes every kernel start faster, so it is written even where the environment says not to.
export PYTHONDONTWRITEBYTECODE :=
PIP := $(BIN)/python -m pip --disable-pip-version-check

.PHONY: course batch lab fresh author editions test fuzz killtest lint notebooks data bench dashboard lock clean help

help:
	@echo "make course     set up, then run the ten notebooks on the course's article into output/"
	@echo "make batch      set up what many articles need besides: python -m helpers extract"
	@echo "make lab        set up, then open JupyterLab on your own copy of the notebooks, which is never overwritten"
	@echo "make fresh      the same with a new copy; the old one is kept under a dated name"
	@echo "make author     open the notebooks themselves"
	@echo "make editions   write what students and teachers get into output/student and output/teacher"
	@echo "make test       set up, then run every test"
	@echo "make notebooks  run the notebooks in place and store what they show (ONE=03 for one)"
	@echo "make data       renew the checksums, the glossary's page and the table of exercises after a change in data/"
	@echo "make bench      speed of each part beside a yardstick and public tools (TEXT=file for a text of your own)"
	@echo "make fuzz       try hostile inputs on the reader (COUNT=200000), on ENTRY=table or on ENTRY=all"
	@echo "make killtest   end runs at COUNT=100 moments, with full disks and beside each other: whole files or none"
	@echo "make dashboard  notebook 07 as a page of its own, in Voila, without its code"
	@echo "make lint       check the style of code and notebooks"
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

lock:
	uv pip compile pyproject.toml --universal --generate-hashes -q -o requirements.lock
	uv pip compile pyproject.toml --extra batch -c requirements.lock --universal --generate-hashes -q -o requirements-batch.lock
	uv pip compile pyproject.toml --extra test -c requirements.lock --universal --generate-hashes -q -o requirements-test.lock
	echo atheris==3.0.0 | uv pip compile - --universal --generate-hashes -q -o requirements-fuzz.lock

clean:
	rm -rf .venv .pytest_cache .ruff_cache .hypothesis .fuzz *.egg-info
	if [ -d output ]; then find output -mindepth 1 -maxdepth 1 ! -name "my_work.*" ! -name hand_in.html -exec rm -rf {} +; fi
	find . -name __pycache__ -prune -exec rm -rf {} +

# A stamp file stands for each finished installation: a second run installs nothing.
.venv/bin/python .venv/Scripts/python:
	$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11) and 'Python 3.11 or later is needed, this is ' + sys.version.split()[0] + '. Name another one: make course PYTHON=python3.12')"
	$(PYTHON) -m venv .venv

.venv/course.done: requirements.lock pyproject.toml | $(BIN)/python
	$(PIP) install --quiet --require-hashes -r requirements.lock
	$(PIP) install --quiet --no-deps -e .
	touch $@

.venv/test.done: requirements-test.lock .venv/course.done
	$(PIP) install --quiet --require-hashes -r requirements-test.lock
	touch $@

# 170 MB that the course itself does not need.
.venv/batch.done: requirements-batch.lock .venv/course.done
	$(PIP) install --quiet --require-hashes -r requirements-batch.lock
	touch $@

# Not for the course itself, so it stays an extra.
.venv/dashboard.done: .venv/course.done
	$(PIP) install --quiet -e .[dashboard]
	touch $@

# The public tools that the benchmark runs beside ours; nothing else needs them, so they stay apart.
.venv/peers: | $(BIN)/python
	$(PIP) install --quiet --target $@ chinese2digits==6.0.2 recognizers-text-number==1.0.2a2 "emoji<2" grapheme

# Coverage leads the fuzzer where there is a wheel of atheris for this Python; it stays apart, as nothing needs it.
.venv/fuzz: requirements-fuzz.lock | $(BIN)/python
	$(PIP) install --quiet --only-binary :all: --no-deps --require-hashes --target $@ -r requirements-fuzz.lock || mkdir -p $@
	touch $@
