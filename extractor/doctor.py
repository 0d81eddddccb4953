"""Is everything here that reading needs? If not: how to get it, per system."""

from __future__ import annotations

import platform
import shutil

from extractor import messages
from extractor.errors import MissingProgram
from extractor.reading import ocr_engine

HOW = {
    "Linux": "sudo apt-get install tesseract-ocr tesseract-ocr-vie tesseract-ocr-script-viet poppler-utils",
    "Windows": "winget install UB-Mannheim.TesseractOCR  (chọn thêm / tick: Additional language data: Vietnamese; Additional script data: Vietnamese)\n"
    "winget install oschwartz10612.Poppler\n"
    "Rồi thêm hai thư mục cài đặt vào PATH / then add both folders to PATH.",
    "Darwin": "brew install tesseract tesseract-lang poppler",
}


def missing() -> list[str]:
    """Keys of what is not there: `tesseract_missing`, `vietnamese_missing`, `poppler_missing`."""
    found = []
    try:
        ocr_engine()
    except MissingProgram as error:
        found.append(error.code)
    if not (shutil.which("pdftoppm") and shutil.which("pdfinfo")):
        found.append("poppler_missing")
    return found


def advice() -> str:
    """How to install what is missing on this system, and on the others."""
    here = platform.system()
    ordered = sorted(HOW, key=lambda system: system != here)
    return "\n".join(
        f"[{ {'Darwin': 'macOS', 'Linux': 'Debian/Ubuntu'}.get(s, s) }]\n{HOW[s]}" for s in ordered
    )


def lines() -> list[str]:
    keys = missing()
    if not keys:
        return [f"{ocr_engine()} (vie), Poppler", messages.say("all_there")]
    return [messages.error_text(key, {})[0] for key in keys] + [advice()]
