"""Every file of a folder in one state, whatever the folder is like."""

import os
import subprocess
from contextlib import contextmanager

import pytest

from extractor.intake import Survey, sorted_file

REPORT = "Có 12 hồ sơ.\n"


@contextmanager
def inside(folder):
    before = os.getcwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)


def write_deep(folder, depth, part):
    """A file so many folders deep, and the same below; a path of its length cannot be said whole."""
    with inside(folder):
        for _ in range(depth):
            os.mkdir(part)
            os.chdir(part)
        with open("a.txt", "w", encoding="utf-8") as handle:
            handle.write(REPORT)


@pytest.fixture
def folder(tmp_path):
    """A folder that goes by itself: what clears up after tests cannot go down so far."""
    made = tmp_path / "in"
    made.mkdir()
    yield made
    subprocess.run(["rm", "-rf", made], check=True)


def states(folder, out):
    def sort(spot):
        return sorted_file(spot, out.parent)

    return {found.name: found.reason or found.state for found in Survey(out, {}, sort).of([folder])}


@pytest.mark.skipif(os.name == "nt", reason="such paths cannot be made there")
@pytest.mark.parametrize(
    "depth, part, state",
    [(1300, "d", "report"), (2100, "d", "path_too_long"), (60, "x" * 80, "path_too_long")],
)
def test_folders_in_folders_end_nothing(folder, tmp_path, depth, part, state):
    write_deep(folder, depth, part)
    (folder / "z.txt").write_text(REPORT, "utf-8")
    found = states(folder, tmp_path / "out")
    assert found.pop("z.txt") == "report"
    assert list(found.values()) == [state]


def test_files_stand_in_order_of_name_and_the_result_folder_is_none_of_them(tmp_path):
    for name in ("b.txt", "a/c.txt", "a/b/a.txt", "a/d.txt", "kq/x.txt", "c.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(REPORT, "utf-8")
    out = tmp_path / "nơi khác" / ".." / "kq"
    (tmp_path / "nơi khác").mkdir()
    assert list(states(tmp_path, out)) == ["a/b/a.txt", "a/c.txt", "a/d.txt", "b.txt", "c.txt"]
