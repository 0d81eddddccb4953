"""Tables of contents: their titles are no headings, their page numbers no figures."""

import pytest

from extractor.layout import from_plain

REST = "\n\nI. TÌNH HÌNH CHUNG\n\nĐã ban hành 25 văn bản."
DOTTED = (
    "MỤC LỤC\nI. TÌNH HÌNH CHUNG ................ 2\n1. Công tác chỉ đạo ............ 3\n"
    "II. KIẾN NGHỊ …………… 12"
)
TABBED = "Mục lục\nTrang\nPhần thứ nhất. Kết quả\t1\n1.1. Thể chế\t4\nPhần thứ hai. Nhiệm vụ\t11"
RUN_OVER = (
    "MỤC LỤC\n1. Tổ chức bộ máy hành chính nhà nước\t3\n2. Cải cách thủ tục hành chính và thực hiện\n"
    "cơ chế một cửa, một cửa liên thông\t5\n3. Cải cách tài chính công\t9"
)
BLANKS = "MỤC LỤC\n\nI. Kết quả    2\n\nII. Tồn tại    8\n\nIII. Phương hướng 15"
WITHOUT_HEAD = "I. Kết quả\t2\n1. Chỉ đạo ...... 2\n2. Thể chế ...... 4\nII. Nhiệm vụ ...... 9"


def pages(text):
    """The page numbers of the tables of contents, as printed."""
    found = from_plain(text).furniture
    return [text[start:end] for start, end, kind in found if kind == "contents-page"]


@pytest.mark.parametrize(
    "contents, wanted",
    [
        (DOTTED, ["2", "3", "12"]),
        (TABBED, ["1", "4", "11"]),
        (RUN_OVER, ["3", "5", "9"]),
        (BLANKS, ["2", "8", "15"]),
        (WITHOUT_HEAD, ["2", "2", "4", "9"]),
    ],
)
def test_titles_with_their_pages(contents, wanted):
    text = contents + REST
    assert pages(text) == wanted
    # the only heading is the one of the body
    assert [path for _, path in from_plain(text).sections if path] == ["I"]


@pytest.mark.parametrize(
    "text",
    [
        # pages do not fall
        "I. Kết quả ...... 9\n1. Chỉ đạo ...... 4\n2. Thể chế ...... 2",
        # a form that was filled in
        "Số cán bộ: ........ 12\nSố công chức: ........ 30\nSố viên chức: ........ 45",
        # two lines are no table
        "MỤC LỤC\nI. Kết quả ...... 2\nII. Nhiệm vụ ...... 5\nĐã ban hành 25 văn bản.",
        # numbered statements
        "1. Tiếp nhận hồ sơ: 12\n2. Giải quyết hồ sơ: 30\n3. Đang giải quyết hồ sơ: 45",
    ],
)
def test_other_numbers_at_the_end_of_lines(text):
    assert pages(text) == []
