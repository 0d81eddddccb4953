"""Prose in two columns is read column by column, rows of a table across."""

import pytest

from extractor.figures import find_numerals
from extractor.lines.document_text import build_text
from extractor.lines.prose_columns import prose_columns
from extractor.model import Box, PageReading, Word

LEFT, RIGHT, WIDE, HIGH = 80.0, 320.0, 215.0, 15.0
SIGN = 5.2
SAID = (
    "Hội chữ thập đỏ tiếp nhận đơn vị máu tại các điểm hiến máu trong tỉnh và trong huyện, tỷ lệ "
    "trẻ em được tiêm chủng đạt kế hoạch giao, ngân hàng chính sách đã cho hộ vay vốn với tổng dư nợ"
)
WORDS = SAID.split(" ")


def line(x, y, words, *, justified=True):
    """The words of a line; justified, they reach from one edge of the column to the other."""
    wide = sum(SIGN * len(word) for word in words)
    gap = (WIDE - wide) / (len(words) - 1) if justified and len(words) > 1 else 4.0
    made = []
    for word in words:
        made.append(Word(word, Box(x, y, x + SIGN * len(word), y + 11), 0.95, evidence="agreed"))
        x += SIGN * len(word) + gap
    return made


def column(x, top, lines, *, justified=True, ends=()):
    """A column of lines, each of seven words; `ends` stand in place of its last lines."""
    made = []
    for k in range(lines):
        words = [WORDS[(7 * k + j) % len(WORDS)] for j in range(7)]
        made.append(line(x, top + HIGH * k, words, justified=justified))
    for k, said in enumerate(ends):
        made[k - len(ends)] = line(x, made[k - len(ends)][0].box.y0, said.split())
    return made


def page(*lines):
    words = tuple(word for one in lines for word in one)
    return PageReading(1, 595, 842, "text-layer", "layer_good", words)


def interleaved(left, right):
    """The lines of two columns as they are found in a text layer: across the page."""
    return [one for pair in zip(left, right, strict=True) for one in pair]


@pytest.mark.parametrize("order", [interleaved, lambda left, right: [*left, *right]])
@pytest.mark.parametrize(
    "end, begin, raw",
    [
        ("bàn giao căn nhà, trị giá 39,11", "tỷ đồng cho hộ nghèo xã An", "39,11\ntỷ đồng"),
        ("ngân sách huyện đã thu 6.724", "triệu đồng tiền thuê đất công", "6.724\ntriệu đồng"),
        ("bán hàng trong quý, thu 450", "nghìn đồng mỗi lượt khách đến", "450\nnghìn đồng"),
    ],
)
def test_an_amount_goes_on_in_the_next_line_of_its_column(order, end, begin, raw):
    left = column(LEFT, 200, 12, ends=(end, begin, "và các xã khác trong huyện nhà"))
    document = build_text([page(*order(left, column(RIGHT, 200, 12)))])
    [row] = find_numerals(document, [], "2023")
    assert (row.kind, row.raw) == ("money", raw)


def test_columns_of_unlike_length_below_a_title_are_read_one_after_the_other():
    title = line(200, 120, ["BÁO", "CÁO", "KẾT", "QUẢ"], justified=False)
    left, right = column(LEFT, 200, 14), column(RIGHT, 204, 10)
    found = prose_columns(page(title, *right, *left).words)
    assert found is not None
    assert [len(found.above), len(found.left), len(found.right)] == [4, 98, 70]


@pytest.mark.parametrize(
    "left, right",
    [
        # cells of a table end where their words do
        (column(LEFT, 200, 12, justified=False), column(RIGHT, 200, 12, justified=False)),
        # a list beside figures
        (column(LEFT, 200, 12), [line(RIGHT, 200 + HIGH * k, ["1.245"]) for k in range(12)]),
        # too few lines to tell
        (column(LEFT, 200, 6), column(RIGHT, 200, 6)),
    ],
)
def test_other_things_beside_each_other_are_no_columns_of_prose(left, right):
    assert prose_columns(page(*interleaved(left, right)).words) is None


def test_prose_over_the_whole_width_is_none():
    across = [
        line(LEFT + 10 * (k % 3), 200 + HIGH * k, WORDS * 2, justified=False) for k in range(9)
    ]
    assert prose_columns(page(*across).words) is None
