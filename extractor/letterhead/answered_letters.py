"""Which letter a report answers: `Thực hiện Công văn số 2356/SNV-CCHC ngày 07/11/2016 của …`.

Only what the opening says, before the first heading; the words that lead in and the types of
letters are data in `patterns/documents.yaml` (`answers`).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import regex

from extractor.kept_patterns import compiled_rule
from extractor.letterhead.number_and_date import NUMBER_RULE
from extractor.model import DocumentText, Numeral
from extractor.patterns import read_rules

OPENING = 4000  # characters: a letter named later than this is not the one answered
CLAUSE_END = regex.compile(r"\n\s*\n|[.!?]\s+(?=\p{Lu})")


@dataclass(frozen=True, slots=True)
class AnswerWords:
    """`cues` lead in the letter that is answered, `own` lead in one that the issuer sent itself;
    `types` are the types of documents that can be answered."""

    cues: regex.Pattern[str]
    own: regex.Pattern[str]
    types: frozenset[str]


@lru_cache(maxsize=1)
def _words() -> AnswerWords:
    data = read_rules("documents.yaml")["answers"]
    return AnswerWords(
        cues=_any_cue(data["cues"]), own=_any_cue(data["own"]), types=frozenset(data["types"])
    )


def _any_cue(cues: list[str]) -> regex.Pattern[str]:
    """A pattern of whole words for any of the cues, which may be regular expressions."""
    choice = "|".join(cue.replace(" ", r"\s+") for cue in cues)
    return compiled_rule(rf"(?<!\p{{L}})(?:{choice})(?!\p{{L}})")


def answered_letters(document: DocumentText, numerals: tuple[Numeral, ...]) -> str:
    """Numbers of the letters, each with its day where it is printed: `2356/SNV-CCHC (2016-11-07)`;
    several parted by `; `. Empty where the opening names none."""
    end = min(OPENING, _first_heading(document))
    answered = [
        row.number + (f" ({row.doc_date})" if row.doc_date else "")
        for row in numerals
        if _can_be_answered(row) and row.start <= end and _is_led_in(row, document.text)
    ]
    return "; ".join(dict.fromkeys(answered))


def _first_heading(document: DocumentText) -> int:
    headings = (start for start, path in document.sections if path and start > 0)
    return next(headings, OPENING)


def _can_be_answered(row: Numeral) -> bool:
    """True for a letter's number, not the document's own."""
    return (
        row.kind == "document_number"
        and row.number != ""
        and row.rule != NUMBER_RULE
        and row.doc_type in _words().types
    )


def _is_led_in(row: Numeral, text: str) -> bool:
    """True where the row's clause says that the letter is answered, and not that it was sent."""
    clause = CLAUSE_END.split(text[max(0, row.start - 500) : row.start])[-1]
    last_part = clause.rsplit(";", 1)[-1]
    return bool(_words().cues.search(clause)) and not _words().own.search(last_part)
