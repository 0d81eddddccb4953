"""The rows of prescribed forms as data, `patterns/annexes.yaml`, and how their names are compared.

Words are compared loosely: tones, abbreviations, words without weight (`tổng số`, `đã`) and letters
misread do not part two names. Digits do (`từ 30% đến dưới 70%`), and words that stand for
something else (`cấp huyện` for `cấp xã`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

import regex
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from extractor.language.flat import bare
from extractor.model import Status
from extractor.patterns import called, raise_broken, read_rules, said

FILE = "annexes.yaml"
ALIKE = 0.8  # names that share less of their letters are of different rows
SAME_WORD = 0.66  # a word with this share of its letters is the other one misread
LONG_WORD = 3  # letters: shorter words are the same or others
SHORTENED = 0.75  # letters without vowels with this share of an abbreviation's are it, misread
IN_BRACKETS = regex.compile(r"\([^()]*\)|(?<!\p{L})\([^()]*$")
IN_A_WORD = regex.compile(r"(?<=\p{L})\((?=\p{L})")  # a letter's edge misread
NUMBER_BEFORE = regex.compile(r"\s*(\d{1,2}(?:\.\d{1,2}){0,3})[.)]?\s+(?=\p{Lu})")


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class FormRow(Strict):
    """A row of a form: its number, its name as printed, the unit, the indicator that it is."""

    number: str = Field(pattern=r"^\d+(\.\d+)*$")
    words: str
    unit: str = ""
    code: str = ""
    status: Status = ""


class Form(Strict):
    name: str
    rows: list[FormRow]


class Annex(Strict):
    """All forms of an annex. `short`: what stands for something longer or is worded otherwise, and
    what for; `light`: words without which a name says the same; `apart`: words besides those of the
    forms that make another quantity of a row."""

    id: str
    name: str
    short: dict[str, str] = {}
    light: list[str] = []
    apart: list[str] = []
    forms: list[Form] = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class Known:
    """A row of a form ready to be compared: its plain name and that of the row above it."""

    row: FormRow
    plain: str
    parent: str


@lru_cache(maxsize=1)
def load_annex() -> Annex:
    """The annex. Raises BrokenRule where its file is not as it should be."""
    try:
        return Annex.model_validate(read_rules(FILE))
    except ValidationError as error:
        raise_broken([f"{called(FILE)}: {said(fault)}" for fault in error.errors()])


def annex_codes() -> tuple[tuple[str, str], ...]:
    """Each indicator that a row of a form stands for: where it is written, and its code."""
    codes: list[tuple[str, str]] = []
    for form in load_annex().forms:
        where = f"{called(FILE)}, {form.name}"
        codes += [(where, row.code) for row in form.rows if row.code]
    return tuple(codes)


@lru_cache(maxsize=1)
def known_rows() -> tuple[Known, ...]:
    """The rows of all forms, in order."""
    known: list[Known] = []
    for form in load_annex().forms:
        names = {row.number: plain_name(row.words) for row in form.rows}
        for row in form.rows:
            above = row.number.rpartition(".")[0]
            known.append(Known(row, names[row.number], names.get(above, "")))
    return tuple(known)


def number_before(words: str) -> str:
    """The number that a name begins with; "" without.

    >>> number_before("3.1. Số sở, ngành đã kiểm tra"), number_before("02 sở")
    ('3.1', '')
    """
    found = NUMBER_BEFORE.match(words)
    return found[1] if found else ""


@lru_cache(maxsize=4096)
def plain_name(words: str) -> str:
    """A row's name to compare by: without number, marks and brackets, abbreviations spelled out.

    >>> plain_name("1.2. Số VBQPPL do cấp xã ban hành (nếu có).")
    'so van ban quy pham phap luat do cap xa ban hanh'
    """
    words = NUMBER_BEFORE.sub("", words, count=1) if number_before(words) else words
    parts = regex.findall(r"[a-z0-9%]+", bare(IN_A_WORD.sub("", IN_BRACKETS.sub(" ", words))))
    plain = " ".join(map(_well_read, parts))
    for short, full in _short():
        plain = short.sub(full, plain)
    return plain


@lru_cache(maxsize=4096)
def _well_read(word: str) -> str:
    """The word; the abbreviation that it is where a scanner misread one (`TTH` for `TTHC`)."""
    if len(word) < LONG_WORD or regex.search(r"[aeiouy\d%]", word):
        return word
    shares = {short: _share(word, short) for short in _abbreviations()}
    best = max(shares, key=lambda short: shares[short], default=word)
    return best if shares and shares[best] >= SHORTENED else word


@lru_cache(maxsize=1)
def _abbreviations() -> tuple[str, ...]:
    """The abbreviations, in plain letters."""
    return tuple(
        _bare_words(said) for said in load_annex().short if regex.fullmatch(r"\p{Lu}+", said)
    )


@lru_cache(maxsize=1)
def _short() -> tuple[tuple[regex.Pattern[str], str], ...]:
    pairs = load_annex().short.items()
    return tuple(
        (regex.compile(rf"\b{_bare_words(said)}\b"), _bare_words(full)) for said, full in pairs
    )


def _bare_words(words: str) -> str:
    return " ".join(regex.findall(r"[a-z0-9%]+", bare(words)))


@lru_cache(maxsize=65_536)
def likeness(name: str, known: str) -> float:
    """The share of their letters that two plain names have in common, in the same order (0–1); 0
    where it is small, or where a digit or a telling word parts them."""
    if name == known:
        return 1.0 if name else 0.0
    if regex.findall(r"\d+", name) != regex.findall(r"\d+", known):
        return 0.0
    matcher = SequenceMatcher(None, name, known, autojunk=False)
    if matcher.real_quick_ratio() < ALIKE or matcher.quick_ratio() < ALIKE:
        return 0.0
    share = matcher.ratio()
    return 0.0 if share < ALIKE or _tell_apart(name, known) else share


def _tell_apart(name: str, known: str) -> bool:
    """True where a name has words that the form's has not, which are neither misread nor idle."""
    own, of_form = _content(name), _content(known)
    more, fewer = _without_partners(own, of_form), _without_partners(of_form, own)
    if any(word in _telling() for word in more):
        return True
    return bool(more and fewer) and _share("".join(more), "".join(fewer)) < SAME_WORD


def _content(name: str) -> list[str]:
    return [word for word in name.split() if word not in _light()]


def _without_partners(words: Sequence[str], others: Sequence[str]) -> list[str]:
    """The words that are none of the others, nor one of them misread; each other counts once."""
    left = list(others)
    alone: list[str] = []
    for word in words:
        partner = next((other for other in left if _is_same_word(word, other)), None)
        if partner is None:
            alone.append(word)
        else:
            left.remove(partner)
    return alone


@lru_cache(maxsize=65_536)
def _is_same_word(one: str, other: str) -> bool:
    """True for a word and the same one misread; two words that both tell something are two."""
    if one == other:
        return True
    if min(len(one), len(other)) < LONG_WORD or _telling() >= {one, other}:
        return False
    return _share(one, other) >= SAME_WORD


def _share(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


@lru_cache(maxsize=1)
def _light() -> frozenset[str]:
    return frozenset(_bare_words(" ".join(load_annex().light)).split())


@lru_cache(maxsize=1)
def _telling() -> frozenset[str]:
    """The words that make one row another: those of the forms, and those listed."""
    words = set(_bare_words(" ".join(load_annex().apart)).split())
    for known in known_rows():
        words.update(_content(known.plain))
    return frozenset(words)
