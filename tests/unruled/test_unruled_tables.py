"""Tables without lines or with a few: what becomes one, and what must not."""

import pytest
from printed_pages import grid, page

from extractor.lines.document_text import build_text
from extractor.model import Box, PageReading, Word
from extractor.tables.tables import read_tables
from extractor.unruled.unruled_tables import with_unruled_tables


def placed(columns, rows, top=100, step=20):
    """Rows of texts at these columns: (x, side)."""
    return [
        (
            top + step * n,
            [(text, *place) for text, place in zip(row, columns, strict=False) if text],
        )
        for n, row in enumerate(rows)
    ]


COLUMNS = [(70, "middle"), (90, "left"), (330, "right"), (410, "right"), (490, "right")]


HEADS = [(70, "middle"), (150, "middle"), (310, "middle"), (390, "middle"), (470, "middle")]


ROWS = [
    ["1", "Đất đai", "1.250", "500", "40,0%"],
    ["2", "Hộ tịch", "80", "-", "0%"],
    ["3", "Chứng thực", "12.604", "9", "0,1%"],
    ["", "Tổng cộng", "13.934", "509", "3,7%"],
]


PROSE = [
    (
        60,
        [
            (
                "1. Trong năm đã ban hành 27 văn bản, tổ chức 14 hội nghị với 1.206 lượt người dự họp",
                60,
            )
        ],
    ),
    (40, [("II. KẾT QUẢ THỰC HIỆN NHIỆM VỤ", 200)]),
]


def test_figures_in_columns_below_a_heading_are_a_table():
    lines = [
        *PROSE,
        *placed(HEADS, [["STT", "Lĩnh vực", "Tổng số", "Trễ hạn", "Tỷ lệ"]]),
        *placed(COLUMNS, ROWS, 122),
        (
            230,
            [
                (
                    "2. So với năm trước, số hồ sơ tăng 312 hồ sơ, số hồ sơ trễ hạn giảm 08 hồ sơ so với kỳ",
                    60,
                )
            ],
        ),
    ]
    (made,) = with_unruled_tables((page(lines),))
    (table,) = made.tables
    assert grid(table) == [["STT", "Lĩnh vực", "Tổng số", "Trễ hạn", "Tỷ lệ"], *ROWS]
    every = [w.text for w in made.words] + [w.text for c in table.cells for w in c.words]
    assert sorted(every) == sorted(w.text for w in page(lines).words)


def test_heads_over_several_columns_and_years():
    nested = [
        (100, [("Trong đó", 350, "middle")]),
        (110, [("STT", 70, "middle"), ("Lĩnh vực", 150, "middle"), ("Tỷ lệ (%)", 470, "middle")]),
        (120, [("Tổng số", 310, "middle"), ("Trễ hạn", 390, "middle")]),
    ]
    (made,) = with_unruled_tables((page([*nested, *placed(COLUMNS, ROWS, 144)]),))
    heads = [c.head for c in read_tables(build_text([made]), "2023")[0].columns]
    assert heads == ["STT", "Lĩnh vực", "Trong đó / Tổng số", "Trong đó / Trễ hạn", "Tỷ lệ (%)"]
    years = placed(
        HEADS, [["STT", "Lĩnh vực", "Năm", "Năm", "Năm"], ["", "", "2021", "2022", "2023"]], 100, 14
    )
    (made,) = with_unruled_tables((page([*years, *placed(COLUMNS, ROWS, 140)]),))
    assert grid(made.tables[0])[0] == ["STT", "Lĩnh vực", "Năm 2021", "Năm 2022", "Năm 2023"]


@pytest.mark.parametrize(
    "shift", [0, 7, 14]
)  # figures beside the first line of a name, its middle, its last
def test_a_name_over_two_lines_is_one_row(shift):
    lines = placed(HEADS, [["STT", "Nội dung", "Kế hoạch", "Kết quả", "Tỷ lệ"]])
    for n, row in enumerate(ROWS[:3]):
        y = 130 + 40 * n
        lines += [
            (y, [("Số hồ sơ giải quyết trong", 90)]),
            (y + 14, [("kỳ của lĩnh vực " + row[1].lower(), 90)]),
            (
                y + shift,
                [
                    (text, *place)
                    for text, place in zip(row, COLUMNS, strict=False)
                    if text != row[1]
                ],
            ),
        ]
    (made,) = with_unruled_tables((page(lines),))
    assert grid(made.tables[0])[1:] == [
        [r[0], "Số hồ sơ giải quyết trong kỳ của lĩnh vực " + r[1].lower(), *r[2:]]
        for r in ROWS[:3]
    ]


def test_a_table_goes_on_over_the_page():
    first = page(
        [
            *placed(HEADS, [["STT", "Lĩnh vực", "Tổng số", "Trễ hạn", "Tỷ lệ"]]),
            *placed(COLUMNS, ROWS[:3], 122),
        ]
    )
    after = page(
        [(30, [("2", 297)]), *placed(COLUMNS, [["4", "Xây dựng", "75", "1", "1,3%"], ROWS[3]], 60)],
        2,
    )
    made = with_unruled_tables((first, after))
    assert [len(p.tables) for p in made] == [1, 1]
    one, two = read_tables(build_text(list(made)), "2023")
    assert one.whole == two.whole and [r.head for r in two.rows] == ["Xây dựng", "Tổng cộng"]
    assert with_unruled_tables((after,))[0].tables == ()  # without a heading anywhere: no table


def test_a_page_that_leans_is_read_as_one_that_does_not():
    lines = [
        *PROSE,
        *placed(HEADS, [["STT", "Lĩnh vực", "Tổng số", "Trễ hạn", "Tỷ lệ"]]),
        *placed(COLUMNS, ROWS, 122),
    ]
    straight = page(lines)
    leaning = tuple(
        Word(
            w.text,
            Box(
                w.box.x0 - 0.012 * w.box.y0,
                w.box.y0 + 0.012 * w.box.x0,
                w.box.x1 - 0.012 * w.box.y0,
                w.box.y1 + 0.012 * w.box.x0,
            ),
            0.9,
        )
        for w in straight.words
    )
    made = with_unruled_tables((PageReading(1, 595, 842, "ocr", "layer_empty", leaning),))
    assert grid(made[0].tables[0]) == grid(with_unruled_tables((straight,))[0].tables[0])


NOTHING = {
    "a numbered list": placed(
        [(70, "left"), (90, "left")],
        [
            ["1.", "Ban hành 27 văn bản chỉ đạo, trong đó 12 kế hoạch và 15 công văn hướng dẫn"],
            ["2.", "Tổ chức 14 hội nghị với 1.206 lượt"],
            ["3.", "Kiểm tra 19 xã"],
            ["4.", "Rà soát 38 nhiệm vụ"],
        ],
    ),
    "letterhead": placed(
        [(160, "middle"), (430, "middle")],
        [
            ["ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
            ["HUYỆN AN PHÚ", "Độc lập - Tự do - Hạnh phúc"],
            ["Số: 412/BC-UBND", "An Phú, ngày 15 tháng 12 năm 2023"],
        ],
    ),
    "the close": placed(
        [(70, "left"), (430, "middle")],
        [
            ["Nơi nhận:", "TM. ỦY BAN NHÂN DÂN"],
            ["- UBND tỉnh;", "CHỦ TỊCH"],
            ["- Sở Nội vụ;", ""],
            ["- Lưu: VT, 03 bản.", "Nguyễn Văn An"],
        ],
    ),
    "contents with leaders": placed(
        [(70, "left"), (520, "right")],
        [
            ["Nội dung ", "Trang"],
            *([f"{n}. Phần thứ {n} của báo cáo năm {'.' * 40}", str(3 * n)] for n in range(1, 7)),
        ],
    ),
    "contents without": placed(
        [(70, "left"), (520, "right")],
        [
            ["Mục lục", "Trang"],
            *([f"Phần {n} của báo cáo", str(3 * n)] for n in "abcdef" for n in [ord(n) - 96]),
        ],
    ),
    "pages of sections without the word": placed(
        [(70, "left"), (520, "right")],
        [["Phần", "Ở đâu"], *([f"Phần {n} của báo cáo", str(3 * n)] for n in range(1, 7))],
    ),
    "years of birth": placed(
        [(70, "left"), (420, "right")],
        [
            ["Họ và tên", "Năm sinh"],
            ["Nguyễn Văn An", "1975"],
            ["Trần Thị Bình", "1968"],
            ["Lê Văn Cường", "1981"],
            ["Phạm Thị Dung", "1979"],
        ],
    ),
    "days": placed(
        [(70, "left"), (300, "right"), (420, "right")],
        [
            ["Việc", "Bắt đầu", "Kết thúc"],
            ["Rà soát", "12/01/2023", "15/02/2023"],
            ["Kiểm tra", "01/3/2023", "10/4/2023"],
            ["Báo cáo", "05/5/2023", "08/6/2023"],
        ],
    ),
    "prose with wide gaps": [
        (100 + 17 * n, [(part, 60 + 90 * k) for k, part in enumerate(text.split("|"))])
        for n, text in enumerate(
            [
                "Trong năm|đã ban hành|27|văn bản|chỉ đạo",
                "tổ chức|14|hội nghị|với 1.206|lượt người",
                "phân công|05|phòng|theo dõi|19 xã",
                "hoàn thành|38|nhiệm vụ|trong đó|có 35",
            ]
        )
    ],
    "two rows only": [
        *placed(HEADS, [["STT", "Lĩnh vực", "Tổng số", "Trễ hạn", "Tỷ lệ"]]),
        *placed(COLUMNS, ROWS[:2], 122),
    ],
    "no heading": placed(COLUMNS, ROWS),
    "a title for a heading": [
        (100, [("TÌNH HÌNH GIẢI QUYẾT HỒ SƠ THỦ TỤC HÀNH CHÍNH", 130)]),
        *placed(COLUMNS, ROWS, 122),
    ],
    "figures out of line": [
        *placed(HEADS, [["STT", "Lĩnh vực", "Tổng số", "Trễ hạn", "Tỷ lệ"]]),
        *(
            (
                122 + 20 * n,
                [(row[1], 90), (row[2], 300 + 17 * (n % 3)), (row[3], 410 - 19 * (n % 2))],
            )
            for n, row in enumerate(ROWS)
        ),
    ],
}


@pytest.mark.parametrize("lines", NOTHING.values(), ids=NOTHING)
def test_what_is_no_table_stays_as_it_is(lines):
    given = page(lines)
    assert with_unruled_tables((given,)) == (given,)


@pytest.mark.parametrize(
    "title", ["TÌNH HÌNH TIẾP NHẬN HỒ SƠ", "BẢNG TỔNG HỢP", "DANH MỤC CÁC LĨNH VỰC"]
)
def test_a_title_in_capitals_over_the_whole_table_is_no_head(title):
    above = [(70, [(title, 280, "middle")])]
    heads = [["TT", "Lĩnh vực", "Tiếp nhận", "Trực tuyến", "Tỷ lệ"]]
    (table,) = with_unruled_tables(
        [page(above + placed(HEADS, heads) + placed(COLUMNS, ROWS, 120))]
    )[0].tables
    assert grid(table)[0] == heads[0]


@pytest.mark.parametrize(
    "above",
    [
        [[("Quý", 310), ("I", 390)], [("Tiếp nhận, giải quyết", 390)]],
        [[("Nguồn", 470)], [("Trong đó", 430)]],
        [[("Kỳ", 310)], [("Hồ sơ của các cơ quan", 390)], [("Loại", 390)]],
    ],
)
def test_cells_of_heads_never_overlap(above):
    lines = [
        (60 + 16 * at, [(text, x, "middle") for text, x in line]) for at, line in enumerate(above)
    ]
    heads = placed(HEADS, [["TT", "Lĩnh vực", "Tổng", "Mạng", "Tỷ lệ"]], 60 + 16 * len(above))
    body = placed(COLUMNS, ROWS, 80 + 16 * len(above))
    (table,) = with_unruled_tables([page(lines + heads + body)])[0].tables
    taken = [
        (row, column)
        for cell in table.cells
        for row in range(cell.row, cell.row + cell.rows)
        for column in range(cell.column, cell.column + cell.columns)
    ]
    assert len(taken) == len(set(taken))


def test_a_number_between_the_two_lines_of_its_name_belongs_to_both():
    heads = placed(HEADS, [["TT", "Lĩnh vực", "Tiếp nhận", "Trực tuyến", "Tỷ lệ"]])
    body = placed(COLUMNS, [ROWS[0]], 120)
    body += [(140, [("Hộ tịch khu vực Nguyễn", 90, "left")])]
    body += [
        (
            146,
            [("2", 70, "middle"), ("80", 330, "right"), ("7", 410, "right"), ("1%", 490, "right")],
        )
    ]
    body += [(151, [("Trãi và ven biển", 90, "left")])]
    body += placed(COLUMNS, [ROWS[2]], 172)
    (table,) = with_unruled_tables([page(heads + body)])[0].tables
    assert [row[1] for row in grid(table)][1:] == [
        "Đất đai",
        "Hộ tịch khu vực Nguyễn Trãi và ven biển",
        "Chứng thực",
    ]


def heads_over(*lines):
    """The rows of the table whose heads these lines are: (y, [(text, x), …]), above the rows."""
    above = [(y, [(text, x, "middle") for text, x in parts]) for y, parts in lines]
    (made,) = with_unruled_tables([page(above + placed(COLUMNS, ROWS))])
    return grid(made.tables[0])


@pytest.mark.parametrize(
    ("wide", "upper", "lower"),
    [
        ("Xếp hạng", "Năm", ("2022", "2023", "2024")),
        ("Điểm số", "Quý", ("I", "II", "III")),
        ("Hồ sơ", "Tháng", ("7/2024", "8/2024", "9/2024")),
        ("Kết quả", "Đợt", ("A", "B", "C")),
    ],
)
def test_heads_beside_each_other_stand_over_one_column_each(wide, upper, lower):
    figures = (310, 390, 470)
    rows = heads_over(
        (40, [(wide, 390)]),
        (60, [("Số", 70), ("Lĩnh vực", 150), *((upper, x) for x in figures)]),
        (74, list(zip(lower, figures, strict=True))),
    )
    assert rows[0][2] == wide
    assert rows[1][2:] == [f"{upper} {each}" for each in lower]


@pytest.mark.parametrize("years", [("2023", "2024"), ("2019", "2020"), ("9/2024", "10/2024")])
def test_a_head_of_two_lines_keeps_apart_from_one_of_three(years):
    rows = heads_over(
        (36, [("Xếp hạng", 430)]),
        (53, [("Hỗ trợ", 325)]),
        (59, [("Lĩnh vực", 150), ("Năm", 388), ("Năm", 468)]),
        (65, [("doanh", 325)]),
        (71, list(zip(years, (388, 468), strict=True))),
        (77, [("nghiệp", 325)]),
    )
    assert rows[0][2:4] == ["Hỗ trợ doanh nghiệp", "Xếp hạng"]
    assert rows[1][3:] == [f"Năm {year}" for year in years]


@pytest.mark.parametrize("unit", ["Triệu đồng", "Lớp - Class", "Người"])
def test_print_at_one_side_above_a_head_over_all_columns_is_no_head(unit):
    rows = heads_over(
        (34, [(unit, 470)]),
        (54, [("Năm học", 390)]),
        (74, [("2021", 310), ("2022", 390), ("2023", 470)]),
    )
    assert rows[0][2] == "Năm học"
    assert rows[1][2:] == ["2021", "2022", "2023"]


@pytest.mark.parametrize("sign", ["-", "/", ","])
def test_a_head_goes_on_behind_a_sign_that_joins(sign):
    upper = [("Năm học" + sign, 369.5), ("School", 413.5)]
    rows = heads_over((54, upper), (74, [("2021", 310), ("2022", 390), ("2023", 470)]))
    assert rows[0][2] == f"Năm học{sign} School"


@pytest.mark.parametrize("caption", ["1. Cấp tiểu học", "II. Thu nội địa", "b) Đơn thư"])
def test_a_numbered_line_over_the_names_alone_is_no_head(caption):
    above = [(46, [("Năm học 2024-2025", 330, "middle")]), (64, [(caption, 66)])]
    heads = placed(HEADS, [["TT", "Lĩnh vực", "Tổng", "Mạng", "Tỷ lệ"]], 82)
    (made,) = with_unruled_tables([page(above + heads + placed(COLUMNS, ROWS))])
    assert grid(made.tables[0])[0] == ["TT", "Lĩnh vực", "Tổng", "Mạng", "Tỷ lệ"]


@pytest.mark.parametrize("beside", [60, 67, 74, 82])
def test_a_head_beside_two_that_stand_over_each_other_is_below_the_same_head(beside):
    lines = {
        40: [("Nhân sự", 390)],
        60: [("Trình độ", 430)],
        82: [("Đại học", 390), ("Cao học", 470)],
    }
    lines[beside] = [*lines.get(beside, []), ("Lĩnh vực", 150), ("Tổng", 310)]
    above = [(y, [(*head, "middle") for head in heads]) for y, heads in lines.items()]
    pages = with_unruled_tables([page(above + placed(COLUMNS, ROWS, 104))])
    (table,) = read_tables(build_text(pages), "2024")
    assert [column.head for column in table.columns[2:]] == [
        "Nhân sự / Tổng",
        "Nhân sự / Trình độ / Đại học",
        "Nhân sự / Trình độ / Cao học",
    ]


@pytest.mark.parametrize("title", ["Sáu tháng đầu năm 2024", "Quý III/2024", "Tính đến 31/12/2023"])
def test_a_title_in_the_middle_of_the_table_is_no_head(title):
    middle = (67 + 490) / 2
    above = [(40, [(title, middle, "middle")]), (64, [("Trong đó", 390, "middle")])]
    heads = placed(HEADS, [["TT", "Lĩnh vực", "Tổng", "Mạng", "Tỷ lệ"]], 82)
    (made,) = with_unruled_tables([page(above + heads + placed(COLUMNS, ROWS))])
    assert title.split()[-1] in [word.text for word in made.words]
    assert "Trong" not in [word.text for word in made.words]


@pytest.mark.parametrize("leader", ["......", "…………", " . . . . . ."])
def test_leaders_before_several_columns_of_figures_end_no_table(leader):
    rows = [
        [*row[:1], row[1] + leader if n == 2 else row[1], *row[2:]] for n, row in enumerate(ROWS)
    ]
    heads = ["TT", "Lĩnh vực", "Tiếp nhận", "Quá hạn", "Tỷ lệ"]
    (seen,) = with_unruled_tables(
        [page([*placed(HEADS, [heads], 80), *placed(COLUMNS, rows)])],
    )
    (table,) = seen.tables
    assert [row[2] for row in grid(table)[1:]] == ["1.250", "80", "12.604", "13.934"]


@pytest.mark.parametrize(
    "first, second, below",
    [
        (("Dự toán", 310), ("Thực hiện", 390), ("giao", 310)),
        (("Dự toán", 310), ("Thực hiện", 390), ("năm", 390)),
        (("Đầu kỳ", 310), ("Cuối kỳ", 390), ("(hộ)", 310)),
    ],
)
def test_a_head_stands_over_two_that_begin_on_one_line_and_end_on_others(first, second, below):
    lines = [
        (50, [("Lĩnh vực", 150, "middle"), ("Năm 2024", 350, "middle")]),
        (66, [(*first, "middle"), (*second, "middle"), ("Tỷ lệ", 470, "middle")]),
        (82, [(*below, "middle")]),
    ]
    (seen,) = with_unruled_tables([page([*lines, *placed(COLUMNS, ROWS)])])
    (table,) = seen.tables
    over = [cell for cell in table.cells if cell.text == "Năm 2024"]
    assert [(cell.column, cell.columns) for cell in over] == [(3, 2)]


@pytest.mark.parametrize(
    "wide, first, second",
    [
        ("Kết quả rà soát hộ", ("Đầu kỳ", 308), ("Cuối kỳ", 456)),  # reaches three of four columns
        ("Kết quả theo địa bàn", ("Thành thị", 308), ("Nông thôn", 456)),
        ("Chia theo loại đất", ("Đất ở", 312), ("Đất khác", 460)),
    ],
)
def test_a_head_may_stand_over_more_columns_than_it_reaches(wide, first, second):
    places = [(47, "left"), *[(x, "right") for x in (305, 379, 454, 528, 593)]]
    heads = [(270, "Tổng số hộ"), (345, "Hộ nghèo"), (418, "Tổng số hộ"), (493, "Hộ nghèo")]
    rows = [
        ["Gò Dầu", "1.204", "96", "2.088", "112", "7"],
        ["Bến Cầu", "980", "71", "650", "30", "9"],
    ]
    lines = [
        (50, [(wide, 382, "middle")]),
        (68, [(*first, "middle"), (*second, "middle")]),
        (86, [("Xã", 60, "middle"), *[(text, x, "middle") for x, text in heads], ("Số", 580)]),
    ]
    (seen,) = with_unruled_tables([page([*lines, *placed(places, [*rows, *rows], top=104)])])
    (table,) = seen.tables
    assert [(c.column, c.columns) for c in table.cells if c.text == wide] == [(2, 4)]


@pytest.mark.parametrize(
    ("above", "rests"),
    [
        (("299.53", "1.204.56", "12.64"), ("3", "9", "0")),
        (("299.5", "40", "12.6"), ("33", "", "40")),
        (("-1.23", "88", "(4.51"), ("4", "", "2)")),
    ],
)
def test_what_narrow_columns_left_of_figures_is_no_row(above, rests):
    rows = [*ROWS[:2], ["3", "Diện tích", *above], ["", "", *rests], ["4", *ROWS[3][1:]]]
    (made,) = with_unruled_tables(
        [
            page(
                placed(HEADS, [["STT", "Lĩnh vực", "Số", "Quá", "Tỷ"]], 60)
                + placed(COLUMNS, rows, step=16)
            )
        ]
    )
    texts = grid(made.tables[0])
    assert len(texts) == 5
    wanted = [" ".join(filter(None, pair)) for pair in zip(above, rests, strict=True)]
    assert texts[3] == ["3", "Diện tích", *wanted]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (("299.533", "204", "12"), ("3", "9", "0")),  # whole figures
        (("299.53", "204", "12"), ("3", "9", "0")),  # not all of them torn
        (("299,53", "20,4", "1,2"), ("3", "9", "0")),  # decimals
    ],
)
def test_figures_below_whole_ones_are_a_row(above, below):
    rows = [*ROWS[:2], ["3", "Diện tích", *above], ["", "", *below], ["4", *ROWS[3][1:]]]
    (made,) = with_unruled_tables(
        [page(placed(HEADS, [["STT", "Lĩnh vực", "Số", "Quá", "Tỷ"]], 60) + placed(COLUMNS, rows))]
    )
    assert len(grid(made.tables[0])) == 6


@pytest.mark.parametrize(
    "marks", [["I", "II", "III", "IV"], ["V", "VI", "B", "VII"], ["IV.", "V.", "VI.", "VII."]]
)
@pytest.mark.parametrize("below_zero", ["(1.175)", "(738)", "(4,5)"])
def test_roman_numbers_of_rows_and_figures_below_zero_in_brackets(marks, below_zero):
    columns = [(60, "left"), (100, "left"), (360, "right"), (450, "right"), (530, "right")]
    rows = [
        ["STT", "Nội dung", "Dự toán", "Quyết toán", "Chênh lệch"],
        [marks[0], "Thu nội địa", "1.234", "56", "2.018"],
        [marks[1], "Thu viện trợ", "25.960", "7", below_zero],
        [marks[2], "Thu kết dư", "998", "24", below_zero],
        [marks[3], "Thu chuyển nguồn", "55.778", "932", "26"],
    ]
    (made,) = with_unruled_tables((page(placed(columns, rows)),))
    assert [grid(table) for table in made.tables] == [rows]


@pytest.mark.parametrize(
    "one, other", [("Lương hiện hưởng", "Lương được nâng"), ("Năm trước (2023)", "Năm sau (2024)")]
)
@pytest.mark.parametrize("off", [0, -6])
def test_heads_of_one_line_share_the_columns_between_them(one, other, off):
    """Each stands a little beside the middle of its columns, which are not equally wide; the first
    stands better in the middle of four, of which the second needs one."""
    middles = (190, 235, 300, 365, 430, 512)
    texts = ("Bậc", "Hệ số", "Thời gian", "Hệ số", "Thời gian", "Mức tiền")
    rows = [[f"Ông Lê Văn {k}", "3", "2,34", "12", "2,67", "36", "6.247.800"] for k in "ABCD"]
    heads = [(text, x, "middle") for text, x in zip(texts, middles, strict=True)]
    lines = [
        (50, [(one, 275 + off, "middle"), (other, 448 + off, "middle")]),
        (68, [("Họ và tên", 90, "middle"), *heads]),
    ]
    places = [(47, "left"), *[(x, "middle") for x in middles]]
    (seen,) = with_unruled_tables([page([*lines, *placed(places, rows)])])
    (table,) = seen.tables
    over = {c.text: (c.column, c.columns) for c in table.cells if c.text in (one, other)}
    assert over == {one: (3, 2), other: (5, 3)}


WIDE = [(50, "left"), (90, "left"), (420, "right"), (560, "right")]
IN_WIDE = [(55, "middle"), (205, "middle"), (350, "middle"), (475, "middle")]
COMMUNES = [
    ["1", "Mỏ Cày", "1.549", "83,3"],
    ["2", "Lương Hòa", "843", "94,9"],
    ["3", "Giao Long", "18", "87,8"],
]


@pytest.mark.parametrize(
    "above",
    [
        placed(IN_WIDE, [["TT", "Xã", "Lượt khách", "Hài lòng"]]),
        placed(IN_WIDE, [["TT", "Xã", "Lượt", "Hài"], ["", "", "khách", "lòng"]], 86, 14),
        [
            (78, [("Khách đến", 305, "middle")]),
            *placed(IN_WIDE, [["TT", "Xã", "Lượt khách", "Hài lòng"]]),
        ],
    ],
)
def test_heads_in_the_middle_of_wide_columns_stand_over_their_own_figures(above):
    (made,) = with_unruled_tables((page([*above, *placed(WIDE, COMMUNES, 124)]),))
    assert grid(made.tables[0]) == [["TT", "Xã", "Lượt khách", "Hài lòng"], *COMMUNES]


OWNED = [(57, "left"), (75, "left"), (243, "left"), (418, "right"), (458, "right")]


def owned_row(y, number, name, owner, figures):
    """A row whose figures stand in the middle of a name of three lines and an owner of two."""
    at = dict(enumerate(OWNED))
    return [
        (y, [(name[0], *at[1])]),
        (y + 7, [(owner[0], *at[2])]),
        (y + 14, [(number, *at[0]), (name[1], *at[1]), (figures[0], *at[3]), (figures[1], *at[4])]),
        (y + 21, [(owner[1], *at[2])]),
        (y + 28, [(name[2], *at[1])]),
    ]


NAME = ("Xây dựng kế hoạch", "cách hành chính trên", "và tổ chức thực hiện")
OWNER = ("Đài Phát thanh", "và Truyền hình")


@pytest.mark.parametrize(
    "heads",
    [
        [
            (
                80,
                [
                    ("TT", *OWNED[0]),
                    ("Nhiệm vụ", 120),
                    ("Chủ trì", 270),
                    ("Kinh phí", 370),
                    ("Số tháng", 430),
                ],
            )
        ],
        [
            (73, [("Kinh phí", 370), ("Số tháng", 430)]),
            (80, [("TT", *OWNED[0]), ("Nhiệm vụ", 120), ("Chủ trì", 270)]),
            (87, [("(triệu)", 372), ("(tháng)", 432)]),
        ],
        [
            (66, [("Kinh phí", 370), ("Số tháng", 430)]),
            (80, [("TT", *OWNED[0]), ("Nhiệm vụ", 120), ("Chủ trì", 270)]),
        ],
    ],
)
def test_words_of_the_first_row_above_its_figures_are_no_heads(heads):
    lines = [*heads]
    for n, figures in enumerate((("263.000", "9"), ("98.000", "12"), ("1.000", "3"))):
        lines += owned_row(110 + 45 * n, str(n + 1), NAME, OWNER, figures)
    (made,) = with_unruled_tables((page(lines),))
    table = grid(made.tables[0])
    body = table[-3:]
    assert body[0] == ["1", " ".join(NAME), " ".join(OWNER), "263.000", "9"]
    assert all("Xây" not in (text or "") for row in table[:-3] for text in row)


SHARES = [
    ["1", "Sở Nội vụ", "36/64", "17", "5"],
    ["2", "Trường Cao đẳng Đồng", "40/68", "23", "6"],
    ["3", "Sở Dân tộc", "100/111", "22", "12"],
]


@pytest.mark.parametrize("off", [13, 8])  # below the row's line, or half a line around it
def test_shares_in_brackets_below_figures_are_of_their_row(off):
    lines = placed(HEADS, [["STT", "Đơn vị", "Đúng hạn", "Trễ hạn", "Số lớp"]])
    for n, row in enumerate(SHARES):
        y = 130 + 40 * n
        above = y if off == 13 else y - off
        apart = [*row[:3], "", row[4]]
        lines += [] if above == y else [(above, [(row[3], *COLUMNS[3])])]
        lines += placed(COLUMNS, [row if above == y else apart], y)
        second = [(f"({row[3]},5%)", *COLUMNS[3])]
        lines += [(y + off, [("Khởi", 90), *second] if n == 1 and off == 13 else second)]
    (made,) = with_unruled_tables((page(lines),))
    named = [row[1] + (" Khởi" if n == 1 and off == 13 else "") for n, row in enumerate(SHARES)]
    assert grid(made.tables[0])[1:] == [
        [row[0], name, row[2], f"{row[3]} ({row[3]},5%)", row[4]]
        for row, name in zip(SHARES, named, strict=True)
    ]


def test_a_row_of_figures_in_brackets_is_a_row_of_its_own():
    rows = [*ROWS[:3], ["", "Chênh lệch", "(1.250)", "(509)", "(3,7%)"]]
    heads = placed(HEADS, [["STT", "Lĩnh vực", "Tổng số", "Trễ hạn", "Tỷ lệ"]])
    (made,) = with_unruled_tables((page([*heads, *placed(COLUMNS, rows, 122, 14)]),))
    assert grid(made.tables[0])[1:] == rows


def half_a_line_off(y, number, name, figures):
    """A row of two lines of a name; its number and its figures stand between these."""
    at = dict(enumerate(COLUMNS))
    middle = [(number, *at[0]), *((own, *at[k]) for k, own in enumerate(figures, 2))]
    return [(y, [(name[0], *at[1])]), (y + 7, middle), (y + 14, [(name[1], *at[1])])]


GROUP = ("Hiện đại hóa", "hành chính")
ITEMS = [
    ("1", ("Hồ sơ nộp qua mạng", "của năm"), ["120", "5", "4,0%"]),
    ("2", ("Hồ sơ thanh toán", "trực tuyến"), ["1.250", "60", "4,8%"]),
    ("3", ("Văn bản ký số của", "các xã"), ["15", "9", "60,0%"]),
]


@pytest.mark.parametrize("place", [0, 1, 2])
def test_groups_of_two_lines_stand_in_the_table_wherever_they_are(place):
    lines = placed(HEADS, [["STT", "Chỉ tiêu", "Kế hoạch", "Kết quả", "Tỷ lệ"]])
    parts = [*ITEMS[:place], ("II", GROUP, []), *ITEMS[place:]]
    for n, part in enumerate(parts):
        lines += half_a_line_off(130 + 30 * n, *part)
    (made,) = with_unruled_tables((page(lines),))
    wanted = [[number, " ".join(name), *(own or ["", "", ""])] for number, name, own in parts]
    assert grid(made.tables[0])[1:] == wanted


def test_heads_on_many_lines_half_a_line_off_are_all_heads():
    left, right = (290, "middle"), (450, "middle")
    lines = [
        (60, [("Kết quả theo cấp thực hiện", 355, "middle")]),
        (67, [("Chỉ tiêu", 150, "middle")]),
        (74, [("Cấp tỉnh", *left)]),
        (76, [("STT", 70, "middle")]),
        (85, [("Đã làm", *left), ("Tỷ lệ", 390, "middle"), ("Còn", *right)]),
        (92, [("nhiệm vụ", 150, "middle")]),
        (99, [("trong", *left), ("so với", 390, "middle"), ("lại", *right)]),
        (106, [("(2)", 150, "middle")]),
        (113, [("năm", *left), ("năm", 390, "middle"), ("(5)", *right)]),
    ]
    rows = [[row[0], row[1], row[2], row[4], row[3]] for row in ROWS]
    places = [(70, "middle"), (90, "left"), (310, "right"), (410, "right"), (470, "right")]
    (made,) = with_unruled_tables((page([*lines, *placed(places, rows, 130)]),))
    heads = " ".join(text for row in grid(made.tables[0])[:-4] for text in row if text)
    assert "Kết quả theo cấp thực hiện" in heads and "Cấp tỉnh" in heads


@pytest.mark.parametrize(
    "speck, x",
    [("24", 400), ("1", 330), ("7.", 480)],
)
def test_a_speck_among_heads_that_looks_like_a_figure(speck, x):
    columns = [*COLUMNS[:2], (270, "right"), (345, "right"), (410, "right"), (490, "right")]
    lines = [
        (100, [("Số", 250, "middle"), ("Trong", 470, "middle")]),
        (108, [("STT", 70, "middle"), ("Lĩnh vực", 150, "middle"), ("Trễ hạn", 320, "middle"),
               ("Tỷ lệ", 395, "middle"), (speck, x + 25)]),
        (116, [("hồ sơ", 250, "middle"), ("kỳ này", 470, "middle")]),
        *placed(columns, [[*row, "8"] for row in ROWS], 136),
    ]  # fmt: skip
    (made,) = with_unruled_tables((page([*PROSE, *lines]),))
    (table,) = made.tables
    assert [row[2:5] for row in grid(table)[-4:]] == [row[2:] for row in ROWS]
