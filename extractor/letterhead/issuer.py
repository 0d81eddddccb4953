"""Who issued a document: the body's name in full with its place, and its level.

The names of the head are held against the bodies known; a name that is in no list counts where it
is print that needed no reading, or where the text says it once more. Else a person must look.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, islice

import regex

from extractor.administration import (
    BodyName,
    PlaceName,
    body_parts,
    clean_name,
    coded_bodies,
    committee_in,
    faults_between,
    is_committee,
    known_body,
    letters_of,
    named_kinds,
    spell,
    symbol_codes,
    unit_kind,
    unmarked,
    with_place,
)
from extractor.language.marks import without_marks
from extractor.language.said import worded
from extractor.letterhead.issuer_lines import bodies_of, is_framed, issuer_lines
from extractor.letterhead.said_names import said_as
from extractor.model import Doubt

REPORTING = regex.compile(  # `UBND huyện An Lạc xin báo cáo kết quả …`
    r"(?<!của\s)(?<!\p{L})"
    r"((?:Ủy\s+ban\s+nhân\s+dân|UBND|Sở|Phòng|Văn\s+phòng)\s"
    r"(?:(?!về|báo|của)[^.;,])(?:(?!\svề\s|\scủa\s)[^.;,]){2,50}?)"
    r"\s+(?:xin\s+)?báo\s+cáo\s"
)
ATTACHED = regex.compile(  # `(Kèm theo Báo cáo số 512/BC-UBND ngày 04/9/2025 của UBND tỉnh X)`
    r"(?m)^\W*(?:[Bb]an\s+hành\s+)?[Kk]èm\s+theo\s+(?i:báo\s+cáo|tờ\s+trình|đề\s+án)(?!\p{L})"
    r"[^()\n]{0,60}?\s+của\s+(?P<body>\p{Lu}[^()\n;,]{2,80}?)\)?\s*$"
)
# `CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH HẢI DƯƠNG`, a line of its own
OFFICER = worded(r"(?im)^\W*{heads_of_bodies}\s+(?P<body>\p{L}[^\n]{3,70})$")
# What a committee's or council's decision rests on, or its first words, below its name
DECIDING = worded(r"(?m)^\W*(?P<body>[^\p{Ll}\n]{8,80})\n\s*(?i:{decisions_begin})(?!\p{L})")
OF_PARTY = regex.compile(r"(?:tinh|thanh|huyen|quan|thi) uy\b")
PARTY = regex.compile(r"(?i)(?:tỉnh|thành|huyện|quận|thị|đảng)\s+(?:[ủu][yỷ]|đoàn)")
BROKEN = regex.compile(r"\s*[|{}<>~^=\\].*$")  # what follows a sign that no name has
OPENING = 4000  # characters in which the sentence stands that says who reports


@dataclass(frozen=True, slots=True)
class Issuer:
    """The issuing body. `head` is what it is, out of capitals (`Sở Y tế`, `UBND`), "" where none
    was found; `places` the units that its name and its parent's name, from the smallest; `parent`
    the body above it as read; `own` how many of the places are its own name's.

    `needed_reading` is false for print that a file holds as letters."""

    head: str = ""
    places: tuple[PlaceName, ...] = ()
    own: int = 0
    parent: str = ""
    doubts: tuple[Doubt, ...] = ()
    needed_reading: bool = False

    @property
    def place(self) -> PlaceName | None:
        """The smallest unit that the body is of; None where the head names none."""
        return self.places[0] if self.places else None


def read_issuer(top: str, text: str, receiver: str, needed_reading: bool = False) -> Issuer:
    """The issuer named in capitals at the left of the head `top`, else the officer's body named
    below the title, else the one in the sentence "… báo cáo kết quả", else the one whose report an
    annex says it goes with. A committee without its place
    names nobody. `receiver` is the body of the incoming stamp, which is not the issuer."""
    bodies = bodies_of(issuer_lines(top, receiver))
    if bodies and not is_framed(top) and not _is_sure(bodies[-1]):
        bodies = ()  # a title
    told = (_officers_body(text), _reporting_body(text), _reports_body(text))
    for named in (bodies, *told):
        parts = [body_parts(BROKEN.sub("", body)) for body in named]
        if parts and not _names_nobody(parts[-1]):
            return _issuer(parts, text[len(top) :], needed_reading)
    return Issuer()


def _is_sure(body: str) -> bool:
    """True for the name of a known body, or of one with its place: not of `UBND tỉnh trình bày`."""
    parts = body_parts(body)
    known = known_body(parts.head)
    if parts.places and parts.places[0].name[:1].islower():
        return False
    return bool(parts.places) or (known is not None and known.faults == 0)


def _names_nobody(parts: BodyName) -> bool:
    """True for a committee of no place: any of eleven thousand."""
    place = parts.places[0].name if parts.places else ""
    return is_committee(parts.head) and not place


def _officers_body(text: str) -> tuple[str, ...]:
    """The body, in capitals on a line below the title, whose head decides or that decides itself;
    none where no line names one."""
    plain = without_marks(text[:OPENING])
    for found in OFFICER.finditer(plain):
        body = text[found.start("body") : found.end("body")]
        if len(plain) == len(text[:OPENING]) and body.isupper():
            return (body,)
    deciding = (found["body"] for found in DECIDING.finditer(text[:OPENING]))
    bodies = (body for body in deciding if committee_in(body) and not is_committee(body))
    return tuple(islice(bodies, 1))


def _reporting_body(text: str) -> tuple[str, ...]:
    said = REPORTING.search(text[:OPENING])
    body = clean_name(said[1]) if said else ""
    return (body,) if body and _is_sure(body) else ()


def _reports_body(text: str) -> tuple[str, ...]:
    """The body whose report an annex goes with. One that goes with a letter or a circular is a form
    of another body, to be filled in."""
    attached = ATTACHED.search(text[:OPENING])
    body = clean_name(attached["body"]) if attached else ""
    return (body,) if body and _is_sure(body) else ()


def _issuer(parts: list[BodyName], below: str, needed_reading: bool) -> Issuer:
    """The last of the bodies, with the places of those above it. `below` is the text below the
    head."""
    own, above = parts[-1], parts[:-1]
    head = _spelt_head(own, below, needed_reading)
    parent = " ".join(filter(None, (_joined(body) for body in above[-1:])))
    places = list(own.places)
    for body in reversed(above):
        places += body.places
    return Issuer(
        head=head.name,
        places=_named_by_parent(places),
        own=len(own.places),
        parent=parent,
        doubts=head.doubts,
        needed_reading=needed_reading,
    )


def _named_by_parent(places: list[PlaceName]) -> tuple[PlaceName, ...]:
    """The places, a first one of which only the type is printed (`THANH TRA HUYỆN`) with the name
    that the body above has."""
    if not places or places[0].name:
        return tuple(places)
    named = (place for place in places if place.name and place.type == places[0].type)
    return (next(named, places[0]), *places[1:])


def _joined(body: BodyName) -> str:
    return with_place(body.head, body.places[0]) if body.places else body.head


@dataclass(frozen=True, slots=True)
class _Head:
    name: str
    doubts: tuple[Doubt, ...] = ()


def _spelt_head(own: BodyName, below: str, needed_reading: bool) -> _Head:
    """The head as a sentence writes it: as the lists have it, else as the text says it once more,
    else as printed; with a doubt where it may be misread."""
    if everywhere := _of_one_spelling(own.head):
        return _Head(everywhere)
    known = known_body(own.head)
    if known and known.faults == 0:
        return _Head(known.name)
    if said := said_as(own.head, below):
        return _Head(spell(said) if said.isupper() else said[0].upper() + said[1:])
    if known and (needed_reading or not own.head.isupper()):
        return _corrected_head(own.head, known.name, below)
    return _printed_head(own.head, needed_reading)


def _corrected_head(read: str, known: str, below: str) -> _Head:
    """The known body nearest to a head that was misread; in doubt where the text nowhere names
    it."""
    sure = said_as(known, below) != ""
    return _Head(known, () if sure else (corrected(read, known),))


def _printed_head(printed: str, needed_reading: bool) -> _Head:
    """The head as printed; in doubt where it was read from a picture, as nothing else has it."""
    name = spell(printed) if printed.isupper() else printed
    return _Head(name, (Doubt.of("issuer_unknown", name=plain(name)),) if needed_reading else ())


def _of_one_spelling(head: str) -> str:
    """The head of a body that is spelt alike everywhere, to compare by: of the State at any level,
    of the Party; "" for another."""
    if is_committee(head):
        return committee_in(head)
    return head.capitalize().replace("uỷ", "ủy") if PARTY.fullmatch(head) else ""


def corrected(read: str, taken: str) -> Doubt:
    """The doubt about a name that was read with letters wrong and taken for a known one."""
    return Doubt.of("issuer_corrected", read=plain(read), taken=plain(taken))


def plain(name: str) -> str:
    """A name fit to stand in a doubt."""
    return regex.sub("[|={}]", " ", name)[:80]


def full_name(issuer: Issuer, place: PlaceName | None, province: PlaceName | None) -> str:
    """The body's name with its place: `Sở Y tế tỉnh Kiên Giang`. `place` is the smallest unit and
    `province` the province, as resolved.

    A body with a name of its own (a school), one of the centre, and one whose name holds the place
    have none after it."""
    if not issuer.head:
        return ""
    chosen = place if place and place.name else province
    if chosen is None or _stands_alone(issuer, chosen):
        return issuer.head
    return with_place(_head_of_parent(issuer), chosen)


def _head_of_parent(issuer: Issuer) -> str:
    """The head with the body that it is a part of: `Ban Pháp chế HĐND`, `Văn phòng UBND`, `Ban Tổ
    chức Tỉnh ủy`."""
    parent = unmarked(issuer.parent)
    if issuer.own or not parent:
        return issuer.head
    above = committee_in(issuer.parent)
    if above == "HĐND" or (above and unmarked(issuer.head) == "van phong"):
        return f"{issuer.head} {above}"
    party = OF_PARTY.match(parent)
    return f"{issuer.head} {body_parts(issuer.parent).head.capitalize()}" if party else issuer.head


def _stands_alone(issuer: Issuer, place: PlaceName) -> bool:
    """True for a body after whose name no place is said."""
    kind = unit_kind(issuer.head).kind
    usual = known_body(issuer.head)  # `Bệnh viện đa khoa`: every province has one
    has_name = kind in named_kinds() and not issuer.own and (usual is None or usual.faults > 0)
    return has_name or kind == "trung ương" or unmarked(place.name) in unmarked(issuer.head)


def level_of(issuer: Issuer, place: PlaceName | None, day: str) -> str:
    """The level of the body on an ISO day; "" for those of the centre."""
    if not issuer.head:
        return ""
    own = place if issuer.own else None
    name = with_place(issuer.head, own) if own else issuer.head
    kind = unit_kind(name, day, issuer.parent)
    if kind.level or own or kind.kind == "trung ương" or place is None:
        return kind.level
    return unit_kind(with_place(issuer.head, place), day).level if not issuer.parent else ""


def symbol_differs(head: str, symbol: str) -> tuple[Doubt, ...]:
    """A doubt where the number's symbol is another body's: `BC-SYT` on a report of an UBND, whose
    second line was not read; `BC-STP` on one of the Sở Nội vụ."""
    codes = symbol_codes(symbol)
    if not head or not codes:
        return ()
    fits = _is_of_committee(codes) if head == "UBND" else _is_of_office(codes, head)
    return () if fits else (Doubt.of("issuer_symbol", name=plain(head), symbol=plain(symbol)),)


def _is_of_committee(codes: list[str]) -> bool:
    """True where a symbol's codes may be those of an UBND, a letter misread among them."""
    named = any(faults_between(letters_of(code), "ubnd", 2) < 2 for code in codes)
    return named or codes[-1] in ("UB", "CT") or len(codes) == 1


def _is_of_office(codes: list[str], head: str) -> bool:
    """True where a symbol's codes name no other department than the head does."""
    bodies = chain.from_iterable(map(coded_bodies, codes[-2:]))
    named = set(filter(_is_office, bodies))
    return not (named and _is_office(head)) or head in named


def _is_office(name: str) -> bool:
    return name.startswith("Sở ")
