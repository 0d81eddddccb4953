"""Decisions laid over the rows of one document: what a person said stands, whatever was read."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Literal

import regex

from extractor.decisions.decision import (
    DOCUMENT_FIELDS,
    FIGURE_FIELDS,
    HEAD,
    MAIN_FIELD,
    NUMERAL_FIELDS,
    OF_DOCUMENT,
    STAMP_NUMBER,
    Decision,
    Row,
    head_of,
    held,
    identity,
)
from extractor.decisions.places import row_at, row_printed_alike, rows_touched
from extractor.decisions.rows_of_head import STAMP, head_rows, stamp_is_settled
from extractor.decisions.standing import standing
from extractor.language import periods
from extractor.messages import REASONS, reason
from extractor.model import FIGURE_KINDS, Doubt

# What became of a decision: it holds over what the machine read, the machine reads the same, or it
# reads otherwise than when the person decided; it was taken over from another version of the
# report, or that version prints otherwise; its place is not found, holds another kind of numeral,
# names an indicator or value that is none; it was put off.
Outcome = Literal[
    "holds",
    "agrees",
    "machine_differs",
    "taken_over",
    "printed_otherwise",
    "not_found",
    "other_kind",
    "no_value",
    "later",
]
OPEN: tuple[Outcome, ...] = ("printed_otherwise", "not_found", "other_kind", "no_value")
LISTED: tuple[Outcome, ...] = ("machine_differs", *OPEN)  # for a person to look at again
NUMERAL_TABLES = ("figures", "references", "dates", "labels")
OF_OWN_NUMBER = ("doc_date", "issuer")  # of the document, by the row of its own number
REPEATED = ("province", "district", "issuer", "issuer_level", "period")  # by rows of indicators
NO_FIGURE = "không phải số liệu"  # what a label is called that a person took out of the figures
PARTED_BY = "#"  # before the number of a document in a file with several
_ORDER = ("kind", "worth", "unit", "status", "for_period", "indicator")
_NUMBER = regex.compile(r"-?\d{1,40}(?:\.\d{1,40})?")
_RATIO = regex.compile(r"(\d{1,20})/(\d{1,20})")
# How the keys of doubts begin that a decision about a field of the document settles.
SETTLED_BY = {
    "number": ("number_",),
    "doc_date": ("date_",),
    "issuer": ("issuer_", "unit_unknown"),
    "district": ("district_", "unit_unknown"),
    "period": ("period_",),
    "received_date": ("arrival_odd",),
}
OF_STAMP_ALONE = ("stamp_by_hand",)  # of those a doubt that all its fields must settle

Rows = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Followed:
    """A decision with what became of it; `now` is what the machine reads at its place, `file` and
    `start` are the place in today's results (None where there is none)."""

    decision: Decision
    outcome: Outcome
    file: str
    start: int | None = None
    now: str = ""


@dataclass(frozen=True, slots=True)
class LaidOver:
    """The rows of one document with the decisions laid over them, and what became of each."""

    document: dict[str, Any]
    tables: dict[str, Rows]
    followed: tuple[Followed, ...]


@dataclass(frozen=True, slots=True)
class Indicator:
    """What rows of an indicator say of it: its name and its unit."""

    name: str
    unit: str


def concerning(
    document: Row, decisions: Iterable[Decision], present: frozenset[str] = frozenset()
) -> tuple[Decision, ...]:
    """The decisions that concern a document: of its content, and of another version of it, which
    has the same number, issuer and period, or stood under the same name and is not `present` (the
    fingerprints of all documents) any more. Those of its own content come last."""
    own, others = [], []
    called = identity(document)
    for decision in decisions:
        if decision.sha256 == document["sha256"]:
            if decision.page != OF_DOCUMENT or _part(decision.file) == _part(document["file"]):
                own.append(decision)
        elif (called and decision.document == called) or (
            decision.file == document["file"] and decision.sha256 not in present
        ):
            others.append(decision)
    return (*standing(others), *standing(own))


def fingerprint(decisions: Iterable[Decision], sha256: str, file: str) -> str:
    """A fingerprint of the decisions about a content or a file of this name, "" where there are
    none: where it is another one, relations between figures are judged anew."""
    about = [one for one in decisions if one.sha256 == sha256 or one.file == file]
    if not about:
        return ""
    return hashlib.sha256(repr(about).encode("utf-8", "replace")).hexdigest()[:12]


def files_concerned(documents: Iterable[Row], decisions: Sequence[Decision]) -> list[str]:
    """The files of the documents that any decision may concern; quick where there are many of
    both."""
    prints = {one.sha256 for one in decisions}
    files = {one.file for one in decisions}
    names = {one.document for one in decisions} - {""}
    return [
        str(row["file"])
        for row in documents
        if row["sha256"] in prints or row["file"] in files or identity(row) in names
    ]


def parts_decided(decisions: Iterable[Decision], prints: Mapping[str, str]) -> dict[str, str]:
    """What persons said of whole files (`whole`, `apart`), by name. `prints`: the fingerprints of
    the files by name."""
    said = {one.sha256: one.new for one in decisions if one.page == 0 and one.field == "parts"}
    return {name: said[sha256] for name, sha256 in prints.items() if said.get(sha256)}


def laid_over(
    document: Row,
    tables: Mapping[str, Sequence[Row]],
    decisions: Iterable[Decision],
    indicators: Mapping[str, Indicator],
) -> LaidOver:
    """The document's row and its rows of other tables as persons decided them. `decisions` are
    those that `concerning` gives; `indicators` are known by their codes. Nothing given is changed.

    A row that a decision was laid over keeps its `raw`, shows the person's value, is not for
    review, and has who decided and when in `corrected`."""
    sheet = _Sheet(document, tables, indicators)
    ordered = sorted(decisions, key=sheet.rank)
    followed = [sheet.follow(decision) for decision in ordered]
    made = [one for one in followed if one is not None]
    sheet.settle_strays()
    sheet.mark_document(made)
    return LaidOver(sheet.document, sheet.tables, tuple(made))


def _part(file: object) -> str:
    """The number of a document in a file with several, "" for the first.

    >>> _part("hai văn bản.pdf#2"), _part("báo cáo #2 sửa.pdf")
    ('2', '')
    """
    found = regex.search(PARTED_BY + r"(\d+)$", str(file))
    return found[1] if found else ""


class _Sheet:
    """The rows of one document while decisions are laid over them."""

    def __init__(
        self,
        document: Row,
        tables: Mapping[str, Sequence[Row]],
        indicators: Mapping[str, Indicator],
    ) -> None:
        self.document: dict[str, Any] = dict(document)
        self.tables: dict[str, Rows] = {
            name: [dict(row) for row in rows] for name, rows in tables.items()
        }
        self.indicators = indicators
        self.read = {name: list(rows) for name, rows in tables.items()}  # as the machine has them
        self.as_read = dict(document)
        self.head = head_rows(document, self.read)
        self.decided: dict[str, Decision] = {}  # by field of the document
        self._found: dict[Decision, Row | None] = {}
        self.numerals = [row for name in NUMERAL_TABLES for row in self.read.get(name, ())]

    def rank(self, decision: Decision) -> tuple[bool, int]:
        """When a decision is laid over: those of other versions first. What is decided of a field
        of the head, or of the row that it is, keeps the order in which it was made."""
        order = _ORDER.index(decision.slot) if decision.slot in _ORDER else len(_ORDER)
        if decision.slot == "worth" and self._field_of(decision, self._row_of(decision)):
            order = len(_ORDER)
        order += decision.slot == "document"  # as a whole, once its fields are laid over
        return self._is_own(decision), order

    def _is_own(self, decision: Decision) -> bool:
        return decision.sha256 == str(self.document["sha256"])

    def _row_of(self, decision: Decision) -> Row | None:
        """The row, as it was read, that a decision about a numeral is about; None without one."""
        if decision not in self._found:
            find = row_at if self._is_own(decision) else row_printed_alike
            self._found[decision] = find(decision, self.numerals)
        return self._found[decision]

    def _field_of(self, decision: Decision, read: Row | None) -> str:
        """The field of the document's head that a decision about a numeral decides; "" where it is
        none."""
        if decision.field == STAMP_NUMBER:
            return STAMP_NUMBER
        return "" if read is None else self.head.field_of(int(read["start"]))

    def follow(self, decision: Decision) -> Followed | None:
        """What became of a decision once it is laid over; None where it is of another part of its
        file, or about something that rows do not show."""
        known = DOCUMENT_FIELDS if decision.page == OF_DOCUMENT else ("", *NUMERAL_FIELDS)
        if decision.field not in known:
            return None
        if decision.page == OF_DOCUMENT:
            return self._follow_document(decision)
        own = self._is_own(decision)
        if own and not self._has_page(decision.page):
            return None
        read = self._row_of(decision)
        if read is None:
            return self._lost(decision, own)
        if own and decision.settles:
            self._mark_pieces(decision, read)
        return self._follow_row(decision, read, own)

    def _has_page(self, page: int) -> bool:
        first, last = self.document.get("page_from"), self.document.get("page_to")
        if first in ("", None) or last in ("", None):
            return True
        return int(first) <= page <= int(last)

    def _lost(self, decision: Decision, own: bool) -> Followed:
        """A decision without a row: what lies at its place is for a person to look at. A stamp that
        is read now has no row for its number, which the decision names by itself."""
        if own and decision.field == STAMP_NUMBER and decision.settles:
            self._decide_field(decision, STAMP_NUMBER)
            return self._told(decision, "holds")
        key = "decision_not_placed" if own else "decision_other_version"
        for read in rows_touched(decision, self.numerals):
            self._mark(read, Doubt.of(key, value=decision.new or decision.old))
        return self._told(decision, "not_found" if own else "printed_otherwise")

    def _mark_pieces(self, decision: Decision, read: Row) -> None:
        """What else is read at the place now (the numeral in pieces) is for a person to look at."""
        if decision.box is None:
            return
        for other in rows_touched(decision, self.numerals):
            if other["start"] != read["start"]:
                value = decision.new or decision.old
                self._mark(other, Doubt.of("decision_not_placed", value=value))

    def _mark(self, read: Row, doubt: Doubt) -> None:
        """Give the rows of a numeral a reason for review, unless a person has settled them."""
        for row in self._rows_of(read):
            if not row.get("corrected"):
                said = [one for one in str(row.get("review_reason") or "").split("; ") if one]
                if "review_reason" in row:
                    row["review_reason"] = "; ".join(dict.fromkeys([*said, reason(doubt)]))
                row["review"] = "yes"

    def _rows_of(self, read: Row) -> Rows:
        """The rows, in all tables, of the numeral that starts where this one does."""
        return [
            row
            for name in (*NUMERAL_TABLES, "tables", "indicators")
            for row in self.tables.get(name, ())
            if row["start"] == read["start"]
        ]

    def _follow_row(self, decision: Decision, read: Row, own: bool) -> Followed:
        """What becomes of a decision about a row: it is laid over it, or the row says why not.
        `own`: the decision was made of this version of the document."""
        if decision.state == "later":
            return self._told(decision, "later", read)
        table = self._table_of(read)
        if not _fits(decision, table):
            self._mark(read, Doubt.of("decision_other_kind", value=decision.new or decision.old))
            return self._told(decision, "other_kind", read)
        changed = self._decide(decision, read, table)
        if not changed:
            self._mark(read, Doubt.of("decision_no_value", value=decision.new))
            return self._told(decision, "no_value", read)
        if decision.slot == "worth":
            self._decide_field(decision, self._field_of(decision, read))
        if not own:
            return self._told(decision, "taken_over", read)
        return self._told(decision, _compared(decision, read), read)

    def _table_of(self, read: Row) -> str:
        """The table that a numeral's row stands in now."""
        for name in NUMERAL_TABLES:
            if any(row["start"] == read["start"] for row in self.tables.get(name, ())):
                return name
        raise LookupError(f"no row starts at {read['start']}")

    def _decide(self, decision: Decision, read: Row, table: str) -> bool:
        """Lay one decision over a numeral. False where what it says is no value."""
        if decision.slot == "worth":
            return self._decide_worth(decision, read, table)
        new = _new_value(decision)
        if not self._is_known(decision.field, new):
            return False
        if decision.field == "kind":
            self._as_figure(read, table, new)
        for row in self._rows_of(read):
            self._set(row, decision, new)
        if decision.field == "indicator":
            self._name(read)
        return True

    def _is_known(self, field: str, new: str) -> bool:
        """True for a kind that there is, an indicator that there is or none, any other field."""
        if field == "kind":
            return new in FIGURE_KINDS
        return field != "indicator" or not new or new in self.indicators

    def _set(self, row: dict[str, Any], decision: Decision, new: str) -> None:
        """Set a field of a row; the unit of an indicator's row is the indicator's own."""
        of_indicator = decision.field == "unit" and "name_vi" in row
        if decision.field in row and not of_indicator:
            row[decision.field] = new
        row["corrected"] = decision.said_by

    def _decide_worth(self, decision: Decision, read: Row, table: str) -> bool:
        if decision.state == "not_a_figure":
            self._as_label(read, table)
        elif decision.state == "unreadable":
            self._without_value(read)
        elif not self._set_worth(decision, read, table):
            return False
        self._settle(read, decision)
        return True

    def _settle(self, read: Row, decision: Decision) -> None:
        """Have nothing left to be looked at in the rows of a numeral."""
        for row in self._rows_of(read):
            row["review"] = "no"
            row["corrected"] = decision.said_by
            if "review_reason" in row:
                row["review_reason"] = ""

    def _set_worth(self, decision: Decision, read: Row, table: str) -> bool:
        """Gives the rows of a place the worth decided; False where that is none for their kind."""
        new = _new_value(decision)
        if decision.state == "as_printed" and not new:
            return True
        if table in ("references", "dates"):
            return self._set_plain(MAIN_FIELD[table], new, read)
        if self._field_of(decision, read):  # a number of the stamp stands in the document's row
            return bool(new)
        worth = worth_of(new)
        if worth is None:
            return False
        self._as_figure(read, table, _kind_of(decision, worth, read))
        for row in self._rows_of(read):
            row.update({name: value for name, value in worth.items() if name in row})
        self._name(read)
        return True

    def _set_plain(self, field: str, new: str, read: Row) -> bool:
        """Set the symbol or the day of a numeral that is no figure. False for what is none."""
        if not new or not _is_value(field, new):
            return False
        for row in self._rows_of(read):
            row[field] = new
        return True

    def _as_figure(self, read: Row, table: str, kind: str) -> None:
        """Make a numeral a figure of this kind; a label moves over."""
        if table == "labels":
            label = self._taken_out("labels", read)
            figure = {**dict.fromkeys(FIGURE_FIELDS, ""), **label, "kind": kind}
            more = {"numerator": "", "denominator": "", "subject": "", "proven": ""}
            figure |= {**more, "status": "actual", "rule": "person"}
            figure.pop("of", None)
            self._put("figures", figure)
        for row in self._rows_of(read):
            if "kind" in row:
                row["kind"] = kind

    def _as_label(self, read: Row, table: str) -> None:
        """Make a numeral a label: it is no figure, and no indicator has it."""
        for other in ("tables", "indicators"):
            self._drop(other, read)
        if table == "labels":
            return
        found = self._taken_out(table, read)
        columns = self._columns_of_labels(found)
        self._put("labels", {name: found.get(name, "") for name in columns} | {"of": NO_FIGURE})

    def _columns_of_labels(self, row: Row) -> list[str]:
        known = self.tables.get("labels") or [{}]
        own = (*FIGURE_FIELDS, "numerator", "denominator", "subject", "rule", "proven")
        return list(known[0]) or [name for name in row if name not in own] + ["of"]

    def _without_value(self, read: Row) -> None:
        """Empty what could not be read by the person either; no indicator takes it."""
        self._drop("indicators", read)
        for row in self._rows_of(read):
            for name in ("value", "numerator", "denominator", "number", "iso"):
                if name in row:
                    row[name] = ""

    def _name(self, read: Row) -> None:
        """Bring the row of an indicator to what the figure is now."""
        figure, before = self._row_in("figures", read), self._row_in("indicators", read)
        self._drop("indicators", read)
        code = figure.get("indicator", "")
        if not code:
            return
        told = Indicator(before.get("name_vi", ""), before.get("unit", ""))
        known = self.indicators.get(code, told)
        copied = ("status", "value", "numerator", "denominator", "page", "start", "for_period")
        made = {name: figure.get(name, "") for name in (*copied, "review", "corrected")}
        self._put(
            "indicators",
            {
                **before,
                "file": self.document["file"],
                **{name: self.document.get(name, "") for name in REPEATED},
                "indicator": code,
                "name_vi": known.name,
                "unit": known.unit,
                **made,
            },
        )

    def _row_in(self, table: str, read: Row) -> dict[str, Any]:
        """The numeral's row in a table; an empty one where it has none."""
        rows = self.tables.get(table, ())
        return next((row for row in rows if row["start"] == read["start"]), {})

    def _taken_out(self, table: str, read: Row) -> dict[str, Any]:
        rows = self.tables[table]
        at = next(at for at, row in enumerate(rows) if row["start"] == read["start"])
        return rows.pop(at)

    def _drop(self, table: str, read: Row) -> None:
        if table in self.tables:
            rows = self.tables[table]
            self.tables[table] = [row for row in rows if row["start"] != read["start"]]

    def _put(self, table: str, row: dict[str, Any]) -> None:
        """Add a row in the order of the text."""
        rows = self.tables.setdefault(table, [])
        rows.append(row)
        rows.sort(key=lambda one: int(one["start"]))

    def _follow_document(self, decision: Decision) -> Followed:
        """Lay a decision about the document's own fields over its row."""
        own = decision.sha256 == self.document["sha256"]
        if decision.state == "later":
            return self._told(decision, "later")
        if decision.field == "parts":  # the run goes by it
            return self._told(decision, "holds")
        now = held(self.as_read, decision.field)
        if not own and now != decision.old:
            return self._told(decision, "printed_otherwise", now=now)
        if decision.field == "document":
            return self._confirm_head(decision)
        if not _is_value(decision.field, _new_value(decision)):
            return self._told(decision, "no_value")
        self._set_field(decision)
        self._reach_row(decision)
        return self._told(decision, _compared(decision, self.as_read) if own else "taken_over")

    def _decide_field(self, decision: Decision, field: str) -> None:
        """Give a field of the head what was decided of the row that it is. A row that is not the
        field after all says nothing of it."""
        says = decision.state == "unreadable" or bool(_new_value(decision))
        if field and says and decision.state != "not_a_figure":
            self._set_field(replace(decision, field=field))

    def _reach_row(self, decision: Decision) -> None:
        """Give the row that is a field of the head what was decided of the field."""
        one = self.head.fields.get(decision.field)
        if one is None or self._table_of(one.row) != one.table:
            return
        new = "" if decision.state == "unreadable" else _new_value(decision)
        if not new:
            self._without_value(one.row)
        elif one.table != "labels":
            self._set_plain(MAIN_FIELD[one.table], new, one.row)
        self._settle(one.row, decision)

    def settle_strays(self) -> None:
        """Have nothing left to be looked at in the stamp once persons said what stands there."""
        said = [self.decided[field] for field in STAMP if field in self.decided]
        if not stamp_is_settled(self.document, self.decided):
            return
        for one in self.head.strays:
            if not any(row.get("corrected") for row in self._rows_of(one.row)):
                self._settle(one.row, said[-1])

    def _confirm_head(self, decision: Decision) -> Followed:
        """The head is not for review any more, if it is read as it was when a person confirmed it;
        else it is, and says so."""
        then = decision.old.split(" | ") if decision.old else head_of(self.document).split(" | ")
        now = head_of(self.document).split(" | ")
        differing = [
            name
            for name, old, new in zip(HEAD, then, now, strict=False)
            if old != new and name not in self.decided
        ]
        if differing:
            told = reason(Doubt.of("decision_head_differs", seen=decision.old))
            said = str(self.document.get("review_reason") or "")
            self.document["review_reason"] = f"{said}; {told}" if said else told
            self.document["review"] = "yes"
            return self._told(decision, "machine_differs")
        self.document["review"], self.document["review_reason"] = "no", ""
        self.document["corrected"] = decision.said_by
        return self._told(decision, "holds")

    def _set_field(self, decision: Decision) -> None:
        field = decision.field
        new = _new_value(decision) if decision.state != "unreadable" else ""
        self.document[field] = new
        self.document["corrected"] = decision.said_by
        self.decided[field] = decision
        left = reasons_left(self.document, self.decided)
        self.document["review_reason"] = left
        self.document["review"] = "yes" if left else "no"
        self._repeat(field, new)

    def _repeat(self, field: str, new: str) -> None:
        """Have the rows that repeat a field of the document say what it holds."""
        number = self.head.fields.get("number")
        for row in self._rows_of(number.row) if number and field in OF_OWN_NUMBER else ():
            row.update({field: new} if field in row else {})
        if field in REPEATED:
            for row in self.tables.get("indicators", ()):
                if field == "period" and row.get("for_period") == row.get("period"):
                    row["for_period"] = new
                row[field] = new

    def mark_document(self, followed: list[Followed]) -> None:
        """Say of the document how many decisions found no place in it."""
        count = sum(one.outcome in OPEN for one in followed)
        if count:
            said = str(self.document.get("review_reason") or "")
            told = reason(Doubt.of("decisions_open", count=str(count)))
            self.document["review_reason"] = f"{said}; {told}" if said else told
            self.document["review"] = "yes"

    def _told(
        self, decision: Decision, outcome: Outcome, read: Row | None = None, now: str = ""
    ) -> Followed:
        if read is not None:
            now = held(read, _field_of(decision, read))
        elif decision.page == OF_DOCUMENT:
            now = held(self.as_read, decision.field)
        return Followed(
            decision=decision,
            outcome=outcome,
            file=str(self.document["file"]),
            start=None if read is None else int(read["start"]),
            now=now,
        )


def reasons_left(document: Row, decided: Collection[str]) -> str:
    """The reasons for review of a document that are left once persons decided these fields of its
    head."""
    said = str(document.get("review_reason") or "")
    for field in decided:
        said = without_reasons(said, SETTLED_BY.get(field, ()))
    return without_reasons(said, OF_STAMP_ALONE) if stamp_is_settled(document, decided) else said


def without_reasons(said: str, beginnings: tuple[str, ...]) -> str:
    """The reasons in one cell without those whose keys begin so.

    >>> without_reasons(reason(Doubt("arrival_odd")), ("arrival_",))
    ''
    """
    for key, sentences in REASONS.items():
        if key.startswith(beginnings or ("\0",)):
            for sentence in sentences:
                said = _of_sentence(sentence).sub("", said)
    return said.strip("; ")


@lru_cache(maxsize=256)
def _of_sentence(sentence: str) -> regex.Pattern[str]:
    """What a sentence of a reason looks like once it is filled, with what parts it from the one
    before."""
    words = regex.sub(r"\\\{\w+\\\}", ".*?", regex.escape(sentence, literal_spaces=True))
    return regex.compile(rf"(?:; |^){words}(?=; |$)")


def _fits(decision: Decision, table: str) -> bool:
    """True where rows of the table have what is decided."""
    if decision.slot == "worth" and decision.state in ("not_a_figure", "unreadable", "as_printed"):
        return True
    if decision.field == STAMP_NUMBER:
        return table == "labels"
    if table in ("references", "dates"):
        return decision.field == MAIN_FIELD[table] or (decision.field == "" and not decision.new)
    return decision.field in ("", *FIGURE_FIELDS)


def _is_value(field: str, new: str) -> bool:
    """True for what a field can hold: days and periods are ISO, a document counts or does not."""
    if field in ("iso", "doc_date", "received_date", "period"):
        return not new or bool(periods.span(new)[0])
    return field != "counted" or new in ("yes", "no")


def _compared(decision: Decision, read: Row) -> Outcome:
    """How what the machine reads now stands to the decision and to what it read then."""
    now = held(read, _field_of(decision, read))
    if decision.state in ("confirmed", "corrected") and now == _new_value(decision):
        return "agrees"
    return "holds" if now == decision.old else "machine_differs"


def _field_of(decision: Decision, read: Row) -> str:
    """The field that a decision is about in a row, where its own says nothing (``)."""
    if decision.field:
        return decision.field
    return next((name for name in ("value", "iso", "number") if name in read), "")


def _new_value(decision: Decision) -> str:
    """What the field must hold: what was confirmed is what stood there."""
    if decision.state in ("confirmed", "as_printed") and not decision.new:
        return decision.old
    return decision.new


def worth_of(new: str) -> dict[str, str] | None:
    """The columns of a value as decisions write it; None for what is none.

    >>> worth_of("23/28")
    {'value': '', 'numerator': '23', 'denominator': '28'}
    >>> worth_of("1.471,60") is None
    True
    """
    if ratio := _RATIO.fullmatch(new):
        return {"value": "", "numerator": ratio[1], "denominator": ratio[2]}
    if _NUMBER.fullmatch(new):
        return {"value": new, "numerator": "", "denominator": ""}
    return None


def _kind_of(decision: Decision, worth: Mapping[str, str], read: Row) -> str:
    """The kind of a figure with this value: the row's own where it can have it."""
    if worth["numerator"]:
        return "ratio"
    plain = [kind for kind in FIGURE_KINDS if kind != "ratio"]
    for kind in (read.get("kind"), decision.kind):
        if kind in plain:
            return str(kind)
    return "measure" if "." in worth["value"] else "count"
