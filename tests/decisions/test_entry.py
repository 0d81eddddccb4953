"""What a person types, by the strict grammar of its kind."""

import pytest

from extractor.decisions import entered
from extractor.language.numbers import Refused

COUNT = {"kind": "count", "raw": "1.280", "value": "1280", "unit": "hồ sơ"}
HA = {"kind": "measure", "raw": "1.471,6", "value": "1471.6", "unit": "ha"}
BARE = {"kind": "measure", "raw": "1,250", "value": "", "unit": ""}
SHARE = {"kind": "percentage", "raw": "82,1%", "value": "82.1"}
RATIO = {"kind": "ratio", "raw": "23/28", "value": "23/28"}
IN_MILLIONS = {"kind": "money", "raw": "1.250", "value": "1250000000", "unit": "đồng"}
IN_WORDS = {"kind": "money", "raw": "61 tỷ 723 triệu đồng", "value": "61723000000", "unit": "đồng"}
UNKNOWN = {"kind": "money", "raw": "1.25O", "value": "", "unit": "đồng"}
NO_UNIT = {"kind": "count", "raw": "12 triệu", "value": "12000000", "unit": ""}
CODES = {"ho_so_tthc.tiep_nhan": "Tổng số hồ sơ tiếp nhận"}


@pytest.mark.parametrize(
    "field, typed, row, value",
    [
        ("value", "1.250", COUNT, "1250"),
        ("value", " 05 ", COUNT, "5"),
        ("value", "１２", COUNT, "12"),
        ("value", "-12", COUNT, "-12"),
        ("value", "1.471,60", HA, "1471.6"),
        ("value", "54.9", HA, "54.9"),
        ("value", "82,5%", SHARE, "82.5"),
        ("value", "82,5", SHARE, "82.5"),
        ("value", "–5,2%", SHARE, "-5.2"),
        ("value", "23 / 28", RATIO, "23/28"),
        ("value", "1.260", IN_MILLIONS, "1260000000"),
        ("value", "1.260.000.000 đồng", IN_MILLIONS, "1260000000"),
        ("value", "1,26 tỷ", IN_MILLIONS, "1260000000"),
        ("value", "61 tỷ 733 triệu đồng", IN_WORDS, "61733000000"),
        ("value", "12 triệu", UNKNOWN, "12000000"),
        ("value", "12tr", UNKNOWN, "12000000"),
        ("value", "12,5 trđ", UNKNOWN, "12500000"),
        ("value", "12 tr.đồng", IN_WORDS, "12000000"),
        ("value", "12 triệu đồng", NO_UNIT, "12000000"),
        ("value", "1 tỷ 250 triệu đ", NO_UNIT, "1250000000"),
        ("value", "12 triệu", COUNT, "12000000"),
        ("value", "12.500 đồng", {**NO_UNIT, "unit": "triệu đồng"}, "12500"),
        ("iso", "7/11/2016", {}, "2016-11-07"),
        ("iso", "ngày 07 tháng 11 năm 2016", {}, "2016-11-07"),
        ("iso", "07 tháng 11 năm 2016", {}, "2016-11-07"),
        ("doc_date", "2016-11-07", {}, "2016-11-07"),
        ("period", "quý IV/2024", {}, "2024-Q4"),
        ("period", "9 tháng đầu năm 2024", {}, "2024-01/2024-09"),
        ("period", "6 tháng cuối năm 2024", {}, "2024-07/2024-12"),
        ("period", "tháng 9 năm 2024", {}, "2024-09"),
        ("number", "137 /TB–UBND", {}, "137/TB-UBND"),
        ("indicator", "tong so ho so tiep nhan", {}, "ho_so_tthc.tiep_nhan"),
        ("indicator", "-", {}, ""),
        ("status", "Giao", {}, "assigned"),
        ("kind", "đo lường", {}, "measure"),
        ("issuer_level", "huyen", {}, "huyện"),
        ("counted", "không", {}, "no"),
    ],
)
def test_taken(field, typed, row, value):
    assert entered(field, typed, row, CODES) == value


@pytest.mark.parametrize(
    "field, typed, row",
    [
        ("value", "1,250", COUNT),
        ("value", "1,250", BARE),
        ("value", "12,5", COUNT),
        ("value", "54.912", SHARE),
        ("value", "=1+1", COUNT),
        ("value", "1250 hồ sơ", COUNT),
        ("value", "mười hai", COUNT),
        ("value", "23", RATIO),
        ("value", "61.733", IN_WORDS),
        ("value", "1.250", UNKNOWN),
        ("value", "", COUNT),
        ("value", "1" * 60, COUNT),
        ("iso", "30/02/2024", {}),
        ("iso", "hôm qua", {}),
        ("period", "tháng 13/2024", {}),
        ("number", "không số", {}),
        ("indicator", "chỉ tiêu lạ", {}),
        ("status", "xong", {}),
        ("kind", "điểm", {}),
        ("issuer_level", "thôn", {}),
        ("counted", "có lẽ", {}),
        ("unit", "x" * 600, {}),
    ],
)
def test_refused(field, typed, row):
    with pytest.raises(Refused):
        entered(field, typed, row, CODES)


@pytest.mark.parametrize(
    "typed, row, reason",
    [
        ("1250 hồ sơ", COUNT, "entry_words"),
        ("mười hai", COUNT, "entry_words"),
        ("mười hai triệu đồng", IN_WORDS, "entry_words"),
        ("12 triệu đồng chẵn", IN_WORDS, "entry_words"),
        ("85 phần trăm", SHARE, "entry_words"),
        ("12 triệu đồng", COUNT, "entry_money"),
        ("5 đồng", HA, "entry_money"),
        ("1.2.3", HA, "not_a_number"),
        ("12,5", COUNT, "not_whole"),
        ("723 triệu 61 tỷ", IN_WORDS, "scales_rise"),
    ],
)
def test_the_reason_of_a_refusal_is_the_true_one(typed, row, reason):
    with pytest.raises(Refused, match=f"^{reason}$"):
        entered("value", typed, row, CODES)
