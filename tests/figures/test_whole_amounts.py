"""Numbers of millions behind words of money are amounts in đồng."""

import pytest

from extractor.figures.whole_amounts import with_whole_amounts
from extractor.model import Doubt, Numeral, Place

UNSURE = Doubt("count_of_what")


def rows_of(text, *raws, rule="figure.count"):
    return [
        Numeral(
            start=text.index(raw),
            end=text.index(raw) + len(raw),
            raw=raw,
            kind="count",
            rule=rule,
            place=Place(1, None, 1.0),
            value=int(raw.replace(".", "")),
        )
        for raw in raws
    ]


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        ("lệ phí cấp mới, tổng thu 68.250.000.", "68.250.000"),
        ("Ô tô 16 chỗ: nguyên giá 912.400.000; đã hỏng", "912.400.000"),
        ("Dư nợ 12.345.678.900, giảm", "12.345.678.900"),
        ("Tồn quỹ\t3.914.000\n", "3.914.000"),
    ],
)
def test_right_behind_a_word_of_money_they_are_money(text, raw):
    (row,) = with_whole_amounts(rows_of(text, raw), text)
    assert (row.kind, row.unit, row.doubts) == ("money", "đồng", ())


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        ("Thu từ DNNN: 950.150.000.", "950.150.000"),
        ("- Phòng GDĐT chi hội thi: 118.000.000;", "118.000.000"),
        ("nộp phạt vi phạm giao thông 7.250.000;", "7.250.000"),
    ],
)
def test_behind_other_words_a_person_looks(text, raw):
    (row,) = with_whole_amounts(rows_of(text, raw), text)
    assert (row.kind, row.doubts) == ("money", (UNSURE,))


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        ("thu hút 1.250.000, tăng", "1.250.000"),
        ("dân số 1.250.000.", "1.250.000"),
        ("tổng thu 68.250 và", "68.250"),
        ("chi 1.250.000 liều vắc xin", "1.250.000"),
        ("ĐVT: nghìn đồng\nTổng thu 68.250.000.", "68.250.000"),
    ],
)
def test_what_may_be_something_else_stays(text, raw):
    (row,) = with_whole_amounts(rows_of(text, raw), text)
    assert row.kind == "count"
