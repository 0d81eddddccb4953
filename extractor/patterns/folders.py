"""Where the rule files are: those of the program, and those of the office's own."""

from __future__ import annotations

import os
from importlib.util import find_spec
from pathlib import Path

from extractor.errors import BrokenRule, WrongUsage

ENVIRONMENT = "SOLIEU_PATTERNS"


def patterns_folder() -> Path:
    """The folder of the rule files: beside the source, or in the installed package. Raises
    BrokenRule where there is neither."""
    beside = Path(__file__).resolve().parent.parent.parent / "patterns"
    if (beside / "pieces.yaml").exists():
        return beside
    installed = find_spec("solieu_patterns")
    if installed is None or not installed.submodule_search_locations:
        raise BrokenRule("rules_broken", faults=str(beside))
    return Path(installed.submodule_search_locations[0])


def office_folder() -> Path | None:
    """The folder of the office's own rules, whole; None where the office has none. Raises
    WrongUsage where the folder named is not there."""
    named = os.environ.get(ENVIRONMENT, "")
    if not named:
        return None
    folder = Path(named)
    if not os.path.isdir(folder):
        raise WrongUsage("patterns_not_there", path=named)
    return folder.resolve()


def use_office_folder(folder: Path) -> None:
    """Makes this the folder of the office's own rules, for this process and those that it starts:
    they inherit the environment. To be said before any rule is loaded. Raises WrongUsage where the
    folder is not there, or is the program's."""
    if not os.path.isdir(folder):
        raise WrongUsage("patterns_not_there", path=folder)
    if folder.resolve() == patterns_folder():
        raise WrongUsage("patterns_are_ours", path=folder)
    os.environ[ENVIRONMENT] = str(folder.resolve())
