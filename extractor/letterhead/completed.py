"""The fields that the whole text tells: the report's period and the letters that it answers."""

from __future__ import annotations

from dataclasses import replace

from extractor.letterhead.answered_letters import answered_letters
from extractor.letterhead.letterhead import Letterhead
from extractor.letterhead.title import period_of
from extractor.model import DocumentText, Numeral


def completed(
    head: Letterhead,
    document: DocumentText,
    numerals: tuple[Numeral, ...],
) -> Letterhead:
    """The letterhead with the period and the letters answered, found among the numerals."""
    fields = replace(
        head.fields,
        period=period_of(head.fields.title, document, numerals),
        answers=answered_letters(document, numerals),
    )
    return replace(head, fields=fields)
