"""Scheduler and workers as a user starts them: the same rows as on one machine, whatever ends."""

import os
import subprocess
import sys
from urllib.request import urlopen

import psycopg
import pytest
from cluster_programs import GUILTY, MADE_PAGES, PATIENCE, Chaos, Programs, ended, pdf_of_pages
from conftest import ROOT, SAMPLES
from made_texts import OTHER, REPORT
from stored_rows import embedded, served

KILLS = 12
PLAN = {2: "kill_scheduler", 4: "stop_database", 6: "kill_run"}


@pytest.fixture
def programs(tmp_path, server):
    made = []

    def begun(address=None, **environment):
        made.append(Programs(tmp_path, address or server.address(), **environment))
        return made[-1]

    yield begun
    for one in made:
        one.end()


def test_the_rows_are_those_of_one_machine(programs, tmp_path):
    given = tmp_path / "in"
    given.mkdir()
    (given / "a.txt").write_text(REPORT, "utf-8")
    (given / "b.txt").write_text(OTHER, "utf-8")
    (given / "hỏng.pdf").write_bytes(b"%PDF-1.4 not one")
    name = "bao-cao-so-lao-dong-quy-3-2024.pdf"
    (given / name).write_bytes((SAMPLES / name).read_bytes())
    cluster = programs()
    cluster.start_scheduler()
    cluster.start_workers()
    code, said = ended(cluster.start_run(given))
    assert code == 1 and "4 files = 3 read" in said, said
    [dashboard] = [word for word in said.split() if word.startswith("http://127.0.0.1:")]
    assert b"Scheduler" in urlopen(dashboard, timeout=60).read()
    one = tmp_path / "one"
    subprocess.run(
        [sys.executable, "-m", "extractor", "run", given, "--out", one, "--jobs", "2", "--lang", "en"],
        cwd=ROOT, capture_output=True, timeout=PATIENCE,
    )  # fmt: skip
    assert embedded(one / "dataset.sqlite") == served(cluster.store)
    for path in sorted(one.rglob("*")):
        if path.suffix in (".csv", ".txt", ".jpg", ".html") and path.name != "nhan-lai.csv":
            there = cluster.out / path.relative_to(one)
            assert path.read_bytes() == there.read_bytes(), path.name
    code, said = ended(cluster.start_run(given))
    assert "0 read + 3 unchanged" in said, said


def test_whatever_is_killed_nothing_is_lost_doubled_or_blamed(programs, tmp_path, own_server):
    """Workers, scheduler, database and the run itself; one page ends each worker that reads it."""
    given = tmp_path / "in"
    given.mkdir()
    for number in range(10):
        (given / f"xã {number}.pdf").write_bytes(
            pdf_of_pages(*[f"So {number} {at}" for at in range(5)])
        )
    cluster = programs(own_server.address(), PYTHONPATH=f"{MADE_PAGES}:{ROOT}")
    (given / GUILTY).write_bytes(pdf_of_pages("mot", "hai", "ba"))
    cluster.start_scheduler()
    cluster.start_workers()
    chaos = Chaos(cluster, own_server, KILLS, PLAN)
    run = cluster.start_run(given)
    chaos.start()
    run.wait(PATIENCE)  # it is killed, and begun again
    assert chaos.begun_again.wait(PATIENCE)
    code, said = ended(chaos.again)
    chaos.over.set()
    chaos.join(PATIENCE)
    assert chaos.failed == [] and chaos.kills >= KILLS / 2, (chaos.failed, chaos.kills)
    assert code == 1 and "11 files" in said and "1 failed" in said, said
    (given / GUILTY).unlink()
    one = tmp_path / "one"
    subprocess.run(
        [sys.executable, "-m", "extractor", "run", given, "--out", one, "--jobs", "2", "--lang", "en"],
        cwd=ROOT, env={**os.environ, **cluster.environment, "MADE_SECONDS": "0"},
        capture_output=True, timeout=PATIENCE,
    )  # fmt: skip
    wanted, found = embedded(one / "dataset.sqlite"), served(cluster.store)
    for table in ("documents", "figures", "references", "dates", "labels", "checks", "indicators"):
        rows = [row for row in found[table] if row[0] != GUILTY]
        assert sorted(wanted[table]) == sorted(rows), table
    [failure] = found["failures"]
    assert failure[0] == GUILTY and "ended the program" in failure[1]
    with psycopg.connect(cluster.store) as base:
        states = base.execute("select what, state, tries, broken_off from solieu.work").fetchall()
    not_read = [what for what, state, *_ in states if state != "read"]
    assert not_read == [f"{GUILTY}, 2"]
    [guilty] = [row for row in states if row[0] == f"{GUILTY}, 2"]
    assert guilty[2] >= 4 and sum(row[2] for row in states) > len(states)


def test_who_has_other_rules_is_refused_by_name(programs, tmp_path):
    rules = tmp_path / "quy-tac"
    (rules / "numerals").mkdir(parents=True)
    (rules / "pieces.yaml").write_text("")
    cluster = programs()
    cluster.start_scheduler()
    other = cluster.start_workers(1, "--patterns", rules)
    assert other.wait(PATIENCE) == 1
    said = (tmp_path / "said-worker.txt").read_text("utf-8")
    assert "another version or other rules" in said and cluster.scheduler in said
