from . import pp_ocr
from .alignment import has_digit
from .legibility import are_sure, is_legible, marked_if_illegible
from .level_strokes import level_rules
from .lost_slashes import with_glued_doubted, with_lost_slashes
from .marks_in_ink import with_marks_seen
from .narrow_numerals import without_narrow_numerals
from .percent_signs import with_percent_signs
from .pp_ocr import Seen, detect, is_there, read_strips
from .print_width import against_width, confirmed_by_width, fitting
from .readers import Reader, Readers, StripShape, Words, are_together, confidence_of, moved
from .reading_slips import as_printed, parted_from_years
from .second_witness import SecondWitness, read_lines, word_before
from .steadiness import shows_as_many, steady_numerals, with_those_beside, without_those_beside
from .symbol_letters import spelled_symbols
from .tesseract import tesseract_reader
from .unit_words import spelled_units
from .voting import STEADY, SURE, Settled, borne_out, of_one_kind, settle, undecided

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
