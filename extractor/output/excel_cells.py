"""Cells of CSV files as Vietnamese Excel opens them: decimal commas, days, text that stays text.

A spreadsheet makes a day of `11/11`, a number of `1.5` and a formula of `=…` or `- …`: text that it
would change stands between « ».
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

import regex

from extractor.language.periods import in_words
from extractor.output.files import harmless, put_file

MOST_DIGITS = 15  # that Excel keeps of a number
_NUMBER = regex.compile(r"-?\d+(?:\.\d+)?")
_DAY = regex.compile(r"(\d{4})-(\d\d)-(\d\d)")
_MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
# What Excel takes for a number, a day or a time: digits and signs alone, powers, English months.
_CHANGED = regex.compile(
    rf"(?i)[\s\d.,/:\-+%()$₫]*\d[\s\d.,/:\-+%()$₫]*(?:đ|e[+-]?\d+)?"
    rf"|\d{{1,4}}[-/ ]?{_MONTH}(?:[-/ ]?\d{{1,4}})?|{_MONTH}[-/ ]?\d{{1,4}}(?:[-/, ]+\d{{1,4}})?"
    r"|true|false|đúng|sai"
)


def excel_text(text: str) -> str:
    """A text for a cell, kept from being taken for a number, a day or a formula.

    >>> excel_text("11/11"), excel_text("1.5"), excel_text("12-DEC"), excel_text("137/TB-UBND")
    ('«11/11»', '«1.5»', '«12-DEC»', '137/TB-UBND')
    >>> excel_text("=1+1"), excel_text("năm 2024")
    ('«=1+1»', 'năm 2024')
    """
    changed = _CHANGED.fullmatch(text.strip()) or harmless(text.lstrip(), "") != text.lstrip()
    return f"«{text}»" if changed else text


def excel_number(text: str) -> str:
    """A number for a cell, with a decimal comma; what is no number, or longer than Excel keeps, as
    text.

    >>> excel_number("58.3"), excel_number("30648"), excel_number("9 | 11"), excel_number("23/28")
    ('58,3', '30648', '9 | 11', '«23/28»')
    """
    if not _NUMBER.fullmatch(text):
        return excel_text(text)
    if len(regex.sub(r"\D", "", text)) > MOST_DIGITS:
        return f"«{text.replace('.', ',')}»"
    return text.replace(".", ",")


def excel_day(text: str) -> str:
    """A day as `05/11/2024`; a longer period in words; else text.

    >>> excel_day("2024-11-05"), excel_day("2024-Q3"), excel_day("")
    ('05/11/2024', 'quý III năm 2024', '')
    """
    found = _DAY.fullmatch(text)
    return f"{found[3]}/{found[2]}/{found[1]}" if found else excel_text(in_words(text))


def write_excel_csv(target: Path, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> Path:
    """Write a file of cells that are ready; where it stands then."""
    beside = target.with_name(f"{target.name}.part")
    with open(beside, "w", encoding="utf-8-sig", newline="") as handle:
        writer = csv.writer(handle, delimiter=";")
        writer.writerow(headings)
        writer.writerows(rows)
    return put_file(beside, target)
