"""What leads in a list, and what its items go on from, however the list is laid out."""

import pytest

from tests.indicators.test_composition import codes

FILES, STAFF = "ho_so_tthc.", "can_bo."
PROFESSION, POLITICS = STAFF + "trinh_do_chuyen_mon.", STAFF + "trinh_do_chinh_tri."
DONE = [
    FILES + name
    for name in (
        "da_giai_quyet",
        "giai_quyet_truoc_han",
        "giai_quyet_dung_han",
        "giai_quyet_qua_han",
    )
]


@pytest.mark.parametrize(
    "text, wanted",
    [
        # Items go on from the one that says what is counted.
        (
            "Tình hình giải quyết:\n"
            "+ Tiếp nhận 1.286 hồ sơ.\n"
            "+ Đã giải quyết 1.271: trước hạn 1.040, đúng hạn 228, trễ 03.\n"
            "+ Đang giải quyết 15, đều còn trong hạn.\n",
            [FILES + "tiep_nhan", *DONE, FILES + "dang_giai_quyet"],
        ),
        # A line that ends in its figure leads in items of another kind, which part it.
        (
            "Số hồ sơ phải giải quyết: 1.093\n"
            "  + kỳ trước: 127\n"
            "  + mới: 966\n"
            "Đã giải quyết: 948\n"
            "  + trước hạn: 611\n"
            "  + đúng hạn: 333\n"
            "  + quá hạn: 4\n"
            "Đang giải quyết: 145\n",
            [
                *(
                    FILES + name
                    for name in ("tiep_nhan", "tiep_nhan_ky_truoc", "tiep_nhan_trong_ky")
                ),
                *DONE,
                FILES + "dang_giai_quyet",
            ],
        ),
        # A title above lines with what they tell holds for each of them.
        (
            "* Trình độ chuyên môn\nĐại học: 14 (63,6%)\nCao đẳng: 02\nTrung cấp: 05\n"
            "* Lý luận chính trị\nCao cấp: 01\nTrung cấp: 17\n",
            [
                *(
                    PROFESSION + name
                    for name in ("dai_hoc", "dai_hoc_ty_le", "cao_dang", "trung_cap")
                ),
                *(POLITICS + name for name in ("cao_cap", "trung_cap")),
            ],
        ),
        # A paragraph that names nothing goes on from the last named statement that does.
        (
            "Trung tâm tiếp nhận 900 hồ sơ.\n\nKết quả như sau\n\nĐang giải quyết 12.\n",
            [FILES + "tiep_nhan", FILES + "dang_giai_quyet"],
        ),
        # An item with an object of its own goes on from none.
        (
            "Kết quả:\n- Tiếp nhận 1.286 hồ sơ.\n- Ý kiến phản ánh: đã giải quyết 12.\n",
            [FILES + "tiep_nhan", "tthc.phan_anh_kien_nghi.da_xu_ly"],
        ),
    ],
)
def test_lists_however_they_are_laid_out(text, wanted):
    assert codes(text) == wanted


TRAINED = (
    "Trong năm đã cử đi đào tạo, bồi dưỡng được 1.412 lượt người, vượt 5,4% so với kế hoạch "
    "(KH 1.340 lượt), cao hơn năm trước và bảo đảm tiến độ đề ra từ đầu năm, cụ thể:\n"
    "+ Chuyên môn: thạc sĩ 06, đại học 41 người.\n"
    "+ Nghiệp vụ một cửa, kỹ năng giao tiếp 58 người.\n"
)
STANDING = "Hiện trạng trình độ: có 11 thạc sĩ, 97 đại học, 04 cao đẳng.\n"


@pytest.mark.parametrize("between", ["", "Kinh phí thực hiện 655 triệu đồng.\n"])
def test_a_line_below_a_list_is_no_item_of_it(between):
    named = codes(TRAINED + between + STANDING)
    assert named[-3:] == [PROFESSION + name for name in ("thac_si_tro_len", "dai_hoc", "cao_dang")]
