"""Who made a report: the unit that a row of a comparison stands for."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import regex

from extractor.administration import (
    DISTRICTS_END,
    LEVEL_OF,
    PLACE_END,
    Gazetteer,
    Unit,
    era_day,
    merged_from,
    province_at,
    today_name,
    types_of,
    written_out,
)
from extractor.language import periods
from extractor.language.said import worded

OF_ISSUER = ["issuer", "issuer_level", "province", "district"]  # columns that tell who reports
COMMITTEE = regex.compile(r"(?i)ubnd|[uủ][yỷ] ban nhân dân|hđnd|hội đồng nhân dân")
# Syllables with their tone as it used to be placed, and as dictionaries place it now.
TONES = {
    "oà": "òa",
    "oá": "óa",
    "oả": "ỏa",
    "oã": "õa",
    "oạ": "ọa",
    "oè": "òe",
    "oé": "óe",
    "oẻ": "ỏe",
    "oẽ": "õe",
    "oẹ": "ọe",
    "uỳ": "ùy",
    "uý": "úy",
    "uỷ": "ủy",
    "uỹ": "ũy",
    "uỵ": "ụy",
}
# The level that the type of a place tells; of a city it may be two.
LEVELS_OF_TYPES = {kind: LEVEL_OF[kind] for kind in LEVEL_OF if kind != "thành phố"}
TYPED = regex.compile(rf"(?:{'|'.join(LEVELS_OF_TYPES)})(?=\s)")
_BELOW_PROVINCE = types_of("huyện", "xã").replace(" ", r"\s+")
# A body that makes the reports of the whole unit that it is of: `Phòng Nội vụ huyện Mỹ Xuyên`.
SPEAKS_FOR = worded(
    r"(?i:{speaks_for_its_unit})\s+(?:UBND\s+)?"
    rf"(?P<unit>(?:{_BELOW_PROVINCE}|TP\.?|TX\.?)\s+(?!(?i:[uủ][yỷ])\s).+)"
)
OLD_TONE = regex.compile(rf"(?<!q)(?:{'|'.join(TONES)})(?!\p{{L}})")


class ListedUnit(NamedTuple):
    """A unit of the user's list, whenever it was there: what makes two entries one unit."""

    level: str
    name: str
    province: str
    district: str


class Reporter(NamedTuple):
    """A unit that reports.

    `province` is the one on the report's day, `today` the one since July 2025. `era` tells two
    bodies of one name apart: `63` for one from before July 2025, `34` for one from after, "" where
    the name means one body only.
    """

    level: str
    name: str
    district: str
    province: str
    today: str
    era: str = ""

    @property
    def label(self) -> str:
        """The unit's name; a commune's with its district, as many communes share a name."""
        if self.level == "xã" and self.district:
            return f"{self.name} ({self.district})"
        return self.name


def reporter_of_document(row: dict[str, str], known: Gazetteer) -> Reporter:
    """The unit that made a report, from the report's row of documents. Where no issuer was read,
    a unit of its own, named after the file."""
    if not row["issuer"]:
        return Reporter(
            level="",
            name=f"(không rõ đơn vị) {row['file']}",
            district="",
            province=row["province"],
            today=row["province"],
        )
    day = row["doc_date"] or periods.span(row["period"])[1]
    if not known.units:
        day = era_day(day)  # without a list only the era counts: fewer days, fewer look-ups
    return reporter_of(
        issuer=row["issuer"],
        level=row["issuer_level"],
        province=row["province"],
        district=row["district"],
        day=day,
        known=known,
    )


@lru_cache(maxsize=65536)
def reporter_of(
    issuer: str, level: str, province: str, district: str, day: str, *, known: Gazetteer
) -> Reporter:
    """The unit that a body reports for: `UBND huyện Mỹ Xuyên` reports for `huyện Mỹ Xuyên`, and so
    does `Phòng Nội vụ huyện Mỹ Xuyên` where the user's list does not name it.

    `day` is ISO. The spelling of the user's list `known` comes before that of the report. Names
    that differ only in how tones are placed are one name.
    """
    level = _level(issuer, level)
    name = _unit_name(issuer, level)
    found = province_at(province, day) or province_at(province)
    if found:
        province = found.name
    unit = known.find(level, name, province, day)
    if not unit and (spoken_for := SPEAKS_FOR.fullmatch(name)):
        name = written_out(spoken_for["unit"])
        unit = known.find(level, name, province, day)
    if unit:
        name = unit.name
        district = unit.district or district
        province = unit.province
    if level != "xã":
        district = ""
    today = today_name(province)
    return Reporter(
        level=level,
        name=_one_spelling(name),
        district=_one_spelling(district),
        province=province,
        today=today,
        era=_era(level, today, day),
    )


@lru_cache(maxsize=65536)
def listed_unit(reporter: Reporter, day: str, known: Gazetteer) -> ListedUnit | None:
    """The unit of the user's list that a reporter is, on an ISO day or else at any time; None where
    the list has none. The province may be called as on that day or as since July 2025."""
    for province in dict.fromkeys((reporter.province, reporter.today)):
        for when in (day, ""):
            if unit := known.find(reporter.level, reporter.name, province, when):
                return entry_of(unit)
    return None


def entry_of(unit: Unit) -> ListedUnit:
    """What makes an entry of the user's list the unit that it is."""
    return ListedUnit(unit.level, unit.name, unit.province, unit.district)


def _level(issuer: str, level: str) -> str:
    """The level of a body: the one read, but for a people's committee or council (or a place
    itself) whose name says another; older datasets have towns (thị xã) as communes."""
    said = TYPED.match(written_out(issuer))
    return LEVELS_OF_TYPES[said[0]] if said else level


def _unit_name(issuer: str, level: str) -> str:
    """The name of the unit that a body speaks for: a department without its province, a people's
    committee or council without these words."""
    if level == "sở":
        return PLACE_END.sub("", issuer)
    if COMMITTEE.match(issuer):
        return written_out(issuer)
    return issuer


def _era(level: str, today: str, day: str) -> str:
    """`63` or `34` where one name means two bodies, else "". All communes' names may, and those of
    provinces and departments that were merged."""
    twofold = level == "xã" or (level in ("tỉnh", "sở") and len(merged_from(today)) > 1)
    if not day or not twofold:
        return ""
    return "34" if day > DISTRICTS_END else "63"


def _one_spelling(name: str) -> str:
    """The name with tones as dictionaries place them (`Hòa`, not `Hoà`), single blanks and one
    kind of dash."""
    name = regex.sub(r"\s*[-–]\s*", " - ", " ".join(name.split()))
    return OLD_TONE.sub(lambda found: TONES[found[0]], name)
