"""What the second witness alone saw in ink that the first reader passed over, looked at again by
both.

On a whole page the first's engine passes over print that it reads well alone: the number of a page,
a lone figure far from its line. Where the second has it at every look, also with what stands
around it, and the first's engine has it in a strip of its own, both witnesses have it. Where it
has the letters of a word with what stands around it, and that engine no digit, it is a piece of
the word.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import numpy
import regex

from extractor.imaging import LineCut, Strip, cut_strips, reframed
from extractor.language.lookalikes import fold_all
from extractor.model import Box
from extractor.pdf_pages import DrawnPage
from extractor.reading.picture import ReadOnce, StripPictures
from extractor.witnesses import SURE, Readers, Seen, Words, read_strips

Finding = Literal["numeral", "letters", "open"]

AROUND = 3.0  # points of what stands around a numeral that are seen with it
DIGIT = regex.compile(r"\d")
LETTER = regex.compile(r"\p{L}")
EDGES = regex.compile(r"^[^\w%]+|[^\w%]+$")


def looked_at_again(
    seen: Sequence[tuple[Box, str]],
    once: ReadOnce,
    readers: Readers,
    folder: Path,
) -> list[Finding]:
    """For each numeral that the second witness saw in a box of the page: `numeral` where both
    engines have it, `letters` where it is a piece of a word, else `open`."""
    if not seen:
        return []
    drawn = DrawnPage(once.around, once.scale)
    strips = [Strip(words=(), box=box) for box, _ in seen]
    pictures = StripPictures(
        dict(enumerate(cut_strips(once.around, strips, once.scale, folder))), once.dpi
    )
    read = [pictures.read(range(len(seen)), one) for one in (readers.first, readers.judges[0])]
    return [
        _finding(text, _looks(drawn, box), [_text(one[number]) for one in read])
        for number, (box, text) in enumerate(seen)
    ]


def _looks(drawn: DrawnPage, box: Box) -> list[Seen]:
    """What the second witness has in the box and, last, with what stands around it, each framed in
    several ways."""
    return [seen for cut in (drawn.cut(box), drawn.framed(box, AROUND)) for seen in _framed(cut)]


def _framed(cut: numpy.ndarray) -> list[Seen]:
    frames = reframed(LineCut(range(0), cut, left=0, top=0, threshold=0.0))
    return read_strips([cut, *(frame.picture for frame in frames)])


def _text(words: Words) -> str:
    return " ".join(word.text for word in words)


def _finding(text: str, looks: list[Seen], read: list[str]) -> Finding:
    """What the looks of the second witness and the readings of the first's engine come to. A sign
    more at any look, and the numeral may go on there (`1.` of `1.250`)."""
    if _is_steady(text, looks) and _is_borne_out(text, read):
        return "numeral"
    around = [one.text for one in looks[len(looks) // 2 :]]
    in_word = all(map(_is_of_word, around)) and not any(map(DIGIT.search, read))
    return "letters" if in_word else "open"


def _is_steady(text: str, looks: list[Seen]) -> bool:
    return all(one.text == text and one.confidence >= SURE for one in looks)


def _is_borne_out(text: str, read: list[str]) -> bool:
    """True where one of the readings has just this numeral, and none another."""
    otherwise = [one for one in read if _bare(one) != _bare(text)]
    return len(otherwise) < len(read) and not any(map(DIGIT.search, otherwise))


def _bare(text: str) -> str:
    """The reading without signs around it.

    >>> _bare("3."), _bare("(5)"), _bare("12,5%")
    ('3', '5', '12,5%')
    """
    return EDGES.sub("", text)


def _is_of_word(text: str) -> bool:
    """True for letters without a digit, one of them none that looks like a digit.

    >>> _is_of_word("lt"), _is_of_word("Il"), _is_of_word("n1")
    (True, False, False)
    """
    return LETTER.search(fold_all(text)) is not None and not DIGIT.search(text)
