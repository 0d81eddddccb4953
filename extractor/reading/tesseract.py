"""Words from pictures, with boxes and confidence.

The only module that imports pytesseract. Tesseract runs one thread a process
(`OMP_THREAD_LIMIT=1`): several pages at once on several cores are far quicker.
"""

from __future__ import annotations

import os
import subprocess
import unicodedata
from functools import lru_cache
from pathlib import Path

import pytesseract
import regex

from extractor.errors import InputError, MissingProgram
from extractor.model import Box, Word

os.environ["OMP_THREAD_LIMIT"] = "1"
FRACTION_SLASH = regex.compile("/?\u2044/?")  # the Vietnamese model's other slash, at times both
ETH = regex.compile("ĐÐ|ÐĐ|Ð")  # another alphabet's letter that the model doubles Đ with
LANGUAGE, SECOND, THIRD = "vie", "Vietnamese", "eng"  # models trained apart
SECONDS = 180


@lru_cache(maxsize=1)
def ocr_engine() -> str:
    """Name and version of the engine, as kept with each reading. Raises MissingProgram."""
    try:
        version = str(pytesseract.get_tesseract_version())
        languages = _languages()
    except (pytesseract.TesseractNotFoundError, OSError, SystemExit, subprocess.SubprocessError):
        raise MissingProgram("tesseract_missing") from None
    if LANGUAGE not in languages:
        raise MissingProgram("vietnamese_missing")
    if THIRD not in languages or not {SECOND, f"script/{SECOND}"} & languages:
        raise MissingProgram("second_missing")
    return f"tesseract {version}"


def read_picture(
    picture: Path, dpi: int, scale: float, language: str = LANGUAGE
) -> tuple[Word, ...]:
    """Words of a picture file in the engine's reading order; boxes in points (`scale` points a
    pixel)."""
    data = _data(picture, dpi, 3, language)
    return tuple(_word(data, i, scale) for i, text in enumerate(data["text"]) if text.strip())


def read_strips(
    strips: list[Path], dpi: int, scale: float, language: str, folder: Path, mode: int = 7
) -> list[tuple[Word, ...]]:
    """Words of each of several pictures of one line (`mode` 6: several lines, 10: one sign), read
    by one process; boxes within each."""
    if not strips:
        return []
    listed = folder / f"{language.replace('/', '-')}.txt"
    listed.write_text("".join(f"{strip}\n" for strip in strips), "utf-8")
    data = _data(listed, dpi, mode, language)
    found: list[list[Word]] = [[] for _ in strips]
    for i, text in enumerate(data["text"]):
        if text.strip():
            found[data["page_num"][i] - 1].append(_word(data, i, scale))
    return [tuple(words) for words in found]


def _data(picture: Path, dpi: int, mode: int, language: str) -> dict:
    try:
        return pytesseract.image_to_data(
            str(picture),
            lang=language,
            timeout=SECONDS,
            output_type=pytesseract.Output.DICT,
            config=f"--oem 1 --psm {mode} --dpi {dpi} -c tessedit_do_invert=0",
        )
    except RuntimeError as error:
        if "timeout" in str(error).lower():
            raise InputError("ocr_too_slow", seconds=SECONDS) from None
        raise InputError("ocr_failed", detail=str(error)[:200]) from None
    except pytesseract.TesseractNotFoundError:
        raise MissingProgram("tesseract_missing") from None


@lru_cache(maxsize=1)
def second_model() -> str:
    """Its name as this installation has it (Windows keeps it in `script/`)."""
    return SECOND if SECOND in _languages() else f"script/{SECOND}"


def _languages() -> set[str]:
    """Asked directly: pytesseract leaves out names that begin with a capital."""
    listed = subprocess.run(
        [pytesseract.pytesseract.tesseract_cmd, "--list-langs"],
        timeout=30,
        capture_output=True,
        text=True,
    )
    return set(listed.stdout.split())


def orientation(picture: Path) -> int:
    """Degrees by which the picture must be turned clockwise to stand upright: 0, 90, 180, 270.
    0 where the engine cannot tell."""
    try:
        found = pytesseract.image_to_osd(
            str(picture), timeout=SECONDS, config="--psm 0", output_type=pytesseract.Output.DICT
        )
    except (pytesseract.TesseractError, RuntimeError):
        return 0
    return int(found["rotate"]) if found["orientation_conf"] > 2 else 0


def _word(data: dict, i: int, scale: float) -> Word:
    left, top = data["left"][i] * scale, data["top"][i] * scale
    box = Box(left, top, left + data["width"][i] * scale, top + data["height"][i] * scale)
    confidence = max(0.0, min(1.0, float(data["conf"][i]) / 100))
    printed = unicodedata.normalize("NFC", regex.sub(r"\s+", "", data["text"][i]))
    text = ETH.sub("Đ", FRACTION_SLASH.sub("/", printed))
    return Word(text, box, confidence, printed if printed != text else "")
