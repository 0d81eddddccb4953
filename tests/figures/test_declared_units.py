"""Numbers whose unit is said once for all of them, before or behind; and others beside them."""

import pytest

from extractor.language.numbers import exact

HEAD = "UBND HUYỆN AN PHÚ\nSố: 2/BC-UBND\nAn Phú, ngày 5 tháng 3 năm 2021\n\nBÁO CÁO\nNgân sách quý I\n\n"


@pytest.fixture
def readings(tmp_path):
    from extractor.document import interpret, read_text
    from extractor.intake.inputs import open_input
    from extractor.model import FIGURE_KINDS

    def read(text):
        file = tmp_path / "a.txt"
        file.write_text(f"{HEAD}{text}\n", encoding="utf-8")
        source = open_input(file, "a.txt")
        rows = [
            row for row in interpret(source, read_text(source)).numerals if row.start > len(HEAD)
        ]
        figures = [row for row in rows if row.kind in FIGURE_KINDS]
        return [
            ("? " if row.doubts else "") + f"{row.kind} {exact(row.value)} {row.unit}".strip()
            for row in figures
        ]

    return read


@pytest.mark.parametrize(
    "text, found",
    [
        (
            "(ĐVT: triệu đồng) 1. Thu nội địa 120 2. Chi thường xuyên 90",
            ["money 120000000 đồng", "money 90000000 đồng"],
        ),
        (
            "Đơn vị tính: tỷ đồng. Thu nội địa: 10; thu viện trợ: 12,5.",
            ["money 10000000000 đồng", "money 12500000000 đồng"],
        ),
        (
            "(Đơn vị: nghìn đồng) Tổng thu 12.345, trong đó: phí 10.234; lệ phí 2.111.",
            ["money 12345000 đồng", "money 10234000 đồng", "money 2111000 đồng"],
        ),
        (
            "Đơn vị tính: đồng\n- Thu trên địa bàn: 567.890\n- Thu bổ sung: 111.011",
            ["money 567890 đồng", "money 111011 đồng"],
        ),
        ("(Đơn vị: người) Tổng số 345, trong đó nữ 123.", ["count 345 người", "count 123 người"]),
        ("(ĐVT: ha) Lúa 120; ngô 45,5.", ["measure 120 ha", "measure 45.5 ha"]),
    ],
)
def test_a_unit_before_its_numbers(readings, text, found):
    assert readings(text) == found


@pytest.mark.parametrize(
    "text, found",
    [
        (
            "Lương tối thiểu vùng 1: 60, vùng 2: 45 (nghìn đồng).",
            ["money 60000 đồng", "money 45000 đồng"],
        ),
        (
            "Mức thu: xã loại I: 60, loại II: 45, loại III: 30 (nghìn đồng/tháng).",
            ["money 60000 đồng", "money 45000 đồng", "money 30000 đồng"],
        ),
        (
            "Hỗ trợ lần lượt là 30, 20 và 10 (triệu đồng/hộ).",
            ["money 30000000 đồng", "money 20000000 đồng", "money 10000000 đồng"],
        ),
        (
            "Lương vùng I 4.960; vùng II 4.410 (nghìn đồng).",
            ["money 4960000 đồng", "money 4410000 đồng"],
        ),
        ("Tổng thu: 12.345 (triệu đồng).", ["money 12345000000 đồng"]),
    ],
)
def test_a_unit_behind_its_numbers(readings, text, found):
    assert readings(text) == found


@pytest.mark.parametrize(
    "text, found",
    [
        ("Tuyển 12, kinh phí 45 (triệu đồng).", ["? count 12", "money 45000000 đồng"]),
        ("Có 12 hộ, kinh phí 45 (triệu đồng).", ["count 12 hộ", "money 45000000 đồng"]),
        ("(ĐVT: triệu đồng) Thu 120 của 12 hộ.", ["? count 120", "count 12 hộ"]),
        ("(ĐVT: triệu đồng) 1. Số cuộc 12 2. Vốn 45", ["? count 12 cuộc", "money 45000000 đồng"]),
        ("(ĐVT: tỷ đồng): Sở Y tế 123/234.", ["? ratio"]),
        ("Đơn vị: xã Hòa An. Tổng số 345 hồ sơ.", ["count 345 hồ sơ"]),
        (
            "Đơn vị tính: triệu đồng\n- Thu: 120\n\nTrong năm có 12 vụ.",
            ["money 120000000 đồng", "count 12 vụ"],
        ),
        ("Năm học có 12 lớp (triệu đồng).", ["count 12 lớp"]),
    ],
)
def test_numbers_that_the_unit_may_not_measure(readings, text, found):
    assert readings(text) == found


@pytest.mark.parametrize(
    "text, found",
    [
        (
            "Đơn vị: đồng\n\nI. TỔNG THU\n1. Thu hưởng 100%: 96.450.000 / DT 150.000.000 (64%)\n"
            "II. CHI: 3.921.640.000; gồm an ninh 74.500.000",
            [
                *("percentage 100", "money 96450000 đồng", "money 150000000 đồng"),
                *("percentage 64", "money 3921640000 đồng", "money 74500000 đồng"),
            ],
        ),
        (
            "Phương án như sau (ĐVT: nghìn đồng):\n1/ Nguồn: 5.482.300\n"
            "+ Lương cho 67 cán bộ: 2.640.000\n+ Phụ cấp (41 người): 215.250",
            [
                *("money 5482300000 đồng", "count 67 cán bộ", "money 2640000000 đồng"),
                *("count 41 người", "money 215250000 đồng"),
            ],
        ),
        (
            "2/ Huy động (tr.đồng): tổng 268.413,5, gồm:\n - NSTW: 21.640 (8,1%);\n"
            " - Dân góp: 43.450, 67.200 ngày công.\n3/ Làm mới 1.215 hố rác; số hộ: 2.345",
            [
                *("money 268413500000 đồng", "money 21640000000 đồng", "percentage 8.1"),
                *("money 43450000000 đồng", "measure 67200 ngày công"),
                *("count 1215 hố rác", "count 2345 hộ"),
            ],
        ),
        (  # what the unit need not measure
            "ĐVT: tr.đ\n\nA. CHI\n- Sửa cầu: 12.450\n- Tiết kiệm 208.660\nSố hồ sơ: 1.234",
            ["money 12450000000 đồng", "? count 208660", "count 1234 hồ sơ"],
        ),
        (  # what is counted
            "ĐVT: triệu đồng\n- Thu: 7.864\n- Dân số: 152.430\n\n\nHồ sơ đã giải quyết: 12.000",
            ["money 7864000000 đồng", "? count 152430", "count 12000 hồ sơ"],
        ),
        (  # a part of no money
            "ĐVT: triệu đồng\n\nI. THU\n- Thu: 7.864\nII. VĂN HÓA - XÃ HỘI\n- Thư viện: 2.345 sách",
            ["money 7864000000 đồng", "count 2345 sách"],
        ),
        (  # no millions of millions
            "ĐVT: triệu đồng\n\n- Thu: 7.864\n\n\nXã đã vận động, thả con giống 2.500.000.",
            ["money 7864000000 đồng", "? count 2500000"],
        ),
        (  # the next unit
            "Đơn vị: đồng\n\n- Thu: 7.864.000\n\nĐơn vị tính: triệu đồng\n\n- Chi: 1.250",
            ["money 7864000 đồng", "money 1250000000 đồng"],
        ),
    ],
)
def test_a_unit_that_holds_to_the_end(readings, text, found):
    assert readings(text) == found


@pytest.mark.parametrize(
    "text, found",
    [
        (
            "Điều 1. Chi gồm\na) Đầu tư: 3.200;\nb) Dự phòng 2%: 1.104.\nĐơn vị: triệu đồng.\nĐiều 2. Giao xã.",
            ["? count 3200", "percentage 2", "? count 1104"],
        ),
        (
            "II. CHI\n- Quản lý: 1.450\n- Sự nghiệp: 2.310\nĐơn vị tính: nghìn đồng\nIII. KIẾN NGHỊ\nKhông.",
            ["? count 1450", "? count 2310"],
        ),
        (
            "- Thu: 4.120\n- Tiếp 1.250 lượt\nĐơn vị tính: triệu đồng",
            ["? count 4120", "count 1250 lượt"],
        ),
    ],
)
def test_a_unit_that_closes_the_items_above_leaves_them_to_a_person(readings, text, found):
    assert readings(text) == found
