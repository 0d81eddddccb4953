# make demo: install what is missing, read samples/ into demo-out/
# make test: install what is missing, run linter, type checker and tests
# make test-browser: the page of solieu review in a real browser
# make test-cluster: several machines: a PostgreSQL server, a scheduler and workers of their own
# make look: the guide's pictures, made anew from the program; letters and a draft printed by
#   LibreOffice, pictures of their pages in look-out/
# make lint: linter and type checker alone
# make bench: accuracy on scans made for it (and real ones with a gold in ../shared), beside plain Tesseract
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
APT := tesseract-ocr tesseract-ocr-vie tesseract-ocr-script-viet poppler-utils python3-venv fontconfig fonts-freefont-ttf fonts-liberation2
BENCH_APT := fonts-liberation2 fonts-dejavu-core fonts-dejavu-extra
BROWSER_APT := chromium
CLUSTER_APT := postgresql
LOOK_APT := libreoffice-calc libreoffice-writer fonts-liberation2
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)

.PHONY: demo test test-browser test-cluster look lint bench system clean

demo: $(VENV)/ready
	$(BIN)/solieu run samples --out demo-out
	@echo "demo-out/so-lieu.xlsx"

test: lint
	$(BIN)/solieu patterns check
	$(BIN)/python -m pytest -n 2

test-browser: $(VENV)/ready
	@command -v chromium >/dev/null || { $(SUDO) apt-get update -qq && \
	  $(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $(BROWSER_APT); }
	$(BIN)/python -c 'import playwright' 2>/dev/null || $(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[browser]'
	SOLIEU_BROWSER="$$(command -v chromium)" $(BIN)/python -m pytest -q -n 2 tests/browser

test-cluster: $(VENV)/ready
	@ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null || { $(SUDO) apt-get update -qq && \
	  $(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $(CLUSTER_APT); }
	SOLIEU_CLUSTER=1 $(BIN)/python -m pytest -q -n 2 tests/cluster

look: $(VENV)/ready
	@command -v soffice >/dev/null && command -v chromium >/dev/null || { $(SUDO) apt-get update -qq && \
	  $(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $(LOOK_APT) $(BROWSER_APT); }
	$(BIN)/python -c 'import playwright' 2>/dev/null || $(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[browser]'
	$(BIN)/python docs/make_pictures.py
	$(BIN)/python benchmarks/look.py

lint: $(VENV)/ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/mypy --config-file benchmarks/mypy.ini benchmarks/*.py docs/*.py

bench: $(VENV)/ready
	@fc-list | grep -q LiberationSans-Regular && fc-list | grep -q DejaVuSerif || $(SUDO) apt-get install -y -qq --no-install-recommends $(BENCH_APT)
	$(BIN)/python benchmarks/accuracy.py $(BENCH)

system:
	@if ! command -v tesseract >/dev/null || ! command -v pdftoppm >/dev/null \
	  || ! tesseract --list-langs 2>/dev/null | grep -qx vie \
	  || ! tesseract --list-langs 2>/dev/null | grep -q Vietnamese \
	  || ! tesseract --list-langs 2>/dev/null | grep -qx eng || ! fc-list 2>/dev/null | grep -q FreeSerif || ! fc-list 2>/dev/null | grep -q LiberationSerif \
	  || ! $(PYTHON) -c 'import ensurepip' 2>/dev/null; then \
	  $(SUDO) apt-get update -qq && $(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $(APT); fi

$(VENV)/ready: pyproject.toml | system
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	touch $@

clean:
	rm -rf $(VENV) demo-out look-out
