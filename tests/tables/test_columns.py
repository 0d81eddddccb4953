"""Tests of columns."""

from made_tables import figures, page, read


def test_a_column_that_counts_is_the_rows_number_however_its_head_was_read():
    (found,), rows = read(
        page(
            [
                ["S6 TI", "Nội dung chi", "Dự toán"],
                *(
                    [label, f"Việc {chr(97 + k)}", f"{k}5,5"]
                    for k, label in enumerate(["1", "2", "3", "4", "S", "6", "7"])
                ),
            ],
            sure=0.8,
        )
    )
    assert [c.role for c in found.columns] == ["number", "name", "value"] and len(
        figures(rows)
    ) == 7
