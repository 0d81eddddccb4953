"""The CSV files beside so-sanh.xlsx, one for each of its sheets."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from functools import lru_cache
from pathlib import Path

import regex

from extractor.comparison.totals import FieldTable
from extractor.output import harmless, put_file


@lru_cache(maxsize=65536)
def as_csv(value: object) -> str:
    """One cell of a CSV file, quoted where it must be, and no formula."""
    text = str(harmless(str(value), "value"))
    return '"' + text.replace('"', '""') + '"' if regex.search('[",\r\n]', text) else text


class CsvFiles:
    """CSV files beside the workbook: `so-sanh.xlsx` → `so-sanh.chua-bao-cao.csv`."""

    def __init__(self, out: Path):
        self.out, self.written = out, set()

    def name(self, stem: str) -> str:
        return f"{self.out.stem}.{stem}.csv"

    def rows(self, stem: str, columns: list[str], rows: Iterable) -> Path:
        return self.lines(
            stem,
            columns,
            (",".join("" if v is None else as_csv(v) for v in row) + "\r\n" for row in rows),
        )

    def lines(self, stem: str, columns: list[str], lines: Iterable[str]) -> Path:
        """A file of lines that are CSV already."""
        target = self.out.with_name(self.name(stem))
        self.written.add(stem)
        beside = target.with_name(target.name + ".part")
        with open(beside, "w", encoding="utf-8-sig", newline="") as handle:
            handle.write(",".join(columns) + "\r\n")
            handle.writelines(lines)
        return put_file(beside, target)

    def tidy(self, stems: list[str]) -> None:
        """Files of an earlier comparison that this one has no table for go."""
        for stem in set(stems) - self.written:
            self.out.with_name(self.name(stem)).unlink(missing_ok=True)

    def table(self, table: FieldTable, today: bool) -> None:
        """A field's table: codes as headings, exact values; shares and changes to four decimals."""
        columns = [
            "what",
            "level",
            "unit",
            "province",
            *(["province_before"] if today else []),
            *(c.key for c in table.columns),
            "review",
        ]
        self.rows(
            table.key,
            columns,
            (
                [
                    line.what,
                    line.level,
                    line.label,
                    line.province,
                    *([line.before] if today else []),
                    *(
                        None
                        if c is None
                        else exact_cell(
                            c.value, column.indicator.kind if column.part == "share" else ""
                        )
                        for column, c in zip(table.columns, line.cells)
                    ),
                    " ".join(
                        column.key
                        for column, c in zip(table.columns, line.cells)
                        if c is not None and c.review
                    ),
                ]
                for line in table.lines
            ),
        )


def exact_cell(value: object, kind: str) -> object:
    """A share as a percentage; other fractions to four decimals; all else as it is."""
    if isinstance(value, Fraction):
        return f"{float(value * (100 if kind == 'ratio' else 1)):.4f}".rstrip("0").rstrip(".")
    return str(value) if value is not None else None
