"""A stored number → what Excel shows for it in an office that writes decimals with a comma.

A format has up to four sections (positive; negative; zero; text), each with digits to fill, words
around them and perhaps a condition. The value shown is exact: rounded half up as Excel does, from
the fifteen digits that Excel keeps of a number.
"""

from __future__ import annotations

import operator
from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal

import regex

from extractor.language.numbers import printed_number

KEPT = Context(prec=15, rounding=ROUND_HALF_UP)  # digits that Excel keeps
GENERAL = Context(prec=10, rounding=ROUND_HALF_UP)  # digits that it shows where no format is set
MOST_PLACES = 30
PIECE = regex.compile(
    r'"(?P<words>[^"]*)"'
    r"|\\(?P<sign>.)"
    r"|_.|\*."  # as wide as a sign; a sign that fills the cell
    r"|\[\$(?P<currency>[^\]-]*)[^\]]*\]"
    r"|\[(?P<condition>[<>=]{1,2}-?\d+(?:\.\d+)?)\]"
    r"|\[[^\]]*\]"  # a colour
    r"|(?P<general>General|@)"
    r"|(?P<digits>[0#?][0#?,.]*(?:[eE][+-][0#?]+)?(?:\s*/\s*[0#?\d]+)?)"
    r"|(?P<percent>%)"
    r"|(?P<other>[^;])",
    regex.I,
)
PARTED = regex.compile(r'(?:"[^"]*"|\\.|\[[^\]]*\]|[^;])+|;')
CONDITIONS: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
    "<>": operator.ne,
}


@dataclass(frozen=True, slots=True)
class Section:
    """One section of a format: words before and behind the digits, the digits ("" for none,
    `General` for as many as there are), how many per cent signs, and its condition."""

    before: str
    digits: str
    behind: str
    percents: int
    condition: str


def shown_number(value: Decimal, form: str) -> str:
    """The number as shown, a minus before what is negative.

    >>> shown_number(Decimal("0.8214"), "0.0%"), shown_number(Decimal(30648), "#,##0")
    ('82,1%', '30.648')
    >>> shown_number(Decimal("1234567"), '#,##0.0,, "triệu"'), shown_number(Decimal(-5), "0;(0)")
    ('1,2 triệu', '-5')
    """
    value = KEPT.plus(value)
    chosen = _chosen(value, [_section(part) for part in _parted(form or "General")])
    if not chosen.digits:
        return chosen.before.strip()
    digits = _digits(abs(value), chosen)
    sign = "-" if value < 0 and regex.search("[1-9]", digits) else ""
    before = chosen.before.strip("-–−( ") if sign else chosen.before.strip()
    behind = chosen.behind.replace(")", "") if sign and "(" in chosen.before else chosen.behind
    return f"{before} {sign}{digits}{behind}".strip()


def _parted(form: str) -> list[str]:
    """The sections of a format, empty ones too."""
    made = [""]
    for part in PARTED.findall(form):
        if part == ";":
            made.append("")
        else:
            made[-1] = part
    return made


def _section(text: str) -> Section:
    before = behind = digits = condition = ""
    percents = 0
    for piece in PIECE.finditer(text):
        if piece["condition"]:
            condition = piece["condition"]
        elif piece["general"] or piece["digits"]:
            digits = "General" if piece["general"] or digits else piece["digits"]
        else:
            percents += piece["percent"] is not None
            words = _words(piece)
            before, behind = (before, behind + words) if digits else (before + words, behind)
    return Section(before, digits, behind, percents, condition)


def _words(piece: regex.Match[str]) -> str:
    """What a piece of a format prints beside the digits."""
    found = (piece[name] for name in ("percent", "words", "sign", "currency", "other"))
    return next(filter(None, found), "")


def _chosen(value: Decimal, sections: list[Section]) -> Section:
    """The section that a value is shown by: by conditions where there are any, else by its sign."""
    if any(part.condition for part in sections):
        fits = (part for part in sections if not part.condition or _holds(value, part.condition))
        return next(fits, sections[0])
    if value < 0 and len(sections) > 1:
        return sections[1]
    return sections[2] if value == 0 and len(sections) > 2 else sections[0]


def _holds(value: Decimal, condition: str) -> bool:
    sign, bound = regex.fullmatch(r"([<>=]+)(.*)", condition).groups()  # type: ignore[union-attr]
    return CONDITIONS[sign](value, Decimal(bound)) if sign in CONDITIONS else False


def _digits(value: Decimal, part: Section) -> str:
    """The digits of a value that is not negative, as a section fills them in."""
    value = value.scaleb(2 * part.percents)
    form = part.digits
    if form == "General":
        return _general(value)
    if regex.search("[eE/]", form):  # powers of ten, fractions: as a plain number
        return _general(value)
    whole, _, decimals = form.partition(".")
    thousands = len(whole + decimals) - len((whole + decimals).rstrip(","))
    value = value.scaleb(-3 * thousands)
    places = min(MOST_PLACES, len(regex.sub("[^0#?]", "", decimals)))
    least = len(regex.sub("[^0]", "", decimals))
    rounded = _rounded(value, places)
    if not rounded and "0" not in form:
        return ""  # `?` and `#` show no zero
    text = format(rounded, "f")
    front, _, rest = text.partition(".")
    rest = rest[:least] + rest[least:].rstrip("0")
    front = front.zfill(whole.count("0"))
    if "," in whole.rstrip(","):
        front = _grouped(front)
    return front + ("," + rest if rest else "")


def _rounded(value: Decimal, places: int) -> Decimal:
    wide = Context(prec=60, rounding=ROUND_HALF_UP)
    return value.quantize(Decimal(1).scaleb(-places), context=wide)


def _grouped(front: str) -> str:
    return printed_number(front.lstrip("0") or "0")


def _general(value: Decimal) -> str:
    """A number without a format: whole ones in full, others with ten digits."""
    if value == value.to_integral_value():
        return format(value.quantize(Decimal(1)), "f") if value < 10**20 else format(value, "f")
    text = format(GENERAL.plus(value), "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return text.replace(".", ",")
