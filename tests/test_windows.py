"""What Windows has otherwise, as far as it can be had elsewhere: processes begun anew and not forked,
no groups of processes, no limits of the system, consoles with code pages of their own."""

import csv
import os
import subprocess
import sys

import pytest
from conftest import ROOT, SAMPLES

from extractor import command_line
from extractor.cli import main

LIKE_WINDOWS = """
import builtins, multiprocessing, os

for name in ("fork", "forkpty", "killpg", "setpgid", "getpgid", "setsid", "O_NONBLOCK"):
    if hasattr(os, name):
        delattr(os, name)
real = builtins.__import__


def imported(name, names=None, *rest, **more):
    if name == "resource" and str((names or {}).get("__name__")).startswith("extractor"):
        raise ImportError(name)
    return real(name, names, *rest, **more)


builtins.__import__ = imported
multiprocessing.set_start_method("spawn", force=True)
"""
FILES = ("bao-cao-cchc-an-phu-2023.txt", "phu-luc-chi-tieu.pdf")
PAGES = ("cp1258", "cp437", "ascii")


def begun(words, folder, **variables):
    """The command in a process that finds itself on such a system, with all that it begins."""
    (folder / "sitecustomize.py").write_text(LIKE_WINDOWS, "utf-8")
    places = os.pathsep.join([str(folder), str(ROOT)])
    return subprocess.run(
        [sys.executable, "-m", "extractor", *map(str, words)],
        cwd=ROOT,
        capture_output=True,
        timeout=300,
        env=os.environ | {"PYTHONPATH": places, "SOLIEU_LANG": "vi"} | variables,
    )


def test_reports_are_read_alike_where_processes_are_begun_anew(tmp_path, samples_out):
    given = tmp_path / "báo cáo"
    given.mkdir()
    for name in FILES:
        (given / name).write_bytes((SAMPLES / name).read_bytes())
    home = tmp_path / "home"
    home.mkdir()
    out = tmp_path / "kết quả"
    words = ["run", given, "--out", out, "--jobs", 1]
    done = begun(words, home, PYTHONIOENCODING="cp1258")
    assert done.returncode == 0, done.stderr.decode()
    assert "2 đã đọc" in done.stderr.decode()
    for table in ("figures", "labels", "tables", "checks", "indicators"):
        assert rows(out, table) == [row for row in rows(samples_out, table) if row["file"] in FILES]


def rows(out, table):
    with open(out / f"{table}.csv", encoding="utf-8-sig", newline="") as handle:
        return list(csv.DictReader(handle))


@pytest.mark.parametrize("page", PAGES)
def test_every_console_is_told_in_vietnamese(tmp_path, page):
    done = begun(["forget", "thư mục lạ", "a.pdf"], tmp_path, PYTHONIOENCODING=page)
    assert done.returncode == 2
    assert "thư mục lạ" in done.stderr.decode() and "→ Ghi thư mục đã đặt" in done.stderr.decode()


@pytest.mark.parametrize("page", PAGES)
def test_so_is_who_lacks_a_package(page):
    """Before the command itself can be loaded: `-S` leaves the installed packages out."""
    done = subprocess.run(
        [sys.executable, "-S", "-m", "extractor", "doctor"],
        cwd=ROOT,
        capture_output=True,
        env=os.environ | {"PYTHONIOENCODING": page, "SOLIEU_LANG": "vi", "PYTHONPATH": str(ROOT)},
    )
    said = done.stderr.decode()
    assert done.returncode == 1 and said.startswith("Python này chưa có gói “")


@pytest.mark.parametrize(
    "words",
    [
        # as Windows hands over "D:\\Báo cáo\\" --out "Kết quả" and the like
        ["run", 'D:\\Báo cáo" --out Kết', "quả"],
        ["run", "Báo cáo", "--out", 'D:\\Kết quả" --jobs', "2"],
        ["review", '.\\Kết quả 2024"'],
        ["compare", 'Kết quả" --out so-sanh.xlsx'],
    ],
)
def test_a_stroke_before_a_quotation_mark_is_named(words, capsys, monkeypatch):
    monkeypatch.setattr(command_line, "ON_WINDOWS", True)
    assert main(words) == 2
    said = capsys.readouterr().err
    assert "Bỏ dấu \\ đứng ngay trước dấu ngoặc kép" in said


def test_elsewhere_such_a_mark_is_part_of_a_name(capsys):
    assert main(["run", 'Báo cáo "mới"', "--out", "kết quả"]) == 2
    assert "Không tìm thấy" in capsys.readouterr().err
