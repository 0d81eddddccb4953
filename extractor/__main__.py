"""`python -m extractor …` is the `solieu` command."""

from __future__ import annotations

import sys


def main() -> int:
    """Runs the command and returns its exit code; where this Python has not the packages that the
    program needs, says which is missing and how to install them."""
    try:
        return _loaded()
    except KeyboardInterrupt:  # stopped before the command could begin
        from extractor import messages
        from extractor.progress import open_streams, tell

        open_streams()
        tell(messages.say("interrupted"))
        return 130


def _loaded() -> int:
    """What the command returns, once all that it needs is loaded, which takes a second or two."""
    from extractor.outages import missing_package

    try:
        from extractor.cli import main as command
    except ModuleNotFoundError as error:
        known = missing_package(error)
        if known is None:
            raise
        from extractor.progress import open_streams, tell_error

        open_streams()
        return tell_error(known)
    return command()


if __name__ == "__main__":
    sys.exit(main())
