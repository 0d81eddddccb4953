"""Which lines above a block of rows are its header.

The header is neither row nor caption, title or prose: its print keeps to the columns below it, or
stands over the middle of several columns of figures.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain, combinations, pairwise, product
from statistics import median

import regex

from extractor.model import Box
from extractor.unruled.column_block import ROMAN, Columns, Reach, Span
from extractor.unruled.column_numbers import are_column_numbers
from extractor.unruled.ruled_heads import (
    all_between,
    header_rules,
    reaches_by_rules,
    reaches_by_rules_alone,
)
from extractor.unruled.straight_lines import StraightLine, StraightSegment, StraightWord
from extractor.unruled.unfilled_columns import with_unfilled

NEAR = 3.6  # heights between a header's line and what stands below it
HIGHEST = 9.0  # heights from its topmost line to its lowest; it may have half as many lines
LARGE = 1.15  # times the height of the table's print: a title above it
FEWEST_OF_TITLE = 3  # words
CAPTION = regex.compile(r"(?i)\W*(?:đơn vị(?: tính)?|ĐVT)\s*:")
YEAR = regex.compile(  # of a head, also with its month or the one it is compared with
    r"(?:\d{1,2}/)?(?:19|20)\d\d(?:\s?[-–/]\s?(?:19|20)\d\d)?"
)
UNIT = regex.compile(r"\((?:[%‰]|\p{Ll}[\p{L}\s/.²³]*)\)")  # `(%)`, `(triệu đồng)`
NEAR_NUMBER = 0.7  # heights between a word and its number in Roman figures, or its letter
NEAR_WORD = 0.8  # heights between a head's words where the next begins with a small letter
NEAR_UNIT = 1.0  # heights between a head and its unit in brackets
GOES_ON = regex.compile(r"[-–,;/&(]$")  # `Năm học - School year`
NUMBERED = regex.compile(  # `1. Cấp …`
    r"(?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,5}|[A-Za-zĐđ])[.)/]\s*\p{L}"
)


@dataclass(frozen=True, slots=True)
class HeaderPrint:
    """What is printed as a header: the segments of its heads from top to foot, the line of column
    numbers below them (or none), the columns with their edges. `over` are the columns that each
    head stands over by the lines drawn between heads, or None for a head of which they say nothing;
    none where no line is drawn."""

    heads: tuple[StraightSegment, ...]
    numbers: tuple[StraightSegment, ...]
    columns: Columns
    over: tuple[Reach | None, ...] = ()


def header_print(
    lines: list[StraightLine],
    first: int,
    columns: Columns,
    rules: Sequence[Box] = (),
) -> HeaderPrint | None:
    """What is printed as the header right above line `first`; None where none stands there. `rules`
    are the page's level lines."""
    numbers: list[StraightSegment] = []
    foot = first
    if first and are_column_numbers(_head_segments(lines[first - 1], columns.height)):
        foot = first - 1
        numbers = _head_segments(lines[foot], columns.height)
    ruled = _ruled_header(lines, range(foot, first + 1), columns, rules)
    if ruled:
        return replace(ruled, numbers=tuple(numbers))
    header = lines[_top(lines, foot, columns) : foot]
    heads = _all_head_segments(header, columns.height)
    if not heads or any(_is_sentence(line, columns.height) for line in header):
        return None
    edged = _with_edges(_with_all_headed(columns, heads), heads)
    over = reaches_by_rules_alone(heads, edged, rules, lines[first])
    return HeaderPrint(tuple(heads), tuple(numbers), edged, over)


def _ruled_header(
    lines: list[StraightLine],
    below: range,
    columns: Columns,
    rules: Sequence[Box],
) -> HeaderPrint | None:
    """What is printed between the two lines over the whole table that are drawn right above one of
    the lines `below` the heads; None where none are."""
    for number in below:
        found = header_rules(rules, lines[number], columns)
        top = all_between(lines, below.start, found) if found else below.start
        heads = _all_head_segments(lines[top : below.start], columns.height)
        if found and heads and not _is_below_rows(lines, top, below.start, columns):
            lowest = [head for head in heads if found.below(head) is found.foot]
            edged = _with_edges(_with_all_headed(columns, lowest), lowest)
            over = reaches_by_rules(heads, edged, found) if found.inner else ()
            return HeaderPrint(tuple(heads), (), edged, over)
    return None


def _is_below_rows(
    lines: list[StraightLine],
    top: int,
    foot: int,
    columns: Columns,
) -> bool:
    """True where the line over the heads is the last one or the last but one of another table: a
    row of it stands right above or among the heads, with a title of their own below it."""
    if any(_is_row(line, columns) for line in lines[top:foot]):
        return True
    alone = len(lines[top].segments(columns.height)) == 1
    return alone and top > 0 and _is_row(lines[top - 1], columns)


def _top(
    lines: list[StraightLine],
    foot: int,
    columns: Columns,
) -> int:
    """The first of the lines above line `foot` that may be heads; the uppermost one of them stands
    over figures."""
    top = foot
    lowest = lines[foot - 1].y - HIGHEST * columns.height
    while top and lines[top - 1].y > lowest and _goes_on_upwards(lines, top, foot, columns):
        top -= 1
    while top < foot and not _is_over_figures(lines[top], columns):
        top += 1
    return top


def _goes_on_upwards(
    lines: list[StraightLine],
    top: int,
    foot: int,
    columns: Columns,
) -> bool:
    """True where the line above line `top` is near and may be heads, too."""
    above = lines[top - 1]
    if lines[top].y - above.y >= NEAR * columns.height:
        return False
    if _is_row(above, columns) or _is_caption_or_prose(above, columns):
        return False
    below = _all_head_segments(lines[top:foot], columns.height)
    if below and (_is_title(above, columns) or _is_over_no_head(above, below, columns)):
        return False
    heads = [*_head_segments(above, columns.height), *below]
    edged = _with_edges(columns, heads)
    return all(_fits(head, edged) for head in _head_segments(above, columns.height))


def _head_segments(line: StraightLine, height: float) -> list[StraightSegment]:
    """The line's heads. They may stand close: one that begins with a capital needs less room. A
    unit in brackets is of the head before it: `So sánh (%)`."""
    made: list[StraightSegment] = []
    for segment in _with_units(line.segments(height, gap=0.5), height):
        parts = [[segment.words[0]]]
        for left, word in pairwise(segment.words):
            apart = word.x0 - left.x1 > 0.4 * height
            goes_on = GOES_ON.search(left.word.text) or _is_number_behind(left, word, height)
            if apart and not goes_on and regex.match(r"\p{Lu}", word.word.text):
                parts.append([word])
            else:
                parts[-1].append(word)
        made += [StraightSegment(tuple(part), line.y) for part in parts]
    return [head for head in made if regex.search(r"[\p{L}\d%]", head.text)]


def _is_number_behind(left: StraightWord, word: StraightWord, height: float) -> bool:
    """True for the number or letter close behind a word: `Học kỳ II`, `Loại A`."""
    is_word = regex.search(r"\p{Ll}$", left.word.text) is not None
    is_number = regex.fullmatch(rf"{ROMAN.pattern}|\p{{Lu}}", word.word.text) is not None
    return is_word and is_number and word.x0 - left.x1 < NEAR_NUMBER * height


def _with_units(segments: list[StraightSegment], height: float) -> list[StraightSegment]:
    """The segments, each with the unit in brackets that stands close behind it, or with the words
    there that begin with a small letter."""
    made: list[StraightSegment] = []
    for segment in segments:
        if made and segment.x0 - made[-1].x1 < _room(segment) * height:
            made[-1] = replace(made[-1], words=(*made[-1].words, *segment.words))
        else:
            made.append(segment)
    return made


def _room(segment: StraightSegment) -> float:
    """Heights that may lie between a head and a segment that is of it."""
    if UNIT.fullmatch(segment.text):
        return NEAR_UNIT
    return NEAR_WORD if regex.match(r"\p{Ll}", segment.text) else 0.0


def _all_head_segments(lines: list[StraightLine], height: float) -> list[StraightSegment]:
    heads = [_head_segments(line, height) for line in lines]
    return list(chain.from_iterable(heads))


def _is_over_figures(line: StraightLine, columns: Columns) -> bool:
    return any(
        head.x1 > columns.figures_begin and head.middle > columns.name_span.right
        for head in _head_segments(line, columns.height)
    )


def _is_row(line: StraightLine, columns: Columns) -> bool:
    """True for a line with several figures that are no years, or one beside a name. Where more
    columns of figures have words there, these are heads with specks that look like digits."""
    names_end = columns.name_span.right
    segments = line.segments(columns.height)
    figures = [segment for segment in segments if segment.is_value and segment.x0 > names_end]
    count = sum(not YEAR.fullmatch(figure.text) for figure in figures)
    if count == 0 or _columns_with_words(segments, columns) > count:
        return False
    return count > 1 or any(own.has_words and own.middle < names_end for own in segments)


def _columns_with_words(segments: Sequence[StraightSegment], columns: Columns) -> int:
    """How many columns of figures have words over them, each of its own."""
    worded = [own for own in segments if own.has_words and own.middle > columns.name_span.right]
    return len({columns.at(own) for own in worded}.intersection(columns.values))


def _is_caption_or_prose(line: StraightLine, columns: Columns) -> bool:
    """True for `Đơn vị tính: …` and for print that runs over names and figures alike."""
    names = columns.name_span
    most_of_names = names.left + 0.8 * (names.right - names.left)
    begin = min(names.right - columns.height, most_of_names)
    end = columns.figures_begin + 0.3 * columns.height
    return any(
        CAPTION.match(segment.text) or (segment.x0 < begin and segment.x1 > end)
        for segment in line.segments(columns.height)
    )


def _is_title(line: StraightLine, columns: Columns) -> bool:
    return (
        _is_title_in_capitals(line, columns)
        or _is_numbered_title(line, columns)
        or _is_title_in_the_middle(line, columns)
    )


def _is_title_in_the_middle(line: StraightLine, columns: Columns) -> bool:
    """True for print of its own in the middle of the whole table and not of its figures, larger
    than the table's or with a year: `Sáu tháng đầu năm 2024`."""
    segments = line.segments(columns.height)
    if len(segments) != 1:
        return False
    left, right = columns.spans[0].left, columns.spans[-1].right
    of_all = abs((left + right) / 2 - segments[0].middle)
    of_figures = abs((columns.figures_begin + right) / 2 - segments[0].middle)
    in_middle = of_all < columns.height and of_figures > 2 * columns.height
    return in_middle and (_is_large(line, columns) or YEAR.search(segments[0].text) is not None)


def _is_over_no_head(line: StraightLine, below: list[StraightSegment], columns: Columns) -> bool:
    """True for print of its own in the middle of the whole table where each column has its head
    `below`: it stands over none of these, nor in the middle of several of figures."""
    segments = line.segments(columns.height)
    heads = _side_by_side(_narrow(below))
    if len(segments) != 1 or len(heads) != len(columns.spans):
        return False
    near, (title,) = 2 * columns.height, segments
    whole = Span(columns.spans[0].left, columns.spans[-1].right)
    if abs(whole.middle - title.middle) > near or any(head.meets(title) for head in heads):
        return False
    of_figures = combinations(heads[columns.name + 1 :], 2)
    wide = [Span(first.left, last.right) for first, last in of_figures]
    return all(abs(over.middle - title.middle) > near for over in wide)


def _is_large(line: StraightLine, columns: Columns) -> bool:
    heights = [word.word.box.height for word in line.words]
    return median(heights) > LARGE * columns.height


def _is_title_in_capitals(line: StraightLine, columns: Columns) -> bool:
    """True for words in capitals, no wide gap among them, in the middle of the whole table rather
    than of its figures."""
    segments = line.segments(columns.height)
    if len(segments) != 1 or not segments[0].text.isupper():
        return False
    words = regex.findall(r"\p{L}{2,}", segments[0].text)
    left, right = columns.spans[0].left, columns.spans[-1].right
    of_all = abs((left + right) / 2 - segments[0].middle)
    of_figures = abs((columns.figures_begin + right) / 2 - segments[0].middle)
    return len(words) >= FEWEST_OF_TITLE and of_all < of_figures


def _is_numbered_title(line: StraightLine, columns: Columns) -> bool:
    """True for a numbered line of its own over numbers and names alone: `2. Cấp tiểu học`."""
    segments = line.segments(columns.height)
    alone = len(segments) == 1 and segments[0].x1 < columns.figures_begin
    return alone and NUMBERED.match(segments[0].text) is not None


def _fits(head: StraightSegment, columns: Columns) -> bool:
    """True where a head keeps to one column, or stands over the middle of several of figures: of
    those that it reaches, or of more where it is short."""
    reached = columns.reached(head, 0.7)
    if len(reached) < 2 or reached[-1] <= columns.name:  # `STT` and its neighbour, read as one
        return True
    firsts = range(columns.name + 1, reached[0] + 1)
    lasts = range(reached[-1], len(columns.spans))
    return any(
        _is_in_middle(head, _reach(columns, *ends), columns) for ends in product(firsts, lasts)
    )


def _is_in_middle(head: StraightSegment, over: Span, columns: Columns) -> bool:
    off = abs((over.left + over.right) / 2 - head.middle)
    return off < max(2 * columns.height, 0.12 * (over.right - over.left))


def _reach(
    columns: Columns,
    first: int,
    last: int,
) -> Span:
    """From edge to edge of these columns; the outermost ones end where their print does."""
    left, right = columns.bounds[first].left, columns.bounds[last].right
    if first == 0:
        left = columns.spans[0].left
    if last == len(columns.spans) - 1:
        right = columns.spans[-1].right
    return Span(left, right)


def _is_sentence(line: StraightLine, height: float) -> bool:
    """True for prose: it ends with a sign, and hardly a gap parts it."""
    return (
        bool(regex.search(r"[;:.]$", line.words[-1].word.text))
        and len(line.words) > 5
        and len(_head_segments(line, height)) < 3
    )


def _with_all_headed(columns: Columns, heads: list[StraightSegment]) -> Columns:
    """The columns, with those that stay empty below a head; none where each has its own."""
    if _edges_between_heads(columns.spans, _narrow(heads)):
        return columns
    return with_unfilled(columns, heads)


def _narrow(heads: list[StraightSegment]) -> list[StraightSegment]:
    """The heads without those over several columns."""
    return [head for head in heads if not _is_over_several(head, heads)]


def _with_edges(columns: Columns, heads: list[StraightSegment]) -> Columns:
    """The columns with their edges: where each has its own head, between one with its head and the
    next with its; else the middle of each gutter that heads leave free."""
    narrow = _narrow(heads)
    shared = _edges_between_heads(columns.spans, narrow)
    edges = shared or tuple(
        _edge(left.right, right.left, narrow) for left, right in pairwise(columns.spans)
    )
    return replace(columns, edges=edges)


def _edges_between_heads(spans: Sequence[Span], heads: list[StraightSegment]) -> tuple[float, ...]:
    """The edges where as many heads stand side by side as columns do, each over no column but its
    own; () where they do not. A head in the middle of a wide column need not stand over print."""
    own = _side_by_side(heads)
    if len(own) != len(spans):
        return ()
    wholes = [
        Span(min(span.left, head.left), max(span.right, head.right))
        for span, head in zip(spans, own, strict=True)
    ]
    if any(left.right >= right.left for left, right in pairwise(wholes)):
        return ()
    return tuple((left.right + right.left) / 2 for left, right in pairwise(wholes))


def _side_by_side(heads: list[StraightSegment]) -> list[Span]:
    """From where to where the heads are printed, from the left: those that overlap are one."""
    made: list[Span] = []
    for head in sorted(heads, key=lambda own: own.x0):
        if made and head.x0 < made[-1].right:
            made[-1] = Span(made[-1].left, max(made[-1].right, head.x1))
        else:
            made.append(Span(head.x0, head.x1))
    return made


def _is_over_several(head: StraightSegment, heads: list[StraightSegment]) -> bool:
    """True for a head with two below it that stand beside each other: it says nothing of where one
    ends and the other begins."""
    below = [own for own in heads if own.y > head.y and own.overlaps(head)]
    return any(not one.overlaps(other) for one, other in combinations(below, 2))


def _edge(
    left: float,
    right: float,
    heads: list[StraightSegment],
) -> float:
    """The edge in the gutter from `left` to `right`; its middle where heads leave nothing free."""
    begin, end = left, right
    for head in heads:
        if head.x0 <= left + 1 and begin < head.x1 < right - 1:
            begin = head.x1
        elif head.x0 > left + 1 and head.x0 < end:
            end = head.x0
    if begin < end:
        return (begin + end) / 2
    return (left + right) / 2
