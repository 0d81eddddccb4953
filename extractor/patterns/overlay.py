"""What the office writes, laid over what comes with the program.

Both are written with the same names of fields. A record of a name that ours has takes the place of
ours; with `field+` and `field-` it adds to a list of ours, or takes from it, and is ours for the
rest. Lists of words under one head (nouns, synonyms, titles) are added to ours. Everything else is
the office's where the office says it.
"""

from __future__ import annotations

from typing import Any

# The key of a list of records → the fields that name one of them; "" is a file that is a list.
NAMED_BY: dict[str, tuple[str, ...]] = {
    "": ("id",),
    "forms": ("name",),
    "rows": ("number",),
    "agencies": ("code", "name"),
    "provinces": ("set", "name"),
}
SAME_THING = (
    "synonyms",
    "alike",
    "same_nouns",
)  # lists of groups: of groups that meet, one is made
# Lists whose order is their meaning: the office's takes the place of ours.
REPLACED = ("key_indicators", "outline", "recipients")
ADDS, TAKES = "+", "-"


def laid_over(ours: Any, office: Any, key: str = "") -> Any:
    """Ours with the office's laid over it; `key` is what both stand under."""
    if isinstance(ours, dict) and isinstance(office, dict):
        return _fields(ours, office)
    if isinstance(ours, list) and isinstance(office, list):
        return _lists(ours, office, key)
    return ours if office is None else office


def _fields(ours: dict[str, Any], office: dict[str, Any]) -> dict[str, Any]:
    made = dict(ours)
    for name, value in office.items():
        plain = base_name(name)
        if str(name).endswith(TAKES):
            made[plain] = _without(made.get(plain), value)
        elif plain in made:
            made[plain] = laid_over(made[plain], value, plain)
        else:
            made[plain] = value
    return made


def base_name(name: Any) -> str:
    """The name of a field without the mark for adding or taking.

    >>> base_name("wordings+"), base_name("units-"), base_name("units")
    ('wordings', 'units', 'units')
    """
    text = str(name)
    return text[:-1] if is_change(text) else text


def is_change(name: Any) -> bool:
    """True for a field that adds to ours or takes from it."""
    return str(name).endswith((ADDS, TAKES)) and len(str(name)) > 1


def _without(ours: Any, taken: Any) -> Any:
    if not isinstance(ours, list) or not isinstance(taken, list):
        return ours
    return [item for item in ours if item not in taken]


def _lists(ours: list[Any], office: list[Any], key: str) -> list[Any]:
    if key in REPLACED:
        return office
    if key in NAMED_BY:
        made = records_over(ours, office, NAMED_BY[key])
        return sorted(made, key=_by_number) if key == "rows" else made
    if key in SAME_THING:
        return _groups(ours, office)
    new = [item for item in office if item not in ours]
    if any(isinstance(item, dict | list) for item in new):
        return [*new, *ours]
    return [*ours, *new]


def _by_number(row: Any) -> tuple[int, ...]:
    """What rows of a form are ordered by: their numbers, as such forms count (`2`, `2.1`)."""
    parts = str(row.get("number", "")).split(".") if isinstance(row, dict) else []
    return tuple(int(part) for part in parts if part.isdecimal())


def _groups(ours: list[Any], office: list[Any]) -> list[Any]:
    """Groups of words for one thing: a group of the office's joins those of ours that it meets."""
    made = [list(group) for group in ours]
    for group in office:
        meeting = [other for other in made if not set(other).isdisjoint(group)]
        words = [word for other in meeting for word in other]
        made = [other for other in made if other not in meeting]
        made.append(list(dict.fromkeys([*words, *group])))
    return made


def records_over(
    ours: list[Any],
    office: list[Any],
    named_by: tuple[str, ...],
) -> list[Any]:
    """The records of both; one of a name that ours has in its place, a new one before all."""
    places = {name_of(record, named_by): at for at, record in enumerate(ours)}
    made = list(ours)
    new: list[Any] = []
    for record in office:
        at = places.get(name_of(record, named_by))
        if at is None:
            new.append(record)
        else:
            made[at] = record_over(ours[at], record)
    return [*new, *made]


def name_of(record: Any, named_by: tuple[str, ...]) -> tuple[str, ...]:
    """What a record is called by."""
    if not isinstance(record, dict):
        return ()
    return tuple(str(record.get(field, "")) for field in named_by)


def record_over(ours: Any, office: Any) -> Any:
    """The office's record; one with `field+` or `field-` is ours, changed."""
    if not isinstance(ours, dict) or not any(map(is_change, office)):
        return office
    plain = {name: value for name, value in office.items() if not is_change(name)}
    made = {**ours, **plain}
    for name, value in office.items():
        field = base_name(name)
        if str(name).endswith(ADDS):
            made[field] = _added(made.get(field), value, field)
        elif str(name).endswith(TAKES):
            made[field] = _without(made.get(field), value)
    return made


def _added(ours: Any, more: Any, field: str) -> Any:
    if not isinstance(ours, list) or not isinstance(more, list):
        return laid_over(ours, more, field) if isinstance(ours, dict) else more
    return _lists(ours, more, field)
