"""What libraries say while they work: nothing of it is for a person who has reports read. What
matters of it is a doubt or an error of the program's own, with a next step.

With SOLIEU_DEBUG everything is said.
"""

from __future__ import annotations

import logging
import os
import sys
from contextlib import suppress


def silence_libraries() -> None:
    """Has logs and warnings of Python's libraries say nothing, unless someone takes them."""
    if os.environ.get("SOLIEU_DEBUG"):
        return
    logging.captureWarnings(True)
    root = logging.getLogger()
    if not root.handlers:  # without any, logs go to the console
        root.addHandler(logging.NullHandler())


def silence_worker() -> None:
    """In a process that only works for another: has what libraries in C print go nowhere too."""
    silence_libraries()
    if os.environ.get("SOLIEU_DEBUG"):
        return
    with suppress(OSError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 2)
        os.close(nowhere)
    sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - it is kept open
