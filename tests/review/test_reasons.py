import pytest

from extractor.messages import REASONS, reason
from extractor.model import Doubt
from extractor.review.reasons import OF_MEANING, asks_meaning, asks_print, keys_of, readings_in


@pytest.mark.parametrize("language", [0, 1])
@pytest.mark.parametrize("key", [key for key, both in REASONS.items() if "{" not in both[0]])
def test_every_sentence_leads_back_to_its_key(key, language):
    assert key in keys_of(REASONS[key][language])


def test_meaning_names_keys_that_there_are():
    assert REASONS.keys() >= OF_MEANING


@pytest.mark.parametrize("other", ["1221", "98,61%", "25-804", "23/28"])
def test_the_readings_that_a_doubt_quotes(other):
    cell = "OCR không chắc chữ này; " + reason(Doubt.of("second_reading", other=other + "."))
    assert readings_in(cell) == (other,)


@pytest.mark.parametrize(
    "cell, print_, meaning",
    [
        ("OCR không chắc chữ này", True, False),
        ("không rõ đếm cái gì", False, True),
        ("OCR không chắc chữ này; không rõ đếm cái gì", True, True),
        ("lời của một bản sau", True, False),
        ("", True, False),
    ],
)
def test_what_is_asked(cell, print_, meaning):
    assert (asks_print(cell), asks_meaning(cell)) == (print_, meaning)
