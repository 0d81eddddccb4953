"""Why a number or a date of the letterhead has no value: left blank, written by hand, stamped over,
or printed and not read with certainty.
"""

from __future__ import annotations

from typing import Literal

import regex

from extractor.language.marks import without_marks
from extractor.letterhead.numerals import Span, is_handwritten
from extractor.lines import level_box, place_of, words_of
from extractor.model import Box, DocumentText, Word

WhyUnread = Literal["", "blank", "not_seen", "by_hand", "stamped", "unread"]
PRINTED = 0.50  # numerals read with less confidence than this are taken for handwriting
TALLER = 1.3  # print is at most so many times as high as the print beside it
LOWER = 0.35  # and its foot lies at most this share of that height below the foot beside it
LOOK_ALIKES = str.maketrans("OoIl|SB", "0011158")  # letters that printed digits are read as
SEVERAL_DIGITS = regex.compile(r"\d{3,5}")
SYMBOL = regex.compile(r"\d+/\p{Lu}[\p{Lu}\p{N}]*(?:-\p{Lu}[\p{Lu}\p{N}]*)+")  # `145/BC-UBND`
BLANK = regex.compile(r"[\s.…_·,:;\-–]*")  # nothing, or the dotted line to write on


def why_unread(
    document: DocumentText, span: Span, beside: Span, form: regex.Pattern[str]
) -> WhyUnread:
    """Why the slice cannot be trusted; "" for print of this form that readers have alike. `beside`
    is print of the same line.

    A text layer, a text file and a Word document have print or nothing."""
    said = document.text[slice(*span)].strip()
    here, near = place_of(document, *span), place_of(document, *beside)
    if BLANK.fullmatch(said):
        # on a page, what no reader saw may be there as handwriting or as a picture
        return "blank" if near.box is None else "not_seen"
    fits = form.fullmatch(said) is not None
    if here.box is None or near.box is None or here.confidence == near.confidence == 1.0:
        return "" if fits else "unread"
    return _why_on_a_page(document, span, beside, form, fits)


def _why_on_a_page(
    document: DocumentText, span: Span, beside: Span, form: regex.Pattern[str], fits: bool
) -> WhyUnread:
    """Why a slice that was read from a picture cannot be trusted; `fits`: it is of the form."""
    here = place_of(document, *span)
    apart = _stands_apart(document, span, beside)
    sure = here.confidence >= PRINTED or _is_of_printed_symbol(document, span)
    alike = not is_handwritten(document, span) and sure
    if fits and alike and not apart:
        return ""
    if here.box is not None and _under_a_stamp(document, here.page, here.box):
        return "stamped"
    return "by_hand" if apart or not _looks_printed(document, span, form) else "unread"


def _is_of_printed_symbol(document: DocumentText, span: Span) -> bool:
    """True for several digits that are one word with the codes behind them, which the second
    witness has sign by sign: print whose many capitals the first is not sure of."""
    said = document.text[slice(*span)].strip()
    words = words_of(document, *span)
    if not SEVERAL_DIGITS.fullmatch(said) or len(words) != 1:
        return False
    word = words[0]
    read = {without_marks(text) for text in (word.text, *word.others)}
    return word.evidence == "agreed" and len(read) == 1 and bool(SYMBOL.fullmatch(word.text))


def _looks_printed(document: DocumentText, span: Span, form: regex.Pattern[str]) -> bool:
    """True where the slice is of the form but for look-alikes, and its readers nearly agree."""
    said = document.text[slice(*span)].strip().translate(LOOK_ALIKES)
    words = words_of(document, *span)
    return form.fullmatch(said) is not None and all(map(_read_nearly_alike, words))


def _stands_apart(document: DocumentText, span: Span, print_: Span) -> bool:
    """True where a slice stands taller or lower than the print beside it, along a line that may run
    aslant over the page."""
    here, beside = level_box(document, *span), level_box(document, *print_)
    if here is None or beside is None:
        return False
    taller = here.height > TALLER * beside.height
    return taller or here.y1 > beside.y1 + LOWER * beside.height


def _under_a_stamp(document: DocumentText, page: int, box: Box) -> bool:
    """True where a line of a stamp crosses the box."""
    stamps = [(start, end) for start, end, kind in document.furniture if kind == "stamp"]
    places = [place_of(document, *slice_) for slice_ in stamps]
    return any(place.page == page and _cross(place.box, box) for place in places)


def _cross(one: Box | None, other: Box) -> bool:
    return one is not None and one.shared_width(other) > 0 and one.shared_height(other) > 0


def _read_nearly_alike(word: Word) -> bool:
    """True where several readers have as many letters as each other, three at least, and at most
    one otherwise: so they read print, and handwriting only by chance."""
    near = all(_one_off(word.text, other) for other in word.others)
    return word.confidence >= PRINTED and bool(word.others) and len(word.text) > 2 and near


def _one_off(text: str, other: str) -> bool:
    differing = sum(mine != theirs for mine, theirs in zip(text, other, strict=False))
    return len(text) == len(other) and differing <= 1
