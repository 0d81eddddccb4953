"""A folder's files → the one state of each: a report, one laid aside, one that cannot be read; what
lies in packages and mails taken out."""

from extractor.intake.converted import office_program, prepared
from extractor.intake.inputs import (
    INSIDE,
    Found,
    Sorter,
    Spot,
    Survey,
    check_unchanged,
    holds_results,
    is_there,
    open_input,
    origin_of,
    outer_file,
    sorted_file,
    untouched,
)
from extractor.intake.inserted_files import paragraphs_of
from extractor.intake.ooxml import (
    LARGEST_PART,
    OFFICE_IDS,
    UNREADABLE,
    Element,
    Package,
    Relation,
    opened_inside,
    whole_in_usual_form,
)
from extractor.intake.ooxml import (
    opened as open_package,
)
from extractor.intake.plain_file import opened_plain

__all__ = [
    "INSIDE",
    "LARGEST_PART",
    "OFFICE_IDS",
    "UNREADABLE",
    "Element",
    "Found",
    "Package",
    "Relation",
    "Sorter",
    "Spot",
    "Survey",
    "check_unchanged",
    "holds_results",
    "is_there",
    "office_program",
    "open_input",
    "open_package",
    "opened_inside",
    "opened_plain",
    "origin_of",
    "outer_file",
    "paragraphs_of",
    "prepared",
    "sorted_file",
    "untouched",
    "whole_in_usual_form",
]
