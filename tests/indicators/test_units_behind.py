"""What stands right behind a figure is what it counts, whatever was named before it."""

import pytest

from extractor.document import read_report


def codes(tmp_path, sentence):
    path = tmp_path / "a.txt"
    path.write_text(f"{sentence}\n", encoding="utf-8")
    return {row.raw: row.indicator for row in read_report(path).numerals if row.indicator}


@pytest.mark.parametrize(
    "sentence",
    [
        "Số thủ tục hành chính thực hiện theo cơ chế một cửa được giải quyết theo 4 bước.",
        "Thủ tục hành chính thực hiện một cửa liên thông qua 05 khâu.",
        "Hồ sơ tiếp nhận trong kỳ được xử lý trong 3 ngày.",
    ],
)
def test_another_thing_counted_has_no_code(tmp_path, sentence):
    assert codes(tmp_path, sentence) == {}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Công bố danh mục 515 TTHC (trong đó có 86 TTHC mới, 365 sửa đổi, bổ sung).",
            {"86": "tthc.moi_ban_hanh", "365": "tthc.sua_doi_bo_sung"},
        ),
        (
            "Đắk Nông đứng thứ 30/63 tỉnh, thành phố với 78,5 điểm về Bộ chỉ số chỉ đạo, điều hành"
            " và đánh giá chất lượng phục vụ người dân, doanh nghiệp.",
            {
                "30/63": "ket_qua.bo_chi_so_766.thu_hang",
                "78,5 điểm": "ket_qua.bo_chi_so_766.diem",
            },
        ),
        (
            "Thành phố xếp vị trí 5/63 địa phương với tổng điểm 43,1 điểm trong bảng xếp hạng PAPI.",
            {"5/63": "ket_qua.papi.thu_hang", "43,1 điểm": "ket_qua.papi.diem"},
        ),
    ],
)
def test_what_is_named_behind_is_what_the_figure_is_of(tmp_path, sentence, expected):
    assert codes(tmp_path, sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Chỉ số PCI năm 2023 đạt 66,03, đứng thứ 21/63.",
            {"66,03": "ket_qua.pci.diem", "21/63": "ket_qua.pci.thu_hang"},
        ),
        (
            "Chỉ số PAR INDEX của tỉnh năm 2024 là 88,34/100.",
            {"88,34/100": "ket_qua.par_index.diem"},
        ),
        ("Bộ chỉ số 766 của tỉnh đạt 84,6.", {"84,6": "ket_qua.bo_chi_so_766.diem"}),
        ("PAR Index năm 2023 tăng 2,31 so với năm 2022.", {}),
        ("Chỉ số PCI: chi phí thời gian 7,61.", {}),
    ],
)
def test_what_an_index_is_given_needs_no_unit(tmp_path, sentence, expected):
    assert codes(tmp_path, sentence) == expected
