"""Tests of vocabulary."""

from extractor.tables.vocabulary import head_status, load_vocabulary


def test_words_of_heads_are_read_as_their_examples_say():
    assert (
        load_vocabulary().ditto.fullmatch('"') and head_status("Kế hoạch", "Thực hiện") == "actual"
    )
