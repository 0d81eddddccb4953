"""Print on a page that no word claims: pictures and outlined letters of a digital page, what the
first reader of a scan passed over.

Ink outside all words is looked over by the quick reader. Where it sees digits on a digital page,
what is there is read like a scan, and its words and tables are put among those of the page. What
it saw and nobody could read again is a word in doubt or is named, never passed over.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from statistics import median

import numpy
import regex

from extractor.imaging import is_part_of_word, only_parts, unclaimed_print, write_page
from extractor.language.marks import without_marks
from extractor.model import UNREAD, Box, Cell, Doubt, PageReading, Table, Word
from extractor.pdf_pages import UNMAPPED, DrawnPage, Layer
from extractor.reading.picture import ReadOnce, against_print, read_again, read_once
from extractor.reading.seen_alone import Finding, looked_at_again
from extractor.witnesses import Readers, Words, detect, is_legible, is_there, read_strips

SURELY = 0.9  # confidence of a word that both witnesses have at every look
SURE = 0.7  # likelihood from which a digit counts as seen
MANY = 12  # lines of unclaimed print: more of them are a picture, in which print is sought first
MOST = 150  # lines of one page that are looked at
BESIDE = 8.0  # points around a line of outlined print that are read with it
NUMERAL = regex.compile(r"[0-9]")
PLAIN = regex.compile(r"[(+\-–]?[0-9][0-9.,/]*%?[).,;]?")  # a number, with nothing beside it
PARTS = regex.compile(r"[0-9](?:[0-9.,/]*[0-9])?%?")  # of a line that can hardly be read
SURE_OF_LETTERS = 0.75  # confidence of words of letters that are no numerals, on such a page
LOWEST = 5.0  # points: lower ink is a part of a letter or a speck
LONE_STROKE = regex.compile(r"\W*1\W*")
LOWER = 0.75  # of the height of the page's digits: a stroke below it is none
THINNER = 0.2  # of its own height: a 1 has a foot or a flag, and is never so thin
MUCH_LOWER = 0.5  # the same of another digit; footnotes are printed higher
NARROW_DIGIT = 0.3  # of its height: no digit but a 1 is so narrow
TOUCHING = 0.5  # of its height: a sign further from a word is none of it
MOST_NAMED = 6  # numerals that are named where they could not be read


@dataclass(frozen=True, slots=True)
class SeenPrint:
    """A line, or a part of one, that no word claims: its place (points) and what was seen there."""

    box: Box
    text: str


@dataclass(frozen=True, slots=True, eq=False)
class FinePicture:
    """A page drawn finely (grey, 0 black) with so many dots per inch, and a folder for pictures
    that are made on the way."""

    grey: numpy.ndarray
    dpi: int
    folder: Path


def unclaimed_numerals(layer: Layer, drawn: DrawnPage) -> list[SeenPrint]:
    """The lines with numerals that stand on the drawn page and in no word of its layer. Signs whose
    characters the file does not tell claim nothing."""
    return _numerals_outside(_claimed(layer), drawn)


def with_unread(
    page: PageReading,
    once: ReadOnce,
    readers: Readers,
    folder: Path,
) -> PageReading:
    """The page that was read from its picture, with numerals that its first reader passed over:
    plain numbers as words, which a person must look at where not both witnesses have them now,
    others in a caution. On a page that can hardly be read, words of letters read unsurely claim no
    ink: they may be numerals."""
    words = _all_words(page)
    if not is_there() or not words:
        return page
    lost = _lost(page, words, DrawnPage(once.around, once.scale))
    torn = _rests(page.words, lost)
    page = _made_whole(page, torn)
    lost = [one for one in lost if one not in torn.values()]
    plain = [one for one in lost if _is_plain(one)]
    found = looked_at_again([(one.box, one.text) for one in plain], once, readers, folder)
    by_both, of_words = _those(plain, found, "numeral"), _those(plain, found, "letters")
    page = _with_words(page, tuple(map(_of_both, by_both)))
    return _named(page, [one for one in lost if one not in (*by_both, *of_words)])


def _rests(words: Words, lost: list[SeenPrint]) -> dict[Word, SeenPrint]:
    """The words of letters that are a part of a numeral, each with the rest that was seen beside
    it."""
    found = {}
    for one in lost:
        part = next((word for word in words if _is_rest(one, word)), None)
        if part:
            found[part] = one
    return found


def _is_rest(seen: SeenPrint, word: Word) -> bool:
    """True where what was seen is the beginning or the end of a numeral that the second witness has
    for letters beside it (`II,` where 11,11% is printed, of which the box ends before `1%`)."""
    if NUMERAL.search(word.text) or not _stands_beside(word.box, seen.box):
        return False
    return any(_numeral_around(other, seen, word) for other in word.others)


def _numeral_around(other: str, seen: SeenPrint, word: Word) -> bool:
    text, longer = seen.text.strip(), len(other) > len(seen.text.strip())
    at_its_side = other.endswith(text) if seen.box.x0 > word.box.x0 else other.startswith(text)
    return longer and at_its_side and PLAIN.fullmatch(other) is not None


def _made_whole(page: PageReading, torn: dict[Word, SeenPrint]) -> PageReading:
    return replace(page, words=tuple(_whole(word, torn.get(word)) for word in page.words))


def _whole(word: Word, rest: SeenPrint | None) -> Word:
    """The word, or the numeral of which it and the rest beside it are the parts, to be looked
    at."""
    if rest is None:
        return word
    whole = next(other for other in word.others if _numeral_around(other, rest, word))
    box = Box.around([word.box, rest.box])
    return replace(word, text=whole, box=box, evidence="split", others=(word.text,))


def _those(seen: list[SeenPrint], found: list[Finding], finding: Finding) -> list[SeenPrint]:
    return [one for one, own in zip(seen, found, strict=True) if own == finding]


def _lost(page: PageReading, words: list[Word], drawn: DrawnPage) -> list[SeenPrint]:
    """The numerals that the quick reader saw outside of the page's words and that belong to none of
    these."""
    high = _height_of_digits(page)
    of_letters = [word.box for word in words if not NUMERAL.search(word.text)]
    return [
        one
        for one in _passed_over(tuple(words), drawn)
        if not (_is_edge_of_letter(one, high) or _is_stem(one, of_letters, drawn))
        and not _completes_word(one, words, drawn)
    ]


def _is_plain(seen: SeenPrint) -> bool:
    return PLAIN.fullmatch(seen.text.strip()) is not None


def _is_stem(seen: SeenPrint, words: list[Box], drawn: DrawnPage) -> bool:
    """True for a stroke that hangs together with a letter of a word beside it."""
    if not LONE_STROKE.fullmatch(seen.text):
        return False
    return is_part_of_word(drawn.grey, seen.box, words, drawn.scale)


def _completes_word(seen: SeenPrint, words: list[Word], drawn: DrawnPage) -> bool:
    """True for one sign that the box of the word beside it left out: the second witness has the
    word as it was read only where the sign is there to be seen."""
    if len(NUMERAL.findall(seen.text)) != 1:
        return False
    beside = [word for word in words if _stands_beside(word.box, seen.box)]
    cuts = [drawn.cut(Box.around([word.box, seen.box])) for word in beside]
    without = [drawn.cut(word.box) for word in beside]
    pairs = zip(beside, read_strips(cuts), read_strips(without), strict=True)
    return any(
        _plain(word.text) == _plain(whole.text) != _plain(part.text) for word, whole, part in pairs
    )


def _stands_beside(word: Box, sign: Box) -> bool:
    level = word.shared_height(sign) > 0.5 * sign.height
    return level and -word.shared_width(sign) < TOUCHING * sign.height


def _plain(text: str) -> str:
    """The letters and digits of a reading; the second witness has no marks."""
    return regex.sub(r"[^\p{L}\d]", "", without_marks(text))


def _passed_over(words: Words, drawn: DrawnPage) -> list[SeenPrint]:
    """The numerals outside of these words, which are all of the page."""
    if is_legible(words):
        return _numerals_outside([word.box for word in words], drawn)
    seen = _numerals_outside([word.box for word in words if _is_sure_of_ink(word)], drawn)
    return list(chain.from_iterable(_numbers_in(one) for one in seen))


def _is_sure_of_ink(word: Word) -> bool:
    return NUMERAL.search(word.text) is not None or word.confidence >= SURE_OF_LETTERS


def _numbers_in(seen: SeenPrint) -> list[SeenPrint]:
    """The numbers of a line that the quick reader saw, each with its part of the line: signs are
    taken to be equally wide."""
    box, each = seen.box, seen.box.width / max(1, len(seen.text))
    return [
        SeenPrint(
            Box(box.x0 + each * found.start(), box.y0, box.x0 + each * found.end(), box.y1),
            found[0],
        )
        for found in PARTS.finditer(seen.text)
    ]


def _height_of_digits(page: PageReading) -> float:
    """Points that numerals of the page's print are high; 0 where none was read."""
    words = _all_words(page)
    return median(
        [word.box.height for word in words if NUMERAL.search(word.text) and word.evidence] or [0.0]
    )


def _is_edge_of_letter(seen: SeenPrint, high: float) -> bool:
    """True for a stroke that is lower or thinner than a 1 of the page's print, and for what is much
    lower or thinner than another digit that was seen in it: what a word's box left out of a letter,
    a speck, the edge of a shadow. Boxes of words read from coarse pictures are a pixel or two
    off."""
    box = seen.box
    if LONE_STROKE.fullmatch(seen.text):
        return box.height < LOWER * high or box.width < THINNER * box.height
    digits = len(NUMERAL.findall(seen.text))
    low = digits == 1 and box.height < MUCH_LOWER * high
    return low or box.width < NARROW_DIGIT * digits * box.height


def _numerals_outside(claimed: list[Box], drawn: DrawnPage) -> list[SeenPrint]:
    lines = unclaimed_print(drawn.grey, claimed, drawn.scale)
    lines = [line for line in lines if line.height >= LOWEST]
    if len(lines) > MANY:
        lines = _with_print(lines, drawn)
    strips = [drawn.cut(box) for box in lines]
    found = zip(lines, read_strips(strips), strict=True)
    return [SeenPrint(box, seen.text) for box, seen in found if _is_numeral(seen.text, seen.scores)]


def _claimed(layer: Layer) -> list[Box]:
    words = [word.box for word in layer.all_words if not UNMAPPED.search(word.text)]
    return [*words, *(field.box for field in layer.fields), *layer.set_apart]


def _with_print(lines: list[Box], drawn: DrawnPage) -> list[Box]:
    """The lines at which the page has print, not strokes of a drawing; the first ones from its top
    where there are many."""
    places = [box.in_points(drawn.scale) for box in detect(drawn.grey)]
    printed = [line for line in lines if any(_meet(line, place) for place in places)]
    return sorted(printed, key=lambda box: (box.y0, box.x0))[:MOST]


def _meet(box: Box, other: Box) -> bool:
    return box.shared_width(other) > 0 and box.shared_height(other) > 0.3 * box.height


def _is_numeral(text: str, scores: Sequence[float]) -> bool:
    """True where a digit was read surely."""
    sure = zip(text, scores, strict=True)
    return any(NUMERAL.match(sign) and score > SURE for sign, score in sure)


def is_of_unmapped(layer: Layer, seen: Iterable[SeenPrint]) -> bool:
    """True where numerals are drawn with signs whose characters the file does not tell."""
    unmapped = [word.box for word in layer.all_words if UNMAPPED.search(word.text)]
    return any(_meet(box, one.box) for one in seen for box in unmapped)


def with_unclaimed(
    page: PageReading,
    layer: Layer,
    seen: Sequence[SeenPrint],
    picture: FinePicture,
    readers: Readers,
) -> PageReading:
    """The page with what stands around the numerals seen, read from the page's picture, and a
    caution for numerals that were not read there."""
    parts = [_part_of(one.box, layer) for one in seen]
    file = picture.folder / "unclaimed.pgm"
    write_page(only_parts(picture.grey, parts, _claimed(layer), 72 / picture.dpi), file)
    once = read_once(file, picture.dpi, readers, picture.folder)
    if once.turned:
        return _named(page, seen)
    again = read_again(once, readers, picture.folder)
    words = against_print(once, again.words)
    read = _as_it_lies(words, once)
    tables = tuple(_table_as_it_lies(table, once) for table in once.tables)
    page = replace(page, tables=(*page.tables, *(table for table in tables if _has_words(table))))
    page = _with_words(page, read)
    return _named(page, [one for one in seen if not _is_read(one, page)])


def _part_of(box: Box, layer: Layer) -> Box:
    """The picture in which a line stands, else the line with a little around it."""
    x, y = box.centre
    for picture in layer.pictures:
        if picture.x0 <= x <= picture.x1 and picture.y0 <= y <= picture.y1:
            return picture
    return Box(
        x0=max(0.0, box.x0 - BESIDE),
        y0=max(0.0, box.y0 - BESIDE / 2),
        x1=min(layer.width, box.x1 + BESIDE),
        y1=min(layer.height, box.y1 + BESIDE / 2),
    )


def _as_it_lies(words: Words, once: ReadOnce) -> Words:
    """The words where they stand on the page, whose picture was turned level to be read."""
    if not once.slant:
        return words
    wide, high = once.size
    return tuple(replace(word, box=word.box.slanted(once.slant, wide, high)) for word in words)


def _table_as_it_lies(table: Table, once: ReadOnce) -> Table:
    if not once.slant:
        return table
    wide, high = once.size
    cells = [
        replace(
            cell,
            box=cell.box.slanted(once.slant, wide, high),
            words=_as_it_lies(cell.words, once),
        )
        for cell in table.cells
    ]
    return replace(table, cells=tuple(cells))


def _has_words(table: Table) -> bool:
    return any(cell.words for cell in table.cells)


def _with_words(page: PageReading, words: Words) -> PageReading:
    """The page with these words: in the cells of tables in which they stand, else among the
    others."""
    outside: list[Word] = []
    tables = list(page.tables)
    for word in words:
        at = next((k for k, table in enumerate(tables) if _cell_at(table, word) is not None), None)
        if at is None:
            outside.append(word)
        else:
            tables[at] = _filled(tables[at], word)
    return replace(page, words=(*page.words, *outside), tables=tuple(tables))


def _cell_at(table: Table, word: Word) -> int | None:
    x, y = word.box.centre
    for k, cell in enumerate(table.cells):
        if cell.box.x0 <= x <= cell.box.x1 and cell.box.y0 <= y <= cell.box.y1:
            return k
    return None


def _filled(table: Table, word: Word) -> Table:
    """The table with the word in its cell, left of the words that stand right of it."""
    at = _cell_at(table, word)
    if at is None:
        return table
    cells: list[Cell] = list(table.cells)
    before = [own for own in cells[at].words if _comes_before(own, word)]
    behind = [own for own in cells[at].words if not _comes_before(own, word)]
    cells[at] = replace(cells[at], words=(*before, word, *behind))
    return replace(table, cells=tuple(cells))


def _comes_before(own: Word, word: Word) -> bool:
    if own.box.shared_height(word.box) > 0.5 * min(own.box.height, word.box.height):
        return own.box.x0 <= word.box.x0
    return own.box.y0 < word.box.y0


def _is_read(seen: SeenPrint, page: PageReading) -> bool:
    """True where the page has a word with a digit at the place."""
    words = _all_words(page)
    return any(NUMERAL.search(word.text) and _meet(seen.box, word.box) for word in words)


def _all_words(page: PageReading) -> list[Word]:
    cells = chain.from_iterable(table.cells for table in page.tables)
    return [*page.words, *chain.from_iterable(cell.words for cell in cells)]


def _named(page: PageReading, lost: Sequence[SeenPrint]) -> PageReading:
    """The page with numerals that were seen by the quick reader only: plain numbers as words in
    doubt, others in a caution."""
    numbers = [one for one in lost if _is_plain(one)]
    page = _with_words(page, tuple(_in_doubt(one) for one in numbers))
    others = [one for one in lost if one not in numbers]
    if not others:
        return page
    texts = [regex.sub(r"[|=\s]+", " ", one.text)[:40] for one in others[:MOST_NAMED]]
    more = " …" if len(others) > MOST_NAMED else ""
    named = Doubt.of("unread_numeral", text="; ".join(texts) + more)
    return replace(page, cautions=(*page.cautions, named))


def _in_doubt(seen: SeenPrint) -> Word:
    text = regex.sub(r"\s+", "", seen.text)
    return Word(text, seen.box, confidence=0.5, evidence="split", others=(UNREAD,))


def _of_both(seen: SeenPrint) -> Word:
    text = regex.sub(r"\s+", "", seen.text)
    return Word(text, seen.box, confidence=SURELY, evidence="reread", others=(text,))
