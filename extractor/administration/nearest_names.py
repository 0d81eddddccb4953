"""Which of several names a misread one is: by its letters without marks, never by its digits."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from extractor.administration.unit_names import lost_marks, same_name, unmarked

LETTERS_A_FAULT = 7  # one letter in so many may be wrong
SHORTEST = 5  # letters: of a shorter name none may be wrong
MOST_FAULTS = 3


@dataclass(frozen=True, slots=True)
class Closest:
    """A name of the list and the letters in which the name read differs from it; 0 where only marks
    and blanks do."""

    name: str
    faults: int


def letters_of(name: str) -> str:
    """A name's letters and digits without marks and blanks."""
    return unmarked(name).replace(" ", "")


def closest(read: str, names: Iterable[str]) -> Closest | None:
    """The one name that is nearest to the name read as a whole; None where none is near, where two
    are alike near, or where any digit differs.

    >>> closest("Sở Y tẻ", ["Sở Y tế", "Sở Nội vụ"])
    Closest(name='Sở Y tế', faults=0)
    >>> closest("Quận 7", ["Quận 1", "Quận 2"]) is None
    True
    """
    listed = list(dict.fromkeys(names))
    own = letters_of(read)
    same = [name for name in listed if letters_of(name) == own]
    if same:
        name = _best_marked(read, same)
        return Closest(name, 0) if name else None
    return _nearest(own, listed) if len(own) >= SHORTEST and listed else None


def _nearest(own: str, names: list[str]) -> Closest | None:
    """The one name that has fewest letters other than these; None where that are too many, or two
    names have as few."""
    allowed = min(max(len(own) // LETTERS_A_FAULT, 1), MOST_FAULTS)
    faults = {name: faults_between(own, letters_of(name), allowed + 1) for name in names}
    least = min(faults.values())
    nearest = [name for name in names if faults[name] == least]
    return Closest(nearest[0], least) if least <= allowed and len(nearest) == 1 else None


def _best_marked(read: str, same: list[str]) -> str:
    """The name whose marks fit of those with the same letters; "" where none or several do."""
    if len(same) == 1:
        return same[0]
    for alike in (same_name, lost_marks):
        fitting = [name for name in same if alike(read, name)]
        if len(fitting) == 1:
            return fitting[0]
    return ""


def faults_between(one: str, other: str, most: int) -> int:
    """The least letters to change, add or leave out between two strings; `most` where there are so
    many or more, or where their digits differ.

    >>> faults_between("haaiduong", "haiduong", 3), faults_between("quan1", "quan7", 3)
    (1, 3)
    """
    if abs(len(one) - len(other)) >= most or _digits(one) != _digits(other):
        return most
    before = list(range(len(other) + 1))
    for row, mine in enumerate(one, 1):
        here = [row]
        for column, theirs in enumerate(other, 1):
            kept = before[column - 1] + (mine != theirs)
            here.append(min(kept, before[column] + 1, here[-1] + 1))
        before = here
        if min(before) >= most:
            return most
    return min(before[-1], most)


def _digits(text: str) -> str:
    return "".join(letter for letter in text if letter.isdigit())
