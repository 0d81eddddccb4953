"""The hidden column of *Cần xem lại*, which finds a row's place again."""

import json

import pytest
from made_decisions import DOCUMENT, figure

from extractor.output.review_keys import key_of_document, key_of_numeral, read_key


def test_the_key_of_a_numeral_comes_back_as_what_it_is_about():
    key = read_key(key_of_numeral(figure(), DOCUMENT, "figures", 7))
    assert (key.unit, key.known) == ("hồ sơ", 7)
    about = key.about
    assert (about.page, about.raw, about.field, about.old) == (2, "1.280", "value", "1280")
    assert (about.start, about.file, about.sha256) == (40, DOCUMENT["file"], DOCUMENT["sha256"])
    assert about.new == about.person == about.time == ""


def test_the_key_of_a_document_is_about_its_head():
    key = read_key(key_of_document(DOCUMENT, 0))
    assert (key.about.page, key.about.field, key.known) == (0, "document", 0)
    assert key.about.old.startswith("215/BC-UBND | 2024-12-12 | UBND huyện An Phú")


def test_the_same_results_make_the_same_key():
    keys = {key_of_numeral(figure(), DOCUMENT, "figures", 7) for _ in range(3)}
    assert len(keys) == 1


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        "12",
        "[]",
        "null",
        "{}",
        '{"page": "1"}',
        "[" * 100_000,
        None,
        "{" + '"a":' * 9,
    ],
)
def test_what_is_no_key_is_none(text):
    assert read_key(text) is None


@pytest.mark.parametrize("known", [-1, "x", [], None])
def test_a_key_of_a_count_that_is_none_is_none(known):
    found = json.loads(key_of_numeral(figure(), DOCUMENT, "figures", 7))
    assert read_key(json.dumps(found | {"known": known})) is None
