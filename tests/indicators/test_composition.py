"""A figure is claimed by what it counts and what is done with it, where no wording stands."""

from dataclasses import replace

import pytest

from extractor.figures.find import find_numerals
from extractor.indicators.prose import findings
from extractor.layout import from_plain


def found_in(plain):
    """What is found for all figures, in order."""
    document = replace(from_plain(plain), sections=((0, ""),))
    return findings(document, find_numerals(document, [], "2023"))


def codes(plain):
    """The codes of all figures, in order."""
    return [found.code for found in found_in(plain)]


FILES, OFFERED, OPINIONS = "ho_so_tthc.", "tthc.", "tthc.phan_anh_kien_nghi."
RECEIVED, ANSWERED = OPINIONS + "tiep_nhan", OPINIONS + "da_xu_ly"
OPEN = OPINIONS + "dang_xu_ly"
IN_FORCE = OFFERED + "dang_ap_dung"


@pytest.mark.parametrize(
    "text, wanted",
    [
        (
            "Phản ánh, kiến nghị. Tổng 128, gồm 121 về hành vi, 7 về quy định.",
            [RECEIVED, OPINIONS + "hanh_vi", OPINIONS + "quy_dinh"],
        ),
        ("Phản ánh, kiến nghị:\n- Tiếp nhận: 14\n- Đang xử lý: 2", [RECEIVED, OPEN]),
        # what another thing opens, or several do, is none
        ("Tổ chức bộ máy. Tổng 128, gồm 121 về hành vi.", ["", ""]),
        ("Phản ánh, kiến nghị và đơn thư:\n- Tổng số: 14", [""]),
    ],
)
def test_what_opens_an_item_says_what_is_counted(text, wanted):
    assert codes(text) == wanted


@pytest.mark.parametrize(
    "share, wanted",
    [
        ("96,55%", "giai_quyet_truoc_va_dung_han_ty_le"),
        ("95,1%", ""),  # the numbers do not prove it
        ("97%", ""),  # told too roughly to prove anything over the end of a sentence
    ],
)
def test_a_share_is_of_a_figure_of_the_sentence_before_where_the_numbers_prove_it(share, wanted):
    text = f"Hồ sơ TTHC phải trả trong kỳ: 19.944. Trước và đúng hạn: 19.255, {share}."
    assert codes(text)[-1].removeprefix(FILES) == wanted


PLAN, ORDERED = "chi_dao.ke_hoach.nhiem_vu_", "chi_dao.nhiem_vu_cap_tren_giao."
FOUND, ACCOUNTS = "chi_dao.kiem_tra.van_de_", "chuyen_doi_so."


@pytest.mark.parametrize(
    "sentence, wanted",
    [
        (
            "Kế hoạch CCHC: còn 7 nhiệm vụ đang được các phòng, ban tiếp tục thực hiện.",
            [PLAN + "dang_thuc_hien"],
        ),
        (
            "100% nhiệm vụ trong Kế hoạch CCHC được hoàn thành đúng tiến độ.",
            [PLAN + "hoan_thanh_ty_le"],
        ),
        (
            "Trong năm 58 nhiệm vụ do Chủ tịch UBND tỉnh giao được hoàn thành đúng thời hạn.",
            [ORDERED + "hoan_thanh_dung_han"],
        ),
        (
            "Còn 17 nhiệm vụ Chính phủ giao đang trong hạn xử lý.",
            [ORDERED + "dang_thuc_hien_trong_han"],
        ),
        (
            "100% tồn tại, hạn chế phát hiện qua kiểm tra CCHC đã được khắc phục.",
            [FOUND + "da_xu_ly_ty_le"],
        ),
        (
            "Toàn huyện có 32.100 tài khoản VNeID mức 2 được kích hoạt.",
            [ACCOUNTS + "tai_khoan_dinh_danh"],
        ),
        # What is done with a thing in another way is not its action.
        ("Kế hoạch CCHC: đã điều chỉnh, hoàn thành bổ sung 3 nhiệm vụ.", [""]),
        ("Kiểm tra CCHC: 12 tồn tại, hạn chế chưa được khắc phục.", [""]),
    ],
)
def test_a_thing_with_actions_of_its_own(sentence, wanted):
    assert codes(sentence) == wanted


@pytest.mark.parametrize(
    "sentence, wanted",
    [
        ("Trung tâm đã tiếp nhận, xử lý 462 phản ánh, kiến nghị.", [RECEIVED]),
        ("Đã tiếp nhận và đưa vào xử lý 1.215 phản ánh, kiến nghị của công dân.", [RECEIVED]),
        (
            "Tiếp nhận 462 PAKN; 322 phản ánh đã được giải quyết; "
            "140 phản ánh đang tiếp tục được xử lý.",
            [RECEIVED, ANSWERED, OPEN],
        ),
        (
            "Có 120 phản ánh, kiến nghị được gửi đến, 110 trường hợp đã được trả lời, "
            "10 trường hợp đang xử lý.",
            [RECEIVED, ANSWERED, OPEN],
        ),
        (
            "Tổng số phản ánh, kiến nghị nhận được trong năm: 315; "
            "số đã xử lý, công khai kết quả: 300; còn 15 kiến nghị, phản ánh đang trong thời hạn "
            "xử lý.",
            [RECEIVED, ANSWERED, OPEN],
        ),
        (
            "Toàn tỉnh tiếp nhận 8.450 hồ sơ; đã giải quyết xong và trả kết quả cho 8.120 trường "
            "hợp; 330 trường hợp đang được xử lý trong hạn.",
            [FILES + "tiep_nhan", FILES + "da_giai_quyet", FILES + "dang_giai_quyet_trong_han"],
        ),
        (
            "Toàn tỉnh đã giải quyết xong 900 hồ sơ TTHC, chỉ còn 11 hồ sơ bị trễ hẹn.",
            [FILES + "da_giai_quyet", FILES + "giai_quyet_qua_han"],
        ),
        (
            "Ban hành quyết định công bố danh mục 410 TTHC (60 TTHC mới, 300 TTHC sửa đổi, "
            "bổ sung, 50 TTHC bị bãi bỏ).",
            ["", *(OFFERED + name for name in ("moi_ban_hanh", "sua_doi_bo_sung", "bai_bo"))],
        ),
    ],
)
def test_object_and_action_make_a_claim(sentence, wanted):
    assert codes(sentence) == wanted


@pytest.mark.parametrize(
    "sentence",
    [
        "Sẽ tiếp nhận và xử lý 250 phản ánh về ô nhiễm môi trường.",
        "Toàn quốc đã tiếp nhận, xử lý 250.000 phản ánh, kiến nghị.",
        "Cùng kỳ năm trước tiếp nhận và xử lý 800 phản ánh, kiến nghị.",
        "UBND xã Hòa Bình tiếp nhận, xử lý 45 phản ánh, kiến nghị.",
        "Đã xử lý 12 trường hợp; đang xem xét, xử lý 3 trường hợp.",
        "Bệnh viện tiếp nhận 300 trường hợp, đang điều trị 25 trường hợp.",
        "Hội nghị đã và đang giải quyết chế độ cho 62 trường hợp.",
        "Tiếp nhận hồ sơ xin việc, giải quyết việc làm cho 250 trường hợp.",
    ],
)
def test_what_speaks_against_a_wording_speaks_against_a_composition(sentence):
    assert not any(codes(sentence))


def test_a_wording_goes_before_a_composition():
    found = found_in("Toàn tỉnh tiếp nhận 900 hồ sơ; đã tiếp nhận, xử lý 462 PAKN.")
    assert [one.weak for one in found] == [False, True]


BY_LEVEL = [IN_FORCE, *(f"{IN_FORCE}.{level}" for level in ("cap_tinh", "cap_huyen", "cap_xa"))]


@pytest.mark.parametrize(
    "sentence",
    [
        "Tổng số TTHC thuộc thẩm quyền giải quyết là 1.905 TTHC (TTHC cấp tỉnh: 1.510, TTHC cấp "
        "huyện: 250, TTHC cấp xã: 145).",
        "Số TTHC thuộc thẩm quyền giải quyết là 1.875 thủ tục, trong đó cấp sở, cơ quan tương "
        "đương sở là 1.479 thủ tục, cấp huyện là 284 thủ tục và cấp xã là 112 thủ tục.",
        "Toàn tỉnh hiện thực hiện 1.850 thủ tục, trong đó: cấp tỉnh 1.420 TTHC; cấp huyện 280 "
        "TTHC; cấp xã 150 TTHC.",
    ],
)
def test_a_list_of_levels_takes_the_code_of_the_whole(sentence):
    assert codes(sentence) == BY_LEVEL


def test_brackets_part_no_list_of_levels():
    text = (
        "Số thủ tục hành chính đã công bố chuẩn hóa là 1.692 thủ tục; trong đó cấp tỉnh là 1.238 "
        "thủ tục (trong đó có 6 thủ tục đặc thù), cấp huyện có 349 thủ tục (trong đó có 21 thủ tục "
        "đặc thù), cấp xã là 105 thủ tục."
    )
    whole, province, special, district, others, commune = codes(text)
    assert [whole, province, district, commune] == BY_LEVEL
    assert special == others == ""


def test_a_level_of_something_else_takes_no_code():
    text = "Toàn tỉnh có 1.905 TTHC còn hiệu lực, trong đó hồ sơ cấp tỉnh: 120, cấp xã: 40."
    assert codes(text) == [IN_FORCE, "", ""]


ONE_DOOR = "mot_cua.tthc_ap_dung"
ONLINE_FILES = "tiep_nhan_truc_tuyen"
ONLINE = "dich_vu_cong.ho_so_truc_tuyen_ty_le"
IN_TIME = FILES + "giai_quyet_truoc_va_dung_han"


@pytest.mark.parametrize(
    "sentence, wanted",
    [
        # a share of what is counted
        ("Có trên 96% hồ sơ TTHC đã được trả trước hẹn và đúng hẹn.", [IN_TIME + "_ty_le"]),
        ("Tỷ lệ hồ sơ sớm và đúng hạn của tỉnh đạt 97,4%.", [IN_TIME + "_ty_le"]),
        ("Số hồ sơ bị trễ hạn chỉ chiếm 0,4%.", [FILES + "giai_quyet_qua_han_ty_le"]),
        ("Trong tháng, 71% tổng số hồ sơ được nộp theo hình thức trực tuyến.", [ONLINE]),
        # a share is not of what its clause does not say
        ("Tiếp nhận 900 hồ sơ trực tuyến; hệ thống chạy ổn định 95%.", [FILES + ONLINE_FILES, ""]),
        # where files before time stand apart those in time are counted apart
        (
            "Đã trả 400 hồ sơ trước hẹn, 580 hồ sơ được trả đúng hẹn.",
            [FILES + "giai_quyet_truoc_han", FILES + "giai_quyet_dung_han"],
        ),
        # behind two counts the share of both, where it is more than that of the last
        (
            "Giải quyết trước hạn 400 hồ sơ và đúng hạn 580 hồ sơ (chiếm 98%).",
            [FILES + "giai_quyet_truoc_han", FILES + "giai_quyet_dung_han", IN_TIME + "_ty_le"],
        ),
        (
            "Hồ sơ trước hạn 400 hồ sơ và đúng hạn 580 hồ sơ, chiếm 58%.",
            [FILES + "giai_quyet_truoc_han", FILES + "giai_quyet_dung_han", ""],
        ),
        # procedures at the one door
        (
            "Đến nay 412/430 TTHC được tiếp nhận tại Trung tâm Phục vụ hành chính công, đạt 95,8%.",
            [ONE_DOOR, ONE_DOOR + "_ty_le"],
        ),
        (
            "Tổng số TTHC đã đưa vào Trung tâm Hành chính công tỉnh là 1.204 thủ tục.",
            [ONE_DOOR + "_so_luong"],
        ),
        (
            "Nâng số thủ tục được giải quyết tại Bộ phận một cửa lên 315 thủ tục.",
            [ONE_DOOR + "_so_luong"],
        ),
        # given back, and in time though not done
        (
            "Người nộp đề nghị rút hồ sơ là 16 hồ sơ.",
            [FILES + "tra_lai_hoac_rut"],
        ),
        (
            "Còn 65 hồ sơ đang trong thời hạn xử lý.",
            [FILES + "dang_giai_quyet_trong_han"],
        ),
        # two ways in one breath
        ("Tiếp nhận 1.250 hồ sơ trực tiếp và bưu chính.", [""]),
        ("Tiếp nhận 1.250 hồ sơ trực tuyến, trực tiếp.", [""]),
        ("Nộp qua bưu chính công ích và trực tiếp 73 hồ sơ.", [""]),
    ],
)
def test_files_and_their_shares(sentence, wanted):
    assert codes(sentence) == wanted


@pytest.mark.parametrize(
    "sentences, wanted",
    [
        # what narrows a whole narrows its parts
        (
            "Tiếp nhận 900 hồ sơ cấp giấy chứng nhận, trong đó giải quyết đúng hạn 880 hồ sơ.",
            ["", ""],
        ),
        ("Tiếp nhận 310 hồ sơ vay vốn, trong đó trả trước hạn 300 hồ sơ.", ["", ""]),
        # a part is not larger than its whole
        (
            "Số hồ sơ đã giải quyết 900 hồ sơ, đang giải quyết 40 hồ sơ. "
            "Trong đó có 880 hồ sơ giải quyết đúng hạn.",
            [FILES + "da_giai_quyet", FILES + "dang_giai_quyet", IN_TIME],
        ),
        # levels told apart: none is of the whole
        (
            "Cấp tỉnh tiếp nhận 900 hồ sơ, với 610 hồ sơ trực tuyến; cấp xã tiếp nhận 400 hồ sơ, "
            "với 220 hồ sơ trực tuyến.",
            [FILES + "tiep_nhan.cap_tinh", "", FILES + "tiep_nhan.cap_xa", ""],
        ),
        # the sentence goes on about the level, body or time of the one before
        (
            "Ở cấp huyện, tổng số hồ sơ giải quyết là 960 hồ sơ. Trong số này đã giải quyết được "
            "900 hồ sơ.",
            ["", FILES + "da_giai_quyet.cap_huyen"],
        ),
        (
            "Chỉ tính riêng trong tuần đã có 1.129 lượt công dân đến giao dịch. "
            "Số hồ sơ được giải quyết là 512 hồ sơ.",
            ["", ""],
        ),
        # a text that names one body alone is that body's own; one that names two is of neither
        (
            "Sở Tư pháp tiếp nhận 900 hồ sơ. Đã giải quyết 880 hồ sơ.",
            [FILES + "tiep_nhan", FILES + "da_giai_quyet"],
        ),
        ("Sở Tư pháp tiếp nhận 900 hồ sơ. Đã giải quyết 880 hồ sơ, hơn Sở Y tế.", ["", ""]),
        ("Sở Tư pháp tiếp nhận 900 hồ sơ. Sở Y tế đã giải quyết 690 hồ sơ.", ["", ""]),
        (
            "UBND tỉnh tiếp nhận 90.000 hồ sơ. Trong đó, Sở Tư pháp tiếp nhận 900 hồ sơ. "
            "Đã giải quyết 880 hồ sơ.",
            [FILES + "tiep_nhan", "", ""],
        ),
        # who announces is not of whom it is
        (
            "Sở Nội vụ tỉnh cho biết, từ đầu năm toàn hệ thống đã tiếp nhận 81.340 hồ sơ.",
            [FILES + "tiep_nhan"],
        ),
        (
            "Tại cấp xã, hệ thống ghi nhận 900 hồ sơ. Các địa phương đã giải quyết 880 hồ sơ.",
            [FILES + "tiep_nhan.cap_xa", FILES + "da_giai_quyet.cap_xa"],
        ),
        ("Theo đó, Sở Tư pháp đã tiếp nhận 81.340 hồ sơ.", [""]),
        # what a sentence is said to be about
        ("Về hồ sơ trực tuyến, trong quý đơn vị giải quyết 581 hồ sơ.", [""]),
        # another time's figure
        ("Số hồ sơ trực tuyến bằng 90% số hồ sơ trực tuyến của cả năm 2021.", [""]),
        ("Trong khi quý I/2019 đơn vị chỉ tiếp nhận 47 hồ sơ.", [""]),
        # words behind a comma are not those of a figure that is named before
        ("Sở Y tế tiếp nhận 15 hồ sơ, giải quyết trước hạn, đúng hạn 14 hồ sơ.", ["", ""]),
    ],
)
def test_of_what_and_whom_a_figure_is(sentences, wanted):
    assert codes(sentences) == wanted


def test_the_unit_that_a_text_speaks_of_is_its_own():
    own = "Xã An Sơn đổi mới. UBND xã An Sơn tiếp nhận 900 hồ sơ, đã giải quyết 880 hồ sơ."
    assert codes(own) == [FILES + "tiep_nhan", FILES + "da_giai_quyet"]
    other = "Toàn tỉnh có nhiều nơi làm tốt. UBND xã An Sơn tiếp nhận 900 hồ sơ. Xã An Sơn mới."
    assert codes(other) == [""]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # a dash parts the items of a list that stands in one line
        (
            "Xếp loại CBCC: hoàn thành nhiệm vụ: 12 người - Không hoàn thành: 01 người",
            ["can_bo.danh_gia.hoan_thanh", "can_bo.danh_gia.khong_hoan_thanh"],
        ),
        (
            "Nâng bậc lương thường xuyên: 604 - Nâng lương trước hạn: 58",
            ["can_bo.luong.nang_luong_thuong_xuyen", "can_bo.luong.nang_luong_truoc_thoi_han"],
        ),
        # a dash stands for a colon before a figure that stands alone
        ("Số tổ chức phối hợp liên ngành - 29", ["bo_may.co_quan.phoi_hop_lien_nganh"]),
        (
            "Chi cục và tương đương – 14; số tổ chức phối hợp liên ngành – 29",
            ["bo_may.co_quan.chi_cuc", "bo_may.co_quan.phoi_hop_lien_nganh"],
        ),
        ("Số đơn vị hành chính cấp xã - 107.", ["bo_may.don_vi_hanh_chinh.xa_phuong_thi_tran"]),
        # but not before one that counts something of its own
        ("Kiện toàn các tổ chức phối hợp liên ngành - 29 công văn", [""]),
    ],
)
def test_dashes_before_and_behind_a_figure(text, wanted):
    assert codes(text) == wanted
