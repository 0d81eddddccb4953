"""Pages drawn anew from the files that they were read from, as finely as they were read.

The pictures that a result folder keeps are small ones; a digit is judged on the page itself. Some
pages are kept while the server runs, one is drawn at a time, and who asks while others wait is told
to do with the small one.
"""

from __future__ import annotations

import tempfile
import threading
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from extractor.errors import InputError, SolieuError
from extractor.intake import INSIDE, Survey, is_there, open_input, outer_file, sorted_file
from extractor.model import Input, PageReading
from extractor.reading import Cache, draw_as_read, reading_settings
from extractor.review.results import Origin, Results, Row, text_of
from extractor.scratch import folder_of_process

MOST_KEPT = 40  # pages: 80 MB of a scanner's colour pages
MOST_WAITING = 3  # requests; the rest of the server's hands are for saving


@dataclass(frozen=True, slots=True)
class _Key:
    """A page by the content of its file."""

    sha256: str
    page: int


class Originals:
    """The drawn pages of one result folder. They go with this object."""

    def __init__(self, results: Results) -> None:
        self._results = results
        self._scratch = tempfile.TemporaryDirectory(
            dir=folder_of_process(), ignore_cleanup_errors=True
        )
        self._drawn: OrderedDict[_Key, Path | None] = OrderedDict()
        self._sources: dict[str, Input | None] = {}
        self._drawing = threading.Lock()
        self._places = threading.BoundedSemaphore(MOST_WAITING)

    def page(self, document: Row, page: int) -> Path | None:
        """The picture of a page of a document; None where its file is gone or changed, holds no
        print, cannot be drawn, or too many others wait."""
        key = _Key(text_of(document, "sha256"), page)
        with self._a_place() as has_one:
            if not has_one:
                return None
            with self._drawing:
                if key not in self._drawn:
                    self._keep(key, self._draw(key))
                self._drawn.move_to_end(key)
                return self._drawn[key]

    @contextmanager
    def _a_place(self) -> Iterator[bool]:
        has_one = self._places.acquire(blocking=False)
        try:
            yield has_one
        finally:
            if has_one:
                self._places.release()

    def _keep(self, key: _Key, path: Path | None) -> None:
        self._drawn[key] = path
        while len(self._drawn) > MOST_KEPT:
            _, old = self._drawn.popitem(last=False)
            if old is not None:
                old.unlink(missing_ok=True)

    def _draw(self, key: _Key) -> Path | None:
        source = self._source(key.sha256)
        read = self._reading(key) if source else None
        if source is None or read is None:
            return None
        target = Path(self._scratch.name) / f"{key.sha256[:16]}-{key.page}.jpg"
        try:
            return target if draw_as_read(source, read, target) else None
        except (SolieuError, OSError):
            return None

    def _reading(self, key: _Key) -> PageReading | None:
        """How the page was read when its rows were made."""
        for origin in self._results.origins(key.sha256):
            settings = origin.settings.partition("; ")[0] or reading_settings()
            read = Cache(self._results.folder, settings).load(key.sha256, key.page)
            if read is not None:
                return read
        return None

    def _source(self, sha256: str) -> Input | None:
        if sha256 not in self._sources:
            found = map(self._opened, self._results.origins(sha256))
            same = (one for one in found if one is not None and one.sha256 == sha256)
            self._sources[sha256] = next(same, None)
        return self._sources[sha256]

    def _opened(self, origin: Origin) -> Input | None:
        """The file, or its copy out of the package that it lies in."""
        try:
            path = outer_file(origin.place)
            if not is_there(path):
                return None
            inside = INSIDE in origin.place.replace(INSIDE + "/", "")
            unpacked = self._unpacked(path, origin.place) if inside else path
            return open_input(unpacked, origin.file) if unpacked else None
        except (InputError, OSError):
            return None

    def _unpacked(self, package: Path, place: str) -> Path | None:
        """Where the file of a package is laid out."""
        sort = partial(sorted_file, scratch=Path(self._scratch.name))
        survey = Survey(self._results.folder, {}, sort)
        listed = (found.path for found in survey.of([package]) if found.origin == place)
        return next(listed, None)
