"""Tables: their lines, heads, figures and checks, and the annexes of samples/ from end to end."""

from decimal import Decimal

from made_tables import figures, page, read


def test_a_table_over_two_pages_carries_its_heading_on():
    first = page(
        [
            ["TT", "Chỉ tiêu", "ĐVT", "Kế hoạch", "Ước thực hiện"],
            ["1", "Văn bản ban hành", "Văn bản", "12", "10"],
        ]
    )
    bare = page(
        [["2", "Hồ sơ số hóa", "%", "60", "72,5"], ["3", "Kinh phí", "Triệu đồng", "1.250", "900"]],
        2,
    )
    again = page(
        [
            ["TT", "Chỉ tiêu", "ĐVT", "Kế hoach", "Ước thực hiện"],
            ["2", "Hồ sơ số hóa", '"', "60", "72"],
        ],
        2,
    )
    (one, two), rows = read(first, bare)
    assert one.whole == two.whole and one.columns == two.columns
    assert figures(rows) == [
        ("12", "count", 12, "Văn bản", "assigned"),
        ("10", "count", 10, "Văn bản", "planned"),
        ("60", "percentage", 60, "", "assigned"),
        ("72,5", "percentage", Decimal("72.5"), "", "planned"),
        ("1.250", "money", 1250 * 10**6, "đồng", "assigned"),
        ("900", "money", 900 * 10**6, "đồng", "planned"),
    ]
    (one, two), _ = read(first, again)
    assert one.whole == two.whole and [r.body for r in two.rows] == [False, True]
