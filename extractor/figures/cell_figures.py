"""The figures that the print of one cell holds: one, one with its unit, an amount and its share,
one on each line.

What is left to the rules for running text: words with numerals among them, ranges, dates.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import chain, pairwise

import regex

from extractor.figures.cell_values import MONEY, SCALE_WORD, CellValue, cell_value, unit_of_cell
from extractor.figures.rules import NumeralRule, load_numeral_rules
from extractor.figures.separators import Separators
from extractor.figures.text_marks import TextMarks
from extractor.figures.values import Parsed, parsed_by
from extractor.lines import words_of
from extractor.model import DocumentText, Doubt, FigureKind, PlacedCell, TableColumn, TableRow
from extractor.tables import MEASURED, CellLine, lines_of_cell, without_bound

MINUS = "-–−—‐‑"
FIGURE = regex.compile(  # one numeral and nothing else but marks around it
    r"[\s'‘’`\"“”|=~(\[\p{Lm}\p{Sk}]*"
    rf"(?P<core>[+{MINUS}]?\s?(?:[.,](?=\d))?\d[^\p{{L}}(]*?)"
    r"(?:[^\w%‰(]|\p{Lm})*(?:\(\*+\)\W*)?"  # `ˆ` is a speck, and no letter
)
WITH_SHARE = regex.compile(  # `120 (45%)`, `45,2%; (12)`
    r"(?P<first>[^(]*\d[^(]*?)[\s;,/]*(?P<second>\([^()]*\d[^()]*\))\W*"
    r"|(?P<first>\d[\d.,]*)(?:\s?[;/]\s?|\s[-–]\s|\s)(?P<second>\d[\d.,]*\s?%)"
)
BESIDE_EACH_OTHER = regex.compile(r"\s*[/,;+]\s*(?=\d)")  # `3 đoàn/42 người`
WITH_WORDS = regex.compile(r"(?P<figure>[^(]*\d[^(]*?)\s*\((?P<words>[^()]*\p{L}[^()]*)\)\W*")
WORDS = regex.compile(r"\([^()]*\p{L}[^()]*\)\W*")  # `(nữ: 5)` in a line of its own
BRACKETED = regex.compile(r"\s*\(\s*[+]?\d[\d.,\s]*%?\s*\)\s*")
HALF_BRACKETED = regex.compile(r"\s*\([^()]*|[^()]*\)\s*")  # a scan lost the other one
FRACTION = regex.compile(r"(?P<n>\d)\s?/\s?(?P<d>[2458]|10)\s+(?P<unit>\p{L}.*)")
OF_TIME = regex.compile(r"(?i)(?:ngày|giờ|tháng|buổi|năm|phút|tuần)(?!\p{L})")
AMOUNTS: tuple[FigureKind, ...] = ("money", "measure")  # kinds whose rules name the unit
REST = regex.compile(r"[\s\p{L}./]*")  # what may stand behind a unit: `làm việc`, `/giấy`
GROUPED_BY_BLANKS = regex.compile(r"\d{1,3}(?:\s\d{3})+(?:,\d+)?")
BEGINNING = regex.compile(rf"[{MINUS}]?\d{{1,3}}(?:\.\d{{3}})*")
REST_BELOW = regex.compile(r"\d{3}(?:\.\d{3})*(?:,\d+)?")
WHOLE_NUMBER = regex.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?")


@dataclass(frozen=True, slots=True)
class CellFigure:
    """A figure of a cell: its slice of the document's text and what it stands for. `bracketed`:
    nothing but this figure in brackets stands in the cell."""

    start: int
    end: int
    value: CellValue
    bracketed: bool = False


@dataclass(frozen=True, slots=True)
class CellHeads:
    """What a cell's figures are read by: its row and column, how its table groups digits,
    whether other cells of the table part thousands by blanks, and whether others hold numbers
    that go on in the next line."""

    row: TableRow
    column: TableColumn
    separators: Separators
    blanks: bool
    torn: bool = False


def figures_of_cell(document: DocumentText, cell: PlacedCell, heads: CellHeads) -> list[CellFigure]:
    """Every figure of a cell, where it holds figures and their units alone; none for another.

    Several figures of a cell that takes several rows may be one for each row: the lines between
    them may be worn away."""
    lines = _with_figures(lines_of_cell(document, cell), heads)
    if not lines:
        return []
    if len(lines) == 1:
        return _of_line(_without_mark(document, lines[0]), heads)
    if torn := _over_lines(lines, heads):
        return [torn]
    found = [_of_line(_without_mark(document, line), heads) for line in lines]
    if not all(found):
        return []
    several = [_beside_another(figure) for figure in chain.from_iterable(found)]
    if len(several) < 2 or _in_one_row(cell, lines):
        return several
    return [_with_doubt(figure, "torn") for figure in several]


def _with_figures(lines: tuple[CellLine, ...], heads: CellHeads) -> tuple[CellLine, ...]:
    """The lines without those of words in brackets, which say of a part of the figure above them;
    their numerals are left to the rules for running text."""
    rest = [line for line in lines[1:] if not WORDS.fullmatch(line.text) or _of_line(line, heads)]
    return (*lines[:1], *rest)


def _in_one_row(cell: PlacedCell, lines: tuple[CellLine, ...]) -> bool:
    may_be_one = _may_go_on([line.text for line in lines])
    return cell.rows == 1 and not may_be_one and any(map(_is_named, lines))


def _is_named(line: CellLine) -> bool:
    """True for a line with more than bare digits: a share, a unit, a decimal."""
    return regex.search(r"[\p{L}%‰(),.]", line.text) is not None


def _with_doubt(figure: CellFigure, key: str) -> CellFigure:
    parsed = figure.value.parsed
    doubted = replace(parsed, doubts=(*parsed.doubts, Doubt(key)))
    return replace(figure, value=replace(figure.value, parsed=doubted))


def _without_mark(document: DocumentText, line: CellLine) -> CellLine:
    """The line without the raised mark of a note at its end."""
    words = words_of(document, line.start, line.end)
    if len(words) < 2 or not words[-1].superscript:
        return line
    text = line.text.rstrip().removesuffix(words[-1].text)
    return CellLine(line.start, line.start + len(text), text)


def _over_lines(lines: tuple[CellLine, ...], heads: CellHeads) -> CellFigure | None:
    """The figure of a narrow cell whose digits go on in the next line: `1.250.` above `000`. It is
    doubted where no mark at the line's end says so."""
    texts = [line.text for line in lines]
    by_dots = heads.torn and _may_go_on(texts)
    joined = ("." if by_dots else "").join(texts)
    if not WHOLE_NUMBER.fullmatch(joined) or (_are_whole(texts) and not by_dots):
        return None
    unit = unit_of_cell(joined, heads.row, heads.column)
    found = cell_value(joined, unit, heads.separators)
    if found is None:
        return None
    figure = CellFigure(lines[0].start, lines[-1].end, found)
    return figure if _are_marked(texts) else _with_doubt(figure, "torn")


def is_torn(document: DocumentText, cell: PlacedCell) -> bool:
    """True for a number whose thousands are parted by the end of a line and a dot: `1.250.` above
    `000`."""
    texts = [line.text for line in lines_of_cell(document, cell)]
    joined = WHOLE_NUMBER.fullmatch("".join(texts))
    return len(texts) > 1 and joined is not None and _are_marked(texts)


def _are_marked(texts: list[str]) -> bool:
    return all(one[-1] in ".," or other[0] in ".," for one, other in pairwise(texts))


def _may_go_on(texts: list[str]) -> bool:
    """True for lines that are one number where the dots at their ends were not read: `84.592` above
    `980.078`."""
    first, *rest = texts
    below = all(REST_BELOW.fullmatch(text) for text in rest)
    grouped = any("." in text for text in texts)
    return below and grouped and BEGINNING.fullmatch(first) is not None


def _are_whole(texts: list[str]) -> bool:
    """True for lines that each are a number, none of them the zeros of the one above."""
    numbers = all(WHOLE_NUMBER.fullmatch(text) for text in texts)
    return numbers and not any(regex.fullmatch(r"0\d{2,}|00", text) for text in texts[1:])


def _of_line(line: CellLine, heads: CellHeads) -> list[CellFigure]:
    """The figures of one line, without what makes a bound of them (`≥ 80%`, `từ 90% trở lên`)."""
    if found := _of_plain(line, heads):
        return found
    begin, end = without_bound(line.text)
    return _of_plain(_part(line, begin, end), heads) if end - begin < len(line.text) else []


def _of_plain(line: CellLine, heads: CellHeads) -> list[CellFigure]:
    if alone := _alone(line, heads):
        return [alone]
    if several := _measured(line, heads):
        return several
    both = WITH_SHARE.fullmatch(line.text)
    if both is None:
        return _before_words(line, heads)
    of_first = heads
    if "%" in both["second"] and heads.column.unit == "%":  # a share of what the first counts
        of_first = replace(heads, column=replace(heads.column, unit=""))
    first = _alone(_part(line, *both.span("first")), of_first)
    second = _alone(_part(line, *both.span("second")), heads)
    if first is None or second is None:
        return _before_words(line, heads)
    return [first, _beside_another(second)]


def _measured(line: CellLine, heads: CellHeads) -> list[CellFigure]:
    """Several figures of one line, each with its unit; none where one of them has none."""
    marks = chain.from_iterable(found.span() for found in BESIDE_EACH_OTHER.finditer(line.text))
    bounds = [0, *marks, len(line.text)]
    parts = [_part(line, *ends) for ends in zip(bounds[::2], bounds[1::2], strict=True)]
    if len(parts) < 2 or not all(map(_is_measured, parts)):
        return []
    found = [_alone(part, heads) for part in parts]
    return [*filter(None, found)] if all(found) else []


def _is_measured(part: CellLine) -> bool:
    return MEASURED.fullmatch(part.text.strip(" .")) is not None


def _before_words(line: CellLine, heads: CellHeads) -> list[CellFigure]:
    """The figure before words in brackets that say of a part of it (`10 (nữ: 5)`), whose numerals
    are left to the rules for running text; none where they are its unit."""
    found = WITH_WORDS.fullmatch(line.text)
    if found is None or SCALE_WORD.match(found["words"]) or MONEY.fullmatch(found["words"]):
        return []
    figure = _alone(_part(line, *found.span("figure")), heads)
    return [figure] if figure else []


def _beside_another(figure: CellFigure) -> CellFigure:
    """The figure of a cell that holds others: brackets around it are no minus; around a share they
    say that it is the other's."""
    if not figure.bracketed:
        return figure
    plain = replace(figure, bracketed=False)
    return plain if plain.value.kind == "percentage" else _with_doubt(plain, "brackets_unclear")


def _part(line: CellLine, start: int, end: int) -> CellLine:
    return CellLine(line.start + start, line.start + end, line.text[start:end])


def _alone(line: CellLine, heads: CellHeads) -> CellFigure | None:
    """The figure of a line that holds one, with its unit or without."""
    core = FIGURE.fullmatch(line.text)
    if core is None:
        return _with_unit(line, heads)
    found = cell_value(
        core["core"], unit_of_cell(core["core"], heads.row, heads.column), heads.separators
    )
    if found is None:
        return None
    figure = CellFigure(
        line.start + core.start("core"),
        line.start + core.end("core"),
        found,
        BRACKETED.fullmatch(line.text) is not None,
    )
    if HALF_BRACKETED.fullmatch(line.text):
        figure = _with_doubt(replace(figure, bracketed=True), "brackets_unclear")
    unsure = GROUPED_BY_BLANKS.fullmatch(core["core"].strip(" %‰+" + MINUS)) and not heads.blanks
    return _with_doubt(figure, "blank_grouping") if unsure else figure


def _with_unit(line: CellLine, heads: CellHeads) -> CellFigure | None:
    """`0,5 ngày`, `70.000 đồng/giấy`, `3 nhà thầu`, `1/2 ngày`."""
    text = line.text.strip().strip("()")
    start = line.start + line.text.index(text)
    if fraction := FRACTION.fullmatch(text):
        return _fraction(start, fraction)
    if not MEASURED.fullmatch(text):
        return None
    return _by_rule(start, text, heads) or _counted(start, text, heads)


def _fraction(start: int, found: regex.Match[str]) -> CellFigure | None:
    """`1/2 ngày` is half a day; of other units the rules tell."""
    numerator, denominator = int(found["n"]), int(found["d"])
    if not OF_TIME.match(found["unit"]) or numerator >= denominator:
        return None
    parsed = Parsed(value=Decimal(numerator) / denominator, unit=found["unit"])
    end = start + found.end("d")
    return CellFigure(start, end, CellValue("measure", parsed))


def _by_rule(start: int, text: str, heads: CellHeads) -> CellFigure | None:
    """An amount of money or a measure, as the rules for running text read it."""
    marks = TextMarks("english" if heads.separators == "english" else "vietnamese", blanks=False)
    for kind, rule in _rules_of_amounts():
        match = rule.pattern.match(text)
        if match and match.start(rule.span) == 0 and REST.fullmatch(text, match.end(rule.span)):
            parsed = parsed_by(rule, match, "", marks)
            begin, end = match.span(rule.span)
            return CellFigure(start + begin, start + end, CellValue(kind, parsed, text[begin:end]))
    return None


def _rules_of_amounts() -> Iterator[tuple[FigureKind, NumeralRule]]:
    for rule in load_numeral_rules():
        for kind in AMOUNTS:
            if rule.record.kind == kind:
                yield kind, rule


def _counted(start: int, text: str, heads: CellHeads) -> CellFigure | None:
    """A count of what its cell names."""
    match = MEASURED.fullmatch(text)
    if match is None or (SCALE_WORD.match(match["unit"]) and not MONEY.fullmatch(match["unit"])):
        return None
    number = text[: match.start("unit")].rstrip()
    found = cell_value(number, match["unit"], heads.separators)
    return CellFigure(start, start + len(number), found) if found else None
