"""Rows that are no numerals: strokes of a pen and of a seal that lie over the closing block.

The signature and the seal stand between the signer's office and name, beside `Nơi nhận:`. Of a
scan in grey and of a photograph they stay ink, and the first reader makes digits of them (`2N MB`,
`7 +`, `~2`), each in a line that holds no word. Where the second witness has no digit there, and no
word stands beside it, nothing is printed: a closing block counts nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import regex

from extractor.figures.numerals import NO_RULE
from extractor.figures.structure import DIGITS
from extractor.language.sentences import line_of
from extractor.lines import place_of, words_of
from extractor.model import Box, DocumentText, Numeral, Word

CLOSING = regex.compile(r"(?im)^\W*n[ơo]i\s+nh[ậâa]n\s*:")
WORD = regex.compile(r"\p{L}{3}|\t")  # or a cell beside it
REACH = 170  # points from the block's first line down to the signer's name, at most
MARGIN = 14  # points by which a seal is pressed above that line
RULES = ("figure.count", NO_RULE)  # of rows that nothing but their digits tells of


def without_pen_strokes(rows: Sequence[Numeral], document: DocumentText) -> list[Numeral]:
    """The rows but for strokes over the closing block; all of them where it has no place."""
    blocks = list(_closing_blocks(document))
    if not blocks:
        return list(rows)
    return [row for row in rows if not _is_stroke(row, document, blocks)]


def _closing_blocks(document: DocumentText) -> Iterable[tuple[int, Box]]:
    """The page and the box of each `Nơi nhận:` that was read from a picture."""
    for found in CLOSING.finditer(document.text):
        place = place_of(document, *found.span())
        if place.box is not None and place.confidence < 1:
            yield place.page, place.box


def _is_stroke(row: Numeral, document: DocumentText, blocks: list[tuple[int, Box]]) -> bool:
    if row.rule not in RULES or WORD.search(line_of(document.text, row.start)):
        return False
    words = words_of(document, row.start, row.end)
    if not words or not all(map(_is_seen_once, words)):
        return False
    return any(_lies_in(row, page, box) for page, box in blocks)


def _is_seen_once(word: Word) -> bool:
    """True for a word in whose place the second witness, which was asked, has no digit."""
    return word.confidence < 1 and bool(word.others) and not DIGITS.search(" ".join(word.others))


def _lies_in(row: Numeral, page: int, first_line: Box) -> bool:
    """True to the right of the block's first line, from there down to the signer's name."""
    box = row.place.box
    if box is None or row.place.page != page or box.x0 <= first_line.x1:
        return False
    return first_line.y0 - MARGIN < box.y0 and box.y1 < first_line.y1 + REACH
