"""Named indicators: which figure of a sentence gets which code, and which gets none."""

from dataclasses import replace

import pytest

from extractor.figures.find import find_numerals
from extractor.indicators.prose import findings, name_figures
from extractor.layout import from_plain
from extractor.model import Doubt


def codes(plain, headings=()):
    """The codes of all figures, in order."""
    document = from_plain(plain)
    document = replace(document, sections=tuple(headings) or ((0, ""),))
    return [(f.figure.raw, f.code) for f in findings(document, find_numerals(document, [], "2016"))]


D = "ho_so_tthc."


@pytest.mark.parametrize(
    "sentence, wanted",
    [
        # the subject stands once, the figures follow
        (
            "- Cấp huyện tiếp nhận 527 hồ sơ, đã giải quyết 484, đúng hạn 484, đang giải quyết 43",
            [
                D + "tiep_nhan.cap_huyen",
                D + "da_giai_quyet.cap_huyen",
                D + "giai_quyet_truoc_va_dung_han.cap_huyen",
                D + "dang_giai_quyet.cap_huyen",
            ],
        ),
        (
            "Tổng số hồ sơ tiếp nhận là 900 hồ sơ, gồm cấp huyện 300 hồ sơ và cấp xã 600 hồ sơ. Đã giải quyết 880 hồ sơ",
            [
                D + "tiep_nhan",
                D + "tiep_nhan.cap_huyen",
                D + "tiep_nhan.cap_xa",
                D + "da_giai_quyet",
            ],
        ),
        (
            "Tổng số hồ sơ tiếp nhận: 900 hồ sơ. Trong đó:\n- Cấp huyện: 300 hồ sơ;\n- Cấp xã: 600 hồ sơ",
            [D + "tiep_nhan", D + "tiep_nhan.cap_huyen", D + "tiep_nhan.cap_xa"],
        ),
        (
            "cập nhật 69 TTHC mới ban hành (trong đó cấp huyện 21, cấp xã 48) và 43 TTHC bãi bỏ (trong đó cấp huyện 31, cấp xã 12)",
            [
                "tthc.moi_ban_hanh",
                "tthc.moi_ban_hanh.cap_huyen",
                "tthc.moi_ban_hanh.cap_xa",
                "tthc.bai_bo",
                "tthc.bai_bo.cap_huyen",
                "tthc.bai_bo.cap_xa",
            ],
        ),
        # đúng hạn beside trước hạn is another indicator than đúng hạn alone, in a list as in a sentence
        (
            "Đã giải quyết 90 hồ sơ: trước hạn 60 hồ sơ, đúng hạn 28 hồ sơ, quá hạn 2 hồ sơ",
            [
                D + "da_giai_quyet",
                D + "giai_quyet_truoc_han",
                D + "giai_quyet_dung_han",
                D + "giai_quyet_qua_han",
            ],
        ),
        (
            "Số hồ sơ đã giải quyết: 90 hồ sơ. Trong đó:\n- Giải quyết trước hạn: 60 hồ sơ;\n- Giải quyết đúng hạn: 30 hồ sơ",
            [D + "da_giai_quyet", D + "giai_quyet_truoc_han", D + "giai_quyet_dung_han"],
        ),
        (
            "đang giải quyết 60 hồ sơ (trong hạn 58 hồ sơ, quá hạn 2 hồ sơ)",
            [D + "dang_giai_quyet", D + "dang_giai_quyet_trong_han", D + "dang_giai_quyet_qua_han"],
        ),
        # a percentage belongs to the figure before it, unless it is a share of a plan or a change
        (
            "Kế hoạch CCHC hoàn thành 23/28 nhiệm vụ, đạt 82,1%",
            ["chi_dao.ke_hoach.nhiem_vu_hoan_thanh", "chi_dao.ke_hoach.nhiem_vu_hoan_thanh_ty_le"],
        ),
        (
            "giải quyết quá hạn 76 hồ sơ (0,8%)",
            [D + "giai_quyet_qua_han", D + "giai_quyet_qua_han_ty_le"],
        ),
        (
            "Tỷ lệ hồ sơ nộp trực tuyến đạt 61,5%, tăng 8,7% so với cùng kỳ",
            ["dich_vu_cong.ho_so_truc_tuyen_ty_le", ""],
        ),
        # a share behind a ratio is of what the first of its numbers counts
        (
            "Kết quả giải quyết đúng hạn 1.180/1.190 hồ sơ TTHC, đạt 99,2%",
            ["", D + "giai_quyet_truoc_va_dung_han_ty_le"],
        ),
        (
            "Hồ sơ tiếp nhận trực tuyến: 3.120/4.000 hồ sơ, đạt tỷ lệ 78%",
            ["", "dich_vu_cong.ho_so_truc_tuyen_ty_le"],
        ),
        (
            "Đã xử lý 7/9 văn bản trái pháp luật, đạt 77,8%",
            ["", "the_che.trai_phap_luat.da_xu_ly_ty_le"],
        ),
        ("Có 18/24 xã nhận hồ sơ tại nhà dân, đạt 75%", ["", ""]),
        # words behind a comma that count the same anew are the next figure's
        (
            "Sở Tư pháp rà soát định kỳ 184 văn bản, kiến nghị bãi bỏ, thay thế 42 văn bản",
            ["the_che.ra_soat.tong_so", "the_che.ra_soat.kien_nghi_xu_ly"],
        ),
        (
            "Đã giải quyết 2.350 hồ sơ (trước hạn và đúng hạn 2.341 hồ sơ, quá hạn 09 hồ sơ)",
            [
                D + "da_giai_quyet",
                D + "giai_quyet_truoc_va_dung_han",
                D + "giai_quyet_qua_han",
            ],
        ),
        # a wording whose first words may be missing holds where a sentence begins
        (
            "Công tác khác.\nSố hóa hồ sơ, kết quả giải quyết TTHC đạt 97,4%",
            ["dich_vu_cong.so_hoa.ty_le"],
        ),
        # files of procedures are no procedures
        ("Tiếp nhận trực tiếp 412 hồ sơ TTHC tại Bộ phận một cửa", [D + "tiep_nhan_truc_tiep"]),
        # cases of courts are no petitions
        ("Hai cấp tòa đã thụ lý 640 vụ, giải quyết 571 vụ, đạt 89,2%", ["", "", ""]),
        # ranks by index
        (
            "Chỉ số PAPI đạt 43,5 điểm, xếp thứ 12/63. Chỉ số PCI đạt 64,2 điểm, xếp hạng 25/63",
            [
                "ket_qua.papi.diem",
                "ket_qua.papi.thu_hang",
                "ket_qua.pci.diem",
                "ket_qua.pci.thu_hang",
            ],
        ),
        (
            "Chỉ số SIPAS đạt 84%; Chỉ số PCI đạt 64,2 điểm, đứng thứ 25/63; Chỉ số PAPI đạt 43,5 điểm",
            [
                "ket_qua.sipas.ty_le",
                "ket_qua.pci.diem",
                "ket_qua.pci.thu_hang",
                "ket_qua.papi.diem",
            ],
        ),
        # a list says the counted noun first
        (
            "- Số hồ sơ chờ bổ sung: 9\n- Số hồ sơ được số hóa thành phần hồ sơ: 70",
            [D + "cho_bo_sung", "dich_vu_cong.so_hoa.thanh_phan_ho_so"],
        ),
        (
            "Tỷ lệ TTHC được niêm yết công khai tại Bộ phận một cửa: 100%",
            ["tthc.cong_khai.niem_yet_ty_le"],
        ),
        # words behind a figure are its own, not the next one's
        (
            "Có 5 đơn vị tự bảo đảm chi thường xuyên và chi đầu tư, 38 đơn vị tự bảo đảm chi thường xuyên",
            [
                "tai_chinh.tu_chu.tu_bao_dam_chi_thuong_xuyen_va_dau_tu",
                "tai_chinh.tu_chu.tu_bao_dam_chi_thuong_xuyen",
            ],
        ),
        (
            "công bố 402 thủ tục được sửa đổi, bổ sung và bãi bỏ 176 thủ tục",
            ["tthc.sua_doi_bo_sung", "tthc.bai_bo"],
        ),
        # a part is what its whole is: in a sentence, in brackets, in a list
        (
            "- Đã giải quyết: 90 hồ sơ, gồm: trước hạn 60; đúng hạn 28; quá hạn 2.\n- Đang giải quyết: 10 hồ sơ, gồm: trong hạn 9; quá hạn 1.",
            [
                D + "da_giai_quyet",
                D + "giai_quyet_truoc_han",
                D + "giai_quyet_dung_han",
                D + "giai_quyet_qua_han",
                D + "dang_giai_quyet",
                D + "dang_giai_quyet_trong_han",
                D + "dang_giai_quyet_qua_han",
            ],
        ),
        (
            "Toàn tỉnh có 900 TTHC đang áp dụng, trong đó có 600 thủ tục cấp tỉnh, 200 thủ tục cấp huyện và 100 thủ tục cấp xã",
            [
                "tthc.dang_ap_dung",
                "tthc.dang_ap_dung.cap_tinh",
                "tthc.dang_ap_dung.cap_huyen",
                "tthc.dang_ap_dung.cap_xa",
            ],
        ),
        # the aim beside the result; a quota and what is there
        (
            "Tỷ lệ hồ sơ nộp trực tuyến đạt 31,4% (mục tiêu năm 2022 là 50%)",
            ["dich_vu_cong.ho_so_truc_tuyen_ty_le"] * 2,
        ),
        ("Biên chế công chức được giao: 78; có mặt: 74", ["bo_may.bien_che.cong_chuc"] * 2),
        (
            "Hoàn thành 16 trên tổng số 20 nhiệm vụ của Kế hoạch CCHC, tương đương 80%",
            [
                "chi_dao.ke_hoach.nhiem_vu_hoan_thanh_so_luong",
                "chi_dao.ke_hoach.nhiem_vu_tong_so",
                "chi_dao.ke_hoach.nhiem_vu_hoan_thanh_ty_le",
            ],
        ),
        # the aim of a superior's document is not the report's
        (
            "Nghị quyết của Chính phủ đặt mục tiêu đến năm 2025 mức độ hài lòng của người dân đạt 90%",
            [""],
        ),
        # OCR: tones and letters astray, digits as they are
        (
            "Cap huyện tiếp nhân 527 hô sơ, đả giái quyêt 484 hổ sơ, đang giải quyét 43 hồ so",
            [
                D + "tiep_nhan.cap_huyen",
                D + "da_giai_quyet.cap_huyen",
                D + "dang_giai_quyet.cap_huyen",
            ],
        ),
        (
            "Kế hoạch cải cách hành chính: đã hoàn thành 23/28 nhicm vụ",
            ["chi_dao.ke_hoach.nhiem_vu_hoan_thanh"],
        ),
        # a level that cannot be told
        ("- Cấp thành phố: tiếp nhận 25 hồ sơ, đã giải quyết 20 hồ sơ", ["", ""]),
        (
            "- Cấp quận: tiếp nhận 25 hồ sơ, đã giải quyết 20 hồ sơ",
            [D + "tiep_nhan.cap_huyen", D + "da_giai_quyet.cap_huyen"],
        ),
        ("- Cấp xo tiếp nhận 25 hồ sơ, đã giải quyết 20 hồ sơ", ["", ""]),
        # parts, differences, other bodies, other matters: none
        ("Lĩnh vực đất đai tiếp nhận 900 hồ sơ", [""]),
        ("tiếp nhận 900 hồ sơ, tăng 120 hồ sơ so với cùng kỳ", [D + "tiep_nhan", ""]),
        (
            "Toàn huyện tuyên truyền CCHC được 46 cuộc, trong đó: cấp huyện 04 cuộc, cấp xã 42 cuộc",
            ["chi_dao.tuyen_truyen.cuoc", "", ""],
        ),
        ("Tuyên truyền phòng, chống dịch bệnh 56 cuộc với 3.400 lượt người", ["", ""]),
        ("khám chữa bệnh cho 120 lượt người, 52/65 trường đạt chuẩn quốc gia", ["", ""]),
        ("Thông qua số 15 và sở hữu 20 căn nhà, công nhận 12 đơn vị", ["", ""]),
    ],
)
def test_codes_of_figures(sentence, wanted):
    got = [code for _, code in codes(sentence)]
    assert got == wanted


def test_headings_tell_plans_apart():
    plain = "I. Kế hoạch cải cách hành chính\n\nĐã hoàn thành 5/9 nhiệm vụ.\n\nII. Ứng dụng công nghệ thông tin\n\nĐã hoàn thành 6/8 nhiệm vụ."
    assert [c for _, c in codes(plain, [(0, "I"), (plain.index("II."), "II")])] == [
        "chi_dao.ke_hoach.nhiem_vu_hoan_thanh",
        "chuyen_doi_so.ke_hoach.nhiem_vu_hoan_thanh",
    ]


@pytest.mark.parametrize(
    "text, wanted",
    [
        # a part is never its whole, whichever words it is said in
        (
            "Đã giải quyết 900 hồ sơ, trong đó có 890 hồ sơ giải quyết đúng và trước hạn (tỷ lệ 98,9%)",
            [
                D + "da_giai_quyet",
                D + "giai_quyet_truoc_va_dung_han",
                D + "giai_quyet_truoc_va_dung_han_ty_le",
            ],
        ),
        (
            "Trung tâm đã giải quyết 900 hồ sơ. Trong đó, đã giải quyết 40 hồ sơ của xã An Bình",
            [D + "da_giai_quyet", ""],
        ),
        ("Tiếp nhận 900 hồ sơ (gồm tiếp nhận 40 hồ sơ ở xã An Bình)", [D + "tiep_nhan", ""]),
        # brackets behind a name, and one in another
        ("Chủ yếu là hồ sơ tiếp nhận trực tiếp (54,1 ngàn hồ sơ)", [D + "tiep_nhan_truc_tiep"]),
        (
            "Cơ quan đã giải quyết 597 hồ sơ các loại (đạt tỷ lệ (97,4%)",
            [D + "da_giai_quyet", D + "da_giai_quyet_ty_le"],
        ),
        (
            "Toàn tỉnh tiếp được 259 lượt công dân/316 người đến khiếu nại",
            ["tiep_cong_dan.luot_tiep", "tiep_cong_dan.luot_nguoi"],
        ),
        # the words behind a comma open what comes next
        (
            "Trong đó: tiếp nhận trực tuyến 800 hồ sơ, trực tiếp, qua bưu chính 25 hồ sơ",
            [D + "tiep_nhan_truc_tuyen", ""],
        ),
        # an indicator's own name, with `số` or opening a clause without it
        ("Số phiếu khảo sát sự hài lòng thu về là 480 phiếu", ["ket_qua.khao_sat.phieu_thu_ve"]),
        ("Số lượng hồ sơ tiếp nhận trực tuyến: 812 hồ sơ", [D + "tiep_nhan_truc_tuyen"]),
        ("Trong kỳ, hồ sơ tiếp nhận trực tuyến là 812 hồ sơ", [D + "tiep_nhan_truc_tuyen"]),
        # what others are asked for, and one field of many
        ("Yêu cầu các đơn vị bảo đảm tỷ lệ hồ sơ giải quyết đúng hạn đạt 98%", [""]),
        (
            "Lĩnh vực đất đai: tiếp nhận 900 hồ sơ, đã giải quyết 880 hồ sơ, đúng hạn 871",
            ["", "", ""],
        ),
        # `so với quy định` is no quarter; the base of a comparison is not whose a count is
        (
            "Có 44 TTHC được rút ngắn thời gian giải quyết so với quy định",
            ["tthc.ra_soat.rut_ngan_thoi_gian"],
        ),
        # a table whose cells are lines
        ("Khảo sát:\nRất hài lòng\n48,94%\nHài lòng\n50,6%", ["", ""]),
    ],
)
def test_what_a_figure_is_said_with(text, wanted):
    assert [code for _, code in codes(text)] == wanted


@pytest.mark.parametrize(
    "text, coded, doubted",
    [
        # the same again, another time, another part: no contradiction
        ("Đã giải quyết 900 hồ sơ. Như vậy đã giải quyết 900 hồ sơ.", 2, 0),
        ("Tháng 9/2023 đã giải quyết 90 hồ sơ. Quý III/2023 đã giải quyết 250 hồ sơ.", 2, 0),
        ("Đã giải quyết 900 hồ sơ. Xã An Bình đã giải quyết 40 hồ sơ.", 1, 0),
        # the same words with another value
        ("Đã giải quyết 900 hồ sơ. Đã giải quyết 940 hồ sơ.", 1, 1),
    ],
)
def test_only_a_contradiction_is_doubted(text, coded, doubted):
    document = from_plain(text)
    found = findings(document, find_numerals(document, [], "2023"), period="2023")
    named = [one for one in found if one.code == D + "da_giai_quyet"]
    assert (len(named), sum(bool(one.doubts) for one in found)) == (coded, doubted)


@pytest.mark.parametrize(
    "text, coded",
    [
        (
            "Trung tâm giải quyết hơn 59 ngàn hồ sơ\n\nĐến nay đã giải quyết 59,72 ngàn hồ sơ.",
            ["59,72 ngàn"],
        ),
        (
            "Cơ quan đã giải quyết gần 4,6 ngàn hồ sơ. Cụ thể, đã giải quyết 4.561 hồ sơ.",
            ["4.561"],
        ),
        (
            "Đã giải quyết 12.345 hồ sơ trong kỳ. Như vậy đã giải quyết trên 12 ngàn hồ sơ.",
            ["12.345"],
        ),
        # not the same thing rounded: the first keeps the code
        ("Đã giải quyết 12.345 hồ sơ. Kỳ này đã giải quyết 15 ngàn hồ sơ.", ["12.345"]),
    ],
)
def test_an_exact_figure_comes_before_the_same_rounded(text, coded):
    document = from_plain(text)
    rows = name_figures(document, find_numerals(document, [], "2023"))
    assert [row.raw for row in rows if row.indicator == "ho_so_tthc.da_giai_quyet"] == coded


@pytest.mark.parametrize(
    "text, coded",
    [
        # the text corrects the figure of its headline where both are near
        (
            "Quý II, thị xã giải quyết 10.300 hồ sơ\n\nTrong quý, số hồ sơ đã giải quyết: 9.875 hồ sơ.",
            ["", D + "da_giai_quyet"],
        ),
        # a rounded figure of the text does not
        (
            "Thị xã giải quyết 10.327 hồ sơ\n\nĐến nay đã giải quyết hơn 10.300 hồ sơ.",
            [D + "da_giai_quyet", ""],
        ),
        # nor does one far off, which is of a part
        (
            "Thị xã giải quyết 10.327 hồ sơ\n\nĐến nay đã giải quyết 812 hồ sơ.",
            [D + "da_giai_quyet", ""],
        ),
        # the first line of a text is no headline where it is a sentence
        (
            "Thị xã giải quyết 10.327 hồ sơ.\nĐến nay, đã giải quyết 10.100 hồ sơ.",
            [D + "da_giai_quyet", ""],
        ),
    ],
)
def test_a_text_corrects_the_loose_figure_of_its_headline(text, coded):
    assert [code for _, code in codes(text)] == coded


@pytest.mark.parametrize(
    "text, coded",
    [
        (
            "Đã giải quyết 153 ngàn hồ sơ, trong đó đúng hạn trên 150 ngàn hồ sơ (đạt 98%)",
            [
                D + "da_giai_quyet",
                D + "giai_quyet_truoc_va_dung_han",
                D + "giai_quyet_truoc_va_dung_han_ty_le",
            ],
        ),
        (
            "Số hồ sơ đã giải quyết: 986 (hồ sơ giải quyết đúng hạn là 943 hồ sơ)",
            [D + "da_giai_quyet", D + "giai_quyet_truoc_va_dung_han"],
        ),
    ],
)
def test_words_are_of_the_figure_that_they_stand_at(text, coded):
    assert [code for _, code in codes(text)] == coded


@pytest.mark.parametrize(
    "text, wanted",
    [
        (
            "Nâng lương 318 trường hợp, trong đó thường xuyên 287, trước thời hạn 31.",
            [
                "can_bo.luong.nang_luong_tong_so",
                "can_bo.luong.nang_luong_thuong_xuyen",
                "can_bo.luong.nang_luong_truoc_thoi_han",
            ],
        ),
        (
            "Về trình độ: đại học 49 người, trung cấp 07 người; cao cấp lý luận chính trị 12 người,"
            " trung cấp 20 người.",
            [
                "can_bo.trinh_do_chuyen_mon.dai_hoc",
                "can_bo.trinh_do_chuyen_mon.trung_cap",
                "can_bo.trinh_do_chinh_tri.cao_cap",
                "can_bo.trinh_do_chinh_tri.trung_cap",
            ],
        ),
        (
            "Tinh giản biên chế cho 87 người (cán bộ, công chức cấp xã 12 người).",
            ["bo_may.tinh_gian.truong_hop_so_luong", ""],
        ),
        (
            "Tỉnh giao 2.486 biên chế sự nghiệp (giáo dục 2.397, khác 48).",
            [
                "bo_may.bien_che.su_nghiep",
                "bo_may.bien_che.su_nghiep_giao_duc",
                "bo_may.bien_che.su_nghiep_khac",
            ],
        ),
        # brackets behind the name of a class say what it is, behind others what is left out
        (
            "Phân loại tự chủ: Nhóm 2 (tự bảo đảm chi thường xuyên): 23 đơn vị.",
            ["tai_chinh.tu_chu.tu_bao_dam_chi_thuong_xuyen"],
        ),
        ("Số hồ sơ tiếp nhận (không bao gồm hồ sơ trực tuyến): 4.200.", [""]),
        # a dash between blanks parts a name from its figure as a colon does
        ("Số văn bản đi - 1.204", ["chuyen_doi_so.van_ban.di_tong_so"]),
        ("Số hồ sơ đã giải quyết – 85 hồ sơ.", ["ho_so_tthc.da_giai_quyet"]),
        ("Điểm Chỉ số PAPI – 43,2 điểm.", ["ket_qua.papi.diem"]),
        # behind how many are of a better class it is a class, else an average
        (
            "Kết quả chấm điểm CCHC: xếp loại Tốt 5 xã, Khá 8 xã, Trung bình 2.",
            [
                "ket_qua.par_index.xep_loai_tot",
                "ket_qua.par_index.xep_loai_kha",
                "ket_qua.par_index.xep_loai_trung_binh",
            ],
        ),
        ("Tiếp nhận 900 hồ sơ, trung bình 30 hồ sơ một ngày.", ["ho_so_tthc.tiep_nhan", ""]),
        (
            "Toàn tỉnh tiếp nhận 9.120 hồ sơ. Đã giải quyết xong 9.002, quá hạn 4.",
            ["ho_so_tthc.tiep_nhan", "ho_so_tthc.da_giai_quyet", "ho_so_tthc.giai_quyet_qua_han"],
        ),
    ],
)
def test_parts_series_and_what_goes_on(text, wanted):
    document = replace(from_plain(text), sections=((0, ""),))
    found = findings(document, find_numerals(document, [], "2023"))
    assert [one.code for one in found] == wanted


@pytest.mark.parametrize(
    "text, doubted",
    [
        # The words of a code say what is counted.
        ("Kết quả đánh giá công chức: hoàn thành xuất sắc: 138; hoàn thành tốt: 389.", [False] * 2),
        ("Phát ra 300 phiếu khảo sát, thu về 287.", [False, False]),
        # No code: nobody knows what it counts.
        ("- Riêng chứng thực 871, hoàn tất sau cùng.", [True]),
        ("Thuộc thẩm quyền: 25 đơn; chuyển huyện 06.", [False, True]),
    ],
)
def test_a_named_count_is_counted(text, doubted):
    document = from_plain(text)
    rows = name_figures(document, find_numerals(document, [], "2023"))
    assert [Doubt("count_of_what") in row.doubts for row in rows] == doubted


@pytest.mark.parametrize(
    "behind, wanted",
    [
        ("Bốn xã phía nam chiếm 60% tổng số, tiếp nhận 564 hồ sơ.", "940"),
        ("So với tổng số, hồ sơ của bốn xã còn ít: tiếp nhận 64 hồ sơ.", "940"),
        ("Trung tâm chiếm 30% tổng số hồ sơ, tiếp nhận 280 hồ sơ.", "940"),
        ("Nếu kể cả cấp trên, tổng số tiếp nhận là 990 hồ sơ.", "990"),
    ],
)
def test_a_total_is_called_so_in_its_own_clause(behind, wanted):
    found = codes("Trong năm, huyện tiếp nhận 940 hồ sơ. " + behind)
    assert [raw for raw, code in found if code == D + "tiep_nhan"] == [wanted]
