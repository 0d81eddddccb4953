"""The installer for Windows, as far as it can be tried on another system."""

import importlib.util
import os
import re
import subprocess
import sys
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest
import tree_sitter
import tree_sitter_powershell

WINDOWS = Path(__file__).resolve().parent.parent / "windows"
POWERSHELL = tree_sitter.Language(tree_sitter_powershell.language())


def faults(source: bytes) -> list[tuple[int, str]]:
    """Line and words of what the grammar of PowerShell does not take."""
    waiting, found = [tree_sitter.Parser(POWERSHELL).parse(source).root_node], []
    while waiting:
        node = waiting.pop()
        if node.type == "ERROR" or node.is_missing:
            found.append((node.start_point[0] + 1, source[node.start_byte : node.end_byte][:60]))
        waiting += node.children
    return found


def installer() -> str:
    return (WINDOWS / "cai-dat.ps1").read_text("utf-8-sig")


def test_the_installer_is_powershell():
    assert faults(installer().encode()) == []


@pytest.mark.parametrize("wrong", ["if ($a { }", "function X( { }", 'Write-Host "không đóng'])
def test_what_is_no_powershell_is_seen(wrong):
    assert faults((installer() + "\n" + wrong).encode())


def test_windows_reads_the_letters_and_lines_of_the_scripts():
    """PowerShell 5.1 takes a file for UTF-8 by its mark alone; cmd takes ASCII with CR LF."""
    assert (WINDOWS / "cai-dat.ps1").read_bytes().startswith(b"\xef\xbb\xbf")
    for name in ("cai-dat.ps1", "cai-dat.cmd", "Solieu.cmd"):
        text = (WINDOWS / name).read_bytes()
        assert text.count(b"\n") == text.count(b"\r\n") > 0
    for name in ("cai-dat.cmd", "Solieu.cmd"):
        assert (WINDOWS / name).read_bytes().isascii()


def test_every_function_that_the_installer_calls_is_there():
    text = installer()
    there = set(re.findall(r"^function ([A-Z][a-z]+-[A-Za-z]+)", text, re.M))
    own = set(re.findall(r"\b((?:Dung|Noi|Tai|Chay|Cai|Cho|Tao|Go|Kiem)-[A-Z][A-Za-z]+)\b", text))
    assert own == there


def test_what_is_taken_away_was_put_there_by_the_installer():
    """The folder goes only where the installer left its mark, and before anything else is asked."""
    body = re.search(r"function Go-Bo.*?\n\}", installer(), re.S)[0]
    assert body.index("$Dau") < body.index("Remove-Item")


@pytest.fixture(scope="module")
def dropped():
    spec = importlib.util.spec_from_file_location("keo_tha", WINDOWS / "keo_tha.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    "name", ["Báo cáo quý I", "a & calc", "100% năm 2024", "hết ^ hạn!", "Báo cáo 2024.v2", "-out"]
)
def test_a_dropped_folder_is_read_and_its_results_lie_beside_it(
    tmp_path, monkeypatch, capsys, dropped, name
):
    folder = tmp_path / name
    folder.mkdir()
    seen = []

    def run(words, env, check):
        seen.append((words, env))
        out = Path(words[-1])
        out.mkdir()
        (out / "so-lieu.xlsx").write_bytes(b"")
        return subprocess.CompletedProcess(words, 2)

    monkeypatch.setattr(dropped.subprocess, "run", run)
    assert dropped.main([str(folder)], tmp_path) == 2
    [(words, env)] = seen
    result = tmp_path / f"{name} - số liệu"
    assert words == [
        sys.executable,
        *("-m", "extractor", "run", str(folder), "--out", str(result)),
    ]
    assert env["PATH"].split(os.pathsep)[0] == str(tmp_path / "may")
    assert Path(env["TMP"]).is_dir()
    assert str(result / "so-lieu.xlsx") in capsys.readouterr().out


@pytest.mark.parametrize(
    "drive, name",
    [
        (PureWindowsPath("E:\\"), "Ổ E - số liệu"),
        (PureWindowsPath(r"\\may-chu\cchc" + "\\"), "Ổ cchc - số liệu"),
        (PurePosixPath("/"), "Ổ - số liệu"),
    ],
)
def test_a_whole_drive_has_its_results_where_the_program_was_started(
    dropped, drive, name, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    assert dropped.result_of(drive) == tmp_path / name


def test_nothing_dropped_says_how(tmp_path, capsys, dropped):
    assert dropped.main([], tmp_path) == 0
    assert "thả vào biểu tượng" in capsys.readouterr().out
