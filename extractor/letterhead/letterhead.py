"""The document itself: type, number, date, issuer, title, signer, recipients.

Layout after Nghị định 30/2020/NĐ-CP, Phụ lục I. What is written by hand (number, day) is left
empty and to review: OCR does not read handwriting.
"""

from __future__ import annotations

from dataclasses import replace

import regex

from extractor.administration import Gazetteer, canonical, cited_type
from extractor.layout import place_of
from extractor.letterhead.incoming_stamp import (
    HANDWRITTEN,
    check_arrival,
    iso_of,
    read_stamp,
    stamp_lines,
    stamp_row,
    unprinted,
)
from extractor.letterhead.issuer import place_issuer, read_issuer
from extractor.letterhead.signature import read_close
from extractor.model import DocumentText, Doubt, Numeral

PRINTED = 0.50  # engine confidence from which a letterhead's numeral may be print
HEAD = 2600  # characters in which the letterhead, stamp and title stand
OWN_NUMBER = regex.compile(
    r"(?im)^[^\n]{0,14}?\bS[ốóôoồ]\s?[:;.]?\s*(?P<span>(?P<number>[^\n/]{0,12}?)\s?/\s?"
    r"(?P<rest>(?-i:(?:(?:19|20)\d\d/)?\p{Lu}[\p{L}\d]*(?:\s?[-–]\s?\p{Lu}[\p{L}\d]*)*)))"
)
OWN_DATE = regex.compile(
    r"(?i)(?P<place>[^\n,.;:\d]{2,30})[,.]?\s+ng[àaâ]y\s*(?P<span>(?P<d>[^\n]{0,8}?)\s*th[áaâ]ng\s*(?P<m>\S{0,4})"
    r"\s*n[ăa]m\s*(?P<y>\d{2,4}))"
)
STAMP_LINE = regex.compile(r"\W*(?:ĐẾN\b|Chuyển\s*:|Ngày\s*:?\s*\d|Số\s*:|Lưu hồ sơ|Giờ\s*:)")
TYPE_LINE = regex.compile(
    r"(?m)^\W{0,3}(?P<type>BÁO CÁO|QUYẾT ĐỊNH|CHỈ THỊ|KẾ HOẠCH|THÔNG BÁO|TỜ TRÌNH|NGHỊ QUYẾT|CÔNG ĐIỆN|"
    r"HƯỚNG DẪN|CHƯƠNG TRÌNH|KẾT LUẬN|BIÊN BẢN|ĐỀ ÁN|QUY ĐỊNH|QUY CHẾ|GIẤY MỜI|PHƯƠNG ÁN)\W*$"
)
TITLE_END = regex.compile(
    r"(?m)^\W{0,3}(?:Kính gửi|Căn cứ|Thực hiện|I[.\-]|Phần|PHẦN|A\.|Ngày|Trong|Theo|Ủy ban|UBND|1\.|Xét|Nơi nhận)|\.\s*$"
)


def read_letterhead(
    document: DocumentText, known: Gazetteer = Gazetteer()
) -> tuple[dict[str, str], list[Numeral], list[str]]:
    """(fields of the documents table, rows of the letterhead's and stamp's numerals, doubts).
    `known` is the user's own list of units."""
    fields, rows, doubts = {}, [], []
    read_stamp(document, document.text[:HEAD], fields, rows, doubts)
    head = _without(document.text[:HEAD], stamp_lines(document))
    body = TYPE_LINE.search(head)
    top = head[: body.start()] if body else head[:1200]
    _own_date(document, top, fields, rows, doubts)
    _own_number(document, top, rows, fields, doubts)
    _kind_and_title(head, body, fields)
    capitals = read_issuer(top, document.text, fields, rows)
    doubts += place_issuer(fields, capitals, document.text, known)
    read_close(document.text, fields)
    rows = [_complete(r, fields) for r in rows]
    check_arrival(fields, rows, doubts)
    return fields, rows, doubts


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    """The text with blanks where the spans are, so that offsets stay."""
    for start, end in spans:
        text = text[:start] + regex.sub(r"[^\n]", " ", text[start:end]) + text[end:]
    return text


def year_of(fields: dict[str, str], text: str) -> str:
    """The report's own year: of its title's period, its date, else the first "năm …" in it."""
    for said in (fields.get("title", ""), fields.get("doc_date", ""), text[:3000]):
        if found := regex.search(r"(?<!\d)(?:19|20)\d\d(?![\d/])", said):
            return found[0]
    return ""


def _by_hand(document: DocumentText, span: tuple[int, int], beside: tuple[int, int]) -> bool:
    """Was this written by hand? Two models do not have it alike, or it stands taller or lower
    than the print beside it."""
    here, print_ = place_of(document, *span), place_of(document, *beside)
    if here.box is None or print_.box is None or here.confidence == print_.confidence == 1.0:
        return False
    return (
        bool(unprinted(document, span))
        or here.confidence < PRINTED
        or here.box.height > 1.3 * print_.box.height
        or here.box.y1 > print_.box.y1 + 0.35 * print_.box.height
    )


def _own_date(document, top: str, fields: dict, rows: list, doubts: list) -> None:
    found = OWN_DATE.search(top)
    if not found or not regex.search(r"\d", found["span"]):
        return
    whole = found.span("span")
    unclear = not regex.fullmatch(r"\d{1,2}", found["d"]) or not regex.fullmatch(
        r"\d{1,2}", found["m"]
    )
    unclear = unclear or _by_hand(document, found.span("d"), found.span("y"))
    iso = "" if unclear else iso_of(found)
    why = (HANDWRITTEN,) if unclear else () if iso else (Doubt("no_such_day"),)
    doubts += [Doubt("date_by_hand")] * bool(why)
    rows.append(
        stamp_row(document, "letterhead.date", "date", whole, iso=iso, role="document", doubts=why)
    )
    fields["doc_date"] = iso


def _own_number(document, top: str, rows: list, fields: dict, doubts: list) -> None:
    found = next((m for m in OWN_NUMBER.finditer(top) if m["rest"]), None)
    if not found:
        return
    clean = regex.fullmatch(r"\d{1,6}[a-zđ]?", found["number"])
    unclear = not clean or _by_hand(document, found.span("number"), found.span("rest"))
    span = found.span("span")
    raw = document.text[slice(*span)]
    doubts += [Doubt("number_by_hand")] * unclear
    fields["number"] = "" if unclear else canonical(raw)
    fields["symbol"] = canonical(found["rest"])
    if regex.search(r"\d", raw):
        rows.append(
            stamp_row(
                document,
                "letterhead.number",
                "document_number",
                span,
                number=fields["number"],
                doubts=(HANDWRITTEN,) if unclear else (),
            )
        )


def _complete(numeral: Numeral, fields: dict) -> Numeral:
    if numeral.rule != "letterhead.number":
        return numeral
    return replace(
        numeral,
        doc_type=fields.get("doc_type", ""),
        doc_date=fields.get("doc_date", ""),
        issuer=fields.get("issuer", ""),
    )


def _kind_and_title(head: str, body, fields: dict) -> None:
    if body:
        fields["doc_type"] = body["type"].capitalize()
        fields["title"] = _title(head[body.end() : body.end() + 700])
        return
    about = regex.search(r"(?is)V/v:?\s+(?P<title>.{5,250}?)(?:\n\s*\n|$)", head)
    if about:
        fields["title"] = regex.sub(r"\s+", " ", about["title"]).strip()
    symbol = fields.get("symbol", "")
    if symbol:
        fields["doc_type"] = cited_type("", 0, "1/" + symbol)


def _title(after: str) -> str:
    taken = []
    for line in after.strip().split("\n"):
        if taken and (TITLE_END.match(line) or len(" ".join(taken)) > 300):
            break
        if line.strip(" -–_*") and not STAMP_LINE.match(line):
            taken.append(line.strip())
    return regex.sub(r"\s+", " ", " ".join(taken)).strip(" .-–_:")


def period_of(fields: dict[str, str], document: DocumentText, rows: tuple[Numeral, ...]) -> str:
    """The first period in the title; else the first one in the opening of the text."""
    title = fields.get("title", "")
    first = (
        regex.search(r"\s+".join(map(regex.escape, title.split()[:6])), document.text)
        if title
        else None
    )
    at = first.start() if first else 0
    inside = [
        r
        for r in rows
        if r.kind == "date"
        and r.iso
        and at <= r.start <= at + len(title) + 20
        and not regex.fullmatch(r"\d{4}-\d\d-\d\d", r.iso)
    ]
    return inside[0].iso if inside and title else ""


def missing_fields(fields: dict[str, str]) -> list[Doubt]:
    return [
        Doubt(doubt)
        for name, doubt in (
            ("number", "number_missing"),
            ("doc_date", "date_missing"),
            ("issuer", "issuer_missing"),
        )
        if not fields.get(name)
    ]
