"""Pages as pictures: one at a time, into files, never altered in memory.

The only module that imports pdf2image (Poppler).
"""

from __future__ import annotations

from pathlib import Path

import pdf2image
from pdf2image import exceptions

from extractor.errors import InputError, MissingProgram

SECONDS = 90  # that Poppler may take for one question or one page


def count_pages(path: Path) -> int:
    """How many pages a PDF has. Raises InputError for a locked, broken or empty one."""
    try:
        info = pdf2image.pdfinfo_from_path(str(path), timeout=SECONDS)
    except exceptions.PDFInfoNotInstalledError:
        raise MissingProgram("poppler_missing") from None
    except exceptions.PDFPopplerTimeoutError:
        raise InputError("file_too_slow", seconds=SECONDS) from None
    except (exceptions.PDFPageCountError, ValueError) as error:
        raise InputError(_fault(str(error).lower())) from None
    if info.get("Pages", 0) < 1:
        raise InputError("file_no_pages")
    return int(info["Pages"])


def _fault(said: str) -> str:
    """The key of the error that Poppler's words speak of."""
    if "password" in said:
        return "file_password"
    if "last page (0)" in said:  # the first page was asked for where there is none
        return "file_no_pages"
    return "file_broken"


def render(
    path: Path,
    page: int,
    dpi: int,
    folder: Path,
    colour: bool = False,
) -> Path:
    """The file below `folder` into which page `page` (1…) was drawn, in grey or in colour, with
    `dpi` pixels an inch. The caller removes it. Raises InputError."""
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
        raise InputError(
            "page_too_slow",
            page=page,
            seconds=SECONDS,
        ) from None
    except (exceptions.PDFPageCountError, exceptions.PDFSyntaxError):
        raise InputError("file_broken") from None
    if not files:
        raise InputError("page_not_drawn", page=page)
    return Path(str(files[0]))
