"""A percentage printed beside the figure that it is of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from extractor.checks.passages import Figure, Passages
from extractor.checks.relations import (
    HOLDING,
    Claim,
    Relation,
    bases,
    judge_share,
    last_step,
    weigh_share,
)
from extractor.checks.rules import load_checks, plain
from extractor.language.flat import toneless

LEADS_OVER = toneless("đạt|chiếm|tỷ lệ|bằng")
ONLY_LEADING_OVER = regex.compile(
    r"[\s\p{L}\d,\-–]{0,70}?"
    rf"(?:{LEADS_OVER}|=|\(|,)\s*"
    rf"(?:(?:{LEADS_OVER}|la|{toneless('với')})\s*){{0,3}}:?\s*"
)
BLANKS = regex.compile(r"\s+")
ASIDE = regex.compile(r"\([^()]*\)")
CLAUSE_END = regex.compile(r"[,;.()]")
NOTHING_BEHIND = regex.compile(r"\s*(?:[.,;)]|\Z|\n)")  # no words behind that name another base
BEHIND_BRACKET = 60  # characters behind a bracket of parts in which a percentage is looked for


@dataclass(frozen=True, slots=True)
class Pair:
    """A count with the percentage printed behind it."""

    count: Figure
    share: Figure

    @property
    def bases(self) -> range:
        """The whole numbers, not below the count, of which it is the percentage."""
        fitting = bases(int(self.count.value), self.share.value)
        return range(max(fitting.start, int(self.count.value), 1), fitting.stop)


def share_behind(passages: Passages, figure: Figure) -> Figure | None:
    """The next figure, over a bracket of parts (`176 đơn (160 …, 16 …), đạt 79,6%`)."""
    found = passages.after(figure)
    if found is None or found.kind == "percentage":
        return found
    if "(" not in passages.text[figure.end : found.start]:
        return found
    close = passages.text.find(")", found.end, found.end + 200)
    if close < 0 or "(" in passages.text[found.end : close]:
        return None
    behind = passages.within(close, close + BEHIND_BRACKET)
    return behind[0] if behind else None


def share_before(passages: Passages, ratio: Figure) -> Iterator[Relation]:
    """`đạt 96,5% (193/200 phiếu)`; of a figure that is no ratio nothing."""
    share = passages.before(ratio) if ratio.kind == "ratio" else None
    if share is None or not is_share(share, ratio) or passages.is_about(share):
        return
    if regex.fullmatch(r"\s*\(\s*", passages.text[share.end : ratio.start]):
        yield from share_of_ratio(passages, ratio, share, bracketed=True)


def is_share(share: Figure, figure: Figure) -> bool:
    """True for a percentage that may be of a part in a whole; above a hundred beside a ratio of
    more than was planned: `431/300 hội viên, bằng 143,66%`."""
    if share.kind != "percentage" or share.value <= 0:
        return False
    return share.value <= 100 or (figure.kind == "ratio" and _is_above_one(figure))


def _is_above_one(ratio: Figure) -> bool:
    """True where more was done than was planned: `431/300`."""
    return ratio.numerator > ratio.denominator


def stands_directly_behind(passages: Passages, figure: Figure, share: Figure) -> bool:
    """True where only words that lead over to a percentage stand between, brackets left out."""
    between = passages.flat[figure.end : share.start]
    gap = BLANKS.sub(" ", ASIDE.sub("", between))
    if not ONLY_LEADING_OVER.fullmatch(gap) or passages.words["about"].search(gap):
        return False
    return passages.same_sentence(figure, share)


def is_compared(passages: Passages, share: Figure, name: str = "compared") -> bool:
    """True where words of this list right behind the percentage say that it is no share of the
    counts here."""
    rest = CLAUSE_END.split(passages.flat[share.end : share.end + 45])[0]
    found = passages.words[name].search(rest)
    return found is not None and found.start() <= 14


def share_of_ratio(
    passages: Passages, ratio: Figure, share: Figure, bracketed: bool = False
) -> Iterator[Relation]:
    """The ratio's own percentage. `bracketed`: the ratio stands in a bracket behind it.

    One that does not agree is held against the report where it is surely the ratio's; not where it
    measures by a plan, nor where more was done than planned."""
    if is_compared(passages, share):
        return
    judged = judge_share(ratio.numerator, ratio.denominator, share.value)
    rounded_otherwise = judged.difference < last_step(share.value)
    is_open = rounded_otherwise or _is_above_one(ratio)
    failing = not is_open and _surely_of(passages, ratio, share, bracketed)
    if judged.verdict not in HOLDING and not failing:
        return
    claims: Claim = "" if is_compared(passages, share, "of_plan") else "fails"
    raw = regex.sub(r"\s+", "", ratio.raw)
    yield Relation.share(
        "ratio_share",
        ratio.term("numerator"),
        ratio.term("denominator"),
        share.term(),
        weight=weigh_share(share.value),
        claims=claims,
        statement=f"{raw} = {share.term().raw}",
    )


def _surely_of(passages: Passages, ratio: Figure, share: Figure, bracketed: bool) -> bool:
    """True where the percentage can only be that of the ratio: in a bracket with it, or led over to
    by words, with nothing behind that names another base. Of amounts that are not counted nothing
    is sure: they may have been rounded themselves."""
    if bracketed:
        return True
    gap = passages.flat[ratio.end : share.start]
    if len(gap) >= 45 or not regex.search(f"{LEADS_OVER}|=", gap):
        return False
    counted = passages.noun_behind(ratio) or plain(ratio.unit) in load_checks().nouns
    behind = passages.text[share.end : share.end + 6] or "\n"
    return bool(counted) and share.value != 100 and NOTHING_BEHIND.match(behind) is not None
