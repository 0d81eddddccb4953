"""Where a decision belongs in a later reading: by page and overlapping box; without boxes by the
print and its surroundings. Never by the offset in the text alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import regex

from extractor.decisions.decision import Decision, Row, box_of
from extractor.model import Box

OVERLAP = 0.4  # of the boxes' common area, of that which both cover: one numeral, read twice
TOUCHED = 0.3  # of the smaller box covered by the other: pieces of one numeral
NEAR = 400  # characters that a place may move while its surroundings stay
_BLANKS = regex.compile(r"\s+")


def same_place(one: Decision, other: Decision) -> bool:
    """True for two decisions about one numeral of one content (their page is the same)."""
    if one.box is not None and other.box is not None:
        return overlap(one.box, other.box) >= OVERLAP
    if (one.box is None) != (other.box is None):
        return False
    if one.start is not None and other.start is not None and one.start != other.start:
        return False
    return (one.raw, one.place) == (other.raw, other.place)


def overlap(one: Box, other: Box) -> float:
    """The share (0–1) of the area under two boxes that both cover. A box without area counts as
    half a point wide.

    >>> overlap(Box(0, 0, 4, 2), Box(0, 0, 2, 2))
    0.5
    """
    one, other = _with_area(one), _with_area(other)
    both = _shared(one, other)
    return both / (_area(one) + _area(other) - both)


def covered(box: Box, other: Box) -> float:
    """The share (0–1) of the smaller of two boxes that lies in the other."""
    box, other = _with_area(box), _with_area(other)
    return _shared(box, other) / min(_area(box), _area(other))


def row_at(decision: Decision, rows: Sequence[Row]) -> Row | None:
    """The row of the same content that a decision is about; None where no row is. `rows` are the
    numerals of its document."""
    on_page = _on_page(decision, rows)
    if decision.box is not None:
        boxed = _best_boxed(decision.box, on_page)
        if boxed is not None or any(box_of(row) for row in on_page):
            return boxed
    return _best_printed(decision, on_page)


def rows_touched(decision: Decision, rows: Iterable[Row]) -> list[Row]:
    """The rows that lie at the place of a decision without being the one that it is about: the
    numeral is read in pieces now, or as a part of another."""
    found = []
    for row in rows:
        box = box_of(row)
        if int(row["page"]) != decision.page:
            continue
        if decision.box is not None and box is not None:
            if covered(decision.box, box) >= TOUCHED:
                found.append(row)
        elif decision.box is None and box is None and row.get("start") == decision.start:
            found.append(row)
    return found


def row_printed_alike(decision: Decision, rows: Sequence[Row]) -> Row | None:
    """The row of another version of the document that is printed as the decision's and stands at
    the same place; None where none does."""
    alike = _printed_like(decision, rows)
    if decision.box is not None:
        return _best_boxed(decision.box, _on_page(decision, alike))
    same = [row for row in alike if _same_sentence(decision, row)]
    exact = [row for row in same if decision.place and _place(row) == decision.place]
    return _nearest(decision, exact or same) if decision.sentence or len(same) == 1 else None


def _best_boxed(box: Box, rows: Sequence[Row]) -> Row | None:
    """The row whose box covers the same place best; None where none covers it well enough."""
    best, most = None, OVERLAP
    for row in rows:
        other = box_of(row)
        share = overlap(box, other) if other else 0.0
        if share >= most:
            best, most = row, share
    return best


def _best_printed(decision: Decision, rows: Sequence[Row]) -> Row | None:
    """The row with the same print at the same start; else the nearest one whose place in the file
    or whose sentence is the same."""
    alike = _printed_like(decision, rows)
    same = [row for row in alike if _same_start(decision, row)]
    if same:
        return same[0]
    around = [row for row in alike if _same_surroundings(decision, row)]
    if around:
        return _nearest(decision, around)
    near = [row for row in alike if _moved(decision, row) <= NEAR]
    return near[0] if len(near) == 1 else None


def _same_surroundings(decision: Decision, row: Row) -> bool:
    if decision.place and _place(row) == decision.place:
        return True
    return bool(decision.sentence) and _same_sentence(decision, row)


def _same_sentence(decision: Decision, row: Row) -> bool:
    return _plain(str(row.get("sentence") or "")) == _plain(decision.sentence)


def _place(row: Row) -> str:
    return str(row.get("place") or "")


def _nearest(decision: Decision, rows: Sequence[Row]) -> Row | None:
    """The row that starts nearest to where the decision's did."""
    return min(rows, key=lambda row: _moved(decision, row), default=None)


def _moved(decision: Decision, row: Row) -> int:
    """By how many characters a row starts elsewhere than the decision's did."""
    return abs(int(row["start"]) - (decision.start or 0))


def _printed_like(decision: Decision, rows: Sequence[Row]) -> list[Row]:
    return [row for row in rows if row["raw"] == decision.raw]


def _on_page(decision: Decision, rows: Sequence[Row]) -> list[Row]:
    return [row for row in rows if int(row["page"]) == decision.page]


def _same_start(decision: Decision, row: Row) -> bool:
    return row.get("start") == decision.start and _place(row) == decision.place


def _plain(text: str) -> str:
    return _BLANKS.sub(" ", text).strip()


def _with_area(box: Box) -> Box:
    return Box(box.x0, box.y0, max(box.x1, box.x0 + 0.5), max(box.y1, box.y0 + 0.5))


def _area(box: Box) -> float:
    return box.width * box.height


def _shared(one: Box, other: Box) -> float:
    return max(0.0, one.shared_width(other)) * max(0.0, one.shared_height(other))
