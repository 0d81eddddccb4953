"""Tests of loading."""

import shutil

import pytest

from extractor.errors import BrokenRule
from extractor.figures.find import find_numerals
from extractor.indicators.loading import load_indicators
from extractor.indicators.prose import findings
from extractor.layout import from_plain
from extractor.model import Doubt
from extractor.patterns import patterns_folder
from extractor.patterns.yaml_files import read_yaml


def test_two_claims_leave_it_empty_and_say_so(tmp_path):
    folder = copy(tmp_path)
    for name in ("a", "b"):
        (folder / "indicators" / f"{name}.yaml").write_text(
            f"- code: {name}.thu\n  name: thử\n  unit: con\n  kind: count\n  wordings: [nuôi N con gà]\n  examples: ['nuôi «3» con gà']\n",
            "utf-8",
        )
    document = from_plain("Xã nuôi 30 con gà")
    [found] = findings(document, find_numerals(document, [], "2016"), load_indicators(folder))
    assert (found.code, found.doubts) == (
        "",
        (Doubt.of("indicator_claimed_twice", codes="a.thu, b.thu"),),
    )


@pytest.mark.parametrize(
    "record, line, fault",
    [
        (
            "- code: x.y\n  name: abc\n  unit: con\n  kind: nothing\n  wordings: [N con]\n  examples: ['«3» con']",
            4,
            "kind",
        ),
        (
            "- code: x.y\n  name: abc\n  unit: con\n  kind: count\n  wordings: [nuôi con]\n  examples: ['«3» con']",
            1,
            "phải có N",
        ),
        (
            "- code: x.y\n  name: abc\n  unit: con\n  kind: count\n  wordings: ['nuôi (N con']\n  examples: ['«3» con']",
            1,
            "ngoặc",
        ),
        (
            "- code: x.y\n  name: abc\n  unit: con\n  kind: count\n  wordings: [nuôi N con]\n  colour: red\n  examples: ['«3» con']",
            6,
            "colour",
        ),
        (
            "- code: x.y\n  name: abc\n  unit: con\n  kind: count\n  wordings: [nuôi N con]\n  part_of: [x.z]\n  examples: ['nuôi «3» con']",
            6,
            "part_of: không có chỉ tiêu nào mã “x.z”",
        ),
        ("- code: x.y\n  name: [", 3, "chưa đúng dạng"),
        ("- code: x.y\n  name: A\n  name: B\n", 3, "“name” viết hai lần"),
    ],
)
def test_a_broken_record_stops_with_file_and_line(tmp_path, record, line, fault):
    folder = copy(tmp_path)
    (folder / "indicators" / "x.yaml").write_text(record, "utf-8")
    with pytest.raises(BrokenRule) as caught:
        load_indicators(folder)
    faults = caught.value.values["faults"]
    assert f"x.yaml, dòng {line}" in faults and fault in faults


def copy(tmp_path):
    folder = tmp_path / "patterns"
    shutil.copytree(patterns_folder(), folder)
    for file in (folder / "indicators").glob("*.yaml"):
        file.unlink()
    return folder


@pytest.mark.parametrize(
    "content",
    [
        "a: &a [*a, *a]\nb: 1\n",
        "a0: &a0 [1]\n" + "".join(f"a{n}: &a{n} [{f'*a{n - 1}, ' * 9}1]\n" for n in range(1, 30)),
    ],
    ids=["in itself", "many times many"],
)
def test_nodes_that_stand_in_each_other_are_looked_through_once(tmp_path, content):
    file = tmp_path / "x.yaml"
    file.write_text(content, "utf-8")
    assert set(read_yaml(file))
