"""Tests of table cells."""

from dataclasses import replace

import pytest
from made_tables import figures, page, read

from extractor.figures import find_figures
from extractor.figures.table_cells import claim_cells
from extractor.layout import from_plain
from extractor.letterhead import Letterhead
from extractor.letterhead.letterhead import DocumentFields
from extractor.model import UNREAD, Doubt
from extractor.tables import read_tables


def test_an_empty_form_gives_no_figures():
    _, rows = read(
        page(
            [
                ["Đơn vị", "Bác sĩ 1", "Y tá", "Khác"],
                ["1. Tuyến tỉnh", "", "", ""],
                ["2. Tuyến huyện", "", "(1)", ""],
            ]
        )
    )
    assert figures(rows) == []


@pytest.mark.parametrize(
    "text, shown",
    [
        ("n", True),
        ("SII", True),
        ("FT? TEB", True),
        (UNREAD, True),
        ("-", False),
        ("x", False),
        ("", False),
    ],
)
def test_letters_in_a_column_of_figures_are_looked_at(text, shown):
    _, rows = read(
        page(
            [
                ["Đơn vị", "Số lượng"],
                *([f"Xã {chr(65 + k)}", f"1{k}"] for k in range(8)),
                ["Xã L", text],
            ],
            sure=0.8,
        )
    )
    assert [r.doubts for r in rows if r.raw == text] == (
        [(Doubt("hidden_numeral"),)] if shown else []
    )


@pytest.mark.parametrize(
    ("text", "others", "unclear"),
    [
        ('"12,2', ["-3,5", "7,1"], True),
        ("~40,6", ["12,0", "-1,9"], True),
        ("=5,4", ["-0,7", "-2,2"], True),
        ('"12,2', ["3,5", "7,1"], False),  # a rest of a line: no figure there is below zero
        ("-12,2", ["-3,5", "7,1"], False),
        ("'12,2", ["-3,5", "7,1"], False),
    ],
)
def test_a_sign_before_a_figure_may_be_its_minus(text, others, unclear):
    rows = [[f"Xã {chr(65 + k)}", own] for k, own in enumerate([*others, "4,4", text])]
    _, found = read(page([["Đơn vị", "Chênh lệch (%)"], *rows], sure=0.8))
    doubts = [row.doubts for row in found if row.raw in text and row.raw.endswith(text[-2:])]
    assert [Doubt("sign_unclear") in own for own in doubts] == [unclear]


def of_typed(text):
    """The rows of a text whose lines make a table: print, kind, keys of doubts."""
    document = from_plain(text)
    letterhead = Letterhead(fields=DocumentFields(), numerals=(), doubts=(), year="2024")
    rows = find_figures(document, read_tables(document, "2024"), letterhead, ())
    return [(row.raw, row.kind, [doubt.key for doubt in row.doubts]) for row in rows]


@pytest.mark.parametrize("head", ["Năm", "NĂM", "Năm học"])
def test_years_below_their_head_count_nothing(head):
    rows = of_typed(f"{head}\tTiếp nhận\tQuá hạn\n2021\t120\t2\n2022\t340\t5\n")
    assert [kind for raw, kind, _ in rows if raw.startswith("20")] == ["date", "date"]


@pytest.mark.parametrize("head", ["Ngày kiểm tra", "Thời gian", "Lịch tiếp dân"])
def test_a_ratio_below_days_may_be_a_date(head):
    text = f"STT\tĐơn vị\t{head}\tSố hồ sơ\n1\tSở Nội vụ\t1/3\t12\n2\tSở Y tế\t5/3\t20\n"
    doubted = [raw for raw, _, doubts in of_typed(text) if "ratio_or_date" in doubts]
    assert doubted == ["1/3", "5/3"]
    other = text.replace(head, "Đạt trên tổng số")
    assert not any("ratio_or_date" in doubts for _, _, doubts in of_typed(other))


@pytest.mark.parametrize(
    "figures_, long, doubted",
    [
        (["6 233 805", "12 040 118", "950 000"], "245032", False),
        (["1 206 000", "3 005 411", "85 240"], "2403009", False),
        (["6 233 805", "12 040 118", "950 000"], "8414840", False),
        (["6 233 805,5", "12 040 118", "950 000"], "245032", True),  # a comma may be lost
        (["6.233.805", "12.040.118", "950.000"], "245032", True),  # as a dot may be
    ],
)
def test_digits_in_a_row_are_sure_where_blanks_part_thousands(figures_, long, doubted):
    rows = [
        [f"Đơn vị {letter}", text] for letter, text in zip("ABCD", [*figures_, long], strict=True)
    ]
    shares = ["7,5", "8,25", "12,1", "40,5"]
    body = [[*row, share] for row, share in zip(rows, shares, strict=True)]
    _, found = read(page([["Tên đơn vị", "Dự toán", "Tỷ lệ (%)"], *body], sure=0.9))
    [last] = [row for row in found if row.raw == long]
    assert (last.value, bool(last.doubts)) == (int(long), doubted)


@pytest.mark.parametrize(
    "numbers, name, figure",
    [
        ("4\n5", "Hộ tịch\nĐất đai", "12\n7"),
        ("I\n1", "Cấp xã\nXã A", "1.206\n45"),
        ("2.1\n2.2\n2.3", "Trồng lúa\nTrồng rừng\nNuôi cá", "3,5\n4,1\n9,9"),
    ],
)
def test_figures_of_rows_that_ran_together_are_for_a_person(numbers, name, figure):
    head = ["TT", "Lĩnh vực", "Tiếp nhận", "Trễ hạn"]
    before = [[str(k), f"Lĩnh vực {'abcd'[k]}", f"2{k}", f"{k}"] for k in range(1, 4)]
    _, rows = read(page([head, *before, [numbers, name, figure, "8"]]))
    doubted = [row.raw for row in rows if Doubt("rows_unsure") in row.doubts]
    assert doubted == figure.split()


@pytest.mark.parametrize(
    "head, value, doubted",
    [
        ("Ngày ban hành", "45730", True),
        ("Ngày tiếp nhận hồ sơ", "45000", True),
        ("Hạn", "46022", True),
        ("Ngày công lao động", "45730", False),
        ("Số khách du lịch", "45730", False),
        ("Ngày ban hành", "120", False),
    ],
)
def test_a_bare_number_below_a_day_may_be_one_as_it_is_stored(head, value, doubted):
    text = f"STT\tĐơn vị\t{head}\n1\tSở Nội vụ\t{value}\n2\tSở Y tế\t{value}\n"
    document = from_plain(text)
    for stored in ("number", ""):
        tables = [_stored(table, stored) for table in read_tables(document, "2024")]
        found = [row for row in claim_cells(document, tuple(tables)) if row.raw == value]
        keys = [[doubt.key for doubt in row.doubts] for row in found]
        assert keys == [["count_or_date"] if doubted and stored else []] * 2


def _stored(table, stored):
    cells = tuple(replace(cell, stored=stored) for cell in table.placed.cells)
    return replace(table, placed=replace(table.placed, cells=cells))
