"""How the tables in a server came to be, by number. What stands here is never changed: a new
version adds a number at the end."""

from __future__ import annotations

_TEXT = "text collate \"C\" not null default ''"  # ordered by code point, as in a file
_WHOLE = "bigint"
_REAL = "double precision"
_PLACE = (
    f'"file" {_TEXT}, "page" {_WHOLE}, "start" {_WHOLE}, "end" {_WHOLE}, "raw" {_TEXT}, '
    f'"section" {_TEXT}, "sentence" {_TEXT}, "confidence" {_REAL}, "review" {_TEXT}, '
    f'"review_reason" {_TEXT}, "x0" {_REAL}, "y0" {_REAL}, "x1" {_REAL}, "y1" {_REAL}'
)


def _texts(names: str) -> str:
    return ", ".join(f'"{name}" {_TEXT}' for name in names.split())


def _wholes(names: str) -> str:
    return ", ".join(f'"{name}" {_WHOLE}' for name in names.split())


def _reals(names: str) -> str:
    return ", ".join(f'"{name}" {_REAL}' for name in names.split())


def _table(name: str, *columns: str) -> str:
    listed = ", ".join(columns)
    return f'create table "{name}" ({listed}, rowid bigint generated always as identity)'


_FIRST = (
    "create table state (name text primary key, value text not null)",
    _table(
        "documents",
        _texts("file sha256"),
        _wholes("pages"),
        _texts("number doc_date doc_type issuer issuer_level province district title period"),
        _texts("received_by received_number received_date forwarded_to signer signer_capacity"),
        _texts("recipients reader review review_reason answers period_from period_days counted"),
        _texts("copies files"),
        _wholes("page_from page_to"),
        _texts("corrected"),
    ),
    _table(
        "figures",
        _PLACE,
        _texts("kind value numerator denominator unit subject status indicator rule proven"),
        _texts("for_period place corrected"),
    ),
    _table("references", _PLACE, _texts("number doc_type doc_date issuer place corrected")),
    _table("dates", _PLACE, _texts("iso role place corrected")),
    _table("labels", _PLACE, _texts("of place corrected")),
    _table(
        "checks",
        _texts("file"),
        _wholes("page"),
        _texts("section check statement verdict difference figures weight suggested message"),
        _texts("computed"),
    ),
    _table(
        "indicators",
        _texts("file province district issuer issuer_level period indicator name_vi unit status"),
        _texts("value numerator denominator"),
        _wholes("page start"),
        _texts("review for_period corrected"),
    ),
    _table(
        "tables",
        _PLACE,
        _wholes("table row column"),
        _texts("row_head column_head value place corrected"),
    ),
    _table(
        "cells",
        _texts("file"),
        _wholes("page table whole"),
        _texts("title"),
        _wholes("row column rows columns body start"),
        _texts("text"),
    ),
    _table("failures", _texts("file error next_step")),
    _table("inputs", _texts("file sha256 settings"), _wholes("pages"), _texts("origin belongs")),
    _table("decisions", _texts("file decision")),
    _table(
        "followed",
        _texts("file"),
        _wholes("page start"),
        _reals("x0 y0 x1 y1"),
        _texts("raw field old new state person time note outcome now"),
    ),
    _table(
        "corrections",
        _texts("sha256"),
        _wholes("page"),
        _reals("x0 y0 x1 y1"),
        _texts("raw field old new state person time note file"),
        _wholes("start"),
        _texts("place sentence document kind"),
    ),
    _table("machine", _texts("file rows")),
    _table("due", _texts("file")),
)

_OF_FILES = (
    "documents figures references dates labels checks indicators tables cells failures inputs "
    "decisions followed machine due corrections"
)
_INDEXES = (
    *(f'create index "{name}_file" on "{name}" ("file")' for name in _OF_FILES.split()),
    'create index "documents_files" on "documents" ("files")',
    'create index "documents_sha256" on "documents" ("sha256")',
    'create index "inputs_belongs" on "inputs" ("belongs")',
    'create index "inputs_sha256" on "inputs" ("sha256")',
)

# Work that several machines share: who begins what how often, and what pages were read as.
_WORK = (
    "create table work (key text primary key, what text not null, state text not null, "
    "tries bigint not null, in_a_row bigint not null, broken_off bigint not null, "
    "run text not null, worker text not null, since timestamptz not null default now())",
    "create index work_run on work (run)",
    "create table readings (key text primary key, reading bytea not null)",
    "alter table readings alter column reading set storage external",  # packed already
)

MIGRATIONS: tuple[tuple[str, ...], ...] = ((*_FIRST, *_INDEXES), _WORK)
