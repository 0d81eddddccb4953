"""Over which columns a head stands, by the level lines drawn between heads.

A line below a head runs over the columns that it is the head of; a head with no line below it but
that of the whole header belongs to one column. The lines tell more surely than the middle of the
print does, which a short head over many columns shares with a few of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from extractor.model import Box
from extractor.unruled.column_block import Columns, Reach, Span
from extractor.unruled.straight_lines import StraightLine, StraightSegment

WHOLE = 0.9  # share of the longest line that one over the whole table runs over
NEAR = 3.6  # heights between the line below a header and the first row
MOST_WAYS = 20_000  # of sharing out the columns of one line


@dataclass(frozen=True, slots=True)
class HeaderRules:
    """The lines around a header and those between its heads, from the top."""

    top: Box
    foot: Box
    inner: tuple[Box, ...]

    def holds(self, line: StraightLine) -> bool:
        """True for print between the upper and the lower line."""
        boxes = [word.box for word in line.as_read]
        return all(_middle(self.top) < box.centre[1] < _middle(self.foot) for box in boxes)

    def below(self, segment: StraightSegment) -> Box:
        """The next line below a head."""
        box = _around(segment)
        under = [rule for rule in self.inner if _is_under(rule, box)]
        return min(under, key=_middle, default=self.foot)


def header_rules(
    rules: Sequence[Box],
    row: StraightLine,
    columns: Columns,
) -> HeaderRules | None:
    """The lines of the header right above a table's first row; None where two over the whole table
    are not drawn."""
    top_of_row = min(word.box.centre[1] for word in row.as_read)
    above = sorted((rule for rule in rules if _middle(rule) < top_of_row), key=_middle)
    whole = _whole(above, columns)
    if len(whole) < 2 or top_of_row - _middle(whole[-1]) > NEAR * columns.height:
        return None
    top, foot = whole[-2:]
    inner = above[above.index(top) + 1 : above.index(foot)]
    return HeaderRules(top, foot, tuple(inner))


def _whole(rules: list[Box], columns: Columns) -> list[Box]:
    """The lines that run over the whole table."""
    longest = max((rule.width for rule in rules), default=0.0)
    return [rule for rule in rules if rule.width >= WHOLE * longest and runs_over(rule, columns)]


def reaches_by_rules(
    heads: Sequence[StraightSegment],
    columns: Columns,
    rules: HeaderRules,
) -> tuple[Reach, ...]:
    """The columns that each of the heads stands over."""
    below = [rules.below(head) for head in heads]
    shares = {
        rule: _shares(
            _print_of_heads([head for head, own in zip(heads, below, strict=True) if own is rule]),
            rule,
            columns,
        )
        for rule in rules.inner
    }
    pairs = zip(heads, below, strict=True)
    return tuple(_over(head, shares.get(rule, []), columns) for head, rule in pairs)


def reaches_by_rules_alone(
    heads: Sequence[StraightSegment],
    columns: Columns,
    rules: Sequence[Box],
    row: StraightLine,
) -> tuple[Reach | None, ...]:
    """The columns that heads stand over where lines are drawn below those over several columns and
    nowhere else; None for the others, and nothing where no such line is drawn."""
    top = min(_around(head).y0 for head in heads)
    foot = min(word.box.centre[1] for word in row.as_read)
    between = [rule for rule in rules if top < _middle(rule) < foot]
    inner = [rule for rule in between if _is_over_several(rule, columns)]
    if not inner:
        return ()
    ends = Box(columns.spans[0].left, foot, columns.spans[-1].right, foot)
    found = reaches_by_rules(heads, columns, HeaderRules(ends, ends, tuple(inner)))
    return tuple(reach if reach.is_wide else None for reach in found)


def _is_over_several(rule: Box, columns: Columns) -> bool:
    """True for a line over several columns right of where the names begin."""
    begin = columns.name_span.left + 2 * columns.height
    return rule.x0 > begin and len(_columns_above(rule, columns)) > 1


def _over(head: StraightSegment, shares: list[Share], columns: Columns) -> Reach:
    """The share of the head in the columns of the line below it; its own column without one."""
    for share in shares:
        if share.print.left <= head.middle <= share.print.right:
            return share.over
    own = columns.nearest(head)
    return Reach(own, own)


@dataclass(frozen=True, slots=True)
class HeadPrint:
    """From where to where the lines of one head are printed."""

    left: float
    right: float

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


@dataclass(frozen=True, slots=True)
class Share:
    """A head above a line, and those of the line's columns that are its own."""

    print: HeadPrint
    over: Reach


def _print_of_heads(segments: list[StraightSegment]) -> list[HeadPrint]:
    """The heads above one line, from the left: segments that overlap are lines of one head."""
    made: list[HeadPrint] = []
    for segment in sorted(segments, key=lambda own: own.x0):
        if made and segment.x0 < made[-1].right:
            made[-1] = HeadPrint(made[-1].left, max(made[-1].right, segment.x1))
        else:
            made.append(HeadPrint(segment.x0, segment.x1))
    return made


def _columns_above(rule: Box, columns: Columns) -> list[int]:
    """The columns right of the names that a line runs over."""
    middles = enumerate((span.left + span.right) / 2 for span in columns.spans)
    return [n for n, middle in middles if n > columns.name and rule.x0 < middle < rule.x1]


def _shares(heads: list[HeadPrint], rule: Box, columns: Columns) -> list[Share]:
    """The columns of a line shared out among the heads above it, so that each stands as nearly as
    may be in the middle of its own."""
    over = _columns_above(rule, columns)
    if not heads or len(over) < len(heads):
        return []
    ways = _ways(over, len(heads))
    ends = (rule.x0, *(columns.edges[number] for number in over[:-1]), rule.x1)
    bounds = dict(zip(over, map(Span, ends, ends[1:]), strict=False))
    best = min(ways, key=lambda way: _misfit(way, heads, bounds))
    return [Share(head, reach) for head, reach in zip(heads, best, strict=True)]


def _ways(over: list[int], parts: int) -> list[list[Reach]]:
    """The ways of parting columns side by side into so many groups."""
    made = []
    for cuts in combinations(over[1:], parts - 1):
        begins = (over[0], *cuts, over[-1] + 1)
        made.append([Reach(first, after - 1) for first, after in pairwise(begins)])
        if len(made) == MOST_WAYS:
            break
    return made


def _misfit(way: list[Reach], heads: list[HeadPrint], bounds: dict[int, Span]) -> float:
    """How many points the heads stand beside the middle of their columns, all together; `bounds`
    are where each column begins and ends."""
    off = 0.0
    for reach, head in zip(way, heads, strict=True):
        middle = (bounds[reach.first].left + bounds[reach.last].right) / 2
        off += abs(middle - head.middle)
    return off


def runs_over(rule: Box, columns: Columns) -> bool:
    """True for a line that runs over the names and all figures."""
    slack = 2 * columns.height
    begin = columns.name_span.left + slack
    return rule.x0 < begin and columns.spans[-1].left < rule.x1


def _is_under(rule: Box, box: Box) -> bool:
    return rule.x0 < box.centre[0] < rule.x1 and _middle(rule) > box.centre[1]


def _around(segment: StraightSegment) -> Box:
    return Box.around(own.word.box for own in segment.words)


def _middle(rule: Box) -> float:
    return rule.centre[1]


def all_between(lines: list[StraightLine], first: int, rules: HeaderRules) -> int:
    """The first of the lines right above line `first` that stand between the lines of a header."""
    top = first
    while top and rules.holds(lines[top - 1]):
        top -= 1
    return top
