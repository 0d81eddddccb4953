"""What is in the folder now, held against what was there before: new, renamed, copied, gone."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from extractor.errors import InputError, SolieuError
from extractor.intake import INSIDE, Found, Sorter, Survey, is_there, origin_of, outer_file
from extractor.model import Input
from extractor.output import COPY, Dataset, KnownFile


@dataclass(frozen=True, slots=True)
class Failed:
    """A file that cannot be read, and why; `sha256` is "" where its content could not be seen."""

    name: str
    origin: str
    error: SolieuError
    sha256: str = ""


@dataclass
class Folder:
    """Every file of what was given, by what is to become of it.

    `sources` are to be read unless they are unchanged; `copies` have the content of one of them
    (name of the copy → name of that one). `renamed` are names of before by those of now, `gone`
    files of before that are no longer there, `replaced` those of them whose content stands under
    another name, `lost` those that lie where this run could not look."""

    sources: list[Input] = field(default_factory=list)
    copies: dict[str, str] = field(default_factory=dict)
    failed: list[Failed] = field(default_factory=list)
    aside: list[Found] = field(default_factory=list)
    origins: dict[str, str] = field(default_factory=dict)
    renamed: dict[str, str] = field(default_factory=dict)
    gone: list[str] = field(default_factory=list)
    replaced: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)

    @cached_property
    def old_names(self) -> dict[str, str]:
        """The names of before of renamed files, by those of now; asked for once all are known."""
        return {new: old for old, new in self.renamed.items()}


def look(given: list[Path], out: Path, before: Mapping[str, KnownFile], sort: Sorter) -> Folder:
    """What is there now, and what became of the files of earlier runs. `sort` tells what each file
    is; nothing else looks at content. Raises WrongUsage for a path that is not there."""
    below = tuple(origin_of(path) for path in given if os.path.isdir(path))
    elsewhere = {
        known.file: known.origin
        for known in before.values()
        if known.origin and not _is_below(known.origin, below) and _is_there(known.origin)
    }
    survey = Survey(out, elsewhere, sort)
    folder = Folder()
    shut = []
    for found in survey.of(given):
        folder.origins[found.name] = found.origin
        if found.folder:
            shut.append(found.origin)
        _take(found, folder)
    _judge(folder, before, below, tuple(shut))
    _tell_copies(folder, before, elsewhere)
    return folder


def _take(found: Found, folder: Folder) -> None:
    if found.state == "set_aside":
        folder.aside.append(found)
    elif found.source is None:
        error = InputError(found.reason, **found.values)
        folder.failed.append(Failed(found.name, found.origin, error))
    else:
        folder.sources.append(found.source)


def _judge(
    folder: Folder, before: Mapping[str, KnownFile], below: tuple[str, ...], shut: tuple[str, ...]
) -> None:
    """Say of each file of earlier runs that is not listed under its name what became of it."""
    listed = {origin: name for name, origin in folder.origins.items()}
    missing = []
    for known in before.values():
        if known.origin in listed:
            if listed[known.origin] != known.file:
                folder.renamed[known.file] = listed[known.origin]
        elif known.origin == "" and known.file in folder.origins:
            continue  # of a folder of an earlier version, which kept no origins
        elif _is_below(known.origin, shut):
            folder.lost.append(known.file)
        elif _is_missing(known.origin, below):
            missing.append(known)
    _find_renamed(folder, before, missing, below)


def _is_missing(origin: str, below: tuple[str, ...]) -> bool:
    """True for the origin of a file that should have been listed, or that is nowhere any more."""
    return _is_below(origin, below) or (origin != "" and not _is_there(origin))


def _find_renamed(
    folder: Folder,
    before: Mapping[str, KnownFile],
    missing: list[KnownFile],
    below: tuple[str, ...],
) -> None:
    """Of files that are missing: the content of one may stand under a new name."""
    new = _new_names(folder, before, missing)
    here = {source.sha256 for source in folder.sources}
    for known in missing:
        if known.is_copy:
            folder.replaced.append(known.file)
        elif new.get(known.sha256):
            name = new[known.sha256].pop(0)
            if name != known.file:
                folder.renamed[known.file] = name
        elif known.sha256 in here and known.sha256:
            folder.replaced.append(known.file)
        elif _is_below(known.origin, below) and known.file not in folder.origins:
            folder.gone.append(known.file)


def _new_names(
    folder: Folder, before: Mapping[str, KnownFile], missing: list[KnownFile]
) -> dict[str, list[str]]:
    """The names under which content may stand anew, by content: those that were never there before
    those that were a copy."""
    claimed = set(folder.renamed.values())
    new: dict[str, list[str]] = {}
    for source in folder.sources:
        known = before.get(source.name)
        is_new = known is None or known.is_copy or known in missing
        if is_new and source.name not in claimed:
            new.setdefault(source.sha256, []).append(source.name)
    for names in new.values():
        names.sort(key=lambda name: name in before)
    return new


def _tell_copies(
    folder: Folder, before: Mapping[str, KnownFile], elsewhere: Mapping[str, str]
) -> None:
    """Leave one source of each content: the one that has rows already (it may lie in a folder of
    an earlier run, `elsewhere`), else a loose file before a packed one, else the one with the
    shorter name (`a.pdf` before `a - Copy.pdf`)."""

    def rank(source: Input) -> tuple[bool, bool, int]:
        known = before.get(folder.old_names.get(source.name, source.name))
        has_rows = known is not None and known.sha256 == source.sha256 and not known.is_copy
        return not has_rows, INSIDE in source.name, len(source.name)

    kept: dict[str, str] = {}
    for name in elsewhere:
        known = before[name]
        if known.settings and not known.is_copy and name not in folder.origins:
            kept.setdefault(known.sha256, name)
    for source in sorted(folder.sources, key=rank):
        first = kept.setdefault(source.sha256, source.name)
        if first != source.name:
            folder.copies[source.name] = first
    folder.sources = [source for source in folder.sources if source.name not in folder.copies]


def _is_below(origin: str, folders: tuple[str, ...]) -> bool:
    for folder in folders:
        if origin == folder or origin.startswith((folder.rstrip("/") + "/", folder + INSIDE)):
            return True
    return False


def _is_there(origin: str) -> bool:
    """True where a file, or the package that it lies in, still stands at its place."""
    return is_there(outer_file(origin))


def settle(folder: Folder, data: Dataset, keep_gone: bool) -> None:
    """Bring the database to what is there: renamed files move, those that are gone do not count."""
    data.rename(folder.renamed)
    for name in folder.replaced:
        data.forget(name)
    gone = []
    for name in folder.gone:
        if data.documents_of(name):
            gone.append(name)
        else:
            data.forget(name)
    folder.gone = gone
    _part_groups(gone, data)
    data.count_again(gone, counted=keep_gone)
    data.count_again([source.name for source in folder.sources], counted=True)
    data.count_again([failed.name for failed in folder.failed], counted=True)


def _part_groups(gone: list[str], data: Dataset) -> None:
    """Where only some of the files of one document are gone, those that are left are read anew."""
    members: dict[str, list[str]] = {}
    for known in data.known_files().values():
        if not known.is_copy:
            members.setdefault(known.belongs, []).append(known.file)
    is_gone = frozenset(gone)
    for files in members.values():
        left = [file for file in files if file not in is_gone]
        if left and len(left) < len(files):
            for file in files:
                if file in is_gone:
                    data.forget(file)


def note_copies(folder: Folder, data: Dataset) -> None:
    """Note the copies, and name them in the rows of their documents."""
    prints = {known.file: known.sha256 for known in data.known_files().values()}
    for copy, original in folder.copies.items():
        data.note_copy(
            KnownFile(
                file=copy,
                sha256=prints.get(original, ""),
                settings=COPY,
                origin=folder.origins[copy],
                belongs=original,
            )
        )
    by_document: dict[str, list[str]] = {}
    for known in data.known_files().values():
        if known.is_copy:
            for document in data.documents_of(known.belongs):
                by_document.setdefault(document, []).append(known.file)
    data.note_copies(by_document)


def known_as(source: Input, folder: Folder, settings: str, belongs: str) -> KnownFile:
    """The file as the database notes it."""
    return KnownFile(
        file=source.name,
        sha256=source.sha256,
        settings=settings,
        origin=folder.origins.get(source.name, ""),
        belongs=belongs,
    )
