"""The incoming stamp ĐẾN on the first page (Nghị định 30/2020/NĐ-CP, Phụ lục IV): receiver, Số,
Ngày, Chuyển, set apart from the letterhead and title between which it is put.

Found by its own words, two of which are enough (OCR often loses ĐẾN itself).
"""

from __future__ import annotations

import regex

from extractor.layout.segments import Segment
from extractor.model import Box, PageReading

ARRIVED = regex.compile(r"\W*(?:(?:CÔNG\s+VĂN|VĂN\s+BẢN|CV)\s+)?Đ[EÉÈẺẼẸÊẾỀỂỄỆ]N\b")
FIELDS = (
    regex.compile(r"(?i)\W*(?:đ\wn\s+)?s\w\s*(?:đến)?\s*[:;.,]?\W*[\d.]*\W*$"),
    regex.compile(r"(?i)\W*(?:đến\s+)?ng[àaâ]y\s*[:;.,]?\W*(?!\d{1,2}\s+tháng)[\d./\s-]*\W*$"),
    regex.compile(r"(?i)\W*chuy\wn\s*(?:[:;.,]|\S{0,8}$)"),
    regex.compile(r"(?i)\W*l[ưu]u\s+hồ\s+s[ơo]"),
)
REACH = 75  # points between the lines of one stamp, at most
WIDEST = 0.36  # of the page


def find_stamp(segments: list[Segment], page: PageReading) -> list[Segment]:
    """The stamp's segments in order of place; [] where there is none."""
    if page.number != 1:
        return []
    near = [
        s for s in segments if s.box.y1 < 0.5 * page.height and s.box.width < WIDEST * page.width
    ]
    marks = [s for s in near if ARRIVED.match(s.text) or _field(s) is not None]
    for first in marks:
        group = [
            s
            for s in marks
            if abs(s.box.y0 - first.box.y0) < REACH and abs(s.box.x0 - first.box.x0) < 1.6 * REACH
        ]
        kinds = {_field(s) for s in group} - {None}
        if any(ARRIVED.match(s.text) for s in group) or len(kinds) > 1:
            return sorted(_inside(near, group), key=lambda s: (s.box.y0, s.box.x0))
    return []


def _field(segment: Segment) -> int | None:
    return next((n for n, field in enumerate(FIELDS) if field.match(segment.text)), None)


def _inside(near: list[Segment], group: list[Segment]) -> list[Segment]:
    """The group, what lies between its lines, and the receiver's name in capitals above."""
    box = group[0].box
    for segment in group[1:]:
        box = box.union(segment.box)
    above = [
        s
        for s in near
        if s not in group
        and regex.fullmatch(r"[\p{Lu}\s.,&-]{5,}", s.text)
        and 0 < box.y0 - s.box.y1 + 4 < 1.6 * s.box.height + 8
        and _across(s.box, box)
    ]
    for segment in above:
        box = box.union(segment.box)
    wide = Box(max(0.0, box.x0 - 30), max(0.0, box.y0 - 4), box.x1 + 40, box.y1 + 8)
    below = Box(wide.x0, wide.y0, wide.x1, box.y1 + 25)  # a last line of a digit or two
    return [
        s
        for s in near
        if s in group
        or s in above
        or not regex.search(r"/\s?\p{Lu}", s.text)
        and (_holds(wide, s.box) or len(s.text) < 5 and _holds(below, s.box))
    ]


def _across(a: Box, b: Box) -> bool:
    return min(a.x1, b.x1) - max(a.x0, b.x0) > 0.3 * min(a.width, b.width)


def _holds(box: Box, inner: Box) -> bool:
    return box.x0 <= inner.x0 and inner.x1 <= box.x1 and box.y0 <= inner.y0 and inner.y1 <= box.y1
