"""The document itself: type, number, date, issuer, title, signer, recipients.

Layout after Nghị định 30/2020/NĐ-CP, Phụ lục I. What is written by hand (number, day) is left
empty and to review: OCR does not read handwriting.
"""

from __future__ import annotations

from dataclasses import replace

import regex

from extractor import citations, symbols, text as texts, units
from extractor.bodies import place_name, spell
from extractor.incoming import check_arrival, iso_of, read_stamp, row, stamp_lines, unprinted
from extractor.model import DocumentText, Numeral

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
CAPACITY = regex.compile(
    r"(?m)^[\s\p{P}]*((?:TM|KT|TL|TUQ|Q)\.\s*\p{Lu}[\p{Lu}\s,]*|(?:P[HI]Ó\s+)?(?:CHỦ TỊCH|GIÁM Đ[ỐÓÔ]C|TRƯỞNG PHÒNG|CHÁNH VĂN PHÒNG|BÍ THƯ|TRƯỞNG BAN|HIỆU TRƯỞNG|CỤC TRƯỞNG|CHÁNH THANH TRA)[\p{Lu} ]*?)(?:\s\p{L})?[\s\p{P}]*$"
)
PERSON = regex.compile(
    r"(?m)^\s*(?:(?:ThS|TS|BS|PGS|GS|CKI+|Thượng tá|Đại tá|Trung tá)\.?\s+)*(?P<name>\p{Lu}\p{Ll}*(?:\s\p{Lu}\p{Ll}+){1,4})\s*$"
)
RECIPIENTS = regex.compile(r"(?i)n[ơo]i nh[ậâa]n\s*:?(?P<list>(?:\s*\n+\s*[-–+][^\n]+)+)")
LEVELS = (
    ("sở", r"^(?:Sở|Ban Dân tộc|Thanh tra tỉnh|Văn phòng UBND tỉnh|Ban Quản lý)"),
    (
        "tỉnh",
        r"(?:UBND|Ủy ban nhân dân|HĐND|Hội đồng nhân dân|Tỉnh ủy|Chủ tịch UBND)\s*(?:tỉnh|TP)|^Tỉnh ủy",
    ),
    ("xã", r"\b(?:xã|phường|thị trấn|đặc khu)\b"),
    ("huyện", r"\b(?:huyện|quận|thị xã|thành phố|Huyện ủy|Phòng)\b"),
)


def read_letterhead(
    document: DocumentText, known: units.Gazetteer = units.Gazetteer()
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
    capitals = _issuer(top, document.text, fields, rows)
    doubts += _unit(fields, capitals, document.text, known)
    _close(document.text, fields)
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
    here, print_ = texts.place_of(document, *span), texts.place_of(document, *beside)
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
    why = ("handwritten",) if unclear else () if iso else ("no_such_day",)
    doubts += ["date_by_hand"] * bool(why)
    rows.append(
        row(document, "letterhead.date", "date", whole, iso=iso, role="document", doubts=why)
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
    doubts += ["number_by_hand"] * unclear
    fields["number"] = "" if unclear else symbols.canonical(raw)
    fields["symbol"] = symbols.canonical(found["rest"])
    if regex.search(r"\d", raw):
        rows.append(
            row(
                document,
                "letterhead.number",
                "document_number",
                span,
                number=fields["number"],
                doubts=("handwritten",) if unclear else (),
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
        fields["doc_type"] = citations.type_of("", 0, "1/" + symbol)


def _title(after: str) -> str:
    taken = []
    for line in after.strip().split("\n"):
        if taken and (TITLE_END.match(line) or len(" ".join(taken)) > 300):
            break
        if line.strip(" -–_*") and not STAMP_LINE.match(line):
            taken.append(line.strip())
    return regex.sub(r"\s+", " ", " ".join(taken)).strip(" .-–_:")


def _issuer(top: str, text: str, fields: dict, rows: list) -> str:
    """From the capitals at the left of the head; else from the sentence "… báo cáo kết quả". Those
    capitals."""
    capitals = [line.strip() for line in regex.findall(r"(?m)^\s*([\p{Lu}\s.,\-&]{4,60})$", top)]
    lines = [" ".join(line.split()) for block in capitals for line in block.split("\n")]
    lines = regex.sub(r"(?<=[-,]|VÀ)\n", " ", "\n".join(lines)).split("\n")  # a name over two lines
    lines = [
        line
        for line in lines
        if not regex.search(r"CỘNG\s+H|VIỆT\s+NAM|ĐỘC LẬP", line) and len(line) > 3
    ]
    stamp = fields.get("received_by", "").upper()
    lines = [line for line in lines if line != stamp][:4]
    name = _body_name(lines)
    if not name:
        said = regex.search(
            r"(?<!của\s)(?<!\p{L})((?:Ủy\s+ban\s+nhân\s+dân|UBND|Sở|Phòng|Văn\s+phòng)\s(?:(?!về|báo|của)[^.;,])(?:(?!\svề\s|\scủa\s)[^.;,]){2,50}?)\s+(?:xin\s+)?báo\s+cáo\s",
            text[:4000],
        )
        name = (
            regex.sub(r"^Ủy\s+ban\s+nhân\s+dân ", "UBND ", citations.clean(said[1])) if said else ""
        )
    fields["issuer"] = name
    fields["issuer_level"] = next((level for level, how in LEVELS if regex.search(how, name)), "")
    return " ".join(lines)


def _unit(fields: dict, capitals: str, text: str, known: units.Gazetteer) -> list[str]:
    """Level, province and district as they were on the document's day; doubts where a name is
    of no unit of that time. Without a date, a name of either time is taken."""
    day, name, doubts = fields.get("doc_date", ""), fields["issuer"], []
    fields["province"], rival = _province(capitals, text, day)
    said = regex.sub(r"^.*?(?=(?i:thành phố|tp\.?)\s)", "", name)
    city = (
        units.province_at(said, day)
        if said != name or regex.match("(?i)thành phố|tp", name)
        else None
    )
    if (
        fields["issuer_level"] == "huyện"
        and name.startswith(("UBND", "HĐND"))
        and city
        and city.kind == "thành phố"
    ):
        fields["issuer_level"], fields["province"] = "tỉnh", city.name
    fields["district"] = _district(fields, text)
    if (
        fields["issuer_level"]
        and not units.province_at(fields["province"], day)
        and not known.find("tỉnh", fields["province"], day=day)
    ):
        doubts.append(f"unit_unknown|name={_plain(fields['province'] or name)}")
    elif fields["issuer_level"] and rival and not known.find("tỉnh", rival, day=day):
        doubts.append(f"unit_unknown|name={_plain(rival)}")
    return doubts + _listed(fields, day, known)


def _district(fields: dict, text: str) -> str:
    """Named with the issuer, else first in the text; a commune's text after June 2025 names
    only districts that are no more."""
    place = r"(?:huyện|thị xã|quận|thành phố)\s+((?:\p{Lu}[\p{L}’']*\s?){1,4}|\d{1,2}\b)"
    if fields["issuer_level"] not in ("huyện", "xã"):
        return ""
    found = regex.search(place, fields["issuer"])
    if not found and not (
        fields["issuer_level"] == "xã" and fields.get("doc_date", "") > units.DISTRICTS_END
    ):
        found = regex.search(r"(?:huyện|thị xã|quận)\s+((?:\p{Lu}\p{Ll}+\s?){1,3})", text[:6000])
    return found[1].strip() if found else ""


def _listed(fields: dict, day: str, known: units.Gazetteer) -> list[str]:
    """Held against the user's list, and against the end of the districts."""
    level, name = fields["issuer_level"], fields["issuer"]
    if level == "huyện" and day > units.DISTRICTS_END:
        return [f"district_ended|name={_plain(name)}"]
    own = {
        "huyện": regex.sub(r"^.*?(?=(?:huyện|quận|thị xã|thành phố)\s)", "", name),
        "xã": regex.sub(r"^.*?(?=(?:xã|phường|thị trấn|đặc khu)\s)", "", name),
    }.get(level, name)
    if level not in ("sở", "huyện", "xã") or not known.covers(level, fields["province"], day):
        return []
    unit = known.find(level, own, fields["province"], day)
    if unit is None:
        return [f"unit_unknown|name={_plain(own)}"]
    fields["district"] = (
        units.bare(unit.name) if level == "huyện" else unit.district or fields["district"]
    )
    return []


def _plain(name: str) -> str:
    return regex.sub("[|={}]", " ", name)[:80]


def _body_name(lines: list[str]) -> str:
    """Parent and body, as a sentence would write them: UBND TỈNH KIÊN GIANG / SỞ Y TẾ →
    Sở Y tế tỉnh Kiên Giang."""
    if not lines or not regex.match(
        r"(?:[ỦU][YỶ] BAN|UBND|UỶ BAN|SỞ|HĐND|HỘI ĐỒNG|BỘ|BAN|TỈNH ỦY|HUYỆN ỦY|PHÒNG|VĂN PHÒNG|THANH TRA)",
        lines[0],
    ):
        return ""
    own = (
        regex.match(r"(?:SỞ|PHÒNG|VĂN PHÒNG|BAN|THANH TRA|TRUNG TÂM|CHI CỤC)\b", lines[1])
        if len(lines) > 1
        else None
    )
    if own:
        where = regex.search(r"(?:TỈNH|HUYỆN|THÀNH PHỐ|THỊ XÃ|QUẬN|TP\.?)\s.*", lines[0])
        return (spell(lines[1]) + (" " + place_name(where[0]) if where else "")).strip()
    joined = regex.sub(
        "^[ỦU][YỶỴ] BAN NHÂN DÂN|^UỶ BAN NHÂN DÂN", "UBND", lines[0]
    )  # one spelling, to compare by
    if len(lines) > 1 and regex.match(
        r"(?:TỈNH|HUYỆN|THÀNH PHỐ|THỊ XÃ|QUẬN|XÃ|PHƯỜNG|THỊ TRẤN)\b", lines[1]
    ):
        joined += " " + lines[1]
    return spell(joined)


def _province(head: str, text: str, day: str) -> tuple[str, str]:
    """(name, a name not known that day which stands in the text more often, or ""). Named in the
    head's capitals; else after "tỉnh" most often in the text, one known on the document's day
    before any other. A name that no list has stands as it was read."""
    named = regex.findall(r"(?i)\b(?:tỉnh|thành phố|tp\.?)\s+([\p{L}\s.–-]+)", head)
    if inside := next((p for phrase in named if (p := _named(phrase, day))), ""):
        return inside, ""
    counted: dict[str, int] = {}
    said = regex.findall(
        r"(?:[Tt]ỉnh|TỈNH)\s+(?!(?i:đoàn|ủy|hội|đội|ubnd|hđnd)\b)((?:\p{Lu}[\p{L}.–-]*\s?(?:[–-]\s)?){1,5})",
        text,
    )
    for phrase in said:
        name = _named(phrase, day) or _as_read(phrase)
        counted[name] = counted.get(name, 0) + 1
    most = max(counted, key=counted.get, default="")
    best = max((n for n in counted if units.province_at(n, day)), key=counted.get, default=most)
    return best, most if counted and counted[most] > counted[best] else ""


def _named(phrase: str, day: str) -> str:
    """The province at the beginning of a phrase, the longest name first: valid that day, else of
    another time, which the reader is told."""
    words = phrase.split()
    for when in dict.fromkeys((day, "")):
        for size in range(min(len(words), 6), 0, -1):
            if found := units.province_at(" ".join(words[:size]).strip(" .-–"), when):
                return found.name
    return ""


def _as_read(phrase: str) -> str:
    """The name as a sentence writes it: capitals of a heading and what follows a full stop go."""
    name = " ".join(regex.split(r"[.–]|-\s", phrase)[0].split()[:3])
    return " ".join(w.capitalize() for w in name.split()) if name.isupper() else name


def _close(text: str, fields: dict) -> None:
    """Recipients, capacity and name of the signer, from the end of the report proper."""
    close = list(regex.finditer(r"(?i)n[ơo]i nh[ậâa]n\s*:", text))
    tail = text[close[0].start() : close[0].start() + 1600] if close else text[-1200:]
    listed = RECIPIENTS.search(tail)
    if listed:
        items = regex.findall(r"(?m)^\s*[-–+]\s*(.+?)[;.,]?\s*$", listed["list"])
        fields["recipients"] = "; ".join(item.strip(" ;.") for item in items)
    capacities = list(CAPACITY.finditer(tail))
    fields["signer_capacity"] = ", ".join(
        " ".join(line.split()) for c in capacities[:4] for line in c[1].split("\n") if line.strip()
    )
    after = tail[capacities[-1].end() :] if capacities else ""
    name = PERSON.search(after)
    fields["signer"] = name["name"] if name else ""
