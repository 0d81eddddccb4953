"""How a run shows itself: a bar with time left on a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from extractor.messages import say, shown
from extractor.model import Report

if TYPE_CHECKING:
    from rich.progress import Progress


def tell(text: str) -> None:
    """Prints a line on stderr; where nobody can take it (a full disk, a closed window) the work
    goes on without."""
    with suppress(OSError, ValueError):
        print(text, file=sys.stderr, flush=True)


class Watch:
    """Is told of each document, page and failure, and shows them on stderr."""

    def __init__(self) -> None:
        self.pages = 0  # of all documents told of
        self.done = 0  # of these, pages of finished documents
        self.bar: Progress | None = None
        if sys.stderr.isatty():
            self.bar = _bar()
            self.task = self.bar.add_task(say("reading"), total=0)

    def __enter__(self) -> Watch:
        if self.bar:
            self.bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self.bar:
            self.bar.stop()

    def document(self, name: str, pages: int) -> None:
        """A document is about to be read."""
        self.pages += pages
        if self.bar:
            self.bar.update(self.task, total=self.pages)

    def page(self, name: str, number: int) -> None:
        """A page is read, or given up."""
        if not self.bar:
            self._line(say("page_of", file=name, page=number))

    def report(self, report: Report) -> None:
        """A document is finished."""
        self.done += len(report.pages)
        if self.bar:
            from rich.markup import escape  # a name may hold what rich takes for a colour

            name = escape(shown(report.input.name[-40:]))
            self.bar.update(self.task, completed=self.done, description=name)

    def failed(self, name: str, error: str, next_step: str) -> None:
        """A document failed; `next_step` is what the user can do."""
        self._line(say("failed", file=name, error=error.rstrip("."), next_step=next_step))

    def _line(self, text: str) -> None:
        """A line of its own, above the bar where there is one."""
        if self.bar:
            self.bar.console.print(text, markup=False)
        else:
            tell(text)


def _bar() -> Progress:
    """A bar with pages read, pages in all and the time left; rich is loaded only for it."""
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
    )
