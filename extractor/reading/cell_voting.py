"""The readings of a numeral that stands alone in its cell, held against each other.

What a word's `evidence` says of such a numeral:

- `cell`: both witnesses have it; `cell_voted`: the second witness and a judge
- `cell_steady`: so, and the second has it surely at every look, where the first has letters or
  signs or nothing, or where no judge has what the first has and something else tells how many
  digits are printed; `cell_opposed`: where the first has other digits and that is not so
- `cell_outvoted`: the second witness was outvoted, or readings had signs that no number has
- `cell_alike`: all have it with look-alikes of digits
- `split`: no two models have the same, or the cell holds two numerals
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

import regex

from extractor.language.lookalikes import fold_all
from extractor.model import Box, Word
from extractor.witnesses import Words

CellEvidence = Literal[
    "cell", "cell_steady", "cell_opposed", "cell_voted", "cell_outvoted", "cell_alike", "split"
]

BEFORE = r"[\s'‘’`\"“”|(\[+–-]*"  # a sign, a bracket, what is left of a line
BEHIND = r"\s?%?[^\w$§?]*"
PLAIN = regex.compile(BEFORE + r"\d[\d.,/]*" + BEHIND)
PRINTED = regex.compile(  # as numbers are printed: dots before three digits, one comma
    BEFORE + r"\d{1,3}(?:(?:\.\d{3})+|\d*)(?:,\d+)?" + BEHIND
)
RINGS = frozenset("0OoQ")
GROUPED = regex.compile(r"[-–]?\d{1,3}(?:\.\d{3})*")
GOES_ON = regex.compile(r"\d{3}(?:\.\d{3})*(?:,\d+)?")  # the rest of a number, below its beginning
OPENS = regex.compile(r"[^\p{L}\d(]*\(")  # at the beginning
CLOSES = regex.compile(r"[\d%][^\p{L}\d)]*\)")
APART = 0.9  # heights of print: words with a wider gap belong to two cells


@dataclass(
    frozen=True,
    slots=True,
    eq=False,
)
class Voice:
    """What one model reads in a cell: its words, joined, and folded to digits and signs."""

    words: Words
    text: str
    folded: str

    @property
    def plain(self) -> bool:
        """True where it is digits with their signs and nothing else."""
        return PLAIN.fullmatch(self.text) is not None

    @property
    def printed(self) -> bool:
        """True where it is written as numbers are printed."""
        return PRINTED.fullmatch(self.text) is not None

    @property
    def has_digit(self) -> bool:
        return regex.search(r"\d", self.text) is not None

    @property
    def digits(self) -> str:
        return regex.sub(r"\D", "", self.folded)

    @property
    def confidence(self) -> float:
        """That of the word that was read least surely."""
        return min(word.confidence for word in self.words)

    @property
    def opens(self) -> bool:
        """True where a bracket opens before its digits."""
        return OPENS.match(self.text) is not None

    @property
    def closes(self) -> bool:
        """True where a bracket closes behind its digits."""
        return CLOSES.search(self.text) is not None

    @property
    def without_tail(self) -> str:
        """Its text without the signs behind the last digit or per cent sign."""
        return regex.sub(r"(?<=\d)[^\d%]+$", "", self.text)


def vote(
    second: Words,
    first: Words,
    judges: Sequence[Words] = (),
    steady: bool = False,
    as_many: bool = False,
) -> Words:
    """A numeral alone in its cell as one word, with how its readings stand to each other. The
    second witness is the surest with digits; the judges were asked where `first` differs.
    `steady`: the second witness has the same however the print is framed. `as_many`: its ink or the
    first witness tells how many digits are printed.

    >>> place = Box(0, 0, 1, 1)
    >>> comma, none = (Word("0,2", place, 1),), (Word("02", place, 1),)
    >>> vote(second=comma, first=none, judges=(comma,))[0].evidence
    'cell_voted'
    """
    voices = [_voice(words) for words in (second, first, *judges) if words]
    without = _without_stray_digit(voices, second)
    if without:
        return without.words
    elected = _elected(voices, second, judged=any(judges))
    if not steady or elected.evidence not in ("cell_voted", "cell_alike"):
        return (elected,)
    alone = as_many and not has_reading_of(first, judges)
    opposed = is_printed(first) and elected.evidence == "cell_voted" and not alone
    return (replace(elected, evidence="cell_opposed" if opposed else "cell_steady"),)


def is_printed(words: Words) -> bool:
    """True for what is written as numbers are printed."""
    return PRINTED.fullmatch(joined(words)) is not None


def has_reading_of(first: Words, judges: Sequence[Words]) -> bool:
    """True where one of the judges has what the first witness has."""
    return essence_of(joined(first)) in [essence_of(joined(words)) for words in judges]


def same_nought(first: Words, second: Words | None) -> tuple[Words, Words | None]:
    """Both readings of a cell; where one has 0 and the other the letter of the same shape, and
    nothing else is there, both with 0: alone, a ring has no other letters by which to tell.

    >>> place = Box(0, 0, 1, 1)
    >>> nought, ring = (Word("0", place, 1),), (Word("O", place, 1),)
    >>> [words[0].text for words in same_nought(nought, ring) if words]
    ['0', '0']
    """
    if not first or not second:
        return first, second
    texts = {joined(first), joined(second)}
    if "0" not in texts or not texts <= RINGS:
        return first, second
    return (replace(first[0], text="0"),), (replace(second[0], text="0"),)


def _elected(
    voices: list[Voice],
    second: Words,
    judged: bool,
) -> Word:
    """The word that most models have, spelled by the first of them that has it plain. `judged` is
    true where a judge was asked and read something."""
    best = _most_frequent(voices)
    alike = [voice for voice in voices if voice.folded == best.folded]
    plain = _first_plain(alike)
    chosen, evidence = plain or best, _evidence(voices, alike, second, judged)
    others = tuple(voice.text for voice in voices if voice is not chosen)
    better = _better_printed(voices, chosen)
    if better:
        chosen, evidence = better, "cell_outvoted"
    text = chosen.without_tail if plain else chosen.folded or chosen.text
    return Word(
        text=_in_brackets(text, voices),
        box=around(chosen.words),
        confidence=chosen.confidence,
        evidence=evidence if _have_brackets(voices) else "split",
        others=others,
    )


def with_mark_at_end(above: Words, below: Words) -> Words:
    """A line of a cell, with the dot or comma at its end that a reading of it has, where its number
    goes on in the line below: `1.250.` above `000`.

    >>> place = Box(0, 0, 1, 1)
    >>> line = Word("84.592", place, 1, others=("84.592.",))
    >>> with_mark_at_end((line,), (Word("980.078", place, 1),))[0].text
    '84.592.'
    """
    if not above or len(below) != 1 or not GOES_ON.fullmatch(below[0].text):
        return above
    *before, last = above
    marked = [other for other in last.others if other[:-1] == last.text and other[-1:] == "."]
    if not marked or not GROUPED.fullmatch(last.text):
        return above
    return (*before, replace(last, text=marked[0]))


def _first_plain(voices: list[Voice]) -> Voice | None:
    return next((voice for voice in voices if voice.plain), None)


def _in_brackets(text: str, voices: list[Voice]) -> str:
    """The numeral in brackets where a reader has one that opens before it: it is a sign (accounts
    print what is below zero in brackets), whatever the others make of it. It is left open where
    none has the other bracket, which tells those who give values to look."""
    if not any(voice.opens for voice in voices):
        return text
    plain = regex.sub(r"^[^\p{L}\d-]+|\).*$", "", text)
    closed = any(voice.closes for voice in voices)
    return f"({plain})" if closed else f"({plain}"


def _have_brackets(voices: list[Voice]) -> bool:
    """True where no bracket opens, where two readings have one, or all with digits have."""
    if not any(voice.opens for voice in voices):
        return True
    holding = [voice for voice in voices if voice.has_digit]
    having = [voice for voice in holding if voice.opens or voice.closes]
    return len(having) > 1 or having == holding


def _voice(words: Words) -> Voice:
    text = joined(words)
    return Voice(words, text, essence_of(text))


def _without_stray_digit(voices: list[Voice], second: Words) -> Voice | None:
    """The first reading without digits, where one other model alone has any and is not the second
    witness (`1%` beside `%` twice); None where those without do not have the same: letters that
    each model reads otherwise may be a digit."""
    holding = [voice for voice in voices if voice.has_digit]
    others = [voice for voice in voices if not voice.has_digit]
    if len(holding) != 1 or not others or holding[0].words is second:
        return None
    return others[0] if len(others) == 1 or _two_agree(others) else None


def _two_agree(voices: list[Voice]) -> bool:
    """True where two readings have the same text."""
    counts = Counter(voice.text.casefold() for voice in voices)
    return max(counts.values()) > 1


def _most_frequent(voices: list[Voice]) -> Voice:
    """The reading with digits that most models have; among equals a plain one, then the first.
    Letters alone, of which folding leaves nothing, are not a reading that models could share."""
    counts = Counter(voice.folded for voice in voices)
    holding = [voice for voice in voices if voice.has_digit] or voices
    return max(holding, key=lambda voice: (counts[voice.folded], voice.plain))


def _evidence(
    voices: list[Voice],
    alike: list[Voice],
    second: Words,
    judged: bool,
) -> CellEvidence:
    """How the models stand to the reading that those `alike` have."""
    plain = sum(voice.plain for voice in alike)
    if len(alike) < 2 or not plain or _hold_two(voices):
        return "split"
    if not any(voice.words is second for voice in alike):
        return "cell_outvoted"
    if plain > 1:
        return "cell_voted" if judged else "cell"
    return "cell_alike" if len(alike) == len(voices) else "split"


def _better_printed(voices: list[Voice], chosen: Voice) -> Voice | None:
    """The first reading with the same digits that is written as numbers are, where the chosen one
    is not (`99,64` beside `99.64` twice); else None."""
    if chosen.printed:
        return None
    same = (voice for voice in voices if voice.digits == chosen.digits)
    return next((voice for voice in same if voice.printed), None)


def _hold_two(voices: list[Voice]) -> bool:
    return any(_apart(voice.words) for voice in voices)


def _apart(words: Words) -> bool:
    """True where a wide gap parts two numerals: the line between two cells was not seen."""
    gaps = ((left.box, right.box) for left, right in pairwise(words))
    return any(b.x0 - a.x1 > APART * max(a.height, b.height) for a, b in gaps)


def is_plain(words: Words) -> bool:
    """True for digits with their signs and nothing else."""
    return PLAIN.fullmatch(joined(words)) is not None


def with_same_digits(word: Word) -> list[str]:
    """The other readings of a numeral that have its digits and other marks, written as numbers are.

    >>> with_same_digits(Word("11", Box(0, 0, 1, 1), 1, others=("1,1", "Lì", "17")))
    ['1,1']
    """
    own = _digits(word.text)
    printed = (text for text in word.others if text != word.text and PRINTED.fullmatch(text))
    return [text for text in printed if _digits(text) == own]


def _digits(text: str) -> str:
    return regex.sub(r"\D", "", text)


def joined(words: Words) -> str:
    return "".join(word.text for word in words)


def around(words: Words) -> Box:
    return Box.around(word.box for word in words)


def essence_of(text: str) -> str:
    """Digits with the signs between them, look-alikes folded, a minus kept.

    >>> essence_of("–0,59."), essence_of("S.452")
    ('-0,59', '5.452')
    """
    return regex.sub(r"^[^\d-]+|[^\d%]+$", "", fold_all(text))
