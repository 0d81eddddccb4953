"""The page's server: on this machine alone, for as long as somebody uses it."""

from __future__ import annotations

import getpass
import socket
import sys
import threading
import time
import webbrowser
from dataclasses import dataclass
from pathlib import Path

import uvicorn

from extractor.errors import WrongUsage
from extractor.messages import say
from extractor.review.app import Station, application
from extractor.review.guard import Guard

IDLE = 45 * 60.0  # seconds without any request, after which the server stops
LOOK = 5.0  # seconds between looks at that
NO_PORT = 0  # any that is free


@dataclass(frozen=True, slots=True)
class Opening:
    """What `solieu review` was asked: the result folder, the port (0: any), the person's name (""
    for the name of the account), whether a browser is opened, and the indicators whose doubtful
    values two persons type."""

    folder: Path
    port: int = NO_PORT
    person: str = ""
    browser: bool = True
    double: frozenset[str] = frozenset()


def serve(opening: Opening) -> None:
    """Show the page until nobody uses it any more, or Ctrl+C.

    Raises WrongUsage where the folder has no results, or the port is taken.
    """
    listening = _listen(opening.port)
    guard = Guard(port=listening.getsockname()[1])
    with listening:
        station = Station.of(opening.folder, guard, opening.person or _account(), opening.double)
        server = uvicorn.Server(
            uvicorn.Config(
                application(station),
                log_level="error",
                access_log=False,
                server_header=False,
                timeout_graceful_shutdown=3,
            )
        )
        threading.Thread(target=_stop_when_idle, args=(station, server), daemon=True).start()
        print(say("review_at", address=guard.address), file=sys.stderr, flush=True)
        if opening.browser:
            threading.Timer(0.5, webbrowser.open, (guard.address,)).start()
        server.run(sockets=[listening])


def _listen(port: int) -> socket.socket:
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        if sys.platform != "win32":  # there it would let two programs share the port
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(("127.0.0.1", port))
        listening.listen()  # before the address is told
    except (OSError, OverflowError):
        listening.close()
        raise WrongUsage("port_taken", port=port) from None
    return listening


def _account() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "?"


def _stop_when_idle(station: Station, server: uvicorn.Server) -> None:
    while not server.should_exit:
        time.sleep(LOOK)
        if time.monotonic() - station.asked > IDLE:
            server.should_exit = True
