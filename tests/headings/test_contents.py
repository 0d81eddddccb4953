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
WITHOUT_HEAD = (
    "I. Tình hình chung ...... 2\n1. Chỉ đạo, điều hành ...... 2\n2. Thể chế ...... 4\n"
    "II. Nhiệm vụ ...... 9"
)
TITLE_OVER_TWO = (
    "MỤC LỤC\nPHẦN THỨ NHẤT: ĐÁNH GIÁ TÌNH HÌNH\nTHỰC HIỆN NHIỆM VỤ NĂM 2023\t1\n"
    "I. Kết quả 12 nhiệm vụ\t3\nII. Tồn tại\t8"
)


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
        (TITLE_OVER_TWO, ["1", "12", "3", "8"]),
    ],
)
def test_titles_with_their_pages(contents, wanted):
    text = contents + REST
    assert pages(text) == wanted
    # the only heading is the one of the body
    assert [path for _, path in from_plain(text).sections if path] == ["I"]


def test_titles_that_come_again_are_contents_without_a_head():
    body = "\n\nI. Tình hình chung\n\n1. Chỉ đạo, điều hành\n\nĐã họp 25 cuộc.\n\n2. Thể chế"
    assert pages(WITHOUT_HEAD + body) == ["2", "2", "4", "9"]
    assert pages(WITHOUT_HEAD + "\n\nTrong năm đã họp 25 cuộc.") == []


@pytest.mark.parametrize(
    "text",
    [
        # what stands below contents is none
        "MỤC LỤC\nI. Kết quả ...... 2\nII. Nhiệm vụ ...... 5\nTrong năm tiếp nhận 40 hồ sơ.\n"
        "Số hồ sơ quá hạn 18",
        "MỤC LỤC\n1. Xã A 12\n2. Xã B: 15\n3. Xã C: 18",
        "1. Hồ sơ tiếp nhận\t350\n2. Hồ sơ giải quyết\t360\n3. Tổng số cán bộ\t400",
        "a) Số cuộc họp ........ 15\nb) Số văn bản ........ 30\nc) Số đoàn kiểm tra ........ 45",
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
