"""The field that the whole text tells: the letters that the report answers."""

from __future__ import annotations

from dataclasses import replace

from extractor.letterhead.answered_letters import answered_letters
from extractor.letterhead.letterhead import Letterhead
from extractor.model import DocumentText, Numeral


def completed(
    head: Letterhead, document: DocumentText, numerals: tuple[Numeral, ...]
) -> Letterhead:
    """The letterhead with the letters answered, found among the document's numerals."""
    fields = replace(head.fields, answers=answered_letters(document, numerals))
    return replace(head, fields=fields)
