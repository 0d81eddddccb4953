"""Cells that a sheet's part holds twice: what was meant is asked, not guessed."""

import zipfile

import pytest
from made_sheets import BODY, said, sheet

from extractor.document import read_report
from extractor.office_files.doubled_cells import cells_written_twice
from extractor.office_files.xlsx_text import read_sheet

OWN = b'<row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2" s="1"><v>4385</v></c></row>'


@pytest.mark.parametrize(
    ("rows", "twice"),
    [
        (OWN, []),
        (OWN.replace(b"</row>", b'<c r="C2" s="1"><v>4386</v></c></row>'), [(2, 3)]),
        (OWN.replace(b"</row>", b'<c r="c2"><v>4385</v></c></row>'), [(2, 3)]),  # looks otherwise
        (OWN.replace(b"</row>", b'<c r="C2" s="1"><v>4385</v></c></row>'), []),  # says the same
        (OWN.replace(b"</row>", b'<c r="C2" s="1"/></row>'), [(2, 3)]),  # the last one is empty
        (OWN + b'<row r="2"><c r="C2" s="1"><v>9</v></c></row>', [(2, 3)]),
        (OWN + b"<row r='2'><c r='D2'><v>9</v></c></row>", []),
        (OWN.replace(b"</row>", b"<c><v>7</v></c></row>"), []),
        (OWN.replace(b"</c><c", b"</c><c><v>7</v></c><c><v>8</v></c><c"), [(2, 3)]),
        (b'<row r="2"><c><v>1</v></c></row><row><c><v>2</v></c></row>', []),
        (b'<row r="2"><c><v>1</v></c></row><row r="2"><c><v>2</v></c></row>', [(2, 1)]),
        (b'<row r="2"><c><v>1</v></c></row><row r="1"/><row><c><v>2</v></c></row>', [(2, 1)]),
        (b'<row><c><v>1</v></c></row><!-- <row r="1"><c><v>2</v></c></row> -->', []),
        (OWN.replace(b"</row>", b'<c r="&#67;2"><v>1</v></c></row>'), [(2, 3)]),
        (OWN.replace(b"<row", b"<x:row").replace(b"</row", b"</x:row"), []),
        (OWN + b"<row>", []),  # is no XML: said where it is opened
    ],
)
def test_cells_that_stand_twice(rows, twice):
    part = b'<sheetData xmlns:x="http://x">' + rows + b"</sheetData>"
    assert sorted(cells_written_twice(part)) == twice


def with_another(path, address, cell):
    """The workbook, in its sheet behind the cell of an address another one."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    name = next(name for name in parts if name.endswith("sheet1.xml"))
    begin = parts[name].index(b'<c r="%s"' % address)
    end = parts[name].index(b"</c>", begin) + len(b"</c>")
    parts[name] = parts[name][:end] + cell + parts[name][end:]
    with zipfile.ZipFile(path, "w") as package:
        for part, content in parts.items():
            package.writestr(part, content)


@pytest.mark.parametrize(
    "cell",
    [b'<c r="C2" t="n"><v>5385</v></c>', b'<c r="C2"/>', b'<c r="C2" t="e"><v>#N/A</v></c>'],
)
def test_a_cell_that_stands_twice_is_for_a_person(tmp_path, cell):
    path = tmp_path / "a.xlsx"
    sheet(BODY, "A1:C3").save(path)
    assert not read_sheet(path, "Biểu 1").cautions
    with_another(path, b"C2", cell)
    found = read_sheet(path, "Biểu 1")
    assert said(found)[1:] == ["[1|Đất đai|□]", "[2|Hộ tịch|1217]"]
    assert [(one.key, dict(one.values)["cells"]) for one in found.cautions] == [
        ("cells_twice", "C2")
    ]
    rows = {row.place.label: row for row in read_report(path).numerals}
    assert [doubt.key for doubt in rows["Biểu 1!C2"].doubts] == ["cell_twice"]
    assert (rows["Biểu 1!C2"].value, rows["Biểu 1!C3"].value) == (None, 1217)
