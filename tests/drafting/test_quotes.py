import pytest

from extractor.drafting.content import Quoting, load_drafts
from extractor.drafting.quotes import sections_of

DIFFICULTIES = Quoting(("khó khăn", "hạn chế"), ("khắc phục", "thuận lợi"), "")


def quoted(text, asked=DIFFICULTIES):
    return [text[start:end].strip() for start, end in sections_of(text, asked)]


@pytest.mark.parametrize(
    "heading, more",
    [
        ("2. Tồn tại, hạn chế", ""),
        ("II. KHÓ KHĂN, VƯỚNG MẮC", ""),
        ("b) Những khó khăn", ""),
        ("2. Hạn chế", "\n\n1. Thiếu máy.\n\n2. Thiếu tiền."),
    ],
)
def test_a_section_goes_to_the_next_heading_of_its_kind(heading, more):
    mark = heading.split()[0]
    before, after = {
        "2.": ("1. Ưu điểm", "3. Nguyên nhân"),
        "II.": ("I. KẾT QUẢ", "III. KIẾN NGHỊ"),
        "b)": ("a) Ưu điểm", "c) Nguyên nhân"),
    }[mark]
    text = f"{before}\n\nTốt.\n\n{heading}\n\nThiếu người.{more}\n\n{after}\n\nKhác.\n"
    [found] = quoted(text)
    assert found.startswith(heading) and "Thiếu người." in found and "Khác" not in found
    assert "Tốt" not in found


@pytest.mark.parametrize(
    "heading",
    ["2. Giải pháp khắc phục hạn chế", "2. Thuận lợi, khó khăn", "2. Cải cách thể chế"],
)
def test_other_headings_are_not_quoted(heading):
    text = f"1. Ưu điểm\n\nTốt.\n\n{heading}\n\nCòn khó khăn.\n\n3. Khác\n\nÍt.\n"
    assert quoted(text) == []


@pytest.mark.parametrize(
    "heading", ["Khó khăn, vướng mắc", "Tồn tại, hạn chế", "Những hạn chế:", "KHÓ KHĂN, VƯỚNG MẮC"]
)
@pytest.mark.parametrize("after", ["Nguyên nhân", "IV. KIẾN NGHỊ", "Kiến nghị:", "Nơi nhận:"])
def test_a_title_without_a_number_is_one_too(heading, after):
    text = (
        f"III. ĐÁNH GIÁ CHUNG\n\nƯu điểm\n\nTốt.\n\n{heading}\n\nThiếu người\n\n- Thiếu máy;\n\n"
        f"{after}\n\nKhác.\n"
    )
    [found] = quoted(text)
    assert found.startswith(heading) and "Thiếu người" in found and "Thiếu máy" in found
    assert "Khác" not in found and "Tốt" not in found


def test_words_in_running_text_are_no_heading():
    assert quoted("1. Ưu điểm\n\nHạn chế còn nhiều, khó khăn không ít.\n\n2. Khác\n\nÍt.\n") == []


@pytest.mark.parametrize(
    "heading, asked",
    [
        ("1. Tiếp nhận, xử lý phản ánh, kiến nghị", False),
        ("2. Giải quyết đơn thư kiến nghị", False),
        ("IV. Đề xuất, kiến nghị", True),
        ("V. NHỮNG ĐỀ NGHỊ VỚI TỈNH", True),
    ],
)
def test_proposals_are_not_petitions(heading, asked):
    text = f"I. KẾT QUẢ\n\nTốt.\n\n{heading}\n\nCấp thêm máy.\n"
    if not heading[0].isdigit():
        text = (
            "".join(
                f"{n}. MỤC\n\nA.\n\n" for n in ("I", "II", "III", "IV")[: 3 + ("V." in heading[:2])]
            )
            + text.split("\n\n", 2)[2]
        )
    assert bool(quoted(text, load_drafts().quotes["proposals"])) is asked
