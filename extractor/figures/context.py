"""What the words around a numeral say of it: section, sentence, role, citation, doubts."""

from __future__ import annotations

from bisect import bisect_right

import regex

from extractor.administration import cited_date, cited_day, cited_issuer, cited_type
from extractor.figures.confidence import DOUBTED, chance, evidence_of, is_trusted
from extractor.figures.doubts import odd_reading
from extractor.figures.meaning import status_of, subject_of, unit_of
from extractor.figures.structure import DIGITS
from extractor.language.numbers import Refused
from extractor.layout import words_of
from extractor.model import FIGURE_KINDS, DocumentText, Doubt, Numeral, Word

INK_DOUBTS = {
    "strokes": "more_strokes",
    "mark": "mark_unread",
    "per_mille": "per_mille",
    "width": "other_width",
}


def in_context(
    row: Numeral,
    document: DocumentText,
    year: str,
    rows: list[Numeral],
    spans: list[tuple[int, int]],
) -> Numeral:
    """Add what the surroundings say: section, sentence, unit, subject, status, citation, role."""
    fields = {name: getattr(row, name) for name in Numeral.__dataclass_fields__}
    begin, end = _sentence(document, row, spans)
    sentence = document.text[begin:end]
    fields["section"] = row.section or section_at(document, row.start)
    fields["sentence"] = regex.sub(r"\s+", " ", sentence).strip()
    inside = row.start - begin, min(row.end, end) - begin
    if row.kind in FIGURE_KINDS and not row.subject:  # a table's cell has it from its heads
        wide = _list_start(document, begin, spans)
        fields["status"] = status_of(
            document.text[wide:end], inside[0] + begin - wide, inside[1] + begin - wide
        )
        fields["subject"] = subject_of(sentence, *inside)
        if not row.unit and row.kind not in ("percentage", "money"):
            fields["unit"] = unit_of(sentence, *inside)
    elif row.kind == "document_number":
        _cite(fields, document.text, row)
    elif row.kind == "date" and not row.role:
        fields["role"] = _role(document.text, row, rows, year)
    words = [w for w in words_of(document, row.start, row.end) if DIGITS.search(w.text)]
    kind = evidence_of(words)
    odd = row.doubts + odd_reading(row, document)
    unsure = kind in ("differ", "ink") if row.kind == "label" else not is_trusted(kind)
    fields["doubts"] = tuple(dict.fromkeys(odd + ((_why(kind, words),) if unsure else ())))
    fields["evidence"] = kind = DOUBTED if odd else kind
    fields["confidence"] = chance(kind)
    return Numeral(**fields)


def section_at(document: DocumentText, offset: int) -> str:
    i = bisect_right(document.sections, offset, key=lambda s: s[0]) - 1
    return document.sections[i][1] if i >= 0 else ""


def _sentence(
    document: DocumentText, row: Numeral, spans: list[tuple[int, int]]
) -> tuple[int, int]:
    i = bisect_right(spans, row.start, key=lambda s: s[0]) - 1
    begin, end = spans[i] if i >= 0 else (0, len(document.text))
    return begin, max(end, row.end)


def _list_start(document: DocumentText, begin: int, spans: list[tuple[int, int]]) -> int:
    """Where the list begins whose items end in a semicolon: its opening words hold for each."""
    i = bisect_right(spans, begin, key=lambda s: s[0]) - 1
    while i > 0 and document.text[spans[i - 1][1] - 1] == ";" and begin - spans[i - 1][0] < 900:
        i -= 1
    return spans[i][0] if i >= 0 else begin


def _cite(fields: dict, text: str, row: Numeral) -> None:
    found = cited_date(text, row.start, row.end)
    after = row.end
    if found:
        after = max(row.end, found.end())
        try:
            fields["doc_date"] = cited_day(found)
        except Refused:
            pass  # the date's own row carries the doubt
    fields["doc_type"] = row.doc_type or cited_type(text, row.start, row.number)
    fields["issuer"] = row.issuer or cited_issuer(text, row.start, after, row.number)


def _role(text: str, row: Numeral, rows: list[Numeral], year: str) -> str:
    """`document` beside a symbol, `period` in a span of time or as the report's own month,
    else `event`."""
    if regex.fullmatch(r"\d{4}-\d\d-\d\d", row.iso):
        i = next(k for k, other in enumerate(rows) if other.start == row.start)
        before = next((o for o in reversed(rows[:i]) if o.kind == "document_number"), None)
        if before and regex.fullmatch(
            r"\s*,?\s*\(?(?:ký\s+|ban hành\s+)?ngày\s+", text[before.end : row.start], regex.I
        ):
            return "document"
        after = next((o for o in rows[i + 1 :] if o.kind == "document_number"), None)
        if after and after.start - row.end < 90:
            match = cited_date(text, after.start, after.end)
            if match and match.start() <= row.start < match.end():
                return "document"
        near = text[max(0, row.start - 30) : row.start] + " " + text[row.end : row.end + 12]
        return "period" if regex.search(r"(?i)\btừ\s|đến\s|tính đến", near) else "event"
    if len(row.iso) == 4:
        since = regex.search(
            r"(?i)(?:\btừ|mua|lắp đặt|thành lập)\s+(?:năm\s+)?$",
            text[max(0, row.start - 16) : row.start],
        )
        return "event" if since or row.iso > year > "" else "period"
    around = text[max(0, row.start - 60) : row.start]
    return (
        "event"
        if regex.search(r"(?i)trình|dự kiến|quý|sẽ|công bố|khắc phục|trong\s+tháng\s*$", around)
        and not regex.search(r"(?i)báo cáo kết quả thực hiện trong", around)
        else "period"
    )


def _why(kind: str, words: list[Word]) -> Doubt:
    """The reason that a person is given for an unsure kind of evidence."""
    others = next((w.others[0] for w in words if w.others and w.others[0] != w.text), "")
    ink = next((INK_DOUBTS[w.evidence] for w in words if w.evidence in INK_DOUBTS), "")
    if kind == "ink":
        return Doubt(ink)
    if kind in ("unsure", "fair", "thrice", "agreed", "roman"):
        return Doubt("low_confidence")
    return Doubt.of("second_reading", other=regex.sub("[|=]", " ", others)[:40])
