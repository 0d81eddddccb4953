"""Which letter a report answers: `Thực hiện Công văn số 2356/SNV-CCHC ngày 07/11/2016 của …`.

Only what the opening says, before the first heading; the words that lead in and the types of
letters are data in `patterns/documents.yaml` (`answers`).
"""

from __future__ import annotations

from functools import lru_cache

import regex

from extractor.model import DocumentText, Numeral
from extractor.patterns import patterns_folder, read_yaml

OPENING = 4000  # characters


@lru_cache(maxsize=1)
def _words() -> tuple[regex.Pattern, regex.Pattern, frozenset[str]]:
    data = read_yaml(patterns_folder() / "documents.yaml")["answers"]
    cues, own = (
        regex.compile(
            r"(?<!\p{L})(?:" + "|".join(c.replace(" ", r"\s+") for c in data[key]) + r")(?!\p{L})"
        )
        for key in ("cues", "own")
    )
    return cues, own, frozenset(data["types"])


def answered_letters(document: DocumentText, rows: tuple[Numeral, ...]) -> str:
    """Numbers of the letters, each with its day where it is printed: `2356/SNV-CCHC (2016-11-07)`;
    several parted by `; `. Empty where the opening names none."""
    cue, own, types = _words()
    end = next((at for at, path in document.sections if path and at > 0), OPENING)
    found = []
    for row in rows:
        if (
            row.kind != "document_number"
            or not row.number
            or row.rule == "letterhead.number"
            or row.start > min(end, OPENING)
        ):
            continue
        clause = regex.split(
            r"\n\s*\n|[.!?]\s+(?=\p{Lu})", document.text[max(0, row.start - 500) : row.start]
        )[-1]
        if (
            row.doc_type in types
            and cue.search(clause)
            and not own.search(clause.rsplit(";", 1)[-1])
        ):
            found.append(row.number + (f" ({row.doc_date})" if row.doc_date else ""))
    return "; ".join(dict.fromkeys(found))
