"""Filled forms opened, worked out and printed by LibreOffice; forms that it wrote itself."""

import shutil
import subprocess

import pytest
from made_forms import parts_of, units_form
from openpyxl import load_workbook

from extractor.forms import Asked, fill

OFFICE = shutil.which("soffice")
pytestmark = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")


def converted(path, form, folder):
    """The file as LibreOffice writes it."""
    own = f"-env:UserInstallation=file://{folder}/ho-so"
    command = [OFFICE, own, "--headless", "--convert-to", form, "--outdir", folder, path]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return folder / f"{path.stem}.{form.partition(':')[0]}"


def test_a_form_of_another_program_is_filled_worked_out_and_printed(tmp_path, results):
    """LibreOffice keeps words in a list that sheets share, as Excel does."""
    made = units_form(tmp_path / "bieu.xlsx")
    form = converted(made, "xlsx:Calc MS Excel 2007 XML", tmp_path / "lo")
    assert "xl/sharedStrings.xml" in parts_of(form)
    out = tmp_path / "ra.xlsx"
    fill(Asked(form, (results,), out, "2024"))
    done = fill(Asked(form, (results,), out, "2024", accept=True))
    assert done.counts["filled"] == 12
    before, after = parts_of(form), parts_of(out)
    for name in before.keys() - {"xl/workbook.xml", "[Content_Types].xml"}:
        if not name.startswith("xl/worksheets/") and not name.endswith("workbook.xml.rels"):
            assert before[name] == after[name], name
    again = converted(out, "xlsx:Calc MS Excel 2007 XML", tmp_path / "lai")
    book = load_workbook(again, data_only=True)
    assert book["Biểu 1"]["C9"].value == 30648 + 18250 + 9120
    assert book["Tóm tắt"]["B1"].value == 58018
    assert book["Tóm tắt"]["B3"].value == 2 * 58018
    printed = converted(out, "pdf", tmp_path / "in")
    assert printed.read_bytes().startswith(b"%PDF")
