"""Records of a folder of files, the office's laid over ours."""

import pytest

from extractor.patterns import records
from extractor.patterns.records import rule_records


@pytest.fixture
def folders(tmp_path, monkeypatch):
    """Ours with two files, and an office's folder to be filled."""
    ours, office = tmp_path / "ours", tmp_path / "office"
    for folder in (ours, office):
        (folder / "indicators").mkdir(parents=True)
    put(ours, "10-a.yaml", "- {code: a.mot, wordings: [x]}\n- {code: a.hai, wordings: [y]}\n")
    put(ours, "20-b.yaml", "{code: b.mot, wordings: [z]}\n")
    monkeypatch.setattr(records, "patterns_folder", lambda: ours)
    monkeypatch.setattr(records, "office_folder", lambda: office)
    return ours, office


def put(folder, name, text):
    (folder / "indicators" / name).write_text(text, "utf-8")


def codes(folder=None):
    return [record.raw["code"] for record in rule_records("indicators", folder)]


def test_records_run_in_the_order_of_files_and_of_places(folders):
    assert codes() == ["a.mot", "a.hai", "b.mot"]
    assert [record.place for record in rule_records("indicators")] == [0, 1, 0]


def test_the_offices_record_takes_the_place_of_ours_in_whatever_file(folders):
    put(folders[1], "90-z.yaml", "{code: a.mot, wordings: [của tỉnh]}\n")
    first, *rest = rule_records("indicators")
    assert first.raw == {"code": "a.mot", "wordings": ["của tỉnh"]}
    assert first.folder == "office" and not first.changes_ours
    assert [record.folder for record in rest] == ["", ""]


def test_what_the_office_adds_is_put_to_ours(folders):
    put(folders[1], "90-z.yaml", "{code: a.hai, wordings+: [thêm]}\n")
    changed = rule_records("indicators")[1]
    assert changed.raw["wordings"] == ["y", "thêm"] and changed.changes_ours


def test_a_new_record_comes_before_ours_of_a_file_of_that_name(folders):
    put(folders[1], "20-b.yaml", "{code: b.moi, wordings: [w]}\n")
    assert codes() == ["a.mot", "a.hai", "b.moi", "b.mot"]


def test_a_change_of_what_is_not_there_is_lost(folders):
    put(folders[1], "90-z.yaml", "{code: c.khong, wordings+: [w]}\n")
    assert [record.lost for record in rule_records("indicators")] == [False, False, False, True]


def test_of_one_folder_alone_nothing_is_laid_over_it(folders):
    put(folders[1], "90-z.yaml", "{code: a.mot, wordings: [của tỉnh]}\n")
    assert rule_records("indicators", folders[0])[0].raw["wordings"] == ["x"]
