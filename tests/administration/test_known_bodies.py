"""Bodies known by name, by initials, and by their code in symbols."""

import pytest

from extractor.administration.known_bodies import coded_bodies, known_body


@pytest.mark.parametrize(
    "head, name",
    [
        ("SỞ Y TẺ", "Sở Y tế"),
        ("SỞ GD&ĐT", "Sở Giáo dục và Đào tạo"),
        ("Sở GDĐT", "Sở Giáo dục và Đào tạo"),
        ("SỞ NÔNG NGHIỆP VÀ PTNT", "Sở Nông nghiệp và Phát triển nông thôn"),
        ("SỞ LĐTB&XH", "Sở Lao động - Thương binh và Xã hội"),
        ("Phòng Nội Vụ", "Phòng Nội vụ"),
    ],
)
def test_a_body_is_known_by_its_name_or_its_initials(head, name):
    assert known_body(head).name == name


@pytest.mark.parametrize("head", ["SỞ XYZ", "Tổ công tác liên ngành", "SỞ", ""])
def test_what_no_list_has_is_unknown(head):
    assert known_body(head) is None


def test_a_code_of_symbols_leads_to_its_bodies():
    assert "Sở Y tế" in coded_bodies("SYT") and coded_bodies("KHÔNG") == ()
