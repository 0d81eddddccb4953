"""Who has a document open: leases that end by themselves."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

SECONDS = 90.0  # a lease lasts so long after its page was last heard of


@dataclass(frozen=True, slots=True)
class Lease:
    """One browser's hold of a document: its session, the person, when it ends (monotonic)."""

    session: str
    person: str
    until: float


class Leases:
    """The leases of a running server. Nothing of them is kept on disk: they end with it."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._held: dict[str, Lease] = {}
        self._lock = threading.Lock()

    def take(self, document: str, session: str, person: str) -> str:
        """Take or renew the lease; "" where it is ours, else the person who has it."""
        with self._lock:
            held = self._live(document)
            if held is not None and held.session != session:
                return held.person
            self._held[document] = Lease(session, person, self._clock() + SECONDS)
            return ""

    def holder(self, document: str, session: str) -> str:
        """The person who has the document open in another browser, "" for nobody."""
        with self._lock:
            held = self._live(document)
            return held.person if held and held.session != session else ""

    def _live(self, document: str) -> Lease | None:
        held = self._held.get(document)
        return held if held is not None and held.until > self._clock() else None
