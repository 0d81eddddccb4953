"""A draft that is there already: only its numbers are renewed.

What a person wrote between the fields stays. A field that a person typed over stays and is listed;
so is every number that has
changed.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

import docx
import regex
from docx.opc.exceptions import OpcError
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml.etree import LxmlError

from extractor.drafting.amounts import OPEN
from extractor.drafting.composing import (
    ANNEX_CAPTION,
    COUNT,
    PERIOD,
    QUOTE,
    STANDING,
    TABLE_CAPTION,
    Composed,
    tables_of,
)
from extractor.drafting.fields import (
    MOST_PERIOD,
    Field,
    PlacedField,
    bookmarked_periods,
    next_number,
    note,
    placed_fields,
    renew,
    restore,
    with_new_numbers,
)
from extractor.errors import InputError, WrongUsage
from extractor.language.periods import told
from extractor.messages import say

KNOWN = "solieu"  # the variable of the document that lists the fields ever written into it
KNOWN_LENGTH = 8
_OF_PERIOD = (f"{PERIOD}|", f"{STANDING}|")  # begin the keys of fields of the period itself
MOST_BYTES = 200 << 20  # of a draft, unpacked


@dataclass
class Renewed:
    """What became of the fields of a draft: sentences on numbers that `changed`, on those that
    persons typed over and are `kept`, on those that are new and `absent` from the draft; how many
    quotes and rows were `added`; where the draft is kept as it was `before`."""

    document: Any
    before: Path = Path()
    changed: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    absent: list[str] = field(default_factory=list)
    added: int = 0

    @property
    def lines(self) -> list[str]:
        """All that a person should know, what was kept first."""
        absent = [say("draft_absent", name=name) for name in self.absent]
        return [*self.kept, *absent, *self.changed]


def open_draft(path: Path, period: str) -> Any:
    """The document of a draft of a period. Raises InputError for a file that cannot be read,
    WrongUsage for one that is no draft of ours or one of another period."""
    document = _opened(path)
    keys = [placed.key for placed in placed_fields(document.element.body)]
    marked = bookmarked_periods(document.element.body)
    if not keys and not marked:
        raise WrongUsage("draft_foreign", path=path)
    said = {key.rpartition("|")[2] for key in keys if key.startswith(_OF_PERIOD)}
    if not said and regex.sub(r"[^0-9A-Za-z]", "", period)[:MOST_PERIOD] not in marked:
        said = marked
    if said and period not in said:
        raise WrongUsage("draft_other_period", path=path, period=", ".join(map(told, sorted(said))))
    return document


def _opened(path: Path) -> Any:
    """The document in a file. Raises InputError where it cannot be read, or would be too large."""
    try:
        with zipfile.ZipFile(path) as archive:
            size = sum(info.file_size for info in archive.infolist())
        if size <= MOST_BYTES:
            return docx.Document(str(path))
    except (OSError, KeyError, ValueError, zipfile.BadZipFile, OpcError, LxmlError) as error:
        raise InputError("draft_unreadable", path=path, detail=type(error).__name__) from None
    raise InputError("file_too_large", limit=f"{MOST_BYTES >> 20} MB")


def remember(document: Any, keys: Iterable[str]) -> None:
    """Notes in a document which fields were ever written into it, so that one that a person takes
    out is not put in again."""
    settings = document.settings.element
    holder = settings.find(qn("w:docVars"))
    if holder is None:
        holder = OxmlElement("w:docVars")
        after = [qn(f"w:{name}") for name in _BEHIND_VARIABLES]
        later = next((one for one in settings if one.tag in after), None)
        if later is None:
            settings.append(holder)
        else:
            later.addprevious(holder)
    for old in holder.findall(qn("w:docVar")):
        if old.get(qn("w:name")) == KNOWN:
            holder.remove(old)
    variable = OxmlElement("w:docVar")
    variable.set(qn("w:name"), KNOWN)
    variable.set(qn("w:val"), " ".join(sorted({_short(key) for key in keys})))
    holder.append(variable)


# What stands behind `docVars` in the settings of a document, by the schema.
_BEHIND_VARIABLES = (
    "rsids", "mathPr", "attachedSchema", "themeFontLang", "clrSchemeMapping",
    "doNotIncludeSubdocsInStats", "doNotAutoCompressPictures", "forceUpgrade", "captions",
    "readModeInkLockDown", "smartTagType", "schemaLibrary", "shapeDefaults", "doNotEmbedSmartTags",
    "decimalSymbol", "listSeparator",
)  # fmt: skip


def _short(key: str) -> str:
    return sha256(key.encode()).hexdigest()[:KNOWN_LENGTH]


def _remembered(document: Any) -> set[str] | None:
    """The fields ever written into a document; None where it does not say."""
    for variable in document.settings.element.iter(qn("w:docVar")):
        if variable.get(qn("w:name")) == KNOWN:
            return set(variable.get(qn("w:val"), "").split())
    return None


def renew_draft(document: Any, composed: Composed) -> Renewed:
    """The draft with the numbers of what was composed now."""
    made = Renewed(document)
    body = document.element.body
    restore(body, composed.fields)
    there = list(placed_fields(body))
    keys = {placed.key for placed in there}
    for placed in there:
        _renew_one(placed, composed.fields.get(placed.key), made)
    _replace_annex(body, composed)
    new = _never_written(document, composed, keys)
    new = _with_rows(body, composed, new, made)
    new = _with_quotes(body, composed, new, made)
    made.absent += [_said(composed.fields[key]) for key in new]
    remember(document, {*composed.fields, *keys})
    return made


def _never_written(document: Any, composed: Composed, keys: set[str]) -> list[str]:
    """The fields composed that were never in the draft: one that a person took out is none. Where
    the draft does not say which it had, all that it lacks."""
    remembered = _remembered(document) or set()
    lacking = [key for key in composed.fields if key not in keys]
    return [key for key in lacking if _short(key) not in remembered]


def _renew_one(placed: PlacedField, now: Field | None, made: Renewed) -> None:
    """Renews a field; one that somebody typed over is kept, unless they typed what it is now."""
    if now is None:
        _without_source(placed, made)
        return
    if placed.ours or placed.text.strip() == now.shown.strip():
        if placed.text != now.shown:
            if COUNT not in now.name:
                made.changed.append(say("draft_changed", **_change(placed, now)))
            renew(placed, now)
        note(placed, now)
        return
    made.kept.append(say("draft_kept", **_change(placed, now)))


def _without_source(placed: PlacedField, made: Renewed) -> None:
    """A number of which nothing is known any more (its report was withdrawn): it does not stay as
    if it were sure."""
    code, unit, _ = f"{placed.key}||".split("|", 2)
    name = ", ".join(one for one in (placed.title or code, unit) if one not in ("", "*"))
    if code == "?":  # known by its bookmark alone
        name = placed.title or "…"
    values = {"name": name, "old": _brief(placed.text)}
    if not placed.ours:
        made.kept.append(say("draft_kept", now=OPEN, **values))
    elif placed.text != OPEN:
        made.changed.append(say("draft_changed", now=OPEN, **values))
        renew(placed, Field(placed.key, OPEN))


def _change(placed: PlacedField, now: Field) -> dict[str, str]:
    return {"name": _said(now), "old": _brief(placed.text), "now": _brief(now.shown)}


def _said(made: Field) -> str:
    """What a field is called for people."""
    code, unit, _ = made.name.split("|")
    name = made.title or code
    return name if unit in ("*", name) else f"{name}, {unit}"


def _brief(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= 60 else f"{plain[:57]}…"


def _replace_annex(body: Any, composed: Composed) -> None:
    old = tables_of(body).get(ANNEX_CAPTION)
    new = tables_of(composed.document.element.body).get(ANNEX_CAPTION)
    if old is not None and new is not None:
        old.addprevious(with_new_numbers(deepcopy(new), next_number(body)))
        old.getparent().remove(old)


def _with_rows(body: Any, composed: Composed, new: list[str], made: Renewed) -> list[str]:
    """Adds the rows of units that have reported since, above the last row; which of the new fields
    are still not there."""
    left = set(new)
    there = tables_of(body)
    for name, table in tables_of(composed.document.element.body).items():
        if name.startswith(TABLE_CAPTION) and name in there:
            added = _with_new_rows(there[name], table, left)
            left -= added.keys
            made.added += added.rows
    return [key for key in new if key in left]


@dataclass(frozen=True, slots=True)
class _Added:
    """How many rows were added, and the fields in them."""

    rows: int
    keys: set[str]


def _with_new_rows(old: Any, composed: Any, wanted: set[str]) -> _Added:
    """Adds the rows of a composed table of which all fields are wanted above the last row."""
    rows = old.findall(qn("w:tr"))
    added = 0
    found: set[str] = set()
    for row in composed.findall(qn("w:tr")) if rows else ():
        keys = {placed.key for placed in placed_fields(row)}
        first = next_number(old.getroottree().getroot())
        if keys and keys <= wanted:
            rows[-1].addprevious(with_new_numbers(deepcopy(row), first))
            found |= keys
            added += 1
    return _Added(added, found)


def _with_quotes(body: Any, composed: Composed, new: list[str], made: Renewed) -> list[str]:
    """Adds the quotes of units that have reported since, behind the last one of their section."""
    last = _last_quotes(body)
    placed_now = {one.key: one for one in placed_fields(composed.document.element.body)}
    left = []
    for key in new:
        section = _section(key)
        paragraph = placed_now[key].paragraph if key in placed_now else None
        if section not in last or paragraph is None:
            left.append(key)
            continue
        copied = with_new_numbers(deepcopy(paragraph), next_number(body))
        last[section].addnext(copied)
        last[section] = copied
        made.added += 1
    return left


def _last_quotes(body: Any) -> dict[str, Any]:
    """The last paragraph with a quote of each section."""
    found = {_section(placed.key): placed.paragraph for placed in placed_fields(body)}
    return {section: one for section, one in found.items() if section and one is not None}


def _section(key: str) -> str:
    """The section of quotes that a field is of, "" for none."""
    code = key.partition("|")[0]
    return code if code.startswith(f"{QUOTE}.") else ""
