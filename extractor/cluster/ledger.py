"""The ledger of shared work, in the dataset's server: what is done, who began what how often.

Each step is one transaction. Work may be handed out twice; it has its effect once.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass

from extractor.cluster.blame import Others, is_to_blame
from extractor.output import open_link

READ, BEGUN, FAILED = "read", "begun", "failed"
_BEGIN = (
    "insert into work as w (key, what, state, tries, in_a_row, broken_off, run, worker) "
    "values (?1, ?2, 'begun', 1, 1, 0, ?3, ?4) on conflict (key) do update set "
    "tries = w.tries + 1, "
    "broken_off = w.broken_off + case when w.state = 'begun' and w.run = ?3 then 1 else 0 end, "
    "in_a_row = case when w.state = 'begun' and w.run = ?3 then w.in_a_row + 1 else 1 end, "
    "state = 'begun', run = ?3, worker = ?4, since = now() returning in_a_row"
)
_OTHERS = (
    "select count(*), coalesce(sum(tries), 0)::bigint, coalesce(sum(broken_off), 0)::bigint "
    "from work where run = ?1 and key <> ?2"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of work: its key, what a person calls it, the run that asks for it; `anew` where an
    earlier run's result does not count."""

    key: str
    what: str
    run: str
    anew: bool = False


class Ledger:
    """The ledger in one server."""

    def __init__(self, address: str, patience: float = 0) -> None:
        """Connected to a server that may be away for some seconds. Raises errors of the family."""
        self.link = open_link(address, patience)

    def is_done(self, piece: Piece) -> bool:
        """True where the page was read already."""
        command = "select 1 from work where key = ?1 and state = 'read' and (?2 or run = ?3)"
        found = self.link.within(
            lambda link: link.run(command, piece.key, not piece.anew, piece.run)
        )
        return bool(found)

    def begin(self, piece: Piece, worker: str) -> bool:
        """Note that a worker begins; False where the piece has ended so many workers that it is
        given up."""
        return self.link.within(lambda link: self._begin(link, piece, worker))

    def _begin(self, link, piece: Piece, worker: str) -> bool:
        [(in_a_row,)] = link.run(_BEGIN, piece.key, piece.what, piece.run, worker)
        broken_off = int(in_a_row) - 1
        if broken_off < 1 or not is_to_blame(broken_off, Others(*self._others(link, piece))):
            return True
        link.run("update work set state = 'failed', in_a_row = 0 where key = ?", piece.key)
        return False

    def _others(self, link, piece: Piece) -> tuple[int, int, int]:
        [(pieces, begun, broken_off)] = link.run(_OTHERS, piece.run, piece.key)
        return int(pieces), int(begun), int(broken_off)

    def keep(self, piece: Piece, reading: bytes) -> None:
        """Keep what a page was read as and note that it is done, together."""
        packed = zlib.compress(reading, 6)

        def kept(link) -> None:
            link.run("delete from readings where key = ?", piece.key)
            link.run("insert into readings values (?, ?)", piece.key, packed)
            self._end(link, piece, READ)

        self.link.within(kept)

    def end(self, piece: Piece, state: str = READ) -> None:
        """Note that a piece of work ended without a worker's end."""
        self.link.within(lambda link: self._end(link, piece, state))

    def _end(self, link, piece: Piece, state: str) -> None:
        link.run("update work set state = ?, in_a_row = 0 where key = ?", state, piece.key)

    def reading(self, key: str) -> bytes | None:
        """What a page was read as; None where it was not."""
        command = (
            "select r.reading from readings r join work w using (key) "
            "where key = ? and w.state = 'read'"
        )
        found = self.link.within(lambda link: link.run(command, key))
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
