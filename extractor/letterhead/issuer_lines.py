"""The lines of a letterhead that name the issuer, and the bodies that they name.

The left column of the head (Nghị định 30/2020/NĐ-CP, Phụ lục I, ô số 2): the parent body and below
it the issuing one, each over one line or several. Readers may give it before, after or between the
lines of the right column.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice

import regex

from extractor.administration import (
    UNIT_LEVELS,
    body_parts,
    committee_in,
    is_committee,
    known_body,
    opens_body,
    unit_kind,
)
from extractor.language.marks import without_marks
from extractor.letterhead.columns import cells_of
from extractor.letterhead.title import names_a_unit

MOST_LINES = 5
LONGEST = 80  # characters: a longer line is text
CAPITALS = 0.75  # share of capitals among the letters of a line of names
MOTTO = regex.compile(
    r"(?i)cong\s*h(?:oa|oi)\b|c.ng h.a x|viet\s*nam\s*$|doc\s*lap|tu\s*do|hanh\s*phuc"
)
COUNTRY = regex.compile(r"(?i)ch[u0] nghia|c.ng h.a x")
DATE_LINE = regex.compile(r"(?i)\bng.y\b.*\bth.ng\b|\bngay\s*$")
NUMBER_LINE = regex.compile(
    r"(?i)^\W*s[o0]\s*(?:$|[:;.](?:\P{L}*$|\W*\d|.*/))"  # `Số: 12/BC-SYT`; not `SỞ. NỘI VỤ`
    r"|^\W*(?-i:So)\s?:"  # `Số: ƒ@ZBC-STP`, written by hand over the slash
    r"|^\W*so\s*\d*\s*/|^\W*so\s+\d+\s?[-–]\s?\p{Lu}|^\s*\d*\s*/|^\W*v\s?/\s?v|^\W*kinh gui"
)
ROUND = regex.compile(r"^[^\p{L}\d]+|[^\p{L}\d.)]+$")  # marks around a line
TYPE = regex.compile(
    r"(?i)^\W*(?:bao cao|quyet dinh|chi thi|ke hoach|thong bao|to trinh|nghi quyet|cong dien"
    r"|huong dan|chuong trinh|ket luan|bien ban|de an|quy dinh|quy che|giay moi|phuong an"
    r"|phu luc|bieu mau|danh sach)\b"
)
ASIDE = regex.compile(
    r"(?i)^\W*(?:(?:hoa toc|khan|thuong khan|mat|toi mat|tuyet mat|du thao|sao y)\W*$"
    r"|khoa\s+[ivxl\d]+(?!\p{L})|ky hop\s+(?:thu|chuyen de|bat thuong)|nhiem ky\s+\d)"
)
TORN_COMMITTEE = regex.compile(r"(?m)^(\s*[UỦ][YỶ])\s*\n\s*(BAN\s+NHÂN\s+DÂN)")
# A speck behind a name in capitals (`UBND TỈNH THANH BÌNH có,`).
SPECK_BEHIND = regex.compile(
    r"(?<=\p{Lu}{2})\W+\p{Ll}{1,2}\W*$|(?<=\p{L})\s*[^\p{L}\d.)\s][^\p{L}\d)]*$"
)
# `SỞ` on a line of its own, which is too short for a name, above what it is the department of.
TORN_DEPARTMENT = regex.compile(
    r"(?m)^(\s*S[ỞỚỜỠỢO])\s*\n\s*(?=\p{Lu}[\p{Lu}\s,&-]+$)(?!C[ỘOÔ]NG\s+H|ĐỘC\s+L)"
)
GAP = regex.compile(r"\s(?:(?P<dash>[-–])\s)?")
GOES_ON = regex.compile(r"(?i)(?:[-–,&]|\bva|\bcua|\bquan ly|\bchi dao|^van phong|^truong)\s*$")


def issuer_lines(top: str, receiver: str) -> tuple[str, ...]:
    """The lines of the issuer's names in the head `top`, as read, from the first that begins as the
    name of a body does. `receiver` is the body of the incoming stamp, which is not the issuer."""
    cells = iter(_cells(top))
    first = _first_line(cells, receiver)
    if not first:
        return ()
    return (first, *islice(_further_lines(cells, receiver, first), MOST_LINES - 1))


def _first_line(cells: Iterator[str], receiver: str) -> str:
    """The first line that opens with a body's name; "" where the document's type stands above
    any."""
    for cell in cells:
        line = _without_specks(cell)
        if _is_aside(line, receiver) or NUMBER_LINE.search(without_marks(line)):
            continue
        if _in_capitals(line) and _is_type(line, ""):
            return ""
        if _opens(line):
            return line
    return ""


def _further_lines(cells: Iterator[str], receiver: str, above: str) -> Iterator[str]:
    """The lines below the name's first one, `above`, that go on with the names, as far as the
    document's number or type."""
    for cell in cells:
        if NUMBER_LINE.search(without_marks(cell)):
            return
        line = _without_specks(cell)
        if _is_aside(line, receiver):
            continue
        if _is_type(line, above) or not (_goes_on(line, above) or _is_below(line, above)):
            return
        yield line
        above = line


def _without_specks(cell: str) -> str:
    """The line without marks around it, and without what dirt behind it was read as."""
    return SPECK_BEHIND.sub("", ROUND.sub("", cell))


def _is_type(line: str, above: str) -> bool:
    """True for a document's type; not for the ward below its committee (`PHƯỜNG AN HỘI`)."""
    return TYPE.match(without_marks(line)) is not None and not names_a_unit(line, above)


def is_framed(top: str) -> bool:
    """True for a head that has the motto or a line with the number: no bare title of a text."""
    plain = without_marks(top)
    numbered = any(NUMBER_LINE.search(line) for line in plain.split("\n"))
    return numbered or MOTTO.search(plain) is not None


def _cells(top: str) -> list[str]:
    """The lines of the head, those of two columns parted."""
    whole = regex.sub(r"(?<=\p{L})[ \t]+(?=C[ỘOÔ]NG\s+H[ÒOÓÔ]A?)", "\n", top)
    whole = regex.sub(r"(?<=\p{Lu})[ \t]+(?=Số\s*:)", "\n", whole)
    whole = TORN_DEPARTMENT.sub(r"\1 ", TORN_COMMITTEE.sub(r"\1 \2", whole))
    return [cell for line in whole.split("\n") for cell in cells_of(line)]


def _is_aside(line: str, receiver: str) -> bool:
    """True for a line that may stand between the names: motto, day, urgency, specks."""
    plain = without_marks(line)
    letters = sum(letter.isalpha() for letter in plain)
    return (
        letters < 3
        or (MOTTO.search(plain) is not None and not _is_national(line))
        or bool(DATE_LINE.search(plain) or ASIDE.match(plain))
        or " ".join(line.split()) == receiver.upper() != ""
    )


def _is_national(line: str) -> bool:
    """True for a body whose name ends as the country's does: `HỘI NÔNG DÂN VIỆT NAM`."""
    return opens_body(line) and not COUNTRY.search(without_marks(line))


def _opens(line: str) -> bool:
    """True where the line begins with a body, in capitals or as a name that stands alone."""
    if len(line) > LONGEST or not opens_body(line):
        return False
    if _in_capitals(line):
        return True
    parts = body_parts(line)
    if not parts.places or regex.search(r"[.;:]|,\s", line):
        return False
    names = " ".join(place.name for place in parts.places).split()
    if known_body(parts.head) is not None:
        return True
    return is_committee(parts.head) and _are_names(names)


def _are_names(words: list[str]) -> bool:
    """True for words that each begin as names do: of `UBND HUYỆN Kế Sách`, `UBND Phường 7`."""
    return bool(words) and all(word[0].isupper() or word.isdigit() for word in words)


def _goes_on(line: str, above: str) -> bool:
    """True for capitals, which go on with a name in capitals, or name a body below one in small
    letters: a title below such a name is none of it."""
    if len(line) > LONGEST or not _in_capitals(line):
        return False
    if _in_capitals(above):
        return True
    return opens_body(line) and (bool(body_parts(line).places) or _is_known(body_parts(line).head))


def _is_below(line: str, above: str) -> bool:
    """True for a name in small letters, as a form has it, of a body below the one above: `UBND xã
    Nhơn Phú` below `UBND huyện Mang Thít`, `Sở Nội vụ` below `UBND tỉnh Vĩnh Long`. In a list of
    units each is as high as the next."""
    known = known_body(line)
    if not _opens(line) and (known is None or known.faults or not opens_body(line)):
        return False
    over, own = (unit_kind(name).level for name in (above, line))
    if over not in UNIT_LEVELS or own not in UNIT_LEVELS:
        return False
    higher, lower = is_committee(body_parts(above).head), is_committee(body_parts(line).head)
    # A division is of its committee's level.
    return UNIT_LEVELS.index(over) < UNIT_LEVELS.index(own) + (higher and not lower)


def _in_capitals(line: str) -> bool:
    letters = [letter for letter in line if letter.isalpha()]
    return sum(map(str.isupper, letters)) >= CAPITALS * len(letters) > 0


def bodies_of(lines: tuple[str, ...]) -> tuple[str, ...]:
    """The bodies that the lines name, the parent before the issuing one.

    >>> bodies_of(("UBND TỈNH X", "SỞ NÔNG NGHIỆP", "VÀ PHÁT TRIỂN NÔNG THÔN"))
    ('UBND TỈNH X', 'SỞ NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN')
    """
    bodies: list[str] = []
    for line in chain.from_iterable(map(_parted, lines)):
        opens = opens_body(line) or _is_known(line)  # `SỞYTẾ`, its words run together
        if bodies and _is_ward_below(bodies[-1], line):
            bodies.append(f"UBND {line}")
        elif bodies and (not opens or _is_one(bodies[-1], line)):
            bodies[-1] += " " + line
        else:
            bodies.append(line)
    return tuple(" ".join(body.split()) for body in bodies)


def _is_ward_below(above: str, line: str) -> bool:
    """True for a ward's or commune's name alone below the committee of its district, which is that
    of the ward: `UBND QUẬN 3`, `PHƯỜNG 7`."""
    upper, lower = body_parts(above).places, body_parts(line)
    if committee_in(above) != "UBND" or not upper or lower.head or not lower.places:
        return False
    return upper[-1].level == "huyện" and lower.places[0].level == "xã"


def _parted(line: str) -> tuple[str, ...]:
    """A line that names a body with its place and, behind a dash, a part of it, or a known body
    right behind, as two lines: `SỞ NỘI VỤ NAM ĐỊNH - BAN TÔN GIÁO`, `UBND THỊ XÃ BA ĐỒN PHÒNG NỘI
    VỤ`."""
    for gap in GAP.finditer(line):
        above, below = line[: gap.start()], line[gap.end() :]
        if body_parts(above).places and opens_body(below) and (gap["dash"] or _is_known(below)):
            return above, below
    return (line,)


def _is_known(name: str) -> bool:
    known = known_body(body_parts(name).head)
    return known is not None and known.faults == 0


def _is_one(above: str, line: str) -> bool:
    """True where a line that begins as a body does belongs to the name above it."""
    if GOES_ON.search(without_marks(above)):
        return True
    if body_parts(above).places:
        return False
    joined = known_body(f"{above} {line}")
    return joined is not None and joined.faults == 0
