"""Which unit a form means by the words in a cell."""

from __future__ import annotations

from collections.abc import Iterable

import regex

from extractor.administration import folded_name, without_type, written_out
from extractor.comparison import Reporter, same_province

# Words that only open the name of the body that speaks for a unit, or number its row.
OPENS = regex.compile(r"(?i)^\s*(?:\d{1,3}[.)]\s*|[IVX]{1,5}[.)]\s+|[-+•]\s*)")
LABELLED = regex.compile(r"(?i)(?:tên\s+)?(?:đơn vị|cơ quan|địa phương)(?:\s+báo cáo)?\s*:\s*(.+)")
NOT_A_UNIT = regex.compile(r"(?i)^\s*đơn vị\s+(?:tính|đo)")


class UnitNames:
    """The units that have reported, to be looked for by name."""

    def __init__(self, units: Iterable[Reporter]) -> None:
        self.units = tuple(units)
        self._full: dict[str, list[Reporter]] = {}
        self._short: dict[str, list[Reporter]] = {}
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
        """The units that a line like `Đơn vị báo cáo: huyện Kế Sách` names."""
        found = None if NOT_A_UNIT.match(text) else LABELLED.search(text)
        return self.find(found[1]) if found else ()

    def nearest(self, said: str) -> str:
        """The name most like what is said, "" where none is like it."""
        from difflib import get_close_matches

        names = {folded_name(without_type(unit.name)): unit.label for unit in self.units}
        wanted = folded_name(without_type(written_out(said)))
        found = get_close_matches(wanted, list(names), n=1, cutoff=0.75)
        return names[found[0]] if found else ""


def _is_of(unit: Reporter, province: str) -> bool:
    if not province:
        return True
    return any(same_province(province, name) for name in (unit.province, unit.today))
