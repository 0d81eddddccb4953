"""The tables of the dataset, column by column, and the CSV files made from them.

This is the only list of the columns. Users' spreadsheets rely on their names and their order: new
columns go to a table's end.
"""

from __future__ import annotations

from typing import Any

from extractor.decisions import COLUMNS, DECIDED

FORM = 2  # of the database: raise it where an earlier version would spoil what this one writes
Row = dict[str, Any]  # a row of a table: its values by column
FILES_JOINED_BY = " | "  # names of files in one cell: no file of Windows has this sign in its name

# Where a row stands in its document. Its `place` (`đoạn 12`, `Biểu 1!C5`: what a person finds in a
# file without pages of print) came later and stands at each table's end.
PLACE = [
    "file",
    "page",
    "start",
    "end",
    "raw",
    "section",
    "sentence",
    "confidence",
    "review",
    "review_reason",
    "x0",
    "y0",
    "x1",
    "y1",
]
# The fields of a document that its letterhead and its incoming stamp give.
DOCUMENT = [
    "number",
    "doc_date",
    "doc_type",
    "issuer",
    "issuer_level",
    "province",
    "district",
    "title",
    "period",
    "received_by",
    "received_number",
    "received_date",
    "forwarded_to",
    "signer",
    "signer_capacity",
    "recipients",
]
# The fields of a document that each of its indicators repeats.
REPORTER = ["province", "district", "issuer", "issuer_level", "period"]
TABLES: dict[str, list[str]] = {
    "documents": [
        "file",
        "sha256",
        "pages",
        *DOCUMENT,
        "reader",
        "review",
        "review_reason",
        "answers",
        "period_from",
        "period_days",
        "counted",
        "copies",
        "files",
        "page_from",
        "page_to",
        "corrected",
    ],
    "figures": [
        *PLACE,
        "kind",
        "value",
        "numerator",
        "denominator",
        "unit",
        "subject",
        "status",
        "indicator",
        "rule",
        "proven",
        "for_period",
        "place",
        "corrected",
    ],
    "references": [
        *PLACE,
        "number",
        "doc_type",
        "doc_date",
        "issuer",
        "place",
        "corrected",
    ],
    "dates": [*PLACE, "iso", "role", "place", "corrected"],
    "labels": [*PLACE, "of", "place", "corrected"],
    "checks": [
        "file",
        "page",
        "section",
        "check",
        "statement",
        "verdict",
        "difference",
        "figures",
        "weight",
        "suggested",
        "message",
        "computed",
    ],
    "indicators": [
        "file",
        *REPORTER,
        "indicator",
        "name_vi",
        "unit",
        "status",
        "value",
        "numerator",
        "denominator",
        "page",
        "start",
        "review",
        "for_period",
        "corrected",
    ],
    "tables": [
        *PLACE,
        "table",
        "row",
        "column",
        "row_head",
        "column_head",
        "value",
        "place",
        "corrected",
    ],
    # Every cell of every table, for the workbook alone.
    "cells": [
        "file",
        "page",
        "table",
        "whole",
        "title",
        "row",
        "column",
        "rows",
        "columns",
        "body",
        "start",
        "text",
    ],
    "failures": ["file", "error", "next_step"],
    # Every file that was read or failed: `origin` is its place on disk, `belongs` the document
    # that its pages are in (of a copy, the one that it is a copy of).
    "inputs": ["file", "sha256", "settings", "pages", "origin", "belongs"],
    # What a person said of a file: `whole` (one document), `apart` (a document of its own).
    "decisions": ["file", "decision"],
    # What became of each decision that holds: where it is laid over now, what is read there now.
    "followed": ["file", "page", "start", *DECIDED, "outcome", "now"],
    # Every decision of persons, as corrections.csv has them.
    "corrections": COLUMNS,
    # The rows of documents with decisions as they were read, as JSON by table.
    "machine": ["file", "rows"],
    # Documents whose text and page views are not what their rows say: written or removed next.
    "due": ["file"],
}
# `corrections.csv` is no export: it is what the table is made from.
_INNER = ("inputs", "cells", "decisions", "corrections", "machine", "due")
EXPORTED = [name for name in TABLES if name not in _INNER]
SAID_BY_PERSONS = ("decisions",)  # what cannot be had again by reading
OF_DOCUMENTS = [name for name in EXPORTED if name != "failures"]
OF_DOCUMENTS += ["cells", "machine"]  # tables with rows of documents
NUMERALS = ("figures", "references", "dates", "labels")  # one row for each numeral
REVIEWED = (*NUMERALS, "documents")  # tables whose rows a person may have to look at
LAID_OVER = (*NUMERALS, "tables", "indicators")  # tables over which decisions are laid
