"""Tables: their lines, heads, figures and checks, and the annexes of samples/ from end to end."""

import json
from dataclasses import replace
from decimal import Decimal

import cv2
import numpy
import pytest
from conftest import SAMPLES, table
from openpyxl import load_workbook

from extractor.checks.marking import mark
from extractor.checks.tables import check_tables
from extractor.figures.find import find_numerals
from extractor.figures.not_figures import in_heads
from extractor.figures.table_cells import TABLE_RULE, claim_cells
from extractor.imaging import grid_steps
from extractor.imaging.grids import find_grids
from extractor.imaging.ink import cell_fault
from extractor.layout.document_text import build_text
from extractor.model import UNREAD, Box, Cell, Doubt, PageReading, Table, Word
from extractor.reading.cell_voting import vote
from extractor.tables.tables import read_tables
from extractor.tables.vocabulary import head_status, load_vocabulary


def page(rows, number=1, spans=(), sure=1):
    """A page with one table of these texts. `spans`: (row, column, rows, columns) of merged cells;
    `sure`: the engine's confidence."""
    merged = {(r, c): (h, w) for r, c, h, w in spans}
    hidden = {(r + i, c + j) for r, c, h, w in spans for i in range(h) for j in range(w)} - set(
        merged
    )
    made = []
    for r, row in enumerate(rows, 1):
        for c, text in enumerate(row, 1):
            if (r, c) not in hidden:
                words = tuple(
                    Word(
                        t,
                        Box(c * 60 + 8 * k, r * 20, c * 60 + 8 * k + 7, r * 20 + 10),
                        sure,
                        evidence="" if sure == 1 else "cell",
                    )
                    for k, t in enumerate(text.split())
                )
                made.append(
                    Cell(
                        r,
                        c,
                        *merged.get((r, c), (1, 1)),
                        Box(c * 60, r * 20, c * 60 + 58, r * 20 + 18),
                        words,
                    )
                )
    return PageReading(
        number,
        600,
        800,
        "text-layer",
        "layer_good",
        tables=(Table(len(rows), len(rows[0]), tuple(made)),),
    )


def read(*pages, year="2023"):
    """(tables, figures and labels in order) of pages that hold nothing else."""
    document = build_text(list(pages))
    found = read_tables(document, year)
    return found, in_heads(find_numerals(document, claim_cells(document, found), year), found)


def figures(rows):
    return [(r.raw, r.kind, r.value, r.unit, r.status) for r in rows if r.kind != "label"]


NESTED = [
    ["STT", "Lĩnh vực", "Hồ sơ tiếp nhận", "", "Tỷ lệ (%)"],
    ["", "", "Tổng số", "Trực tuyến", ""],
    ["(1)", "(2)", "(3)", "(4)", "(5)=(4)/(3)"],
    ["I", "Cấp huyện", "", "", ""],
    ["1", "Đất đai", "1.250", "500", "40,0"],
    ["2", "Hộ tịch", "80", "-", ""],
]
NESTED_SPANS = [(1, 1, 2, 1), (1, 2, 2, 1), (1, 3, 1, 2), (1, 5, 2, 1)]


def test_nested_heads_groups_and_formulas():
    (found,), rows = read(page(NESTED, spans=NESTED_SPANS))
    assert [c.heads for c in found.columns] == [
        ("STT",),
        ("Lĩnh vực",),
        ("Hồ sơ tiếp nhận", "Tổng số"),
        ("Hồ sơ tiếp nhận", "Trực tuyến"),
        ("Tỷ lệ (%)", "5=4/3"),
    ]
    assert [r.names for r in found.rows if r.body] == [
        ("Cấp huyện",),
        ("Cấp huyện", "Đất đai"),
        ("Cấp huyện", "Hộ tịch"),
    ]
    assert found.columns[2].head == "Hồ sơ tiếp nhận / Tổng số"
    assert figures(rows) == [
        ("1.250", "count", 1250, "", "actual"),
        ("500", "count", 500, "", "actual"),
        ("40,0", "percentage", Decimal("40.0"), "", "actual"),
        ("80", "count", 80, "", "actual"),
    ]
    assert {r.raw for r in rows if r.kind == "label"} == {"1", "2", "3", "4", "5"}


def test_a_head_that_is_printed_with_a_stroke_is_one_head():
    rows = [["STT", "Xã / phường", "Số hộ"], ["1", "An Lạc", "120"], ["2", "An Phú", "95"]]
    (found,), _ = read(page(rows))
    assert [column.heads for column in found.columns] == [("STT",), ("Xã / phường",), ("Số hộ",)]


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


@pytest.mark.parametrize(
    "column, wanted",
    [
        (["12,5", "1.250", "3,75"], [Decimal("12.5"), 1250, Decimal("3.75")]),
        (["12.5", "1,250", "3.75"], [Decimal("12.5"), 1250, Decimal("3.75")]),
        (
            ["12,5", "1.250", "3.75"],
            [Decimal("12.5"), 1250, None],
        ),  # of both kinds: what is unclear is refused
        (["7", "1,250", "8"], [7, None, 8]),
    ],
)
def test_one_use_of_dots_and_commas_a_table(column, wanted):
    _, rows = read(
        page(
            [
                ["Nội dung", "Số lượng"],
                *([f"Dòng {chr(97 + k)}", text] for k, text in enumerate(column)),
            ]
        )
    )
    got = [r for r in rows if r.rule == TABLE_RULE]
    assert [r.value for r in got] == wanted and [bool(r.doubts) for r in got] == [
        v is None for v in wanted
    ]


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


def test_a_total_and_a_share_that_fail_point_at_their_cells():
    rows = [
        ["STT", "Đơn vị", "Kế hoạch", "Thực hiện", "So với kế hoạch (%)"],
        ["1", "Xã A", "10", "5", "50"],
        ["2", "Xã B", "20", "10", "50"],
        ["3", "Xã C", "40", "10", "26"],
        ["4", "Xã D", "30", "30", "100"],
        ["", "Tổng cộng", "100", "56", "55"],
    ]
    found, numerals = read(page(rows))
    failing = [c for c in check_tables(found, numerals) if c.verdict == "suspect"]
    at = {n.start: n.raw for n in numerals}
    assert sorted(at[s] for c in failing for s in c.figures) == ["26", "55", "56"]


def test_a_share_that_holds_does_not_settle_what_it_is_made_of():
    """229 of 424 is 54 %, and so is 22,9 of 42,4."""
    found, numerals = read(
        page(
            [
                ["STT", "Đơn vị", "Kế hoạch", "Thực hiện", "So với kế hoạch (%)"],
                *([str(k), f"Xã {chr(64 + k)}", "424", "229", "54,0"] for k in range(1, 5)),
            ]
        )
    )
    doubted = tuple(
        replace(n, doubts=(Doubt.of("second_reading", other="x"),)) if n.kind != "label" else n
        for n in numerals
    )
    left = mark(doubted, (), check_tables(found, doubted), {})
    assert {(n.raw, bool(n.doubts)) for n in left if n.kind != "label"} == {
        ("424", True),
        ("229", True),
        ("54,0", False),
    }


def test_words_of_heads_are_read_as_their_examples_say():
    assert (
        load_vocabulary().ditto.fullmatch('"') and head_status("Kế hoạch", "Thực hiện") == "actual"
    )


def drawn(broken=False, seal=False):
    """A page of 200 dpi with a table of 4 × 3, the first row's right cells merged."""
    grey = numpy.full((1100, 1600), 255, "uint8")
    xs, ys = (100, 400, 900, 1500), (100, 180, 260, 340, 420)
    for y in ys:
        cv2.line(grey, (xs[0], y), (xs[-1], y + 4), 0, 2)  # it runs down a little
    for x in xs:
        cv2.line(grey, (x, ys[1 if x == 900 else 0]), (x, ys[-1] + 4), 0, 2)
    if broken:
        grey[:, 130:1500:97] = 255
        grey[:, 131:1500:97] = 255
    if seal:
        cv2.circle(grey, (900, 150), 90, 0, 3)
    cv2.putText(grey, "1.250", (960, 240), cv2.FONT_HERSHEY_COMPLEX, 1.0, 0, 2)
    return grey


@pytest.mark.parametrize("how", [{}, {"broken": True}, {"seal": True}])
def test_a_grid_is_found_by_its_lines(how):
    ruled = find_grids(drawn(**how), 200)
    [grid], erased = ruled.grids, ruled.without_lines
    assert (grid.rows, grid.columns) == (4, 3)
    assert [(a.row, a.column, a.columns) for a in grid.areas][:3] == [
        (1, 1, 1),
        (1, 2, 2),
        (2, 1, 1),
    ]
    assert (erased[205:250, 950:1100] < 128).any() and not (erased[300, 110:390] < 128).any()


def worn():
    """A page of 200 dpi with a table of 9 × 5 whose upright lines are dashes, at one place nothing is
    left of one; figures stand right-aligned, one heading runs over two columns."""
    grey, chance = numpy.full((1100, 1700), 255, "uint8"), numpy.random.default_rng(5)
    xs, ys = (100, 400, 700, 1000, 1300, 1600), tuple(range(100, 100 + 9 * 45 + 1, 45))
    for y in ys:
        cv2.line(grey, (xs[0], y), (xs[-1], y), 0, 2)
    for x in xs:
        for y in range(ys[1 if x == 1000 else 0], ys[-1], 9):
            if x in (100, 1600) or chance.random() < 0.7:
                cv2.line(grey, (x, y), (x, y + 8), 0, 2)
    grey[ys[4] + 4 : ys[5] - 4, 990:1010] = 255
    for y in ys[1:-1]:
        for x in xs[1:-1]:
            cv2.putText(grey, "1.250", (x - 105, y + 35), cv2.FONT_HERSHEY_COMPLEX, 0.9, 0, 2)
    cv2.putText(grey, "TONG SO HO SO", (860, ys[0] + 35), cv2.FONT_HERSHEY_COMPLEX, 0.9, 0, 2)
    return grey


def test_lines_worn_to_dashes_still_part_cells():
    [grid] = find_grids(worn(), 200).grids
    assert (grid.rows, grid.columns, len(grid.areas)) == (9, 5, 44)
    assert [(a.row, a.column, a.columns) for a in grid.areas if a.columns > 1] == [(1, 3, 2)]


def test_an_open_side_is_where_the_lines_across_end():
    grey = drawn()
    grey[182:416, 1490:1510] = 255
    grey[:178, 1490:1510] = 255
    [grid] = find_grids(grey, 200).grids
    assert (grid.rows, grid.columns) == (4, 3)


def test_a_column_that_counts_is_the_rows_number_however_its_head_was_read():
    (found,), rows = read(
        page(
            [
                ["S6 TI", "Nội dung chi", "Dự toán"],
                *(
                    [label, f"Việc {chr(97 + k)}", f"{k}5,5"]
                    for k, label in enumerate("1 2 3 4 S 6 7".split())
                ),
            ],
            sure=0.8,
        )
    )
    assert [c.role for c in found.columns] == ["number", "name", "value"] and len(
        figures(rows)
    ) == 7


@pytest.mark.parametrize(
    "drawn, crossed, worn, wanted",
    [
        ([1, 1, 1, 0, 1, 1], 0, False, [1, 1, 1, 0, 1, 1]),
        ([0.7, 0.6, 0.8, 0, 0.6, 0.7], 0, True, [1, 1, 1, 1, 1, 1]),
        ([0.7, 0.6, 0.8, 0, 0.6, 0.7], 1, True, [1, 1, 1, 0, 1, 1]),
        ([0, 0.6, 0.8, 0.6, 0.6, 0.7], 0, True, [0, 1, 1, 1, 1, 1]),
        ([1, 1, 1, 0.3, 1, 1], 0, False, [1, 1, 1, 1, 1, 1]),
        ([1, 0, 0, 0.3, 0, 0], 0, False, [1, 0, 0, 0, 0, 0]),
    ],
)
def test_a_step_of_a_line_is_believed_by_the_rest_of_it(drawn, crossed, worn, wanted):
    steps = numpy.array([[1.0, v, 1.0] for v in drawn])
    got = grid_steps.parted(steps, numpy.full(steps.shape, bool(crossed)), worn, True)
    assert got[:, 1].astype(int).tolist() == wanted


@pytest.mark.parametrize(
    "comma, digits, read, wanted",
    [
        (True, 2, "44", "mark"),
        (True, 2, "4,4", ""),
        (False, 2, "44", ""),
        (False, 3, "44", "strokes"),
        (True, 3, "4,44", ""),
    ],
)
def test_a_numeral_is_held_against_the_print_of_its_cell(comma, digits, read, wanted):
    dark = numpy.zeros((40, 100), "uint8")
    for k in range(digits):
        dark[8:32, 10 + 24 * k : 24 + 24 * k] = 1
    dark[28:35, 27:31] = comma
    assert cell_fault(dark, read, Box(5, 3, 95, 38), 1.0) == wanted


def test_frames_and_prose_are_no_tables():
    grey = numpy.full((1100, 1600), 255, "uint8")
    cv2.rectangle(grey, (100, 100), (500, 300), 0, 3)
    cv2.line(grey, (100, 200), (500, 200), 0, 3)
    for y in range(400, 1000, 50):
        cv2.putText(
            grey,
            "TONG HOP EEE TTT LLL FFF 1111 EEEE",
            (100, y),
            cv2.FONT_HERSHEY_COMPLEX,
            1.1,
            0,
            2,
        )
    assert find_grids(grey, 200).grids == []


@pytest.mark.parametrize(
    "readings, wanted",
    [
        (("0,2", "0,2", None), ("0,2", "cell")),
        (("12,5", "125", "12,5"), ("12,5", "cell_voted")),
        (("2029", "2022", "2022"), ("2022", "cell_outvoted")),
        (("$.452", "S.452", None), ("5.452", "split")),
        (("18,1", "18", "l8"), ("18", "cell_outvoted")),
        (("99.64", "99.64", "99,64"), ("99,64", "cell_outvoted")),
        (("%", "1%", None), ("%", "")),
        (("7", "8", "9"), ("7", "split")),
    ],
)
def test_a_cell_is_read_by_vote(readings, wanted):
    place = Box(0, 0, 9, 9)
    got = vote(*(None if text is None else (Word(text, place, 0.9),) for text in readings))
    assert (got[0].text, got[0].evidence) == wanted


def test_sample_annexes_cell_by_cell(samples_out):
    rows = table(samples_out, "tables")
    for gold in sorted(SAMPLES.glob("*.tables.json")):
        name = gold.name.removesuffix(".tables.json") + ".pdf"
        for piece in json.loads(gold.read_text("utf-8")):
            got = [r for r in rows if r["file"] == name and int(r["page"]) == piece["page"]]
            last = max(int(r["row"]) for r in got)
            for n, cells_ in enumerate(reversed(piece["rows"])):
                mine = {int(r["column"]): r for r in got if int(r["row"]) == last - n}
                wanted = {c: t for c, t in enumerate(cells_, 1) if c > 2 and t[:1].isdigit()}
                assert {c: r["raw"] for c, r in mine.items()} == wanted, (name, cells_)
                assert all(
                    r["review"] == "no"
                    and set(piece["columns"][c - 1].split()) <= set(r["column_head"].split())
                    for c, r in mine.items()
                ), (name, cells_)


def test_workbook_has_a_sheet_for_each_table(samples_out):
    book = load_workbook(samples_out / "so-lieu.xlsx")
    listed = [row for row in book["Bảng"].iter_rows(min_row=2, values_only=True)]
    assert [row[6] for row in listed] == [f"Bảng {n}" for n in range(1, len(listed) + 1)] and len(
        listed
    ) == 4
    sheet = book[[row[6] for row in listed if row[0] == "phu-luc-ho-so.pdf"][0]]
    assert sheet.cell(3, 3).value == "Số hồ sơ tiếp nhận" and "C3:F3" in map(
        str, sheet.merged_cells.ranges
    )
