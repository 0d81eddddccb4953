"""What is tried once for all wordings that say the same comes out as where each is tried alone."""

from __future__ import annotations

import pytest

from extractor.document import read_report
from extractor.indicators import matching
from extractor.indicators.loading import load_indicators
from extractor.indicators.phrases import Compiled
from tests.indicators.test_sought import SAMPLE


def read_rows():
    return [(one.raw, one.indicator, one.doubts) for one in read_report(SAMPLE).numerals]


@pytest.mark.parametrize(
    ("of", "name", "anew"),
    [
        (Compiled, "terms", property(lambda wording: (id(wording),))),
        (matching, "_behind", matching._found_behind),
    ],
)
def test_a_report_reads_the_same(monkeypatch, of, name, anew):
    once = read_rows()
    monkeypatch.setattr(of, name, anew)
    assert read_rows() == once


def test_wordings_with_the_same_words_have_one_pattern():
    wordings = [one for _, one in load_indicators().by_kind["count"].every]
    same = [one for one in wordings if one.words.endswith(" N (hồ sơ)")]
    assert len(same) > 1
    assert len({one.after for one in same}) == 1


def test_wordings_that_ask_for_something_else_differ_in_their_terms():
    wordings = [one for filed in load_indicators().by_kind.values() for _, one in filed.every]
    alike = next(one for one in wordings if not one.conditions and not one.part_of)
    asking = [one for one in wordings if one.conditions or one.part_of or one.stage]
    assert asking
    assert all(one.terms != alike.terms for one in asking)
