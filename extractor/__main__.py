"""`python -m extractor …` is the `solieu` command."""

from __future__ import annotations

import sys

from extractor.outages import missing_package
from extractor.progress import tell_error


def main() -> int:
    """Runs the command and returns its exit code; where this Python has not the packages that the
    program needs, says which is missing and how to install them."""
    try:
        from extractor.cli import main as command
    except ModuleNotFoundError as error:
        known = missing_package(error)
        if known is None:
            raise
        return tell_error(known)
    return command()


if __name__ == "__main__":
    sys.exit(main())
