"""`solieu forget`, `whole`, `apart`: what a person decides of whole files of a result folder."""

from __future__ import annotations

import unicodedata
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from extractor import messages
from extractor.commands.closing_lines import exported, taken_back
from extractor.errors import WrongUsage
from extractor.outages import unwritable
from extractor.progress import tell

if TYPE_CHECKING:
    from extractor.output import Dataset

NEVER_PARTED = ("plain-text", "office")  # by how they were read: they have no pages of their own


def forget(args: Namespace) -> int:
    """Takes documents out of the results; what persons decided of them is kept."""
    with _results_of(args) as data:
        names = _named(data, args)
        for name in names:
            data.forget(name)
        return _told(data, "forgotten", names)


def whole(args: Namespace) -> int:
    """Has each of the files be one document from the next run on."""
    with _results_of(args) as data:
        names = [name.partition("#")[0] for name in _of_pages(data, _named(data, args))]
        data.decide(names, "whole")
        return _told(data, "decided_whole", names)


def apart(args: Namespace) -> int:
    """Has each of the pictures be a document of its own from the next run on."""
    with _results_of(args) as data:
        names = data.with_its_files(_of_pages(data, _named(data, args)))
        data.decide(names, "apart")
        return _told(data, "decided_apart", names)


@contextmanager
def _results_of(args: Namespace) -> Iterator[Dataset]:
    """The dataset of a result folder, held for this command. Raises WrongUsage where it is none."""
    from extractor.output import Dataset, has_results

    if not has_results(args.dir):
        raise WrongUsage("no_results", path=args.dir)
    from extractor.run import alone  # all readers come with it

    try:
        (args.dir / ".solieu").mkdir(exist_ok=True)
    except OSError as error:
        raise unwritable(error, args.dir) from None
    with alone(args.dir), Dataset(args.dir) as data:
        yield data


def _named(data: Dataset, args: Namespace) -> list[str]:
    """The files named on the command line. Raises WrongUsage for one that the results lack."""
    names = [unicodedata.normalize("NFC", name) for name in args.file]
    for name in names:
        if not data.knows(name):
            raise WrongUsage("not_in_results", path=args.dir, file=name)
    return names


def _of_pages(data: Dataset, names: list[str]) -> list[str]:
    """The names, of files that are parted or joined by their pages. Raises WrongUsage for one that
    is always one document."""
    readers = {row["file"]: str(row["reader"]) for row in data.rows("documents")}
    for name in names:
        if readers.get(name) in NEVER_PARTED:
            raise WrongUsage("always_one_document", file=name)
    return names


def _told(data: Dataset, key: str, names: list[str]) -> int:
    """Writes the results anew and says what was decided of the files."""
    for line in taken_back(data.out, data):
        tell(line)
    for line in exported(data):
        tell(line)
    tell(messages.say(key, files=", ".join(names)))
    return 0
