"""Which places of a page are read again, and their pictures.

A strip is one line's words around a numeral (tight crops of a word read worse), or ink that no
word covers. Pictures are grey arrays, boxes points.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, pairwise
from pathlib import Path

from extractor.imaging.picture_files import write_crop
from extractor.imaging.pixels import Grey, PixelBox, framed
from extractor.language.lookalikes import is_quarter_alone, looks_numeral
from extractor.model import Box, Word

DOUBTFUL = 0.5  # words read with less confidence are read again
DOUBTFUL_SHORT = 0.75  # the same for words of up to three letters: `Hồ` may stand for 116
LEAST_OF_COLUMNS = 6  # numerals of a page with columns of them
FAR = 10.0  # heights from row to row of a column
LONG = 8  # words of so many letters are read well without their neighbours
MARGIN = 8  # white pixels around a strip


@dataclass(frozen=True, slots=True)
class Strip:
    """A place to be read again: the numbers of its words in the first reading, left to right, and
    its box. Ink that no word covers has no words.

    `asked` are those of the words that are in question, the others are their neighbours; `ink` are
    the places of ink beside the words that no word covers."""

    words: tuple[int, ...]
    box: Box
    asked: tuple[int, ...] = ()
    ink: tuple[Box, ...] = ()


def find_strips(
    words: tuple[Word, ...],
    ink: list[Box],
) -> list[Strip]:
    """The places of a page to be read again, those with words in their order first.

    They are numerals, doubtful words and letters in columns of numerals, short ones with a word at
    either side; words beside ink that no word covers (`ink`); and that ink alone where no word is
    beside it.
    """
    beside = [_words_beside(words, blot) for blot in ink]
    asked = set(chain.from_iterable(beside)) | _letters_in_columns(words) | _quarters(words)
    chosen = [k in asked or _doubtful(word) for k, word in enumerate(words)]
    joined = [follows(left, right) for left, right in pairwise(words)]
    marked = _with_neighbours(words, chosen, joined)
    strips = [_strip(words, run, ink, chosen) for run in _runs(marked, joined)]
    alone = [blot for blot, near in zip(ink, beside, strict=True) if not near]
    return strips + [Strip(words=(), box=blot) for blot in alone]


def _doubtful(word: Word) -> bool:
    """True for words that look like numerals, and for words of few letters that were read with
    little confidence: numerals taken for letters are no longer."""
    enough = DOUBTFUL_SHORT if len(word.text) < 4 else DOUBTFUL
    short = len(word.text) < LONG
    return looks_numeral(word.text) or (short and word.confidence < enough)


def _quarters(words: tuple[Word, ...]) -> set[int]:
    """The numbers of the words that are quarters in Roman figures (`quý IV`)."""
    pairs = enumerate(pairwise(words), 1)
    return {k for k, (before, word) in pairs if is_quarter_alone(before.text, word.text)}


def _letters_in_columns(words: tuple[Word, ...]) -> set[int]:
    """The numbers of the words of few signs, none a digit, that stand apart on their line with
    numerals right above and below them, or two above: however surely they were read, they may be
    numerals (`ề` for 49)."""
    numerals = [word for word in words if looks_numeral(word.text)]
    if len(numerals) < LEAST_OF_COLUMNS:
        return set()
    return {
        k
        for k, word in enumerate(words)
        if len(word.text) < 4 and _stands_apart(words, k) and _is_in_column(word, words)
    }


def _stands_apart(words: tuple[Word, ...], k: int) -> bool:
    """True for a word that is no numeral and has none close to it on its line."""
    if looks_numeral(words[k].text):
        return False
    beside = [words[k - 1]] if k else []
    beside += words[k + 1 : k + 2]
    return not any(_are_close(words[k].box, other.box) for other in beside)


def _are_close(one: Box, other: Box) -> bool:
    level = one.shared_height(other) > 0.4 * min(one.height, other.height)
    return level and -one.shared_width(other) < max(one.height, other.height)


def _is_in_column(word: Word, words: tuple[Word, ...]) -> bool:
    """True where the nearest words above and below are numerals, or the two nearest above."""
    own = word.box
    column = [other for other in words if _share_column(own, other.box)]
    column.sort(key=lambda other: other.box.centre[1])
    at = next(k for k, other in enumerate(column) if other is word)
    above, below = column[max(0, at - 2) : at], column[at + 1 : at + 2]
    around = [*above[-1:], *below] if below else above
    near = [other for other in around if abs(other.box.y0 - own.y0) < FAR * max(own.height, 5)]
    return len(near) == 2 and all(looks_numeral(other.text) for other in near)


def _share_column(one: Box, other: Box) -> bool:
    return one.shared_width(other) > 0.5 * min(one.width, other.width)


def _words_beside(
    words: tuple[Word, ...],
    blot: Box,
) -> list[int]:
    """The numbers of the words that stand beside some ink."""
    return [k for k, word in enumerate(words) if _beside(word.box, blot)]


def _with_neighbours(
    words: tuple[Word, ...],
    chosen: list[bool],
    joined: list[bool],
) -> list[bool]:
    """For each word whether it is chosen or is the neighbour of a chosen one that is short.

    `joined` tells for each word but the last whether the next one follows it on its line.
    """
    short = [len(word.text) < LONG for word in words]
    marked = list(chosen)
    for k, follow in enumerate(joined):
        after = k + 1
        if follow and chosen[k] and short[k]:
            marked[after] = True
        if follow and chosen[after] and short[after]:
            marked[k] = True
    return marked


def _runs(
    marked: list[bool],
    joined: list[bool],
) -> list[range]:
    """The marked words in runs that follow each other on a line."""
    runs: list[range] = []
    for k, wanted in enumerate(marked):
        if not wanted:
            continue
        last = runs[-1] if runs else range(0)
        if last and last.stop == k and joined[k - 1]:
            runs[-1] = range(last.start, k + 1)
        else:
            runs.append(range(k, k + 1))
    return runs


def follows(left: Word, right: Word) -> bool:
    """True where `right` is the next word of the same line, with no wide gap between."""
    one, next_one = left.box, right.box
    height = max(one.height, next_one.height, 5)
    lower = min(one.height, next_one.height)
    gap = next_one.x0 - one.x1
    level = one.shared_height(next_one) > 0.4 * lower
    return level and next_one.x0 > one.x0 and gap < 3 * height


def _beside(word: Box, blot: Box) -> bool:
    """True where ink stands on the line of a word, near it."""
    level = word.shared_height(blot) > 0.5 * blot.height
    gap = -word.shared_width(blot)
    height = max(word.height, blot.height)
    return level and gap < 1.5 * height


def _strip(
    words: tuple[Word, ...],
    run: range,
    ink: list[Box],
    chosen: list[bool],
) -> Strip:
    """The strip of a run of words, with the ink beside them."""
    boxes = [words[k].box for k in run]
    blots = [blot for blot in ink if any(_beside(box, blot) for box in boxes)]
    return Strip(
        words=tuple(run),
        box=Box.around(boxes + blots),
        asked=tuple(k for k in run if chosen[k]),
        ink=tuple(blots),
    )


@dataclass(frozen=True, slots=True)
class CutStrip:
    """The picture file of a strip, and where its left top corner lies on the page, in points."""

    file: Path
    x: float
    y: float


def cut_strips(
    grey: Grey,
    strips: list[Strip],
    scale: float,
    folder: Path,
) -> list[CutStrip]:
    """The pictures of the strips, written into a folder. A pixel is `scale` points wide."""
    return [
        _cut(grey, strip.box, scale, folder / f"strip-{number:04}.png")
        for number, strip in enumerate(strips)
    ]


def _cut(
    grey: Grey,
    box: Box,
    scale: float,
    file: Path,
) -> CutStrip:
    place = _place(grey, box, scale)
    picture = framed(grey[place.part], MARGIN)
    write_crop(picture, file)
    return CutStrip(
        file,
        x=(place.left - MARGIN) * scale,
        y=(place.top - MARGIN) * scale,
    )


def _place(
    grey: Grey,
    box: Box,
    scale: float,
) -> PixelBox:
    """The pixels of a strip, with some of the page around its box."""
    x0, y0 = box.x0 / scale, box.y0 / scale
    x1, y1 = box.x1 / scale, box.y1 / scale
    above = max(3.0, 0.15 * (y1 - y0))
    aside = max(4.0, 0.2 * min(y1 - y0, 60))
    high, wide = grey.shape
    return PixelBox(
        left=max(0, round(x0 - aside)),
        top=max(0, round(y0 - above)),
        right=min(wide, round(x1 + aside)),
        foot=min(high, round(y1 + above)),
    )


def without_repeats(words: list[Word]) -> tuple[Word, ...]:
    """The words without those that only further readings have, where the same word stands already.

    A strip may show a piece of its neighbour, and its readers then read that once more.
    """
    return tuple(word for word in words if not _repeats(word, words))


def _repeats(word: Word, words: list[Word]) -> bool:
    """True for a word that the first reading lacks and that covers an equal one by half."""
    if word.evidence not in ("outvoted", "alone") or word.others[:1] != ("",):
        return False
    equal = [other for other in words if other.text == word.text]
    return any(
        other is not word and _covered(word.box, other.box) > 0.5  # a word covers itself
        for other in equal
    )


def _covered(box: Box, other: Box) -> float:
    """The share of a box that lies in the other, 0 to 1."""
    wide = max(0.0, box.shared_width(other))
    high = max(0.0, box.shared_height(other))
    area = max(1e-6, box.width * box.height)
    return wide * high / area
