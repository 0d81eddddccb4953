"""Tables understood: what each of their columns and rows is, over all pages they go on.

`read_tables` does it; the vocabulary of heads is `patterns/tables.yaml`, the prescribed forms are
`patterns/forms.yaml` (columns are indicators) and `patterns/annexes.yaml` (rows are).
"""

from extractor.tables.annex import annex_codes, load_annex
from extractor.tables.bounds import without_bound
from extractor.tables.cell_lines import CellLine, lines_of_cell
from extractor.tables.grid import MEASURED
from extractor.tables.heading import CALLED
from extractor.tables.prescribed_forms import form_codes, load_forms
from extractor.tables.row_units import unit_in_names
from extractor.tables.tables import read_tables
from extractor.tables.vocabulary import head_path, head_status, load_vocabulary

__all__ = [
    "CALLED",
    "MEASURED",
    "CellLine",
    "annex_codes",
    "form_codes",
    "head_path",
    "head_status",
    "lines_of_cell",
    "load_annex",
    "load_forms",
    "load_vocabulary",
    "read_tables",
    "unit_in_names",
    "without_bound",
]
