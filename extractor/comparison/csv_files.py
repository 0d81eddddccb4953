"""The CSV files beside so-sanh.xlsx, one for each of its sheets."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from fractions import Fraction
from itertools import islice
from pathlib import Path

from extractor.comparison.csv_cells import as_csv, csv_line, csv_texts
from extractor.comparison.table_parts import Cell, Column, FieldTable, Line
from extractor.output import WrittenFile, put_file

LINES_AT_ONCE = 1_000  # one write for each line takes as long as making them


class CsvFiles:
    """The CSV files beside the workbook `out`: `so-sanh.xlsx` has `so-sanh.chua-bao-cao.csv`."""

    def __init__(self, out: Path):
        self.out = out
        self.written: dict[str, WrittenFile] = {}  # by stem

    def name(self, stem: str) -> str:
        """The name of a file: `chua-bao-cao` gives `so-sanh.chua-bao-cao.csv`."""
        return f"{self.out.stem}.{stem}.csv"

    def write(self, stem: str, columns: list[str], rows: Iterable[Iterable[object]]) -> None:
        """Write a file from rows of values in the order of its columns."""
        self.write_lines(stem, columns, map(csv_line, rows))

    def write_lines(self, stem: str, columns: list[str], lines: Iterable[str]) -> None:
        """Write a file from lines that are CSV already."""
        try:
            write_part(self.part(stem), columns, lines)
            self.put(stem)
        finally:
            self.part(stem).unlink(missing_ok=True)  # of a disk that is full

    def part(self, stem: str) -> Path:
        """Where a file stands until it is whole."""
        return self.out.with_name(f"{self.name(stem)}.part")

    def put(self, stem: str) -> None:
        """Move a file that is whole to its place."""
        wanted = self.out.with_name(self.name(stem))
        self.written[stem] = WrittenFile(wanted, put_file(self.part(stem), wanted))

    def remove_old(self, stems: Iterable[str]) -> None:
        """Remove those files of an earlier comparison that this one has no table for; one that is
        open in another program goes with the next comparison."""
        for stem in set(stems) - self.written.keys():
            with suppress(PermissionError):
                self.out.with_name(self.name(stem)).unlink(missing_ok=True)

    def write_table(self, table: FieldTable, today: bool) -> None:
        """Write a field's table: codes as headings, exact values, shares and changes to four
        decimals. `today`: provinces are shown as since July 2025."""
        columns = ["what", "level", "unit", "province"]
        if today:
            columns.append("province_before")
        columns += [column.key for column in table.columns]
        columns.append("review")
        lines = (_table_line(table.columns, line, today) for line in table.lines)
        self.write_lines(table.key, columns, lines)


def write_part(part: Path, columns: list[str], lines: Iterable[str]) -> None:
    """Write lines that are CSV already to a file that is not in its place yet."""
    with open(part, "w", encoding="utf-8-sig", newline="") as handle:
        handle.write(",".join(columns) + "\r\n")
        waiting = iter(lines)
        while together := "".join(islice(waiting, LINES_AT_ONCE)):
            handle.write(together)


def _table_line(columns: tuple[Column, ...], line: Line, today: bool) -> str:
    head = line.head
    names = [head.kind, head.level, head.label, head.province]
    if today:
        names.append(head.province_before)
    pairs = list(zip(columns, line.cells, strict=True))
    figures = [_exact(column, cell) for column, cell in pairs]
    marked = [column.key for column, cell in pairs if cell is not None and cell.review]
    return ",".join([csv_texts(names), *figures, as_csv(" ".join(marked))]) + "\r\n"


def _exact(column: Column, cell: Cell | None) -> str:
    """A cell as CSV; only what is text may hold what needs care there."""
    if cell is None or cell.value is None:
        return ""
    if isinstance(cell.value, str):
        return as_csv(cell.value)
    if isinstance(cell.value, int):
        return str(cell.value)
    as_percentage = column.part == "share" and column.indicator.kind == "ratio"
    return exact_text(cell.value, as_percentage) or ""


def exact_text(value: object, as_percentage: bool = False) -> str | None:
    """A value as CSV has it: fractions to four decimals, all else as it is, None for None.

    >>> exact_text(Fraction(1, 3)), exact_text(Fraction(1, 2), as_percentage=True)
    ('0.3333', '50')
    """
    if value is None:
        return None
    if not isinstance(value, Fraction):
        return str(value)
    number = float(value * 100) if as_percentage else float(value)
    return f"{number:.4f}".rstrip("0").rstrip(".")
