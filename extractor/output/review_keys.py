"""The hidden column of *Cần xem lại*: what a row of the sheet is about, so that what a person types
beside it finds its place again, however the sheet was sorted."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace

from extractor.decisions import MAIN_FIELD, Decision, about_document, about_row, row_of
from extractor.decisions import of_row as decision_of_row
from extractor.output.schema import Row

# The sheet and its headings that are read back.
KEY, RIGHT, SEEN, NOTE = "Khóa", "Giá trị đúng", "Đã xem", "Ghi chú"
RAW, FILE = "Như in", "Tệp"
SHEET = "Cần xem lại"
SEEN_CHOICES = ("x", "không phải số liệu", "không đọc được", "đúng như in", "để sau")


# A key says nothing of the time: the same results make the same workbook.
_NO_TIME = "-"


@dataclass(frozen=True, slots=True)
class ReviewKey:
    """What a row is about: a decision yet to be made, the unit and value that the row showed, and
    how many decisions the folder had when the workbook was written."""

    about: Decision
    unit: str
    known: int


def key_of_numeral(row: Row, document: Row, table: str, known: int) -> str:
    """The key of a numeral's row; `known` is how many decisions its folder has."""
    about = about_row(row, document, MAIN_FIELD[table], new="", state="later", person="-")
    return _text(about, str(row.get("unit") or ""), known)


def key_of_document(document: Row, known: int) -> str:
    """The key of a document's row; `known` is how many decisions its folder has."""
    about = about_document(document, "document", new="", state="later", person="-")
    return _text(about, "", known)


def read_key(text: str) -> ReviewKey | None:
    """What a key says; None for what is none."""
    try:
        found = json.loads(text)
        about = decision_of_row({name: str(value) for name, value in found.items()})
        known = int(found.get("known", 0))
    except (TypeError, ValueError, AttributeError, RecursionError):
        return None
    if about is None or known < 0:
        return None
    return ReviewKey(replace(about, person="", time=""), str(found.get("unit", "")), known)


def _text(about: Decision, unit: str, known: int) -> str:
    shown = {name: value for name, value in row_of(about).items() if value not in ("", None)}
    shown["time"] = _NO_TIME
    if unit:
        shown["unit"] = unit
    if known:
        shown["known"] = known
    return json.dumps(shown, ensure_ascii=False)
