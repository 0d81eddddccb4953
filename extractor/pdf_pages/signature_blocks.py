"""Pages whose text layer is nothing but what was laid over their picture: the visible block of a
digital signature, the stamp of an intake system.

A short page of print may hold such a block beside its own words; those are the report's.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from extractor.model import Word

MOST_WORDS = 80  # a page with so many words is no overlay alone, whatever it says
MOST_OTHER_WORDS = 24  # names over several lines
WIDEST_GAP = 1.5  # of a word's height: beside a wider one stands another line
# A signature's visible block, and the stamps that intake systems add: not the report's text.
OVERLAY = regex.compile(
    r"(?i)thời gian ký|người ký|ký bởi|được ký|ngày ký|signature|email\s*:|cơ quan\s*:|"
    r"\d\d:\d\d:\d\d|văn bản đến|trung tâm công báo|ttvp|ký số"
)
SIGNED = regex.compile(
    r"(?i)(?:ký bởi|được ký|(?:thời gian|ngày) ký\s*:|signature)|\d\d:\d\d:\d\d|^email\s*:"
)
STAMPED = regex.compile(rf"(?i)(?:{OVERLAY.pattern[4:]})|^\W*(?:số|ngày|giờ|đến|chuyển)(?!\p{{L}})")
ALONE = regex.compile(r"[\W\d]*")  # a day, an hour, a page's number


def is_overlay_alone(words: Sequence[Word], pictured: bool) -> bool:
    """True where words are those of a signature's block or a stamp and hardly any others, none of
    them with a digit. `pictured`: they stand over the picture of a page, where stamps are looked
    for as well."""
    text = " ".join(word.text for word in words)
    if not 0 < len(words) < MOST_WORDS or not OVERLAY.search(text):
        return False
    known = STAMPED if pictured else SIGNED
    others = [line for line in lines_of(words) if not known.search(line)]
    counted = " ".join(line for line in others if not ALONE.fullmatch(line))
    return not regex.search(r"\d", counted) and len(counted.split()) <= MOST_OTHER_WORDS


def lines_of(words: Sequence[Word]) -> list[str]:
    """The words as lines of print; what stands beside them at a distance is another line."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda one: one.box.x0):
        line = next((line for line in lines if _goes_on(line[-1], word)), None)
        if line is None:
            lines.append([word])
        else:
            line.append(word)
    return [" ".join(word.text for word in line) for line in lines]


def _goes_on(last: Word, word: Word) -> bool:
    height = min(last.box.height, word.box.height)
    level = last.box.shared_height(word.box) > height / 2
    return level and -last.box.shared_width(word.box) < WIDEST_GAP * height
