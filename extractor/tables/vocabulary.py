"""What the words of a table's heads mean, as data: `patterns/tables.yaml`, checked when loaded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Any

import regex

from extractor.kept_patterns import compiled_rule
from extractor.model import ColumnRole, Status
from extractor.patterns import Tried, any_of, called, example_faults, raise_broken, read_rules
from extractor.tables.grid import Heads
from extractor.tables.known_words import KnownWords

NAMED_ROLES: tuple[ColumnRole, ...] = (  # in order of precedence
    "number",
    "code",
    "unit",
    "text",
    "name",
)
STATUSES: tuple[Status, ...] = ("planned", "assigned", "actual")
ESTIMATED = regex.compile(r"(?i)\bước\b")  # `ước thực hiện`: planned, whatever words follow
NOT_OF_A_PART = r"(?<!(?:theo|các|từng|phân|những)\s+)"  # `theo lĩnh vực`: of all of them

Pattern = regex.Pattern[str]
Data = dict[str, Any]  # as the YAML file has it


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The patterns of the file's records, by the names that it gives them."""

    roles: dict[ColumnRole, Pattern]  # the whole head
    statuses: dict[Status, Pattern]  # words in the head
    comparison: Pattern
    total: Pattern  # the beginning of a row's name, then nothing of weight
    neutral: Pattern  # heads that say nothing of what is counted
    neutral_above_rows: Pattern
    counted: Pattern  # the beginning of a head below which no money stands
    coefficients: Pattern  # the beginning of a head of what is no money whatever heads follow
    amounts: Pattern  # words of heads below which money stands
    share: Pattern
    ditto: Pattern
    part: Pattern  # a title of a part of the report's matter
    body: Pattern  # a body named in a title, `name` its name
    misread_total: Pattern  # what is read for the word that totals are called by
    total_word: str
    spelt: KnownWords  # how words of two syllables are spelt
    total_begins: Pattern  # of the name of a row of totals, whatever follows
    years: Pattern  # a head of years, which count nothing
    priced: Pattern  # words of heads of money for things that have units of their own
    no_units: Pattern  # what in brackets of a head is no unit
    row_units: Pattern  # a unit in brackets of a row's name
    years_of: Pattern  # the beginning of a head of years in which something was
    days: Pattern  # words of heads below which days stand
    nothing: Pattern  # a whole cell that says that there is no figure
    beside: tuple[str, ...]  # words of a name that change nothing of what is counted


@lru_cache(maxsize=1)
def load_vocabulary() -> Vocabulary:
    """The words of `patterns/tables.yaml`. Raises BrokenRule with every example that is not read
    as it says."""
    data = read_rules("tables.yaml")
    try:
        words = _compiled(data)
        tried = _tried(data, words)
        faults = list(chain.from_iterable(example_faults("tables.yaml", each) for each in tried))
    except (KeyError, TypeError) as error:
        raise_broken([f"{called('tables.yaml')}: {error!r}"])
    if faults:
        raise_broken(faults)
    return words


def _compiled(data: Data) -> Vocabulary:
    roles, statuses = data["columns"], data["status"]
    neutral = data["neutral"]["words"]
    above_rows = data["neutral_above_rows"]["words"]
    return Vocabulary(
        roles={role: _whole(roles[role]["words"]) for role in NAMED_ROLES},
        statuses={status: _inside(statuses[status]["words"]) for status in STATUSES},
        comparison=_inside(data["comparison"]["words"]),
        total=_whole(data["total"]["words"]),
        neutral=_made_of(neutral),
        neutral_above_rows=_made_of([*above_rows, *neutral]),
        counted=_opening(data["counted"]["words"]),
        coefficients=_opening(data["coefficients"]["words"]),
        amounts=_inside(data["amounts"]["words"]),
        share=_whole(data["share"]["words"]),
        misread_total=_misread_total(data["misread_total"]),
        total_word=data["misread_total"]["word"],
        spelt=KnownWords.of(data["spelt"]["words"]),
        ditto=_ditto(data["ditto"]),
        part=_inside(data["part"]["words"], before=NOT_OF_A_PART),
        body=_body(data["bodies"]),
        total_begins=_beginning(data["total_begins"]),
        years=_whole(data["years"]["words"]),
        priced=_inside(data["priced"]["words"]),
        no_units=_whole(data["no_units"]["words"]),
        row_units=_whole(data["row_units"]["words"]),
        years_of=_opening(data["years_of"]["words"]),
        days=_inside(data["days"]["words"]),
        nothing=_whole(data["nothing"]["words"]),
        beside=tuple(data["beside"]),
    )


def _misread_total(data: Data) -> Pattern:
    """What is read for `Tổng` where it is no name: before some words, a small letter, nothing."""
    read_as, before = any_of(data["read_as"]), any_of(data["before"])
    other = any_of(data["not_before"])
    small = rf"(?<!\p{{L}})(?i:{read_as})(?=\s+(?i:{before}))"
    alone = rf"(?<!\p{{L}}|\p{{L}}\s)(?i:{read_as})(?=\W*$|\s+(?!{other})\p{{Ll}})"
    return compiled_rule(f"{small}|{alone}")


def _whole(words: list[str]) -> Pattern:
    """A head that is one of the words, with nothing behind it but brackets or a colon."""
    return compiled_rule(rf"\W*{any_of(words)}(?:\s*\([^)]*\)|\s*:)?\W*", regex.I)


def _beginning(data: Data) -> Pattern:
    """One of the words at the beginning, with none of those behind it that make another of it."""
    other = any_of(data["not_before"])
    return compiled_rule(rf"\W*{any_of(data['words'])}(?!\s+{other})", regex.I)


def _opening(words: list[str]) -> Pattern:
    """One of the words at the beginning, alone or behind `tổng`."""
    return compiled_rule(rf"\W*(?:tổng\s+)?{any_of(words)}", regex.I)


def _inside(
    words: list[str],
    before: str = "",
) -> Pattern:
    """One of the words anywhere; `%` needs no blanks around it."""
    plain = any_of([word for word in words if word != "%"])
    percent = "|%" if "%" in words else ""
    return compiled_rule(before + plain + percent, regex.I)


def _made_of(words: list[str]) -> Pattern:
    """Heads of nothing but these words, years, figures and brackets."""
    return compiled_rule(
        rf"(?:{any_of(words)}"
        r"|\([^)]*\)"
        r"|(?<!\p{L})[IVX]{1,4}(?!\p{L})"
        r"|[^\p{L}])+",
        regex.I,
    )


def _ditto(signs: list[str]) -> Pattern:
    """Several short signs in a row (`""`), or one of the longer ones."""
    short = [sign for sign in signs if len(sign) < 3]
    longer = any_of([sign for sign in signs if len(sign) > 1])
    letters = regex.escape("".join(short))
    return compiled_rule(rf"[{letters}',.\s]{{1,4}}|{longer}", regex.I)


def _body(kinds: list[str]) -> Pattern:
    """`tại Sở Y tế`: a body of one of these kinds; its name in capitals is the group `name`."""
    return compiled_rule(
        rf"(?<!\p{{L}})(?i:tại|của|ở|do)\s+(?:(?i:{any_of(kinds)})\s+)+"
        r"(?P<name>(?:\p{Lu}\p{L}*[\s\-]*)+)"
    )


def _tried(
    data: Data,
    words: Vocabulary,
) -> Iterator[Tried]:
    """Every record that has examples, in the order of the file."""
    for role, pattern in words.roles.items():
        yield Tried(role, data["columns"][role], pattern.fullmatch)
    for status, pattern in words.statuses.items():
        yield Tried(status, data["status"][status], pattern.search)
    takes = {
        "comparison": words.comparison.search,
        "total": words.total.fullmatch,
        "neutral": words.neutral.fullmatch,
        "neutral_above_rows": words.neutral_above_rows.fullmatch,
        "counted": words.counted.match,
        "coefficients": words.coefficients.match,
        "amounts": words.amounts.search,
        "share": words.share.fullmatch,
        "part": words.part.search,
        "misread_total": words.misread_total.search,
        "total_begins": words.total_begins.match,
        "years": words.years.fullmatch,
        "priced": words.priced.search,
        "no_units": words.no_units.fullmatch,
        "row_units": words.row_units.fullmatch,
        "years_of": words.years_of.match,
        "days": words.days.search,
        "nothing": words.nothing.fullmatch,
        "spelt": lambda name: words.spelt.mended(name) != name,
    }
    for name, taken in takes.items():
        yield Tried(name, data[name], taken)


def says_only(pattern: Pattern, heads: Heads) -> bool:
    """True where the pattern is all that the heads say; a head without letters says nothing.

    >>> says_only(load_vocabulary().total, ("Tổng cộng", "-"))
    True
    >>> says_only(load_vocabulary().total, ("Tổng cộng", "Đất đai"))
    False
    """
    saying = [head for head in heads if regex.search(r"\w", head)]
    if len(saying) != 1:
        return False
    return pattern.fullmatch(saying[0]) is not None


def head_path(
    heads: Heads,
    above_rows: bool = False,
) -> Heads:
    """The heads of a column that say what is counted, from the top.

    `above_rows`: where the rows' names are read, fewer heads say something (`Trong kỳ`). A column
    without any head may count anything: its one head is "".

    >>> head_path(("Hồ sơ tiếp nhận", "Trong đó", "Trực tuyến")), head_path(("Tổng số", "3=4+5"))
    (('Hồ sơ tiếp nhận', 'Trực tuyến'), ())
    """
    words = load_vocabulary()
    neutral = words.neutral_above_rows if above_rows else words.neutral
    said = heads or ("",)
    return tuple(head for head in said if not neutral.fullmatch(head))


def head_status(*heads: str) -> Status:
    """`planned`, `assigned` or `actual` by the last words for it, the heads read from the top; ""
    where they have no word for it.

    >>> head_status("Năm 2017", "Kế hoạch"), head_status("Ước thực hiện cả năm")
    ('assigned', 'planned')
    """
    if any(ESTIMATED.search(head) for head in heads):
        return "planned"
    for head in reversed(heads):
        if status := _last_status(head):
            return status
    return ""


def _last_status(head: str) -> Status:
    """The status whose words end last; of several that end there, the longest."""
    best: Status = ""
    last = (-1, 0)  # end, length
    for status, pattern in load_vocabulary().statuses.items():
        for match in pattern.finditer(head):
            place = (match.end(), len(match[0]))
            if place > last:
                last, best = place, status
    return best
