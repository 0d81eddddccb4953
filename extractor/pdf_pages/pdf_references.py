"""References of a PDF that lead to references: followed to what they mean, or to nothing.

An object may be no more than a reference to another one. Where such references lead back to
themselves, the library would follow them for ever; ISO 32000-1 (7.3.10) takes what is not there for
the null object.
"""

from __future__ import annotations

from typing import Any

from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdftypes import PDFObjRef

_given = PDFDocument.getobj


def object_of(document: PDFDocument, number: int) -> Any:
    """The object with a number, or what the references that stand in its place lead to; None where
    they lead back. Raises what the library raises for an object that is not there."""
    found = _given(document, number)
    passed = {number}
    while isinstance(found, PDFObjRef):
        if found.objid in passed:
            return None
        passed.add(found.objid)
        found = _given(document, found.objid)
    return found


def follow_references() -> None:
    """Has the library follow references of every document to their end."""
    setattr(PDFDocument, "getobj", object_of)  # noqa: B010 - mypy takes it for a slip otherwise
