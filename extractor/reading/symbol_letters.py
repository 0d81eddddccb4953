"""The codes in the symbols of documents as they are spelled, where OCR lost the stroke of Đ.

`9204/QD-UBND` is no symbol of any document: no type has the code QD. Letters alone are changed,
never digits, and only to codes that are known (`patterns/documents.yaml`, `units/agencies.yaml`);
what is a code as it stands (`HD`, `DA`) stays.
"""

from __future__ import annotations

from dataclasses import replace

import regex

from extractor.administration import spelled_code
from extractor.reading.readers import Words

CODE = r"\p{Lu}[\p{L}\d&]*"
SYMBOL = regex.compile(  # `9204/QD-UBND`, `/QD-UBND` behind a number that stands apart, `18-ND/TW`
    rf"\W*(?:\d{{1,6}}[a-zđA-H]?)?(?:[/-](?:19|20)\d\d)?[/–-]{CODE}(?:[/–-]{CODE})*[/–-]?\W*"
)
ONE_CODE = regex.compile(rf"(?<![\p{{L}}\d]){CODE}")


def spelled_symbols(words: Words) -> Words:
    """The words read from a picture; codes of symbols with the Đ that they have, also in the part
    that stands on the next line."""
    before = ("", *(word.text for word in words))
    return tuple(
        replace(word, text=_spelled(word.text)) if _is_of_symbol(word.text, last) else word
        for word, last in zip(words, before, strict=False)
    )


def _is_of_symbol(text: str, before: str) -> bool:
    if SYMBOL.fullmatch(text):
        return "D" in text
    return before[-1:] in ("-", "–") and "D" in text and SYMBOL.fullmatch(before) is not None


def _spelled(text: str) -> str:
    return ONE_CODE.sub(lambda found: spelled_code(found[0]), text)
