"""Pages as pictures: one at a time, into files, never altered in memory.

The only module that imports pdf2image (Poppler).
"""

from __future__ import annotations

import errno
import math
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pdf2image
import regex
from pdf2image import exceptions

from extractor.errors import InputError, MissingProgram
from extractor.imaging import LONGEST, SMALLEST_SIDE, open_picture

MOST_PIXELS = 40_000_000  # of a page: A2 at 300 dpi has 35 million
PAGE_KEY = regex.compile(r"Page\s+\d+ size")
PAGE_SIZE = regex.compile(r"([\d.]+) x ([\d.]+) pts")
SECONDS = 90  # that Poppler may take for one question or one page
# What Poppler says where it draws less than the file had: of pictures, of what is packed. It
# complains of much besides that leaves nothing out.
LACKING = regex.compile(
    r"CCITTFax|JBIG2|JPX|JP2|[Ee]nd of file in|[Uu]nknown filter|Bad image|is unknown"
)

NO_KEY = regex.compile(r"(?i)security handler")  # locked in a way that Poppler does not know


def count_pages(path: Path) -> int:
    """How many pages a PDF has. Raises InputError for a locked, broken, empty or vanished one."""
    if not path.is_file():
        raise InputError("file_unreadable", detail=FileNotFoundError(errno.ENOENT, ""))
    try:
        info = pdf2image.pdfinfo_from_path(str(path), timeout=SECONDS)
    except exceptions.PDFInfoNotInstalledError as error:
        raise _not_begun(error) from None
    except exceptions.PDFPopplerTimeoutError:
        raise InputError("file_too_slow", seconds=SECONDS) from None
    except (exceptions.PDFPageCountError, ValueError) as error:
        raise InputError(_fault(str(error).lower())) from None
    if info.get("Pages", 0) < 1:
        raise InputError("file_no_pages")
    return int(info["Pages"])


def _not_begun(error: Exception) -> Exception:
    """That Poppler is not there, or the system's own error where it would not begin it: too many
    files open, say."""
    of_system = error.__context__
    if isinstance(of_system, OSError) and of_system.errno not in (errno.ENOENT, errno.EACCES):
        return of_system
    return MissingProgram("poppler_missing")


def _fault(said: str) -> str:
    """The key of the error that Poppler's words speak of."""
    if "password" in said:
        return "file_password"
    if NO_KEY.search(said):
        return "file_locked_otherwise"
    if "last page (0)" in said:  # the first page was asked for where there is none
        return "file_no_pages"
    return "file_broken"


@dataclass(frozen=True, slots=True)
class PageSize:
    """Width and height of a page as it is drawn, in points."""

    wide: float
    high: float


def page_size(path: Path, page: int) -> PageSize | None:
    """The size of page `page` (1…) as Poppler draws it; None where it cannot tell."""
    try:
        said = pdf2image.pdfinfo_from_path(
            str(path),
            first_page=page,
            last_page=page,
            timeout=SECONDS,
        )
    except exceptions.PDFPopplerTimeoutError:
        raise InputError("page_too_slow", page=page, seconds=SECONDS) from None
    except exceptions.PDFInfoNotInstalledError as error:
        raise _not_begun(error) from None
    except (exceptions.PDFPageCountError, ValueError):
        return None
    for key, value in said.items():
        found = PAGE_SIZE.match(str(value)) if PAGE_KEY.fullmatch(str(key)) else None
        if found:
            return PageSize(float(found[1]), float(found[2]))
    return None


def drawable_dpi(path: Path, page: int, dpi: int) -> int:
    """The dots per inch at which `render` draws page `page` (1…): fewer than `dpi` where the page
    is so large that it would have more than MOST_PIXELS. Raises InputError for a page in which no
    print can be legible: a speck, or a strip that is no page."""
    size = page_size(path, page)
    dpi = fitting_dpi(size, dpi)
    if size and min(size.wide, size.high) >= 1:
        shorter, longer = sorted((size.wide, size.high))
        if shorter / 72 * dpi < SMALLEST_SIDE or longer > LONGEST * shorter:
            raise InputError("page_not_drawn", page=page)
    return dpi


def fitting_dpi(size: PageSize | None, dpi: int) -> int:
    """The dots per inch, no more than `dpi`, with which a page of this size has no more than
    MOST_PIXELS."""
    if size is None or size.wide * size.high <= 0:
        return dpi
    square_inches = (size.wide / 72) * (size.high / 72)
    return max(1, min(dpi, int(math.sqrt(MOST_PIXELS / square_inches))))


def render(
    path: Path,
    page: int,
    dpi: int,
    folder: Path,
    colour: bool = False,
) -> Path:
    """The file below `folder` into which page `page` (1…) was drawn, in grey or in colour, with
    `dpi` pixels an inch (see `drawable_dpi`): as much of it as is printed (its crop box). The
    caller removes it. Raises InputError."""
    return draw(path, page, dpi, folder, colour).file


@dataclass(frozen=True, slots=True)
class Drawing:
    """The file into which a page was drawn; `is_whole` is False where something that belongs to the
    page could not be drawn."""

    file: Path
    is_whole: bool


def draw(
    path: Path,
    page: int,
    dpi: int,
    folder: Path,
    colour: bool = False,
) -> Drawing:
    """A page drawn as `render` does, and whether all of it is. Raises InputError."""
    size = page_size(path, page)
    has_crop = size is None or min(size.wide, size.high) >= 1
    drawing = _drawn(
        path,
        page,
        fitting_dpi(size, dpi),
        folder,
        colour=colour,
        has_crop=has_crop,
    )
    try:
        if drawing:
            open_picture(drawing.file).close()  # measured before anything is made of it
            return drawing
    except InputError:
        pass
    raise InputError("page_not_drawn", page=page)


def _drawn(
    path: Path,
    page: int,
    dpi: int,
    folder: Path,
    *,
    colour: bool,
    has_crop: bool,
) -> Drawing | None:
    """A page drawn; None where nothing came. What is complained of is drawn once more, since no
    file is told beside a complaint."""
    draw_it = partial(
        pdf2image.convert_from_path,
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
        use_cropbox=has_crop,
    )
    complaint = ""
    try:
        try:
            files = draw_it(strict=True)
        except exceptions.PDFSyntaxError as error:
            complaint = str(error)
            if NO_KEY.search(complaint):  # what it draws then is noise or nothing
                raise InputError("file_locked_otherwise") from None
            files = draw_it()
    except exceptions.PDFInfoNotInstalledError as error:
        raise _not_begun(error) from None
    except exceptions.PDFPopplerTimeoutError:
        raise InputError(
            "page_too_slow",
            page=page,
            seconds=SECONDS,
        ) from None
    except exceptions.PDFPageCountError:
        raise InputError("file_broken") from None
    return Drawing(Path(str(files[0])), not LACKING.search(complaint)) if files else None
