"""The content of the rule files, the office's laid over ours."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from extractor.patterns.folders import office_folder, patterns_folder
from extractor.patterns.overlay import laid_over
from extractor.patterns.yaml_files import read_yaml

OF_DRAFTS = ("drafts.yaml",)  # nothing is read by these


def read_rules(name: str, folder: Path | None = None) -> Any:
    """What the rule file of that name (`units/agencies.yaml`) says, with what the office's file of
    the same name says laid over it; of `folder` alone where one is given. Raises BrokenRule where
    a file cannot be read."""
    ours = read_yaml((folder or patterns_folder()) / name)
    office = None if folder else office_folder()
    if office is None or not (office / name).is_file():
        return ours
    return laid_over(ours, read_yaml(office / name))


def csv_files(name: str) -> list[Path]:
    """The lists of that name: ours, then the office's where it has one."""
    files = [patterns_folder() / name]
    office = office_folder()
    if office and (office / name).is_file():
        files.append(office / name)
    return files


def rules_content() -> Iterator[bytes]:
    """All that the rule files say, file by file: what results depend on. How a file is laid out
    does not count, nor what only documents made from results are worded by."""
    for folder in filter(None, (patterns_folder(), office_folder())):
        for file in sorted(folder.rglob("*.yaml")):
            if file.name in OF_DRAFTS:
                continue
            content = json.dumps(read_yaml(file), ensure_ascii=False, default=str)
            yield f"{file.relative_to(folder).as_posix()}\n{content}\n".encode()
        for file in sorted(folder.rglob("*.csv")):
            yield file.read_bytes()
