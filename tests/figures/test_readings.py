"""What a numeral is taken for in a whole text file: a label, a count, a year, a number of a document.

Rules of names claim numerals before anything else is asked, so each row goes the whole way: a text
file is opened, laid out and interpreted. « » mark the numeral; its reading is its kind and value.
"""

import pytest

from extractor.authoring.examples import unmarked
from extractor.document import interpret, read_text
from extractor.language.numbers import exact
from extractor.reading.inputs import open_input

HEAD_OF_OFFICE = "{}\nSố: {}\nBến Tre, ngày 5 tháng 3 năm 2021\nBÁO CÁO\nKết quả quý I"


@pytest.fixture
def read(tmp_path):
    def report(text):
        file = tmp_path / "a.txt"
        file.write_text(text, encoding="utf-8")
        source = open_input(file, "a.txt")
        return interpret(source, read_text(source))

    return report


@pytest.fixture
def rows(read):
    def marked(string):
        found = unmarked(string)
        numerals = read(found.plain).numerals
        return [row for row in numerals if (row.start, row.end) in found.marked]

    return marked


def reading(row):
    """The row's kind and value, as `count 12 người` or `date 2026`; `?` before one to be looked at."""
    if row.kind == "ratio":
        value = f"{row.numerator}/{row.denominator}"
    else:
        value = row.number or row.iso or exact(row.value)
    unit = "" if row.kind == "money" else row.unit
    doubted = "? " if row.doubts else ""
    return doubted + " ".join(filter(None, (row.kind, value, unit)))


@pytest.mark.parametrize(
    "string, number",
    [
        ("Căn cứ Quyết định số «3245/QĐ-UBND»của UBND tỉnh", "3245/QĐ-UBND"),
        ("Theo Thông tư số «05/2021/TT-BNV»của Bộ Nội vụ", "05/2021/TT-BNV"),
        ("Công văn số «123/SNV-CCHC»về việc báo cáo", "123/SNV-CCHC"),
        ("Luật số «77/2015/QH13»của Quốc hội", "77/2015/QH13"),
        ("Quyết định số «15/QĐ-TTg»ngày 12/3/2020", "15/QĐ-TTg"),
        ("Nghị quyết «18-NQ/TW»của Trung ương", "18-NQ/TW"),
    ],
)
def test_a_word_that_is_glued_to_a_symbol_is_not_of_it(rows, string, number):
    assert [row.number for row in rows(string)] == [number]


@pytest.mark.parametrize(
    "office, printed, number",
    [
        ("TỈNH ỦY BẾN TRE", "15-BC/TU", "15-BC/TU"),
        ("HUYỆN ỦY BA TRI", "230 -KH/HU", "230-KH/HU"),
        ("ĐẢNG ỦY XÃ TÂN AN", "7-TB/ĐU", "7-TB/ĐU"),
        ("SỞ NỘI VỤ", "77/SNV-CCHCvề", "77/SNV-CCHC"),
        ("SỞ NỘI VỤ", "12/BC-SNV", "12/BC-SNV"),
    ],
)
def test_the_own_number_of_papers_of_the_party_and_of_the_state(read, office, printed, number):
    report = read(HEAD_OF_OFFICE.format(office, printed) + "\nCó 45 đơn vị.")
    assert report.fields["number"] == number


@pytest.mark.parametrize(
    "string",
    [
        "Theo Thông tư số 05/2021/TT-BNV của Bộ Nội vụ, có 12 đơn vị.",
        "Công văn số 123/SNV-CCHC đề nghị 3 sở báo cáo.",
        "Luật số 77/2015/QH13 có 8 chương.",
    ],
)
def test_a_document_that_the_first_line_cites_is_not_the_document(read, string):
    assert read(string).fields["number"] == ""
