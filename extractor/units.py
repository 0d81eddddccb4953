"""Names of provinces, departments, districts and communes → units, as they were on a day.

63 provinces until 30 June 2025 and 34 since 1 July 2025, when districts ended. The same name may
mean another province after that day ("Lào Cai" then holds the old Yên Bái too), so a name is
looked up with the document's date. Provinces: `patterns/units/provinces.yaml`. Districts and
communes are known by their form, or exactly from a user's own list (`units.csv`: level, name,
province, and as far as wanted district, valid_from, valid_to, aliases parted by `|`).
"""

from __future__ import annotations

import csv
import unicodedata
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

import regex

from extractor.errors import WrongUsage
from extractor.rules import patterns_folder, read_yaml

DISTRICTS_END = "2025-06-30"
LEVELS = ("tỉnh", "sở", "huyện", "xã")
COLUMNS = ("level", "name", "province", "district", "valid_from", "valid_to", "aliases")
TONES = "\u0300\u0301\u0303\u0309\u0323"
SHORT = {
    "tp": "thành phố",
    "tx": "thị xã",
    "tt": "thị trấn",
    "h": "huyện",
    "q": "quận",
    "p": "phường",
    "x": "xã",
    "t": "tỉnh",
}
TYPES = "tỉnh|thành phố|thị xã|huyện|quận|thị trấn|phường|xã|đặc khu"
BODY = regex.compile(
    r"^(?:ubnd|uỷ ban nhân dân|ủy ban nhân dân|hđnd|hội đồng nhân dân)\s+", regex.I
)
PLACE_END = regex.compile(r"\s+(?:tỉnh|thành phố)\s+\S.*$", regex.I)


@dataclass(frozen=True)
class Province:
    """One province of one of the two sets, with the days (ISO) from and to which it is valid."""

    name: str
    code: str
    set: int
    kind: str  # tỉnh, thành phố
    into: str  # the province of today: its own name in set 34
    since: str
    until: str
    spellings: tuple[str, ...]

    def valid(self, day: str) -> bool:
        """On an ISO day; a document without a date may be of any time."""
        return not day or self.since <= day <= self.until


@dataclass(frozen=True)
class Unit:
    """A unit of a user's list. `name` as in a sentence: huyện Mỹ Xuyên, Sở Nội vụ."""

    level: str
    name: str
    province: str
    district: str = ""
    valid_from: str = ""
    valid_to: str = ""
    aliases: tuple[str, ...] = ()

    def valid(self, day: str) -> bool:
        return not day or (self.valid_from or "0") <= day <= (self.valid_to or "9")


@lru_cache(maxsize=16384)
def folded(name: str) -> str:
    """One spelling to compare by: small letters, blanks for dashes and dots, and a syllable's
    tone after its letters, so that `Hòa` and `Hoà` are alike.

    >>> folded("Bà Rịa – Vũng  Tàu") == folded("Bà Rịa-Vũng Tàu"), folded("Thanh Hoá") == folded("thanh hóa")
    (True, True)
    """
    apart = unicodedata.normalize("NFD", regex.sub(r"[^\p{L}\p{M}\d]+", " ", name).strip().lower())
    return " ".join(_toned(syllable) for syllable in apart.split())


def _toned(syllable: str) -> str:
    tone = "".join(c for c in syllable if c in TONES)
    return unicodedata.normalize("NFC", "".join(c for c in syllable if c not in TONES)) + tone


@lru_cache(maxsize=16384)
def unmarked(name: str) -> str:
    """
    >>> unmarked("Đắk Lắk"), unmarked("Bạc Liêu")
    ('dak lak', 'bac lieu')
    """
    apart = unicodedata.normalize("NFD", regex.sub(r"[^\p{L}\p{M}\d]+", " ", name).strip().lower())
    return "".join(c for c in apart if not unicodedata.combining(c)).replace("đ", "d")


def written_out(name: str) -> str:
    """Abbreviated types of units in words: `H. Mỹ Xuyên` → `huyện Mỹ Xuyên`. A type in capitals
    or with a capital gets small letters; the issuing body before it goes.

    >>> written_out("UBND Tp. Sóc Trăng"), written_out("TX.Vĩnh Châu"), written_out("Huyện Mỹ Xuyên")
    ('thành phố Sóc Trăng', 'thị xã Vĩnh Châu', 'huyện Mỹ Xuyên')
    """
    name = " ".join(BODY.sub("", " ".join(name.split())).split())
    if short := regex.match(r"(?i)(tp|tx|tt|h|q|p|x|t)(?:\.\s?|\s)(?=\p{Lu}|\d)", name):
        return f"{SHORT[short[1].lower()]} {name[short.end() :]}"
    if kind := regex.match(rf"(?i)({TYPES})\s+(?=\S)", name):
        return f"{kind[1].lower()} {name[kind.end() :]}"
    return name


def bare(name: str) -> str:
    """Without its type: `huyện Mỹ Xuyên` → `Mỹ Xuyên`; numbers keep theirs (`Quận 1`)."""
    name = written_out(name)
    short = regex.sub(rf"(?i)^(?:{TYPES})\s+", "", name)
    return name if short[:1].isdigit() else short


@lru_cache(maxsize=1)
def provinces() -> tuple[Province, ...]:
    listed = read_yaml(patterns_folder() / "units" / "provinces.yaml")["provinces"]
    return tuple(
        Province(
            r["name"],
            r["code"],
            r["set"],
            r["type"],
            r["into"] or r["name"],
            str(r.get("since") or ("2025-07-01" if r["set"] == 34 else "0000-01-01")),
            str(r.get("until") or (DISTRICTS_END if r["set"] == 63 else "9999-12-31")),
            (r["name"], *r["aliases"]),
        )
        for r in listed
    )


@lru_cache(maxsize=4096)
def province_at(name: str, day: str = "") -> Province | None:
    """The province that a name means on a day, or None: unknown, not of that time, or (tone
    marks lost) not clear which. Undated, the older set is asked first; only its name is certain."""
    valid = [p for p in provinces() if p.valid(day)]
    forms = {name, bare(name)}
    for alike in (same, lost_marks):
        found = {
            p.name: p
            for p in reversed(valid)
            if any(alike(form, spelling) for form in forms for spelling in _spellings(p))
        }
        if found:
            return next(iter(found.values())) if len(found) == 1 else None
    return None


@lru_cache(maxsize=512)
def _spellings(province: Province) -> frozenset[str]:
    return frozenset(form for s in province.spellings for form in (s, bare(s)))


def same(read: str, true: str) -> bool:
    return folded(read) == folded(true)


def lost_marks(read: str, true: str) -> bool:
    """Could `read` be `true` with some of its marks lost? A wrong mark is not a lost one.

    >>> lost_marks("Soc Trang", "Sóc Trăng"), lost_marks("Hòa Bịnh", "Hòa Bình")
    (True, False)
    """
    if unmarked(read) != unmarked(true):
        return False
    mine, theirs = _marks(read), _marks(true)
    return len(mine) == len(theirs) and all(m <= t for m, t in zip(mine, theirs))


@lru_cache(maxsize=4096)
def _marks(name: str) -> list[set[str]]:
    """The marks of each letter, a syllable's tone with its last letter."""
    letters: list[set[str]] = []
    for c in unicodedata.normalize("NFD", folded(name)):
        if unicodedata.combining(c):
            letters[-1].add(c)
        else:
            letters.append({"-"} if c == "đ" else set())
    return letters


def era_day(day: str) -> str:
    """A day that stands for all days of one set of provinces; "" stays."""
    ends = sorted({p.until for p in provinces()})
    return next((end for end in ends if day <= end), day) if day else ""


@lru_cache(maxsize=512)
def today_name(name: str) -> str:
    """The province of today that holds this one, by its name before or after July 2025. A name
    of both times means the same territory's heir: `Lào Cai` → `Lào Cai`."""
    old = province_at(name, DISTRICTS_END) or province_at(name, "2024-12-31")
    return old.into if old else name


@lru_cache(maxsize=512)
def merged_from(name: str) -> tuple[str, ...]:
    """Names before July 2025 of the provinces that a province of today was made of."""
    return tuple(p.name for p in provinces() if p.set == 63 and p.into == name)


@dataclass(frozen=True)
class Gazetteer:
    """A user's own list; empty when none was given."""

    units: tuple[Unit, ...] = ()

    @cached_property
    def _by_spelling(self) -> dict[tuple[str, str], list[tuple[str, Unit]]]:
        found: dict[tuple[str, str], list[tuple[str, Unit]]] = {}
        for unit in self.units:
            for spelling in {
                s for name in (unit.name, *unit.aliases) for s in forms_of(unit.level, name)
            }:
                found.setdefault((unit.level, unmarked(spelling)), []).append((spelling, unit))
        return found

    def find(self, level: str, name: str, province: str = "", day: str = "") -> Unit | None:
        """The one unit that a name means; None when there is none or more than one."""
        for form in forms_of(level, name):
            near = [
                (s, u)
                for s, u in self._by_spelling.get((level, unmarked(form)), ())
                if u.valid(day) and (not province or same(u.province, province))
            ]
            for alike in (same, lost_marks):
                fits = {u for s, u in near if alike(form, s)}
                if len({(u.name, u.province, u.district) for u in fits}) == 1:
                    return next(iter(fits))
        return None

    def covers(self, level: str, province: str, day: str = "") -> bool:
        """Does the list speak of this level in this province at that time?"""
        return any(
            u.level == level and u.valid(day) and same(u.province, province) for u in self.units
        )


def forms_of(level: str, name: str) -> list[str]:
    """A name as given and without its type. A department's province (`Sở Nội vụ tỉnh Sóc Trăng`)
    is no part of its name."""
    full = PLACE_END.sub("", name) if level == "sở" else written_out(name)
    return list(dict.fromkeys((full, bare(full))))


def load(file: Path | None) -> Gazetteer:
    """A user's `units.csv`. Raises WrongUsage naming the line that cannot be used."""
    if file is None:
        return Gazetteer()
    try:
        with open(file, encoding="utf-8-sig", newline="") as handle:
            rows = list(csv.DictReader(handle, dialect=_dialect(handle)))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise WrongUsage("units_unreadable", path=file, detail=str(error)[:120]) from None
    return Gazetteer(
        tuple(_unit(row, file, line) for line, row in enumerate(rows, 2) if any(row.values()))
    )


def _dialect(handle):
    """Comma, or the semicolon that a Vietnamese Excel writes."""
    first = handle.readline()
    handle.seek(0)
    return type(
        "Written", (csv.excel,), {"delimiter": ";" if first.count(";") > first.count(",") else ","}
    )


def _unit(row: dict, file: Path, line: int) -> Unit:
    values = {c: unicodedata.normalize("NFC", (row.get(c) or "").strip()) for c in COLUMNS}
    level = values["level"].lower()
    if level not in LEVELS or not values["name"] or not (values["province"] or level == "tỉnh"):
        raise WrongUsage("units_line", path=file, line=line, levels=", ".join(LEVELS))
    name = values["name"] if level == "sở" else written_out(values["name"])
    province = bare(values["province"] or name)
    days = [_iso(values[c], file, line) for c in ("valid_from", "valid_to")]
    aliases = tuple(a.strip() for a in values["aliases"].split("|") if a.strip())
    return Unit(level, name, province, bare(values["district"]), *days, aliases)


def _iso(text: str, file: Path, line: int) -> str:
    if found := regex.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", text):
        text = f"{found[3]}-{int(found[2]):02d}-{int(found[1]):02d}"
    if text and not regex.fullmatch(r"\d{4}-\d\d-\d\d", text):
        raise WrongUsage("units_day", path=file, line=line, text=text)
    return text
