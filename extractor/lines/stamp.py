"""The incoming stamp ĐẾN on the first page (Nghị định 30/2020/NĐ-CP, Phụ lục IV): receiver, Số,
Ngày, Chuyển, set apart from the letterhead and title between which it is put.

Found by its own words, two of which are enough (OCR often loses ĐẾN itself).
"""

from __future__ import annotations

from typing import Literal

import regex

from extractor.language.date_words import DAY_WORD
from extractor.lines.segments import Segment
from extractor.model import Box, PageReading

StampField = Literal["number", "day", "passed_on", "file"]
INCOMING = r"C\p{Lu}NG\s+V\p{Lu}N|V\p{Lu}N\s+B\p{Lu}N|CV"  # `CÔNG VÀN`: marks are lost first
ARRIVED = regex.compile(rf"\W*(?:(?:{INCOMING})\s+)?Đ[EÉÈẺẼẸÊẾỀỂỄỆ]N\b")
FIELDS: dict[StampField, regex.Pattern[str]] = {
    # Số:
    "number": regex.compile(r"(?i)\W*(?:đ\wn\s+)?s\w\s*(?:đến)?\s*[:;.,]?\W*[\d.]*\W*$"),
    # Ngày: but not a letterhead's "ngày 5 tháng 6"
    "day": regex.compile(
        rf"(?i)\W*(?:đến\s+)?{DAY_WORD}\s*[:;.,]?\W*"
        r"(?!\d{1,2}\s+tháng)[\d./\s-]*\W*$"
    ),
    # Chuyển:
    "passed_on": regex.compile(r"(?i)\W*chuy\wn\s*(?:[:;.,]|\S{0,8}$)"),
    # Lưu hồ sơ số:
    "file": regex.compile(r"(?i)\W*l[ưu]u\s+hồ\s+s[ơo]"),
}
RECEIVER = regex.compile(r"[\p{Lu}\s.,&-]{5,}")  # its name in capitals
SYMBOL = regex.compile(r"/\s?\p{Lu}")  # of a document: never in a stamp
REACH = 75  # points between the lines of one stamp, at most
WIDEST = 0.36  # share of the page's width that a line of a stamp takes, at most


def find_stamp(segments: list[Segment], page: PageReading) -> list[Segment]:
    """The stamp's segments from top to foot; [] where there is none."""
    if page.number != 1:
        return []
    near = [segment for segment in segments if _may_be_stamped(segment.box, page)]
    marks = [segment for segment in near if _is_mark(segment)]
    for first in marks:
        group = [segment for segment in marks if _within_reach(segment.box, first.box)]
        if _is_stamp(group):
            return sorted(_inside(near, group), key=_from_the_top)
    return []


def _from_the_top(segment: Segment) -> tuple[float, float]:
    box = segment.box
    return box.y0, box.x0


def _may_be_stamped(box: Box, page: PageReading) -> bool:
    return box.y1 < 0.5 * page.height and box.width < WIDEST * page.width


def _is_mark(segment: Segment) -> bool:
    """True for a segment that holds one of the stamp's own words."""
    return bool(ARRIVED.match(segment.text)) or _field(segment) is not None


def _field(segment: Segment) -> StampField | None:
    """The field that the segment opens."""
    for name, pattern in FIELDS.items():
        if pattern.match(segment.text):
            return name
    return None


def _within_reach(box: Box, first: Box) -> bool:
    down = abs(box.y0 - first.y0)
    across = abs(box.x0 - first.x0)
    return down < REACH and across < 1.6 * REACH


def _is_stamp(group: list[Segment]) -> bool:
    """True where ĐẾN is among the segments, or two different fields."""
    if any(ARRIVED.match(segment.text) for segment in group):
        return True
    return len({_field(segment) for segment in group} - {None}) > 1


def _inside(near: list[Segment], group: list[Segment]) -> list[Segment]:
    """The group, what lies between its lines, and the receiver's name in capitals above."""
    marked = Box.around(segment.box for segment in group)
    above = [own for own in near if own not in group and _is_receiver(own, marked)]
    known = [*group, *above]
    around = Box.around(segment.box for segment in known)
    wide = Box(
        max(0.0, around.x0 - 30),
        max(0.0, around.y0 - 4),
        around.x1 + 40,
        around.y1 + 8,
    )
    foot = around.y1 + 25
    return [own for own in near if own in known or _belongs(own, wide, foot)]


def _belongs(
    segment: Segment,
    wide: Box,
    foot: float,
) -> bool:
    """True for what lies in the stamp's box, or as a last line of a digit or two above `foot`."""
    if SYMBOL.search(segment.text):
        return False
    if _holds(wide, segment.box):
        return True
    below = Box(wide.x0, wide.y0, wide.x1, foot)
    return len(segment.text) < 5 and _holds(below, segment.box)


def _is_receiver(segment: Segment, marked: Box) -> bool:
    """True for capitals right above the stamp's fields."""
    box = segment.box
    return (
        bool(RECEIVER.fullmatch(segment.text))
        and 0 < marked.y0 - box.y1 + 4 < 1.6 * box.height + 8
        and box.shared_width(marked) > 0.3 * min(box.width, marked.width)
    )


def _holds(box: Box, inner: Box) -> bool:
    across = box.x0 <= inner.x0 and inner.x1 <= box.x1
    down = box.y0 <= inner.y0 and inner.y1 <= box.y1
    return across and down
