"""What the document is called: its type (`Báo cáo`), its title, and the period in that title."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from extractor.administration import cited_type
from extractor.model import DocumentText, Numeral

LONGEST = 300  # characters: a title longer than this takes no further line
TYPE_LINE = regex.compile(
    r"(?m)^\W{0,3}(?P<type>BÁO CÁO|QUYẾT ĐỊNH|CHỈ THỊ|KẾ HOẠCH|THÔNG BÁO|TỜ TRÌNH|NGHỊ QUYẾT"
    r"|CÔNG ĐIỆN|HƯỚNG DẪN|CHƯƠNG TRÌNH|KẾT LUẬN|BIÊN BẢN|ĐỀ ÁN|QUY ĐỊNH|QUY CHẾ|GIẤY MỜI"
    r"|PHƯƠNG ÁN)\W*$"
)
ABOUT = regex.compile(r"(?is)V/v:?\s+(?P<title>.{5,250}?)(?:\n\s*\n|$)")  # of a letter
STAMP_LINE = regex.compile(r"\W*(?:ĐẾN\b|Chuyển\s*:|Ngày\s*:?\s*\d|Số\s*:|Lưu hồ sơ|Giờ\s*:)")
TITLE_END = regex.compile(
    r"(?m)^\W{0,3}(?:Kính gửi|Căn cứ|Thực hiện|I[.\-]|Phần|PHẦN|A\.|Ngày|Trong|Theo|Ủy ban|UBND"
    r"|1\.|Xét|Nơi nhận)|\.\s*$"
)
FULL_DAY = regex.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Title:
    """The document's type in words (`Báo cáo`) and its title on one line; "" where not found."""

    doc_type: str = ""
    title: str = ""


def read_title(
    head: str,
    type_line: regex.Match[str] | None,
    symbol: str,
) -> Title:
    """Type and title below the line that names the type; of a letter, which has none, the type by
    its symbol and the title after `V/v`."""
    if type_line:
        below = head[type_line.end() : type_line.end() + 700]
        return Title(type_line["type"].capitalize(), _title(below))
    about = ABOUT.search(head)
    return Title(
        doc_type=cited_type("", 0, "1/" + symbol) if symbol else "",
        title=regex.sub(r"\s+", " ", about["title"]).strip() if about else "",
    )


def _title(below: str) -> str:
    """The lines before the first one that opens the text or an address, on one line."""
    taken: list[str] = []
    for line in below.strip().split("\n"):
        if taken and (TITLE_END.match(line) or len(" ".join(taken)) > LONGEST):
            break
        if line.strip(" -–_*") and not STAMP_LINE.match(line):
            taken.append(line.strip())
    return regex.sub(r"\s+", " ", " ".join(taken)).strip(" .-–_:")


def period_of(
    title: str,
    document: DocumentText,
    numerals: tuple[Numeral, ...],
) -> str:
    """The first period that stands in the title (`2016`, `2016-11`, `2016-Q3`), a full day is
    none; "" where the title names no period."""
    if not title:
        return ""
    opening = regex.search(r"\s+".join(map(regex.escape, title.split()[:6])), document.text)
    start = opening.start() if opening else 0
    end = start + len(title) + 20  # the title may be parted by more blanks than one
    for row in numerals:
        dated = row.kind == "date" and row.iso and not FULL_DAY.fullmatch(row.iso)
        if dated and start <= row.start <= end:
            return row.iso
    return ""
