"""Where the rule files are, how one is read, and phrases of rules as patterns."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Any

import regex

from extractor.errors import BrokenRule


def patterns_folder() -> Path:
    """The folder of the rule files: beside the source, or in the installed package. Raises
    BrokenRule where there is neither."""
    beside = Path(__file__).resolve().parent.parent / "patterns"
    if (beside / "pieces.yaml").exists():
        return beside
    installed = find_spec("solieu_patterns")
    if installed is None or not installed.submodule_search_locations:
        raise BrokenRule("rules_broken", faults=str(beside))
    return Path(installed.submodule_search_locations[0])


def any_of(phrases: list[str]) -> str:
    """A pattern of whole words for any of the phrases; of several that fit, the longest. A phrase
    may begin with the comma that parts it from what stands before.

    >>> regex.findall(any_of(["hồ sơ", "hồ sơ mới", ", trong đó"]), "5 hồ  sơ mới, trong đó 2 cũ")
    ['hồ  sơ mới', ', trong đó']
    """
    longest_first = sorted(phrases, key=len, reverse=True)
    return rf"(?:{'|'.join(map(_whole_words, longest_first))})(?!\p{{L}})"


def _whole_words(phrase: str) -> str:
    """A pattern for a phrase whose first word begins there; any blanks part its words."""
    words = regex.escape(phrase, literal_spaces=True).replace(" ", r"\s+")
    return (r"(?<!\p{L})" if phrase[0].isalpha() else "") + words


def read_yaml(file: Path) -> Any:
    """What a rule file holds. Raises BrokenRule where it cannot be read."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the one in C where it was built
    try:
        return yaml.load(file.read_text("utf-8"), Loader=loader)
    except (OSError, yaml.YAMLError) as error:
        raise BrokenRule("rules_broken", faults=f"{file.name}: {error}") from None
