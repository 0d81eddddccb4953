"""Are the programs here that reading needs, and if not, how are they installed on each system?"""

from __future__ import annotations

import platform
import shutil

from extractor import messages
from extractor.errors import MissingProgram
from extractor.intake import office_program
from extractor.reading import ocr_engine, second_engine

# Systems as platform.system() calls them: as people call them, and the commands that install.
NAMES = {"Linux": "Debian/Ubuntu", "Windows": "Windows", "Darwin": "macOS"}
HOW = {
    "Linux": (
        "sudo apt-get install tesseract-ocr tesseract-ocr-vie tesseract-ocr-script-viet "
        "poppler-utils"
    ),
    "Windows": (
        "windows\\cai-dat.cmd  (không cần quyền quản trị / needs no administrator), hoặc / or:\n"
        "winget install UB-Mannheim.TesseractOCR  (chọn thêm / tick: Additional language data: "
        "Vietnamese; Additional script data: Vietnamese)\n"
        "winget install oschwartz10612.Poppler\n"
        "Nơi cài khác thường thì thêm vào PATH / add unusual folders to PATH."
    ),
    "Darwin": "brew install tesseract tesseract-lang poppler",
}


def missing() -> list[str]:
    """The keys of what is not here: `tesseract_missing`, `vietnamese_missing`, `pp_ocr_missing`,
    `poppler_missing`."""
    found = []
    try:
        ocr_engine()
    except MissingProgram as error:
        found.append(error.code)
    if not second_engine():
        found.append("pp_ocr_missing")
    if not (shutil.which("pdftoppm") and shutil.which("pdfinfo")):
        found.append("poppler_missing")
    return found


def advice() -> str:
    """How to install what is missing: on this system first, then on the others."""
    here = platform.system()
    systems = sorted(HOW, key=lambda system: system != here)
    return "\n".join(f"[{NAMES[system]}]\n{HOW[system]}" for system in systems)


def lines() -> list[str]:
    """What `solieu doctor` says: the programs that are here, or what is missing and how to get
    it."""
    keys = missing()
    if not keys:
        return [
            messages.say("engine_there", engine=ocr_engine()),
            messages.say("second_there", engine=second_engine()),
            messages.say("poppler_there"),
            messages.say("office_there" if office_program() else "office_not_there"),
            messages.say("all_there"),
        ]
    return [messages.error_text(key, {})[0] for key in keys] + [advice()]
