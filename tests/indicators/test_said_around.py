"""What stands around a figure and says that it is of something else, or that it is not: labels with
a number, causes, what is counted besides, proposals, sums, the level of who reports."""

import pytest

from extractor.document import read_report

DONE, LATE, RECEIVED, IN_TIME = (
    f"ho_so_tthc.{name}"
    for name in (
        *("da_giai_quyet", "giai_quyet_qua_han", "tiep_nhan"),
        "giai_quyet_truoc_va_dung_han",
    )
)
GIVEN = "can_bo.thi_dua.giay_khen_tap_the"


@pytest.fixture
def named(tmp_path):
    """What a text's figures are named: raw → code, of those that have one."""

    def read(text):
        path = tmp_path / "bao-cao.txt"
        path.write_text(text, encoding="utf-8")
        return {one.raw: one.indicator for one in read_report(path).numerals if one.indicator}

    return read


@pytest.mark.parametrize(
    "text, wanted",
    [
        # a label with its number holds for all that semicolons part
        (
            "HỒ SƠ TTHC THEO MỨC ĐỘ\nMức 1, 2: tổng 900; đã xử lý 880; trễ hạn 19 (2%)\n"
            "Mức 3: tổng 320; đã xử lý 310; trễ hạn 7 (2%)\n",
            {},
        ),
        ("Hồ sơ mức độ 4: nhận 66; đã giải quyết 61; trễ hạn 2.", {}),
        # the next line's label says nothing of the figure before it
        (
            "TTHC cung cấp trực tuyến:\nMức độ 2: 812 (100%)\nMức độ 3: 140 (17%)\n"
            "Mức độ 4: 66 (8%)\n",
            {"140": "dich_vu_cong.muc_do_3", "66": "dich_vu_cong.muc_do_4"},
        ),
    ],
)
def test_labels_with_a_number(named, text, wanted):
    found = named(text)
    assert {raw: found.get(raw, "") for raw in wanted} == wanted
    assert wanted or not {DONE, LATE, RECEIVED} & set(found.values())


@pytest.mark.parametrize(
    "cause",
    [
        "do lỗi đồng bộ phần mềm đất đai",
        "do chưa liên thông được với hệ thống thanh toán",
        ", nguyên nhân do hồ sơ trực tuyến bị nghẽn",
    ],
)
def test_a_cause_narrows_nothing(named, cause):
    text = f"Đã giải quyết 930 hồ sơ, trong đó đúng hạn 919 hồ sơ, trễ hạn 11 hồ sơ {cause}.\n"
    assert named(text)["11"] == LATE


def test_a_field_that_is_no_cause_narrows(named):
    text = "Đã giải quyết 930 hồ sơ; trễ hạn 11 hồ sơ lĩnh vực đất đai.\n"
    assert "11" not in named(text)


@pytest.mark.parametrize("included", ["kể cả", "gồm cả", "tính cả"])
def test_what_is_counted_besides(named, included):
    text = f"- Tiếp nhận trong quý ({included} kỳ trước chuyển sang): 4.020 hồ sơ.\n"
    assert named(text) == {"4.020": RECEIVED}


@pytest.mark.parametrize(
    "proposal",
    [
        "Hội đồng thống nhất trình Chủ tịch UBND huyện tặng Giấy khen cho 15 tập thể",
        "Phòng Nội vụ đề nghị Chủ tịch UBND thị xã tặng Giấy khen cho 15 tập thể",
        "Kiến nghị UBND huyện khen thưởng bằng Giấy khen 15 tập thể",
    ],
)
def test_a_proposal_is_no_award(named, proposal):
    assert GIVEN not in named(proposal + ".\n").values()


def test_what_was_proposed_before_is_no_part_of_an_award(named):
    text = "Đề nghị tỉnh tặng Bằng khen 02 tập thể; UBND huyện tặng Giấy khen cho 15 tập thể.\n"
    assert named(text) == {"15": GIVEN}


@pytest.mark.parametrize(
    "text, wanted",
    [
        (
            "HĐND tỉnh ban hành 11 nghị quyết QPPL, UBND tỉnh ban hành 29 quyết định QPPL, cộng là"
            " 40 văn bản.",
            {"40": "the_che.ban_hanh.tong_so"},
        ),
        (
            "Giải quyết trước hạn 410 hồ sơ, đúng hạn 88 hồ sơ, vị chi 498 hồ sơ.",
            {"498": IN_TIME},
        ),
        (
            "Giải quyết trước hạn 410 hồ sơ, đúng hạn 88 hồ sơ, tổng cộng 512 hồ sơ.",  # no sum
            {"512": ""},
        ),
    ],
)
def test_a_sum_of_several_codes(named, text, wanted):
    found = named(text + "\n")
    assert {raw: found.get(raw, "") for raw in wanted} == wanted


@pytest.mark.parametrize(
    "issuer, wanted",
    [
        ("UBND THÀNH PHỐ ĐÀ LẠT", RECEIVED + ".cap_huyen"),
        ("UBND TỈNH LÂM ĐỒNG", ""),  # whose city it is, is not told
    ],
)
def test_a_citys_own_office(named, issuer, wanted):
    text = (
        f"{issuer}\n\nBÁO CÁO\nKết quả cải cách hành chính năm 2023\n\n"
        "Tại Bộ phận Một cửa UBND thành phố: tiếp nhận 1.580 hồ sơ.\n"
        "Tại khối UBND 16 phường, xã: tiếp nhận 7.140 hồ sơ.\n"
    )
    assert named(text).get("1.580", "") == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Tại huyện nhận 310 hồ sơ, giải quyết 300; tại 12 xã, thị trấn nhận 980 hồ sơ.",
        "UBND huyện nhận 310 hồ sơ. Trong kỳ, 12 xã tiếp nhận 980 hồ sơ.",
        "Huyện tiếp nhận 310 hồ sơ. Ở các xã, thị trấn tiếp nhận 980 hồ sơ.",
    ],
)
def test_communes_that_are_counted_are_a_level(named, text):
    assert named(text + "\n").get("980") == RECEIVED + ".cap_xa"


def test_both_levels_together_are_the_whole(named):
    text = "Cấp huyện giải quyết 310 hồ sơ, cấp xã 980. Cộng cả hai cấp, đã giải quyết 1.290 hồ sơ."
    assert named(text + "\n")["1.290"] == DONE


@pytest.mark.parametrize("opening", ["Theo cấp", "Chia theo cấp", "Nếu phân theo cấp"])
def test_parts_by_level_of_a_figure_of_the_sentence_before(named, opening):
    text = (
        "Tiếp nhận 900 hồ sơ; mới 880, kỳ trước 20.\n"
        f"{opening}: huyện 310, xã 590. Đã giải quyết 870 hồ sơ.\n"
    )
    found = named(text.replace("\n", " ").strip() + "\n")
    assert (found["310"], found["590"]) == (RECEIVED + ".cap_huyen", RECEIVED + ".cap_xa")
    assert found["900"] == RECEIVED


@pytest.mark.parametrize("colon", ["", ":"])
def test_what_a_record_asks_for_may_have_a_colon(named, colon):
    text = (
        f"Đơn vị sự nghiệp công lập:\n- Trực thuộc UBND tỉnh{colon} 19\n- Thuộc các sở{colon} 118\n"
    )
    of_the_province, of_departments = (
        f"bo_may.don_vi_su_nghiep.thuoc_{whom}" for whom in ("ubnd_tinh", "so_ban_nganh")
    )
    assert named(text) == {"19": of_the_province, "118": of_departments}


@pytest.mark.parametrize("whose", ["huyện", "thị xã", "thành phố"])
def test_parts_in_brackets_are_of_whom_their_whole_is(named, whose):
    text = (
        f"UBND {whose.upper()} TÂN AN\n\nBÁO CÁO\nCải cách hành chính năm 2017\n\n"
        f"Bố trí 08 công chức tại Bộ phận Một cửa {whose} (biên chế 06, hợp đồng 02).\n"
    )
    found = named(text)
    assert (found["06"], found["02"]) == ("mot_cua.nhan_su.bien_che", "mot_cua.nhan_su.hop_dong")
    assert found["08"] == "mot_cua.nhan_su.tong_so"
