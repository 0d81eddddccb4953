"""The files of a result folder that are made from its whole dataset: what they are called, and
whether they are there. Asked at every start: nothing is loaded here that only writing needs."""

from __future__ import annotations

from pathlib import Path

from extractor.output.schema import EXPORTED

WORKBOOK = "so-lieu.xlsx"
EXCEL_FOLDER = "csv-excel"
NAMES = "ten-cot.csv"  # what the columns are called


def is_missing(out: Path) -> bool:
    """True where the workbook or a CSV file of a result folder is not there."""
    names = [WORKBOOK, *(f"{table}.csv" for table in EXPORTED)]
    return not all((out / name).exists() for name in names)


def keeps_excel(out: Path) -> bool:
    """True for a result folder that has CSV files for Excel: these are renewed with the rest."""
    return (out / EXCEL_FOLDER / NAMES).is_file()
