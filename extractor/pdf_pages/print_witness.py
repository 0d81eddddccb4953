"""The numerals of a text layer held against the page as it is drawn.

A text layer is what a file says; what counts is what a person sees. The page is drawn at a modest
resolution. Signs that have no contrast there are hidden; of those that bear one name and look alike
two are read. Where the reader sees other digits than the file says, a second one is asked.
"""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import chain

import numpy
import regex

from extractor.imaging import BLANK, shapes_of
from extractor.model import Box, Cell, Table, Word
from extractor.pdf_pages.text_layer import Glyph, Layer
from extractor.witnesses import read_strips

WITNESSED = "printed"  # evidence of a word whose digits were seen as the layer has them
HIDDEN = "unseen"  # of one that nobody can see on the page
STRUCK = "struck"  # of one that a line runs through
DIFFERS = "split"
COVERED = 0.6  # share of a word's width that a line through it takes at least
THROUGH = (0.3, 0.7)  # of its height: where a line runs through print, not below or above it
READ_OF_KIND = 2  # signs of one font, character and shape that are read
MARGIN = (3, 1)  # pixels left and right, above and below a word that are read with it
MOST_DIFFERING = 0.1  # share of a page's numerals: a layer with more of them otherwise is no good
MOST_HIDDEN = 0.5  # of them: signs are not where the file has them, or it is a picture's own text
DIGITS = regex.compile(r"[0-9]")
STROKES_AS_DIGITS = str.maketrans({"O": "0", "o": "0", "I": "1", "l": "1", "|": "1", "i": "1"})

Opinion = Callable[[Sequence[Box]], list[str]]  # what another reader has in boxes of the page


@dataclass(frozen=True, slots=True, eq=False)
class DrawnPage:
    """A page as it is drawn: grey, 0 black; a pixel is `scale` points wide."""

    grey: numpy.ndarray
    scale: float

    def cut(self, box: Box) -> numpy.ndarray:
        """What is seen in a box (points), with a small margin."""
        high, wide = self.grey.shape[:2]
        across, down = MARGIN
        left = min(wide, max(0, int(box.x0 / self.scale) - across))
        top = min(high, max(0, int(box.y0 / self.scale) - down))
        right = max(left, int(box.x1 / self.scale) + 1 + across)
        foot = max(top, int(box.y1 / self.scale) + 1 + down)
        return self.grey[top:foot, left:right]

    def framed(self, box: Box, margin: float) -> numpy.ndarray:
        """What is seen in a box, and so many points around it."""
        around = Box(
            x0=max(0.0, box.x0 - margin),
            y0=max(0.0, box.y0 - margin),
            x1=box.x1 + margin,
            y1=box.y1 + margin,
        )
        return self.cut(around)


@dataclass(frozen=True, slots=True)
class Witnessed:
    """The layer with its numerals marked; `believed` is False where so many are printed otherwise
    that the page is to be read from its picture."""

    layer: Layer
    believed: bool = True


def held_against_print(
    layer: Layer,
    drawn: DrawnPage,
    second: Opinion,
) -> Witnessed:
    """The layer, each numeral of it with what the drawn page says: seen, hidden, struck out, or
    printed otherwise (then as two readers have it). `second` is asked where the first reader does
    not have what the layer says."""
    numerals = [word for word in layer.all_words if DIGITS.search(word.text)]
    case = _Case(layer, drawn, numerals)
    case.settle(second)
    if not case.is_believed:
        return Witnessed(layer, believed=False)
    marks = {id(word): mark for word, mark in zip(numerals, case.marked(), strict=True)}
    return Witnessed(_with_marks(layer, marks))


@dataclass(frozen=True, slots=True)
class Kind:
    """Signs of one font and character that look alike."""

    font: str
    text: str
    shape: int


@dataclass(slots=True)
class _Numeral:
    """A word with digits; `signs` are the places of its glyphs, `seen` what the first reader has
    (None: not asked)."""

    word: Word
    signs: list[int]
    seen: str | None = None
    verdict: str = ""
    others: tuple[str, ...] = ()
    printed: str = ""

    @property
    def digits(self) -> str:
        return _digits(self.word.text)

    @property
    def agrees(self) -> bool:
        """True where it was read, with the digits that the layer has."""
        return self.seen is not None and _same(self.word.text, self.seen)


@dataclass(eq=False)
class _Case:
    """The numerals of one page while they are held against its print."""

    layer: Layer
    drawn: DrawnPage
    words: list[Word]
    numerals: list[_Numeral] = field(init=False)

    def __post_init__(self) -> None:
        signs = _signs_of(self.words, self.layer.glyphs)
        self.numerals = [_Numeral(word, own) for word, own in zip(self.words, signs, strict=True)]

    @cached_property
    def shapes(self) -> list[int]:
        """The number of each sign's shape among its namesakes."""
        glyphs = self.layer.glyphs
        names = [(glyph.font, glyph.text) for glyph in glyphs]
        return shapes_of(
            self.drawn.grey,
            [glyph.box for glyph in glyphs],
            names,
            self.drawn.scale,
        )

    def _kind(self, sign: int) -> Kind:
        glyph = self.layer.glyphs[sign]
        return Kind(glyph.font, glyph.text, self.shapes[sign])

    def _is_blank(self, sign: int) -> bool:
        return self.shapes[sign] == BLANK

    @property
    def is_believed(self) -> bool:
        """False where several numerals, and a good share, are printed otherwise, and where most
        cannot be seen."""
        verdicts = Counter(one.verdict for one in self.numerals)
        hidden, differing = verdicts[HIDDEN], verdicts[DIFFERS]
        if hidden > 2 and hidden > MOST_HIDDEN * len(self.numerals):
            return False
        visible = len(self.numerals) - hidden - verdicts[STRUCK]
        return differing < 2 or differing <= MOST_DIFFERING * visible

    def settle(self, second: Opinion) -> None:
        """Gives every numeral its verdict."""
        for one in self.numerals:
            one.verdict = self._at_sight(one)
        visible = [one for one in self.numerals if not one.verdict]
        self._look(visible)
        for one in visible:
            if one.seen is None or one.agrees:
                one.verdict = WITNESSED
        self._ask(second, [one for one in visible if not one.verdict])

    def _look(self, visible: list[_Numeral]) -> None:
        """Lets the first reader read what must be read, so that every kind of sign was seen."""
        self._read([one for one in visible if self._is_suspect(one)])
        self._read(self._samples(visible))
        confirmed = self._confirmed(visible)
        rest = [one for one in visible if one.seen is None]
        self._read([one for one in rest if not self._kinds(one) <= confirmed])

    def _at_sight(self, one: _Numeral) -> str:
        """Hidden or struck out, as can be told without reading; else ""."""
        if _is_struck(one.word.box, self.layer.strokes):
            return STRUCK
        if not one.signs:
            return ""
        tiny = all(self.layer.glyphs[sign].is_tiny for sign in one.signs)
        blank = sum(self._is_blank(sign) for sign in one.signs)
        return HIDDEN if tiny or 2 * blank > len(one.signs) else ""

    def _is_suspect(self, one: _Numeral) -> bool:
        """True where some of it cannot be seen, or where it is drawn is not known."""
        return not one.signs or any(self._is_blank(sign) for sign in one.signs)

    def _samples(self, visible: list[_Numeral]) -> list[_Numeral]:
        """Numerals, long ones first, so that of every kind of sign READ_OF_KIND are read."""
        lacking: dict[Kind, int] = defaultdict(int)
        for one in visible:
            for kind in self._kinds(one):
                lacking[kind] = min(READ_OF_KIND, lacking[kind] + 1)
        for one in visible:
            if one.agrees:
                self._count_off(one, lacking)
        chosen = []
        for one in sorted(visible, key=lambda one: -len(self._kinds(one))):
            if one.seen is None and any(lacking[kind] for kind in self._kinds(one)):
                self._count_off(one, lacking)
                chosen.append(one)
        return chosen

    def _count_off(self, one: _Numeral, lacking: dict[Kind, int]) -> None:
        for kind in self._kinds(one):
            lacking[kind] = max(0, lacking[kind] - 1)

    def _kinds(self, one: _Numeral) -> set[Kind]:
        return {self._kind(sign) for sign in one.signs}

    def _confirmed(self, visible: list[_Numeral]) -> set[Kind]:
        """The kinds of signs that were read as the layer has them."""
        agreeing = (one for one in visible if one.agrees)
        return set(chain.from_iterable(self._kinds(one) for one in agreeing))

    def _read(self, chosen: list[_Numeral]) -> None:
        """Lets the first reader read these; numerals that stand upright are turned both ways."""
        strips = [self.drawn.cut(one.word.box) for one in chosen]
        for one, strip, seen in zip(chosen, strips, read_strips(strips), strict=True):
            one.seen = seen.text
            if not _same(one.word.text, one.seen) and self._stands(one):
                turned = [numpy.ascontiguousarray(numpy.rot90(strip, way)) for way in (1, 3)]
                texts = [found.text for found in read_strips(turned)]
                one.seen = next((t for t in texts if _same(one.word.text, t)), one.seen)

    def _stands(self, one: _Numeral) -> bool:
        return any(self.layer.glyphs[sign].standing for sign in one.signs)

    def _ask(self, second: Opinion, differing: list[_Numeral]) -> None:
        """Settles those that the first reader has otherwise by what the second has."""
        if not differing:
            return
        texts = second([one.word.box for one in differing])
        for one, text in zip(differing, texts, strict=True):
            self._settle(one, one.seen or "", text)

    def _settle(self, one: _Numeral, first: str, other: str) -> None:
        """The verdict on a numeral that two readers have seen."""
        seen = _digits(first)
        if _same(one.word.text, other):
            one.verdict = WITNESSED
        elif self._is_below(one, seen) or self._is_below(one, _digits(other)):
            one.verdict = HIDDEN
        elif not seen and not _digits(other) and (len(one.digits) == 1 or not one.signs):
            one.verdict = ""  # small signs, and fields that each program draws its own way
        else:
            one.verdict = DIFFERS
            one.others = (one.word.text, first, other)
            if seen and seen == _digits(other):
                one.printed = other.strip()

    def _is_below(self, one: _Numeral, seen: str) -> bool:
        """True where what is seen is another numeral of the layer that was set at its place."""
        return any(
            other is not one and other.digits == seen and _lies_over(other.word.box, one.word.box)
            for other in self.numerals
        )

    def marked(self) -> Iterator[Word]:
        """The words with their verdicts, in their order."""
        for one in self.numerals:
            mark = replace(one.word, evidence=one.verdict, others=one.others)
            if one.printed:
                text = unicodedata.normalize("NFC", one.printed)
                mark = replace(mark, text=text, printed=one.word.text)
            yield mark


def _signs_of(words: Sequence[Word], glyphs: Sequence[Glyph]) -> list[list[int]]:
    """For each word the places of the glyphs whose middles lie in it."""
    if not glyphs:
        return [[] for _ in words]
    across = numpy.array([glyph.box.centre[0] for glyph in glyphs])
    down = numpy.array([glyph.box.centre[1] for glyph in glyphs])
    found = []
    for word in words:
        box = word.box
        inside = (across >= box.x0) & (across <= box.x1) & (down >= box.y0) & (down <= box.y1)
        found.append([int(k) for k in numpy.flatnonzero(inside)])
    return found


def _digits(text: str) -> str:
    return "".join(DIGITS.findall(text))


def _same(said: str, seen: str) -> bool:
    """True where the same digits were seen; strokes of letters may have been taken for digits, and
    the other way round.

    >>> _same("4.385", "4,385"), _same("II/2024", "11/2024"), _same("4.385", "4.335")
    (True, True, False)
    >>> _same("97m²", "97m2")
    True
    """
    ways = (str, _without_powers, _as_strokes)
    return any(_digits(way(said)) == _digits(way(seen)) for way in ways)


def _without_powers(text: str) -> str:
    """The text with raised digits set as ordinary ones."""
    return unicodedata.normalize("NFKC", text)


def _as_strokes(text: str) -> str:
    """The text without the marks of its letters, and with digits for letters of their shape."""
    parted = unicodedata.normalize("NFD", text)
    return regex.sub(r"\p{M}", "", parted).translate(STROKES_AS_DIGITS)


def _is_struck(box: Box, strokes: Iterable[Box]) -> bool:
    """True where a line runs through print."""
    upper, lower = (box.y0 + share * box.height for share in THROUGH)
    for stroke in strokes:
        through = upper < stroke.centre[1] < lower
        if through and stroke.shared_width(box) > COVERED * box.width:
            return True
    return False


def _lies_over(box: Box, other: Box) -> bool:
    """True where both share most of the smaller one."""
    wide, high = box.shared_width(other), box.shared_height(other)
    if wide <= 0 or high <= 0:
        return False
    return wide > 0.5 * min(box.width, other.width) and high > 0.5 * min(box.height, other.height)


def _with_marks(layer: Layer, marks: dict[int, Word]) -> Layer:
    """The layer with its words changed, in and outside its tables."""
    return replace(
        layer,
        words=_changed(layer.words, marks),
        tables=tuple(_table(table, marks) for table in layer.tables),
    )


def _table(table: Table, marks: dict[int, Word]) -> Table:
    cells: list[Cell] = [replace(cell, words=_changed(cell.words, marks)) for cell in table.cells]
    return replace(table, cells=tuple(cells))


def _changed(words: tuple[Word, ...], marks: dict[int, Word]) -> tuple[Word, ...]:
    return tuple(marks.get(id(word), word) for word in words)
