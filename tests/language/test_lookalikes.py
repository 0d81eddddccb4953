"""Tests of lookalikes."""

import pytest

from extractor.language.lookalikes import looks_numeral


@pytest.mark.parametrize(
    "text, wanted",
    [("23/28", True), ("I1/11", True), ("O5", True), ("II", True), ("xã", False), ("UBND", False)],
)
def test_what_may_be_a_numeral(text, wanted):
    assert looks_numeral(text) == wanted
