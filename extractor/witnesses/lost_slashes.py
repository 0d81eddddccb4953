"""Slashes that no reader saw, put back where nothing else can stand: in days and in symbols.

Thin print and worn copies lose their slashes first: `ngày 26 122022` for 26/12/2022, `số 686
NQ-HĐND`. Digits stay as they were read. Where the ink of the slash is there, pale as it is, the
numeral is as sure as its parts; where it is not, a person looks: more may be missing than a slash.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise, product

import numpy
import regex

from extractor.administration import is_symbol_end
from extractor.imaging import slashes_in
from extractor.language.date_words import DAY_WORD, NUMBER_WORD, QUARTER_WORD
from extractor.model import Box, Word
from extractor.witnesses.readers import Words

MOST_PARTS = 3  # words of one numeral
LOST = regex.compile(r"\d (?:(?:19|20)\d\d|\p{Lu})")  # no slash behind a number
LATEST_DAY, LATEST_MONTH = 31, 12
LEVEL = 0.5  # of the lower one's height that words of one line share
AS_WRITTEN = ("agreed", "alike", "again", "reread", "marked")  # both witnesses have its digits
BEFORE_DAY = regex.compile(rf"(?i)\W*{DAY_WORD}")
BEFORE_SYMBOL = regex.compile(rf"(?i)\W*{NUMBER_WORD}\W{{0,2}}")
BEFORE_QUARTER = regex.compile(rf"(?i)\W*{QUARTER_WORD}")
WHOLE_DAY = regex.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}")
PARTS_OF_DAY = regex.compile(
    r"(?P<parts>\d[\d./ ]*?(?P<year>(?:19|20)\d\d))(?P<after>[^\w\s]{0,2})"
)
SLASH = regex.compile("/")
EDGES = regex.compile(r"^\W+|\W+$")
SIGN = regex.compile(r"[./ ]+")
PARTS_OF_QUARTER = regex.compile(r"(?P<quarter>I{1,3}|IV) (?P<rest>(?:19|20)\d\d[^\w\s]{0,2})")
CODE = r"\p{Lu}[\p{L}\d]*"
BETWEEN_CODES = regex.compile(r"\p{L}[-–.]$")
DASH = regex.compile(r"[-–.] ?")  # between codes, whose hairline is read as a dot too
LONG = regex.compile(r"\W?(?!(?:19|20)\d\d\W*$)\d{4,8}\W{0,2}")  # and no year
FADING = 2  # parts of a page's numerals that lost the slash behind them: more may have
PARTS_OF_SYMBOL = regex.compile(  # `686 NQ-HĐND`, `100 2019 NĐ-CP`, `100/2019 NĐ-CP`
    r"(?P<number>\d{1,5})(?:[ /](?P<year>(?:19|20)\d\d))?[ /]"
    rf"(?P<codes>(?P<type>{CODE})(?P<dash>[-–.] ?)(?P<body>{CODE})(?:[-–]{CODE})*)"
    r"(?P<after>[^\w\s]{0,2})"
)


@dataclass(frozen=True, slots=True)
class Whole:
    """A numeral with its slashes; `certain` where nothing else can be printed, whether the ink of
    its slashes is left or not."""

    text: str
    certain: bool


@dataclass(frozen=True, slots=True)
class Torn:
    """Words `start` to `stop` of a page that are one numeral whose slashes were lost."""

    start: int
    stop: int
    whole: Whole


def with_lost_slashes(words: Words, grey: numpy.ndarray, scale: float) -> Words:
    """The words of a page; days behind `ngày` and symbols behind `số` whose parts stand apart or
    run into each other as one word with its slashes."""
    torn = _torn(words)
    gaps = [_gaps(words[one.start : one.stop]) for one in torn]
    seen = iter(slashes_in(grey, [gap for of_one in gaps for gap in of_one], scale))
    made: list[Word] = []
    at = 0
    for one, of_one in zip(torn, gaps, strict=True):
        inked = [next(seen) for _ in of_one]
        is_seen = bool(inked) and all(inked)
        if is_seen or one.whole.certain:
            made += words[at : one.start]
            made.append(_joined(words[one.start : one.stop], one.whole.text, is_seen))
            at = one.stop
    return (*made, *words[at:])


def with_glued_doubted(words: Words, as_read: Words, whole: Words) -> Words:
    """The words; on a page that lost slashes (`as_read` became `whole`) long numbers without any
    sign are doubted."""
    faded = len(as_read) - len(whole) >= FADING
    return tuple(map(_doubted, words)) if faded else words


def _torn(words: Words) -> list[Torn]:
    """The numerals of the page whose slashes were lost, in their order."""
    found: list[Torn] = []
    for at, word in enumerate(words[:-1]):
        if BEFORE_DAY.fullmatch(word.text):
            one = _longest(words, at + 1, whole_day)
        elif BEFORE_SYMBOL.fullmatch(word.text):
            one = _longest(words, at + 1, whole_symbol)
        elif BEFORE_QUARTER.fullmatch(word.text):
            one = _longest(words, at + 1, whole_quarter)
        else:
            continue
        found += [one] if one else []
    return found


def _longest(words: Words, start: int, whole_of: Callable[[str], Whole | None]) -> Torn | None:
    """The longest run of words from `start`, level with each other, that is such a numeral."""
    for stop in range(min(len(words), start + MOST_PARTS), start, -1):
        run = words[start:stop]
        whole = whole_of(" ".join(word.text for word in run))
        if whole and all(_are_level(left.box, right.box) for left, right in pairwise(run)):
            return Torn(start, stop, whole)
    return None


def whole_day(text: str) -> Whole | None:
    """Day, month and year that lost their slashes; None for what is a day as it stands, or may be
    several.

    >>> whole_day("26 122022").text, whole_day("01 12/2019:").text, whole_day("1822023").text
    ('26/12/2022', '01/12/2019:', '18/2/2023')
    >>> whole_day("1112023"), whole_day("26/12/2022"), whole_day("2 4/11/2017")
    (None, None, None)
    """
    found = PARTS_OF_DAY.fullmatch(text)
    if not found or WHOLE_DAY.fullmatch(found["parts"]):
        return None
    lengths = [len(part) for part in SIGN.split(found["parts"])]
    ends = {sum(lengths[: k + 1]) for k in range(len(lengths) - 1)}
    before_year = SIGN.sub("", found["parts"])[:-4]
    days = [
        f"{before_year[:of_day]}/{before_year[of_day:]}/{found['year']}{found['after']}"
        for of_day, of_month in product((1, 2), (1, 2))
        if _is_day(before_year, of_day, of_month) and ends <= {of_day, of_day + of_month}
    ]
    return Whole(days[0], certain=True) if len(days) == 1 else None


def _is_day(digits: str, of_day: int, of_month: int) -> bool:
    """True where the digits are a day of so many and a month of so many."""
    if len(digits) != of_day + of_month:
        return False
    return 0 < int(digits[:of_day]) <= LATEST_DAY and 0 < int(digits[of_day:]) <= LATEST_MONTH


def whole_symbol(text: str) -> Whole | None:
    """A document's number and the codes behind it that lost the slash between them; None for a
    symbol as it stands. It is certain where the codes are those of a type and of a body.

    >>> whole_symbol("686 NQ-HĐND"), whole_symbol("100 2019 NĐ-CP,").text
    (Whole(text='686/NQ-HĐND', certain=True), '100/2019/NĐ-CP,')
    >>> whole_symbol("25 TH-THCS").certain, whole_symbol("25/KH-UBND"), whole_symbol("25 hồ sơ")
    (False, None, None)
    """
    found = PARTS_OF_SYMBOL.fullmatch(text)
    if not found or not LOST.search(text):
        return None
    is_hyphened = found["dash"] in ("-", "–")
    codes = DASH.sub("-", found["codes"])
    parts = filter(None, (found["number"], found["year"], codes))
    return Whole(
        text="/".join(parts) + found["after"],
        certain=is_hyphened and is_symbol_end(found["type"], found["body"]),
    )


def whole_quarter(text: str) -> Whole | None:
    """A quarter and its year that lost the slash between them; never certain: `quý III 2020` may be
    all that is written.

    >>> whole_quarter("III 2020,"), whole_quarter("III/2020"), whole_quarter("3 2020")
    (Whole(text='III/2020,', certain=False), None, None)
    """
    found = PARTS_OF_QUARTER.fullmatch(text)
    return Whole(f"{found['quarter']}/{found['rest']}", certain=False) if found else None


def _are_level(left: Box, right: Box) -> bool:
    return left.shared_height(right) > LEVEL * min(left.height, right.height)


def _gaps(run: Words) -> list[Box]:
    """The white between the words in which a slash may stand, as high as both are."""
    return [
        Box(
            x0=left.box.x1,
            y0=max(left.box.y0, right.box.y0),
            x1=max(left.box.x1, right.box.x0),
            y1=min(left.box.y1, right.box.y1),
        )
        for left, right in pairwise(run)
        if not BETWEEN_CODES.search(left.text)
    ]


def _joined(run: Words, text: str, is_seen: bool) -> Word:
    """The words as one; as sure as its parts where its slashes are seen, else for a person."""
    sure = (is_seen or _is_parted_so(run[0], text)) and all(_is_sure(word, run) for word in run)
    read = " ".join(word.text for word in run)
    seen_so = "quarter" if run[0].evidence == "quarter" else "alike"
    return replace(
        run[0],
        text=text,
        box=Box.around([word.box for word in run]),
        confidence=min(word.confidence for word in run),
        evidence=seen_so if sure else "split",
        others=(text,) if sure else (read, *run[0].others),
    )


def _is_parted_so(word: Word, text: str) -> bool:
    """True where another reading has blanks for the slashes of a day that the first has glued."""
    parts = SLASH.split(EDGES.sub("", text))
    return any(SIGN.split(EDGES.sub("", other)) == parts for other in word.others)


def _doubted(word: Word) -> Word:
    """A number without any mark on a page that loses slashes may be two: `1414` for 14/14."""
    if not LONG.fullmatch(word.text) or word.evidence not in AS_WRITTEN:
        return word
    return replace(word, evidence="width")


def _is_sure(word: Word, run: Words) -> bool:
    """True for letters, and for digits that both witnesses have, of this word or of the run."""
    own = _digits(word.text)
    if not own or word.evidence in AS_WRITTEN:
        return word.evidence != "unclear"
    whole = _digits("".join(one.text for one in run))
    others = [_digits(other) for other in word.others]
    return bool(others) and all(other == own or own in other in whole for other in others)


def _digits(text: str) -> str:
    return regex.sub(r"\D", "", text)
