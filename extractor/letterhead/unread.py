"""Why a number or a date of the letterhead has no value: left blank, written by hand, stamped over,
or printed and not read with certainty.
"""

from __future__ import annotations

from typing import Literal

import regex

from extractor.layout import place_of, words_of
from extractor.letterhead.numerals import Span, is_handwritten
from extractor.model import Box, DocumentText, Word

WhyUnread = Literal["", "blank", "not_seen", "by_hand", "stamped", "unread"]
PRINTED = 0.50  # numerals read with less confidence than this are taken for handwriting
TALLER = 1.3  # print is at most so many times as high as the print beside it
LOWER = 0.35  # and its foot lies at most this share of that height below the foot beside it
LOOK_ALIKES = str.maketrans("OoIl|SB", "0011158")  # letters that printed digits are read as
BLANK = regex.compile(r"[\s.…_·,:;\-–]*")  # nothing, or the dotted line to write on


def why_unread(
    document: DocumentText,
    span: Span,
    beside: Span,
    form: regex.Pattern[str],
) -> WhyUnread:
    """Why the slice cannot be trusted; "" for print of this form that readers have alike. `beside`
    is print of the same line.

    A text layer, a text file and a Word document have print or nothing."""
    said = document.text[slice(*span)].strip()
    here, print_ = place_of(document, *span), place_of(document, *beside)
    typed = here.box is None or print_.box is None or here.confidence == print_.confidence == 1.0
    if BLANK.fullmatch(said):
        # on a page, what no reader saw may be there as handwriting or as a picture
        return "blank" if print_.box is None else "not_seen"
    if typed or here.box is None or print_.box is None:
        return "" if form.fullmatch(said) else "unread"
    apart = _stands_apart(here.box, print_.box)
    differs = is_handwritten(document, span) or here.confidence < PRINTED
    if form.fullmatch(said) and not apart and not differs:
        return ""
    if _under_a_stamp(document, here.page, here.box):
        return "stamped"
    looks_printed = not apart and form.fullmatch(said.translate(LOOK_ALIKES))
    is_print = looks_printed and all(map(_read_nearly_alike, words_of(document, *span)))
    return "unread" if is_print else "by_hand"


def _stands_apart(here: Box, beside: Box) -> bool:
    """True where a slice stands taller or lower than the print beside it."""
    taller = here.height > TALLER * beside.height
    return taller or here.y1 > beside.y1 + LOWER * beside.height


def _under_a_stamp(document: DocumentText, page: int, box: Box) -> bool:
    """True where a line of a stamp crosses the box."""
    for start, end, kind in document.furniture:
        if kind != "stamp":
            continue
        place = place_of(document, start, end)
        if place.page != page or place.box is None:
            continue
        if place.box.shared_width(box) > 0 and place.box.shared_height(box) > 0:
            return True
    return False


def _read_nearly_alike(word: Word) -> bool:
    """True where several readers have as many letters as each other, three at least, and at most
    one otherwise: so they read print, and handwriting only by chance."""
    near = all(_one_off(word.text, other) for other in word.others)
    return word.confidence >= PRINTED and bool(word.others) and len(word.text) > 2 and near


def _one_off(text: str, other: str) -> bool:
    differing = sum(mine != theirs for mine, theirs in zip(text, other, strict=False))
    return len(text) == len(other) and differing <= 1
