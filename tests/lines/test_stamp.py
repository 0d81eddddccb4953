"""The incoming stamp set apart from letterhead, title and text; lines spread to both margins."""

import pytest

from extractor.lines.reading_order import reading_order
from extractor.model import Box, PageReading, Word


def words(x, y, text, size=11.0):
    made = []
    for part in text.split():
        made.append(Word(part, Box(x, y, x + 5.2 * len(part), y + size), 0.95, evidence="agreed"))
        x += 5.2 * len(part) + 4
    return made


def read(*lines):
    return reading_order(
        PageReading(
            1, 595, 842, "ocr", "layer_empty", tuple(w for line in lines for w in words(*line))
        )
    )


HEAD = [
    (90, 60, "ỦY BAN NHÂN DÂN"),
    (300, 60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    (90, 74, "XÃ TÂN LỘC"),
    (330, 74, "Độc lập - Tự do - Hạnh phúc"),
    (90, 100, "Số: 90/BC-UBND"),
    (330, 100, "Tân Lộc, ngày 05 tháng 12 năm 2022"),
]


TITLE = [(260, 150, "BÁO CÁO"), (180, 166, "Kết quả cải cách hành chính năm 2022")]


BODY = [(110, 240, "Thực hiện Công văn số 571/PNV-CCHC ngày 01/05/2022 của Phòng Nội vụ huyện")]


def kinds(lines, kind):
    return [line.text for line in lines if line.kind == kind]


def test_a_stamp_beside_the_title_is_one_block():
    stamp = [
        (70, 140, "PHÒNG NỘI VỤ"),
        (70, 155, "Số: 1346"),
        (70, 170, "ĐẾN Ngày: 12/12/2022"),
        (70, 185, "Chuyển: 3"),
    ]
    lines = read(*HEAD, *TITLE, *stamp, *BODY)
    assert kinds(lines, "stamp") == [
        "PHÒNG NỘI VỤ",
        "Số: 1346",
        "ĐẾN Ngày: 12/12/2022",
        "Chuyển: 3",
    ]
    assert any(
        "BÁO CÁO" in line.text and line.kind != "stamp" for line in lines
    ) and "Số: 90/BC-UBND" in kinds(lines, "column")


def test_two_of_its_fields_are_enough_where_ocr_lost_its_name():
    lines = read(*HEAD, *TITLE, (70, 155, "Sở. 1346"), (70, 185, "Chuyên 3"), *BODY)
    assert kinds(lines, "stamp") == ["Sở. 1346", "Chuyên 3"]


def test_no_stamp_no_block():
    assert kinds(read(*HEAD, *TITLE, *BODY), "stamp") == []


@pytest.mark.parametrize("said", ["CÔNG VÀN ĐẾN", "CỘNG VAN ĐÊN", "VĂN BÁN ĐẾN"])
def test_a_stamp_whose_words_lost_their_marks_is_set_apart(said):
    stamp = [(60, 130, said), (60, 150, "Số: 245"), (60, 170, "Ngày: 21/3")]
    assert next(iter(kinds(read(*HEAD, *stamp, *TITLE, *BODY), "stamp"))) == said
