"""Counts of bodies, posts and people have a code only where every word of their clause is known."""

from dataclasses import replace

import pytest

from extractor.figures.find import find_numerals
from extractor.indicators.prose import findings
from extractor.layout import from_plain


def codes(plain):
    """The codes of all figures, in order."""
    document = replace(from_plain(plain), sections=((0, ""),))
    return [found.code for found in findings(document, find_numerals(document, [], "2023"))]


POSTS = "bo_may.bien_che.cong_chuc"
UNITS = "bo_may.don_vi_su_nghiep.tong_so"
FEWER = "bo_may.don_vi_su_nghiep.giam"
LEFT = "can_bo.nghi_viec.nghi_dinh_178_2024"


@pytest.mark.parametrize(
    "sentence, wanted",
    [
        ("Toàn tỉnh được giao 1.460 biên chế công chức.", [POSTS]),
        ("Toàn tỉnh được giao 16 biên chế công chức pháp chế.", [""]),
        ("UBND tỉnh giao bổ sung 17 biên chế công chức.", [""]),
        ("Tỉnh còn dự trữ 28 biên chế công chức.", [""]),
        ("Tỉnh hiện có 512 đơn vị sự nghiệp công lập.", [UNITS]),
        ("Tỉnh thành lập 5 đơn vị sự nghiệp công lập.", [""]),
        ("Tỉnh hiện có 12 đơn vị sự nghiệp công lập thí điểm khoán quỹ lương.", [""]),
        ("Có 24 người nghỉ theo Nghị định số 178/2024/NĐ-CP.", [LEFT]),
        ("Có 24 người cao tuổi nghỉ dưỡng theo Nghị định số 178/2024/NĐ-CP.", [""]),
    ],
)
def test_a_word_that_nothing_accounts_for_makes_a_part(sentence, wanted):
    assert codes(sentence) == wanted


@pytest.mark.parametrize(
    "sentence",
    [
        "Tính đến ngày 30/9/2023, trên địa bàn tỉnh Phú Thọ hiện có 512 đơn vị sự nghiệp công lập.",
        "Sau khi sắp xếp tổ chức bộ máy, tỉnh hiện có 512 đơn vị sự nghiệp công lập.",
        "Theo Quyết định số 215/QĐ-UBND, tỉnh hiện có 512 đơn vị sự nghiệp công lập.",
    ],
)
def test_times_lands_and_documents_are_harmless(sentence):
    assert codes(sentence)[-1] == UNITS


def test_words_of_the_figure_before_are_not_this_ones():
    text = "Sau sắp xếp, toàn tỉnh giảm 61 phòng chuyên môn thuộc sở và 38 đơn vị sự nghiệp."
    assert codes(text)[-1] == FEWER


def test_what_opens_a_row_is_said_of_all_its_figures():
    assert codes("Các sở có 17 phòng, 21 chi cục.")[-1] == "bo_may.co_quan.chi_cuc"
    assert codes("Áp dụng ISO tại 01 sở và 21 chi cục.")[-1] == ""


@pytest.mark.parametrize("kind", ["Tố cáo", "- Khiếu nại", "b) Đơn kiến nghị"])
def test_a_label_of_one_kind_of_petitions_is_not_of_all(kind):
    told = f"Kết quả giải quyết đơn thư.\n\n{kind}: nhận 45 đơn, đã giải quyết 30 đơn."
    assert codes(told) == ["", ""]


@pytest.mark.parametrize(
    "base",
    ["so với năm 2021 (86,7 điểm)", "so với năm trước (86,7 điểm)", "so với kỳ trước (86,7 điểm)"],
)
def test_brackets_behind_what_is_compared_with_hold_another_times_figure(base):
    text = f"Chỉ số cải cách hành chính PAR INDEX năm 2022 đạt 85,2 điểm, giảm {base}."
    assert [code for code in codes(text) if code] == ["ket_qua.par_index.diem"]


def test_words_of_another_clause_are_not_stripped_as_the_nouns_of_the_figure_before():
    text = "Thanh tra 14 cuộc tại 29 cơ quan; kiến nghị xử lý kỷ luật 06 công chức."
    assert codes(text)[-1] == ""
