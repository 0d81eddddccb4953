"""Several readings of one strip of a page held against each other, numeral by numeral.

OCR can be sure and wrong; models trained apart seldom err alike. Readings are compared without
blanks and marks, with look-alikes as the digits they stand for; only what was read is ever
written: a repaired numeral is one that at least two readings have.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

import regex

from extractor.model import Word

ALIKE = {
    **dict.fromkeys("IlLi|!][ıfJ", "1"),
    **dict.fromkeys("OoQ", "0"),
    **dict.fromkeys("Ss$", "5"),
    "§": "8",
    "B": "8",
    "Z": "2",
    "z": "2",
    ";": ",",
    ":": ".",
    "⁄": "/",
    "–": "-",
    "—": "-",
    "đ": "d",
    "Đ": "D",
}
UNSURE_TWICE = 0.9  # engine confidence below which even agreeing readings want a third
UNSURE = 0.75  # engine confidence below which a word may be a numeral misread as letters
LOOKS = regex.compile(
    r"\d|^\W*\p{Lu}[^\w.)]*$|^\W*[IlOŠ|!ÌÍÏỊ\]\[LJ]{1,3}\W*$|[IlO|!\]ÌÍÏ][/.,]|[/.,][IlO|!\]ÌÍÏ]"
)
PARTS = regex.compile(r"([/.,;:()\"“”\s%-]+)")
ROMAN_HEAD = regex.compile(r"\W*[IVXl1|]+(?=\W|$)")
ROMAN = regex.compile(r"\W*[IVX]+(?:[.,;:)/-]\W*|\W*)")
ROMAN_AFTER = regex.compile(  # names that are numbered in Roman figures
    r"(?i)(?:quý|mục|phần|chương|phụ lục|loại|hạng|khóa|khoá|khu vực|kỳ|lần|cấp|bậc|nhóm|đợt|và|đến|vùng|thứ)\W*$"
)


@dataclass(frozen=True)
class Row:
    """Words in a row as one string without blanks: folded for comparing, with each letter's word."""

    words: tuple[Word, ...]
    folded: str
    printed: str
    owner: tuple[int, ...]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Letters of the words `first`…`last`."""
        inside = [k for k, w in enumerate(self.owner) if first <= w <= last]
        return (inside[0], inside[-1] + 1) if inside else (0, 0)


def row(words: tuple[Word, ...]) -> Row:
    """The words in a row, folded.

    >>> from extractor.model import Box
    >>> place = Box(0, 0, 1, 1)
    >>> row((Word("I1/11", place, 1), Word("xã,", place, 1))).folded
    '11/11xa,'
    """
    folded, printed, owner = "", "", []
    for index, word in enumerate(words):
        for letter in word.text:
            plain = ALIKE.get(letter) or fold(letter)
            if plain and (plain.isalnum() or plain in "/.,%-"):
                folded += plain
                printed += letter
                owner.append(index)
    return Row(words, folded, printed, tuple(owner))


def fold(letter: str) -> str:
    base = unicodedata.normalize("NFD", letter)[0]
    return ALIKE.get(base, base)


def fold_all(text: str) -> str:
    return "".join(ALIKE.get(letter) or fold(letter) for letter in text)


def looks_numeral(text: str) -> bool:
    """Holds a digit, or letters that may be misread digits."""
    return bool(LOOKS.search(text))


def undecided(first: tuple[Word, ...], second: tuple[Word, ...]) -> bool:
    """Is there a numeral that the two readings do not have alike, or have in letters only, or one
    that was read unsurely?"""
    if any(w.confidence < UNSURE_TWICE and regex.search(r"\d", w.text) for w in first):
        return True
    return any(kind != "equal" for *_, kind in _compare(row(first), row(second)))


def settle(
    first: tuple[Word, ...], second: tuple[Word, ...], third: tuple[Word, ...] | None = None
) -> tuple[tuple[Word, ...], tuple[str, ...]]:
    """(the strip's words, those with numerals carrying `evidence` and the other readings;
    numerals that only one further reading has)."""
    a, b = row(first), row(second)
    c = row(third) if third is not None else None
    out, unread, at = [], [], 0
    for (i, j), (p, q), kind in _compare(a, b):
        out += first[at:i]
        at = j
        if kind == "equal":
            thrice = c is not None and _confirms(a, (i, j), c)
            out += [
                replace(w, evidence="thrice") if thrice and w.evidence == "agreed" else w
                for w in _agreed(a, (i, j), b, (p, q))
            ]
        elif kind == "letters":
            out += _lettered(a, (i, j), c)
        else:
            made, lost = _vote(a, (i, j), b, (p, q), c)
            out += made
            unread += lost
    settled = tuple(out) + first[at:]
    return tuple(_unclear(w, b) for w in settled), tuple(unread)


def _unclear(word: Word, other: Row) -> Word:
    """A word without digits, read unsurely and otherwise by the second model, may hide a numeral."""
    if (
        word.evidence
        or word.confidence >= UNSURE
        or regex.search(r"\d", word.text)
        or not regex.search(r"\p{L}", word.text)
    ):
        return word
    return (
        word
        if fold_all(word.text).strip(".,") in other.folded
        else replace(word, evidence="unclear")
    )


def _compare(a: Row, b: Row) -> list[tuple[tuple[int, int], tuple[int, int], str]]:
    """[(words i…j of a, words p…q of b, `equal` or `differ`)] for every numeral in either."""
    ops = _ops(a, b)
    groups = _groups(a)
    found = []
    seen: set[int] = set()
    for i, j in groups:
        p, q = _across(a, (i, j), b, ops)
        seen.update(range(p, q))
        found.append(((i, j), (p, q)))
    back = [(tag, j1, j2, i1, i2) for tag, i1, i2, j1, j2 in ops]
    for p, word in enumerate(b.words):
        if p not in seen and regex.search(r"\d", word.text):
            i, j = _across(b, (p, p + 1), a, back)
            if not any(i < other[1] and other[0] < j for other, _ in found):
                found.append(((i, j), (p, p + 1)))
    found.sort()
    return [(mine, theirs, _kind(a, mine, b, theirs)) for mine, theirs in found]


def _kind(a: Row, mine: tuple[int, int], b: Row, theirs: tuple[int, int]) -> str:
    if not _same(a, mine, b, theirs):
        return "differ"
    digits = any(
        regex.search(r"\d", w.text) for r, s in ((a, mine), (b, theirs)) for w in r.words[slice(*s)]
    )
    return "equal" if digits else "letters"


def _lettered(a: Row, mine: tuple[int, int], c: Row | None) -> list[Word]:
    """`II` in both readings: a numeral if a third one has digits there."""
    words = list(a.words[slice(*mine)])
    if c is None:
        return words
    others = c.words[slice(*_across(a, mine, c, _ops(a, c)))]
    if (
        len(others) != 1
        or len(words) != 1
        or not regex.search(r"\d", others[0].text)
        or not _confirms(a, mine, c)
    ):
        return words
    return [
        replace(
            words[0],
            text=_spell(a.words, mine[0], others[0].text),
            evidence="alike",
            others=(words[0].text,),
        )
    ]


def _ops(a: Row, b: Row) -> list[tuple]:
    return SequenceMatcher(None, a.folded, b.folded, autojunk=False).get_opcodes()


def _groups(a: Row) -> list[tuple[int, int]]:
    """Runs of neighbouring words that look like numerals; Roman numerals stay out."""
    groups: list[list[int]] = []
    for k, word in enumerate(a.words):
        if not looks_numeral(word.text) or roman(a.words, k):
            continue
        if groups and groups[-1][1] == k:
            groups[-1][1] = k + 1
        else:
            groups.append([k, k + 1])
    return [tuple(g) for g in groups]


def roman(words: tuple[Word, ...], k: int) -> bool:
    """Is word `k` a Roman numeral that may stand as it is (`quý II`, the heading `I.`)?"""
    if not ROMAN.fullmatch(words[k].text):
        return False
    before = words[k - 1].text if k else ""
    return (
        bool(ROMAN_AFTER.search(before))
        or regex.search(r"[.)]$", words[k].text) is not None
        and k == 0
    )


def _across(a: Row, span: tuple[int, int], b: Row, ops) -> tuple[int, int]:
    """The words of `b` that stand where words `span` of `a` stand."""
    lo, hi = a.span(span[0], span[1] - 1)
    ends: list[int] = []
    for tag, i1, i2, j1, j2 in ops:
        if tag == "equal":
            x, y = max(lo, i1), min(hi, i2)
            if x < y:
                ends += [j1 + x - i1, j1 + y - i1]
        elif (
            i1 < hi
            and lo < i2
            or i1 == i2
            and lo <= i1 <= hi
            and regex.search(r"\d", b.folded[j1:j2])
        ):
            ends += [j1, j2] if j2 > j1 else []
    if not ends or max(ends) <= min(ends):
        near = next((j1 for tag, i1, i2, j1, j2 in ops if i2 >= lo), 0)
        word = b.owner[near] if near < len(b.owner) else len(b.words)
        return word, word
    return b.owner[min(ends)], b.owner[max(ends) - 1] + 1


def _same(a: Row, mine: tuple[int, int], b: Row, theirs: tuple[int, int]) -> bool:
    return essence(a, mine) == essence(b, theirs) != ""


def essence(a: Row, span: tuple[int, int]) -> str:
    """The digits of some words with the signs between them."""
    lo, hi = a.span(span[0], span[1] - 1) if span[1] > span[0] else (0, 0)
    return _signs(a.folded[lo:hi])


def _signs(folded: str) -> str:
    """Letters part numerals (`12/KH-UBND`); punctuation at the edges does not count."""
    runs = (run.strip("/.,-") for run in regex.findall(r"[0-9/.,%-]+", folded))
    return " ".join(run for run in runs if run)


def _agreed(
    a: Row, mine: tuple[int, int], b: Row, theirs: tuple[int, int], said: str = ""
) -> list[Word]:
    """Both have the same: the spelling with digits where either has them, in the fewer pieces."""
    words, others = a.words[slice(*mine)], b.words[slice(*theirs)]
    if len(others) < len(words) and not regex.search(r"\p{L}{2}", " ".join(w.text for w in others)):
        return _agreed(b, theirs, a, mine, said or "alike")
    if len(others) == 1 < len(words) and fold_all("".join(w.text for w in words)) == fold_all(
        others[0].text
    ):
        return [
            replace(
                others[0],
                text="".join(w.text for w in words),
                evidence=said or "alike",
                others=(others[0].text,),
            )
        ]
    other = " ".join(w.text for w in others)
    apart = (
        [w.text for w in others]
        if len(words) == len(others)
        else [other.replace(" ", "") if len(words) == 1 else w.text for w in words]
    )
    made = [_spell(a.words, mine[0] + n, text) for n, text in enumerate(apart)]
    return [
        replace(
            w,
            text=text,
            evidence=said or ("agreed" if text == w.text and not _odd(text) else "alike"),
            others=(other,),
        )
        for w, text in zip(words, made)
    ]


def _spell(words: tuple[Word, ...], k: int, other: str) -> str:
    """Word `k` with digits where it has look-alikes of them: in those of its parts that hold a
    digit in either reading (`I1/11`); a part of letters alone (`III/2023`) stays, and what a word
    before numbers in Roman figures (`quý II1/2024`) is written in them."""
    word, head = words[k], ""
    if (
        k
        and ROMAN_AFTER.search(words[k - 1].text)
        and (found := ROMAN_HEAD.match(word.text))
        and regex.search("[IVXl]", found[0] + other[: found.end()])
    ):
        head = regex.sub("[l1|]", "I", found[0])
    mine, theirs = PARTS.split(word.text), PARTS.split(other)
    made = (
        "".join(_part(x, y) for x, y in zip(mine, theirs))
        if len(mine) == len(theirs)
        else word.text
    )
    return head + (made if len(made) == len(word.text) else word.text)[len(head) :]


def _part(mine: str, other: str) -> str:
    digits = fold_all(mine)
    if mine.isdigit() or not regex.fullmatch(r"\d+%?", digits) or fold_all(other) != digits:
        return mine
    return digits if regex.search(r"\d", mine + other) else mine


def _odd(text: str) -> bool:
    """Look-alikes among the digits, not the letters of a symbol or a unit."""
    return bool(
        regex.search(
            r"[IlO|!\]\[ÌÍÏŠ§Ịı](?=[\d/.,])|(?<=\d)[IlO|!\]\[ÌÍÏŠ§ỊS](?!\p{L})|(?<![\p{L}])[IlO|!\]\[ÌÍÏŠ§](?=\d)",
            text,
        )
    )


def _vote(a: Row, mine, b: Row, theirs, c: Row | None) -> tuple[list[Word], list[str]]:
    """A third reading sides with one of two; else the first stands and is doubted."""
    words, others = a.words[slice(*mine)], b.words[slice(*theirs)]
    other = " ".join(w.text for w in others)
    numeral = any(regex.search(r"\d", w.text) for w in words)
    if c is not None:
        if essence(a, mine) and _confirms(a, mine, c):
            made = _agreed(a, mine, c, _across(a, mine, c, _ops(a, c)), "voted")
            return [
                replace(
                    w,
                    evidence=w.evidence if regex.search(r"\d", w.text) else "",
                    others=(other, *w.others),
                )
                for w in made
            ], []
        if essence(b, theirs) and _confirms(b, theirs, c):
            if not _whole(a, mine, b, theirs):
                return [replace(w, evidence="split", others=(other,)) for w in words], [
                    other
                ] if regex.search(r"\d", other) and not numeral else []
            first = " ".join(w.text for w in words)
            made = _agreed(b, theirs, c, _across(b, theirs, c, _ops(b, c)), "outvoted")
            return [replace(w, others=(first,)) for w in made], []
    evidence = "split" if numeral else ""
    lost = [other] if regex.search(r"\d", other) and not numeral else []
    return [replace(w, evidence=evidence, others=(other,)) for w in words], lost


def _confirms(a: Row, span, c: Row) -> bool:
    ops = _ops(a, c)
    return _same(a, span, c, _across(a, span, c, ops))


def _whole(a: Row, mine, b: Row, theirs) -> bool:
    """Do both spans cover each other, so that one may stand for the other?"""
    back = _ops(b, a)
    return mine[0] == mine[1] or _across(b, theirs, a, back) == mine
