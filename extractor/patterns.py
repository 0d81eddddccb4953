"""Where the rules are, and how a file of them is read."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import regex

from extractor.errors import BrokenRule


def patterns_folder() -> Path:
    """Where the rule files are: beside the source, or in the installed package."""
    beside = Path(__file__).resolve().parent.parent / "patterns"
    if (beside / "pieces.yaml").exists():
        return beside
    return Path(find_spec("solieu_patterns").submodule_search_locations[0])


def any_of(phrases: list[str]) -> str:
    """A pattern of whole words for any of the phrases, the longest that fits; a phrase may begin
    with the comma that parts it from what stands before."""
    ordered = sorted(phrases, key=len, reverse=True)
    choice = "|".join(
        (r"(?<!\p{L})" if p[0].isalpha() else "")
        + regex.escape(p, literal_spaces=True).replace(" ", r"\s+")
        for p in ordered
    )
    return rf"(?:{choice})(?!\p{{L}})"


def read_yaml(file: Path):
    import yaml

    try:
        return yaml.load(
            file.read_text("utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        )
    except (OSError, yaml.YAMLError) as error:
        raise BrokenRule("rules_broken", faults=f"{file.name}: {error}") from None
