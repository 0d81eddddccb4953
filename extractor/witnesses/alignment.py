"""Two readings of one strip side by side: which words of one stand where those of the other do."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import chain, pairwise
from typing import Literal

import regex

from extractor.language.lookalikes import ALIKE, fold, is_quarter_alone, looks_numeral, roman
from extractor.model import Word
from extractor.witnesses.readers import Words

Likeness = Literal["equal", "letters", "differ"]
DIGIT = regex.compile(r"\d")
DECIMAL_DOT = regex.compile(r"(?<=^\d+(?:\.\d{3})*)\.(?=\d{1,2}%?$)")  # it cannot part thousands
NUMBERED_WITH_DOTS = regex.compile(  # what is numbered or dated with dots: `mục 2.1`, `ngày 12.05`
    r"(?i)^\W*(?:m[uụ]c|ph[aầ]n|b[aả]ng|bi[eể]u|h[iì]nh|l[uụ]c|đi[eể]m|kho[aả]n|ti[eê]u|chí"
    r"|nh[oó]m|s[oố]|ng[aà]y|t[uừ]|đ[eế]n|v[aà])\W*$"
)
SPELLED = regex.compile(  # small letters of a word, two of which no digit looks like
    r"(?<!\p{L})(?=\p{Ll}*[^\W\dloisz]\p{Ll}*[^\W\dloisz])\p{Ll}{3,}(?!\p{L})"
)
RAISED = regex.compile(r"(?<=(?<!\p{L})[cdk]?m)[23²³](?![\d\p{L}])")  # `97m2`, `3 km²`


@dataclass(frozen=True, slots=True)
class ReadRow:
    """Words in a row as one string without blanks, folded for comparing; `owner` has for each
    letter of it the index of the word that it belongs to. `above` is the word that the line above
    ends with, where the row begins its line."""

    words: Words
    folded: str
    owner: tuple[int, ...]
    above: str = ""

    def before(self, k: int) -> str:
        """The word before word `k`, also where it stands in the line above."""
        return self.words[k - 1].text if k else self.above

    def word_at(self, letter: int) -> int:
        """The index of the word that a letter belongs to; past the last one where it is past the
        row's end."""
        if letter < len(self.owner):
            return self.owner[letter]
        return len(self.words)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Neighbouring words of a row: from word `first` up to, but without, word `end`."""

    row: ReadRow
    first: int
    end: int

    @property
    def words(self) -> Words:
        return self.row.words[self.first : self.end]

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def has_digit(self) -> bool:
        return any(has_digit(word) for word in self.words)

    @property
    def letters(self) -> range:
        """Which letters of the folded row the words have."""
        start = bisect_left(self.row.owner, self.first)
        stop = bisect_left(self.row.owner, self.end)
        return range(start, stop) if start < stop else range(0)

    @property
    def essence(self) -> str:
        """The digits of the words with the signs between them. Letters part numerals
        (`12/KH-UBND`); signs at the edges of a numeral do not count, nor does the raised digit of
        square and cubic metres, which readers have as a sign, a digit or not at all. Before one
        or two last digits of a quantity a dot is a comma: either opens decimals, and thin print
        has them alike."""
        letters = self.letters
        folded = RAISED.sub("", self.row.folded[letters.start : letters.stop])
        runs = (run.strip("/.,-") for run in regex.findall(r"[0-9/.,%-]+", folded))
        if self.is_quantity:
            runs = (DECIMAL_DOT.sub(",", run) for run in runs)
        return " ".join(run for run in runs if run)

    @property
    def is_quantity(self) -> bool:
        """False at the beginning of a line and behind words that numbers with dots follow:
        headings, tables, days."""
        before = self.row.words[self.first - 1].text if self.first else ""
        return bool(before) and not NUMBERED_WITH_DOTS.search(before)

    def same_as(self, other: Stretch) -> bool:
        """True where both have the same digits, and any at all."""
        return self.essence == other.essence != ""

    def across(self, other: ReadRow) -> Stretch:
        """The words of another row that stand where these do."""
        return _across(self, other, edits(self.row, other))

    def covers(self, other: Stretch) -> bool:
        """True where the words of the other row stand where these do and nowhere else, so that
        one stretch may stand for the other."""
        if self.first == self.end:
            return True
        return other.across(self.row) == self

    def overlaps(self, other: Stretch) -> bool:
        return self.first < other.end and other.first < self.end


@dataclass(frozen=True, slots=True)
class Match:
    """A numeral in either of two rows: its words in the first, its words in the second. `equal`:
    both have the same digits; `letters`: both have the same look-alikes of digits."""

    mine: Stretch
    theirs: Stretch

    @property
    def place(self) -> tuple[int, int, int, int]:
        return (
            self.mine.first,
            self.mine.end,
            self.theirs.first,
            self.theirs.end,
        )

    @property
    def likeness(self) -> Likeness:
        if not self.mine.same_as(self.theirs):
            return "differ"
        return "equal" if self.mine.has_digit or self.theirs.has_digit else "letters"


@dataclass(frozen=True, slots=True)
class Edit:
    """Letters of one folded row (`start` up to `end`) and those of another that stand there."""

    equal: bool
    start: int
    end: int
    other_start: int
    other_end: int

    @property
    def reversed(self) -> Edit:
        return Edit(
            equal=self.equal,
            start=self.other_start,
            end=self.other_end,
            other_start=self.start,
            other_end=self.end,
        )


def has_digit(word: Word) -> bool:
    return DIGIT.search(word.text) is not None


def row_of(words: Words, above: str = "") -> ReadRow:
    """The words in a row, folded; `above` is the word before the first of them.

    >>> from extractor.model import Box
    >>> place = Box(0, 0, 1, 1)
    >>> row_of((Word("I1/11", place, 1), Word("xã,", place, 1))).folded
    '11/11xa,'
    """
    folded = ""
    owner: list[int] = []
    for index, word in enumerate(words):
        spelled = _spelled(word.text)
        for at, letter in enumerate(word.text):
            plain = _base(letter) if at in spelled else ALIKE.get(letter) or fold(letter)
            if plain and (plain.isalnum() or plain in "/.,%-"):
                folded += plain
                owner.append(index)
    return ReadRow(
        words=words,
        folded=folded,
        owner=tuple(owner),
        above=above,
    )


def _spelled(text: str) -> frozenset[int]:
    """Which letters of a word with digits are those of words (`lượt/9.748`, `1.597người`): what
    looks like a digit among them is none."""
    if not DIGIT.search(text):
        return frozenset()
    return frozenset(chain.from_iterable(range(*part.span()) for part in SPELLED.finditer(text)))


def _base(letter: str) -> str:
    return unicodedata.normalize("NFD", letter)[0]


def compare_rows(row: ReadRow, other: ReadRow) -> list[Match]:
    """Every numeral of either row, from left to right. Neighbouring numerals are one match only as
    far as the rows part them otherwise: where both have a word end, one ends in both."""
    forth = edits(row, other)
    ends = _common_ends(row, other, forth)
    parts = chain.from_iterable(_parted(group, ends) for group in _groups(row))
    found = [Match(part, _across(part, other, forth)) for part in parts]
    found += _only_there(row, other, found, [edit.reversed for edit in forth])
    return sorted(found, key=lambda match: match.place)


def _common_ends(row: ReadRow, other: ReadRow, forth: list[Edit]) -> frozenset[int]:
    """The words of a row before which a word ends in the other row too."""
    there = _places_there(forth)
    return frozenset(
        row.owner[at]
        for at in range(1, len(row.owner))
        if row.owner[at] != row.owner[at - 1] and _is_end(there.get(at), other)
    )


def _places_there(forth: list[Edit]) -> dict[int, int | None]:
    """For the places between letters of a row the same in the other row, None where letters were
    put in between."""
    there: dict[int, int | None] = {}
    for edit in forth:
        if edit.start == edit.end:
            there[edit.start] = None
            continue
        there.setdefault(edit.start, edit.other_start)
        there[edit.end] = edit.other_end
        if edit.equal:
            inside = range(edit.other_start + 1, edit.other_end)
            there.update(enumerate(inside, edit.start + 1))
    return there


def _is_end(place: int | None, row: ReadRow) -> bool:
    """True where a word ends at a place between two letters of the row."""
    if place is None or not 0 < place < len(row.owner):
        return False
    return row.owner[place - 1] != row.owner[place]


def _parted(group: Stretch, ends: frozenset[int]) -> list[Stretch]:
    """A run of numerals as the parts that end where the other row has an end too."""
    inside = [k for k in range(group.first + 1, group.end) if k in ends]
    bounds = pairwise([group.first, *inside, group.end])
    return [Stretch(group.row, start, stop) for start, stop in bounds]


def _only_there(
    row: ReadRow,
    other: ReadRow,
    found: list[Match],
    back: list[Edit],
) -> list[Match]:
    """Words with digits of the other row that stand where this row has no numeral."""
    spans = (range(match.theirs.first, match.theirs.end) for match in found)
    seen = set(chain.from_iterable(spans))
    made: list[Match] = []
    for k, word in enumerate(other.words):
        if k in seen or not has_digit(word):
            continue
        theirs = Stretch(other, k, k + 1)
        mine = _across(theirs, row, back)
        if not any(mine.overlaps(match.mine) for match in (*found, *made)):
            made.append(Match(mine, theirs))
    return made


def edits(row: ReadRow, other: ReadRow) -> list[Edit]:
    """How the letters of one row turn into those of the other, from left to right."""
    codes = SequenceMatcher(None, row.folded, other.folded, autojunk=False).get_opcodes()
    return [Edit(tag == "equal", *ends) for tag, *ends in codes]


def _groups(row: ReadRow) -> list[Stretch]:
    """Runs of neighbouring words that look like numerals; Roman numerals stay out, but for
    quarters, whose year may stand behind `năm`."""
    groups: list[Stretch] = []
    for k, word in enumerate(row.words):
        if is_quarter_alone(row.before(k), word.text):
            groups.append(Stretch(row, k, k + 1))
            continue
        if not looks_numeral(word.text) or roman(row.words, k):
            continue
        if groups and groups[-1].end == k:
            groups[-1] = Stretch(row, groups[-1].first, k + 1)
        else:
            groups.append(Stretch(row, k, k + 1))
    return groups


def _across(
    stretch: Stretch,
    other: ReadRow,
    forth: list[Edit],
) -> Stretch:
    """The words of the other row that stand where these do, by the edits between the rows; where
    none do, the empty place between words."""
    letters = stretch.letters
    parts = [_there(edit, letters, other) for edit in forth]
    there = [part for part in parts if part]
    if not there:
        behind = [edit.other_start for edit in forth if edit.end >= letters.start]
        word = other.word_at(behind[0] if behind else 0)
        return Stretch(other, word, word)
    first = min(part.start for part in there)
    last = max(part.stop for part in there) - 1
    return Stretch(
        row=other,
        first=other.owner[first],
        end=other.owner[last] + 1,
    )


def _there(
    edit: Edit,
    letters: range,
    other: ReadRow,
) -> range:
    """Which letters of the other row an edit puts where these letters stand. Letters put in at
    their very edge belong to them where they have a digit; words only look as if they had."""
    there = range(edit.other_start, edit.other_end)
    if edit.equal:
        start = max(letters.start, edit.start) - edit.start
        end = min(letters.stop, edit.end) - edit.start
        return there[start:end] if start < end else range(0)
    if edit.start < letters.stop and letters.start < edit.end:
        return there
    put_in = edit.start == edit.end and letters.start <= edit.start <= letters.stop
    return there if put_in and _may_be_of_numeral(there, other) else range(0)


def _may_be_of_numeral(letters: range, row: ReadRow) -> bool:
    """True where letters of a row have a digit or what looks like one, and stand in a word that may
    be a numeral: `đơn`, folded, has a ring for a zero."""
    if not DIGIT.search(row.folded[letters.start : letters.stop]):
        return False
    return any(looks_numeral(row.words[row.owner[at]].text) for at in letters)
