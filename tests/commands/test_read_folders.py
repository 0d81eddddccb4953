"""`solieu run`: what is said before and after reading."""

import os
import subprocess
import sys

from conftest import ROOT, solieu
from openpyxl import load_workbook

REPORT = "UBND huyện An Lạc đã hoàn thành 23/28 nhiệm vụ, đạt 82,1% kế hoạch năm 2016."


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


def test_an_office_without_reports_is_told(tmp_path):
    (tmp_path / "in").mkdir()
    done = solieu("run", tmp_path / "in", "--out", tmp_path / "out")
    assert done.returncode == 2 and "Không có tệp nào" in done.stderr
    assert not (tmp_path / "out").exists()
