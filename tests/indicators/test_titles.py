"""What stands under a title that tells no number, and beside other items of its list."""

import pytest

from extractor.document import read_report

UNDER_TITLES = [
    (
        "Ban hành văn bản QPPL:\n- Nghị quyết của HĐND: 12\n- Quyết định của UBND: 25",
        ["the_che.ban_hanh.nghi_quyet_hdnd", "the_che.ban_hanh.quyet_dinh_ubnd"],
    ),
    (
        "Đơn vị sự nghiệp công lập:\n- Trực thuộc UBND tỉnh: 09\n- Thuộc sở: 118\n"
        "- Thuộc UBND cấp huyện: 479",
        [
            "bo_may.don_vi_su_nghiep.thuoc_ubnd_tinh",
            "bo_may.don_vi_su_nghiep.thuoc_so_ban_nganh",
            "bo_may.don_vi_su_nghiep.thuoc_ubnd_huyen",
        ],
    ),
    (
        "Số cơ quan, đơn vị được kiểm tra CCHC:\n- Sở, ngành: 5 đơn vị\n- Cấp huyện: 3 đơn vị",
        ["chi_dao.kiem_tra.so_ban_nganh", "chi_dao.kiem_tra.ubnd_cap_huyen"],
    ),
    (
        "Dự kiến mua sắm:\n- Nghị quyết của HĐND: 12\n- Cấp huyện: 3 đơn vị",
        ["", ""],
    ),
]
BESIDE_OTHERS = [
    (
        "Hồ sơ TTHC:\n- Tiếp nhận: 1.250\n- Giải quyết: 1.200\n- Trễ hạn: 12",
        [
            "ho_so_tthc.tiep_nhan",
            "ho_so_tthc.da_giai_quyet",
            "ho_so_tthc.giai_quyet_qua_han",
        ],
    ),
    (
        "III. KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH\n- Tiếp nhận: 1.250\n- Giải quyết: 1.200",
        ["ho_so_tthc.tiep_nhan", "ho_so_tthc.da_giai_quyet"],
    ),
    (
        "Đơn xin cấp đất:\n- Tiếp nhận: 1.250\n- Giải quyết: 1.200",
        ["", ""],
    ),
]


@pytest.mark.parametrize("text, codes", UNDER_TITLES + BESIDE_OTHERS)
def test_items_are_told_by_their_title_and_by_each_other(tmp_path, text, codes):
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    report = read_report(tmp_path / "a.txt")
    figures = [row for row in report.numerals if row.kind in ("count", "ratio")]
    assert [row.indicator for row in figures] == codes
