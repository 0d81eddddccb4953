"""What the figures right before speak of need not be said again."""

import pytest

from tests.indicators.test_composition import codes

FILES = "ho_so_tthc."
DONE, LATE = (FILES + name for name in ("da_giai_quyet", "giai_quyet_qua_han"))
RULES_OF = "tthc."


@pytest.mark.parametrize(
    "text, wanted",
    [
        # A part with a title of no topic; what is counted is called otherwise.
        (
            "1. Hồ sơ tiếp nhận\n- Quý trước chuyển sang: 312 bộ\n- Mới tiếp nhận: 8.100 bộ\n"
            "2. Kết quả giải quyết\na) Đã giải quyết: 8.050 bộ\nb) Đang giải quyết: 362 bộ\n",
            [
                FILES + "tiep_nhan_ky_truoc",
                FILES + "tiep_nhan_trong_ky",
                DONE,
                FILES + "dang_giai_quyet",
            ],
        ),
        # Levels under a title of no topic.
        (
            "1. Toàn huyện tiếp nhận 4.210 hồ sơ, giải quyết 4.102 hồ sơ.\n2. Chia theo cấp\n"
            "a) Cấp huyện: tiếp nhận 1.210, giải quyết 1.180.\n",
            [FILES + "tiep_nhan", DONE, FILES + "tiep_nhan.cap_huyen", DONE + ".cap_huyen"],
        ),
        # A sentence that goes on, with a word that is used of other things too.
        (
            "Các bộ phận một cửa nhận 12.716 hồ sơ. Đã trả 12.002, chậm 114 (0,95%).",
            [FILES + "tiep_nhan", DONE, LATE, LATE + "_ty_le"],
        ),
        # Behind procedures their changes.
        (
            "Tỉnh đang áp dụng 1.720 TTHC. Trong quý bãi bỏ 42, công bố mới 17.",
            [RULES_OF + "dang_ap_dung", RULES_OF + "bai_bo", RULES_OF + "moi_ban_hanh"],
        ),
        # A title with a topic of its own: what was told before is not told there.
        (
            "1. Hồ sơ\nTiếp nhận 900 hồ sơ, giải quyết 880 hồ sơ.\n2. Nhà ở cho hộ nghèo\n"
            "Chậm 12.\n",
            [FILES + "tiep_nhan", DONE, ""],
        ),
        # A level alone says nothing.
        (
            "Có 1.169 người hoạt động không chuyên trách, trong đó ở cấp xã 248, ở thôn 921.",
            ["can_bo.khong_chuyen_trach.tong_so", "", ""],
        ),
    ],
)
def test_figures_before_tell_the_topic(text: str, wanted: list[str]) -> None:
    assert codes(text) == wanted


@pytest.mark.parametrize(
    "text, wanted",
    [
        (
            "Biên chế\n- Công chức: được giao 96 người.\n",
            ["bo_may.bien_che.cong_chuc"],
        ),
        (
            "Công tác cải cách hành chính\n- Chỉ đạo: ban hành 21 văn bản.\n",
            ["chi_dao.van_ban_chi_dao"],
        ),
        (
            "- Số hóa: thành phần hồ sơ 4.120 hồ sơ.\n",
            ["dich_vu_cong.so_hoa.thanh_phan_ho_so"],
        ),
        # Behind a figure a colon opens what is said of the next one.
        (
            "Đã giải quyết 403 hồ sơ: trước hạn 376.",
            ["ho_so_tthc.da_giai_quyet", "ho_so_tthc.giai_quyet_truoc_han"],
        ),
    ],
)
def test_a_colon_parts_a_name_from_what_is_said_of_it(text: str, wanted: list[str]) -> None:
    assert codes(text) == wanted


def test_a_share_is_not_the_whole_of_a_count() -> None:
    text = (
        "Về cải cách hành chính, đã kiểm tra 24 cơ quan, hoàn thành 100% kế hoạch. "
        "Trong đó: sở, ban, ngành 06; UBND cấp xã 18."
    )
    checked = "chi_dao.kiem_tra."
    assert codes(text)[2:] == [checked + "so_ban_nganh", checked + "ubnd_cap_xa"]
