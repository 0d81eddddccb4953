"""One rule file, read; where in it something stands; faults in it as a clerk is told them."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from extractor.errors import BrokenRule
from extractor.messages import of_system, say
from extractor.patterns.folders import office_folder

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

LARGEST = 5 << 20  # bytes: no file of rules is larger
Path_ = tuple[int | str, ...]  # the keys and places that lead to a node of a file
FAULTS = {  # pydantic's name of a fault → the key of its sentence
    "missing": "rule_field_missing",
    "extra_forbidden": "rule_field_unknown",
    "literal_error": "rule_value_not_of",
    "string_type": "rule_value_no_text",
    "list_type": "rule_value_no_list",
    "dict_type": "rule_value_no_fields",
    "model_type": "rule_value_no_fields",
    "string_pattern_mismatch": "rule_value_form",
    "string_too_short": "rule_value_empty",
    "too_short": "rule_value_empty",
}


def read_yaml(file: Path) -> Any:
    """What a rule file holds; not to be changed by who asks. Raises BrokenRule, with the line,
    where it cannot be read."""
    try:
        state = file.stat()
        if state.st_size > LARGEST:
            raise_broken([say("rule_file_large", file=shown(file))], file)
        return _loaded(file, state.st_mtime_ns, state.st_size)
    except OSError as error:
        raise_broken([f"{shown(file)}: {of_system(error)}"], file)


@lru_cache(maxsize=128)
def _loaded(file: Path, changed: int, size: int) -> Any:
    """The content of the file as it was changed last."""
    del changed, size  # of another time or size it is another content
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the one in C where it was built
    try:
        reading = loader(file.read_text("utf-8-sig"))
        node = reading.get_single_node()
        _refuse_keys_said_twice(file, node)
        return reading.construct_document(node) if node else None
    except UnicodeDecodeError:
        raise_broken([say("rule_file_not_utf8", file=shown(file))], file)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        fault = say("rule_not_yaml", problem=error.problem)
        raise_broken([f"{where(file, line)}: {fault}"], file)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise_broken([f"{shown(file)}: {str(error)[:200]}"], file)


def _refuse_keys_said_twice(file: Path, node: Any) -> None:
    """Raises BrokenRule, with the line, for the first key that one mapping says twice: the second
    would stand for both."""
    import yaml

    nodes, known = [node], set[int]()  # a node may stand in several places, even in itself
    while nodes:
        one = nodes.pop()
        if id(one) in known:
            continue
        known.add(id(one))
        if isinstance(one, yaml.SequenceNode):
            nodes += one.value
        elif isinstance(one, yaml.MappingNode):
            keys = [key for key, _ in one.value]
            nodes += [value for _, value in one.value]
            _refuse_twice(file, keys)


def _refuse_twice(file: Path, keys: list[Any]) -> None:
    """Raises BrokenRule for the first of a mapping's keys that stands there before."""
    known = set[str]()
    for key in keys:
        if key.value in known:
            fault = say("rule_key_twice", name=key.value)
            raise_broken([f"{where(file, key.start_mark.line + 1)}: {fault}"], file)
        known.add(str(key.value))


def raise_broken(faults: list[str], file: Path | None = None) -> NoReturn:
    """Raises BrokenRule with these faults, saying in whose folder they are to be mended: the
    office's where `file`, or without it any fault, is of there."""
    folder = office_folder()
    own = folder and (
        folder in file.resolve().parents
        if file
        else any(f"{folder.name}/" in fault for fault in faults)
    )
    if own:
        raise BrokenRule("office_rules_broken", folder=folder, faults="\n".join(faults))
    raise BrokenRule("rules_broken", faults="\n".join(faults))


def shown(file: Path) -> str:
    """The name of a rule file as people are told it: with its folder where it is the office's."""
    folder = office_folder()
    if folder and folder in file.resolve().parents:
        return f"{folder.name}/{file.resolve().relative_to(folder).as_posix()}"
    return file.name


def called(name: str) -> str:
    """The name of what our file and the office's of the same name say together."""
    folder = office_folder()
    return f"{folder.name}/{name}" if folder and (folder / name).is_file() else name


def where(file: Path, line: int, record: str = "") -> str:
    """File, line and record as people are told them.

    >>> where(Path("mot_cua.yaml"), 12, "mot_cua.may_lay_so")
    'mot_cua.yaml, dòng 12, mot_cua.may_lay_so'
    """
    place = say("rule_line", file=shown(file), line=line)
    return f"{place}, {record}" if record else place


def line_of(file: Path, path: Path_) -> int:
    """The line (1…) on which the node at `path` of a YAML file begins; as near as `path` leads."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    node = yaml.compose(file.read_text("utf-8-sig"), loader)
    if node is None:
        return 1
    for step in path:
        if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
        elif isinstance(node, yaml.MappingNode):
            node = next((value for key, value in node.value if key.value == str(step)), node)
    return node.start_mark.line + 1


def said(fault: ErrorDetails) -> str:
    """A fault of a record as a clerk is told it: the field and what is wrong with it."""
    steps = [step + 1 if isinstance(step, int) else step for step in fault["loc"]]
    field = ".".join(map(str, steps)) or "?"
    key = FAULTS.get(fault["type"])
    if key is None:
        return f"{field}: {fault['msg']}"
    given = fault.get("ctx", {})
    return say(
        key,
        field=field,
        value=str(fault["input"])[:60],
        allowed=given.get("expected", given.get("pattern", "")),
    )
