"""What is left out beforehand changes nothing but what a person is told of why."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractor.document import read_report
from extractor.indicators import findings
from extractor.indicators.judge import OF_ANOTHER
from tests.indicators.test_sought import SAMPLE

RESTED_ON = ("", *OF_ANOTHER)  # what an attempt comes to that other findings rest on

ALONE = (
    "Toàn tỉnh tiếp nhận 900 hồ sơ, trong đó trực tuyến 700 hồ sơ; đã giải quyết 850 hồ sơ.",
    "Đã hoàn thành 350 nhiệm vụ (đúng hạn: 338, quá hạn: 12). Còn 24 nhiệm vụ đang thực hiện.",
    "Năm 2023, Chỉ số PAR Index đạt 87,5 điểm, xếp thứ 12/63; SIPAS đạt 84%.",
    "Số hồ sơ trả đúng hạn là 90/92 hồ sơ, đạt 97,8%, quá hạn 2 hồ sơ.",
)


def both_ways(report):
    asked = (report.text, report.numerals, report.fields.get("period", ""))
    level = report.fields.get("issuer_level", "")
    every = findings(*asked[:2], period=asked[2], level=level)
    some = findings(*asked[:2], period=asked[2], level=level, every_attempt=False)
    return every, some


def outcome(finding):
    kept = [one for one in finding.attempts if one.refusal in RESTED_ON]
    return replace(finding, attempts=(), context=None), kept


def test_a_report_comes_out_the_same():
    every, some = both_ways(read_report(SAMPLE))
    assert list(map(outcome, some)) == list(map(outcome, every))


@pytest.mark.parametrize("text", ALONE)
def test_a_sentence_comes_out_the_same(tmp_path, text):
    file = tmp_path / "bao-cao.txt"
    file.write_text(text, "utf-8")
    every, some = both_ways(read_report(file))
    assert list(map(outcome, some)) == list(map(outcome, every))


def test_most_of_what_cannot_hold_is_left_out():
    every, some = both_ways(read_report(SAMPLE))
    refused = [one.refusal for finding in every for one in finding.attempts if one.refusal]
    still = [one.refusal for finding in some for one in finding.attempts if one.refusal]
    assert {"unit", "part_of", "sentence"} <= set(refused)
    assert not {"part_of", "sentence"} & set(still)
    assert len(still) * 4 < len(refused)
