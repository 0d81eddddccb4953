"""The inputs: every file of what is given, each in one state, under one name.

A package (archive, mail, PDF portfolio) stands for what is in it: `goi.zip!/thư mục/tệp.pdf`.
"""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import stat
import tempfile
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from os import scandir
from pathlib import Path
from typing import Literal

import regex

from extractor.errors import InputError, SolieuError, WrongUsage
from extractor.intake.attachments import attachments, is_cover
from extractor.intake.joined_pdfs import joined_pdfs
from extractor.intake.packages import (
    BODY,
    DEEPEST,
    MOST_BYTES,
    Packed,
    counts_things,
    says_figures,
    unpack,
)
from extractor.intake.plain_file import opened_plain
from extractor.intake.recognition import Recognised, recognise
from extractor.model import Input
from extractor.outages import FULL, TOO_MANY_OPEN, said_of

State = Literal["report", "set_aside", "failed"]
LARGEST = 1 << 30  # bytes; a scanner's 300-page colour file stays well below
LARGEST_LOCK = 4096  # bytes of an Office program's lock; a larger file is a report called so
LONGEST_OF_WINDOWS = 248  # signs of a folder's path; of a file's some more
INSIDE = "!/"  # between a package's name and that of a file in it
PACKAGES = ("zip", "eml", "msg", "signed")
SYSTEM_FILES = frozenset(
    (
        *("thumbs.db", "ehthumbs.db", "ehthumbs_vista.db", "desktop.ini", "autorun.inf"),
        *(".ds_store", "icon\ufffd", ".directory", "picasa.ini", ".picasa.ini"),
    )
)
SYSTEM_FOLDERS = frozenset(
    ("__macosx", "$recycle.bin", "system volume information", "@eadir", ".spotlight-v100")
)
LOCKS = ("~$", ".~lock")  # of Microsoft Office, of LibreOffice
ASIDE_BY_ENDING = (
    ((".lnk", ".url", ".webloc", ".desktop"), "aside_shortcut"),
    ((".tmp", ".temp"), "aside_temporary"),
    ((".gold.jsonl", ".tables.json", "readme.md"), "aside_sample"),  # beside sample reports
)
_GIVEN = regex.compile(r"#\d+$|!$")  # how names end that the program gives
_INTO_PACKAGE = regex.compile(r"!/(?!/)")
MAIL_SIGNATURES = ("smime.p7s", "signature.asc")


@dataclass(frozen=True, slots=True)
class Found:
    """A file of the folder: where it is (of a packed one, its copy), its name in the results, its
    state, and for one that is not to be read the key of the sentence that says why, with the words
    in it. `origin` is the place that a person can go to, the same in every run. A `folder` is one
    that could not be looked into, or a package that could not be opened. `source` is a report,
    opened."""

    path: Path
    name: str
    state: State
    origin: str
    reason: str = ""
    values: dict[str, object] = field(default_factory=dict)
    folder: bool = False
    source: Input | None = None


@dataclass(frozen=True, slots=True)
class Spot:
    """A file on its way to a state: where its content is, its name, its place for a person, how
    many packages it lies in."""

    path: Path
    name: str
    origin: str
    depth: int = 0

    def found(self, state: State, reason: str = "", **values: object) -> Found:
        return Found(self.path, self.name, state, self.origin, reason, values)

    def shut(self, reason: str, **values: object) -> Found:
        """The folder as a failure: what is in it cannot be seen."""
        return Found(self.path, self.name, "failed", self.origin, reason, values, folder=True)


Sorter = Callable[[Spot], list[Found]]  # may raise InputError


class Survey:
    """Lists every file of what is given. `out` is the result folder, which is left out; `elsewhere`
    names that documents of other folders have, with their origins. `sort` tells what a file is, or
    what lies in it: content is looked at there alone."""

    def __init__(self, out: Path, elsewhere: Mapping[str, str], sort: Sorter) -> None:
        self.out = out.resolve()
        self.elsewhere = elsewhere
        self.sort = sort
        self.taken: set[str] = set()

    def of(self, given: list[Path]) -> Iterator[Found]:
        """Yield every file in files and folders, in order of name; see `Found`. Names are relative
        to the folder given, with `/`, NFC; one that two folders share gets the folder's name in
        front. Raises WrongUsage for a path that does not exist."""
        for start in given:
            if not is_there(start):
                raise WrongUsage("input_not_there", path=printable(str(start)))
        seen: set[str] = set()
        for start in given:
            for spot in self._below(start):
                if spot.origin not in seen:
                    seen.add(spot.origin)
                    yield from self._named(spot, start)

    def _named(self, spot: Spot | Found, start: Path) -> Iterator[Found]:
        """The file under a name that no other has."""
        other = self.elsewhere.get(spot.name)
        name = spot.name
        if name in self.taken or (other is not None and other != spot.origin):
            folder = start if os.path.isdir(start) else start.parent
            name = _unused(f"{printable(folder.resolve().name)}/{name}", self.taken)
        self.taken.add(name)
        if isinstance(spot, Found):
            yield replace(spot, name=name)
            return
        named = Spot(spot.path, name, spot.origin)
        try:
            yield from self.sort(named)
        except InputError as error:  # it was too much for the one who looks
            yield named.shut(error.code, **error.values)

    def _below(self, start: Path) -> Iterator[Spot | Found]:
        """Every file below a folder, or the one file. Folders in folders wait in a line, as there
        may be more of them than functions can call each other."""
        if not os.path.isdir(start):
            yield Spot(start, own_name(printable(start.name)), origin_of(start))
            return
        line: list[Iterator[Spot | Found | _Place]] = [self._entries(_Place(start, ""))]
        while line:
            entry = next(line[-1], None)
            if entry is None:
                line.pop()
            elif isinstance(entry, _Place):
                line.append(self._entries(entry))
            else:
                yield entry

    def _entries(self, place: _Place) -> Iterator[Spot | Found | _Place]:
        """What lies in a folder, in order of name; one that cannot be looked into is a failure of
        its own."""
        try:
            entries = sorted(scandir(place.folder), key=lambda entry: entry.name)
        except OSError as error:
            name = place.below.rstrip("/") or printable(place.folder.name)
            shut = Spot(place.folder, name, origin_of(place.folder))
            too_long = is_too_long(place.folder, error)
            yield shut.shut("path_too_long" if too_long else "folder_unreadable")
            return
        if place.below and _are_results({entry.name for entry in entries}):
            results = Spot(place.folder, place.below.rstrip("/"), origin_of(place.folder))
            yield results.found("set_aside", "aside_results")
            return
        names: set[str] = set()
        for entry in entries:
            path = place.folder / entry.name
            name = _unused(place.below + own_name(printable(entry.name)), names)
            names.add(name)
            if not _is_folder(entry):
                yield Spot(path, name, origin_of(path))
            elif not self._is_out(path):
                yield _Place(path, name + "/")

    def _is_out(self, folder: Path) -> bool:
        try:
            return os.path.samefile(folder, self.out)
        except OSError:
            return False


@dataclass(frozen=True, slots=True)
class _Place:
    """A folder, and how the names of the files in it begin."""

    folder: Path
    below: str


def _are_results(names: set[str]) -> bool:
    """True for the names in a result folder, whose dataset may be in a server."""
    return ".solieu" in names and not names.isdisjoint({"dataset.sqlite", "dataset.store"})


def holds_results(folder: Path) -> bool:
    """True for a result folder itself; False also for one that cannot be looked into."""
    try:
        return _are_results(set(os.listdir(folder)))
    except OSError:
        return False


def sorted_file(spot: Spot, scratch: Path) -> list[Found]:
    """The state of a file, or of each file that lies in it; reports are opened. What packages hold
    is written into the folder `scratch`. Raises what stops everybody: a full disk."""
    return [_opened(found) for found in _Sorting(scratch).sorted(spot)]


def _opened(found: Found) -> Found:
    if found.state != "report":
        return found
    try:
        return replace(found, source=open_input(found.path, found.name))
    except InputError as error:
        return replace(found, state="failed", reason=error.code, values=error.values)


class _Sorting:
    """Tells what one file of the folder is, or what lies in it."""

    def __init__(self, scratch: Path) -> None:
        self.scratch = scratch
        self.unpacked = 0  # bytes

    def sorted(self, spot: Spot) -> list[Found]:
        """The state of a file, or of each file in it. What one file does to its readers ends
        there; what stops everybody (a full disk) is raised."""
        try:
            return list(self._states(spot))
        except InputError as error:
            return [spot.shut(error.code, **error.values)]
        except PermissionError:
            return [spot.shut("file_locked")]
        except OSError as error:
            if error.errno in (*FULL, *TOO_MANY_OPEN):
                raise
            if is_too_long(spot.path, error):
                return [spot.shut("path_too_long")]
            return [spot.shut("file_unreadable", detail=error)]
        except MemoryError:
            return [spot.shut("file_too_much_memory")]
        except SolieuError:
            raise
        except Exception as error:  # mails, archives and their libraries raise many kinds
            return [spot.shut("unexpected", detail=said_of(error))]

    def _states(self, spot: Spot) -> Iterator[Found]:
        aside = _aside(spot)
        if aside:
            yield spot.found("set_aside", aside)
            return
        known = recognise(_readable(spot.path))
        if known.kind in PACKAGES:
            yield from self._package(spot, known)
        elif known.kind == "pdf":
            yield from self._pdf(spot)
        else:
            yield self._with_own_ending(spot, known).found("report")

    def _with_own_ending(self, spot: Spot, known: Recognised) -> Spot:
        """The file; an Office file that is called otherwise is copied under an ending that its
        readers know."""
        if known.kind not in ("word", "sheet") or spot.path.suffix.lower() == known.ending:
            return spot
        copy = Path(tempfile.mkdtemp(dir=self.scratch)) / f"goc{known.ending}"
        shutil.copyfile(spot.path, copy)
        return Spot(copy, spot.name, spot.origin, spot.depth)

    def _package(self, spot: Spot, known: Recognised) -> Iterator[Found]:
        if spot.depth >= DEEPEST:
            yield spot.shut("package_too_deep", depth=DEEPEST)
            return
        folder = Path(tempfile.mkdtemp(dir=self.scratch))
        packed: list[Packed] = []
        rest = None
        try:
            packed.extend(unpack(spot.path, known.ending, folder, _last_name(spot)))
        except InputError as error:
            if not packed:
                raise
            rest = error  # what stands before is read
        if not packed:
            yield spot.shut("package_empty")
            return
        if self._is_too_much(packed):
            yield spot.shut("package_too_large", limit=f"{MOST_BYTES >> 30} GB", files="")
            return
        is_mail = known.kind in ("eml", "msg")
        bodies = [file for file in packed if is_mail and file.name == BODY]
        yield from self._inside_and_bodies(spot, packed, bodies)
        if rest:
            yield spot.shut(rest.code, **rest.values)

    def _inside_and_bodies(
        self, spot: Spot, packed: list[Packed], bodies: list[Packed]
    ) -> Iterator[Found]:
        """What a package holds, and behind it the texts of a mail: whether such a text is a report
        depends on whether one is attached."""
        inside = list(self._inside(spot, [file for file in packed if file not in bodies]))
        yield from inside
        has_report = any(found.state == "report" for found in inside)
        for body in bodies:
            yield self._body(spot, body, has_report)

    def _is_too_much(self, packed: list[Packed]) -> bool:
        self.unpacked += sum(file.path.stat().st_size for file in packed if file.path)
        return self.unpacked > MOST_BYTES

    def _inside(self, spot: Spot, packed: list[Packed]) -> Iterator[Found]:
        names: set[str] = set()
        for file in packed:
            name = _unused(own_name(printable(file.name)), names, str.casefold)
            names.add(name.casefold())  # where their texts go, capitals may be no difference
            inner = Spot(
                path=file.path or spot.path,
                name=spot.name + INSIDE + name,
                origin=spot.origin + INSIDE + name,
                depth=spot.depth + 1,
            )
            if file.path:
                yield from self.sorted(inner)
            else:
                yield inner.found("failed", file.fault, files="", limit="")

    def _body(self, spot: Spot, body: Packed, has_report: bool) -> Found:
        """The words of a mail: a report where they say how many there are of something (`xin đính
        chính: 15 hồ sơ`), and where they hold figures and no file of the mail is one; else the
        mail's cover."""
        inner = Spot(
            path=body.path or spot.path,
            name=spot.name + INSIDE + BODY,
            origin=spot.origin + INSIDE + BODY,
        )
        words = body.path.read_text("utf-8", "replace") if body.path else ""
        if says_figures(words) and (counts_things(words) or not has_report):
            return inner.found("report")
        return inner.found("set_aside", "aside_mail_body")

    def _pdf(self, spot: Spot) -> Iterator[Found]:
        """A PDF and the files in it; a cover sheet without content of its own stands for them, and
        so does a file in which PDFs stand behind each other."""
        folder = Path(tempfile.mkdtemp(dir=self.scratch))
        may_hold = spot.depth < DEEPEST
        joined = list(joined_pdfs(spot.path, folder)) if may_hold else []
        packed = joined or (list(attachments(spot.path, folder)) if may_hold else [])
        if not packed:
            folder.rmdir()
            yield spot.found("report")
            return
        if self._is_too_much(packed):
            yield spot.shut("package_too_large", limit=f"{MOST_BYTES >> 30} GB", files="")
            return
        inside = list(self._inside(spot, packed))
        if not joined and not is_cover(spot.path):
            yield spot.found("report")
        yield from inside


def _last_name(spot: Spot) -> str:
    """A file's own name, without folders and packages."""
    return spot.name.replace(INSIDE, "/").rpartition("/")[2]


def _aside(spot: Spot) -> str:
    """The key of the reason why a file is none that a person wrote; "" for one that may be."""
    *folders, name = spot.name.replace(INSIDE, "/").lower().split("/")
    if spot.path.is_symlink() and spot.path.is_dir():
        return "aside_link"
    if _is_of_system(folders, name):
        return "aside_system"
    if name.startswith(LOCKS) and _size(spot.path) <= LARGEST_LOCK:
        return "aside_lock"
    if name in MAIL_SIGNATURES and INSIDE in spot.name:
        return "aside_signature"
    return _aside_by_name(folders, name)


def _aside_by_name(folders: list[str], name: str) -> str:
    """The key of the reason that an ending, or a dot before a name, gives; "" for none."""
    by_ending = (reason for endings, reason in ASIDE_BY_ENDING if name.endswith(endings))
    is_hidden = any(part.startswith(".") for part in (*folders, name))
    return next(by_ending, "aside_hidden" if is_hidden else "")


def _is_of_system(folders: list[str], name: str) -> bool:
    """True for a file that a system keeps for itself, or one in a folder of such."""
    return name in SYSTEM_FILES or name.startswith("._") or not SYSTEM_FOLDERS.isdisjoint(folders)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """True for a folder itself; a link to one is not followed, it may lead in a ring."""
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False


def _readable(path: Path) -> Path:
    """The path of a plain file with content. Raises InputError, OSError."""
    known = path.stat()
    if not stat.S_ISREG(known.st_mode):
        raise InputError("file_special")
    if known.st_size == 0:
        raise InputError("file_special" if _is_made_up(path) else "file_empty")
    if known.st_size > LARGEST:
        raise InputError("file_too_large", limit=f"{LARGEST >> 20} MB")
    return path


def _is_made_up(path: Path) -> bool:
    """True for a file of size 0 that gives bytes all the same: the system makes it up as it is read
    (/proc). One that may not be opened, or would have to be waited for, is just empty."""
    with suppress(OSError):
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        try:
            return bool(os.read(handle, 1)) and os.fstat(handle).st_size == 0
        finally:
            os.close(handle)
    return False


def is_there(path: Path) -> bool:
    """True where something has this name; also where it cannot be looked at."""
    try:
        os.lstat(path)
    except PermissionError:
        return True
    except (OSError, ValueError):
        return False
    return True


def is_too_long(path: Path, error: OSError) -> bool:
    """True for an error that says that the system cannot take so long a path. Windows calls such a
    path one that is not there."""
    if error.errno == errno.ENAMETOOLONG:
        return True
    return os.name == "nt" and len(os.path.abspath(path)) >= LONGEST_OF_WINDOWS


def printable(name: str) -> str:
    """The name as it can be shown and stored: NFC, other bytes and control characters replaced.

    >>> printable("a\\udcff\\x1b[31m.txt")
    'a\\ufffd\\ufffd[31m.txt'
    """
    whole = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return regex.sub(r"\p{Cc}", "\ufffd", unicodedata.normalize("NFC", whole))


def origin_of(path: Path) -> str:
    """The absolute path as it can be stored; other bytes than UTF-8 as `\\xff`, so that two stay
    two. A folder whose name ends like a package's gets a second stroke behind."""
    raw = os.fsencode(os.path.abspath(path))
    whole = raw.decode("utf-8", "backslashreplace").replace(os.sep, "/")
    return whole.replace(INSIDE, INSIDE + "/")


def outer_file(origin: str) -> Path:
    """The file on disk of an origin: of what lies in a package, the package.

    >>> outer_file("/vào/goi.zip!/a.pdf").as_posix()
    '/vào/goi.zip'
    >>> outer_file("/vào/Gấp!//a.pdf").as_posix()
    '/vào/Gấp!/a.pdf'
    """
    return Path(_INTO_PACKAGE.split(origin, maxsplit=1)[0])


def own_name(name: str) -> str:
    """The name with a sign behind it where it looks like one that the program gives: of a second
    document in a file, of a folder that is a package.

    >>> own_name("a.pdf#2"), own_name("goi.zip!"), own_name("a#b.pdf")
    ('a.pdf#2 (1)', 'goi.zip! (1)', 'a#b.pdf')
    """
    return f"{name} (1)" if _GIVEN.search(name) else name


def _unused(name: str, taken: set[str], alike: Callable[[str], str] = str) -> str:
    """The name, with a number behind it where it, or one alike, is taken.

    >>> _unused("a.pdf", {"a.pdf", "a.pdf (2)"})
    'a.pdf (3)'
    >>> _unused("A.pdf", {"a.pdf"}, str.casefold)
    'A.pdf (2)'
    """
    unused, count = name, 2
    while alike(unused) in taken:
        unused, count = f"{name} ({count})", count + 1
    return unused


def open_input(path: Path, name: str) -> Input:
    """The file with its kind, its size in bytes and the fingerprint of its content.

    Raises InputError for a file that is empty, too large, unreadable, of another kind, or a
    package, which is no report itself."""
    try:
        before = path.stat()
        known = recognise(_readable(path))
        with opened_plain(path) as handle:
            digest = hashlib.file_digest(handle, "sha256").hexdigest()
            opened = os.fstat(handle.fileno())
        if _touched(opened) != _touched(before):
            raise InputError("file_changing")
    except PermissionError:
        raise InputError("file_locked") from None
    except OSError as error:
        raise InputError("file_unreadable", detail=error) from None
    if known.kind == "zip" or known.kind == "eml" or known.kind == "msg":  # noqa: PLR1714 - mypy
        raise InputError("file_is_package")
    if known.kind == "signed":
        raise InputError("file_is_package")
    return Input(
        path=path,
        name=name,
        kind=known.kind,
        sha256=digest,
        size=opened.st_size,
        changed=_touched(opened),
    )


def check_unchanged(source: Input, thoroughly: bool = False) -> None:
    """Raise InputError where the file holds another content than was fingerprinted: what was read
    is of that one. The content is looked at where the file was touched since, or `thoroughly`:
    some disks note times to two seconds only."""
    if not source.changed:
        return
    try:
        now = source.path.stat()
        same = (now.st_size, _touched(now)) == (source.size, source.changed)
        if same and not thoroughly:
            return
        with opened_plain(source.path) as handle:
            digest = hashlib.file_digest(handle, "sha256").hexdigest()
    except OSError as error:
        raise InputError("file_unreadable", detail=error) from None
    if digest != source.sha256:
        raise InputError("file_changing")


@contextmanager
def untouched(source: Input) -> Iterator[None]:
    """A block that reads what was fingerprinted. Raises InputError where the file holds another
    content before, or is written to meanwhile, even if it holds again what it held: no step of the
    block may have seen another one."""
    before = _touched_now(source)
    check_unchanged(source)
    yield
    if _touched_now(source) != before:
        raise InputError("file_changing")


def _touched_now(source: Input) -> int:
    """What `_touched` says of a file now; 0 of a copy that is the program's own. Raises InputError
    where the file is no more."""
    if not source.changed:
        return 0
    try:
        return _touched(source.path.stat())
    except OSError as error:
        raise InputError("file_unreadable", detail=error) from None


def _touched(known: os.stat_result) -> int:
    """A number that another writing of a file makes another: a program that copies files may set
    the time of writing back, not that of the change."""
    return known.st_mtime_ns + known.st_ctime_ns
