"""What a person decided about one place of a document, or about the document itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal, get_args

import regex

from extractor.model import Box

Row = Mapping[str, Any]  # a row of the dataset: its values by column
State = Literal["confirmed", "corrected", "not_a_figure", "unreadable", "as_printed", "later"]
STATES: tuple[State, ...] = get_args(State)
OF_DOCUMENT = 0  # the page of a decision about the document itself
# The field that says what a numeral is worth, by the table that its row stands in.
MAIN_FIELD = {"figures": "value", "labels": "value", "references": "number", "dates": "iso"}
FIGURE_FIELDS = ("value", "kind", "unit", "status", "indicator", "for_period")
STAMP_NUMBER = "received_number"  # of the document; at a label of the stamp it is what is typed
WORTHS = ("", "value", "number", "iso", STAMP_NUMBER)  # fields that hold what a numeral is worth
NUMERAL_FIELDS = (*FIGURE_FIELDS, "number", "iso", STAMP_NUMBER)
DOCUMENT_FIELDS = (
    "number",
    "doc_date",
    "doc_type",
    "issuer",
    "issuer_level",
    "province",
    "district",
    "title",
    "period",
    "received_number",
    "received_date",
    "counted",
    "document",  # the head as a whole: seen and right
    "parts",  # of its file: `whole` is one document, `apart` is joined with no other
)
# The columns that corrections.csv and the list of what became of decisions have alike.
DECIDED = [
    "x0",
    "y0",
    "x1",
    "y1",
    "raw",
    "field",
    "old",
    "new",
    "state",
    "person",
    "time",
    "note",
]
# The columns of corrections.csv; new ones go to its end.
COLUMNS = [
    "sha256",
    "page",
    *DECIDED,
    "file",
    "start",
    "place",
    "sentence",
    "document",
    "kind",
]
_TIME = regex.compile(r"(\d{4})-(\d\d)-(\d\d)T(\d\d:\d\d)\S*")


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision. It is about the place `page` (1…) and `box` with the print `raw`, or, with page
    0, about the document; `field` is the column decided, `old` what it held then, `new` what it
    must hold, both as the CSV files have them (`1471.6`, `23/28`, `2016-11-07`).

    `time` is ISO with the offset from UTC. The rest finds the place where no box does, or in
    another version of the report: the `file` as it was called, `start` and `place` of the row, its
    `sentence`, the `document` as `number | issuer | period`, the `kind` that the figure had."""

    sha256: str
    page: int
    box: Box | None
    raw: str
    field: str
    old: str
    new: str
    state: State
    person: str
    time: str
    note: str = ""
    file: str = ""
    start: int | None = None
    place: str = ""
    sentence: str = ""
    document: str = ""
    kind: str = ""

    @property
    def settles(self) -> bool:
        """True where the person is done with the place: nothing is left for later."""
        return self.state != "later"

    @property
    def slot(self) -> str:
        """What of the place is decided: its worth (value, day or symbol, or that it has none), or
        one further field. The last decision of a slot holds."""
        if self.page != OF_DOCUMENT and self.field in WORTHS:
            return "worth"
        return self.field

    @property
    def said_by(self) -> str:
        """The person and the time, as the column `corrected` has them."""
        return f"{self.person}, {self.time}"


def told_by(corrected: str) -> str:
    """Who decided and when (as `said_by` has it) as an office writes it.

    >>> told_by("Lan, 2024-11-05T08:05:12.123+07:00"), told_by("")
    ('Lan, 05/11/2024 08:05', '')
    """
    return _TIME.sub(r"\3/\2/\1 \4", corrected)


def now() -> str:
    """The time of this moment, ISO, to the millisecond, with the offset from UTC."""
    return datetime.now().astimezone().isoformat(timespec="milliseconds")


def identity(document: Row) -> str:
    """The document's own number, issuer and period in one text; "" where it has no number."""
    if not document.get("number"):
        return ""
    return " | ".join(str(document.get(name) or "") for name in ("number", "issuer", "period"))


HEAD_JOINED_BY = " | "  # its fields in one text
HEAD = ("number", "doc_date", "issuer", "issuer_level", "province", "district", "period")


def head_of(document: Row) -> str:
    """The fields of a document's head in one text, parted by `|`: what is confirmed with it."""
    fields = (str(document.get(name) or "").replace("|", "/") for name in HEAD)
    return HEAD_JOINED_BY.join(fields)


def box_of(row: Row) -> Box | None:
    """The box of a row; None where it has none, or corners that are none."""
    corners = [row.get(name) for name in ("x0", "y0", "x1", "y1")]
    if any(corner in ("", None) for corner in corners):
        return None
    try:
        return Box(*(float(corner) for corner in corners if corner is not None))
    except ValueError:
        return None


def held(row: Row, field: str) -> str:
    """What a row holds in a field now, as a decision writes it: a ratio's value is `23/28`.

    >>> held({"value": "", "numerator": "23", "denominator": "28"}, "value")
    '23/28'
    """
    if field == "document":
        return head_of(row)
    value = row.get(field)
    if field == "value" and value in ("", None) and row.get("numerator") not in ("", None):
        return f"{row['numerator']}/{row['denominator']}"
    return "" if value is None else str(value)


def about_row(
    row: Row, document: Row, field: str, *, new: str, state: State, person: str, note: str = ""
) -> Decision:
    """The decision about one field of a row of a numeral, made now. `document` is the row of its
    document."""
    start = row.get("start")
    of_its_document = about_document(
        document, field, new=new, state=state, person=person, note=note
    )
    return replace(
        of_its_document,
        page=int(row["page"]),
        box=box_of(row),
        raw=str(row["raw"]),
        old=held(row, field),
        start=None if start in ("", None) else int(start),
        place=str(row.get("place") or ""),
        sentence=str(row.get("sentence") or ""),
        kind=str(row.get("kind") or ""),
    )


def about_document(
    document: Row, field: str, *, new: str, state: State, person: str, note: str = ""
) -> Decision:
    """The decision about one field of the document itself, made now."""
    return Decision(
        sha256=str(document["sha256"]),
        page=OF_DOCUMENT,
        box=None,
        raw="",
        field=field,
        old=held(document, field),
        new=new,
        state=state,
        person=person,
        time=now(),
        note=note,
        file=str(document["file"]),
        document=identity(document),
    )
