"""Where the dataset of a result folder is: in the folder itself, or in a PostgreSQL server.

The folder's file `dataset.store` says so and names the server, never a password: that comes from
the environment or from the user's own file of passwords (PGPASSFILE).
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path, PurePath
from urllib.parse import quote

import regex

from extractor.errors import WrongUsage
from extractor.whole_files import write_whole

EMBEDDED = "dataset.sqlite"
POINTER = "dataset.store"
_SECRET = regex.compile(r"(?i)(password|passwd|passfile|sslkey\w*)(\s*[=:]\s*)\S+")


@dataclass(frozen=True, slots=True)
class Address:
    """A dataset in a server: its address as it was given, and the mark of the result folder that
    it belongs to."""

    text: str
    folder: str


def reading_address(database: PurePath) -> str:
    """The address under which SQLite opens a database file for reading only. In that of a shared
    drive the computer's name belongs to the path: SQLite knows no other computers.

    >>> from pathlib import PurePosixPath, PureWindowsPath
    >>> reading_address(PurePosixPath("/kq/năm 50%/a#1?.sqlite"))
    'file:///kq/n%C4%83m%2050%25/a%231%3F.sqlite?mode=ro'
    >>> reading_address(PureWindowsPath("//may-chu/cchc/dataset.sqlite"))
    'file:////may-chu/cchc/dataset.sqlite?mode=ro'
    """
    path = database.as_posix()
    return f"file://{'' if path.startswith('/') else '/'}{quote(path, safe='/:')}?mode=ro"


def has_results(out: Path) -> bool:
    """True for the folder of a dataset, wherever its rows are."""
    return os.path.isfile(out / EMBEDDED) or os.path.isfile(out / POINTER)


def address_of(out: Path) -> Address | None:
    """The server that holds the dataset of a result folder; None where the folder does. Raises
    WrongUsage where that cannot be told."""
    try:
        kept = json.loads((out / POINTER).read_text("utf-8"))
        return Address(str(kept["store"]), str(kept["folder"]))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError):
        raise WrongUsage("store_unknown", path=out / POINTER) from None


def keep_address(out: Path, address: Address) -> None:
    """Have the result folder say where its dataset is."""
    kept = json.dumps({"store": address.text, "folder": address.folder}, indent=1)
    write_whole(out / POINTER, kept.encode(), out / ".solieu")


def safe_words(error: BaseException) -> str:
    """What a server or its library says, on one line, without anything secret.

    >>> safe_words(ValueError("no route\\n  password=x"))
    'no route password=***'
    """
    said = " ".join(str(error).split())[:300]
    return str(_SECRET.sub(r"\1\2***", said))
