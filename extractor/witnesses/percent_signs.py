"""Per cent signs that an engine of letters took for other signs.

In small and coarse print `%` is read as `®`, `@` or `&`: `So dự toán (®)`. Beside digits the second
witness is asked anyway; alone, as the unit in a column's head, it is asked here. Without its unit a
column of shares has that of the whole table.
"""

from __future__ import annotations

from dataclasses import replace

import regex

from extractor.imaging import Strip
from extractor.model import Word
from extractor.witnesses.readers import Words, confidence_of
from extractor.witnesses.second_witness import SecondWitness
from extractor.witnesses.voting import SURE

SIGNS = regex.compile(  # what is no sign of a text, or in brackets
    r"(?=.*[®©@&§#¢£€])[^\p{L}\d\s%]{1,5}|\([^\p{L}\d\s%)]{1,3}\)"
)
PERCENT = regex.compile(r"[(\[{]?%[)\]}]?")


def with_percent_signs(words: Words, witness: SecondWitness | None) -> Words:
    """The words; signs that are none of a text, where the second witness surely has `%`, with it
    and in the brackets that either reading has; as they are where it is not installed."""
    if witness is None:
        return words
    return tuple(_as_printed(words, k, witness) for k in range(len(words)))


def _as_printed(words: Words, k: int, witness: SecondWitness) -> Word:
    word = words[k]
    if not SIGNS.fullmatch(word.text):
        return word
    seen = witness.read(words, Strip(words=(k,), box=word.box, asked=(k,)))
    text = "".join(one.text for one in seen)
    if not PERCENT.fullmatch(text) or confidence_of(seen) < SURE:
        return word
    return replace(word, text=_in_brackets(word.text, text))


def _in_brackets(first: str, second: str) -> str:
    """`%` in brackets where a reading has one: strokes so thin run into the sign.

    >>> _in_brackets("@®)", "%)"), _in_brackets("®", "%")
    ('(%)', '%')
    """
    return "(%)" if regex.search(r"[()\[\]{}]", first + second) else "%"
