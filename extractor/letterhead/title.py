"""What the document is called: its type (`Báo cáo`) and its title."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import regex

from extractor.administration import body_parts, cited_type, committee_in, is_committee
from extractor.kept_patterns import compiled_rule
from extractor.language.flat import bare, bare_lines
from extractor.language.said import words_said

WHOLE_SENTENCE = regex.compile(r"\s*\p{Lu}.{12,}[.;:]\s*")  # of the text below a title
LONG_LINE = 60  # characters: a line of small letters below capitals is a second title if shorter
LONGEST = 300  # characters that a title of several lines may have
# A line's beginning before a type of documents, in bare text.
_OPEN = r"(?m)^[^\S\n]*\W{0,3}(?:(?:de cuong|du thao)\)?[ ]+)?"
ABOUT = regex.compile(  # of a letter
    r"(?is)V/v:?\s+(?P<title>.{5,250}?)(?:\n\W*\n|\n\W{0,3}Kính gửi|\n[^\n]{2,40},\s+ngày|$)"
)
STAMP_LINE = regex.compile(r"\W*(?:ĐẾN\b|Chuyển\s*:|Ngày\s*:?\s*\d|Số\s*:|Lưu hồ sơ|Giờ\s*:)")
TITLE_END = regex.compile(
    r"(?m)^\W{0,3}(?:Kính gửi|Căn cứ|Thực hiện|Hôm nay|ĐVT|I[.\-/]|1[-/]|Phần|PHẦN|A\."
    r"|Ngày|Trong|Theo|Ủy ban|UBND|1\.|Xét|Nơi nhận|Mục lục|MỤC LỤC"
    r"|(?:Biểu|Bảng|Phụ lục)\s+(?:số\s+)?\d|S?TT\b|Đơn vị tính)"
    r"|\.\s*$|^[-+•]\s?\p{L}|^\((?:Số liệu|Trình|Kèm|Ban hành|Phục vụ|Tài liệu)"
)
# What is said of the type on its line, the title below: `KẾT LUẬN THANH TRA`, `BÁO CÁO NHANH`
OF_THE_TYPE = regex.compile(
    r"[^\S\n]*(?i:thanh\s+tra|kiểm\s+tra|giám\s+sát|nhanh|tóm\s+tắt|đột\s+xuất)[^\S\n]*(?=\n)"
)
ABOUT_BEHIND = regex.compile(r"[ \t]+(?:V/v|Về\s+việc)(?!\p{L})")  # `QUYẾT ĐỊNH V/v tặng`
# In a decision, below its title: who decides, in capitals (`ỦY BAN NHÂN DÂN TỈNH KON TUM`).
OFFICER_DECIDES = regex.compile(
    r"\W{0,3}(?:(?:PHÓ\s+)?CHỦ\s+TỊCH|CHÁNH\s|(?:TỔNG\s+)?GIÁM\s+ĐỐC|BỘ\s+TRƯỞNG|THỦ\s+TƯỚNG)"
    r"(?!\p{L})[^\p{Ll}]*"
)
SMALL_LETTER = regex.compile(r"\p{Ll}")
NAME_FOLLOWS = regex.compile(r"(?i)(?:[-–,&]|(?<!\p{L})(?:và|của|cho|do|với|trước|tại))\s*")
# A letter: what it is about, and below it to whom it goes.
LETTER = regex.compile(r"(?s)^.*?V/v:?\s.{5,400}?\n\W{0,3}Kính gửi")


@dataclass(frozen=True, slots=True)
class _Types:
    """Types of documents by their letters without marks and blanks (`baocao` → `Báo cáo`); a line
    that one fills, and one that it opens, in bare text."""

    names: dict[str, str]
    alone: regex.Pattern[str]
    first: regex.Pattern[str]


@lru_cache(maxsize=1)
def _types() -> _Types:
    names = {bare(name): name for name in words_said("titles_of_documents")}
    # Letters may stand apart (`B Á O  C Á O`).
    spaced = ("[ ]?".join(word).replace("[ ]? [ ]?", "[ ]+") for word in names)
    any_type = f"(?P<type>{'|'.join(spaced)})"
    return _Types(
        names={word.replace(" ", ""): name for word, name in names.items()},
        alone=compiled_rule(rf"{_OPEN}{any_type}\W*$"),
        first=compiled_rule(rf"{_OPEN}{any_type}[ \t]+(?=\p{{L}})"),
    )


@dataclass(frozen=True, slots=True)
class Title:
    """The document's type in words (`Báo cáo`) and its title on one line; "" where not found."""

    doc_type: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class TypeLine:
    """The slice of the head's line that names the document's type (a title on the same line lies
    behind it), and the type in words."""

    start: int
    end: int
    doc_type: str


def find_type_line(head: str) -> TypeLine | None:
    """The first line of capitals that is a type of documents, whatever became of its tones (`BẢO
    CÁO`); where there is none, the first line that a type opens in capitals, or opens the text;
    else the first that is a type with one capital (`Báo cáo`). What stands below the address of a
    letter is of its text or its enclosure."""
    letter = LETTER.match(head)
    head = head[: letter.end()] if letter else head
    flat = bare_lines(head)
    alone = list(_types().alone.finditer(flat))
    capitals = [found for found in alone if head[slice(*found.span("type"))].isupper()]
    opening = list(_types().first.finditer(flat))
    about = _first_about(head, opening, capitals)
    if about or capitals:
        return _type_line(about or capitals[0])
    for found in opening:
        if _opens_title(head, found):
            return _type_line(found)
    return next(map(_type_line, _with_one_capital(head, alone)), None)


def _with_one_capital(head: str, alone: list[regex.Match[str]]) -> Iterator[regex.Match[str]]:
    return (found for found in alone if head[found.start("type")].isupper())


def _first_about(
    head: str, opening: list[regex.Match[str]], capitals: list[regex.Match[str]]
) -> regex.Match[str] | None:
    """The first type that says on its line what it is about, above any that stands alone."""
    end = capitals[0].start() if capitals else len(head)
    said = (found for found in opening if found.start() < end and _says_about(head, found))
    return next(said, None)


def _says_about(head: str, found: regex.Match[str]) -> bool:
    """True for a type in capitals behind which its line says what it is about."""
    return head[slice(*found.span("type"))].isupper() and bool(
        ABOUT_BEHIND.match(head, found.end("type"))
    )


def _opens_title(head: str, found: regex.Match[str]) -> bool:
    """True for a type that opens a line of capitals, or the text, and is no unit's name."""
    line = head[found.start("type") :].split("\n", 1)[0]
    above = head[: found.start()].rstrip()
    if names_a_unit(line, above.rsplit("\n", 1)[-1]):
        return False
    return line.isupper() or (not above.strip() and line[0].isupper())


def names_a_unit(line: str, above: str) -> bool:
    """True where a line below `above` is the second of a body's name, whatever became of its tones.

    >>> names_a_unit("PHUONG AN HOI", "ỦY BAN NHÂN DÂN"), names_a_unit("PHƯƠNG ÁN", "Số: 1/PA-UBND")
    (True, False)
    """
    parts = body_parts(line.strip())
    return is_committee(above) or (bool(parts.places) and not parts.head)


def _type_line(found: regex.Match[str]) -> TypeLine:
    letters = "".join(found["type"].split())
    return TypeLine(found.start(), found.end(), _types().names[letters])


def read_title(head: str, type_line: TypeLine | None, symbol: str) -> Title:
    """Type and title below the line that names the type; of a letter, which has none, the type by
    its symbol and the title after `V/v`."""
    if type_line:
        of_type = OF_THE_TYPE.match(head, type_line.end)
        begin = of_type.end() if of_type else type_line.end
        below = head[begin : begin + 700]
        return Title(type_line.doc_type, _title(below))
    about = ABOUT.search(head)
    return Title(
        doc_type=cited_type("", 0, "1/" + symbol) if symbol else "",
        title=regex.sub(r"\s+", " ", about["title"]).strip() if about else "",
    )


def _is_text_below(taken: list[str], line: str) -> bool:
    """True for a sentence below a title that stands in capitals."""
    return " ".join(taken).isupper() and line[0].isupper() and line[1:2].islower()


def _leads_on(line: str) -> bool:
    """True for a line that ends in a word behind which the name of a body may stand."""
    last = line.rsplit(maxsplit=1)[-1]
    return NAME_FOLLOWS.fullmatch(last) is not None or last[-1] in "-–,&"


def _decides(line: str) -> bool:
    """True for a line of capitals that names an officer, a committee or a council."""
    line = line.removesuffix(":").removesuffix("điện")
    if SMALL_LETTER.search(line):
        return False
    return OFFICER_DECIDES.fullmatch(line) is not None or committee_in(line) != ""


def _ends_title(taken: list[str], line: str, apart: bool) -> bool:
    """True for a line that is no more of the title; `apart`: a blank line stands before it."""
    if TITLE_END.match(line) or len(" ".join((*taken, line))) > LONGEST:
        return True
    if _decides(line) and not _leads_on(taken[-1]):
        return True
    if len(line) > LONG_LINE and _is_text_below(taken, line):
        return True
    return "\t" in line or _is_sentence(line, apart)


def _is_sentence(line: str, apart: bool) -> bool:
    """True for a whole sentence: below a blank line any, else a long one."""
    return (apart or len(line) > LONG_LINE) and WHOLE_SENTENCE.fullmatch(line) is not None


def _title(below: str) -> str:
    """The lines before the first one that opens the text or an address, on one line. After a
    blank line a whole sentence, with its full stop, is text."""
    taken: list[str] = []
    apart = False
    for line in map(str.strip, below.strip().split("\n")):
        if taken and _ends_title(taken, line, apart):
            break
        apart = not line.strip()
        if line.strip(" -–_*") and not STAMP_LINE.match(line):
            taken.append(line)
    return regex.sub(r"\s+", " ", " ".join(taken)).strip(" .-–_:|")
