"""Which pages are one document: a file may hold several, and several pictures may be one.

Both are proposals: the document says so, and a person can undo them (`solieu whole`, `apart`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import regex

from extractor.letterhead.openings import goes_on, opens_document
from extractor.model import PageReading

Pages = tuple[PageReading, ...]
MOST_SECONDS = 600  # between two photographs of one report, where their names are times
_NUMBERED = regex.compile(r"^(?P<stem>.*?)(?P<number>\d{1,9})\W*$")
_TIMED = regex.compile(r"^(?P<stem>.*?)(?P<day>20\d{6})[_\-. ]?(?P<time>\d{6})\d{0,3}\W*$")


def parted(pages: Pages) -> list[Pages]:
    """The documents that the pages of one file are: a letterhead after the first page begins
    another."""
    documents: list[list[PageReading]] = []
    for page in pages:
        if not documents or opens_document(page):
            documents.append([])
        documents[-1].append(page)
    return [tuple(document) for document in documents]


def joined(pictures: list[Pages]) -> list[list[int]]:
    """The documents that pictures of one page each are, each as the places of its pictures in the
    list. A picture joins those before it where the first of them has a letterhead, it has none
    itself, and page number or text go on."""
    documents: list[list[int]] = []
    for at, pages in enumerate(pictures):
        if documents and _joins(documents[-1], pages, pictures):
            documents[-1].append(at)
        else:
            documents.append([at])
    return documents


def _joins(document: list[int], pages: Pages, pictures: list[Pages]) -> bool:
    first, last = pictures[document[0]], pictures[document[-1]]
    if not (len(pages) == len(first) == len(last) == 1) or opens_document(pages[0]):
        return False
    return opens_document(first[0]) and goes_on(last[0], pages[0], len(document) + 1)


@dataclass(frozen=True, slots=True, order=True)
class _Counted:
    """A file's name taken apart: its folder, what stands before its number, the number; `timed`
    where that is the second of the day."""

    folder: str
    stem: str
    number: int
    timed: bool = False

    def follows(self, other: _Counted) -> bool:
        """True for the next number of the same name, or a photograph taken soon after."""
        if (self.folder, self.stem, self.timed) != (other.folder, other.stem, other.timed):
            return False
        step = self.number - other.number
        return 0 < step <= MOST_SECONDS if self.timed else step == 1


def counted_runs(names: Iterable[str]) -> list[list[str]]:
    """The names of pictures, those that count on in one folder together in their order.

    >>> counted_runs(["a/Trang 10.jpg", "a/Trang 9.jpg", "b/Trang 11.jpg", "a/bìa.jpg"])
    [['a/Trang 9.jpg', 'a/Trang 10.jpg'], ['a/bìa.jpg'], ['b/Trang 11.jpg']]
    >>> counted_runs(["IMG_20240105_080102.jpg", "IMG_20240105_080131.jpg"])
    [['IMG_20240105_080102.jpg', 'IMG_20240105_080131.jpg']]
    """
    runs: list[list[str]] = []
    last: _Counted | None = None
    for here, name in sorted((_counted(name), name) for name in names):
        if last and here.follows(last):
            runs[-1].append(name)
        else:
            runs.append([name])
        last = here
    return runs


def _counted(name: str) -> _Counted:
    """The name taken apart; one without a number counts as 0."""
    folder, _, file = name.rpartition("/")
    base = file.rpartition(".")[0] or file
    if timed := _TIMED.match(base):
        hours, minutes, seconds = (int(timed["time"][at : at + 2]) for at in (0, 2, 4))
        stem = timed["stem"] + timed["day"]
        return _Counted(folder, stem, hours * 3600 + minutes * 60 + seconds, True)
    if found := _NUMBERED.match(base):
        return _Counted(folder, found["stem"].rstrip(" (_-"), int(found["number"]))
    return _Counted(folder, base, 0)
