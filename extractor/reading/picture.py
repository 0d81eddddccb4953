"""A page's picture read: cleaned and turned, every numeral read again and held against its print.

Pictures are arrays, boxes points.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

import numpy
import regex

from extractor.imaging import (
    CutStrip,
    FlatPage,
    LevelRules,
    RuledPage,
    Strip,
    against_ink,
    clean_picture,
    cut_strips,
    digits_apart,
    find_grids,
    find_strips,
    grey_of,
    has_ink,
    is_blurred,
    level_rules,
    levelled,
    lies,
    load_picture,
    own_ink,
    page_alone,
    turn,
    uncovered,
    without_grids,
    without_repeats,
    write_page,
)
from extractor.language.syllables import is_syllable
from extractor.model import Box, Doubt, Table, Word
from extractor.reading.table_cells import read_grids
from extractor.rereading import (
    PageInLines,
    parted_words,
    surest_words,
    with_columns_apart,
    with_heads,
    with_lines_apart,
    with_marks,
    with_standing_columns,
    with_unread_columns,
    with_unread_heads,
    with_unread_lines,
    with_unsure_words_read_again,
    without_print_read_twice,
)
from extractor.witnesses import (
    STEADY,
    Reader,
    Readers,
    SecondWitness,
    Settled,
    Words,
    against_width,
    as_printed,
    borne_out,
    fitting,
    moved,
    of_one_kind,
    parted_from_years,
    pp_ocr,
    settle,
    steady_numerals,
    with_marks_seen,
    with_those_beside,
    without_those_beside,
    word_before,
)

EDGE = 3  # points from the page's edge at which print may be cut off
DOUBTFUL = 0.55  # pages read with less mean confidence may be lying on their side
STANDING = 1.2  # words so many times higher than wide run up or down the page
MANY_WORDS = 25  # read surely, of print that stands upright
MOSTLY = 0.6  # share of the longer words that are
FEW_WORDS = 4  # pages with no more say little of how they lie
SURE = 0.8  # confidence of words that tell which way up a page is
SENSE = 0.3  # share of longer words that make sense on a page that stands upright
LEGIBLE = 3  # times as many of them must be read for a page to be turned
MOST_BLANK = 8  # unread cells of a page that are named one by one


@dataclass(
    frozen=True,
    slots=True,
    eq=False,
)
class ReadOnce:
    """A page's picture turned upright, cleaned, and read once.

    `upright` is the picture as it was stored (a photograph's page cut out and set straight),
    `around` the clean grey one without its tables. `bent` and `blurred`: its print still is so.
    `turned` are the degrees clockwise by which it was turned, `slant` those by which its print
    runs up to the right. `guessed`: its words are the surest of several readings, since most of the
    first were guesses. `words` stand around the tables; `blank` are places (`row,column`) of
    cells in which ink could not be read, `rules` the level lines of tables without upright ones."""

    upright: numpy.ndarray
    around: numpy.ndarray
    dpi: int
    turned: int
    slant: float
    words: Words
    tables: tuple[Table, ...]
    blank: tuple[str, ...]
    bent: bool = False
    blurred: bool = False
    rules: tuple[Box, ...] = ()
    guessed: bool = False

    @property
    def all_words(self) -> Words:
        cells = chain.from_iterable(table.cells for table in self.tables)
        return self.words + tuple(chain.from_iterable(cell.words for cell in cells))

    @property
    def scale(self) -> float:
        """Points a pixel is wide."""
        return 72 / self.dpi

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the page in points."""
        high, wide = self.upright.shape[:2]
        return wide * self.scale, high * self.scale


@dataclass(frozen=True, slots=True)
class ReadAgain:
    """The words around the tables after further readings, and numerals that only one of these
    has."""

    words: Words
    unread: tuple[str, ...]


def read_once(
    file: Path,
    dpi: int,
    readers: Readers,
    folder: Path,
) -> ReadOnce:
    """The picture in a file read by the first reader, turned upright where it lies or where what
    was read makes no sense. `folder` takes the pictures that are made on the way."""
    seen = page_alone(load_picture(file), dpi)
    if seen.changed:
        file = folder / "alone.pnm"
        write_page(seen.picture, file)
    lying = lies(grey_of(seen.picture))
    turned = readers.first.orientation(file) if lying else 0
    if not turned:
        once = _cleaned_and_read(seen, 0, readers, folder)
        turned = _turned_after(once, file, seen, readers, folder, lying=lying)
        if not turned:
            return once
    once = _cleaned_and_read(seen, turned, readers, folder)
    if _makes_no_sense(once.all_words):
        return _rather_the_other_way(once, seen, readers, folder)
    return once


def _turned_after(
    once: ReadOnce,
    file: Path,
    seen: FlatPage,
    readers: Readers,
    folder: Path,
    *,
    lying: bool,
) -> int:
    """Degrees by which a page that was read must be turned all the same; `lying`: its ink is parted
    as that of lines which run up the page. So it is by narrow columns, which are read as they
    stand."""
    if lying and _makes_sense(once.all_words):
        return 0
    turned = turned_by(file, seen, readers, folder) if lying else 0
    return turned or _turned_by_words(once, file, seen, readers, folder)


def _turned_by_words(
    once: ReadOnce,
    file: Path,
    seen: FlatPage,
    readers: Readers,
    folder: Path,
) -> int:
    """Degrees by which a page must be turned of which little was read as it lies; 0 for another.
    What stands on its head is mostly guessed, with words sure of themselves among them."""
    if not once.guessed and not _may_lie(once.all_words):
        return 0
    if len(once.all_words) <= FEW_WORDS:
        return readers.first.orientation(file)
    return turned_by(file, seen, readers, folder)


def _rather_the_other_way(
    once: ReadOnce,
    seen: FlatPage,
    readers: Readers,
    folder: Path,
) -> ReadOnce:
    """The page as read, or turned once more by half a turn where that makes much more sense: by a
    table's figures the engine hardly tells head from foot."""
    other = _cleaned_and_read(seen, (once.turned + 180) % 360, readers, folder)
    better = _legible(other.all_words) > LEGIBLE * (_legible(once.all_words) + 1)
    return other if better else once


def _makes_no_sense(words: Words) -> bool:
    """True where hardly any of the longer words was read surely and is built as words are."""
    longer = sum(regex.search(r"\p{L}{3}", word.text) is not None for word in words)
    return _legible(words) < SENSE * longer


def _makes_sense(words: Words) -> bool:
    """True where many words were read surely, most of the longer ones: print that lies is never
    read so, and another way up need not be tried."""
    longer = sum(regex.search(r"\p{L}{3}", word.text) is not None for word in words)
    return _legible(words) >= max(MANY_WORDS, MOSTLY * longer)


def turned_by(
    file: Path,
    seen: FlatPage,
    readers: Readers,
    folder: Path,
) -> int:
    """Degrees by which the page must be turned clockwise: by its print, where that does not tell
    (a table of figures has few letters), by what can be read of it."""
    turned = readers.first.orientation(file)
    if turned:
        return turned
    picture = clean_picture(seen.picture, seen.dpi)
    plain = find_grids(picture.grey, seen.dpi).without_lines
    tried = folder / "tried.pgm"
    found = {}
    for quarter in (0, 90, 270):
        write_page(turn(plain, quarter), tried)
        words = readers.first.read_page(tried, seen.dpi)
        found[quarter] = _legible(words)
        if _makes_sense(words):
            break
    best = max(found, key=lambda quarter: found[quarter])
    return best if found[best] > LEGIBLE * (found[0] + 1) else 0


def _legible(words: Words) -> int:
    """How many of the words were read surely, and are built as words are."""
    texts = [word.text for word in words if word.confidence > SURE and not _stands(word)]
    return sum(len(text) > 2 and is_syllable(text) for text in texts)


def _stands(word: Word) -> bool:
    return word.box.height > STANDING * word.box.width


def _cleaned_and_read(
    seen: FlatPage,
    turned: int,
    readers: Readers,
    folder: Path,
) -> ReadOnce:
    """The page turned clockwise by so many degrees, its lines levelled, cleaned, its cells and the
    words around its tables read by the first reader."""
    upright = _set_upright(seen, turned)
    dpi = upright.dpi
    picture = clean_picture(upright.picture, dpi)
    ruled = find_grids(picture.grey, dpi)
    in_cells = read_grids(ruled.grids, ruled.without_lines, dpi, readers, folder)
    level = _level_rules(without_grids(picture.grey, ruled.grids, dpi), ruled, dpi)
    around = level.without_lines
    file = folder / "clean.pgm"
    write_page(level.without_heads, file)
    page = PageInLines(around, dpi, readers.first, folder)
    bare = replace(page, grey=level.without_heads)
    read = surest_words(readers.first.read_page(file, dpi), bare)
    apart = with_heads(_line_by_line(with_columns_apart(read.words, bare), page), level.heads, page)
    ink = uncovered(around, apart, 72 / dpi)
    lines = with_unread_lines(with_unread_columns(apart, ink, page), ink, page)
    words = with_unread_heads(lines, uncovered(around, lines, 72 / dpi), page)
    return ReadOnce(
        upright=upright.picture,
        around=around,
        dpi=dpi,
        turned=turned,
        slant=picture.slant,
        words=parted_words(as_printed(words), around, 72 / dpi),
        tables=in_cells.tables,
        blank=in_cells.unread,
        bent=upright.bent,
        blurred=is_blurred(picture.grey, dpi),
        rules=tuple(line.in_points(72 / dpi) for line in level.lines),
        guessed=read.guessed,
    )


def _level_rules(around: numpy.ndarray, ruled: RuledPage, dpi: int) -> LevelRules:
    """The page without the level lines of tables that have no others; a page with grids as it
    is."""
    return LevelRules(around) if ruled.grids else level_rules(around, dpi)


def _line_by_line(words: Words, page: PageInLines) -> Words:
    """The words of a page, its print read line by line where the engine took the page's lines
    otherwise than they are."""
    level = with_standing_columns(words, page)
    apart = with_lines_apart(level, page)
    return without_print_read_twice(with_unsure_words_read_again(apart, page))


def upright_page(file: Path, dpi: int, turned: int) -> FlatPage:
    """The picture in a file as it is when it is read: a photograph's page cut out, turned clockwise
    by so many degrees, its lines levelled."""
    return _set_upright(page_alone(load_picture(file), dpi), turned)


def _set_upright(seen: FlatPage, turned: int) -> FlatPage:
    return levelled(replace(seen, picture=turn(seen.picture, turned)))


def _may_lie(words: Words) -> bool:
    """True where hardly anything was read, or unsurely, or most words stand."""
    if len(words) <= FEW_WORDS:
        return True
    sure = sum(word.confidence for word in words) / len(words)
    return sure < DOUBTFUL or _standing(words)


def _standing(words: Words) -> bool:
    """True where most words run up or down: some pages are read lying, with boxes to match."""
    long = [word for word in words if len(word.text) > 3]
    return len(long) > 4 and sum(map(_stands, long)) > 0.5 * len(long)


def read_again(
    once: ReadOnce,
    readers: Readers,
    folder: Path,
) -> ReadAgain:
    """Every numeral around the tables, and ink without words, read by the second witness, which
    looks again where it has something else."""
    words = once.words
    strips = find_strips(words, uncovered(once.around, words, once.scale))
    if not strips:
        return ReadAgain(words, ())
    settled = _settled(once, strips, readers, folder)
    seen = without_repeats(_in_place(words, strips, settled))
    return ReadAgain(
        words=_borne_out(once, seen, readers, folder),
        unread=tuple(chain.from_iterable(strip.unread for strip in settled)),
    )


def _settled(
    once: ReadOnce,
    strips: list[Strip],
    readers: Readers,
    folder: Path,
) -> list[Settled]:
    """What the readings of each strip come to."""
    first = [tuple(once.words[k] for k in strip.words) for strip in strips]
    if not pp_ocr.is_there():
        return _of_one_kind(once, strips, first, readers, folder)
    witness = SecondWitness.of(once.around, once.scale)
    made = []
    seen = witness.see_all(once.words, strips)
    for strip, read, cuts in zip(strips, first, seen, strict=True):
        second, *looks = witness.read_thrice(once.words, strip, cuts)
        made.append(settle(read, second, looks=looks, above=word_before(once.words, strip.words)))
    return made


def _borne_out(
    once: ReadOnce,
    words: Words,
    readers: Readers,
    folder: Path,
) -> Words:
    """The words; numerals that the second witness has steadily against the first are read by a
    judge too, in strips of their own with the words beside them; what that leaves open is read
    without these by the judge and by the first reader."""

    def digits_in_ink(number: int) -> int:
        return digits_apart(once.around, words[number].box, once.scale)

    asked = steady_numerals(words, digits_in_ink)
    judges = (readers.judges[0], readers.first)
    beside = with_those_beside(words, asked)
    seen = _judged(once, words, beside, judges[:1], folder)
    alone = without_those_beside(seen, [k for k in asked if seen[k].evidence in STEADY])
    return _judged(once, seen, alone, judges, folder)


def _judged(
    once: ReadOnce,
    words: Words,
    strips: list[Strip],
    judges: tuple[Reader, ...],
    folder: Path,
) -> Words:
    """The words, those of the strips as the judges bear them out."""
    if not strips:
        return words
    cut = cut_strips(once.around, strips, once.scale, folder)
    pictures = StripPictures(dict(enumerate(cut)), once.dpi)
    read = [pictures.read(range(len(strips)), judge) for judge in judges]
    made = list(words)
    for number, strip in enumerate(strips):
        run = slice(strip.words[0], strip.words[-1] + 1)
        made[run] = borne_out(words[run], *(one[number] for one in read))
    return tuple(made)


def _of_one_kind(
    once: ReadOnce,
    strips: list[Strip],
    first: list[Words],
    readers: Readers,
    folder: Path,
) -> list[Settled]:
    """The same without a second witness: another model of the first's engine in its place."""
    cut = cut_strips(once.around, strips, once.scale, folder)
    pictures = StripPictures(dict(enumerate(cut)), once.dpi)
    second = pictures.read(range(len(strips)), readers.judges[-1])
    settled = [settle(read, second[k]) for k, read in enumerate(first)]
    return [replace(strip, words=of_one_kind(strip.words)) for strip in settled]


@dataclass(frozen=True, slots=True)
class StripPictures:
    """Strips of a page as picture files by their numbers, each with its place on the page."""

    cut: dict[int, CutStrip]
    dpi: int

    def read(self, which: Iterable[int], reader: Reader) -> dict[int, Words]:
        """The words of the strips `which` by one reader, with their boxes on the page."""
        which = list(which)
        found = reader.read_strips([self.cut[k].file for k in which], self.dpi, "one line")
        return {k: self._placed(k, words) for k, words in zip(which, found, strict=True)}

    def _placed(self, k: int, words: Words) -> Words:
        return moved(words, self.cut[k].x, self.cut[k].y)


def _in_place(
    words: Words,
    strips: list[Strip],
    settled: list[Settled],
) -> list[Word]:
    """The page's words with those of the strips in their place. Strips without words of the page
    come last; what they show stands behind the page's words."""
    made: list[Word] = []
    at = 0
    on_words = sum(bool(strip.words) for strip in strips)
    last = max(0, on_words - 1)
    for number, (strip, found) in enumerate(zip(strips, settled, strict=True)):
        if strip.words:
            made += words[at : strip.words[0]]
            at = strip.words[-1] + 1
        made += found.words
        if number == last:
            made += words[at:]
    return made


def against_print(once: ReadOnce, words: Words) -> Words:
    """The words around the tables; numerals whose ink or width says otherwise say so in their
    evidence."""
    marked = with_marks_seen(words, once.around, once.scale)
    held = against_ink(once.around, marked, once.scale, fitting(marked))

    def drawn_to_ink(number: int) -> Box:
        return own_ink(once.around, held, number, once.scale)

    def digits_in_ink(number: int) -> int:
        return digits_apart(once.around, held[number].box, once.scale)

    wide = against_width(held, drawn_to_ink, digits_in_ink)
    return parted_from_years(with_marks(wide, once.around, once.scale))


def cautions_of(
    once: ReadOnce,
    words: Words,
    unread: tuple[str, ...],
) -> tuple[Doubt, ...]:
    """What a person should know about a page that was read from its picture. `words` are those
    around its tables."""
    of_page = {
        "page_turned": once.turned,
        "one_kind_of_reader": not pp_ocr.is_there(),
        "page_bent": once.bent,
        "page_blurred": once.blurred,
    }
    cautions = [Doubt(key) for key, is_so in of_page.items() if is_so]
    cautions += [Doubt.of("unread_numeral", text=regex.sub("[|=]", " ", text)) for text in unread]
    if once.blank:
        more = " …" if len(once.blank) > MOST_BLANK else ""
        named = "; ".join(once.blank[:MOST_BLANK]) + more
        cautions.append(Doubt.of("cells_unread", cells=named))
    if not once.all_words and has_ink(once.around):
        cautions.append(Doubt("ink_without_words"))
    if _is_cut(words, once.size[0]):
        cautions.append(Doubt("edge_cut"))
    return tuple(cautions)


def _is_cut(words: Words, width: float) -> bool:
    """True where several lines begin or end at the very edge of the page."""
    left = sum(word.box.x0 < EDGE for word in words)
    right = sum(word.box.x1 > width - EDGE for word in words)
    return left > 3 or right > 3
