"""The period, the status and the comparison that the head of a form's column says."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

import regex

from extractor.forms.marks import (
    PREVIOUS,
    THIS,
    YEAR_AFTER,
    YEAR_BEFORE,
    Change,
    plain,
)
from extractor.language import periods
from extractor.language.flat import bare
from extractor.language.numbers import Refused

# Words that a head may have which says a period or a comparison and names no quantity.
LIGHT = regex.compile(
    r"\b(?:so lieu|so luong|so voi|so sanh|so|ket qua|thuc hien|gia tri|ky|bao cao|cung|nam"
    r"|truoc|sau|quy|thang|dau|cuoi|tuan|hien tai|nay|trong|cua|va|hoac|tang|giam|chenh lech"
    r"|bien dong|ty le|ti le|luy ke|den|tu|ngay|ke hoach|duoc giao|giao|chi tieu"
    r"|muc|phan tram|i{1,3}|iv)\b|[\d%(),./:;+\-–—=]"
)
CHANGES = regex.compile(r"\b(?:tang|giam|chenh lech|bien dong|so voi|so sanh)\b")
GROWTH = regex.compile(r"\b(?:tang|giam|chenh lech|bien dong)\b")
SAME_TIME = regex.compile(r"\b(?:cung ky|nam truoc|nam ngoai)\b")
BEFORE = regex.compile(r"\b(?:ky truoc|quy truoc|thang truoc|tuan truoc)\b")
TARGETS = regex.compile(r"\b(?:ke hoach|giao|chi tieu|muc tieu)\b")
CARRIED_OVER = "ky_truoc"
CUMULATED = regex.compile(r"\bluy ke\b")


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a column of changes says. `sure`: False where its head may mean the difference or what
    is in per cent of what was."""

    change: Change
    against: str
    sure: bool


def names_no_quantity(head: str) -> bool:
    """True for a head that says when, how much more, or what status, and not what is counted.

    >>> names_no_quantity("Cùng kỳ năm trước"), names_no_quantity("Hồ sơ kỳ trước chuyển sang")
    (True, False)
    """
    return not LIGHT.sub(" ", plain_head(head)).strip()


def plain_head(head: str) -> str:
    """A head in small letters without marks; signs stay."""
    return plain(regex.sub(r"[^\p{L}\d]+", " ", head)) + (" %" if "%" in head else "")


def comparison_of(heads: tuple[str, ...]) -> Comparison | None:
    """What a column says that compares; None for one that does not."""
    said = [head for head in heads if names_no_quantity(head)]
    words = " ".join(map(plain_head, said))
    if not CHANGES.search(words):
        return None
    percent = "%" in words or "ty le" in words or "ti le" in words
    against = PREVIOUS if BEFORE.search(words) and not SAME_TIME.search(words) else YEAR_BEFORE
    change: Change = "percent" if percent else "difference"
    return Comparison(change, against, sure=bool(GROWTH.search(words)) or not percent)


def speaks_of_targets(heads: tuple[str, ...]) -> bool:
    """True for a column of what was planned or assigned."""
    return any(TARGETS.search(plain_head(head)) for head in heads if names_no_quantity(head))


def relative_period(heads: tuple[str, ...], read: str, base: str, code: str = "") -> str:
    """The period of a cell relative to that of the form: by what was `read` (ISO), else by the
    words of its heads. ISO for one that stands in no such relation; "" where it is not clear.

    `code`: of the indicator that the heads name, "" where they only say when. What is carried over
    from the period before (`Từ kỳ trước`) is a number of this one.
    """
    words = " ".join(plain_head(head) for head in heads if names_no_quantity(head))
    if CUMULATED.search(words):
        return ""
    if read and base and read != base:
        return _relation(read, base, words)
    return _named_period(words, code) if code else _said_period(words)


def _said_period(words: str) -> str:
    """The period that heads say which only say when."""
    if SAME_TIME.search(words):
        return YEAR_BEFORE
    return PREVIOUS if BEFORE.search(words) else THIS


def _named_period(words: str, code: str) -> str:
    """The period of a named cell that was read as one of this period: "" where its heads also
    speak of another and it counts nothing carried over."""
    if SAME_TIME.search(words):
        return ""
    return "" if BEFORE.search(words) and CARRIED_OVER not in code else THIS


def _relation(read: str, base: str, words: str) -> str:
    if read == periods.previous(base) and not SAME_TIME.search(words):
        same = periods.year_before(base) == read
        return YEAR_BEFORE if same else PREVIOUS
    if read == periods.year_before(base):
        return YEAR_BEFORE
    return YEAR_AFTER if periods.year_before(read) == base else read


def resolved(period: str, base: str) -> str:
    """The ISO period that a mark asks for when a form is filled for `base`; "" for none.

    >>> resolved(YEAR_BEFORE, "2024-Q3"), resolved(PREVIOUS, "2024-Q3"), resolved("", "2024")
    ('2023-Q3', '2024-Q2', '2024')
    """
    if period in ("", THIS):
        return base
    if period == PREVIOUS:
        return periods.previous(base)
    if period == YEAR_BEFORE:
        return periods.year_before(base)
    if period == YEAR_AFTER:
        return _year_after(base)
    return period


def _year_after(base: str) -> str:
    """The same part of the year after; "" where there is none."""
    parts = [f"{int(part[:4]) + 1}{part[4:]}" for part in base.split("/")]
    after = "/".join(parts)
    return after if periods.year_before(after) == base else ""


def printed_periods(words: str) -> set[str]:
    """The ISO periods that words name with their year; that of a document's name is none
    (`Nghị quyết 18 năm 2017`)."""
    found: set[str] = set()
    for named in periods.find_periods(words):
        if periods.DOCUMENT_NAME.search(bare(words[: named.start])):
            continue
        with suppress(Refused):
            if named.year or named.form == "days":
                iso = named.iso()
                found.add(periods.standard_period(iso) if named.form == "days" else iso)
    return found


def fits(printed: set[str], wanted: str, within: bool = False) -> bool:
    """True where heads that print some periods may head a number of the wanted one: they print it
    or none. `within`: a longer period that holds it will do, as for a target of the year."""
    if not printed or wanted in printed:
        return True
    first, last = periods.span(wanted)
    spans = [periods.span(period) for period in printed]
    return within and any(begin <= first and last <= end for begin, end in spans)
