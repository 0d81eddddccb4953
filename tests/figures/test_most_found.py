"""Of a text with more numerals than can be found in time the first ones are found, the rest is said."""

import pytest

from extractor import document
from extractor.document import read_report
from extractor.figures import find, most_found
from extractor.figures.most_found import bounded

REPORTS = [
    "Đã tiếp nhận 900 hồ sơ,\nđã giải quyết 880 hồ sơ.\nCó 5 đơn, đạt 97,8%.",
    "1\n2\n3\n4\n5\n6",
    "Ngày 5 tháng 3 có 4 vụ.\nNgày 7 tháng 5 có 8 vụ.\nNgày 9 tháng 6 có 2 vụ.",
]


@pytest.mark.parametrize("text", REPORTS)
def test_the_first_numerals_are_found_and_the_line_is_said_from_which_none_are(
    tmp_path, monkeypatch, text
):
    file = tmp_path / "a.txt"
    file.write_text(text, "utf-8")
    whole = read_report(file)
    monkeypatch.setattr(most_found, "MOST_FOUND", 3)
    monkeypatch.setattr(document, "MOST_NAMED", 2)
    cut = read_report(file)
    [said] = [dict(doubt.values) for doubt in cut.doubts if doubt.key == "numerals_left_out"]
    end = text.index(said["text"])
    before = [row for row in whole.numerals if row.start < end]
    assert [(row.raw, row.value, row.iso) for row in cut.numerals] == [
        (row.raw, row.value, row.iso) for row in before
    ]
    assert cut.text.text == whole.text.text
    assert all(row.doubts for row in cut.numerals)


def test_no_number_is_torn_where_the_text_is_one_line(monkeypatch):
    monkeypatch.setattr(most_found, "MOST_FOUND", 2)
    found = bounded("có 12 hồ sơ, 15 đơn, 18 vụ, 21 vụ")
    assert found.text[: found.left_out_from] == "có 12 hồ sơ, 15 đơn, "
    assert not any(sign.isdigit() for sign in found.text[found.left_out_from :])
    assert (found.left_out, len(found.text)) == (2, len("có 12 hồ sơ, 15 đơn, 18 vụ, 21 vụ"))


@pytest.mark.parametrize("text", REPORTS)
def test_what_rules_found_before_time_ran_out_is_kept_and_the_rest_is_for_a_person(
    tmp_path, monkeypatch, text
):
    file = tmp_path / "a.txt"
    file.write_text(text, "utf-8")
    whole = read_report(file)
    monkeypatch.setattr(find, "MOST_SECONDS", -1)
    ended = read_report(file)
    digits = sum(sign.isdigit() for sign in text)
    assert sum(sign.isdigit() for row in ended.numerals for sign in row.raw) == digits
    assert all(
        {"analysis_unfinished"} <= {doubt.key for doubt in row.doubts} for row in ended.numerals
    )
    assert any(doubt.key == "analysis_unfinished" for doubt in ended.doubts)
    assert len(ended.numerals) >= len([row for row in whole.numerals if row.rule == "structure"])


def test_a_rule_that_takes_too_long_ends_the_search_and_not_the_document(tmp_path, monkeypatch):
    def slow(rule, *_):
        if rule.record.kind == "date":
            raise TimeoutError
        yield from ()

    file = tmp_path / "a.txt"
    file.write_text(REPORTS[2], "utf-8")
    monkeypatch.setattr(find, "_taken_by", slow)
    ended = read_report(file)
    keys = [{doubt.key for doubt in row.doubts} for row in ended.numerals]
    assert keys and all({"rules_ended", "analysis_unfinished"} <= found for found in keys)
