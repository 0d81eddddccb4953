"""Tests of sentences."""

import unicodedata

from extractor.language.sentences import decode_text


def test_decomposed_text_reads_the_same():
    plain = "đã giải quyết 23/28 thủ tục hành chính"
    assert decode_text(unicodedata.normalize("NFD", plain).encode()) == plain
