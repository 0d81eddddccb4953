"""Outlines as reports have them, with the losses that scanners and writers add to them.

Each line of an outline stands as a paragraph of its own; behind `=>` is the path that must hold
there.
"""

from dataclasses import replace

import pytest

from extractor.headings import headings
from extractor.headings.headings import with_headings
from extractor.layout import from_plain
from extractor.lines.document_text import placeless_text
from extractor.model import Box, Word

SENTENCE = "Ủy ban nhân dân huyện đã ban hành kế hoạch và chỉ đạo các đơn vị tổ chức thực hiện."


def outline_of(lines, scanned=True):
    """(path, wanted path, line) for each line that names one."""
    rows = [line.strip().partition("=>") for line in lines.strip().splitlines()]
    text, starts = "", []
    for words, _, wanted in rows:
        starts.append((len(text), wanted.strip()))
        text += words.strip() + "\n\n"
    document = with_headings(as_scanned(text) if scanned else placeless_text(text))
    for (at, wanted), (words, arrow, _) in zip(starts, rows, strict=True):
        if arrow:
            path = [path for start, path in document.sections if start <= at][-1]
            yield path, wanted, words.strip()


def as_scanned(text):
    """A text whose words were read by OCR."""
    word = Word(text=text[:1], box=Box(0, 0, 1, 1), confidence=0.9)
    return replace(placeless_text(text), pieces=((0, 1, 1, word),))


WHOLE = f"""
    I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH => I
    1. Ban hành kế hoạch => I.1
    {SENTENCE} => I.1
    2. Công tác kiểm tra => I.2
    II. KẾT QUẢ THỰC HIỆN => II
    1. Cải cách thể chế => II.1
    a) Xây dựng văn bản => II.1.a
    b) Rà soát văn bản => II.1.b
    d) Kiểm tra văn bản => II.1.d
    2. Hiện đại hóa hành chính => II.2
    2.1. Ứng dụng công nghệ thông tin => II.2.1
    2.2. Áp dụng hệ thống quản lý chất lượng => II.2.2
    3. Cải cách tài chính công => II.3
    III. ĐÁNH GIÁ CHUNG => III
    1. Ưu điểm => III.1
    IV. KIẾN NGHỊ => IV
    Trên đây là báo cáo của Ủy ban nhân dân huyện. =>
"""

SPOILT = {
    "whole": WHOLE,
    "II is lost with its line": f"""
        I. Công tác chỉ đạo, điều hành => I
        1. Kế hoạch => I.1
        2. Kiểm tra => I.2
        3. Tuyên truyền => I.3
        1. Cải cách thể chế => II.1
        2. Cải cách thủ tục hành chính => II.2
        {SENTENCE} => II.2
        III. Đánh giá chung => III
        1. Thuận lợi => III.1
        """,
    "II has lost its number": f"""
        I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH => I
        1. Kế hoạch => I.1
        2. Kiểm tra => I.2
        {SENTENCE} => I.2
        KẾT QUẢ THỰC HIỆN NHIỆM VỤ => II
        1. Cải cách thể chế => II.1
        2. Cải cách thủ tục hành chính => II.2
        III. ĐÁNH GIÁ CHUNG => III
        """,
    "the last part has lost its number": f"""
        I. TÌNH HÌNH THỰC HIỆN => I
        1. Về thể chế => I.1
        2. Về thủ tục => I.2
        3. Về bộ máy => I.3
        {SENTENCE} => I.3
        PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM 2024 => II
        1. Ban hành kế hoạch mới => II.1
        2. Tổ chức tập huấn => II.2
        """,
    "II, III and IV look like letters and digits": """
        l. Đặc điểm tình hình => I
        1. Dân số => I.1
        H. Kết quả đạt được => II
        1. Về kinh tế => II.1
        2. Về xã hội => II.2
        IH. Tồn tại, hạn chế => III
        1. Hạn chế => III.1
        1V. Nhiệm vụ trọng tâm => IV
        1. Thu ngân sách => IV.1
        Y. Kiến nghị => V
        VỊ. Tổ chức thực hiện => VI
        """,
    "ll, 11I and dots lost": """
        I Tình hình chung => I
        1 Thuận lợi => I.1
        2 Khó khăn => I.2
        ll. Kết quả công tác => II
        1. Công tác tổ chức cán bộ => II.1
        2Công tác thanh tra => II.2
        3. Thi đua, khen thưởng => II.3
        11I. Phương hướng, nhiệm vụ => III
        """,
    "III has lost a stroke": """
        I. Chỉ đạo, điều hành => I
        II. Kết quả thực hiện => II
        1. Thể chế => II.1
        2. Thủ tục => II.2
        II. Đánh giá kết quả => III
        1. Thuận lợi => III.1
        2. Nguyên nhân => III.2
        IV. Đề xuất, kiến nghị => IV
        """,
    "IV has lost its first stroke": """
        I. Chỉ đạo => I
        II. Kết quả => II
        III. Hạn chế => III
        1. Khách quan => III.1
        V. Nhiệm vụ => IV
        V. Kiến nghị => V
        """,
    "a list is numbered like headings": f"""
        I. KẾT QUẢ => I
        1. Thể chế => I.1
        {SENTENCE} Cụ thể như sau: => I.1
        1. Nghị quyết về phí và lệ phí trên địa bàn tỉnh; => I.1
        2. Nghị quyết về chế độ hỗ trợ người có công; => I.1
        3. Nghị quyết về mức thu học phí các cấp. => I.1
        2. Thủ tục hành chính => I.2
        {SENTENCE} => I.2
        3. Tổ chức bộ máy => I.3
        II. HẠN CHẾ => II
        """,
    "a list at a part's end": f"""
        I. KẾT QUẢ => I
        1. Thể chế => I.1
        2. Thủ tục hành chính => I.2
        {SENTENCE} Gồm các đơn vị: => I.2
        1. Phòng Nội vụ huyện; => I.2
        2. Phòng Tư pháp huyện; => I.2
        3. Phòng Tài chính - Kế hoạch huyện. => I.2
        II. HẠN CHẾ => II
        1. Về nhân lực => II.1
        """,
    "numbers right under the part": """
        I. MỤC TIÊU => I
        II. NHIỆM VỤ => II
        Trong năm tới, tập trung các nhiệm vụ sau: => II
        1. Tiếp tục triển khai kế hoạch của Chính phủ về cải cách hành chính. => II.1
        2. Nâng cao chất lượng giải quyết hồ sơ tại bộ phận một cửa. => II.2
        3. Rà soát thủ tục hành chính. => II.3
        III. TỔ CHỨC THỰC HIỆN => III
        """,
    "1.1 and no I": """
        1. Cải cách thể chế => 1
        1.1. Xây dựng văn bản => 1.1
        1.2. Rà soát văn bản => 1.2
        1.2.1. Cấp tỉnh => 1.2.1
        1.2.2. Cấp huyện => 1.2.2
        2. Cải cách thủ tục => 2
        2.1 Kiểm soát thủ tục => 2.1
        2.3 Một cửa => 2.3
        3.1. Sắp xếp bộ máy => 3.1
        4. Tài chính công => 4
        """,
    "parts in words": f"""
        Phần thứ nhất => Phần thứ nhất
        KẾT QUẢ THỰC HIỆN NĂM 2020
        I. Chỉ đạo => Phần thứ nhất.I
        1. Kế hoạch => Phần thứ nhất.I.1
        II. Kết quả => Phần thứ nhất.II
        {SENTENCE} => Phần thứ nhất.II
        PHẦN THỨ HAI => Phần thứ hai
        I. Mục tiêu => Phần thứ hai.I
        II. Giải pháp => Phần thứ hai.II
        1. Thể chế => Phần thứ hai.II.1
        """,
    "a part's number in strokes": """
        PHẦN I => Phần I
        I. Chỉ đạo => Phần I.I
        1. Kế hoạch => Phần I.I.1
        H. Kết quả => Phần I.II
        PHẦN 1I => Phần II
        I. Mục tiêu => Phần II.I
        1. Chung => Phần II.I.1
        """,
    "capital letters above Roman numbers": """
        A. KẾT QUẢ THỰC HIỆN NĂM 2022 => A
        I. Kinh tế => A.I
        1. Nông nghiệp => A.I.1
        2. Công nghiệp => A.I.2
        II. Xã hội => A.II
        1. Giáo dục => A.II.1
        B. PHƯƠNG HƯỚNG NĂM 2023 => B
        I. Mục tiêu => B.I
        II. Giải pháp => B.II
        C. KIẾN NGHỊ => C
        """,
    "B is lost with its line": f"""
        A. ĐÁNH GIÁ TÌNH HÌNH => A
        I. Kinh tế => A.I
        II. Xã hội => A.II
        1. Giáo dục => A.II.1
        {SENTENCE} => A.II.1
        I. Mục tiêu => B.I
        II. Giải pháp => B.II
        1. Về đầu tư => B.II.1
        C. KIẾN NGHỊ => C
        """,
    "an annex begins anew": f"""
        I. KẾT QUẢ => I
        1. Thể chế => I.1
        II. KIẾN NGHỊ => II
        Trên đây là báo cáo của Sở Nội vụ. =>
        Nơi nhận: =>
        PHỤ LỤC II => Phụ lục II
        {SENTENCE}
        I. Cấp tỉnh => Phụ lục II.I
        1. Các sở => Phụ lục II.I.1
        II. Cấp huyện => Phụ lục II.II
        Biểu số 19 => Biểu 19
        I. Thanh tra hành chính => Biểu 19.I
        """,
    "letters are misread and left out": """
        I. Kết quả => I
        1. Thể chế => I.1
        a) Xây dựng => I.1.a
        b) Rà soát => I.1.b
        e) Kiểm tra => I.1.c
        đ) Theo dõi => I.1.d
        e) Tuyên truyền => I.1.e
        g) Báo cáo => I.1.g
        2. Thủ tục => I.2
        ạ) Kiểm soát => I.2.a
        b) Công khai => I.2.b
        e©) Một cửa => I.2.c
        """,
    "2 is lost with its line, letters begin again": """
        I. Kết quả => I
        1. Thể chế => I.1
        a) Xây dựng => I.1.a
        b) Rà soát => I.1.b
        c) Kiểm tra => I.1.c
        a) Công bố => I.2.a
        b) Niêm yết => I.2.b
        3. Bộ máy => I.3
        """,
    "a digit is misread": """
        I. Kết quả => I
        1. Thể chế => I.1
        2. Thủ tục => I.2
        8. Bộ máy => I.3
        4. Công chức => I.4
        5. Tài chính => I.5
        II. Hạn chế => II
        """,
    "only the dot of the number is left": """
        I. Nhiệm vụ => I
        . Tham mưu ban hành chương trình => I.1
        2. Xây dựng kế hoạch => I.2
        3. Tổ chức hội nghị => I.3
        """,
    "Roman and Arabic numbers in one": """
        I. Chỉ đạo => I
        I.1. Kế hoạch => I.1
        I.2. Kiểm tra => I.2
        I.2.1. Cấp huyện => I.2.1
        H. Kết quả => II
        H.1. Thể chế => II.1
        II.2 Thủ tục => II.2
        III.1. Ưu điểm => III.1
        III.2. Hạn chế => III.2
        IV. Kiến nghị => IV
        """,
    "strokes behind the numbers": """
        I/ Đặc điểm tình hình => I
        1/ Thuận lợi => I.1
        2/ Khó khăn => I.2
        5/9 huyện đã hoàn thành kế hoạch năm. => I.2
        II/ Kết quả => II
        1/- Công tác tổ chức => II.1
        a/ Biên chế => II.1.a
        2/- Công tác thi đua => II.2
        """,
    "a table of contents stands before": f"""
        I. CHỈ ĐẠO ................ 1 =>
        1. Kế hoạch ............... 1 =>
        II. KẾT QUẢ ............... 3 =>
        III. KIẾN NGHỊ . . . . . . 9 =>
        I. CHỈ ĐẠO => I
        1. Kế hoạch => I.1
        II. KẾT QUẢ => II
        {SENTENCE} => II
        III. KIẾN NGHỊ => III
        """,
    "articles begin their numbers anew": f"""
        Chương I => Chương I
        Điều 1. Phạm vi điều chỉnh => Chương I.Điều 1
        1. Quyết định này quy định về tiếp nhận hồ sơ. => Chương I.Điều 1.1
        2. Quyết định này không áp dụng cho thanh tra. => Chương I.Điều 1.2
        Điều 2. Đối tượng áp dụng => Chương I.Điều 2
        1. Các sở, ngành. => Chương I.Điều 2.1
        a) Văn phòng sở; => Chương I.Điều 2.1.a
        Chương II => Chương II
        Điều 3. Trách nhiệm => Chương II.Điều 3
        {SENTENCE} => Chương II.Điều 3
        1. Sở Nội vụ chủ trì. => Chương II.Điều 3.1
        """,
    "a decision and the plan issued with it": """
        Điều 1. Ban hành kèm theo Quyết định này Kế hoạch kiểm tra. => Điều 1
        Điều 2. Quyết định này có hiệu lực kể từ ngày ký. => Điều 2
        ơi nhận: =>
        1. MỤC ĐÍCH, YÊU CẦU => I
        1. Mục đích => I.1
        4) Đánh giá tình hình triển khai; => I.1.a
        b) Phát hiện cách làm hay; => I.1.b
        €) Nâng cao trách nhiệm. => I.1.c
        2. Yêu cầu => I.2
        II. NỘI DUNG KIỂM TRA => II
        - Phụ lụcH - => Phụ lục II
        """,
    "numbers run through": f"""
        A. QUAN ĐIỂM => A
        I. Bối cảnh => A.I
        1. Trong nước => A.I.1
        2. Trong tỉnh => A.I.2
        II. Mục tiêu => A.II
        3. Mục tiêu chung => A.II.3
        {SENTENCE} => A.II.3
        4. Mục tiêu cụ thể => A.II.4
        B. GIẢI PHÁP => B
        III. Nhiệm vụ => B.III
        5. Thể chế => B.III.5
        6. Thủ tục => B.III.6
        IV. Tổ chức => B.IV
        """,
    "the letterhead is no lost heading": f"""
        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM =>
        BÁO CÁO =>
        Kết quả thực hiện nhiệm vụ năm 2022 =>
        {SENTENCE} =>
        II. Kết quả thực hiện => II
        1. Thể chế => II.1
        2. Thủ tục => II.2
        III. Hạn chế => III
        """,
    "a letter without headings": f"""
        Sở Nội vụ đề nghị các đơn vị thực hiện các nội dung sau: =>
        1. Báo cáo kết quả năm 2021 theo đề cương. => 1
        2. Gửi báo cáo trước ngày 15 tháng 12. => 2
        {SENTENCE} => 2
        3. Cử cán bộ đầu mối. => 3
        """,
    "words that only look like headings": f"""
        I. Kết quả => I
        1. Thể chế => I.1
        15 Sở, ngành đã hoàn thành kế hoạch. => I.1
        Phần mềm quản lý văn bản được cài đặt ở 20 xã. => I.1
        Phần lớn hồ sơ được giải quyết đúng hạn. => I.1
        Phụ lục 2 kèm theo báo cáo này nêu chi tiết từng đơn vị. => I.1
        {SENTENCE} => I.1
        2. Thủ tục => I.2
        """,
    "words of the close in the middle": f"""
        I. Kết quả => I
        1. Thể chế => I.1
        Trên đây là những kết quả nổi bật trong năm. => I.1
        2. Thủ tục => I.2
        {SENTENCE} => I.2
        II. Hạn chế => II
        1. Nhân lực => II.1
        """,
}


@pytest.mark.parametrize("name", SPOILT)
def test_paths_of_a_scan(name):
    found = list(outline_of(SPOILT[name]))
    assert [(path, line) for path, _, line in found] == [(want, line) for _, want, line in found]


CLEAR = {
    "whole": WHOLE,
    "lines without blank ones between them": WHOLE.replace("\n\n", "\n"),
    "đ stands where c is missing": """
        I. Kết quả => I
        1. Thể chế => I.1
        a) Xây dựng => I.1.a
        b) Rà soát => I.1.b
        c) Kiểm tra => I.1.c
        đ) Theo dõi => I.1.đ
        e) Tuyên truyền => I.1.e
        """,
    "the writer counted II twice": """
        I. CHỈ ĐẠO => I
        II. KẾT QUẢ THỰC HIỆN => II
        1. Thủ tục => II.1
        II. ĐÁNH GIÁ CHUNG => III
        IV. PHƯƠNG HƯỚNG NĂM 2023 => IV
        """,
    "2.1 right under II": """
        I. Chỉ đạo => I
        1.1. Kế hoạch => I.1.1
        1.2. Kiểm tra => I.1.2
        II. Kết quả => II
        2.1. Thể chế => II.2.1
        2.2. Thủ tục => II.2.2
        """,
}


@pytest.mark.parametrize("name", CLEAR)
def test_paths_of_a_clear_text(name):
    found = list(outline_of(CLEAR[name], scanned=False))
    assert [(path, line) for path, _, line in found] == [(want, line) for _, want, line in found]


@pytest.mark.parametrize(
    ("third", "label"),
    [
        ("3 Chi cục đã báo cáo kết quả kiểm tra.", False),
        ("3 Phòng chuyên môn hoàn thành 100% nhiệm vụ;", False),
        ("3 Tổ chức bộ máy", True),
        ("3. Chi cục đã báo cáo kết quả kiểm tra.", True),
        ("3Chi cục đã báo cáo kết quả kiểm tra.", True),
    ],
)
def test_a_number_without_a_dot_before_a_sentence_may_count(third, label):
    document = with_headings(as_scanned(f"1. Kế hoạch\n\n2. Kiểm tra\n\n{third}\n\n4. Thi đua"))
    numbers = [document.text[one.start : one.end] for one in document.numbered]
    assert ("3" in numbers) is label


def test_a_path_that_hangs_on_a_lost_heading_says_so():
    lines = ["I. Chỉ đạo", "1. Kế hoạch", "2. Kiểm tra", "1. Thể chế", "III. Đánh giá chung"]
    document = with_headings(as_scanned("\n\n".join(lines)))
    concluded = [path for start, path in document.sections if start in document.inferred]
    assert concluded == ["II.1"]


ENDS = ("IV. Kiến nghị", "Đề nghị cấp trên xem xét.")


@pytest.mark.parametrize(
    "lines",
    [  # the next number of all is as good as read, though the scan has a stroke less or more
        ("I. Chỉ đạo", "Đã xong.", "I. Kết quả", "1. Thể chế", "III. Hạn chế", *ENDS),
        ("I. Chỉ đạo", "II. Kết quả", "1. Thể chế", "II. Phương hướng", "Làm tiếp.", *ENDS),
        ("IL. Chỉ đạo", "Đã xong.", "II. Kết quả", "1. Thể chế", "HI. Hạn chế", *ENDS),
    ],
)
def test_a_roman_number_with_a_lost_stroke_leaves_no_doubt(lines):
    document = with_headings(as_scanned("\n\n".join(lines)))
    assert [path for _, path in document.sections if path][-1] == "IV"
    assert document.inferred == ()


def test_a_roman_number_that_is_printed_twice_leaves_a_doubt():
    lines = ("I. Chỉ đạo", "II. Kết quả", "1. Thể chế", "II. Phương hướng", "Làm tiếp.", *ENDS)
    assert with_headings(placeless_text("\n\n".join(lines))).inferred != ()


def test_a_section_in_which_a_heading_was_lost_says_so():
    lines = ["I. Chỉ đạo", "1. Kế hoạch", SENTENCE, "3. Kiểm tra", "4. Thi đua", "II. Kết quả"]
    document = with_headings(as_scanned("\n\n".join(lines)))
    doubtful = [path for start, path in document.sections if start in document.inferred]
    assert doubtful == ["I.1"]


def test_numbers_of_headings_and_of_lists_are_labels():
    document = with_headings(
        as_scanned("I. Chung\n\n1I. Kết quả\n\n1. Mới\n\n2Công tác\n\n15 Sở đã xong.\n\n2.1. Cũ")
    )
    assert [document.text[one.start : one.end] for one in document.numbered] == [
        "1",
        "1",
        "2",
        "2.1",
    ]


def test_steps_grow_with_the_length_of_the_document(monkeypatch):
    counted = []

    class Counting(headings.Moves):
        def behind(self, path):
            found = super().behind(path)
            counted.extend(found)
            return found

    monkeypatch.setattr(headings, "Moves", Counting)
    chapter = "\n\n".join(line.partition("=>")[0].strip() for line in WHOLE.splitlines()[:-2])
    steps = []
    for chapters in (10, 20, 40):
        counted.clear()
        with_headings(as_scanned(chapter * chapters))
        steps.append(len(counted))
    assert steps[1] < 2.5 * steps[0] and steps[2] < 2.2 * steps[1]


def test_blank_lines_alone_hold_no_heading():
    assert not any(path for _, path in from_plain("\n" * 30_000).sections)
    assert not any(path for _, path in from_plain("Đã họp 3 cuộc." + "\n" * 30_000).sections)
