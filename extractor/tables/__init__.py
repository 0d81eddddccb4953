"""A table understood: what each of its columns and rows is."""

from extractor.tables.columns import ORDINAL
from extractor.tables.header import CALLED
from extractor.tables.prescribed_forms import form_codes, load_forms, with_prescribed_forms
from extractor.tables.tables import read_tables
from extractor.tables.vocabulary import head_path, head_status, load_vocabulary

__all__ = [
    "form_codes",
    "CALLED",
    "ORDINAL",
    "head_path",
    "head_status",
    "load_forms",
    "load_vocabulary",
    "read_tables",
    "with_prescribed_forms",
]
