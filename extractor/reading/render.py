"""Pages as pictures: one at a time, into files, never altered in memory.

The only module that imports pdf2image (Poppler).
"""

from __future__ import annotations

from pathlib import Path

import pdf2image
from pdf2image import exceptions

from extractor.errors import InputError, MissingProgram

SECONDS = 90


def count_pages(path: Path) -> int:
    """Pages of a PDF. Raises InputError for a locked, broken or empty one."""
    try:
        info = pdf2image.pdfinfo_from_path(str(path), timeout=SECONDS)
    except exceptions.PDFInfoNotInstalledError:
        raise MissingProgram("poppler_missing") from None
    except exceptions.PDFPopplerTimeoutError:
        raise InputError("file_too_slow", seconds=SECONDS) from None
    except (exceptions.PDFPageCountError, ValueError) as error:
        said = str(error).lower()  # Poppler asks for page 1 of none
        raise InputError(
            "file_password"
            if "password" in said
            else "file_no_pages"
            if "last page (0)" in said
            else "file_broken"
        ) from None
    if info.get("Pages", 0) < 1:
        raise InputError("file_no_pages")
    return int(info["Pages"])


def render(path: Path, page: int, dpi: int, folder: Path, colour: bool = False) -> Path:
    """Draw one page in grey (or colour) at `dpi` into a file below `folder`; the caller removes it."""
    try:
        files = pdf2image.convert_from_path(
            str(path),
            dpi=dpi,
            first_page=page,
            last_page=page,
            grayscale=not colour,
            fmt="ppm",
            output_folder=str(folder),
            paths_only=True,
            timeout=SECONDS,
            thread_count=1,
        )
    except exceptions.PDFPopplerTimeoutError:
        raise InputError("page_too_slow", page=page, seconds=SECONDS) from None
    except (exceptions.PDFPageCountError, exceptions.PDFSyntaxError):
        raise InputError("file_broken") from None
    if not files:
        raise InputError("page_not_drawn", page=page)
    return Path(files[0])
