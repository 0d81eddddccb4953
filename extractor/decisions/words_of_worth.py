"""What a field holds, as people write it: numbers, days, periods; ISO and decimal points are for
machines."""

from __future__ import annotations

from extractor.decisions.decision import HEAD_JOINED_BY
from extractor.language.numbers import printed_number
from extractor.language.periods import in_words

OF_TIME = frozenset({"iso", "doc_date", "received_date", "period", "for_period"})


def worth_in_words(field: str, value: str) -> str:
    """The value of a field as reports print it; of a whole head the fields that are filled.

    >>> worth_in_words("value", "30648.5"), worth_in_words("received_number", "10043")
    ('30.648,5', '10043')
    >>> worth_in_words("doc_date", "2016-11-07"), worth_in_words("period", "2016-Q4")
    ('07/11/2016', 'quý IV năm 2016')
    >>> worth_in_words("document", " | 2016-11-18 | UBND huyện Mỹ Xuyên |  | 2016")
    '18/11/2016; UBND huyện Mỹ Xuyên; năm 2016'
    """
    if field == "value":
        return printed_number(value)
    if field in OF_TIME:
        return in_words(value)
    if field == "document":
        parts = (part.strip() for part in value.split(HEAD_JOINED_BY.strip()))
        return "; ".join(in_words(part) for part in parts if part)
    return value
