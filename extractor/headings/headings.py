"""Headings of sections: the path at each place of the text (`II.2.e`, `II.6.1`) and their numbers.

The numbering is read for the whole document at once. Each line that may begin with a number is a
candidate with several readings (heading_marks.py); each way through the candidates has a cost
(heading_paths.py, `patterns/outline.yaml`), and the cheapest one is the document's outline. So one
number that the scanner lost or spoilt does not move all that follows.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

import regex

from extractor.headings.footnotes import footnote_asides
from extractor.headings.heading_marks import Candidate, Start, candidate_at
from extractor.headings.heading_paths import HeadingPath, Move, Moves, skips
from extractor.language.flat import bare
from extractor.language.sentences import last_begun
from extractor.lines import lies_within
from extractor.model import Aside, DocumentText, HeadingNumber

CLOSE = regex.compile(r"(?:tren day la){e<=1}|(?:noi nhan\s?[:;]){e<=1}")  # as OCR may read them
LONGEST_CLOSE = 20  # characters of a line that may be the words of the close
CLOSE_DENIED = 1.5  # what it costs that words of the closing block close nothing
LINE_START = regex.compile(r"(?:\A|\n)[^\S\n]*(?=\S)")
BLANK_LINE = regex.compile(r"\n[^\S\n]*\n")
NUMBER = regex.compile(  # what opens an item of a list at least
    r"(?P<number>\d{1,2}(?:\.\d{1,2}){0,3})"
    r"(?:[.),\-–]|(?<=\.\d{1,2}))\.?\s*[\p{L}“\"]"  # `1.1` needs no dot behind it
)
OPENING = regex.compile(  # where such numbers are looked for
    r"(?:\A"
    r"|\n\s*\n"
    r"|\n(?=\s*(?:[IVX]{1,5}|\d{1,2}(?:\.\d{1,2})*|[a-zđ])[.)]\s)"  # a number on the next line
    r")\s*(?=\S)"
)
PARAGRAPH_OPENS = regex.compile(r"(?:\A|\n[^\S\n]*\n)\s*\Z")
SENTENCE_END = regex.compile(r"[.:;!?]\W*$")
PLAIN_MARK = regex.compile(r"(?:\d{1,2}|[IVX]{1,4})\.\s+\p{Lu}")  # no footnote's mark: has a dot
SHORT_LINE = 60  # characters; a shorter line without a stop ends a paragraph or a title
WIDEST = 24  # ways that are followed at once
HOPELESS = 9.0  # a way this much dearer than the best is given up


class Way(NamedTuple):
    """A way through the candidates up to one of them: the path from there on and what it cost so
    far; whether a heading or an item was `opened` there. Two dozen are made at every candidate."""

    path: HeadingPath
    cost: float
    candidate: Candidate | None = None
    opened: bool = False
    before: Way | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """What a way takes a candidate for: whether a heading or an item was `opened` by it, the path
    from there on, and whether it `skips` headings that were lost."""

    candidate: Candidate
    path: HeadingPath
    opened: bool = False
    skips: bool = False


def with_headings(document: DocumentText) -> DocumentText:
    """The document with its `sections`, those of them that hang on a lost heading (`inferred`), and
    the numbers that open headings or items of lists."""
    sections = [(0, "")]
    inferred: set[int] = set()
    headings: list[Candidate] = []
    for step in _best_way(_candidates(document)):
        if step.skips:  # a heading was lost in the section that ends here
            inferred.add(sections[-1][0])
        here = str(step.path)
        if here != sections[-1][1]:
            if sections[-1][0] == step.candidate.at:
                sections.pop()
            sections.append((step.candidate.at, here))
        if step.path.inferred:
            inferred.add(sections[-1][0])
        if step.opened:
            headings.append(step.candidate)
    document = replace(
        document,
        sections=tuple(sections),
        inferred=tuple(sorted(inferred)),
    )
    return replace(
        document,
        numbered=_numbered(document, headings),
        asides=tuple(_asides(document, headings)),
    )


def _asides(document: DocumentText, headings: list[Candidate]) -> Iterator[Aside]:
    """The footnotes, each with the path of the place that calls it."""
    starts = frozenset(heading.at for heading in headings)
    for aside, called_at in footnote_asides(document, starts):
        yield aside if called_at is None else replace(aside, path=_path_at(document, called_at))


def _numbered(document: DocumentText, headings: list[Candidate]) -> tuple[HeadingNumber, ...]:
    """The numbers of headings, and of what is numbered like one, in order of place."""
    spans = {heading.digits[0]: heading.digits for heading in headings if heading.digits}
    for at in _paragraph_starts(document):
        found = NUMBER.match(document.text, at)
        if found:
            spans[found.start("number")] = found.span("number")
    return tuple(
        HeadingNumber(
            start=start,
            end=end,
            path=_path_at(document, start),
        )
        for start, end in sorted(spans.values())
    )


def _path_at(document: DocumentText, at: int) -> str:
    here = last_begun(document.sections, at)
    return document.sections[here][1]


def _paragraph_starts(document: DocumentText) -> Iterator[int]:
    """Where paragraphs begin outside tables, whose rows are numbered for themselves."""
    tables = [(table.start, table.end) for table in document.tables]
    end = len(document.text.rstrip())  # behind it every blank line would be tried with every other
    for found in OPENING.finditer(document.text, 0, end):
        if not lies_within(tables, found.end()):
            yield found.end()


def _candidates(document: DocumentText) -> Iterator[Candidate | int]:
    """The places where headings may begin, and the offsets where the closing block may."""
    for start in _starts(document):
        if start.opens and CLOSE.match(bare(start.line[:LONGEST_CLOSE])):
            yield start.at
            continue
        candidate = candidate_at(start)
        if candidate:
            yield candidate


@dataclass(frozen=True, slots=True)
class Body:
    """A document's text with the slices that are no running text, each list in order of place:
    tables, furniture, and `notes`, which are footnotes; `ends` are the ends of paragraphs."""

    text: str
    tables: list[tuple[int, int]]
    furniture: list[tuple[int, int]]
    notes: list[tuple[int, int]]
    ends: list[int]
    clear: bool

    def is_apart(self, at: int, line: str) -> bool:
        """True where no heading can begin; small print may have taken a heading for a note."""
        if lies_within(self.tables, at) or lies_within(self.furniture, at):
            return True
        return lies_within(self.notes, at) and not PLAIN_MARK.match(line)


def _body(document: DocumentText) -> Body:
    apart = sorted(document.furniture)
    ends = [found.start() for found in BLANK_LINE.finditer(document.text)]
    return Body(
        text=document.text,
        tables=sorted((table.start, table.end) for table in document.tables),
        furniture=[(start, end) for start, end, kind in apart if kind != "footnote"],
        notes=[(start, end) for start, end, kind in apart if kind == "footnote"],
        ends=[*ends, len(document.text)],
        clear=all(word.confidence >= 1 for _, _, _, word in document.pieces),
    )


def _starts(document: DocumentText) -> Iterator[Start]:
    """The beginnings of the lines outside tables and of what is no running text."""
    body = _body(document)
    above = ""
    for found in LINE_START.finditer(body.text):
        at = found.end()
        end = body.text.find("\n", at)
        line = body.text[at : len(body.text) if end < 0 else end].rstrip()
        if not body.is_apart(at, line):
            yield _start(body, at, line, above)
            above = line


def _start(body: Body, at: int, line: str, above: str) -> Start:
    """The beginning of a line with its surroundings; `above` is the line before it."""
    opens_paragraph = PARAGRAPH_OPENS.search(body.text[max(0, at - 80) : at])
    ended = len(above) < SHORT_LINE or SENTENCE_END.search(above)
    end = body.ends[bisect_right(body.ends, at)] if opens_paragraph else at + len(line)
    return Start(
        at=at,
        line=line,
        paragraph=body.text[at:end].strip(),
        opens=bool(opens_paragraph or ended) and not lies_within(body.notes, at),
        after_colon=above.endswith(":"),
        clear=body.clear,
    )


def _best_way(candidates: Iterator[Candidate | int]) -> list[Step]:
    """The steps of the cheapest way through all candidates, from its first to its last."""
    ways = [Way(HeadingPath(), 0.0)]
    for candidate in candidates:
        if isinstance(candidate, int):
            ways = _closed(ways, candidate)
        else:
            ways = _followed(ways, candidate)
    steps = []
    way = min(ways, key=lambda one: one.cost)
    while way.candidate and way.before:
        step = Step(
            candidate=way.candidate,
            path=way.path,
            opened=way.opened,
            skips=way.opened and skips(way.before.path, way.path),
        )
        steps.append(step)
        way = way.before
    return steps[::-1]


def _followed(ways: list[Way], candidate: Candidate) -> list[Way]:
    """The ways on from a candidate; of those that lead to the same path the cheapest."""
    best: dict[HeadingPath, tuple[float, Way, Move]] = {}
    moves = Moves(candidate)
    for way in ways:
        for move in moves.behind(way.path):
            cost = way.cost + move.cost
            known = best.get(move.path)
            if known is None or cost < known[0]:
                best[move.path] = (cost, way, move)
    limit = min(cost for cost, _, _ in best.values()) + HOPELESS
    kept = sorted((one for one in best.values() if one[0] <= limit), key=lambda one: one[0])
    return [_next_way(way, move, candidate) for _, way, move in kept[:WIDEST]]


def _next_way(before: Way, move: Move, candidate: Candidate) -> Way:
    return Way(
        path=move.path,
        cost=before.cost + move.cost,
        candidate=candidate,
        opened=move.opened,
        before=before,
    )


def _closed(ways: list[Way], at: int) -> list[Way]:
    """The ways on from words of the closing block: no heading holds any more, or all goes on."""
    here = Candidate(
        at=at,
        readings=(),
        ignored=CLOSE_DENIED,
        digits=None,
        titled=False,
        after_colon=False,
    )
    best = min(ways, key=lambda one: one.cost)
    end = _next_way(best, Move(HeadingPath(), 0.0, opened=False), here)
    going_on = (way for way in ways if way.path != end.path)
    return [
        end,
        *(_next_way(way, Move(way.path, CLOSE_DENIED, opened=False), here) for way in going_on),
    ]
