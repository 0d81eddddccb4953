"""Tests of benchmark compare."""

import csv
import subprocess
import sys

from conftest import ROOT


def rows(out, stem):
    with open(out.with_name(f"{out.stem}.{stem}.csv"), encoding="utf-8-sig", newline="") as handle:
        return list(csv.DictReader(handle))


def test_benchmark_makes_what_it_measures(tmp_path):
    done = subprocess.run(
        [
            sys.executable,
            ROOT / "benchmarks" / "compare.py",
            "--units",
            "6",
            "--periods",
            "2",
            "--indicators",
            "14",
            "--keep",
            tmp_path,
        ],
        text=True,
        capture_output=True,
        cwd=ROOT,
    )
    assert done.returncode == 0 and "peak" in done.stdout
    assert len(rows(tmp_path / "so-sanh.xlsx", "du-lieu-dai")) == 6 * 2 * 14
