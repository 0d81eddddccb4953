"""The engines that read a page, the parts that they play, and what a kept reading depends on.

Asked at every start: nothing is loaded here that only reading needs.
"""

from __future__ import annotations

from extractor.witnesses import Readers, pp_ocr, tesseract_reader

READING = "58"  # raise it when a change makes pages read otherwise
READERS = Readers(
    first=tesseract_reader("vie", missing="vietnamese_missing"),
    judges=(
        tesseract_reader("eng", missing="second_missing"),
        tesseract_reader("Vietnamese", missing="second_missing"),
    ),
)


def ocr_engine() -> str:
    """Name and version of the OCR engine. Raises MissingProgram where it or a model of it is not
    here."""
    return READERS.engines


def second_engine() -> str:
    """Name and version of the engine of the second witness, "" where it is not installed."""
    return pp_ocr.engine() if pp_ocr.is_there() else ""


def reading_settings() -> str:
    """What a kept reading depends on besides the file's content."""
    engines = ", ".join(filter(None, (ocr_engine(), second_engine())))
    return f"reading {READING}, {engines}, {READERS.models}"
