"""Several readings of one strip of a page held against each other, numeral by numeral.

OCR can be sure and wrong; models trained apart seldom err alike. Readings are compared without
blanks and marks, with look-alikes as the digits they stand for; only what was read is ever
written: a repaired numeral is one that at least two readings have.

What a word's `evidence` says of a numeral in running text:

- `agreed`: two readings have it as it is written; `thrice`: three have
- `alike`: two readings have it, one of them with look-alikes of digits or in other pieces
- `voted`: the first reading and a third against the second
- `outvoted`: the second reading and a third against the first
- `split`: no two readings have the same
- `unclear`: letters that were read unsurely and may hide a numeral
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

import regex

from extractor.language.lookalikes import ROMAN_AFTER, ROMAN_HEAD, fold_all
from extractor.model import Word
from extractor.reading.alignment import (
    Match,
    ReadRow,
    Stretch,
    compare_rows,
    has_digit,
    row_of,
)
from extractor.reading.readers import Words

Evidence = Literal["agreed", "thrice", "alike", "voted", "outvoted", "split", "unclear"]

UNSURE_TWICE = 0.9  # numerals read with less confidence want a third reading, even agreed ones
UNSURE = 0.75  # words of letters read with less confidence may be misread numerals
PARTS = regex.compile(r"([/.,;:()\"“”\s%-]+)")
TWO_LETTERS = regex.compile(r"\p{L}{2}")
LETTER = regex.compile(r"\p{L}")
ODD = regex.compile(
    r"[IlO|!\]\[ÌÍÏŠ§Ịı](?=[\d/.,])"  # a look-alike before a digit or a sign
    r"|(?<=\d)[IlO|!\]\[ÌÍÏŠ§ỊS](?!\p{L})"  # behind a digit, with no letter after it
    r"|(?<![\p{L}])[IlO|!\]\[ÌÍÏŠ§](?=\d)"  # at the head of a number
)


@dataclass(frozen=True, slots=True)
class Settled:
    """What the readings of a strip come to. `words`: those of the strip, numerals with their
    evidence and the other readings; `unread`: numerals that only one further reading has."""

    words: Words
    unread: tuple[str, ...] = ()


def undecided(first: Words, second: Words) -> bool:
    """True where a third reading is wanted: the two readings have a numeral differently or in
    letters only, or the first was read unsurely."""
    if any(word.confidence < UNSURE_TWICE and has_digit(word) for word in first):
        return True
    matches = compare_rows(row_of(first), row_of(second))
    return any(match.likeness != "equal" for match in matches)


def settle(
    first: Words,
    second: Words,
    third: Words | None = None,
) -> Settled:
    """The strip's words after two readings, and a third one where it was asked for."""
    row, other = row_of(first), row_of(second)
    judge = row_of(third) if third is not None else None
    words: list[Word] = []
    unread: list[str] = []
    at = 0
    for match in compare_rows(row, other):
        settled = _numeral(match, judge)
        words += (*first[at : match.mine.first], *settled.words)
        unread += settled.unread
        at = match.mine.end
    words += first[at:]
    return Settled(
        words=tuple(_marked_unclear(word, other) for word in words),
        unread=tuple(unread),
    )


def _numeral(match: Match, judge: ReadRow | None) -> Settled:
    """One numeral of the strip after two readings and the third, if any."""
    if match.likeness == "differ":
        return _voted(match, judge)
    if match.likeness == "letters":
        return Settled(_with_digits_of(match.mine, judge))
    words = _agreed(match.mine, match.theirs)
    if judge is not None and match.mine.same_as(match.mine.across(judge)):
        words = tuple(_agreed_thrice(word) for word in words)
    return Settled(words)


def _agreed_thrice(word: Word) -> Word:
    return replace(word, evidence="thrice") if word.evidence == "agreed" else word


def _marked_unclear(word: Word, other: ReadRow) -> Word:
    """The word, `unclear` where it has letters alone, was read unsurely and stands otherwise in
    the second reading: it may hide a numeral."""
    of_letters = LETTER.search(word.text) and not has_digit(word)
    if word.evidence or word.confidence >= UNSURE or not of_letters:
        return word
    if fold_all(word.text).strip(".,") in other.folded:
        return word
    return replace(word, evidence="unclear")


def _with_digits_of(mine: Stretch, judge: ReadRow | None) -> Words:
    """The words that both readings have in letters (`II`): a numeral if a third reading has
    digits there."""
    if judge is None:
        return mine.words
    theirs = mine.across(judge)
    one_each = len(mine.words) == len(theirs.words) == 1
    if not one_each or not theirs.has_digit or not mine.same_as(theirs):
        return mine.words
    word = mine.words[0]
    text = _spelled(mine.row.words, mine.first, theirs.text)
    return (
        replace(
            word,
            text=text,
            evidence="alike",
            others=(word.text,),
        ),
    )


def _agreed(
    mine: Stretch,
    theirs: Stretch,
    said: Evidence | None = None,
) -> Words:
    """A numeral that both readings have: spelled with digits where either has them, in the fewer
    pieces. `said` is the evidence to be given instead of `agreed` and `alike`."""
    words, others = mine.words, theirs.words
    if len(others) < len(words) and not TWO_LETTERS.search(theirs.text):
        return _agreed(theirs, mine, said or "alike")
    joined = mine.text.replace(" ", "")
    in_one = len(others) == 1 < len(words)
    if in_one and fold_all(joined) == fold_all(theirs.text):
        word = replace(
            others[0],
            text=joined,
            evidence=said or "alike",
            others=(theirs.text,),
        )
        return (word,)
    made = []
    for k, other in enumerate(_word_by_word(mine, theirs)):
        text = _spelled(mine.row.words, mine.first + k, other)
        word = replace(
            words[k],
            text=text,
            evidence=said or _agreement(words[k], text),
            others=(theirs.text,),
        )
        made.append(word)
    return tuple(made)


def _agreement(word: Word, spelled: str) -> Evidence:
    """`alike` where the word holds look-alikes of digits, or had to be spelled otherwise."""
    as_read = spelled == word.text and not ODD.search(spelled)
    return "agreed" if as_read else "alike"


def _word_by_word(mine: Stretch, theirs: Stretch) -> list[str]:
    """What the other reading has for each of the words, as far as that can be told."""
    words, others = mine.words, theirs.words
    if len(words) == len(others):
        return [word.text for word in others]
    if len(words) == 1:
        return [theirs.text.replace(" ", "")]
    return [word.text for word in words]


def _spelled(
    words: Words,
    k: int,
    other: str,
) -> str:
    """Word `k` with digits where it has look-alikes of them: in those of its parts that hold a
    digit in either reading (`I1/11`). A part of letters alone (`III/2023`) stays, and what a word
    before numbers in Roman figures (`quý II1/2024`) is written in them."""
    text = words[k].text
    head = _roman_head(words, k, other)
    mine, theirs = PARTS.split(text), PARTS.split(other)
    if len(mine) == len(theirs):
        parts = zip(mine, theirs, strict=True)
        spelled = "".join(_part_spelled(part, other_part) for part, other_part in parts)
        if len(spelled) == len(text):
            text = spelled
    return head + text[len(head) :]


def _roman_head(
    words: Words,
    k: int,
    other: str,
) -> str:
    """The Roman figures that word `k` begins with, where they stand behind a word that is
    numbered in them (`quý`) and either reading has a letter there; else ""."""
    if not k or not ROMAN_AFTER.search(words[k - 1].text):
        return ""
    found = ROMAN_HEAD.match(words[k].text)
    if not found or not regex.search("[IVXl]", found[0] + other[: found.end()]):
        return ""
    return regex.sub("[l1|]", "I", found[0])


def _part_spelled(mine: str, other: str) -> str:
    """A part of a numeral in digits, where both readings have the same and either a digit."""
    digits = fold_all(mine)
    if mine.isdigit() or not regex.fullmatch(r"\d+%?", digits) or fold_all(other) != digits:
        return mine
    return digits if regex.search(r"\d", mine + other) else mine


def _voted(match: Match, judge: ReadRow | None) -> Settled:
    """A numeral that two readings have differently: the third reading sides with one of them;
    where it sides with none, the first reading stands and is doubted."""
    mine, theirs = match.mine, match.theirs
    if judge is not None:
        said_for_mine = mine.across(judge)
        if mine.same_as(said_for_mine):
            return Settled(_borne_out(mine, said_for_mine, against=theirs.text))
        said_for_theirs = theirs.across(judge)
        if theirs.same_as(said_for_theirs):
            if not mine.covers(theirs):
                return _doubted(match, "split")
            words = _agreed(theirs, said_for_theirs, "outvoted")
            return Settled(tuple(replace(word, others=(mine.text,)) for word in words))
    return _doubted(match, "split" if mine.has_digit else "")


def _borne_out(
    mine: Stretch,
    judged: Stretch,
    against: str,
) -> Words:
    """The first reading's words that the third one has too, with what the second has."""
    made = []
    for word in _agreed(mine, judged, "voted"):
        evidence = word.evidence if has_digit(word) else ""
        made.append(
            replace(
                word,
                evidence=evidence,
                others=(against, *word.others),
            )
        )
    return tuple(made)


def _doubted(match: Match, evidence: Literal["split", ""]) -> Settled:
    """The first reading's words with the second one as their other reading; what the second
    alone has in digits is unread."""
    other = match.theirs.text
    words = (
        replace(
            word,
            evidence=evidence,
            others=(other,),
        )
        for word in match.mine.words
    )
    lost = match.theirs.has_digit and not match.mine.has_digit
    return Settled(
        words=tuple(words),
        unread=(other,) if lost else (),
    )
