"""The stamp ĐẾN of the office that received a report."""

from dataclasses import replace

import pytest

from extractor.layout import from_plain
from extractor.letterhead.incoming_stamp import (
    IncomingStamp,
    arrives_at_odd_time,
    read_stamp,
    without_day,
)

STAMP = """SỞ NỘI VỤ TỈNH SÓC TRĂNG
ĐẾN
Số: 1294
Ngày: 20/11/2016
Chuyển: P. CCHC 2

UBND HUYỆN MỸ XUYÊN
Số: 215/BC-UBND
"""


def read(text):
    return read_stamp(from_plain(text), text)


def test_the_fields_of_a_stamp():
    stamp = read(STAMP)
    assert (stamp.number, stamp.day, stamp.passed_to) == ("1294", "2016-11-20", "P. CCHC 2")
    assert stamp.receiver == "Sở Nội vụ tỉnh Sóc Trăng"
    assert stamp.doubts == ()
    rows = [(row.raw, row.kind, row.role) for row in stamp.numerals]
    assert rows == [
        ("1294", "stamp", ""),
        ("20/11/2016", "date", "received"),
        ("P. CCHC 2", "stamp", ""),
    ]


@pytest.mark.parametrize("mark", ["ĐẾN", "ĐÉN", "ĐÊN", "CÔNG VĂN ĐẾN", "VĂN BẢN ĐẾN"])
def test_a_stamp_is_told_whatever_mark_ocr_gave_its_word(mark):
    assert read(STAMP.replace("ĐẾN", mark)).day == "2016-11-20"


@pytest.mark.parametrize(
    "printed, iso", [("20-11-2016", "2016-11-20"), ("5 / 6 / 24", "2024-06-05")]
)
def test_days_of_stamps(printed, iso):
    assert read(STAMP.replace("20/11/2016", printed)).day == iso


def test_a_day_that_no_calendar_has_goes_to_review():
    stamp = read(STAMP.replace("20/11", "31/11"))
    assert stamp.day == "" and [doubt.key for doubt in stamp.doubts] == ["stamp_by_hand"]
    (row,) = [row for row in stamp.numerals if row.kind == "date"]
    assert (row.raw, row.iso) == ("31/11/2016", "") and row.doubts


def test_what_is_written_by_hand_is_left_empty_and_told():
    stamp = read("ĐẾN\nSố:\nNgày:\nChuyển:\n")
    assert (stamp.number, stamp.day, stamp.passed_to, stamp.numerals) == ("", "", "", ())
    assert [doubt.key for doubt in stamp.doubts] == ["stamp_by_hand"]


@pytest.mark.parametrize(
    "text",
    ["", "UBND HUYỆN MỸ XUYÊN\nSố: 215/BC-UBND", "Báo cáo tính từ 01/01 đến 20/11/2016\nSố: 12"],
)
def test_no_stamp(text):
    assert read(text) == IncomingStamp()


@pytest.mark.parametrize(
    "arrived, signed, odd",
    [
        ("2016-11-20", "2016-11-15", False),
        ("2016-11-15", "2016-11-15", False),
        ("2016-11-14", "2016-11-15", True),  # before it was signed
        ("2017-05-17", "2016-11-15", False),  # 183 days
        ("2017-05-18", "2016-11-15", True),
        ("", "2016-11-15", False),
        ("2016-11-20", "", False),
    ],
)
def test_a_report_arrives_after_it_was_signed_and_soon(arrived, signed, odd):
    assert arrives_at_odd_time(IncomingStamp(day=arrived), signed) == odd


def test_a_day_taken_away_is_doubted_in_its_row_alone():
    stamp = read(STAMP)
    bare = without_day(stamp)
    assert bare.day == "" and replace(bare, day=stamp.day, numerals=stamp.numerals) == stamp
    keys = [[doubt.key for doubt in row.doubts] for row in bare.numerals]
    assert keys == [[], ["arrival_odd"], []]
