"""The cells of a ruled table read one by one from the picture without its lines.

A page that is read whole takes a table's lines for 1 and |, loses commas and skips narrow cells.
Each inked cell is a small picture of its own; every numeral in it is read by a second model, by a
third where those differ. Pictures are grey arrays, boxes points.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import accumulate, chain, islice
from pathlib import Path

import numpy
import regex

from extractor.imaging import (
    Area,
    CellShot,
    Grid,
    LineCut,
    against_ink,
    cell_fault,
    digits_apart,
    dpi_to_read_at,
    ink_of,
    ink_threshold,
    line_shots,
    reframed,
    shots_of,
    write_crop,
)
from extractor.language.lookalikes import looks_numeral
from extractor.model import UNREAD, Box, Cell, Table, Word
from extractor.reading.cell_voting import (
    around,
    essence_of,
    is_plain,
    is_printed,
    joined,
    same_nought,
    vote,
    with_mark_at_end,
    with_same_digits,
)
from extractor.rereading import (
    TurnedReader,
    letters_among_figures,
    parted_words,
    with_marks,
    without_rests,
    without_strokes,
)
from extractor.witnesses import (
    SURE,
    Reader,
    Readers,
    SecondWitness,
    StripShape,
    Words,
    as_printed,
    moved,
    of_one_kind,
    pp_ocr,
    read_lines,
    settle,
    shows_as_many,
    spelled_symbols,
    spelled_units,
    undecided,
    with_percent_signs,
)

DIGIT = 0.06  # inches: ink that is no higher is no digit
BESIDE = 0.25  # of the print's height: ink further beside a numeral was left out of it
BARE_LINE = 0.2  # of its height; print that is less wide may be the rest of a line
VALUE = regex.compile(r"\W*[\dIlO|!$S§?][\dIlO|!$S§?.,/:;'’]*%?\W*")
LONGEST_LOOK_ALIKE = 3  # signs of what may be a figure misread
WITH_ONE_LETTER = regex.compile(r"(?!.*\p{L}{2})(?=.*\d).{1,12}")  # `+B,1`
LOOK_ALIKES = regex.compile(r"[\dIlO|!$S§]{1,7}[.,]?")


@dataclass(frozen=True, slots=True)
class ReadTables:
    """The tables of a page with their words, and the places (`row,column`) of cells with ink in
    which nothing could be read, or but letters where figures stand."""

    tables: tuple[Table, ...] = ()
    unread: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CellVoices:
    """What the readers have of one cell; None: not asked. The second witness is asked in every
    short cell and for the numerals of a longer one, the judges where the two witnesses differ.
    `steady`: the second witness, asked again with the print framed otherwise, surely has the
    same."""

    shot: CellShot
    first: Words
    second: Words | None
    judges: tuple[Words, ...] = ()
    steady: bool = False

    @property
    def is_open(self) -> bool:
        """True where the judges are wanted: also where one reader has a stroke or a sign for a
        digit."""
        if self.second is None:
            return False
        if self.holds_numeral_alone:
            alike = not _differ(self.first, self.second)
            return not (alike and is_plain(self.first) and is_plain(self.second))
        return undecided(self.first, self.second)

    @property
    def is_worth_another_look(self) -> bool:
        """True where the second witness, against the first, has a numeral that a judge has too, and
        the print is more than a bare line."""
        if not self.holds_numeral_alone or not is_plain(self.second or ()):
            return False
        if self.shot.ink.width < BARE_LINE * self.shot.ink.height:
            return False
        return any(not _differ(self.second or (), words) for words in self.judges)

    @property
    def is_opposed(self) -> bool:
        """True where the second witness has another number at every look than the first."""
        return self.steady and is_printed(self.first)

    @property
    def shows_as_many(self) -> bool:
        """True where the first witness or the cell's ink has as many digits as the second."""
        high, wide = self.shot.part.shape

        def digits_in_ink() -> int:
            return digits_apart(self.shot.part, Box(0, 0, wide, high), 1.0)

        return shows_as_many(joined(self.second or ()), joined(self.first), digits_in_ink)

    @property
    def still_open(self) -> bool:
        """True where a further judge may tell what those that were asked have left open."""
        if not self.holds_numeral_alone:
            return settle(self.first, self.second or (), self.judges).is_open
        words = vote(self.second or (), self.first, self.judges)
        return any(word.evidence == "split" for word in words)

    @property
    def holds_numeral_alone(self) -> bool:
        """True where a numeral is all that a short cell holds, as one of two readers has it."""
        return self.shot.short and _either_is_numeral(self.first, self.second or ())

    @property
    def may_be_misread_numeral(self) -> bool:
        """True where both witnesses have nothing but look-alikes of digits in a small cell that is
        not in a table's first column, which may be numbered in Roman figures."""
        if not self.shot.short or self.shot.area.column == 1:
            return False
        texts = joined(self.first), joined(self.second or ())
        return all(LOOK_ALIKES.fullmatch(text) for text in texts)

    @property
    def may_be_one(self) -> bool:
        """True where the cell's print is a single upright stroke and no Roman figure was read."""
        return self.shot.stroke and not regex.fullmatch("[IVX]+", joined(self.first))

    @property
    def said(self) -> Words:
        """What the first witness has, or where it has nothing, the second."""
        return self.first or self.second or ()


def read_grids(
    grids: list[Grid],
    erased: numpy.ndarray,
    dpi: int,
    readers: Readers,
    folder: Path,
) -> ReadTables:
    """The tables of these grids read. `erased` is the page without the tables' lines; `folder`
    takes the pictures of the cells."""
    if not grids:
        return ReadTables()
    pictures, scale = _pictures(grids, erased, dpi, folder), 72 / dpi
    dark = (erased <= ink_threshold(erased)).astype("uint8")  # 1 where print is
    witness = SecondWitness.of(erased, scale) if pp_ocr.is_there() else None
    seen = _line_by_line(_seen_first(pictures, readers), erased, readers)
    shots = seen.pictures.shots
    voices = _voices(seen, readers, witness)
    read = _read_cells(voices, dark, scale, by_both=witness is not None)
    unread = [
        f"{shot.area.row},{shot.area.column}"
        for shot, words in zip(shots, read, strict=True)
        if not words or words[0].text == UNREAD
    ]
    found: dict[int, Words] = {}
    parted = [with_percent_signs(parted_words(words, erased, scale), witness) for words in read]
    for shot, words in zip(shots, _against_ink(erased, parted, scale), strict=True):
        found[id(shot.area)] = (*with_mark_at_end(found.get(id(shot.area), ()), words), *words)
    tables = tuple(_table(grid, found, scale) for grid in grids)
    letters = chain.from_iterable(map(letters_among_figures, tables))
    return ReadTables(tables, unread=tuple(dict.fromkeys((*unread, *letters))))


def _read_cells(
    voices: list[CellVoices],
    dark: numpy.ndarray,
    scale: float,
    by_both: bool,
) -> list[Words]:
    """The words of each cell; none where they were read of the rest of a line."""
    read = [_read_cell(said, dark, scale, by_both) for said in voices]
    return without_rests(read, [said.shot.ink for said in voices])


def _pictures(
    grids: list[Grid],
    erased: numpy.ndarray,
    dpi: int,
    folder: Path,
) -> CellPictures:
    """A picture of each cell with ink, table by table."""
    dark = ink_of(erased)
    areas = [area for grid in grids for area in grid.areas]
    read_at = dpi_to_read_at(areas, dark, dpi)
    shots = shots_of(areas, erased, dark, dpi, read_at)
    return CellPictures.of(shots, dpi, read_at, folder)


def _table(
    grid: Grid,
    found: dict[int, Words],
    scale: float,
) -> Table:
    """The table of a grid; `found` has the words of its cells with ink, by the id of the area."""
    cells = (_cell(area, found.get(id(area), ()), scale) for area in grid.areas)
    return Table(
        rows=grid.rows,
        columns=grid.columns,
        cells=tuple(cells),
    )


def _cell(
    area: Area,
    words: Words,
    scale: float,
) -> Cell:
    return Cell(
        row=area.row,
        column=area.column,
        rows=area.rows,
        columns=area.columns,
        box=Box(
            area.left * scale,
            area.top * scale,
            area.right * scale,
            area.foot * scale,
        ),
        words=words,
    )


def _against_ink(
    erased: numpy.ndarray,
    cells: list[Words],
    scale: float,
) -> list[Words]:
    """The words of each cell held against their ink, units and symbols as they are spelled; one
    look at the page serves all cells."""
    opening = frozenset(accumulate(map(len, cells), initial=0))
    said = against_ink(erased, tuple(chain.from_iterable(cells)), scale, opening=opening)
    held = iter(with_marks(said, erased, scale))
    placed = [tuple(islice(held, len(words))) for words in cells]
    return [spelled_symbols(spelled_units(words)) for words in placed]


@dataclass(frozen=True, slots=True)
class CellPictures:
    """The cells of a page as picture files, for readers; `dpi` is the page's resolution, `read_at`
    that of the files, which are enlarged where print is small."""

    shots: list[CellShot]
    files: list[Path]
    dpi: int
    read_at: int
    folder: Path

    @staticmethod
    def of(
        shots: list[CellShot],
        dpi: int,
        read_at: int,
        folder: Path,
    ) -> CellPictures:
        files = [folder / f"cell-{number:04}.png" for number in range(len(shots))]
        for shot, file in zip(shots, files, strict=True):
            write_crop(shot.part, file)
        return CellPictures(shots, files, dpi, read_at, folder)

    @property
    def short(self) -> list[int]:
        """The cells that may hold a numeral alone."""
        return [k for k, shot in enumerate(self.shots) if shot.short]

    def seen(self, which: Iterable[int]) -> dict[int, Words]:
        """The words of the cells `which`, each of one line, by the second witness, in page
        coordinates."""
        which = list(which)
        read = read_lines([self._line(k) for k in which], 72 / self.dpi)
        return dict(zip(which, read, strict=True))

    def is_steady(self, k: int, words: Words) -> bool:
        """True where the second witness surely has the same as these words, which it had for the
        cell `k`, however the print is framed."""
        wanted = essence_of(joined(words))
        seen = pp_ocr.read_strips([framed.picture for framed in reframed(self._line(k))])
        return all(
            essence_of(one.text) == wanted and min(one.scores, default=0) >= SURE for one in seen
        ) and all(word.confidence >= SURE for word in words)

    def _line(self, k: int) -> LineCut:
        shot = self.shots[k]
        return LineCut(
            words=range(0),
            picture=shot.part,
            left=shot.left,
            top=shot.top,
            threshold=ink_threshold(shot.part),
            enlarged=self.read_at / self.dpi,
        )

    def read(self, which: Iterable[int], reader: Reader) -> dict[int, Words]:
        """The words of the cells `which` by one model, in page coordinates: those of one line
        read as such, those of several as a block, then what gave nothing as a single sign."""
        which = list(which)
        one_line = [k for k in which if self.shots[k].lines <= 1]
        several = [k for k in which if self.shots[k].lines > 1]
        found = self._read_as("one line", one_line, reader)
        found |= self._read_as("block", several, reader)
        empty = [k for k in which if not found[k]]
        return found | self._read_as("single sign", empty, reader)

    def _read_as(
        self,
        shape: StripShape,
        which: list[int],
        reader: Reader,
    ) -> dict[int, Words]:
        readings = reader.read_strips([self.files[k] for k in which], self.read_at, shape)
        return {k: self._placed(k, words) for k, words in zip(which, readings, strict=True)}

    def _placed(self, k: int, words: Words) -> Words:
        scale = 72 / self.dpi
        left = self.shots[k].left * scale
        top = self.shots[k].top * scale
        return moved(words, left, top)


@dataclass(frozen=True, slots=True)
class SeenFirst:
    """The cells' pictures and what the first witness has of each, by its number."""

    pictures: CellPictures
    first: dict[int, Words]


def _seen_first(pictures: CellPictures, readers: Readers) -> SeenFirst:
    read = pictures.read(range(len(pictures.shots)), readers.first)
    turned = TurnedReader(readers.first, pictures.folder, pictures.read_at, 72 / pictures.dpi)
    lying = turned.read(pictures.shots, read)
    long = list(pictures.shots)
    for k in lying:  # no numeral, nor a stroke: a short word that stands is as slender
        long[k] = replace(long[k], short=False, stroke=False)
    words = {k: as_printed(found) for k, found in (read | lying).items()}
    return SeenFirst(replace(pictures, shots=long), words)


def _line_by_line(seen: SeenFirst, erased: numpy.ndarray, readers: Readers) -> SeenFirst:
    """The cells, those that hold nothing but figures below each other with a picture for each line:
    each is a numeral alone and is read as such."""
    pictures, dark = seen.pictures, ink_of(erased)
    lines = {
        k: line_shots(shot, erased, dark, pictures.dpi, pictures.read_at)
        for k, shot in enumerate(pictures.shots)
        if shot.lines > 1 and _are_numerals(seen.first[k])
    }
    shots: list[CellShot] = []
    kept: dict[int, Words] = {}
    for k, shot in enumerate(pictures.shots):
        if not lines.get(k):
            kept[len(shots)] = seen.first[k]
        shots += lines.get(k) or (shot,)
    if len(kept) == len(shots):
        return seen
    made = CellPictures.of(shots, pictures.dpi, pictures.read_at, pictures.folder)
    anew = made.read([k for k in range(len(shots)) if k not in kept], readers.first)
    return SeenFirst(made, kept | anew)


def _voices(
    seen: SeenFirst,
    readers: Readers,
    witness: SecondWitness | None,
) -> list[CellVoices]:
    """What the readers have of each cell. What may be a numeral alone in a short cell is read by
    the second witness as a whole, numerals among words each by itself; the judges are asked where
    that has something else."""
    pictures, first = seen.pictures, seen.first
    second = _second(pictures, first, readers, witness)
    voices = [
        CellVoices(shot, *same_nought(first[k], second.get(k)))
        for k, shot in enumerate(pictures.shots)
    ]
    open_ones = [k for k, said in enumerate(voices) if said.is_open]
    judges = readers.judges if witness else readers.judges[1:]
    for judge in judges:
        for k, words in pictures.read(open_ones, judge).items():
            voices[k] = replace(voices[k], judges=(*voices[k].judges, words))
        open_ones = [k for k in open_ones if voices[k].still_open]
    return _looked_at_again(pictures, voices, readers.judges[-1]) if witness else voices


def _looked_at_again(
    pictures: CellPictures,
    voices: list[CellVoices],
    judge: Reader,
) -> list[CellVoices]:
    """The voices, with what the second witness has at further looks where that may tell, and with
    what one more judge has where the first witness has another number."""
    worth = {k for k, said in enumerate(voices) if said.is_worth_another_look}
    steady = {k for k in worth if pictures.is_steady(k, voices[k].second or ())}
    looked = [replace(said, steady=k in steady) for k, said in enumerate(voices)]
    opposed = [k for k, said in enumerate(looked) if said.is_opposed]
    for k, words in pictures.read(opposed, judge).items():
        looked[k] = replace(looked[k], judges=(*looked[k].judges, words))
    return looked


def _second(
    pictures: CellPictures,
    first: dict[int, Words],
    readers: Readers,
    witness: SecondWitness | None,
) -> dict[int, Words]:
    """What the second witness has of short cells and of those that hold numerals among words; in
    its place a judge where it is not installed."""
    short, judge = pictures.short, readers.judges[0]
    whole = pictures.seen(short) if witness else pictures.read(short, judge)
    alone = {k for k in whole if _either_is_numeral(first[k], whole[k])}
    among = [k for k, words in first.items() if _holds_numeral(words) and k not in alone]
    if witness:
        return whole | {k: witness.read_all(first[k]) for k in among}
    return whole | pictures.read(among, judge)


def _read_cell(
    voices: CellVoices,
    dark: numpy.ndarray,
    scale: float,
    by_both: bool,
) -> Words:
    """A cell's words, or the sign that there is print; `by_both`: both witnesses were asked."""
    words = without_strokes(_settled(voices, dark, scale), voices.shot.ink)
    words = words or _unread(voices.shot)
    return words if by_both else of_one_kind(words)


def _settled(
    voices: CellVoices,
    dark: numpy.ndarray,
    scale: float,
) -> Words:
    """A cell's words in page coordinates, numerals with their evidence. `dark` is the mask of
    the page's ink."""
    shot, first, second = voices.shot, voices.first, voices.second or ()
    if voices.holds_numeral_alone:
        as_many = voices.is_opposed and voices.shows_as_many
        words = vote(second, first, voices.judges, voices.steady, as_many)
        return _against_cell(dark, shot, words, scale)
    if voices.may_be_misread_numeral:
        text, others = essence_of(joined(second)), (joined(first),)
        return (
            Word(
                text,
                around(second),
                0.0,
                evidence="split",
                others=others,
            ),
        )
    if voices.may_be_one:
        return tuple(
            replace(
                word,
                text="1",
                evidence="split",
                others=(word.text,),
            )
            for word in voices.said[:1]
        )
    if voices.second is None:
        return voices.said
    words = settle(first, voices.second, voices.judges).words
    if not shot.short:
        return words
    return _against_cell(dark, shot, tuple(_sure_in_cell(word) for word in words), scale)


def _sure_in_cell(word: Word) -> Word:
    """The word; among other signs in a small cell, two models against one are as sure as where
    it stands alone."""
    return replace(word, evidence="cell_outvoted") if word.evidence == "outvoted" else word


def _against_cell(
    dark: numpy.ndarray,
    shot: CellShot,
    words: Words,
    scale: float,
) -> Words:
    """A numeral held against the print of its cell, its evidence `strokes` or `mark` where there
    is more: print beside it that every reading left out (`44` where 544 stands), more digits,
    more commas than were read. Where a reading has these, it is that one that is taken."""
    if len(words) != 1 or words[0].evidence in ("", "split"):
        return words
    word = words[0]
    if _leaves_out(word, shot):
        return (replace(word, evidence="strokes"),)
    fault = cell_fault(dark, word.text, shot.ink, scale)
    if not fault:
        return words
    for other in with_same_digits(word):
        if not cell_fault(dark, other, shot.ink, scale):
            return (replace(word, text=other, others=(word.text,), evidence="cell_outvoted"),)
    return (replace(word, evidence=fault),)


def _leaves_out(word: Word, shot: CellShot) -> bool:
    """True where the cell has print to the left or right of the word."""
    left = word.box.x0 - shot.ink.x0
    right = shot.ink.x1 - word.box.x1
    return max(left, right) > BESIDE * shot.ink.height


def _unread(shot: CellShot) -> Words:
    """A sign that keeps the place of print in which no model saw anything, for a person to look;
    nothing where the print is smaller than a digit."""
    if shot.ink.height <= DIGIT * 72:
        return ()
    return (Word(UNREAD, shot.ink, 0.0, evidence="split"),)


def _is_numeral(words: Words) -> bool:
    """True where the words joined are one numeral, look-alikes of digits among them."""
    text = joined(words)
    if not VALUE.fullmatch(text):
        return False
    return regex.search(r"\d", text) is not None


def _are_numerals(words: Words) -> bool:
    """True for several words of which at least half are numerals and the others may be misread ones
    (`60` above `T5`, `+B,1` below `+3,8`); specks do not count.

    >>> place = Box(0, 0, 1, 1)
    >>> [_are_numerals(tuple(Word(text, place, 1) for text in cell.split()))
    ...  for cell in ("-5,2 -B,6 +7,1", "1.250 1.Z50", "654 : 219 '=ÏJ", "12 ngày", "2 tuyến")]
    [True, True, True, False, False]
    """
    printed = [word for word in words if regex.search(r"\w", word.text)]
    numerals = sum(_is_numeral((word,)) for word in printed)
    misread = all(_may_be_numeral(word.text) for word in printed)
    return len(printed) > 1 and misread and 2 * numerals >= len(printed)


def _may_be_numeral(text: str) -> bool:
    if len(regex.sub(r"^\W+|\W+$", "", text)) <= LONGEST_LOOK_ALIKE or VALUE.fullmatch(text):
        return True
    return WITH_ONE_LETTER.fullmatch(text) is not None


def _either_is_numeral(words: Words, others: Words) -> bool:
    return _is_numeral(words) or _is_numeral(others)


def _holds_numeral(words: Words) -> bool:
    return any(looks_numeral(word.text) for word in words)


def _differ(words: Words, others: Words) -> bool:
    return essence_of(joined(words)) != essence_of(joined(others))
