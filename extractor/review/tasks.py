"""What a person is asked of a document, one task after another.

The head of the document comes first: its number and day and those of its stamp are typed where they
stand, then what is left is asked in one form. Figures that reach the comparison follow, then
figures of relations that fail, then the rest. A task that is typed blind carries no reading.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from extractor.decisions import (
    HEAD_TABLES,
    MAIN_FIELD,
    STAMP,
    STAMP_NUMBER,
    Decision,
    HeadRows,
    head_rows,
    held,
    reasons_left,
    stamp_is_settled,
    worth_in_words,
)
from extractor.model import HEAD_ENDS
from extractor.review.reasons import asks_meaning, asks_print, readings_in
from extractor.review.record import Place, Record
from extractor.review.results import (
    NOT_HOLDING,
    Mark,
    Results,
    Row,
    number_of,
    text_of,
)
from extractor.review.sampling import is_sample
from extractor.review.words import word

Group = Literal["head", "compared", "relations", "rest"]
Mode = Literal["head", "blind", "shown"]
GROUPS: tuple[Group, ...] = ("head", "compared", "relations", "rest")
HEAD_FIELDS = (
    "number",
    "doc_date",
    "issuer",
    "issuer_level",
    "province",
    "district",
    "period",
    "received_number",
    "received_date",
    "counted",
)
# What the head of any document holds; where a period must be told, a reason says so.
NEEDED = ("number", "doc_date", "issuer", "issuer_level")
_KINDS = {"references": "document_number", "dates": "date", "labels": "label"}


@dataclass(frozen=True, slots=True)
class Question:
    """A numeral to be looked at: the row, its table, how it is asked, what stands about it, where
    it is on its page's picture; `sample` for a trusted one that was mixed in; the `field` of the
    document's head that it is ("": none), `stray` for one of the stamp that may be any."""

    table: str
    row: Row
    group: Group
    mode: Mode
    place: Place
    mark: Mark | None
    sample: bool
    field: str = ""
    stray: bool = False

    @property
    def main(self) -> str:
        """The field of a decision that says what the numeral is worth."""
        return STAMP_NUMBER if self.field == STAMP_NUMBER else MAIN_FIELD[self.table]

    @property
    def key(self) -> str:
        return f"{self.table}:{number_of(self.row, 'start')}"

    @property
    def kind(self) -> str:
        return kind_of(self.table, self.row)

    @property
    def needs_meaning(self) -> bool:
        """True where it must be said besides what the figure is of."""
        return asks_meaning(text_of(self.row, "review_reason"))


def kind_of(table: str, row: Row) -> str:
    """The kind of a numeral, by which what is typed for it is read."""
    return _KINDS.get(table) or text_of(row, "kind")


def readings_of(row: Row) -> list[str]:
    """What machines took a numeral for, the row's own reading first."""
    reason = text_of(row, "review_reason")
    return list(dict.fromkeys((text_of(row, "raw"), *readings_in(reason))))


@dataclass(frozen=True, slots=True)
class FormField:
    """A field in the form of a document's head: what stands there, whether a person decided it
    (`settled`), whether it is asked where it stands on the page (`apart`)."""

    name: str
    value: str
    apart: bool
    settled: bool


@dataclass(frozen=True, slots=True)
class Desk:
    """What is asked of one document by one person: whether the form of its head is, and the
    numerals. `place` is what was decided of the head."""

    document: Row
    place: Place
    head: bool
    questions: tuple[Question, ...]

    @property
    def form(self) -> tuple[FormField, ...]:
        """The form of the head. What is still to be typed where it stands is not told in it."""
        apart = fields_apart(self.questions)
        now = head_now(self.document, self.place)
        return tuple(
            FormField(
                name=name,
                value="" if name in apart else now[name],
                apart=name in apart,
                settled=is_decided(self.place, name),
            )
            for name in HEAD_FIELDS
        )

    @property
    def reason(self) -> str:
        """The reasons for review of the document that persons have not settled."""
        now = head_now(self.document, self.place)
        return reasons_left({**self.document, **now}, decided_fields(self.place))

    def count(self, group: Group) -> int:
        found = sum(question.group == group for question in self.questions)
        return found + int(self.head and group == "head")

    @property
    def total(self) -> int:
        return sum(map(self.count, GROUPS))

    def find(self, key: str) -> Question | None:
        return next((one for one in self.questions if one.key == key), None)


class Desks:
    """The desks of a result folder. `double` names indicators whose doubtful values two persons
    type."""

    def __init__(self, results: Results, record: Record, double: frozenset[str]) -> None:
        self.results = results
        self.record = record
        self.double = double

    def desk(self, document: Row, person: str) -> Desk:
        """What is still asked of a document."""
        concerned = self.record.concerns(document)
        numerals = self.results.numerals(text_of(document, "file"), settled=concerned)
        rows = self.head_rows_beside(document, numerals)
        place = self.record.of_document(document, rows.fields)
        found = list(self._questions(document, person, numerals, rows))
        apart = fields_apart(found)
        form = form_is_asked(document, place, apart)
        asked = [one for one in found if not _is_in_form(one, document, place, form, apart)]
        ordered = sorted(asked, key=lambda one: GROUPS.index(one.group))
        return Desk(document, place, form, tuple(ordered))

    def head_rows(self, document: Row) -> HeadRows:
        """The numerals that are fields of a document's head."""
        return head_rows(document, self.results.in_head(text_of(document, "file")))

    def head_rows_beside(self, document: Row, numerals: Iterable[tuple[str, Row]]) -> HeadRows:
        """The numerals that are fields of a document's head, where one of `numerals` (each with its
        table) may stand in it; else none, without a look at the document."""
        near = (
            table in HEAD_TABLES and number_of(row, "start") < HEAD_ENDS for table, row in numerals
        )
        return self.head_rows(document) if any(near) else HeadRows({})

    def _questions(
        self, document: Row, person: str, numerals: Iterable[tuple[str, Row]], rows: HeadRows
    ) -> Iterator[Question]:
        file, sha256 = text_of(document, "file"), text_of(document, "sha256")
        failing = failing_starts(self.results.checks(file))
        concerned = self.record.concerns(document)
        for table, row in numerals:
            if not (concerned or _may_be_asked(table, row, sha256)):
                continue
            question = self.question(document, table, row, failing, rows)
            if question is not None and self.is_open(question, person):
                yield question

    def question(
        self,
        document: Row,
        table: str,
        row: Row,
        failing: frozenset[int] | None = None,
        rows: HeadRows | None = None,
    ) -> Question | None:
        """The question that a numeral is, settled or not; None for a trusted one not sampled."""
        if failing is None:
            failing = failing_starts(self.results.checks(text_of(document, "file")))
        sha256, start = text_of(document, "sha256"), number_of(row, "start")
        rows = rows or self.head_rows_beside(document, [(table, row)])
        field = rows.field_of(start)
        place = self.record.of_row(row, document, field)
        if not (place.decisions or _may_be_asked(table, row, sha256)):
            return None
        doubtful = text_of(row, "review") == "yes"
        mark = self.results.marks(sha256, number_of(row, "page")).get(start)
        if mark is None and not (doubtful or place.decisions):
            return None  # a sample is typed from the page
        return Question(
            table=table,
            row=row,
            group=_group(table, row, start in failing, field),
            mode=_mode(mark, bool(field) or _is_typed(table, row)),
            place=place,
            mark=mark,
            sample=not doubtful,
            field=field,
            stray=rows.is_stray(start),
        )

    def is_open(self, question: Question, person: str) -> bool:
        """True where this person is still to be asked."""
        place = question.place
        if question.sample and not conflict(place):
            return not place.sampled and place.standing() is None
        if conflict(place):
            return True
        if place.settled:
            return False
        if self.is_double(question):
            return all(entry.person != person for entry in place.entries)
        return True

    def is_double(self, question: Question) -> bool:
        """True where two persons must type the value."""
        return not question.sample and text_of(question.row, "indicator") in self.double


def _mode(mark: Mark | None, typed: bool) -> Mode:
    return "blind" if mark is not None and typed else "shown"


def _is_typed(table: str, row: Row) -> bool:
    """True where the print is to be typed; what is typed for a label makes it a figure."""
    if table == "labels":
        return False
    return text_of(row, "review") != "yes" or asks_print(text_of(row, "review_reason"))


def fields_apart(questions: Iterable[Question]) -> set[str]:
    """The fields of the head that are still to be typed where they stand on the page. A sample is
    no such question: nothing must tell that it is one."""
    return {one.field for one in questions if one.group == "head" and one.mode == "blind"}


def form_is_asked(document: Row, place: Place, apart: Collection[str]) -> bool:
    """True where anything of the head is in doubt or empty besides the fields that are asked
    `apart`, where they stand. What is typed of a head that was in doubt leaves it to be asked what
    is empty, after the next run too."""
    decided = decided_fields(place)
    doubted = text_of(document, "review") == "yes" or bool(decided)
    if not doubted or is_decided(place, "document"):
        return False
    now = head_now(document, place)
    done = {*apart, *decided}
    empty = any(not now[name] and name not in done for name in NEEDED)
    return empty or bool(reasons_left({**document, **now}, done))


def is_decided(place: Place, name: str) -> bool:
    """True where a person is done with a field of the head."""
    last = place.standing(name)
    return last is not None and last.state != "later"


def decided_fields(place: Place) -> set[str]:
    """The fields of the head that a person is done with."""
    return {name for name in HEAD_FIELDS if is_decided(place, name)}


def _is_in_form(
    question: Question, document: Row, place: Place, form: bool, apart: Collection[str]
) -> bool:
    """True for a numeral of the head that is not asked by itself: the form asks its field as long
    as it cannot be shown; what else is read in a stamp is settled with the stamp's fields."""
    if question.field and question.mode == "shown":
        return form
    if not question.stray:
        return False
    now = head_now(document, place)
    settled = stamp_is_settled({**document, **now}, decided_fields(place))
    return form or settled or any(name in apart for name in STAMP)


def _may_be_asked(table: str, row: Row, sha256: str) -> bool:
    """True for a numeral that is asked though nobody has decided anything of its document: quick,
    as most are not."""
    if text_of(row, "review") == "yes":
        return True
    return is_sample(table, sha256, number_of(row, "page"), number_of(row, "start"))


def _group(table: str, row: Row, fails: bool, field: str) -> Group:
    doubtful = text_of(row, "review") == "yes"
    if field and doubtful:
        return "head"
    if table == "figures" and text_of(row, "indicator"):
        return "compared"
    if fails or not doubtful:
        return "relations"
    return "rest"


def conflict(place: Place) -> Decision | None:
    """The opinion of a person that came late and says otherwise than what stands; None without."""
    standing = place.standing()
    if standing is None or standing.state == "later":
        return None
    others = (entry for entry in place.entries if entry.new != standing.new)
    return next(others, None)


def failing_starts(checks: Iterable[Row]) -> frozenset[int]:
    """The figures of relations that do not hold, by their starts."""
    return frozenset(
        int(start)
        for check in checks
        if text_of(check, "verdict") in NOT_HOLDING
        for start in text_of(check, "figures").split()
        if start.isdigit()
    )


def parts_offered(results: Results, document: Row) -> Literal["whole", "apart", ""]:
    """What a person can say of a document's file: that it is one document (`whole`) where it was
    parted, that its pictures are documents of their own (`apart`) where they were joined."""
    if len(results.files_of(document)) > 1:
        return "apart"
    return "whole" if results.is_part(document) else ""


def head_now(document: Row, place: Place) -> dict[str, str]:
    """The fields of the document's head as they stand with what persons decided."""
    now = {}
    for field in HEAD_FIELDS:
        decided = place.standing(field)
        settled = decided is not None and decided.state != "later"
        now[field] = decided.new if decided is not None and settled else text_of(document, field)
    return now


def value_now(table: str, row: Row, place: Place) -> str:
    """What the numeral is worth now, as the CSV files hold it."""
    decided = place.standing()
    if decided is not None and decided.state in ("confirmed", "corrected", "as_printed"):
        return decided.new
    return held(row, MAIN_FIELD[table])


def as_written(field: str, value: str) -> str:
    """A field of a row or of a document's head as people write it, yes and no in their language.

    >>> as_written("doc_date", "2016-11-07"), as_written("counted", "no")
    ('07/11/2016', 'không')
    """
    if field == "counted" and value in ("yes", "no"):
        return word(f"answer_{value}")
    return worth_in_words(field, value)
