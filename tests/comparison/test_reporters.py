"""The unit that a report is of, by the body that issued it."""

import pytest

from extractor.administration.gazetteer import Gazetteer, Unit
from extractor.comparison.reporters import reporter_of

LIST = Gazetteer(
    (
        Unit("huyện", "huyện Kế Sách", "Sóc Trăng"),
        Unit("huyện", "huyện Mỹ Tú", "Sóc Trăng"),
        Unit("huyện", "Phòng Nội vụ huyện Mỹ Tú", "Sóc Trăng"),
    )
)


def named(issuer, level, known):
    return reporter_of(issuer, level, "Sóc Trăng", "", "2024-12-05", known=known).name


@pytest.mark.parametrize(
    "issuer, level, name",
    [
        ("UBND huyện Kế Sách", "huyện", "huyện Kế Sách"),
        ("Phòng Nội vụ huyện Kế Sách", "huyện", "huyện Kế Sách"),
        ("Văn phòng HĐND và UBND huyện Kế Sách", "huyện", "huyện Kế Sách"),
        ("Phòng Văn hóa - Xã hội xã Trường Khánh", "xã", "xã Trường Khánh"),
        ("Phòng Nội vụ TX. Vĩnh Châu", "huyện", "thị xã Vĩnh Châu"),
        ("Phòng Giáo dục và Đào tạo huyện Kế Sách", "huyện", None),  # of its field alone
        ("Văn phòng huyện ủy Kế Sách", "huyện", None),  # of the party
        ("Văn phòng Đăng ký đất đai huyện Kế Sách", "huyện", None),
    ],
)
def test_a_body_that_reports_for_its_unit(issuer, level, name):
    assert named(issuer, level, Gazetteer()) == (name or issuer)


def test_a_body_that_the_list_names_reports_for_itself():
    assert named("Phòng Nội vụ huyện Mỹ Tú", "huyện", LIST) == "Phòng Nội vụ huyện Mỹ Tú"
    assert named("Phòng Nội vụ huyện Kế Sách", "huyện", LIST) == "huyện Kế Sách"
