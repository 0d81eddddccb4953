"""Two witnesses of different kinds on one strip of a page held against each other, numeral by
numeral, with further looks or judges where they differ.

The first witness reads the page, the second, an engine of another kind, its numerals. Where they
differ the second looks again at the print framed otherwise; in cells of tables judges are asked,
further models of the first's engine. Engines that were trained apart seldom err alike. Readings are
compared without blanks and marks, with look-alikes as the digits they stand for; only what was read
is ever written. Where both witnesses read a letter it is a letter (`45B/KH-UBND`): a digit in
its place needs a witness that read the digit.

What a word's `evidence` says of a numeral in running text:

- `agreed`: both witnesses have it as it is written; `fair`: so, but the second only guessed
- `alike`: both have it, one of them with strokes for digits within a number, or in other pieces
- `quarter`: a Roman figure before its year, or behind `quý`, of as many strokes in the first
  reading as at every look of the second witness
- `again`: both have it, the second witness surely, but only when it looked again
- `steady`: the second witness has it surely at every look where the first has letters or signs
- `opposed`: so, where the first has other digits; where print is just as wide as these two were
  read, print bears them out (`fits`, `fits_opposed`)
- `reread`: so, and a judge, a model of the first's engine, has it too in a strip of its own; also
  where the first saw nothing on the whole page (`seen_alone.py`)
- `marked`: both have its digits, print shows the dots and commas that one of them has
  (`marks_in_ink.py`)
- `voted`: the first witness and the judges against the second (in cells of tables)
- `outvoted`: the second witness and a judge against the first (so)
- `alone`: the second witness has it, surely, in ink in which the first saw nothing
- `split`: the witnesses have it differently, and the judges do not tell
- `same_kind`: read by models of one engine alone
- `unclear`: letters that were read unsurely and may hide a numeral
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from typing import Literal

import regex

from extractor.language.lookalikes import (
    QUARTER_WORD,
    ROMAN_AFTER,
    ROMAN_HEAD,
    fold_all,
    is_quarter_alone,
)
from extractor.language.marks import without_marks
from extractor.language.syllables import is_syllable
from extractor.model import Box, Word
from extractor.witnesses.alignment import Match, ReadRow, Stretch, compare_rows, has_digit, row_of
from extractor.witnesses.readers import Words
from extractor.witnesses.unit_words import is_scale

Evidence = Literal[
    "agreed",
    "fair",
    "alike",
    "again",
    "quarter",
    "steady",
    "opposed",
    "reread",
    "marked",
    "voted",
    "outvoted",
    "alone",
    "split",
    "same_kind",
    "unclear",
]

LONGEST_MARK = 2  # signs of a footnote's mark
RAISED_BEFORE = 0.25  # of a number's height by which a footnote's mark before it ends higher
STEADY = ("steady", "opposed")  # the second witness has it at every look, against the first
SURE = 0.9  # likelihood of a numeral's least sure character from which it may stand against another
HARDLY = 0.1  # confidence of a word that says nothing
GUESSED = 0.5  # with less, agreement is fair only, and what the second alone has is a speck
UNSURE = 0.75  # words of letters read with less confidence may be misread numerals
PARTS = regex.compile(r"([/.,;:()\"“”\s%-]+)")
CAPITALS = regex.compile(r"\p{Lu}+")
TWO_LETTERS = regex.compile(r"\p{L}{2}")
LETTER = regex.compile(r"\p{L}")
STROKES = frozenset("IlO|!][ÌÍÏİıỊŠ§i")  # taken for digits between digits, and the other way
ODD = regex.compile(
    r"[IlO|!\]\[ÌÍÏŠ§Ịı](?=[\d/.,])"  # a look-alike before a digit or a sign
    r"|(?<=\d)[IlO|!\]\[ÌÍÏŠ§ỊS](?!\p{L})"  # behind a digit, with no letter after it
    r"|(?<![\p{L}])[IlO|!\]\[ÌÍÏŠ§](?=\d)"  # at the head of a number
)
BARE = regex.compile(r"\W*\d[\d.,/%-]*\W*")  # a numeral without letters
DOT = regex.compile(r"^\D?\d+(?:\.\d{3})*(\.)\d{1,2}%?\D?$")  # before decimals
ODD_END = regex.compile(r"\W?\d[\d.,/]*[IlO|!\]\[]*['’‘`][IlO|!\]\['’‘`]*%?\W?")  # `36,I'%;`
DASH = regex.compile(r"[-–—]")
SPAN = regex.compile(r"\W?\d[\d.,]*%?([-–—])\d[\d.,]*%?\W*")  # `1,5-02`
ONE_NUMBER = regex.compile(r"\W?\d+(?:[.,]\d+)*%?\W*")
COMMA = regex.compile(r"^\D?\d+(?:\.\d{3})*,\d{1,2}%?\D?$")
ROMAN_STROKES = r"IVXHl1|!\]\[ÌÍÎÏİıŠi"  # what Roman figures are read as
QUARTER = regex.compile(  # a Roman figure before a year; its slash may be taken for one more stroke
    rf"(?<![\w/.-])([{ROMAN_STROKES}]{{1,5}})([/IlJ1|](?:19|20)\d\d)(?!\d)"
)
QUARTER_ALONE = regex.compile(rf"(?<!\w)([{ROMAN_STROKES}]{{1,4}})()(?=\W*$)")
OF_SOME_QUARTER = regex.compile(r"(?<!\w)(\p{L}{1,3})(/(?:19|20)\d\d)(?!\d)")  # `U/2021`
ROMAN_LETTER = regex.compile(r"(?<![\w/])[IVXH1l|]*[IVXH]")  # no month has one (`đến 11/2017`)
FIGURES = ("I", "II", "III", "IV")  # that quarters have
SURELY_ROMAN = regex.compile(r"(?<!\w)(?:III|IV)[/IJ](?:19|20)\d\d(?![\d/])")  # no month has these
SIGNED_WITHIN = regex.compile(r"\W?\d+(?:[.,/]\d+)+%?\W*")
SIGNS_WITHIN = regex.compile(r"(?<=\d)[.,:;](?=\d)")
THOUSANDS = regex.compile(r"\W?[1-9]\d{0,2}(?:\.\d{3})+\W*")
METRES = regex.compile(r"(\d[cdk]?m)([23²³]|[^\w\s.,;:)/])(?=[.,;:)]*$)")
OF_STROKES = regex.compile(r"[(“]?(?=[Il|!]*\d)(?=\d*[Il|!])[\dIl|!]+[.,;:)]*")  # `0I`, `l2`
SIZE = regex.compile(r"\W?[cdk]?m[23²³]\W*")
NO_SIZE = regex.compile(r"\W?[cdk]?m(?![23²³])\w\W*")
RAISED = {"2": "²", "3": "³", "²": "²", "³": "³"}
SCALE_OF_MAP = regex.compile(r"\W?1:")
EDGES = regex.compile(r"^\W+|\W+$")
LONE_STROKE = regex.compile(r"\W*1?\W*")
DIGIT = regex.compile(r"\d")
ENDING = regex.compile(r"^\W*\d[\d.,]*(\p{Ll}{3,})\W*$")  # a word behind a number, without a blank
TOUCHING = regex.compile(r"\p{L}(?=\d)|(?<=\d)\p{L}")  # a letter beside a digit
CODE = regex.compile(r"\d(?![IlOÌÍÏİŠỊ])\p{Lu}")  # a capital that is no stroke behind a digit
SIGN_FOR_DIGIT = regex.compile(r"\p{Ll}[@€£¥&*]\d")
SYMBOL = regex.compile(  # of a document: `42/NQ-CP`, `12a/2024/TT-BTC`
    r"\W?\d{1,5}\p{Ll}?(?:/(?:19|20)\d\d)?/\p{Lu}{2,}(?:-\p{Lu}+)*[^\w\s]*"
)
DOTTED_SYMBOL = regex.compile(  # `318/BC.CCBVMT`, `18.NQ/TW`
    r"\d{1,5}\p{Ll}?(?:/(?:19|20)\d\d)?(?:[/.-]\p{Lu}[\p{L}&]*)+"
)
SIGN_OF_NONE = regex.compile(r"[^\p{L}\d/.&–-](?=.)|^/|[*†‡€£¥{}]|\p{Ll}\p{Lu}")  # in a symbol
SHORT_LETTERS = regex.compile(r"\W*(?!\p{Ll}\W*$)[\p{L}|!\]\[]{1,4}\W*")  # may hide a number


@dataclass(frozen=True, slots=True)
class Settled:
    """What the readings of a strip come to. `words`: those of the strip, numerals with their
    evidence and the other readings; `unread`: numerals that only one further reading has."""

    words: Words
    unread: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        """True where a further judge may tell."""
        return bool(self.unread) or any(word.evidence == "split" for word in self.words)


@dataclass(frozen=True, slots=True)
class FurtherReadings:
    """What was read of a strip beyond the two witnesses' readings: what the second had when it
    looked again, what the judges have."""

    looks: list[ReadRow]
    judges: list[ReadRow]


@dataclass(frozen=True, slots=True)
class Quarters:
    """What the first and the second witness have for one Roman figure and its year; "" where one
    has something else there. `form` is how such a figure is read."""

    first: str
    second: str
    form: regex.Pattern[str]


@dataclass(frozen=True, slots=True)
class Sides:
    """How many of the judges have what the first witness has, and what the second has."""

    first: int
    second: int


def undecided(first: Words, second: Words) -> bool:
    """True where judges are wanted: the two witnesses have a numeral differently, or one has a
    letter where the other has a digit."""
    matches = compare_rows(row_of(first), row_of(_with_spans_apart(second, first)))
    return any(_is_open(match) for match in matches)


def worth_another_look(first: Words, second: Words, above: str = "") -> bool:
    """True where the second witness is to look again: where it has a numeral otherwise than the
    first or only guessed, but for a mere stroke where the first has no digit. `above` is the word
    before the first one, also where that stands in the line above."""
    other = row_of(_with_spans_apart(second, first), above)
    return any(_is_worth_it(match) for match in compare_rows(row_of(first, above), other))


def _is_worth_it(match: Match) -> bool:
    if _quarters(match):
        return True
    if match.likeness == "equal" and not _is_contested(match):
        return _least(match.theirs) < GUESSED
    a_stroke = not match.mine.has_digit and LONE_STROKE.fullmatch(match.theirs.text)
    return bool(match.mine.words) and not a_stroke and _is_open(match)


def _is_open(match: Match) -> bool:
    """True where the witnesses differ and either of them has a digit, which the other could see."""
    if match.likeness != "differ":
        return _is_contested(match)
    return _has_number(match) and not _is_alone(match)


def _has_number(match: Match) -> bool:
    """True where either witness has a digit that is more than a raised sign (`km²`)."""
    if not (match.mine.has_digit or match.theirs.has_digit):
        return False
    return bool(match.mine.essence or match.theirs.essence)


def _is_alone(match: Match) -> bool:
    """True for a numeral that the second witness read surely where the first saw nothing."""
    if match.mine.row.words or not _is_sure(match.theirs):
        return False
    return match.theirs.has_digit and not LONE_STROKE.fullmatch(match.theirs.text)


def settle(
    first: Words,
    second: Words,
    judges: Sequence[Words] = (),
    looks: Sequence[Words] = (),
    above: str = "",
) -> Settled:
    """The strip's words after both witnesses, and after what the second had when it looked again
    (`looks`), or the judges where these were asked. `above` is the word before the first one, also
    where that stands in the line above."""
    row, other = row_of(first, above), row_of(_with_spans_apart(second, first), above)
    further = FurtherReadings(
        looks=[row_of(_with_spans_apart(one, first)) for one in looks],
        judges=[row_of(_with_spans_apart(one, first)) for one in judges],
    )
    words: list[Word] = []
    unread: list[str] = []
    at = 0
    for match in compare_rows(row, other):
        settled = _numeral(match, further)
        words += (*first[at : match.mine.first], *settled.words)
        unread += settled.unread
        at = match.mine.end
    words += first[at:]
    return Settled(
        words=tuple(_marked_unclear(word, other) for word in words),
        unread=tuple(unread),
    )


def borne_out(words: Words, *judged: Words) -> Words:
    """The words of a place; numerals that the second witness has steadily against the first, and
    that a judge has just so when it reads the place alone, say so. None does where another of the
    judges still has what the first witness has."""
    row, others = row_of(words), [row_of(one) for one in judged]
    made = []
    for k, word in enumerate(words):
        stretch = Stretch(row, k, k + 1)
        both = word.evidence in STEADY and _is_borne_out(stretch, others)
        made.append(replace(word, evidence="reread") if both else word)
    return tuple(made)


def _is_borne_out(stretch: Stretch, judges: list[ReadRow]) -> bool:
    """True where one of the judges has a word of the second witness as it is written and none has
    what the first has there."""
    read = [stretch.across(judge) for judge in judges]
    otherwise = [one.text for one in read if not _has_just_so(stretch, one)]
    as_first = {fold_all(other) for other in stretch.words[0].others}
    return len(otherwise) < len(read) and as_first.isdisjoint(map(fold_all, otherwise))


def _has_just_so(stretch: Stretch, judged: Stretch) -> bool:
    """True where a judge has the same digits, signs and capitals: faint print loses the tail of a
    decimal's comma, letters in it the marks that this engine's other models know."""
    if not stretch.same_as(judged):
        return False
    shapes = (_shape(stretch.text), _shape(_with_comma(judged.text, stretch.text)))
    capitals = (CAPITALS.findall(without_marks(one.text)) for one in (stretch, judged))
    return shapes[0] == shapes[1] and len({*map(tuple, capitals)}) == 1


def of_one_kind(words: Words) -> Words:
    """Words that were settled without a witness of another kind: agreement that says less."""
    return tuple(_of_one_kind(word) for word in words)


def _of_one_kind(word: Word) -> Word:
    if word.evidence in ("", "split", "unclear"):
        return word
    return replace(word, evidence="same_kind")


def _numeral(match: Match, further: FurtherReadings) -> Settled:
    """One numeral of the strip after both witnesses and the further readings, if any."""
    if _is_alone(match):
        return Settled(_with_evidence(match.theirs.words, "alone", ""))
    if further.looks and _quarters(match):
        return _quarter(match, further.looks)
    if match.likeness == "letters" or not _has_number(match):
        return Settled(match.mine.words)
    if further.looks and _is_worth_it(match):
        return _looked_at_again(match, further.looks)
    if match.likeness == "differ":
        return _judged(match, further.judges)
    if _is_contested(match):
        return _letter_or_digit(match, further.judges)
    return Settled(_agreed(match.mine, match.theirs))


def _quarters(match: Match) -> Quarters | None:
    """The Roman figure before a year (`quý III/2024`) or of a year said further on (`quý III năm
    2024`) as either witness has it; None where the numeral is none."""
    mine, theirs = match.mine, match.theirs
    if len(mine.words) != 1 or not (_follows_roman_word(mine) or _is_surely_roman(match)):
        return None
    before = mine.row.before(mine.first)
    form = QUARTER_ALONE if is_quarter_alone(before, mine.text) else QUARTER
    read = Quarters(_quarter_of(mine.text, form), _quarter_of(theirs.text, form), form)
    return read if _is_quarter(match, read) else None


def _is_quarter(match: Match, read: Quarters) -> bool:
    """True for what stands behind `quý`, whatever its figure was read as; elsewhere for what both
    witnesses have as a Roman figure, one of them in letters."""
    mine, theirs = match.mine, match.theirs
    if QUARTER_WORD.search(mine.row.before(mine.first)):
        return bool(read.first) or OF_SOME_QUARTER.search(mine.text) is not None
    if not read.first or not read.second:
        return False
    return any(ROMAN_LETTER.search(one.text) for one in (mine, theirs))


def _follows_roman_word(stretch: Stretch) -> bool:
    """True behind a word that is numbered in Roman figures."""
    before = stretch.row.before(stretch.first)
    return bool(before) and ROMAN_AFTER.search(before) is not None


def _is_surely_roman(match: Match) -> bool:
    """True where both have it in letters and it can be no month: also at the beginning of a line,
    where the word before it stands in another."""
    return all(SURELY_ROMAN.search(one.text) for one in (match.mine, match.theirs))


def _quarter_of(text: str, form: regex.Pattern[str] = QUARTER) -> str:
    """The Roman figure and the year that a word of this form holds, strokes as I; "" where it holds
    none.

    >>> _quarter_of("IH/2024."), _quarter_of("II1/2024"), _quarter_of("IVI2024")
    ('III/2024', 'III/2024', 'IV/2024')
    >>> _quarter_of("HI,", QUARTER_ALONE), _quarter_of("năm", QUARTER_ALONE)
    ('III', '')
    """
    found = form.search(text.replace(" ", ""))
    if not found:
        return ""
    figure = regex.sub(r"[^IVX]", "I", found[1].replace("H", "II"))
    return f"{figure}/{found[2][1:]}" if found[2] else figure


def _quarter(match: Match, looks: list[ReadRow]) -> Settled:
    """A Roman figure before a year: readers drop one of several strokes alike, so that the second
    witness must have as many strokes at every look."""
    read, word = _quarters(match), match.mine.words[0]
    if not read:
        return Settled((replace(word, evidence="split", others=(match.theirs.text,)),))
    seen = [_quarter_of(match.mine.across(look).text, read.form) for look in looks]
    as_often = read.first == read.second and {read.second} == {*seen}
    usual = _usual([read.second, *seen, read.first])
    form = read.form if read.first else OF_SOME_QUARTER
    written = form.sub(usual, word.text) if usual else word.text
    others = (match.theirs.text,) if as_often or written == word.text else (word.text,)
    evidence: Evidence = "quarter" if as_often else "split"
    return Settled((replace(word, text=written, evidence=evidence, others=others),))


def _usual(read: list[str]) -> str:
    """What most of the readings of one quarter have, of several such the longest: readers drop
    strokes, they add none; "" where none has a figure of quarters."""
    known = [one for one in read if one.partition("/")[0] in FIGURES]
    return max(known, key=lambda one: (known.count(one), len(one)), default="")


def _looked_at_again(match: Match, looks: list[ReadRow]) -> Settled:
    """A numeral that the witnesses have differently, or the second unsurely, after this looked
    again: every look must show surely what one of the two has."""
    mine, theirs = match.mine, match.theirs
    seen = [mine.across(look) for look in looks]
    if match.likeness == "differ" and _sides_at_last(mine, theirs, seen):
        return Settled(_with_evidence(mine.words, "split", theirs.text))
    if _is_unit_for_none(mine, [theirs, *seen]):
        unit = replace(mine.words[0], text=theirs.text)
        return Settled(_with_evidence((unit,), "alike", mine.text))
    if _all_bear_out(mine, seen):
        words = _agreed(mine, seen[0], "again")
        return Settled(tuple(replace(word, others=(theirs.text,)) for word in words))
    if _all_show(theirs, [theirs, *seen]) and _may_correct(theirs, mine):
        word = _with_letters_of(theirs.words[0], mine.text)
        evidence: Evidence = "opposed" if _has_other_digits(mine, theirs) else "steady"
        return Settled((replace(word, evidence=evidence, others=(mine.text,)),))
    return _left_open(match)


def _sides_at_last(mine: Stretch, theirs: Stretch, seen: list[Stretch]) -> bool:
    """True where the second witness has its own reading surely at no look, and that of the first
    at one: it only guessed, and stands in nothing's place."""
    surely = [one for one in seen if _is_sure(one)]
    own = not _is_sure(theirs) and not any(_is_as_written(theirs, one) for one in surely)
    return mine.has_digit and own and any(_is_as_written(mine, one) for one in surely)


def _is_unit_for_none(mine: Stretch, seen: list[Stretch]) -> bool:
    """True where every look of the second witness surely has square or cubic metres, and the first
    what is no unit: a metre with another digit or letter behind it (`m5`)."""
    if not NO_SIZE.fullmatch(mine.text) or len({one.text for one in seen}) > 1:
        return False
    return SIZE.fullmatch(seen[0].text) is not None and all(map(_is_sure, seen))


def _all_show_but_strokes(mine: Stretch, seen: list[Stretch]) -> bool:
    """True where all looks surely have one number, which the first witness has but for strokes that
    it took for letters (`0I`)."""
    if not OF_STROKES.fullmatch(mine.text) or not all(map(_is_sure, seen)):
        return False
    return {EDGES.sub("", one.text) for one in seen} == {fold_all(EDGES.sub("", mine.text))}


def _all_show(stretch: Stretch, seen: list[Stretch]) -> bool:
    """True where all of these were read surely and have what the stretch has."""
    return all(_is_sure(one) and _is_as_written(stretch, one) for one in seen)


def _all_bear_out(mine: Stretch, seen: list[Stretch]) -> bool:
    """True where all looks surely have what the first witness has, but for its strokes."""
    return _all_show(mine, seen) or _all_show_but_strokes(mine, seen)


def _left_open(match: Match) -> Settled:
    if match.likeness == "differ":
        return _doubted(match)
    if _is_contested(match):
        return _letter_or_digit(match, [])
    return Settled(_agreed(match.mine, match.theirs))


def _is_as_written(stretch: Stretch, other: Stretch) -> bool:
    """True where both have the same digits, and digits and letters at the same places."""
    return stretch.same_as(other) and _shape(stretch.text) == _shape(other.text)


def _may_correct(theirs: Stretch, mine: Stretch) -> bool:
    """True where a numeral that the second witness steadily has may be written for what the first
    has: one word for one, or for a number that the first has torn. Letters stay letters where
    codes and names have them: capitals behind a digit (`45B`), words, lone strokes (`I`)."""
    if len(theirs.words) != 1 or not mine.covers(theirs) or CODE.search(mine.text):
        return False
    if len(mine.words) != 1 and not _is_torn(mine):
        return False
    if not BARE.fullmatch(theirs.text):
        same_parts = len(PARTS.split(theirs.text)) == len(PARTS.split(mine.text))
        return theirs.has_digit and same_parts
    return mine.has_digit or _may_hide_number(mine.text, theirs.text)


def _may_hide_number(letters: str, number: str) -> bool:
    """True for a few letters that may be a number misread; a lone stroke may be a Roman figure."""
    return bool(SHORT_LETTERS.fullmatch(letters)) and not LONE_STROKE.fullmatch(number)


def _is_torn(stretch: Stretch) -> bool:
    return len(stretch.words) == 2 and all(has_digit(word) for word in stretch.words)


def _has_other_digits(mine: Stretch, theirs: Stretch) -> bool:
    """True where the first witness has a digit that the second has not, or nothing but digits."""
    if BARE.fullmatch(mine.text):
        return True
    rest = iter(regex.sub(r"\D", "", theirs.text))
    return not all(digit in rest for digit in regex.sub(r"\D", "", mine.text))


def _marked_unclear(word: Word, other: ReadRow) -> Word:
    """The word, `unclear` where it has letters alone, was read unsurely and stands otherwise in
    the second reading: it may hide a numeral."""
    of_letters = LETTER.search(word.text) and not has_digit(word)
    if word.evidence or word.confidence >= UNSURE or not of_letters:
        return word
    if fold_all(word.text).strip(".,") in other.folded:
        return word
    return replace(word, evidence="unclear")


def _is_contested(match: Match) -> bool:
    """True where both witnesses have the same but for a letter of one where the other has the
    digit that it looks like, and the signs beside do not tell which it is."""
    if match.likeness == "letters" or not match.mine.same_as(match.theirs):
        return False
    if _has_letter_more(match.mine.text, match.theirs.text):
        return True
    words, first = match.mine.row.words, match.mine.first
    others = _word_by_word(match.mine, match.theirs)
    return any(
        _contested_places(words, first + k, other) or _has_other_sign(words[first + k].text, other)
        for k, other in enumerate(others)
    )


def _has_letter_more(mine: str, other: str) -> bool:
    """True where one reading has a letter beside the digits and the other has the digits alone: the
    letter may be a digit that neither has (`T11` and `11` for 111).

    >>> _has_letter_more("T11", "11"), _has_letter_more("5kg", "5 kg"), _has_letter_more("1I", "11")
    (True, False, False)
    """
    if len(mine.strip()) == len(other.strip()):
        return False
    return any(
        TOUCHING.search(fold_all(one)) is not None and not LETTER.search(fold_all(two))
        for one, two in ((mine, other), (other, mine))
    )


def _has_other_sign(mine: str, other: str) -> bool:
    """True where one reading has a colon within a number and the other a dot, and so on."""
    if _with_dots(mine, other) != mine or _with_dots(other, mine) != other:
        return False
    pairs = zip(SIGNS_WITHIN.findall(mine), SIGNS_WITHIN.findall(other), strict=False)
    return any(a != b and not {a, b} <= {".", ","} for a, b in pairs)


def _contested_places(
    words: Words,
    k: int,
    other: str,
) -> list[int]:
    """The places of word `k` in which one reading has a letter and the other its look-alike, where
    neither a number nor a Roman figure around it tells which it is."""
    mine = words[k].text
    figures = len(_roman_head(words, k, other))
    return [
        place
        for place in _differing(mine, other)
        if place >= figures
        and not _is_stroke_in_number(mine, other, place)
        and not _is_scaled_one(words, k, other)
    ]


def _differing(mine: str, other: str) -> list[int]:
    """The places in which one reading has a digit and the other a letter that looks like it; dots
    and commas are one here."""
    folded = {fold_all(text.replace(".", ",")) for text in (mine, other)}
    if len(mine) != len(other) or len(folded) > 1:
        return []
    return [k for k, letter in enumerate(mine) if letter.isdigit() != other[k].isdigit()]


def _is_stroke_in_number(mine: str, other: str, k: int) -> bool:
    """True where the letter at a place is a stroke or a ring and its part of the word has a digit
    in both readings: print has no such letters within numbers."""
    letter = other[k] if mine[k].isdigit() else mine[k]
    start, stop = k, k
    while start and not PARTS.fullmatch(mine[start - 1]):
        start -= 1
    while stop < len(mine) and not PARTS.fullmatch(mine[stop]):
        stop += 1
    both = zip(mine[start:stop], other[start:stop], strict=True)
    return letter in STROKES and any(a.isdigit() and b.isdigit() for a, b in both)


def _is_scaled_one(words: Words, k: int, other: str) -> bool:
    """True where word `k` is of strokes alone, the other reading has ones, and a scale follows:
    amounts have no Roman figures (`I tỷ 240 triệu`)."""
    ones = STROKES.issuperset(words[k].text) and other == "1" * len(words[k].text)
    return ones and k + 1 < len(words) and is_scale(words[k + 1].text)


def _letter_or_digit(match: Match, judges: list[ReadRow]) -> Settled:
    """A numeral in which one witness has a letter and the other a digit: most readings tell."""
    mine, theirs = match.mine, match.theirs
    seen = (_shape(mine.across(judge).text) for judge in judges)
    shapes = [shape for shape in seen if "|" not in shape]
    if _is_symbol_for_none(theirs.text, mine.text):
        return _doubted(match)
    sides = Sides(shapes.count(_shape(mine.text)), shapes.count(_shape(theirs.text)))
    if sides.first > sides.second:
        return Settled(_with_evidence(mine.words, "voted", theirs.text))
    written = _written_as(mine, theirs, "outvoted")
    if sides.second > sides.first:
        return Settled(written)
    if not _is_sure(theirs):
        written = mine.words
    return Settled(_with_evidence(written, "split", theirs.text))


def _shape(text: str) -> str:
    """The text with its digits, and one sign for any letter; signs at its edges do not count, but
    for mere strokes, which tell neither a digit nor a letter (`|`).

    >>> _shape("45B/KH."), _shape("458/KH"), _shape("]")
    ('45a/aa', '458/aa', '|')
    """
    plain = regex.sub(r"[|!\]\[]", "|", regex.sub(r"\p{L}", "a", text))
    return regex.sub(r"^[^\w|]+|[^\w%|]+$", "", plain)


def _with_evidence(words: Words, evidence: Evidence | Literal[""], other: str) -> Words:
    return tuple(replace(word, evidence=evidence, others=(other,)) for word in words)


def _written_as(mine: Stretch, theirs: Stretch, evidence: Evidence) -> Words:
    """The first witness's words with the digits of the other reading in place of look-alikes."""
    texts = _word_by_word(mine, theirs)
    made = []
    for word, other in zip(mine.words, texts, strict=True):
        places = _differing(word.text, other)
        text = "".join(other[k] if k in places else one for k, one in enumerate(word.text))
        made.append(replace(word, text=text, evidence=evidence, others=(mine.text,)))
    return tuple(made)


def _agreed(
    mine: Stretch,
    theirs: Stretch,
    said: Evidence | None = None,
) -> Words:
    """A numeral that both readings have: spelled with digits where either has them, in the fewer
    pieces. `said` is the evidence to be given instead of `agreed` and `alike`."""
    words, others = mine.words, theirs.words
    apart = _unglued(words, others)
    if len(apart) > len(words):
        return _in_pieces(mine, apart, theirs, said)
    if _is_raised_before(words, others) or _is_torn_in_row(mine, theirs):
        return _with_evidence(words, "split", theirs.text)
    if len(others) < len(words) and not TWO_LETTERS.search(theirs.text):
        return _agreed(theirs, mine, said or "alike")
    joined = _joined(mine, theirs, said)
    if joined:
        return (joined,)
    if _are_torn_otherwise(words, others):
        return _with_evidence(words, "split", theirs.text)
    return _agreed_one_by_one(mine, theirs, said)


def _joined(mine: Stretch, theirs: Stretch, said: Evidence | None) -> Word | None:
    """The one word of the second witness for what the first has in pieces; None where they have it
    otherwise."""
    joined = mine.text.replace(" ", "")
    in_one = len(theirs.words) == 1 < len(mine.words)
    if not in_one or fold_all(joined) != fold_all(theirs.text):
        return None
    in_place = (*mine.row.words[: mine.first], replace(theirs.words[0], text=joined))
    return replace(
        theirs.words[0],
        text=_spelled(in_place, mine.first, theirs.text),
        evidence=said or "alike",
        others=(theirs.text,),
    )


def _is_raised_before(words: Words, others: Words) -> bool:
    """True where the first of words that the other reading has as one ends far above the foot of
    the next: a footnote's mark before a number (`⁵ 2 chuyên mục`), not its first digit."""
    if not len(others) == 1 < len(words) or len(words[0].text) > LONGEST_MARK:
        return False
    mark, number = words[0].box, words[1].box
    return number.y1 - mark.y1 > RAISED_BEFORE * number.height


def _is_torn_in_row(mine: Stretch, theirs: Stretch) -> bool:
    """True where the readings part the digits otherwise and further numerals stand beside them:
    one may be two numbers of the row (`30 27 25`, `30 2725`)."""
    if len(mine.words) == len(theirs.words):
        return False
    beside = (*mine.row.words[: mine.first][-1:], *mine.row.words[mine.end : mine.end + 1])
    return any(has_digit(word) for word in beside)


def _agreed_one_by_one(mine: Stretch, theirs: Stretch, said: Evidence | None) -> Words:
    """The same where both have it in as many words, or the second's are put to the first's."""
    sure = _least(theirs) >= GUESSED
    made = []
    for k, other in enumerate(_word_by_word(mine, theirs)):
        text = _spelled(mine.row.words, mine.first + k, other)
        text = _with_comma(text, other) if mine.is_quantity else text
        text = _with_hyphens(_with_raised(_with_dots(text, other), other), other)
        word = replace(
            mine.words[k],
            text=text,
            box=_own_box(mine, k, theirs),
            evidence=said or _agreement(mine.words[k], text, sure),
            others=(theirs.text,),
        )
        made.append(word)
    return tuple(made)


def _in_pieces(
    mine: Stretch,
    apart: Words,
    theirs: Stretch,
    said: Evidence | None,
) -> Words:
    """The numeral as if the first witness had had its words apart."""
    row = row_of((*mine.row.words[: mine.first], *apart))
    return _agreed(Stretch(row, mine.first, mine.first + len(apart)), theirs, said)


def _unglued(words: Words, others: Words) -> Words:
    """The first witness's words; two numerals that it has as one, parted by a comma or semicolon,
    apart where the second has them so: `09:30,12/05/2021`. What may be one number (`1,5`) is."""
    joined = "".join(word.text for word in words)
    if fold_all(joined) != fold_all("".join(word.text for word in others)):
        return words
    ends = set(accumulate(len(word.text) for word in others))
    made: list[Word] = []
    start = 0
    for word in words:
        stop = start + len(word.text)
        seams = [end - start for end in sorted(ends) if start < end < stop]
        made += _parted(word, [at for at in seams if _is_seam(word.text, at)])
        start = stop
    return tuple(made)


def _with_spans_apart(words: Words, first: Words) -> Words:
    """The words of a reading, two numbers and the dash between them (`1,5-02`) apart where the
    first witness has some so: the white around a dash may be narrow, its place is no question."""
    dashes = (k for k in range(1, len(first) - 1) if DASH.fullmatch(first[k].text))
    if not any(has_digit(first[k - 1]) and has_digit(first[k + 1]) for k in dashes):
        return words
    made: list[Word] = []
    for word in words:
        span = SPAN.fullmatch(word.text)
        made += _parted(word, [span.start(1), span.end(1)]) if span else (word,)
    return tuple(made)


def _is_seam(text: str, at: int) -> bool:
    """True where a comma or semicolon between two numerals parts a word that is not one number."""
    apart = bool(DIGIT.search(text[:at]) and DIGIT.search(text[at:]))
    return apart and text[at - 1] in ",;" and not ONE_NUMBER.fullmatch(text)


def _parted(word: Word, seams: list[int]) -> Words:
    """The word as several, each with its share of the box: signs are about equally wide."""
    each = word.box.width / max(1, len(word.text))
    bounds = pairwise([0, *seams, len(word.text)])
    return tuple(
        replace(
            word,
            text=word.text[start:stop],
            box=replace(
                word.box,
                x0=word.box.x0 + each * start,
                x1=word.box.x0 + each * stop,
            ),
        )
        for start, stop in bounds
    )


def _are_torn_otherwise(words: Words, others: Words) -> bool:
    """True where the same digits stand in several words and are not parted alike: `1` and
    `1/KH-UBND` beside `11/KH-UBND`."""
    own, other = _digits_of_each(words), _digits_of_each(others)
    return len(own) > 1 and own != other


def _digits_of_each(words: Words) -> list[str]:
    return [regex.sub(r"\D", "", row_of((word,)).folded) for word in words if has_digit(word)]


def _own_box(mine: Stretch, k: int, theirs: Stretch) -> Box:
    """The box of word `k`: where the first witness drew it through the word beside it, its ink as
    the second has it."""
    box, row = mine.words[k].box, mine.row.words
    at = mine.first + k
    runs_on = at + 1 < len(row) and box.x0 < row[at + 1].box.x0 < box.x1
    begins_in = at > 0 and box.x0 < row[at - 1].box.x1 < box.x1
    if len(theirs.words) != len(mine.words) or not (runs_on or begins_in):
        return box
    ink = theirs.words[k].box
    return Box(max(box.x0, ink.x0), box.y0, max(box.x0 + 1, min(box.x1, ink.x1)), box.y1)


def _with_comma(text: str, other: str) -> str:
    """A decimal number that one of the readings has with a comma, with it: print that is thin or
    faint loses a comma's tail, and no dot gains one.

    >>> _with_comma("98.6%", "98,6%;"), _with_comma("1.200", "1,200")
    ('98,6%', '1.200')
    """
    dot = DOT.search(text)
    if dot and COMMA.search(other):
        return text[: dot.start(1)] + "," + text[dot.end(1) :]
    return text


def _with_raised(text: str, other: str) -> str:
    """A size of square or cubic metres with the raised digit that the other reading has, where the
    first has some other sign there: it is the unit's, no number hangs on it.

    >>> _with_raised("97m?", "97m2"), _with_raised("(48m”", "(48m³"), _with_raised("97m", "97m2")
    ('97m²', '(48m³', '97m')
    """
    mine, raised = METRES.search(text), METRES.search(other)
    if not mine or not raised or mine[2] in RAISED or raised[2] not in RAISED:
        return text
    return text[: mine.start(2)] + RAISED[raised[2]] + text[mine.end(2) :]


def _with_dots(text: str, other: str) -> str:
    """A number whose thousands one reading parts by a dot and the other by a colon, with the dot:
    no hour has three digits behind its colon. The scale of a map has (`1:500`).

    >>> _with_dots("33:016", "33.016,"), _with_dots("7:30", "7.30"), _with_dots("1:500", "1.500")
    ('33.016', '7:30', '1:500')
    """
    if SCALE_OF_MAP.match(text):
        return text
    dotted = text.replace(":", ".")
    same = THOUSANDS.fullmatch(dotted) and EDGES.sub("", other) == EDGES.sub("", dotted)
    return dotted if same else text


def _with_hyphens(text: str, other: str) -> str:
    """A document's symbol with the hyphens between its codes that the other reading has, where the
    first has dots: no code has one.

    >>> _with_hyphens("318/BC.CCBVMT", "318/BC-CCBVMT,"), _with_hyphens("7/QĐ.TTg", "7/QD-TTg")
    ('318/BC-CCBVMT', '7/QĐ-TTg')
    >>> _with_hyphens("18.NQ/TW", "18-NQ/TW"), _with_hyphens("7/BC.UB", "7/BC.UB")
    ('18-NQ/TW', '7/BC.UB')
    """
    mine, theirs = EDGES.sub("", text), EDGES.sub("", other)
    if not DOTTED_SYMBOL.fullmatch(mine) or without_marks(mine).replace(".", "-") != without_marks(
        theirs
    ):
        return text
    return text.replace(mine, mine.replace(".", "-"))


def _agreement(
    word: Word,
    spelled: str,
    sure: bool,
) -> Evidence:
    """`alike` where the word holds look-alikes of digits, or had to be spelled otherwise; `fair`
    where the second witness only guessed, or where a word that stands with the number makes no
    sense: it may be the number's scale (`367,2wfiệu` of million)."""
    if not sure or not _makes_sense(word.text):
        return "fair"
    return "alike" if spelled != word.text or ODD.search(spelled) else "agreed"


def _makes_sense(text: str) -> bool:
    """False where small letters that end a number are no syllable, and where a sign that stands for
    a digit parts its letters from its digits.

    >>> _makes_sense("367,2wfiệu"), _makes_sense("nãm@021"), _makes_sense("12tổ")
    (False, False, True)
    """
    if SIGN_FOR_DIGIT.search(text):
        return False
    ending = ENDING.search(text)
    return ending is None or is_syllable(ending[1])


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
    """Word `k` with digits where it has strokes and rings that the other reading has as digits
    (`I1/11`). What a word before numbers in Roman figures (`quý II1/2024`) is written in them."""
    text = words[k].text
    if BARE.fullmatch(other) and _has_odd_signs(text):
        return other
    head = _roman_head(words, k, other)
    if _is_scaled_one(words, k, other):
        return other
    places = [at for at in _differing(text, other) if other[at].isdigit()]
    for at in places:
        if _is_stroke_in_number(text, other, at):
            text = text[:at] + other[at] + text[at + 1 :]
    return head + text[len(head) :]


def _has_odd_signs(text: str) -> bool:
    """True for a number that ends in strokes and signs that no number has."""
    return ODD_END.fullmatch(text) is not None


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


def _judged(match: Match, judges: list[ReadRow]) -> Settled:
    """A numeral that the witnesses have differently: the judges side with one of them; where they
    side with none, it is doubted."""
    mine, theirs = match.mine, match.theirs
    for_mine = _siding(mine, judges)
    for_theirs = [seen for seen in _siding(theirs, judges) if mine.has_digit or seen.has_digit]
    if len(for_mine) > len(for_theirs):
        return Settled(_borne_out(mine, for_mine[0], against=theirs.text))
    wins = len(for_theirs) > len(for_mine) or _is_sure(theirs)
    if for_theirs and wins and mine.covers(theirs):
        return Settled(_outvoted(mine, theirs, for_theirs[0]))
    return _doubted(match)


def _outvoted(
    mine: Stretch,
    theirs: Stretch,
    judged: Stretch,
) -> Words:
    """The second witness's words that a judge has too, with what the first has."""
    made = []
    for word in _agreed(theirs, judged, "outvoted"):
        spelled = _with_letters_of(word, mine.text, judged.text)
        made.append(replace(spelled, others=(mine.text,)))
    return tuple(made)


def _siding(stretch: Stretch, judges: list[ReadRow]) -> list[Stretch]:
    """What the judges have where these words stand, of those who have the same."""
    seen = (stretch.across(judge) for judge in judges)
    return [one for one in seen if stretch.same_as(one)]


def _is_sure(stretch: Stretch) -> bool:
    """True where each character of the words was read surely."""
    return _least(stretch) >= SURE


def _with_letters_of(word: Word, *readings: str) -> Word:
    """The word of the second witness with its letters as another reading has them, part by part:
    the second loses their marks (`41/2012/ND-CP`)."""
    parts = PARTS.split(word.text)
    for reading in readings:
        others = PARTS.split(reading)
        if len(others) == len(parts):
            pairs = zip(parts, others, strict=True)
            text = "".join(own if own.isalpha() and mine.isalpha() else mine for mine, own in pairs)
            return replace(word, text=text)
    return word


def _borne_out(
    mine: Stretch,
    judged: Stretch,
    against: str,
) -> Words:
    """The first witness's words that a judge has too, with what the second has."""
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


def _doubted(match: Match) -> Settled:
    """A numeral of which no two readings have the same. The second witness, the surer one with
    digits, is written where its reading is a bare numeral; what it alone has in digits and is not
    written is unread."""
    mine, theirs = match.mine, match.theirs
    if _may_stand_for(theirs, mine):
        word = _with_letters_of(theirs.words[0], mine.text)
        return Settled(
            _with_evidence((replace(mine.words[0], text=word.text),), "split", mine.text)
        )
    if _is_torn_number(mine, theirs):
        box = Box.around([word.box for word in mine.words])
        one = replace(theirs.words[0], box=box)
        return Settled(_with_evidence((one,), "split", mine.text))
    lost = theirs.has_digit and not mine.has_digit and _least(theirs) >= GUESSED
    return Settled(
        words=_with_evidence(mine.words, "split" if mine.has_digit else "", theirs.text),
        unread=(theirs.text,) if lost else (),
    )


def _is_torn_number(mine: Stretch, theirs: Stretch) -> bool:
    """True where the first witness has in two words, with no further numerals beside, what the
    second has as one number with a sign within (`992/1,1 16`, `992/1.116`)."""
    if len(theirs.words) != 1 or not _is_torn(mine) or _is_torn_in_row(mine, theirs):
        return False
    if not mine.covers(theirs) or _least(theirs) < GUESSED:
        return False
    as_long = len(DIGIT.findall(theirs.text)) <= len(mine.text)
    return as_long and SIGNED_WITHIN.fullmatch(theirs.text) is not None


def _least(stretch: Stretch) -> float:
    """The confidence of the word that was read least surely; 0 without words."""
    return min((word.confidence for word in stretch.words), default=0.0)


def _is_symbol_for_none(text: str, other: str) -> bool:
    """True for a document's symbol where another reading has signs that no symbol has."""
    if not SYMBOL.fullmatch(text) or "/" not in other:
        return False
    return SYMBOL.fullmatch(other) is None and SIGN_OF_NONE.search(other) is not None


def _is_numeral(theirs: Stretch, least: float) -> bool:
    """True where the second witness has a bare numeral that is more than a stroke, with so much
    confidence at least."""
    is_numeral = BARE.fullmatch(theirs.text) and not LONE_STROKE.fullmatch(theirs.text)
    return bool(is_numeral) and _least(theirs) >= least


def _may_stand_for(theirs: Stretch, mine: Stretch) -> bool:
    """True where one word of the second witness may be written in place of one of the first: a bare
    numeral for another or for what was hardly read at all, what was read surely where both are made
    of as many parts; in place of letters or signs only a sure numeral that is more than a stroke,
    of letters that were hardly read one that is more than a guess."""
    if not len(mine.words) == len(theirs.words) == 1 or not mine.covers(theirs):
        return False  # `1,5 - 02` that it has as one word stands for neither
    if not mine.has_digit:
        return _is_numeral(theirs, GUESSED if _least(mine) < HARDLY else SURE)
    if BARE.fullmatch(theirs.text) and (BARE.fullmatch(mine.text) or _least(mine) < HARDLY):
        return True
    if _is_symbol_for_none(theirs.text, mine.text):
        return _least(theirs) >= GUESSED
    return _is_sure(theirs) and len(PARTS.split(mine.text)) == len(PARTS.split(theirs.text))
