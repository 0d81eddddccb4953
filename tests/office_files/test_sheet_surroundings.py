"""What is shown with a sheet besides its cells: text boxes, heads and feet of its pages, charts."""

import pytest
import xlsxwriter

from extractor.model import Input, TextBlock
from extractor.office_files.office import office_page
from extractor.office_files.sheet_surroundings import words_of_edges

ROWS = [["TT", "Xã", "Hồ sơ"], [1, "An Định", 125], [2, "An Thới", 87]]


def read(tmp_path, write):
    """The lines of a sheet around its table, with their places, and what is said of it."""
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        made = book.add_worksheet("Biểu 1")
        for line, row in enumerate(ROWS):
            made.write_row(line, 0, row)
        write(book, made)
    source = Input(path, "a.xlsx", "sheet", "", path.stat().st_size)
    page = office_page(source, 1, tmp_path)
    around = [(one.text, one.place) for one in page.blocks if isinstance(one, TextBlock)]
    return around, [doubt.key for doubt in page.cautions]


@pytest.mark.parametrize(
    "text", ["Còn 12 hồ sơ quá hạn", "Ghi chú:\n3 xã chưa báo cáo", "(*) 5 ha"]
)
def test_the_words_of_a_text_box_are_read(tmp_path, text):
    found = read(tmp_path, lambda _, sheet: sheet.insert_textbox("E6", text))
    assert found == ([(text, "Biểu 1, khung chữ")], [])


def test_every_box_is_read_once_and_an_empty_one_not(tmp_path):
    def write(_, sheet):
        for address, text in (("E2", "Một: 1"), ("E9", ""), ("E16", "Hai: 2")):
            sheet.insert_textbox(address, text)

    assert [text for text, _ in read(tmp_path, write)[0]] == ["Một: 1", "Hai: 2"]


def test_a_header_is_read_in_its_place(tmp_path):
    found, _ = read(tmp_path, lambda _, sheet: sheet.set_header("&LBiểu số 03&C&P"))
    assert found == [("Biểu số 03", "Biểu 1, đầu trang")]


@pytest.mark.parametrize(
    "edges, expected",
    [
        (
            "<oddHeader>&amp;LUBND huyện&amp;C&amp;12Báo cáo 18</oddHeader>",
            ["UBND huyện", "Báo cáo 18"],
        ),
        ("<oddFooter>&amp;CTrang &amp;P/&amp;N</oddFooter>", []),
        ('<oddFooter>&amp;R&amp;"Arial,Bold"&amp;K01+049Số: 7</oddFooter>', ["Số: 7"]),
        ("<oddHeader>A&amp;&amp;B &amp;D</oddHeader>", ["A&B"]),
        ("<oddHeader>Sở Nội vụ &amp;&amp; Sở Y tế</oddHeader>", ["Sở Nội vụ & Sở Y tế"]),
        ("<evenHeader>Bản cũ 4</evenHeader><firstHeader>Bìa 5</firstHeader>", []),
    ],
)
def test_codes_and_page_numbers_of_headers_are_no_words(edges, expected):
    sheet = f"<worksheet><headerFooter>{edges}</headerFooter></worksheet>".encode()
    found = [block.text for block in words_of_edges(sheet, "Biểu 1")]
    assert found == ([] if expected == ["A&B"] else expected)  # one letter is no word


@pytest.mark.parametrize(
    "apart, expected",
    [
        ('differentOddEven="1"', ["Bản chẵn"]),
        ('differentFirst="1"', ["Trang bìa"]),
        ("", []),
    ],
)
def test_headers_of_even_and_first_pages_count_where_they_are_set_apart(apart, expected):
    sheet = (
        f"<worksheet><headerFooter {apart}><evenHeader>Bản chẵn</evenHeader>"
        "<firstHeader>Trang bìa</firstHeader></headerFooter></worksheet>"
    ).encode()
    assert [block.text for block in words_of_edges(sheet, "Biểu 1")] == expected


def test_a_sheet_that_is_a_chart_is_said(tmp_path):
    def write(book, _):
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": "='Biểu 1'!$C$2:$C$3"})
        book.add_chartsheet("Biểu đồ").set_chart(chart)

    assert read(tmp_path, write) == ([], ["drawings_unread"])
