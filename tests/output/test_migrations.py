"""The tables of a server are those of the dataset, column by column."""

import regex

from extractor.output.migrations import MIGRATIONS
from extractor.output.schema import TABLES

COMMANDS = [command for step in MIGRATIONS for command in step]
MADE = regex.compile(r'create table "(?P<name>\w+)" \((?P<columns>.*), rowid ')
COLUMN = regex.compile(r'"(\w+)" (?:text|bigint|double precision)')


def made_tables():
    found = [made for command in COMMANDS if (made := MADE.match(command))]
    return {made["name"]: COLUMN.findall(made["columns"]) for made in found}


def test_every_table_has_its_columns():
    made = made_tables()
    assert made.keys() == TABLES.keys()
    for name, columns in TABLES.items():
        assert sorted(made[name]) == sorted(columns), name


def test_rows_of_a_file_are_found_by_an_index():
    for name, columns in TABLES.items():
        if "file" in columns:
            assert f'create index "{name}_file" on "{name}" ("file")' in COMMANDS


def test_texts_are_ordered_as_in_a_file():
    for command in COMMANDS:
        if MADE.match(command):
            assert command.count('" text ') == command.count('" text collate "C" not null')
