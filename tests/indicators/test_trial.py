"""What a statement says of its figure besides the words of an indicator."""

from dataclasses import replace

import pytest

from extractor.figures.find import find_numerals
from extractor.indicators.prose import findings
from extractor.layout import from_plain

VISITS, VISITORS = "tiep_cong_dan.luot_tiep", "tiep_cong_dan.luot_nguoi"
PETITIONS = "tiep_cong_dan.don_thu."
ONLINE = "dich_vu_cong."
DESK = "mot_cua.tthc_ap_dung_so_luong"
IN_FORCE = "tthc.dang_ap_dung"


def codes(plain):
    """The codes of all figures, in order."""
    document = replace(from_plain(plain), sections=((0, ""),))
    return [found.code for found in findings(document, find_numerals(document, [], "2023"))]


@pytest.mark.parametrize(
    "sentence, wanted",
    [
        (
            "Sáu tháng, người dân đến trụ sở các cơ quan để khiếu nại, kiến nghị, phản ánh 640 "
            "lượt với 702 người.",
            [VISITS, VISITORS],
        ),
        (
            "Tiếp công dân: tổng số 31 lượt (05 định kỳ) với 44 người.",
            [VISITS, "", VISITORS],
        ),
        (
            "Kết quả, giải quyết xong 41/52 vụ việc phải giải quyết; đơn thư còn lại đang thụ lý.",
            [PETITIONS + "da_giai_quyet"],
        ),
        (
            "Tiếp nhận 900 đơn khiếu nại, tố cáo, kiến nghị (trong đó 300 đơn khiếu nại, 500 đơn "
            "kiến nghị; có 120 vụ việc khiếu nại, tố cáo thuộc thẩm quyền).",
            [PETITIONS + "tiep_nhan", "", "", PETITIONS + "thuoc_tham_quyen"],
        ),
        ("Hoàn thành đưa lên trực tuyến mức 4 với 512 dịch vụ.", [ONLINE + "muc_do_4"]),
        (
            "Chủ tịch UBND tỉnh đã phê duyệt danh mục 1.120 thủ tục hành chính tiếp nhận qua dịch "
            "vụ bưu chính công ích.",
            [ONLINE + "buu_chinh.tthc"],
        ),
        (
            "Có 640 thủ tục hành chính của 18 sở, ban, ngành thực hiện theo cơ chế một cửa.",
            [DESK, ""],
        ),
        (
            "Tỷ lệ hồ sơ thanh toán trực tuyến trên tổng số hồ sơ có phát sinh phí toàn tỉnh đạt "
            "61,5%.",
            [ONLINE + "thanh_toan.ho_so_truc_tuyen_ty_le"],
        ),
        (
            "Hiện nay tỉnh có 1.640 thủ tục hành chính; trong đó có 1.210 thủ tục thuộc thẩm quyền "
            "của 19 sở, ngành cấp tỉnh; 430 thủ tục hành chính cấp huyện.",
            [IN_FORCE, IN_FORCE + ".cap_tinh", "", IN_FORCE + ".cap_huyen"],
        ),
    ],
)
def test_a_figure_is_named_in_another_order_or_shape(sentence, wanted):
    assert codes(sentence) == wanted


@pytest.mark.parametrize(
    "sentence",
    [
        "Đến nay cung cấp 410 dịch vụ công trực tuyến mức độ 3, 4.",
        "Đến nay có 410 dịch vụ công trực tuyến mức độ 3 và mức độ 4.",
        "Cổng Dịch vụ công quốc gia đến nay đã cung cấp 2.700 dịch vụ công mức độ 3.",
        "UBND tỉnh giao Sở Y tế rà soát, đánh giá 12 thủ tục hành chính.",
        "Tổng đài tiếp nhận phản ánh, kiến nghị về thủ tục hành chính qua điện thoại 146 ý kiến.",
        "Tổng đài tiếp nhận 410 phản ánh hiện trường.",
    ],
)
def test_a_part_or_another_body_takes_no_code(sentence):
    assert not any(codes(sentence))


@pytest.mark.parametrize(
    "sentence, wanted",
    [
        (
            "Tuyên truyền cải cách hành chính: treo 30 băng rôn (90 m2), cấp phát 400 tờ rơi.",
            ["bang_ron", "bang_ron_dien_tich", "to_roi"],
        ),
        (
            "Tuyên truyền cải cách hành chính: treo 12 pa nô (tổng diện tích 48 m²).",
            ["bang_ron", "bang_ron_dien_tich"],
        ),
        (
            "Tuyên truyền cải cách hành chính: treo 12 pa nô (7 pa nô ở xã).",
            ["bang_ron", ""],
        ),
    ],
)
def test_a_size_in_brackets_is_no_part_of_a_number_of_things(sentence, wanted):
    assert codes(sentence) == [f"chi_dao.tuyen_truyen.{one}" if one else "" for one in wanted]


@pytest.mark.parametrize(
    "sentence",
    [
        "100% cơ quan hành chính (30/30 cơ quan) thực hiện chế độ tự chủ theo Nghị định số "
        "130/2005/NĐ-CP.",
        "100% cơ quan hành chính của huyện (13/13 cơ quan) đã thực hiện cơ chế tự chủ.",
    ],
)
def test_a_percentage_as_two_numbers_in_brackets_is_no_part_of_it(sentence):
    assert codes(sentence)[-1] == "tai_chinh.tu_chu.co_quan_hanh_chinh"


@pytest.mark.parametrize(
    "sentence, wanted",
    [
        (
            "Số CBCCVC được đánh giá, phân loại năm 2020 là 1.915 người.",
            ["can_bo.danh_gia.tong_so"],
        ),
        (
            "Số người làm việc được giao trong năm 2022 là 2.840 người.",
            ["bo_may.bien_che.su_nghiep"],
        ),
        (
            "Số trường hợp tinh giản biên chế 6 tháng đầu năm 2019: 12 trường hợp.",
            ["bo_may.tinh_gian.truong_hop_so_luong"],
        ),
        (
            "Số công chức được bổ nhiệm giữ chức vụ lãnh đạo trong kỳ báo cáo: 9 người.",
            ["can_bo.bo_nhiem.lanh_dao"],
        ),
        ("Số CBCCVC được đánh giá, phân loại kỳ trước là 1.915 người.", [""]),
    ],
)
def test_a_time_may_stand_between_a_name_and_its_figure(sentence, wanted):
    assert codes(sentence) == wanted


@pytest.mark.parametrize("who", ["công chức", "viên chức", "đồng chí", "trường hợp", "cá nhân"])
def test_whoever_is_counted_is_a_person(who):
    said = f"Kết quả đánh giá, xếp loại chất lượng: có 118 {who} hoàn thành tốt nhiệm vụ."
    assert codes(said) == ["can_bo.danh_gia.hoan_thanh_tot"]


@pytest.mark.parametrize(
    "sentence, wanted",
    [
        (
            "Tỉnh đã giảm 92 đơn vị sự nghiệp công lập, đạt tỷ lệ 11,5% so với năm 2015.",
            "bo_may.don_vi_su_nghiep.giam_ty_le",
        ),
        (
            "Toàn tỉnh giảm 230 biên chế công chức, đạt tỷ lệ 10,4% so với năm 2015.",
            "bo_may.tinh_gian.bien_che_giam_ty_le",
        ),
        ("Tinh giản 30 trường hợp, đạt tỷ lệ 85,7% so với năm 2015.", ""),
    ],
)
def test_a_share_of_what_there_was_before_is_of_what_is_gone(sentence, wanted):
    assert codes(sentence)[1] == wanted


@pytest.mark.parametrize(
    "sentence, wanted",
    [
        (
            "Số người làm việc lĩnh vực y tế được giao: 2.456 người.",
            "bo_may.bien_che.su_nghiep_y_te",
        ),
        (
            "Số lượng người làm việc lĩnh vực giáo dục và đào tạo: 14.256.",
            "bo_may.bien_che.su_nghiep_giao_duc",
        ),
        ("Lĩnh vực y tế: biên chế sự nghiệp 2.456 biên chế.", ""),
    ],
)
def test_a_field_that_the_wording_names_narrows_nothing(sentence, wanted):
    assert codes(sentence)[0] == wanted
