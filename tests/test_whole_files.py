"""Files are what they were or what they should be, whatever ends the program or has them in hand."""

import os
from pathlib import Path

import pytest

from extractor import whole_files
from extractor.whole_files import drop_parts, put_whole, write_whole


@pytest.fixture
def target(tmp_path):
    path = tmp_path / "so-lieu.csv"
    path.write_bytes(b"old")
    return path


@pytest.fixture
def in_hand(monkeypatch):
    """Has another program have the file in hand for so many tries."""

    def put(tries):
        left, real = [tries], os.replace

        def replace(source, to):
            if left[0]:
                left[0] -= 1
                raise PermissionError(13, "another program has it in hand", str(to))
            real(source, to)

        monkeypatch.setattr(os, "replace", replace)
        monkeypatch.setattr(whole_files, "WAITS", (0, 0, 0, 0))
        return left

    return put


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_put_in_the_place_of_the_old_one(tmp_path, target):
    write_whole(target, b"new", tmp_path)
    assert target.read_bytes() == b"new" and names(tmp_path) == ["so-lieu.csv"]
    beside = tmp_path / "b.part"
    beside.write_bytes(b"newer")
    put_whole(beside, target)
    assert target.read_bytes() == b"newer" and not beside.exists()


@pytest.mark.parametrize("error", [OSError, KeyboardInterrupt, MemoryError])
def test_what_ends_the_writing_leaves_the_old_one_alone(tmp_path, target, monkeypatch, error):
    def ended(handle):
        raise error

    monkeypatch.setattr(os, "fsync", ended)
    with pytest.raises(error):
        write_whole(target, b"new", tmp_path)
    assert target.read_bytes() == b"old" and names(tmp_path) == ["so-lieu.csv"]


@pytest.mark.parametrize("tries", [1, 3, 4])
def test_a_program_that_has_it_in_hand_for_a_moment_is_waited_for(tmp_path, target, in_hand, tries):
    """As virus scanners of Windows do with every new file: no page is lost for that."""
    in_hand(tries)
    write_whole(target, b"new", tmp_path)
    assert target.read_bytes() == b"new"


def test_one_that_keeps_it_open_is_told_of(tmp_path, target, in_hand):
    in_hand(99)
    with pytest.raises(PermissionError):
        write_whole(target, b"new", tmp_path)
    assert target.read_bytes() == b"old" and names(tmp_path) == ["so-lieu.csv"]


def test_elsewhere_nobody_waits(tmp_path, target, in_hand, monkeypatch):
    left = in_hand(99)
    monkeypatch.setattr(whole_files, "WAITS", ())
    with pytest.raises(PermissionError):
        write_whole(target, b"new", tmp_path)
    assert left == [98]


def test_a_folder_whose_names_cannot_be_brought_to_the_disk_is_no_fault(tmp_path, monkeypatch):
    def refused(path, flags, *rest):
        raise OSError(22, "Invalid argument", str(path))

    monkeypatch.setattr(os, "open", refused)
    whole_files.keep_names(tmp_path)


def test_what_killed_runs_left_goes_and_nothing_else(tmp_path):
    for name in ("123.part", "1.part.jpg", "so-lieu.csv", "phần.txt"):
        (tmp_path / name).write_bytes(b"x")
    drop_parts(tmp_path)
    assert names(tmp_path) == ["phần.txt", "so-lieu.csv"]
    drop_parts(Path(tmp_path / "không có"))
