"""What reports say of their own changes (`giảm 19.060 hồ sơ so với cùng kỳ`), held against what
the reports of both periods give."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import groupby
from typing import Literal

import regex

from extractor.comparison.result_folders import Collection, FigureKey
from extractor.comparison.stored_results import SentenceFigure
from extractor.comparison.values import IndicatorKind, Number, Worth, plain_number

Verdict = Literal["agrees", "differs"]
DIRECTION = regex.compile(r"(?i)\b(?P<way>tăng|giảm)\b")
SAME_TIME = regex.compile(
    r"(?i)\bso với\b(?:.*?\bnăm (?P<year>\d{4})|.*?(?:cùng kỳ|năm trước|năm ngoái))"
)


@dataclass(frozen=True, slots=True)
class SaidChange:
    """A change as a report states it behind a figure. `amount`: with its sign; `per_cent`: of the
    value before, or points of a share. `year`: held against, "" where the words name none.
    `step`: what the last printed digit stands for (`9,6 ngàn`: 100)."""

    words: str
    amount: Decimal
    per_cent: bool
    year: str
    step: Fraction


def said_changes(collection: Collection, figures: set[FigureKey]) -> dict[FigureKey, SaidChange]:
    """What the reports say of the change of some figures: the first change that stands behind the
    figure in its sentence, before any further figure with a code."""
    found: dict[FigureKey, SaidChange] = {}
    for stored in collection.stored():
        files = {figure.file for figure in figures if figure.folder == stored.place}
        rows = stored.compared_figures(files)
        for _, of_sentence in groupby(rows, key=lambda row: (row.file, row.sentence)):
            for row, change in changes_behind(of_sentence):
                found[FigureKey(stored.place, row.file, row.start)] = change
    return {figure: change for figure, change in found.items() if figure in figures}


def changes_behind(
    sentence: Iterable[SentenceFigure],
) -> Iterator[tuple[SentenceFigure, SaidChange]]:
    """The figures of a sentence that have a code, each with the first change behind it."""
    coded: SentenceFigure | None = None
    for row in sentence:
        if row.indicator:
            coded = row
            continue
        change = said_change(row)
        if coded and change:
            yield coded, change
            coded = None


def said_change(row: SentenceFigure) -> SaidChange | None:
    """The change that a figure is, None for any other figure."""
    way = list(DIRECTION.finditer(row.subject))
    time = SAME_TIME.search(row.subject)
    amount = plain_number(row.value)
    if not way or not time or amount is None:
        return None
    sign = -1 if way[-1]["way"].lower() == "giảm" else 1
    return SaidChange(
        words=_words(row),
        amount=sign * Decimal(amount),
        per_cent=row.kind == "percentage",
        year=time["year"] or "",
        step=_step(row.raw, amount),
    )


def _step(raw: str, amount: Number) -> Fraction:
    """What the last printed digit of an amount stands for.

    >>> _step("9,6 ngàn", 9600), _step("17,53%", Decimal("17.53"))
    (Fraction(100, 1), Fraction(1, 100))
    """
    digits = int("".join(regex.findall(r"\d", raw)) or 0)
    return abs(Fraction(amount)) / digits if digits and amount else Fraction(1)


def _words(row: SentenceFigure) -> str:
    """The words of the sentence from `tăng` or `giảm` to the end of the clause."""
    at = row.sentence.find(row.raw)
    ways = [found.start() for found in DIRECTION.finditer(row.sentence, 0, max(at, 0))]
    if at < 0 or not ways:
        return f"{row.subject} ({row.raw})"
    end = regex.compile(r"[,;.)](?=\s|$)").search(row.sentence, at + len(row.raw))
    return row.sentence[ways[-1] : end.start() if end else None].strip()


def verdict(
    said: SaidChange, kind: IndicatorKind, now: Worth, before: Worth, year: str
) -> Verdict | None:
    """Whether a change said is the one of two values (shares as 0 to 1), within half of the last
    digit printed; None where the words hold it against another year than `year`."""
    if said.year and said.year != year:
        return None
    difference = Fraction(now) - Fraction(before)
    is_share = kind in ("ratio", "percentage")
    possible = []
    if said.per_cent and before:
        possible.append(difference / Fraction(before) * 100)
    if is_share:
        possible.append(difference * 100)
    elif not said.per_cent:
        possible.append(difference)
    near = any(abs(one - Fraction(said.amount)) <= said.step / 2 for one in possible)
    return "agrees" if near else "differs"
