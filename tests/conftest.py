"""What several tests share: one run over samples/ with the real programs."""

import atexit
import csv
import os
import subprocess
import sys
import tempfile
import time
import traceback
from functools import lru_cache
from pathlib import Path

import pytest

from extractor import cli, messages
from extractor.document import read_report

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "samples"


def pytest_configure():
    """Every test and example begins in Vietnamese, whatever the shell that started them speaks."""
    messages.language = "vi"


@pytest.fixture(autouse=True)
def no_language_left_behind():
    """A command run inside a test may choose its language for that test alone."""
    yield
    messages.language = "vi"


SECONDS = 900  # for one command, on a machine that others use too


@lru_cache(maxsize=1)
def warm():
    """Reads the rules and composes the patterns of a usual report, once for all commands that tests
    begin after that: they are children of this process, and find both done."""
    read_report(SAMPLES / "bao-cao-cchc-an-phu-2023.txt")


def solieu(*args, cwd=ROOT):
    """Run the command as a user does, in a process of its own. It is a child of this one, which
    has read the rules already (on Windows, and with rules of an office, a program begun anew)."""
    words = [str(word) for word in args]
    other_rules = "--patterns" in words or os.environ.get("SOLIEU_PATTERNS")
    if not hasattr(os, "fork") or other_rules:
        command = [sys.executable, "-m", "extractor", *words]
        return subprocess.run(command, cwd=cwd, text=True, capture_output=True, timeout=SECONDS)
    warm()
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        child = os.fork()
        if not child:
            _command(words, cwd, out.fileno(), err.fileno())
        code = _ended(child)
        said = [_whole(stream) for stream in (out, err)]
    return subprocess.CompletedProcess(words, code, *said)


def _command(words, cwd, out, err):
    """In a child: the command, as `python -m extractor` runs it, and its end."""
    code = 1
    try:
        os.setsid()
        os.chdir(cwd)
        os.dup2(out, 1)
        os.dup2(err, 2)
        sys.stdout = os.fdopen(1, "w", encoding="utf-8")
        sys.stderr = os.fdopen(2, "w", encoding="utf-8")
        atexit._clear()  # what the tests' own process does at its end
        messages.language = "vi"
        code = cli.main(words)
        atexit._run_exitfuncs()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 1
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _ended(child):
    """The exit code of a child. Raises TimeoutExpired, as subprocess does."""
    last = time.monotonic() + SECONDS
    while time.monotonic() < last:
        number, status = os.waitpid(child, os.WNOHANG)
        if number:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.01)
    os.killpg(child, 9)
    os.waitpid(child, 0)
    raise subprocess.TimeoutExpired("solieu", SECONDS)


def _whole(stream):
    stream.seek(0)
    return stream.read().decode("utf-8")


def table(out, name):
    with open(Path(out) / f"{name}.csv", encoding="utf-8-sig", newline="") as handle:
        return list(csv.DictReader(handle))


@pytest.fixture(scope="session")
def samples_out(tmp_path_factory):
    out = tmp_path_factory.mktemp("samples")
    done = solieu("run", SAMPLES, "--out", out, "--jobs", 2)
    assert done.returncode == 0, done.stderr
    return out
