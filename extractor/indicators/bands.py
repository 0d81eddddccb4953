"""The band of percentages that a figure is said to be of: `từ 70% đến dưới 100%: «12» đơn vị`."""

from __future__ import annotations

import regex

from extractor.indicators.case import Case, Refusal
from extractor.indicators.rules import IndicatorRule
from extractor.language.said import worded

PER_CENT = r"(\d{1,3})\s*%"
BAND = (
    rf"(?<![\d.,])(\d{{1,3}})\s*%?\s*(?:{{band_reaches}}|[-–])\s*(?:{{band_below}}\s*)?{PER_CENT}"
)
# No other number stands between a band and its figure; behind a figure it is in the same clause.
BEFORE = worded(rf"{BAND}\D*\Z")
BEHIND = worded(rf"[^\d;:.,]{{0,60}}?{BAND}")
PARTED = regex.compile("[,;]")
# What a percentage says of the bodies counted before it, of which none need have just that one.
BOUND_OF_BODIES = worded(
    r"\d\s+{kinds_of_bodies}(?!\p{L})[^\d.;:()]{0,60}?"
    r"\s(?:tỷ|tỉ)\s+lệ\s[^\d.;:()]{0,40}?\s?{bound}\s+\Z"
)


def band_refusal(case: Case, rule: IndicatorRule) -> Refusal:
    """`band` where an indicator is of a band of percentages and the figure of another, or none; and
    for a figure that is itself the bound of one."""
    if _is_a_bound(case):
        return "band"
    wanted = rule.record.band
    return "band" if wanted and wanted not in bands_beside(case) else ""


def _is_a_bound(case: Case) -> bool:
    """True for the share by which bodies are counted: `06 xã có tỷ lệ trễ hạn trên «5%»`."""
    if case.figure.kind != "percentage":
        return False
    return BOUND_OF_BODIES.search(case.text, case.sentence[0], case.start) is not None


def bands_beside(case: Case) -> tuple[str, ...]:
    """The band in the figure's sentence right before it or right behind it, as `70-100`; between
    two bands it is of the one that no comma parts from it: `từ 70% đến dưới 100%, 15 đơn vị từ 30%
    đến dưới 70%`."""
    begin, end = case.sentence
    before = BEFORE.search(case.text, begin, case.start)
    behind = BEHIND.match(case.text, case.end, end)
    if before and behind:
        is_parted = PARTED.search(case.text, before.end(2), case.start)
        before, behind = (None, behind) if is_parted else (before, None)
    return tuple(f"{band[1]}-{band[2]}" for band in (before, behind) if band)
