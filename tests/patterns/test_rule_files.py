"""The content of rule files, and what results depend on."""

import pytest

from extractor.patterns import rule_files
from extractor.patterns.rule_files import csv_files, read_rules, rules_content


@pytest.fixture
def folders(tmp_path, monkeypatch):
    ours, office = tmp_path / "ours", tmp_path / "office"
    for folder in (ours, office):
        (folder / "units").mkdir(parents=True)
    (ours / "a.yaml").write_text("{một: 1, hai: 2}\n", "utf-8")
    (ours / "drafts.yaml").write_text("{câu: a}\n", "utf-8")
    (ours / "units" / "b.csv").write_text("x\n", "utf-8")
    monkeypatch.setattr(rule_files, "patterns_folder", lambda: ours)
    monkeypatch.setattr(rule_files, "office_folder", lambda: office)
    return ours, office


def content():
    return b"".join(rules_content())


def test_what_the_office_says_is_laid_over_ours(folders):
    (folders[1] / "a.yaml").write_text("{hai: 3}\n", "utf-8")
    assert read_rules("a.yaml") == {"một": 1, "hai": 3}
    assert read_rules("a.yaml", folders[0]) == {"một": 1, "hai": 2}


def test_the_offices_list_comes_behind_ours(folders):
    assert csv_files("units/b.csv") == [folders[0] / "units" / "b.csv"]
    (folders[1] / "units" / "b.csv").write_text("y\n", "utf-8")
    assert [path.parent.parent.name for path in csv_files("units/b.csv")] == ["ours", "office"]


@pytest.mark.parametrize(
    "name, text, counts",
    [
        ("a.yaml", "{một: 1,\n\n  hai: 2}  # cách viết khác\n", False),
        ("a.yaml", "{một: 1, hai: 4}\n", True),
        ("drafts.yaml", "{câu: b}\n", False),
        ("units/b.csv", "x\nz\n", True),
    ],
)
def test_results_depend_on_what_rules_say_and_not_on_how(folders, name, text, counts):
    before = content()
    (folders[0] / name).write_text(text, "utf-8")
    assert (content() != before) is counts
