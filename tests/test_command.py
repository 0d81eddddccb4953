"""Tests of command."""

import os
import subprocess
import sys

import pytest
from conftest import ROOT

REPORT = "UBND huyện An Lạc đã hoàn thành 23/28 nhiệm vụ, đạt 82,1% kế hoạch năm 2016."


@pytest.mark.parametrize(
    "args, code",
    [
        (["run", "nowhere", "--out", "out"], 2),
        (["run"], 2),
        (["fly"], 2),
        (["doctor"], 0),
        (["patterns", "check"], 0),
    ],
)
def test_exit_codes(tmp_path, args, code):
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-m", "extractor", *args], cwd=tmp_path, env=env, capture_output=True
    )
    assert done.returncode == code


def test_installed_without_the_source_it_finds_its_rules(tmp_path):
    env = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"}
    subprocess.run(
        [
            sys.executable,
            "-m",
            "pip",
            "install",
            "-q",
            "--no-deps",
            "--target",
            str(tmp_path / "site"),
            str(ROOT),
        ],
        check=True,
        env=env,
    )
    env["PYTHONPATH"] = str(tmp_path / "site")
    code = "import extractor.figures as f; assert 'site' in f.__file__; print(len(f.load_numeral_rules()))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=env, capture_output=True, text=True
    )
    assert done.returncode == 0 and int(done.stdout) > 30, done.stderr
