"""What several tests share: one run over samples/ with the real programs."""

import csv
import subprocess
import sys
from pathlib import Path

import pytest

from extractor import messages

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


def solieu(*args, cwd=ROOT):
    """Run the command as a user does."""
    return subprocess.run(
        [sys.executable, "-m", "extractor", *map(str, args)],
        cwd=cwd,
        text=True,
        capture_output=True,
        timeout=300,
    )


def table(out, name):
    with open(Path(out) / f"{name}.csv", encoding="utf-8-sig", newline="") as handle:
        return list(csv.DictReader(handle))


@pytest.fixture(scope="session")
def samples_out(tmp_path_factory):
    out = tmp_path_factory.mktemp("samples")
    done = solieu("run", SAMPLES, "--out", out, "--jobs", 2)
    assert done.returncode == 0, done.stderr
    return out
