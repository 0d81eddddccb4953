"""Makes the national lists of units in `patterns/units/` from two data sets under the MIT licence.

    python benchmarks/make_units.py UNITS.csv CONVERTER.json

UNITS.csv (`set, level, type, name, code, province, district`) is drawn from the data set
vietnamese-provinces-database; CONVERTER.json is `data/converter_2025.json` of the package
vietnamadminunits, which says what became of the communes of June 2025. An old commune is matched
by the whole of its key (province, district, commune without marks); where two communes share a key,
or none has it, `into` stays empty. Prints how many matched.
"""

from __future__ import annotations

import csv
import json
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "patterns" / "units"
COLUMNS = (
    "level",
    "type",
    "name",
    "code",
    "province",
    "district",
    "valid_from",
    "valid_to",
    "into",
)


@dataclass(frozen=True)
class Edition:
    """One file: the set of the source that it holds, and the first and last day of its units."""

    file: str
    set: str
    first: str
    last: str


EDITIONS = (
    Edition("before-2025-07.csv", "63", "", "2025-06-30"),
    # The source knows them in mid 2022 and not in March 2025: the last day lies in between.
    Edition("gone-2022-2025.csv", "63-2022", "", "2025-03-31"),
    Edition("since-2025-07.csv", "34", "2025-07-01", ""),
)


def key_of(*names: str) -> str:
    """The names as the converter writes them: no marks, no blanks, parts joined by `_`."""
    return "_".join(map(_letters, names))


def _letters(name: str) -> str:
    apart = unicodedata.normalize("NFD", name.lower()).replace("đ", "d")
    return "".join(c for c in apart if c.isalnum())


class Converter:
    """What became of the communes of June 2025, by the keys of the source."""

    def __init__(self, data: dict[str, dict]) -> None:
        self.whole: dict[str, str] = {}
        self.divided: dict[str, tuple[str, ...]] = {}
        self.heirs: dict[str, str] = {}
        for today, old_ones in data["DICT_PROVINCE"].items():
            self.heirs.update(dict.fromkeys(old_ones, today))
        for communes in data["DICT_PROVINCE_WARD_NO_DIVIDED"].values():
            for new, old_ones in communes.items():
                self.whole.update(dict.fromkeys(old_ones, new))
        for communes in data["DICT_PROVINCE_WARD_DIVIDED"].values():
            for old, parts in communes.items():
                self.divided[old] = tuple(part["newWardKey"] for part in parts)

    def into(self, old: str) -> tuple[str, ...]:
        """Keys of the communes that hold the old one's parts; none where the source has no word."""
        if old in self.divided:
            return self.divided[old]
        return (self.whole[old],) if old in self.whole else ()


def main(units: Path, converter: Path) -> None:
    with open(units, encoding="utf-8-sig", newline="") as handle:
        rows = list(csv.DictReader(handle))
    source = Converter(json.loads(converter.read_text("utf-8")))
    new_names = _by_key(rows, "34")
    old_keys = Counter(_old_key(row) for row in rows if row["set"] == "63" and row["level"] == "xã")
    told: Counter[str] = Counter()
    for edition in EDITIONS:
        with open(FOLDER / edition.file, "w", encoding="utf-8", newline="") as handle:
            writer = csv.writer(handle, lineterminator="\n")
            writer.writerow(COLUMNS)
            for row in rows:
                if row["set"] != edition.set or row["level"] == "tỉnh":
                    continue
                into = ""
                if edition.set == "63" and row["level"] == "xã":
                    into = _into(row, source, new_names, old_keys)
                    told["divided" if "|" in into else "whole" if into else "unknown"] += 1
                writer.writerow(_line(row, edition, into))
    print(dict(told), file=sys.stderr)


def _line(row: dict[str, str], edition: Edition, into: str) -> tuple[str, ...]:
    kind = row["type"].lower()
    place = (row["level"], kind, row["name"], row["code"], row["province"], row["district"])
    return (*place, edition.first, edition.last, into)


def _old_key(row: dict[str, str]) -> str:
    kind = "thành phố" if row["province"] in CITIES else "tỉnh"
    return key_of(f"{kind} {row['province']}", row["district"], f"{row['type']} {row['name']}")


CITIES = frozenset(("Hà Nội", "Hải Phòng", "Đà Nẵng", "Hồ Chí Minh", "Cần Thơ", "Huế"))


def _by_key(rows: list[dict[str, str]], edition: str) -> dict[tuple[str, str], list[str]]:
    """Names of the communes of a set by the keys of province and commune."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in rows:
        if row["set"] == edition and row["level"] == "xã":
            kind = "thành phố" if row["province"] in CITIES else "tỉnh"
            commune = f"{row['type']} {row['name']}"
            province = key_of(f"{kind} {row['province']}")
            found[province, key_of(commune)].append(commune[0].lower() + commune[1:])
    return found


def _into(
    row: dict[str, str],
    source: Converter,
    new_names: dict[tuple[str, str], list[str]],
    old_keys: Counter[str],
) -> str:
    """Names of the communes of today parted by `|`; "" where any of them is not certain."""
    old = _old_key(row)
    if old_keys[old] != 1:
        return ""
    province = source.heirs.get(old.split("_")[0], "")
    names = list(_names(source.into(old), province, new_names))
    return "" if "" in names else "|".join(names)


def _names(
    keys: tuple[str, ...], province: str, new_names: dict[tuple[str, str], list[str]]
) -> Iterator[str]:
    for key in keys:
        listed = new_names.get((province, key), [])
        yield listed[0] if len(listed) == 1 else ""


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
