"""Pictures of one report by their names: numbers that count on, times soon after each other.

Asked for each folder at every start: nothing is loaded here that only reading needs.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import regex

MOST_SECONDS = 600  # between two photographs of one report, where their names are times
_NUMBERED = regex.compile(r"^(?P<stem>.*?)(?P<number>\d{1,9})\W*$")
_TIMED = regex.compile(r"^(?P<stem>.*?)(?P<day>20\d{6})[_\-. ]?(?P<time>\d{6})\d{0,3}\W*$")


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
