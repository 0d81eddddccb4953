"""Rule files as they are read: faults with file and line, in words that a clerk can act on."""

import os
import time
from pathlib import Path

import pytest

from extractor.errors import BrokenRule
from extractor.patterns import yaml_files
from extractor.patterns.yaml_files import (
    called,
    line_of,
    raise_broken,
    read_yaml,
    said,
    shown,
    where,
)


def written(folder, text, name="a.yaml"):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def faults(call):
    with pytest.raises(BrokenRule) as broken:
        call()
    return broken.value.values["faults"]


@pytest.fixture
def office(tmp_path, monkeypatch):
    """A folder of the office's own rules."""
    folder = tmp_path / "quy-tac"
    folder.mkdir()
    monkeypatch.setenv("SOLIEU_PATTERNS", str(folder))
    return folder


@pytest.mark.parametrize(
    "text, content",
    [
        ("- a\n- b\n", ["a", "b"]),
        ("a: {b: [1, 2]}\n", {"a": {"b": [1, 2]}}),
        ("\ufeffa: 1\n", {"a": 1}),  # as Notepad saves it
        ("", None),
        ("# chỉ có ghi chú\n", None),
        ("a: &x [1]\nb: *x\n", {"a": [1], "b": [1]}),
        ("a: có\r\nb: không\r\n", {"a": "có", "b": "không"}),
    ],
)
def test_what_a_file_holds(tmp_path, text, content):
    assert read_yaml(written(tmp_path, text)) == content


@pytest.mark.parametrize(
    "text, place",
    [
        ("- code: a\n  name: [\n", "dòng 3"),
        ("a: b: c\n", "dòng 1"),
        ("a: 1\n\tb: 2\n", "dòng 2"),
        ("a: 1\nb: 2\na: 3\n", "dòng 3"),  # the second would stand for both
        ("a:\n  - {x: 1, x: 2}\n", "dòng 2"),
        ("a: !!python/object:os.system x\n", "dòng 1"),
    ],
)
def test_a_fault_is_told_with_its_line(tmp_path, text, place):
    path = written(tmp_path, text)
    assert faults(lambda: read_yaml(path)).startswith(f"a.yaml, {place}")


@pytest.mark.parametrize(
    "content, told",
    [
        ("tên: Hồ sơ".encode("utf-16"), "UTF-8"),
        (b"\xff\xfe\x00", "UTF-8"),
        (b"a: " + b"x" * (yaml_files.LARGEST + 1), "a.yaml"),
    ],
)
def test_files_that_are_no_text_or_too_large(tmp_path, content, told):
    path = written(tmp_path, content)
    assert told in faults(lambda: read_yaml(path))


def test_a_file_that_is_not_there(tmp_path):
    assert faults(lambda: read_yaml(tmp_path / "b.yaml")).startswith("b.yaml: ")


def test_a_file_that_has_changed_is_read_again(tmp_path):
    path = written(tmp_path, "a: 1\n")
    assert read_yaml(path) == {"a": 1}
    written(tmp_path, "a: 2\n")
    os.utime(path, ns=(time.time_ns(), time.time_ns() + 10**9))
    assert read_yaml(path) == {"a": 2}


@pytest.mark.parametrize(
    "path, line",
    [
        ((), 1),
        ((0,), 1),
        ((1,), 4),
        ((1, "name"), 5),
        ((0, "wordings", 1), 3),
        ((0, "khong_co"), 1),  # as near as it leads
        ((9,), 1),
    ],
)
def test_the_line_of_a_node(tmp_path, path, line):
    text = "- code: a\n  wordings: [x,\n    y]\n- code: b\n  name: c\n"
    assert line_of(written(tmp_path, text), path) == line
    assert line_of(written(tmp_path, "", "b.yaml"), path) == 1


def test_files_of_the_office_are_called_with_their_folder(office, tmp_path):
    own = written(office, "a: 1\n", "indicators/x.yaml")
    other = written(tmp_path, "a: 1\n", "x.yaml")
    assert (shown(own), shown(other)) == ("quy-tac/indicators/x.yaml", "x.yaml")
    assert where(own, 3, "a.b") == "quy-tac/indicators/x.yaml, dòng 3, a.b"
    assert called("wording.yaml") == "wording.yaml"
    written(office, "counted: []\n", "wording.yaml")
    assert called("wording.yaml") == "quy-tac/wording.yaml"


@pytest.mark.parametrize(
    "fault, of_office, code",
    [
        ("quy-tac/x.yaml: sai", None, "office_rules_broken"),
        ("mot_cua.yaml: sai", None, "rules_broken"),
        ("sai", True, "office_rules_broken"),
        ("quy-tac/x.yaml: sai", False, "rules_broken"),  # the file says whose it is
    ],
)
def test_it_is_said_in_whose_folder_to_mend(office, tmp_path, fault, of_office, code):
    file = {None: None, True: office / "x.yaml", False: tmp_path / "x.yaml"}[of_office]
    with pytest.raises(BrokenRule) as broken:
        raise_broken([fault], file)
    assert broken.value.code == code


@pytest.mark.parametrize(
    "fault, told",
    [
        ({"type": "missing", "loc": ("unit",), "input": {}}, ["unit"]),
        ({"type": "extra_forbidden", "loc": ("wording",), "input": 1}, ["wording"]),
        (
            {
                "type": "literal_error",
                "loc": ("kind",),
                "input": "đếm",
                "ctx": {"expected": "a, b"},
            },
            ["kind", "đếm", "a, b"],
        ),
        ({"type": "string_type", "loc": ("wordings", 0), "input": 115}, ["wordings.1", "115"]),
        ({"type": "value_error", "loc": (), "input": 1, "msg": "no such thing"}, ["no such thing"]),
    ],
)
def test_a_fault_names_the_field_as_people_count(fault, told):
    sentence = said(fault)
    assert all(words in sentence for words in told)


def test_every_file_of_ours_is_whole():
    folder = Path(yaml_files.__file__).resolve().parent.parent.parent / "patterns"
    for file in folder.rglob("*.yaml"):
        read_yaml(file)
