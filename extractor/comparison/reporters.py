"""Who made a report: the unit that a row of a comparison stands for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import regex

from extractor.administration import (
    DISTRICTS_END,
    PLACE_END,
    Gazetteer,
    era_day,
    merged_from,
    province_at,
    today_name,
    written_out,
)
from extractor.language import periods

OF_ISSUER = "issuer issuer_level province district".split()


@dataclass(frozen=True)
class Reporter:
    """A unit that reports. `province` as on the report's day, `today` the province since July
    2025; `era` tells two bodies of one name apart: `63` before, `34` after."""

    level: str
    name: str
    district: str
    province: str
    today: str
    era: str = ""

    def __post_init__(self):  # asked a million times: worked out once
        object.__setattr__(
            self, "_hash", hash((self.level, self.name, self.district, self.province, self.era))
        )

    def __hash__(self) -> int:
        return self._hash

    @property
    def label(self) -> str:
        return (
            f"{self.name} ({self.district})" if self.level == "xã" and self.district else self.name
        )


def reporter_of_document(row: dict[str, str], known: Gazetteer) -> Reporter:
    day = row["doc_date"] or periods.span(row["period"])[1]
    if not row["issuer"]:
        return Reporter(
            "", f"(không rõ đơn vị) {row['file']}", "", row["province"], row["province"]
        )
    return reporter_of(
        row["issuer"],
        row["issuer_level"],
        row["province"],
        row["district"],
        day if known.units else era_day(day),
        known,
    )


@lru_cache(maxsize=65536)
def reporter_of(
    issuer: str, level: str, province: str, district: str, day: str, known: Gazetteer
) -> Reporter:
    """The unit that a body reports for: UBND huyện Mỹ Xuyên → huyện Mỹ Xuyên. The spelling of a
    user's list comes before that of the report; old and new placing of tones is one name."""
    name = issuer
    if level == "sở":
        name = PLACE_END.sub("", issuer)
    elif regex.match(r"(?i)ubnd|[uủ][yỷ] ban nhân dân|hđnd|hội đồng nhân dân", issuer):
        name = written_out(issuer)
    found = province_at(province, day) or province_at(province)
    province = found.name if found else province
    if unit := known.find(level, name, province, day):
        name, district, province = unit.name, unit.district or district, unit.province
    today = today_name(province)
    return Reporter(
        level,
        _one_spelling(name),
        _one_spelling(district if level == "xã" else ""),
        province,
        today,
        _era(level, today, day),
    )


def _era(level: str, today: str, day: str) -> str:
    """Needed where one name means two bodies: those of merged provinces, and all communes."""
    if day and (level == "xã" or level in ("tỉnh", "sở") and len(merged_from(today)) > 1):
        return "34" if day > DISTRICTS_END else "63"
    return ""


def _one_spelling(name: str) -> str:
    """Tones placed as dictionaries now do (`Hòa`, not `Hoà`), single blanks, one kind of dash."""
    name = regex.sub(r"\s*[-–]\s*", " - ", " ".join(name.split()))
    for old, new in zip(
        "oà oá oả oã oạ oè oé oẻ oẽ oẹ uỳ uý uỷ uỹ uỵ".split(),
        "òa óa ỏa õa ọa òe óe ỏe õe ọe ùy úy ủy ũy ụy".split(),
    ):
        name = regex.sub(rf"(?<!q){old}(?!\p{{L}})", new, name)
    return name
