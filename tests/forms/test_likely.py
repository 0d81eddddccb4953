"""Indicators that a cell's heads may mean, for a person to choose from."""

import pytest

from extractor.forms.likely import MOST, likely_codes
from extractor.indicators import load_indicators

NONE = frozenset()


@pytest.mark.parametrize(
    "heads, code",
    [
        ("Số hồ sơ TTHC tiếp nhận", "ho_so_tthc.tiep_nhan"),
        ("HỒ SƠ THỦ TỤC HÀNH CHÍNH / Tiếp nhận", "ho_so_tthc.tiep_nhan"),
        ("ho so da giai quyet", "ho_so_tthc.da_giai_quyet"),
    ],
)
def test_heads_lead_to_the_names_most_like_them(heads, code):
    assert code in likely_codes(heads, NONE)


def test_an_indicators_own_name_is_most_like_it():
    names = load_indicators().names
    own = list(names.items())[::25]
    found = [code in likely_codes(name, NONE) for code, name in own]
    assert len(own) > 10 and all(found)


@pytest.mark.parametrize("heads", ["", "xyz", "%"])
def test_words_of_no_indicator_lead_nowhere(heads):
    assert likely_codes(heads, NONE) == []


def test_a_person_chooses_among_few():
    assert len(likely_codes("hồ sơ", NONE)) <= MOST


def test_of_two_alike_the_one_that_the_data_have_stands_first():
    first, second, *_ = likely_codes("hồ sơ thủ tục hành chính", NONE)
    assert likely_codes("hồ sơ thủ tục hành chính", frozenset({second})).index(second) <= 1
    assert likely_codes("hồ sơ thủ tục hành chính", frozenset({first}))[0] == first
