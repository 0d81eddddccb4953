"""The words by which tables without lines are known, as data: `patterns/tables.yaml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

import regex

from extractor.kept_patterns import compiled_rule
from extractor.patterns import Tried, any_of, called, example_faults, raise_broken, read_rules

FILE = "tables.yaml"
NO_LETTERS = dict.fromkeys(map(ord, " .\u00a0\t\n"))


@dataclass(frozen=True, slots=True)
class TableWords:
    """Heads of running numbers, without blanks and dots; the head of a list of pages; the
    beginning of the row of totals."""

    ordinals: frozenset[str]
    pages: regex.Pattern[str]
    total: regex.Pattern[str]

    def is_ordinal(self, head: str) -> bool:
        """True for the head of a column of running numbers."""
        return _bare(head) in self.ordinals

    def is_of_pages(self, head: str) -> bool:
        """True for the head of a list of pages."""
        return self.pages.fullmatch(head) is not None

    def is_total(self, name: str) -> bool:
        """True for the name of a row of totals."""
        return self.total.match(name) is not None


@lru_cache(maxsize=1)
def table_words() -> TableWords:
    """The words of `patterns/tables.yaml`. Raises BrokenRule with every example that is not read
    as it says."""
    data = read_rules(FILE)
    try:
        ordinals, pages, total = data["columns"]["number"], data["pages"], data["typed_total"]
        words = TableWords(
            ordinals=frozenset(map(_bare, ordinals["words"])),
            pages=compiled_rule(rf"\W*{any_of(pages['words'])}\W*", regex.I),
            total=compiled_rule(any_of(total["words"]), regex.I),
        )
        tried = (
            Tried("number", ordinals, words.is_ordinal),
            Tried("pages", pages, words.is_of_pages),
            Tried("typed_total", total, words.is_total),
        )
        faults = list(chain.from_iterable(example_faults(FILE, each) for each in tried))
    except (KeyError, TypeError) as error:
        raise_broken([f"{called(FILE)}: {error!r}"])
    if faults:
        raise_broken(faults)
    return words


def _bare(head: str) -> str:
    """Letters alone, small: abbreviations are printed with dots and blanks (`S.T.T`, `ST T`)."""
    return head.casefold().translate(NO_LETTERS)
