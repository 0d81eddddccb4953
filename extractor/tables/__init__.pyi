from .annex import annex_codes, load_annex
from .bounds import without_bound
from .cell_lines import CellLine, lines_of_cell
from .grid import MEASURED
from .heading import CALLED
from .prescribed_forms import form_codes, load_forms
from .row_units import unit_in_names
from .tables import read_tables
from .vocabulary import head_path, head_status, load_vocabulary

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
