"""Of a sheet that fills too many cells whole rows are kept, in whatever way it is written."""

import io
import zipfile

import pytest

from extractor.office_files.first_rows import FirstRows, first_rows, with_first_rows


def part(rows, cell='<c r="{at}"><v>5</v></c>', prefix=""):
    lines = []
    for row in range(1, rows + 1):
        cells = "".join(cell.format(at=f"{letter}{row}") for letter in "ABC")
        lines.append(f'<row r="{row}" spans="1:3">{cells}</row>')
    made = "<sheetData>" + "".join(lines) + "</sheetData><mergeCells/>"
    return made.replace("<", f"<{prefix}").replace(f"<{prefix}/", f"</{prefix}").encode()


@pytest.mark.parametrize(
    ("most", "rows", "place"),
    [(12, 4, ""), (11, 3, "A4"), (9, 3, "A4"), (6, 2, "A3"), (3, 1, "A2")],
)
@pytest.mark.parametrize("prefix", ["", "x:"])
def test_whole_rows_are_kept_and_the_rest_is_counted(most, rows, place, prefix):
    left_out = 3 * (4 - rows)
    assert first_rows(part(4, prefix=prefix), most) == FirstRows(
        part(rows, prefix=prefix), left_out, place
    )


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="{at}" s="4"/>',
        '<c r="{at}" s="4"></c>',
        '<c r="{at}">\n</c>',
    ],
)
def test_empty_cells_are_no_reason_to_leave_any_out(cell):
    assert first_rows(part(50, cell), 20) == FirstRows(part(50, cell))


def test_cells_without_addresses_are_counted_too():
    found = first_rows(part(4, "<c ><is><t>7</t></is></c>"), 7)
    assert (found.left_out, found.place) == (6, "")
    assert found.part == part(2, "<c ><is><t>7</t></is></c>")


def test_a_first_row_with_too_many_cells_is_left_as_it_is():
    whole = b"<sheetData><row>" + b'<c r="A1"><v>5</v></c>' * 9
    assert first_rows(whole, 4) == FirstRows(whole)


def test_of_a_workbook_only_sheets_with_too_many_cells_are_written_anew():
    book = io.BytesIO()
    with zipfile.ZipFile(book, "w") as package:
        package.writestr("large.xml", part(9))
        package.writestr("small.xml", part(2))
        package.writestr("other.xml", b"<x/>")
    same, none = with_first_rows(book, ["large.xml", "small.xml"], 27)
    assert (same, none) == (book, {})
    cut, found = with_first_rows(book, ["large.xml", "small.xml"], 8)
    assert {name: rows.left_out for name, rows in found.items()} == {"large.xml": 21}
    with zipfile.ZipFile(cut) as package:
        assert package.read("large.xml") == part(2)
        assert package.read("small.xml") == part(2)
        assert package.read("other.xml") == b"<x/>"
