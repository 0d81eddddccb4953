"""Every numeral of a document → exactly one row.

Structure first (headings, page numbers, footnote marks, the stamp), then the rules in order;
what no rule took becomes a label to review. A value that the grammar refuses is a row too.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from decimal import Decimal

import regex

from extractor import citations, numbers, periods, reliability, symbols, text as texts, wording
from extractor.model import FIGURE_KINDS, DocumentText, Numeral, Word
from extractor.misreadings import odd_reading
from extractor.numbers import Refused
from extractor.rules import Rule, load
from extractor.second import ROMAN_AFTER

DIGITS = regex.compile(r"[0-9]+")
STROKES = regex.compile(r"\(?[IlO|!ÍÌỊÏíìịıJ\]\[1]{1,3}[,.;)]*")
MARKS = regex.compile(r"(?i)\W*[a-zđ]{1,2}\)|V/?[vw]")  # of a list; `V/v`: about
INK_DOUBTS = {
    "strokes": "more_strokes",
    "mark": "mark_unread",
    "per_mille": "per_mille",
    "width": "other_width",
}


def find_numerals(document: DocumentText, claimed: list[Numeral], year: str) -> tuple[Numeral, ...]:
    """All rows in order of place. `claimed` are rows known beforehand (stamp, headings); `year`
    is the report's own, for months and days printed without one ("" where unknown)."""
    taken = bytearray(len(document.text))
    rows = list(claimed)
    for row in rows:
        taken[row.start : row.end] = b"\1" * (row.end - row.start)
    for rule in load():
        for start, end, fields in _matches(rule, document.text, taken, year):
            taken[start:end] = b"\1" * (end - start)
            rows.append(_row(document, rule.record.id, rule.record.kind, start, end, fields))
    for match in DIGITS.finditer(document.text):
        if not all(taken[match.start() : match.end()]):
            rows += _leftover(document, match, taken)
    rows += _hidden(document, taken)
    rows.sort(key=lambda row: row.start)
    spans = texts.sentences(document.text)
    return tuple(_interpret(row, document, year, rows, spans) for row in rows)


def _matches(rule: Rule, text: str, taken: bytearray, year: str) -> Iterator[tuple[int, int, dict]]:
    """Free slices that the rule takes, with their fields."""
    span = "span" if "span" in rule.pattern.groupindex else rule.record.span or 0
    for match in rule.pattern.finditer(text, timeout=20):
        start, end = match.span(span)
        if not any(taken[start:end]) and DIGITS.search(text, start, end):
            yield start, end, _fields(rule, match, year)
        if rule.record.kind == "label":
            for more in DIGITS.finditer(text, end, match.end()):
                if not any(taken[more.start() : more.end()]):
                    yield more.start(), more.end(), {"of": rule.record.of}


def _fields(rule: Rule, match, year: str) -> dict:
    """The fields that the match's parts give; a refusal becomes a doubt."""
    groups = {k: v for k, v in match.groupdict().items() if v is not None}
    try:
        fields = PARSERS[rule.record.kind](groups, match, year)
    except Refused as refusal:
        fields = {"doubts": (str(refusal),)}
    if rule.record.unit or groups.get("unit"):
        fields["unit"] = rule.record.unit or _unit(groups["unit"])
    return {"role": rule.record.role, "of": rule.record.of, **fields}


def _unit(printed: str) -> str:
    unit = regex.sub(r"\s+", " ", printed)
    return {"m2": "m²", "m3": "m³", "km2": "km²"}.get(unit, unit)


def _date(groups: dict, match, year: str) -> dict:
    y = groups.get("y") or year
    if "y1" in groups:
        return {"iso": periods.years(groups["y1"], groups["y2"])}
    if not y:
        raise Refused("year_unknown")
    if "months" in groups:
        return {"iso": periods.months(1, int(groups["months"]), y)}
    if "last_months" in groups:
        return {"iso": periods.months(13 - int(groups["last_months"]), 12, y)}
    if "ones" in groups:
        return {"iso": periods.quarter("I" * len(groups["ones"]), y), "doubts": ("look_alike",)}
    if "q" in groups:
        return {"iso": periods.quarter(groups["q"], y)}
    if "d" in groups:
        return {"iso": periods.day(groups["d"], groups["m"], y)}
    return {"iso": periods.month(groups["m"], y) if "m" in groups else periods.year(y)}


def _ratio(groups: dict, match, year: str) -> dict:
    n, d = numbers.whole(groups["n"]), numbers.whole(groups["d"])
    return {"numerator": n, "denominator": d, "doubts": ("ratio_above_one",) if n > d else ()}


def _count(groups: dict, match, year: str) -> dict:
    if "amount" in groups:
        return {"value": numbers.amount(groups["amount"])}
    value = numbers.whole(groups["value"])
    like_year = len(groups["value"]) == 4 and 1990 <= value <= 2050
    return {"value": value, "doubts": ("year_or_count",) if like_year else ()}


def _measure(groups: dict, match, year: str) -> dict:
    if "unit" not in groups:  # with a noun behind it, `1,234` may be a count
        numbers.refuse_comma_thousands(groups["value"])
    return {"value": numbers.decimal(groups["value"])}


PARSERS = {
    "document_number": lambda groups, match, year: {"number": symbols.canonical(match["span"])},
    "date": _date,
    "label": lambda groups, match, year: {},
    "ratio": _ratio,
    "percentage": lambda groups, match, year: {
        "value": numbers.signed(groups["value"], groups.get("sign", ""))
    },
    "count": _count,
    "measure": _measure,
    "money": lambda groups, match, year: {
        "value": numbers.amount(groups["amount"]),
        "unit": "đồng",
    },
}


def _row(
    document: DocumentText, rule: str, kind: str, start: int, end: int, fields: dict
) -> Numeral:
    return Numeral(
        start,
        end,
        document.text[start:end],
        kind,
        rule,
        texts.place_of(document, start, end),
        **fields,
    )


def _leftover(document: DocumentText, match, taken: bytearray) -> Iterator[Numeral]:
    """The parts of a digit run that nothing took: each a row that a person must see."""
    for free in regex.finditer(b"\\0+", bytes(taken[match.start() : match.end()])):
        start, end = match.start() + free.start(), match.start() + free.end()
        yield _row(document, "none", "label", start, end, {"doubts": ("no_rule",)})


def _hidden(document: DocumentText, taken: bytearray) -> Iterator[Numeral]:
    """Words without a digit that stand where a numeral must (`được giao II biên chế`, `phát hiện
    Hồ cas`): rows of their own, for a person."""
    text = document.text
    for start, end, _, word in document.pieces:
        if (
            word is None
            or word.confidence == 1
            or any(taken[start:end])
            or DIGITS.search(word.text)
        ):
            continue
        before, after = text[max(0, start - 20) : start], text[end : end + 30]
        counted = wording.load().units.match(after.lstrip())
        named = ROMAN_AFTER.search(before) and (
            not regex.search(r"(?:và|đến)\s*$", before)
            or regex.search(r"[IVX]\s+(?:và|đến)\s*$", before)
        )
        strokes = (
            STROKES.fullmatch(word.text)
            and not named
            and regex.search(r"\p{Ll}[,:(]?\s\(?$", before)
            and regex.match(r"\s(?:\p{Ll}|tỷ|TTHC)|\s?[%/]", after)
        )
        if (
            strokes
            or counted
            and word.evidence == "unclear"
            and len(word.text) < 6
            and not MARKS.fullmatch(word.text)
        ):
            other = regex.sub("[|=]", " ", " ".join(word.others))
            yield _row(
                document,
                "none",
                "label",
                start,
                end,
                {"of": "", "doubts": (f"hidden_numeral|other={other}",)},
            )


def _interpret(
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
        fields["status"] = wording.status_of(
            document.text[wide:end], inside[0] + begin - wide, inside[1] + begin - wide
        )
        fields["subject"] = wording.subject_of(sentence, *inside)
        if not row.unit and row.kind not in ("percentage", "money"):
            fields["unit"] = wording.unit_of(sentence, *inside)
    elif row.kind == "document_number":
        _cite(fields, document.text, row)
    elif row.kind == "date" and not row.role:
        fields["role"] = _role(document.text, row, rows, year)
    words = [w for w in texts.words_of(document, row.start, row.end) if DIGITS.search(w.text)]
    kind = reliability.kind_of(words)
    odd = row.doubts + odd_reading(row, document)
    unsure = kind in ("differ", "ink") if row.kind == "label" else not reliability.trusted(kind)
    fields["doubts"] = tuple(dict.fromkeys(odd + ((_why(kind, words),) if unsure else ())))
    fields["evidence"] = kind = reliability.DOUBTED if odd else kind
    fields["confidence"] = reliability.chance(kind)
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
    found = citations.date_of(text, row.start, row.end)
    after = row.end
    if found:
        after = max(row.end, found.end())
        try:
            fields["doc_date"] = periods.day(*citations.parts(found))
        except Refused:
            pass  # the date's own row carries the doubt
    fields["doc_type"] = row.doc_type or citations.type_of(text, row.start, row.number)
    fields["issuer"] = row.issuer or citations.issuer_of(text, row.start, after, row.number)


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
            match = citations.date_of(text, after.start, after.end)
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


def _why(kind: str, words: list[Word]) -> str:
    """The reason that a person is given for an unsure kind of evidence."""
    others = next((w.others[0] for w in words if w.others and w.others[0] != w.text), "")
    ink = next((INK_DOUBTS[w.evidence] for w in words if w.evidence in INK_DOUBTS), "")
    return (
        ink
        if kind == "ink"
        else "low_confidence"
        if kind in ("unsure", "fair", "thrice", "agreed", "roman")
        else f"second_reading|other={regex.sub('[|=]', ' ', others)[:40]}"
    )


def exact(value: Decimal | int | None) -> str:
    """A value as the CSV files hold it: decimal point, no exponent, no trailing zeros.

    >>> exact(Decimal("8720600000000.0")), exact(5), exact(Decimal("0.50"))
    ('8720600000000', '5', '0.5')
    """
    if value is None:
        return ""
    text = format(Decimal(value), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
