"""Whose report a file may be, by the names of the file and of its folders.

A guess for a person to follow, never a fact: only files that gave no unit of their own are asked.
Names are compared as whole words without marks; a digit is never taken for another.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain

import regex

from extractor.administration import types_of, unmarked, without_type, written_out
from extractor.comparison.reporters import Reporter
from extractor.language.marks import without_marks

# Words that open the name of a place, without marks, and the levels of what they open.
LEVELS_OF_WORDS: dict[tuple[str, ...], tuple[str, ...]] = {
    ("thanh", "pho"): ("tỉnh", "huyện"),
    ("tp",): ("tỉnh", "huyện"),
    ("thi", "xa"): ("huyện",),
    ("tx",): ("huyện",),
    ("thi", "tran"): ("xã",),
    ("tt",): ("xã",),
    ("dac", "khu"): ("xã",),
    ("tinh",): ("tỉnh",),
    ("huyen",): ("huyện",),
    ("quan",): ("huyện",),
    ("xa",): ("xã",),
    ("phuong",): ("xã",),
    ("h",): ("huyện",),
    ("q",): ("huyện",),
    ("x",): ("xã",),
    ("p",): ("xã",),
}
WRITTEN_OUT: dict[tuple[str, ...], tuple[str, ...]] = {
    ("tp",): ("thanh", "pho"),
    ("tx",): ("thi", "xa"),
    ("tt",): ("thi", "tran"),
    ("h",): ("huyen",),
    ("q",): ("quan",),
    ("x",): ("xa",),
    ("p",): ("phuong",),
}
_COMMUNES = types_of("xã")
# `xã hội`, `phương hướng`, `địa phương` name no commune, `thị xã` is none.
COMMUNE = regex.compile(
    r"(?i)(?<!\p{L})(?<!thị\s|thi\s)(?!(?:xã|xa)\s+h[ộo]i|phuong\s+(?:huong|an|phap))"
    rf"(?:{_COMMUNES}|{without_marks(_COMMUNES)})\s+\p{{L}}"
)
LEAST_JOINED = 6  # letters of a name that ends a word (`bcmyxuyen`) and is no chance
_HUMP = regex.compile(r"(?<=\p{Ll})(?=\p{Lu})|(?<=\p{L})(?=\d)|(?<=\d)(?=\p{L})")
_YEAR = regex.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_PACKED = "!/"  # parts an archive's name from the name of a file in it


@dataclass(frozen=True, slots=True)
class _Found:
    """Where a unit's name stands among the words of a name. `typed`: with its own type before
    it."""

    unit: Reporter
    first: int
    last: int
    typed: bool

    @property
    def size(self) -> int:
        return self.last - self.first + 1

    def lies_in(self, other: _Found) -> bool:
        """True where a longer name covers this one: `Châu Thành` in `Châu Thành A`."""
        return other.first <= self.first and self.last <= other.last and other.size > self.size


@dataclass(frozen=True, slots=True)
class _Wanted:
    """The spellings of a unit's name: its words, the words of its type, and names in one word."""

    unit: Reporter
    words: tuple[str, ...]
    type_words: tuple[str, ...]
    short: frozenset[str] = field(default_factory=frozenset)


class PathNames:
    """The names of some units, to be looked for in names of files."""

    def __init__(self, units: Iterable[Reporter]):
        self._wanted = [_wanted(unit) for unit in units]

    def units(self, path: str) -> tuple[Reporter, ...]:
        """The units that a path may name, by the file's own name, else by that of the nearest
        folder that names one. Nothing is taken from a folder above one that is of a commune which
        is not among the units.

        >>> from extractor.comparison.reporters import Reporter
        >>> my_xuyen = Reporter("huyện", "huyện Mỹ Xuyên", "", "Sóc Trăng", "Cần Thơ")
        >>> names = PathNames([my_xuyen])
        >>> names.units("2024/My Xuyen/bc.pdf") == names.units("BC_H.MyXuyen.doc") == (my_xuyen,)
        True
        >>> names.units("xã Mỹ Xuyên.pdf"), names.units("huyện Mỹ Xuyên/xã Tân Lộc.pdf")
        ((), ())
        """
        path = unicodedata.normalize("NFC", path).replace(_PACKED, "/")
        *folders, file = map(_parted, path.split("/"))
        for name in (file, *reversed(folders)):
            if found := self._named(name, is_file=name is file):
                return _of_province(found, path)
            if COMMUNE.search(name):
                return ()
        return ()

    def _named(self, name: str, is_file: bool) -> list[Reporter]:
        """The units named. A folder named after a province has reports of all its units: it is
        the province's own only where it says `tỉnh`."""
        words = unmarked(name).split()
        found = list(chain.from_iterable(_places(wanted, words) for wanted in self._wanted))
        if not is_file:
            found = [one for one in found if one.typed or one.unit.level != "tỉnh"]
        longest = _longest(found)
        typed = [one for one in longest if one.typed]
        return list(dict.fromkeys(one.unit for one in typed or longest))


def _longest(found: list[_Found]) -> list[_Found]:
    """The names found that lie within no other name found."""
    return [one for one in found if not any(one.lies_in(other) for other in found)]


def years_of(path: str) -> set[int]:
    """The years that a path names.

    >>> sorted(years_of("2023/BC năm 2024, số 12345.pdf"))
    [2023, 2024]
    """
    return {int(year) for year in _YEAR.findall(path)}


def _parted(name: str) -> str:
    """A name with blanks where its words meet: `BC_MyTu2024.pdf` → `BC My Tu 2024 pdf`."""
    return _HUMP.sub(" ", regex.sub(r"[_\W]+", " ", name))


def _wanted(unit: Reporter) -> _Wanted:
    full = tuple(unmarked(written_out(unit.name)).split())
    words = tuple(unmarked(without_type(unit.name)).split())
    if unit.level == "sở":
        return _Wanted(unit, full, (), frozenset(_initials(full)))
    type_words = full[: len(full) - len(words)]
    joined = "".join(words)
    return _Wanted(unit, words, type_words, frozenset({joined} if len(words) > 1 else ()))


def _initials(words: tuple[str, ...]) -> Iterator[str]:
    """`snv` for `sở Nội vụ`; the `và` of a name may be left out."""
    yield "".join(word[0] for word in words)
    yield "".join(word[0] for word in words if word != "va")


def _places(wanted: _Wanted, words: list[str]) -> Iterator[_Found]:
    """Where a unit's name stands among words, unless what stands before it says another level."""
    count = len(wanted.words)
    for at in range(len(words)):
        if tuple(words[at : at + count]) == wanted.words:
            before = _type_before(words[:at])
            if not before or wanted.unit.level in LEVELS_OF_WORDS[before]:
                typed = WRITTEN_OUT.get(before, before) == wanted.type_words
                yield _Found(wanted.unit, at, at + count - 1, typed)
        elif any(_is_short(wanted, words[at : at + size]) for size in (1, 2, 3)):
            yield _Found(wanted.unit, at, at, typed=False)


def _is_short(wanted: _Wanted, words: list[str]) -> bool:
    """True for a department's initials (`SGD&ĐT` is two words), and for a word that is a name
    written without blanks, or ends in a long one."""
    if wanted.unit.level == "sở":
        return "".join(words) in wanted.short
    if len(words) > 1:
        return False
    ends = any(words[0].endswith(short) for short in wanted.short if len(short) >= LEAST_JOINED)
    return ends or words[0] in wanted.short


def _type_before(words: list[str]) -> tuple[str, ...]:
    for size in (2, 1):
        before = tuple(words[-size:])
        if before in LEVELS_OF_WORDS:
            return before
    return ()


def _of_province(units: list[Reporter], path: str) -> tuple[Reporter, ...]:
    """Of units of one name those whose province the path names, where it names one."""
    words = f" {unmarked(_parted(path))} "
    named = [unit for unit in units if f" {unmarked(unit.province)} " in words]
    return tuple(named or units)
