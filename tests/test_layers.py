"""Data flows one way: a module imports only what stands before it."""

import ast
from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parent.parent / "extractor"
ORDER = (
    "errors model messages folder numbers periods symbols rules reliability units oldfonts pdftext render ocr clean ink second strips widths rulings parting grids cellreading pages store segments stamps lines "
    "text sections wording tablewords printed tablerows headrows partruled aligned heads headings cells citations misreadings find leavings surroundings phrases indicators forms nearby claims outlines cellnames answers checklist relations passages totals mending remainders shares restated mentions coded checks table_checks proving bodies incoming letterhead interpret dataset pictures table_sheets workbook collected repeated "
    "readings comparison comparison_lists comparison_book comparison_sheets comparison_opening compare run doctor progress explain cli __main__"
).split()
OWNERS = {"pdfplumber": "pdftext", "pdf2image": "render", "pytesseract": "ocr"}


def imports(module):
    for node in ast.walk(ast.parse((FOLDER / f"{module}.py").read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            if node.module == "extractor":
                yield from (f"extractor.{alias.name}" for alias in node.names)
            else:
                yield node.module


def test_every_module_has_its_place():
    assert sorted(ORDER) == sorted(p.stem for p in FOLDER.glob("*.py") if p.stem != "__init__")


@pytest.mark.parametrize("module", ORDER)
def test_imports_only_what_stands_before(module):
    for name in imports(module):
        if name.startswith("extractor.") and name != "extractor.__version__":
            assert ORDER.index(name.split(".")[1]) < ORDER.index(module), f"{module} imports {name}"


@pytest.mark.parametrize("package, owner", OWNERS.items())
def test_one_module_owns_each_reader(package, owner):
    assert [m for m in ORDER if package in {n.split(".")[0] for n in imports(m)}] == [owner]
