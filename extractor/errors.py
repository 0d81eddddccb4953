"""What stops the work on one input, or on all of them.

    SolieuError
     ├─ WrongUsage        exit 2   the command was called wrongly
     ├─ BrokenRule        exit 2   a rule file cannot be used
     ├─ MissingProgram    exit 3   Tesseract, its Vietnamese data or Poppler is not there
     ├─ RunStopped        exit 1   a full disk, say: no input can be read now, what is done is kept
     └─ InputError        exit 1   one input could not be read; the others go on

Each carries `code`, the key of two sentences in `messages.py` (what happened, what to do next),
and the values that fill them. Doubt about a value is not an error: it is a row marked for review.
"""

from __future__ import annotations

from collections.abc import Callable


class SolieuError(Exception):
    exit_code = 1

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code, values)
        self.code = code
        self.values = values

    def __reduce__(self) -> tuple[Callable[..., SolieuError], tuple[object, ...]]:
        """What it is made of again in another process; Exception alone would lose `values`."""
        return _rebuild, (type(self), self.code, self.values)


def _rebuild(kind: type[SolieuError], code: str, values: dict[str, object]) -> SolieuError:
    return kind(code, **values)


class WrongUsage(SolieuError):
    exit_code = 2


class BrokenRule(SolieuError):
    exit_code = 2


class MissingProgram(SolieuError):
    exit_code = 3


class RunStopped(SolieuError):
    exit_code = 1


class InputError(SolieuError):
    exit_code = 1
