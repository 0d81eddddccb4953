"""Per cent signs that an engine of letters took for others."""

from dataclasses import dataclass

import pytest

from extractor.model import Box, Word
from extractor.witnesses.percent_signs import with_percent_signs

PLACE = Box(0, 0, 1, 1)


@dataclass(frozen=True)
class Seeing:
    """A second witness that has the same everywhere."""

    text: str
    confidence: float = 0.99

    def read(self, words, strip):
        return (Word(self.text, PLACE, self.confidence),) if self.text else ()


def as_read(text: str, witness: Seeing) -> str:
    words = tuple(Word(one, PLACE, 0.5) for one in text.split())
    return " ".join(word.text for word in with_percent_signs(words, witness))


@pytest.mark.parametrize(
    "first, second, wanted",
    [
        ("So dự toán @®)", "(%)", "So dự toán (%)"),
        ("Tỷ trọng (®)", "(%)", "Tỷ trọng (%)"),
        ("Cơ cấu (&", "(%", "Cơ cấu (%)"),
        ("Hoàn thành ©", "%", "Hoàn thành %"),
        ("Đạt (*/)", "(%)", "Đạt (%)"),
    ],
)
def test_a_sign_that_is_seen_as_per_cent_is_one(first, second, wanted):
    assert as_read(first, Seeing(second)) == wanted


@pytest.mark.parametrize(
    "first, second, sure",
    [
        ("Công ty A & B", "&", 0.99),
        ("Ghi chú (*)", "(*)", 0.99),
        ("So dự toán @®)", "(%)", 0.6),  # the second witness is no surer
        ("So dự toán @®)", "", 0.99),
        ("Số hộ (12)", "(%)", 0.99),  # digits are held against each other elsewhere
        ("Tỷ lệ (%)", "(%)", 0.99),
    ],
)
def test_other_signs_stay(first, second, sure):
    assert as_read(first, Seeing(second, sure)) == first
