"""Strips of a page → numerals as engines of two kinds read them, held against each other. The only
package that imports pytesseract and onnxruntime."""

from extractor.witnesses import pp_ocr
from extractor.witnesses.alignment import has_digit
from extractor.witnesses.legibility import are_sure, is_legible, marked_if_illegible
from extractor.witnesses.level_strokes import level_rules
from extractor.witnesses.lost_slashes import with_glued_doubted, with_lost_slashes
from extractor.witnesses.marks_in_ink import with_marks_seen
from extractor.witnesses.narrow_numerals import without_narrow_numerals
from extractor.witnesses.percent_signs import with_percent_signs
from extractor.witnesses.pp_ocr import Seen, detect, is_there, read_strips
from extractor.witnesses.print_width import against_width, confirmed_by_width, fitting
from extractor.witnesses.readers import (
    Reader,
    Readers,
    StripShape,
    Words,
    are_together,
    confidence_of,
    moved,
)
from extractor.witnesses.reading_slips import as_printed, parted_from_years
from extractor.witnesses.second_witness import SecondWitness, read_lines, word_before
from extractor.witnesses.steady_numerals import (
    shows_as_many,
    steady_numerals,
    with_those_beside,
    without_those_beside,
)
from extractor.witnesses.symbol_letters import spelled_symbols
from extractor.witnesses.tesseract import tesseract_reader
from extractor.witnesses.unit_words import spelled_units
from extractor.witnesses.voting import (
    STEADY,
    SURE,
    Settled,
    borne_out,
    of_one_kind,
    settle,
    undecided,
)

__all__ = [
    "STEADY",
    "SURE",
    "Reader",
    "Readers",
    "SecondWitness",
    "Seen",
    "Settled",
    "StripShape",
    "Words",
    "against_width",
    "are_sure",
    "are_together",
    "as_printed",
    "borne_out",
    "confidence_of",
    "confirmed_by_width",
    "detect",
    "fitting",
    "has_digit",
    "is_legible",
    "is_there",
    "level_rules",
    "marked_if_illegible",
    "moved",
    "of_one_kind",
    "parted_from_years",
    "pp_ocr",
    "read_lines",
    "read_strips",
    "settle",
    "shows_as_many",
    "spelled_symbols",
    "spelled_units",
    "steady_numerals",
    "tesseract_reader",
    "undecided",
    "with_glued_doubted",
    "with_lost_slashes",
    "with_marks_seen",
    "with_percent_signs",
    "with_those_beside",
    "without_narrow_numerals",
    "without_those_beside",
    "word_before",
]
