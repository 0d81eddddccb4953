"""What people typed into *Cần xem lại* of so-lieu.xlsx → decisions, each row taken or refused.

Numerals are read as text by the strict grammar. What Excel has made a number or a day of is taken
only where it cannot have been read otherwise than it was typed.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Any

import regex

from extractor import indicators
from extractor.decisions import (
    DOCUMENT_FIELDS,
    OF_DOCUMENT,
    Decision,
    State,
    append,
    before,
    entered,
    load,
    now,
)
from extractor.language.marks import without_marks
from extractor.language.numbers import Refused, exact
from extractor.messages import reason
from extractor.model import Doubt
from extractor.output.excel_cells import excel_text, write_excel_csv
from extractor.output.kept_files import is_ours
from extractor.output.review_keys import (
    FILE,
    KEY,
    NOTE,
    RAW,
    RIGHT,
    SEEN,
    SHEET,
    ReviewKey,
    read_key,
)

REPORT = "nhan-lai.csv"  # what became of each row that was typed into
REPORT_HEADS = ("Sổ", "Dòng", FILE, RAW, "Đã gõ", "Kết quả", "Vì sao")
MOST_HEAD_ROWS = 10  # above which a person may have put a title
MOST_SIZE = 300 << 20  # bytes of a workbook
# What a person may write in `Đã xem`, without marks; anything short else means: seen, right.
SEEN_WORDS: dict[str, State] = {
    "x": "confirmed",
    "v": "confirmed",
    "ok": "confirmed",
    "1": "confirmed",
    "co": "confirmed",
    "dung": "confirmed",
    "roi": "confirmed",
    "da xem": "confirmed",
    "khong phai so lieu": "not_a_figure",
    "khong phai so": "not_a_figure",
    "khong doc duoc": "unreadable",
    "dung nhu in": "as_printed",
    "nhu in": "as_printed",
    "de sau": "later",
    "sau": "later",
}
# Names of the document's fields, without marks, before a colon in `Giá trị đúng`.
FIELD_NAMES = {
    "so": "number",
    "so, ky hieu": "number",
    "so ky hieu": "number",
    "ngay": "doc_date",
    "ngay ban hanh": "doc_date",
    "loai van ban": "doc_type",
    "co quan": "issuer",
    "co quan ban hanh": "issuer",
    "cap": "issuer_level",
    "tinh": "province",
    "huyen": "district",
    "trich yeu": "title",
    "ky": "period",
    "ky bao cao": "period",
    "so den": "received_number",
    "ngay den": "received_date",
    "tinh vao": "counted",
}


@dataclass(frozen=True, slots=True)
class TypedRow:
    """A row of the sheet that a person typed into: its line, what it holds by heading, and which
    headings hold formulas."""

    line: int
    cells: Mapping[str, Any]
    formulas: frozenset[str]

    def text(self, heading: str) -> str:
        value = self.cells.get(heading)
        return "" if value is None else str(value).strip()


@dataclass(frozen=True, slots=True)
class ReadBack:
    """What became of a typed row: `taken` (None: it was taken before), and why not."""

    workbook: str
    line: int
    file: str
    raw: str
    typed: str
    taken: bool | None
    why: str = ""


def take_back(out: Path) -> list[ReadBack]:
    """Take what people typed into the folder's workbooks into its record of decisions. What became
    of each row, also written to `nhan-lai.csv`; an empty list where nothing was typed."""
    made: list[ReadBack] = []
    decisions = list(load(out).decisions)
    for workbook in sorted(out.glob("so-lieu*.xlsx")):
        if "(sửa " in workbook.name or workbook.name.startswith((".", "~")):
            continue
        if workbook.is_dir():
            continue  # the end of the run says so
        for told, decision in _of_workbook(workbook, decisions):
            made.append(told)
            if decision is not None:
                append(out, [decision])
                decisions.append(decision)
    new = [one for one in made if one.taken is not None]
    if new:
        _write_report(out, new)
    return new


def _of_workbook(
    workbook: Path, decisions: Sequence[Decision]
) -> Iterator[tuple[ReadBack, Decision | None]]:
    """Each row into which somebody typed: what becomes of it, and the decision that it is, None for
    none."""
    try:
        if is_ours(workbook):
            return
        person, rows = _typed_rows(workbook)
    except (OSError, ValueError, KeyError, TypeError, zipfile.BadZipFile) as error:
        why = reason(Doubt.of("back_unreadable", detail=type(error).__name__))
        yield ReadBack(workbook.name, 0, "", "", "", False, why), None
        return
    for row in rows:
        typed = " · ".join(filter(None, map(row.text, (RIGHT, SEEN, NOTE))))
        told = ReadBack(workbook.name, row.line, row.text(FILE), row.text(RAW), typed, True)
        try:
            decision = _decision(row, person, decisions)
        except Refused as refusal:
            yield replace(told, taken=False, why=reason(Doubt(str(refusal)))), None
            continue
        except _Overtaken as overtaken:
            why = reason(Doubt.of("back_overtaken", said=overtaken.said))
            yield replace(told, taken=False, why=why), None
            continue
        yield replace(told, taken=None if decision is None else True), decision


class _Overtaken(Exception):
    """Somebody else decided the place after the workbook was written."""

    def __init__(self, said: str) -> None:
        super().__init__(said)
        self.said = said


def _typed_rows(workbook: Path) -> tuple[str, list[TypedRow]]:
    """Who saved the workbook last, and the rows of the sheet that a person typed into."""
    import openpyxl

    if workbook.stat().st_size > MOST_SIZE:
        raise ValueError("too large")
    book = openpyxl.load_workbook(workbook, read_only=True, data_only=False, keep_links=False)
    try:
        person = str(book.properties.lastModifiedBy or "").strip() or workbook.name
        if SHEET not in book.sheetnames:
            return person, []
        return person, list(_rows_typed_into(book[SHEET]))
    finally:
        book.close()


def _rows_typed_into(sheet: Any) -> Iterator[TypedRow]:
    lines = enumerate(sheet.iter_rows(), 1)
    headings = _headings(lines)
    for line, cells in lines if headings else ():
        held = {headings[at]: cell for at, cell in enumerate(cells) if at in headings}
        row = TypedRow(
            line=line,
            cells={heading: cell.value for heading, cell in held.items()},
            formulas=frozenset(heading for heading, cell in held.items() if cell.data_type == "f"),
        )
        if any(map(row.text, (RIGHT, SEEN, NOTE))):
            yield from _field_by_field(row)


def _field_by_field(row: TypedRow) -> Iterator[TypedRow]:
    """The row; of several fields typed into it (`số: 37/BC; ngày: 12/9/2024`) one for each."""
    pieces: list[str] = []
    for piece in regex.split(r"(?<=[;,\n])", row.text(RIGHT)):
        name, colon, _ = piece.partition(":")
        if pieces and not (colon and _field_called(name)):
            pieces[-1] += piece
        else:
            pieces.append(piece)
    if len(pieces) < 2:
        yield row
        return
    for piece in pieces:
        yield replace(row, cells={**row.cells, RIGHT: piece.strip(" ;,\n")})


def _field_called(name: str) -> str:
    """The field of a document that is called so, "" for none."""
    return FIELD_NAMES.get(_plain(without_marks(name).lower()), "")


def _headings(lines: Iterator[tuple[int, Any]]) -> dict[int, str]:
    """The headings by the places of their columns; none where no line near the top has them."""
    for _, cells in islice(lines, MOST_HEAD_ROWS):
        found = {at: str(cell.value).strip() for at, cell in enumerate(cells) if cell.value}
        if {KEY, RIGHT} <= set(found.values()):
            return found
    return {}


def _decision(row: TypedRow, person: str, decisions: Sequence[Decision]) -> Decision | None:
    """The decision that a row is; None where it was taken before. Raises Refused, _Overtaken."""
    if row.formulas & {RIGHT, SEEN, NOTE}:
        raise Refused("back_formula")
    key = read_key(row.text(KEY))
    if key is None:
        raise Refused("back_no_key")
    if _mixed_up(row, key.about):
        raise Refused("back_mixed_up")
    made = _decided(row, key)
    made = replace(made, person=person[:80], time=now(), note=row.text(NOTE)[:500])
    return _unless_known(made, key, decisions)


def _mixed_up(row: TypedRow, about: Decision) -> bool:
    """True where the key is not of this row: a part of the sheet was sorted without the rest."""
    raw_moved = about.page != OF_DOCUMENT and _plain(row.text(RAW)) != _plain(about.raw)
    return raw_moved or _plain(row.text(FILE)) != _plain(about.file)


def _plain(text: str) -> str:
    return " ".join(text.split())


def _unless_known(made: Decision, key: ReviewKey, decisions: Sequence[Decision]) -> Decision | None:
    """The decision, unless it was taken from this workbook before. Raises _Overtaken where another
    one was made of the place since the workbook was written."""
    since = decisions[key.known :]
    at_place = [one for one in since if before([one], made) is not None]
    if any(_says(one) == _says(made) for one in at_place):
        return None
    if at_place and at_place[-1].settles:
        last = at_place[-1]
        raise _Overtaken(f"{last.said_by}: {last.new or last.state}")
    return made


def _says(decision: Decision) -> tuple[str, str, str]:
    """What a decision says, to be held against another one of the same place."""
    return decision.new, decision.state, decision.note


def _decided(row: TypedRow, key: ReviewKey) -> Decision:
    """What the person decided of the row, yet without person and time. Raises Refused."""
    about, typed, seen = key.about, row.cells.get(RIGHT), row.text(SEEN)
    if typed in ("", None):
        return _seen_alone(about, _state(seen) if seen else "later")
    if seen and _state(seen) not in ("confirmed", "as_printed"):
        raise Refused("back_contradiction")
    if about.page == OF_DOCUMENT:
        return _document_field(about, str(typed))
    shown = {"kind": about.kind, "unit": key.unit, "raw": about.raw, "value": about.old}
    new = entered(about.field, _as_typed(typed, about), shown, indicators.load_indicators().names)
    return replace(about, new=new, state="confirmed" if new == about.old else "corrected")


def _seen_alone(about: Decision, state: State) -> Decision:
    """The decision where nothing was typed but that the row was seen. Raises Refused."""
    if about.page == OF_DOCUMENT:
        return replace(about, state=state)
    if state == "confirmed" and _is_label(about):
        state = "not_a_figure"
    new = about.old if state in ("confirmed", "as_printed") else ""
    if state == "confirmed" and not new:
        raise Refused("back_nothing_to_confirm")
    return replace(about, state=state, new=new)


def _is_label(about: Decision) -> bool:
    return about.field == "value" and not about.kind


def _state(seen: str) -> State:
    word = without_marks(seen).lower().strip(" .")
    if word in SEEN_WORDS:
        return SEEN_WORDS[word]
    raise Refused("back_seen_unclear")


def _document_field(about: Decision, typed: str) -> Decision:
    """The decision about one field, typed as `kỳ báo cáo: năm 2024`. Raises Refused."""
    name, colon, value = typed.partition(":")
    field = _field_called(name)
    if not colon or field not in DOCUMENT_FIELDS:
        raise Refused("back_which_field")
    new = entered(field, value, {}, {})
    return replace(about, field=field, old="", new=new, state="corrected")


def _as_typed(value: Any, about: Decision) -> str:
    """A cell as it was typed. Raises Refused for a number or a day that may have been typed
    otherwise than Excel took it: `30.648` is thirty thousand here and thirty there."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool | datetime | date) or not isinstance(value, int | float):
        raise Refused("back_not_text")
    if value != int(value) or abs(value) >= 10**15 or not _as_long(int(value), about.raw):
        raise Refused("back_number_unclear")
    return exact(int(value))


def _as_long(value: int, raw: str) -> bool:
    """True for a whole number with about as many digits as are printed, and no other sign there."""
    digits, printed = len(str(abs(value))), len(regex.sub(r"\D", "", raw))
    near = digits == printed or (digits >= 4 and abs(digits - printed) <= 1)
    return near and "," not in raw and "/" not in raw


def _write_report(out: Path, told: Sequence[ReadBack]) -> None:
    """Write what became of each row: for people, and once for each reading."""
    rows = []
    for one in told:
        result = "nhận" if one.taken else "KHÔNG nhận"
        cells = (one.workbook, str(one.line), one.file, one.raw, one.typed, result, one.why)
        rows.append([excel_text(cell) for cell in cells])
    write_excel_csv(out / REPORT, REPORT_HEADS, rows)
