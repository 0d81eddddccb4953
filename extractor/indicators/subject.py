"""Which of several things that are stated alike a figure is of: the one that was named last.

An index is named once and then left out: `Chỉ số PAR Index tăng 3,3 điểm và 8 bậc, xếp thứ 8/63`,
`SIPAS cũng cải thiện. Năm 2022 đạt 84%`. Its points and places are told from those of the others
by what the statement, or the one before, has named last.
"""

from __future__ import annotations

import regex

from extractor.indicators.blocks import Slice
from extractor.indicators.context import Context
from extractor.indicators.sought import Named
from extractor.language.flat import FIGURE
from extractor.language.said import worded

# Between a figure and the name of what it is of: `thứ 18/63 tỉnh, thành phố về Chỉ số …`, also with
# the points that give the place, or the place that they give: `thứ 18/63 tỉnh, thành phố với 36,2
# điểm về Chỉ số …`, `đạt 36,2 điểm, xếp thứ 18/63 tỉnh về Chỉ số …`.
POINTS = rf"{{points_with}}[^{FIGURE};,.()]{{0,25}}{FIGURE}+"
PLACE = rf"{{ranked}}[^{FIGURE};,.()]{{0,25}}{FIGURE}+"
NAMED_BEHIND = worded(
    rf"[^{FIGURE};.()]{{0,60}}?(?:(?:{POINTS}|{PLACE})[^{FIGURE};,.()]{{0,40}})?"
    rf"{{named_behind}}"
    rf"(?P<named>[^{FIGURE};,.()]{{0,60}})(?P<goes_on>[^{FIGURE};.()]{{0,90}})"
)
CARRIED = 700  # characters that a name reaches into the next paragraphs
TITLE = regex.compile(r"(?:(?!\n\s*\n)[\s\S]){1,250}")  # a document's title
SHORT_OPENING = 45  # characters of a sentence up to a percentage in which no other name stands
# Words up to the end of the clause; `và` opens another one.
RIGHT_BEHIND = worded(rf"(?:(?!{{right_behind}})[^{FIGURE};,.():]){{0,45}}")


def subject_of(
    subjects: Named[str],
    flat: str,
    context: Context,
) -> str:
    """The name of the subject that a figure is of, "" where none is named: one named right behind
    it, else the last one of its sentence, of its paragraph, of its lead-in, of the text above;
    points and places without any are those of what the document opens with."""
    behind = _named_behind(subjects, flat, context)
    if behind:
        return behind
    begin, start = context.sentence[0], context.figure.start
    if name := last_named(subjects, flat, (begin, start)):
        return name
    if context.figure.kind == "percentage" and start - begin > SHORT_OPENING:
        return ""  # shares are stated of anything: the sentence has a name of its own
    above = (max(context.section_start, begin - CARRIED), begin)
    for piece in (context.earlier, *context.leads[:1], above, *context.headings[:1]):
        if name := last_named(subjects, flat, piece):
            return name
    opening = TITLE.match(flat)
    is_score = context.figure.kind in ("measure", "ratio")
    return last_named(subjects, flat, opening.span()) if is_score and opening else ""


def last_named(
    subjects: Named[str],
    flat: str,
    piece: Slice,
    begins_before: int | None = None,
) -> str:
    """The subject named last in a piece of the text, where its name begins before an offset (its
    end); "" for none; of one within another the longer."""
    latest = piece[1] if begins_before is None else begins_before
    best: tuple[int, int, str] = (0, 0, "")
    for name, found in subjects.finditer(flat, piece):
        if found.start() < latest:
            best = max(best, (found.end(), -found.start(), name))
    return best[2]


def _named_behind(
    subjects: Named[str],
    flat: str,
    context: Context,
) -> str:
    """The subject that `về …` names right behind a figure; "" for none."""
    end = context.sentence[1]
    found = NAMED_BEHIND.match(flat, context.figure.end, end)
    if found:
        # A name may go on behind the comma that ends where it can begin: `chỉ đạo, điều hành`.
        piece = (found.start("named"), found.end("goes_on"))
        if name := last_named(subjects, flat, piece, begins_before=found.end("named")):
            return name
    right_behind = RIGHT_BEHIND.match(flat, context.figure.end, end)
    return last_named(subjects, flat, right_behind.span()) if right_behind else ""
