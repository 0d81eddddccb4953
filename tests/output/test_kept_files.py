"""A file of results that a person changed is kept; one that is ours is written over."""

import os
import shutil

import pytest

from extractor.output import kept_files
from extractor.output.files import write_csv
from extractor.output.kept_files import keep_changed


@pytest.fixture
def out(tmp_path):
    (tmp_path / ".solieu").mkdir()
    return tmp_path


def written(out, value):
    return write_csv(out / "figures.csv", ["raw"], [{"raw": value}])


def copies(out):
    return sorted(path.name for path in out.glob("figures (sửa *"))


def test_what_the_program_wrote_is_ours(out):
    for value in ("1", "2", "1"):
        written(out, value)
    assert copies(out) == []


@pytest.mark.parametrize("step", ["put_whole", "keep_changed"])
def test_a_program_killed_between_note_and_move_leaves_no_copy(out, monkeypatch, step):
    written(out, "1")

    def killed(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr(f"extractor.output.files.{step}", killed)
        written(out, "2")
    written(out, "3")
    assert copies(out) == []


def test_a_changed_file_is_kept_once_under_its_date(out):
    target = written(out, "1")
    target.write_text("raw\nmine\n", "utf-8")
    os.utime(target, (1_700_000_000, 1_700_000_000))
    assert keep_changed(target) == keep_changed(target)
    written(out, "2")
    [copy] = copies(out)
    assert copy.startswith("figures (sửa 2023-11-1") and "mine" in (out / copy).read_text("utf-8")


def test_two_changed_files_of_one_moment_are_both_kept(out):
    for mine in ("one", "two", "three"):
        target = written(out, "1")
        target.write_text(f"raw\n{mine}\n", "utf-8")
        os.utime(target, (1_700_000_000, 1_700_000_000))
    written(out, "2")
    kept = [(out / name).read_text("utf-8").split()[1] for name in copies(out)]
    assert sorted(kept) == ["one", "three", "two"]


def test_a_copy_broken_off_is_not_taken_for_one(out, monkeypatch):
    target = written(out, "1")
    target.write_text("raw\nmine\n", "utf-8")
    whole = shutil.copy2

    def half(source, place):
        place.write_bytes(source.read_bytes()[:4])
        raise KeyboardInterrupt

    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr(kept_files.shutil, "copy2", half)
        keep_changed(target)
    assert shutil.copy2 is whole and copies(out) == []
    assert "mine" in keep_changed(target).read_text("utf-8")


def test_folders_with_the_names_of_tables_stop_nothing(out):
    (out / "dates.csv").mkdir()
    assert written(out, "1").name == "figures.csv"
    assert write_csv(out / "dates.csv", ["raw"], []).name == "dates-2.csv"


@pytest.mark.parametrize("seconds", [-(10**9), -1, 0, 2**31 + 5, 2**33])
def test_a_file_whose_time_no_clock_shows_is_kept_all_the_same(out, seconds):
    target = written(out, "1")
    target.write_text("raw\nmine\n", "utf-8")
    os.utime(target, (seconds, seconds))
    written(out, "2")
    assert len(copies(out)) == 1


@pytest.mark.parametrize("seconds", [1e12, -1e12, float("inf"), float("nan")])
def test_a_time_that_no_calendar_has_is_said_as_now(seconds):
    assert kept_files._said_time(seconds)[:2] == "20"
