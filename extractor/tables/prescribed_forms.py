"""Prescribed forms, as data: `patterns/forms.yaml`.

A table is known as one by the words of its columns' heads; then each column has its indicator,
and the form's sums are checked row by row.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain

import regex
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from extractor.kept_patterns import compiled_rule
from extractor.language.flat import toneless, word_pattern
from extractor.model import HEADS_JOINED_BY, ReadTable, TableColumn
from extractor.patterns import called, raise_broken, read_rules, said
from extractor.tables.grid import Heads, HeadsByColumn

FILE = "forms.yaml"
Words = list[str]
Pattern = regex.Pattern[str]
Found = dict[str, int]  # the name of a form's column → the number of the table's column


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Column(Strict):
    """What a column's heads must say and must not. `after`: it counts only beside that column
    (`đúng hạn` beside `trước hạn`)."""

    words: Words = Field(min_length=1)
    refuse: Words = []
    code: str = ""
    after: str = Field("", alias="with")
    optional: bool = False


class Example(Strict):
    """A table's title and its columns' heads as written, joined by ` / `."""

    heads: Words
    title: str = ""


class Form(Strict):
    """A form as written by a person. A table whose title has one of the words `named` may have
    more columns of figures; one without any of the words `title` is not this form."""

    id: str
    name: str
    named: Words = []
    title: Words = []
    columns: dict[str, Column]
    identities: list[str] = []
    examples: list[Example] = Field(min_length=1)
    counter_examples: list[Example] = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class HeadRule:
    """What a column's heads must hold: all patterns of one of the `wordings`, and not `refused`."""

    wordings: tuple[tuple[Pattern, ...], ...]
    refused: Pattern | None

    def holds(self, heads: Heads) -> bool:
        """`heads` in toneless letters."""
        if self.refused and _is_in(self.refused, heads):
            return False
        return any(_are_in(wording, heads) for wording in self.wordings)


@dataclass(frozen=True, slots=True)
class Known:
    """A form ready to be tried, with the rule for each of its columns."""

    form: Form
    named: Pattern | None
    title: Pattern | None
    columns: dict[str, HeadRule]


def _is_in(pattern: Pattern, heads: Heads) -> bool:
    return any(pattern.search(head) for head in heads)


def _are_in(
    patterns: tuple[Pattern, ...],
    heads: Heads,
) -> bool:
    """True where each pattern is in some head."""
    return all(_is_in(pattern, heads) for pattern in patterns)


def _any(phrases: Words) -> Pattern:
    choice = "|".join(word_pattern(phrase) for phrase in phrases)
    return compiled_rule(rf"(?<!\w)(?:{choice})(?!\w)")


def _any_or_none(phrases: Words) -> Pattern | None:
    return _any(phrases) if phrases else None


@lru_cache(maxsize=1)
def load_forms() -> tuple[Known, ...]:
    """Every prescribed form. Raises BrokenRule with every example that is not recognised as it
    says."""
    try:
        records = read_rules(FILE)
        forms = [Form.model_validate(record) for record in records]
    except ValidationError as error:
        raise_broken([f"{called(FILE)}: {said(fault)}" for fault in error.errors()])
    loaded = tuple(_compiled(form) for form in forms)
    faults = list(chain.from_iterable(map(_faults, loaded)))
    if faults:
        raise_broken(faults)
    return loaded


def _compiled(form: Form) -> Known:
    return Known(
        form=form,
        named=_any_or_none(form.named),
        title=_any_or_none(form.title),
        columns={name: _head_rule(column) for name, column in form.columns.items()},
    )


def _head_rule(column: Column) -> HeadRule:
    """`hồ sơ + trực tuyến` is a wording of two parts, which may stand in different heads."""
    return HeadRule(
        wordings=tuple(_parts(wording) for wording in column.words),
        refused=_any_or_none(column.refuse),
    )


def _parts(wording: str) -> tuple[Pattern, ...]:
    return tuple(_any([part]) for part in wording.split(" + "))


def _faults(known: Known) -> Iterator[str]:
    form = known.form
    for example in form.examples:
        if not _fits_example(known, example):
            yield f"{called(FILE)}, {form.id}: {' | '.join(example.heads)}: not recognised"
    for example in form.counter_examples:
        if _fits_example(known, example):
            yield f"{called(FILE)}, {form.id}: {' | '.join(example.heads)}: must not be recognised"


def _fits_example(known: Known, example: Example) -> bool:
    """All columns of an example but the first two hold figures."""
    heads = {
        number: tuple(written.split(HEADS_JOINED_BY))
        for number, written in enumerate(example.heads, 1)
    }
    values = set(heads) - {1, 2}
    return bool(_fits(known, example.title, heads, values))


def form_codes() -> tuple[tuple[str, str], ...]:
    """Each indicator that a column of a form stands for: where it is written, and its code."""
    codes: list[tuple[str, str]] = []
    for known in load_forms():
        columns = known.form.columns.values()
        where = f"{FILE}, {known.form.id}"
        codes += [(where, column.code) for column in columns if column.code]
    return tuple(codes)


def with_prescribed_forms(tables: tuple[ReadTable, ...]) -> tuple[ReadTable, ...]:
    """The tables; those that are a prescribed form have its name and their columns its codes."""
    return tuple(_as_form(table) for table in tables)


def _as_form(table: ReadTable) -> ReadTable:
    columns = table.columns
    heads = {column.number: _without_formula(column) for column in columns}
    values = {column.number for column in columns if column.role == "value"}
    for known in load_forms():
        found = _fits(known, table.title, heads, values)
        if found:
            return replace(
                table,
                title=f"{table.title} [{known.form.name}]".strip(),
                columns=_of_form(table.columns, known.form, found),
                prescribed=known.form.id,
            )
    return table


def _without_formula(column: TableColumn) -> Heads:
    return tuple(head for head in column.heads if head not in column.formulas)


def _fits(
    known: Known,
    title: str,
    heads: HeadsByColumn,
    values: set[int],
) -> Found:
    """The table's columns by the form's names; empty where the table is not this form. `values`
    are the columns of figures."""
    title = toneless(title)
    if known.title and not known.title.search(title):
        return {}
    found = _with_their_partners(known.form, _named_columns(known, heads))
    columns = known.form.columns.items()
    needed = {name for name, column in columns if not column.optional}
    if not needed <= found.keys():
        return {}
    has_more_figures = bool(values - set(found.values()))
    is_named = bool(known.named and known.named.search(title))
    return {} if has_more_figures and not is_named else found


def _named_columns(
    known: Known,
    heads: HeadsByColumn,
) -> Found:
    """The columns whose heads hold what the form says; empty where the heads of two columns hold
    the same or those of one hold two: such a table is not understood."""
    found: Found = {}
    for number, parts in heads.items():
        plain = tuple(toneless(head) for head in parts)
        rules = known.columns.items()
        names = [name for name, rule in rules if rule.holds(plain)]
        twice = any(name in found for name in names)
        if len(names) > 1 or twice:
            return {}
        found.update(dict.fromkeys(names, number))
    return found


def _with_their_partners(
    form: Form,
    found: Found,
) -> Found:
    """The columns found, without those that count only beside one that is not there."""
    alone = [
        name for name in found if form.columns[name].after and form.columns[name].after not in found
    ]
    return {name: number for name, number in found.items() if name not in alone}


def _of_form(
    columns: tuple[TableColumn, ...],
    form: Form,
    found: Found,
) -> tuple[TableColumn, ...]:
    """The columns with the form's codes and sums, in the names that the table gives its columns;
    where it does not name all of the form's, in their numbers."""
    of_form = set(found.values())
    named = all(column.called for column in columns if column.number in of_form)
    called = {column.number: str(column.number) for column in columns}
    if named:
        called = {column.number: column.called for column in columns}
    sums = _sums(form, found, called)
    codes = {number: form.columns[name].code for name, number in found.items()}
    return tuple(
        replace(
            column,
            called=called[column.number],
            formulas=_all_formulas(column, sums[column.number]),
            code=codes.get(column.number, ""),
        )
        for column in columns
    )


def _all_formulas(
    column: TableColumn,
    of_form: list[str],
) -> tuple[str, ...]:
    """The printed formulas and those of the form, each once."""
    return tuple(dict.fromkeys((*column.formulas, *of_form)))


def _sums(
    form: Form,
    found: Found,
    called: dict[int, str],
) -> dict[int, list[str]]:
    """Column → the formulas that the form gives it (`3=4+5`), of those whose columns are there."""
    sums: dict[int, list[str]] = defaultdict(list)
    for identity in form.identities:
        terms = regex.split(r"[=+]", identity)  # the total first
        if all(term in found for term in terms):
            total, *parts = (called[found[term]] for term in terms)
            sums[found[terms[0]]].append(f"{total}={'+'.join(parts)}")
    return sums
