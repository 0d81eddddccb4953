"""`solieu forget`, `whole`, `apart`."""

import pytest
from conftest import solieu

REPORT = "UBND huyện An Lạc đã hoàn thành 23/28 nhiệm vụ, đạt 82,1% kế hoạch năm 2016."


@pytest.mark.parametrize("command", ["whole", "apart"])
def test_a_text_file_is_neither_parted_nor_joined(tmp_path, command):
    (tmp_path / "a.txt").write_text(REPORT, "utf-8")
    out = tmp_path / "out"
    solieu("run", tmp_path, "--out", out)
    done = solieu(command, out, "a.txt")
    assert done.returncode == 2 and "luôn là một văn bản" in done.stderr
    assert not (out / "corrections.csv").exists()


def test_a_file_that_is_forgotten_leaves_the_results(tmp_path):
    (tmp_path / "a.txt").write_text(REPORT, "utf-8")
    out = tmp_path / "out"
    solieu("run", tmp_path, "--out", out)
    assert solieu("forget", out, "b.txt").returncode == 2
    assert "a.txt" in (out / "documents.csv").read_text("utf-8")
    assert solieu("forget", out, "a.txt").returncode == 0
    assert "a.txt" not in (out / "documents.csv").read_text("utf-8")


@pytest.mark.parametrize("command", ["forget", "whole", "apart"])
def test_a_folder_without_results_is_told(tmp_path, command):
    done = solieu(command, tmp_path, "a.txt")
    assert done.returncode == 2 and "→" in done.stderr
    assert not list(tmp_path.iterdir())
