"""Outlines with lost numbers, and the paths that a person is told of."""

import pytest

from extractor.headings import lost_headings
from extractor.headings.headings import with_headings
from extractor.lines.document_text import placeless_text
from extractor.messages import REASONS

SENTENCE = "Ủy ban nhân dân huyện đã ban hành kế hoạch và chỉ đạo các đơn vị tổ chức thực hiện."


def told(*lines):
    """What is said of a document of these paragraphs."""
    document = with_headings(placeless_text("\n\n".join(lines)))
    return [dict(doubt.values)["paths"] for doubt in lost_headings(document)]


def test_nothing_is_said_of_a_whole_outline():
    assert told("I. CHỈ ĐẠO", "1. Kế hoạch", SENTENCE, "2. Kiểm tra", SENTENCE) == []


LOST_ROMAN = (
    "I. CÔNG TÁC CHỈ ĐẠO",
    "1. Ban hành kế hoạch",
    SENTENCE,
    "2. Công tác kiểm tra",
    SENTENCE,
    "KẾT QUẢ THỰC HIỆN",
    "1. Cải cách thể chế",
    SENTENCE,
    "2. Cải cách bộ máy",
    SENTENCE,
    "III. ĐÁNH GIÁ CHUNG",
    SENTENCE,
)


def test_the_paths_below_a_lost_number_are_named():
    (paths,) = told(*LOST_ROMAN)
    assert "II.1" in paths and "III" not in paths


def test_of_many_paths_the_first_are_named():
    rows = [row for n in range(1, 11) for row in (f"{n}. Nội dung thứ {n}", SENTENCE)]
    (paths,) = told(*LOST_ROMAN[:5], "KẾT QUẢ THỰC HIỆN", *rows, *LOST_ROMAN[-2:])
    assert paths.endswith(", …") and paths.count(",") == 6


@pytest.mark.parametrize("language", [0, 1])
def test_the_sentence_has_a_place_for_the_paths(language):
    assert "{paths}" in REASONS["headings_lost"][language]
