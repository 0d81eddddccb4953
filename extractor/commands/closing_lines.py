"""What a command says of a result folder when it ends, and what it writes there before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from extractor import messages
from extractor.outages import system_error, unwritable

if TYPE_CHECKING:
    from extractor.output import Dataset, ReadBack

MOST_NAMED = 20  # files on one line


def taken_back(out: Path, data: Dataset | None = None) -> list[str]:
    """Take what people typed into the workbook, before it is written anew; lines that say what was
    taken and what was not, and why. With `data` only what was typed since the run began."""
    from extractor.decisions import load
    from extractor.output import REPORT, take_back

    made = take_back(out)
    found = load(out)
    if data is not None:
        made = [one for one in made if one.taken]
        data.lay_over(found.decisions)
    lines = []
    if found.torn or found.refused:
        lines.append(messages.say("corrections_torn", refused=len(found.refused)))
    return lines + _told_back(made, out / REPORT)


def _told_back(made: list[ReadBack], report: Path) -> list[str]:
    """What was taken of the rows that people typed into the workbook, and what was not."""
    if not made:
        return []
    from extractor.output import WORKBOOK

    refused = [one for one in made if not one.taken]
    counts = {"taken": len(made) - len(refused), "refused": len(refused)}
    lines = [messages.say("taken_back", book=WORKBOOK, report=report, **counts)]
    for one in refused[:MOST_NAMED]:
        told = {"line": one.line, "file": one.file, "raw": one.raw, "typed": one.typed}
        lines.append(messages.say("refused_back", why=one.why, **told))
    return lines


def exported(data: Dataset) -> list[str]:
    """Writes CSV files and workbook where they are due; lines on those that another program held
    open, which the next run writes again."""
    from extractor.output import is_missing

    if not (data.export_due or is_missing(data.out)):
        return []
    from extractor.output import write_folder

    lines = []
    with writing_into(data.out):
        written = write_folder(data)
    held_open = [file for file in written if file.is_elsewhere]
    for file in written:
        if file.kept:
            lines.append(messages.say("kept_beside", name=file.wanted.name, other=file.kept.name))
    for file in held_open:
        lines += held_open_lines(file.wanted, file.path)
    if not held_open:
        data.exported()
    return lines


@contextmanager
def writing_file(target: Path) -> Iterator[None]:
    """A block that writes a file, whose folder is made where it is not there; errors as in
    `writing_into`."""
    with writing_into(target.parent):
        target.parent.mkdir(parents=True, exist_ok=True)
        yield


@contextmanager
def writing_into(folder: Path) -> Iterator[None]:
    """A block that writes into a folder: what the system says against it is raised as an error of
    the family."""
    try:
        yield
    except Exception as error:
        found = system_error(error)
        raise (unwritable(found, folder) if found else error) from None


def held_open_lines(wanted: Path, written: Path) -> list[str]:
    """That a file stands under another name, where that is so: it is open in another program, or a
    folder is called so."""
    if written == wanted:
        return []
    key = "folder_in_place" if wanted.is_dir() else "workbook_open"
    return [messages.say(key, name=wanted.name, other=written.name)]


def where_lines(wanted: Path, written: Path) -> list[str]:
    """Where the results stand, and why not where they were wanted."""
    return [*held_open_lines(wanted, written), messages.say("results_in", path=written)]


def on_one_line(names: list[str]) -> str:
    """Names on one line, so many as a person reads."""
    listed = ", ".join(names[:MOST_NAMED])
    more = len(names) - MOST_NAMED
    return messages.say("and_more", files=listed, more=more) if more > 0 else listed


def first_of(lines: Sequence[str], more: str) -> list[str]:
    """So many lines as a person reads; `more` is the key of the sentence that counts the others."""
    left = len(lines) - MOST_NAMED
    counted = [messages.say(more, count=left)] if left > 0 else []
    return [*lines[:MOST_NAMED], *counted]
