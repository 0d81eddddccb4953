"""The ledger of shared work, in the dataset's server: what is done, who began what how often.

Each step is one transaction, mostly one command. Work may be handed out twice; it has its effect
once.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import Literal

from extractor.cluster.blame import LEAST, Others, is_to_blame
from extractor.output import open_link

READ, FAILED = "read", "failed"  # how a piece of work ended
# begun: by this worker from now on; done: read before; given up: it has ended too many workers
Begun = Literal["begun", "done", "given up"]
_DONE = "?6 and w.state = 'read' and (not ?5 or w.run = ?3)"
# Who begins again what it has begun itself is not gone: its answer was lost, or the order came
# twice.
_BROKEN_OFF = "w.state = 'begun' and w.run = ?3 and w.worker <> ?4"
_BEGIN = (
    "insert into work as w (key, what, state, tries, in_a_row, broken_off, run, worker) "
    "values (?1, ?2, 'begun', 1, 1, 0, ?3, ?4) on conflict (key) do update set "
    "tries = w.tries + 1, "
    f"broken_off = w.broken_off + case when {_BROKEN_OFF} then 1 else 0 end, "
    f"in_a_row = case when {_BROKEN_OFF} then w.in_a_row + 1 "
    "when w.state = 'begun' and w.run = ?3 then w.in_a_row else 1 end, "
    f"state = 'begun', run = ?3, worker = ?4, since = now() where not ({_DONE}) "
    "returning in_a_row"
)
_KEEP = (
    "with kept as (insert into readings values (?1, ?2) "
    "on conflict (key) do update set reading = excluded.reading) "
    "update work set state = 'read', in_a_row = 0 where key = ?1"
)
_OTHERS = (
    "select count(*), coalesce(sum(tries), 0)::bigint, coalesce(sum(broken_off), 0)::bigint "
    "from work where run = ?1 and key <> ?2"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of work: its key, what a person calls it, the run that asks for it; `anew` where an
    earlier run's result does not count, `kept` where a result is kept here at all (of pages)."""

    key: str
    what: str
    run: str
    anew: bool = False
    kept: bool = True


class Ledger:
    """The ledger in one server."""

    def __init__(self, address: str, patience: float = 0) -> None:
        """Connected to a server that may be away for some seconds. Raises errors of the family."""
        self.link = open_link(address, patience)

    def is_done(self, piece: Piece) -> bool:
        """True where the page was read already."""
        command = "select 1 from work where key = ?1 and state = 'read' and (not ?2 or run = ?3)"
        return bool(self.link.once(command, piece.key, piece.anew, piece.run))

    def begin(self, piece: Piece, worker: str) -> Begun:
        """Note that a worker begins, unless the piece is done or to be given up."""
        given = (piece.key, piece.what, piece.run, worker, piece.anew, piece.kept)
        found = self.link.once(_BEGIN, *given)
        if not found:
            return "done"
        broken_off = int(found[0][0]) - 1
        if broken_off < LEAST or not is_to_blame(broken_off, self._others(piece)):
            return "begun"
        self.end(piece, FAILED)
        return "given up"

    def _others(self, piece: Piece) -> Others:
        [(pieces, begun, broken_off)] = self.link.once(_OTHERS, piece.run, piece.key)
        return Others(int(pieces), int(begun), int(broken_off))

    def keep(self, piece: Piece, reading: bytes) -> None:
        """Keep what a page was read as and note that it is done, together."""
        self.link.once(_KEEP, piece.key, zlib.compress(reading, 6))

    def end(self, piece: Piece, state: str = READ) -> None:
        """Note that a piece of work ended without a worker's end."""
        self.link.once("update work set state = ?, in_a_row = 0 where key = ?", state, piece.key)

    def reading(self, key: str) -> bytes | None:
        """What a page was read as; None where it was not."""
        command = (
            "select r.reading from readings r join work w using (key) "
            "where key = ? and w.state = 'read'"
        )
        found = self.link.once(command, key)
        try:
            return zlib.decompress(bytes(found[0][0])) if found else None
        except zlib.error:
            return None

    def drop(self, key: str) -> None:
        """Take a reading away that turned out to be of another content."""

        def dropped(link) -> None:
            link.run("delete from readings where key = ?", key)
            link.run("delete from work where key = ?", key)

        self.link.within(dropped)

    def close(self) -> None:
        """Disconnect."""
        self.link.close()
