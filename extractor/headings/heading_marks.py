"""What the beginning of a line may be as the number of a heading: `H. KẾT QUẢ` is II, or capital H.

Every reading has a cost: what stands there clearly costs nothing, what print only looks like costs
more. Which reading is right is decided for the whole document (headings.py).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

import regex

from extractor.headings.contents import leads_to_a_page
from extractor.headings.heading_outline import outline
from extractor.language.flat import bare
from extractor.language.lookalikes import fold_all

Level = Literal[
    "root", "capital", "roman", "numbered_roman", "article", "number", "letter", "title"
]

ALPHABET = "abcdđefghijklmnopqrstuvwxyz"  # f, j, w, z and đ may be left out
ROMANS = (
    *("I", "II", "III", "IV", "V"),
    *("VI", "VII", "VIII", "IX", "X"),
    *("XI", "XII", "XIII", "XIV", "XV"),
    *("XVI", "XVII", "XVIII", "XIX", "XX"),
)
ORDINALS = {
    **{"nhat": 1, "mot": 1, "hai": 2, "ba": 3, "tu": 4, "bon": 4},
    **{"nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9, "muoi": 10},
}
MARK = regex.compile(
    r"(?P<junk>[’‘'`:_~^]{0,2})\s?"
    r"(?P<token>[\p{L}\d|!\]\[§©€¢]{1,6}(?:[.,]\s?[\dlIOZSB]{1,2}(?![\p{L}\d])){0,3})"
    r"(?P<close>\s?[.),:\-–/]{1,2}|(?=\s))\s*"
    r"(?P<title>[\p{L}“\"(].*)"
)
BARE_CLOSE = regex.compile(r"(?P<junk>)(?P<token>)(?P<close>[.)])\s+(?P<title>\p{Lu}.*)")
GLUED = regex.compile(r"(?P<token>\d{1,2})(?P<close>)(?P<title>\p{Lu}\p{Ll}.*)")
FORMS = (GLUED, MARK, BARE_CLOSE)
ROOT = regex.compile(
    r"(?P<word>phan|chuong)\s+(?:(?:thu\s+)(?P<ordinal>\w+)|(?P<token>[\divxlht|!]{1,5}))"
    r"\s*(?P<rest>[.:\-–)]|$|\s)"
)
ANNEX = regex.compile(
    r"[^\w\s]?\s?(?P<word>phu luc|bieu so|bieu)\s*"
    r"(?P<token>[\w.\-/|!]{0,8})\s*(?P<rest>[.:(\-–].*)?$"
)
ANNEX_NUMBER = regex.compile(r"[IVX]{1,4}|[A-G]|\d{1,2}\p{L}?(?:[-./]\w{1,6})?")
ANNEX_NAMES = {"phu luc": "Phụ lục", "bieu so": "Biểu", "bieu": "Biểu"}
ARTICLE = regex.compile(r"dieu\s+(?P<token>\d{1,3})\s?[.:]")
NOT_NUMBER = regex.compile(r"[^\d.]")
NUMBER_TOKEN = regex.compile(r"\d{1,2}(?:\.\d{1,2}){0,3}")
NUMBER_LIKE = regex.compile(r"[\dlI|!OZSB§]{1,2}(?:[.,]\s?[\dlIOZSB]{1,2}){0,3}")
STROKES = (("[HUNÙÚ]", "II"), ("[lL|1!\\]\\[TỊÌÍJiìíịt]", "I"), ("[YÝ]", "V"), ("M", "III"))
ROMAN_LIKE = regex.compile(r"[IVXHULTNMYlit|!1\]\[ỊÌÍJÙÚÝìíị]{1,5}")
COMBINED = regex.compile(
    r"(?P<roman>(?=.*[IVXHl])[IVXHlLTU1|!]{1,5})\.\s?(?P<number>\d{1,2}(?:\.\d{1,2}){0,2})"
)
CAPITAL, ROMAN_LETTER = regex.compile("[A-H]"), regex.compile("[IVXHl|1]")
LOOKS_LIKE = {  # letters of lists as OCR reads them
    **{"e": "c", "c": "e", "©": "c", "€": "c", "¢": "c", "0": "c", "đ": "d", "d": "đ"},
    **{"4": "a", "6": "b", "q": "g", "9": "g"},
}
SMALL_LETTER = regex.compile(r"\w©?|[©€¢]")
CLOSES = {".", ")"}
LETTER_CLOSES = {".", ")", "/"}
LOOSE_CLOSES = {"", ",", ":", "/", "./"}  # behind them a heading begins with a capital
TITLE_END = regex.compile(r"[.;:,…]\W*$")
LONGEST_TITLE = 150  # characters of a paragraph that may be a title alone
TITLE_ALONE = "title"  # the name of readings without any mark
HIGHEST_NUMBER = 40  # a greater one counts something


@dataclass(frozen=True, slots=True)
class Start:
    """The beginning of a line: its offset and words, and what is known of its surroundings.

    `paragraph` is the whole paragraph's text; `opens` is False in the middle of one; `after_colon`
    where the line above leads in a list; `clear` where the print was not scanned."""

    at: int
    line: str
    paragraph: str
    opens: bool
    after_colon: bool
    clear: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of a line's beginning: the level and the number there, and what it costs.

    `value` is (2, 1) for `2.1`, () for the number that must come next; `as_heading` is what its
    words add where it is a heading and no item of a list; `guessed` tells that the number is not
    what was read, `by_a_stroke` that one stroke of a scanned Roman number parts the two; `name` is
    how the path writes a part (`Phần I`) or an annex."""

    level: Level
    value: tuple[int, ...]
    cost: float
    as_heading: float = 0.0
    guessed: bool = False
    by_a_stroke: bool = False
    name: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place where a heading may begin: its readings, what it costs to take it for none, the span
    of the digits in its mark, and whether its words are a title's."""

    at: int
    readings: tuple[Reading, ...]
    ignored: float
    digits: tuple[int, int] | None
    titled: bool
    after_colon: bool


def candidate_at(start: Start) -> Candidate | None:
    """What the line may be as a heading; None where it can be none."""
    if leads_to_a_page(start.line):
        return None
    readings = [*_roots(start), *_articles(start)]
    digits = None
    title = start.line
    if not readings:
        found = next(filter(None, (form.match(start.line) for form in FORMS)), None)
        if found:
            readings = list(_marked(start, found))
            title = found["title"]
            digits = _digits(start, found)
    if not readings:
        readings = list(_unmarked(start))
    if not readings:
        return None
    return Candidate(
        at=start.at,
        readings=tuple(readings),
        ignored=_ignored(readings, title),
        digits=digits,
        titled=is_title(start.paragraph),
        after_colon=start.after_colon,
    )


def is_title(paragraph: str) -> bool:
    """True for a short paragraph without a stop at its end."""
    return len(paragraph) <= LONGEST_TITLE and not TITLE_END.search(paragraph)


def _digits(start: Start, found: regex.Match[str]) -> tuple[int, int] | None:
    """The span of the digits in a mark, from the first to the last. None where a sentence follows
    them without a dot: `3 Chi cục đã báo cáo.` may count, whatever the section is."""
    dotted = found["close"].strip() or "." in found["token"] or found.re is GLUED
    if not dotted and not is_title(start.paragraph):
        return None
    places = [at for at in range(*found.span("token")) if found.string[at].isdigit()]
    if not places:
        return None
    return start.at + places[0], start.at + places[-1] + 1


def _ignored(readings: list[Reading], title: str) -> float:
    """What it costs to say that no heading begins here: much for a clear mark."""
    costs = outline().costs["ignored"]
    best = min(readings, key=lambda reading: reading.cost + reading.as_heading)
    cost = costs[_group(best)]
    if best.cost > 0.9:
        cost *= costs["weak"]
    if any(known.knows(title) for known in outline().titles.values()):
        cost += costs["known"]
    return cost


def _group(reading: Reading) -> str:
    """The name of a reading's cost where it is ignored."""
    if reading.name == TITLE_ALONE:
        return "title"
    return "number" if reading.level in ("article", "numbered_roman") else reading.level


def _roots(start: Start) -> Iterator[Reading]:
    """Readings as a part (`Phần thứ nhất`, `Chương II`) or an annex, which begins anew."""
    if not start.opens:
        return
    flat = bare(start.line)
    found = ROOT.match(flat)
    if found and _is_root_title(start, found):
        yield from _parts(start, found)
    annex = ANNEX.match(flat)
    if annex and start.line.strip(" -–—.")[:1].isupper() and len(start.line) <= 60:
        yield from _annexes(start, annex)


def _is_root_title(start: Start, found: regex.Match[str]) -> bool:
    """True where nothing or a title in capitals follows: `Phần I của Kế hoạch` is a sentence."""
    rest = start.line[found.end() :].strip()
    return start.line[0].isupper() and (not rest or not rest[0].islower())


def _parts(start: Start, found: regex.Match[str]) -> Iterator[Reading]:
    word = "Phần" if found["word"] == "phan" else "Chương"
    if found["ordinal"]:
        value = ORDINALS.get(found["ordinal"])
        if value:
            printed = start.line[slice(*found.span("ordinal"))].lower()
            yield Reading("root", (value,), 0, name=f"{word} thứ {printed}")
    elif found["token"].isdigit():
        token = found["token"]
        yield Reading("root", (int(token),), 0, name=f"{word} {token}")
    else:
        for value, cost in romans_like(start.line[slice(*found.span("token"))].upper()):
            guessed = cost >= outline().costs["mark"]["stroke"]
            name = f"{word} {ROMANS[value - 1]}"
            yield Reading("root", (value,), cost, guessed=guessed, name=name)


def _annexes(start: Start, found: regex.Match[str]) -> Iterator[Reading]:
    token = start.line[slice(*found.span("token"))].strip(" .:-")
    if not token and found["word"] != "phu luc":
        return
    cost = 0.0
    if token and not ANNEX_NUMBER.fullmatch(token):
        like = romans_like(token)
        if not like or like[0][1] >= outline().costs["mark"]["stroke"]:
            return
        token, cost = ROMANS[like[0][0] - 1], like[0][1]
    name = f"{ANNEX_NAMES[found['word']]} {token}".strip()
    yield Reading("root", (0,), cost, name=name)


def _articles(start: Start) -> Iterator[Reading]:
    """Readings as an article (`Điều 5.`), below which the numbers begin anew."""
    found = ARTICLE.match(bare(start.line))
    if found and start.opens and start.line[0].isupper():
        yield Reading("article", (int(found["token"]),), 0)


def _marked(start: Start, found: regex.Match[str]) -> Iterator[Reading]:
    """All readings of a mark, with what its place and its title add to their costs."""
    token, close, title = found["token"], found["close"].strip(), found["title"]
    lower = title[0].islower()
    if lower and (not start.opens or close in LOOSE_CLOSES):
        return
    common = _common_cost(start, close, glued=found.re is GLUED)
    for reading in _of_token(start, token, close, lower):
        yield replace(
            reading,
            cost=reading.cost + common,
            as_heading=_title_cost(reading.level, title, start.paragraph),
        )


def _common_cost(start: Start, close: str, glued: bool) -> float:
    costs = outline().costs["mark"]
    cost = 0.0 if start.opens else costs["inside"]
    if glued:
        return cost + costs["glued"]
    if not close:
        return cost + costs["no_close"]
    return cost if close[0] in CLOSES else cost + costs["odd_close"]


def _of_token(start: Start, token: str, close: str, lower: bool) -> Iterator[Reading]:
    """The readings of a mark's token on all levels; without one, as the number that must come."""
    costs = outline().costs["mark"]
    clear = costs["clear_print"] if start.clear else 0.0
    if not token:
        level: Level = "letter" if close == ")" else "number"
        yield Reading(level, (), costs["no_number"] + clear, guessed=True)
    elif combined := COMBINED.fullmatch(token):
        yield from _combined(combined, clear)
    else:
        yield from _of_one_level(token, close, lower, clear)


def _of_one_level(token: str, close: str, lower: bool, clear: float) -> Iterator[Reading]:
    """The readings of a token that is a number or a letter of one level alone."""
    yield from _numbers(token, close, clear)
    if not lower or token in ROMANS:
        yield from _romans(token, close, clear)
    if close[:1] in LETTER_CLOSES or not lower:
        yield from _letters(token, close, clear)
    if CAPITAL.fullmatch(token) and close.startswith(".") and not lower:
        yield Reading("capital", (ord(token) - ord("A") + 1,), 0)


def _combined(found: regex.Match[str], clear: float) -> Iterator[Reading]:
    """Readings of `II.1`, a Roman number and an Arabic one below it."""
    stroke = outline().costs["mark"]["stroke"]
    below = tuple(int(part) for part in found["number"].split("."))
    for value, cost in romans_like(found["roman"]):
        if cost < stroke:
            added = clear if cost else 0.0
            yield Reading("numbered_roman", (value, *below), cost + added)


def _numbers(token: str, close: str, clear: float) -> Iterator[Reading]:
    """Readings as an Arabic number: the one that print looks like, and for one of at most two
    digits any other that must come next."""
    plain = _plain_number(token)
    if not plain:
        return
    value = tuple(int(part) for part in plain.split("."))
    if value[0] <= HIGHEST_NUMBER and 0 not in value:
        yield Reading("number", value, _cost_of_number(plain, token, close, clear))
    if len(plain) <= 2 and close and not clear:
        other = outline().costs["mark"]["other_digit"]
        yield Reading("number", (), other, guessed=True)


def _cost_of_number(plain: str, token: str, close: str, clear: float) -> float:
    """What it costs that a token is the number `plain`."""
    costs = outline().costs["mark"]
    cost = 0.0 if plain == token else costs["lookalike"] + clear
    # `1.1 Kết quả` needs no dot behind it.
    return cost - costs["no_close"] if "." in plain and not close else cost


def _plain_number(token: str) -> str:
    """The number that a token is print of, its look-alikes as digits; "" for what is none."""
    plain = NOT_NUMBER.sub("", fold_all(token).replace(",", "."))
    is_number = NUMBER_LIKE.fullmatch(token) and NUMBER_TOKEN.fullmatch(plain)
    return str(plain) if is_number else ""


def _romans(token: str, close: str, clear: float) -> Iterator[Reading]:
    """Readings as a Roman number; one with a stroke more or less is a guess."""
    small = len(token) == 1 and token.islower() and token != "l"  # `i)` is a letter
    bare_word = not close and not ROMAN_LETTER.search(token)  # `Hn Kết quả`
    for value, cost in romans_like(token):
        if not cost or not (small or bare_word):
            yield _roman(value, cost, clear)


def _roman(value: int, cost: float, clear: float) -> Reading:
    """The reading as a number that what stands there is like at a cost."""
    costs = outline().costs["mark"]
    guessed = cost >= costs["stroke"]
    added = clear if cost and not guessed else 0.0
    by_a_stroke = guessed and not clear and cost < costs["letter_of_roman"]
    return Reading("roman", (value,), cost + added, guessed=guessed, by_a_stroke=by_a_stroke)


@lru_cache(maxsize=512)
def romans_like(token: str) -> tuple[tuple[int, float], ...]:
    """The Roman numbers that a token may be print of, with what each reading costs.

    >>> romans_like("II")[0], [value for value, _ in romans_like("IH")][:1]
    ((2, 0.0), [3])
    """
    if not ROMAN_LIKE.fullmatch(token):
        return ()
    costs = outline().costs["mark"]
    plain = token
    for letters, strokes in STROKES:
        plain = regex.sub(letters, strokes, plain)
    looks = 0.0
    if plain != token:
        looks = costs["digits_for_roman"] if token.isdigit() else costs["lookalike"]
    found = []
    for value, name in enumerate(ROMANS, 1):
        apart = _one_letter_apart(plain, name)
        if apart is not None:
            found.append((value, looks + apart))
    return tuple(sorted(found, key=lambda one: one[1]))


def _one_letter_apart(plain: str, name: str) -> float | None:
    """What one letter too many or too few costs; nothing for the same; None for more."""
    costs = outline().costs["mark"]
    if plain == name:
        return 0.0
    longer, shorter = (plain, name) if len(plain) > len(name) else (name, plain)
    if len(longer) - len(shorter) != 1:
        return None
    for at, letter in enumerate(longer):
        if longer[:at] + longer[at + 1 :] == shorter:
            return costs["stroke"] if letter == "I" else costs["letter_of_roman"]
    return None


def _letters(token: str, close: str, clear: float) -> Iterator[Reading]:
    """Readings as a letter of a list: the one that stands there, and the one it looks like."""
    costs = outline().costs["mark"]
    bracket = close[-1:] in {")", "/"}
    if not _may_be_letter(token, close, bracket):
        return
    dot = 0.0 if bracket else costs["letter_with_dot"]
    looks = costs["lookalike"] + clear + dot
    plain = token[0] if token[0] in ALPHABET else bare(token[0])
    if token.endswith("©"):  # how OCR prints c)
        plain = "©"
    if plain in ALPHABET:
        cost = dot if token == plain else looks
        yield Reading("letter", (ALPHABET.index(plain) + 1,), cost)
    if plain in LOOKS_LIKE and bracket:
        yield Reading("letter", (ALPHABET.index(LOOKS_LIKE[plain]) + 1,), looks)


def _may_be_letter(token: str, close: str, bracket: bool) -> bool:
    """True for a token that a list may count by: `a, Công tác` may be a), `á Công` is none."""
    clean = close[:1] in LETTER_CLOSES or token in ALPHABET
    is_small = bracket or not token.isupper()
    return SMALL_LETTER.fullmatch(token) is not None and is_small and clean


def _unmarked(start: Start) -> Iterator[Reading]:
    """Readings of a title whose number was lost: each level, the number that must come next."""
    line = start.line
    if not (start.opens and is_title(start.paragraph) and line[:1].isupper()) or len(line) < 6:
        return
    costs = outline().costs["title"]
    levels: tuple[Level, ...] = ("roman", "number", "letter")
    for level in levels:
        yield Reading(
            level=level,
            value=(),
            cost=costs[level],
            as_heading=_title_cost(level, line, start.paragraph),
            guessed=True,
            name=TITLE_ALONE,
        )


def _title_cost(level: Level, title: str, paragraph: str) -> float:
    """What the words behind a mark add: less for a title that is known on this level."""
    costs = outline().costs["title"]
    cost = 0.0
    known = outline().titles.get(level)
    if known and known.knows(title):
        cost += costs["known"]
    if _in_capitals(title):
        below = level in ("number", "letter")
        cost += costs["capitals_below"] if below else costs["capitals"]
    if level != "letter" and not is_title(paragraph):
        cost += costs["long"]
    if level == "roman" and title[0].islower():
        cost += outline().costs["mark"]["lower_case"]
    return cost


def _in_capitals(title: str) -> bool:
    """True for several words in capitals; some may be misread."""
    letters = [letter for letter in title if letter.isalpha()]
    return len(letters) > 5 and sum(map(str.isupper, letters)) > 0.8 * len(letters)
