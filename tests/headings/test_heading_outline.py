"""Titles that are known beforehand, as OCR and other offices write them."""

import pytest

from extractor.errors import BrokenRule
from extractor.headings import heading_outline
from extractor.headings.heading_outline import outline


@pytest.mark.parametrize(
    ("level", "title", "known"),
    [
        ("roman", "CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH CẢI CÁCH HÀNH CHÍNH", True),
        ("roman", "Phương hướng và nhiệm vụ năm 2024", False),
        ("roman", "PHƯƠNG HƯỚNG, NHIỆM VỤ TRỌNG TÂM", True),
        ("roman", "NHẶN XÉT, ĐÁNH GIÁ", True),
        ("roman", "TÔN TẠI, HẠN CHÉ", True),
        ("roman", "Ủy ban nhân dân huyện đã ban hành", False),
        ("number", "Cải cách thẻ chế", True),
        ("number", "Cái cách thủ tục hành chính (TTHC)", True),
        ("number", "Cải cách", False),
    ],
)
def test_titles_known_beforehand(level, title, known):
    assert outline().titles[level].knows(title) is known


@pytest.mark.parametrize(
    "content",
    [
        {"titles": {"roman": "kết quả"}, "costs": {}},
        {"titles": {}, "costs": {"order": {"skipped": "hai"}}},
        {"titles": {"chapter": ["x"]}, "costs": {}},
        {"costs": {}},
    ],
)
def test_a_broken_outline_says_where(content, monkeypatch):
    monkeypatch.setattr(heading_outline, "read_rules", lambda file: content)
    with pytest.raises(BrokenRule) as broken:
        outline.__wrapped__()
    assert "outline.yaml" in str(broken.value) + repr(vars(broken.value))
