"""The database of a result folder opened, whichever holds it."""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.errors import MissingProgram, WrongUsage
from extractor.output.base import Base, EmbeddedBase
from extractor.output.store_address import EMBEDDED, Address, address_of, keep_address

if TYPE_CHECKING:
    from types import ModuleType

    from extractor.output.server_base import ServerLink, ServerReader


def open_base(out: Path) -> Base:
    """The database of a result folder, made where there is none. Raises errors of the family."""
    address = address_of(out)
    if address is None:
        return EmbeddedBase(out)
    base: Base = _servers().ServerBase(address)
    return base


def open_reader(address: Address) -> ServerReader:
    """The dataset in a server for one who only reads. Raises errors of the family."""
    reader: ServerReader = _servers().ServerReader(address)
    return reader


def open_link(text: str, patience: float = 0) -> ServerLink:
    """A connection to the server of an address, for small transactions; the server may be away for
    so many seconds. Raises errors of the family."""
    link: ServerLink = _servers().ServerLink(text, patience)
    return link


def use_store(out: Path, text: str) -> None:
    """Have a result folder keep its dataset in a server from now on. Raises errors of the family
    where the folder has one of its own, where the address holds a password or is none, where the
    server refuses."""
    if (out / EMBEDDED).is_file():
        raise WrongUsage("store_is_folder", path=out)
    before = address_of(out)
    address = Address(text, before.folder if before else uuid.uuid4().hex)
    _servers().check_free(address)
    if address != before:
        keep_address(out, address)


def _servers() -> ModuleType:
    try:
        from extractor.output import server_base
    except ImportError:
        raise MissingProgram("no_cluster") from None
    return server_base
