"""Numerals that nobody sees on the page are labels with their reason, never figures."""

import pytest

from extractor.document import interpret
from extractor.model import Box, Input, PageReading, Word


def report(tmp_path, sentence, marks):
    """The rows of a page with this sentence, the words of `marks` with their evidence."""
    words = []
    for k, text in enumerate(sentence.split()):
        mark = marks.get(text, "printed" if text[0].isdigit() else "")
        words.append(Word(text, Box(40 + 45 * k, 100, 80 + 45 * k, 112), 1.0, evidence=mark))
    page = PageReading(1, 900, 842, "text-layer", "layer_good", words=tuple(words))
    source = Input(tmp_path / "a.pdf", "a.pdf", "pdf", "", 0)
    return interpret(source, (page,)).numerals


@pytest.mark.parametrize("mark, key", [("unseen", "unseen"), ("struck", "struck_out")])
@pytest.mark.parametrize(
    "sentence",
    [
        "Toàn tỉnh đã tiếp nhận 9.955 4.385 hồ sơ.",
        "Toàn tỉnh đã tiếp nhận 4.385 9.955 hồ sơ.",
        "Năm qua giải quyết 9.955 hồ sơ và cấp 4.385 giấy phép.",
    ],
)
def test_an_unseen_numeral_is_a_label_to_look_at(tmp_path, sentence, mark, key):
    rows = {row.raw: row for row in report(tmp_path, sentence, {"9.955": mark})}
    hidden, seen = rows["9.955"], rows["4.385"]
    assert hidden.kind == "label"
    assert [doubt.key for doubt in hidden.doubts] == [key]
    assert seen.kind == "count"
    assert seen.value == 4385
