"""What is sent to a worker, and what it tells."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from extractor.administration import Gazetteer
from extractor.cluster.ledger import Piece
from extractor.decisions import Decision
from extractor.letterhead import Pages
from extractor.model import Input, Report

# read: done; fault: it cannot be; send: the file or the pages are not seen; unfit: this worker
# cannot work; other: it is of another version
Kind = Literal["read", "fault", "send", "unfit", "other"]


@dataclass(frozen=True, slots=True)
class Share:
    """A file in the result folder that tells a worker whether it sees that folder."""

    path: Path
    content: str


@dataclass(frozen=True, slots=True)
class Order:
    """A piece of work for a worker: a page where `number` is one, else the text of a document: of
    the `pages` sent along, or of those that the server of the dataset has by their `numbers`.

    `store` is the server of the dataset, `settings` the fingerprint of readers and rules, `picture`
    the page's small picture in the result folder. `content` is the file where it is sent along."""

    piece: Piece
    store: str
    settings: str
    source: Input
    share: Share
    number: int = 0
    picture: Path | None = None
    pages: Pages = field(default=(), repr=False)
    numbers: tuple[int, ...] = ()
    known: Gazetteer = field(default_factory=Gazetteer)
    decisions: tuple[Decision, ...] = ()
    content: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Told:
    """What a worker tells of an order: the picture of a page where it does not see the result
    folder, a report without its pages, the fault."""

    kind: Kind
    worker: str
    picture: bytes | None = field(default=None, repr=False)
    report: Report | None = field(default=None, repr=False)
    fault: Exception | None = None
    settings: str = ""


def page_key(sha256: str, number: int, settings: str) -> str:
    """The key of a page's work: its content, its number, the version of the readers."""
    return hashlib.sha256(f"{sha256} {number} {settings}".encode()).hexdigest()


def text_key(source: Input, pages: Pages, settings: str) -> str:
    """The key of a text's work: its document, its pages, the version of readers and rules."""
    numbers = " ".join(str(page.number) for page in pages)
    told = f"{source.name}\n{source.sha256} {numbers} {settings}"
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()
