"""How a run shows itself: a bar with time left on a terminal, plain lines elsewhere."""

from __future__ import annotations

import math
import os
import sys
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from io import TextIOWrapper
from threading import Lock
from typing import TYPE_CHECKING, TextIO

from extractor.errors import SolieuError
from extractor.messages import error_text, say, shown
from extractor.model import Report

if TYPE_CHECKING:
    from rich.progress import Progress

LATELY = 300.0  # seconds over which the pace is taken
EACH = 1.0  # seconds between two moments that are kept for it
LEAST_READ = 5  # pages by which a pace is known
TOLD_EVERY = 60.0  # seconds between two lines that say how far it is, where there is no bar
LONG = 180  # minutes from which on hours are told


def open_streams() -> None:
    """Has both streams write UTF-8, whatever the console's code page is; one that was closed before
    takes what is said and drops it."""
    if sys.stdout is None:
        sys.stdout = nowhere()
    if sys.stderr is None:
        sys.stderr = nowhere()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            with suppress(OSError, ValueError):  # one that cannot is written to as it is
                stream.reconfigure(encoding="utf-8", errors="replace")


def nowhere() -> TextIO:
    """A stream that drops what it is given."""
    return open(os.devnull, "w", encoding="utf-8")


def tell(text: str) -> None:
    """Prints a line on stderr; where nobody can take it (a full disk, a closed window) the work
    goes on without."""
    with suppress(OSError, ValueError):
        print(text, file=sys.stderr, flush=True)


def tell_error(error: SolieuError) -> int:
    """Prints what stopped the command, with a next step; returns its exit code."""
    what, then = error_text(error.code, error.values)
    tell(f"{what}\n→ {then}")
    return error.exit_code


class Pace:
    """How fast pages are read of late."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self.now = now
        self.read = 0
        self._seen: deque[tuple[float, int]] = deque([(now(), 0)])

    def page(self) -> None:
        """A page is read."""
        self.read += 1
        if self.now() - self._seen[-1][0] >= EACH:
            self._seen.append((self.now(), self.read))
        while len(self._seen) > 2 and self._seen[1][0] <= self.now() - LATELY:
            self._seen.popleft()

    def minutes_for(self, pages: float) -> int | None:
        """In how many minutes so many pages will be read, rounded up; None where too few were."""
        begun, before = self._seen[0]
        read = self.read - before
        if read < LEAST_READ:
            return None
        return max(1, math.ceil(pages * (self.now() - begun) / read / 60))


@dataclass
class Amount:
    """How many pages there are: of the files that were opened, and of the others by what these
    have."""

    files: int = 0
    looked_at: int = 0
    pages: int = 0

    @property
    def expected(self) -> int:
        """Pages in all, as far as is known now."""
        rest = max(0, self.files - self.looked_at)
        return self.pages + round(rest * self.pages / max(1, self.looked_at))


class Watch:
    """Is told of each document, page and failure, and shows them on stderr."""

    def __init__(self) -> None:
        self.amount = Amount()
        self.pace = Pace()
        self.done = 0  # pages that are read, now or before, or given up
        self.workers = 0
        self.turn = Lock()  # several documents may be waited for at once
        self.told = time.monotonic()
        self.bar: Progress | None = None
        if sys.stderr.isatty():
            self.bar = _bar()
            self.task = self.bar.add_task(say("reading"), total=None, left="")

    def __enter__(self) -> Watch:
        if self.bar:
            self.bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self.bar:
            self.bar.stop()

    def files(self, count: int) -> None:
        """So many files are to be looked at."""
        self.amount.files = count

    def looked_at(self, count: int) -> None:
        """So many of them were, whether there is something to be read in them or not."""
        self.amount.looked_at += count

    def document(self, name: str, pages: int) -> None:
        """A document is about to be read."""
        with self.turn:
            self.amount.pages += pages
            self._show()

    def known(self, pages: int) -> None:
        """Some pages of a document need not be read."""
        with self.turn:
            self.done += pages
            self._show()

    def page(self, name: str, number: int) -> None:
        """A page is read, or given up."""
        with self.turn:
            self.done += 1
            self.pace.page()
            if not self.bar:
                self._line(say("page_of", file=name, page=number))
            self._show()

    def at_work(self, workers: int) -> None:
        """So many pages are read at once."""
        self.workers = workers

    def report(self, report: Report) -> None:
        """A document is finished."""
        if self.bar:
            from rich.markup import escape  # a name may hold what rich takes for a colour

            self.bar.update(self.task, description=escape(shown(report.input.name[-40:])))

    def failed(self, name: str, error: str, next_step: str) -> None:
        """A document failed; `next_step` is what the user can do."""
        self._line(say("failed", file=name, error=error.rstrip("."), next_step=next_step))

    def so_far(self) -> list[str]:
        """How many pages are read at once, and how long the rest will take, as far as is known."""
        minutes = self.pace.minutes_for(max(0, self.amount.expected - self.done))
        words = [say("at_work", workers=self.workers)] if self.workers else []
        if minutes is not None:
            key = "time_left" if minutes < LONG else "hours_left"
            words.append(say(key, minutes=minutes, hours=math.ceil(minutes / 60)))
        return words

    def _show(self) -> None:
        """Has the bar show how far it is, or a line of its own every now and then."""
        total = self.amount.expected
        if self.bar:
            left = ", ".join(self.so_far())
            self.bar.update(self.task, total=total, completed=self.done, left=left)
        elif time.monotonic() - self.told > TOLD_EVERY:
            self.told = time.monotonic()
            done = say("so_far", done=self.done, total=total)
            self._line(", ".join([done, *self.so_far()]))

    def _line(self, text: str) -> None:
        """A line of its own, above the bar where there is one."""
        if self.bar:
            self.bar.console.print(text, markup=False)
        else:
            tell(text)


def _bar() -> Progress:
    """A bar with pages read, pages in all and the time left; rich is loaded only for it."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[left]}", markup=False),
        console=Console(stderr=True),
    )
