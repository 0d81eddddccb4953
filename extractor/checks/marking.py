"""What checks and proofs do to the rows: accused ones get a doubt, proven ones lose those doubts
that come from reading, and that of what they count."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import regex

from extractor.checks.other_readings import by_reading, settled_by_table
from extractor.checks.rules import load_checks
from extractor.figures import DOUBTED, chance, doubt_threshold
from extractor.model import FIGURE_KINDS, Check, Doubt, Numeral

SETTLED_BY_PROOF = (  # what a proof settles besides how the figure was read
    Doubt("count_of_what"),  # a part of a sum that holds counts what the sum counts
    Doubt("ratio_above_one"),  # more was done than planned where its percentage says so too
)
FEWEST_DIGITS = 3  # that a cell must have: a shorter figure may fit its table by accident
MOST_UPHELD = 12  # of a total and its parts that its agreement upholds
FEWEST_SUMS = 3  # that close on a page for them to prove a figure
NEARLY_ALL = 0.8  # of the page's sums must close
DIVISION = regex.compile(" [/:] ")


def mark(
    numerals: Iterable[Numeral],
    of_text: Sequence[Check],
    of_tables: Sequence[Check],
    proofs: Mapping[int, str],
) -> tuple[Numeral, ...]:
    """The rows with what was found of them.

    `of_text` and `of_tables`: the checks of sentences and of cells. `proofs`: the statement that
    proves a row, by the row's `start`.
    """
    in_text, in_tables = _accusations(of_text), _accusations(of_tables)
    upheld = _upheld_by(of_tables)
    rows = tuple(numerals)
    proved = _proved_by_sums(rows, of_tables)
    marked = []
    for row in rows:
        made = row
        if row.kind != "stamp":
            accusations = in_text.get(row.start, ())
            made = _accused(row, accusations) if accusations else _proven(row, proofs)
        if row.start in upheld or row.start in proved:
            made = _upheld(made, row.start in proved)
        marked.append(_accused(made, in_tables.get(row.start, ())))
    return tuple(marked)


def _accusations(checks: Iterable[Check]) -> Mapping[int, Sequence[Check]]:
    """The checks that accuse each row, by its `start`."""
    found: dict[int, list[Check]] = defaultdict(list)
    for check in checks:
        for start in dict.fromkeys(check.accused):
            found[start].append(check)
    return dict(found)


def _accused(row: Numeral, accusations: Sequence[Check]) -> Numeral:
    """The row with a doubt for each check that accuses it."""
    if not accusations:
        return row
    doubts = [Doubt.of("check_failed", statement=_said(check)) for check in accusations]
    return replace(
        row,
        doubts=(*row.doubts, *doubts),
        evidence=DOUBTED,
        confidence=chance(DOUBTED),
    )


def _said(check: Check) -> str:
    """The check's statement and message as a doubt's value: without the sign that parts doubts."""
    words = check.statement
    if check.message and check.message != check.statement:
        words += f" ({check.message})"
    return words.replace("|", " ")


def _proven(row: Numeral, proofs: Mapping[int, str]) -> Numeral:
    """The row with its proof; where that takes doubts away, with the confidence that was measured
    of proven figures (Laplace's estimate)."""
    if row.start not in proofs or row.kind not in FIGURE_KINDS:
        return row
    left = tuple(
        doubt for doubt in row.doubts if not by_reading(doubt) and doubt not in SETTLED_BY_PROOF
    )
    if left == row.doubts:
        return replace(row, proven=proofs[row.start])
    counted = load_checks().content.proven
    sure = (counted["right"] + 1) / (counted["numerals"] + 2)
    confidence = max(row.confidence, sure)
    return replace(
        row,
        proven=proofs[row.start],
        doubts=left,
        confidence=confidence,
    )


def _upheld_by(of_tables: Iterable[Check]) -> set[int]:
    """The cells that the arithmetic of their table upholds. A share says nothing of what it was
    worked out from: both may have lost their comma."""
    found: set[int] = set()
    for check in of_tables:
        if check.verdict in ("holds", "rounded"):
            found.update(check.figures[: 1 if _is_share(check) else MOST_UPHELD])
    return found


def _proved_by_sums(rows: Sequence[Numeral], of_tables: Sequence[Check]) -> set[int]:
    """The figures that are the only ones in doubt of a sum that closes exactly.

    All others being read surely, what such a figure must be is known without it: a wrong reading
    would not close the sum. With two in doubt their errors might cancel. Sums are believed where
    there are several on their page and nearly all close."""
    doubted = {row.start for row in rows if row.doubts}
    found: set[int] = set()
    for check in _believed_sums(of_tables):
        in_doubt = doubted.intersection(check.figures)
        found.update(in_doubt if len(in_doubt) == 1 else ())
    return found


def _believed_sums(of_tables: Sequence[Check]) -> list[Check]:
    """The sums that close exactly, of pages with several, nearly all of which close."""
    sums = [check for check in of_tables if check.check == "table_total"]
    closing = [check for check in sums if check.verdict == "holds"]
    all_of, closing_of = _by_page(sums), _by_page(closing)
    least = {page: max(FEWEST_SUMS, NEARLY_ALL * count) for page, count in all_of.items()}
    return [check for check in closing if closing_of[check.page] >= least[check.page]]


def _by_page(checks: Sequence[Check]) -> Counter[int]:
    return Counter(check.page for check in checks)


def _is_share(check: Check) -> bool:
    """True for a formula that divides."""
    formula = check.statement.partition(" (")[0]
    return check.check == "table_formula" and DIVISION.search(formula) is not None


def _upheld(row: Numeral, proved: bool) -> Numeral:
    """A cell read in two ways is sure when the arithmetic of its row holds with what was taken: a
    figure of three digits or more does not fit by chance, and one that is `proved` fits alone."""
    if not row.doubts or not all(map(settled_by_table, row.doubts)):
        return row
    if not proved and len(regex.sub(r"\D", "", row.raw)) < FEWEST_DIGITS:
        return row
    return replace(
        row,
        doubts=(),
        evidence="upheld",
        confidence=doubt_threshold(),
    )
