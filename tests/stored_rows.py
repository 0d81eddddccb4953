"""All rows of a dataset in the order in which they were added, wherever they are kept."""

import sqlite3

import psycopg

from extractor.output import TABLES


def embedded(path):
    with sqlite3.connect(path) as base:
        return {
            table: [
                tuple("" if value is None else value for value in row)
                for row in base.execute(f'select {listed(table)} from "{table}" order by rowid')
            ]
            for table in TABLES
        }


def served(address):
    with psycopg.connect(address, options="-csearch_path=solieu") as base:
        return {
            table: [
                tuple("" if value is None else value for value in row)
                for row in base.execute(f'select {listed(table)} from "{table}" order by rowid')
            ]
            for table in TABLES
        }


def listed(table):
    return ", ".join(f'"{column}"' for column in TABLES[table])
