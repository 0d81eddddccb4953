"""Memory: where Python need not look for records that hold each other."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_search_for_cycles() -> Iterator[None]:
    """Nothing: what is made inside holds no cycles, or few. Python looks for some each time that so
    many more records are there, among all that there are: with a hundred thousand rows that is a
    sixth to a fifth of all time."""
    searched = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searched:
            gc.enable()
