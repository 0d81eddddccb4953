"""The codes in the symbols of documents as they are spelled, where OCR lost the stroke of Đ, and
the slash before them, where it lost that.

`9204/QD-UBND` is no symbol of any document: no type has the code QD. Letters alone are changed,
never digits, and only to codes that are known (`patterns/documents.yaml`, `units/agencies.yaml`);
what is a code as it stands (`HD`, `DA`) stays. Where the slash is missing (`02NQ-CP`) a person
looks, unless the second witness has it: a digit may be missing with it.
"""

from __future__ import annotations

from dataclasses import replace

import regex

from extractor.administration import is_symbol_end, spelled_code
from extractor.language.lookalikes import fold_all
from extractor.language.marks import without_marks
from extractor.model import Word
from extractor.witnesses.readers import Words

CODE = r"\p{Lu}[\p{L}\d&]*"
SYMBOL = regex.compile(  # `9204/QD-UBND`, `/QD-UBND` behind a number that stands apart, `18-ND/TW`
    rf"\W*(?:\d{{1,6}}[a-zđA-H]?)?(?:[/-](?:19|20)\d\d)?[/–-]{CODE}(?:[/–-]{CODE})*[/–-]?\W*"
)
WITHOUT_SLASH = regex.compile(  # `02NQ-CP`, `I7NQ-CP`
    r"(\W*)(?=\w*\d)([\dIlO]{1,4})(\p{Lu}{2,3})([-–])(\p{Lu}{2,7})(\W*)"
)
SEEN_BY_BOTH = ("agreed", "alike", "again")
EDGES = regex.compile(r"^\W+|\W+$")
ONE_CODE = regex.compile(rf"(?<![\p{{L}}\d]){CODE}")


def spelled_symbols(words: Words) -> Words:
    """The words read from a picture; codes of symbols with the Đ that they have, also in the part
    that stands on the next line, and with the slash before them."""
    words = tuple(map(_with_slash, words))
    before = ("", *(word.text for word in words))
    return tuple(
        replace(word, text=_spelled(word.text)) if _is_of_symbol(word.text, last) else word
        for word, last in zip(words, before, strict=False)
    )


def _with_slash(word: Word) -> Word:
    found = WITHOUT_SLASH.fullmatch(word.text)
    if not found or not is_symbol_end(found[3], found[5]):
        return word
    before, number, of_type, dash, of_body, end = found.groups()
    whole = f"{before}{fold_all(number)}/{of_type}{dash}{of_body}{end}"
    if word.evidence in SEEN_BY_BOTH and any(_is_same(whole, other) for other in word.others):
        return replace(word, text=whole, evidence="alike")
    return replace(word, text=whole, evidence="split", others=(word.text, *word.others))


def _is_same(whole: str, other: str) -> bool:
    """True where another reading has the symbol with its slash; the second has no marks."""
    return EDGES.sub("", without_marks(whole)) == EDGES.sub("", without_marks(other))


def _is_of_symbol(text: str, before: str) -> bool:
    if SYMBOL.fullmatch(text):
        return "D" in text
    return before[-1:] in ("-", "–") and "D" in text and SYMBOL.fullmatch(before) is not None


def _spelled(text: str) -> str:
    return ONE_CODE.sub(lambda found: spelled_code(found[0]), text)
