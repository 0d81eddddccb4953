"""Which unit a form means by the words in a cell."""

from __future__ import annotations

from collections.abc import Iterable

import regex

from extractor.administration import (
    LEVEL_OF,
    TYPES,
    folded_name,
    national_units,
    without_type,
    written_out,
)
from extractor.comparison import Reporter, same_province

# Words that only open the name of the body that speaks for a unit, or number its row.
OPENS = regex.compile(r"(?i)^\s*(?:\d{1,3}[.)]\s*|[IVX]{1,5}[.)]\s+|[-+•]\s*)")
LABELLED = regex.compile(r"(?i)(?:tên\s+)?(?:đơn vị|cơ quan|địa phương)(?:\s+báo cáo)?\s*:\s*(.+)")
# A name with its type before it, in small letters or in capitals; `xã hội` is none.
_SMALL = r"UBND|HĐND|[UỦ][yỷ] ban nhân dân|[Ss]ở|TP\.?|TX\.?|TT\.?|H\.|Q\.|X\.|P\.|" + "|".join(
    f"[{kind[0].upper()}{kind[0]}]{kind[1:]}" for kind in LEVEL_OF
)
_CAPITALS = rf"(?:{TYPES.upper()})(?<!(?<!THỊ )XÃ(?= HỘI))|SỞ|[UỦ][YỶ] BAN NHÂN DÂN"
TYPED = regex.compile(
    rf"(?:{_SMALL})\s*(?:\p{{Lu}}|\d|huyện|xã|tỉnh)|(?:{_CAPITALS})\s+[\p{{Lu}}\d]"
)
BLANKS = regex.compile(r"[\s.…_\-–—]*")
NOT_A_UNIT = regex.compile(r"(?i)^\s*đơn vị\s+(?:tính|đo)")


class UnitNames:
    """The units that have reported, to be looked for by name."""

    def __init__(self, units: Iterable[Reporter]) -> None:
        self.units = tuple(units)
        self._full: dict[str, list[Reporter]] = {}
        self._short: dict[str, list[Reporter]] = {}
        self._places: dict[str, bool] = {}
        for unit in self.units:
            self._full.setdefault(folded_name(written_out(unit.name)), []).append(unit)
            self._full.setdefault(folded_name(unit.label), []).append(unit)
            self._short.setdefault(folded_name(without_type(unit.name)), []).append(unit)

    def find(self, said: str, level: str = "", province: str = "") -> tuple[Reporter, ...]:
        """The units that a name means: `Kế Sách`, `H. Kế Sách`, `UBND huyện Kế Sách`, `An Lạc (Kế
        Sách)`. A type that is written must be the unit's own."""
        name = folded_name(written_out(OPENS.sub("", said).strip(" .:;")))
        found = self._full.get(name) or self._short.get(name) or []
        return tuple(
            dict.fromkeys(
                unit for unit in found if level in ("", unit.level) and _is_of(unit, province)
            )
        )

    def meant(self, said: str) -> tuple[Reporter, ...]:
        """The units that a name means; where none of that name has reported, one that stands for
        it; none for what names no unit (`Tổng cộng`, `Đất đai`)."""
        return self.find(said) or ((unreported(said),) if self.names_unit(said) else ())

    def names_unit(self, said: str) -> bool:
        """True for the name of a unit, whether it has reported or not: one of these, one with its
        type before it, a district or commune of the provinces that have reported."""
        name = OPENS.sub("", said).strip(" .:;")
        return bool(self.find(name) or TYPED.match(name)) or self._is_place(name)

    def _is_place(self, name: str) -> bool:
        if not name or len(name.split()) > 4:
            return False
        if name not in self._places:
            provinces = {place for unit in self.units for place in (unit.province, unit.today)}
            self._places[name] = any(
                national_units(f"{kind} {name}", province)
                for province in sorted(filter(None, provinces))
                for kind in LEVEL_OF
            )
        return self._places[name]

    def in_words(self, text: str) -> tuple[Reporter, ...]:
        """The units whose full name (with its type) stands in a line; a longer name covers those
        in it."""
        words = f" {folded_name(text)} "
        names = [name for name in self._full if f" {name} " in words]
        longest = [
            name for name in names if not any(name != other and name in other for other in names)
        ]
        return tuple(dict.fromkeys(unit for name in longest for unit in self._full[name]))

    def labelled(self, text: str) -> tuple[Reporter, ...]:
        """The units that a line like `Đơn vị báo cáo: huyện Kế Sách` names, reported or not."""
        found = None if NOT_A_UNIT.match(text) else LABELLED.search(text)
        if not found or BLANKS.fullmatch(found[1]):
            return ()
        return self.find(found[1]) or (unreported(found[1]),)

    def nearest(self, said: str) -> str:
        """The name most like what is said, "" where none is like it."""
        from difflib import get_close_matches

        names = {folded_name(without_type(unit.name)): unit.label for unit in self.units}
        wanted = folded_name(without_type(written_out(said)))
        found = get_close_matches(wanted, list(names), n=1, cutoff=0.75)
        return names[found[0]] if found else ""


def unreported(said: str) -> Reporter:
    """What stands for a unit that has not reported, called as the form calls it."""
    name = OPENS.sub("", said).strip(" .:;")
    return Reporter(level="", name=name, district="", province="", today="")


def _is_of(unit: Reporter, province: str) -> bool:
    if not province:
        return True
    return any(same_province(province, name) for name in (unit.province, unit.today))
