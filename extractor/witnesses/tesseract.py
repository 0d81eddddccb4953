"""Tesseract as a reader: words from pictures, with boxes and confidence.

The only module that imports pytesseract, when a picture is first read and without pandas, which it
would load for nothing: half a second. Tesseract runs one thread a process
(`OMP_THREAD_LIMIT=1`): several pages at once on several cores are far quicker.
"""

from __future__ import annotations

import os
import subprocess
import sys
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import regex

from extractor.errors import InputError, MissingProgram
from extractor.model import Box, Word
from extractor.witnesses.readers import Reader, StripShape, Words

os.environ["OMP_THREAD_LIMIT"] = "1"
FRACTION_SLASH = regex.compile("/?\u2044/?")  # the Vietnamese model's other slash, at times both
ETH = regex.compile("ĐÐ|ÐĐ|Ð")  # another alphabet's letter that the model doubles Đ with
PROGRAM = "tesseract"
VERSION = regex.compile(r"\d+(?:\.\d+)+")
SECONDS = 180  # that Tesseract may take for one page or one list of strips
WHOLE_PAGE = 3  # Tesseract's page segmentation mode for a page of any layout
MODES: dict[StripShape, int] = {
    "one line": 7,
    "block": 6,
    "single sign": 10,
}
COLUMNS = ("page_num", "left", "top", "width", "height", "conf")  # of numbers, beside the text
# What comes of a program that ends well and writes nothing, half a table, or noise; pytesseract
# ends the process over a version that it cannot make out.
NO_ANSWER = (FileNotFoundError, ValueError, LookupError, TypeError, SystemExit)
SURE_TURN = 2.0  # Tesseract's confidence in an orientation up to which it is not believed

Table = dict[str, list[Any]]  # Tesseract's columns: text, left, top, width, height, conf, …


def tesseract_reader(model: str, missing: str) -> Reader:
    """Tesseract with a model (`vie`); `missing` is the key of the error where it is not
    installed."""
    tesseract = _Tesseract(model, missing)
    return Reader(
        name=model,
        read_page=tesseract.read_page,
        read_strips=tesseract.read_strips,
        orientation=orientation,
        engine=tesseract.engine,
    )


@dataclass(frozen=True, slots=True)
class _Tesseract:
    """Tesseract with one of its models; `missing` as in `tesseract_reader`."""

    model: str
    missing: str

    def engine(self) -> str:
        version = _version()
        if not {self.model, f"script/{self.model}"} & _languages():
            raise MissingProgram(self.missing)
        return f"tesseract {version}"

    def read_page(self, picture: Path, dpi: int) -> Words:
        data = _data(picture, dpi, WHOLE_PAGE, self._installed)
        return tuple(_word(data, row, dpi) for row in _rows_with_text(data))

    def read_strips(
        self,
        strips: Sequence[Path],
        dpi: int,
        shape: StripShape,
    ) -> list[Words]:
        """One process reads all strips, which are the pages of one listed document to it."""
        if not strips:
            return []
        listed = strips[0].with_name(f"{self.model}.txt")
        listed.write_text("".join(f"{strip}\n" for strip in strips), "utf-8")
        data = _data(listed, dpi, MODES[shape], self._installed, pages=len(strips))
        found: list[list[Word]] = [[] for _ in strips]
        for row in _rows_with_text(data):
            found[data["page_num"][row] - 1].append(_word(data, row, dpi))
        return [tuple(words) for words in found]

    @property
    def _installed(self) -> str:
        """The model's name in this installation: Windows keeps those of scripts in `script/`."""
        return self.model if self.model in _languages() else f"script/{self.model}"


@lru_cache(maxsize=1)
def _pytesseract() -> Any:
    """pytesseract, which does without pandas where that cannot be imported."""
    if "pandas" not in sys.modules:
        sys.modules["pandas"] = None  # type: ignore[assignment]
        try:
            import pytesseract
        finally:
            del sys.modules["pandas"]
    import pytesseract

    return pytesseract


def orientation(picture: Path) -> int:
    """Degrees by which the picture must be turned clockwise to stand upright: 0, 90, 180, 270.
    0 where the engine cannot tell."""
    pytesseract = _pytesseract()
    try:
        found = pytesseract.image_to_osd(
            str(picture),
            timeout=SECONDS,
            config="--psm 0",
            output_type=pytesseract.Output.DICT,
        )
        return int(found["rotate"]) if found["orientation_conf"] > SURE_TURN else 0
    except (pytesseract.TesseractError, RuntimeError, *NO_ANSWER):
        return 0


@lru_cache(maxsize=1)
def _version() -> str:
    """Tesseract's version. Raises MissingProgram where it does not run."""
    found = VERSION.search(_said("--version"))
    if not found:
        raise MissingProgram("tesseract_missing")
    return found[0]


@lru_cache(maxsize=1)
def _languages() -> frozenset[str]:
    """The models installed. Raises MissingProgram where Tesseract does not run. It is asked
    directly, since pytesseract leaves out names that begin with a capital."""
    return frozenset(_said("--list-langs").split())


def _said(question: str) -> str:
    """What Tesseract answers. Raises MissingProgram where it does not run, OSError where the system
    does not begin it: too many files open, say."""
    try:
        answered = subprocess.run(
            [PROGRAM, question],
            timeout=30,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL if question == "--list-langs" else subprocess.STDOUT,
            text=True,
            check=False,
        )
    except (FileNotFoundError, PermissionError, subprocess.SubprocessError):
        raise MissingProgram("tesseract_missing") from None
    return answered.stdout


def _data(
    picture: Path,
    dpi: int,
    mode: int,
    model: str,
    pages: int = 1,
) -> Table:
    """Tesseract's table of what it sees. Raises InputError where it fails or takes too long."""
    pytesseract = _pytesseract()
    try:
        table: Table = pytesseract.image_to_data(
            str(picture),
            lang=model,
            timeout=SECONDS,
            output_type=pytesseract.Output.DICT,
            config=f"--oem 1 --psm {mode} --dpi {dpi} -c tessedit_do_invert=0",
        )
        if _is_whole(table, pages):
            return table
    except RuntimeError as error:
        if "timeout" in str(error).lower():
            raise InputError("ocr_too_slow", seconds=SECONDS) from None
        raise InputError("ocr_failed", detail=str(error)[:200]) from None
    except pytesseract.TesseractNotFoundError:
        raise MissingProgram("tesseract_missing") from None
    except NO_ANSWER:
        pass
    raise InputError("ocr_failed", detail="")


def _is_whole(table: Table, pages: int) -> bool:
    """True for a table of Tesseract's columns, each as long as the others, of so many pages."""
    columns = [table[name] for name in COLUMNS]
    if {len(column) for column in columns} != {len(table["text"])}:
        return False
    numbers = all(isinstance(value, (int, float)) for column in columns for value in column)
    return numbers and all(1 <= page <= pages for page in table["page_num"])


def _rows_with_text(data: Table) -> list[int]:
    return [row for row, text in enumerate(data["text"]) if text.strip()]


def _word(
    data: Table,
    row: int,
    dpi: int,
) -> Word:
    """The word in a row of Tesseract's table, its box in points."""
    scale = 72 / dpi
    left = data["left"][row] * scale
    top = data["top"][row] * scale
    box = Box(
        x0=left,
        y0=top,
        x1=left + data["width"][row] * scale,
        y1=top + data["height"][row] * scale,
    )
    confidence = max(0.0, min(1.0, float(data["conf"][row]) / 100))
    printed = unicodedata.normalize("NFC", regex.sub(r"\s+", "", data["text"][row]))
    text = ETH.sub("Đ", FRACTION_SLASH.sub("/", printed))
    return Word(
        text=text,
        box=box,
        confidence=confidence,
        printed=printed if printed != text else "",
    )
