"""Tests of records: their examples hold, and no wording of theirs that holds is passed over for the
words that it needs side by side."""

from __future__ import annotations

import pytest

from extractor.authoring.examples import indicator_faults, marked_findings
from extractor.document import read_report
from extractor.indicators import judge
from extractor.indicators.loading import load_indicators
from extractor.indicators.matching import evidence_of
from extractor.indicators.records import Example

TEXTS = {
    "brackets between two words of a name": (
        "Số hồ sơ đã giải (trực tiếp) quyết là 950 hồ sơ, trong đó đúng hạn (không tính hồ sơ dừng) "
        "là 940 hồ sơ, trễ hạn 10 hồ sơ."
    ),
    "what the figure is one of between": (
        "Có 18 trong tổng số 19 đơn vị được xếp loại tốt; 221 đơn (196 khiếu nại, 25 tố cáo) thuộc "
        "thẩm quyền giải quyết."
    ),
    "words parted by lines, dashes and commas": (
        "Toàn tỉnh có 1.200 cán\nbộ, công\nchức - viên chức; tiếp-nhận 900 hồ\nsơ, đã giải/quyết 880."
    ),
    "figures in a row": (
        "Giảm 18% đầu mối hành chính, 10% đơn vị sự nghiệp và 12% biên chế; tuyển dụng 120 công "
        "chức, 845 viên chức."
    ),
    "a figure close to its noun": (
        "Tiếp nhận 900hồ sơ trực tuyến, từ 65% (năm 2020) lên 78%; K20 có 5 thủ tục hành chính."
    ),
}


@pytest.fixture
def passed_over(monkeypatch):
    """The wordings that hold at a figure and that were passed over for what they need."""
    lost: list[tuple[str, str]] = []
    possible = judge._possible

    def held_against_all(case, wordings):
        left = possible(case, wordings)
        others = judge._beside(case, wordings, wordings.all & ~left)
        for _, wording in wordings.at(judge._begun(case, wordings, others)):
            if evidence_of(case, wording, case.sentence[0]):
                lost.append((wording.words, case.flat[slice(*case.sentence)]))
        return left

    monkeypatch.setattr(judge, "_possible", held_against_all)
    return lost


def test_every_example_holds_and_no_counter_example_does(passed_over):
    assert indicator_faults() == []
    assert passed_over == []


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_around_brackets_lines_and_rows(passed_over, tmp_path, text):
    file = tmp_path / "bao-cao.txt"
    file.write_text(text, "utf-8")
    read_report(file)
    marked_findings(Example(text=text))
    assert passed_over == []


def test_two_words_side_by_side_are_asked_for():
    wordings = load_indicators().by_kind["count"].every
    needed = {word for _, wording in wordings for words in wording.needs for word in words}
    assert "giai quyet" in needed
    assert "hoan thanh" in needed
