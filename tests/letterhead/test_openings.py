"""Where a document begins among the pages of a file, and where a photographed page goes on."""

import pytest

from extractor.letterhead.counted_names import counted_runs
from extractor.letterhead.document_parts import joined, parted
from extractor.letterhead.openings import goes_on, opens_document
from extractor.model import Box, PageReading, Word

MOTTO = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]


def page(lines, number=1, top=60):
    """A page with its lines from `top` downwards, 20 points each."""
    words = []
    for at, line in enumerate(lines):
        x, y = 70.0, top + 20.0 * at
        for text in line.split():
            wide = 6.0 * len(text)
            words.append(Word(text, Box(x, y, x + wide, y + 12), 1.0))
            x += wide + 4
    return PageReading(number, 595, 842, "text-layer", "layer_good", tuple(words))


@pytest.mark.parametrize(
    "lines, opens",
    [
        (["ỦY BAN NHÂN DÂN HUYỆN AN PHÚ", "Số: 12/BC-UBND", *MOTTO], True),
        ([*MOTTO, "An Phú, ngày 12 tháng 6 năm 2023", "BÁO CÁO"], True),
        (["CONG HOA XÃ HỘI CHÚ NGHIÃ VIẸT NAM", "Số: 5/QĐ-UBND"], True),  # as OCR reads it
        (["CỘNG HOÀ XÃ HỌI CHỦ NGHĨA VIỆT NAM", "QUYẾT ĐỊNH"], True),
        (["ĐẢNG CỘNG SẢN VIỆT NAM", "Số 15-BC/HU", "BÁO CÁO"], True),
        (["PHỤ LỤC I", "Kết quả thực hiện năm 2023", "1 Tiếp nhận 25 hồ sơ"], False),
        ([*MOTTO, "ĐƠN ĐỀ NGHỊ", "Kính gửi: ............"], False),  # a form
        ([*MOTTO, "Số: ……/BC-UBND", "……, ngày … tháng … năm 20…", "BÁO CÁO"], False),
        (["Theo hiến pháp của nước Cộng hòa xã hội chủ nghĩa Việt Nam, các xã đã"], False),
        ([], False),
        # what is issued with another document belongs to it, whatever stands above it
        ([*MOTTO, "KẾ HOẠCH", "(Kèm theo Quyết định số 46/QĐ-BCĐ ngày 5/4/2021)"], False),
        ([*MOTTO, "QUY ĐỊNH", "(Ban hành kèm theo Công văn số: 412 /QĐ-ĐH)"], False),
        ([*MOTTO, "BÁO CÁO", "(Kêm theo Thông báo só 15/TB-UBND)"], False),
        (["Số: 5/BC-UBND", *MOTTO, "Theo Quy chế ban hành kèm theo Quyết định số 38,"], True),
    ],
)
def test_what_begins_a_document(lines, opens):
    assert opens_document(page(lines)) is opens


def test_the_motto_at_a_pages_foot_begins_nothing():
    lines = [*MOTTO, "Số: 12/BC-UBND", "An Phú, ngày 12 tháng 6 năm 2023"]
    assert opens_document(page(lines)) and not opens_document(page(lines, top=600))


@pytest.mark.parametrize(
    "last, lines, goes",
    [
        ("chuyển sang năm sau và", ["giao cho các phòng thực hiện."], True),
        ("thực hiện xong.", ["2", "II. TỒN TẠI"], True),
        ("thực hiện xong.", ["- 2 -", "II. TỒN TẠI"], True),
        ("thực hiện xong.", ["3", "II. TỒN TẠI"], False),
        ("thực hiện xong.", ["II. TỒN TẠI"], False),
        ("thực hiện xong.", ["giao cho các phòng thực hiện."], False),
        ("chuyển sang năm sau và", ["Biên bản họp"], False),
    ],
)
def test_a_page_goes_on(last, lines, goes):
    assert goes_on(page(["Năm qua", last]), page(lines), 2) is goes


def test_pages_of_one_file_are_parted_at_letterheads():
    head = ["Số: 12/BC-UBND", *MOTTO]
    pages = tuple(page(lines, n) for n, lines in enumerate([head, ["a"], head, ["b"], ["c"]], 1))
    assert [[one.number for one in part] for part in parted(pages)] == [[1, 2], [3, 4, 5]]
    assert parted(pages[3:]) == [pages[3:]]
    assert parted(()) == []


def test_pictures_are_joined_while_the_text_goes_on():
    head = [*MOTTO, "Số: 12/BC-UBND", "chuyển sang năm sau và"]
    pictures = [head, ["giao cho phòng Nội vụ."], ["3", "xong."], ["Thư mời"], head, ["2", "x"]]
    read = [(page(lines),) for lines in pictures]
    assert joined(read) == [[0, 1, 2], [3], [4, 5]]
    assert joined(read[1:4]) == [[0], [1], [2]]  # none of them opens a document


@pytest.mark.parametrize(
    "names, runs",
    [
        (["IMG_1.jpg", "IMG_2.jpg", "IMG_4.jpg"], [["IMG_1.jpg", "IMG_2.jpg"], ["IMG_4.jpg"]]),
        (["Scan (2).png", "Scan (1).png"], [["Scan (1).png", "Scan (2).png"]]),
        (["Scan.png", "Scan (1).png"], [["Scan.png", "Scan (1).png"]]),
        (["a/1.jpg", "b/2.jpg"], [["a/1.jpg"], ["b/2.jpg"]]),
        (["xã A.jpg", "xã B.jpg"], [["xã A.jpg"], ["xã B.jpg"]]),
        (
            ["IMG_20240105_080102.jpg", "IMG_20240105_093000.jpg"],
            [["IMG_20240105_080102.jpg"], ["IMG_20240105_093000.jpg"]],
        ),
    ],
)
def test_names_that_count_on(names, runs):
    assert counted_runs(names) == runs
