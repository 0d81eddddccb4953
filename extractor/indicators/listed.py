"""A wording of a sentence said as an item of a list says it: the counted noun first."""

from __future__ import annotations

import regex

from extractor.indicators.phrases import FIGURE_SLOT
from extractor.indicators.records import Words
from extractor.model import FigureKind

# What the item of a list may say besides, before its colon.
WHERE = (
    "(của …|tại …|trên cổng …|trên trang …|trên địa bàn …|trên hệ thống …|qua kiểm tra …"
    "|do sắp xếp …|sau sắp xếp …|theo …|tính đến …|trong kỳ|trong năm|trong tháng|trong quý"
    "|trong kỳ …|toàn tỉnh|toàn huyện)"
)
OTHER_OR_OPEN = regex.compile(r"(?<!\w)K(?!\w)|…$")
OPENING_BRACKET = regex.compile(r"[(\[][^()\[\]]*[)\]]")
LISTED_KINDS: tuple[FigureKind, ...] = ("count", "ratio", "percentage")
NO_PHRASE = regex.compile(r"[:,;|–\[\]]| - ")
IN_BRACKETS = regex.compile(r"\s*\([^()]*\)")
COUNTING = ("số ", "tổng số ", "tỷ lệ ")


def listed(
    words: str,
    kind: FigureKind,
    nouns: Words,
) -> str | None:
    """The same said in a list, the counted noun first: `Số nhiệm vụ đã hoàn thành: N`; None where
    the wording has no noun behind the figure or speaks of another figure.

    >>> listed("hoàn thành N nhiệm vụ", "count", ["nhiệm vụ"]).replace(WHERE, "{WHERE}")
    '(số|số lượng) nhiệm vụ (đã|được) hoàn thành {WHERE} N'
    >>> listed("P% hồ sơ (được) số hóa", "percentage", ["hồ sơ"]).replace(WHERE, "{WHERE}")
    'tỷ lệ hồ sơ (được) số hóa {WHERE} P%'
    """
    parts = [part.strip() for part in FIGURE_SLOT.split(words)]
    if len(parts) != 3 or kind not in LISTED_KINDS or OTHER_OR_OPEN.search(words):
        return None
    before, slot, after = parts
    if not after:
        return f"{before} {WHERE} {slot}" if _counts(before) else None
    if kind == "percentage":
        said = ["tỷ lệ", after, before, WHERE, slot]
    elif noun := _noun_first(after, nouns):
        said = ["(số|số lượng)", noun, "(đã|được)" if before else "", before, WHERE, slot]
    else:
        return None
    return " ".join(filter(None, said))


def by_name(
    name: str,
    kind: FigureKind,
) -> str | None:
    """The indicator's name said before its figure (`Số phiếu thu về là N`); None where the name is
    no phrase of a report's.

    >>> by_name("Số đơn tiếp nhận (khiếu nại)", "count").replace(WHERE, "{WHERE}")
    '(số|số lượng) đơn tiếp nhận {WHERE} N'
    """
    if kind not in ("count", "percentage") or NO_PHRASE.search(name):
        return None
    said = IN_BRACKETS.sub("", name).strip()
    said = said[:1].lower() + said[1:]
    for opening in COUNTING:
        said = said.removeprefix(opening)
    if kind == "percentage":
        return f"tỷ lệ {said} {WHERE} P%"
    return f"(số|số lượng) {said} {WHERE} N" if " " in said else None


def _counts(before: str) -> bool:
    """True where the words before the figure are those of a list already: `số hồ sơ`."""
    return before.startswith(COUNTING) and not before.endswith("…")


def _noun_first(after: str, nouns: Words) -> str:
    """The words behind the figure where they open with a noun that is counted, else "".

    A noun that may be missing in the sentence is not missing in the list: `(hồ sơ)` → `[hồ sơ]`.
    """
    bracket = OPENING_BRACKET.match(after)
    if not bracket:
        opens = any(f"{after} ".startswith((f"{noun} ", f"{noun}, ")) for noun in nouns)
        return after if opens else ""
    if after.startswith("("):
        return f"[{bracket[0][1:-1]}]" + after[bracket.end() :]
    return after
