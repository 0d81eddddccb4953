"""Figures of cells that say how much is asked at least or at most."""

import pytest
from made_tables import figures, page, read


@pytest.mark.parametrize(
    "texts, expected",
    [
        (["≥ 80%", "> 60%", "100%", "từ 90%"], ["80%", "60%", "100%", "90%"]),
        (["tối thiểu 70%", "Đạt trên 95% trở lên", "-"], ["70%", "95%"]),
        (["Không quá 5 ngày", "dưới 3 ngày", "Tối đa 10 ngày"], ["5 ngày", "3 ngày", "10 ngày"]),
        (["≤2,5", "< 1", "Ít nhất 12"], ["2,5", "1", "12"]),
    ],
)
def test_figures_with_a_bound_are_a_column_of_figures(texts, expected):
    rows = [[str(k), f"Việc {chr(97 + k)}", text, str(k * 7)] for k, text in enumerate(texts, 1)]
    (found,), numerals = read(page([["TT", "Nội dung", "Mục tiêu", "Số hồ sơ"], *rows]))
    assert [column.role for column in found.columns] == ["number", "name", "value", "value"]
    made = figures(numerals)
    assert [raw for raw, *_ in made if raw in expected] == expected
    assert [kind for raw, kind, *_ in made if raw not in expected] == ["count"] * len(texts)


@pytest.mark.parametrize(
    "texts",
    [["Dưới 30 tuổi", "Từ 30 đến 40 tuổi", "Trên 40 tuổi"], ["≤ 30", "Trên 30", "> 40"]],
)
def test_ages_that_name_the_rows_are_no_figures(texts):
    (found,), numerals = read(
        page([["Độ tuổi", "Số người"], *([text, str(k * 7)] for k, text in enumerate(texts, 1))])
    )
    assert [column.role for column in found.columns] == ["name", "value"]
    assert [value for _, _, value, *_ in figures(numerals)] == [7, 14, 21]


@pytest.mark.parametrize("text", ["Từ 2024", "từ 01/3/2024", "Từ 15/4"])
def test_since_when_is_no_figure(text):
    rows = [[str(k), f"Việc {chr(97 + k)}", "12", text] for k in range(1, 5)]
    (found,), numerals = read(page([["TT", "Nội dung", "Số hộ", "Áp dụng"], *rows]))
    assert found.columns[3].role == "text"
    assert [value for _, kind, value, *_ in figures(numerals) if kind != "date"] == [12] * 4
