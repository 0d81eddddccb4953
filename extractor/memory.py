"""Memory: where Python need not look for records that hold each other; what is found but once."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Generic, TypeVar, overload

Owner = TypeVar("Owner")
Value = TypeVar("Value")


class found_once(Generic[Owner, Value]):
    """A property that is found when it is first asked for, and kept. That of the library takes a
    lock each time that something is found first, in Python 3.11, which costs as much again as most
    of what is asked of a figure; no record of one report is looked at by two threads."""

    def __init__(self, find: Callable[[Owner], Value]) -> None:
        self.find = find
        self.name = find.__name__
        self.__doc__ = find.__doc__

    @overload
    def __get__(self, one: None, kind: type[Owner]) -> found_once[Owner, Value]: ...

    @overload
    def __get__(self, one: Owner, kind: type[Owner]) -> Value: ...

    def __get__(self, one: Owner | None, kind: type[Owner]) -> Value | found_once[Owner, Value]:
        if one is None:
            return self
        value = vars(one)[self.name] = self.find(one)
        return value


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
