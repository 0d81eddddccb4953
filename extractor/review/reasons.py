"""What the sentences of doubts say to a person who types: whether the print, the meaning or the
document is in doubt, and which readings they quote."""

from __future__ import annotations

from functools import lru_cache

import regex

from extractor.messages import REASONS

# Doubts about what a figure is of or how its print is to be understood, not about its digits: what
# is typed does not settle them, the figure is shown as understood and confirmed besides.
OF_MEANING = frozenset(
    {
        "indicator_claimed_twice",
        "indicator_value_differs",
        "period_unsure",
        "count_of_what",
        "no_rule",
        "rule_unsure",
        "number_or_count",
        "day_or_months",
        "length_or_period",
        "period_or_count",
        "alone",
        "per_mille",
        "marks_mixed",
        "scale_unclear",
        "sign_unclear",
        "blank_grouping",
        "list_or_torn",
        "letters_apart",
        "brackets_unclear",
        "heads_unsure",
        "heads_unknown",
        "rows_unsure",
        "ratio_or_date",
        "year_or_count",
        "comma_unclear",
        "dot_unclear",
        "year_unknown",
        "words_disagree",
    }
)
_SLOT = regex.compile(r"\\\{(\w+)\\\}")


@lru_cache(maxsize=1)
def _wordings() -> tuple[tuple[str, regex.Pattern[str]], ...]:
    """Each key with the pattern of its sentence, in both languages, the longest sentences first."""
    pairs = [(key, words) for key, both in REASONS.items() for words in both]
    pairs.sort(key=lambda pair: -len(pair[1]))
    return tuple(
        (key, regex.compile(_SLOT.sub(_any_words, _escaped(words)))) for key, words in pairs
    )


def _escaped(words: str) -> str:
    return str(regex.escape(words, special_only=True, literal_spaces=True))


def _any_words(slot: regex.Match[str]) -> str:
    return f"(?P<{slot[1]}>.*?)"


@lru_cache(maxsize=4096)
def keys_of(cell: str) -> frozenset[str]:
    """The keys of the doubts in a cell of `review_reason`.

    >>> sorted(keys_of("lần đọc thứ hai thấy “1221”; số dính liền với chữ"))
    ['glued', 'second_reading']
    """
    found = set()
    rest = cell
    for key, wording in _wordings():
        if wording.search(rest):
            found.add(key)
            rest = wording.sub(" ", rest)
    return frozenset(found)


@lru_cache(maxsize=4096)
def readings_in(cell: str) -> tuple[str, ...]:
    """The readings that the doubts of a row quote.

    >>> readings_in("lần đọc thứ hai thấy “98,61%.”")
    ('98,61%',)
    """
    found = []
    for key, wording in _wordings():
        if key == "second_reading":
            found += [match["other"].strip(" .;:,") for match in wording.finditer(cell)]
    return tuple(dict.fromkeys(found))


def asks_meaning(cell: str) -> bool:
    """True where a doubt is about what the figure is of."""
    return bool(keys_of(cell) & OF_MEANING)


def asks_print(cell: str) -> bool:
    """True where a doubt is about the print itself, or about anything that is not meaning alone."""
    return bool(keys_of(cell) - OF_MEANING) or not keys_of(cell)
