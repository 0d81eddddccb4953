"""Of whom a figure is that stands beside those of the communes."""

from dataclasses import replace

import pytest

from extractor.figures.find import find_numerals
from extractor.indicators.prose import findings
from extractor.layout import from_plain

RECEIVED, SETTLED, LATE = (
    f"ho_so_tthc.{name}" for name in ("tiep_nhan", "da_giai_quyet", "giai_quyet_qua_han")
)
OF_DISTRICT, OF_COMMUNES = ".cap_huyen", ".cap_xa"


def codes(plain, issuer="huyện"):
    """The codes of all figures, in order, in a report of such an issuer."""
    document = replace(from_plain(plain), sections=((0, ""),))
    numerals = find_numerals(document, [], "2023")
    return [found.code for found in findings(document, numerals, level=issuer)]


@pytest.mark.parametrize(
    "text, wanted",
    [
        # A whole is never less than its part.
        (
            "Hồ sơ nhận tại quận: 41.206, giải quyết 40.118; 13 phường nhận 162.480 hồ sơ.",
            [RECEIVED + OF_DISTRICT, SETTLED + OF_DISTRICT, "", RECEIVED + OF_COMMUNES],
        ),
        (
            "Tại huyện, tiếp nhận 900 hồ sơ, quá hạn 4 hồ sơ. Cấp xã tiếp nhận 2.300 hồ sơ.",
            [RECEIVED + OF_DISTRICT, LATE + OF_DISTRICT, RECEIVED + OF_COMMUNES],
        ),
        # Both open with who does it.
        (
            "Thị xã nhận 14.962 hồ sơ, giải quyết 14.801 hồ sơ. Xã, phường nhận 9.517 hồ sơ.",
            [RECEIVED + OF_DISTRICT, SETTLED + OF_DISTRICT, RECEIVED + OF_COMMUNES],
        ),
        (
            "Số hồ sơ của 02 khối:\n- UBND thị xã: tiếp nhận 17.260, đã giải quyết 16.905;\n"
            "- 15 xã, phường: tiếp nhận 12.418, đã giải quyết 12.390.",
            [
                *("", RECEIVED + OF_DISTRICT, SETTLED + OF_DISTRICT),
                *("", RECEIVED + OF_COMMUNES, SETTLED + OF_COMMUNES),
            ],
        ),
        # One alone is of the whole, and so is what holds its part.
        ("Thị xã nhận 14.962 hồ sơ, giải quyết 14.801 hồ sơ.", [RECEIVED, SETTLED]),
        (
            "Toàn huyện tiếp nhận 17.260 hồ sơ, trong đó các xã tiếp nhận 12.418 hồ sơ.",
            [RECEIVED, RECEIVED + OF_COMMUNES],
        ),
    ],
)
def test_whose_figures_stand_beside_those_of_the_communes(text, wanted):
    assert codes(text) == wanted


def test_the_level_of_an_unknown_issuer_is_not_made_up():
    text = "Tại đây, tiếp nhận 900 hồ sơ. Cấp xã tiếp nhận 2.300 hồ sơ."
    assert codes(text, issuer="") == ["", RECEIVED + OF_COMMUNES]
