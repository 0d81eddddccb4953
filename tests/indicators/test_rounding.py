"""One figure is another one rounded, up or down, to its last printed digit."""

import pytest

from extractor.figures.find import find_numerals
from extractor.indicators.rounding import rounds
from extractor.language.flat import flat_text
from extractor.layout import from_plain


@pytest.mark.parametrize(
    "text, wanted",
    [
        ("tiếp nhận 59 ngàn hồ sơ, đúng ra 59.720 hồ sơ", True),
        ("tiếp nhận gần 1.300 hồ sơ, đúng ra 1.284 hồ sơ", True),
        ("tiếp nhận 1.300 hồ sơ, đúng ra 1.284 hồ sơ", False),
        ("tiếp nhận 1,1 triệu hồ sơ, đúng ra 1.204.583 hồ sơ", False),
    ],
)
def test_rounded(text, wanted):
    document = from_plain(text)
    rough, exact = find_numerals(document, [], "2023")
    flat = flat_text(document.text, (rough, exact), frozenset())
    assert rounds(rough, exact, flat) is wanted
