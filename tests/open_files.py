"""Files that another program holds open, as Windows has it: nobody may replace or remove them."""

import os
from pathlib import Path


def hold_open(monkeypatch, *held):
    """Has the system refuse to replace or remove these files."""
    kept = {os.path.abspath(path) for path in held}
    replace, unlink = os.replace, Path.unlink

    def refused(path):
        if os.path.abspath(path) in kept:
            raise PermissionError(13, "another program has it open", str(path))

    def replaced(source, target, **how):
        refused(target)
        replace(source, target, **how)

    def unlinked(path, missing_ok=False):
        refused(path)
        unlink(path, missing_ok=missing_ok)

    monkeypatch.setattr(os, "replace", replaced)
    monkeypatch.setattr(Path, "unlink", unlinked)
