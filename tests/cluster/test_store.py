"""A dataset in a PostgreSQL server is the dataset of the folder, row by row, whatever happens."""

import csv
import os
import subprocess
import sys
import threading
import time
from contextlib import suppress
from dataclasses import replace

import psycopg
import pytest
import servers
from conftest import ROOT
from made_texts import OTHER, REPORT
from stored_rows import embedded, served

from extractor import cli, messages
from extractor.decisions import about_document, about_row, append
from extractor.output import TABLES, Dataset, decided_database, files_before
from extractor.output.migrations import MIGRATIONS
from extractor.output.server_base import column_type
from extractor.review.results import Results

SIGNED = "-1;2+3='a' \\ \t\"$1 ?2"  # what could be taken for a part of a command


@pytest.fixture
def pair(tmp_path, server, capsys, monkeypatch):
    """One input folder, read into a folder's own database and into a server."""
    monkeypatch.setattr(messages, "language", "en")
    made = Pair(tmp_path, server.address(), capsys)
    made.input.mkdir()
    (made.input / "a.txt").write_text(REPORT, "utf-8")
    (made.input / "b.txt").write_text(OTHER, "utf-8")
    return made


class Pair:
    def __init__(self, folder, address, capsys):
        self.input, self.one, self.many = folder / "in", folder / "one", folder / "many"
        self.address, self.capsys = address, capsys

    def solieu(self, *words):
        code = cli.main([*map(str, words)])
        said = self.capsys.readouterr()
        assert "Traceback" not in said.err
        return code, said.err + said.out

    def run(self, *more):
        """Run both; what the second said."""
        command = ("run", self.input, "--jobs", 1, *more, "--out")
        self.solieu(*command, self.one)
        return self.solieu(*command, self.many, "--store", self.address)

    def rows(self):
        """Every row of every table, in the order in which they were added: of both."""
        return embedded(self.one / "dataset.sqlite"), served(self.address)

    def same(self):
        one, many = self.rows()
        assert one == many
        for table in self.one.glob("*.csv"):
            assert table.read_bytes() == (self.many / table.name).read_bytes(), table.name
        return one


def count(address):
    with psycopg.connect(address) as base, suppress(psycopg.errors.UndefinedTable):
        return base.execute("select count(*) from solieu.documents").fetchone()[0]
    return 0


def test_a_folders_life_is_the_same(pair):
    code, said = pair.run()
    assert code == 0 and "2 read" in said and not (pair.many / "dataset.sqlite").exists()
    assert len(pair.same()["figures"]) == 10
    (pair.input / "c.txt").write_bytes((pair.input / "a.txt").read_bytes())  # a copy
    (pair.input / "b.txt").rename(pair.input / "đổi tên.txt")
    (pair.input / "hỏng.pdf").write_bytes(b"%PDF-1.4 not one")
    assert pair.run()[0] == 1
    rows = pair.same()
    assert rows["failures"] and [row[0] for row in rows["documents"]] == ["a.txt", "đổi tên.txt"]
    (pair.input / "đổi tên.txt").unlink()
    (pair.input / "hỏng.pdf").unlink()
    (pair.input / "a.txt").write_text(REPORT + "\nCó 7 xã.\n", "utf-8")
    pair.run()
    pair.same()
    pair.run("--keep-gone")
    pair.same()
    for out in (pair.one, pair.many):
        assert pair.solieu("forget", out, "c.txt")[0] == 0
    pair.same()
    # the server is named once and remembered
    assert "unchanged: a.txt" in pair.solieu("run", pair.input, "--out", pair.many, "--dry-run")[1]
    code, said = pair.solieu("run", pair.input, "--jobs", 1, "--out", pair.many)
    assert code == 0 and not (pair.many / "dataset.sqlite").exists()
    assert set(files_before(pair.many)) == {"a.txt", "c.txt", "đổi tên.txt"}


def decisions_on(out):
    reader = Results(out)
    document = reader.documents()[0]
    [row] = [row for _, row in reader.numerals("a.txt") if row["raw"] == "251"]
    made = [
        about_row(row, document, "value", new="250", state="corrected", person="An"),
        about_document(document, "period", new="2023", state="corrected", person="An"),
    ]
    return [replace(one, time="2025-01-01T00:00:00+07:00") for one in made]


def test_decisions_are_laid_over_and_taken_off_as_in_a_folder(pair):
    pair.run()
    for out in (pair.one, pair.many):
        append(out, decisions_on(out))
    copies = [decided_database(out) for out in (pair.one, pair.many)]
    found = [embedded(path) for path in copies]
    for table in ("documents", "figures", "indicators", "followed", "machine", "corrections"):
        assert found[0][table] == found[1][table], table
    pair.run()
    rows = pair.same()
    assert len(rows["corrections"]) == len(rows["followed"]) == 2 and rows["machine"]
    for out in (pair.one, pair.many):
        (out / "corrections.csv").unlink()
    pair.run()
    assert pair.same()["followed"] == []


def test_compare_gives_the_same_tables(pair, tmp_path):
    pair.run()
    for name in ("one", "many"):
        out = tmp_path / f"{name}.xlsx"
        code, said = pair.solieu("compare", getattr(pair, name), "--out", out)
        assert code == 0, said
    made = sorted(path.name[4:] for path in tmp_path.glob("many*.csv"))
    assert made == sorted(path.name[3:] for path in tmp_path.glob("one*.csv"))
    for name in made:
        one, many = ((tmp_path / f"{who}{name}").read_text("utf-8-sig") for who in ("one", "many"))
        assert one.replace("\none,", "\nmany,") == many, name


def test_review_reads_the_same(pair):
    pair.run()
    one, many = Results(pair.one), Results(pair.many)
    for ask in (
        lambda reader: [plain(row) for row in reader.documents()],
        lambda reader: [(table, plain(row)) for table, row in reader.numerals("a.txt")],
        lambda reader: [(table, plain(row)) for table, row in reader.doubtful()],
        lambda reader: [plain(row) for row in reader.checks("b.txt")],
        lambda reader: [plain(row) for row in reader.files_of(reader.documents()[0])],
        lambda reader: reader.indicator_names("a.txt"),
        lambda reader: reader.cell_heads("a.txt"),
        lambda reader: reader.origins(reader.documents()[0]["sha256"]),
    ):
        assert ask(one) == ask(many)
    start = one.numerals("a.txt")[-1][1]["start"]
    assert one.numerals_at("a.txt", [start])[0][0] == many.numerals_at("a.txt", [start])[0][0]


def plain(row):
    return {name: value for name, value in row.items() if name != "rowid"}


def test_texts_are_kept_to_the_sign(server, tmp_path):
    """Quotes, tabs, signs of commands, empty numbers, and what a server cannot keep."""
    found = []
    (tmp_path / "many" / ".solieu").mkdir(parents=True)
    keep(tmp_path / "many", server.address())
    for name in ("one", "many"):
        (tmp_path / name).mkdir(exist_ok=True)
        with Dataset(tmp_path / name) as data:
            row = dict.fromkeys(TABLES["figures"], SIGNED)
            numbers = [one for one in row if column_type("figures", one) != "text"]
            row |= dict.fromkeys(numbers, "") | {"start": 10**12, "x0": 0.1}
            with data.base.transaction():
                data.add("figures", [row, row | {"file": "ế", "start": 2}])
                data.add(
                    "figures", [row | {"file": "Z", "start": 10}, row | {"file": "Z", "start": 9}]
                )
            found.append(list(data.rows("figures")))
    assert found[0] == found[1]
    with Dataset(tmp_path / "many") as data:
        data.add("decisions", [{"file": "a\0b", "decision": "whole"}])
        assert data.decided() == {"a\u2400b": "whole"}


def keep(out, address):
    from extractor.output import use_store

    (out / ".solieu").mkdir(parents=True, exist_ok=True)
    use_store(out, address)


@pytest.mark.parametrize(
    "address, code, told",
    [
        ("postgresql://u:secret99@127.0.0.1/x", 2, "PGPASSFILE"),
        ("postgresql://127.0.0.1/x?password=secret99", 2, "PGPASSFILE"),
        ("mysql://127.0.0.1/x", 2, "postgresql://USER@HOST"),
        ("postgresql://127.0.0.1:1/x", 2, "server runs"),
        ("postgresql://127.0.0.1/x?nonsense=1", 2, "postgresql://USER@HOST"),
    ],
)
def test_an_address_that_is_none_is_refused_in_words(pair, address, code, told):
    ended, said = pair.solieu("run", pair.input, "--out", pair.many, "--store", address)
    assert ended == code and told in said and "secret99" not in said
    assert not (pair.many / "dataset.store").exists()


def test_a_dataset_belongs_to_one_folder(pair, tmp_path):
    pair.run()
    command = ("run", pair.input, "--store", pair.address, "--out")
    code, said = pair.solieu(*command, tmp_path / "another")
    assert code == 2 and "another result folder" in said
    code, said = pair.solieu(*command, pair.one)
    assert code == 2 and "dataset.sqlite" in said
    (pair.many / "dataset.store").write_text("{", "utf-8")
    assert pair.solieu("run", pair.input, "--out", pair.many)[0] == 2


def test_a_newer_versions_tables_are_left_alone(pair):
    pair.run()
    with psycopg.connect(pair.address) as base:
        base.execute("insert into solieu.migrations values (999)")
    code, said = pair.run()
    assert code == 2 and "newer version" in said


def test_the_migrations_make_the_tables_that_the_program_knows(server, tmp_path):
    keep(tmp_path, server.address())
    with Dataset(tmp_path) as data:
        assert data.run("select max(number) from migrations").fetchone()[0] == len(MIGRATIONS)
        for table, columns in TABLES.items():
            there = data.run(
                "select column_name, data_type from information_schema.columns "
                "where table_schema = 'solieu' and table_name = ? order by ordinal_position",
                table,
            ).fetchall()
            wanted = [(column, column_type(table, column)) for column in columns]
            assert sorted(there) == sorted([*wanted, ("rowid", "bigint")]), table


def test_a_copy_is_of_one_moment(pair):
    """A document that a run puts while the copy is made is in none of its tables, or in all."""
    from extractor.output.bases import open_reader
    from extractor.output.store_address import address_of

    pair.run()
    reader = open_reader(address_of(pair.many))
    with reader.snapshot():
        before = list(reader.stream("documents"))
        with Dataset(pair.many) as data:
            data.forget("a.txt")
        assert list(reader.stream("documents")) == before
        assert {row[0] for row in reader.stream("figures")} == {"a.txt", "b.txt"}
    assert {row[0] for row in reader.stream("figures")} == {"b.txt"}
    reader.close()


def test_who_is_refused_is_not_kept_waiting(server, monkeypatch):
    """A database that is not there is told at once; a server that is not there is awaited."""
    from extractor.errors import WrongUsage
    from extractor.output import open_link

    begun = time.monotonic()
    with pytest.raises(WrongUsage):
        open_link(server.address("none such"), 300)
    assert time.monotonic() - begun < 100
    away = servers.free_port()
    with pytest.raises(WrongUsage):
        open_link(f"postgresql://127.0.0.1:{away}/x", 1)


def test_two_commands_do_not_write_at_once(pair, monkeypatch):
    import extractor.output.server_base

    pair.run()
    monkeypatch.setattr(extractor.output.server_base, "SECONDS", 0.3)
    with Dataset(pair.many):
        code, said = pair.solieu("forget", pair.many, "a.txt")
    assert code == 1 and "Another command" in said
    assert pair.solieu("forget", pair.many, "a.txt")[0] == 0


def test_a_server_that_goes_away_is_awaited(pair, own_server, monkeypatch):
    """It is stopped as by a pulled plug while documents are put, twice."""
    pair.address = own_server.address()
    for number in range(6):
        text = REPORT.replace("215/", f"{300 + number}/")
        (pair.input / f"xã {number}.txt").write_text(text, "utf-8")
    puts, put = [], Dataset._owe

    def broken(data, document):
        puts.append(document)
        if len(puts) in (3, 8):
            own_server.stop("immediate")
            threading.Timer(1.5, own_server.start).start()
        put(data, document)

    pair.solieu("run", pair.input, "--jobs", 1, "--out", pair.one)
    monkeypatch.setattr(Dataset, "_owe", broken)
    code, said = pair.solieu(
        "run", pair.input, "--jobs", 1, "--out", pair.many, "--store", pair.address
    )
    assert code == 0 and len(puts) > 8, said
    pair.same()


def test_a_server_that_stays_away_ends_the_run_in_words(pair, own_server, monkeypatch):
    import extractor.output.server_base

    pair.address = own_server.address()
    pair.run()
    own_server.stop("immediate")
    monkeypatch.setattr(extractor.output.server_base, "AWAITED", 1)
    code, said = pair.run()
    assert code == 2 and "PostgreSQL" in said
    own_server.start()
    assert pair.run()[0] == 0
    pair.same()


def test_a_killed_run_loses_nothing(pair):
    """Killed as soon as some documents are there, twice; the last run goes on to the end."""
    for number in range(12):
        text = REPORT.replace("215/", f"{300 + number}/") * 3
        (pair.input / f"xã {number}.txt").write_text(text, "utf-8")
    command = [sys.executable, "-m", "extractor", "run", str(pair.input), "--jobs", "1"]
    command += ["--out", str(pair.many), "--store", pair.address, "--lang", "en"]
    for documents in (2, 5):
        run = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL)
        while run.poll() is None and count(pair.address) < documents:
            time.sleep(0.02)
        assert run.poll() is None
        run.kill()
        run.wait()
    assert pair.run()[0] == 0
    one, many = pair.rows()
    assert sorted(one["figures"]) == sorted(many["figures"])
    assert {table: len(rows) for table, rows in one.items()} == {
        table: len(rows) for table, rows in many.items()
    }
    for table in pair.one.glob("*.csv"):
        assert table.read_bytes() == (pair.many / table.name).read_bytes(), table.name


def test_a_run_that_is_not_asked_for_a_server_loads_nothing_of_it(tmp_path):
    (tmp_path / "a.txt").write_text(REPORT, "utf-8")
    code = (
        "import sys; from extractor.cli import main; "
        f"main(['run', {str(tmp_path / 'a.txt')!r}, '--out', {str(tmp_path / 'out')!r}]); "
        "print(*sorted({name.split('.')[0] for name in sys.modules}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=120
    )
    loaded = set(done.stdout.split())
    assert "extractor" in loaded and not loaded & {"psycopg", "distributed", "dask", "tornado"}


def test_passwords_come_from_the_users_own_file(pair, own_server, tmp_path, monkeypatch):
    address = own_server.address()
    with psycopg.connect(address, autocommit=True) as base:
        base.execute("create role thu_ky login password 'bí mật 7'")
        base.execute(f'grant create on database "{address.rpartition("/")[2]}" to thu_ky')
    rules = own_server.folder / "data" / "pg_hba.conf"
    rules.write_text(
        "host all postgres 127.0.0.1/32 trust\nhost all all 127.0.0.1/32 scram-sha-256\n"
    )
    with psycopg.connect(address) as base:
        base.execute("select pg_reload_conf()")
    secrets = tmp_path / "pgpass"
    secrets.write_text("127.0.0.1:*:*:thu_ky:bí mật 7\n", "utf-8")
    os.chmod(secrets, 0o600)
    pair.address = address.replace("postgres@", "thu_ky@")
    monkeypatch.delenv("PGPASSFILE", raising=False)
    code, said = pair.run()
    assert code == 2 and "password" in said
    monkeypatch.setenv("PGPASSFILE", str(secrets))
    code, said = pair.run()
    assert code == 0 and "bí mật" not in said + (pair.many / "dataset.store").read_text("utf-8")
    with open(pair.many / "figures.csv", encoding="utf-8-sig", newline="") as handle:
        assert len(list(csv.DictReader(handle))) == 10
