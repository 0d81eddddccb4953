"""The figures of a document as relations see them: in order, with the words between, their
sentence, paragraph or list item, and the noun they count.

Rows of tables (a line with tabs) stay out: their relations are in their columns.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import NamedTuple, TypeVar

import regex

from extractor.checks.relations import Number, Part, Term
from extractor.checks.rules import load_checks, plain
from extractor.figures import load_meaning
from extractor.indicators import load_indicators
from extractor.language import sentences
from extractor.language.flat import flat_text
from extractor.language.numbers import printed_step, rounded_to
from extractor.model import FIGURE_KINDS, DocumentText, Numeral, NumeralKind, Status

ITEM_MARK = regex.compile(r"\s*(?:(?P<sign>[-–+*•])\s|(?P<letter>[a-zđ]\)|\d{1,2}[.)])\s)")
SENTENCE_END = regex.compile(r"[.!?…](?=\s+\p{Lu}|\s*\Z|\s*\n)")
GOES_ON_OVER_PAGE = regex.compile(  # a sentence that runs over a page's end
    r"[\p{Ll},]\s*\n\s*\p{Ll}{2}"
)
BLANKS = regex.compile(r"\s+")
CLAUSE = regex.compile(r"[;()]")
OF_TOTAL = regex.compile(r"^(?:tổng số|trên tổng số)\s+(?:các\s+)?")
RATIO_SIGN = regex.compile(r"\s*/\s*")
WINDOW = 2000  # characters on either side in which other readings are tried
NOUN_NEAR = 70  # characters behind a figure in which its noun is looked for
LONGEST_LEAD = 70  # characters before a figure that count as its clause at most
MOST_ITEMS = 40  # items of a list at most
MOST_GONE_OVER = 500  # figures in and out of brackets among which the parts of one are looked for


K = TypeVar("K")


class Span(NamedTuple):
    """A slice of the text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Figure:
    """A numeral with its numbers, none of them missing: `value`, of a ratio `numerator` and
    `denominator`. What a kind has not is 0."""

    start: int
    end: int
    raw: str
    kind: NumeralKind
    value: Number
    numerator: int
    denominator: int
    unit: str
    page: int
    section: str
    status: Status
    indicator: str

    @staticmethod
    def of(row: Numeral) -> Figure:
        """The row as a figure."""
        return Figure(
            start=row.start,
            end=row.end,
            raw=row.raw,
            kind=row.kind,
            value=0 if row.value is None else row.value,
            numerator=row.numerator or 0,
            denominator=row.denominator or 0,
            unit=row.unit,
            page=row.place.page,
            section=row.section,
            status=row.status,
            indicator=row.indicator,
        )

    @property
    def chapter(self) -> str:
        """The first part of its section's number."""
        return self.section.split(".")[0]

    def term(self, part: Part = "value") -> Term:
        """One of its numbers as a relation's term, printed as in the text without line breaks."""
        raw = one_spaced(self.raw)
        if part == "value":
            return Term(self.start, part, as_printed(raw, self.value), raw)
        pieces = RATIO_SIGN.split(raw)
        if part == "numerator":
            return Term(self.start, part, self.numerator, pieces[0])
        return Term(self.start, part, self.denominator, pieces[-1])

    @property
    def whole(self) -> Number:
        """What it may be the whole of parts with: a count, or what a ratio is of; 0 for none."""
        if self.kind == "ratio":
            return self.denominator
        return self.value if self.kind == "count" else 0

    def alike(self, other: Figure) -> bool:
        """True where both are of one kind, so that they could be added."""
        return self.kind == other.kind and (self.kind != "measure" or self.unit == other.unit)


def as_printed(raw: str, value: Number) -> Number:
    """The value, held to no more places than are printed: 5,65 × 10³ of `5,65 ngàn`."""
    step = printed_step(raw, value)
    places = step.adjusted()
    if places <= 0 or step != Decimal(1).scaleb(places):
        return value
    return rounded_to(Decimal(value), Decimal(1).scaleb(places))


def _grouped(figures: Iterable[Figure], key: Callable[[Figure], K]) -> dict[K, list[Figure]]:
    """The figures by what the key says of them, in order."""
    groups: dict[K, list[Figure]] = defaultdict(list)
    for figure in figures:
        groups[key(figure)].append(figure)
    return dict(groups)


def one_spaced(words: str) -> str:
    """The words with single spaces between, on one line."""
    return BLANKS.sub(" ", words)


@dataclass
class Passages:
    """A document's text with its figures.

    `rows`: every numeral. `flat`: the text letter for letter, lower case, without tones, figures
    masked. `blocks`: paragraphs and list items. `figures`: those that relations may speak of, in
    order. `received`: the ISO day on which the document arrived, or "". `window`: the slice in
    which words are looked for.
    """

    text: str
    rows: tuple[Numeral, ...]
    flat: str
    blocks: list[Span]
    figures: list[Figure]
    received: str
    window: Span
    _starts: list[int] = field(init=False, repr=False)
    _nouns: dict[int, str] = field(init=False, repr=False, default_factory=dict)
    _behind: dict[int, str] = field(init=False, repr=False, default_factory=dict)
    _countable: dict[int, bool] = field(init=False, repr=False, default_factory=dict)
    _depths: dict[int, int] = field(init=False, repr=False, default_factory=dict)
    _sentences: dict[Span, list[Span]] = field(repr=False, default_factory=dict)
    _tabbed: dict[Span, bool] = field(repr=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.words = load_checks().words
        self._starts = [figure.start for figure in self.figures]

    @staticmethod
    def of(document: DocumentText, rows: tuple[Numeral, ...], received: str = "") -> Passages:
        """The passages of a whole document."""
        text = document.text
        every = [row for row in rows if row.kind in FIGURE_KINDS]
        made = Passages(
            text=text,
            rows=rows,
            flat=flat_text(text, every, load_indicators().vocabulary),
            blocks=_blocks(text),
            figures=[],
            received=received,
            window=Span(0, len(text)),
        )
        figures = [Figure.of(row) for row in filter(_has_number, every)]
        return replace(made, figures=[f for f in figures if not made.in_table(f)])

    def in_table(self, figure: Figure) -> bool:
        """True where the figure stands in a table's row."""
        block = self.block(figure.start)
        if block not in self._tabbed:
            self._tabbed[block] = self.text.find("\t", *block) >= 0
        return self._tabbed[block]

    def narrowed(self, row: Numeral) -> Passages:
        """What stands within reach of a figure, with this row in its place."""
        start = max(0, row.start - WINDOW)
        window = Span(start, min(len(self.text), row.end + WINDOW))
        reread = Figure.of(row)
        near = self.within(*window)
        figures = [reread if figure.start == row.start else figure for figure in near]
        return replace(self, figures=figures, window=window)

    def block_index(self, at: int) -> int:
        """Which of the blocks the offset lies in, counted from 0."""
        return max(0, sentences.last_begun(self.blocks, at))

    def block(self, at: int) -> Span:
        """The paragraph or list item that the offset lies in."""
        return self.blocks[self.block_index(at)]

    def same_block(self, one: Figure, other: Figure) -> bool:
        """True where both stand in one paragraph or list item."""
        return self.block(one.start) == self.block(other.start)

    def sentence(self, at: int) -> Span:
        """The sentence that the offset lies in, within its paragraph; items parted by semicolons
        are one sentence."""
        block = self.block(at)
        if block not in self._sentences:
            self._sentences[block] = self._parted(block)
        spans = self._sentences[block]
        return spans[max(0, sentences.last_begun(spans, at))]

    def _parted(self, block: Span) -> list[Span]:
        """The sentences of a paragraph."""
        found, begin = [], block.start
        for stop in SENTENCE_END.finditer(self.text, *block):
            before = self.text[max(0, stop.start() - 13) : stop.end()]
            if not sentences.ABBREVIATION.search(before):
                found.append(Span(begin, stop.end()))
                begin = stop.end()
        return [*found, Span(begin, block.end)] if begin < block.end or not found else found

    def same_sentence(self, one: Figure, other: Figure) -> bool:
        """True where both stand in one sentence."""
        return self.sentence(one.start) == self.sentence(other.start)

    def sentences(self) -> Iterator[Span]:
        """Every sentence that holds a figure."""
        last = None
        for figure in self.figures:
            span = self.sentence(figure.start)
            if span != last:
                yield span
            last = span

    def within(self, begin: int, end: int) -> list[Figure]:
        """The figures that begin in a slice."""
        return self.figures[bisect_left(self._starts, begin) : bisect_left(self._starts, end)]

    def at(self, start: int) -> Figure:
        """The figure that begins there. Raises IndexError where none does."""
        return self.within(start, start + 1)[0]

    def before(self, figure: Figure) -> Figure | None:
        """The figure before this one."""
        index = bisect_left(self._starts, figure.start)
        return self.figures[index - 1] if index else None

    def after(self, figure: Figure) -> Figure | None:
        """The figure behind this one."""
        index = bisect_right(self._starts, figure.start)
        return self.figures[index] if index < len(self.figures) else None

    def ratios(self) -> list[Figure]:
        """The ratios that are of something."""
        return self._ratios

    @cached_property
    def _ratios(self) -> list[Figure]:
        return [figure for figure in self.figures if figure.kind == "ratio" and figure.denominator]

    def counts_of(self, value: Number) -> list[Figure]:
        """The counts of this value, in order."""
        return self._counts_by_value.get(value, [])

    @cached_property
    def _counts_by_value(self) -> dict[Number, list[Figure]]:
        counts = [figure for figure in self.figures if figure.kind == "count"]
        return _grouped(counts, lambda figure: figure.value)

    def ratios_of(self, base: Number) -> list[Figure]:
        """The ratios of this denominator, which is not 0, in order."""
        return self._ratios_by_base.get(base, [])

    @cached_property
    def _ratios_by_base(self) -> dict[Number, list[Figure]]:
        return _grouped(self._ratios, lambda figure: figure.denominator)

    def ratios_with_rest(self, rest: Number) -> list[Figure]:
        """The ratios whose numerator and this number make up their denominator, in order."""
        return self._ratios_by_rest.get(rest, [])

    @cached_property
    def _ratios_by_rest(self) -> dict[Number, list[Figure]]:
        ratios = [figure for figure in self.figures if figure.kind == "ratio"]
        return _grouped(ratios, lambda figure: figure.denominator - figure.numerator)

    def of_indicator(self, code: str) -> list[Figure]:
        """The figures of an indicator, in order."""
        return self._by_indicator.get(code, [])

    @cached_property
    def _by_indicator(self) -> dict[str, list[Figure]]:
        return _grouped(self.figures, lambda figure: figure.indicator)

    def of_noun(self, noun: str) -> list[Figure]:
        """The figures that count a noun, in order."""
        return self._by_noun.get(noun, [])

    @cached_property
    def _by_noun(self) -> dict[str, list[Figure]]:
        return _grouped(self.figures, self.noun)

    def lead(self, figure: Figure) -> str:
        """The flat words of the figure's clause before it: from the figure before, the clause's or
        the sentence's begin, at most 70 characters."""
        last = self.before(figure)
        begin = max(
            self.sentence(figure.start).start, last.end if last else 0, figure.start - LONGEST_LEAD
        )
        return CLAUSE.split(self.flat[begin : figure.start])[-1]

    def cue(self, figure: Figure, name: str, reach: int = 40) -> bool:
        """True where words of this list end at most `reach` characters before the figure, in its
        clause."""
        lead = self.lead(figure)
        found = list(self.words[name].finditer(lead))
        return bool(found) and len(lead) - found[-1].end() <= reach

    def is_carried(self, begin: int, end: int) -> bool:
        """True where a slice speaks of files carried over from another period."""
        return self.words["carried"].search(self.flat, begin, end) is not None

    def is_about(self, figure: Figure) -> bool:
        """True where words right before the figure make it a threshold or an estimate."""
        return self.words["about"].search(self.lead(figure)[-14:]) is not None

    def noun(self, figure: Figure) -> str:
        """The counted noun in its group's first wording: right behind the figure, else the
        figure's unit."""
        if figure.start not in self._nouns:
            known = load_checks().nouns
            name = plain(self.noun_behind(figure) or figure.unit)
            self._nouns[figure.start] = known.get(name, name)
        return self._nouns[figure.start]

    def same_noun(self, one: Figure, other: Figure) -> bool:
        """True where both count the same noun, or both none that is known."""
        return self.noun(one) == self.noun(other)

    def noun_size(self, figure: Figure) -> int:
        """How many syllables the counted noun has: one alone says little."""
        return len(self.noun(figure).split())

    def akin(self, one: Figure, other: Figure) -> bool:
        """True where they count the same, one perhaps in more words (`phiếu`, `phiếu hài lòng`)."""
        first, second = self.noun(one), self.noun(other)
        if not first or not second:
            return False
        return f"{first} ".startswith(f"{second} ") or f"{second} ".startswith(f"{first} ")

    def noun_behind(self, figure: Figure) -> str:
        """The known noun right behind a figure, as printed; "" where none stands. Looked for once:
        openings ask it of all figures behind them."""
        if figure.start not in self._behind:
            self._behind[figure.start] = self._noun_right_behind(figure)
        return self._behind[figure.start]

    def _noun_right_behind(self, figure: Figure) -> str:
        rest = one_spaced(self.text[figure.end : figure.end + NOUN_NEAR]).lstrip()
        rest = OF_TOTAL.sub("", rest)
        found = load_meaning().units.match(rest)
        return found[0] if found else ""

    def shown(self, figure: Figure) -> str:
        """The figure with its noun as printed."""
        return one_spaced(f"{figure.raw} {self.noun_behind(figure) or figure.unit}".strip())

    def countable(self, figure: Figure) -> bool:
        """True for a level that may be a total or a part: no difference, average, threshold."""
        if figure.start not in self._countable:
            self._countable[figure.start] = self._is_a_level(figure)
        return self._countable[figure.start]

    def _is_a_level(self, figure: Figure) -> bool:
        if figure.kind not in ("count", "money", "measure"):
            return False
        return not self.cue(figure, "apart", 12) and not self.cue(figure, "about", 1)

    def counts_in(self, begin: int, end: int, *, last_first: bool = False) -> Iterator[Figure]:
        """The levels of a slice that stand in no bracket of their own, in order; none is asked for
        that is not taken. Brackets that never close hold all the rest of a text: no more figures
        than a list has are gone over."""
        around = self._depth(begin)
        numbers = range(bisect_left(self._starts, begin), bisect_left(self._starts, end))
        ordered = numbers[::-1] if last_first else numbers
        for number in ordered[:MOST_GONE_OVER]:
            figure = self.figures[number]
            if self.countable(figure) and self._depth(figure.start) <= around:
                yield figure

    def _depth(self, at: int) -> int:
        """How many more brackets open than close before an offset."""
        if at not in self._depths:
            opened, closed = (bisect_left(_signs(self.text, sign), at) for sign in "()")
            self._depths[at] = opened - closed
        return self._depths[at]

    def largest_before(self, figure: Figure) -> Number:
        """The largest whole before a figure in its paragraph, a count or what a ratio is of; 0
        where none is."""
        return self._largest_before[bisect_left(self._starts, figure.start)]

    @cached_property
    def _largest_before(self) -> list[Number]:
        """The largest whole before each figure in its paragraph, in the order of the figures."""
        found: list[Number] = []
        block: Span | None = None
        largest: Number = 0
        for figure in self.figures:
            if self.block(figure.start) != block:
                block, largest = self.block(figure.start), 0
            found.append(largest)
            largest = max(largest, figure.whole)
        return found

    def items(self, at: int) -> list[Span]:
        """The list items that follow the paragraph at `at`, at most forty: those with the first
        one's mark. Dashes and pluses of another kind between them do not end the list."""
        first = ""
        found: list[Span] = []
        for block in self.blocks[self.block_index(at) + 1 :]:
            sign = self._mark_of(block)
            first = first or sign
            if len(found) == MOST_ITEMS or not sign or (sign != first and sign not in "+-–"):
                break
            if sign == first:
                found.append(block)
        return found

    def _mark_of(self, block: Span) -> str:
        """The sign before a list item, or what stands behind its letter or number; "": no item."""
        mark = ITEM_MARK.match(self.text, block.start)
        return (mark["sign"] or mark["letter"][-1]) if mark else ""


@lru_cache(maxsize=4)
def _signs(text: str, sign: str) -> list[int]:
    """Where a sign stands in a text."""
    return [at for at, letter in enumerate(text) if letter == sign]


def _has_number(row: Numeral) -> bool:
    """True where the row's value is known, or what its ratio is of."""
    return row.value is not None or (row.kind == "ratio" and bool(row.denominator))


def _blocks(text: str) -> list[Span]:
    """The paragraphs and list items of a text."""
    found, begin = [], 0
    for end in sentences.BLOCK_END.finditer(text):
        if GOES_ON_OVER_PAGE.match(text, max(0, end.start() - 1)):
            continue
        if text[begin : end.start()].strip():
            found.append(Span(begin, end.start()))
        begin = end.end()
    return [*found, Span(begin, len(text))]
