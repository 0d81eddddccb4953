"""How a run shows itself: a bar with time left on a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys

from extractor.messages import say
from extractor.model import Report


class Watch:
    """Told of each document, page and failure; talks to stderr."""

    def __init__(self):
        self.pages, self.done, self.bar = 0, 0, None
        if sys.stderr.isatty():
            from rich.console import Console
            from rich.progress import (
                BarColumn,
                MofNCompleteColumn,
                Progress,
                TextColumn,
                TimeRemainingColumn,
            )

            self.bar = Progress(
                TextColumn("{task.description}"),
                BarColumn(),
                MofNCompleteColumn(),
                TimeRemainingColumn(),
                console=Console(stderr=True),
            )
            self.task = self.bar.add_task(say("reading"), total=0)

    def __enter__(self) -> Watch:
        if self.bar:
            self.bar.start()
        return self

    def __exit__(self, *_) -> None:
        if self.bar:
            self.bar.stop()

    def document(self, name: str, pages: int) -> None:
        self.pages += pages
        if self.bar:
            self.bar.update(self.task, total=self.pages)

    def page(self, name: str, number: int) -> None:
        if not self.bar:
            self._line(say("page_of", file=name, page=number))

    def report(self, report: Report) -> None:
        self.done += len(report.pages)
        if self.bar:
            self.bar.update(self.task, completed=self.done, description=report.input.name[-40:])

    def failed(self, name: str, error: str, next_step: str) -> None:
        self._line(say("failed", file=name, error=error.rstrip("."), next_step=next_step))

    def _line(self, text: str) -> None:
        (self.bar.console if self.bar else _plain).print(text)


class _plain:
    @staticmethod
    def print(text: str) -> None:
        print(text, file=sys.stderr, flush=True)
