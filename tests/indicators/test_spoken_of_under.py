"""What a figure is spoken of under: the words of its own statement, not those of another one."""

from dataclasses import replace

import pytest

from extractor.document import read_report
from extractor.figures.find import find_numerals
from extractor.indicators.prose import findings
from extractor.layout import from_plain


def codes(plain):
    """The codes of all figures, in order."""
    document = replace(from_plain(plain), sections=((0, ""),))
    return [found.code for found in findings(document, find_numerals(document, [], "2023"))]


ISSUED = "the_che.ban_hanh."
PARTS = [ISSUED + "tong_so", ISSUED + "nghi_quyet_hdnd", ISSUED + "quyet_dinh_ubnd"]


@pytest.mark.parametrize(
    "behind",
    [
        "Phòng Tư pháp thẩm định 12 dự thảo.",
        "góp ý 9 dự thảo của cấp trên.",
        "rà soát 60 văn bản đã ban hành từ trước.",
    ],
)
def test_an_item_behind_the_parts_is_of_another_matter(behind):
    text = (
        f"HĐND, UBND huyện ban hành 30 văn bản QPPL, gồm 11 nghị quyết và 19 quyết định; {behind}"
    )
    assert codes(text)[:3] == PARTS


def test_an_item_that_opens_with_another_matter_keeps_it():
    text = "Rà soát: 30 văn bản QPPL đã ban hành, gồm 11 nghị quyết và 19 quyết định; bãi bỏ 4."
    assert not {*PARTS} & {*codes(text)}


RECEIVED = "ho_so_tthc.tiep_nhan"
SETTLED = "tiep_cong_dan.don_thu.da_giai_quyet"


@pytest.mark.parametrize(
    "before, text, code",
    [
        ("Cung cấp 34 dịch vụ công trực tuyến.", "Từ đầu năm Sở tiếp nhận 812 hồ sơ.", RECEIVED),
        ("Thẩm định 15 hồ sơ vay vốn.", "Sáu tháng qua, Trung tâm nhận 812 hồ sơ.", RECEIVED),
        (
            "Dẫn đầu là An Hòa với 95 hồ sơ.",
            "Huyện nhận 76 đơn thư, giải quyết 44/61 đơn.",
            SETTLED,
        ),
    ],
)
def test_a_sentence_that_has_counted_its_own_says_nothing_of_the_next(tmp_path, before, text, code):
    file = tmp_path / "bao-cao.txt"
    file.write_text(f"{before} {text}", "utf-8")
    assert [one.indicator for one in read_report(file).numerals if one.indicator][-1:] == [code]


@pytest.mark.parametrize(
    "text",
    [
        "Tranh chấp đất đai có 25 vụ. Đã giải quyết xong 20/25 vụ.",
        "Giải quyết tranh chấp đất đai là việc khó. Các xã giải quyết xong 20/25 vụ.",
    ],
)
def test_a_sentence_without_figures_or_subject_speaks_of_the_same(text):
    assert SETTLED not in codes(text)
