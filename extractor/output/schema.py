"""The tables of the dataset, column by column, and the CSV files made from them."""

from __future__ import annotations

PLACE = (
    "file page start end raw section sentence confidence review review_reason x0 y0 x1 y1"
).split()
DOCUMENT = (
    "number doc_date doc_type issuer issuer_level province district title period received_by "
    "received_number received_date forwarded_to signer signer_capacity recipients"
).split()
TABLES = {
    "documents": [
        "file",
        "sha256",
        "pages",
        *DOCUMENT,
        "reader",
        "review",
        "review_reason",
        "answers",
    ],
    "figures": [
        *PLACE,
        *"kind value numerator denominator unit subject status indicator rule proven".split(),
    ],
    "references": [*PLACE, "number", "doc_type", "doc_date", "issuer"],
    "dates": [*PLACE, "iso", "role"],
    "labels": [*PLACE, "of"],
    "checks": "file page section check statement verdict difference figures weight suggested message".split(),
    "indicators": (
        "file province district issuer issuer_level period indicator name_vi unit status value "
        "numerator denominator page start review"
    ).split(),
    "tables": [*PLACE, *"table row column row_head column_head value".split()],
    "cells": "file page table whole title row column rows columns body start text".split(),  # every cell, for the workbook
    "failures": ["file", "error", "next_step"],
    "inputs": ["file", "sha256", "settings", "pages"],
}
EXPORTED = [name for name in TABLES if name not in ("inputs", "cells")]
