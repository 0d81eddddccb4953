"""Tests of command."""

import os
import subprocess
import sys

import pytest
from conftest import ROOT, solieu
from openpyxl import load_workbook

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


def test_missing_tesseract_is_said(tmp_path):
    (tmp_path / "a.txt").write_text(REPORT, "utf-8")
    env = {**os.environ, "PATH": "/nowhere", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-m", "extractor", "run", str(tmp_path), "--out", str(tmp_path / "o")],
        env=env,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 3 and "doctor" in done.stderr


def test_a_workbook_that_is_held_open_gets_a_neighbour(tmp_path):
    (tmp_path / "a.txt").write_text(REPORT, "utf-8")
    (tmp_path / "out" / "so-lieu.xlsx").mkdir(
        parents=True
    )  # cannot be replaced, like one that Excel holds
    done = solieu("run", tmp_path, "--out", tmp_path / "out", "--lang", "en")
    assert done.returncode == 0 and "so-lieu-2.xlsx" in done.stderr
    assert load_workbook(tmp_path / "out" / "so-lieu-2.xlsx")


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


def test_dry_run_writes_nothing(tmp_path):
    (tmp_path / "a.txt").write_text(REPORT, "utf-8")
    done = solieu("run", tmp_path, "--out", tmp_path / "out", "--dry-run")
    assert done.returncode == 0 and "a.txt" in done.stdout and not (tmp_path / "out").exists()


def test_a_dry_run_adds_up_every_file_as_the_run_does(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(REPORT, "utf-8")
    (folder / "cùng nội dung.txt").write_text(REPORT, "utf-8")
    (folder / "b.txt").write_text(REPORT.replace("23", "24"), "utf-8")
    (folder / "rỗng.txt").touch()
    (folder / "~$c.docx").write_bytes(b"lock")
    out = tmp_path / "out"
    asked = ("run", folder, "--out", out, "--dry-run")
    before = solieu(*asked).stderr.splitlines()[-1]
    assert before.startswith("Tổng 5 tệp = 3 sẽ đọc + 0 không đổi + 1 lỗi + 1 để riêng")
    done = solieu("run", folder, "--out", out).stderr.splitlines()[-1]
    assert done.startswith("Tổng 5 tệp = 3 đã đọc + 0 không đổi + 1 lỗi + 1 để riêng")
    after = solieu(*asked)
    assert "Tổng 5 tệp = 0 sẽ đọc + 3 không đổi + 1 lỗi + 1 để riêng" in after.stderr
    assert "cùng nội dung.txt (như a.txt)" in after.stdout


@pytest.mark.parametrize("command", ["whole", "apart"])
def test_a_text_file_is_neither_parted_nor_joined(tmp_path, command):
    (tmp_path / "a.txt").write_text(REPORT, "utf-8")
    out = tmp_path / "out"
    solieu("run", tmp_path, "--out", out)
    done = solieu(command, out, "a.txt")
    assert done.returncode == 2 and "luôn là một văn bản" in done.stderr
    assert not (out / "corrections.csv").exists()


def test_the_doctor_names_each_program_on_a_line_of_its_own():
    lines = solieu("doctor").stdout.splitlines()
    assert [line.partition(":")[0] for line in lines[:-1]] == [
        "Bộ đọc chữ",
        "Bộ đọc số thứ hai",
        "Poppler (mở PDF)",
        "LibreOffice",
    ]


def test_an_explanation_says_each_numeral_again(tmp_path):
    """Where no colours are shown it would be lost among those of its sentence."""
    (tmp_path / "a.txt").write_text(REPORT, "utf-8")
    lines = solieu("patterns", "explain", tmp_path / "a.txt").stdout.splitlines()
    assert [line[4:].partition("”")[0] for line in lines[1::2]] == ["“23/28", "“82,1%", "“2016"]
