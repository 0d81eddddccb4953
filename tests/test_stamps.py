"""The incoming stamp set apart from letterhead, title and text; lines spread to both margins."""

from extractor.layout.reading_order import reading_order
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


def test_a_line_spread_to_both_margins_stays_prose():
    full = "đề nghị của Sở Lao động và Xã hội, UBND tỉnh đã ban hành các loại Kế hoạch"
    line = words(90, 300, full)
    right = line[-1].box.x1
    spread = (
        words(90, 316, "hoạch")
        + words(right - 5.2 * 2 - 110, 316, "số")
        + words(right - 5.2 * 7, 316, "661/KH-")
    )
    gap = (right - 90 - 5.2 * 14) / 2
    spread = [
        Word("hoạch", Box(90, 316, 116, 327), 0.9),
        Word("số", Box(116 + gap, 316, 126.4 + gap, 327), 0.9),
        Word("661/KH-", Box(right - 36.4, 316, right, 327), 0.9),
    ]
    lines = reading_order(PageReading(2, 595, 842, "ocr", "layer_empty", tuple(line + spread)))
    assert [(line.kind, line.text) for line in lines][1] == ("body", "hoạch số 661/KH-")
    cells = [
        Word("hoạch", Box(90, 316, 116, 327), 0.9),
        Word("12", Box(200, 316, 210, 327), 0.9),
        Word("661", Box(300, 316, 318, 327), 0.9),
    ]
    lines = reading_order(PageReading(2, 595, 842, "ocr", "layer_empty", tuple(line + cells)))
    assert lines[1].kind == "row"
