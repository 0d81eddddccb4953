"""Tables beside each other whose rows stand on lines of their own."""

import pytest

from tests.unruled.test_tables_of_years import told

LEFT = [["1", "Xã Vĩnh Hậu", "1.138", "62,0"], ["2", "Xã Năm Căn", "267", "67,6"]]
LEFT += [["3", "Xã Thới Bình", "76", "92,2"], ["4", "Xã Long Điền", "1.212", "90,2"]]
RIGHT = [["1", "Sở Nội vụ", "322", "44"], ["2", "Sở Y tế", "45", "48"]]
RIGHT += [["3", "Sở Tài chính", "187", "14"], ["4", "Sở Tư pháp", "210", "74"]]


def side(rows, heads, x, top, step):
    """The lines of a table that begins at x, its rows `step` apart."""
    places = [(x, "left"), (x + 20, "left"), (x + 170, "right"), (x + 220, "right")]
    lines = []
    for n, row in enumerate([heads, *rows]):
        lines.append((top + step * n, [(text, *at) for text, at in zip(row, places, strict=True)]))
    return lines


@pytest.mark.parametrize("steps", [(18, 25), (25, 18), (20, 27)])
@pytest.mark.parametrize("offset", [0, 6])
def test_tables_beside_each_other_with_rows_of_other_heights_are_two(steps, offset):
    heads = ["TT", "Đơn vị", "Hồ sơ", "Tỷ lệ"], ["TT", "Cơ quan", "Đi", "Đến"]
    lines = [
        *side(LEFT, heads[0], 40, 120, steps[0]),
        *side(RIGHT, heads[1], 310, 120 + offset, steps[1]),
    ]
    wanted = [
        (name, head, figure)
        for rows, own in zip((LEFT, RIGHT), heads, strict=True)
        for _, name, *figures in rows
        for head, figure in zip(own[2:], figures, strict=True)
    ]
    assert [one[:3] for one in told(*sorted(lines, key=lambda own: own[0]))] == wanted


def test_prose_in_two_columns_is_no_table():
    prose = [
        "Trong kỳ đã tiếp nhận 120 hồ sơ,",
        "giải quyết 98 hồ sơ, trễ hạn 2",
        "hồ sơ; còn 22 hồ",
    ]
    lines = [(100 + 18 * n, [(text, 40)]) for n, text in enumerate(prose * 2)]
    lines += [(107 + 18 * n, [(text, 320)]) for n, text in enumerate(prose * 2)]
    assert told(*sorted(lines, key=lambda own: own[0])) == []
