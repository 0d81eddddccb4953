"""Prescribed forms, as data: `patterns/forms.yaml`. A table is known as one by the words of its
columns' heads; then each column has its indicator, and the form's sums are checked row by row.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

import regex
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from extractor.errors import BrokenRule
from extractor.language.flat import toneless, word_pattern
from extractor.model import ReadTable, TableColumn
from extractor.patterns import patterns_folder, read_yaml

FILE = "forms.yaml"
Words = list[str]


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Column(Strict):
    """What its head must say. `after`: it counts only beside that column (`đúng hạn` beside `trước hạn`)."""

    words: Words = Field(min_length=1)
    refuse: Words = []
    code: str = ""
    after: str = Field("", alias="with")
    optional: bool = False


class Example(Strict):
    heads: Words
    title: str = ""


class Form(Strict):
    id: str
    name: str
    named: Words = []
    title: Words = []
    columns: dict[str, Column]
    identities: list[str] = []
    examples: list[Example] = Field(min_length=1)
    counter_examples: list[Example] = Field(min_length=1)


@dataclass(frozen=True)
class Known:
    """A form ready to be tried: for each column what its head must hold, and must not."""

    form: Form
    named: regex.Pattern | None
    title: regex.Pattern | None
    columns: dict[str, tuple[tuple[tuple[regex.Pattern, ...], ...], regex.Pattern | None]]


def _any(phrases: Words) -> regex.Pattern | None:
    return (
        regex.compile(r"(?<!\w)(?:" + "|".join(word_pattern(p) for p in phrases) + r")(?!\w)")
        if phrases
        else None
    )


@lru_cache(maxsize=1)
def load_forms() -> tuple[Known, ...]:
    """Raises BrokenRule with every example that is not recognised as it says."""
    try:
        forms = [Form.model_validate(raw) for raw in read_yaml(patterns_folder() / FILE)]
    except (ValidationError, TypeError) as error:
        raise BrokenRule("rules_broken", faults=f"{FILE}: {error}") from None
    known = tuple(
        Known(
            f,
            _any(f.named),
            _any(f.title),
            {
                name: (
                    tuple(tuple(_any([part]) for part in words.split(" + ")) for words in c.words),
                    _any(c.refuse),
                )
                for name, c in f.columns.items()
            },
        )
        for f in forms
    )
    if faults := [fault for k in known for fault in _faults(k)]:
        raise BrokenRule("rules_broken", faults="\n".join(faults))
    return known


def form_codes() -> tuple[tuple[str, str], ...]:
    """(where, code) for each indicator that a column of a form stands for."""
    return tuple(
        (f"{FILE}, {known.form.id}", column.code)
        for known in load_forms()
        for column in known.form.columns.values()
        if column.code
    )


def _faults(known: Known):
    form = known.form
    for example in (*form.examples, *form.counter_examples):
        heads = dict(enumerate(example.heads, 1))
        if bool(_fits(known, example.title, heads, set(heads) - {1, 2})) != (
            example in form.examples
        ):
            yield f"{FILE}, {form.id}: {' | '.join(example.heads)}: {'not recognised' if example in form.examples else 'must not be recognised'}"


def _terms(identity: str) -> list[str]:
    """`3=4+5` → the names of its columns, the total first."""
    return regex.split(r"[=+]", identity)


def with_prescribed_forms(tables: tuple[ReadTable, ...]) -> tuple[ReadTable, ...]:
    """The tables, those that are a prescribed form with its name and with their columns' codes."""
    return tuple(_as_form(table) for table in tables)


def _as_form(table: ReadTable) -> ReadTable:
    heads = {
        c.number: c.head.removesuffix(f" / {c.formula}") if c.formula else c.head
        for c in table.columns
    }
    values = {c.number for c in table.columns if c.role == "value"}
    for known in load_forms():
        if found := _fits(known, table.title, heads, values):
            columns = tuple(
                _coded(column, known.form, found)
                for column in _summed(table.columns, known.form, found)
            )
            return replace(
                table,
                title=f"{table.title} [{known.form.name}]".strip(),
                columns=columns,
                prescribed=known.form.id,
            )
    return table


def _fits(known: Known, title: str, heads: dict[int, str], values: set[int]) -> dict[str, int]:
    """Name of a form's column → the table's; empty where the table is not this form."""
    title = toneless(title)
    if known.title and not known.title.search(title):
        return {}
    found: dict[str, int] = {}
    for number, head in heads.items():
        names = [name for name, rule in known.columns.items() if _holds(rule, toneless(head))]
        if len(names) > 1 or names and names[0] in found:
            return {}  # two columns for one, or one for two: not understood
        found.update({name: number for name in names})
    found = {
        name: number
        for name, number in found.items()
        if not (beside := known.form.columns[name].after) or beside in found
    }
    missing = [
        name
        for name, column in known.form.columns.items()
        if not column.optional and name not in found
    ]
    more = values - set(found.values())
    by_name = bool(known.named and known.named.search(title))
    return {} if missing or more and not by_name else found


def _holds(rule: tuple, head: str) -> bool:
    words, refuse = rule
    return any(all(part.search(head) for part in every) for every in words) and not (
        refuse and refuse.search(head)
    )


def _coded(column: TableColumn, form: Form, found: dict[str, int]) -> TableColumn:
    name = next((n for n, number in found.items() if number == column.number), "")
    return replace(column, code=form.columns[name].code) if name else column


def _summed(
    columns: tuple[TableColumn, ...], form: Form, found: dict[str, int]
) -> list[TableColumn]:
    """The columns with the form's sums, in the names that the table gives its columns (else their numbers)."""
    printed = all(c.called for c in columns if c.number in found.values())
    called = {c.number: c.called if printed else str(c.number) for c in columns}
    made = [c if printed else replace(c, called=called[c.number]) for c in columns]
    for identity in form.identities:
        terms = _terms(identity)
        if all(t in found for t in terms):
            total, *parts = (called[found[t]] for t in terms)
            formula = f"{total}={'+'.join(parts)}"
            made = [
                replace(
                    c,
                    formula=";".join(dict.fromkeys(filter(None, [*c.formula.split(";"), formula]))),
                )
                if c.number == found[terms[0]]
                else c
                for c in made
            ]
    return made
