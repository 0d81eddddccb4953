"""Labels that the layout gives: numbers of headings and pages, marks of footnotes."""

from __future__ import annotations

from statistics import median

import regex

from extractor.layout import place_of, words_of
from extractor.model import DocumentText, Numeral

DIGITS = regex.compile(r"[0-9]+")
FURNITURE = {
    "page-number": "số trang",
    "row-number": "số thứ tự của dòng trong bảng",
    "footnote-mark": "dấu chú thích",
}


def structure_labels(document: DocumentText, claimed: list[Numeral]) -> list[Numeral]:
    """Labels that the layout gives: heading numbers, page numbers, footnote marks."""
    spans = [(own.start, own.end, "số thứ tự đề mục", own.path) for own in document.numbered]
    for start, end, kind in document.furniture:
        digits = regex.compile(r"\d+").finditer(document.text, start, end)
        if kind in FURNITURE:
            spans += [(*m.span(), FURNITURE[kind], "") for m in digits]
        elif (
            kind == "footnote"
            and _raised(document, start)
            and (
                mark := regex.compile(r"\W*(?P<n>\d{1,2})(?!\d|[.,/]\d)").match(
                    document.text, start, end
                )
            )
        ):
            spans.append((*mark.span("n"), "chú thích cuối trang", ""))
    free = [
        s for s in dict.fromkeys(spans) if not any(c.start < s[1] and s[0] < c.end for c in claimed)
    ]
    taken: set[int] = set()
    rows = []
    for start, end, of, path in free:
        if start not in taken:
            taken.add(start)
            rows.append(
                Numeral(
                    start,
                    end,
                    document.text[start:end],
                    "label",
                    "structure",
                    place_of(document, start, end),
                    section=path,
                    of=of,
                )
            )
    return rows


def _raised(document: DocumentText, start: int) -> bool:
    """Is the word at `start`, first of a footnote's line, a mark? Marks are small or set high."""
    words = [w for w in words_of(document, start, start + 60) if w.box]
    if len(words) < 3:
        return True
    first, rest = words[0], words[1:]
    foot, height = (
        median(f(w) for w in rest) for f in (lambda w: w.box.y1, lambda w: w.box.height)
    )
    return (
        len(first.text) > 3 or first.box.height < 0.7 * height or first.box.y1 < foot - 0.2 * height
    )
