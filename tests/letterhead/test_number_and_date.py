"""The document's own number and date: their rows, and the slices that these hold."""

import pytest

from extractor.layout import from_plain
from extractor.letterhead.number_and_date import own_date, own_number
from extractor.lines.document_text import build_text
from extractor.model import Box, PageReading, Word


def number_of(text):
    return own_number(from_plain(text), text)


def date_of(text):
    return own_date(from_plain(text), text)


@pytest.mark.parametrize(
    "line, raw, number, symbol",
    [
        ("Số: 215/BC-UBND", "215/BC-UBND", "215/BC-UBND", "BC-UBND"),
        ("Số 215 /BC-UBND", "215 /BC-UBND", "215/BC-UBND", "BC-UBND"),
        ("Sô: 07/BC – PNV", "07/BC – PNV", "07/BC-PNV", "BC-PNV"),
        ("Số: 15-BC/TU", "15-BC/TU", "15-BC/TU", "BC-TU"),  # papers of the party
        ("Số: 15/TB-BNVcủa Bộ", "15/TB-BNV", "15/TB-BNV", "TB-BNV"),  # a word printed close
    ],
)
def test_a_printed_number_has_a_row_of_what_is_printed(line, raw, number, symbol):
    found = number_of(f"SỞ Y TẾ\n{line}\n\nBÁO CÁO")
    assert (found.number, found.symbol, found.doubts) == (number, symbol, ())
    (row,) = found.numerals
    assert (row.raw, row.kind, row.number, row.doubts) == (raw, "document_number", number, ())


@pytest.mark.parametrize("line", ["Số:      /BC-UBND", "Số: ……/BC-UBND", "Số /BC-UBND"])
def test_a_number_left_open_has_no_row_but_its_symbol(line):
    found = number_of(line)
    assert (found.number, found.symbol, found.numerals) == ("", "BC-UBND", ())
    assert [doubt.key for doubt in found.doubts] == ["number_blank"]


def test_a_number_that_is_not_read_with_certainty_stays_in_sight():
    found = number_of("Số: 1O5/BC-UBND")
    assert found.number == "" and [row.raw for row in found.numerals] == ["1O5/BC-UBND"]
    assert [d.key for d in (*found.doubts, *found.numerals[0].doubts)] == ["number_unread"] * 2


@pytest.mark.parametrize("text", ["BÁO CÁO\nSố liệu năm 2024", "Có số: 12 hồ sơ", ""])
def test_no_number(text):
    assert number_of(text) == own_number(from_plain(""), "")


@pytest.mark.parametrize(
    "line, raw, iso",
    [
        (
            "An Lạc, ngày 12 tháng 11 năm 2016",
            "12 tháng 11 năm 2016",
            "2016-11-12",
        ),
        ("Tp. Sóc Trăng, ngày 5 tháng 6 năm 2024", "5 tháng 6 năm 2024", "2024-06-05"),
        ("An Lạc, ngảy 05 thảng 10 năm 24", "05 thảng 10 năm 24", "2024-10-05"),
        ("Số: 03/BC-TT | Đông Hà, 3/12/2024", "3/12/2024", "2024-12-03"),
        ("Số: 03/BC-TT|Đông Hà, ngày 03.12.2024", "03.12.2024", "2024-12-03"),
        ("Độc lập - Tự do | Gio Linh, ngày 7/1/2022.", "7/1/2022", "2022-01-07"),
        ("An Lạc ngày 05 tháng 10  năm\n2024", "05 tháng 10  năm\n2024", "2024-10-05"),
    ],
)
def test_a_printed_day_has_a_row_of_what_is_printed(line, raw, iso):
    found = date_of(f"SỞ Y TẾ\n{line}\n\nBÁO CÁO")
    assert (found.iso, found.near, found.doubts) == (iso, iso, ())
    (row,) = found.numerals
    assert (row.raw, row.kind, row.iso, row.role, row.doubts) == (raw, "date", iso, "document", ())


@pytest.mark.parametrize(
    "line, near, raws, doubt",
    [
        # the day is written in by hand: its month tells about when
        ("An Lạc, ngày … tháng 10 năm 2024", "2024-10-15", ["… tháng 10 năm 2024"], "date_blank"),
        ("An Lạc, ngày … tháng … năm …\n", "", [], "date_blank"),
        ("An Lạc, ngày 31 tháng 9 năm 2024", "2024-09-15", ["31 tháng 9 năm 2024"], "date_unread"),
        ("An Lạc, ngày l5 tháng 9 năm 2024", "2024-09-15", ["l5 tháng 9 năm 2024"], "date_unread"),
        ("An Lạc, ngày 5 tháng 13 năm 2024", "", ["5 tháng 13 năm 2024"], "date_unread"),
    ],
)
def test_no_day_is_made_of_what_is_none(line, near, raws, doubt):
    found = date_of(line)
    assert (found.iso, found.near, [row.raw for row in found.numerals]) == ("", near, raws)
    assert [each.key for each in found.doubts] == [doubt]
    assert all(row.iso == "" and row.doubts for row in found.numerals)


@pytest.mark.parametrize("text", ["Trong tháng 10 năm 2024", "BÁO CÁO năm 2024", ""])
def test_no_date(text):
    assert date_of(text) == own_date(from_plain(""), "")


def scanned(line):
    """A line as a page's words, that two readers have alike."""
    words = tuple(
        Word(word, Box(60 + 60 * k, 100, 110 + 60 * k, 112), 0.9, evidence="agreed", others=(word,))
        for k, word in enumerate(line.split())
    )
    return build_text([PageReading(1, 595, 842, "ocr", "layer_empty", words)])


@pytest.mark.parametrize("day", ["2háng", "28lháng", "Ø2háng", "44háng"])
def test_a_day_by_hand_that_runs_into_the_months_word_is_one_row(day):
    document = scanned(f"Hồng Lĩnh, ngày {day} 03 năm 2023")
    found = own_date(document, document.text)
    (row,) = found.numerals
    assert (found.iso, found.near, row.raw) == ("", "2023-03-15", f"{day} 03 năm 2023")
    assert [doubt.key for doubt in row.doubts] == ["handwritten"]


def test_a_printed_day_whose_months_word_lost_a_letter_is_read():
    document = scanned("Hồng Lĩnh, ngày 28 lháng 03 năm 2023")
    assert own_date(document, document.text).iso == "2023-03-28"


@pytest.mark.parametrize(
    "line, raws",
    [("Số: 2Ø:7BC-UBND", ["2Ø:7BC-UBND"]), ("Số: ƒ@ZBC-STP", []), ("Số: ýØ@§C-SYT .", [])],
)
def test_a_number_by_hand_over_its_slash_has_no_value(line, raws):
    document = scanned(line)
    found = own_number(document, document.text)
    assert (found.number, [row.raw for row in found.numerals]) == ("", raws)
    assert [doubt.key for doubt in found.doubts] == ["number_by_hand"]


@pytest.mark.parametrize("line", ["Số: BC-UBND", "Số: 12 hồ sơ", "Số: 215BC-UBND của Sở"])
def test_a_line_of_typed_text_is_no_hidden_number(line):
    assert number_of(line).doubts == ()


@pytest.mark.parametrize(
    "text, iso",
    [
        ("Minh Lương,ngày 26 tháng 3 năm 2021\n", "2021-03-26"),
        ("Số 96/BC-PNV\nÝ Yên, 11 tháng 12 năm 2014\n", "2014-12-11"),
        ("Lệ Thủy, 21h30 ngày 17/10/2020\n", "2020-10-17"),
        ("Mưa lớn ở xã\n09:42 - Thứ 4, 19/11/2025\n", "2025-11-19"),
        ("Thêm hộ thoát nghèo\n15:07 | 12/12/2025\n", "2025-12-12"),
        ("BIÊN BẢN\nHôm nay, vào lúc 07h45 ngày 05/6/2019, tại phòng họp\n", "2019-06-05"),
        ("BIÊN BẢN\nHôm nay, ngày 3 tháng 9 năm 2022, hai bên gồm\n", "2022-09-03"),
        ("Báo cáo, 12 hồ sơ đến 05/6/2019\n", ""),
    ],
)
def test_other_ways_in_which_a_paper_says_its_day(text, iso):
    assert date_of(text).iso == iso
