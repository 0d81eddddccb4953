"""Lines that number a table's columns."""

import pytest
from printed_pages import page

from extractor.unruled.column_numbers import are_column_numbers
from extractor.unruled.straight_lines import straight_lines, usual_height


def segments(*texts):
    """One segment for each text, side by side."""
    read = page([(100, [(text, 40 + 70 * place) for place, text in enumerate(texts)])])
    height = usual_height(read.words) or 12.0
    (line,) = straight_lines(read.words, height)
    return line.segments(height)


@pytest.mark.parametrize(
    "texts",
    [
        ("A", "B", "1", "2", "3"),
        ("(1)", "(2)", "(3)=(1)-(2)", "(4)"),
        ("Œ)", "(2)", "(3)", "4", "66)=(3)44)", "(6)", "(7)"),  # two misread
        ("1", "2", "$", "4", "5"),
        ("(1)", "(2)", "(3)", "(4J", "(5)", "(6)", "0)"),
    ],
)
def test_names_of_columns_count_on(texts):
    assert are_column_numbers(segments(*texts))


@pytest.mark.parametrize(
    "texts",
    [
        ("1", "2"),
        ("1", "Đất đai", "3", "4", "5", "6"),  # a row with a name
        ("12", "30", "7", "41", "5", "9"),  # figures
        ("1", "2", "$", "4"),  # few, one misread
        ("1", "2", "$", "#", "~", "6", "7", "?"),
    ],
)
def test_figures_and_rows_are_none(texts):
    assert not are_column_numbers(segments(*texts))
