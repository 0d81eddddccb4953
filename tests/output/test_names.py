"""What staff read for the words of the dataset."""

import pytest

from extractor.decisions import DOCUMENT_FIELDS, MAIN_FIELD
from extractor.decisions.decision import FIGURE_FIELDS
from extractor.output.names import FIELD_NAMES, value_in_words, with_indicator_names

CODE = "ho_so_tthc.da_giai_quyet"
SENTENCES = [
    (f"là chỉ tiêu nào: {CODE}", "là chỉ tiêu nào: “Tổng số hồ sơ đã giải quyết”"),
    ("tệp a.pdf, 12.345 hồ sơ", "tệp a.pdf, 12.345 hồ sơ"),
    (f"{CODE}.khong_co", f"{CODE}.khong_co"),
    ("", ""),
]


@pytest.mark.parametrize("sentence, named", SENTENCES)
def test_codes_become_names(sentence, named):
    assert with_indicator_names(sentence) == named


def test_every_field_that_is_decided_has_a_name():
    assert set(FIELD_NAMES) >= {*DOCUMENT_FIELDS, *FIGURE_FIELDS, *MAIN_FIELD.values()}


def test_a_value_that_has_no_name_stays():
    assert value_in_words("status", "unheard") == "unheard"
