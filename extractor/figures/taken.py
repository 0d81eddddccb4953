"""Which characters of a text belong to a row: a rule never takes what an earlier one took."""

from __future__ import annotations

from collections.abc import Iterable

import regex

from extractor.model import Numeral


class TakenText:
    """The characters of a text that rows hold; it starts with those of the rows claimed."""

    def __init__(self, text: str, claimed: Iterable[Numeral]):
        self._taken = bytearray(len(text))
        for row in claimed:
            self.take(row.start, row.end)

    def take(self, start: int, end: int) -> None:
        self._taken[start:end] = b"\1" * (end - start)

    def is_free(self, start: int, end: int) -> bool:
        """True where no character of the slice is taken."""
        return not any(self._taken[start:end])

    def gaps(self, start: int, end: int) -> list[tuple[int, int]]:
        """The parts of a slice that nothing took."""
        if all(self._taken[start:end]):
            return []
        free = regex.finditer(b"\\0+", bytes(self._taken[start:end]))
        return [(start + gap.start(), start + gap.end()) for gap in free]
